/**
 * The one pass over a file: its sha256, its seal, and where the patterns of a Go binary stand.
 *
 * The file goes by in chunks through one buffer, so that memory stays flat whatever its size. Patterns that cross a
 * border are found because the end of each chunk is looked at again together with the start of the next one; the seal
 * needs the same, since a copy of the build ID that crosses a border must be zeroed too.
 */
import { createHash, type Hash } from 'node:crypto'
import type { ByteSource, Range } from './bytes.ts'
import { indexOf } from './bytes.ts'
import { MAX_HITS } from './limits.ts'

/** Large enough that the overhead of a call vanishes, small enough to stay in the processor's cache. */
const CHUNK_BYTES = 1 << 18

/** What goes by between two pauses: a few milliseconds. */
const PAUSE_BYTES = 1 << 22

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
  return run(scanning(source, patterns, views))
}

/** The same with a pause every few milliseconds, for a thread that has more to do. */
export function* scanning(
  source: ByteSource,
  patterns: readonly Uint8Array[],
  views: readonly SealedView[]
): Generator<void, ScanResult> {
  const whole = createHash('sha256')
  const finders = patterns.map((pattern) => new Finder(pattern))
  const sealers = views.map((view) => new Sealer(view))
  yield* forEachChunk(source, (chunk, offset) => {
    whole.update(chunk)
    if (finders.length > 0) sample(chunk)
    for (const finder of finders) finder.update(chunk, offset)
    for (const sealer of sealers) sealer.update(chunk, offset)
  })
  return {
    sha256: whole.digest('hex'),
    seals: sealers.map((sealer) => sealer.end()),
    hits: finders.map((finder) => ({ offsets: finder.offsets }))
  }
}

/** The seal of one view alone: the half of a scan that another thread can do. Pauses as `scanning` does. */
export function* sealing(source: ByteSource, view: SealedView): Generator<void, string> {
  const sealer = new Sealer(view)
  yield* forEachChunk(source, (chunk, offset) => sealer.update(chunk, offset))
  return sealer.end()
}

/** Without pauses. */
export function run<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** One for all passes of a thread: a folder of files would leave one each behind. Between two chunks nothing is in it. */
let buffer = new Uint8Array(0)

function* forEachChunk(source: ByteSource, take: (chunk: Uint8Array, offset: number) => void): Generator<void, void> {
  if (buffer.length === 0) buffer = new Uint8Array(CHUNK_BYTES)
  for (let offset = 0; offset < source.size; offset += CHUNK_BYTES) {
    if (offset > 0 && offset % PAUSE_BYTES === 0) yield
    take(source.read(offset, Math.min(CHUNK_BYTES, source.size - offset), buffer), offset)
  }
}

/**
 * Finds one pattern while the file goes by.
 *
 * What it searches for is not the pattern but an anchor, four bytes of it that begin with the one that is rarest here.
 * For short patterns Node.js (StringSearch in its source) asks memchr for the first byte, at more than ten gigabytes a
 * second; for those of eight bytes and more it goes over to tables that skip, at a fifth of that.
 */
class Finder {
  readonly offsets: number[] = []
  readonly #pattern: Uint8Array
  #tail: Uint8Array = new Uint8Array(0)

  constructor(pattern: Uint8Array) {
    this.#pattern = pattern
  }

  update(chunk: Uint8Array, offset: number): void {
    const overlap = this.#pattern.length - 1
    // Across the border first: the end of the chunk before, and as much of this one as a pattern can reach into.
    if (this.#tail.length > 0) {
      this.#find(Buffer.concat([this.#tail, chunk.subarray(0, overlap)]), offset - this.#tail.length, 0)
    }
    this.#find(chunk, offset, rarest(this.#pattern))
    this.#tail = keepEnd(this.#tail, chunk, overlap)
  }

  /** `first` is where in the pattern the anchor begins. */
  #find(bytes: Uint8Array, offset: number, first: number): void {
    const pattern = this.#pattern
    let start = first
    let anchor = pattern.subarray(start, start + ANCHOR_BYTES)
    let missed = 0
    for (let at = start - 1; this.offsets.length < MAX_HITS; ) {
      at = indexOf(bytes, anchor, at + 1)
      if (at < 0) return
      if (standsAt(bytes, pattern, at - start)) this.offsets.push(offset + at - start)
      else missed += 1
      if (missed === MAX_MISSED) {
        // Made to look like the pattern: from here on all of it is searched for, which costs the same whatever the bytes.
        at -= start
        ;[start, anchor] = [0, pattern]
      }
    }
  }
}

const ANCHOR_BYTES = 4
/** Anchors of one chunk that are not the pattern's. Real files: below 10. */
const MAX_MISSED = 1000
/** Bytes of a chunk that are counted to see which are rare. */
const SAMPLES = 1024

/** How often each byte stands in the sample of this chunk. */
const counts = new Uint32Array(256)

function sample(chunk: Uint8Array): void {
  counts.fill(0)
  const step = Math.max(1, Math.floor(chunk.length / SAMPLES))
  for (let at = 0; at < chunk.length; at += step) {
    const byte = chunk[at] ?? 0
    counts[byte] = (counts[byte] ?? 0) + 1
  }
}

/** Where in the pattern an anchor begins: at the byte that the sample has least often. */
function rarest(pattern: Uint8Array): number {
  let best = 0
  for (let at = 1; at <= pattern.length - ANCHOR_BYTES; at++) {
    if ((counts[pattern[at] ?? 0] ?? 0) < (counts[pattern[best] ?? 0] ?? 0)) best = at
  }
  return best
}

function standsAt(bytes: Uint8Array, pattern: Uint8Array, at: number): boolean {
  return at + pattern.length <= bytes.length && indexOf(bytes.subarray(at, at + pattern.length), pattern) === 0
}

/** A copy of the last `length` bytes of what came before and of this chunk: the chunk's own buffer is used again. */
function keepEnd(before: Uint8Array, chunk: Uint8Array, length: number): Uint8Array {
  if (chunk.length >= length) return Buffer.from(chunk.subarray(chunk.length - length))
  const joined = Buffer.concat([before, chunk])
  return Buffer.from(joined.subarray(Math.max(0, joined.length - length)))
}

/**
 * Hashes one view while the file goes by. The last bytes of a chunk, which may start a copy of the ID, are held back. A
 * chunk is copied only where it has to be changed; most are hashed as they were read.
 */
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
    const bytes = this.#changed(chunk.subarray(0, length), offset)
    const reach = Math.max(0, this.#view.id.length - 1)
    if (this.#held.length > 0) {
      // A copy of the ID that crosses the border lies within what is held and what it can reach into of the new bytes.
      const border = Buffer.concat([this.#held, bytes.subarray(0, reach)])
      if (zeroCopies(border, this.#view.id)) {
        this.#held = border.subarray(0, this.#held.length)
        const start = border.subarray(this.#held.length)
        this.#take(Buffer.concat([start, bytes.subarray(start.length)]), reach)
        return
      }
    }
    this.#take(bytes, reach)
  }

  end(): string {
    this.#hash.update(this.#held)
    if (this.#view.padding > 0) this.#hash.update(new Uint8Array(this.#view.padding))
    return this.#hash.digest().subarray(0, 15).toString('base64url')
  }

  /** Zeroes whole copies of the ID, hashes all but the last `reach` bytes. */
  #take(bytes: Uint8Array, reach: number): void {
    const { id } = this.#view
    const dirty = id.length > 0 && indexOf(bytes, id) >= 0
    const clean = dirty ? ownCopy(bytes) : bytes
    if (dirty) zeroCopies(clean, id)
    const all = clean.length >= reach ? clean : Buffer.concat([this.#held, clean])
    if (all === clean) this.#hash.update(this.#held)
    const cut = Math.max(0, all.length - reach)
    this.#hash.update(all.subarray(0, cut))
    this.#held = Buffer.from(all.subarray(cut))
  }

  /** The bytes with the view's patches and zeroes, copied if there are any here. */
  #changed(bytes: Uint8Array, offset: number): Uint8Array {
    const { patches, zero } = this.#view
    const touches = (start: number, size: number): boolean => start < offset + bytes.length && start + size > offset
    if (
      !zero.some((range) => touches(range.offset, range.size)) &&
      !patches.some((patch) => touches(patch.offset, patch.bytes.length))
    ) {
      return bytes
    }
    const copy = ownCopy(bytes)
    for (const patch of patches) overlay(copy, offset, patch.offset, patch.bytes)
    for (const range of zero) {
      const from = Math.max(0, range.offset - offset)
      const to = Math.min(copy.length, range.offset + range.size - offset)
      if (from < to) copy.fill(0, from, to)
    }
    return copy
  }
}

/** One for all passes of a thread, like the buffer that is read into: chunks that have to be changed are copied here. */
let scratch = new Uint8Array(0)

function ownCopy(bytes: Uint8Array): Uint8Array {
  if (bytes.buffer === scratch.buffer) return bytes
  if (scratch.length < bytes.length) scratch = new Uint8Array(Math.max(bytes.length, CHUNK_BYTES))
  scratch.set(bytes)
  return scratch.subarray(0, bytes.length)
}

/** Zeroes every copy of the ID in the bytes, in place; whether there was one. */
function zeroCopies(bytes: Uint8Array, id: Uint8Array): boolean {
  if (id.length === 0) return false
  let found = false
  for (let at = indexOf(bytes, id); at >= 0; at = indexOf(bytes, id, at + id.length)) {
    bytes.fill(0, at, at + id.length)
    found = true
  }
  return found
}

function overlay(bytes: Uint8Array, start: number, offset: number, patch: Uint8Array): void {
  for (let i = 0; i < patch.length; i++) {
    const at = offset + i - start
    if (at >= 0 && at < bytes.length) bytes[at] = patch[i] ?? 0
  }
}
