/** The file is not, byte for byte, what the Go linker wrote. */
import type { SealBreaker } from '../binary/facts.ts'
import { quote } from '../text/markup.ts'
import { binaryName, isGo, modulePlace } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

interface Words {
  /** What most likely did it, as a sentence. */
  readonly cause: string
  readonly fix: string
}

const UNKNOWN: Words = {
  cause: `Something changed the file after ${quote('go build')}: a patch, a packer, a resource editor, appended data.`,
  fix: 'find the step that touches the file after the build and drop it, or build again and ship that file'
}

/** Causes that no other rule reports. */
const WORDS: Partial<Record<SealBreaker, Words>> = {
  objcopy: {
    cause: `A tool that rewrites files ran after ${quote('go build')}: \`objcopy\`, \`patchelf\` or one like them.`,
    fix: 'gate the file before that step, or leave it to the linker: `-ldflags=-r=DIR` sets a library path, `//go:embed` carries data'
  },
  patch: {
    cause: 'The linked file was edited: a patch, a resource editor, a text that was replaced in it.',
    fix: 'do not ship it before the change is understood: build it again from the commit and look at `cmp -l`'
  }
}

export const modifiedAfterLink: Rule = {
  id: 'modified-after-link',
  link: 'binary',
  level: 'error',
  title: 'The file was changed after linking',
  knownBy: 'binary',
  check(record) {
    const { binary } = record
    if (!isGo(binary)) return notApplicable('the file is no readable Go binary')
    if (binary.seal === 'absent') return notApplicable('the file has no seal to check')
    if (binary.seal === 'not-applicable') return notApplicable(binary.sealEvidence[0] ?? 'the seal does not apply')
    // One cause, one finding: strip, packers and appended bytes have rules of their own.
    if (binary.seal !== 'broken' || binary.strippedBy === 'after-link') return PASS
    if (binary.sealBrokenBy === 'appended') return notApplicable('appended bytes broke the seal: see `appended-data`')
    if (binary.packed !== null) return notApplicable('a packer broke the seal: see `packed`')
    const { cause, fix } = binary.sealBrokenBy === null ? UNKNOWN : (WORDS[binary.sealBrokenBy] ?? UNKNOWN)
    return violation({
      message: `${binaryName(record)} is not what the Go linker wrote: ${binary.sealEvidence.join('; ')}. ${cause}`,
      fix,
      place: modulePlace(record)
    })
  }
}
