/**
 * What a run leaves for later runs, as artifacts of its job and step. The client is large (4 MB) and loaded only here,
 * in the post step of a run that has something to leave.
 */
import { join } from 'node:path'
import { type ArtifactKind, artifactName, type ArtifactPlace, recordFileName } from '../core/baseline/artifact-name.ts'
import { errorMessage } from '../core/errors.ts'
import { readEvent } from '../core/event/read-event.ts'
import { systemFiles } from './files.ts'
import type { BaselineWriter } from './store-types.ts'

type Environment = Readonly<Record<string, string | undefined>>

export interface RunFile {
  /** What it is called in the artifact: letters, digits, `.`, `_`, `-`. */
  readonly name: string
  readonly path: string
}

/** `not-here`: this host or this kind of step has no artifacts, which is nobody's fault. */
export type Upload =
  | { readonly kind: 'uploaded'; readonly name: string }
  | { readonly kind: 'not-here' | 'failed'; readonly why: string }

/** Where a step of a job stands, as its variables tell. */
export function artifactPlace(env: Environment): ArtifactPlace {
  const { workflowPath, workflow, job, leg, runAttempt } = readEvent(env, null)
  const text = (name: string): string | null => env[name] || null
  return {
    workflow: workflowPath ?? workflow ?? '',
    job,
    leg,
    step: text('GITHUB_ACTION'),
    runner: text('RUNNER_NAME'),
    attempt: runAttempt ?? 1
  }
}

/** Uploads files as an artifact of this job and step, kept as long as the repository's settings say. Never throws. */
export async function uploadRunFiles(env: Environment, kind: ArtifactKind, files: readonly RunFile[]): Promise<Upload> {
  for (const variable of ['ACTIONS_RESULTS_URL', 'ACTIONS_RUNTIME_TOKEN']) {
    if (!env[variable]) return { kind: 'not-here', why: `this run has no service for artifacts (no ${variable})` }
  }
  // The client says so itself, as a warning.
  if (isEnterpriseServer(env)) {
    return { kind: 'not-here', why: 'GitHub Enterprise Server has no artifacts of this kind' }
  }
  const folder = await systemFiles.makeTemporary('go-provenance-gate-upload-')
  try {
    const paths = files.map(({ name }) => join(folder, name))
    for (const [at, { path }] of files.entries()) await systemFiles.copy(path, paths[at] ?? '')
    const name = artifactName(kind, artifactPlace(env))
    const { DefaultArtifactClient } = await import('@actions/artifact')
    await new DefaultArtifactClient().uploadArtifact(name, paths, folder)
    return { kind: 'uploaded', name }
  } catch (error) {
    return { kind: 'failed', why: errorMessage(error) }
  } finally {
    await systemFiles.remove(folder)
  }
}

/**
 * The writing side of the store of artifacts. Nothing is replaced: each run has artifacts of its own, and who reads them
 * goes by the commits. The records travel together, so there is one answer for all of them.
 */
export function artifactWriter(env: Environment): BaselineWriter {
  return {
    name: 'artifact',
    write: async (records) => {
      const files = records.map(({ key, file }) => ({ name: recordFileName(key), path: file }))
      const upload = await uploadRunFiles(env, 'records', files)
      const key = records[0]?.key ?? ''
      if (upload.kind === 'uploaded') return [{ key, at: `the artifact ${upload.name}`, why: null }]
      const words = `it is not kept as an artifact: ${upload.why}`
      return [{ key, at: null, why: { meant: upload.kind === 'not-here', words } }]
    }
  }
}

/** Neither github.com nor a tenant of ghe.com: as the client of the Actions toolkit tells it (artifact, lib/internal/shared/config). */
function isEnterpriseServer(env: Environment): boolean {
  const server = env['GITHUB_SERVER_URL'] || 'https://github.com'
  const host = URL.canParse(server) ? new URL(server).hostname.toLowerCase() : ''
  return host !== 'github.com' && !host.endsWith('.ghe.com') && !host.endsWith('.localhost')
}
