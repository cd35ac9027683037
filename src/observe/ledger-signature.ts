/** The signature of a ledger: looked for where the ledger was found, checked, and made. */
import { basename } from 'node:path'
import type { Ledger } from '../core/cache/ledger.ts'
import { judgeLedger, type LedgerAnswer } from '../core/cache/ledger-answer.ts'
import type { Expected } from '../core/cache/ledger-chain.ts'
import {
  ledgerStatement,
  MAX_BUNDLE_BYTES,
  type SignatureReading,
  type SignatureRule,
  withSignature
} from '../core/cache/ledger-signature.ts'
import { errorMessage, GateError } from '../core/errors.ts'
import type { RunEvent } from '../core/event/read-event.ts'
import type { Ports } from '../ports/types.ts'

/** A file with trust roots: that of the public Sigstore has 7 kB. */
export const MAX_ROOT_BYTES = 1 << 20

/** What a signature is checked with. */
export interface SignatureCheck {
  readonly rule: SignatureRule
  /** The trust roots that were named, `null`: that of the public Sigstore. Throws GateError when they cannot be had. */
  readonly readRoot: () => Promise<string | null>
}

/** A signature that may be there. */
export interface SignaturePlace extends SignatureCheck {
  /** Where it would be, as it is shown. */
  readonly file: string
  /** The bundle, `null` when there is none. Throws GateError when it cannot be read. */
  readonly readBundle: () => Promise<string | null>
}

/**
 * Judges the text of a ledger and its signature; `null`: there was no ledger. What is wrong with either is the state.
 * Throws GateError `input` when the place is wrongly named.
 */
export async function judgeSignedLedger(
  ports: Pick<Ports, 'signatures'>,
  text: string | null,
  expected: Expected,
  place: SignaturePlace
): Promise<LedgerAnswer> {
  const answer = judgeLedger(text, expected)
  if (text === null || answer.ledger === null) return answer
  return withSignature(answer, text, await readSignature(ports, place), place.rule)
}

async function readSignature(ports: Pick<Ports, 'signatures'>, place: SignaturePlace): Promise<SignatureReading> {
  try {
    const bundle = await place.readBundle()
    if (bundle === null) return { kind: 'none', file: place.file }
    if (bundle.length > MAX_BUNDLE_BYTES) {
      return { kind: 'refused', why: `expected at most ${MAX_BUNDLE_BYTES} bytes, got ${bundle.length}` }
    }
    return await ports.signatures.verify(bundle, await place.readRoot())
  } catch (error) {
    if (error instanceof GateError && error.code === 'input') throw error
    const kind = error instanceof GateError && error.code === 'limit' ? 'refused' : 'unavailable'
    return { kind, why: errorMessage(error) }
  }
}

/** Signs a ledger as the run that wrote it, and gives the bundle. Throws GateError `evidence` when that cannot be done. */
export function signLedger(
  ports: Pick<Ports, 'signatures'>,
  file: string,
  text: string,
  ledger: Ledger,
  { commits, workflowPath, runId, runAttempt }: RunEvent
): Promise<string> {
  const run = { commit: commits.commit, workflow: workflowPath, runId, runAttempt }
  return ports.signatures.sign(ledgerStatement(basename(file), text, ledger, run))
}
