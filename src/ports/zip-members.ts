/**
 * The members of a zip archive, in the order of its central directory, through yauzl, which reads only what is asked for.
 *
 * What yauzl leaves to its caller is done here: both headers of a member have to name it alike and store it alike
 * (other programs go by the other one), the bytes have to have the CRC-32 that is claimed, and members must not share
 * bytes. Names are read as bytes, so that one bad name does not close the archive: here they are only ever shown.
 * Sources: PKWARE's APPNOTE.TXT, 4.3.7 (local header), 4.3.12 (central directory), 4.4.4 (flags), 4.5.7 (zip's modes).
 */
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { constants, crc32, inflateRawSync } from 'node:zlib'
import type { Entry, RandomAccessReader, ZipFile } from 'yauzl'
import type { ArchiveLimits } from '../core/archive/limits.ts'
import { type ByteSource, Fields, latin1, readRange } from '../core/binary/bytes.ts'
import { errorMessage, FormatError, GateError, LimitError } from '../core/errors.ts'
import { quote } from '../core/text/markup.ts'
import { visible } from '../core/text/visible.ts'
import { ArchiveError, MemberError, type Meter, type RawMember } from './archive-member.ts'
import { systemFiles } from './files.ts'

const STORED = 0
const DEFLATED = 8
const LOCAL_HEADER_BYTES = 30
const LOCAL_MAGIC = 0x04034b50
const MAX_UINT16 = 0xffff
/** Packed bytes that are read to see what a member is; deflate makes at most 4 MiB of them. */
const FIRST_PIECE_BYTES = 4096

interface OpenZip {
  readonly zip: ZipFile
  /** The same file, for reading here and there. */
  readonly source: ByteSource
  readonly meter: Meter
}

/** Members of a zip file. Throws ArchiveError, and LimitError for more members than the limits allow. */
export async function* zipMembers(
  file: string,
  limits: ArchiveLimits,
  meter: Meter
): AsyncGenerator<RawMember, void, undefined> {
  const { fromRandomAccessReaderPromise, getFileNameLowLevel, RandomAccessReader } = await import('yauzl')
  const source = systemFiles.open(file)
  try {
    const reader = readerOf(RandomAccessReader, file, source)
    const options = { autoClose: false, decodeStrings: false, validateEntrySizes: true }
    const zip = await fromRandomAccessReaderPromise(reader, source.size, options).catch(damaged)
    if (zip.entryCount > limits.entries)
      throw new LimitError('members of the zip archive', zip.entryCount, limits.entries)
    const ranges: [start: number, end: number][] = []
    const entries = zip.eachEntry()
    for (;;) {
      const next = await entries.next().catch(damaged)
      if (next.done === true) break
      const entry = next.value
      const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
      const start = entry.relativeOffsetOfLocalHeader
      ranges.push([start, start + LOCAL_HEADER_BYTES + entry.compressedSize])
      yield {
        name,
        kind: kindOfEntry(entry, name),
        closed: whyClosed(entry),
        chunks: bytesOf({ zip, source, meter }, entry)
      }
    }
    refuseOverlap(ranges)
  } finally {
    source.close()
  }
}

/**
 * Small reads are done at once, since a trip to another thread for each of them takes longer than reading 45,000 headers.
 * Nothing is left to close: streams open the file for themselves.
 */
function readerOf(Base: typeof RandomAccessReader, file: string, source: ByteSource): RandomAccessReader {
  class SourceReader extends Base {
    override read(...[into, offset, length, position, callback]: Parameters<RandomAccessReader['read']>): void {
      let failed: Error | null = null
      try {
        into.set(readRange(source, position, length, length, 'the archive'), offset)
      } catch (error) {
        failed = error instanceof Error ? error : new Error(errorMessage(error))
      }
      process.nextTick(callback, failed)
    }

    override _readStreamForRange(start: number, end: number): Readable {
      return createReadStream(file, { start, end: end - 1 })
    }
  }
  return new SourceReader()
}

const UNIX = 3
const MACOS = 19
const TYPE_BITS = 0o170000
const REGULAR = 0o100000
const FOLDER = 0o040000

/** Zip keeps the mode of a member where it was made on Unix; elsewhere all are files, or folders by the name's last `/`. */
function kindOfEntry(entry: Entry, name: string): RawMember['kind'] {
  const system = entry.versionMadeBy >>> 8
  const type = system === UNIX || system === MACOS ? (entry.externalFileAttributes >>> 16) & TYPE_BITS : 0
  if (type !== 0 && type !== REGULAR && type !== FOLDER) return 'other'
  return name.endsWith('/') && entry.uncompressedSize === 0 ? 'folder' : 'file'
}

function whyClosed(entry: Entry): string | null {
  if (entry.isEncrypted()) return 'encrypted: not opened'
  const method = entry.compressionMethod
  return method === STORED || method === DEFLATED ? null : `compressed with method ${method} of zip: not opened`
}

/**
 * The bytes of a member. The first piece is read here, without a stream, and for small members it is the only one: most
 * members are texts of which nobody wants more, and a stream for each of 45,000 takes ten seconds.
 */
async function* bytesOf(open: OpenZip, entry: Entry): AsyncGenerator<Uint8Array, void, undefined> {
  const { zip, meter } = open
  try {
    const first = firstPiece(open.source, entry)
    meter.count(first.length)
    if (first.length > 0) yield first
    if (entry.compressedSize <= FIRST_PIECE_BYTES) return checkWhole(entry, first.length, crc32(first))
    const stream = await zip.openReadStreamPromise(entry)
    try {
      let crc = 0
      let known = first.length
      let size = 0
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        crc = crc32(chunk, crc)
        size += chunk.length
        const fresh = chunk.subarray(Math.min(known, chunk.length))
        known -= chunk.length - fresh.length
        meter.count(fresh.length)
        if (fresh.length > 0) yield fresh
      }
      checkWhole(entry, size, crc)
    } finally {
      stream.destroy()
    }
  } catch (error) {
    if (error instanceof GateError && !(error instanceof FormatError)) throw error
    throw new MemberError(visible(errorMessage(error)))
  }
}

function checkWhole(entry: Entry, size: number, crc: number): void {
  if (size !== entry.uncompressedSize) throw new MemberError(`expected ${entry.uncompressedSize} bytes, got ${size}`)
  if (crc !== entry.crc32) throw new MemberError(`expected CRC-32 ${hex(entry.crc32)}, got ${hex(crc)}`)
}

/** What the first compressed bytes give, once the local header has been held against the entry. */
function firstPiece(source: ByteSource, entry: Entry): Uint8Array {
  const at = entry.relativeOffsetOfLocalHeader
  const header = readRange(source, at, LOCAL_HEADER_BYTES, LOCAL_HEADER_BYTES, 'its own header')
  const fields = new Fields(header, true, at)
  if (fields.u32(0) !== LOCAL_MAGIC) throw new MemberError(`expected its own header at offset ${at}, got other bytes`)
  const method = fields.u16(8)
  if (method !== entry.compressionMethod) {
    throw new MemberError(`its own header says method ${method}, the central directory ${entry.compressionMethod}`)
  }
  const [nameLength, extraLength] = [fields.u16(26), fields.u16(28)]
  const name = readRange(source, at + LOCAL_HEADER_BYTES, nameLength, MAX_UINT16, 'its name')
  if (!entry.fileNameRaw.equals(name)) throw new MemberError(`its own header names it ${quote(latin1(name))}`)
  const start = at + LOCAL_HEADER_BYTES + nameLength + extraLength
  const length = Math.min(entry.compressedSize, FIRST_PIECE_BYTES)
  const packed = readRange(source, start, length, FIRST_PIECE_BYTES, 'its bytes')
  if (method === STORED) return packed
  const whole = length === entry.compressedSize
  return inflateRawSync(packed, {
    chunkSize: FIRST_PIECE_BYTES,
    finishFlush: whole ? constants.Z_FINISH : constants.Z_SYNC_FLUSH
  })
}

const hex = (value: number): string => value.toString(16).padStart(8, '0')

/** Members that share bytes are how a small archive unpacks to terabytes, and how two programs read two archives in one. */
function refuseOverlap(ranges: [start: number, end: number][]): void {
  let reached = 0
  for (const [start, end] of ranges.toSorted(([a], [b]) => a - b)) {
    if (start < reached)
      throw new ArchiveError('unreadable', `two members of the zip archive share the bytes at offset ${start}`)
    reached = end
  }
}

function damaged(error: unknown): never {
  throw new ArchiveError('unreadable', `the zip archive is damaged: ${visible(errorMessage(error))}`)
}
