/** Ledgers as files: read for what was asked, and written so that of several writers none loses what another wrote. */
import type { Ledger, LedgerOwner, Pair } from '../core/cache/ledger.ts'
import { dayOf, MAX_LEDGER_BYTES, writeLedger } from '../core/cache/ledger.ts'
import { MAX_BUNDLE_BYTES, signatureFile } from '../core/cache/ledger-signature.ts'
import { descendsFrom, type Expected, nextLedger } from '../core/cache/ledger-chain.ts'
import { errorMessage, GateError } from '../core/errors.ts'
import { quote } from '../core/text/markup.ts'
import type { Ports } from '../ports/types.ts'
import { judgeSignedLedger, type SignatureCheck } from './ledger-signature.ts'

type LedgerPorts = Pick<Ports, 'files' | 'clock' | 'signatures'>

/** Times that a ledger is made anew since another process wrote meanwhile: each time one of them gets through. */
const MAX_ROUNDS = 100

/** Today, in days since 1970. */
export function today(ports: Pick<Ports, 'clock'>): number {
  return dayOf(ports.clock.now().getTime())
}

/** How a ledger that was named is checked. */
export interface LedgerCheck extends SignatureCheck {
  readonly expected: Expected
  /** The file of its signature; `null`: beside it. */
  readonly bundle: string | null
}

/** A ledger, and the workflow that signed it; `null`: it is not signed. */
export interface SignedLedger {
  readonly ledger: Ledger
  readonly signer: string | null
}

/**
 * Reads a ledger that was named, `null` when there is no such file. Throws GateError `input` for one that is not to be
 * used, `evidence` when its signature cannot be checked, `unreadable` or `limit` for what cannot be read.
 */
export async function readLedger(ports: LedgerPorts, file: string, check: LedgerCheck): Promise<SignedLedger | null> {
  const text = await readText(ports, file)
  return text === null ? null : judgeText(ports, file, text, check)
}

/** A file that is too large for a ledger is none, like any other that holds something else. */
async function readText({ files }: LedgerPorts, file: string): Promise<string | null> {
  try {
    return await files.readText(file, MAX_LEDGER_BYTES)
  } catch (error) {
    if (error instanceof GateError && error.code === 'limit') throw noLedger(file, errorMessage(error))
    throw error
  }
}

function noLedger(file: string, why: string): GateError {
  return new GateError('input', `${quote(file)} is no ledger to rely on: ${why}`, {
    fix: 'take the ledger of another trusted run, or begin a new one with an empty cache'
  })
}

async function judgeText(ports: LedgerPorts, file: string, text: string, check: LedgerCheck): Promise<SignedLedger> {
  const bundle = check.bundle ?? signatureFile(file)
  const readBundle = (): Promise<string | null> => ports.files.readText(bundle, MAX_BUNDLE_BYTES)
  const place = { ...check, file: bundle, readBundle }
  const { ledger, signer, state, why } = await judgeSignedLedger(ports, text, check.expected, place)
  if (ledger !== null) return { ledger, signer }
  if (state !== 'unreadable') throw noLedger(file, why ?? '')
  throw new GateError('evidence', `${quote(file)} is no ledger to rely on: ${why}`, {
    fix: 'name a file with a trust root, `--trusted-root FILE`: `gh attestation trusted-root` writes one'
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
  /** What the ledger that is there has to fit. */
  readonly check: LedgerCheck
  /** Other ledgers to go back to. */
  readonly parents: readonly Ledger[]
  readonly witnessed: readonly Pair[]
  /** Makes the signature, `null` when there shall be none. What it throws ends the update: nothing is written then. */
  readonly sign: (text: string, ledger: Ledger) => Promise<string | null>
}

export interface WrittenLedger {
  readonly ledger: Ledger
  readonly signed: boolean
}

/**
 * Writes the ledger that follows the one in a file and the parents, and its signature beside it; a signature that was
 * there goes. Where another process writes meanwhile, that one's ledger is an ancestor, too. Throws GateError `input` when
 * what is there is no ledger of this owner, which is not written over, and what `sign` throws.
 */
export async function updateLedger(ports: LedgerPorts, file: string, update: LedgerUpdate): Promise<WrittenLedger> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const before = await readText(ports, file)
    const own = before === null ? [] : [(await judgeText(ports, file, before, update.check)).ledger]
    const parents = [...update.parents, ...own]
    const owner = ownerOf(update.owner, parents)
    const ledger = nextLedger({ owner, parents, witnessed: update.witnessed, today: today(ports) })
    const text = writeLedger(ledger)
    // Outside of the lock: Sigstore may take its time, and a lock that is kept for a minute counts as left behind.
    const bundle = await update.sign(text, ledger)
    const written = await ports.files.alone(file, async () => {
      if ((await ports.files.readText(file, MAX_LEDGER_BYTES)) !== before) return false
      // In this order there is never a signature beside a ledger that it is not of.
      await ports.files.remove(signatureFile(file))
      await ports.files.writeText(file, text)
      if (bundle !== null) await ports.files.writeText(signatureFile(file), bundle)
      return true
    })
    if (written) return { ledger, signed: bundle !== null }
  }
  throw new GateError('unreadable', `${quote(file)}: other processes write there without an end`)
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
