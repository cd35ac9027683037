/**
 * Text that one section has and another has nowhere, although all that follows it is moved.
 *
 * Go's strings stand one after the other without an end mark, so they cannot be listed and compared. Instead every window
 * of a few bytes of one section goes into a filter, and the other is read for text whose windows are not in it. The filter
 * errs on one side only: it may take a window for known that is not. At 10 MB of section it does so for one in fourteen.
 */
import { type ByteSource, latin1 } from '../binary/bytes.ts'

/** Bytes of a window. */
const WINDOW = 5
/** Bits of the filter, as a power of two: 16 for each byte of the section, and 16 MiB at most. */
const MAX_FILTER_BITS = 27
const MIN_FILTER_BITS = 16
/** Bytes of a section that are read; where there are more the rest is not looked at. */
const MAX_BYTES = 256 << 20
const CHUNK_BYTES = 1 << 20
const MAX_TEXTS = 5
/** Texts that are kept to choose from. */
const MAX_RUNS = 100_000
const MAX_TEXT = 120
/** Texts that are looked at. */
const MAX_READ = 2000
/** Known windows within a text that do not end it: the filter's error, and parts that stand elsewhere too. */
const MAX_KNOWN = 2

export interface NovelText {
  /** In the section. */
  readonly offset: number
  /** With up to four characters of what stands before and behind it. */
  readonly text: string
}

/** The longest texts of `own` that are not in `other`, in the order of the section. */
export function novelTexts(own: ByteSource, other: ByteSource): NovelText[] {
  const bits = Math.min(MAX_FILTER_BITS, Math.max(MIN_FILTER_BITS, Math.ceil(Math.log2(other.size + 1)) + 4))
  const filter = new Uint8Array(2 ** (bits - 3))
  forWindows(other, (window) => {
    const hash = spread(window, bits)
    filter[hash >>> 3] = (filter[hash >>> 3] ?? 0) | (1 << (hash & 7))
  })
  const runs: { offset: number; size: number }[] = []
  forWindows(own, (window, offset) => {
    const hash = spread(window, bits)
    if (((filter[hash >>> 3] ?? 0) & (1 << (hash & 7))) !== 0) return
    const last = runs.at(-1)
    if (last !== undefined && offset - (last.offset + last.size - WINDOW) <= MAX_KNOWN + 1) {
      last.size = offset + WINDOW - last.offset
    } else if (last !== undefined && last.size <= 2 * WINDOW - 2) {
      // As short as chance: its place is taken.
      last.offset = offset
      last.size = WINDOW
    } else if (runs.length < MAX_RUNS) runs.push({ offset, size: WINDOW })
  })
  return runs
    .toSorted((a, b) => b.size - a.size)
    .slice(0, MAX_READ)
    .map(({ offset, size }) => ({ offset, text: latin1(own.read(offset, Math.min(size, MAX_TEXT))) }))
    .filter(({ text }) => isWords(text))
    .slice(0, MAX_TEXTS)
    .toSorted((a, b) => a.offset - b.offset)
}

/** Calls for each window that is text, with a number for it. */
function forWindows(source: ByteSource, visit: (window: number, offset: number) => void): void {
  const size = Math.min(source.size, MAX_BYTES)
  const buffer = new Uint8Array(Math.min(CHUNK_BYTES, size))
  let [text, hash] = [0, 0]
  for (let at = 0; at < size; at += CHUNK_BYTES) {
    const bytes = source.read(at, Math.min(CHUNK_BYTES, size - at), buffer)
    for (let index = 0; index < bytes.length; index += 1) {
      const byte = bytes[index] ?? 0
      text = byte >= 0x20 && byte <= 0x7e ? text + 1 : 0
      hash = text === 0 ? 0 : nextHash(hash, byte)
      if (text >= WINDOW) visit(hash, at + index - WINDOW + 1)
    }
  }
}

/** The last five characters in 30 bits: six of each, and the seventh laid over its neighbour. */
function nextHash(hash: number, byte: number): number {
  return ((hash << 6) ^ byte) & 0x3fffffff
}

function spread(window: number, bits: number): number {
  return Math.imul(window, 0x9e3779b1) >>> (32 - bits)
}

/** Tables of machine words read as text, too: few characters many times, many of them signs. */
function isWords(text: string): boolean {
  const distinct = new Set(text).size
  const plain = text.replaceAll(/[^\w ./:@+-]/g, '').length
  return plain >= 0.8 * text.length && distinct >= Math.min(0.5 * text.length, 10)
}
