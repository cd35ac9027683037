/**
 * Runs whose word counts, and what they left as artifacts.
 *
 * An artifact's name proves nothing: any workflow on any branch may use it, and a pull request from a fork whose branch is
 * called `main` is listed under `branch=main`. So a run counts when it is one of this workflow's file, on the base
 * branch, of a commit of this repository and not of a fork, begun by an event that a pull request cannot cause, and
 * successful. Since a tag may be called `main`, too, its commit has to be the base itself or an ancestor: as git told, or
 * else as the host tells when it is asked to compare. What cannot be shown to be one is passed over.
 *
 * Sources: docs.github.com, "REST API endpoints for workflow runs" (head_branch, head_repository, path), "for commits"
 * (compare two commits: `behind` and `identical`).
 */
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ArtifactName, parseArtifactName } from '../core/baseline/artifact-name.ts'
import { GateError } from '../core/errors.ts'
import { once } from '../core/once.ts'
import { isCommitId } from '../core/source/git.ts'
import { quote } from '../core/text/markup.ts'
import { textAt, valueAt } from '../core/untrusted.ts'
import { MAX_ARTIFACT_BYTES, readArtifact } from './artifact-archive.ts'
import { ClosedError, HostApi, type HostApiOptions } from './host-api.ts'

/** Runs on one page, and pages of them: what a busy branch sees in about a week. */
const RUNS_ON_PAGE = 50
const MAX_RUN_PAGES = 3
/** Runs whose commit git does not know, and of which the host is asked. */
const MAX_COMPARED = 10
/** Artifacts on one page, and pages: a job may have 500. */
const ARTIFACTS_ON_PAGE = 100
const MAX_ARTIFACT_PAGES = 10
const TRUSTED_EVENTS = new Set(['push', 'schedule', 'workflow_dispatch', 'repository_dispatch'])

export interface TrustedRun {
  readonly id: number
  readonly commit: string
  /** ISO 8601, as the host gives it. */
  readonly createdAt: string
}

/** An artifact with a name that the gate gives. */
export interface RunArtifact {
  readonly id: number
  readonly name: ArtifactName
  readonly expired: boolean
  /** Of the archive as it is downloaded. */
  readonly bytes: number
  /** `sha256:` and 64 hex digits, `null` where the host does not say. */
  readonly digest: string | null
}

/** Texts by name; `gone`: the artifact has expired since it was listed. */
export type ArtifactTexts = ReadonlyMap<string, string> | 'gone'

export interface RunArtifactsOptions extends HostApiOptions {
  /** `.github/workflows/ci.yml`. */
  readonly workflowPath: string
  /** Where downloads lie while they are read. */
  readonly folder: string
}

/** What is asked is asked once. */
export class RunArtifacts {
  readonly #options: RunArtifactsOptions
  readonly #api: HostApi
  readonly #runs = new Map<string, Promise<TrustedRun[]>>()
  readonly #behind = new Map<string, Promise<boolean>>()
  readonly #artifacts = new Map<number, Promise<RunArtifact[]>>()
  readonly #texts = new Map<number, Promise<ArtifactTexts>>()

  constructor(options: RunArtifactsOptions) {
    this.#options = options
    this.#api = new HostApi(options)
  }

  /**
   * The trusted runs on a branch, the best first: of the first of `commits`, then of the others in their order, then of
   * commits that git did not know, the newest first. Throws GateError `evidence`.
   */
  async *trustedRuns(branch: string, commits: readonly string[]): AsyncGenerator<TrustedRun, void, undefined> {
    const listed = await once(this.#runs, JSON.stringify([branch, commits[0]]), () => this.#list(branch, commits[0]))
    const order = new Map(commits.map((commit, at) => [commit, at]))
    const known = listed.filter(({ commit }) => order.has(commit))
    yield* known.toSorted((a, b) => (order.get(a.commit) ?? 0) - (order.get(b.commit) ?? 0) || newestFirst(a, b))
    const unknown = listed.filter(({ commit }) => !order.has(commit)).toSorted(newestFirst)
    for (const run of unknown.slice(0, MAX_COMPARED)) {
      if (await this.#isBehind(branch, commits[0] ?? null, run.commit)) yield run
    }
  }

  /** What the gate left in a run. Throws GateError `evidence`. */
  artifacts(run: TrustedRun): Promise<RunArtifact[]> {
    return once(this.#artifacts, run.id, () => this.#listArtifacts(run))
  }

  /** The files of an artifact. Throws GateError `evidence`, `format`, `limit`. */
  texts(artifact: RunArtifact): Promise<ArtifactTexts> {
    return once(this.#texts, artifact.id, () => this.#download(artifact))
  }

  /** Reads pages until the run of the commit that is wanted is among them, or enough were read. */
  async #list(branch: string, wanted: string | undefined): Promise<TrustedRun[]> {
    const { workflowPath } = this.#options
    const found: TrustedRun[] = []
    for (let page = 1; page <= MAX_RUN_PAGES; page++) {
      const answer = await this.#api.json(
        'actions/workflows/{file}/runs',
        {
          file: workflowPath.split('/').at(-1) ?? '',
          branch,
          status: 'success',
          exclude_pull_requests: true,
          per_page: RUNS_ON_PAGE,
          page
        },
        `the runs of ${quote(workflowPath)} on ${quote(branch)}`
      )
      const runs = listAt(answer, 'workflow_runs', RUNS_ON_PAGE)
      found.push(...runs.flatMap((run) => this.#trusted(run, branch) ?? []))
      if (runs.length < RUNS_ON_PAGE || found.some(({ commit }) => commit === wanted)) break
    }
    return found
  }

  #trusted(run: unknown, branch: string): TrustedRun | null {
    const { repository, workflowPath } = this.#options
    const text = (...path: string[]): string => textAt(run, 1024, ...path) ?? ''
    const [id, own, head] = [
      numberAt(run, 'id'),
      numberAt(run, 'repository', 'id'),
      numberAt(run, 'head_repository', 'id')
    ]
    const ours =
      own !== null && own === head && text('repository', 'full_name').toLowerCase() === repository.toLowerCase()
    // The path of a required or reusable workflow has its ref behind an @.
    const file = text('path').replace(/@.*/s, '')
    const ended = text('status') === 'completed' && text('conclusion') === 'success'
    if (id === null || !ours || !ended || file !== workflowPath || text('head_branch') !== branch) return null
    const commit = text('head_sha')
    if (!TRUSTED_EVENTS.has(text('event')) || !isCommitId(commit)) return null
    return { id, commit, createdAt: text('created_at') }
  }

  /** Whether a commit is an ancestor of the base, of the branch where no base is known. What cannot be told is none. */
  #isBehind(branch: string, base: string | null, commit: string): Promise<boolean> {
    return once(this.#behind, JSON.stringify([branch, base, commit]), async () => {
      try {
        const tip = base ?? textAt(await this.#branch(branch), 64, 'commit', 'sha')
        if (tip === null || !isCommitId(tip)) return false
        const basehead = `${tip}...${commit}`
        const what = `whether ${quote(commit)} is on ${quote(branch)}`
        const answer = await this.#api.json('compare/{basehead}', { basehead, per_page: 1 }, what)
        const status = textAt(answer, 32, 'status')
        return status === 'behind' || status === 'identical'
      } catch (error) {
        // What the host does not know, or not show, is not told to be one: a commit that was forced away, for one.
        if (error instanceof ClosedError) return false
        throw error
      }
    })
  }

  #branch(branch: string): Promise<unknown> {
    return this.#api.json('branches/{branch}', { branch }, `the branch ${quote(branch)}`)
  }

  async #listArtifacts(run: TrustedRun): Promise<RunArtifact[]> {
    const found: RunArtifact[] = []
    for (let page = 1; page <= MAX_ARTIFACT_PAGES; page++) {
      const answer = await this.#api.json(
        'actions/runs/{run}/artifacts',
        { run: run.id, per_page: ARTIFACTS_ON_PAGE, page },
        `the artifacts of run ${run.id}`
      )
      const artifacts = listAt(answer, 'artifacts', ARTIFACTS_ON_PAGE)
      found.push(...artifacts.flatMap((artifact) => ourArtifact(artifact, run) ?? []))
      if (artifacts.length < ARTIFACTS_ON_PAGE) break
    }
    return found
  }

  async #download({ id, bytes, digest }: RunArtifact): Promise<ArtifactTexts> {
    const tooMuch = `expected at most ${MAX_ARTIFACT_BYTES >> 20} MiB, got ${Math.ceil(bytes / 2 ** 20)}`
    if (bytes > MAX_ARTIFACT_BYTES) throw new GateError('limit', tooMuch)
    const zip = await this.#api.file(`actions/artifacts/${id}/zip`, MAX_ARTIFACT_BYTES, `the artifact ${id}`)
    if (zip === null) return 'gone'
    const got = `sha256:${createHash('sha256').update(zip).digest('hex')}`
    if (digest !== null && digest !== got) {
      throw new GateError('format', `expected the bytes that were uploaded, ${quote(digest)}, got ${quote(got)}`)
    }
    await mkdir(this.#options.folder, { recursive: true })
    const folder = await mkdtemp(join(this.#options.folder, 'artifact-'))
    try {
      const file = join(folder, 'artifact.zip')
      await writeFile(file, zip)
      return await readArtifact(file, zip.length)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}

/** What the host says of an artifact, when its name is one of ours and it is of that very run. */
function ourArtifact(artifact: unknown, run: TrustedRun): RunArtifact | null {
  const [id, bytes, of] = [
    numberAt(artifact, 'id'),
    numberAt(artifact, 'size_in_bytes'),
    numberAt(artifact, 'workflow_run', 'id')
  ]
  const name = parseArtifactName(textAt(artifact, 256, 'name') ?? '')
  if (id === null || bytes === null || name === null || (of !== null && of !== run.id)) return null
  const digest = textAt(artifact, 128, 'digest')
  return {
    id,
    name,
    bytes,
    expired: valueAt(artifact, 'expired') === true,
    digest: digest !== null && /^sha256:[0-9a-f]{64}$/.test(digest) ? digest : null
  }
}

function newestFirst(a: TrustedRun, b: TrustedRun): number {
  return Date.parse(b.createdAt) - Date.parse(a.createdAt) || b.id - a.id
}

/** A list in an answer, at most `max` of it. Throws GateError `evidence` for an answer without one. */
function listAt(answer: unknown, name: string, max: number): unknown[] {
  const list = valueAt(answer, name)
  if (Array.isArray(list)) return list.slice(0, max)
  throw new GateError('evidence', `expected an answer with ${quote(name)}, got another one`)
}

function numberAt(value: unknown, ...path: string[]): number | null {
  const found = valueAt(value, ...path)
  return typeof found === 'number' && Number.isSafeInteger(found) && found >= 0 ? found : null
}
