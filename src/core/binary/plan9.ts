/**
 * Plan 9 a.out: 386, amd64, arm. The header is big endian, whatever the processor.
 *
 *   0  magic  4    12 bss     4    24 spsz  4   (PC/SP table; Go writes none)
 *   4  text   4    16 syms    4    28 pcsz  4   (PC/line table; Go writes none)
 *   8  data   4    20 entry   4    32 entry 8   (only with 0x8000 in the magic: 64 bits; counted as text by the loader)
 *
 * The parts follow the header in the order of their sizes: text, data, syms, spsz, pcsz. Text is mapped at the load
 * address, header included; data at the next multiple of the page size (amd64: 2 MiB) behind it.
 *
 * The build info stands at the start of data, 16 divides its *address*. debug/buildinfo takes file offsets for addresses
 * here and so finds it only where the size of text happens to fit; `go version -m` reads one program and not another.
 *
 * There is no DWARF (cmd/link/internal/ld/dwarf.go leaves it out for Plan 9) and no host linker.
 *
 * Source: a.out(6) of the Plan 9 manual; cmd/link/internal/ld/asmb.go (writePlan9Header), debug/plan9obj.
 */
import { FormatError } from '../errors.ts'
import { type ByteSource, Fields, readRange } from './bytes.ts'
import type { Image, Section } from './image.ts'

const EXPANDED = 0x8000

interface Machine {
  readonly goarch: string
  readonly loadAddress: number
  readonly page: number
}

/** By magic; addresses as cmd/link's archinit sets FlagTextAddr and FlagRound for Plan 9. */
const MACHINES: ReadonlyMap<number, Machine> = new Map([
  [0x1eb, { goarch: '386', loadAddress: 0x1000, page: 0x1000 }],
  [0x647, { goarch: 'arm', loadAddress: 0x1000, page: 0x1000 }],
  [0x8a97, { goarch: 'amd64', loadAddress: 0x200000, page: 0x200000 }]
])

/** Whether the bytes start as a Plan 9 program does, for a processor that Go knows. */
export function isPlan9(head: Uint8Array): boolean {
  return head.length >= 4 && MACHINES.has(new Fields(head, false).u32(0))
}

/** Reads the header of a Plan 9 program. Throws FormatError for a file that is cut or lies. */
export function readPlan9(source: ByteSource): Image {
  const magic = new Fields(readRange(source, 0, 4, 4, 'Plan 9 magic'), false).u32(0)
  const machine = MACHINES.get(magic)
  if (machine === undefined) {
    throw new FormatError(`Plan 9 magic: expected 0x1eb, 0x647 or 0x8a97, got 0x${magic.toString(16)}`, 0)
  }
  const bits = (magic & EXPANDED) === 0 ? 32 : 64
  const headerSize = bits === 64 ? 40 : 32
  const header = new Fields(readRange(source, 0, headerSize, headerSize, 'Plan 9 header'), false)
  const [textSize, dataSize] = [header.u32(4), header.u32(8)]
  const symbolsSize = header.u32(16)
  const text = { offset: headerSize, size: textSize, address: machine.loadAddress + headerSize }
  const data = {
    offset: headerSize + textSize,
    size: dataSize,
    address: Math.ceil((text.address + textSize) / machine.page) * machine.page
  }
  const tables = ['syms', 'spsz', 'pcsz']
  const sizes = [symbolsSize, header.u32(24), header.u32(28)]
  let at = data.offset + dataSize
  const rest = tables.map((name, index): Section => {
    const size = sizes[index] ?? 0
    const section = { name, offset: at, size, address: 0, loaded: false, writable: false, inFile: true }
    at += size
    return section
  })
  return {
    format: 'plan9',
    bits,
    littleEndian: true,
    goos: 'plan9',
    goarch: machine.goarch,
    sections: [
      { name: 'text', ...text, loaded: true, writable: false, inFile: true },
      { name: 'data', ...data, loaded: true, writable: true, inFile: true },
      ...rest
    ],
    segments: [
      { ...text, memorySize: textSize, writable: false, executable: true },
      { ...data, memorySize: dataSize + header.u32(12), writable: true, executable: false }
    ],
    notes: [],
    symtab: symbolsSize > 0,
    dwarf: false,
    hostId: null,
    signature: null,
    versionMark: null,
    sectionTableAtEnd: false,
    hostLinked: false,
    end: at
  }
}
