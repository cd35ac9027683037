/**
 * Attacks from end to end: each is closed by the rule that is meant for it, or what was planted is compiled anew.
 *
 * | attack                                                   | what stops it                                   | test |
 * |:---------------------------------------------------------|:------------------------------------------------|:-----|
 * | a byte changed in a cached archive, the size kept        | cache-entry-corrupt                             | cache.test.ts, "exchanged bytes close it" |
 * | data and index forged to agree                           | cache-entry-conflict                            | cache.test.ts, "a forged archive with its own hash" |
 * | the same, and sealed anew                                | cache-entry-unwitnessed; enforce: compiled anew | here |
 * | a cache entry of a pull request, restored on main        | cache-conflict; enforce: compiled anew, and nothing else | here |
 * | a record of another repository under a fitting cache key | not used; baseline-missing                      | here |
 * | an old baseline put back                                 | named with its distance; drift is still judged  | here |
 * | a committed binary, stripped or patched, its build ID kept | a fresh link; stripped-after-link, modified-after-link | here; over an earlier build: cli.test.ts, "a file that was edited" |
 * | a policy loosened in the pull request that it judges     | the base's policy; policy-changed               | baseline.test.ts, "a pull request cannot loosen" |
 *
 * docs/security.md has the table for readers.
 */
import { copyFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { archiveId, evil, repoint, resealed, WORD_MODULE } from '../__tests__/support/caches.ts'
import { localGoroot } from '../__tests__/support/goroot.ts'
import { writeLock } from '../src/core/toolchain/lock-file.ts'
import { Host, type JobRun } from './support/act.ts'
import { APP, POLICY } from './support/app.ts'
import { onlyRecord, seen, sha256 } from './support/expectations.ts'
import { gate } from './support/gate.ts'
import { type Environment, makePlace } from './support/host.ts'
import { at, listAt, parse, textAt } from './support/json.ts'
import { output, run } from './support/process.ts'
import { Repository } from './support/repository.ts'

const place = makePlace()
afterAll(place.remove)

const folder = (): string => mkdtempSync(join(place.root, 'attack-'))

/** What a program prints, which here is by `println`. */
const said = (file: string): string => run(file, [], { env: place.env }).stderr.trim()

/** The packages of a record by where they came from, those of the standard library left out. */
function origins(record: unknown): Record<string, string> {
  const own = listAt(record, 'packages').filter((one) => textAt(one, 'path').startsWith('example.com/'))
  return Object.fromEntries(own.map((one) => [textAt(one, 'path'), textAt(one, 'origin')]))
}

/** How many packages of a record were compiled, the standard library's among them. */
const compiled = (record: unknown): number =>
  listAt(record, 'packages').filter((one) => textAt(one, 'origin') === 'compiled').length

describe('an archive that was forged, sealed anew and put under the right action', () => {
  let repository: Repository
  let cache: string
  let env: Environment
  let ledger: string
  let archive: string

  beforeAll(() => {
    repository = new Repository(join(folder(), 'word'), place.env)
    repository.commit('a word', WORD_MODULE)
    cache = join(folder(), 'go-build')
    env = { ...place.env, GOCACHE: cache, XDG_CACHE_HOME: folder(), CGO_ENABLED: '0' }
    output('go', ['build', '-o', join(folder(), 'word'), '.'], { cwd: repository.folder, env })
    archive = output('go', ['list', '-export', '-f', '{{.Export}}', './dep'], { cwd: repository.folder, env }).trim()
    ledger = join(folder(), 'ledger')
    expect(gate(['cache', 'ledger', '--write', ledger], { cwd: repository.folder, env }).code).toBe(0)
    const honest = readFileSync(archive)
    repoint(cache, archiveId(honest).action, resealed(evil(honest)))
  })

  function check(...args: string[]) {
    const app = join(folder(), 'app')
    const copy = join(folder(), 'go-build')
    cpSync(cache, copy, { recursive: true })
    const finished = gate(['check', '--baseline', 'none', '--output', app, '--json', ...args], {
      cwd: repository.folder,
      env: { ...env, GOCACHE: copy }
    })
    const report = parse(finished.stdout)
    return {
      code: finished.code,
      rules: listAt(report, 'findings').map((one) => `${textAt(one, 'level')} ${textAt(one, 'rule')}`),
      link: textAt(report, 'chain', 'cache', 'state'),
      record: parse(readFileSync(textAt(report, 'binaries', 0, 'record'), 'utf8')),
      word: existsSync(app) ? said(app) : null
    }
  }

  test('without a ledger it is linked in silence, and the link is not verified', () => {
    const { code, rules, link, word } = check()
    expect({ code, rules, link, word }).toEqual({ code: 0, rules: [], link: 'unknown', word: 'EVILSTRING' })
  })

  test('audit names it', () => {
    const { code, rules, record } = check('--cache-trust', 'audit', '--ledger', ledger)
    expect({ code, rules }).toEqual({ code: 0, rules: ['warning cache-entry-unwitnessed'] })
    expect(textAt(record, 'findings', 0, 'message')).toContain('example.com/word/dep')
    const strict = check('--cache-trust', 'audit', '--ledger', ledger, '--fail-on', 'warning')
    expect({ code: strict.code, word: strict.word }).toEqual({ code: 1, word: null })
  })

  test('enforce compiles it anew, and nothing else', () => {
    const { code, rules, link, record, word } = check('--cache-trust', 'enforce', '--ledger', ledger)
    expect({ code, rules, link, word }).toEqual({ code: 0, rules: [], link: 'verified', word: 'GOODSTRING' })
    expect(origins(record)).toEqual({ 'example.com/word': 'cached', 'example.com/word/dep': 'compiled' })
    expect(compiled(record)).toBe(1)
  })
})

test('what a pull request wrote into the cache is compiled anew on main, and nothing else is', async () => {
  const host = new Host(place)
  host.use('trusted-cache')
  // This machine's Go is taken for what was published: the lock file says so.
  const lock = writeLock([], localGoroot().release)
  host.repository.commit('a word', { ...WORD_MODULE, 'toolchain.lock': lock, '.gitignore': 'dist/\n' })
  const [GOCACHE, ledger] = [join(folder(), 'go-build'), join(folder(), 'ledger')]

  const trust = (TRUST: string, cache: string) => ({ TRUST, GOCACHE: cache, LEDGER: ledger })

  // Main, with an empty cache: the ledger begins.
  const first = await host.run({ variables: { ...trust('enforce', GOCACHE), KEEP: ledger } })
  expect(first).toMatchObject({ result: 'success', annotations: [] })
  expect(existsSync(ledger)).toBe(true)

  // The pull request restores that cache, compiles a change of its own, forges an entry of main's, and saves it all.
  const restored = join(folder(), 'go-build')
  cpSync(GOCACHE, restored, { recursive: true })
  const change = { 'dep/dep.go': (WORD_MODULE['dep/dep.go'] ?? '').replace('GOODSTRING', 'GOODCHANGE') }
  const payload = host.pullRequest(change)
  const judged = await host.run({ event: 'pull_request', payload, variables: trust('enforce', restored) })
  expect(judged.result).toBe('success')
  expect(origins(onlyRecord(judged))['example.com/word/dep']).toBe('compiled')
  expect(said(judged.binaries[0]?.kept ?? '')).toBe('GOODCHANGE')
  host.repository.git('checkout', '--quiet', 'main')
  const options = { cwd: host.repository.folder, env: { ...place.env, GOCACHE: restored, CGO_ENABLED: '0' } }
  const honest = readFileSync(
    output('go', ['list', '-trimpath', '-export', '-f', '{{.Export}}', './dep'], options).trim()
  )
  repoint(restored, archiveId(honest).action, resealed(evil(honest)))
  const copy = join(folder(), 'go-build')
  cpSync(restored, copy, { recursive: true })

  // Linked, as the attack would have it; the baseline of the first run contradicts it, and nobody vouches for it.
  const audited = await host.run({ variables: trust('audit', copy) })
  expect(audited.result).toBe('failure')
  expect(seen(audited).map((line) => line.split(' ', 2).join(' '))).toEqual([
    'error cache-conflict',
    'warning cache-entry-unwitnessed'
  ])
  expect(origins(onlyRecord(audited))['example.com/word/dep']).toBe('cached')

  const after = await host.run({ variables: trust('enforce', restored) })
  expect(after).toMatchObject({ result: 'success', annotations: [] })
  const record = onlyRecord(after)
  expect(origins(record)).toEqual({ 'example.com/word': 'cached', 'example.com/word/dep': 'compiled' })
  expect(compiled(record)).toBe(1)
  expect(textAt(record, 'chain', 'cache', 'state')).toBe('verified')
  expect(said(after.binaries[0]?.kept ?? '')).toBe('GOODSTRING')
  // The same bytes as before anybody wrote to the cache.
  expect(textAt(record, 'binary', 'sha256')).toBe(textAt(onlyRecord(first), 'binary', 'sha256'))
})

describe('a baseline in the Actions cache', () => {
  /** A repository in a folder of its own whose first commit was gated on main, and the entries of its cache. */
  async function gated(workflow: string) {
    const own = { ...place, root: folder() }
    const host = new Host(own)
    host.use(workflow)
    host.repository.commit('first', APP)
    expect((await host.run()).result).toBe('success')
    return { host, entries: () => entriesOf(own.root) }
  }

  async function push(host: Host, flags = ''): Promise<JobRun> {
    const before = host.repository.head()
    host.repository.commit('next')
    return host.run({ payload: host.push(before), variables: flags === '' ? {} : { GO_FLAGS: flags } })
  }

  /** The files that act's cache server keeps, in the order in which they came. */
  function entriesOf(root: string): string[] {
    const caches = readdirSync(root).map((name) => join(root, name, 'cache', 'cache'))
    const files = caches
      .filter((cache) => existsSync(cache))
      .flatMap((cache) =>
        readdirSync(cache).flatMap((below) =>
          readdirSync(join(cache, below)).map((n) => [n, join(cache, below, n)] as const)
        )
      )
    return files.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, file]) => file)
  }

  /** Changes the record in an entry of the cache: whoever can write the cache can do that. */
  function forge(entry: string, change: (record: string) => string): void {
    const [unpacked, env] = [folder(), place.env]
    const packing = readFileSync(entry).subarray(0, 2).toString('hex') === '1f8b' ? '--gzip' : '--zstd'
    output('tar', [packing, '-xf', entry, '-C', unpacked], { env })
    const name = readdirSync(unpacked, { recursive: true, encoding: 'utf8' }).find((one) => one.endsWith('record.json'))
    const record = join(unpacked, name ?? 'no record')
    writeFileSync(record, change(readFileSync(record, 'utf8')))
    output('tar', [packing, '-cf', entry, '-C', unpacked, name ?? ''], { env })
  }

  const ofAnother = (record: string): string =>
    record.replaceAll('"repository": "acme/app"', '"repository": "evil/app"')

  test.each([
    ['build', 'success', 'warning'],
    ['required', 'failure', 'error']
  ])('of another repository is named and not used (%s)', async (workflow, result, level) => {
    const { host, entries } = await gated(workflow)
    for (const entry of entries()) forge(entry, ofAnother)
    const second = await push(host)
    expect(seen(second)).toEqual([`${level} baseline-missing null:null`])
    expect(second.annotations[0]?.message).toContain('it is of another repository: expected acme/app, got evil/app')
    expect(second.outputs['baseline-state']).toBe('incomparable')
    expect(second.result).toBe(result)
  })

  test('that is an old one put back is named with its distance, and drift from it is judged', async () => {
    const { host, entries } = await gated('variable')
    const first = host.repository.head()
    for (let n = 0; n < 2; n++) expect((await push(host)).outputs['baseline-state']).toBe('exact')
    const [oldest = '', ...newer] = entries()
    expect(newer.length).toBeGreaterThan(0)
    for (const entry of newer) copyFileSync(oldest, entry)

    const attacked = await push(host, '-trimpath')
    expect(seen(attacked)).toEqual(['error environment-changed go.mod:1'])
    expect(attacked.result).toBe('failure')
    expect(attacked.outputs['baseline-state']).toBe('ancestor')
    expect(attacked.summaries[0]).toMatch(
      new RegExp(`compared with \`main\` at \`${first.slice(0, 7)}\`, \\w+ commits behind`)
    )
    // Nobody changed anything: it is a baseline like any other.
    const honest = await push(host)
    expect(honest).toMatchObject({ result: 'success', annotations: [] })
    expect(honest.outputs['baseline-state']).toBe('ancestor')
  })
})

describe('a committed binary whose build ID is the one that go would make', () => {
  const FILES = {
    ...APP,
    '.gitignore': null,
    // With the commit stamped into it no committed file could be of its own commit.
    [POLICY]: 'build:\n  flags: -buildvcs=false\nrules:\n  revision-missing: off\n'
  }

  test.each<[string, string, (file: string, env: Environment) => void]>([
    ['stripped', 'stripped-after-link', (file, env) => void output('strip', [file], { env })],
    [
      'patched',
      'modified-after-link',
      (file) => {
        const bytes = readFileSync(file)
        bytes.write('999 EUR', bytes.indexOf('100 EUR'))
        writeFileSync(file, bytes)
      }
    ]
  ])('%s: go keeps it, the gate puts its own in its place, and inspecting it closes (%s)', (_how, rule, attack) => {
    const repository = new Repository(join(folder(), 'app'), place.env)
    const env = { ...place.env, XDG_CACHE_HOME: folder() }
    const options = { cwd: repository.folder, env }
    repository.write({ ...FILES, '.gitignore': 'nothing\n' })
    const app = join(repository.folder, 'app')
    const build = ['build', '-buildvcs=false', '-o', 'app', '.']
    output('go', build, options)
    const honest = sha256(app)
    attack(app, env)
    const planted = sha256(app)
    expect(planted).not.toBe(honest)
    repository.commit('with its binary')
    output('go', build, options)
    expect(sha256(app)).toBe(planted)

    const inspected = gate(['check', '--baseline', 'none', '--binaries', 'app', '--json'], options)
    expect(listAt(parse(inspected.stdout), 'findings').map((one) => textAt(one, 'rule'))).toContain(rule)
    expect(inspected.code).toBe(1)
    expect(sha256(app)).toBe(planted)

    const built = gate(['check', '--baseline', 'none', '--output', 'app', '--json'], options)
    expect(built.code).toBe(0)
    expect(sha256(app)).toBe(honest)
    expect(output(app, [], { env })).toBe('the price is 100 EUR\n')
    expect(at(parse(built.stdout), 'verdict')).toBe('pass')
  })
})
