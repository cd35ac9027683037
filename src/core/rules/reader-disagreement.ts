/** `go version -m` reads the file otherwise than this program does. */
import { READER_DEFECTS } from '../binary/reader-defects.ts'
import { binaryName, isGo, modulePlace } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

/** The defect as a sentence; a record of another version of this program may name one that this one does not know. */
function inWords(id: string): string {
  const defect = READER_DEFECTS.find((known) => known.id === id)
  return defect === undefined ? id : `it ${defect.title} (${id})`
}

export const readerDisagreement: Rule = {
  id: 'reader-disagreement',
  link: 'binary',
  level: 'error',
  title: 'go version -m reads the file otherwise',
  knownBy: 'binary',
  check(record) {
    const { binary, witness } = record
    // A file in which this program finds no Go but Go does is the worst disagreement of all.
    if (!isGo(binary) && (witness === null || witness.differences.length === 0))
      return notApplicable('the file is no readable Go binary')
    if (witness === null) return notApplicable('there is no go command of 1.20 or newer to ask')
    if (witness.differences.length === 0) return PASS
    if (witness.knownDefect !== null) return notApplicable(`known defect of Go: ${inWords(witness.knownDefect)}`)
    return violation({
      message: `${binaryName(record)}: this program and \`go version -m\` read different things: ${witness.differences.slice(0, 3).join('; ')}.`,
      fix: 'treat the file as hostile until the difference is understood; if the file is honest, report it to this project with the output of `go version -m`',
      place: modulePlace(record)
    })
  }
}
