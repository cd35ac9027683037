/**
 * Digests of parts, so that a later comparison can say what became of a file: "stripped, code untouched", or "patched
 * in `.rodata`". The seal cannot: once it is broken it says so and no more.
 *
 * The load digest is over what the program is in memory, without what tools rewrite that only take things away:
 *
 *  - ELF: the entry address; then of each PT_LOAD segment by address: flags, address, size in memory, and its bytes. The
 *    bytes before the first section in memory count as NULs (there the tables of headers are), and NULs at the end are
 *    left out (GNU strip cuts the writable segment behind its last byte).
 *  - Mach-O, PE and the others: name, address and bytes of each section in memory, by address, again without NULs at
 *    the end. Their headers change with each signature, and say nothing about the code.
 *
 * Measured on Go 1.26 with GNU and LLVM tools: equal after strip, strip -g, objcopy, an added section, appended bytes;
 * different after one changed bit, another entry address, a removed .go.buildinfo.
 *
 * Tables of hostile files may name the same bytes thousands of times, so what is hashed is bound by the file's size.
 */
import { createHash, type Hash } from 'node:crypto'
import { type ByteSource, Fields, readRange, subSource, within } from './bytes.ts'
import type { Digests } from './facts.ts'
import type { Image, Section, Segment } from './image.ts'
import { MAX_DIGESTED_SECTIONS } from './limits.ts'

const CHUNK_BYTES = 1 << 20
/** How often each byte of a file may be hashed on average: honest sections do not overlap. */
const MAX_OVERLAP = 2

/** Digests of an image; sections beyond the bound are left out, and with them the load digest. */
export function digestsOf(source: ByteSource, image: Image): Digests {
  const budget = { left: source.size * MAX_OVERLAP }
  const sections = image.sections
    .filter((section) => section.inFile && section.size > 0 && within(section, source.size))
    .slice(0, MAX_DIGESTED_SECTIONS)
    .filter(({ size }) => spend(budget, size))
    .map(({ name, offset, size }) => {
      const hash = createHash('sha256')
      addBytes(hash, subSource(source, { offset, size }), size)
      return { name, offset, size, sha256: hash.digest('hex') }
    })
  return { load: image.format === 'elf' ? loadOfSegments(source, image) : loadOfSections(source, image), sections }
}

function spend(budget: { left: number }, size: number): boolean {
  budget.left -= size
  return budget.left >= 0
}

function loadOfSegments(source: ByteSource, image: Image): string | null {
  const first = Math.min(...inMemory(source, image).map(({ offset }) => offset))
  const segments = image.segments.toSorted((a, b) => a.address - b.address)
  if (!Number.isFinite(first) || !honest(source, segments)) return null
  const hash = createHash('sha256')
  addNumbers(hash, entryOf(source, image))
  for (const segment of segments) {
    addNumbers(hash, (segment.writable ? 2 : 0) + (segment.executable ? 1 : 0), segment.address, segment.memorySize)
    addLoaded(hash, source, segment, first)
  }
  return hash.digest('hex')
}

/** e_entry, behind e_ident, e_type, e_machine and e_version. */
function entryOf(source: ByteSource, image: Image): number {
  const size = image.bits === 64 ? 8 : 4
  const fields = new Fields(readRange(source, 24, size, size, 'ELF entry address'), image.littleEndian, 24)
  return fields.word(0, image.bits)
}

function loadOfSections(source: ByteSource, image: Image): string | null {
  const sections = inMemory(source, image).toSorted((a, b) => a.address - b.address || a.offset - b.offset)
  if (sections.length === 0 || sections.length > MAX_DIGESTED_SECTIONS || !honest(source, sections)) return null
  const hash = createHash('sha256')
  for (const section of sections) {
    hash.update(section.name)
    addNumbers(hash, section.address)
    // PE fills the end of a section up to the next 512 bytes, each tool with what it likes.
    const mapped = image.segments.find(({ offset }) => offset === section.offset)
    addLoaded(hash, source, { ...section, size: Math.min(section.size, mapped?.size ?? section.size) }, 0)
  }
  return hash.digest('hex')
}

function inMemory(source: ByteSource, image: Image): Section[] {
  return image.sections.filter(
    (section) => section.loaded && section.inFile && section.size > 0 && within(section, source.size)
  )
}

function honest(source: ByteSource, parts: readonly (Section | Segment)[]): boolean {
  const total = parts.reduce((sum, { size }) => sum + size, 0)
  return total <= source.size * MAX_OVERLAP && parts.every((part) => within(part, source.size))
}

/** Adds a part without the NULs at its end, and with NULs for all that stands before `first`. */
function addLoaded(hash: Hash, source: ByteSource, part: Section | Segment, first: number): void {
  const bytes = subSource(source, part)
  const size = sizeWithoutEnd(bytes)
  addNumbers(hash, size)
  const hidden = Math.min(Math.max(first - part.offset, 0), size)
  addNumbers(hash, hidden)
  addBytes(hash, subSource(bytes, { offset: hidden, size: size - hidden }), size - hidden)
}

function sizeWithoutEnd(source: ByteSource): number {
  for (let end = source.size; end > 0; ) {
    const size = Math.min(CHUNK_BYTES, end)
    const chunk = source.read(end - size, size)
    const last = chunk.findLastIndex((byte) => byte !== 0)
    if (last >= 0) return end - size + last + 1
    end -= size
  }
  return 0
}

function addBytes(hash: Hash, source: ByteSource, size: number): void {
  const buffer = new Uint8Array(Math.min(CHUNK_BYTES, size))
  for (let at = 0; at < size; at += CHUNK_BYTES) {
    hash.update(source.read(at, Math.min(CHUNK_BYTES, size - at), buffer))
  }
}

/** Numbers as 8 bytes each, little endian, so that no two lists of them are written alike. */
function addNumbers(hash: Hash, ...numbers: number[]): void {
  const bytes = Buffer.alloc(numbers.length * 8)
  numbers.forEach((number, index) => bytes.writeBigUInt64LE(BigInt.asUintN(64, BigInt(number)), index * 8))
  hash.update(bytes)
}
