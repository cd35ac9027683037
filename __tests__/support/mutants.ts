/**
 * Mutations of a program as a list of edits, so that one that found a defect can be kept as a fixture: a base and what
 * was done to it (fixtures/fuzz/). Everything follows from a seed; two runs of the same seed make the same mutants.
 */
import { MAGIC_GO_1_2, MAGIC_GO_1_20 } from '../../src/core/binary/line-table-header.ts'
import { type ElfPart, elfNote, goElf, goParts, MODINFO, oldGoElf, writeElf } from './elf-writer.ts'
import { writeLineTable } from './line-table-writer.ts'
import { smallArchive, smallFat, smallMachO, smallPe, smallPlan9, smallWasm, smallXcoff } from './small-programs.ts'

export type Edit =
  | { readonly op: 'write'; readonly at: number; readonly hex: string }
  /** Keeps the first bytes. */
  | { readonly op: 'cut'; readonly at: number }
  | { readonly op: 'delete'; readonly at: number; readonly size: number }
  /** Overwrites with bytes from elsewhere in the file. */
  | { readonly op: 'copy'; readonly from: number; readonly size: number; readonly at: number }
  /** Inserts bytes from elsewhere in the file, again and again. */
  | { readonly op: 'repeat'; readonly from: number; readonly size: number; readonly at: number; readonly times: number }
  /** Puts another base behind, before, or into the file. */
  | { readonly op: 'splice'; readonly base: string; readonly at: number }

export interface Mutant {
  readonly base: string
  readonly edits: readonly Edit[]
}

const old = (bits: 32 | 64, littleEndian: boolean, machine: number): Buffer =>
  oldGoElf({ bits, littleEndian, machine, version: 'go1.17.13', modInfo: MODINFO })

/** The parts of a program of today with notes in the other byte order. */
function bigEndianParts(): ElfPart[] {
  const id = ['A', 'B', 'C', 'D'].map((letter) => letter.repeat(20)).join('/')
  const note = elfNote('Go', 4, Buffer.from(id), false)
  return goParts().map((part) => (part.name === '.note.go.buildid' ? { ...part, bytes: note } : part))
}

/** A line table of a few names, by the magic of a Go version. */
function lineTable(magic: number, bits: 32 | 64, littleEndian: boolean): Buffer {
  return writeLineTable({
    magic,
    pointerSize: bits === 64 ? 8 : 4,
    littleEndian,
    functions: ['runtime.main', 'main.main', 'example.com/hand/internal/x.(*T).F', 'example.com/Dep/sub.init'],
    files: ['/usr/local/go/src/runtime/proc.go', '/home/me/hand/main.go', '/home/me/hand/internal/x/x.go']
  })
}

function withLineTable(parts: readonly ElfPart[], table: Buffer): ElfPart[] {
  return parts.map((part) => (part.name === '.gopclntab' ? { ...part, bytes: table } : part))
}

/**
 * Hand-made programs by name: the same bytes on every machine, with every Go. A change of one changes what the fixtures
 * of that name show; add another one instead.
 */
const BASES: Readonly<Record<string, () => Buffer>> = {
  elf: () => goElf(),
  'elf-32-be': () => writeElf({ bits: 32, littleEndian: false, machine: 8, parts: bigEndianParts() }),
  'elf-lines': () => goElf(withLineTable(goParts(), lineTable(MAGIC_GO_1_20, 64, true))),
  'elf-lines-1.2': () => {
    const parts = withLineTable(bigEndianParts(), lineTable(MAGIC_GO_1_2, 32, false))
    return writeElf({ bits: 32, littleEndian: false, machine: 8, parts })
  },
  'elf-headless': () =>
    writeElf({ bits: 64, littleEndian: true, machine: 62, sectionHeaders: false, parts: goParts().slice(0, 6) }),
  'elf-old-64': () => old(64, true, 62),
  'elf-old-32-be': () => old(32, false, 8),
  pe: () => smallPe(),
  'pe-32': () => smallPe(32),
  'pe-signed': () => smallPe(64, true),
  macho: () => smallMachO(),
  'macho-unsigned': () => smallMachO(false),
  fat: () => smallFat(),
  xcoff: () => smallXcoff(),
  wasm: () => smallWasm(),
  plan9: () => smallPlan9(),
  archive: () => smallArchive(goElf())
}

export const BASE_NAMES: readonly string[] = Object.keys(BASES)

const made = new Map<string, Buffer>()

/** The bytes of a base; not to be written to. */
export function baseBytes(name: string): Buffer {
  const known = made.get(name)
  if (known !== undefined) return known
  const make = BASES[name]
  if (make === undefined) throw new Error(`no base ${name}: expected one of ${BASE_NAMES.join(', ')}`)
  const bytes = make()
  made.set(name, bytes)
  return bytes
}

/** A mutant grows to this at most; edits that would go further do nothing. */
const MAX_BYTES = 1 << 20

/** Does the edits, one after the other. Offsets beyond what is there by then are taken modulo its size. */
export function bytesOfMutant({ base, edits }: Mutant): Buffer {
  let bytes: Buffer = Buffer.from(baseBytes(base))
  for (const edit of edits) bytes = apply(bytes, edit)
  return bytes
}

function apply(bytes: Buffer, edit: Edit): Buffer {
  if (bytes.length === 0) return bytes
  const at = edit.at % (bytes.length + 1)
  switch (edit.op) {
    case 'write':
      Buffer.from(edit.hex, 'hex').copy(bytes, at)
      return bytes
    case 'cut':
      return bytes.subarray(0, at)
    case 'delete':
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + edit.size)])
    case 'copy':
      bytes.copyWithin(at, edit.from % bytes.length, (edit.from % bytes.length) + edit.size)
      return bytes
    case 'repeat': {
      const part = bytes.subarray(edit.from % bytes.length, (edit.from % bytes.length) + edit.size)
      if (bytes.length + part.length * edit.times > MAX_BYTES) return bytes
      return insert(bytes, at, Buffer.concat(Array.from({ length: edit.times }, () => part)))
    }
    case 'splice':
      return bytes.length + baseBytes(edit.base).length > MAX_BYTES ? bytes : insert(bytes, at, baseBytes(edit.base))
  }
}

const insert = (bytes: Buffer, at: number, part: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, at), part, bytes.subarray(at)])

/** Numbers from a seed: mulberry32, 32 bits at a time. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** At least 0, below `limit`. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) % limit
  }

  of<T>(list: readonly T[]): T {
    const one = list[this.below(list.length)]
    if (one === undefined) throw new Error('nothing to choose from')
    return one
  }
}

/** A mutant of a base, its edits drawn from `random`. */
export function randomMutant(random: Random, base = random.of(BASE_NAMES)): Mutant {
  const size = baseBytes(base).length
  const edits = Array.from({ length: 1 + random.below(random.below(4) === 0 ? 12 : 3) }, () =>
    randomEdit(random, base, size)
  )
  return { base, edits }
}

function randomEdit(random: Random, base: string, size: number): Edit {
  const at = place(random, size)
  switch (random.below(16)) {
    case 0:
      return { op: 'cut', at: random.below(size + 1) }
    case 1:
      return { op: 'delete', at, size: 1 + random.below(random.below(4) === 0 ? size : 16) }
    case 2:
      return { op: 'copy', from: place(random, size), size: 1 + random.below(256), at }
    case 3:
      return { op: 'repeat', from: place(random, size), size: 1 + random.below(200), at, times: 1 << random.below(13) }
    case 4:
      return { op: 'splice', base: random.of(BASE_NAMES), at: random.of([0, at, size, size]) }
    case 5:
    case 6:
      return { op: 'write', at, hex: hex(Uint8Array.from([random.below(256)])) }
    case 7:
    case 8:
      return flipped(random, base, at)
    case 9:
    case 10:
    case 11:
      return inflated(random, base, at - (at % 2))
    default:
      return { op: 'write', at: at - (at % random.of([1, 2, 4, 8])), hex: interesting(random, size) }
  }
}

/** Anywhere, but mostly near the start and the end, where headers and tables are. */
function place(random: Random, size: number): number {
  const near = random.below(1 << (3 + random.below(8)))
  const at = random.of([random.below(size), near, near, size - 1 - near])
  return Math.min(Math.max(at, 0), size - 1)
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

function flipped(random: Random, base: string, at: number): Edit {
  const was = baseBytes(base)[at] ?? 0
  return { op: 'write', at, hex: hex(Uint8Array.from([was ^ (1 << random.below(8))])) }
}

/** A number that stands there, in either byte order, made larger: lengths, counts and offsets above all. */
function inflated(random: Random, base: string, at: number): Edit {
  const bytes = baseBytes(base)
  const size = random.of([2, 4, 4, 8] as const)
  const little = random.below(2) === 0
  const field = Buffer.alloc(8)
  const part = bytes.subarray(at, at + size)
  if (little) field.set(part)
  else field.set(part, 8 - part.length)
  const was = little ? field.readBigUInt64LE() : field.readBigUInt64BE()
  const now = random.of([
    was * 2n,
    was * 256n,
    was + 1n,
    was - 1n,
    was + BigInt(bytes.length),
    was << 32n,
    was | (1n << 63n)
  ])
  return { op: 'write', at, hex: number(BigInt.asUintN(64, now), size, little) }
}

const LIMITS = [0n, 1n, 2n, 0x7fn, 0x80n, 0xffn, 0x7fffn, 0xffffn, 0x7fffffffn, 0x80000000n, 0xffffffffn, 1n << 32n]
const LARGE = [1n << 53n, (1n << 53n) - 1n, (1n << 63n) - 1n, 1n << 63n, (1n << 64n) - 1n, (1n << 64n) - 8n]

/** A number at which readers go wrong: limits of integers, and the file's own size. */
function interesting(random: Random, size: number): string {
  const own = [size, size - 1, size + 1, size >> 1, size - 16].map((n) => BigInt(Math.max(n, 0)))
  const value = random.of([...LIMITS, ...LARGE, ...own])
  return number(value, random.of([1, 2, 4, 4, 8, 8] as const), random.below(2) === 0)
}

function number(value: bigint, size: 1 | 2 | 4 | 8, little: boolean): string {
  const bytes = Buffer.alloc(8)
  if (little) {
    bytes.writeBigUInt64LE(value)
    return hex(bytes.subarray(0, size))
  }
  bytes.writeBigUInt64BE(value)
  return hex(bytes.subarray(8 - size))
}
