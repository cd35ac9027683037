/**
 * The names in a line table, one after the other, in little memory: tables of large programs have tens of megabytes.
 *
 * A name is looked at as Latin-1: what matters in it (packages, folders) is ASCII or escaped.
 */
import { LimitError } from '../errors.ts'
import { type ByteSource, Fields, latin1, type Range } from './bytes.ts'
import { BYTES_PER_NAME, MAX_SYMBOL_BYTES, MIN_NAMES } from './limits.ts'
import type { LineTableHeader, OldHeader } from './line-table-header.ts'

/** Small enough that its text is allocated like any other, and gone with the next cheap collection. */
const CHUNK_BYTES = 1 << 15

/** What is read of an old table at once: much where one place follows the other, little where it jumps. */
const WINDOW_BYTES = 1 << 16
const JUMP_BYTES = 1 << 12
const MIN_JUMPS = 4096

/** Takes one name, which is what stands in `bytes` from `start` to `stop`. Names longer than MAX_SYMBOL_BYTES are cut. */
export type Take = (bytes: Uint8Array, start: number, stop: number) => void

/** Hands over the names of all functions, inlined ones among them from Go 1.16 on. Throws LimitError for too many. */
export function forEachFunction(source: ByteSource, header: LineTableHeader, take: Take): void {
  if (header.layout === 'modern') forEachString(source, header.names, take)
  else new OldTable(source, header).forEachFunction(take)
}

/** Hands over the names of all source files. Throws LimitError for too many. */
export function forEachFile(source: ByteSource, header: LineTableHeader, take: Take): void {
  if (header.layout === 'modern') forEachString(source, header.files, take)
  else new OldTable(source, header).forEachFile(take)
}

const mostNames = (source: ByteSource): number => MIN_NAMES + Math.floor(source.size / BYTES_PER_NAME)

/** The strings of a range, each ended by a NUL. */
function forEachString(source: ByteSource, range: Range, take: Take): void {
  const most = mostNames(source)
  const end = range.offset + range.size
  let names = 0
  // The start of a name that crosses the border to the next chunk.
  let rest: Uint8Array = NOTHING
  const buffer = new Uint8Array(Math.min(CHUNK_BYTES, range.size))
  for (let offset = range.offset; offset < end; offset += CHUNK_BYTES) {
    const bytes = plain(source.read(offset, Math.min(CHUNK_BYTES, end - offset), buffer))
    // Text is searched several times faster than bytes.
    const text = latin1(bytes)
    let start = 0
    for (let stop = text.indexOf('\0'); stop >= 0; stop = text.indexOf('\0', start)) {
      if (++names > most) throw new LimitError('names in the line table', names, most)
      if (rest.length > 0) {
        const name = joined(rest, bytes.subarray(start, stop))
        take(name, 0, name.length)
        rest = NOTHING
      } else if (stop > start) take(bytes, start, Math.min(stop, start + MAX_SYMBOL_BYTES))
      start = stop + 1
    }
    // A copy: the next chunk comes into the same buffer.
    rest = joined(rest, bytes.subarray(start))
  }
}

const NOTHING = new Uint8Array(0)

/** Both, cut at what is looked at of a name. */
function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length + b.length === 0) return NOTHING
  const both = new Uint8Array(Math.min(MAX_SYMBOL_BYTES, a.length + b.length))
  both.set(a.subarray(0, both.length))
  both.set(b.subarray(0, both.length - a.length), a.length)
  return both
}

/**
 * The same bytes, and no Buffer: of two classes that come to one loop V8 makes code that is thrown away again, and a
 * Buffer's `slice` is no copy.
 */
function plain(bytes: Uint8Array): Uint8Array {
  return Buffer.isBuffer(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length) : bytes
}

/**
 * The table up to Go 1.15. The linker wrote each function's data behind that of the one before, so one window over the
 * table serves thousands of names. A table that jumps about is read anew each time, as often as its budget allows.
 */
class OldTable {
  readonly #source: ByteSource
  readonly #header: OldHeader
  /** What was read last for each purpose, and the buffer that the next read for it goes to. */
  readonly #windows = new Map<string, { offset: number; bytes: Uint8Array; buffer: Uint8Array }>()
  readonly #mostReads: number
  #reads = 0

  constructor(source: ByteSource, header: OldHeader) {
    this.#source = source
    this.#header = header
    this.#mostReads = MIN_JUMPS + Math.floor(source.size / JUMP_BYTES)
  }

  forEachFunction(take: Take): void {
    const { pairs, pointerSize, littleEndian, table } = this.#header
    const most = mostNames(this.#source)
    const stride = 2 * pointerSize
    const count = Math.floor(pairs.size / stride)
    if (count > most) throw new LimitError('names in the line table', count, most)
    for (let index = 0; index < count; index++) {
      const pair = this.#at('pairs', pairs.offset - table.offset + index * stride, stride)
      if (pair === null) continue
      const entry = new Fields(pair, littleEndian).word(pointerSize, pointerSize === 8 ? 64 : 32)
      const name = this.#at('entries', entry + pointerSize, 4)
      if (name === null) continue
      this.#name(new Fields(name, littleEndian).u32(0), take)
    }
  }

  forEachFile(take: Take): void {
    const { files, littleEndian, table } = this.#header
    const most = mostNames(this.#source)
    const count = Math.floor(files.size / 4)
    if (count > most) throw new LimitError('names in the line table', count, most)
    for (let index = 0; index < count; index++) {
      const at = this.#at('pairs', files.offset - table.offset + index * 4, 4)
      if (at === null) continue
      this.#name(new Fields(at, littleEndian).u32(0), take)
    }
  }

  #name(at: number, take: Take): void {
    const bytes = this.#at('names', at, MAX_SYMBOL_BYTES)
    if (bytes === null) return
    const end = bytes.indexOf(0)
    if (end !== 0) take(bytes, 0, end < 0 ? bytes.length : end)
  }

  /** At most `length` bytes at an offset from the table's start; `null` outside of it. Throws LimitError for too many jumps. */
  #at(window: string, at: number, length: number): Uint8Array | null {
    const { table } = this.#header
    if (at < 0 || at >= table.size) return null
    const wanted = Math.min(length, table.size - at)
    const held = this.#windows.get(window)
    if (held !== undefined && at >= held.offset && at + wanted <= held.offset + held.bytes.length) {
      return held.bytes.subarray(at - held.offset, at - held.offset + wanted)
    }
    if (++this.#reads > this.#mostReads) throw new LimitError('reads of the line table', this.#reads, this.#mostReads)
    const ahead = held !== undefined && at >= held.offset && at < held.offset + held.bytes.length + WINDOW_BYTES
    const size = Math.min(ahead ? WINDOW_BYTES : JUMP_BYTES, table.size - at)
    const buffer = held?.buffer ?? new Uint8Array(WINDOW_BYTES)
    const bytes = plain(this.#source.read(table.offset + at, size, buffer))
    this.#windows.set(window, { offset: at, bytes, buffer })
    return bytes.subarray(0, wanted)
  }
}
