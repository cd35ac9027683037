/** Writes line tables by hand: of layouts that no Go of today makes any more, and of names that no Go would write. */
import { MAGIC_GO_1_16, MAGIC_GO_1_2 } from '../../src/core/binary/line-table-header.ts'

export interface HandTable {
  readonly magic: number
  readonly pointerSize: 4 | 8
  readonly littleEndian: boolean
  readonly functions: readonly string[]
  readonly files: readonly string[]
}

class Writer {
  readonly #pieces: Buffer[] = []
  readonly #little: boolean
  length = 0

  constructor(little: boolean) {
    this.#little = little
  }

  bytes(bytes: Uint8Array): this {
    this.#pieces.push(Buffer.from(bytes))
    this.length += bytes.length
    return this
  }

  number(value: number, size: number): this {
    const bytes = Buffer.alloc(8)
    bytes.writeBigUInt64LE(BigInt(value))
    const short = Uint8Array.from(bytes.subarray(0, size))
    return this.bytes(this.#little ? short : short.toReversed())
  }

  strings(values: readonly string[]): this {
    for (const value of values) this.bytes(Buffer.from(`${value}\0`, 'latin1'))
    return this
  }

  done(): Buffer {
    return Buffer.concat(this.#pieces)
  }
}

const bytesOfStrings = (values: readonly string[]): number =>
  values.reduce((sum, value) => sum + Buffer.byteLength(value, 'latin1') + 1, 0)

/** A line table as Go of the magic's time laid it out; tables of code and lines are left empty. */
export function writeLineTable(table: HandTable): Buffer {
  return table.magic === MAGIC_GO_1_2 ? writeOld(table) : writeModern(table)
}

function head({ magic, pointerSize, littleEndian }: HandTable): Writer {
  return new Writer(littleEndian).number(magic, 4).bytes(Uint8Array.of(0, 0, 1, pointerSize))
}

function writeModern(table: HandTable): Buffer {
  const { magic, pointerSize, functions, files } = table
  const words = magic === MAGIC_GO_1_16 ? 7 : 8
  const names = 8 + words * pointerSize
  const units = names + bytesOfStrings(functions)
  const fileTable = units + 4
  const pcs = fileTable + bytesOfStrings(files)
  const out = head(table)
  const fields = [functions.length, files.length, ...(words === 8 ? [0] : []), names, units, fileTable, pcs, pcs + 4]
  for (const field of fields) out.number(field, pointerSize)
  return out.strings(functions).number(0, 4).strings(files).number(0, 4).bytes(Buffer.alloc(16)).done()
}

/** Pairs of (pc, offset), the end, the offset of the files; then for each function its entry and its name. */
function writeOld(table: HandTable): Buffer {
  const { pointerSize, functions, files } = table
  const pairsEnd = 8 + pointerSize + functions.length * 2 * pointerSize + pointerSize + 4
  const entry = pointerSize + 4
  let at = pairsEnd
  const places = functions.map((name) => {
    const place = at
    at += entry + name.length + 1
    return place
  })
  const fileNames = at
  const fileTable = fileNames + bytesOfStrings(files)
  const out = head(table).number(functions.length, pointerSize)
  places.forEach((place, index) => out.number(0x1000 + index, pointerSize).number(place, pointerSize))
  out.number(0x1000 + functions.length, pointerSize).number(fileTable, 4)
  functions.forEach((name, index) => {
    out
      .number(0x1000 + index, pointerSize)
      .number((places[index] ?? 0) + entry, 4)
      .strings([name])
  })
  out.strings(files).number(files.length + 1, 4)
  let file = fileNames
  for (const name of files) {
    out.number(file, 4)
    file += name.length + 1
  }
  return out.done()
}
