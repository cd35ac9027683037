/**
 * The gate between actions/setup-go, which restores the caches of Go and saves them at the very end, and the tests. A
 * stand-in takes the place of setup-go: the same client, folders and keys. Each run is a runner that nobody used before.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { WORD_MODULE } from '../__tests__/support/caches.ts'
import { localGoroot } from '../__tests__/support/goroot.ts'
import { type Ledger, parseLedger } from '../src/core/cache/ledger.ts'
import { writeLock } from '../src/core/toolchain/lock-file.ts'
import { Host, type JobRun } from './support/act.ts'
import { onlyRecord } from './support/expectations.ts'
import { makePlace, ROOT } from './support/host.ts'
import { at, listAt, textAt } from './support/json.ts'

const place = makePlace()
afterAll(place.remove)
const runner = join(place.root, 'runner')
const ledgerFile = join(place.root, 'ledger')
let host: Host

beforeAll(() => {
  host = new Host(place)
  host.provide('actions/setup-go@v7', join(ROOT, 'e2e', 'support', 'setup-go'))
  host.use('beside-setup-go')
  host.repository.commit('first', {
    ...WORD_MODULE,
    'dep/dep_test.go': 'package dep\n\nimport "testing"\n\nfunc TestWord(t *testing.T) {}\n',
    'toolchain.lock': writeLock([], localGoroot().release)
  })
})

interface Seen {
  readonly run: JobRun
  readonly compiled: number
  readonly cached: number
  readonly setAside: number
  readonly link: string
  /** Folders beside the build cache, and what of them was set aside. */
  readonly folders: readonly string[]
}

async function job(options: Parameters<Host['run']>[0] = {}): Promise<Seen> {
  rmSync(runner, { recursive: true, force: true })
  const run = await host.run({ ...options, variables: { PLACE: runner, LEDGER: ledgerFile, ...options.variables } })
  expect(run).toMatchObject({ result: 'success', outcome: 'success', annotations: [], added: [] })
  const record = onlyRecord(run)
  expect(listAt(record, 'cache', 'ledger', 'unwitnessed')).toEqual([])
  const number = (...path: string[]): number => Number(at(record, 'cache', ...path))
  return {
    run,
    compiled: number('compiled'),
    cached: number('cached'),
    setAside: number('ledger', 'setAside'),
    link: textAt(record, 'chain', 'cache', 'state'),
    folders: [
      ...readdirSync(runner).filter((name) => name !== 'mod'),
      ...readdirSync(join(runner, 'go-build')).filter((name) => name.length > 2)
    ]
  }
}

function ledger(): Ledger {
  const reading = parseLedger(readFileSync(ledgerFile, 'utf8'))
  if (!reading.ok) throw new Error(reading.why)
  return reading.ledger
}

/** Whether setup-go restored the caches, and saved them. */
function caches({ run: { log } }: Seen) {
  return {
    restored: log.includes('Cache restored from key: setup-go-'),
    saved: log.includes('Cache saved with the key: setup-go-')
  }
}

/** Everything is listed that lies where setup-go saves it, or beside. */
const BESIDE = new Set(['go-build', 'go-build.aside', 'README', 'trim.txt', 'testexpire.txt'])
let all = 0

test('the first run compiles everything, vouches for it, and has it saved', async () => {
  const first = await job()
  expect(caches(first)).toEqual({ restored: false, saved: true })
  // setup-go asks `go env`, which tries out the C compiler: the cache is not empty any more when the gate begins.
  expect(first.setAside).toBeGreaterThan(0)
  expect(first).toMatchObject({ cached: 0, link: 'verified' })
  expect(ledger()).toMatchObject({ generation: 1, repository: 'acme/app', ref: 'refs/heads/main' })
  all = first.compiled
})

test('the next one keeps what the gate compiled, sets aside what the tests did, and saves nothing', async () => {
  const next = await job()
  expect(caches(next)).toEqual({ restored: true, saved: false })
  expect(next).toMatchObject({ compiled: 0, cached: all, link: 'verified' })
  expect(next.setAside).toBeGreaterThan(all)
  expect(next.folders.filter((name) => !BESIDE.has(name))).toEqual([])
  // Had what was set aside travelled with the cache, this would be the second time.
  expect(readdirSync(join(runner, 'go-build.aside'))).toEqual(['0001'])
  expect(ledger().generation).toBe(2)
})

test.each(['enforce', 'audit'])(
  'a pull request has compiled what it changes, and vouches for nothing: %s',
  async (trust) => {
    const { repository } = host
    const [before, base] = [readFileSync(ledgerFile, 'utf8'), repository.head()]
    repository.git('checkout', '--quiet', '-B', 'feature', 'main')
    const head = repository.commit('feature', { 'dep/more.go': 'package dep\n\nfunc More() {}\n' })
    repository.git('checkout', '--quiet', '--detach', base)
    repository.git('merge', '--quiet', '--no-ff', '--message', `Merge ${head} into ${base}`, head)
    const side = (ref: string, sha: string) => ({ ref, sha, repo: host.described() })
    const payload = {
      number: 42,
      pull_request: { number: 42, head: side('feature', head), base: side('main', base) },
      repository: host.described()
    }
    const pull = await job({ event: 'pull_request', payload, variables: { TRUST: trust } })
    repository.git('checkout', '--quiet', 'main')
    // Package main and the one that it imports.
    expect(pull).toMatchObject({ compiled: 2, cached: all - 2, link: 'verified' })
    expect(pull.setAside > 0).toBe(trust === 'enforce')
    expect(readFileSync(ledgerFile, 'utf8')).toBe(before)
  }
)

test('with another go.mod all begins anew, and a ledger that is written last keeps what the tests compiled', async () => {
  const variables = { CLI: join(ROOT, 'dist', 'cli.js') }
  host.repository.commit('another go.mod', { 'go.mod': 'module example.com/word\n\ngo 1.22\n' })
  const cold = await job({ variables })
  expect(caches(cold)).toEqual({ restored: false, saved: true })
  const entries = ledger().entries.size
  const warm = await job({ variables })
  expect(caches(warm)).toEqual({ restored: true, saved: false })
  expect(warm).toMatchObject({
    compiled: 0,
    cached: all,
    setAside: 0,
    folders: expect.not.arrayContaining(['go-build.aside'])
  })
  expect(warm.run.log).toMatch(/^\s*ok\s+example\.com\/word\/dep\s+\(cached\)/m)
  expect(ledger().entries.size).toBeGreaterThanOrEqual(entries)
})
