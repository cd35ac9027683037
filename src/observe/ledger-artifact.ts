/**
 * The ledger as an artifact of the base branch's last trusted run: no path in the repository, which a pull request could
 * edit, and not the Actions cache, where a pull request's own scope comes first. Which runs are trusted is told in
 * ports/run-artifacts.ts.
 */
import { mergeLedgers } from '../core/cache/merge-ledgers.ts'
import { LEDGER_FILE_NAME } from '../core/baseline/artifact-name.ts'
import { type LedgerAnswer, unusedLedger } from '../core/cache/ledger-answer.ts'
import type { Expected } from '../core/cache/ledger-chain.ts'
import { signatureFile } from '../core/cache/ledger-signature.ts'
import type { RunEvent } from '../core/event/read-event.ts'
import { type CheckedOut, mergedBase } from '../core/event/test-merge.ts'
import type { StoredLedger } from '../ports/store-types.ts'
import type { Ports } from '../ports/types.ts'
import { firstParents } from './ancestry.ts'
import { judgeSignedLedger, type SignatureCheck } from './ledger-signature.ts'

/** The word for it, where a path could stand. A file of that name is `./artifact`. */
export const ARTIFACT_LEDGER = 'artifact'

/** Ancestors that git is asked for. */
const MAX_COMMITS = 50

/** What a ledger has to fit, and what its signature is held against. */
export interface ArtifactCheck extends SignatureCheck {
  readonly expected: Expected
}

interface Checkout extends CheckedOut {
  readonly cwd: string
}

export interface ArtifactLedger {
  /** Where it is from, as it is shown. */
  readonly file: string
  readonly answer: LedgerAnswer
}

/** Finds the ledger for a run. `head` and `parents` are of the checkout in `cwd`. Never throws: what is wrong is the answer's state. */
export async function artifactLedger(
  ports: Ports,
  event: RunEvent | null,
  check: ArtifactCheck,
  checkout: Checkout
): Promise<ArtifactLedger> {
  if (ports.ledgers === null || event === null) {
    return unused('unreadable', 'artifacts are of runs of GitHub Actions, and this is none')
  }
  const base = baseOf(event, checkout)
  const commits = base === null ? [] : await firstParents(ports, checkout.cwd, base, MAX_COMMITS).catch(() => [base])
  const stored = await ports.ledgers.find(branchesOf(event), commits)
  switch (stored.kind) {
    case 'found':
      return { file: `artifact of ${stored.name}`, answer: await together(ports, stored.ledgers, check) }
    case 'missing':
      return unused('missing', 'no trusted run has left one yet')
    case 'expired':
      return unused('missing', stored.why)
    case 'unavailable':
      return unused('unreadable', stored.why)
  }
}

/** Judges each ledger with its own signature, and takes them together. The same one twice is one. */
async function together(ports: Ports, ledgers: readonly StoredLedger[], check: ArtifactCheck): Promise<LedgerAnswer> {
  const byText = new Map(ledgers.map((ledger) => [ledger.text, ledger]))
  const file = signatureFile(LEDGER_FILE_NAME)
  const answers: LedgerAnswer[] = []
  for (const { text, signature } of byText.values()) {
    const place = { ...check, file, readBundle: async () => signature }
    answers.push(await judgeSignedLedger(ports, text, check.expected, place))
  }
  return mergeLedgers(answers, check.expected)
}

function unused(state: 'missing' | 'unreadable', why: string): ArtifactLedger {
  return { file: ARTIFACT_LEDGER, answer: unusedLedger(state, why) }
}

/** The commit that a run builds upon: of a change its base, else the commit itself. None known is no error: all is rebuilt. */
function baseOf({ name, untrustedPolicy, commits }: RunEvent, checkout: Checkout): string | null {
  return untrustedPolicy ? (mergedBase(name, commits, checkout) ?? commits.base) : (checkout.head ?? commits.commit)
}

/** The branch that a change is for, or that this run writes for; then the default branch. */
function branchesOf({ untrustedPolicy, writesBaseline, baseBranch, defaultBranch }: RunEvent): string[] {
  const own = untrustedPolicy || writesBaseline ? baseBranch : null
  return [...new Set([own, defaultBranch].filter((branch) => branch !== null))]
}
