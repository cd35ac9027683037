/** How one ledger follows others, and whether it is one for this place and day. */
import { quote } from '../text/markup.ts'
import {
  type Ancestor,
  dayWords,
  type Ledger,
  LedgerEntries,
  type LedgerOwner,
  lineKey,
  MAX_ANCESTORS,
  MAX_LEDGER_ENTRIES,
  type Pair,
  sealLedger
} from './ledger.ts'

/** Days for which an entry vouches after a trusted run has seen it last. */
export const KEPT_DAYS = 30
/** Days by which the clock of another machine may be ahead. */
const CLOCK_DAYS = 1
const MAX_GENERATION = 999_999_999

export interface NextLedger {
  readonly owner: LedgerOwner
  /** The day on which it is written. */
  readonly today: number
  /** The ledgers that it goes back to, in any order; none for the first. */
  readonly parents: readonly Ledger[]
  /** What was witnessed today. */
  readonly witnessed: Iterable<Pair>
}

/**
 * The ledger that follows its parents: their entries and those of today, without what nobody has witnessed for KEPT_DAYS.
 * Of more than MAX_LEDGER_ENTRIES those are kept that were witnessed last. Two parents in the other order give the same bytes.
 */
export function nextLedger({ owner, today, parents, witnessed }: NextLedger): Ledger {
  const days = new Map<string, number>()
  const oldest = today - KEPT_DAYS
  for (const { entries } of parents) {
    for (const [key, day] of entries.days) {
      if (day >= oldest) days.set(key, Math.min(today, Math.max(day, days.get(key) ?? 0)))
    }
  }
  for (const pair of witnessed) days.set(lineKey(pair), today)
  const content = {
    ...owner,
    generation: Math.min(MAX_GENERATION, Math.max(0, ...parents.map(({ generation }) => generation)) + 1),
    written: today,
    ancestors: ancestorsOf(parents),
    entries: new LedgerEntries(days.size > MAX_LEDGER_ENTRIES ? newest(days) : days)
  }
  return sealLedger(content)
}

function ancestorsOf(parents: readonly Ledger[]): Ancestor[] {
  const all = parents.flatMap(({ generation, digest, ancestors }) => [{ generation, digest }, ...ancestors])
  const unique = new Map(all.map((ancestor) => [ancestor.digest, ancestor]))
  return [...unique.values()]
    .toSorted((a, b) => b.generation - a.generation || (a.digest < b.digest ? -1 : 1))
    .slice(0, MAX_ANCESTORS)
}

/** What a ledger at its bound has left out, in words; empty for any other. */
export function boundWords({ entries }: Ledger): string {
  if (entries.size < MAX_LEDGER_ENTRIES) return ''
  return `at its bound of ${MAX_LEDGER_ENTRIES} entries: those that were seen longest ago are left out, and are compiled anew where the ledger is enforced`
}

function newest(days: ReadonlyMap<string, number>): Map<string, number> {
  const sorted = [...days].toSorted(([a, seenA], [b, seenB]) => seenB - seenA || (a < b ? -1 : 1))
  return new Map(sorted.slice(0, MAX_LEDGER_ENTRIES))
}

/** Whether one ledger goes back to another, as far as its ancestors are named. */
export function descendsFrom(ledger: Ledger, digest: string): boolean {
  return ledger.digest === digest || ledger.ancestors.some((ancestor) => ancestor.digest === digest)
}

/** What a ledger has to fit. `null`: it is not known here, and anything does. */
export interface Expected {
  readonly repository: string | null
  readonly refs: readonly string[] | null
  readonly today: number
}

/** `foreign`: of another repository or branch, which a fork inherits in all innocence. */
export interface Misfit {
  readonly kind: 'foreign' | 'future'
  readonly why: string
}

/** Why a ledger is none for this place; `null` when it is. */
export function misfitOf({ repository, ref, written }: Ledger, expected: Expected): Misfit | null {
  const foreign = (what: string, wanted: string, got: string | null): Misfit => ({
    kind: 'foreign',
    why: `it is of another ${what}: expected ${wanted}, got ${got === null ? 'none' : quote(got)}`
  })
  if (expected.repository !== null && repository?.toLowerCase() !== expected.repository.toLowerCase()) {
    return foreign('repository', quote(expected.repository), repository)
  }
  if (expected.refs !== null && (ref === null || !expected.refs.includes(ref))) {
    return foreign('ref', expected.refs.map((one) => quote(one)).join(' or '), ref)
  }
  if (written <= expected.today + CLOCK_DAYS) return null
  return { kind: 'future', why: `it was written on ${dayWords(written)}, which is yet to come` }
}

/** The entries of a ledger that vouch on a day. */
export function entriesOn({ entries }: Ledger, today: number): LedgerEntries {
  return entries.since(today - KEPT_DAYS)
}
