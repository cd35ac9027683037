/**
 * What the artifacts are called in which a job leaves its records and its ledger. A name is unique in a run, for ever: the
 * legs of a matrix, several gate steps in a job and re-runs must not meet, so each is a part of it. Names of jobs and
 * steps hold anything, hence digests. A reader knows its own job, and finds what the same job left in other runs.
 * Allowed are letters, digits, `-`, `_` and `.` (facts of @actions/artifact: path-and-artifact-name-validation).
 */
import { createHash } from 'node:crypto'

const NAME = /^go-provenance-gate-(records|ledger)-([0-9a-f]{16})-([0-9a-f]{8})-([1-9]\d{0,8})$/

/** `records`: of the binaries that were judged; `ledger`: of the build cache. */
export type ArtifactKind = 'records' | 'ledger'

export interface ArtifactPlace {
  /** The workflow's file; its name where the file is not known. */
  readonly workflow: string
  readonly job: string | null
  /** Of a matrix or of a reusable workflow that is called more than once. */
  readonly leg: string | null
  /** GITHUB_ACTION: the step's id, or one that the runner made. */
  readonly step: string | null
  /** Tells jobs apart that run at the same time, where the leg is not known: the runner's name. */
  readonly runner: string | null
  readonly attempt: number
}

/** The parts of a name: what it holds, of the job, of the step in it, and the attempt. */
export interface ArtifactName {
  readonly kind: ArtifactKind
  readonly job: string
  readonly step: string
  readonly attempt: number
}

/** The name under which a gate step leaves an artifact. No two of one run are equal. */
export function artifactName(kind: ArtifactKind, place: ArtifactPlace): string {
  const { job, step, attempt } = artifactParts(kind, place)
  return `go-provenance-gate-${kind}-${job}-${step}-${attempt}`
}

/** The parts of that name, by which a reader finds what the same job and step left elsewhere. */
export function artifactParts(
  kind: ArtifactKind,
  { workflow, job, leg, step, runner, attempt }: ArtifactPlace
): ArtifactName {
  return {
    kind,
    job: digest([workflow, job, leg], 16),
    step: digest(leg === null ? [step, runner] : [step], 8),
    attempt
  }
}

/** Takes a name apart; `null` for one that is not ours. */
export function parseArtifactName(name: string): ArtifactName | null {
  const [, kind, job, step, attempt] = NAME.exec(name) ?? []
  if (job === undefined || step === undefined) return null
  return { kind: kind === 'ledger' ? kind : 'records', job, step, attempt: Number(attempt) }
}

/** The file that a record travels in, by its key. */
export function recordFileName(key: string): string {
  return `${key.replace(/-$/, '')}.json`
}

/** The file that a ledger travels in. */
export const LEDGER_FILE_NAME = 'cache.ledger'

function digest(parts: readonly (string | null)[], length: number): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, length)
}
