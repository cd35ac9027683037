/** A ledger as it is found: usable here and today, or why it is not. What is not usable vouches for nothing. */
import { dayWords, type Ledger, type LedgerEntries, NO_ENTRIES, parseLedger } from './ledger.ts'
import { entriesOn, type Expected, KEPT_DAYS, misfitOf } from './ledger-chain.ts'

/**
 * `used`; `missing`: there is none; `unreadable`: the place that it is read from, or what its signature is checked with,
 * could not be asked; `foreign`: of another repository or branch; `invalid`: damaged, edited, of another version, of a day
 * to come, or with a signature that does not hold.
 */
export const LEDGER_STATES = ['used', 'missing', 'unreadable', 'foreign', 'invalid'] as const
export type LedgerState = (typeof LEDGER_STATES)[number]

export interface LedgerAnswer {
  readonly state: LedgerState
  /** Why it is not used, or used and vouches for nothing any more, in the markup of text/markup.ts; else `null`. */
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
  return usedLedger(ledger, expected.today, null)
}

/** A ledger that is one for this place. Nobody worked on the default branch for a month, and none of it vouches: said, once. */
export function usedLedger(ledger: Ledger, today: number, signer: string | null): LedgerAnswer {
  const entries = entriesOn(ledger, today)
  const isTooOld = entries.size === 0 && ledger.entries.size > 0
  const why = isTooOld
    ? `it was written on ${dayWords(ledger.written)}, and what it has was seen more than ${KEPT_DAYS} days ago`
    : null
  return { state: 'used', why, ledger, signer, entries }
}

/** The answer where no ledger is used: nothing vouches. `why` is shown. */
export function unusedLedger(state: Exclude<LedgerState, 'used'>, why: string): LedgerAnswer {
  return { state, why, ledger: null, signer: null, entries: NO_ENTRIES }
}
