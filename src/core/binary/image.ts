/** What the headers of an executable say, in one shape for all formats. Offsets are file offsets in bytes. */
import type { Range } from './bytes.ts'

export const FORMATS = ['elf', 'macho', 'pe', 'xcoff', 'wasm', 'plan9', 'archive'] as const
export type BinaryFormat = (typeof FORMATS)[number]

/** A part of the file with a name. */
export interface Section extends Range {
  readonly name: string
  readonly address: number
  /** Whether it is in memory when the program runs. */
  readonly loaded: boolean
  readonly writable: boolean
  /** Whether its bytes are in the file (not .bss). */
  readonly inFile: boolean
}

/** A part of the file that the loader maps. `size` is the size in the file. */
export interface Segment extends Range {
  readonly address: number
  readonly memorySize: number
  readonly writable: boolean
  readonly executable: boolean
}

/** A note of an ELF file: its name and type, and where its payload lies. */
export interface Note {
  readonly name: string
  readonly type: number
  readonly payload: Range
}

/** A signature inside the file that is put there after linking, or may be replaced then. */
export interface Signature extends Range {
  readonly kind: 'authenticode' | 'codesign'
}

/** A Go version that the format itself names, outside of the program's own data. */
export interface VersionMark {
  readonly text: string
  /** The part of the file that names it. */
  readonly range: Range
  /** The name of that part, for a sentence. */
  readonly place: string
  /** Whether Go writes the version elsewhere in such a file as well. */
  readonly repeated: boolean
}

export interface Image {
  readonly format: BinaryFormat
  readonly bits: 32 | 64
  readonly littleEndian: boolean
  /** As far as headers tell: ELF for Linux does not name its system, so `null`. */
  readonly goos: string | null
  readonly goarch: string | null
  readonly sections: readonly Section[]
  readonly segments: readonly Segment[]
  readonly notes: readonly Note[]
  /** A symbol table with the program's own symbols. */
  readonly symtab: boolean
  /** DWARF debug information. */
  readonly dwarf: boolean
  /** GNU build ID payload or Mach-O UUID: the host's own ID, zeroed by the seal from Go 1.24 on. */
  readonly hostId: Range | null
  readonly signature: Signature | null
  /** The `producers` of a wasm module; `null` in formats that have no such place. */
  readonly versionMark: VersionMark | null
  /** Whether the table of section headers stands behind the contents, where tools that rewrite a file put it. */
  readonly sectionTableAtEnd: boolean
  /** Whether the host's linker made the file (cgo, `-linkmode=external`), not Go's own; `null` where nothing tells. */
  readonly hostLinked: boolean | null
  /** The first offset that no header accounts for; bytes behind it are appended data, bytes missing before it a cut. */
  readonly end: number
}

/** The section of that name, when it has bytes in the file. */
export function findSection(image: Image, ...names: string[]): Section | undefined {
  return image.sections.find((section) => section.inFile && section.size > 0 && names.includes(section.name))
}

/** The file offset at which an address is found, and how many bytes follow it in its segment; `null` when unmapped. */
export function addressToRange(image: Image, address: number): Range | null {
  for (const segment of image.segments) {
    const delta = address - segment.address
    if (delta >= 0 && delta < segment.size) return { offset: segment.offset + delta, size: segment.size - delta }
  }
  return null
}

/** Whether the version that the format names stands in one of `hits` outside of that place; `null` when it names none. */
export function markElsewhere({ versionMark }: Image, hits: readonly number[]): boolean | null {
  if (versionMark === null || !versionMark.repeated) return null
  const { offset, size } = versionMark.range
  return hits.some((at) => at < offset || at >= offset + size)
}
