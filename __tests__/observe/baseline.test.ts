import { describe, expect, test } from '@jest/globals'
import { readEvent } from '../../src/core/event/read-event.ts'
import { canonicalJson } from '../../src/core/record/canonical.ts'
import { findBaseline } from '../../src/observe/baseline.ts'
import type { BaselineQuery, BaselineStore, StoredBaseline } from '../../src/ports/store-types.ts'
import type { GateRequest } from '../../src/request.ts'
import { replay } from '../support/events.ts'
import { fakeGit, fakePorts, type Program } from '../support/fakes.ts'
import { HEAD, mergeRecords, OTHER_COMMIT, recordWith } from '../support/records.ts'
import { REQUEST } from '../support/request.ts'

const RECORD_FILE = '/state/example.com/app/linux_amd64/record.json'
const now = recordWith({})
const older = recordWith({ run: { time: '2026-11-21T11:48:00.000Z' }, source: { head: OTHER_COMMIT } })
const behind = fakeGit({ 'merge-base': '', 'rev-list': '2\n' })

describe('the last run on a laptop', () => {
  const find = (files: Record<string, string>) =>
    findBaseline(fakePorts({ files, programs: { git: behind } }), REQUEST, now, RECORD_FILE)

  test('is compared with, and nobody vouches for it', async () => {
    expect(await find({ [RECORD_FILE]: canonicalJson(older) })).toMatchObject({
      source: 'last-run',
      state: 'ancestor',
      distance: 2,
      words: 'your run of 12 minutes ago',
      passedOver: [],
      vouched: false
    })
    expect(await find({ [RECORD_FILE]: canonicalJson(now) })).toMatchObject({ state: 'exact', distance: 0 })
  })

  test.each(['cache', 'artifact', 'auto'] as const)('stands in for the stores of a job: %s', async (kind) => {
    const ports = fakePorts({ files: { [RECORD_FILE]: canonicalJson(now) }, programs: { git: behind } })
    const found = await findBaseline(ports, { ...REQUEST, baseline: { kind } }, now, RECORD_FILE)
    expect(found).toMatchObject({ source: 'last-run', state: 'exact', vouched: false })
  })

  test.each([
    ['there is none', {}, 'missing-first-run', 'this is the first run here'],
    ['it is no record', { [RECORD_FILE]: '{' }, 'unreadable', 'it is not JSON'],
    ['it is of a future version', { [RECORD_FILE]: '{"schema": 9}' }, 'unreadable', 'schema version 9'],
    [
      'it is about something else',
      { [RECORD_FILE]: canonicalJson(recordWith({ subject: { package: 'x' } })) },
      'incomparable',
      'another package'
    ],
    ['it is huge', { [RECORD_FILE]: ' '.repeat(33 << 20) }, 'unreadable', 'expected at most']
  ])('is never fatal, when %s', async (_label, files: Record<string, string>, state, words) => {
    const baseline = await find(files)
    expect(baseline).toMatchObject({ state, record: null })
    expect(baseline.words).toContain(words)
  })
})

describe('a file that was named', () => {
  const find = (files: Record<string, string>, changes: Partial<GateRequest> = {}) =>
    findBaseline(
      fakePorts({ files, programs: { git: behind } }),
      { ...REQUEST, baseline: { kind: 'file', path: 'base.json' }, ...changes },
      now,
      RECORD_FILE
    )

  test('is compared with, and its repository vouches for it', async () => {
    expect(await find({ '/repo/base.json': canonicalJson(older) })).toMatchObject({
      source: 'file',
      state: 'ancestor',
      passedOver: [],
      vouched: true,
      words: '`base.json` at `2222222`, two commits behind this one'
    })
  })

  test('may be a folder of records, of which the one about this subject is taken', async () => {
    const files = {
      '/repo/base.json/a.json': canonicalJson(recordWith({ subject: { target: 'linux/arm64' } })),
      '/repo/base.json/b.json': canonicalJson(older)
    }
    expect(await find(files)).toMatchObject({ state: 'ancestor' })
    expect(await find({ '/repo/base.json/a.json': files['/repo/base.json/a.json'] })).toMatchObject({
      state: 'incomparable'
    })
  })

  test.each([
    ['is not there', {}, '`base.json` does not exist'],
    ['is no record', { '/repo/base.json': 'hello' }, 'it is not JSON'],
    ['is huge', { '/repo/base.json': ' '.repeat(33 << 20) }, 'expected at most'],
    [
      'is about something else',
      { '/repo/base.json': canonicalJson(recordWith({ subject: { package: 'x' } })) },
      'another package'
    ]
  ])('is wrong input when it %s, unless that is allowed for', async (_label, files: Record<string, string>, want) => {
    await expect(find(files)).rejects.toThrow(
      expect.objectContaining({ code: 'input', message: expect.stringContaining(want) })
    )
    expect(await find(files, { onMissingBaseline: 'warn' })).toMatchObject({
      record: null,
      words: expect.stringContaining(want)
    })
  })
})

/** A record that a push to main left, as a store of acme/widget has it. */
const RUN = {
  repository: 'acme/widget',
  workflow: 'build',
  job: 'build',
  event: 'push',
  ref: 'refs/heads/main',
  runNumber: 20,
  runAttempt: 1,
  time: '2026-11-19T11:00:00.000Z'
} as const

describe('the stores of a job', () => {
  const { env, payload } = replay('push-branch')
  const event = readEvent(env, payload)
  const { base } = event.commits
  const inJob = recordWith({ run: { ...RUN, runNumber: 21, time: now.run.time }, source: { event: event.commits } })
  const stored = (changes: Parameters<typeof mergeRecords>[1] = {}) =>
    canonicalJson(mergeRecords(recordWith({ run: RUN, source: { head: base } }), changes))
  const found = (text: string): StoredBaseline => ({ kind: 'found', text, name: 'key' })
  const store = (name: BaselineStore['name'], answer: StoredBaseline, asked: BaselineQuery[] = []): BaselineStore => ({
    name,
    find: async (query) => (asked.push(query), answer)
  })
  const find = (baselines: readonly BaselineStore[], git = behind, changes: Partial<GateRequest> = {}) =>
    findBaseline(fakePorts({ programs: { git }, baselines }), { ...REQUEST, event, ...changes }, inJob, RECORD_FILE)

  test('are asked by key, branch and commits, the best commit first', async () => {
    const asked: BaselineQuery[] = []
    const git = fakeGit({ 'rev-list --first-parent --max-count=50': `${base}\n${OTHER_COMMIT}\n`, 'merge-base': 1 })
    expect(await find([store('cache', found(stored()), asked)], git)).toMatchObject({
      source: 'cache',
      state: 'exact',
      passedOver: [],
      vouched: true,
      writes: true,
      words: '`main` at `cd63600`'
    })
    const key = expect.stringMatching(/^go-provenance-gate-v1-/)
    expect(asked).toEqual([{ key, branch: 'main', commits: [base, OTHER_COMMIT] }])
  })

  test('are asked for the base alone where the checkout has no history', async () => {
    const asked: BaselineQuery[] = []
    await find([store('cache', { kind: 'missing' }, asked)], fakeGit({}))
    expect(asked).toMatchObject([{ commits: [base] }])
  })

  const hostile = `{"__proto__": {"schema": 1}, "schema": 1, "constructor": {"prototype": {"record": true}}}`
  test.each<[label: string, result: StoredBaseline, state: string, words: string]>([
    ['there is none yet', { kind: 'missing' }, 'missing-first-run', 'no run on `main` has recorded one yet'],
    ['it has expired', { kind: 'expired', why: 'it was of May' }, 'missing-expired', 'it was of May'],
    ['the store fails', { kind: 'unavailable', why: 'it timed out' }, 'unreadable', 'it timed out'],
    ['it is no record', found('{}'), 'unreadable', '`key` is no usable record: `schema`'],
    ['it was cut off', found(stored().slice(0, 900)), 'unreadable', 'it is not JSON, or it was cut off'],
    ['it holds NUL bytes', found(`\u0000${stored()}\u0000`), 'unreadable', 'it is not JSON'],
    ['it names what every object has', found(hostile), 'unreadable', 'is no usable record'],
    ['it is of a future version', found('{"schema": 2, "run": {}}'), 'unreadable', 'schema version 2'],
    ['it has 100 MB', found('x'.repeat(100 << 20)), 'unreadable', 'expected at most 32 MiB'],
    ['it is deep', found('['.repeat(1 << 20)), 'unreadable', 'is no usable record'],
    [
      'it is of another repository',
      found(stored({ run: { repository: 'evil/widget' } })),
      'incomparable',
      'the record of `main`: it is of another repository: expected `acme/widget`, got `evil/widget`'
    ],
    [
      'it is of a pull request',
      found(stored({ run: { ref: 'refs/pull/7/merge' } })),
      'incomparable',
      'another branch: expected `refs/heads/main`, got `refs/pull/7/merge`'
    ],
    ['it is of a laptop', found(stored({ run: { ref: null } })), 'incomparable', 'another branch'],
    [
      'it is of another workflow',
      found(stored({ run: { workflow: 'nightly' } })),
      'incomparable',
      'another workflow: expected `build`, got `nightly`'
    ],
    ['it is of another job', found(stored({ run: { job: 'test' } })), 'incomparable', 'another job'],
    ['it is of another leg', found(stored({ run: { leg: 'a' } })), 'incomparable', 'another leg of the matrix'],
    ['it is of another package', found(stored({ subject: { package: 'x' } })), 'incomparable', 'another package'],
    [
      'it is of another target',
      found(stored({ subject: { target: 'linux/arm64' } })),
      'incomparable',
      'another target: expected linux/amd64, got linux/arm64'
    ]
  ])('are never fatal, when %s', async (_label, result, state, words) => {
    const baseline = await find([store('cache', result)])
    expect(baseline).toMatchObject({ source: 'cache', state, record: null, passedOver: [], writes: true })
    expect(baseline.words).toContain(words)
  })

  test.each([
    ['auto', { kind: 'auto' } as const, 'the Actions cache is not available here'],
    ['one by name', { kind: 'artifact' } as const, 'the store `artifact` is not available here']
  ])('that are not there are said to be so: %s', async (_label, baseline, words) => {
    expect(await find([], behind, { baseline })).toMatchObject({ state: 'unreadable', words })
  })

  const history = (...answers: readonly (readonly [ancestor: string | null, descendant: string | null, n: number])[]) =>
    fakeGit(
      Object.fromEntries(
        answers.flatMap(([ancestor, descendant, n]): [string, string][] => [
          [`merge-base --is-ancestor ${ancestor} ${descendant}`, ''],
          [`rev-list --count ${ancestor}..${descendant}`, `${n}\n`]
        ])
      )
    )
  const WHOLE = { 'rev-parse --is-shallow-repository': 'false\n', 'cat-file -e': '' }

  test.each<[label: string, git: Program, changes: Parameters<typeof stored>[0], state: string, words: string]>([
    [
      'an older one, by how much',
      history([OTHER_COMMIT, base, 41]),
      { source: { head: OTHER_COMMIT } },
      'ancestor',
      '`main` at `2222222`, 41 commits behind the commit before this push'
    ],
    ['this very commit', history(), { source: { head: HEAD } }, 'ancestor', '`main` at `1111111`, this very commit'],
    [
      'one of the pushed commits',
      history([base, OTHER_COMMIT, 1], [OTHER_COMMIT, HEAD, 2]),
      { source: { head: OTHER_COMMIT } },
      'ancestor',
      '`main` at `2222222`, two commits behind this one'
    ],
    [
      'a newer one',
      history([base, OTHER_COMMIT, 3], [HEAD, OTHER_COMMIT, 2]),
      { source: { head: OTHER_COMMIT } },
      'incomparable',
      'what is recorded is newer than this run: `main` at `2222222`, two commits ahead of this one'
    ],
    [
      'another line of history, from before this run',
      fakeGit(WHOLE),
      { source: { head: OTHER_COMMIT } },
      'ancestor',
      '`main` at `2222222`, on another line of history, recorded 2 days ago'
    ],
    [
      'another line of history, from after this run',
      fakeGit(WHOLE),
      { source: { head: OTHER_COMMIT }, run: { runNumber: 30 } },
      'incomparable',
      '`main` at `2222222`, on another line of history, recorded by a later run (number 30, this is 21)'
    ],
    [
      'one that a shallow checkout does not know, from before this run',
      fakeGit({ ...WHOLE, 'rev-parse --is-shallow-repository': 'true\n' }),
      { source: { head: OTHER_COMMIT } },
      'ancestor',
      '`main` at `2222222`, recorded 2 days ago'
    ],
    [
      // The time of a run that was started again is of today; its number is not.
      'one that a shallow checkout does not know, from after this run',
      fakeGit({}),
      { source: { head: OTHER_COMMIT }, run: { runNumber: 30 } },
      'incomparable',
      'recorded by a later run (number 30, this is 21)'
    ],
    ['one without a commit', fakeGit({}), { source: { head: null } }, 'ancestor', '`main`, recorded 2 days ago']
  ])('place what they give: %s', async (_label, git, changes, state, words) => {
    const baseline = await find([store('cache', found(stored(changes)))], git)
    expect(baseline).toMatchObject({ state, record: state === 'incomparable' ? null : expect.anything() })
    expect(baseline.words).toEqual(state === 'incomparable' ? expect.stringContaining(words) : words)
  })

  test('stand in for each other, and what was passed over is named', async () => {
    const poisoned = store('cache', found('{'))
    expect(await find([poisoned, store('artifact', found(stored()))])).toMatchObject({
      source: 'artifact',
      state: 'exact',
      passedOver: [expect.stringContaining('it is not JSON')]
    })
    expect(await find([store('cache', { kind: 'missing' }), store('artifact', found(stored()))])).toMatchObject({
      source: 'artifact',
      passedOver: []
    })
    expect(
      await find([store('cache', { kind: 'missing' }), store('artifact', { kind: 'expired', why: 'gone since May' })])
    ).toMatchObject({ source: 'artifact', state: 'missing-expired', words: 'gone since May', passedOver: [] })
    expect(await find([poisoned, store('artifact', { kind: 'expired', why: 'gone since May' })])).toMatchObject({
      source: 'cache',
      state: 'unreadable',
      passedOver: ['gone since May']
    })
  })

  test('that this run may not ask are no failure among others, and one where there is no other', async () => {
    const closed = store('artifact', { kind: 'unavailable', why: 'no permission', closed: true })
    const answer = { state: 'missing-first-run', source: 'cache', passedOver: ['no permission'] }
    expect(await find([store('cache', { kind: 'missing' }), closed])).toMatchObject(answer)
    expect(await find([closed])).toMatchObject({ state: 'unreadable', words: 'no permission', passedOver: [] })
    const both = { state: 'unreadable', words: 'no permission; no permission' }
    expect(await find([closed, closed])).toMatchObject(both)
    const failed = store('artifact', { kind: 'unavailable', why: 'the host answered 502', closed: false })
    expect(await find([store('cache', { kind: 'missing' }), failed])).toMatchObject({
      state: 'unreadable',
      words: 'the host answered 502'
    })
  })
})

test('a pull request is compared with the commit that was really merged', async () => {
  const { env, payload } = replay('pull_request-opened')
  const event = readEvent(env, payload)
  const merge = recordWith({
    run: { repository: 'acme/widget', event: 'pull_request' },
    source: { head: event.commits.commit, parents: [HEAD, event.commits.head ?? ''], event: event.commits }
  })
  const stored = recordWith({ run: { repository: 'acme/widget', ref: 'refs/heads/main' }, source: { head: HEAD } })
  const asked: BaselineQuery[] = []
  const baselines: BaselineStore[] = [
    {
      name: 'cache',
      find: async (query) => (asked.push(query), { kind: 'found', text: canonicalJson(stored), name: 'key' })
    }
  ]
  const find = (git: Program) =>
    findBaseline(fakePorts({ programs: { git }, baselines }), { ...REQUEST, event }, merge, RECORD_FILE)
  expect(await find(behind)).toMatchObject({ state: 'exact', distance: 0, writes: false })
  expect(asked).toMatchObject([{ branch: 'main', commits: [HEAD] }])
})

test.each([
  ['behind', [OTHER_COMMIT, HEAD], 'ancestor', '`main` at `2222222`, one commit behind the merge base'],
  ['ahead', [HEAD, OTHER_COMMIT], 'incomparable', '`main` at `2222222`, one commit ahead of the merge base']
])('a pull request and a record that is %s of its base', async (_label, [ancestor, descendant], state, words) => {
  const { env, payload } = replay('pull_request-opened')
  const event = readEvent(env, payload)
  const run = { repository: 'acme/widget', event: 'pull_request' } as const
  const { commits } = event
  const merge = recordWith({
    run,
    source: { head: commits.commit, parents: [HEAD, commits.head ?? ''], event: commits }
  })
  const stored = recordWith({ run: { ...run, ref: 'refs/heads/main' }, source: { head: OTHER_COMMIT } })
  const git = fakeGit({ [`merge-base --is-ancestor ${ancestor} ${descendant}`]: '', 'rev-list --count': '1\n' })
  const baselines: BaselineStore[] = [
    { name: 'cache', find: async () => ({ kind: 'found', text: canonicalJson(stored), name: 'key' }) }
  ]
  const ports = fakePorts({ programs: { git }, baselines })
  const found = await findBaseline(ports, { ...REQUEST, event }, merge, RECORD_FILE)
  expect(found.state).toBe(state)
  expect(found.words).toContain(words)
})

/** The commit at which the pull request left its base branch, which has moved on since. */
const LEFT_AT = '5'.repeat(40)
test.each([
  ['of that commit', LEFT_AT, 'exact', '`main` at `5555555`'],
  ['of what came after it', 'base', 'ancestor', 'two commits ahead of the merge base'],
  ['of what the base branch does not have yet', HEAD, 'incomparable', 'two commits ahead of the merge base']
])('a pull request whose own head is checked out, and a record %s', async (_label, recorded, state, words) => {
  const { env, payload } = replay('pull_request-opened')
  const event = readEvent(env, payload)
  const { commits } = event
  const tip = commits.base ?? ''
  const run = { repository: 'acme/widget', event: 'pull_request' } as const
  const own = recordWith({ run, source: { head: commits.head, parents: [LEFT_AT], event: commits } })
  const head = recorded === 'base' ? tip : recorded
  const stored = recordWith({ run: { ...run, ref: 'refs/heads/main' }, source: { head } })
  const asked: BaselineQuery[] = []
  const baselines: BaselineStore[] = [
    {
      name: 'cache',
      find: async (query) => (asked.push(query), { kind: 'found', text: canonicalJson(stored), name: 'key' })
    }
  ]
  const git = fakeGit({
    [`merge-base ${tip} ${commits.head}`]: `${LEFT_AT}\n`,
    [`merge-base --is-ancestor ${LEFT_AT} ${tip}`]: '',
    [`merge-base --is-ancestor ${LEFT_AT} ${HEAD}`]: '',
    [`merge-base --is-ancestor ${tip} ${HEAD}`]: '',
    'rev-list --count': '2\n'
  })
  const ports = fakePorts({ programs: { git }, baselines })
  const found = await findBaseline(ports, { ...REQUEST, event }, own, RECORD_FILE)
  expect(asked).toMatchObject([{ commits: [LEFT_AT] }])
  expect(found.state).toBe(state)
  expect(found.words).toContain(words)
})

describe('records in the place that needs no name', () => {
  const PLACE = '.github/go-provenance-gate/baseline'
  const find = (files: Record<string, string>, changes: Partial<GateRequest> = {}) =>
    findBaseline(
      fakePorts({ files: { '/repo/.git/HEAD': 'x', ...files }, programs: { git: behind } }),
      { ...REQUEST, ...changes },
      now,
      RECORD_FILE
    )

  test('go before the last run, the nearest first', async () => {
    const files = {
      [RECORD_FILE]: canonicalJson(now),
      [`/repo/${PLACE}/app.json`]: canonicalJson(older),
      [`/repo/svc/${PLACE}/app.json`]: canonicalJson(now)
    }
    expect(await find(files)).toMatchObject({
      source: 'file',
      vouched: true,
      words: `\`${PLACE}\` at \`2222222\`, two commits behind this one`
    })
    expect(await find(files, { cwd: '/repo/svc' })).toMatchObject({ source: 'file', state: 'exact' })
    expect(await find(files, { cwd: '/repo/cmd' })).toMatchObject({ source: 'file', state: 'ancestor' })
    expect(await find(files, { baseline: { kind: 'none' } })).toMatchObject({ source: 'none' })
  })

  test('are not used above the repository', async () => {
    expect(await find({ [`/${PLACE}/app.json`]: canonicalJson(older) })).toMatchObject({ source: 'last-run' })
  })

  test('that do not fit are named, and the next source is asked', async () => {
    const other = canonicalJson(recordWith({ subject: { target: 'linux/arm64' } }))
    const found = await find({ [RECORD_FILE]: canonicalJson(now), [`/repo/${PLACE}/app.json`]: other })
    expect(found).toMatchObject({
      source: 'last-run',
      state: 'exact',
      passedOver: [`\`${PLACE}\` holds no record of this package and target`]
    })
  })
})
