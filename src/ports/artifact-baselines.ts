/**
 * Records of earlier runs, from the artifacts of the base branch's trusted runs. A pull request can neither write them nor
 * come before them in a look-up, which the Actions cache allows. What comes back is still validated by the caller.
 */
import { artifactParts, type ArtifactPlace, recordFileName } from '../core/baseline/artifact-name.ts'
import { errorMessage } from '../core/errors.ts'
import { ClosedError } from './host-api.ts'
import type { RunArtifact, RunArtifacts, TrustedRun } from './run-artifacts.ts'
import type { BaselineQuery, BaselineStore, StoredBaseline } from './store-types.ts'

/** Runs whose artifacts are looked through for one record. */
export const MAX_RUNS_LOOKED = 10

/** A store that reads artifacts. `place` is of the job that asks: the same job has written them. */
export function artifactBaselines(artifacts: RunArtifacts, place: ArtifactPlace): BaselineStore {
  return {
    name: 'artifact',
    find: async (query) => {
      try {
        return await find(artifacts, place, query)
      } catch (error) {
        return { kind: 'unavailable', why: errorMessage(error), closed: error instanceof ClosedError }
      }
    }
  }
}

async function find(artifacts: RunArtifacts, place: ArtifactPlace, query: BaselineQuery): Promise<StoredBaseline> {
  const own = artifactParts('records', place)
  let expired: TrustedRun | null = null
  let looked = 0
  for await (const run of artifacts.trustedRuns(query.branch, query.commits)) {
    if (++looked > MAX_RUNS_LOOKED) break
    const all = await artifacts.artifacts(run)
    const ofJob = all.filter(({ name }) => name.kind === own.kind && name.job === own.job)
    for (const artifact of ofJob.toSorted((a, b) => rank(b, own.step) - rank(a, own.step))) {
      const found = await textOf(artifacts, run, artifact, recordFileName(query.key))
      if (found === 'gone') expired ??= run
      else if (found !== null) return found
    }
  }
  return expired === null ? { kind: 'missing' } : { kind: 'expired', why: expiredWords(expired) }
}

/** The same step before others, the last attempt before earlier ones. */
function rank({ name }: RunArtifact, step: string): number {
  return (name.step === step ? 1e9 : 0) + name.attempt
}

async function textOf(
  artifacts: RunArtifacts,
  run: TrustedRun,
  artifact: RunArtifact,
  file: string
): Promise<StoredBaseline | 'gone' | null> {
  if (artifact.expired) return 'gone'
  try {
    const texts = await artifacts.texts(artifact)
    if (texts === 'gone') return 'gone'
    const text = texts.get(file)
    return text === undefined ? null : { kind: 'found', text, name: `run ${run.id}` }
  } catch (error) {
    return { kind: 'unavailable', why: `the artifact of run ${run.id} is not used: ${errorMessage(error)}` }
  }
}

/** `the records of run 1234 of 2026-08-20 have expired`. */
export function expiredWords({ id, createdAt }: TrustedRun): string {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(createdAt)?.[0]
  return `the records of run ${id}${day === undefined ? '' : ` of ${day}`} have expired: artifacts are kept as long as the repository's settings say`
}
