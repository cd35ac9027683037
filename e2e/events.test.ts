/**
 * Every event that the fixtures hold, replayed in a repository of its shape and in the checkouts that people make of it:
 * what the gate says, what it compares with, whose policy judges, what it keeps.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { replay } from '../__tests__/support/events.ts'
import { json } from './support/github/http.ts'
import { expectNoTrace } from './support/expectations.ts'
import { makePlace } from './support/host.ts'
import { parse } from './support/json.ts'
import { type CommitName, LOOSE, Origin, STRICT } from './support/origin.ts'
import { FAULTS, ResultsService } from './support/results-service.ts'
import { runStep, type Step } from './support/step.ts'

const place = makePlace()
const origin = new Origin(place)
const workspace = join(place.root, 'widget')
let service: ResultsService

beforeAll(async () => {
  service = await ResultsService.start({ id: 800000001, name: 'acme/widget' })
})
afterAll(async () => {
  await service.close()
  place.remove()
})

interface Replay {
  readonly event: string
  /** Commits of history; 0: all. */
  readonly depth?: number
  /** What is checked out, where it is not what the event is about. */
  readonly checkout?: CommitName
  readonly overlays?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Edits the payload's text, which names the commits of the fixtures. */
  readonly payload?: (text: string) => string
  readonly inputs?: Readonly<Record<string, string>>
  /** Empty: a job without one. */
  readonly token?: string
}

/** Runs the gate as a job of the event would. */
async function run(options: Replay): Promise<Step> {
  const { event, depth = 0, checkout, overlays = [], payload: edit = (text: string) => text } = options
  const { env, payload } = replay(event, ...overlays)
  const variables = { ...env, ...options.env }
  const [ref = '', commit = ''] = [variables['GITHUB_REF'], variables['GITHUB_SHA']].map((text = '') =>
    origin.rewrite(text)
  )
  if (checkout === undefined) origin.checkout(workspace, ref, commit, depth)
  else origin.checkout(workspace, `refs/pull/0/${checkout}`, origin.commits[checkout], depth)
  return runStep(place, {
    env: parseEnv(origin.rewrite(JSON.stringify({ ...variables, ...hostOf(env, ref) }))),
    payload: origin.rewrite(edit(JSON.stringify(payload))),
    workspace,
    inputs: options.inputs ?? {},
    token: options.token ?? 'a-token'
  })
}

function parseEnv(text: string): Record<string, string> {
  const pairs = Object.entries(Object(parse(text))).map(([name, value]) => [name, String(value)] as const)
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''))
}

/** The services of a job: its own ref's caches and those of the default branch, as far as the event may write. */
function hostOf(env: Readonly<Record<string, string>>, ref: string): Record<string, string> {
  const host = service.run({
    path: (env['GITHUB_WORKFLOW_REF'] ?? '').replace(/^acme\/widget\/|@.*$/g, ''),
    scopes: [...new Set([ref, 'refs/heads/main'])],
    writesCache: env['ACTIONS_CACHE_MODE'] !== 'read'
  }).env
  const names = ['ACTIONS_RESULTS_URL', 'ACTIONS_RUNTIME_TOKEN', 'GITHUB_API_URL'] as const
  // What an overlay took away stays away.
  return Object.fromEntries(names.filter((name) => name in env).map((name) => [name, host[name] ?? '']))
}

/** How the gate says what it compared with. */
function words(step: Step): string | undefined {
  return /(?:compared with|not compared: )[^.\n]*/.exec(step.summary)?.[0]
}

/** The only record that a run wrote. */
function recordOf({ outputs }: Step): unknown {
  return parse(readFileSync(outputs['record-path'] ?? '', 'utf8'))
}

const short = (name: CommitName): string => origin.commits[name].slice(0, 7)
const COMPARED = (name: CommitName): string => `compared with \`main\` at \`${short(name)}\``
const FIRST = 'not compared: no run on `main` has recorded one yet'
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The post step, and how many entries it added to the cache. */
async function post(step: Step): Promise<number> {
  const before = service.caches.length
  expect(await step.post()).toMatchObject({ code: 0 })
  return service.caches.length - before
}

test('the first run of the default branch has nothing to compare with, and records', async () => {
  const before = '0'.repeat(40)
  const step = await run({
    event: 'push-branch',
    env: { GITHUB_SHA: origin.commits.M0, GITHUB_RUN_NUMBER: '9', GITHUB_RUN_ID: '11000000009' },
    checkout: 'M0',
    payload: (text) =>
      text.replace(/"(before|after)":"\w+"/g, (_, key) => `"${key}":"${key === 'before' ? before : origin.commits.M0}"`)
  })
  expect(step).toMatchObject({ code: 0, annotations: [], outputs: { verdict: 'pass' } })
  expect([step.outputs['baseline-state'], words(step)]).toEqual(['missing-first-run', FIRST])
  expect(await post(step)).toBe(1)
})

interface Expected {
  readonly state: string
  /** In a checkout of that depth. */
  readonly words: string | ((depth: number) => string)
  /** Whose policy judged, where it is not the checkout's. */
  readonly judgedBy?: CommitName
  /** Whether the change edits the policy, which is a warning. */
  readonly edits?: true
  readonly records?: true
}
/** In this order: the push of M1 is what the later ones are compared with. */
const EVENTS: readonly (readonly [event: string, expected: Expected])[] = [
  ['push-branch', { state: 'exact', words: COMPARED('M0'), records: true }],
  [
    'push-branch-created',
    {
      state: 'ancestor',
      // What main was when the branch left it, where the checkout shows that.
      words: (depth) =>
        depth === 1 ? `${COMPARED('M1')}, recorded a moment ago` : `${COMPARED('M0')}, one commit behind this one`
    }
  ],
  ['push-tag', { state: 'exact', words: COMPARED('M1') }],
  ['release-published', { state: 'exact', words: COMPARED('M1') }],
  ['pull_request-opened', { state: 'exact', words: COMPARED('M1'), judgedBy: 'M1', edits: true }],
  ['pull_request-synchronize', { state: 'exact', words: COMPARED('M1'), judgedBy: 'M1', edits: true }],
  ['rerun-attempt2', { state: 'exact', words: COMPARED('M1'), judgedBy: 'M1', edits: true }],
  ['pull_request-fork', { state: 'exact', words: COMPARED('M1'), judgedBy: 'M1', edits: true }],
  ['merge_group', { state: 'exact', words: COMPARED('M1'), judgedBy: 'M1', edits: true }],
  // Other workflows have baselines of their own.
  ['pull_request_target', { state: 'missing-first-run', words: FIRST, judgedBy: 'M1' }],
  ['workflow_run-completed', { state: 'missing-first-run', words: FIRST, judgedBy: 'M1' }],
  ['schedule', { state: 'missing-first-run', words: FIRST, records: true }],
  ['workflow_dispatch', { state: 'exact', words: COMPARED('M0') }]
]

describe.each(EVENTS)('%s', (event, expected) => {
  // The second commit shows the base of a merge; elsewhere nobody looks at it.
  const depths = expected.edits === true || event === 'push-branch-created' ? [1, 2, 0] : [1, 0]
  test.each(depths)('in a checkout of depth %d', async (depth) => {
    const unreadable = expected.edits === true && depth === 1
    const step = await run({ event, depth, ...(unreadable ? { token: '' } : {}) })
    if (unreadable) {
      expect(step).toMatchObject({ code: 1, outputs: { verdict: 'inconclusive' }, summary: '' })
      expect(step.annotations).toEqual([
        `error : the policy of the base commit ${short('M1')} cannot be read: the checkout does not hold that commit. ` +
          'Fix: check out with fetch-depth: 2, or give the gate a token that may read contents (permissions: contents: read)'
      ])
      return
    }
    expect({ code: step.code, verdict: step.outputs['verdict'] }).toEqual({ code: 0, verdict: 'pass' })
    expect({ state: step.outputs['baseline-state'], words: words(step) }).toEqual({
      state: expected.state,
      words: typeof expected.words === 'string' ? expected.words : expected.words(depth)
    })
    expect(step.annotations.map((line) => line.split(':', 1)[0])).toEqual(
      expected.edits === true ? ['warning policy-changed'] : []
    )
    const record = recordOf(step)
    expect(record).toMatchObject({
      source: { vcs: 'git', shallow: depth > 0, dirtyCount: 0 },
      policy: {
        commit: expected.judgedBy === undefined ? null : origin.commits[expected.judgedBy],
        sha256: sha256(event === 'push-branch-created' ? LOOSE : STRICT),
        changed: expected.edits === true
      }
    })
    // Recorded at the end, so that the other checkouts are compared with the same.
    if (expected.records !== true) expect(await post(step)).toBe(0)
    else if (depth === 0) expect(await post(step)).toBe(1)
  })
})

describe('a pull request in a checkout of depth 1', () => {
  afterEach(() => void service.faults.splice(0))
  const pull = { event: 'pull_request-opened', depth: 1 } as const

  test('is judged by what its token reads of the base commit', async () => {
    const content = Buffer.from(STRICT).toString('base64')
    service.faults.push(
      { on: /contents\/\.github%2Fgo-provenance-gate\.yml\?/, with: json(200, { encoding: 'base64', content }) },
      { on: /\/git\/commits\//, with: json(200, {}) }
    )
    const step = await run(pull)
    expect(step).toMatchObject({ code: 0, outputs: { verdict: 'pass', 'baseline-state': 'exact' } })
    const judgedBy = { commit: origin.commits.M1, sha256: sha256(STRICT), changed: true }
    expect(recordOf(step)).toMatchObject({ policy: judgedBy })
  })

  test.each([
    ['may not read', FAULTS.forbidden, 'Resource not accessible by integration'],
    ['is of another repository', FAULTS.notFound, 'Not Found']
  ])('is not judged when the token %s', async (_what, answer, said) => {
    service.faults.push({ on: /\/repos\//, with: answer })
    const step = await run(pull)
    expect(step).toMatchObject({ code: 1, outputs: { verdict: 'inconclusive' } })
    const sentence = new RegExp(`does not hold that commit, and asking for it failed \\(.*${said}`)
    expect(step.annotations).toEqual([expect.stringMatching(sentence)])
  })
})

describe.each(['pull_request_target', 'workflow_run-completed'])('%s with the code of a fork', (event) => {
  const foreign = { event, checkout: 'F1' } as const

  test.each([1, 0])('is refused, in a checkout of depth %d', async (depth) => {
    const step = await run({ ...foreign, depth })
    expect(step).toMatchObject({ code: 1, outputs: { verdict: 'inconclusive' }, summary: '' })
    expect(step.annotations).toEqual([
      `error : a ${event.replace(/-.*/, '')} run has the rights of the default branch, but other code is checked out: ` +
        'refusing to build it. Fix: gate pull requests on pull_request and merge_group; see docs/security.md before you ' +
        'set allow-untrusted-checkout: true'
    ])
  })

  test('is built where that is allowed, and judged by the default branch', async () => {
    const step = await run({ ...foreign, inputs: { 'allow-untrusted-checkout': 'true' } })
    expect(step).toMatchObject({ code: 0, outputs: { verdict: 'pass' } })
    expect(recordOf(step)).toMatchObject({
      source: { head: origin.commits.F1 },
      policy: { commit: origin.commits.M1, sha256: sha256(STRICT), changed: true }
    })
    expect(await post(step)).toBe(0)
  })
})

const ODD: readonly (readonly [what: string, options: Replay, state: string, words: string])[] = [
  [
    'a fork that was deleted since',
    { event: 'pull_request-fork', payload: (text) => withHeadRepository(text, null) },
    'exact',
    COMPARED('M1')
  ],
  [
    'the head of a pull request in place of its merge',
    { event: 'pull_request-opened', checkout: 'H1' },
    'exact',
    COMPARED('M0')
  ],
  ['a second attempt of a push', { event: 'push-branch', env: { GITHUB_RUN_ATTEMPT: '2' } }, 'exact', COMPARED('M0')],
  ...[1, 0].map(
    (depth) =>
      [
        `a force push over a commit that is gone, depth ${depth}`,
        {
          event: 'push-branch',
          depth,
          payload: (text: string) => forced(text),
          env: { GITHUB_RUN_NUMBER: '70', GITHUB_RUN_ID: '11000000070' }
        },
        'ancestor',
        `${COMPARED('M1')}, this very commit`
      ] as const
  ),
  [
    "the push of the queue's own branch",
    { event: 'merge_group', env: { GITHUB_EVENT_NAME: 'push' }, payload: queuePush },
    'ancestor',
    `${COMPARED('M1')}, three commits behind this one`
  ]
]

function withHeadRepository(text: string, repository: null): string {
  const payload = Object(parse(text))
  payload.pull_request.head.repo = repository
  return JSON.stringify(payload)
}

function forced(text: string): string {
  return JSON.stringify({ ...Object(parse(text)), before: origin.commits.Z, forced: true })
}

function queuePush(text: string): string {
  const { repository, merge_group: group } = Object(parse(text))
  return JSON.stringify({
    ref: group.head_ref,
    before: '0'.repeat(40),
    after: group.head_sha,
    created: true,
    repository
  })
}

test.each(ODD)('%s is no trouble', async (_what, options, state, expected) => {
  const step = await run(options)
  expect({ code: step.code, verdict: step.outputs['verdict'] }).toEqual({ code: 0, verdict: 'pass' })
  expect({ state: step.outputs['baseline-state'], words: words(step) }).toEqual({ state, words: expected })
  expectNoTrace(step.log)
})

test('an attempt that is repeated records beside the first one', async () => {
  const before = service.caches.map(({ key }) => key)
  const step = await run({ event: 'push-branch', env: { GITHUB_RUN_ATTEMPT: '3' } })
  expect(await post(step)).toBe(1)
  const added = service.caches.map(({ key }) => key).filter((key) => !before.includes(key))
  expect(added).toEqual([expect.stringMatching(/-11000000010-3$/)])
  expect(before).toContain(added[0]?.replace(/3$/, '1'))
})

test.each([
  ['a cache that may not be read', ['cache-mode-none'], 'this run may not read the Actions cache (cache mode `none`)'],
  ['a host without the service', ['ghes'], 'the Actions cache service is not available in this run']
])('%s is said, and closes no gate', async (_what, overlays, expected) => {
  const step = await run({ event: 'pull_request-opened', overlays, env: { ACTIONS_CACHE_URL: '' } })
  expect(step).toMatchObject({ code: 0, outputs: { verdict: 'pass', 'baseline-state': 'unreadable' } })
  expect(words(step)).toBe(`not compared: ${expected}`)
  const told = new Set(step.annotations.map((line) => line.split(':', 1)[0]))
  expect(told).toEqual(new Set(['warning baseline-missing', 'warning policy-changed']))
})
