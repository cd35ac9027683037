/** Several ledgers of one run, one from each of its jobs, as one. */
import { type LedgerAnswer, unusedLedger, usedLedger } from './ledger-answer.ts'
import { type Expected, nextLedger } from './ledger-chain.ts'

/**
 * Takes ledgers together that were judged each: the answer of the one there is, or one with the entries of all of them and
 * all of them as its ancestors, so that what is written next goes back to each. When one of them is not to be used, none
 * is: the same trusted run has written them.
 */
export function mergeLedgers(answers: readonly LedgerAnswer[], expected: Expected): LedgerAnswer {
  const [first] = answers
  if (first === undefined) return unusedLedger('missing', 'there is none yet')
  const odd = answers.find(({ state }) => state !== 'used')
  if (odd !== undefined || answers.length === 1) return odd ?? first
  const parents = answers.flatMap(({ ledger }) => (ledger === null ? [] : [ledger]))
  const [{ repository, ref } = { repository: null, ref: null }] = parents
  if (parents.some((parent) => parent.ref !== ref))
    return unusedLedger('invalid', 'its jobs wrote ledgers of several refs')
  const ledger = nextLedger({ owner: { repository, ref }, today: expected.today, parents, witnessed: [] })
  const signers = new Set(answers.map(({ signer }) => signer))
  const signer = signers.size === 1 ? first.signer : null
  const answer = usedLedger(ledger, expected.today, signer)
  // What is too old is left out already: that all of it was is known from each of them.
  return answers.every(({ why }) => why !== null) ? { ...answer, why: first.why } : answer
}
