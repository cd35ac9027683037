/**
 * PE32 and PE32+ images (Windows), and the relocatable COFF objects that they are linked from.
 *
 *   IMAGE_DOS_HEADER                 IMAGE_FILE_HEADER (at PE + 4)       IMAGE_SECTION_HEADER
 *   0  e_magic "MZ"                  0  Machine              2           0  Name                  8
 *   60 e_lfanew    4  -> "PE\0\0"    2  NumberOfSections     2           8  VirtualSize           4
 *                                    8  PointerToSymbolTable 4           12 VirtualAddress        4
 *   IMAGE_OPTIONAL_HEADER            12 NumberOfSymbols      4           16 SizeOfRawData         4
 *   0  Magic 0x10b / 0x20b           16 SizeOfOptionalHeader 2           20 PointerToRawData      4
 *   28 ImageBase 4 / 24 ImageBase 8                                      36 Characteristics       4
 *   64 CheckSum              4
 *   92 / 108 NumberOfRvaAndSizes, then 8 bytes a data directory; the fifth is the certificate table (a file offset)
 *
 * Source: Microsoft's PE Format specification; cmd/link/internal/ld/pe.go for what Go writes.
 */
import { bounded, FormatError } from '../errors.ts'
import { type ByteSource, Fields, latin1, readRange, within } from './bytes.ts'
import type { Image, Section, Segment, Signature } from './image.ts'
import { MAX_NAME_BYTES, MAX_NAME_TABLE_BYTES } from './limits.ts'

const MACHINE: Readonly<Record<number, string>> = { 0x14c: '386', 0x1c4: 'arm', 0x8664: 'amd64', 0xaa64: 'arm64' }
const SCN_INITIALIZED_DATA = 0x40
const SCN_UNINITIALIZED_DATA = 0x80
const SCN_EXECUTE = 0x20000000
const SCN_WRITE = 0x80000000
const FILE_HEADER_BYTES = 20
const SECTION_BYTES = 40
const SYMBOL_BYTES = 18
const CERTIFICATE_TABLE = 4

/** Whether the bytes start as a DOS executable does, as every PE image does. */
export function isMz(head: Uint8Array): boolean {
  return head[0] === 0x4d && head[1] === 0x5a
}

/** File offsets of the fields that a signer changes: the checksum and the certificate table's directory entry. */
export interface PeSigningFields {
  readonly checksum: number
  readonly certificateEntry: number
}

/** Where a signer writes, from the headers alone. Throws as readPe does. */
export function peSigningFields(source: ByteSource): PeSigningFields {
  const { optional, optionalOffset } = headers(source)
  return {
    checksum: optionalOffset + 64,
    certificateEntry: optionalOffset + directoryStart(optional) + 8 * CERTIFICATE_TABLE
  }
}

/** Reads the headers of a PE image. Throws FormatError or LimitError for a file that is cut or lies. */
export function readPe(source: ByteSource): Image {
  const { file, optional, optionalOffset } = headers(source)
  const bits = optional.u16(0) === 0x20b ? 64 : 32
  const base = bits === 64 ? optional.u64(24) : optional.u32(28)
  const signature = certificates(optional)
  const image = imageOf(source, file, { what: 'PE', tableOffset: optionalOffset + file.u16(16), base })
  return {
    ...image,
    bits,
    signature,
    // MajorLinkerVersion: Go's own linker writes 3, GNU ld 2, LLVM's and Microsoft's 14.
    hostLinked: optional.u8(2) !== 3,
    end: Math.max(image.end, signature === null ? 0 : signature.offset + signature.size)
  }
}

/** What the file header, the section table and the symbol table say, in an image as in an object. */
function imageOf(
  source: ByteSource,
  file: Fields,
  { what, tableOffset, base }: { readonly what: string; readonly tableOffset: number; readonly base: number }
): Image {
  const count = bounded(file.u16(2), 0xffff, `${what} section count`)
  const tableBytes = count * SECTION_BYTES
  const table = readRange(source, tableOffset, tableBytes, 0xffff * SECTION_BYTES, `${what} section headers`)
  const symbols = { offset: file.u32(8), count: file.u32(12) }
  const symbolsEnd = symbols.offset === 0 ? 0 : symbols.offset + symbols.count * SYMBOL_BYTES
  const strings = stringTable(source, symbolsEnd, symbols.offset !== 0)
  const { sections, segments } = sectionsOf(new Fields(table, true, tableOffset), base, strings)
  const goarch = MACHINE[file.u16(0)] ?? null
  return {
    format: 'pe',
    bits: goarch === 'amd64' || goarch === 'arm64' ? 64 : 32,
    littleEndian: true,
    goos: 'windows',
    goarch,
    sections,
    segments,
    notes: [],
    symtab: symbols.offset !== 0 && symbols.count > 0,
    dwarf: hasDwarf(sections),
    hostId: null,
    signature: null,
    versionMark: null,
    hostLinked: null,
    sectionTableAtEnd: false,
    end: Math.max(
      tableOffset + tableBytes,
      symbolsEnd,
      strings?.end ?? 0,
      ...sections.filter(({ inFile }) => inFile).map(({ offset, size }) => offset + size)
    )
  }
}

/** Sections, and the same as what the loader maps. Of a relocatable object all addresses are zero. */
function sectionsOf(
  table: Fields,
  base: number,
  strings: StringTable | null
): { sections: Section[]; segments: Segment[] } {
  const sections: Section[] = []
  const segments: Segment[] = []
  for (let at = 0; at < table.bytes.length; at += SECTION_BYTES) {
    const flags = table.u32(at + 36)
    const virtualSize = table.u32(at + 8)
    const rawSize = table.u32(at + 16)
    const name = longName(table.text(at, 8), strings)
    const inFile = rawSize > 0 && (flags & SCN_UNINITIALIZED_DATA) === 0
    const range = { offset: table.u32(at + 20), size: rawSize, address: base + table.u32(at + 12) }
    const writable = (flags & SCN_WRITE) !== 0
    sections.push({
      name,
      ...range,
      loaded: !name.startsWith('.debug') && !name.startsWith('.zdebug') && name !== '.symtab',
      writable,
      inFile
    })
    segments.push({
      ...range,
      size: inFile ? Math.min(rawSize, virtualSize === 0 ? rawSize : virtualSize) : 0,
      memorySize: virtualSize,
      writable: writable && (flags & SCN_INITIALIZED_DATA) !== 0,
      executable: (flags & SCN_EXECUTE) !== 0
    })
  }
  return { sections, segments }
}

/**
 * Reads the headers of a relocatable COFF object: the same file header without what stands before it, and no optional
 * header. Throws FormatError or LimitError for one that is cut or lies. `null` when the machine is none of Go's: such an
 * object has no magic of its own.
 */
export function readCoffObject(source: ByteSource): Image | null {
  const file = new Fields(readRange(source, 0, FILE_HEADER_BYTES, FILE_HEADER_BYTES, 'COFF file header'), true)
  if (MACHINE[file.u16(0)] === undefined) return null
  return imageOf(source, file, { what: 'COFF', tableOffset: FILE_HEADER_BYTES + file.u16(16), base: 0 })
}

function hasDwarf(sections: readonly Section[]): boolean {
  return sections.some((section) => section.inFile && /^\.z?debug_info$/.test(section.name))
}

function headers(source: ByteSource): { file: Fields; optional: Fields; optionalOffset: number } {
  const dos = new Fields(readRange(source, 0, 64, 64, 'DOS header'), true)
  const pe = dos.u32(60)
  const signature = new Fields(readRange(source, pe, 4, 4, 'PE signature'), true, pe)
  if (signature.u32(0) !== 0x4550) throw new FormatError(`PE signature: expected "PE\\0\\0" at offset ${pe}`, pe)
  const file = new Fields(readRange(source, pe + 4, 20, 20, 'PE file header'), true, pe + 4)
  const optionalOffset = pe + 24
  const optional = new Fields(
    readRange(source, optionalOffset, file.u16(16), 0xffff, 'PE optional header'),
    true,
    optionalOffset
  )
  const magic = optional.u16(0)
  if (magic !== 0x10b && magic !== 0x20b) {
    throw new FormatError(
      `PE optional header: expected magic 0x10b or 0x20b, got 0x${magic.toString(16)}`,
      optionalOffset
    )
  }
  return { file, optional, optionalOffset }
}

function directoryStart(optional: Fields): number {
  return optional.u16(0) === 0x20b ? 112 : 96
}

function certificates(optional: Fields): Signature | null {
  const start = directoryStart(optional)
  const entries = optional.u32(start - 4)
  const at = start + 8 * CERTIFICATE_TABLE
  if (entries <= CERTIFICATE_TABLE || at + 8 > optional.bytes.length) return null
  const offset = optional.u32(at)
  const size = optional.u32(at + 4)
  return offset === 0 || size === 0 ? null : { kind: 'authenticode', offset, size }
}

interface StringTable {
  readonly bytes: Uint8Array
  readonly end: number
}

/** The COFF string table behind the symbols: 4 bytes of size (itself included), then NUL-terminated names. */
function stringTable(source: ByteSource, offset: number, present: boolean): StringTable | null {
  if (!present || !within({ offset, size: 4 }, source.size)) return null
  const size = new Fields(source.read(offset, 4), true, offset).u32(0)
  if (size < 4 || !within({ offset, size }, source.size)) return null
  return { bytes: source.read(offset, Math.min(size, MAX_NAME_TABLE_BYTES)), end: offset + size }
}

/** A name of more than eight bytes stands as `/123`: an offset into the string table. */
function longName(name: string, strings: StringTable | null): string {
  const at = /^\/(\d{1,7})$/.exec(name)?.[1]
  if (at === undefined || strings === null || Number(at) >= strings.bytes.length) return name
  const from = strings.bytes.subarray(Number(at), Number(at) + MAX_NAME_BYTES)
  const end = from.indexOf(0)
  return latin1(end < 0 ? from : from.subarray(0, end))
}
