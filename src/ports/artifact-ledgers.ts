/**
 * Ledgers of the build cache, from the artifacts of the last trusted run that wrote any: one from each of its jobs. They
 * are merged by whoever asks. Which run counts is told in run-artifacts.ts.
 */
import { LEDGER_FILE_NAME } from '../core/baseline/artifact-name.ts'
import { signatureFile } from '../core/cache/ledger-signature.ts'
import { errorMessage, GateError } from '../core/errors.ts'
import { quote } from '../core/text/markup.ts'
import { expiredWords, MAX_RUNS_LOOKED } from './artifact-baselines.ts'
import type { RunArtifact, RunArtifacts, TrustedRun } from './run-artifacts.ts'
import type { LedgerStore, StoredLedger, StoredLedgers } from './store-types.ts'

/** Jobs whose ledgers are merged; a matrix has 256 legs at most. */
const MAX_LEDGERS = 256
/** Downloads at a time. */
const AT_ONCE = 4

export function artifactLedgers(artifacts: RunArtifacts): LedgerStore {
  return {
    find: async (branches, commits) => {
      try {
        return await find(artifacts, branches, commits)
      } catch (error) {
        return { kind: 'unavailable', why: errorMessage(error) }
      }
    }
  }
}

async function find(
  artifacts: RunArtifacts,
  branches: readonly string[],
  commits: readonly string[]
): Promise<StoredLedgers> {
  let expired: TrustedRun | null = null
  for (const branch of branches) {
    let looked = 0
    for await (const run of artifacts.trustedRuns(branch, commits)) {
      if (++looked > MAX_RUNS_LOOKED) break
      const ledgers = await ledgersOf(artifacts, run)
      if (ledgers === 'gone') expired ??= run
      else if (ledgers.length > 0) return { kind: 'found', ledgers, name: `run ${run.id}` }
    }
  }
  return expired === null ? { kind: 'missing' } : { kind: 'expired', why: expiredWords(expired) }
}

/** The ledgers of a run, of each job and step that of its last attempt; `gone` when there were artifacts, and none is left. */
async function ledgersOf(artifacts: RunArtifacts, run: TrustedRun): Promise<StoredLedger[] | 'gone'> {
  const last = new Map<string, RunArtifact>()
  for (const artifact of await artifacts.artifacts(run)) {
    if (artifact.name.kind !== 'ledger') continue
    const place = `${artifact.name.job} ${artifact.name.step}`
    if ((last.get(place)?.name.attempt ?? 0) < artifact.name.attempt) last.set(place, artifact)
  }
  const all = [...last.values()]
  const live = all.filter(({ expired }) => !expired).slice(0, MAX_LEDGERS)
  const found: StoredLedger[] = []
  for (let at = 0; at < live.length; at += AT_ONCE) {
    const ledgers = await Promise.all(live.slice(at, at + AT_ONCE).map((one) => ledgerOf(artifacts, run, one)))
    found.push(...ledgers.filter((ledger) => ledger !== null))
  }
  return all.length > 0 && found.length === 0 ? 'gone' : found
}

/** The ledger in an artifact, `null` when it has expired meanwhile. Throws GateError `evidence` for what holds none. */
async function ledgerOf(
  artifacts: RunArtifacts,
  { id }: TrustedRun,
  artifact: RunArtifact
): Promise<StoredLedger | null> {
  try {
    const texts = await artifacts.texts(artifact)
    if (texts === 'gone') return null
    const text = texts.get(LEDGER_FILE_NAME)
    if (text === undefined) throw new GateError('evidence', `expected ${quote(LEDGER_FILE_NAME)} in it, got none`)
    return { text, signature: texts.get(signatureFile(LEDGER_FILE_NAME)) ?? null }
  } catch (error) {
    throw new GateError('evidence', `the ledger of run ${id} is not used: ${errorMessage(error)}`, { cause: error })
  }
}
