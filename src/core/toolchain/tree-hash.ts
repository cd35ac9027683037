/**
 * The hash that the Go project publishes for a release of itself.
 *
 * From Go 1.21 on a release is also a module, golang.org/toolchain, with one version for each release and platform
 * (v0.0.1-go1.26.8.linux-amd64), so that the go command can fetch another one of itself. Its sum stands in the checksum
 * database like that of any module; releases back to 1.9 were added later. The module's files are those of the
 * distribution archive but for api/, doc/, misc/ and test/, with every go.mod named _go.mod, since a module holds no
 * other module (cmd/distpack). A GOROOT that was unpacked from the archive therefore has the published sum once the same
 * is left out and renamed.
 *
 * A GOROOT that the go command fetched as that module holds its go.mod files twice: below src/ it copies each _go.mod to
 * go.mod (cmd/go/internal/toolchain). The go command reads the copy, so the copy is what counts here.
 *
 * The sum is h1 (golang.org/x/mod/sumdb/dirhash): base64 of the sha256 over one line for each file, sorted by path as
 * bytes, `hex sha256`, two spaces, `golang.org/toolchain@VERSION/path`.
 */
import { createHash } from 'node:crypto'

/** The module that every published release is a version of. */
export const TOOLCHAIN_MODULE = 'golang.org/toolchain'

/** A file of a tree: its path relative to the root, with `/`, and the hex sha256 of its bytes. */
export interface TreeFile {
  readonly path: string
  readonly sha256: string
}

/** A release and the host that it runs on. */
export interface Release {
  /** `go1.26.8`. */
  readonly version: string
  /** `linux`. */
  readonly goos: string
  /** `amd64`; 32-bit ARM is `arm`, although its archive is called armv6l. */
  readonly goarch: string
}

/** `v0.0.1-go1.26.8.linux-amd64`; `null` for what is no name of a release (a vendor's build, a development version). */
export function moduleVersion({ version, goos, goarch }: Release): string | null {
  if (!/^go1(?:\.\d{1,4}){0,2}(?:(?:beta|rc)\d{1,3})?$/.test(version)) return null
  if (!/^[a-z0-9]{1,20}$/.test(goos) || !/^[a-z0-9]{1,20}$/.test(goarch)) return null
  return `v0.0.1-${version}.${goos}-${goarch}`
}

/** Folders of a distribution archive that its module leaves out. They hold no code that a build reads. */
export const UNPUBLISHED_FOLDERS: readonly string[] = ['api', 'doc', 'misc', 'test']

/** The files of a GOROOT under the names that its module has for them, in the order that the hash asks for. */
export function publishedFiles(files: readonly TreeFile[]): TreeFile[] {
  const named = new Map<string, TreeFile>()
  for (const file of files) {
    if (UNPUBLISHED_FOLDERS.some((folder) => file.path === folder || file.path.startsWith(`${folder}/`))) continue
    const path = publishedPath(file.path)
    // The go.mod that is used goes before the _go.mod that it was copied from.
    if (path === file.path && named.has(path)) continue
    named.set(path, { path, sha256: file.sha256 })
  }
  return inOrder([...named.values()])
}

/** A module holds no other module, so no file of it is named go.mod. */
function publishedPath(path: string): string {
  const isGoMod = path === 'go.mod' || path.endsWith('/go.mod')
  return isGoMod ? `${path.slice(0, -'go.mod'.length)}_go.mod` : path
}

/** `h1:...` over files that publishedFiles gave. */
export function treeHash(version: string, files: readonly TreeFile[]): string {
  // One text: a call for each of eleven thousand lines takes longer than the hashing.
  const lines = files.map(({ path, sha256 }) => `${sha256}  ${TOOLCHAIN_MODULE}@${version}/${path}\n`)
  return `h1:${createHash('sha256').update(lines.join('')).digest('base64')}`
}

/** Sorted as Go compares strings, as UTF-8 bytes; JavaScript does by UTF-16 units, which differs beyond ASCII. */
function inOrder(files: readonly TreeFile[]): TreeFile[] {
  if (files.every(({ path }) => /^[\x20-\x7e]*$/.test(path))) {
    return files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  }
  const bytes = new Map(files.map((file) => [file, Buffer.from(file.path)]))
  const none = Buffer.alloc(0)
  return files.toSorted((a, b) => Buffer.compare(bytes.get(a) ?? none, bytes.get(b) ?? none))
}

/** Whether a text is a sum of this kind: `h1:` and 32 bytes in base64. */
export function isTreeHash(text: string): boolean {
  return /^h1:[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/.test(text)
}
