/** What the stand-in for GitHub knows: one repository, its runs, their artifacts, its caches. */

/** A run of a workflow, in the fields that the REST API shows. */
export interface WorkflowRun {
  readonly id: number
  readonly number: number
  readonly attempt: number
  readonly event: string
  readonly branch: string
  readonly sha: string
  /** Of the workflow file: `.github/workflows/ci.yml`. */
  readonly path: string
  /** Of the repository whose commit it ran: another one for a fork's pull request. */
  readonly headRepository: { readonly id: number; readonly name: string }
  /** ISO 8601. */
  readonly createdAt: string
  status: 'queued' | 'in_progress' | 'completed'
  conclusion: 'success' | 'failure' | 'cancelled' | null
}

export interface StoredArtifact {
  readonly id: number
  readonly runId: number
  readonly name: string
  /** Of its blob, which is a zip archive. */
  readonly path: string
  readonly createdAt: string
  size: number
  digest: string | null
  done: boolean
  expired: boolean
}

export interface CacheEntry {
  readonly id: number
  readonly key: string
  readonly version: string
  /** The ref that wrote it. */
  readonly scope: string
  readonly path: string
  /** Later entries have higher numbers. */
  at: number
  done: boolean
}

/** What a job's token may do. */
export interface JobToken {
  readonly runId: number
  /** Refs whose caches it reads, in the order in which they are asked; the first one is written to. */
  readonly scopes: readonly string[]
  readonly writesCache: boolean
}

export interface State {
  readonly repository: { readonly id: number; readonly name: string }
  readonly runs: WorkflowRun[]
  readonly artifacts: StoredArtifact[]
  readonly caches: CacheEntry[]
  readonly tokens: Map<string, JobToken>
  /** Commits of `main`, the oldest first; and commits that are on no branch or on another. */
  readonly main: string[]
  readonly elsewhere: string[]
  nextId: number
}
