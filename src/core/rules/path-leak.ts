/** The file names folders of the machine that compiled it. */
import { quoteList } from '../text/markup.ts'
import { isExpected } from './build-kind.ts'
import { binaryName, flagsPlace, isGo } from './subject.ts'
import { inconclusive, notApplicable, PASS, type Rule, violation } from './types.ts'

export const pathLeak: Rule = {
  id: 'path-leak',
  link: 'binary',
  // Every plain `go build` does it, and nothing is wrong with the chain of custody: who minds turns it on.
  level: 'off',
  title: 'The file names folders of the machine that built it',
  check(record, _baseline, policy) {
    const { binary } = record
    if (!isGo(binary)) return notApplicable('the file is no readable Go binary')
    if (binary.lineTable === null) return inconclusive(`the line table of ${binaryName(record)} could not be read`)
    const { paths } = binary.lineTable
    if (paths.length === 0) return PASS
    const trimmed = binary.settings['-trimpath'] === 'true'
    if (!trimmed && isExpected(policy, '-trimpath') && policy.rules['flags-missing'] !== 'off') {
      return notApplicable('flags-missing reports that `-trimpath` is missing')
    }
    return violation({
      message: `${binaryName(record)} names folders of the machine that built it${trimmed ? ', although `-trimpath` is recorded' : ''}: ${quoteList(paths)}.`,
      fix: trimmed
        ? 'look for a second `-trimpath` in `-gcflags` or `-asmflags`: it replaces the one that the go command gives'
        : 'add `-trimpath` to the build flags; builds in any folder then give the same bytes',
      place: flagsPlace(record)
    })
  }
}
