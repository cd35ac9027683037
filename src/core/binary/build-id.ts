/**
 * The Go build ID of an executable: action / main action / main content / content, each 20 characters of base64url
 * (15 bytes). The first is the hash of the link's inputs, the second and third are those of package main, the last is
 * the seal (seal.ts). `-buildid=` can empty it, Bazel writes `redacted`, Go 1.8 wrote 40 hex digits: such an ID is kept
 * as text, without parts.
 *
 * Where it stands: ELF: a note of name "Go" and type 4. Elsewhere: `\xff Go build ID: "..."\n \xff` near the start of
 * the code; in wasm in the custom section `go:buildid`, the first of all. Source: cmd/internal/buildid (ReadFile, readELF, readMacho), cmd/go/internal/work/buildid.go.
 */
import { type ByteSource, indexOf, latin1, within } from './bytes.ts'
import { findSection, type Image } from './image.ts'
import { BUILD_ID_SEARCH_BYTES, MAX_BUILD_ID_BYTES } from './limits.ts'

const NOTE_TYPE = 4
const PREFIX = Buffer.from('\xff Go build ID: "', 'latin1')
const SUFFIX = Buffer.from('"\n \xff', 'latin1')

export interface BuildId {
  /** The whole ID as it stands in the file. */
  readonly text: string
  /** File offset of its first byte. */
  readonly offset: number
  readonly parts: BuildIdParts | null
}

export interface BuildIdParts {
  readonly action: string
  readonly mainAction: string
  readonly mainContent: string
  readonly content: string
}

/** Splits an ID of the four-part form; `null` for any other text. */
export function buildIdParts(text: string): BuildIdParts | null {
  const found = /^([\w-]{20})\/([\w-]{20})\/([\w-]{20})\/([\w-]{20})$/.exec(text)
  if (found === null) return null
  const [, action = '', mainAction = '', mainContent = '', content = ''] = found
  return { action, mainAction, mainContent, content }
}

/** The four parts of a file's build ID, as its facts hold it; `null` for one that has none, or one of another form. */
export function partsOf({
  buildId
}: {
  readonly buildId: BuildIdParts | { readonly text: string } | null
}): BuildIdParts | null {
  return buildId !== null && 'content' in buildId ? buildId : null
}

/** Whether two build IDs name the same flags and packages: all parts but the last, which follows from the bytes. */
export function haveSameInputs(a: BuildIdParts, b: BuildIdParts): boolean {
  return a.action === b.action && a.mainAction === b.mainAction && a.mainContent === b.mainContent
}

/** Finds the build ID by the headers; `null` when the file has none. */
export function findBuildId(source: ByteSource, image: Image): BuildId | null {
  const note = image.notes.find((candidate) => candidate.name === 'Go' && candidate.type === NOTE_TYPE)
  if (note !== undefined && note.payload.size <= MAX_BUILD_ID_BYTES && within(note.payload, source.size)) {
    const text = latin1(source.read(note.payload.offset, note.payload.size)).replace(/(?<!\0)\0+$/, '')
    return idOf(text, note.payload.offset)
  }
  // Not in a note: in the first bytes of the code, or for a file without usable headers of the file.
  const text = findSection(image, '.text', '__text')
  for (const start of [text?.offset ?? 0, 0]) {
    const id = searchPrefix(source, start)
    if (id !== null) return id
  }
  return null
}

function searchPrefix(source: ByteSource, start: number): BuildId | null {
  if (start >= source.size) return null
  const bytes = source.read(start, Math.min(BUILD_ID_SEARCH_BYTES, source.size - start))
  const prefix = indexOf(bytes, PREFIX)
  if (prefix < 0) return null
  const from = prefix + PREFIX.length
  const end = indexOf(bytes, SUFFIX, from)
  if (end < 0 || end - from > MAX_BUILD_ID_BYTES) return null
  return idOf(latin1(bytes.subarray(from, end)), start + from)
}

/** Only text can be an ID: `-R .note.go.buildid` leaves binary bytes that cmd/go would print as one. */
function idOf(text: string, offset: number): BuildId | null {
  return /^[\x20-\x7e]+$/.test(text) ? { text, offset, parts: buildIdParts(text) } : null
}
