/** Walks a build cache: its index first, then its outputs, folder by folder, so that memory does not grow with it. */
import { join } from 'node:path'
import { type AuditWitnesses, type CacheAudit, CacheAuditor, type ExecutableReading } from '../core/cache/audit.ts'
import { INDEX_ENTRY_BYTES } from '../core/cache/index-entry.ts'
import { MAX_ROWS } from '../core/cache/index-table.ts'
import { CACHE_FOLDERS, CACHE_OTHERS, cacheName, cachePath } from '../core/cache/layout.ts'
import { errorMessage } from '../core/errors.ts'
import type { CacheListing, Ports } from '../ports/types.ts'
import { readBinary } from './binaries.ts'

type AuditPorts = Pick<Ports, 'files' | 'hashing' | 'buildCache'>

/** Names that are kept between the parts of a walk, 20 MB of them; the folders of a larger cache are listed again. */
const MAX_NAMES = 200_000

/** Folders whose outputs are read at a time: while one is folded, the threads have the next. */
const FOLDERS_AT_ONCE = 3

export interface AuditOptions {
  /** Told after each folder: how many of the 256 have been read to the end, over all passes. */
  readonly progress?: (done: number, all: number) => void
  /** Entries that are kept in memory at a time; more make more passes. */
  readonly maxRows?: number
  readonly witnesses?: AuditWitnesses
}

/** Audits the cache in a folder, `null` when the folder is no build cache. Throws GateError `unreadable`. */
export async function auditCache(
  ports: AuditPorts,
  cache: string,
  options: AuditOptions = {}
): Promise<CacheAudit | null> {
  const top = (await ports.buildCache.list(cache)) ?? []
  if (!top.some(({ name }) => CACHE_FOLDERS.includes(name))) return null
  const auditor = new CacheAuditor(options.witnesses)
  for (const { name } of top) {
    if (!CACHE_FOLDERS.includes(name) && !CACHE_OTHERS.has(name)) auditor.unknown(name, 'not of the go command')
  }
  const walk = new Walk(ports, cache, auditor)
  const passes = Math.max(1, Math.ceil((await walk.countEntries()) / (options.maxRows ?? MAX_ROWS)))
  let done = 0
  for (let pass = 0; pass < passes; pass++) {
    // Both a folder's name and an output's first two digits are its first byte, so a share is a set of folders.
    const inShare = (hash: string): boolean => Number.parseInt(hash.slice(0, 2), 16) % passes === pass
    for (const folder of CACHE_FOLDERS) await walk.index(folder, inShare, pass === 0)
    const folders = CACHE_FOLDERS.filter(inShare)
    const waiting: Promise<() => void>[] = []
    const take = async (): Promise<void> => {
      const [next] = waiting.splice(0, 1)
      if (next === undefined) return
      ;(await next)()
      done += 1
      options.progress?.(done, CACHE_FOLDERS.length)
    }
    for (const folder of folders) {
      waiting.push(walk.outputs(folder))
      if (waiting.length >= FOLDERS_AT_ONCE) await take()
    }
    while (waiting.length > 0) await take()
    auditor.endPass()
  }
  return auditor.end()
}

class Walk {
  readonly #ports: AuditPorts
  readonly #cache: string
  readonly #auditor: CacheAuditor
  readonly #listings = new Map<string, readonly CacheListing[]>()
  #names = 0

  constructor(ports: AuditPorts, cache: string, auditor: CacheAuditor) {
    this.#ports = ports
    this.#cache = cache
    this.#auditor = auditor
  }

  /** How many files of the index there are, by their names alone. Folders that cannot be listed are told here, once. */
  async countEntries(): Promise<number> {
    let entries = 0
    for (const folder of CACHE_FOLDERS) {
      try {
        const listing = (await this.#ports.buildCache.list(join(this.#cache, folder))) ?? []
        entries += listing.filter(({ name }) => name.endsWith('-a')).length
        this.#names += listing.length
        if (this.#names <= MAX_NAMES) this.#listings.set(folder, listing)
      } catch (error) {
        this.#listings.set(folder, [])
        this.#auditor.unreadable(folder, errorMessage(error))
      }
    }
    return entries
  }

  /** Reads the index entries of one folder. */
  async index(folder: string, inShare: (output: string) => boolean, first: boolean): Promise<void> {
    for (const { name, kind } of await this.#list(folder)) {
      const named = cacheName(folder, name)
      if (first) this.#tellOddities(`${folder}/${name}`, kind, named !== null)
      if (named?.kind !== 'index') continue
      const path = join(this.#cache, folder, name)
      const bytes = this.#ports.files.head(path, INDEX_ENTRY_BYTES + 1)
      if (bytes !== null) this.#auditor.index(named.hash, bytes, inShare, first)
      else if (first && (await this.#isThere(path))) this.#auditor.unreadable(`${folder}/${name}`, 'cannot be read')
    }
  }

  /** Reads the outputs of one folder; what comes back puts them into the audit. */
  async outputs(folder: string): Promise<() => void> {
    const found = (await this.#list(folder)).flatMap(({ name, kind }) => {
      const named = cacheName(folder, name)
      return named?.kind === 'data' ? [{ hash: named.hash, kind, path: join(this.#cache, folder, name) }] : []
    })
    const files = found.filter(({ kind }) => kind !== 'directory')
    const readings = await this.#ports.hashing.dataFiles(files.map(({ path }) => path))
    const told: (() => void)[] = []
    for (const [at, { hash, path }] of files.entries()) {
      const reading = readings[at]
      if (reading === undefined) continue
      if (!('problem' in reading)) told.push(() => this.#auditor.data(hash, reading))
      else if (await this.#isThere(path)) told.push(this.#unreadable(hash, reading.problem))
    }
    for (const { hash, kind, path } of found) {
      if (kind !== 'directory') continue
      const reading = await this.#executable(path, hash)
      told.push(() => this.#auditor.executable(hash, reading))
    }
    return () => {
      for (const tell of told) tell()
    }
  }

  async #executable(path: string, hash: string): Promise<ExecutableReading | { readonly problem: string }> {
    const inside = (await this.#ports.buildCache.list(path)) ?? []
    const [program, ...more] = inside
    if (program === undefined || more.length > 0 || program.kind !== 'file') {
      return { problem: `expected a folder with one program in it, got ${inside.length} names` }
    }
    const file = join(path, program.name)
    const [[reading], facts] = await Promise.all([
      this.#ports.hashing.dataFiles([file]),
      readBinary(this.#ports, file, cachePath('data', hash), { digests: false })
    ])
    if (reading === undefined || 'problem' in reading) return { problem: reading?.problem ?? 'cannot be read' }
    const { buildId, seal } = facts
    return {
      size: reading.size,
      sha256: reading.sha256,
      isArchive: reading.archive !== null,
      actionId: buildId !== null && 'action' in buildId ? buildId.action : null,
      sealBroken: seal === 'broken'
    }
  }

  #unreadable(hash: string, problem: string): () => void {
    return () => this.#auditor.unreadable(cachePath('data', hash), problem, hash)
  }

  #tellOddities(file: string, kind: CacheListing['kind'], named: boolean): void {
    if (!named) this.#auditor.unknown(file, 'not of the go command')
    else if (kind === 'link') this.#auditor.unknown(file, 'a symbolic link, which the go command never makes')
    else if (kind === 'other') this.#auditor.unknown(file, 'a device, FIFO or socket')
  }

  /** Whether something is there: the go command may clean up while the audit runs. A link that leads nowhere is not. */
  async #isThere(path: string): Promise<boolean> {
    return (await this.#ports.files.kind(path)) !== 'missing'
  }

  async #list(folder: string): Promise<readonly CacheListing[]> {
    return this.#listings.get(folder) ?? (await this.#ports.buildCache.list(join(this.#cache, folder))) ?? []
  }
}
