/**
 * One line of the build cache's index: which output an action gave.
 *
 *   GOCACHE/ab/ab…-a   v1 <action> <output> <size> <time>\n     two hashes of 64 hex digits, two numbers of 20 columns
 *   GOCACHE/cd/cd…-d   the output; its name is the sha256 of its bytes
 *
 * The go command takes an entry of exactly 175 bytes whose action is the one in the file's name, and treats every other
 * file as if it were not there. This reader holds to the same rules, so that what it calls malformed is what Go skips.
 *
 * Source: cmd/go/internal/cache/cache.go (entrySize, DiskCache.get, putIndexEntry).
 */
import { latin1 } from '../binary/bytes.ts'

/** Bytes of an entry, the newline at its end included. */
export const INDEX_ENTRY_BYTES = 175

/** Columns of each of the two numbers. */
const NUMBER_COLUMNS = 20

export interface IndexEntry {
  /** The action's hash, 64 hex digits. */
  readonly action: string
  /** sha256 of the output, 64 hex digits. */
  readonly output: string
  /** Bytes of the output. */
  readonly size: number
  /** When it was added, in milliseconds since 1970. */
  readonly time: number
}

export type IndexEntryReading =
  | { readonly ok: true; readonly entry: IndexEntry }
  /** `why`: "expected X, got Y", in words. */
  | { readonly ok: false; readonly why: string }

/**
 * Reads an entry. `bytes` is the start of the file, at least INDEX_ENTRY_BYTES + 1 of them where the file has as many;
 * `action` is the hash in the file's name.
 */
export function parseIndexEntry(bytes: Uint8Array, action: string): IndexEntryReading {
  if (bytes.length !== INDEX_ENTRY_BYTES) {
    const got = bytes.length > INDEX_ENTRY_BYTES ? 'more' : String(bytes.length)
    return malformed(`expected ${INDEX_ENTRY_BYTES} bytes, got ${got}`)
  }
  const text = latin1(bytes)
  const fields = /^v1 ([0-9a-fA-F]{64}) ([0-9a-fA-F]{64}) (.{20}) (.{20})\n$/.exec(text)
  if (fields === null) return malformed('expected `v1`, two hashes, a size and a time')
  const [, named = '', output = '', sizeText = '', timeText = ''] = fields
  if (named.toLowerCase() !== action) return malformed('expected the action of its name, got another')
  const size = column(sizeText)
  if (size === null) return malformed('expected a size')
  const time = column(timeText)
  if (time === null) return malformed('expected a time')
  return {
    ok: true,
    entry: { action, output: output.toLowerCase(), size: Number(size), time: Number(time / 1_000_000n) }
  }
}

function malformed(why: string): IndexEntryReading {
  return { ok: false, why }
}

const MAX_INT64 = (1n << 63n) - 1n

/** A number as Go reads it: spaces, then a decimal with or without a sign that fits 64 bits and is not negative. */
function column(text: string): bigint | null {
  if (text.length !== NUMBER_COLUMNS || !/^ *[+-]?\d+$/.test(text)) return null
  const value = BigInt(text.trim().replace('+', ''))
  return value < 0n || value > MAX_INT64 ? null : value
}
