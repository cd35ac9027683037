/** A signature was added or replaced after linking; below it the file is what the Go linker wrote. */
import { binaryName, isGo, modulePlace } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

export const resigned: Rule = {
  id: 'resigned',
  link: 'binary',
  level: 'notice',
  title: 'The file was signed after linking',
  knownBy: 'binary',
  check(record) {
    const { binary } = record
    if (!isGo(binary)) return notApplicable('the file is no readable Go binary')
    if (binary.seal !== 'resigned') return PASS
    const windows = binary.format === 'pe'
    return violation({
      message:
        `${binaryName(record)} carries ${windows ? 'an Authenticode signature' : 'a code signature'} that was put on after linking. ` +
        'With it undone the file is what the Go linker wrote. Whose signature it is was not checked.',
      fix: `where your release signs there is nothing to do; \`${windows ? 'signtool verify /pa' : 'codesign --verify --verbose'}\` says who signed`,
      place: modulePlace(record)
    })
  }
}
