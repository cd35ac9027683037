/** Several ledgers of one run, one from each of its jobs, as one. */
import { type LedgerAnswer, judgeLedger, unusedLedger } from './ledger-answer.ts'
import { entriesOn, type Expected, nextLedger } from './ledger-chain.ts'

/**
 * Judges ledgers together: the answer of the one there is, or one with the entries of all of them and all of them as its
 * ancestors, so that what is written next goes back to each. When one of them is not to be used, none is: the same
 * trusted run has written them.
 */
export function mergeLedgers(texts: readonly string[], expected: Expected): LedgerAnswer {
  const answers = [...new Set(texts)].map((text) => judgeLedger(text, expected))
  const [first] = answers
  if (first === undefined) return judgeLedger(null, expected)
  const odd = answers.find(({ state }) => state !== 'used')
  if (odd !== undefined || answers.length === 1) return odd ?? first
  const parents = answers.flatMap(({ ledger }) => (ledger === null ? [] : [ledger]))
  const [{ repository, ref } = { repository: null, ref: null }] = parents
  if (parents.some((parent) => parent.ref !== ref))
    return unusedLedger('invalid', 'its jobs wrote ledgers of several refs')
  const ledger = nextLedger({ owner: { repository, ref }, today: expected.today, parents, witnessed: [] })
  return { state: 'used', why: null, ledger, entries: entriesOn(ledger, expected.today) }
}
