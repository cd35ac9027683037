/** The stores that read artifacts of earlier runs of a job's own workflow. Nothing is asked or loaded before they are. */
import { join } from 'node:path'
import { readEvent } from '../core/event/read-event.ts'
import { artifactBaselines } from './artifact-baselines.ts'
import { artifactLedgers } from './artifact-ledgers.ts'
import { artifactPlace } from './artifact-upload.ts'
import { RunArtifacts, type RunArtifactsOptions } from './run-artifacts.ts'
import type { BaselineStore, LedgerStore } from './store-types.ts'

export interface JobArtifactsOptions extends Pick<RunArtifactsOptions, 'pauses' | 'patience'> {
  readonly env: Readonly<Record<string, string | undefined>>
  /** May read actions. */
  readonly token: string | null
  readonly stateFolder: string
}

export interface JobArtifacts {
  readonly baselines: BaselineStore
  readonly ledgers: LedgerStore
}

/** Both stores of a job; where something is missing to ask by, they say what. */
export function jobArtifacts(options: JobArtifactsOptions): JobArtifacts {
  const { env, token, stateFolder, ...limits } = options
  const { repository, workflowPath } = readEvent(env, null)
  if (token === null) return without('there is no token to ask for artifacts with', true)
  if (repository === null || workflowPath === null) {
    return without('which workflow of which repository this is cannot be told (no GITHUB_WORKFLOW_REF)')
  }
  const apiUrl = env['GITHUB_API_URL'] || 'https://api.github.com'
  const folder = join(stateFolder, 'artifacts')
  const artifacts = new RunArtifacts({ ...limits, apiUrl, repository, token, workflowPath, folder })
  return { baselines: artifactBaselines(artifacts, artifactPlace(env)), ledgers: artifactLedgers(artifacts) }
}

/** What a command in a `run:` step can read, by GH_TOKEN or GITHUB_TOKEN; `null` outside of a job. */
export function commandLedgers(env: JobArtifactsOptions['env'], stateFolder: string): LedgerStore | null {
  if (env['GITHUB_ACTIONS'] !== 'true') return null
  const token = env['GH_TOKEN'] || env['GITHUB_TOKEN'] || null
  return jobArtifacts({ env, token, stateFolder }).ledgers
}

function without(why: string, closed = false): JobArtifacts {
  const unavailable = { kind: 'unavailable', why, closed } as const
  return {
    baselines: { name: 'artifact', find: async () => unavailable },
    ledgers: { find: async () => unavailable }
  }
}
