/** The ledger of the build cache that was named is not one to rely on. */
import { quote } from '../text/markup.ts'
import { modulePlace } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

export const ledgerInvalid: Rule = {
  id: 'ledger-invalid',
  link: 'cache',
  level: 'error',
  title: 'The ledger of the build cache is damaged, made up, or of another place',
  knownBy: 'ledger',
  check(record) {
    const { ledger } = record.cache
    if (ledger === null) return notApplicable('no ledger of trusted runs was asked for')
    if (ledger.state === 'used') return PASS
    const why = ledger.why ?? 'it cannot be used'
    if (ledger.state === 'missing' || ledger.state === 'unreadable')
      return notApplicable(`${quote(ledger.file)}: ${why}`)
    return violation({
      message: `The ledger ${quote(ledger.file)} vouches for nothing here: ${why}.`,
      fix: 'take it from the last trusted run of this repository, or remove it: the next run of the default branch with an empty cache writes a new one',
      place: modulePlace(record),
      // A fork inherits the ledger of its origin, and did nothing wrong.
      level: ledger.state === 'foreign' ? 'warning' : 'error'
    })
  }
}
