/**
 * The REST API's part: runs of a workflow, artifacts of a run, an artifact's archive. Names and types of the fields are
 * those of GitHub's OpenAPI description (`workflow-run`, `artifact`); addresses that nobody follows are left out.
 */
import { type Answer, json, type Request } from './http.ts'
import type { State, StoredArtifact, WorkflowRun } from './state.ts'

export const API = '/api/v3'
const DAYS_KEPT = 90

export class Rest {
  readonly #state: State
  readonly #url: () => string

  constructor(state: State, url: () => string) {
    this.#state = state
    this.#url = url
  }

  answer({ method, url, headers }: Request): Answer {
    if (!/^(?:token|bearer) ./i.test(headers['authorization'] ?? '')) return refusal(401, 'Requires authentication')
    const path = decodeURIComponent(url.pathname.slice(API.length))
    const prefix = `/repos/${this.#state.repository.name}/`
    if (method !== 'GET' || !path.startsWith(prefix)) return refusal(404, 'Not Found')
    const rest = path.slice(prefix.length)
    for (const [route, answer] of this.#routes) {
      const [, ...parts] = route.exec(rest) ?? []
      if (parts.length > 0) return answer(url, ...parts)
    }
    return refusal(404, 'Not Found')
  }

  readonly #routes: readonly (readonly [RegExp, (url: URL, ...parts: string[]) => Answer])[] = [
    [/^actions\/workflows\/([^/]+)\/runs$/, (url, file = '') => this.#runs(file, url)],
    [/^actions\/runs\/(\d+)\/artifacts$/, (url, run) => this.#artifacts(Number(run), url)],
    [/^actions\/artifacts\/(\d+)\/zip$/, (_url, artifact) => this.#zip(Number(artifact))],
    [
      /^branches\/(main)$/,
      () => json(200, { name: 'main', commit: { sha: this.#state.main.at(-1) }, protected: true })
    ],
    [/^compare\/([0-9a-f]+)\.\.\.([0-9a-f]+)$/, (_url, base = '', head = '') => this.#compare(base, head)]
  ]

  #compare(base: string, head: string): Answer {
    const { main, elsewhere } = this.#state
    const [from, to] = [main.indexOf(base), main.indexOf(head)]
    if (![base, head].every((commit) => main.includes(commit) || elsewhere.includes(commit))) {
      return refusal(404, 'Not Found')
    }
    const away = from < 0 || to < 0
    return json(200, {
      status: away ? 'diverged' : from === to ? 'identical' : to < from ? 'behind' : 'ahead',
      ahead_by: away ? 1 : Math.max(0, to - from),
      behind_by: away ? 1 : Math.max(0, from - to),
      total_commits: away ? 1 : Math.max(0, to - from),
      commits: [],
      files: []
    })
  }

  #runs(file: string, url: URL): Answer {
    const of = this.#state.runs.filter(({ path }) => path.split('/').at(-1) === file)
    if (of.length === 0) return refusal(404, 'Not Found')
    const asked = (name: string, ...values: (string | null)[]): boolean => {
      const value = url.searchParams.get(name)
      return value === null || values.includes(value)
    }
    const found = of
      .filter((run) => asked('branch', run.branch) && asked('event', run.event) && asked('head_sha', run.sha))
      .filter((run) => asked('status', run.status, run.conclusion))
      .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id - a.id)
    return page(
      url,
      'workflow_runs',
      found.map((run) => this.#described(run))
    )
  }

  #described(run: WorkflowRun): unknown {
    const { id, number, attempt, event, branch, sha, path, status, conclusion, createdAt, headRepository } = run
    return {
      id,
      name: 'ci',
      node_id: `WFR_${id}`,
      head_branch: branch,
      head_sha: sha,
      path,
      display_title: `run ${number}`,
      run_number: number,
      event,
      status,
      conclusion,
      workflow_id: 7,
      check_suite_id: id + 1,
      url: `${this.#url()}${API}/repos/${this.#state.repository.name}/actions/runs/${id}`,
      html_url: `https://github.com/${this.#state.repository.name}/actions/runs/${id}`,
      pull_requests: [],
      created_at: createdAt,
      updated_at: createdAt,
      run_attempt: attempt,
      run_started_at: createdAt,
      head_commit: { id: sha, tree_id: sha, message: 'a commit', timestamp: createdAt, author: null, committer: null },
      repository: described(this.#state.repository),
      head_repository: described(headRepository)
    }
  }

  #artifacts(runId: number, url: URL): Answer {
    const run = this.#state.runs.find(({ id }) => id === runId)
    if (run === undefined) return refusal(404, 'Not Found')
    const name = url.searchParams.get('name')
    const found = this.#state.artifacts.filter(
      (one) => one.done && one.runId === runId && (name === null || one.name === name)
    )
    return page(
      url,
      'artifacts',
      found.map((one) => this.#listed(one, run))
    )
  }

  #listed({ id, name, size, expired, createdAt, digest }: StoredArtifact, run: WorkflowRun): unknown {
    const address = `${this.#url()}${API}/repos/${this.#state.repository.name}/actions/artifacts/${id}`
    return {
      id,
      node_id: `MDg6QXJ0aWZhY3Q${id}`,
      name,
      size_in_bytes: size,
      url: address,
      archive_download_url: `${address}/zip`,
      expired,
      created_at: createdAt,
      expires_at: new Date(Date.parse(createdAt) + DAYS_KEPT * 86_400_000).toISOString(),
      updated_at: createdAt,
      digest,
      workflow_run: {
        id: run.id,
        repository_id: this.#state.repository.id,
        head_repository_id: run.headRepository.id,
        head_branch: run.branch,
        head_sha: run.sha
      }
    }
  }

  #zip(id: number): Answer {
    const found = this.#state.artifacts.find((one) => one.id === id && one.done)
    if (found === undefined) return refusal(404, 'Not Found')
    if (found.expired) return refusal(410, 'Artifact has expired')
    return { status: 302, headers: { location: `${this.#url()}${found.path}?sig=not-a-signature` }, body: '' }
  }
}

function described({ id, name }: { readonly id: number; readonly name: string }): unknown {
  const [login = '', short = ''] = name.split('/')
  return { id, node_id: `R_${id}`, name: short, full_name: name, private: false, owner: { login, id: 1, type: 'User' } }
}

/** One page of a list, with the address of the next one in its `link` header. */
function page(url: URL, name: string, all: readonly unknown[]): Answer {
  const size = Math.min(100, Number(url.searchParams.get('per_page') ?? 30))
  const number = Number(url.searchParams.get('page') ?? 1)
  const items = all.slice((number - 1) * size, number * size)
  const next = new URL(url)
  next.searchParams.set('page', String(number + 1))
  const link = number * size < all.length ? { link: `<${next.href}>; rel="next"` } : {}
  return json(200, { total_count: all.length, [name]: items }, link)
}

/** An answer that refuses, as GitHub words it. */
export function refusal(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return json(status, { message, documentation_url: 'https://docs.github.com/rest', status: String(status) }, headers)
}
