/** Byte sources for tests: counted ones, and huge ones that need no memory. */
import type { ByteSource } from '../../src/core/binary/bytes.ts'

export interface CountedSource extends ByteSource {
  /** Bytes handed out so far. */
  readonly total: () => number
  /** The longest single read so far. */
  readonly longest: () => number
}

/** A source that keeps count, and refuses what the contract forbids: a read that leaves the file. */
export function countedSource(source: ByteSource): CountedSource {
  let total = 0
  let longest = 0
  return {
    size: source.size,
    total: () => total,
    longest: () => longest,
    read(offset, length) {
      if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length) || offset < 0 || length < 0) {
        throw new RangeError(`read(${offset}, ${length}): no range`)
      }
      if (offset + length > source.size) throw new RangeError(`read(${offset}, ${length}) leaves ${source.size} bytes`)
      total += length
      longest = Math.max(longest, length)
      return source.read(offset, length)
    }
  }
}

/** A file of NUL bytes with some parts filled in, of any size. */
export function sparseSource(
  size: number,
  parts: readonly { readonly offset: number; readonly bytes: Uint8Array }[]
): ByteSource {
  return {
    size,
    read(offset, length) {
      const bytes = Buffer.alloc(length)
      for (const part of parts) {
        const from = Math.max(offset, part.offset)
        const to = Math.min(offset + length, part.offset + part.bytes.length)
        if (from < to) bytes.set(part.bytes.subarray(from - part.offset, to - part.offset), from - offset)
      }
      return bytes
    }
  }
}
