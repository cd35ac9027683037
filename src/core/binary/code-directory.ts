/**
 * The page hashes of a Mach-O code signature: which pages of the file are not those that were signed.
 *
 *   SuperBlob  0xfade0cc0, length, count, then (type, offset) each of 4 bytes, big endian as everything here
 *   CodeDirectory at its offset:
 *     0  magic 0xfade0c02   12 flags          28 nCodeSlots       36 hashSize 1
 *     4  length             16 hashOffset     32 codeLimit        37 hashType 1 (1: SHA-1, 2: SHA-256)
 *     8  version            20 identOffset                        39 pageSize 1 (log2)
 *     hashes: nCodeSlots of hashSize bytes each, at hashOffset
 *
 * The Go linker signs what it writes for arm64 with pages of 4 KiB. A byte that is changed later breaks one page, which
 * names the place; a tool that strips signs anew, and then all pages are right although the seal is not.
 *
 * Source: cmd/internal/codesign/codesign.go; Apple's cs_blobs.h.
 */
import { createHash } from 'node:crypto'
import { GateError } from '../errors.ts'
import { type ByteSource, Fields, type Range, readRange } from './bytes.ts'

const SUPER_BLOB = 0xfade0cc0
const CODE_DIRECTORY = 0xfade0c02
/** Type 0 is the directory, 0x1000 and the following are further ones with other hashes. */
const DIRECTORY_SLOTS = new Set([0, 0x1000, 0x1001, 0x1002, 0x1003, 0x1004])
const MAX_BLOBS = 64
const MAX_DIRECTORY_BYTES = 1 << 26
/** Bad pages that are named. */
const MAX_NAMED = 8

export interface PageCheck {
  readonly pages: number
  readonly pageSize: number
  /** File offsets of pages with another hash, the first of them. */
  readonly bad: readonly number[]
}

/** Checks the pages against the signature; `null` where it holds no directory that can be read. */
export function checkPages(source: ByteSource, signature: Range): PageCheck | null {
  try {
    const directory = findDirectory(source, signature)
    return directory === null ? null : check(source, directory)
  } catch (error) {
    if (error instanceof GateError && error.code !== 'unreadable') return null
    throw error
  }
}

function findDirectory(source: ByteSource, signature: Range): Fields | null {
  const head = new Fields(readRange(source, signature.offset, 12, 12, 'code signature'), false, signature.offset)
  const count = head.u32(8)
  if (head.u32(0) !== SUPER_BLOB || count > MAX_BLOBS) return null
  const index = new Fields(
    readRange(source, signature.offset + 12, count * 8, MAX_BLOBS * 8, 'code signature index'),
    false
  )
  for (let i = 0; i < count; i++) {
    if (!DIRECTORY_SLOTS.has(index.u32(i * 8))) continue
    const offset = signature.offset + index.u32(i * 8 + 4)
    const start = new Fields(readRange(source, offset, 8, 8, 'code directory'), false, offset)
    if (start.u32(0) !== CODE_DIRECTORY) continue
    return new Fields(readRange(source, offset, start.u32(4), MAX_DIRECTORY_BYTES, 'code directory'), false, offset)
  }
  return null
}

function check(source: ByteSource, directory: Fields): PageCheck | null {
  const [hashOffset, pages, codeLimit] = [directory.u32(16), directory.u32(28), directory.u32(32)]
  const [hashSize, hashType, pageShift] = [directory.u8(36), directory.u8(37), directory.u8(39)]
  const algorithm = hashType === 1 ? 'sha1' : hashType === 2 ? 'sha256' : null
  if (algorithm === null || pageShift < 12 || pageShift > 20 || codeLimit > source.size) return null
  const pageSize = 2 ** pageShift
  if (pages !== Math.ceil(codeLimit / pageSize) || hashOffset + pages * hashSize > directory.bytes.length) return null
  const bad: number[] = []
  for (let page = 0; page < pages && bad.length < MAX_NAMED; page++) {
    const offset = page * pageSize
    const digest = createHash(algorithm)
      .update(source.read(offset, Math.min(pageSize, codeLimit - offset)))
      .digest()
    const at = hashOffset + page * hashSize
    if (Buffer.compare(digest.subarray(0, hashSize), directory.bytes.subarray(at, at + hashSize)) !== 0)
      bad.push(offset)
  }
  return { pages, pageSize, bad }
}
