/** The binary is for another platform than it says, or than was asked for. */
import { quote, quoteList } from '../text/markup.ts'
import type { ImageFacts } from '../binary/facts.ts'
import type { Policy } from '../policy/types.ts'
import type { GateRecord } from '../record/types.ts'
import { platformOf } from '../target.ts'
import { binaryName, isGo, modulePlace } from './subject.ts'
import { inconclusive, notApplicable, type Rule, type RuleFinding, violationsOrPass } from './types.ts'

/** Which systems use a format; what a header leaves open is any of them. */
const FORMAT_OF: Readonly<Record<string, string>> = {
  windows: 'pe',
  darwin: 'macho',
  ios: 'macho',
  aix: 'xcoff',
  plan9: 'plan9',
  js: 'wasm',
  wasip1: 'wasm'
}

export const platformMismatch: Rule = {
  id: 'platform-mismatch',
  link: 'binary',
  level: 'error',
  title: 'The binary is for another platform',
  knownBy: 'binary',
  check(record, _baseline, policy) {
    const { binary } = record
    if (!isGo(binary)) return notApplicable('the file is no readable Go binary')
    // Of a fat file every slice counts: the file's own facts are those of its worst one alone.
    const images: readonly ImageFacts[] = binary.slices.length > 0 ? binary.slices : [binary]
    if (images.some(({ goos, goarch }) => goos === null || goarch === null)) {
      return inconclusive(`${binaryName(record)} does not say which platform it is for`)
    }
    return violationsOrPass(images.flatMap((image) => imageFindings(image, record, policy)))
  }
}

function imageFindings(image: ImageFacts, record: GateRecord, policy: Policy): RuleFinding[] {
  const name = binaryName(record)
  const place = modulePlace(record)
  const actual = `${image.goos}/${image.goarch}`
  const findings: RuleFinding[] = []
  const lie = headerConflict(image)
  if (lie !== null) {
    findings.push({
      message: `${name} records ${quote(actual)}, but ${lie}.`,
      fix: 'do not trust what the file says of itself; build it again and compare',
      place
    })
  }
  if (record.run.mode === 'build' && actual !== platformOf(record.subject.target)) {
    findings.push({
      message: `${name} is for ${quote(actual)}, expected ${quote(record.subject.target)}.`,
      fix: 'look for GOOS and GOARCH in the flags, in `go env -changed` and in a `go` wrapper first in PATH',
      place
    })
  }
  const { targets } = policy.expect
  if (targets.length > 0 && !targets.includes(actual)) {
    const slice = record.binary.slices.length > 0 ? 'has a slice' : 'is'
    findings.push({
      message: `${name} ${slice} for ${quote(actual)}, the policy expects ${quoteList(targets)}.`,
      fix: 'build for an expected target, or add this one to `expect.targets` in the policy',
      place
    })
  }
  return findings
}

function headerConflict({ header, goos, goarch, format: actual }: ImageFacts): string | null {
  if (header === null || goos === null || goarch === null) return null
  if (header.goarch !== null && header.goarch !== goarch) return `its headers are those of ${quote(header.goarch)}`
  const format = FORMAT_OF[goos] ?? 'elf'
  // An archive holds objects for any system.
  if (actual !== format && actual !== 'archive') return `it is a file of format ${quote(actual ?? '?')}`
  if (header.goos !== null && header.goos !== goos && !(header.goos === 'darwin' && goos === 'ios')) {
    return `its headers are those of ${quote(header.goos)}`
  }
  return null
}
