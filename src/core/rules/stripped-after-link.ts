/** Symbols or debug information were taken away after the Go linker had finished. */
import type { Drift } from '../baseline/types.ts'
import { binaryName, isGo, modulePlace } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

export const strippedAfterLink: Rule = {
  id: 'stripped-after-link',
  link: 'binary',
  level: 'error',
  title: 'Symbols were removed after linking',
  knownBy: 'binary',
  check(record, { baseline, drifts }) {
    const { binary } = record
    if (!isGo(binary)) return notApplicable('the file is no readable Go binary')
    if (binary.strippedBy !== 'after-link') return PASS
    const what = binary.stripped === 'symbols' ? 'its symbol table' : 'its debug information'
    // The first clause is the pair of content IDs; what follows says which tool it was.
    const traces = binary.sealEvidence.slice(1)
    return violation({
      message:
        `${binaryName(record)} lost ${what} after the Go linker wrote it: no \`-s\` or \`-w\` is recorded, and the seal ` +
        `does not hold${traces.length === 0 ? '' : ` (${traces.join('; ')})`}. ` +
        codeWords(drifts, baseline.words),
      fix: 'gate the file before the step that strips it (`strip`, `objcopy`, `dh_strip` of a package build), or drop that step and link with `-ldflags=-s`',
      place: modulePlace(record)
    })
  }
}

/** With a record of the same inputs the digests tell (baseline/binary-bytes.ts). */
function codeWords(drifts: readonly Drift[], baseline: string): string {
  if (drifts.some(({ path }) => path === 'binary.digests.load')) {
    return `Compared with ${baseline} its code or data was changed as well.`
  }
  if (drifts.some(({ path, class: kind }) => path === 'binary.sha256' && kind === 'explained')) {
    return `Compared with ${baseline} its code is untouched.`
  }
  return 'Whether its code was touched as well cannot be told from the file alone.'
}
