/**
 * The build info blob: what `go version -m` reads.
 *
 *   0   magic     14   "\xff Go buildinf:", at an address that 16 divides
 *   14  ptrSize    1   used up to Go 1.17
 *   15  flags      1   bit 0: big endian, bit 1: strings inline (since Go 1.18)
 *   16  inline:    from offset 32 on, varint length and bytes of the version, then of the module info
 *       pointers:  at 16 the address of a Go string header (data pointer, length) of the version, behind it the same
 *                  for the module info
 *
 * The module info stands between two markers of 16 bytes, in the blob and once more in rodata, where the program's own
 * debug.ReadBuildInfo finds it (runtime.modinfo). Whoever edits one copy has to know of the other.
 *
 * Where the blob is: ELF section .go.buildinfo, Mach-O section __go_buildinfo, else the first writable data. Go looks
 * from there for the first aligned magic and believes it; a decoy before the true one is enough to lie to it. Here the
 * headers say where to look first, the scan of the whole file says what else there is, and each candidate is decoded.
 *
 * Source: debug/buildinfo (readRawBuildInfo), cmd/link/internal/ld/data.go (buildinfo), cmd/go/internal/modload/build.go
 * (infoStart, infoEnd).
 */
import { bounded, GateError } from '../errors.ts'
import { type ByteSource, Fields, indexOf, type Range, readRange, utf8 } from './bytes.ts'
import { addressToRange, findSection, type Image } from './image.ts'
import { MAX_MAGICS, MAX_MODINFO_BYTES, MAX_VERSION_BYTES } from './limits.ts'

/** Starts a blob. */
export const BUILD_INFO_MAGIC = Buffer.from('\xff Go buildinf:', 'latin1')
/** Stands before each copy of the module info. */
export const MODINFO_START = Buffer.from('3077af0c9274080241e1c107e6d618e6', 'hex')
/** Stands behind each copy of the module info. */
export const MODINFO_END = Buffer.from('f932433186182072008242104116d8f2', 'hex')

const HEADER_BYTES = 32
const ALIGNMENT = 16
const FLAG_BIG_ENDIAN = 1
const FLAG_INLINE = 2
/** Go puts the blob first in its part of the file. */
const SEARCH_CHUNK = 1 << 16

/** One decoded blob. */
export interface BuildInfoBlob {
  /** File offset of the magic. */
  readonly offset: number
  readonly inline: boolean
  readonly goVersion: string
  /** The module info without its markers; empty when there is none or the markers are missing. */
  readonly modInfo: string
  /** File offset of the module info's first byte behind the marker, `null` when there is none. */
  readonly modInfoOffset: number | null
}

/** Where the headers say that the blob is: a section of its own, or the first writable data. */
export function buildInfoRange(image: Image): { range: Range; place: string } | null {
  const section = findSection(image, '.go.buildinfo', '__go_buildinfo')
  if (section !== undefined) return { range: section, place: section.name }
  const segment = image.segments.find((candidate) => candidate.writable && !candidate.executable && candidate.size > 0)
  return segment === undefined ? null : { range: segment, place: 'the first writable segment' }
}

/**
 * The first blob that decodes where the headers say that it is. A magic alone is not enough: it may be a decoy, or text
 * of the program, and Go gives up at the first that does not decode.
 */
export function locateBlob(source: ByteSource, image: Image): BuildInfoBlob | null {
  const place = buildInfoRange(image)
  for (const offset of place === null ? [] : blobCandidates(source, place.range)) {
    const blob = decodeBlob(source, image, offset)
    if (blob !== null) return blob
  }
  return null
}

/** File offsets of the magics in the range whose distance from the range's start 16 divides. */
export function* blobCandidates(source: ByteSource, range: Range): Generator<number> {
  const end = Math.min(range.offset + range.size, source.size)
  let magics = 0
  for (let start = range.offset; start < end; start += SEARCH_CHUNK) {
    const chunk = source.read(start, Math.min(SEARCH_CHUNK, end - start))
    for (let hit = indexOf(chunk, BUILD_INFO_MAGIC); hit >= 0; hit = indexOf(chunk, BUILD_INFO_MAGIC, hit + 1)) {
      if (++magics > MAX_MAGICS) return
      if (hit % ALIGNMENT === 0) yield start + hit
    }
  }
}

/** Decodes the blob at a file offset; `null` when what stands there is no blob. */
export function decodeBlob(source: ByteSource, image: Image, offset: number): BuildInfoBlob | null {
  try {
    const header = new Fields(readRange(source, offset, HEADER_BYTES, HEADER_BYTES, 'build info header'), true, offset)
    if (indexOf(header.bytes, BUILD_INFO_MAGIC) !== 0) return null
    const flags = header.u8(15)
    const strings =
      (flags & FLAG_INLINE) !== 0
        ? inlineStrings(source, offset + HEADER_BYTES)
        : pointedStrings(source, image, offset, header.u8(14), (flags & FLAG_BIG_ENDIAN) === 0)
    if (strings === null || strings.version.size === 0) return null
    const goVersion = utf8(
      readRange(source, strings.version.offset, strings.version.size, MAX_VERSION_BYTES, 'Go version')
    )
    const framed = readRange(source, strings.modInfo.offset, strings.modInfo.size, MAX_MODINFO_BYTES, 'module info')
    const text = unframe(framed)
    return {
      offset,
      inline: (flags & FLAG_INLINE) !== 0,
      goVersion,
      modInfo: text ?? '',
      modInfoOffset: text === null ? null : strings.modInfo.offset + MODINFO_START.length
    }
  } catch (error) {
    if (error instanceof GateError && (error.code === 'format' || error.code === 'limit')) return null
    throw error
  }
}

/** Takes the markers off. Go only checks the length and the newline before the end marker; so does this. */
function unframe(framed: Uint8Array): string | null {
  if (framed.length < 33 || framed[framed.length - 17] !== 0x0a) return null
  return utf8(framed.subarray(16, framed.length - 16))
}

/**
 * The text of the copy in rodata whose start marker stands at `offset`; `null` when no end marker follows before `end`,
 * where the next copy starts. Without that end, 64 start markers and no end marker make this read a gigabyte.
 */
export function readRodataCopy(source: ByteSource, offset: number, end: number = source.size): string | null {
  const start = offset + MODINFO_START.length
  const limit = Math.min(end - start, MAX_MODINFO_BYTES)
  // Most copies have a few kilobytes: read in growing pieces, so that a lone marker does not cost 16 MiB.
  for (let length = 1 << 14; ; length *= 4) {
    const piece = source.read(start, Math.min(length, limit))
    const found = indexOf(piece, MODINFO_END)
    if (found >= 0) return utf8(piece.subarray(0, found))
    if (length >= limit) return null
  }
}

function inlineStrings(source: ByteSource, at: number): { version: Range; modInfo: Range } | null {
  const version = varintString(source, at, MAX_VERSION_BYTES, 'Go version')
  const modInfo = varintString(source, version.offset + version.size, MAX_MODINFO_BYTES, 'module info')
  return { version, modInfo }
}

/** A varint (at most 10 bytes, low seven bits first) and that many bytes. */
function varintString(source: ByteSource, at: number, bound: number, what: string): Range {
  let length = 0
  for (let i = 0; i < 10; i++) {
    const byte = readRange(source, at + i, 1, 1, `length of the ${what}`)[0] ?? 0
    length += (byte & 0x7f) * 2 ** (7 * i)
    if (byte < 0x80) {
      bounded(length, Math.min(bound, source.size), `${what}, bytes`)
      return { offset: at + i + 1, size: length }
    }
  }
  return { offset: at, size: bounded(Number.MAX_SAFE_INTEGER, bound, `${what}, bytes`) }
}

function pointedStrings(
  source: ByteSource,
  image: Image,
  offset: number,
  pointerSize: number,
  littleEndian: boolean
): { version: Range; modInfo: Range } | null {
  if (pointerSize !== 4 && pointerSize !== 8) return null
  const bits = pointerSize === 8 ? 64 : 32
  const header = new Fields(
    readRange(source, offset, HEADER_BYTES, HEADER_BYTES, 'build info header'),
    littleEndian,
    offset
  )
  const read = (address: number): Range => {
    const at = addressToRange(image, address)
    if (at === null || at.size < 2 * pointerSize) return { offset: 0, size: 0 }
    const fields = new Fields(source.read(at.offset, 2 * pointerSize), littleEndian, at.offset)
    const data = addressToRange(image, fields.word(0, bits))
    const size = fields.word(pointerSize, bits)
    return data === null || size > data.size ? { offset: 0, size: 0 } : { offset: data.offset, size }
  }
  return { version: read(header.word(16, bits)), modInfo: read(header.word(16 + pointerSize, bits)) }
}
