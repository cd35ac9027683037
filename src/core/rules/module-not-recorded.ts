/** Code is linked in whose module the module list does not name. */
import { quoteList } from '../text/markup.ts'
import { isObfuscated } from './obfuscated.ts'
import { binaryName, isGo, modulePlace } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

export const moduleNotRecorded: Rule = {
  id: 'module-not-recorded',
  link: 'modules',
  level: 'error',
  title: 'A linked package belongs to no recorded module',
  knownBy: 'binary',
  check(record) {
    const { binary } = record
    if (!isGo(binary)) return notApplicable('the file is no readable Go binary')
    if (binary.main === null) return notApplicable('the binary lists no modules')
    if (isObfuscated(binary)) return notApplicable('the names of packages are hidden')
    if (binary.lineTable === null) return notApplicable('the line table was not read')
    const { unrecorded } = binary.lineTable
    if (unrecorded.length === 0) return PASS
    const one = unrecorded.length === 1
    return violation({
      message: `${binaryName(record)} has code of ${one ? 'a package' : 'packages'} linked in whose module its build info does not list: ${quoteList(unrecorded)}.`,
      fix: 'build it again from the commit with `go build` and compare the `dep` lines of `go version -m`; scanners see only what is listed',
      place: modulePlace(record)
    })
  }
}
