/**
 * The one pass over a file: its sha256, its seal, and where the patterns of a Go binary stand.
 *
 * The file goes by in chunks, so that memory stays flat whatever its size. Patterns that cross a border are found
 * because the end of each chunk is looked at again together with the next one; the seal needs the same overlap, since
 * a copy of the build ID that crosses a border must be zeroed too.
 */
import { createHash, type Hash } from 'node:crypto'
import type { ByteSource, Range } from './bytes.ts'
import { indexOf } from './bytes.ts'
import { MAX_HITS } from './limits.ts'

/** Large enough that the overhead of a call vanishes, small enough to stay in the processor's cache. */
const CHUNK_BYTES = 1 << 20

/** The view of a file that a seal is computed over: the file, cut and patched, with some bytes read as zero. */
export interface SealedView {
  /** Bytes of the file that belong to it, from its start. */
  readonly length: number
  /** Zero bytes to append behind them. */
  readonly padding: number
  /** Ranges that read as zero. */
  readonly zero: readonly Range[]
  /** Bytes that read as others. */
  readonly patches: readonly { readonly offset: number; readonly bytes: Uint8Array }[]
  /** Every copy of this text reads as zero as well. */
  readonly id: Uint8Array
}

export interface PatternHits {
  /**
   * The first hits, as file offsets, MAX_HITS at most. Those beyond are not looked for: a file made of nothing but a
   * pattern of four bytes would take a hundred times as long as hashing it.
   */
  readonly offsets: readonly number[]
}

export interface ScanResult {
  /** Of the whole file, as hex. */
  readonly sha256: string
  /** The content ID of each view that was asked for: base64url of the first 15 bytes of its sha256. */
  readonly seals: readonly string[]
  readonly hits: readonly PatternHits[]
}

/** Reads the file once. `patterns` and the IDs of `views` are plain bytes, at most a few hundred each. */
export function scan(source: ByteSource, patterns: readonly Uint8Array[], views: readonly SealedView[]): ScanResult {
  const whole = createHash('sha256')
  const sealers = views.map((view) => new Sealer(view))
  const hits = patterns.map(() => ({ offsets: [] as number[] }))
  const overlap = Math.max(0, ...patterns.map((pattern) => pattern.length - 1))
  let tail: Uint8Array = new Uint8Array(0)
  for (let offset = 0; offset < source.size; offset += CHUNK_BYTES) {
    const chunk = source.read(offset, Math.min(CHUNK_BYTES, source.size - offset))
    whole.update(chunk)
    const window = tail.length === 0 ? chunk : Buffer.concat([tail, chunk])
    const windowOffset = offset - tail.length
    patterns.forEach((pattern, index) => {
      const found = hits[index]?.offsets
      if (found === undefined) return
      // What lies wholly within the tail was found with the chunk before.
      const from = Math.max(0, tail.length - pattern.length + 1)
      let at = from - 1
      while (found.length < MAX_HITS) {
        at = indexOf(window, pattern, at + 1)
        if (at < 0) break
        found.push(windowOffset + at)
      }
    })
    tail = Buffer.from(window.subarray(Math.max(0, window.length - overlap)))
    for (const sealer of sealers) sealer.update(chunk, offset)
  }
  return { sha256: whole.digest('hex'), seals: sealers.map((sealer) => sealer.end()), hits }
}

/** Hashes one view while the file goes by. Holds back the last bytes of a chunk that may start a copy of the ID. */
class Sealer {
  readonly #view: SealedView
  readonly #hash: Hash = createHash('sha256')
  #held: Uint8Array = new Uint8Array(0)

  constructor(view: SealedView) {
    this.#view = view
  }

  update(chunk: Uint8Array, offset: number): void {
    const length = Math.min(chunk.length, this.#view.length - offset)
    if (length <= 0) return
    const bytes = Buffer.concat([this.#held, chunk.subarray(0, length)])
    const start = offset - this.#held.length
    for (const patch of this.#view.patches) overlay(bytes, start, patch.offset, patch.bytes)
    for (const range of this.#view.zero) {
      const from = Math.max(0, range.offset - start)
      const to = Math.min(bytes.length, range.offset + range.size - start)
      if (from < to) bytes.fill(0, from, to)
    }
    this.#pass(bytes, this.#view.id.length - 1)
  }

  end(): string {
    this.#pass(Buffer.from(this.#held), 0)
    if (this.#view.padding > 0) this.#hash.update(new Uint8Array(this.#view.padding))
    return this.#hash.digest().subarray(0, 15).toString('base64url')
  }

  /** Zeroes the copies of the ID, hashes all but the last `hold` bytes and keeps those for the next chunk. */
  #pass(bytes: Buffer, hold: number): void {
    const { id } = this.#view
    if (id.length > 0) {
      for (let at = bytes.indexOf(id); at >= 0; at = bytes.indexOf(id, at + id.length))
        bytes.fill(0, at, at + id.length)
    }
    const cut = Math.max(0, bytes.length - Math.max(0, hold))
    this.#hash.update(bytes.subarray(0, cut))
    this.#held = bytes.subarray(cut)
  }
}

function overlay(bytes: Buffer, start: number, offset: number, patch: Uint8Array): void {
  for (let i = 0; i < patch.length; i++) {
    const at = offset + i - start
    if (at >= 0 && at < bytes.length) bytes[at] = patch[i] ?? 0
  }
}
