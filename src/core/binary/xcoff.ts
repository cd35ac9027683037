/**
 * XCOFF, 32 and 64 bits: AIX. Big endian throughout.
 *
 *   file header        32        64     section header (s_)   32 (40 bytes)  64 (72 bytes)
 *   f_magic            0  0x1df  0  0x1f7   name              0  8 bytes     0  8 bytes
 *   f_nscns     2      2         2          vaddr             12 4           16 8
 *   f_symptr           8  4      8  8       size              16 4           24 8
 *   f_nsyms     4      12        20         scnptr            20 4           32 8
 *   f_opthdr    2      16        16         relptr            24 4           40 8
 *   (its size)         20        24         nreloc            32 2           56 4
 *                                           flags             36 4           64 4
 *
 * Behind the file header stands the optional one, behind it the section headers. The symbols have 18 bytes each, behind
 * them stands the table of their names, whose first four bytes are its length.
 *
 * Go's linker with -s writes the symbols all the same and leaves them out of the file header (cmd/link/internal/ld/
 * xcoff.go: writeFileHeader asks for FlagS, the writing of the table does not; measured on Go 1.26). No tool sees
 * them then, so here they do not count as symbols; but they are not appended data either.
 *
 * Source: AIX Files Reference, XCOFF Object File Format; internal/xcoff for the constants.
 */
import { bounded, FormatError } from '../errors.ts'
import { type ByteSource, Fields, readRange, within } from './bytes.ts'
import type { Image, Section, Segment } from './image.ts'
import { MAX_SECTIONS } from './limits.ts'

const MAGIC_32 = 0x1df
const MAGIC_64 = 0x1f7
const STYP_TEXT = 0x20
const STYP_DATA = 0x40
const STYP_BSS = 0x80
const STYP_TDATA = 0x400
const STYP_TBSS = 0x800
const STYP_LOADED = STYP_TEXT | STYP_DATA | STYP_BSS | STYP_TDATA | STYP_TBSS
const SYMBOL_BYTES = 18

/** Whether the bytes start as an XCOFF file does. */
export function isXcoff(head: Uint8Array): boolean {
  return head[0] === 0x01 && (head[1] === (MAGIC_32 & 0xff) || head[1] === (MAGIC_64 & 0xff))
}

/** Reads the headers of an XCOFF file. Throws FormatError or LimitError for a file that is cut or lies. */
export function readXcoff(source: ByteSource): Image {
  const magic = new Fields(readRange(source, 0, 2, 2, 'XCOFF magic'), false).u16(0)
  if (magic !== MAGIC_32 && magic !== MAGIC_64) {
    throw new FormatError(`XCOFF magic: expected 0x1df or 0x1f7, got 0x${magic.toString(16)}`, 0)
  }
  const bits = magic === MAGIC_64 ? 64 : 32
  const headerSize = bits === 64 ? 24 : 20
  const header = new Fields(readRange(source, 0, headerSize, headerSize, 'XCOFF file header'), false)
  const symbols = { offset: header.word(8, bits), count: header.u32(bits === 64 ? 20 : 12) }
  const tableOffset = headerSize + header.u16(16)
  const headers = readSections(source, tableOffset, header.u16(2), bits)
  const sectionsEnd = Math.max(
    tableOffset + headers.length * sectionStride(bits),
    ...headers.filter(({ section }) => section.inFile).map(({ section }) => section.offset + section.size),
    ...headers.map(({ relocationsEnd }) => relocationsEnd)
  )
  const hasSymbols = symbols.offset !== 0 && symbols.count > 0
  return {
    format: 'xcoff',
    bits,
    littleEndian: false,
    goos: 'aix',
    goarch: bits === 64 ? 'ppc64' : 'ppc',
    sections: headers.map(({ section }) => section),
    segments: headers.filter(({ section }) => section.loaded).map(({ segment }) => segment),
    notes: [],
    symtab: hasSymbols,
    dwarf: headers.some(({ section: { name, inFile, size } }) => inFile && size > 0 && name === '.dwinfo'),
    hostId: null,
    signature: null,
    versionMark: null,
    sectionTableAtEnd: false,
    // No file of the AIX linker was at hand to learn its marks from.
    hostLinked: null,
    end: hasSymbols
      ? Math.max(sectionsEnd, namesEnd(source, symbols.offset + symbols.count * SYMBOL_BYTES))
      : unlistedSymbolsEnd(source, sectionsEnd)
  }
}

const sectionStride = (bits: 32 | 64): number => (bits === 64 ? 72 : 40)
const relocationStride = (bits: 32 | 64): number => (bits === 64 ? 14 : 10)

interface SectionHeader {
  readonly section: Section
  readonly segment: Segment
  readonly relocationsEnd: number
}

function readSections(source: ByteSource, offset: number, count: number, bits: 32 | 64): SectionHeader[] {
  const stride = sectionStride(bits)
  bounded(count, MAX_SECTIONS, 'XCOFF section count')
  const bytes = readRange(source, offset, count * stride, MAX_SECTIONS * stride, 'XCOFF section headers')
  const table = new Fields(bytes, false, offset)
  return Array.from({ length: count }, (_, index) => sectionHeader(table, index * stride, bits))
}

function sectionHeader(table: Fields, at: number, bits: 32 | 64): SectionHeader {
  const w = bits / 8
  const flags = table.u32(bits === 64 ? at + 64 : at + 36)
  const address = table.word(at + 8 + w, bits)
  const size = table.word(at + 8 + 2 * w, bits)
  const offset = table.word(at + 8 + 3 * w, bits)
  const relocations = table.word(at + 8 + 4 * w, bits)
  const relocationCount = bits === 64 ? table.u32(at + 56) : table.u16(at + 32)
  const inFile = offset !== 0 && (flags & (STYP_BSS | STYP_TBSS)) === 0
  const writable = (flags & (STYP_DATA | STYP_BSS | STYP_TDATA | STYP_TBSS)) !== 0
  return {
    section: {
      name: table.text(at, 8),
      address,
      offset,
      size,
      loaded: (flags & STYP_LOADED) !== 0,
      writable,
      inFile
    },
    segment: {
      address,
      offset,
      size: inFile ? size : 0,
      memorySize: size,
      writable,
      executable: (flags & STYP_TEXT) !== 0
    },
    relocationsEnd: relocations === 0 ? 0 : relocations + relocationCount * relocationStride(bits)
  }
}

/** Where the table of names behind the symbols ends; its length of four bytes must be there. */
function namesEnd(source: ByteSource, offset: number): number {
  const length = new Fields(readRange(source, offset, 4, 4, 'XCOFF string table'), false, offset).u32(0)
  return offset + Math.max(length, 4)
}

const CHUNK_SYMBOLS = 1 << 16

/**
 * The end of a file whose header names no symbols. Where symbols stand behind the sections all the same, their names end
 * the file: then, some whole number of symbols behind `start`, there is a length that reaches the file's last byte.
 */
function unlistedSymbolsEnd(source: ByteSource, start: number): number {
  const last = source.size - 4
  for (let from = start + SYMBOL_BYTES; from <= last; from += CHUNK_SYMBOLS * SYMBOL_BYTES) {
    const size = Math.min(CHUNK_SYMBOLS * SYMBOL_BYTES, source.size - from)
    if (!within({ offset: from, size }, source.size)) return start
    const chunk = new Fields(source.read(from, size), false, from)
    for (let at = 0; at + 4 <= size; at += SYMBOL_BYTES) {
      const length = chunk.u32(at)
      if (length >= 4 && from + at + length === source.size) return source.size
    }
  }
  return start
}
