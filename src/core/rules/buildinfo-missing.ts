/** The build info is not there, or says nothing about modules. */
import type { BinaryFacts } from '../binary/facts.ts'
import { isObfuscated, TOLD_BY_OBFUSCATED } from './obfuscated.ts'
import { binaryName, isGo, modulePlace } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

const WHY = {
  none: 'has no build info: which modules and settings it was built from cannot be shown',
  rodata:
    'has lost its build info blob: `go version -m` and govulncheck read nothing (this program recovered it from rodata)',
  'version-only': 'names its Go version and nothing else: it was linked without module info'
} as const

/** Go writes no blob into wasm (core/binary/wasm.ts): the copy in rodata is all there ever was. */
function onlyCopyIsThere(binary: Pick<BinaryFacts, 'format' | 'buildInfo'>): boolean {
  return binary.format === 'wasm' && binary.buildInfo === 'rodata'
}

export const buildinfoMissing: Rule = {
  id: 'buildinfo-missing',
  link: 'binary',
  level: 'error',
  title: 'The binary does not say what it was built from',
  check(record) {
    const { binary } = record
    if (!isGo(binary)) return notApplicable('the file is no readable Go binary')
    if (binary.buildInfo === 'blob' || onlyCopyIsThere(binary)) return PASS
    if (isObfuscated(binary)) return notApplicable(TOLD_BY_OBFUSCATED)
    return violation({
      message: `${binaryName(record)} ${WHY[binary.buildInfo]}.`,
      fix: 'build with `go build` in module mode, and let nothing remove sections afterwards (`objcopy -R .go.buildinfo`, `-ldflags="-X runtime.modinfo=..."`)',
      place: modulePlace(record)
    })
  }
}
