/** `cache audit` as it is typed. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import stringWidth from 'fast-string-width'
import { main } from '../../src/cli/main.ts'
import { archiveId, evil, filledCache, repoint, type TestCache } from '../support/caches.ts'
import { GO_ENV } from '../support/go-programs.ts'

const folder = mkdtempSync(join(tmpdir(), 'gate-cli-cache-'))
const before = { ...process.env }
beforeAll(() => void Object.assign(process.env, GO_ENV))
afterEach(() => {
  delete process.env['GOCACHE']
  if (before['GOCACHE'] !== undefined) process.env['GOCACHE'] = before['GOCACHE']
  process.env['PATH'] = before['PATH']
})
afterAll(() => {
  for (const name of Object.keys(GO_ENV)) delete process.env[name]
  Object.assign(process.env, before)
  rmSync(folder, { recursive: true, force: true })
})

async function cli(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const code = await main(['cache', ...args], {
    hashWorker: null,
    observer: null,
    screen: null,
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    terminal: () => ({ columns: 80, measure: stringWidth, paint: (_style, text) => text, showPath: (path) => path })
  })
  return { code, out, err }
}

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
  test.each([
    [[], 'expected audit, got nothing'],
    [['enforce'], 'expected audit, got enforce'],
    [['audit', 'x'], 'expected audit, got audit x'],
    [['audit', '--ledger', 'F'], '--ledger is not supported by this version'],
    [['audit', '--cache', join(folder, 'nothing')], 'does not exist'],
    [['audit', '--cach', 'x'], 'cache: unknown option']
  ])('%j', async (args, says) => {
    const { code, err } = await cli(...args)
    expect(err).toContain(says)
    expect(code).toBe(2)
  })
})
