/** Records and ledgers of trusted runs, read from a stand-in for GitHub that can fail in all the ways that GitHub can. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Fault } from '../../e2e/support/github/http.ts'
import { FAULTS, type JobRun, ResultsService, type RunOptions } from '../../e2e/support/results-service.ts'
import { artifactName } from '../../src/core/baseline/artifact-name.ts'
import { jobArtifacts } from '../../src/ports/job-artifacts.ts'
import type { StoredBaseline, StoredLedgers } from '../../src/ports/store-types.ts'
import { zip, type ZipMember } from '../support/archive-writer.ts'
import { KEY, ledger, left, PLACE, PLACE_ENV, record } from '../support/uploads.ts'

const scratch = mkdtempSync(join(tmpdir(), 'gate-artifacts-'))
// The client of the toolkit asks for its proxy by this address when it is loaded.
process.env['GITHUB_API_URL'] = 'http://127.0.0.1:1'
let service: ResultsService
beforeEach(async () => {
  service = await ResultsService.start()
})
afterEach(() => service.close())
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** A run that has ended well. */
function ended(options: RunOptions = {}, members: readonly ZipMember[] = []): JobRun {
  const run = service.run(options)
  run.conclude()
  if (members.length > 0) left(service, run, members)
  return run
}

/** What a pull request's job finds, which is based on `commits`. */
function stores(patience = 10_000) {
  const env = { ...service.run({ event: 'pull_request', branch: 'feature' }).env, ...PLACE_ENV }
  return jobArtifacts({ env, token: 'a token', stateFolder: scratch, pauses: [1], patience })
}

function find(commits: readonly string[] = service.main.toReversed(), patience?: number): Promise<StoredBaseline> {
  return stores(patience).baselines.find({ key: KEY, branch: 'main', commits })
}

const sha = (digit: string): string => digit.repeat(40)
const found = (text: string, run: JobRun): StoredBaseline => ({ kind: 'found', text, name: `run ${run.id}` })

describe('which runs count', () => {
  test.each<[string, RunOptions]>([
    ["a fork's branch that is called main", { headRepository: { id: 5, name: 'mallory/app' } }],
    ['a pull request', { event: 'pull_request' }],
    ['workflow_run, which a pull request can cause', { event: 'workflow_run' }],
    ['another branch', { branch: 'feature', sha: sha('e') }],
    ['another workflow whose file is called the same', { path: 'elsewhere/ci.yml' }]
  ])('not one of %s', async (_what, options) => {
    const base = ended({ sha: sha('a') })
    // The very commit, and later: only what the run is can tell it from a trusted one.
    ended({ sha: sha('a'), ...options }, [record('poisoned')])
    expect(await find([sha('a')])).toEqual({ kind: 'missing' })
    left(service, base, [record('honest')])
    expect(await find([sha('a')])).toEqual(found('honest', base))
  })

  test.each(['failure', 'cancelled'] as const)('not one that ended with %s, nor one under way', async (conclusion) => {
    const run = ended({ sha: sha('a') }, [record('of a failure')])
    run.conclude(conclusion)
    left(service, service.run({ sha: sha('a') }), [record('under way')])
    expect(await find([sha('a')])).toEqual({ kind: 'missing' })
  })

  test('not one of a tag that is called main, whose commit is on another branch', async () => {
    ended({ sha: sha('a') })
    service.elsewhere.push(sha('f'))
    ended({ sha: sha('f') }, [record('of the tag')])
    expect(await find([sha('a')])).toEqual({ kind: 'missing' })
    expect(service.seen.filter(({ path }) => path.includes('compare'))).toHaveLength(1)
  })

  test.each(['push', 'schedule', 'workflow_dispatch', 'repository_dispatch'])('a run of %s does', async (event) => {
    const run = ended({ event }, [record('text')])
    expect(await find()).toEqual(found('text', run))
  })

  test('the base itself before its ancestors, whatever came later', async () => {
    const older = ended({ sha: sha('a') }, [record('older')])
    const base = ended({ sha: sha('b') }, [record('base')])
    // Run once more: the same commit, later.
    const again = ended({ sha: sha('a') }, [record('older, run again')])
    expect(await find([sha('b'), sha('a')])).toEqual(found('base', base))
    expect(await find([sha('c'), sha('a')])).toEqual(found('older, run again', again))
    expect(await find([sha('a')])).not.toEqual(found('older', older))
  })

  test('where git knows the base alone, the host tells what comes before it, and no newer run is taken', async () => {
    const older = ended({ sha: sha('a') }, [record('older')])
    ended({ sha: sha('b') })
    ended({ sha: sha('c') }, [record('newer than the base')])
    expect(await find([sha('b')])).toEqual(found('older', older))
  })

  test('without any commit, what is on the branch', async () => {
    const run = ended({ sha: sha('a') }, [record('text')])
    service.elsewhere.push(sha('f'))
    ended({ sha: sha('f') }, [record('of a tag')])
    expect(await find([])).toEqual(found('text', run))
  })

  test('a base that is not on the first page', async () => {
    const base = ended({ sha: sha('a') }, [record('text')])
    for (let i = 0; i < 60; i++) ended()
    expect(await find([sha('a')])).toEqual(found('text', base))
    expect(service.seen.filter(({ path }) => path.includes('/workflows/'))).toHaveLength(2)
  })
})

describe('which artifact of a run', () => {
  test('that of this job, of this step before others, of the last attempt', async () => {
    const run = ended()
    left(service, run, [record('another leg')], { leg: '.linux' })
    left(service, run, [record('another step')], { step: 'gate2', attempt: 3 })
    expect(await find()).toEqual(found('another step', run))
    left(service, run, [record('first attempt')])
    left(service, run, [record('second attempt')], { attempt: 2 })
    expect(await find()).toEqual(found('second attempt', run))
  })

  test('a run without this subject sends on to the one before it', async () => {
    const older = ended({}, [record('text')])
    ended({}, [record('other', 'go-provenance-gate-v1-89ab-4567-')])
    expect(await find()).toEqual(found('text', older))
  })

  test('what is asked for twice is fetched once', async () => {
    ended({}, [record('text'), record('other', 'k-')])
    const { baselines } = stores()
    const query = { branch: 'main', commits: service.main.toReversed() }
    const both = await Promise.all([KEY, 'k-'].map((key) => baselines.find({ ...query, key })))
    expect(both.map((one) => one.kind === 'found' && one.text)).toEqual(['text', 'other'])
    expect(service.seen.map(({ status }) => status)).toEqual([200, 200, 302, 200])
  })

  test('expired ones are said to be, with their run; an older one that is there stands in', async () => {
    const run = ended({ createdAt: '2026-08-20T01:02:03Z' })
    left(service, run, [record('text')]).expired = true
    const why = `the records of run ${run.id} of 2026-08-20 have expired: artifacts are kept as long as the repository's settings say`
    expect(await find()).toEqual({ kind: 'expired', why })
    const older = ended({ sha: sha('a'), createdAt: '2026-08-19T01:02:03Z' }, [record('older')])
    expect(await find([run.sha, sha('a')])).toEqual(found('older', older))
  })

  test('one that expires between listing and download', async () => {
    ended({}, [record('text')])
    service.faults.push({ on: /\/zip$/, with: FAULTS.gone })
    expect(await find()).toMatchObject({ kind: 'expired' })
  })
})

const RUNS = /\/workflows\/ci\.yml\/runs/
const LIST = /\/runs\/\d+\/artifacts/
const ZIP = /\/zip$/
const BLOB = /^GET \/store\//
describe('what goes wrong is said, and nothing is thrown', () => {
  test.each<[string, Fault, string]>([
    [
      'no permission for runs',
      { on: RUNS, with: FAULTS.forbidden },
      'may not read it (403): give the job `actions: read`'
    ],
    ['no permission for artifacts', { on: LIST, with: FAULTS.forbidden }, 'give the job `actions: read`'],
    ['no permission for the archive', { on: ZIP, with: FAULTS.forbidden }, 'give the job `actions: read`'],
    ['nothing there, or hidden', { on: RUNS, with: FAULTS.notFound }, 'no such thing (404)'],
    ['a bad token', { on: RUNS, with: { status: 401, body: '{}' } }, 'does not take the token (401)'],
    [
      'too many requests',
      { on: RUNS, with: FAULTS.limited },
      'is used up (429); it takes requests again in 60 seconds'
    ],
    [
      'too many at once',
      { on: LIST, with: FAULTS.secondary },
      'is used up (403); it takes requests again in 60 seconds'
    ],
    ['a host that is down', { on: RUNS, with: FAULTS.broken }, 'the host answered 502'],
    ['a store that is down', { on: BLOB, with: FAULTS.broken }, '502'],
    ['a store that forgot', { on: BLOB, with: FAULTS.notFound }, '404'],
    ['an answer that is cut off', { on: RUNS, with: 'truncate' }, 'could not be reached'],
    ['an archive that is cut off', { on: BLOB, with: 'truncate' }, 'aborted'],
    ['a connection that is closed', { on: LIST, with: 'reset' }, 'could not be reached'],
    ['no JSON', { on: RUNS, with: FAULTS.notJson }, 'no JSON, or it was cut off'],
    ['another answer', { on: LIST, with: FAULTS.emptyObject }, 'expected an answer with `artifacts`'],
    ['a list without an end', { on: RUNS, with: 'endless' }, 'an answer of the host, bytes: expected at most 16777216'],
    ['an archive without an end', { on: BLOB, with: 'endless' }, 'expected at most 67108864']
  ])('%s', async (_what, fault, why) => {
    ended({}, [record('text')])
    service.faults.push(fault)
    const answer = await find()
    expect(answer).toMatchObject({ kind: 'unavailable', why: expect.stringContaining(why) })
    // An address of the store is a secret: who has it can read.
    expect(JSON.stringify(answer)).not.toContain('not-a-signature')
    expect(readdirSync(scratch, { recursive: true }).filter((name) => String(name).endsWith('.zip'))).toEqual([])
  })

  test.each([
    ['is told apart from a failure', FAULTS.forbidden, true],
    ['is not what a limit of rate is', FAULTS.secondary, false],
    ['is not what a failure is', FAULTS.broken, false]
  ])('what this run may not read %s', async (_what, answer, closed) => {
    service.faults.push({ on: RUNS, with: answer })
    expect(await find()).toMatchObject({ kind: 'unavailable', closed })
  })

  test('a host that does not answer is waited for, but not for ever', async () => {
    service.faults.push({ on: RUNS, with: 'silent' })
    expect(await find([], 200)).toMatchObject({
      kind: 'unavailable',
      why: expect.stringContaining('within 0.2 seconds')
    })
  })

  test('what fails once is asked again', async () => {
    const run = ended({}, [record('text')])
    service.faults.push(
      { on: RUNS, with: FAULTS.broken, times: 1 },
      { on: LIST, with: 'reset', times: 1 },
      { on: BLOB, with: 'truncate', times: 1 }
    )
    expect(await find()).toEqual(found('text', run))
  })

  test.each<[string, RegExp | string, Record<string, string>, string | null]>([
    ['no token', 'no token to ask', {}, null],
    ['no workflow', 'cannot be told', { GITHUB_WORKFLOW_REF: '' }, 'a token'],
    ['a host that is not there', 'could not be reached', { GITHUB_API_URL: 'http://127.0.0.1:1' }, 'a token']
  ])('%s', async (_what, why, changed, token) => {
    const env = { ...service.run().env, ...changed }
    const { baselines, ledgers } = jobArtifacts({ env, token, stateFolder: scratch, pauses: [] })
    const unavailable = { kind: 'unavailable', why: expect.stringContaining(String(why)) }
    expect(await baselines.find({ key: KEY, branch: 'main', commits: [] })).toMatchObject(unavailable)
    expect(await ledgers.find(['main'], [])).toMatchObject(unavailable)
  })
})

describe('archives that the gate did not write', () => {
  const TRAVERSAL = 'expected files with plain names'
  const BOMB = Buffer.alloc(33 << 20)
  test.each<[string, readonly ZipMember[], string]>([
    ['a path upwards', [record('text'), { name: '../../etc/passwd', data: 'x' }], TRAVERSAL],
    ['an absolute path', [{ name: '/etc/passwd', data: 'x' }], TRAVERSAL],
    ['a folder', [{ name: 'records/', method: 0 }], TRAVERSAL],
    ['a file in a folder', [{ name: `records/${KEY}.json` }], TRAVERSAL],
    ['a hidden file', [{ name: '.json' }], TRAVERSAL],
    ['a link', [{ ...record('/etc/passwd'), mode: 0o120777 }], TRAVERSAL],
    ['the same name twice', [record('one'), record('two')], 'expected each name once'],
    ['another name in its own header', [{ ...record('text'), localName: 'other.json' }], 'its own header names it'],
    ['another checksum', [{ ...record('text'), crc: 1 }], 'expected CRC-32'],
    ['an encrypted file', [{ ...record('text'), flags: 0x801 }], 'encrypted'],
    ['a file that is too long', [{ ...record('text'), data: BOMB }], 'expected at most 33554432'],
    [
      'a bomb',
      Array.from({ length: 3 }, (_, at) => ({ name: `${at}.json`, data: BOMB.subarray(0, 31 << 20) })),
      'unpacked bytes'
    ],
    ['shared bytes', [record('text'), { ...record('text', 'other-'), offset: 0, localName: 'x' }], 'own header']
  ])('%s: refused as a whole, and named', async (_what, members, why) => {
    const run = ended({}, members)
    expect(await find()).toEqual({
      kind: 'unavailable',
      why: expect.stringMatching(new RegExp(`^the artifact of run ${run.id} is not used: .*${why}`))
    })
  })

  test.each([
    ['no archive', Buffer.from('not a zip')],
    ['one that was cut off', zip(record('text')).subarray(0, 60)],
    ['nothing', Buffer.alloc(0)]
  ])('%s', async (_what, bytes) => {
    service.addArtifact(ended(), artifactName('records', PLACE), bytes)
    expect(await find()).toMatchObject({ kind: 'unavailable', why: expect.stringContaining('is damaged') })
  })

  test('other bytes than were uploaded', async () => {
    const artifact = left(service, ended(), [record('text')])
    artifact.digest = `sha256:${'0'.repeat(64)}`
    expect(await find()).toMatchObject({
      kind: 'unavailable',
      why: expect.stringContaining('bytes that were uploaded')
    })
  })

  test('more than is downloaded, by what the host says of it', async () => {
    left(service, ended(), [record('text')]).size = 2 ** 40
    expect(await find()).toMatchObject({ kind: 'unavailable', why: expect.stringContaining('at most 64 MiB') })
    expect(service.seen.some(({ path }) => path.endsWith('/zip'))).toBe(false)
  })
})

describe('ledgers', () => {
  const ledgers = (branches = ['main']): Promise<StoredLedgers> =>
    stores().ledgers.find(branches, service.main.toReversed())

  test('one from each job and step of the last run that left any, the last attempt of each', async () => {
    ended({}, [ledger('of a run before')])
    const run = ended({}, [ledger('first attempt')])
    left(service, run, [record('text')])
    left(service, run, [ledger('second attempt')], { attempt: 2 })
    left(service, run, [ledger('of a leg')], { leg: '.windows' })
    left(service, run, [record('no ledger')], { job: 'other' })
    // A run that wrote none, since its gate was closed.
    ended({}, [record('later')])
    const answer = await ledgers()
    expect(answer).toEqual({ kind: 'found', ledgers: expect.any(Array), name: `run ${run.id}` })
    expect(answer.kind === 'found' && answer.ledgers.map(({ text }) => text).toSorted()).toEqual([
      'of a leg',
      'second attempt'
    ])
  })

  test('of the first branch that has one', async () => {
    expect(await ledgers(['release', 'main'])).toEqual({ kind: 'missing' })
    const run = ended({}, [ledger('text')])
    expect(await ledgers(['release', 'main'])).toEqual({
      kind: 'found',
      ledgers: [{ text: 'text', signature: null }],
      name: `run ${run.id}`
    })
  })

  test('expired, and of a fork', async () => {
    ended({ headRepository: { id: 5, name: 'mallory/app' } }, [ledger('poisoned')])
    expect(await ledgers()).toEqual({ kind: 'missing' })
    left(service, ended(), [ledger('text')]).expired = true
    expect(await ledgers()).toMatchObject({ kind: 'expired', why: expect.stringContaining('have expired') })
  })

  test.each([
    ['a path upwards', { name: '../ledger' }, 'plain names'],
    ['no ledger', record('text'), 'expected .cache.ledger. in it'],
    ['other bytes', { ...ledger('text'), crc: 1 }, 'CRC-32']
  ])('one archive that the gate did not write, and none is used: %s', async (_what, members, words) => {
    const run = ended({}, [ledger('text')])
    service.addArtifact(run, artifactName('ledger', { ...PLACE, job: 'other' }), zip(members))
    const why = new RegExp(`^the ledger of run ${run.id} is not used: .*${words}`)
    expect(await ledgers()).toEqual({ kind: 'unavailable', why: expect.stringMatching(why) })
  })
})
