/** A ledger as it is found: usable here and today, or why it is not. What is not usable vouches for nothing. */
import { type Ledger, type LedgerEntries, NO_ENTRIES, parseLedger } from './ledger.ts'
import { entriesOn, type Expected, misfitOf } from './ledger-chain.ts'

/**
 * `used`; `missing`: there is none; `unreadable`: the place that it is read from, or what its signature is checked with,
 * could not be asked; `foreign`: of another repository or branch; `invalid`: damaged, edited, of another version, of a day
 * to come, or with a signature that does not hold.
 */
export const LEDGER_STATES = ['used', 'missing', 'unreadable', 'foreign', 'invalid'] as const
export type LedgerState = (typeof LEDGER_STATES)[number]

export interface LedgerAnswer {
  readonly state: LedgerState
  /** Why it is not used, in the markup of text/markup.ts; `null` when it is. */
  readonly why: string | null
  /** The ledger, when it is used. */
  readonly ledger: Ledger | null
  /** The workflow that signed it; `null`: it is not signed, or not used. */
  readonly signer: string | null
  /** What vouches today: nothing unless it is used. */
  readonly entries: LedgerEntries
}

/** Judges the text of a ledger; `null`: there was none. */
export function judgeLedger(text: string | null, expected: Expected): LedgerAnswer {
  if (text === null) return unusedLedger('missing', 'there is none yet')
  const reading = parseLedger(text)
  if (!reading.ok) return unusedLedger('invalid', reading.why)
  const { ledger } = reading
  const misfit = misfitOf(ledger, expected)
  if (misfit !== null) return unusedLedger(misfit.kind === 'foreign' ? 'foreign' : 'invalid', misfit.why)
  return { state: 'used', why: null, ledger, signer: null, entries: entriesOn(ledger, expected.today) }
}

/** The answer where no ledger is used: nothing vouches. `why` is shown. */
export function unusedLedger(state: Exclude<LedgerState, 'used'>, why: string): LedgerAnswer {
  return { state, why, ledger: null, signer: null, entries: NO_ENTRIES }
}
