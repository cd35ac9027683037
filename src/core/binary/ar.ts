/**
 * Archives: what `go build -buildmode=c-archive` makes for a C linker, and what the compiler makes of a package.
 *
 *   "!<arch>\n", then members, each at an even offset:
 *   0  name  16   48 size  10 decimal     the contents
 *   16 date  12   58 "`\n"                (BSD: a name `#1/20` means that the contents start with the name, 20 bytes)
 *   28 owner 6, group 6, mode 8
 *
 * A C archive holds `go.o`, a relocatable object (ELF, Mach-O, COFF) with all that an executable has: build info, build ID,
 * symbols. Its headers are read, and offsets count from the start of the archive, so that the rest of this program treats
 * the archive as an image with the object's sections. Somebody may have put the object into an archive of his own, under
 * another name: the members are searched for one with build info or a Go note.
 *
 * A package archive holds `__.PKGDEF` and `_go_.o`, which both start with lines of text:
 *
 *   go object linux amd64 go1.26.8 GOAMD64=v1 X:regabiwrappers,...
 *   build id "ACTION/CONTENT"
 *
 * Source: cmd/internal/archive, cmd/internal/buildid (ReadFile), cmd/internal/objabi (HeaderString); cmd/link/internal/ld/
 * lib.go (archive) for go.o; ar(5) of the BSDs for long names.
 */
import { bounded, FormatError, GateError, TruncatedError } from '../errors.ts'
import { type ByteSource, Fields, indexOf, latin1, type Range, readRange, subSource, utf8, within } from './bytes.ts'
import { isElf, readElf } from './elf.ts'
import { findSection, type Image } from './image.ts'
import { MAX_BUILD_ID_BYTES, MAX_MEMBERS, MAX_MEMBERS_LOOKED_AT, MAX_OBJECT_HEADER_BYTES } from './limits.ts'
import { isMachO, readMachO } from './macho.ts'
import { readCoffObject } from './pe.ts'

const MAGIC = Buffer.from('!<arch>\n', 'latin1')
const HEADER_BYTES = 60
const HEADER_END = '`\n'
const GO_OBJECT = Buffer.from('go object ', 'latin1')

/** One member: its name, and where its contents are. */
export interface Member extends Range {
  readonly name: string
}

/** What the header lines of a package archive say. */
export interface PackageArchive {
  readonly goos: string
  readonly goarch: string
  readonly goVersion: string
  /** `null` where the line is missing: the compiler was not run by cmd/go. */
  readonly buildId: string | null
  /** The member whose lines they are. */
  readonly member: string
  readonly end: number
}

/** Whether the bytes start as an archive does. */
export function isAr(head: Uint8Array): boolean {
  return indexOf(head.subarray(0, MAGIC.length), MAGIC) === 0
}

/**
 * Reads an archive: a C archive as an image, a package archive as its header lines, `null` for one without Go in it.
 * Throws FormatError or LimitError for an archive that is cut or lies.
 */
export function readAr(source: ByteSource): Image | PackageArchive | null {
  const { members, end } = readMembers(source)
  const looked = members.slice(0, MAX_MEMBERS_LOOKED_AT)
  for (const member of looked) {
    const image = goObjectImage(source, member)
    if (image !== null) return withinArchive(image, member.offset, end)
  }
  for (const member of looked.slice(0, 2)) {
    const archive = packageArchive(source, member, end)
    if (archive !== null) return archive
  }
  return null
}

/** The members in order, and where the last one ends; bytes behind it that start no member are appended data. */
export function readMembers(source: ByteSource): { members: Member[]; end: number } {
  const members: Member[] = []
  let at = MAGIC.length
  while (at < source.size) {
    const header = latin1(readRange(source, at, HEADER_BYTES, HEADER_BYTES, 'archive member header'))
    if (header.slice(58) !== HEADER_END) {
      if (members.length > 0) break
      throw new FormatError(`archive member header: expected its end mark at offset ${at + 58}`, at + 58)
    }
    bounded(members.length + 1, MAX_MEMBERS, 'archive member count')
    const size = sizeOf(header, at)
    const contents = { offset: at + HEADER_BYTES, size }
    const name = header.slice(0, 16).trimEnd()
    if (!within(contents, source.size)) {
      const message = `archive member: expected ${size} bytes at offset ${contents.offset}, the file ends at ${source.size}`
      throw new TruncatedError(message, at)
    }
    members.push(bsdNamed(source, name, contents) ?? { name: name.replace(/(?<=.)\/$/, ''), ...contents })
    // Members start at even offsets; the last one of some tools has no byte of padding.
    at = Math.min(contents.offset + size + (size % 2), source.size)
  }
  return { members, end: at }
}

function sizeOf(header: string, at: number): number {
  const text = header.slice(48, 58).trimEnd()
  if (!/^\d{1,10}$/.test(text))
    throw new FormatError(`archive member size: expected a number at offset ${at + 48}`, at + 48)
  return Number(text)
}

/** The member of a name that stands in front of the contents, padded with NUL bytes; `null` for any other name. */
function bsdNamed(source: ByteSource, name: string, contents: Range): Member | null {
  const length = /^#1\/(\d{1,4})$/.exec(name)?.[1]
  if (length === undefined || Number(length) > contents.size) return null
  const size = Number(length)
  const text = new Fields(source.read(contents.offset, size), true, contents.offset).text(0, size)
  return { name: text, offset: contents.offset + size, size: contents.size - size }
}

/** The headers of an object that Go linked; `null` for any other member. */
function goObjectImage(source: ByteSource, member: Member): Image | null {
  const contents = subSource(source, member)
  const head = contents.read(0, Math.min(16, member.size))
  try {
    // A COFF object has no magic: its name must do.
    const image = isElf(head)
      ? readElf(contents)
      : isMachO(head)
        ? readMachO(contents)
        : member.name === 'go.o'
          ? readCoffObject(contents)
          : null
    if (image === null || image.end > member.size) return null
    const hasNote = image.notes.some(({ name }) => name === 'Go')
    return member.name === 'go.o' || hasNote || findSection(image, '.go.buildinfo', '__go_buildinfo') !== undefined
      ? image
      : null
  } catch (error) {
    // Of a member that lies nothing is known; another one may be Go's.
    if (error instanceof FormatError || isLimit(error)) return null
    throw error
  }
}

function isLimit(error: unknown): boolean {
  return error instanceof GateError && error.code === 'limit'
}

/** The object's image with the offsets of the archive. Addresses mean nothing before linking: there are no segments. */
function withinArchive(image: Image, by: number, end: number): Image {
  const moved = <T extends Range>(range: T): T => ({ ...range, offset: range.offset + by })
  return {
    ...image,
    format: 'archive',
    sections: image.sections.map(moved),
    // A Mach-O or COFF object keeps its build info in the first writable data, which only a segment names.
    segments: image.segments.map(moved),
    notes: image.notes.map((note) => ({ ...note, payload: moved(note.payload) })),
    hostId: null,
    signature: null,
    sectionTableAtEnd: false,
    end
  }
}

function packageArchive(source: ByteSource, member: Member, end: number): PackageArchive | null {
  const bytes = source.read(member.offset, Math.min(member.size, MAX_OBJECT_HEADER_BYTES))
  if (indexOf(bytes.subarray(0, GO_OBJECT.length), GO_OBJECT) !== 0) return null
  const [first = '', second = ''] = utf8(bytes).split('\n', 2)
  const found = /^go object (\S+) (\S+) (.+?)(?: GO[A-Z\d]+=\S*)?(?: X:\S*)?$/.exec(first)
  if (found === null) return null
  const [, goos = '', goarch = '', goVersion = ''] = found
  const buildId = /^build id "([\x20-\x7e]*)"$/.exec(second)?.[1] ?? ''
  return {
    goos,
    goarch,
    goVersion,
    buildId: buildId === '' || buildId.length > MAX_BUILD_ID_BYTES ? null : buildId,
    member: member.name,
    end
  }
}
