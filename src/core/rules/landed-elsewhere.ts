/** The linked file was put somewhere else than where it was asked for. */
import { quote } from '../text/markup.ts'
import { binaryName, flagsPlace } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

export const landedElsewhere: Rule = {
  id: 'landed-elsewhere',
  link: 'link',
  level: 'error',
  title: 'The linked file landed in another place',
  knownBy: 'binary',
  check(record) {
    if (record.trace === null) return notApplicable('the build was not seen')
    const place = record.trace.landedElsewhere
    if (place === null) return PASS
    return violation({
      message: `${binaryName(record)} was linked, but put at ${quote(place)} and not where the gate asked for it.`,
      fix: 'look for what changes the arguments of the go command: a `go` wrapper first in PATH, `-toolexec`',
      place: flagsPlace(record)
    })
  }
}
