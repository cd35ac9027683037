/** Everything that is read of every event, on every kind of runner, and which of them share a baseline. */
import { describe, expect, test } from '@jest/globals'
import { baselineKey } from '../../../src/core/baseline/key.ts'
import { workflowOf } from '../../../src/core/baseline/foreign.ts'
import { readEvent, type RunEvent, withBaselineBranches } from '../../../src/core/event/read-event.ts'
import { EVENTS, OVERLAYS, replay, SHAS } from '../../support/events.ts'
import { recordWith } from '../../support/records.ts'

const sha = (name: string): string => SHAS[name] ?? 'no such name'
const commits = (commit: string, head: string, base: string | null): RunEvent['commits'] => ({
  commit: sha(commit),
  head: sha(head),
  base: base === null ? null : sha(base)
})

/** A push to the default branch of which nothing is special. */
const PUSH = {
  kind: 'push',
  name: 'push',
  repository: 'acme/widget',
  ref: 'refs/heads/main',
  defaultBranch: 'main',
  commits: commits('M1', 'M1', 'M0'),
  baseBranch: 'main',
  fork: false,
  untrustedPolicy: false,
  privileged: false,
  branch: 'main',
  writesBaseline: true,
  workflow: 'build',
  workflowPath: '.github/workflows/build.yml',
  job: 'build',
  leg: 'build.__default',
  runId: '11000000010',
  runNumber: 10,
  runAttempt: 1,
  runner: { os: 'Linux', arch: 'X64', image: 'ubuntu24 20261109.41.1' }
} as const satisfies RunEvent

const run = (number: number) => ({ runId: String(11_000_000_000 + number), runNumber: number })
const NO_BASELINE = { writesBaseline: false } as const
const tag = { ref: 'refs/tags/v1.4.0', branch: null, commits: commits('M1', 'M1', null), ...NO_BASELINE } as const
const pull = {
  kind: 'pull_request',
  name: 'pull_request',
  ref: 'refs/pull/42/merge',
  branch: null,
  untrustedPolicy: true,
  ...NO_BASELINE
} as const
const privileged = { ...NO_BASELINE, fork: true, untrustedPolicy: true, privileged: true } as const
const QUEUE = `refs/heads/gh-readonly-queue/main/pr-42-${sha('M1')}`

/** What each event says otherwise than that push. */
const DIFFERS: Readonly<Record<string, Partial<RunEvent>>> = {
  'push-branch': {},
  'push-branch-created': {
    ...run(11),
    ...NO_BASELINE,
    ref: 'refs/heads/feature/trimpath',
    branch: 'feature/trimpath',
    // Forty zeros: there was nothing before.
    commits: commits('H1', 'H1', null)
  },
  'push-tag': { ...run(12), ...tag, kind: 'tag' },
  'release-published': { ...run(63), ...tag, kind: 'release', name: 'release' },
  'pull_request-opened': { ...run(42), ...pull, commits: commits('X1', 'H1', 'M1') },
  'pull_request-synchronize': { ...run(43), ...pull, commits: commits('X2', 'H2', 'M1') },
  // Of the same run, so that what it keeps has to be told apart by the attempt.
  'rerun-attempt2': { ...run(43), ...pull, commits: commits('X2', 'H2', 'M1'), runAttempt: 2 },
  'pull_request-fork': {
    ...run(57),
    ...pull,
    fork: true,
    ref: 'refs/pull/57/merge',
    commits: commits('FX', 'F1', 'M1')
  },
  pull_request_target: {
    ...run(58),
    ...privileged,
    kind: 'pull_request_target',
    name: 'pull_request_target',
    commits: commits('M1', 'F1', 'M1'),
    workflow: 'label',
    workflowPath: '.github/workflows/label.yml'
  },
  'workflow_run-completed': {
    ...run(64),
    ...privileged,
    kind: 'workflow_run',
    name: 'workflow_run',
    commits: commits('M1', 'F1', 'M1'),
    workflow: 'report',
    workflowPath: '.github/workflows/report.yml'
  },
  merge_group: {
    ...run(60),
    ...NO_BASELINE,
    kind: 'merge_group',
    name: 'merge_group',
    ref: QUEUE,
    branch: null,
    untrustedPolicy: true,
    commits: commits('G1', 'G1', 'M1')
  },
  schedule: {
    ...run(61),
    kind: 'schedule',
    name: 'schedule',
    commits: commits('M1', 'M1', null),
    workflow: 'nightly',
    workflowPath: '.github/workflows/nightly.yml'
  },
  workflow_dispatch: {
    ...run(62),
    ...NO_BASELINE,
    kind: 'dispatch',
    name: 'workflow_dispatch',
    ref: 'refs/heads/release/1.4',
    branch: 'release/1.4',
    commits: commits('M0', 'M0', null)
  }
}

/** What a kind of runner says otherwise. What a host or a cache mode is says nothing about the run. */
const ON: Readonly<Record<string, Partial<RunEvent['runner']>>> = {
  'macos-arm64': { os: 'macOS', arch: 'ARM64', image: 'macos15 20261109.41.1' },
  'selfhosted-linux-arm64-proxy': { arch: 'ARM64', image: null },
  windows: { os: 'Windows', image: 'win25 20261109.41.1' }
}

test('every event is here, and every runner that differs is an overlay', () => {
  expect(Object.keys(DIFFERS).toSorted()).toEqual([...EVENTS])
  expect(OVERLAYS).toEqual(expect.arrayContaining(Object.keys(ON)))
})

describe.each(EVENTS)('%s', (name) => {
  test.each(['as it is', ...OVERLAYS])('is read: %s', (overlay) => {
    const { env, payload } = replay(name, ...OVERLAYS.filter((one) => one === overlay))
    const runner = { ...PUSH.runner, ...ON[overlay] }
    expect(readEvent(env, payload)).toEqual({ ...PUSH, ...DIFFERS[name], runner })
  })

  /** The key of a record that is looked for, and of one that is written. */
  const keyOf = (event: RunEvent): string => {
    const { repository, job, leg, workflow, workflowPath } = event
    const workflowFile = workflowPath === null ? null : { path: workflowPath, sha256: null }
    const record = recordWith({ run: { repository, job, leg, workflow, workflowFile } })
    return baselineKey(record, workflowOf(record) ?? '', event.baseBranch ?? '')
  }

  test('looks for what a push of the same workflow to main recorded, and for nothing else', () => {
    const { env, payload } = replay(name)
    const event = readEvent(env, payload)
    expect(keyOf(event) === keyOf(PUSH)).toBe(event.workflowPath === PUSH.workflowPath)
    expect(keyOf(event)).toBe(keyOf({ ...PUSH, workflowPath: event.workflowPath, workflow: event.workflow }))
  })

  test('a branch that the policy names is compared with itself, whoever else is not', () => {
    const { env, payload } = replay(name)
    const event = readEvent(env, payload)
    const own = withBaselineBranches(event, ['**'])
    const writes = event.branch !== null && /^(?:push|schedule|dispatch)$/.test(event.kind)
    expect(own.writesBaseline).toBe(writes)
    expect(own.baseBranch).toBe(writes ? event.branch : 'main')
    expect(withBaselineBranches(event, ['elsewhere/*'])).toEqual(event)
  })
})

test.each([
  ['main', QUEUE],
  ['release/1.4', QUEUE.replace('main', 'release/1.4')],
  // No name that the queue gives: the default branch.
  ['main', 'refs/heads/gh-readonly-queue/pr-42']
])("the push of a queue's own branch is compared with where it merges to: %s", (want, ref) => {
  const { env, payload } = replay('push-branch')
  const event = readEvent({ ...env, GITHUB_REF: ref }, payload)
  expect(event).toMatchObject({ kind: 'push', branch: null, baseBranch: want, writesBaseline: false })
})

test('of a repository whose payload names no default branch a branch is compared with itself', () => {
  const { env } = replay('workflow_dispatch')
  expect(readEvent(env, {})).toMatchObject({ defaultBranch: null, baseBranch: 'release/1.4', writesBaseline: false })
})
