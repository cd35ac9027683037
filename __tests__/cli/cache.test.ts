/** `cache audit` as it is typed. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import stringWidth from 'fast-string-width'
import { MAX_LEDGER_BYTES } from '../../src/core/cache/ledger.ts'
import { archiveId, evil, filledCache, indexFile, repoint, resealed, type TestCache } from '../support/caches.ts'
import { keepEnvironment, runCli } from '../support/cli.ts'
import { GO_ENV } from '../support/go-programs.ts'

const folder = mkdtempSync(join(tmpdir(), 'gate-cli-cache-'))
const restore = keepEnvironment()
let restoreTest: () => void
beforeAll(() => void Object.assign(process.env, GO_ENV))
beforeEach(() => void (restoreTest = keepEnvironment()))
afterEach(() => restoreTest())
afterAll(() => {
  restore()
  rmSync(folder, { recursive: true, force: true })
})

const cli = (...args: string[]) => runCli(['cache', ...args])

describe('of a cache', () => {
  let cache: TestCache
  let archive: string
  beforeEach(() => {
    cache = filledCache(undefined, true)
    archive = cache.dep
  })
  afterEach(() => cache.remove())

  test('that is clean: exit 0, and the page says what it cannot know', async () => {
    const { code, out, err } = await cli('audit', '--cache', cache.folder)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/each with the sha256 of its name/)
    expect(out).toMatch(/witnessed {3}none: without a ledger/)
    expect(out.endsWith('Nothing wrong found.\n')).toBe(true)
    for (const line of out.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80 + cache.folder.length)
  })

  test('as JSON, with the members of the contract', async () => {
    writeFileSync(archive, evil(readFileSync(archive)))
    const { code, out } = await cli('audit', '--cache', cache.folder, '--json')
    const json = JSON.parse(out)
    expect(code).toBe(1)
    expect(json).toMatchObject({ path: cache.folder, state: 'ready', dangling: [], conflicting: [], witnessed: 0 })
    expect(json.corrupt).toEqual([{ file: expect.stringContaining(basename(archive)), why: expect.any(String) }])
    expect(json.unwitnessed).toBe(json.entries)
    expect(json.bytes).toBeGreaterThan(1e4)
  })

  test('with a forged entry: exit 1, and the page names the file', async () => {
    const bytes = readFileSync(archive)
    const forged = repoint(cache.folder, archiveId(bytes).action, evil(bytes))
    const { code, out } = await cli('audit', '--cache', cache.folder)
    expect(code).toBe(1)
    expect(out).toContain(basename(forged))
    expect(out).toMatch(/✗ seals +1 of \d+ packages and programs conflicting/)
    expect(out).toMatch(/go clean -cache/)
  })

  test('with an entry that cannot be read: exit 3', async () => {
    rmSync(archive)
    symlinkSync('/dev/null', archive)
    const { code, out } = await cli('audit', '--cache', cache.folder)
    expect(code).toBe(3)
    expect(out).toMatch(/unreadable[^]*expected a regular file/)
  })

  test('with what an interrupted build left: exit 0', async () => {
    mkdirSync(join(cache.folder, '00'), { recursive: true })
    writeFileSync(join(cache.folder, '00', `00${'1'.repeat(62)}-d`), 'half')
    rmSync(archive)
    const { code, out } = await cli('audit', '--cache', cache.folder)
    expect(code).toBe(0)
    expect(out).toMatch(/leftovers {3}1 file/)
    expect(out).toMatch(/dangling {4}1 entry/)
  })

  test('that a link leads to', async () => {
    const link = join(folder, 'link')
    symlinkSync(cache.folder, link)
    const { code, out } = await cli('audit', '--cache', link)
    expect(code).toBe(0)
    expect(out).toMatch(/reached through a symbolic link/)
  })

  test('that GOCACHE names', async () => {
    process.env['GOCACHE'] = cache.folder
    expect(JSON.parse((await cli('audit', '--json')).out)).toMatchObject({ path: cache.folder })
    process.env['PATH'] = ''
    expect(JSON.parse((await cli('audit', '--json')).out)).toMatchObject({ path: cache.folder })
  })
})

describe('with a ledger', () => {
  let cache: TestCache
  let ledger: string
  beforeEach(() => {
    cache = filledCache(undefined, true)
    ledger = join(dirname(cache.folder), 'ledger')
    // As the go command makes it: a named folder has to look like a cache before anything in it is moved.
    writeFileSync(
      join(cache.folder, 'README'),
      'This directory holds cached build artifacts from the Go build system.\n'
    )
  })
  afterEach(() => cache.remove())
  const write = (...args: string[]) => cli('ledger', '--write', ledger, '--cache', cache.folder, ...args)
  const json = async (...args: string[]) => JSON.parse((await cli(...args, '--cache', cache.folder, '--json')).out)
  const forge = () => {
    const bytes = readFileSync(cache.dep)
    return repoint(cache.folder, archiveId(bytes).action, resealed(evil(bytes)))
  }

  test('that was written of it: every entry is witnessed, and there is nothing to set aside', async () => {
    const { code, out } = await write('--repository', 'octo/shop', '--ref', 'refs/heads/main')
    expect(code).toBe(0)
    expect(out).toMatch(/Generation 1, of octo\/shop at refs\/heads\/main, digest [0-9a-f]{12}…\./)
    const audited = await json('audit', '--ledger', ledger)
    expect(audited).toMatchObject({ witnessed: audited.entries, unwitnessed: 0, unwitnessedEntries: [] })
    expect(audited.ledger).toMatchObject({ repository: 'octo/shop', generation: 1, entries: audited.entries })
    expect((await cli('audit', '--ledger', ledger, '--cache', cache.folder)).out).toMatch(
      /✓ witnessed {3}\d+ entries, each by/
    )
    const enforced = await cli('enforce', '--ledger', ledger, '--cache', cache.folder)
    expect(enforced).toMatchObject({ code: 0, out: expect.stringContaining('Nothing was set aside.') })
  })

  test('entries that come from a program are not cleared, which is said', async () => {
    await write()
    writeFileSync(
      join(cache.folder, 'README'),
      'This directory holds cached build artifacts from the Go build system.\n'
    )
    Object.assign(process.env, { GOCACHE: cache.folder, GOCACHEPROG: '/opt/cacher' })
    try {
      const { code, out } = await cli('enforce', '--ledger', ledger)
      expect(out.replaceAll('\n', ' ')).toMatch(/Note: GOCACHEPROG is set: entries come from a program/)
      expect(code).toBe(0)
    } finally {
      delete process.env['GOCACHEPROG']
    }
  })

  test('a forgery that was sealed anew: listed, exit 0; set aside, and moved back on request', async () => {
    await write()
    const forged = forge()
    const audited = await cli('audit', '--ledger', ledger, '--cache', cache.folder)
    expect(audited.code).toBe(0)
    expect(audited.out).toMatch(/! witnessed {3}\d+ of \d+ entries by trusted runs up to \d{4}-/)
    expect(audited.out).toMatch(/not witnessed: no trusted run wrote or verified it\n {2}[0-9a-f]{2}\//)
    const { listed, aside, setAside } = await json('enforce', '--ledger', ledger)
    expect({ listed, setAside }).toEqual({ listed: [expect.any(String)], setAside: { entries: 1, outputs: 1 } })
    expect(existsSync(forged)).toBe(false)
    expect(existsSync(join(aside, listed[0]))).toBe(true)
    const restored = await cli('enforce', '--restore', '--cache', cache.folder)
    expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('2 files moved back') })
    expect(existsSync(forged)).toBe(true)
  })

  test('is written without what does not verify, and that is exit 1', async () => {
    writeFileSync(cache.dep, evil(readFileSync(cache.dep)))
    const { code, out } = await write()
    expect(code).toBe(1)
    expect(out).toMatch(/1 entry left out, which did not verify\./)
    expect(await json('audit', '--ledger', ledger)).toMatchObject({ unwitnessed: 1 })
  })

  test('goes back to the one before and to those that are merged', async () => {
    const other = join(folder, 'other')
    await write()
    await cli('ledger', '--write', other, '--cache', cache.folder)
    forge()
    const { digest } = await json('ledger', '--write', ledger, '--merge', other)
    expect(readFileSync(ledger, 'utf8')).toMatch(/^generation 2$/m)
    expect(await json('audit', '--ledger', ledger, '--after', other)).toMatchObject({
      unwitnessed: 0,
      ledger: { digest }
    })
    // The older one was put back.
    expect(await cli('audit', '--ledger', other, '--after', ledger)).toMatchObject({
      code: 2,
      err: expect.stringContaining('does not go back to the ledger of generation 2')
    })
    rmSync(other)
  })

  test('written by several at the same time has what each of them saw', async () => {
    const caches = [filledCache(undefined, true), filledCache(undefined, true)]
    for (const [at, one] of caches.entries()) {
      const entry = join(one.folder, `e${at}`, `e${at}${'0'.repeat(62)}-a`)
      mkdirSync(dirname(entry), { recursive: true })
      const index = readFileSync(indexFile(one.folder, archiveId(readFileSync(one.dep)).action), 'latin1')
      const text = index.replace(/^v1 \S+/, `v1 ${basename(entry).slice(0, 64)}`)
      writeFileSync(entry, text.replace(/(\S+ \S+) \S+ +\d+/, `$1 ${EMPTY} ${'0'.padStart(20)}`))
      const place = join(one.folder, EMPTY.slice(0, 2), `${EMPTY}-d`)
      mkdirSync(dirname(place), { recursive: true })
      writeFileSync(place, '')
    }
    await Promise.all([cache, ...caches].map((one) => cli('ledger', '--write', ledger, '--cache', one.folder)))
    expect(readFileSync(ledger, 'utf8')).toMatch(/^generation 3$/m)
    for (const one of caches) {
      const { out } = await cli('audit', '--ledger', ledger, '--cache', one.folder, '--json')
      expect(JSON.parse(out)).toMatchObject({ unwitnessed: 0 })
      one.remove()
    }
    expect(existsSync(`${ledger}.lock`)).toBe(false)
  })

  const refusals: [label: string, change: (text: string) => string, says: RegExp][] = [
    ['damaged', (text) => text.replace('generation 1', 'generation 2'), /is no ledger to rely on: expected the digest/],
    ['of another repository', (text) => text, /another repository: expected octo\/other, got octo\/shop/]
  ]
  test.each(refusals)('that is not to be used is refused by name: %s', async (_label, change, says) => {
    await write('--repository', 'octo/shop')
    writeFileSync(ledger, change(readFileSync(ledger, 'utf8')))
    for (const action of [
      ['audit', '--ledger', ledger],
      ['enforce', '--ledger', ledger],
      ['ledger', '--write', ledger]
    ]) {
      const { code, err } = await cli(...action, '--cache', cache.folder, '--repository', 'octo/other')
      expect(code).toBe(2)
      expect(err).toMatch(says)
    }
    expect(existsSync(`${cache.folder}.aside`)).toBe(false)
  })

  test('is not written by a pull request', async () => {
    Object.assign(process.env, {
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_REF: 'refs/pull/7/merge',
      GITHUB_REPOSITORY: 'octo/shop'
    })
    const { code, err } = await write()
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringContaining('a pull_request run on refs/pull/7/merge may not write')
    })
    expect(existsSync(ledger)).toBe(false)
  })
})

/** sha256 of nothing. */
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

describe('without a cache', () => {
  const cases: [label: string, gocache: string, code: number, says: RegExp][] = [
    ['switched off', 'off', 3, /^error: there is no build cache: GOCACHE is off; the go command refuses/],
    ['by a relative path', 'some/where', 3, /GOCACHE is some\/where; .* not an absolute path/],
    ['in a folder that is not there yet', join(folder, 'later'), 0, /! folder {6}missing\n– entries {5}none/],
    ['in an empty folder', join(folder, 'empty'), 0, /! folder {6}empty\n– entries {5}none/],
    ['in a folder of other things', folder, 2, /is no build cache of Go/],
    ['in a file', join(folder, 'file'), 3, /it is no folder/]
  ]
  beforeAll(() => {
    mkdirSync(join(folder, 'empty'))
    writeFileSync(join(folder, 'file'), '')
  })
  test.each(cases)('%s', async (_label, gocache, code, says) => {
    process.env['GOCACHE'] = gocache
    const got = await cli('audit')
    expect(`${got.err}${got.out}`).toMatch(says)
    expect(got.code).toBe(code)
  })

  test('and without Go a relative path is refused as well', async () => {
    process.env['GOCACHE'] = 'some/where'
    process.env['PATH'] = ''
    expect(await cli('audit')).toMatchObject({ code: 3, err: expect.stringContaining('not an absolute path') })
  })
})

describe('wrong usage', () => {
  test('a ledger that is too large for one is refused like any other text', async () => {
    const large = join(folder, 'large')
    writeFileSync(large, '')
    truncateSync(large, MAX_LEDGER_BYTES + 1)
    const { code, err } = await cli('audit', '--ledger', large)
    expect(err).toMatch(/is no ledger to rely on: .*expected at most 20971520, got 20971521/)
    expect(code).toBe(2)
  })

  test.each([
    [[], 'expected audit, ledger or enforce, got nothing'],
    [['trim'], 'expected audit, ledger or enforce, got trim'],
    [['audit', 'x'], 'expected audit, ledger or enforce, got audit x'],
    [['audit', '--ledger', join(folder, 'none')], 'none does not exist'],
    [['audit', '--after', 'F'], '--after belongs to --ledger'],
    [['audit', '--write', 'F'], '--write does not belong here'],
    [['ledger'], 'expected --write FILE'],
    [['ledger', '--write', 'F', '--repository', 'x'], 'expected owner/name, got x'],
    [['ledger', '--write', 'F', '--ref', 'main'], 'expected a full ref such as refs/heads/main, got main'],
    [['enforce'], 'expected --ledger FILE or --restore'],
    [['enforce', '--restore', '--ledger', 'F'], '--ledger does not belong to it'],
    [['audit', '--cache', join(folder, 'nothing')], 'does not exist'],
    [['audit', '--cach', 'x'], 'cache: unknown option']
  ])('%j', async (args, says) => {
    const { code, err } = await cli(...args)
    expect(err).toContain(says)
    expect(code).toBe(2)
  })
})
