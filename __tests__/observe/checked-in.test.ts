/** Records in a real repository, and commits as a real git knows them. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, describe, expect, test } from '@jest/globals'
import { explainByEdit } from '../../src/core/baseline/checked-in.ts'
import { compareRecords } from '../../src/core/baseline/compare.ts'
import { readEvent, type RunEvent } from '../../src/core/event/read-event.ts'
import { DEFAULT_POLICY } from '../../src/core/policy/types.ts'
import { canonicalJson } from '../../src/core/record/canonical.ts'
import type { GateRecord } from '../../src/core/record/types.ts'
import { firstParents, relationOf } from '../../src/observe/ancestry.ts'
import { findBaseline } from '../../src/observe/baseline.ts'
import { succession } from '../../src/observe/baseline-succession.ts'
import { systemExec } from '../../src/ports/exec.ts'
import { systemFiles } from '../../src/ports/files.ts'
import type { BaselineStore } from '../../src/ports/store-types.ts'
import type { RemoteFiles } from '../../src/ports/types.ts'
import type { GateRequest } from '../../src/request.ts'
import { replay } from '../support/events.ts'
import { fakePorts } from '../support/fakes.ts'
import { makeModule, type TestModule } from '../support/module.ts'
import { mergeRecords, recordWith } from '../support/records.ts'
import { REQUEST } from '../support/request.ts'

const repositories: TestModule[] = []
const folders: string[] = []
afterEach(() => {
  for (const repository of repositories.splice(0)) repository.remove()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function repositoryWith(files: Readonly<Record<string, string>>): TestModule {
  const repository = makeModule({ 'README.md': 'x\n', ...files })
  repositories.push(repository)
  return repository
}

/** A clone that holds the last commit alone. */
function shallow(repository: TestModule): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gate-shallow-')))
  folders.push(folder)
  execFileSync('git', ['clone', '--quiet', '--depth=1', pathToFileURL(repository.root).href, folder], { stdio: 'pipe' })
  return folder
}

const ports = (baselines: readonly BaselineStore[] = [], remote?: RemoteFiles) => ({
  ...fakePorts(remote === undefined ? { baselines } : { baselines, remote }),
  exec: systemExec,
  files: systemFiles
})

const PLACE = '.github/go-provenance-gate/baseline'
const NO_TRIM = recordWith({ build: { flags: [] } })
const TRIM = recordWith({ build: { flags: ['-trimpath'] } })
const RACE = recordWith({ build: { flags: ['-race'] } })
const text = (record: GateRecord): string => canonicalJson(record)

interface Change {
  readonly event: RunEvent
  readonly merge: string
  readonly base: string
  readonly head: string
}

/** A test merge of a branch with the files into main, checked out as in a pull request. */
function pullRequest(repository: TestModule, change: () => void): Change {
  const base = repository.commit('base')
  repository.git('checkout', '--quiet', '-b', 'feature')
  change()
  const head = repository.commit('feature')
  repository.git('checkout', '--quiet', '--detach', base)
  repository.git('merge', '--quiet', '--no-ff', '--message', 'merge', head)
  const merge = repository.git('rev-parse', 'HEAD')
  const { env, payload } = replay('pull_request-opened')
  const event = { ...readEvent(env, payload), commits: { commit: merge, head, base } }
  return { event, merge, base, head }
}

/** What a run with `-trimpath` on that merge finds. */
async function find(
  repository: TestModule,
  { event, merge, base, head }: Change,
  request: Partial<GateRequest>,
  remote?: RemoteFiles
) {
  const source = { head: merge, parents: [base, head], event: event.commits }
  const record = mergeRecords(TRIM, { run: { event: 'pull_request' }, source })
  const at = { ...REQUEST, cwd: repository.root, event, ...request }
  const baseline = await findBaseline(ports([], remote), at, record, '/nowhere/record.json')
  const drifts = baseline.record === null ? [] : compareRecords(baseline.record, record, DEFAULT_POLICY)
  return { baseline, drifts: explainByEdit(drifts, baseline, record, DEFAULT_POLICY) }
}

describe('a pull request', () => {
  const byPath = (path: string): Partial<GateRequest> => ({ baseline: { kind: 'file', path } })
  test.each([
    ['a file', 'base.json', 'base.json', byPath('base.json')],
    ['a folder', 'records/app.json', 'records', byPath('records/')],
    ['the place that needs no name', `${PLACE}/app.json`, PLACE, {}]
  ])('cannot vouch for itself through %s', async (_label, file, folder, request) => {
    const repository = repositoryWith({ [file]: text(NO_TRIM) })
    const pull = pullRequest(repository, () => repository.write({ [file]: text(RACE) }))
    const { baseline, drifts } = await find(repository, pull, request)
    expect(baseline).toMatchObject({ source: 'file', vouched: true, record: { build: { flags: [] } } })
    expect(baseline.words).toContain(folder)
    // What the change made of the record does not agree with this run, either.
    expect(drifts).toMatchObject([{ path: 'build.flags', after: '-trimpath', class: 'unexplained' }])
  })

  test.each([
    ['a file', 'base.json', byPath('base.json')],
    ['a folder', 'records/app.json', byPath('records')],
    ['the place that needs no name', `${PLACE}/app.json`, {}]
  ])('explains a drift by editing %s to what this run is', async (_label, file, request) => {
    const repository = repositoryWith({ [file]: text(NO_TRIM) })
    const pull = pullRequest(repository, () => repository.write({ [file]: text(TRIM) }))
    const { baseline, drifts } = await find(repository, pull, request)
    expect(baseline.record?.build?.flags).toEqual([])
    expect(drifts).toMatchObject([{ path: 'build.flags', class: 'explained', why: `this change: ${file}` }])
  })

  test('explains nothing by rubbish, by deleting the record, or by a record of something else', async () => {
    for (const change of [
      (repository: TestModule) => repository.write({ [`${PLACE}/app.json`]: '{"schema": 1}' }),
      (repository: TestModule) => repository.git('rm', '--quiet', `${PLACE}/app.json`),
      (repository: TestModule) =>
        repository.write({ [`${PLACE}/app.json`]: text(mergeRecords(TRIM, { subject: { package: 'x' } })) })
    ]) {
      const repository = repositoryWith({ [`${PLACE}/app.json`]: text(NO_TRIM) })
      const pull = pullRequest(repository, () => change(repository))
      const { drifts } = await find(repository, pull, {})
      expect(drifts).toMatchObject([{ path: 'build.flags', class: 'unexplained' }])
    }
  })

  test('that brings the first record is compared with nothing, which is no mistake', async () => {
    const repository = repositoryWith({})
    const pull = pullRequest(repository, () => repository.write({ 'base.json': text(NO_TRIM) }))
    const { baseline } = await find(repository, pull, byPath('base.json'))
    expect(baseline).toMatchObject({
      state: 'missing-first-run',
      writes: true,
      words: '`base.json` comes with this change, and counts from the next one on'
    })
    await expect(find(repository, pull, byPath('other.json'))).rejects.toThrow('`other.json` does not exist')
  })

  test('is not followed through a link that it makes', async () => {
    const repository = repositoryWith({ 'base.json': text(NO_TRIM), 'sub/x': 'x' })
    const elsewhere = repositoryWith({ 'base.json': text(TRIM) })
    const pull = pullRequest(repository, () => {
      repository.git('rm', '--quiet', 'base.json')
      symlinkSync(join(elsewhere.root, 'base.json'), join(repository.root, 'base.json'))
    })
    const { baseline, drifts } = await find(repository, pull, byPath('base.json'))
    expect(baseline.record?.build?.flags).toEqual([])
    expect(drifts).toMatchObject([{ path: 'build.flags' }])
    // Outside of the repository is what an earlier step put there; only the workflow can name it.
    const outside = await find(repository, pull, byPath(join(elsewhere.root, 'base.json')))
    expect(outside.drifts).toEqual([])
  })

  test('in a folder of the repository names paths from there', async () => {
    const repository = repositoryWith({ 'svc/base.json': text(NO_TRIM) })
    const pull = pullRequest(repository, () => repository.write({ 'svc/base.json': text(TRIM) }))
    const { drifts } = await find(repository, pull, { ...byPath('base.json'), cwd: join(repository.root, 'svc') })
    expect(drifts).toMatchObject([{ class: 'explained', why: 'this change: svc/base.json' }])
  })

  test('in a shallow checkout asks the host for the base commit', async () => {
    const repository = repositoryWith({ [`${PLACE}/app.json`]: text(NO_TRIM) })
    const pull = pullRequest(repository, () => repository.write({ [`${PLACE}/app.json`]: text(TRIM) }))
    const clone = { ...repository, root: shallow(repository) }
    const asked: string[] = []
    const remote: RemoteFiles = {
      readAt: async (commit, path) => (asked.push(`${commit}:${path}`), text(NO_TRIM)),
      listAt: async (_commit, path) => ({ folder: true, paths: [`${path}/app.json`] })
    }
    const { drifts } = await find(clone, pull, {}, remote)
    expect(new Set(asked)).toEqual(new Set([`${pull.base}:${PLACE}/app.json`]))
    expect(drifts).toMatchObject([{ path: 'build.flags', class: 'explained' }])
    // A place that nobody named is not worth a failure; a path that somebody typed is.
    expect((await find(clone, pull, {})).baseline.passedOver).toEqual([
      expect.stringContaining('cannot be read: the checkout does not hold that commit')
    ])
    await expect(find(clone, pull, byPath(PLACE))).rejects.toThrow(expect.objectContaining({ code: 'evidence' }))
  })
})

describe('commits', () => {
  /** Three on main, and one beside the last of them. */
  function history() {
    const repository = repositoryWith({})
    const main = [1, 2, 3].map((n) => repository.commit(`commit ${n}`))
    repository.git('checkout', '--quiet', '-b', 'side', main[1] ?? '')
    const side = repository.commit('beside')
    repository.git('checkout', '--quiet', 'main')
    return { repository, main, side }
  }

  test('stand to each other as git says', async () => {
    const { repository, main, side } = history()
    const [first = '', , third = ''] = main
    const relation = (commit: string, reference: string) => relationOf(ports(), repository.root, commit, reference)
    expect(await relation(first, first)).toEqual({ kind: 'same' })
    expect(await relation(first, third)).toEqual({ kind: 'behind', commits: 2 })
    expect(await relation(third, first)).toEqual({ kind: 'ahead', commits: 2 })
    expect(await relation(side, third)).toEqual({ kind: 'apart' })
    expect(await relation('1'.repeat(40), third)).toEqual({ kind: 'unknown' })
    expect(await relationOf(ports(), shallow(repository), first, third)).toEqual({ kind: 'unknown' })
    expect(await firstParents(ports(), repository.root, third, 2)).toEqual([third, main[1]])
    expect(await firstParents(ports(), shallow(repository), third, 50)).toEqual([third])
    expect(await firstParents(ports(), repository.root, '1'.repeat(40), 50)).toEqual(['1'.repeat(40)])
  })

  const RUN = { repository: 'acme/widget', ref: 'refs/heads/main', runNumber: 7, runAttempt: 1 } as const
  const LATER = '2026-11-21T12:00:00.000Z'

  test.each<[string, stored: number | string, run: object, shallow: boolean, want: string | null]>([
    ['an older commit', 0, {}, false, null],
    ['an older commit whose run is later', 0, { runNumber: 9, time: LATER }, false, null],
    ['the same commit, the same run', 1, {}, false, null],
    ['the same commit, a later run', 1, { runNumber: 9 }, false, 'recorded by a later run'],
    ['the same commit, a later attempt', 1, { runAttempt: 2 }, false, 'recorded by a later run'],
    ['a newer commit', 2, { runNumber: 8 }, false, 'one commit ahead of this one'],
    // The run of a newer commit may have begun earlier: a run that is started again keeps its number, not its time.
    [
      'a newer commit whose run is earlier',
      2,
      { runNumber: 3, time: '2026-11-01T00:00:00.000Z' },
      false,
      'one commit ahead'
    ],
    ['a commit that is not known, of an earlier run', 2, { runNumber: 3, time: LATER }, true, null],
    ['a commit that is not known, of a later run', 2, { runNumber: 8 }, true, 'recorded by a later run'],
    [
      'a commit that is not known, later by time alone',
      2,
      { runNumber: null, time: LATER },
      true,
      'recorded by a later run'
    ],
    [
      'a commit and a time that were made up',
      '9'.repeat(40),
      { runNumber: null, time: '2099-01-01T00:00:00.000Z' },
      false,
      null
    ],
    ['a record of another branch', 2, { runNumber: 8, ref: 'refs/heads/evil' }, false, null]
  ])('before %s is written over', async (_label, stored, run, isShallow, want) => {
    const { repository, main } = history()
    const recordOf = (commit: string, changes: object): string =>
      text(recordWith({ run: { ...RUN, time: '2026-11-20T00:00:00.000Z', ...changes }, source: { head: commit } }))
    const file = join(repository.root, 'own.json')
    repository.write({ 'own.json': recordOf(main[1] ?? '', {}) })
    const cwd = isShallow ? shallow(repository) : repository.root
    const kept = { key: 'key', branch: 'main', file, commit: main[1] ?? '' }
    const commit = typeof stored === 'number' ? (main[stored] ?? '') : stored
    const answer = await succession(ports(), cwd)(kept, { text: recordOf(commit, run), name: 'key' })
    expect(answer).toEqual(want === null ? null : expect.stringContaining(want))
  })

  test.each(['', '{', '{"schema": 9}', 'null'])('rubbish (%j) is written over', async (rubbish) => {
    const repository = repositoryWith({ 'own.json': text(recordWith({ run: RUN })) })
    const kept = { key: 'key', branch: 'main', file: join(repository.root, 'own.json'), commit: null }
    expect(await succession(ports(), repository.root)(kept, { text: rubbish, name: 'key' })).toBeNull()
  })
})
