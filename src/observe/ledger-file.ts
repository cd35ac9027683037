/** Ledgers as files: read for what was asked, and written so that of several writers none loses what another wrote. */
import type { Ledger, LedgerOwner, Pair } from '../core/cache/ledger.ts'
import { dayOf, MAX_LEDGER_BYTES, writeLedger } from '../core/cache/ledger.ts'
import { judgeLedger } from '../core/cache/ledger-answer.ts'
import { descendsFrom, type Expected, nextLedger } from '../core/cache/ledger-chain.ts'
import { GateError } from '../core/errors.ts'
import { quote } from '../core/text/markup.ts'
import type { Ports } from '../ports/types.ts'

type LedgerPorts = Pick<Ports, 'files' | 'clock'>

/** Today, in days since 1970. */
export function today(ports: Pick<Ports, 'clock'>): number {
  return dayOf(ports.clock.now().getTime())
}

/**
 * Reads a ledger that was named, `null` when there is no such file. Throws GateError `input` for one that is not to be
 * used, `unreadable` or `limit` for what cannot be read.
 */
export async function readLedger(ports: LedgerPorts, file: string, expected: Expected): Promise<Ledger | null> {
  const text = await ports.files.readText(file, MAX_LEDGER_BYTES)
  if (text === null) return null
  const { ledger, why } = judgeLedger(text, expected)
  if (ledger !== null) return ledger
  throw new GateError('input', `${quote(file)} is no ledger to rely on: ${why}`, {
    fix: 'take the ledger of another trusted run, or begin a new one with an empty cache'
  })
}

/** Refuses a ledger that does not go back to one that was seen before. Throws GateError `input`. */
export function refuseOtherChain(ledger: Ledger, file: string, seen: Ledger): void {
  if (descendsFrom(ledger, seen.digest)) return
  throw new GateError(
    'input',
    `${quote(file)} (generation ${ledger.generation}) does not go back to the ledger of generation ${seen.generation} with the digest ${seen.digest.slice(0, 12)}…`,
    {
      fix: 'find out who wrote it: an older ledger that was put back looks like this, and so does one that was made up'
    }
  )
}

export interface LedgerUpdate {
  readonly owner: LedgerOwner
  /** What the ledgers that are merged have to fit. */
  readonly expected: Expected
  /** Other ledgers to go back to. */
  readonly parents: readonly Ledger[]
  readonly witnessed: readonly Pair[]
}

/**
 * Writes the ledger that follows the one in a file and the parents. While it does so no other process writes there. Throws
 * GateError `input` when what is there is no ledger of this owner: it is not written over.
 */
export async function updateLedger(ports: LedgerPorts, file: string, update: LedgerUpdate): Promise<Ledger> {
  return ports.files.alone(file, async () => {
    const own = await readLedger(ports, file, update.expected)
    const parents = own === null ? update.parents : [...update.parents, own]
    const owner = ownerOf(update.owner, parents)
    const ledger = nextLedger({ owner, parents, witnessed: update.witnessed, today: today(ports) })
    await ports.files.writeText(file, writeLedger(ledger))
    return ledger
  })
}

/** Where nothing says whom it is of, a ledger stays that of its parents. Throws GateError `input` when they disagree. */
function ownerOf({ repository, ref }: LedgerOwner, parents: readonly Ledger[]): LedgerOwner {
  const one = (what: 'repository' | 'ref'): string | null => {
    const [first = null, ...others] = [...new Set(parents.map((parent) => parent[what]))]
    if (others.length === 0) return first
    const got = [first, ...others].map((name) => (name === null ? 'none' : quote(name))).join(', ')
    throw new GateError('input', `expected ledgers of one ${what}, got ${got}`, { fix: `name it with \`--${what}\`` })
  }
  return { repository: repository ?? one('repository'), ref: ref ?? one('ref') }
}
