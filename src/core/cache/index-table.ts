/**
 * The entries of an index by their output, in memory of a known size.
 *
 * An audit asks of each data file which entries name it, and of each entry whether its data file was met. Entries are
 * kept as bytes in one block (a map of strings takes five times as much), chained from 65,536 heads by the first two
 * bytes of their output. A cache with more entries than MAX_ROWS is audited in several passes, each over a share of the
 * outputs, so that memory does not grow with the cache.
 */
import type { IndexEntry } from './index-entry.ts'

/** Entries that are kept at a time: 40 MB. Caches of real machines hold 1,000 to 100,000. */
export const MAX_ROWS = 1 << 19

const HASH_BYTES = 32
/** Both hashes, the size as a double, whether the output was met. */
const ROW_BYTES = 2 * HASH_BYTES + 8 + 1
const SIZE_AT = 2 * HASH_BYTES
const MET_AT = SIZE_AT + 8
const FIRST_ROWS = 1024

export type IndexRow = Pick<IndexEntry, 'action' | 'output' | 'size'>

export class IndexTable {
  #rows = Buffer.alloc(FIRST_ROWS * ROW_BYTES)
  #next = new Int32Array(FIRST_ROWS)
  readonly #heads = new Int32Array(1 << 16).fill(-1)
  #count = 0

  /** Both hashes are 64 lower-case hex digits. */
  add({ action, output, size }: IndexRow): void {
    if (this.#count === this.#next.length) this.#grow()
    const row = this.#count
    const at = row * ROW_BYTES
    this.#rows.write(output, at, 'hex')
    this.#rows.write(action, at + HASH_BYTES, 'hex')
    this.#rows.writeDoubleLE(size, at + SIZE_AT)
    const head = this.#rows.readUInt16BE(at)
    this.#next[row] = this.#heads[head] ?? -1
    this.#heads[head] = row
    this.#count += 1
  }

  /** The entries that name an output, which is thereby met. */
  meet(output: string): IndexRow[] {
    const wanted = Buffer.from(output, 'hex')
    const found: IndexRow[] = []
    for (let row = this.#heads[wanted.readUInt16BE(0)] ?? -1; row >= 0; row = this.#next[row] ?? -1) {
      const at = row * ROW_BYTES
      if (wanted.compare(this.#rows, at, at + HASH_BYTES) !== 0) continue
      this.#rows[at + MET_AT] = 1
      found.push(this.#row(row))
    }
    return found
  }

  /** The entries whose output was never met. */
  *unmet(): Generator<IndexRow> {
    for (let row = 0; row < this.#count; row++) if (this.#rows[row * ROW_BYTES + MET_AT] === 0) yield this.#row(row)
  }

  #row(row: number): IndexRow {
    const at = row * ROW_BYTES
    return {
      output: this.#rows.toString('hex', at, at + HASH_BYTES),
      action: this.#rows.toString('hex', at + HASH_BYTES, at + SIZE_AT),
      size: this.#rows.readDoubleLE(at + SIZE_AT)
    }
  }

  #grow(): void {
    const rows = Buffer.alloc(this.#rows.length * 2)
    this.#rows.copy(rows)
    this.#rows = rows
    const next = new Int32Array(this.#next.length * 2)
    next.set(this.#next)
    this.#next = next
  }
}
