/**
 * WebAssembly modules: GOOS=js and GOOS=wasip1.
 *
 *   0  magic "\0asm" 4, version 4; then sections: an id of one byte, the size (LEB128), the contents. A section of id 0
 *   is a custom one and starts with its name (LEB128 length, text).
 *
 * What Go's linker writes (cmd/link/internal/wasm/asm.go; measured on Go 1.21, 1.24, 1.26, 1.27):
 *  - first of all a custom section `go:buildid` with the build ID in the form that text sections have elsewhere;
 *  - no build info blob: of the data only rodata, typelink, itablink, the module data, pclntab, noptrdata and data are
 *    written, and .go.buildinfo is none of them. So `go version -m` has nothing to read, and the copy of the module info
 *    in rodata is the only one. It has no NUL bytes, so it stands in one piece although runs of eight and more of them
 *    are cut out of the data;
 *  - the Go version in the custom section `producers`, under `processed-by`: `Go cmd/compile`. TinyGo and others name
 *    themselves there, some with `language` Go, which proves nothing;
 *  - function names in the custom section `name`, unless -s is given. DWARF never.
 *
 * The system is told by what the module asks of its host: `gojs` (`go` up to Go 1.20) or `wasi_snapshot_preview1`.
 *
 * Data segments are not mapped here: a Go program has twenty thousand of them, and nothing that this program reads needs
 * an address.
 *
 * Source: WebAssembly Core Specification, chapter 5 (binary format); tool-conventions, ProducersSection.
 */
import { bounded, FormatError, TruncatedError } from '../errors.ts'
import { type ByteSource, Fields, latin1, type Range, readRange, utf8, within } from './bytes.ts'
import type { Image, Section, VersionMark } from './image.ts'
import {
  MAX_NAME_BYTES,
  MAX_PRODUCERS_BYTES,
  MAX_VERSION_BYTES,
  MAX_WASM_IMPORT_BYTES,
  MAX_WASM_SECTIONS
} from './limits.ts'

const MAGIC = 0x0061736d
const HEADER_BYTES = 8
const CUSTOM = 0
const IMPORT = 2
const DATA = 11
const SECTION_NAMES = [
  'custom',
  'type',
  'import',
  'function',
  'table',
  'memory',
  'global',
  'export',
  'start',
  'element',
  'code',
  'data',
  'datacount',
  'tag'
]
/** Of a number of 32 bits. */
const LEB_BYTES = 5
const GO_COMPILER = 'Go cmd/compile'

/** Whether the bytes start as a WebAssembly module does. */
export function isWasm(head: Uint8Array): boolean {
  return head.length >= 4 && new Fields(head, false).u32(0) === MAGIC
}

/** Reads the sections of a module. Throws FormatError or LimitError for a file that is cut or lies. */
export function readWasm(source: ByteSource): Image {
  const header = new Fields(readRange(source, 0, HEADER_BYTES, HEADER_BYTES, 'wasm header'), true)
  if (header.u32(4) !== 1) throw new FormatError(`wasm version: expected 1, got ${header.u32(4)}`, 4)
  const sections = readSections(source)
  expectBodies(sections)
  const custom = (name: string): Section | undefined =>
    sections.find((section) => !section.loaded && section.name === name)
  const versionMark = producersVersion(source, custom('producers'))
  return {
    format: 'wasm',
    bits: 32,
    littleEndian: true,
    goos: importedSystem(
      source,
      sections.find(({ loaded, name }) => loaded && name === SECTION_NAMES[IMPORT])
    ),
    goarch: 'wasm',
    sections,
    segments: [],
    notes: [],
    symtab: (custom('name')?.size ?? 0) > 0,
    dwarf: (custom('.debug_info')?.size ?? 0) > 0,
    hostId: null,
    signature: null,
    versionMark,
    sectionTableAtEnd: false,
    // Go has no external link for wasm; of other compilers' modules nothing is known.
    hostLinked: versionMark === null ? null : false,
    end: Math.max(HEADER_BYTES, ...sections.map((section) => section.offset + section.size))
  }
}

/** Sections stand one behind the other; offset and size are those of the contents, of a custom section behind its name. */
function readSections(source: ByteSource): Section[] {
  const sections: Section[] = []
  for (let at = HEADER_BYTES; at < source.size; ) {
    const start = new Cursor(source.read(at, Math.min(1 + LEB_BYTES, source.size - at)), at)
    const id = start.byte()
    // What follows the last section is no section: appended data, which has no business to look like one.
    if (id >= SECTION_NAMES.length) break
    const size = start.leb()
    const contents = { offset: start.offset, size }
    if (!within(contents, source.size)) {
      const message = `wasm section ${id}: expected ${size} bytes at offset ${contents.offset}, the file ends at ${source.size}`
      throw new TruncatedError(message, at)
    }
    bounded(sections.length + 1, MAX_WASM_SECTIONS, 'wasm section count')
    const section = id === CUSTOM ? customSection(source, contents) : knownSection(id, contents)
    if (section === null) break
    sections.push(section)
    at = contents.offset + size
  }
  return sections
}

/** A module that declares functions has their code: one that was cut at the border of two sections shows here. */
function expectBodies(sections: readonly Section[]): void {
  const has = (name: string): boolean => sections.some((section) => section.loaded && section.name === name)
  const last = sections.at(-1)
  const end = last === undefined ? HEADER_BYTES : last.offset + last.size
  if (has('function') && !has('code')) {
    throw new TruncatedError(`wasm: expected a code section for the functions declared, the file ends at ${end}`, end)
  }
}

function knownSection(id: number, contents: Range): Section {
  return { ...contents, name: SECTION_NAMES[id] ?? '', address: 0, loaded: true, writable: id === DATA, inFile: true }
}

/** `null` where there is no name: NUL bytes behind a module look like empty custom sections, which there are none of. */
function customSection(source: ByteSource, contents: Range): Section | null {
  return quietly(() => {
    const bytes = source.read(contents.offset, Math.min(contents.size, MAX_NAME_BYTES + LEB_BYTES))
    const head = new Cursor(bytes, contents.offset)
    const name = head.name(MAX_NAME_BYTES)
    const offset = head.offset
    const size = contents.offset + contents.size - offset
    return { name, offset, size, address: 0, loaded: false, writable: false, inFile: true }
  })
}

/**
 * The version that Go's compiler gives: fields of a name and a list of pairs, name and version. A section that is none of
 * the convention says nothing.
 */
function producersVersion(source: ByteSource, section: Section | undefined): VersionMark | null {
  if (section === undefined || section.size > MAX_PRODUCERS_BYTES) return null
  return quietly(() => {
    const fields = new Cursor(source.read(section.offset, section.size), section.offset)
    for (let count = fields.leb(); count > 0; count--) {
      fields.name(section.size)
      for (let values = fields.leb(); values > 0; values--) {
        const name = fields.name(section.size)
        const text = fields.name(section.size)
        if (name === GO_COMPILER && text !== '' && text.length <= MAX_VERSION_BYTES) {
          return { text, range: section, place: 'the section `producers`', repeated: true }
        }
      }
    }
    return null
  })
}

/** What the first imports ask for; each is module, name, kind and a type. */
function importedSystem(source: ByteSource, section: Section | undefined): string | null {
  if (section === undefined) return null
  return quietly(() => {
    const fields = new Cursor(
      source.read(section.offset, Math.min(section.size, MAX_WASM_IMPORT_BYTES)),
      section.offset
    )
    for (let count = fields.leb(); count > 0; count--) {
      const module = fields.name(MAX_NAME_BYTES)
      if (module === 'gojs' || module === 'go') return 'js'
      if (module === 'wasi_snapshot_preview1') return 'wasip1'
      fields.name(MAX_WASM_IMPORT_BYTES)
      // A program may import functions of its own before the system's; of other kinds Go imports nothing.
      if (fields.byte() !== 0) return null
      fields.leb()
    }
    return null
  })
}

/** Contents that break their rules say nothing, and do not make the file unreadable: a runtime skips custom sections. */
function quietly<T>(read: () => T | null): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof FormatError) return null
    throw error
  }
}

/** Reads numbers and names one behind the other. Throws FormatError at the end of the bytes. */
class Cursor {
  readonly #bytes: Uint8Array
  readonly #base: number
  #at = 0

  constructor(bytes: Uint8Array, base: number) {
    this.#bytes = bytes
    this.#base = base
  }

  /** File offset of the next byte. */
  get offset(): number {
    return this.#base + this.#at
  }

  byte(): number {
    const byte = this.#bytes[this.#at]
    if (byte === undefined) throw new TruncatedError(`wasm: expected a byte at offset ${this.offset}`, this.offset)
    this.#at++
    return byte
  }

  /** An unsigned LEB128 number of 32 bits: five bytes at most. */
  leb(): number {
    const start = this.offset
    let value = 0
    for (let i = 0; i < LEB_BYTES; i++) {
      const byte = this.byte()
      value += (byte & 0x7f) * 2 ** (7 * i)
      if (byte < 0x80) return value
    }
    throw new FormatError(`wasm: expected a number of at most 5 bytes at offset ${start}`, start)
  }

  /** A length and that many bytes of text. */
  name(bound: number): string {
    const start = this.offset
    const size = this.leb()
    const end = this.#at + size
    if (size > bound || end > this.#bytes.length) {
      throw new FormatError(`wasm: expected a name of at most ${bound} bytes at offset ${start}, got ${size}`, start)
    }
    const bytes = this.#bytes.subarray(this.#at, end)
    this.#at = end
    const text = utf8(bytes)
    return text.includes('�') ? latin1(bytes) : text
  }
}
