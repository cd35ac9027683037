/**
 * A whole build cache, folded file by file into counts and lists of what is wrong with it.
 *
 * Entries of the index come first, then the outputs; who walks the cache is in observe/. Wrong means that the go command
 * would use it, or that somebody made it: what an interrupted or full disk leaves behind (an empty file, an output that
 * no entry names) is counted as a leftover, since the go command neither uses nor mends it.
 *
 * Dangling entries are no fault either: the go command cleans outputs and entries up one by one, by their age.
 */
import type { ArchiveReading, DataReading } from './data-file.ts'
import { parseIndexEntry } from './index-entry.ts'
import { IndexTable } from './index-table.ts'
import { IN_FOLDER, judgeAction, judgeBytes, judgeSeal } from './judge-entry.ts'
import { cachePath } from './layout.ts'
import type { LedgerEntries, Pair } from './ledger.ts'

/** Items of each list that are kept; the totals count all. */
const MAX_LISTED = 10_000

export interface AuditItem {
  /** Path within the cache, with `/`. */
  readonly file: string
  /** In words. */
  readonly why: string
}

export interface DanglingItem {
  /** The entry, as a path within the cache. */
  readonly file: string
  /** sha256 of the output that is not there. */
  readonly output: string
}

export interface CacheAudit {
  /** Entries of the index that the go command would read. */
  readonly entries: number
  /** Of every file that was read. */
  readonly bytes: number
  readonly outputs: number
  /** Outputs that are package archives; each carries a seal. */
  readonly archives: number
  /** Outputs that are executables kept for `go run` and `go tool`. */
  readonly executables: number
  /** Outputs that no entry names. */
  readonly orphans: number
  /** When the oldest and the newest entry were added, ISO 8601; `null` without entries. */
  readonly oldest: string | null
  readonly newest: string | null
  readonly corrupt: readonly AuditItem[]
  readonly conflicting: readonly AuditItem[]
  readonly dangling: readonly DanglingItem[]
  readonly leftovers: readonly AuditItem[]
  /** What the go command does not put there. */
  readonly unknown: readonly AuditItem[]
  readonly unreadable: readonly AuditItem[]
  /** Entries that the ledger vouches for, and that it does not; without a ledger nobody vouches. */
  readonly witnessed: number
  readonly unwitnessed: number
  /** The latter, where there is a ledger. */
  readonly unwitnessedEntries: readonly DanglingItem[]
  /** How many there are of each list, listed or not. */
  readonly totals: Readonly<Record<AuditList, number>>
}

export type AuditList = 'corrupt' | 'conflicting' | 'dangling' | 'leftovers' | 'unknown' | 'unreadable'

/** An executable that was kept: its file, and what reading it as a binary gave. */
export interface ExecutableReading {
  readonly size: number
  readonly sha256: string
  /** Whether it is a package archive, which has no business there. */
  readonly isArchive: boolean
  /** First part of its build ID; `null` where it has none. */
  readonly actionId: string | null
  readonly sealBroken: boolean
}

export interface AuditWitnesses {
  /** What vouches; `null`: there is no ledger. */
  readonly ledger: LedgerEntries | null
  /** Told of each entry whose output was read and found to be what its name, its seal and the index say. */
  readonly verified?: (pair: Pair) => void
}

/** Takes one cache, in one or more passes; `end` gives what was found. */
export class CacheAuditor {
  #table = new IndexTable()
  #entries = 0
  #bytes = 0
  #outputs = 0
  #archives = 0
  #executables = 0
  #orphans = 0
  #oldest = Number.POSITIVE_INFINITY
  #newest = Number.NEGATIVE_INFINITY
  readonly #corrupt = new BoundedList<AuditItem>()
  readonly #conflicting = new BoundedList<AuditItem>()
  readonly #dangling = new BoundedList<DanglingItem>()
  readonly #leftovers = new BoundedList<AuditItem>()
  readonly #unknown = new BoundedList<AuditItem>()
  readonly #unreadable = new BoundedList<AuditItem>()
  readonly #witnesses: AuditWitnesses
  #witnessed = 0
  readonly #unwitnessed = new BoundedList<DanglingItem>()

  constructor(witnesses: AuditWitnesses = { ledger: null }) {
    this.#witnesses = witnesses
  }

  /**
   * An entry of the index: the hash of its name, and the first bytes of the file. Only those whose output passes `share`
   * belong to this pass; what else is wrong with a file is told in the first pass alone.
   */
  index(action: string, bytes: Uint8Array, share: (output: string) => boolean, first: boolean): void {
    const reading = parseIndexEntry(bytes, action)
    if (first) this.#bytes += bytes.length
    if (!reading.ok) {
      const item = { file: cachePath('index', action), why: reading.why }
      if (first) (bytes.length === 0 ? this.#leftovers : this.#corrupt).add(item)
      return
    }
    const { entry } = reading
    if (first) {
      this.#entries += 1
      this.#oldest = Math.min(this.#oldest, entry.time)
      this.#newest = Math.max(this.#newest, entry.time)
      if (this.#witnesses.ledger?.vouches(entry) === true) this.#witnessed += 1
      else if (this.#witnesses.ledger !== null) {
        this.#unwitnessed.add({ file: cachePath('index', action), output: entry.output })
      }
    }
    if (share(entry.output)) this.#table.add(entry)
  }

  /** An output that is a file: the hash of its name, and what reading it gave. */
  data(hash: string, reading: DataReading): void {
    const file = cachePath('data', hash)
    const rows = this.#output(hash, reading.size)
    if (reading.archive !== null) this.#archives += 1
    const bytes = judgeBytes(reading, hash)
    if (bytes !== null) return this.#unsound(rows, file, bytes.why)
    this.#judgeSizes(rows, reading.size)
    const seal = reading.archive === null ? null : judgeSeal(reading.archive)
    if (seal !== null) this.#conflicting.add({ file, why: seal.why })
    else this.#judgeActions(rows, reading.size, reading.archive)
  }

  /** An output that is a folder: its one file, or what is there instead. */
  executable(hash: string, reading: ExecutableReading | { readonly problem: string }): void {
    const file = cachePath('data', hash)
    if ('problem' in reading) return this.#unsound(this.#table.meet(hash), file, reading.problem)
    if (reading.isArchive) this.#archives += 1
    else this.#executables += 1
    const rows = this.#output(hash, reading.size)
    const bytes = judgeBytes(reading, hash)
    if (bytes !== null) return this.#unsound(rows, file, bytes.why)
    this.#judgeSizes(rows, reading.size)
    if (reading.isArchive) this.#conflicting.add({ file, why: IN_FOLDER.why })
    else if (reading.sealBroken) this.#conflicting.add({ file, why: 'the seal of the executable is broken' })
    else {
      const id = reading.actionId === null ? null : { actionId: reading.actionId, contentId: '' }
      this.#judgeActions(rows, reading.size, { id, sealed: true })
    }
  }

  /** Something that is not the go command's; `file` is its path within the cache. */
  unknown(file: string, why: string): void {
    this.#unknown.add({ file, why })
  }

  /** Something that could not be read. Of an output its entries are no longer dangling. */
  unreadable(file: string, why: string, output?: string): void {
    if (output !== undefined) this.#table.meet(output)
    this.#unreadable.add({ file, why })
  }

  /** Ends a pass: what its entries name and was not met is dangling. */
  endPass(): void {
    for (const { action, output } of this.#table.unmet()) {
      this.#dangling.add({ file: cachePath('index', action), output })
    }
    this.#table = new IndexTable()
  }

  end(): CacheAudit {
    return {
      entries: this.#entries,
      bytes: this.#bytes,
      outputs: this.#outputs,
      archives: this.#archives,
      executables: this.#executables,
      orphans: this.#orphans,
      oldest: isoTime(this.#oldest),
      newest: isoTime(this.#newest),
      corrupt: this.#corrupt.sorted(),
      conflicting: this.#conflicting.sorted(),
      dangling: this.#dangling.sorted(),
      leftovers: this.#leftovers.sorted(),
      unknown: this.#unknown.sorted(),
      unreadable: this.#unreadable.sorted(),
      witnessed: this.#witnessed,
      unwitnessed: this.#entries - this.#witnessed,
      unwitnessedEntries: this.#unwitnessed.sorted(),
      totals: {
        corrupt: this.#corrupt.total,
        conflicting: this.#conflicting.total,
        dangling: this.#dangling.total,
        leftovers: this.#leftovers.total,
        unknown: this.#unknown.total,
        unreadable: this.#unreadable.total
      }
    }
  }

  #output(hash: string, size: number): ReturnType<IndexTable['meet']> {
    const rows = this.#table.meet(hash)
    this.#outputs += 1
    this.#bytes += size
    if (rows.length === 0) this.#orphans += 1
    return rows
  }

  /** An output that is not what its name says. Where no entry names it, Go never reads it. */
  #unsound(rows: ReturnType<IndexTable['meet']>, file: string, why: string): void {
    ;(rows.length === 0 ? this.#leftovers : this.#corrupt).add({ file, why })
  }

  /** Of an output that is whole: the entries that name it. `archive`: `null` for what carries no seal. */
  #judgeActions(rows: ReturnType<IndexTable['meet']>, size: number, archive: ArchiveReading | null): void {
    for (const row of rows) {
      const action = archive === null ? null : judgeAction(archive, row.action)
      if (action !== null) this.#conflicting.add({ file: cachePath('index', row.action), why: action.why })
      else if (row.size === size) this.#witnesses.verified?.(row)
    }
  }

  #judgeSizes(rows: ReturnType<IndexTable['meet']>, size: number): void {
    for (const row of rows) {
      if (row.size === size) continue
      const why = `expected the size of its output, ${size}, got ${row.size}`
      this.#corrupt.add({ file: cachePath('index', row.action), why })
    }
  }
}

class BoundedList<T extends { readonly file: string }> {
  total = 0
  readonly #items: T[] = []

  add(item: T): void {
    this.total += 1
    if (this.#items.length < MAX_LISTED) this.#items.push(item)
  }

  sorted(): T[] {
    return this.#items.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0))
  }
}

/** A time that a Date can hold, which an index entry need not name. */
function isoTime(milliseconds: number): string | null {
  return Math.abs(milliseconds) <= 8.64e15 ? new Date(milliseconds).toISOString() : null
}
