/**
 * A stand-in for what a job talks to on GitHub, in this process: the results service (caches of protocol v2, artifacts of
 * v4), the blob store behind it, and the REST API for runs and artifacts. Real clients talk to it; what a token may read
 * and write follows the run that it was made for. Whoever uses it runs programs with `finish`, not with `run`, which lets
 * nobody else work until the program ends.
 */
import { Blobs } from './github/blobs.ts'
import { type Answer, type Fault, HttpServer, json, type Request, type Seen } from './github/http.ts'
import { API, Rest, refusal } from './github/rest.ts'
import type { CacheEntry, State, StoredArtifact, WorkflowRun } from './github/state.ts'
import { Twirp } from './github/twirp.ts'

/** Faults that GitHub is known for. */
export const FAULTS = {
  /** A token without `actions: read`. */
  forbidden: refusal(403, 'Resource not accessible by integration'),
  notFound: refusal(404, 'Not Found'),
  gone: refusal(410, 'Artifact has expired'),
  broken: { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>Unicorn</html>' },
  limited: refusal(429, 'API rate limit exceeded', { 'retry-after': '60' }),
  /** The secondary limit comes as a 403. */
  secondary: refusal(403, 'You have exceeded a secondary rate limit', { 'retry-after': '60' }),
  notJson: { status: 200, headers: { 'content-type': 'application/json' }, body: '{"total_count": 1, "workfl' },
  emptyObject: json(200, {})
} as const satisfies Record<string, Answer>

/** What a run is made of; the rest is a push to `main` of this repository. */
export interface RunOptions {
  readonly event?: string
  readonly branch?: string
  readonly sha?: string
  readonly attempt?: number
  readonly path?: string
  readonly headRepository?: { readonly id: number; readonly name: string }
  readonly createdAt?: string
  /** The refs whose caches it reads, the one it writes to first. */
  readonly scopes?: readonly string[]
  readonly writesCache?: boolean
}

/** A run under way: what its steps get, and its end. */
export interface JobRun extends WorkflowRun {
  /** The variables of a step that have to do with the host. */
  readonly env: Readonly<Record<string, string>>
  conclude(conclusion?: WorkflowRun['conclusion']): void
}

export class ResultsService {
  readonly #server: HttpServer
  readonly #state: State
  readonly #blobs: Blobs

  private constructor(server: HttpServer, state: State, blobs: Blobs) {
    this.#server = server
    this.#state = state
    this.#blobs = blobs
  }

  static async start(repository = { id: 800000001, name: 'acme/app' }): Promise<ResultsService> {
    const state: State = {
      repository,
      runs: [],
      artifacts: [],
      caches: [],
      tokens: new Map(),
      main: [],
      elsewhere: [],
      nextId: 5000
    }
    const blobs = new Blobs()
    const place = { url: '' }
    const twirp = new Twirp(state, blobs, () => place.url)
    const rest = new Rest(state, () => place.url)
    const server = await HttpServer.start((request: Request): Answer => {
      const { pathname } = request.url
      if (pathname.startsWith('/twirp/')) return twirp.answer(request)
      if (pathname.startsWith('/store/')) return blobs.answer(request)
      return pathname.startsWith(`${API}/`) ? rest.answer(request) : json(404, { message: 'no such place' })
    })
    place.url = server.url
    return new ResultsService(server, state, blobs)
  }

  get url(): string {
    return this.#server.url
  }

  /** Requests so far. */
  get seen(): Seen[] {
    return this.#server.seen
  }

  /** What goes wrong; a test adds to it, and empties it. */
  get faults(): Fault[] {
    return this.#server.faults
  }

  /** Commits of `main`, the oldest first, for questions of ancestry. A run on `main` adds its own. */
  get main(): string[] {
    return this.#state.main
  }

  /** Commits that the repository has, and that are not on `main`. */
  get elsewhere(): string[] {
    return this.#state.elsewhere
  }

  get artifacts(): readonly StoredArtifact[] {
    return this.#state.artifacts
  }

  get caches(): readonly CacheEntry[] {
    return this.#state.caches
  }

  /** A run that is under way. */
  run(options: RunOptions = {}): JobRun {
    const { repository, runs, tokens } = this.#state
    const number = runs.length + 1
    const id = 11_000_000_000 + number
    const branch = options.branch ?? 'main'
    const path = options.path ?? '.github/workflows/ci.yml'
    const run: WorkflowRun = {
      id,
      number,
      attempt: options.attempt ?? 1,
      event: options.event ?? 'push',
      branch,
      sha: options.sha ?? number.toString(16).padStart(40, '0'),
      path,
      headRepository: options.headRepository ?? repository,
      createdAt: options.createdAt ?? new Date(Date.UTC(2026, 10, 1) + number * 60_000).toISOString(),
      status: 'in_progress',
      conclusion: null
    }
    runs.push(run)
    const { main, elsewhere } = this.#state
    if (![...main, ...elsewhere].includes(run.sha)) (branch === 'main' ? main : elsewhere).push(run.sha)
    const token = runtimeToken(id)
    const ref = `refs/heads/${branch}`
    tokens.set(token, { runId: id, scopes: options.scopes ?? [ref], writesCache: options.writesCache ?? true })
    const env = {
      ACTIONS_CACHE_SERVICE_V2: 'True',
      ACTIONS_RESULTS_URL: `${this.url}/`,
      ACTIONS_RUNTIME_TOKEN: token,
      GITHUB_API_URL: `${this.url}${API}`,
      GITHUB_REPOSITORY: repository.name,
      GITHUB_REPOSITORY_ID: String(repository.id),
      GITHUB_RUN_ATTEMPT: String(run.attempt),
      GITHUB_RUN_ID: String(id),
      GITHUB_RUN_NUMBER: String(number),
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_SHA: run.sha,
      GITHUB_WORKFLOW_REF: `${repository.name}/${path}@${ref}`
    }
    return Object.assign(run, {
      env,
      conclude(conclusion: WorkflowRun['conclusion'] = 'success'): void {
        run.status = 'completed'
        run.conclusion = conclusion
      }
    })
  }

  /** Puts an artifact into a run, whatever it holds. */
  addArtifact(run: WorkflowRun, name: string, zip: Buffer): StoredArtifact {
    const id = this.#state.nextId++
    const path = `/store/artifacts/${id}.zip`
    this.#blobs.put(path, zip)
    const { id: runId, createdAt } = run
    const artifact = { id, runId, name, path, createdAt, size: zip.length, digest: null, done: true, expired: false }
    this.#state.artifacts.push(artifact)
    return artifact
  }

  /** The zip archive of an artifact; with `bytes`, from now on. */
  archive({ path }: StoredArtifact, bytes?: Buffer): Buffer {
    if (bytes !== undefined) this.#blobs.put(path, bytes)
    return this.#blobs.get(path) ?? Buffer.alloc(0)
  }

  /** Forgets all caches, as GitHub does after seven days. */
  dropCaches(): void {
    this.#state.caches.length = 0
  }

  /** Forgets everything but the commits: for a test that begins with runs of its own. */
  forget(): void {
    for (const list of [this.#state.runs, this.#state.artifacts, this.#state.caches, this.seen, this.faults])
      list.length = 0
  }

  close(): Promise<void> {
    return this.#server.close()
  }
}

/** The claims that the clients read, in a token that nobody signed. */
function runtimeToken(runId: number): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const run = `00000000-0000-4000-a000-${String(runId).padStart(12, '0')}`
  const job = `00000000-0000-4000-b000-${String(runId).padStart(12, '0')}`
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ scp: `Actions.Results:${run}:${job}` })}.unsigned`
}
