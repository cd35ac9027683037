/** A file was given that is no Go binary. */
import { binaryName, modulePlace } from './subject.ts'
import { inconclusive, PASS, type Rule, violation } from './types.ts'

export const notGo: Rule = {
  id: 'not-go',
  link: 'binary',
  level: 'error',
  title: 'The file is no Go binary',
  knownBy: 'binary',
  check(record) {
    const { binary } = record
    if (binary.outcome === 'unreadable') {
      return inconclusive(`${binaryName(record)} could not be read: ${binary.evidence.join('; ')}`)
    }
    if (binary.outcome !== 'not-go') return PASS
    return violation({
      message: `${binaryName(record)} is no Go binary: ${binary.evidence.join('; ')}.`,
      fix: 'point `binaries` at the files that `go build` made, or narrow the pattern',
      place: modulePlace(record)
    })
  }
}
