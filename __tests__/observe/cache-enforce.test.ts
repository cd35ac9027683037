/** Setting aside what a ledger does not vouch for, with caches that the real go command filled. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import { LedgerEntries, lineKey, type Pair } from '../../src/core/cache/ledger.ts'
import { auditCache } from '../../src/observe/cache-audit.ts'
import { type EnforceOptions, enforceCache, restoreCache } from '../../src/observe/cache-enforce.ts'
import { systemPorts } from '../../src/ports/system.ts'
import { archiveId, evil, filledCache, indexFile, repoint, resealed, type TestCache } from '../support/caches.ts'
import { silent } from '../support/fakes.ts'
import { goOutput } from '../support/go-programs.ts'

const ports = systemPorts(process.env, silent, null)
const scratch = mkdtempSync(join(tmpdir(), 'gate-enforce-'))
const caches: TestCache[] = []
afterEach(() => {
  for (const cache of caches.splice(0)) cache.remove()
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

function copyOf(go?: string, small = false): TestCache {
  const cache = filledCache(go, small)
  caches.push(cache)
  return cache
}

/** All that verifies in a cache, as a trusted run would write it down. */
async function witnessed(folder: string): Promise<LedgerEntries> {
  const days = new Map<string, number>()
  const verified = (pair: Pair): void => void days.set(lineKey(pair), 1)
  await auditCache(ports, folder, { witnesses: { ledger: null, verified } })
  return new LedgerEntries(days)
}

function enforce(folder: string, entries: LedgerEntries, options: Partial<EnforceOptions> = {}) {
  return enforceCache(ports, folder, { entries, aside: null, known: true, ...options })
}

const files = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /-[ad]$/.test(name))
        .toSorted()
    : []

/** Builds the word from a cache. */
function build(cache: TestCache): Buffer {
  const file = join(scratch, 'word')
  rmSync(file, { force: true })
  const env = { ...cache.env, GOFLAGS: '-trimpath', GO111MODULE: 'on' }
  goOutput(['build', '-v', '-buildvcs=false', '-o', file, '.'], env, cache.module)
  return readFileSync(file)
}

describe('a forgery that was sealed anew', () => {
  test.each(['local', 'go1.21.13'])(
    'is set aside, and the binary is the trusted one byte for byte (%s)',
    async (go) => {
      const cache = copyOf(go === 'local' ? undefined : go)
      const trusted = build(cache)
      const ledger = await witnessed(cache.folder)
      const bytes = readFileSync(cache.dep)
      const { action } = archiveId(bytes)
      const forged = repoint(cache.folder, action, resealed(evil(bytes)))
      rmSync(cache.dep)
      const poisoned = build(cache)
      expect(poisoned.includes('EVILSTRING')).toBe(true)
      // The audit by name, seal and action passes; who wrote it is what tells.
      const audit = await auditCache(ports, cache.folder, { witnesses: { ledger } })
      expect(audit).toMatchObject({ corrupt: [], conflicting: [] })
      const entry = basename(indexFile(cache.folder, action))
      expect(audit?.unwitnessedEntries.map(({ file }) => basename(file))).toContain(entry)

      const before = files(cache.folder)
      const done = await enforce(cache.folder, ledger)
      expect(done.listed.map((file) => basename(file))).toContain(entry)
      expect(existsSync(forged)).toBe(false)
      expect(done.kept).toBeGreaterThan(20)
      expect(done.setAside.entries).toBeLessThan(10)
      expect(done.corrupt).toBe(0)
      // Moved, not deleted.
      expect([...files(cache.folder), ...files(done.aside ?? '')].toSorted()).toEqual(before)
      const rebuilt = build(cache)
      expect(rebuilt.includes('EVILSTRING')).toBe(false)
      expect(rebuilt.equals(trusted)).toBe(true)
      // What was compiled anew is what the ledger has.
      expect(await enforce(cache.folder, ledger)).toMatchObject({
        setAside: { entries: expect.any(Number) },
        corrupt: 0
      })
      expect(files(cache.folder)).toContain(join(entry.slice(0, 2), entry))
    }
  )

  test('by bytes alone, under a name that is vouched for: the output goes', async () => {
    const cache = copyOf()
    const ledger = await witnessed(cache.folder)
    const bytes = readFileSync(cache.dep)
    writeFileSync(cache.dep, evil(bytes))
    const done = await enforce(cache.folder, ledger)
    expect(done).toMatchObject({ setAside: { entries: 0, outputs: 1 }, corrupt: 1 })
    expect(build(cache).includes('GOODSTRING')).toBe(true)
    expect(readFileSync(cache.dep).equals(bytes)).toBe(true)
  })

  test('by an entry that names another output that is vouched for', async () => {
    const cache = copyOf(undefined, true)
    const ledger = await witnessed(cache.folder)
    const other =
      files(cache.folder).find((name) => name.endsWith('-d') && basename(name) !== basename(cache.dep)) ?? ''
    const { action } = archiveId(readFileSync(cache.dep))
    repoint(cache.folder, action, readFileSync(join(cache.folder, other)))
    const done = await enforce(cache.folder, ledger)
    expect(done.listed).toEqual([expect.stringContaining(basename(indexedName(done.aside, action)))])
    expect(existsSync(join(cache.folder, other))).toBe(true)
  })
})

function indexedName(aside: string | null, action: string): string {
  return indexFile(aside ?? '', action)
}

describe('enforcing', () => {
  test('leaves a cache alone in which all is vouched for, and makes no folder', async () => {
    const cache = copyOf(undefined, true)
    const before = files(cache.folder)
    const done = await enforce(cache.folder, await witnessed(cache.folder))
    expect(done).toMatchObject({ aside: null, setAside: { entries: 0, outputs: 0 }, listed: [] })
    expect(done.kept).toBe(done.entries)
    expect(files(cache.folder)).toEqual(before)
    expect(existsSync(`${cache.folder}.aside`)).toBe(false)
  })

  test('with an empty ledger sets all aside and nothing else; restored, all is as it was', async () => {
    const cache = copyOf(undefined, true)
    writeFileSync(join(cache.folder, 'trim.txt'), '1')
    writeFileSync(join(cache.folder, '00note'), 'mine')
    mkdirSync(join(cache.folder, 'ff'), { recursive: true })
    writeFileSync(join(cache.folder, 'ff', 'note'), 'mine')
    const before = files(cache.folder)
    const done = await enforce(cache.folder, new LedgerEntries(new Map()))
    expect(done).toMatchObject({ kept: 0, aside: `${cache.folder}.aside/0001` })
    expect(done.setAside.entries + done.setAside.outputs).toBe(before.length)
    expect(files(cache.folder)).toEqual([])
    for (const name of ['trim.txt', '00note', 'ff/note']) expect(existsSync(join(cache.folder, name))).toBe(true)

    const restored = await restoreCache(ports, cache.folder, { aside: null })
    expect(restored).toMatchObject({ moved: before.length, taken: 0 })
    expect(files(cache.folder)).toEqual(before)
    expect(existsSync(`${cache.folder}.aside`)).toBe(false)
  })

  test('no output goes before the last entry has: one that is interrupted leaves no entry without its output', async () => {
    const cache = copyOf(undefined, true)
    const moved: string[] = []
    const cacheMoves = {
      ...ports.cacheMoves,
      move: (from: string, to: string) => {
        moved.push(from.slice(-2))
        return ports.cacheMoves.move(from, to)
      }
    }
    const options = { entries: new LedgerEntries(new Map()), aside: null, known: true }
    const { setAside } = await enforceCache({ ...ports, cacheMoves }, cache.folder, options)
    const [entries, outputs] = [moved.filter((end) => end === '-a'), moved.filter((end) => end === '-d')]
    expect(setAside).toEqual({ entries: entries.length, outputs: outputs.length })
    expect(outputs.length).toBeGreaterThan(1)
    expect(moved).toEqual([...entries, ...outputs])
  })

  test('an output that a vouched entry shares stays', async () => {
    const cache = copyOf(undefined, true)
    const ledger = await witnessed(cache.folder)
    const entry = indexFile(cache.folder, archiveId(readFileSync(cache.dep)).action)
    // A second action that gives the same output, of which nobody knows.
    const action = `ee${basename(entry).slice(2, 64)}`
    mkdirSync(join(cache.folder, 'ee'), { recursive: true })
    const text = readFileSync(entry, 'latin1').replace(basename(entry).slice(0, 64), action)
    writeFileSync(join(cache.folder, 'ee', `${action}-a`), text)
    const done = await enforce(cache.folder, ledger)
    expect(done).toMatchObject({ listed: [`ee/${action}-a`], setAside: { entries: 1, outputs: 0 } })
    expect(existsSync(cache.dep)).toBe(true)
  })

  test('interrupted and begun again it ends the same, and nothing is lost', async () => {
    const cache = copyOf(undefined, true)
    const before = files(cache.folder)
    let left = 5
    const stops = {
      ...ports,
      cacheMoves: {
        ...ports.cacheMoves,
        move: async (from: string, to: string) => {
          if (left-- === 0) throw new Error('killed')
          return ports.cacheMoves.move(from, to)
        }
      }
    }
    const empty = new LedgerEntries(new Map())
    const options = { entries: empty, aside: null, known: true }
    await expect(enforceCache(stops, cache.folder, options)).rejects.toThrow('killed')
    const moved = files(`${cache.folder}.aside/0001`)
    expect(moved).toHaveLength(5)
    // Entries go first: none is left whose output is gone.
    expect(moved.every((name) => name.endsWith('-a'))).toBe(true)
    await enforce(cache.folder, empty)
    expect(files(cache.folder)).toEqual([])
    expect(await restoreCache(ports, cache.folder, { aside: null })).toMatchObject({ moved: before.length })
    expect(files(cache.folder)).toEqual(before)
  })

  test('what was made anew meanwhile stays, and the older one stays aside', async () => {
    const cache = copyOf(undefined, true)
    const text = readFileSync(cache.dep)
    await enforce(cache.folder, new LedgerEntries(new Map()))
    mkdirSync(dirname(cache.dep), { recursive: true })
    writeFileSync(cache.dep, 'made anew')
    const restored = await restoreCache(ports, cache.folder, { aside: null })
    expect(restored.taken).toBe(1)
    expect(readFileSync(cache.dep, 'utf8')).toBe('made anew')
    const aside = join(restored.aside, '0001', basename(dirname(cache.dep)), basename(cache.dep))
    expect(readFileSync(aside).equals(text)).toBe(true)
  })

  test('moves a link as a link', async () => {
    const cache = copyOf(undefined, true)
    const ledger = await witnessed(cache.folder)
    const elsewhere = join(scratch, 'elsewhere')
    renameSync(cache.dep, elsewhere)
    symlinkSync(elsewhere, cache.dep)
    // Also where it only looks: such a cache is not one in which everything is vouched for.
    expect(await enforce(cache.folder, ledger, { dry: true })).toMatchObject({ corrupt: 1 })
    const done = await enforce(cache.folder, ledger)
    expect(done.setAside).toEqual({ entries: 0, outputs: 1 })
    expect(existsSync(elsewhere)).toBe(true)
    expect(existsSync(cache.dep)).toBe(false)
  })

  test('a folder with a program: the whole of it, unless its bytes are those of its name', async () => {
    const cache = copyOf(undefined, true)
    const ledger = await witnessed(cache.folder)
    const program = (name: string, inside: string): string => {
      const folder = join(cache.folder, name.slice(0, 2), `${name}-d`)
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'prog'), inside)
      return folder
    }
    const unknown = program('ab'.repeat(32), 'x')
    const hash = basename(cache.dep).slice(0, 64)
    rmSync(cache.dep)
    const known = program(hash, 'not these bytes')
    const done = await enforce(cache.folder, ledger)
    expect(done).toMatchObject({ setAside: { outputs: 2 }, corrupt: 1 })
    expect([unknown, known].map((folder) => existsSync(folder))).toEqual([false, false])
  })

  test('a folder with a package archive, though its bytes are those of its name: go links it by any name', async () => {
    const cache = copyOf(undefined, true)
    const ledger = await witnessed(cache.folder)
    const bytes = readFileSync(cache.dep)
    rmSync(cache.dep)
    mkdirSync(cache.dep)
    writeFileSync(join(cache.dep, 'x'), bytes)
    const audit = await auditCache(ports, cache.folder)
    expect(audit?.conflicting.map(({ file }) => basename(file))).toEqual([basename(cache.dep)])
    expect(await enforce(cache.folder, ledger)).toMatchObject({ setAside: { entries: 0, outputs: 1 }, corrupt: 1 })
    expect(existsSync(cache.dep)).toBe(false)
  })

  test('names that only a file system takes for those of the go command', async () => {
    const cache = copyOf(undefined, true)
    const ledger = await witnessed(cache.folder)
    const entry = indexFile(cache.folder, archiveId(readFileSync(cache.dep)).action)
    const upper = (file: string): string => join(dirname(file), basename(file).toUpperCase())
    for (const file of [entry, cache.dep]) renameSync(file, upper(file))
    const done = await enforce(cache.folder, ledger)
    expect(done).toMatchObject({ setAside: { entries: 1, outputs: 1 } })
    expect([entry, cache.dep].map((file) => existsSync(upper(file)))).toEqual([false, false])
  })

  test('beside a cache in a work tree git would see what is set aside, so it lies in the cache', async () => {
    const cache = copyOf(undefined, true)
    mkdirSync(join(dirname(cache.folder), '.git'))
    const before = files(cache.folder)
    const done = await enforce(cache.folder, new LedgerEntries(new Map()))
    expect(done.aside).toBe(join(cache.folder, 'aside', '0001'))
    expect(await restoreCache(ports, cache.folder, { aside: null })).toMatchObject({ moved: before.length })
    expect(files(cache.folder)).toEqual(before)
  })

  test('dry, it counts and moves nothing', async () => {
    const cache = copyOf(undefined, true)
    const before = files(cache.folder)
    const done = await enforce(cache.folder, new LedgerEntries(new Map()), { dry: true })
    expect(done.setAside.entries + done.setAside.outputs).toBe(before.length)
    expect(files(cache.folder)).toEqual(before)
    expect(done.aside).toBeNull()
  })
})

describe('what is not touched', () => {
  const none = new LedgerEntries(new Map())

  test('a folder that is no cache, unless the go command names it as one', async () => {
    const cache = copyOf(undefined, true)
    const before = files(cache.folder)
    await expect(enforce(cache.folder, none, { known: false })).rejects.toMatchObject({ code: 'input' })
    expect(files(cache.folder)).toEqual(before)
    writeFileSync(
      join(cache.folder, 'README'),
      'This directory holds cached build artifacts from the Go build system.\n'
    )
    await enforce(cache.folder, none, { known: false })
    expect(files(cache.folder)).toEqual([])
  })

  test('a cache behind a link, and a folder of it that is one', async () => {
    const cache = copyOf(undefined, true)
    const link = join(scratch, 'link')
    symlinkSync(cache.folder, link)
    await expect(enforce(link, none)).rejects.toMatchObject({ code: 'input', message: expect.stringContaining('link') })
    const folder = dirname(cache.dep)
    const moved = join(scratch, 'moved')
    renameSync(folder, moved)
    symlinkSync(moved, folder)
    await expect(enforce(cache.folder, none)).rejects.toMatchObject({ code: 'input' })
    expect(existsSync(join(moved, basename(cache.dep)))).toBe(true)
    expect(existsSync(`${cache.folder}.aside`)).toBe(false)
  })

  test('with an aside that is part of the cache, or a link', async () => {
    const cache = copyOf(undefined, true)
    const before = files(cache.folder)
    for (const aside of [cache.folder, join(cache.folder, '00')]) {
      await expect(enforce(cache.folder, none, { aside })).rejects.toMatchObject({ code: 'input' })
    }
    const aside = join(scratch, 'aside')
    symlinkSync(scratch, aside)
    await expect(enforce(cache.folder, none, { aside })).rejects.toMatchObject({ code: 'unreadable' })
    expect(files(cache.folder)).toEqual(before)
  })

  test('an aside of another enforcement is never written into', async () => {
    const cache = copyOf(undefined, true)
    const aside = join(scratch, 'runs')
    mkdirSync(join(aside, '0007'), { recursive: true })
    const done = await enforce(cache.folder, none, { aside })
    expect(done.aside).toBe(join(aside, '0008'))
    expect(statSync(join(aside, '0007')).isDirectory()).toBe(true)
  })
})
