import { describe, expect, test } from '@jest/globals'
import { readEvent } from '../../src/core/event/read-event.ts'
import { canonicalJson } from '../../src/core/record/canonical.ts'
import { findBaseline } from '../../src/observe/baseline.ts'
import type { BaselineStore, StoredBaseline } from '../../src/ports/types.ts'
import type { GateRequest } from '../../src/request.ts'
import { replay } from '../support/events.ts'
import { fakeGit, fakePorts } from '../support/fakes.ts'
import { HEAD, OTHER_COMMIT, recordWith } from '../support/records.ts'
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

describe('the Actions cache', () => {
  const { env, payload } = replay('push-branch')
  const event = readEvent(env, payload)
  const inJob = recordWith({
    run: { repository: 'acme/widget', workflow: 'build', job: 'build', event: 'push' },
    source: { event: event.commits }
  })
  const stored = recordWith({ run: { repository: 'acme/widget' }, source: { head: event.commits.base } })
  const find = (result: StoredBaseline | null, keys: string[] = []) => {
    const baselines: BaselineStore[] = [
      { name: 'cache', find: async ({ key }) => (keys.push(key), result ?? { kind: 'missing' }) }
    ]
    const ports = fakePorts({ programs: { git: behind }, ...(result === null ? {} : { baselines }) })
    return findBaseline(ports, { ...REQUEST, event }, inJob, RECORD_FILE)
  }

  test('gives the record of the commit that was pushed upon', async () => {
    const keys: string[] = []
    const found = await find({ kind: 'found', text: canonicalJson(stored), name: 'key' }, keys)
    expect(found).toMatchObject({
      source: 'cache',
      state: 'exact',
      passedOver: [],
      vouched: true,
      writes: true,
      words: '`main` at `cd63600`'
    })
    expect(keys).toEqual([expect.stringMatching(/^go-provenance-gate-v1-/)])
  })

  test.each<[label: string, result: StoredBaseline | null, state: string, words: string]>([
    ['there is none yet', { kind: 'missing' }, 'missing-first-run', 'no run on `main` has recorded one yet'],
    ['there is no cache', null, 'unreadable', 'the Actions cache is not available here'],
    ['the cache fails', { kind: 'unavailable', why: 'it timed out' }, 'unreadable', 'it timed out'],
    ['somebody planted rubbish', { kind: 'found', text: '{}', name: 'key' }, 'unreadable', '`schema`'],
    [
      'somebody planted the record of another repository',
      { kind: 'found', text: canonicalJson(recordWith({ run: { repository: 'evil/widget' } })), name: 'key' },
      'incomparable',
      'another repository: expected `acme/widget`, got `evil/widget`'
    ],
    [
      'somebody planted the record of another package',
      {
        kind: 'found',
        text: canonicalJson(recordWith({ run: { repository: 'acme/widget' }, subject: { package: 'x' } })),
        name: 'key'
      },
      'incomparable',
      'another package'
    ]
  ])('is never fatal, when %s', async (_label, result, state, words) => {
    const baseline = await find(result)
    expect(baseline).toMatchObject({ state, record: null })
    expect(baseline.words).toContain(words)
  })
})

test('a pull request is compared with the commit that was really merged', async () => {
  const { env, payload } = replay('pull_request-opened')
  const event = readEvent(env, payload)
  const merge = recordWith({
    run: { repository: 'acme/widget' },
    source: { head: event.commits.commit, parents: [HEAD, event.commits.head ?? ''], event: event.commits }
  })
  const stored = recordWith({ run: { repository: 'acme/widget' }, source: { head: HEAD } })
  const baselines: BaselineStore[] = [
    { name: 'cache', find: async () => ({ kind: 'found', text: canonicalJson(stored), name: 'key' }) }
  ]
  const found = await findBaseline(
    fakePorts({ programs: { git: behind }, baselines }),
    { ...REQUEST, event },
    merge,
    RECORD_FILE
  )
  expect(found).toMatchObject({ state: 'exact', distance: 0, writes: false })
})
