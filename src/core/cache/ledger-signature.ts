/**
 * The signature of a ledger: what is signed, and whether a signature that verified is one for this ledger.
 *
 * The digest in a ledger says that nobody damaged it; whoever can write the file can make another. A signature says which
 * workflow of which repository, on which ref, wrote these very bytes, wherever they are read from. It is a Sigstore
 * bundle in a file of its own beside the ledger, so that the ledger is the same file with and without it. That the
 * bundle's certificate, log entry and signature hold is told elsewhere (ports/sigstore-verify.ts); here is decided what
 * they are worth: the signer has to be a run that may write a ledger of that repository and ref, and the statement has
 * to be about these bytes.
 */
import { createHash } from 'node:crypto'
import { ACTIONS_SERVER, identityMisfit, type SignerIdentity } from '../attest/identity.ts'
import { readStatement, type SignedText, writeStatement } from '../attest/statement.ts'
import type { Verification } from '../attest/verification.ts'
import { quote } from '../text/markup.ts'
import { valueAt } from '../untrusted.ts'
import type { Ledger } from './ledger.ts'
import { type LedgerAnswer, unusedLedger } from './ledger-answer.ts'

/** `optional`: a signature that is there has to verify; `required`: without one the ledger is refused. */
export const SIGNATURE_RULES = ['optional', 'required'] as const
export type SignatureRule = (typeof SIGNATURE_RULES)[number]

/** A bundle about a ledger has 5 to 12 kB. */
export const MAX_BUNDLE_BYTES = 1 << 20

/** What the statement claims: that a trusted run left this ledger. */
const LEDGER_PREDICATE = 'https://github.com/go-provenance-gate/go-provenance-gate/cache-ledger/v1'

/** The events on which a run may write what others read (core/event/read-event.ts). */
const TRUSTED_TRIGGERS = ['push', 'schedule', 'workflow_dispatch', 'repository_dispatch']

/** Where the signature of a ledger is. */
export function signatureFile(ledgerFile: string): string {
  return `${ledgerFile}.sigstore.json`
}

/** The run that signs; `null` for what is not known. */
export interface SigningRun {
  readonly commit: string | null
  /** `.github/workflows/ci.yml` */
  readonly workflow: string | null
  readonly runId: string | null
  readonly runAttempt: number | null
}

/** The statement about a ledger of this text, in a file of this name. */
export function ledgerStatement(name: string, text: string, ledger: Ledger, run: SigningRun): SignedText {
  const { repository, ref, generation, digest } = ledger
  const { commit, workflow, runId, runAttempt } = run
  const place = `${ACTIONS_SERVER}/${repository ?? '-'}/actions/runs/${runId ?? ''}/attempts/${runAttempt ?? 1}`
  return writeStatement({
    subjects: [{ name, sha256: sha256(text) }],
    predicateType: LEDGER_PREDICATE,
    predicate: { repository, ref, generation, digest, commit, workflow, run: runId === null ? null : place }
  })
}

/** What became of the signature of a ledger; `none`: there is none, and `file` is where it would be. */
export type SignatureReading = Verification | { readonly kind: 'none'; readonly file: string }

/** A ledger that is used, together with its signature: the answer stays, names the signer, or turns into a refusal. */
export function withSignature(
  answer: LedgerAnswer,
  text: string,
  reading: SignatureReading,
  rule: SignatureRule
): LedgerAnswer {
  const { ledger } = answer
  if (ledger === null) return answer
  switch (reading.kind) {
    case 'none':
      if (rule === 'optional') return answer
      return unusedLedger(
        'invalid',
        `it is not signed: expected a signature in ${quote(reading.file)}, since one is required`
      )
    case 'refused':
      return unusedLedger('invalid', `its signature does not verify: ${reading.why}`)
    case 'unavailable':
      return unusedLedger('unreadable', `its signature could not be checked: ${reading.why}`)
    case 'verified': {
      const misfit = signatureMisfit(reading.signed, reading.signer, text, ledger)
      return misfit === null ? { ...answer, signer: reading.signer.workflow } : unusedLedger('invalid', misfit)
    }
  }
}

/** Why a signature that holds is none for this ledger; `null` when it is. */
function signatureMisfit(signed: SignedText, signer: SignerIdentity, text: string, ledger: Ledger): string | null {
  const { repository, ref } = ledger
  if (repository === null || ref === null || !ref.startsWith('refs/heads/')) {
    const got = repository === null || ref === null ? 'none' : quote(ref)
    return `it is signed, but is not of the branch of a repository, which is what a signature vouches for: got ${got}`
  }
  const other = identityMisfit(signer, { repository, ref, triggers: TRUSTED_TRIGGERS })
  if (other !== null) return `its signature is ${other}`
  const reading = readStatement(signed)
  if (!reading.ok) return `its signature is about something else: ${reading.why}`
  const { subjects, predicateType, predicate } = reading.statement
  if (predicateType !== LEDGER_PREDICATE) {
    return `its signature is about something else: expected a claim of the type ${quote(LEDGER_PREDICATE)}, got ${quote(predicateType)}`
  }
  const digest = sha256(text)
  const [subject] = subjects
  if (subjects.length !== 1 || subject?.sha256 !== digest) {
    const got = subjects.length === 1 ? `${(subject?.sha256 ?? '').slice(0, 12)}…` : `${subjects.length} files`
    return `its signature is of another ledger, or it was changed after it was signed: expected the sha256 ${digest.slice(0, 12)}… of its bytes, got ${got}`
  }
  return claimMisfit(predicate, ledger, signer)
}

/** The claims repeat what the ledger and the certificate say; where they do not, somebody signed what was not true. */
function claimMisfit(predicate: unknown, ledger: Ledger, { commit }: SignerIdentity): string | null {
  const claims: readonly (readonly [name: string, expected: string | number | null])[] = [
    ['repository', ledger.repository],
    ['ref', ledger.ref],
    ['generation', ledger.generation],
    ['digest', ledger.digest],
    ...(commit === null ? [] : [['commit', commit] as const])
  ]
  for (const [name, expected] of claims) {
    const got = valueAt(predicate, name)
    if (got === expected) continue
    const words = typeof got === 'string' || typeof got === 'number' ? quote(got) : 'something else'
    return `its signature claims another ${name}: expected ${quote(expected ?? 'none')}, got ${words}`
  }
  return null
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
