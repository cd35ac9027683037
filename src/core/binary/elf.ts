/**
 * ELF, both classes and byte orders, for every GOARCH.
 *
 *   Elf64_Ehdr                       Elf32_Ehdr          Elf64_Phdr            Elf32_Phdr
 *   0  e_ident[16]                   0                   0  p_type     4       0  p_type
 *   16 e_type      2                 16                  4  p_flags    4       4  p_offset
 *   18 e_machine   2                 18                  8  p_offset   8       8  p_vaddr
 *   24 e_entry     8                 24 (4)              16 p_vaddr    8       16 p_filesz
 *   32 e_phoff     8                 28 (4)              32 p_filesz   8       20 p_memsz
 *   40 e_shoff     8                 32 (4)              40 p_memsz    8       24 p_flags
 *   48 e_flags     4                 36
 *   54 e_phentsize 2                 42                  Elf64_Shdr            Elf32_Shdr
 *   56 e_phnum     2                 44                  0  sh_name    4       0
 *   58 e_shentsize 2                 46                  4  sh_type    4       4
 *   60 e_shnum     2                 48                  8  sh_flags   8       8  (4)
 *   62 e_shstrndx  2                 50                  16 sh_addr    8       12 (4)
 *                                                        24 sh_offset  8       16 (4)
 *                                                        32 sh_size    8       20 (4)
 *
 * Source: System V ABI, chapter 4 and 5 (gABI); machine numbers as the Go linker writes them (cmd/link/internal/ld/elf.go).
 *
 * Section headers are optional (sstrip removes them) and the first thing a hostile file breaks. A table that lies
 * outside of the file is an error: `truncated` is a fact about the file. A name table that does is not: sections
 * then have no names, and what depends on names is not found.
 */
import { bounded, FormatError } from '../errors.ts'
import { type ByteSource, Fields, latin1, type Range, readRange, within } from './bytes.ts'
import { machineToGoarch, systemOf } from './elf-marks.ts'
import type { Image, Note, Section, Segment } from './image.ts'
import { MAX_NAME_BYTES, MAX_NAME_TABLE_BYTES, MAX_NOTE_BYTES, MAX_SECTIONS, MAX_SEGMENTS } from './limits.ts'

const SHT_NULL = 0
const SHT_SYMTAB = 2
const SHT_NOTE = 7
const SHT_NOBITS = 8
const SHN_XINDEX = 0xffff
const SHF_WRITE = 0x1
const SHF_ALLOC = 0x2
const PT_LOAD = 1
const PT_INTERP = 3
const PT_NOTE = 4
const PF_X = 1
const PF_W = 2
const PN_XNUM = 0xffff
const NT_GNU_BUILD_ID = 3

/** Whether the bytes start as an ELF file does. */
export function isElf(head: Uint8Array): boolean {
  return head[0] === 0x7f && head[1] === 0x45 && head[2] === 0x4c && head[3] === 0x46
}

/** Reads the headers of an ELF file. Throws FormatError or LimitError for a file that is cut or lies. */
export function readElf(source: ByteSource): Image {
  const header = readFileHeader(source)
  const { bits, little } = header
  const programs = readPrograms(source, header)
  const headers = readSectionHeaders(source, header)
  const names = nameTable(source, headers[header.names], little)
  const sections = headers.slice(1).map((raw) => sectionOf(raw, names))
  const noteRanges = [
    ...programs.filter(({ type }) => type === PT_NOTE),
    ...sections.filter(({ type }) => type === SHT_NOTE)
  ]
  const notes = readNotes(source, noteRanges, little)
  const contentsEnd = Math.max(
    headerSize(bits),
    header.programs.offset + header.programs.count * programStride(bits),
    ...programs.map((program) => program.offset + program.size),
    ...sections.filter((section) => section.inFile).map((section) => section.offset + section.size)
  )
  const { offset: tableOffset, count } = header.sections
  return {
    format: 'elf',
    bits,
    littleEndian: little,
    goos: systemOf({
      osabi: header.osabi,
      notes: notes.map(({ name }) => name),
      interpreter: interpreterOf(source, programs, little)
    }),
    goarch: machineToGoarch(header.machine, bits, little),
    sections,
    segments: programs.filter(({ type }) => type === PT_LOAD).map(segmentOf),
    notes,
    symtab: sections.some((section) => section.type === SHT_SYMTAB && section.size > 0),
    dwarf: sections.some(({ inFile, size, name }) => inFile && size > 0 && /^\.z?debug_info$/.test(name)),
    hostId: notes.find((note) => note.name === 'GNU' && note.type === NT_GNU_BUILD_ID)?.payload ?? null,
    signature: null,
    versionMark: null,
    // Host linkers gather the compilers' names in .comment; Go's own linker writes none.
    hostLinked: sections.length === 0 ? null : sections.some(({ name }) => name === '.comment'),
    sectionTableAtEnd: tableOffset !== 0 && tableOffset >= contentsEnd,
    end: Math.max(contentsEnd, tableOffset === 0 ? 0 : tableOffset + count * sectionStride(bits))
  }
}

/** The path of the dynamic linker; empty for a static program, or where it lies outside of the file. */
function interpreterOf(source: ByteSource, programs: readonly ProgramHeader[], little: boolean): string {
  const range = programs.find(({ type }) => type === PT_INTERP)
  if (range === undefined || range.size > MAX_NAME_BYTES || !within(range, source.size)) return ''
  return new Fields(source.read(range.offset, range.size), little, range.offset).text(0, range.size)
}

interface Table {
  readonly offset: number
  readonly count: number
}

interface FileHeader {
  readonly bits: 32 | 64
  readonly little: boolean
  readonly osabi: number
  readonly machine: number
  readonly programs: Table
  readonly sections: Table
  /** Index of the section that holds the section names. */
  readonly names: number
}

const headerSize = (bits: 32 | 64): number => (bits === 64 ? 64 : 52)
const programStride = (bits: 32 | 64): number => (bits === 64 ? 56 : 32)
const sectionStride = (bits: 32 | 64): number => (bits === 64 ? 64 : 40)

function readFileHeader(source: ByteSource): FileHeader {
  const ident = readRange(source, 0, 16, 16, 'ELF identification')
  const [bits, little] = identity(ident)
  const header = new Fields(readRange(source, 0, headerSize(bits), 64, 'ELF header'), little)
  // The fields behind e_entry; those of the 32-bit form stand 4, 8, 12 and 12 bytes earlier.
  const at = bits === 64 ? { phoff: 32, shoff: 40, sizes: 54 } : { phoff: 28, shoff: 32, sizes: 42 }
  const sectionOffset = header.word(at.shoff, bits)
  let [programCount, sectionCount, names] = [
    header.u16(at.sizes + 2),
    header.u16(at.sizes + 6),
    header.u16(at.sizes + 8)
  ]
  expectStride('program', header.u16(at.sizes), programStride(bits), programCount > 0, at.sizes)
  expectStride('section', header.u16(at.sizes + 4), sectionStride(bits), sectionOffset !== 0, at.sizes + 4)
  if (sectionOffset !== 0) {
    // gABI: numbers that do not fit in the file header stand in section header 0.
    const first = firstSectionHeader(source, sectionOffset, bits, little)
    if (sectionCount === 0) sectionCount = first.size
    if (names === SHN_XINDEX) names = first.link
    if (programCount === PN_XNUM) programCount = first.info
  } else sectionCount = 0
  return {
    bits,
    little,
    osabi: ident[7] ?? 0,
    machine: header.u16(18),
    programs: { offset: header.word(at.phoff, bits), count: bounded(programCount, MAX_SEGMENTS, 'ELF segment count') },
    sections: { offset: sectionOffset, count: bounded(sectionCount, MAX_SECTIONS, 'ELF section count') },
    names
  }
}

function identity(ident: Uint8Array): [bits: 32 | 64, little: boolean] {
  const [elfClass, order] = [ident[4], ident[5]]
  if (elfClass !== 1 && elfClass !== 2) throw new FormatError(`ELF class: expected 1 or 2, got ${elfClass}`, 4)
  if (order !== 1 && order !== 2) throw new FormatError(`ELF byte order: expected 1 or 2, got ${order}`, 5)
  return [elfClass === 2 ? 64 : 32, order === 1]
}

function expectStride(what: string, got: number, expected: number, used: boolean, offset: number): void {
  if (used && got !== expected)
    throw new FormatError(`ELF ${what} header size: expected ${expected}, got ${got}`, offset)
}

function readPrograms(source: ByteSource, { programs, bits, little }: FileHeader): ProgramHeader[] {
  if (programs.count === 0) return []
  const stride = programStride(bits)
  const table = readRange(
    source,
    programs.offset,
    programs.count * stride,
    MAX_SEGMENTS * stride,
    'ELF program headers'
  )
  const fields = new Fields(table, little, programs.offset)
  return Array.from({ length: programs.count }, (_, index) => programHeader(fields, index * stride, bits))
}

function readSectionHeaders(source: ByteSource, { sections, bits, little }: FileHeader): SectionHeader[] {
  if (sections.offset === 0) return []
  const stride = sectionStride(bits)
  const table = readRange(
    source,
    sections.offset,
    sections.count * stride,
    MAX_SECTIONS * stride,
    'ELF section headers'
  )
  const fields = new Fields(table, little, sections.offset)
  return Array.from({ length: sections.count }, (_, index) => sectionFields(fields, index * stride, bits))
}

function sectionOf(raw: SectionHeader, names: Fields | null): Section & { readonly type: number } {
  return {
    type: raw.type,
    name: names?.text(raw.name, MAX_NAME_BYTES) ?? '',
    offset: raw.offset,
    size: raw.size,
    address: raw.address,
    loaded: (raw.flags & SHF_ALLOC) !== 0,
    writable: (raw.flags & SHF_WRITE) !== 0,
    inFile: raw.type !== SHT_NOBITS && raw.type !== SHT_NULL
  }
}

function segmentOf({ offset, size, address, memorySize, flags }: ProgramHeader): Segment {
  return { offset, size, address, memorySize, writable: (flags & PF_W) !== 0, executable: (flags & PF_X) !== 0 }
}

interface ProgramHeader extends Range {
  readonly type: number
  readonly flags: number
  readonly address: number
  readonly memorySize: number
}

function programHeader(fields: Fields, at: number, bits: 32 | 64): ProgramHeader {
  return bits === 64
    ? {
        type: fields.u32(at),
        flags: fields.u32(at + 4),
        offset: fields.u64(at + 8),
        address: fields.u64(at + 16),
        size: fields.u64(at + 32),
        memorySize: fields.u64(at + 40)
      }
    : {
        type: fields.u32(at),
        offset: fields.u32(at + 4),
        address: fields.u32(at + 8),
        size: fields.u32(at + 16),
        memorySize: fields.u32(at + 20),
        flags: fields.u32(at + 24)
      }
}

interface SectionHeader extends Range {
  readonly name: number
  readonly type: number
  readonly flags: number
  readonly address: number
  readonly link: number
  readonly info: number
}

function sectionFields(fields: Fields, at: number, bits: 32 | 64): SectionHeader {
  const w = bits === 64 ? 8 : 4
  return {
    name: fields.u32(at),
    type: fields.u32(at + 4),
    // Only the two lowest flags matter here, so the rounding of a 64-bit field above 2^53 is avoided by its low half.
    flags: bits === 64 ? fields.u32(fields.littleEndian ? at + 8 : at + 12) : fields.u32(at + 8),
    address: fields.word(at + 8 + w, bits),
    offset: fields.word(at + 8 + 2 * w, bits),
    size: fields.word(at + 8 + 3 * w, bits),
    link: fields.u32(at + 8 + 4 * w),
    info: fields.u32(at + 12 + 4 * w)
  }
}

function firstSectionHeader(source: ByteSource, table: number, bits: 32 | 64, little: boolean): SectionHeader {
  const stride = sectionStride(bits)
  return sectionFields(
    new Fields(readRange(source, table, stride, stride, 'ELF section header'), little, table),
    0,
    bits
  )
}

function nameTable(source: ByteSource, header: SectionHeader | undefined, little: boolean): Fields | null {
  if (header === undefined || header.type === SHT_NOBITS || !within(header, source.size)) return null
  return new Fields(source.read(header.offset, Math.min(header.size, MAX_NAME_TABLE_BYTES)), little, header.offset)
}

/**
 * Notes: namesz, descsz, type (4 bytes each), the name padded to 4, the payload padded to 4. A malformed note ends
 * its range in silence, as every reader of notes does; each payload is reported once.
 */
function readNotes(source: ByteSource, ranges: readonly Range[], little: boolean): Note[] {
  const notes = new Map<number, Note>()
  let left = MAX_NOTE_BYTES
  for (const range of ranges) {
    if (left === 0) break
    if (!within(range, source.size)) continue
    const bytes = source.read(range.offset, Math.min(range.size, left))
    left -= bytes.length
    const fields = new Fields(bytes, little, range.offset)
    let at = 0
    while (at + 12 <= bytes.length) {
      const nameSize = fields.u32(at)
      const size = fields.u32(at + 4)
      const nameEnd = at + 12 + nameSize
      const start = at + 12 + align4(nameSize)
      if (nameEnd > bytes.length || start + size > bytes.length) break
      const name = latin1(bytes.subarray(at + 12, nameEnd)).replace(/(?<!\0)\0+$/, '')
      const offset = range.offset + start
      if (!notes.has(offset)) notes.set(offset, { name, type: fields.u32(at + 8), payload: { offset, size } })
      at = start + align4(size)
    }
  }
  return [...notes.values()]
}

function align4(n: number): number {
  return Math.ceil(n / 4) * 4
}
