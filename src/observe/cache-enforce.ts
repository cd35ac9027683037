/**
 * Sets aside what nobody vouches for, before a build.
 *
 * The go command finds an output by an entry of the index alone. So an entry that the ledger does not have goes, and so
 * does every output that the ledger does not know or whose bytes are not those of its name: the go command compares
 * lengths only. What stays is vouched for byte by byte, and the go command compiles the rest anew, as if it had never
 * been cached. Entries go before outputs: whoever is interrupted leaves outputs that no entry names, which Go never reads.
 *
 * Nothing is deleted and nothing is written over: each name is moved by one rename, into a numbered folder with the
 * layout of the cache, and `restoreCache` moves it back unless the go command has made it anew. Only names that the go
 * command gives are touched, and those that a file system takes for them: in upper case they are found on macOS and
 * Windows, and never honest. Links are moved as links.
 *
 * Source: cmd/go/internal/cache/cache.go (DiskCache.get, GetFile, GetBytes, Put).
 */
import { isAbsolute, join, relative } from 'node:path'
import type { Enforced } from '../core/cache/enforced.ts'
import { INDEX_ENTRY_BYTES, parseIndexEntry } from '../core/cache/index-entry.ts'
import type { LedgerEntries } from '../core/cache/ledger.ts'
import { CACHE_FOLDERS, cacheName, foldedCacheName } from '../core/cache/layout.ts'
import { GateError } from '../core/errors.ts'
import { quote } from '../core/text/markup.ts'
import type { CacheListing, DataFileAnswer, Ports } from '../ports/types.ts'

type EnforcePorts = Pick<Ports, 'files' | 'hashing' | 'buildCache' | 'cacheMoves'>

/** Names that are listed; all are counted. */
const MAX_LISTED = 10_000
/** Words with which the go command begins the README of a cache. */
const README = 'cached build artifacts from the Go build system'
/** Folders whose outputs are read ahead, an eighth of a cache: enough that the threads have work while this one reads the index. */
const FOLDERS_AT_ONCE = 32

export interface EnforceOptions {
  /** What vouches. */
  readonly entries: LedgerEntries
  /** Where to; `null`: beside the cache. */
  readonly aside: string | null
  /** Whether the folder is known to be the cache; else it has to look like one before anything in it is moved. */
  readonly known: boolean
  /** Only counts. */
  readonly dry?: boolean
  readonly progress?: (done: number, all: number) => void
}

/** Sets aside all that is not vouched for. Throws GateError `input` for what is no cache, `unreadable` where it cannot. */
export async function enforceCache(ports: EnforcePorts, cache: string, options: EnforceOptions): Promise<Enforced> {
  const folders = await foldersOf(ports, cache, options.known)
  const work = new Enforcement(ports, cache, options)
  // Outputs are read beside the index, and moved behind it.
  const indexed = work.indexes(folders)
  indexed.catch(() => {})
  const waiting: Promise<void>[] = []
  for (const [done, folder] of folders.entries()) {
    const working = work.outputs(folder, indexed)
    // Awaited below; a rejection before that is heard there.
    working.catch(() => {})
    waiting.push(working)
    if (waiting.length >= FOLDERS_AT_ONCE) await waiting.shift()
    options.progress?.(done + 1, folders.length)
  }
  await Promise.all([indexed, ...waiting])
  return work.end()
}

/** The folders of a cache. Throws GateError `input` for what is none, or is reached by a link. */
async function foldersOf(ports: EnforcePorts, cache: string, known: boolean): Promise<string[]> {
  if (await ports.cacheMoves.isLink(cache)) {
    throw new GateError('input', `${quote(cache)} is a symbolic link: what it leads to may change meanwhile`, {
      fix: 'set GOCACHE to the folder that it leads to'
    })
  }
  const top = (await ports.buildCache.list(cache)) ?? []
  const found = top.filter(({ name }) => CACHE_FOLDERS.includes(name.toLowerCase()))
  const odd = found.find(({ kind }) => kind !== 'directory')
  if (odd !== undefined) {
    throw new GateError(
      'input',
      `${quote(join(cache, odd.name))} is no folder, and the go command would use it as one`,
      {
        fix: '`go clean -cache`, and find out who made it'
      }
    )
  }
  if (!known) {
    const readme = Buffer.from(ports.files.head(join(cache, 'README'), 256) ?? []).toString('latin1')
    if (found.length === 0 || !readme.includes(README)) {
      throw new GateError('input', `${quote(cache)} is no build cache of Go`, {
        fix: 'name the folder that `go env GOCACHE` prints'
      })
    }
  }
  return found.map(({ name }) => name)
}

class Enforcement {
  readonly #ports: EnforcePorts
  readonly #cache: string
  readonly #options: EnforceOptions
  #run: Promise<string> | null = null
  #entries = 0
  #kept = 0
  #setAside = 0
  #outputs = 0
  #corrupt = 0
  readonly #listed: string[] = []

  constructor(ports: EnforcePorts, cache: string, options: EnforceOptions) {
    this.#ports = ports
    this.#cache = cache
    this.#options = options
  }

  /** The entries of all folders. */
  async indexes(folders: readonly string[]): Promise<void> {
    for (const folder of folders) await this.#index(folder)
  }

  async #index(folder: string): Promise<void> {
    for (const { name, kind } of await this.#list(folder)) {
      if (foldedCacheName(folder, name)?.kind !== 'index') continue
      this.#entries += 1
      const named = cacheName(folder, name)
      const bytes =
        kind === 'file' && named !== null
          ? this.#ports.files.head(join(this.#cache, folder, name), INDEX_ENTRY_BYTES + 1)
          : null
      const reading = bytes === null || named === null ? null : parseIndexEntry(bytes, named.hash)
      if (reading?.ok === true && this.#options.entries.vouches(reading.entry)) {
        this.#kept += 1
        continue
      }
      if (!(await this.#move(folder, name))) continue
      this.#setAside += 1
      if (this.#listed.length < MAX_LISTED) this.#listed.push(`${folder}/${name}`)
    }
  }

  /** The outputs of one folder. What goes does so once all entries that go have gone. */
  async outputs(folder: string, indexed: Promise<void>): Promise<void> {
    const unknown: string[] = []
    const known: { hash: string; name: string; file: string | null; inFolder: boolean }[] = []
    for (const { name, kind } of await this.#list(folder)) {
      if (foldedCacheName(folder, name)?.kind !== 'data') continue
      const named = cacheName(folder, name)
      if (named === null || !this.#options.entries.knows(named.hash)) unknown.push(name)
      else {
        const path = join(this.#cache, folder, name)
        const inFolder = kind === 'directory'
        const file = inFolder ? await this.#programOf(path) : kind === 'file' ? path : null
        known.push({ hash: named.hash, name, file, inFolder })
      }
    }
    const files = known.flatMap(({ file }) => (file === null ? [] : [file]))
    // The bytes are those that somebody vouches for, whatever they say of themselves: their digest is all that is asked.
    const digests = await this.#ports.hashing.sha256(files)
    const sha256 = new Map(files.map((file, at) => [file, digests[at]]))
    // But a package archive in a folder is linked under whatever name it has there, and is never the go command's.
    const inFolders = known.flatMap(({ file, inFolder }) => (inFolder && file !== null ? [file] : []))
    const readings = await this.#ports.hashing.dataFiles(inFolders)
    const isProgram = (reading?: DataFileAnswer): boolean =>
      reading !== undefined && !('problem' in reading) && reading.archive === null
    const suspect = new Set(inFolders.filter((_file, at) => !isProgram(readings[at])))
    await indexed
    for (const name of unknown) await this.#moveOutput(folder, name)
    for (const { hash, name, file } of known) {
      if (file !== null && sha256.get(file) === hash && !suspect.has(file)) continue
      if (await this.#moveOutput(folder, name)) this.#corrupt += 1
    }
  }

  async end(): Promise<Enforced> {
    return {
      aside: this.#run === null ? null : await this.#run,
      entries: this.#entries,
      kept: this.#kept,
      setAside: { entries: this.#setAside, outputs: this.#outputs },
      corrupt: this.#corrupt,
      listed: this.#listed.toSorted()
    }
  }

  async #moveOutput(folder: string, name: string): Promise<boolean> {
    const moved = await this.#move(folder, name)
    if (moved) this.#outputs += 1
    return moved
  }

  /** Whether it was there, and is no longer. */
  async #move(folder: string, name: string): Promise<boolean> {
    if (this.#options.dry === true) return true
    this.#run ??= this.#open()
    const run = await this.#run
    return (await this.#ports.cacheMoves.move(join(this.#cache, folder, name), join(run, folder, name))) === 'moved'
  }

  async #open(): Promise<string> {
    const aside = this.#options.aside ?? (await this.#ports.cacheMoves.asideOf(this.#cache))
    refuseInside(this.#cache, aside)
    return this.#ports.cacheMoves.openRun(aside)
  }

  /** The one file of a folder that holds a program, `null` where something else is there. */
  async #programOf(path: string): Promise<string | null> {
    const inside = (await this.#ports.buildCache.list(path)) ?? []
    const [program] = inside
    return program?.kind === 'file' && inside.length === 1 ? join(path, program.name) : null
  }

  async #list(folder: string): Promise<readonly CacheListing[]> {
    return (await this.#ports.buildCache.list(join(this.#cache, folder))) ?? []
  }
}

/** An aside among the folders of the cache would be part of it. */
function refuseInside(cache: string, aside: string): void {
  const path = relative(cache, aside)
  const first = path.split(/[\\/]/)[0] ?? ''
  if (isAbsolute(path) || (path !== '' && !CACHE_FOLDERS.includes(first))) return
  throw new GateError('input', `${quote(aside)} is a part of the build cache`, {
    fix: 'name another folder with `--aside`'
  })
}

export interface Restored {
  /** The folder that was restored from. */
  readonly aside: string
  readonly moved: number
  /** What the go command has made anew since: it stays aside. */
  readonly taken: number
}

/** Moves back what was set aside, the last of it first. Throws GateError `input` for what is no cache, `unreadable`. */
export async function restoreCache(
  ports: EnforcePorts,
  cache: string,
  options: { readonly aside: string | null }
): Promise<Restored> {
  if (await ports.cacheMoves.isLink(cache)) throw new GateError('input', `${quote(cache)} is a symbolic link`)
  const aside = options.aside ?? (await ports.cacheMoves.asideOf(cache))
  const runs = ((await ports.buildCache.list(aside)) ?? []).filter(
    ({ name, kind }) => kind === 'directory' && /^\d{4}$/.test(name)
  )
  let [moved, taken] = [0, 0]
  for (const run of runs.toReversed()) {
    const folders = ((await ports.buildCache.list(join(aside, run.name))) ?? []).filter(
      ({ name, kind }) => kind === 'directory' && CACHE_FOLDERS.includes(name)
    )
    // Outputs first: an entry must not name one that is not there yet.
    for (const wanted of ['data', 'index'] as const) {
      for (const { name: folder } of folders) {
        const from = join(aside, run.name, folder)
        for (const { name } of (await ports.buildCache.list(from)) ?? []) {
          if (cacheName(folder, name)?.kind !== wanted) continue
          const result = await ports.cacheMoves.move(join(from, name), join(cache, folder, name))
          if (result === 'moved') moved += 1
          if (result === 'taken') taken += 1
        }
      }
    }
    for (const { name } of folders) await ports.cacheMoves.removeEmpty(join(aside, run.name, name))
    await ports.cacheMoves.removeEmpty(join(aside, run.name))
  }
  await ports.cacheMoves.removeEmpty(aside)
  return { aside, moved, taken }
}
