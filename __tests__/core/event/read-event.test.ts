import { describe, expect, test } from '@jest/globals'
import { matchesBranch } from '../../../src/core/event/branches.ts'
import { type EventKind, readEvent, withBaselineBranches } from '../../../src/core/event/read-event.ts'
import { EVENTS, OVERLAYS, replay, SHAS } from '../../support/events.ts'

interface Expected {
  readonly kind: EventKind
  /** Names of SHAS: commit, head, base. */
  readonly commits: readonly [commit: string, head: string | null, base: string | null]
  readonly baseBranch: string | null
  readonly fork?: true
  readonly untrustedPolicy?: true
  readonly privileged?: true
  readonly writesBaseline?: true
}

const EXPECTED: Readonly<Record<string, Expected>> = {
  'push-branch': { kind: 'push', commits: ['M1', 'M1', 'M0'], baseBranch: 'main', writesBaseline: true },
  // `before` is forty zeros: there is no commit before the first.
  'push-branch-created': { kind: 'push', commits: ['H1', 'H1', null], baseBranch: 'main' },
  'push-tag': { kind: 'tag', commits: ['M1', 'M1', null], baseBranch: 'main' },
  'pull_request-opened': {
    kind: 'pull_request',
    commits: ['X1', 'H1', 'M1'],
    baseBranch: 'main',
    untrustedPolicy: true
  },
  'pull_request-synchronize': {
    kind: 'pull_request',
    commits: ['X2', 'H2', 'M1'],
    baseBranch: 'main',
    untrustedPolicy: true
  },
  'pull_request-fork': {
    kind: 'pull_request',
    commits: ['FX', 'F1', 'M1'],
    baseBranch: 'main',
    fork: true,
    untrustedPolicy: true
  },
  pull_request_target: {
    kind: 'pull_request_target',
    commits: ['M1', 'F1', 'M1'],
    baseBranch: 'main',
    fork: true,
    untrustedPolicy: true,
    privileged: true
  },
  merge_group: { kind: 'merge_group', commits: ['G1', 'G1', 'M1'], baseBranch: 'main', untrustedPolicy: true },
  schedule: { kind: 'schedule', commits: ['M1', 'M1', null], baseBranch: 'main', writesBaseline: true },
  workflow_dispatch: { kind: 'dispatch', commits: ['M0', 'M0', null], baseBranch: 'main' },
  'release-published': { kind: 'release', commits: ['M1', 'M1', null], baseBranch: 'main' },
  'workflow_run-completed': {
    kind: 'workflow_run',
    commits: ['M1', 'F1', 'M1'],
    baseBranch: 'main',
    fork: true,
    untrustedPolicy: true,
    privileged: true
  },
  'rerun-attempt2': { kind: 'pull_request', commits: ['X2', 'H2', 'M1'], baseBranch: 'main', untrustedPolicy: true }
}

test('every event pair has an expectation', () => {
  expect(Object.keys(EXPECTED).toSorted()).toEqual([...EVENTS])
})

describe.each(EVENTS)('readEvent of %s', (name) => {
  const expected = EXPECTED[name]
  const { env, payload } = replay(name)
  const event = readEvent(env, payload)

  test('tells what it is about', () => {
    const [commit, head, base] = (expected?.commits ?? []).map((sha) =>
      sha === null ? null : (SHAS[sha] ?? 'no such name')
    )
    expect(event).toMatchObject({
      kind: expected?.kind,
      commits: { commit, head, base },
      baseBranch: expected?.baseBranch,
      defaultBranch: 'main',
      fork: expected?.fork ?? false,
      untrustedPolicy: expected?.untrustedPolicy ?? false,
      privileged: expected?.privileged ?? false,
      writesBaseline: expected?.writesBaseline ?? false
    })
  })

  test('tells where it runs', () => {
    expect(event).toMatchObject({
      repository: 'acme/widget',
      workflowPath: expect.stringMatching(/^\.github\/workflows\/[\w-]+\.yml$/),
      job: env['GITHUB_JOB'],
      runId: env['GITHUB_RUN_ID'],
      runAttempt: name === 'rerun-attempt2' ? 2 : 1
    })
  })

  // Which machine it runs on says nothing about what it is about.
  test.each(OVERLAYS)('reads the same on %s', (overlay) => {
    const other = replay(name, overlay)
    const onOther = readEvent(other.env, other.payload)
    expect({ ...onOther, runner: null }).toEqual({ ...event, runner: null })
  })

  test('knows less, and throws nothing, when the payload is missing or of another shape', () => {
    const shapes: unknown[] = [
      null,
      undefined,
      7,
      'text',
      [],
      {},
      { pull_request: 7, repository: [] },
      { repository: { default_branch: {} } }
    ]
    for (const shape of shapes) {
      const poor = readEvent(env, shape)
      expect(poor.kind).toBe(expected?.kind)
      expect(poor.writesBaseline).toBe(false)
      // A pull request whose head repository is not named is treated as a fork's.
      if (poor.kind === 'pull_request') expect(poor.fork).toBe(true)
    }
  })
})

test('reads the runner of each kind', () => {
  const runner = (overlay: string) => {
    const { env, payload } = replay('push-branch', overlay)
    return readEvent(env, payload).runner
  }
  expect(runner('windows')).toEqual({ os: 'Windows', arch: 'X64', image: 'win25 20261109.41.1' })
  expect(runner('macos-arm64')).toMatchObject({ os: 'macOS', arch: 'ARM64' })
  expect(runner('selfhosted-linux-arm64-proxy')).toEqual({ os: 'Linux', arch: 'ARM64', image: null })
})

test('takes a deleted fork for a fork', () => {
  const { env, payload } = replay('pull_request-fork')
  const without = structuredClone(payload) as { pull_request: { head: { repo: unknown } } }
  without.pull_request.head.repo = null
  expect(readEvent(env, without).fork).toBe(true)
})

test('refuses commit IDs, names and numbers that are none', () => {
  const { env, payload } = replay('push-branch')
  const odd = { ...env, GITHUB_SHA: '$(id)', GITHUB_RUN_NUMBER: '1e9', GITHUB_REF: `refs/heads/${'x'.repeat(5000)}` }
  expect(readEvent(odd, payload)).toMatchObject({
    commits: { commit: null },
    runNumber: null,
    ref: null,
    writesBaseline: false
  })
})

test('takes only a workflow file for the path of one', () => {
  const { env, payload } = replay('push-branch')
  const path = (ref: string) => readEvent({ ...env, GITHUB_WORKFLOW_REF: ref }, payload).workflowPath
  expect(path('acme/widget/.github/workflows/ci.yaml@refs/heads/main')).toBe('.github/workflows/ci.yaml')
  expect(path('acme/widget/.github/workflows/../../go.mod@x')).toBeNull()
  expect(path('other/repo/.github/workflows/ci.yml@refs/heads/main')).toBeNull()
})

describe('branches that the policy names', () => {
  const writes = (name: string, globs: string[], changes: Record<string, string> = {}): boolean => {
    const { env, payload } = replay(name)
    return withBaselineBranches(readEvent({ ...env, ...changes }, payload), globs).writesBaseline
  }
  const QUEUE = 'refs/heads/gh-readonly-queue/main/pr-42-1111111111111111111111111111111111111111'

  test.each<[label: string, event: string, globs: string[], changes: Record<string, string>, want: boolean]>([
    ['a dispatch on a branch that is named', 'workflow_dispatch', ['release/*'], {}, true],
    ['a push to one', 'push-branch-created', ['main', 'feature/**'], {}, true],
    ['a push to another', 'push-branch-created', ['release/*'], {}, false],
    ['a schedule, on the default branch', 'schedule', [], {}, true],
    ['a push of a tag of that name', 'push-tag', ['**'], {}, false],
    ['a release', 'release-published', ['**'], {}, false],
    ['a pull request', 'pull_request-opened', ['**'], {}, false],
    ['a pull request of a fork', 'pull_request-fork', ['**'], {}, false],
    ['a pull request with rights', 'pull_request_target', ['**'], {}, false],
    ['a workflow after another', 'workflow_run-completed', ['**'], {}, false],
    ['the merge queue', 'merge_group', ['**'], {}, false],
    ["a push of the merge queue's branch", 'push-branch', ['**'], { GITHUB_REF: QUEUE }, false],
    ['no branch by name', 'workflow_dispatch', [], {}, false]
  ])('%s', (_label, event, globs, changes, want) => {
    expect(writes(event, globs, changes)).toBe(want)
  })
})

test.each([
  ['main', 'main', true],
  ['main', 'main2', false],
  ['main', 'Main', false],
  ['release/*', 'release/1.4', true],
  ['release/*', 'release/', true],
  ['release/*', 'release/1/4', false],
  ['release/**', 'release/1/4', true],
  ['*', 'release/1', false],
  ['**', 'release/1', true],
  ['**/fix', 'a/b/fix', true],
  ['v*.x', 'v1.x', true],
  ['v*.x', 'v1.x.x', true],
  ['v*.x', 'v1.xy', false],
  // No pattern of a regular expression, and no hours.
  ['a.c', 'abc', false],
  ['(a+)+$', 'aaaa', false],
  [`${'*a'.repeat(120)}b`, 'a'.repeat(1024), false]
])('the glob %s and the branch %s', (glob, branch, want) => {
  expect(matchesBranch(glob, branch)).toBe(want)
})
