/**
 * The version of Go in an ELF program that has no build info: Go up to 1.12 wrote none, and a tool may have cut it out.
 * The variable runtime.buildVersion is there in all of them; while the symbol table is, too, its name leads to it: a
 * string header of two words in the data, the address of the text and its length.
 *
 *   Elf64_Sym (24 bytes)     Elf32_Sym (16 bytes)
 *   0  st_name   4           0  st_name   4
 *   8  st_value  8           4  st_value  4
 *
 * Source: cmd/go/internal/version of Go 1.12 and before (readGoVersion by symbols); the gABI for the symbol table.
 */
import { type ByteSource, Fields, latin1, type Range, readRange, within } from './bytes.ts'
import { addressToRange, findSection, type Image, type VersionMark } from './image.ts'
import { MAX_SYMBOL_TABLE_BYTES, MAX_VERSION_BYTES } from './limits.ts'

const NAME = Buffer.from('\0runtime.buildVersion\0', 'latin1')
const VERSION_FORM = /^(?:go1|devel )[ -~]*$/

/** The version by the symbol, `null` where there is none, or where it leads to no version. Throws nothing for what lies. */
export function versionOfSymbol(source: ByteSource, image: Image): VersionMark | null {
  const value = image.format === 'elf' ? addressOf(source, image) : null
  const range = value === null ? null : textAt(source, image, value)
  if (range === null) return null
  const text = latin1(source.read(range.offset, range.size))
  return VERSION_FORM.test(text) ? { text, range, place: 'the symbol `runtime.buildVersion`', repeated: false } : null
}

function addressOf(source: ByteSource, image: Image): number | null {
  const { bits, littleEndian } = image
  const [symbols, names] = [findSection(image, '.symtab'), findSection(image, '.strtab')]
  if (symbols === undefined || names === undefined || !isTable(source, symbols) || !isTable(source, names)) return null
  const at = Buffer.from(source.read(names.offset, names.size)).indexOf(NAME)
  if (at < 0) return null
  const stride = bits === 64 ? 24 : 16
  const table = new Fields(source.read(symbols.offset, symbols.size), littleEndian, symbols.offset)
  for (let symbol = 0; symbol + stride <= symbols.size; symbol += stride) {
    if (table.u32(symbol) === at + 1) return table.word(symbol + (bits === 64 ? 8 : 4), bits)
  }
  return null
}

function isTable(source: ByteSource, table: Range): boolean {
  return table.size <= MAX_SYMBOL_TABLE_BYTES && within(table, source.size)
}

/** The range of the text whose string header stands at an address. */
function textAt(source: ByteSource, image: Image, address: number): Range | null {
  const word = image.bits / 8
  const header = addressToRange(image, address)
  if (header === null || header.size < 2 * word || !within(header, source.size)) return null
  const fields = new Fields(
    readRange(source, header.offset, 2 * word, 2 * word, 'string header'),
    image.littleEndian,
    header.offset
  )
  const size = fields.word(word, image.bits)
  const text = addressToRange(image, fields.word(0, image.bits))
  if (text === null || size < 1 || size > Math.min(MAX_VERSION_BYTES, text.size)) return null
  const range = { offset: text.offset, size }
  return within(range, source.size) ? range : null
}
