/**
 * What a GitHub Actions run is about: which commits, whose code, compared with what, and what it may write.
 *
 * The facts are spread over GITHUB_* variables and the event's payload, and differ by event:
 *  - pull_request runs on a test merge (GITHUB_SHA) that is not in the payload; the payload's base may be older than the
 *    commit that was really merged, which is the merge's first parent (told by git, not here);
 *  - merge_group has neither GITHUB_BASE_REF nor GITHUB_HEAD_REF; base and head stand in the payload;
 *  - pull_request_target and workflow_run run on the default branch with its rights, whatever the payload is about.
 *
 * Both sources are written by others (branch names, forks), so each value is read by path, type and length, and whatever
 * is missing is `null`: a payload of another shape makes less known, never an error.
 */
import { isCommitId } from '../source/git.ts'
import { textAt } from '../untrusted.ts'
import { matchesBranch } from './branches.ts'

export type EventKind =
  | 'push'
  | 'tag'
  | 'pull_request'
  | 'pull_request_target'
  | 'merge_group'
  | 'schedule'
  | 'dispatch'
  | 'release'
  | 'workflow_run'
  | 'other'

export interface RunEvent {
  readonly kind: EventKind
  /** GITHUB_EVENT_NAME. */
  readonly name: string
  readonly repository: string | null
  readonly ref: string | null
  readonly defaultBranch: string | null
  readonly commits: { readonly commit: string | null; readonly head: string | null; readonly base: string | null }
  /**
   * The branch whose state is the baseline: the target of a pull request or a queue, the branch itself where it writes one,
   * else the default branch.
   */
  readonly baseBranch: string | null
  /** Whether the code comes from another repository. */
  readonly fork: boolean
  /** Whether levels, expectations and waivers have to come from the base, since the change could edit them. */
  readonly untrustedPolicy: boolean
  /** Whether the run has rights that the code it is about must not get: only the base's own code may be built. */
  readonly privileged: boolean
  /** The branch that the ref names; `null` for a tag, a pull request, a merge queue. */
  readonly branch: string | null
  /**
   * Whether the code is what the branch holds, so that the run may leave what later runs believe: a baseline, a ledger. As
   * read, on the default branch alone; the policy can name others (withBaselineBranches).
   */
  readonly writesBaseline: boolean
  readonly workflow: string | null
  /** The workflow's file in the repository: `.github/workflows/ci.yml`. */
  readonly workflowPath: string | null
  readonly job: string | null
  /** Which leg of a matrix: the part of ACTIONS_ORCHESTRATION_ID behind the plan's own ID. */
  readonly leg: string | null
  readonly runId: string | null
  readonly runNumber: number | null
  readonly runAttempt: number | null
  readonly runner: { readonly os: string; readonly arch: string; readonly image: string | null }
}

const MAX_NAME = 1024
const ZERO_COMMIT = /^0+$/

/** Reads the event. `env` is the environment of the step, `payload` the parsed event file, or `null` without one. */
export function readEvent(env: Readonly<Record<string, string | undefined>>, payload: unknown): RunEvent {
  const variable = (name: string): string | null => {
    const value = env[name]
    return value === undefined || value === '' || value.length > MAX_NAME ? null : value
  }
  const name = variable('GITHUB_EVENT_NAME') ?? 'other'
  const ref = variable('GITHUB_REF')
  const kind = kindOf(name, ref)
  const defaultBranch = textAt(payload, MAX_NAME, 'repository', 'default_branch')
  const commits = commitsOf(kind, variable('GITHUB_SHA'), payload)
  const branch = branchOf(ref)
  const workflowRef = variable('GITHUB_WORKFLOW_REF')
  const repository = variable('GITHUB_REPOSITORY')
  const image = [variable('ImageOS'), variable('ImageVersion')].filter((part) => part !== null).join(' ')
  return {
    kind,
    name,
    repository,
    ref,
    defaultBranch,
    commits,
    baseBranch: baseBranchOf(kind, ref, branch, defaultBranch, payload),
    fork: isFork(kind, payload, repository),
    untrustedPolicy: /^(?:pull_request|pull_request_target|merge_group|workflow_run)$/.test(kind),
    privileged: kind === 'pull_request_target' || kind === 'workflow_run',
    branch,
    writesBaseline: mayWrite(kind) && branch !== null && branch === defaultBranch,
    workflow: variable('GITHUB_WORKFLOW'),
    workflowPath: workflowPath(workflowRef, repository),
    job: variable('GITHUB_JOB'),
    leg: /^[0-9a-f-]{36}\.(.{1,200})$/.exec(variable('ACTIONS_ORCHESTRATION_ID') ?? '')?.[1] ?? null,
    runId: variable('GITHUB_RUN_ID'),
    runNumber: wholeNumber(variable('GITHUB_RUN_NUMBER')),
    runAttempt: wholeNumber(variable('GITHUB_RUN_ATTEMPT')),
    runner: {
      os: variable('RUNNER_OS') ?? 'unknown',
      arch: variable('RUNNER_ARCH') ?? 'unknown',
      image: image === '' ? null : image
    }
  }
}

function kindOf(name: string, ref: string | null): EventKind {
  switch (name) {
    case 'push':
      return ref !== null && ref.startsWith('refs/tags/') ? 'tag' : 'push'
    case 'pull_request':
    case 'pull_request_target':
    case 'merge_group':
    case 'schedule':
    case 'release':
    case 'workflow_run':
      return name
    case 'workflow_dispatch':
    case 'repository_dispatch':
      return 'dispatch'
    default:
      return 'other'
  }
}

function commitsOf(kind: EventKind, sha: string | null, payload: unknown): RunEvent['commits'] {
  const commit = commitOrNull(sha)
  const at = (...path: string[]): string | null => commitOrNull(textAt(payload, MAX_NAME, ...path))
  switch (kind) {
    case 'pull_request':
      return { commit, head: at('pull_request', 'head', 'sha'), base: at('pull_request', 'base', 'sha') }
    // GITHUB_SHA is the branch that these run for, as it is now; the payload's base may be an older one.
    case 'pull_request_target':
      return { commit, head: at('pull_request', 'head', 'sha'), base: commit }
    case 'merge_group':
      return { commit, head: at('merge_group', 'head_sha') ?? commit, base: at('merge_group', 'base_sha') }
    case 'push':
      return { commit, head: at('after') ?? commit, base: at('before') }
    case 'workflow_run':
      return { commit, head: at('workflow_run', 'head_sha'), base: commit }
    default:
      // A tag's payload.after is the tag object of an annotated tag; GITHUB_SHA is always the commit.
      return { commit, head: commit, base: null }
  }
}

function commitOrNull(text: string | null): string | null {
  return text !== null && isCommitId(text) && !ZERO_COMMIT.test(text) ? text : null
}

function baseBranchOf(
  kind: EventKind,
  ref: string | null,
  branch: string | null,
  defaultBranch: string | null,
  payload: unknown
): string | null {
  switch (kind) {
    case 'pull_request':
    case 'pull_request_target':
      return textAt(payload, MAX_NAME, 'pull_request', 'base', 'ref') ?? defaultBranch
    case 'merge_group': {
      const target = textAt(payload, MAX_NAME, 'merge_group', 'base_ref')
      return target === null ? defaultBranch : target.replace(/^refs\/heads\//, '')
    }
    case 'push':
      return queueTarget(ref) ?? defaultBranch ?? branch
    default:
      return defaultBranch ?? branch
  }
}

/** A fork that was deleted since has no `head.repo` any more: that is a fork, too. */
function isFork(kind: EventKind, payload: unknown, repository: string | null): boolean {
  if (kind === 'pull_request' || kind === 'pull_request_target') {
    return textAt(payload, MAX_NAME, 'pull_request', 'head', 'repo', 'full_name') !== repository
  }
  if (kind === 'workflow_run') {
    return textAt(payload, MAX_NAME, 'workflow_run', 'head_repository', 'full_name') !== repository
  }
  return false
}

/** The merge queue's own branches are pushed, too; what they hold is a change that is not merged yet. */
const QUEUE = 'gh-readonly-queue/'

/** Where a queue merges to, by the name of its own branch: `gh-readonly-queue/main/pr-42-<commit>`. */
function queueTarget(ref: string | null): string | null {
  return /^refs\/heads\/gh-readonly-queue\/(.+)\/pr-\d+-[0-9a-f]{40,64}$/.exec(ref ?? '')?.[1] ?? null
}

function branchOf(ref: string | null): string | null {
  const name = ref !== null && ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : null
  return name === null || name === '' || name.startsWith(QUEUE) ? null : name
}

/**
 * Only these events run what a branch holds, with the rights to keep something for others: what a pull request keeps is
 * seen by itself alone (GitHub changelog, 2026-06-26), and is its own word.
 */
function mayWrite(kind: EventKind): boolean {
  return kind === 'push' || kind === 'schedule' || kind === 'dispatch'
}

/** The event, where branches that match one of the globs write a baseline as the default branch does. */
export function withBaselineBranches(event: RunEvent, globs: readonly string[]): RunEvent {
  const { kind, branch } = event
  if (event.writesBaseline || branch === null || !mayWrite(kind)) return event
  return globs.some((glob) => matchesBranch(glob, branch))
    ? { ...event, writesBaseline: true, baseBranch: branch }
    : event
}

/** `owner/name/.github/workflows/ci.yml@refs/heads/main`; of a reusable workflow it names the caller. */
function workflowPath(ref: string | null, repository: string | null): string | null {
  if (ref === null || repository === null || !ref.startsWith(`${repository}/`)) return null
  const path = ref.slice(repository.length + 1).split('@', 1)[0] ?? ''
  return /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path) ? path : null
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null
}
