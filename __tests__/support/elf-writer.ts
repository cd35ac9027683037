/**
 * Writes ELF files by hand, of either class and byte order: for layouts that no Go of today makes any more, and for
 * files that are small enough to be mutated many thousand times.
 *
 * Layout: file header, program headers (one PT_LOAD for each part that has an address), the parts at their offsets,
 * the section names, the section headers.
 */
import { MODINFO_END, MODINFO_START } from '../../src/core/binary/build-info.ts'

export interface ElfPart {
  readonly name: string
  /** SHT_PROGBITS 1, SHT_SYMTAB 2, SHT_NOTE 7, SHT_NOBITS 8. */
  readonly type?: number
  /** SHF_WRITE 1, SHF_ALLOC 2, SHF_EXECINSTR 4. */
  readonly flags?: number
  readonly address?: number
  readonly bytes: Uint8Array
}

export interface ElfFile {
  readonly bits: 32 | 64
  readonly littleEndian: boolean
  readonly machine: number
  readonly osabi?: number
  readonly parts: readonly ElfPart[]
  /** `false` leaves out names and section headers, as sstrip does. */
  readonly sectionHeaders?: boolean
}

const EM_AMD64 = 62

/** Numbers in the file's byte order and word size. */
class Words {
  readonly #bits: 32 | 64
  readonly #little: boolean

  constructor(bits: 32 | 64, little: boolean) {
    this.#bits = bits
    this.#little = little
  }

  put(target: Buffer, at: number, size: 2 | 4 | 8, value: number): void {
    const bytes = Buffer.alloc(8)
    bytes.writeBigUInt64LE(BigInt(value))
    const short = bytes.subarray(0, size)
    target.set(this.#little ? short : Uint8Array.from(short).toReversed(), at)
  }

  /** Words of the file's pointer size, one behind the other. */
  pointers(...values: readonly number[]): Buffer {
    const size = this.#bits === 64 ? 8 : 4
    const bytes = Buffer.alloc(size * values.length)
    values.forEach((value, index) => this.put(bytes, index * size, size, value))
    return bytes
  }
}

const align = (n: number, to: number): number => Math.ceil(n / to) * to

/** Where each part stands in the file that writeElf makes. */
export function partOffsets(file: ElfFile): number[] {
  const loads = file.parts.filter((part) => part.address !== undefined).length
  let at = (file.bits === 64 ? 64 : 52) + loads * (file.bits === 64 ? 56 : 32)
  return file.parts.map((part) => {
    const offset = align(at, 16)
    at = offset + (part.type === 8 ? 0 : part.bytes.length)
    return offset
  })
}

export function writeElf(file: ElfFile): Buffer {
  const { bits, parts } = file
  const words = new Words(bits, file.littleEndian)
  const is64 = bits === 64
  const word = is64 ? 8 : 4
  const offsets = partOffsets(file)
  const loads = parts.flatMap((part, index) =>
    part.address === undefined ? [] : [{ part, address: part.address, offset: offsets[index] ?? 0 }]
  )
  const withHeaders = file.sectionHeaders !== false
  const names = Buffer.from(`\0${[...parts.map((part) => part.name), '.shstrtab'].join('\0')}\0`, 'latin1')
  const last = parts.at(-1)
  const contentsEnd = (offsets.at(-1) ?? 0) + (last === undefined || last.type === 8 ? 0 : last.bytes.length)
  const namesAt = align(contentsEnd, 16)
  const tableAt = align(namesAt + names.length, 16)
  const stride = is64 ? 64 : 40
  const out = Buffer.alloc(withHeaders ? tableAt + (parts.length + 2) * stride : contentsEnd)

  out.set([0x7f, 0x45, 0x4c, 0x46, is64 ? 2 : 1, file.littleEndian ? 1 : 2, 1, file.osabi ?? 0])
  words.put(out, 16, 2, 2)
  words.put(out, 18, 2, file.machine)
  words.put(out, 20, 4, 1)
  words.put(out, is64 ? 32 : 28, word, is64 ? 64 : 52)
  words.put(out, is64 ? 40 : 32, word, withHeaders ? tableAt : 0)
  const sizes = is64 ? 52 : 40
  const header = [is64 ? 64 : 52, is64 ? 56 : 32, loads.length, stride, withHeaders ? parts.length + 2 : 0]
  header.forEach((value, index) => words.put(out, sizes + 2 * index, 2, value))
  words.put(out, sizes + 10, 2, withHeaders ? parts.length + 1 : 0)

  loads.forEach(({ part, address, offset }, index) => {
    const at = (is64 ? 64 : 52) + index * (is64 ? 56 : 32)
    // PF_R, PF_W, PF_X from SHF_WRITE, SHF_EXECINSTR.
    const flags = 4 | (((part.flags ?? 2) & 1) === 0 ? 0 : 2) | (((part.flags ?? 2) & 4) === 0 ? 0 : 1)
    const size = part.type === 8 ? 0 : part.bytes.length
    words.put(out, at, 4, 1)
    words.put(out, is64 ? at + 4 : at + 24, 4, flags)
    words.put(out, is64 ? at + 8 : at + 4, word, offset)
    words.put(out, is64 ? at + 16 : at + 8, word, address)
    words.put(out, is64 ? at + 32 : at + 16, word, size)
    words.put(out, is64 ? at + 40 : at + 20, word, part.bytes.length)
  })
  parts.forEach((part, index) => {
    if (part.type !== 8) out.set(part.bytes, offsets[index] ?? 0)
  })
  if (!withHeaders) return out

  out.set(names, namesAt)
  const sections = [
    ...parts.map((part, index) => ({ ...part, offset: offsets[index] ?? 0, size: part.bytes.length })),
    { name: '.shstrtab', type: 3, flags: 0, address: 0, offset: namesAt, size: names.length }
  ]
  let name = 1
  sections.forEach((section, index) => {
    const at = tableAt + (index + 1) * stride
    words.put(out, at, 4, name)
    words.put(out, at + 4, 4, section.type ?? 1)
    words.put(out, at + 8, word, section.flags ?? 2)
    words.put(out, at + 8 + word, word, section.address ?? 0)
    words.put(out, at + 8 + 2 * word, word, section.offset)
    words.put(out, at + 8 + 3 * word, word, section.size)
    name += section.name.length + 1
  })
  return out
}

/** Module info between its two markers. */
export function framed(modInfo: string): Buffer {
  return Buffer.concat([MODINFO_START, Buffer.from(modInfo, 'utf8'), MODINFO_END])
}

/** A varint as encoding/binary writes it, which is LEB128 as WebAssembly has it. */
export function varint(value: number): Buffer {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 0x80; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80)
  return Buffer.from([...bytes, rest])
}

/** A build info blob as Go writes it since 1.18: both strings inline. */
export function inlineBlob(version: string, info: Uint8Array): Buffer {
  const head = Buffer.alloc(32)
  head.write('\xff Go buildinf:', 'latin1')
  head[14] = 8
  head[15] = 2
  const text = Buffer.from(version, 'utf8')
  return Buffer.concat([head, varint(text.length), text, varint(info.length), info])
}

/** A note: name and payload, each padded to four bytes. */
export function elfNote(name: string, type: number, payload: Uint8Array, little = true): Buffer {
  const words = new Words(64, little)
  const head = Buffer.alloc(12)
  const text = Buffer.from(`${name}\0`, 'latin1')
  words.put(head, 0, 4, text.length)
  words.put(head, 4, 4, payload.length)
  words.put(head, 8, 4, type)
  const pad = (bytes: Uint8Array): Uint8Array =>
    Buffer.concat([bytes, Buffer.alloc(align(bytes.length, 4) - bytes.length)])
  return Buffer.concat([head, pad(text), pad(payload)])
}

export const MODINFO =
  'path\texample.com/hand\nmod\texample.com/hand\tv1.2.3\th1:x\nbuild\tGOOS=linux\nbuild\tGOARCH=amd64\n'

/** The parts of a Go program of today, in about two kilobytes. */
export function goParts(version = 'go1.26.8', modInfo = MODINFO): ElfPart[] {
  const id = ['A', 'B', 'C', 'D'].map((letter) => letter.repeat(20)).join('/')
  return [
    { name: '.note.go.buildid', type: 7, flags: 2, address: 0x400000, bytes: elfNote('Go', 4, Buffer.from(id)) },
    { name: '.note.gnu.build-id', type: 7, flags: 2, address: 0x401000, bytes: elfNote('GNU', 3, Buffer.alloc(20, 7)) },
    { name: '.text', flags: 6, address: 0x402000, bytes: Buffer.alloc(64, 0xcc) },
    { name: '.rodata', flags: 2, address: 0x403000, bytes: framed(modInfo) },
    { name: '.gopclntab', flags: 2, address: 0x404000, bytes: Buffer.alloc(32, 1) },
    { name: '.go.buildinfo', flags: 3, address: 0x405000, bytes: inlineBlob(version, framed(modInfo)) },
    { name: '.bss', type: 8, flags: 3, address: 0x406000, bytes: Buffer.alloc(4096) },
    { name: '.symtab', type: 2, flags: 0, bytes: Buffer.alloc(48) },
    { name: '.debug_info', flags: 0, bytes: Buffer.alloc(16) }
  ]
}

/** A hand-made Go program for linux/amd64 with all that this program looks at. Its seal is broken, being none of Go's. */
export function goElf(parts: readonly ElfPart[] = goParts()): Buffer {
  return writeElf({ bits: 64, littleEndian: true, machine: EM_AMD64, parts })
}

export interface OldGo {
  readonly bits: 32 | 64
  readonly littleEndian: boolean
  readonly machine: number
  readonly version: string
  readonly modInfo: string
}

/**
 * A program as Go up to 1.17 made it: the blob has no strings but the addresses of two string headers (data address,
 * length), as cmd/link/internal/ld/data.go wrote them then.
 */
export function oldGoElf({ bits, littleEndian, machine, version, modInfo }: OldGo): Buffer {
  const words = new Words(bits, littleEndian)
  const [text, info] = [Buffer.from(version), framed(modInfo)]
  const [strings, headers, blobAt] = [0x10000, 0x20000, 0x30000]
  const size = bits / 8
  const head = Buffer.alloc(16)
  head.write('\xff Go buildinf:', 'latin1')
  head[14] = size
  head[15] = littleEndian ? 0 : 1
  const blob = Buffer.concat([head, words.pointers(headers, headers + 2 * size), Buffer.alloc(16 - 2 * (size - 4))])
  return writeElf({
    bits,
    littleEndian,
    machine,
    parts: [
      { name: '.rodata', flags: 2, address: strings, bytes: Buffer.concat([text, info]) },
      {
        name: '.data',
        flags: 3,
        address: headers,
        bytes: words.pointers(strings, text.length, strings + text.length, info.length)
      },
      { name: '.go.buildinfo', flags: 3, address: blobAt, bytes: blob }
    ]
  })
}
