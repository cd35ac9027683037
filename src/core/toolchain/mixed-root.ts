/**
 * A GOROOT put together from two releases. The go command compares the version of each tool with its own, but nothing
 * holds the sources against the tools: go1.25.14's tools compile go1.24.13's standard library without a word (other
 * pairs fail with odd errors). It happens when an archive is unpacked over an older tree, or a cache restores half of one.
 *
 * Each part says its version by itself: the file VERSION, the go command and the tools by the Go that compiled them, which
 * for those of a release is that release, and the sources by a file that the release process writes,
 * src/internal/buildcfg/zbootstrap.go.
 */
import { plainGoVersion } from './version.ts'

/** One part of a GOROOT and the version that it says it is of. */
export interface RootPart {
  /** `VERSION`, `bin/go`, `compile`, `src`. */
  readonly part: string
  readonly version: string
}

/** Where the sources say of which version they are. */
export const SOURCE_VERSION_FILE = 'src/internal/buildcfg/zbootstrap.go'

/** The version in the text of that file, `null` when it names none (a tree of another making). */
export function parseSourceVersion(text: string): string | null {
  return /^const version = [`"](go1[\w.]{0,40}|devel[^`"\n]{0,200})[`"]$/m.exec(text)?.[1] ?? null
}

/** The version in GOROOT/VERSION: its first line, without what a vendor writes behind. `null` for an empty file. */
export function parseVersionFile(text: string): string | null {
  const line = text.split('\n', 1)[0]?.trim() ?? ''
  return line === '' ? null : line.slice(0, 200)
}

/** The parts that are of another version than the first one; none in a GOROOT of one piece. */
export function mixedParts(parts: readonly RootPart[]): RootPart[] {
  const first = parts[0]
  if (first === undefined) return []
  const version = plainGoVersion(first.version)
  return parts.filter((part) => plainGoVersion(part.version) !== version)
}
