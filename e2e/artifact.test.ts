/** Baselines and ledgers as artifacts: what one run of the Action uploads, later runs read. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { zip } from '../__tests__/support/archive-writer.ts'
import { archiveId, evil, repoint, resealed, WORD_MODULE } from '../__tests__/support/caches.ts'
import { parseCommands } from '../__tests__/support/runner.ts'
import { localGoroot } from '../__tests__/support/goroot.ts'
import { parseLedger } from '../src/core/cache/ledger.ts'
import { writeLock } from '../src/core/toolchain/lock-file.ts'
import { APP } from './support/app.ts'
import type { StoredArtifact } from './support/github/state.ts'
import { type Environment, makePlace, ROOT } from './support/host.ts'
import { at, parse, textAt } from './support/json.ts'
import { finish, output } from './support/process.ts'
import { type Files, Repository } from './support/repository.ts'
import { FAULTS, type JobRun, ResultsService, type RunOptions } from './support/results-service.ts'
import { runStep, type Step } from './support/step.ts'

const place = makePlace()
let service: ResultsService
let repository: Repository
let first: Job
/** What the first run on main uploaded. */
let left: { readonly name: string; readonly archive: Buffer; readonly text: string; readonly member: string }

/** One run on main is enough for most tests: each begins with what it left, in the run that the test is about. */
beforeAll(async () => {
  service = await ResultsService.start()
  repository = new Repository(join(place.root, 'app'), place.env)
  repository.commit('first', APP)
  first = await push()
  const artifact = only(artifacts('records'))
  const archive = service.archive(artifact)
  const text = readFileSync(first.outputs['record-path'] ?? '', 'utf8')
  const member = /go-provenance-gate-v1-[0-9a-f]+-[0-9a-f]+\.json/.exec(archive.toString('latin1'))?.[0] ?? ''
  left = { name: artifact.name, archive, text, member }
})
beforeEach(() => {
  repository.git('checkout', '--quiet', 'main')
  service.forget()
})
afterAll(async () => {
  await service.close()
  place.remove()
})

/** A run of the first commit that has ended well, with an artifact of the name that the Action gave it. */
function leave(options: RunOptions = {}, archive = left.archive): StoredArtifact {
  const run = service.run({ sha: repository.git('rev-parse', 'main'), ...options })
  run.conclude()
  return service.addArtifact(run, left.name, archive)
}

interface Job extends Step {
  /** What the post step printed. */
  readonly posted: string
}

interface Asked {
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Environment
}

const described = { full_name: 'acme/app', default_branch: 'main', owner: { login: 'acme' } }

/** The payload of a push of HEAD to main. */
const pushed = (): unknown => ({
  ref: 'refs/heads/main',
  before: '0'.repeat(40),
  after: repository.head(),
  repository: described
})

/** Pushes HEAD to main and runs the Action, once for each leg of a matrix; the run ends well. */
async function pushLegs(...legs: readonly Asked[]): Promise<{ readonly id: number; readonly steps: readonly Job[] }> {
  const run = service.run({ sha: repository.head() })
  const steps: Job[] = []
  for (const { inputs = {}, env = {} } of legs) steps.push(await stepOf(run, pushed(), inputs, env))
  expect(steps.map(({ code }) => code)).toEqual(legs.map(() => 0))
  run.conclude()
  return { id: run.id, steps }
}

async function push(asked: Asked = {}): Promise<Job> {
  return only((await pushLegs(asked)).steps)
}

/** Runs the Action on the test merge of a branch with the files, as actions/checkout leaves it. */
async function pullRequest(files: Files, { inputs = {}, env = {} }: Asked = {}): Promise<Job> {
  const base = repository.git('rev-parse', 'main')
  repository.git('checkout', '--quiet', '-B', 'feature', base)
  const head = repository.commit('a change', files)
  repository.git('checkout', '--quiet', '--detach', base)
  repository.git('merge', '--quiet', '--no-ff', '--message', `Merge ${head} into ${base}`, head)
  const scopes = ['refs/pull/42/merge', 'refs/heads/main']
  const run = service.run({ event: 'pull_request', branch: 'feature', sha: repository.head(), scopes })
  const side = (ref: string, sha: string) => ({ ref, sha, repo: described })
  const pull = { number: 42, head: side('feature', head), base: side('main', base) }
  const step = await stepOf(run, { number: 42, pull_request: pull, repository: described }, inputs, env)
  repository.git('checkout', '--quiet', 'main')
  return step
}

/** Both steps of a job, and what the second one said. */
async function stepOf(
  run: JobRun,
  payload: unknown,
  inputs: Readonly<Record<string, string>>,
  extra: Environment
): Promise<Job> {
  const ref = run.event === 'pull_request' ? 'refs/pull/42/merge' : 'refs/heads/main'
  const env = {
    ...run.env,
    GITHUB_ACTION: 'gate',
    GITHUB_EVENT_NAME: run.event,
    GITHUB_JOB: 'build',
    GITHUB_REF: ref,
    GITHUB_WORKFLOW: 'ci',
    RUNNER_NAME: 'a runner'
  }
  const job = { ...place, env: { ...place.env, ...extra } }
  const options = { env, payload: JSON.stringify(payload), inputs, workspace: repository.folder, token: 'a token' }
  const step = await runStep(job, options)
  if (step.code !== 0) return { ...step, posted: '' }
  const { code, log } = await step.post()
  expect(code).toBe(0)
  return { ...step, posted: log }
}

/** Warnings and errors in a log. */
const warned = (log: string): string[] =>
  parseCommands(log)
    .filter(({ name }) => name === 'warning' || name === 'error')
    .map(({ name, data }) => `${name} ${data}`)

const artifacts = (kind: string): StoredArtifact[] =>
  service.artifacts.filter(({ name }) => name.startsWith(`go-provenance-gate-${kind}-`))

function only<T>(list: readonly T[]): T {
  const [first] = list
  if (first === undefined || list.length !== 1) throw new Error(`expected one, got ${list.length}`)
  return first
}

const CHANGE: Files = { 'extra.go': 'package main\n\nvar extra = 1\n\nfunc init() { extra++ }\n' }
/** What a record says of its baseline is in the summary. */
const comparedWith = (step: Step): string => /compared with (.*)/.exec(step.summary)?.[1] ?? step.summary.slice(0, 600)

test('a run on main leaves its records; a pull request reads them when the cache has none', async () => {
  expect(first).toMatchObject({ code: 0, annotations: [] })
  expect(warned(first.posted)).toEqual([])
  expect(first.posted).toContain(`Baseline recorded as the artifact ${left.name}`)
  expect(first.outputs).toMatchObject({ 'baseline-state': 'missing-first-run', ledger: '' })
  expect(left.name).toMatch(/^go-provenance-gate-records-[0-9a-f]{16}-[0-9a-f]{8}-1$/)

  leave()
  const pull = await pullRequest(CHANGE)
  expect(pull).toMatchObject({ code: 0, annotations: [] })
  expect(pull.outputs['baseline-state']).toBe('exact')
  expect(comparedWith(pull)).toContain(`\`main\` at \`${repository.head().slice(0, 7)}\``)
  // Nothing of a pull request is kept.
  expect(service.artifacts).toHaveLength(1)
})

test('of two runs a pull request on the older of their commits takes that one', async () => {
  const base = repository.head()
  leave()
  repository.commit('second', CHANGE)
  leave({}, zip({ name: left.member, data: 'of the newer commit' }))
  repository.git('reset', '--quiet', '--hard', base)
  const pull = await pullRequest(CHANGE)
  expect(pull.outputs['baseline-state']).toBe('exact')
  expect(comparedWith(pull)).toContain(`\`main\` at \`${base.slice(0, 7)}\``)
})

test("a fork's run under the name of main is not looked at", async () => {
  leave({ headRepository: { id: 5, name: 'mallory/app' } })
  const pull = await pullRequest(CHANGE)
  expect(pull.outputs['baseline-state']).toBe('missing-first-run')
  expect(service.seen.some(({ path }) => path.endsWith('/zip'))).toBe(false)
})

test('an expired one is said to have expired', async () => {
  leave({ createdAt: '2026-08-20T01:02:03Z' }).expired = true
  const pull = await pullRequest(CHANGE)
  expect(pull.outputs['baseline-state']).toBe('missing-expired')
  expect(pull.annotations.join()).toMatch(/the records of run \d+ of 2026-08-20 have expired/)
})

test.each<[string, () => Buffer, string]>([
  ['a record that is no record', () => zip({ name: left.member, data: '{"schema":1}' }), 'unreadable'],
  [
    'a record of another repository',
    () => zip({ name: left.member, data: left.text.replaceAll('acme/app', 'acme/other') }),
    'incomparable'
  ],
  ['a path upwards', () => zip({ name: left.member, data: left.text }, { name: '../../x' }), 'unreadable'],
  ['no archive', () => Buffer.from('PK but no archive'), 'unreadable']
])('a poisoned one is named and not used: %s', async (_what, poisoned, state) => {
  leave({}, poisoned())
  const pull = await pullRequest(CHANGE)
  expect(pull).toMatchObject({ code: 0, outputs: { verdict: 'pass', 'baseline-state': state } })
  expect(pull.annotations).toEqual([expect.stringMatching(/^warning /)])
})

test.each([
  ['auto', 'missing-first-run', []],
  ['artifact', 'unreadable', [expect.stringContaining('give the job actions: read')]]
])('a token without `actions: read`, and `baseline: %s`: the gate decides without', async (baseline, state, said) => {
  leave()
  service.faults.push({ on: /\/actions\/workflows\//, with: FAULTS.forbidden })
  const pull = await pullRequest(CHANGE, { inputs: { baseline } })
  expect(pull).toMatchObject({ code: 0, annotations: said, outputs: { verdict: 'pass', 'baseline-state': state } })
  expect(pull.summary).toContain('give the job `actions: read`')
})

test.each([
  ['a host without artifacts', { GITHUB_SERVER_URL: 'https://ghes.example.com', ACTIONS_CACHE_SERVICE_V2: '' }],
  ['a step without the service', { ACTIONS_RUNTIME_TOKEN: '' }]
])('%s: a line in the log, no warning of ours', async (_what, env) => {
  const run = service.run({ sha: repository.head() })
  const step = await stepOf(Object.assign(run, { env: { ...run.env, ...env } }), pushed(), {}, {})
  expect(step.code).toBe(0)
  expect(step.posted).toMatch(/the baseline was not recorded: it is not kept as an artifact: /)
  expect(warned(step.posted).filter((line) => line.includes('artifact'))).toEqual([])
})

test('a service that takes no artifact is a warning, and the step passes', async () => {
  service.faults.push({ on: /CreateArtifact/, with: { status: 403, body: '{"msg":"no"}' } })
  const step = await push()
  expect(step.code).toBe(0)
  expect(warned(step.posted)).toEqual([
    expect.stringMatching(/^warning the baseline was not recorded: it is not kept as an artifact: .*403/)
  ])
})

// What this machine has is taken for what was published: the lock file says so.
const lock = (): Files => ({ ...WORD_MODULE, 'toolchain.lock': writeLock([], localGoroot().release) })
const LEDGER = { 'cache-trust': 'enforce', ledger: 'artifact' }

/** What a step says of the cache. */
function cacheOf(step: Step): { readonly cached: unknown; readonly ledger: unknown; readonly link: string } {
  const record = parse(readFileSync(step.outputs['record-path'] ?? '', 'utf8'))
  const cache = at(record, 'cache')
  return { cached: at(cache, 'cached'), ledger: at(cache, 'ledger'), link: textAt(record, 'chain', 'cache', 'state') }
}

let copies = 0
/** A copy of a build cache, as actions/cache would restore it. */
function restored(from: string, name: string): Environment {
  const to = join(place.root, `${name}-${copies++}`)
  cpSync(from, to, { recursive: true, preserveTimestamps: true })
  return { GOCACHE: to }
}

/** A commit of a module whose Go is taken for the published one, and a build cache for it. */
function word(): string {
  repository = new Repository(join(place.root, `word-${copies}`), place.env)
  repository.commit('first', lock())
  return join(place.root, `gocache-${copies++}`)
}

const leg = (name: string): string => `00000000-0000-4000-a000-000000000000.build.${name}`

test('the ledger: written by two legs, merged for a pull request, which adds nothing, and for the next run', async () => {
  const gocache = word()
  const plain = { inputs: LEDGER, env: { GOCACHE: gocache, ACTIONS_ORCHESTRATION_ID: leg('plain') } }
  const other = { GOCACHE: `${gocache}-trimpath`, ACTIONS_ORCHESTRATION_ID: leg('trimpath') }
  const trimpath = { inputs: { ...LEDGER, 'build-flags': '-trimpath' }, env: other }
  const { id, steps } = await pushLegs(plain, trimpath)
  expect(steps.map(({ annotations, posted }) => [annotations, warned(posted)])).toEqual([
    [[], []],
    [[], []]
  ])
  expect(steps[0]?.log).toContain('the ledger of the build cache is not used: no trusted run has left one yet')
  const ledgers = steps.map(({ outputs }) => {
    expect(outputs['ledger']).toMatch(/_temp\/go-provenance-gate\/ledger$/)
    const reading = parseLedger(readFileSync(outputs['ledger'] ?? '', 'utf8'))
    if (!reading.ok) throw new Error(reading.why)
    return reading.ledger
  })
  const together = new Set(ledgers.flatMap(({ entries }) => [...entries.days.keys()])).size
  for (const { generation, entries } of ledgers) expect([generation, entries.size < together]).toEqual([1, true])
  expect(artifacts('ledger')).toHaveLength(2)

  service.dropCaches()
  const more = { 'dep/more.go': 'package dep\n\nfunc More() {}\n' }
  const pull = await pullRequest(more, { inputs: LEDGER, env: restored(gocache, 'pull') })
  expect(pull).toMatchObject({ code: 0, annotations: [], outputs: { ledger: '' } })
  const { cached, ledger, link } = cacheOf(pull)
  const used = { state: 'used', file: `artifact of run ${id}`, generation: 2, entries: together, unwitnessed: [] }
  expect(ledger).toMatchObject(used)
  expect(Number(cached)).toBeGreaterThan(5)
  expect(link).toBe('verified')
  expect(artifacts('ledger')).toHaveLength(2)

  repository.commit('second', more)
  const next = await push({ inputs: LEDGER, env: restored(gocache, 'next') })
  const after = parseLedger(readFileSync(next.outputs['ledger'] ?? '', 'utf8'))
  if (!after.ok) throw new Error(after.why)
  expect(after.ledger.generation).toBe(3)
  // It goes back to both legs.
  const ancestors = after.ledger.ancestors.map(({ digest }) => digest)
  expect(ancestors).toEqual(expect.arrayContaining(ledgers.map(({ digest }) => digest)))
})

test('a command in a step reads it with GH_TOKEN; outside of a job there is none', async () => {
  const gocache = word()
  await push({ inputs: LEDGER, env: { GOCACHE: gocache } })
  const event = join(place.root, 'event.json')
  writeFileSync(event, JSON.stringify(pushed()))
  const job = {
    ...service.run({ sha: repository.head() }).env,
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: event,
    GITHUB_REF: 'refs/heads/main'
  }
  const audit = (env: Environment) => {
    const all = { ...place.env, GOCACHE: gocache, XDG_CACHE_HOME: join(place.root, 'state'), ...env }
    const args = [join(ROOT, 'dist', 'cli.js'), 'cache', 'audit', '--ledger', 'artifact', '--json']
    return finish(process.execPath, args, { cwd: repository.folder, env: all })
  }
  const read = await audit({ ...job, GH_TOKEN: 'a token' })
  expect(read).toMatchObject({ code: 0, stderr: '' })
  const said = parse(read.stdout)
  expect([at(said, 'unwitnessed'), Number(at(said, 'witnessed')) > 5]).toEqual([0, true])
  expect(await audit(job)).toMatchObject({ code: 3, stderr: expect.stringContaining('no token to ask') })
  expect(await audit({})).toMatchObject({ code: 3, stderr: expect.stringContaining('and this is none') })
})

test('a forged entry is set aside and compiled anew; so is everything when the ledger cannot be read', async () => {
  const gocache = word()
  const env = { GOCACHE: gocache }
  await push({ inputs: LEDGER, env })
  const list = ['list', '-export', '-f', '{{.Export}}', './dep']
  const archive = output('go', list, { cwd: repository.folder, env: { ...place.env, ...env } }).trim()
  const bytes = readFileSync(archive)
  repoint(gocache, archiveId(bytes).action, resealed(evil(bytes)))

  const told = await pullRequest({}, { inputs: { ...LEDGER, 'cache-trust': 'audit' }, env: restored(gocache, 'audit') })
  // Nobody vouches for it, and the base branch's run made other bytes of the same inputs.
  expect(told.annotations).toEqual([
    expect.stringMatching(/^error cache-conflict: 1 package came from the build cache with other bytes/),
    expect.stringMatching(/^warning .*: Expected packages from the build cache that a trusted run wrote/)
  ])
  const cleared = await pullRequest({}, { inputs: LEDGER, env: restored(gocache, 'enforce') })
  expect(cleared).toMatchObject({ code: 0, annotations: [] })
  // The forged entry, and what the go command above may have noted down of the module.
  const { ledger } = cacheOf(cleared)
  expect(ledger).toMatchObject({ trust: 'enforce', state: 'used', unwitnessed: [] })
  expect(Number(at(ledger, 'setAside'))).toBeGreaterThan(0)
  expect(readFileSync(cleared.outputs['binaries'] ?? '').includes('EVILSTRING')).toBe(false)

  service.faults.push({ on: /\/actions\//, with: FAULTS.forbidden })
  const cold = await pullRequest({}, { inputs: LEDGER, env: restored(gocache, 'cold') })
  expect(cold.annotations.join()).toMatch(/warning : the ledger of the build cache could not be read: .*actions: read/)
  expect(cacheOf(cold)).toMatchObject({ cached: 0, ledger: { state: 'unreadable' } })
})
