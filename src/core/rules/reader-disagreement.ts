/** `go version -m` reads the file otherwise than this program does. */
import { binaryName, isGo, modulePlace } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

export const readerDisagreement: Rule = {
  id: 'reader-disagreement',
  link: 'binary',
  level: 'error',
  title: 'go version -m reads the file otherwise',
  check(record) {
    const { binary, witness } = record
    if (!isGo(binary)) return notApplicable('the file is no readable Go binary')
    if (witness === null) return notApplicable('there is no go command to ask')
    if (witness.differences.length === 0) return PASS
    if (witness.knownDefect !== null) return notApplicable(`known defect of Go: ${witness.knownDefect}`)
    return violation({
      message: `${binaryName(record)}: this program and \`go version -m\` read different things: ${witness.differences.slice(0, 3).join('; ')}.`,
      fix: 'treat the file as hostile until the difference is understood; if the file is honest, report it to this project with the output of `go version -m`',
      place: modulePlace(record)
    })
  }
}
