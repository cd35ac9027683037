/**
 * Where Go's table of functions and lines (pclntab) is, and where in it the names of functions and files stand.
 *
 * The runtime needs the table for tracebacks and garbage collection, so strip leaves it in place, in every format.
 *
 *   Go 1.2 to 1.15          1.16, 1.17              1.18 and later
 *   0 magic 0xfffffffb      0xfffffffa              0xfffffff0, from 1.20 on 0xfffffff1
 *   4 two bytes of zero, the smallest instruction (1, 2 or 4), the size of a pointer (4 or 8)
 *   8 words of that size:
 *   0 functions             functions               functions
 *   1 (pc, offset) pairs    files                   files
 *   2                       function names          start of text; 0 from 1.25 on, unused from 1.26 on
 *   3                       compilation units       function names
 *   4                       file names              compilation units
 *   5                       pc tables               file names
 *   6                       functions               pc tables
 *   7                                               functions
 *
 * From 1.16 on names of one kind stand together, each ended by a NUL; all offsets count from the header. Up to 1.15
 * names lie between other data: each function's entry points to its own, and behind the pairs stands the offset of a
 * table with the offsets of the file names.
 *
 * Measured: Go 1.15.15, 1.17.13, 1.18.10, 1.21.13, 1.24.13, 1.26.8 and 1.27.4 on amd64, mips (big endian, 32 bits),
 * arm64; ELF, Mach-O, PE. The header of 1.27 is that of 1.20.
 *
 * Source: cmd/link/internal/ld/pcln.go (generatePCHeader), debug/gosym/pclntab.go (parsePclnTab), internal/abi/symtab.go.
 */
import { type ByteSource, Fields, type Range, within } from './bytes.ts'
import { MAX_FILE_NAME_BYTES, MAX_FUNCTION_NAME_BYTES, MAX_LINE_TABLE_ENTRIES } from './limits.ts'

export const MAGIC_GO_1_2 = 0xfffffffb
export const MAGIC_GO_1_16 = 0xfffffffa
export const MAGIC_GO_1_18 = 0xfffffff0
export const MAGIC_GO_1_20 = 0xfffffff1

export const LINE_TABLE_MAGICS = [MAGIC_GO_1_20, MAGIC_GO_1_18, MAGIC_GO_1_16, MAGIC_GO_1_2] as const

const HEAD_BYTES = 8
const MODERN_WORDS = 8

interface Common {
  /** File offset of the magic. */
  readonly offset: number
  readonly magic: number
  readonly littleEndian: boolean
  readonly pointerSize: 4 | 8
  readonly functions: number
}

/** From Go 1.16 on: names stand together. Ranges are file offsets. */
export interface ModernHeader extends Common {
  readonly layout: 'modern'
  readonly names: Range
  readonly files: Range
}

/** Up to Go 1.15: names are pointed to. */
export interface OldHeader extends Common {
  readonly layout: 'old'
  /** The whole table, as far as the headers tell. */
  readonly table: Range
  /** The (pc, offset) pairs of the functions. */
  readonly pairs: Range
  /** The offsets of the file names, four bytes each, from the table's start. */
  readonly files: Range
}

export type LineTableHeader = ModernHeader | OldHeader

/**
 * The header at the start of `space`, which is the part of the file that the table can reach. `null` when what stands
 * there is none: four bytes are easily met by chance, offsets that rise and stay inside are not. A header is also read
 * where all but the magic is right; garble replaces the magic by one of its own.
 */
export function readLineTableHeader(source: ByteSource, space: Range, littleEndian: boolean): LineTableHeader | null {
  const size = Math.min(HEAD_BYTES + MODERN_WORDS * 8, space.size)
  if (size < HEAD_BYTES + 4 || !within(space, source.size)) return null
  const fields = new Fields(source.read(space.offset, size), littleEndian, space.offset)
  const pointerSize = fields.u8(7)
  if (fields.u16(4) !== 0 || ![1, 2, 4].includes(fields.u8(6))) return null
  if ((pointerSize !== 4 && pointerSize !== 8) || size < HEAD_BYTES + pointerSize) return null
  const common: Common = {
    offset: space.offset,
    magic: fields.u32(0),
    littleEndian,
    pointerSize,
    functions: fields.word(HEAD_BYTES, pointerSize === 8 ? 64 : 32)
  }
  if (common.functions === 0 || common.functions > MAX_LINE_TABLE_ENTRIES) return null
  if (common.magic === MAGIC_GO_1_2) return oldHeader(source, space, common)
  return modernHeader(fields, space, common)
}

/** Whether a magic is one that Go writes. */
export function isLineTableMagic(magic: number): boolean {
  return LINE_TABLE_MAGICS.some((known) => known === magic)
}

// Headers are written out below: of objects that are made by `...` each has a hidden class of its own, and the loops over
// names were compiled anew for every file.
function modernHeader(fields: Fields, space: Range, common: Common): ModernHeader | null {
  const words = common.magic === MAGIC_GO_1_16 ? MODERN_WORDS - 1 : MODERN_WORDS
  if (fields.bytes.length < HEAD_BYTES + words * common.pointerSize) return null
  const bits = common.pointerSize === 8 ? 64 : 32
  const word = (index: number): number => fields.word(HEAD_BYTES + index * common.pointerSize, bits)
  const first = words - 5
  const [names, units, files, pcs, functions] = [0, 1, 2, 3, 4].map((index) => word(first + index))
  const rising = [HEAD_BYTES + words * common.pointerSize, names, units, files, pcs, functions, space.size]
  if (names === undefined || units === undefined || files === undefined || pcs === undefined) return null
  if (rising.some((value, index) => index > 0 && (value ?? 0) < (rising[index - 1] ?? 0))) return null
  if (names === units || files === pcs || word(1) > MAX_LINE_TABLE_ENTRIES) return null
  if (units - names > MAX_FUNCTION_NAME_BYTES || pcs - files > MAX_FILE_NAME_BYTES) return null
  const { offset, magic, littleEndian, pointerSize, functions: count } = common
  return {
    layout: 'modern',
    offset,
    magic,
    littleEndian,
    pointerSize,
    functions: count,
    names: { offset: space.offset + names, size: units - names },
    files: { offset: space.offset + files, size: pcs - files }
  }
}

function oldHeader(source: ByteSource, space: Range, common: Common): OldHeader | null {
  const start = HEAD_BYTES + common.pointerSize
  const size = common.functions * 2 * common.pointerSize
  // Behind the pairs: the end of the last function, the offset of the table of files.
  const filesAt = start + size + common.pointerSize
  if (filesAt + 4 > space.size) return null
  const read = (at: number): number => new Fields(source.read(space.offset + at, 4), common.littleEndian).u32(0)
  const files = read(filesAt)
  if (files < filesAt || files + 4 > space.size) return null
  const count = read(files)
  if (count === 0 || count > MAX_LINE_TABLE_ENTRIES || files + 4 * count > space.size) return null
  const { offset, magic, littleEndian, pointerSize, functions } = common
  return {
    layout: 'old',
    offset,
    magic,
    littleEndian,
    pointerSize,
    functions,
    table: space,
    pairs: { offset: space.offset + start, size },
    // Entry 0 is the count itself.
    files: { offset: space.offset + files + 4, size: 4 * (count - 1) }
  }
}
