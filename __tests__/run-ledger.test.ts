/** The whole story with a ledger: a trusted run writes it, later runs hold their cache against it. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { dayOf, type Ledger, type Pair, parseLedger, writeLedger } from '../src/core/cache/ledger.ts'
import { nextLedger } from '../src/core/cache/ledger-chain.ts'
import { readEvent, type RunEvent } from '../src/core/event/read-event.ts'
import { DEFAULT_POLICY } from '../src/core/policy/types.ts'
import { writeLock } from '../src/core/toolchain/lock-file.ts'
import { auditCache } from '../src/observe/cache-audit.ts'
import { readRunLedger, RunCaches } from '../src/observe/cache-trust.ts'
import { ledgerFile } from '../src/observe/cache-witness.ts'
import { readRepository } from '../src/observe/repository.ts'
import { systemPorts } from '../src/ports/system.ts'
import type { Logger } from '../src/ports/types.ts'
import type { GateRequest } from '../src/request.ts'
import { run } from '../src/run.ts'
import { archiveId, evil, filledCache, repoint, resealed, type TestCache, WORD_MODULE } from './support/caches.ts'
import { replay } from './support/events.ts'
import { silent } from './support/fakes.ts'
import { localGoroot } from './support/goroot.ts'
import { makeModule, STAMPING_ENV, type TestModule } from './support/module.ts'
import { REQUEST } from './support/request.ts'
import { portsUnder } from './support/system.ts'

const scratch = mkdtempSync(join(tmpdir(), 'gate-run-ledger-'))
let module: TestModule
let base = ''
let cache: TestCache
let said: string[] = []
let states = 0
let state = ''
beforeAll(() => {
  // What this machine has is taken for what was published: the lock file says so.
  module = makeModule({ ...WORD_MODULE, 'toolchain.lock': writeLock([], localGoroot().release) })
  base = module.commit()
})
afterEach(() => {
  cache.remove()
  module.git('reset', '--quiet', '--hard', base)
  said = []
})
afterAll(() => {
  module.remove()
  rmSync(scratch, { recursive: true, force: true })
})

const log: Logger = {
  ...silent,
  info: (line) => void said.push(line),
  warn: (line) => void said.push(line)
}
const system = systemPorts(process.env, log, null)
const TODAY = dayOf(Date.now())
const OWNER = { repository: 'octo/shop', ref: 'refs/heads/main' }

/** An event about a commit of the module, in the repository that the ledgers are of. */
function event(name: string, commit: string, baseCommit: string | null = null): RunEvent {
  const { env, payload } = replay(name)
  const read = readEvent(env, payload)
  const commits = { commit, head: commit, base: baseCommit }
  return { ...read, repository: 'octo/shop', defaultBranch: 'main', baseBranch: 'main', commits }
}

async function gate(changes: Partial<GateRequest>) {
  state = join(scratch, `state-${states++}`)
  const request: GateRequest = {
    ...REQUEST,
    cwd: module.root,
    flags: ['-trimpath'],
    stateFolder: state,
    keepBinaries: true,
    baseline: { kind: 'none' },
    ...changes
  }
  const outcome = await run(request, portsUnder({ ...STAMPING_ENV, GOPROXY: 'off', ...cache.env }, log))
  const [judged] = outcome.judged
  if (judged === undefined) throw new Error('expected a binary')
  const rules = outcome.findings.map(({ rule, level }) => `${rule} ${level}`)
  return { outcome, rules, record: judged.record, link: judged.record.chain.cache, bytes: readFileSync(judged.file) }
}

/** All that verifies in the cache. */
async function pairs(): Promise<Pair[]> {
  const found: Pair[] = []
  await auditCache(system, cache.folder, { witnesses: { ledger: null, verified: (pair) => void found.push(pair) } })
  return found
}

async function ledgerOfCache(parents: readonly Ledger[] = []): Promise<Ledger> {
  return nextLedger({ owner: OWNER, today: TODAY, parents, witnessed: await pairs() })
}

function outside(text: string): string {
  const file = join(scratch, `${states++}.ledger`)
  writeFileSync(file, text)
  return file
}

/** The forgery that the audit by name, seal and action passes. */
function forge(): void {
  const bytes = readFileSync(cache.dep)
  repoint(cache.folder, archiveId(bytes).action, resealed(evil(bytes)))
}

describe('a ledger from outside of the repository', () => {
  test('vouches for every package: the link is verified', async () => {
    cache = filledCache()
    const ledger = await ledgerOfCache()
    const { outcome, rules, record, link } = await gate({ ledger: outside(writeLedger(ledger)) })
    expect({ verdict: outcome.verdict, rules }).toEqual({ verdict: 'pass', rules: [] })
    expect(record.cache.ledger).toMatchObject({
      trust: 'audit',
      state: 'used',
      generation: 1,
      digest: ledger.digest,
      setAside: 0,
      witnessed: record.cache.cached,
      unwitnessed: []
    })
    expect(link).toMatchObject({ state: 'verified' })
    expect(link.evidence).toContain('each written or verified by trusted runs (ledger of generation 1)')
  })

  test('a forgery that was sealed anew: told when it audits', async () => {
    cache = filledCache()
    const ledger = outside(writeLedger(await ledgerOfCache()))
    forge()
    const { outcome, rules, record, link, bytes } = await gate({ ledger })
    expect(bytes.includes('EVILSTRING')).toBe(true)
    expect({ verdict: outcome.verdict, rules }).toEqual({ verdict: 'pass', rules: ['cache-entry-unwitnessed warning'] })
    expect(record.cache.ledger?.unwitnessed.map((one) => one.package)).toEqual(['example.com/word/dep'])
    expect(outcome.findings[0]?.message).toMatch(/got 1 package of \d+ that none did: `example.com\/word\/dep`/)
    expect(link.state).toBe('unknown')
  })

  test('and set aside when it enforces: one package compiled, the binary byte for byte the trusted one', async () => {
    cache = filledCache()
    const ledger = outside(writeLedger(await ledgerOfCache()))
    const trusted = (await gate({ ledger })).bytes
    forge()
    const { outcome, rules, record, link, bytes } = await gate({ ledger, cacheTrust: 'enforce' })
    expect({ verdict: outcome.verdict, rules }).toEqual({ verdict: 'pass', rules: [] })
    expect(bytes.includes('EVILSTRING')).toBe(false)
    expect(bytes.equals(trusted)).toBe(true)
    const compiled = record.packages.filter(({ origin }) => origin === 'compiled').map(({ path }) => path)
    expect(compiled.toSorted()).toEqual(['example.com/word', 'example.com/word/dep'])
    expect(record.cache.ledger).toMatchObject({ trust: 'enforce', trusted: true, unwitnessed: [] })
    expect(record.cache.ledger?.setAside).toBeGreaterThan(0)
    expect(link.state).toBe('verified')
    expect(said.join('\n')).toMatch(/of the build cache set aside in/)
  })

  const refused: [label: string, change: (ledger: Ledger) => string, rule: string, says: RegExp][] = [
    [
      'a byte changed',
      (one) => writeLedger(one).replace('main', 'mair'),
      'ledger-invalid error',
      /expected the digest/
    ],
    [
      'of a fork',
      (one) =>
        writeLedger(
          nextLedger({ owner: { ...OWNER, repository: 'x/y' }, today: TODAY, parents: [one], witnessed: [] })
        ),
      'ledger-invalid warning',
      /another repository: expected `octo\/shop`, got `x\/y`/
    ]
  ]
  test.each(refused)('is named and not used: %s', async (_label, change, rule, says) => {
    cache = filledCache()
    const ledger = outside(change(await ledgerOfCache()))
    const { outcome, rules, record, link } = await gate({
      ledger,
      event: event('pull_request-opened', base, base)
    })
    expect(rules).toContain(rule)
    expect(rules).not.toContain('cache-entry-unwitnessed warning')
    expect(outcome.findings.map(({ message }) => message).join('\n')).toMatch(says)
    expect(record.cache.ledger).toMatchObject({ entries: 0, witnessed: 0, digest: null })
    expect(link.state).not.toBe('verified')
  })

  test('that is not there yet: nothing to say when it audits', async () => {
    cache = filledCache()
    const { rules, link } = await gate({ ledger: join(scratch, 'none yet') })
    expect(rules).toEqual([])
    expect(link).toMatchObject({ state: 'unknown' })
    expect(link.evidence.join()).toMatch(/there is none yet/)
  })
})

test('one that is not there yet, when it enforces: all is set aside before the build, which is then a cold one', async () => {
  cache = filledCache(undefined, true)
  const ports = systemPorts({ ...process.env, ...cache.env }, log, null)
  const env = { ...STAMPING_ENV, ...cache.env }
  const request = { ...REQUEST, cwd: module.root, ledger: join(scratch, 'none yet'), cacheTrust: 'enforce' as const }
  const repository = await readRepository(ports, module.root)
  const ledger = await readRunLedger(ports, request, repository, DEFAULT_POLICY.cache)
  const seen = await new RunCaches(ports, request, ledger).before(env)
  expect(seen?.use).toMatchObject({ state: 'missing', entries: 0, trusted: true })
  expect(seen?.use.setAside).toBeGreaterThan(1)
  expect(await pairs()).toEqual([])
})

test.each([
  ['in a job', 'push-branch', 1],
  ['on a laptop, where it may be moved back', null, 0]
])('what earlier ones set aside is told %s', async (_where, name, times) => {
  cache = filledCache(undefined, true)
  mkdirSync(join(`${cache.folder}.aside`, '0001'), { recursive: true })
  const ports = systemPorts({ ...process.env, ...cache.env }, log, null)
  const request = {
    ...REQUEST,
    cwd: module.root,
    event: name === null ? null : event(name, base),
    ledger: join(scratch, 'none yet'),
    cacheTrust: 'enforce' as const
  }
  const repository = await readRepository(ports, module.root)
  const ledger = await readRunLedger(ports, request, repository, DEFAULT_POLICY.cache)
  await new RunCaches(ports, request, ledger).before({ ...STAMPING_ENV, ...cache.env })
  const told = said.filter((line) => line.includes('holds what 1 earlier job set aside, and grows with each'))
  expect(told).toHaveLength(times)
  rmSync(`${cache.folder}.aside`, { recursive: true })
})

describe('what cannot be cleared before a build', () => {
  beforeEach(() => {
    cache = filledCache(undefined, true)
  })

  async function before(cacheTrust: 'audit' | 'enforce', env: Record<string, string>, kind = 'directory') {
    const ports = systemPorts({ ...process.env, ...cache.env }, log, null)
    const buildCache = {
      ...ports.buildCache,
      look: async (folder: string) => ({ ...(await ports.buildCache.look(folder)), kind: kind as 'directory' })
    }
    const request = { ...REQUEST, cwd: module.root, ledger: join(scratch, 'none yet'), cacheTrust }
    const repository = await readRepository(ports, module.root)
    const ledger = await readRunLedger(ports, request, repository, DEFAULT_POLICY.cache)
    const overlay = { ...STAMPING_ENV, ...cache.env, ...env }
    return new RunCaches({ ...ports, buildCache }, request, ledger).before(overlay)
  }

  test('entries of a program: enforcing refuses, auditing takes them as not trusted', async () => {
    const env = { GOCACHEPROG: '/opt/cacher --local' }
    await expect(before('enforce', env)).rejects.toMatchObject({
      code: 'input',
      message: expect.stringContaining('GOCACHEPROG is set to `/opt/cacher --local`')
    })
    expect((await before('audit', env))?.use).toMatchObject({ setAside: 0, trusted: false })
  })

  // The go command opens files by name, in a folder with mode 0311 as well.
  test('a folder that cannot be listed: enforcing refuses', async () => {
    await expect(before('enforce', {}, 'unreadable')).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringMatching(/could not be cleared of what nobody vouches for: it cannot be read/)
    })
    expect((await before('audit', {}, 'unreadable'))?.use).toMatchObject({ trusted: null })
  })

  test('where the go command refuses to build, the build tells', async () => {
    expect((await before('enforce', { GOCACHE: 'off' }))?.use).toMatchObject({ setAside: 0, trusted: null })
  })
})

describe('a pull request', () => {
  test('cannot extend the ledger in the repository: that of the base commit judges', async () => {
    cache = filledCache()
    const honest = await ledgerOfCache()
    module.write({ 'cache.ledger': writeLedger(honest) })
    const baseCommit = module.commit('ledger')
    forge()
    const extended = await ledgerOfCache([honest])
    module.write({ 'cache.ledger': writeLedger(extended) })
    const head = module.commit('vouching for myself')
    const pull = event('pull_request-opened', head, baseCommit)
    const { rules, record } = await gate({ event: pull, cacheTrust: 'audit' })
    expect(rules).toContain('cache-entry-unwitnessed warning')
    expect(record.cache.ledger).toMatchObject({ digest: honest.digest, file: 'cache.ledger' })
    // Neither by naming the file, nor through a link that leads out of the tree.
    const elsewhere = outside(writeLedger(extended))
    module.git('rm', '--quiet', 'cache.ledger')
    symlinkSync(elsewhere, join(module.root, 'cache.ledger'))
    const linked = module.commit('a link')
    const again = await gate({ event: event('pull_request-opened', linked, baseCommit), ledger: 'cache.ledger' })
    expect(again.record.cache.ledger).toMatchObject({ digest: honest.digest })
    expect(existsSync(ledgerFile(state))).toBe(false)
  })

  test('writes none', async () => {
    cache = filledCache()
    const ledger = outside(writeLedger(await ledgerOfCache()))
    await gate({
      event: event('pull_request-opened', base, base),
      ledger,
      cacheTrust: 'enforce',
      verifyToolchain: 'offline'
    })
    expect(existsSync(ledgerFile(state))).toBe(false)
  })
})

describe('a run of the default branch', () => {
  const push = () => event('push-branch', base)
  const written = (): Ledger | null => {
    const file = ledgerFile(state)
    if (!existsSync(file)) return null
    const reading = parseLedger(readFileSync(file, 'utf8'))
    if (!reading.ok) throw new Error(reading.why)
    return reading.ledger
  }

  test('with the published Go and a cleared cache writes one; the next run goes back to it', async () => {
    cache = filledCache()
    const ledgerOfOthers = nextLedger({
      owner: OWNER,
      today: TODAY,
      parents: [],
      // One package is nobody's word yet: it is compiled anew, and vouched for from then on.
      witnessed: (await pairs()).filter(({ output }) => !cache.dep.includes(output))
    })
    const first = await gate({
      event: push(),
      ledger: outside(writeLedger(ledgerOfOthers)),
      cacheTrust: 'enforce',
      verifyToolchain: 'offline'
    })
    expect(first.outcome.verdict).toBe('pass')
    expect(first.record.cache.ledger).toMatchObject({ setAside: 1, trusted: true })
    expect(first.link.state).toBe('verified')
    const one = written()
    expect(one).toMatchObject({ ...OWNER, generation: 2, ancestors: [{ digest: ledgerOfOthers.digest }] })
    for (const pair of await pairs()) expect(one?.entries.vouches(pair)).toBe(true)

    const ledger = ledgerFile(state)
    const second = await gate({ event: push(), ledger, verifyToolchain: 'offline' })
    expect(second.record.cache.ledger).toMatchObject({ trust: 'audit', trusted: true, generation: 2 })
    expect(second.link.state).toBe('verified')
    expect(written()).toMatchObject({ generation: 3, ancestors: [{ generation: 2, digest: one?.digest }, {}] })
  })

  test('writes none when nobody looked at its Go', async () => {
    cache = filledCache()
    const ledger = outside(writeLedger(await ledgerOfCache()))
    await gate({ event: push(), ledger, cacheTrust: 'enforce' })
    expect(written()).toBeNull()
    expect(said.join('\n')).toMatch(/not proved to be the published one/)
  })

  test('writes none when its cache held what nobody vouches for', async () => {
    cache = filledCache()
    await gate({ event: push(), ledger: join(scratch, 'none'), verifyToolchain: 'offline' })
    expect(written()).toBeNull()
    expect(said.join('\n')).toMatch(/begin with an empty one/)
  })
})

test('without a ledger nothing is asked', async () => {
  cache = filledCache()
  const { record, link } = await gate({})
  expect(record.cache.ledger).toBeNull()
  expect(link.state).toBe('unknown')
})
