/**
 * Where the line table stands in an image: in a section of its own, or somewhere in the loaded data.
 *
 * ELF and Mach-O name its section. PE has it at the end of .rdata, and in a file whose section headers are gone it is
 * in a read-only segment. There the magic is searched, and a header is believed when its offsets hold. A program that
 * embeds another one has that one's table among its constants, which the linker places before its own table: the last
 * header of a part is the program's own.
 *
 * Source: cmd/link/internal/ld/data.go (the order of sections in dodata).
 */
import { type ByteSource, indexOf, type Range, within } from './bytes.ts'
import { findSection, type Image } from './image.ts'
import { MAX_LINE_TABLE_SEARCH_BYTES, MAX_MAGICS } from './limits.ts'
import {
  isLineTableMagic,
  LINE_TABLE_MAGICS,
  type LineTableHeader,
  MAGIC_GO_1_16,
  MAGIC_GO_1_18,
  MAGIC_GO_1_2,
  MAGIC_GO_1_20,
  readLineTableHeader
} from './line-table-header.ts'
import type { GoVersion } from '../toolchain/version.ts'

const SECTION_NAMES = ['.gopclntab', '.data.rel.ro.gopclntab', '__gopclntab'] as const
const SEARCH_CHUNK = 1 << 18

/** The magic, and two bytes of zero. */
const PATTERN_BYTES = 6

/** The header of the image's own line table, `null` where none is found. */
export function findLineTable(source: ByteSource, image: Image, version: GoVersion | null): LineTableHeader | null {
  const section = findSection(image, ...SECTION_NAMES)
  // A section of that name is the table, or nothing is: searching the rest would cost a second pass over the file.
  if (section !== undefined) return readLineTableHeader(source, section, image.littleEndian)
  // Runs of zeros are left out of a wasm file, the two bytes of the header among them.
  if (image.format === 'wasm') return null
  const patterns = magicsOf(version).map((magic) => magicPattern(magic, image.littleEndian))
  const budget = { magics: MAX_MAGICS }
  for (const part of searchedParts(source, image)) {
    const header = lastHeader(source, part, patterns, image.littleEndian, budget)
    if (header !== null) return header
  }
  return null
}

/** The magic that a version writes; all of them where the version is unknown. */
function magicsOf(version: GoVersion | null): readonly number[] {
  if (version === null || version.devel) return LINE_TABLE_MAGICS
  if (version.minor >= 20) return [MAGIC_GO_1_20]
  if (version.minor >= 18) return [MAGIC_GO_1_18]
  return [version.minor >= 16 ? MAGIC_GO_1_16 : MAGIC_GO_1_2]
}

function magicPattern(magic: number, littleEndian: boolean): Uint8Array {
  const pattern = Buffer.alloc(PATTERN_BYTES)
  if (littleEndian) pattern.writeUInt32LE(magic)
  else pattern.writeUInt32BE(magic)
  return pattern
}

/** Loaded parts of the file, the likeliest first: read-only data, then code (XCOFF keeps it there), then data. */
function searchedParts(source: ByteSource, image: Image): Range[] {
  const parts =
    image.sections.length > 0
      ? image.sections
          .filter((section) => section.inFile && section.loaded)
          .map((section) => ({ range: section, rank: section.writable ? 2 : section.name.endsWith('text') ? 1 : 0 }))
      : image.segments.map((segment) => ({ range: segment, rank: segment.writable ? 2 : segment.executable ? 1 : 0 }))
  // Parts may lie over each other, 65,535 times: no byte of the file is searched twice.
  let left = Math.min(source.size, MAX_LINE_TABLE_SEARCH_BYTES)
  return parts
    .toSorted((a, b) => a.rank - b.rank)
    .flatMap(({ range }) => {
      if (range.size === 0 || range.size > left || !within(range, source.size)) return []
      left -= range.size
      return [{ offset: range.offset, size: range.size }]
    })
}

function lastHeader(
  source: ByteSource,
  part: Range,
  patterns: readonly Uint8Array[],
  littleEndian: boolean,
  budget: { magics: number }
): LineTableHeader | null {
  const end = part.offset + part.size
  const buffer = Buffer.allocUnsafe(Math.min(SEARCH_CHUNK + PATTERN_BYTES, part.size))
  const chunks = Math.ceil(part.size / SEARCH_CHUNK)
  // From the end: the table stands there, and the last header is wanted.
  for (let index = chunks - 1; index >= 0; index--) {
    const start = part.offset + index * SEARCH_CHUNK
    // A magic may cross the border to the next chunk.
    const chunk = source.read(start, Math.min(SEARCH_CHUNK + PATTERN_BYTES - 1, end - start), buffer)
    let last: LineTableHeader | null = null
    for (const pattern of patterns) {
      for (let hit = indexOf(chunk, pattern); hit >= 0; hit = indexOf(chunk, pattern, hit + 1)) {
        if (budget.magics-- <= 0) return last
        const offset = start + hit
        const header = readLineTableHeader(source, { offset, size: end - offset }, littleEndian)
        if (header !== null && isLineTableMagic(header.magic) && offset > (last?.offset ?? -1)) last = header
      }
    }
    if (last !== null) return last
  }
  return null
}
