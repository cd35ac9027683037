/**
 * The names in a line table, in pieces of little memory: tables of large programs have tens of megabytes.
 *
 * A piece holds whole names, each ended by a NUL. Who takes it looks at names where they stand in it: a string, an array
 * or a call for each takes longer than all that is done with it (a folder of a hundred programs has a million of them), and
 * the memory that they need until they are collected is several times that of the rest of an inspection.
 */
import { bounded } from '../errors.ts'
import { type ByteSource, Fields, type Range } from './bytes.ts'
import { MAX_SYMBOL_BYTES } from './limits.ts'
import type { LineTableHeader, OldHeader } from './line-table-header.ts'

/** Small enough to stay in the processor's cache. */
const CHUNK_BYTES = 1 << 16

/** What is read of an old table at once: much where one place follows the other, little where it jumps. */
const WINDOW_BYTES = 1 << 16
const JUMP_BYTES = 1 << 12
const MIN_JUMPS = 4096

/**
 * The names of all functions, inlined ones among them from Go 1.16 on. The next piece may come into the same memory. Throws
 * LimitError for an old table of more than `most` names, or one that jumps about.
 */
export function functionNames(source: ByteSource, header: LineTableHeader, most: number): Iterable<Buffer> {
  return header.layout === 'modern' ? strings(source, header.names) : new OldTable(source, header, most).functions()
}

/** The names of all source files; the same as for functions. */
export function fileNames(source: ByteSource, header: LineTableHeader, most: number): Iterable<Buffer> {
  return header.layout === 'modern' ? strings(source, header.files) : new OldTable(source, header, most).files()
}

/** The strings of a range, each ended by a NUL; what stands behind the last NUL is none. */
function* strings(source: ByteSource, range: Range): Generator<Buffer> {
  const end = range.offset + range.size
  const buffer = new Uint8Array(Math.min(CHUNK_BYTES, range.size))
  // The start of a name that is longer than a piece.
  let long: Buffer | null = null
  for (let offset = range.offset; offset < end; ) {
    const piece = asBuffer(source.read(offset, Math.min(CHUNK_BYTES, end - offset), buffer))
    const whole = piece.lastIndexOf(0) + 1
    if (whole === 0) {
      long ??= Buffer.from(piece.subarray(0, MAX_SYMBOL_BYTES))
      offset += piece.length
      continue
    }
    yield long === null ? piece.subarray(0, whole) : Buffer.concat([long, piece.subarray(piece.indexOf(0), whole)])
    long = null
    // A name that crosses the border is read again, with the next piece.
    offset += whole
  }
}

/** Always of this class: of two that come to one loop V8 makes code that is thrown away again. */
const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)

/**
 * The table up to Go 1.15. The linker wrote each function's data behind that of the one before, so one window over the
 * table serves thousands of names. A table that jumps about is read anew each time, as often as its budget allows.
 */
class OldTable {
  readonly #header: OldHeader
  readonly #most: number
  /** What was read last for each purpose. */
  readonly #pairs: Window
  readonly #entries: Window
  readonly #names: Window

  /** No more than `most` names are read. */
  constructor(source: ByteSource, header: OldHeader, most: number) {
    const reads = { done: 0, most: MIN_JUMPS + Math.floor(source.size / JUMP_BYTES) }
    this.#header = header
    this.#most = most
    this.#pairs = new Window(source, header, reads)
    this.#entries = new Window(source, header, reads)
    this.#names = new Window(source, header, reads)
  }

  functions(): Generator<Buffer> {
    const { pairs, pointerSize, table } = this.#header
    const stride = 2 * pointerSize
    const first = pairs.offset - table.offset + pointerSize
    return this.#pieces(pairs.size / stride, (index) => {
      const entry = this.#pairs.number(first + index * stride, pointerSize)
      return entry === null ? null : this.#entries.number(entry + pointerSize, 4)
    })
  }

  files(): Generator<Buffer> {
    const { files, table } = this.#header
    const first = files.offset - table.offset
    return this.#pieces(files.size / 4, (index) => this.#pairs.number(first + index * 4, 4))
  }

  /** The names whose places `placeOf` gives. */
  *#pieces(names: number, placeOf: (index: number) => number | null): Generator<Buffer> {
    const count = bounded(Math.floor(names), this.#most, 'names in the line table')
    const piece = Buffer.allocUnsafe(CHUNK_BYTES)
    let filled = 0
    for (let index = 0; index < count; index++) {
      const place = placeOf(index)
      if (place !== null) filled = this.#names.copyString(place, MAX_SYMBOL_BYTES, piece, filled)
      if (filled < CHUNK_BYTES - MAX_SYMBOL_BYTES && index < count - 1) continue
      yield piece.subarray(0, filled)
      filled = 0
    }
  }
}

/** A piece of an old table that follows what is asked for. Offsets are from the table's start. */
class Window {
  readonly #source: ByteSource
  readonly #header: OldHeader
  readonly #buffer = new Uint8Array(WINDOW_BYTES)
  /** Shared by all windows of a table. */
  readonly #reads: { done: number; readonly most: number }
  #start = 0
  #bytes = asBuffer(this.#buffer.subarray(0, 0))
  #fields: Fields

  constructor(source: ByteSource, header: OldHeader, reads: { done: number; readonly most: number }) {
    this.#source = source
    this.#header = header
    this.#reads = reads
    this.#fields = new Fields(this.#bytes, header.littleEndian)
  }

  /** A field; `null` outside of the table. Throws FormatError where it is cut, LimitError for too many jumps. */
  number(at: number, size: 4 | 8): number | null {
    return this.#holds(at, size) ? this.#fields.word(at - this.#start, size === 8 ? 64 : 32) : null
  }

  /**
   * Writes what stands before the next NUL, less than `length` bytes of it, and a NUL to `to` at `end`; gives the new end.
   * Nothing where the place is outside of the table. Throws LimitError for too many jumps.
   */
  copyString(at: number, length: number, to: Buffer, end: number): number {
    if (!this.#holds(at, length)) return end
    const from = at - this.#start
    let copied = 0
    for (; copied < length - 1; copied++) {
      const byte = this.#bytes[from + copied] ?? 0
      if (byte === 0) break
      to[end + copied] = byte
    }
    to[end + copied] = 0
    return end + copied + 1
  }

  #holds(at: number, length: number): boolean {
    const { table, littleEndian } = this.#header
    if (at < 0 || at >= table.size) return false
    const end = this.#start + this.#bytes.length
    if (at >= this.#start && Math.min(at + length, table.size) <= end) return true
    this.#reads.done = bounded(this.#reads.done + 1, this.#reads.most, 'reads of the line table')
    const ahead = end > 0 && at >= this.#start && at < end + WINDOW_BYTES
    const size = Math.min(ahead ? WINDOW_BYTES : JUMP_BYTES, table.size - at)
    this.#bytes = asBuffer(this.#source.read(table.offset + at, size, this.#buffer))
    this.#fields = new Fields(this.#bytes, littleEndian, table.offset + at)
    this.#start = at
    return true
  }
}
