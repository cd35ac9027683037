/**
 * Mach-O, 32 and 64 bits (fat files are taken apart before this reader sees a slice).
 *
 *   mach_header_64                   segment_command_64              section_64
 *   0  magic       4                 0  cmd        4  (0x19; 32: 1)   0  sectname  16
 *   4  cputype     4                 4  cmdsize    4                  16 segname   16
 *   12 filetype    4                 8  segname    16                 32 addr       8 (32: 4)
 *   16 ncmds       4                 24 vmaddr     8  (32: 24, 4)     40 size       8 (32: 36, 4)
 *   20 sizeofcmds  4                 32 vmsize     8  (32: 28, 4)     48 offset     4 (32: 40)
 *   24 flags       4                 40 fileoff    8  (32: 32, 4)     64 flags      4 (32: 56)
 *   28 reserved    4 (64 only)       48 filesize   8  (32: 36, 4)
 *                                    60 initprot   4  (32: 44)
 *                                    64 nsects     4  (32: 48)
 *                                    72 sections      (32: 56)
 *
 * Source: mach-o/loader.h and mach-o/nlist.h; constants as in debug/macho and cmd/link/internal/ld/macho.go.
 */
import { bounded, FormatError } from '../errors.ts'
import { type ByteSource, Fields, type Range, readRange, within } from './bytes.ts'
import type { Image, Section, Segment, Signature } from './image.ts'
import { MAX_LOAD_COMMAND_BYTES, MAX_SECTIONS, MAX_SEGMENTS, MAX_SYMBOLS_LOOKED_AT } from './limits.ts'

const LC_SEGMENT = 0x1
const LC_SYMTAB = 0x2
const LC_SEGMENT_64 = 0x19
const LC_UUID = 0x1b
const LC_CODE_SIGNATURE = 0x1d
const LC_VERSION_MIN_MACOSX = 0x24
const LC_VERSION_MIN_IPHONEOS = 0x25
const LC_FUNCTION_STARTS = 0x26
const LC_BUILD_VERSION = 0x32
const S_ZEROFILL = 0x1
const VM_PROT_WRITE = 2
const VM_PROT_EXECUTE = 4
const N_STAB = 0xe0
const N_TYPE = 0x0e
const N_SECT = 0x0e

const CPU: Readonly<Record<number, string>> = {
  0x7: '386',
  0xc: 'arm',
  0x01000007: 'amd64',
  0x0100000c: 'arm64',
  0x12: 'ppc',
  0x01000012: 'ppc64'
}

/** The GOARCH of a CPU type, `null` for one that Go never had. */
export function cpuGoarch(cpu: number): string | null {
  return CPU[cpu] ?? null
}

/** LC_BUILD_VERSION platforms; the simulators run on the host and are built with GOOS=ios. */
const PLATFORM: Readonly<Record<number, string>> = { 1: 'darwin', 2: 'ios', 6: 'ios', 7: 'ios' }

/** Whether the bytes start as a thin Mach-O file does. */
export function isMachO(head: Uint8Array): boolean {
  return machoMagic(head) !== null
}

function machoMagic(head: Uint8Array): { bits: 32 | 64; little: boolean } | null {
  const magic = [...head.subarray(0, 4)].map((byte) => byte.toString(16)).join(' ')
  switch (magic) {
    case 'cf fa ed fe':
      return { bits: 64, little: true }
    case 'ce fa ed fe':
      return { bits: 32, little: true }
    case 'fe ed fa cf':
      return { bits: 64, little: false }
    case 'fe ed fa ce':
      return { bits: 32, little: false }
    default:
      return null
  }
}

/** Reads the load commands of a thin Mach-O file. Throws FormatError or LimitError for a file that is cut or lies. */
export function readMachO(source: ByteSource): Image {
  const magic = machoMagic(readRange(source, 0, 4, 4, 'Mach-O magic'))
  if (magic === null) throw new FormatError('Mach-O magic: expected feedface or feedfacf', 0)
  const { bits, little } = magic
  const headerSize = bits === 64 ? 32 : 28
  const header = new Fields(readRange(source, 0, headerSize, 32, 'Mach-O header'), little)
  const commandCount = bounded(header.u32(16), MAX_SEGMENTS, 'Mach-O load command count')
  const commandBytes = bounded(header.u32(20), MAX_LOAD_COMMAND_BYTES, 'Mach-O load commands, bytes')
  const area = readRange(source, headerSize, commandBytes, MAX_LOAD_COMMAND_BYTES, 'Mach-O load commands')

  const sections: Section[] = []
  const segments: Segment[] = []
  const ends = [headerSize + commandBytes]
  let symtab = false
  let goos: string | null = null
  let hostId: Range | null = null
  let signature: Signature | null = null
  let hostLinked = false
  for (const { command, body, offset } of loadCommands(area, little, headerSize, commandCount)) {
    switch (command) {
      case LC_SEGMENT:
      case LC_SEGMENT_64: {
        const read = readSegment(body, command === LC_SEGMENT_64 ? 64 : 32)
        segments.push(read.segment)
        sections.push(...read.sections)
        bounded(sections.length, MAX_SECTIONS, 'Mach-O section count')
        ends.push(read.segment.offset + read.segment.size)
        break
      }
      case LC_SYMTAB: {
        // symoff, nsyms, stroff, strsize at 8, 12, 16, 20
        const table = { offset: body.u32(8), count: body.u32(12) }
        symtab = hasDefinedSymbols(source, table.offset, table.count, bits, little)
        ends.push(table.offset + table.count * (bits === 64 ? 16 : 12), body.u32(16) + body.u32(20))
        break
      }
      case LC_UUID:
        hostId = { offset: offset + 8, size: body.bytes.length - 8 }
        break
      case LC_CODE_SIGNATURE:
        signature = { kind: 'codesign', offset: body.u32(8), size: body.u32(12) }
        ends.push(signature.offset + signature.size)
        break
      case LC_FUNCTION_STARTS:
        // Apple's linker always writes it, Go's own never does.
        hostLinked = true
        break
      case LC_BUILD_VERSION:
        goos = PLATFORM[body.u32(8)] ?? null
        break
      case LC_VERSION_MIN_MACOSX:
        goos ??= 'darwin'
        break
      case LC_VERSION_MIN_IPHONEOS:
        goos ??= 'ios'
        break
    }
  }
  return {
    format: 'macho',
    bits,
    littleEndian: little,
    goos,
    goarch: CPU[header.u32(4)] ?? null,
    sections,
    segments,
    notes: [],
    symtab,
    dwarf: sections.some((section) => section.inFile && section.size > 0 && /^__z?debug_info$/.test(section.name)),
    hostId,
    signature,
    versionMark: null,
    hostLinked,
    sectionTableAtEnd: false,
    end: Math.max(...ends)
  }
}

interface LoadCommand {
  readonly command: number
  /** All of it, its own head included. */
  readonly body: Fields
  /** Where it stands in the file. */
  readonly offset: number
}

/** The load commands one behind the other. Throws FormatError for one that leaves their area. */
function* loadCommands(
  area: Uint8Array,
  little: boolean,
  base: number,
  count: number
): Generator<LoadCommand, void, undefined> {
  const fields = new Fields(area, little, base)
  let at = 0
  for (let i = 0; i < count; i++) {
    const [command, size, offset] = [fields.u32(at), fields.u32(at + 4), base + at]
    if (size < 8 || at + size > area.length) {
      throw new FormatError(
        `Mach-O load command ${i}: expected a size of 8 to ${area.length - at}, got ${size}`,
        offset
      )
    }
    yield { command, body: new Fields(area.subarray(at, at + size), little, offset), offset }
    at += size
  }
}

function readSegment(body: Fields, bits: 32 | 64): { segment: Segment; sections: Section[] } {
  const is64 = bits === 64
  const name = body.text(8, 16)
  const protection = body.u32(is64 ? 60 : 44)
  const writable = (protection & VM_PROT_WRITE) !== 0
  const segment: Segment = {
    address: body.word(24, bits),
    memorySize: body.word(is64 ? 32 : 28, bits),
    offset: body.word(is64 ? 40 : 32, bits),
    size: body.word(is64 ? 48 : 36, bits),
    writable,
    executable: (protection & VM_PROT_EXECUTE) !== 0
  }
  const stride = is64 ? 80 : 68
  const first = is64 ? 72 : 56
  const count = bounded(body.u32(is64 ? 64 : 48), Math.floor(body.bytes.length / stride), `Mach-O sections of ${name}`)
  const sections: Section[] = []
  for (let i = 0; i < count; i++) {
    const at = first + i * stride
    sections.push({
      name: body.text(at, 16),
      address: body.word(at + 32, bits),
      size: body.word(is64 ? at + 40 : at + 36, bits),
      offset: body.u32(is64 ? at + 48 : at + 40),
      loaded: name !== '__DWARF',
      writable,
      inFile: (body.u32(is64 ? at + 64 : at + 56) & 0xff) !== S_ZEROFILL
    })
  }
  return { segment, sections }
}

/**
 * Whether the symbol table defines anything. A Go program linked with -s keeps its imported symbols (type N_UNDF):
 * what counts is a symbol of type N_SECT that is no debugging entry. nlist_64: n_strx 4, n_type 1, n_sect 1,
 * n_desc 2, n_value 8 (nlist: 4).
 */
function hasDefinedSymbols(source: ByteSource, offset: number, count: number, bits: 32 | 64, little: boolean): boolean {
  const stride = bits === 64 ? 16 : 12
  if (count === 0 || !within({ offset, size: count * stride }, source.size)) return false
  const looked = Math.min(count, MAX_SYMBOLS_LOOKED_AT)
  const table = new Fields(source.read(offset, looked * stride), little, offset)
  for (let i = 0; i < looked; i++) {
    const type = table.u8(i * stride + 4)
    if ((type & N_STAB) === 0 && (type & N_TYPE) === N_SECT) return true
  }
  // Nothing defined among the first 65,536: the table is sorted with local and defined symbols first.
  return false
}
