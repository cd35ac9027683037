/**
 * Bytes that are read where they are asked for, and never beyond the file's end.
 *
 * A source hands out copies or views of any range; a reader takes fields out of one such range. Reading is
 * synchronous: headers are a few dozen small reads, and a promise for each costs more than the read itself. The one
 * long pass over a file (digests, patterns) goes by large chunks, see scan.ts.
 */
import { bounded, FormatError, TruncatedError } from '../errors.ts'

/** Random access to a file of known size. `read` may assume that the range lies within the file. */
export interface ByteSource {
  readonly size: number
  /**
   * Exactly `length` bytes from `offset` on; throws GateError `unreadable` when they cannot be had. Where `into` is given
   * and a source has to copy anyway, it copies there: a pass over a large file then needs one buffer.
   */
  read(offset: number, length: number, into?: Uint8Array): Uint8Array
}

/** A file offset and a number of bytes. */
export interface Range {
  readonly offset: number
  readonly size: number
}

/** The bytes of a source that is already in memory (tests, slices of archives). */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) }
}

/** A part of a source as a source of its own: a slice of a fat file, a file in an archive. */
export function subSource(source: ByteSource, range: Range): ByteSource {
  return { size: range.size, read: (offset, length, into) => source.read(range.offset + offset, length, into) }
}

/** Whether a range lies within the first `size` bytes. */
export function within(range: Range, size: number): boolean {
  return range.offset >= 0 && range.size >= 0 && range.offset <= size && range.size <= size - range.offset
}

/**
 * `length` bytes at `offset`, both from the file and so both distrusted: `length` is held against `bound`, the range
 * against the file's size. `what` names the structure in the error.
 */
export function readRange(source: ByteSource, offset: number, length: number, bound: number, what: string): Uint8Array {
  bounded(length, bound, `${what}, bytes`)
  if (!within({ offset, size: length }, source.size)) {
    const message = `${what}: expected ${length} bytes at offset ${offset}, the file ends at ${source.size}`
    throw new TruncatedError(message, offset)
  }
  return source.read(offset, length)
}

/** Fields of one structure in either byte order. Offsets are relative to the structure's start. */
export class Fields {
  readonly bytes: Uint8Array
  readonly littleEndian: boolean
  readonly #view: DataView
  readonly #base: number

  /** `base` is the structure's file offset, for error messages. */
  constructor(bytes: Uint8Array, littleEndian: boolean, base = 0) {
    this.bytes = bytes
    this.littleEndian = littleEndian
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#base = base
  }

  u8(at: number): number {
    return this.#view.getUint8(this.#check(at, 1))
  }

  u16(at: number): number {
    return this.#view.getUint16(this.#check(at, 2), this.littleEndian)
  }

  u32(at: number): number {
    return this.#view.getUint32(this.#check(at, 4), this.littleEndian)
  }

  /**
   * A 64-bit field as a number. Above 2^53 the number is rounded: such an offset or length passes no bound, and such
   * an address is only ever compared.
   */
  u64(at: number): number {
    return Number(this.#view.getBigUint64(this.#check(at, 8), this.littleEndian))
  }

  /** A pointer-sized field. */
  word(at: number, bits: 32 | 64): number {
    return bits === 64 ? this.u64(at) : this.u32(at)
  }

  /** Text up to the first NUL, at most `max` bytes, as Latin-1 (names of sections are bytes, not UTF-8). */
  text(at: number, max: number): string {
    const limit = Math.min(at + max, this.bytes.length)
    const end = this.bytes.subarray(at, limit).indexOf(0)
    return latin1(this.bytes.subarray(at, end < 0 ? limit : at + end))
  }

  #check(at: number, size: number): number {
    if (at < 0 || at + size > this.bytes.length) {
      throw new FormatError(
        `expected a field of ${size} bytes at offset ${this.#base + at}, the structure ends at ${this.#base + this.bytes.length}`,
        this.#base + at
      )
    }
    return at
  }
}

/** Bytes as text, one character a byte. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

/** Bytes as text; what is no UTF-8 becomes U+FFFD, as in Go when it prints. */
export function utf8(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}

/** Where `pattern` stands in `bytes` at or after `from`, or -1. */
export function indexOf(bytes: Uint8Array, pattern: Uint8Array, from = 0): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(pattern, from)
}
