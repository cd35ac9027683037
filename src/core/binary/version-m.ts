/**
 * What `go version -m FILE` printed, the second witness for what a binary says of itself.
 *
 * The first line is `FILE: go1.26.8`, each further line a tab and a line of module info. What it cannot read it says on
 * stderr (`FILE: not a Go executable`, since 1.21 `could not read Go build info from FILE: ...`), with exit code 0 up to
 * Go 1.23 and 1 from 1.24 on; about a file that is no executable at all it says nothing.
 *
 * Source: cmd/go/internal/version/version.go; transcripts in the fixtures.
 */
import { type ModInfo, parseModInfo } from './modinfo.ts'

export interface VersionM {
  /** `null` when it read no build info. */
  readonly goVersion: string | null
  readonly modInfo: ModInfo
  /** The reason it gave for reading nothing, without the file's name; empty when it said none. */
  readonly refusal: string
}

/** Parses the output for one file, whose name must be given exactly as on the command line. */
export function parseVersionM(path: string, stdout: string, stderr: string): VersionM {
  const [first = '', ...rest] = stdout.split('\n')
  const head = first.startsWith(`${path}: `) ? first.slice(path.length + 2).trimEnd() : null
  const goVersion = head !== null && !/^(?:not a Go|unrecognized|could not|EOF|open |stat )/.test(head) ? head : null
  const refusal = goVersion === null ? reason(path, head ?? stderr) : ''
  const lines = rest.filter((line) => line.startsWith('\t')).map((line) => line.slice(1).replace(/\r$/, ''))
  return { goVersion, modInfo: parseModInfo(goVersion === null ? '' : lines.join('\n')), refusal }
}

/** `FILE: could not read Go build info from FILE: EOF`, `stat FILE: no such file`: once in front, once inside. */
function reason(path: string, text: string): string {
  const line = text.split('\n').find((candidate) => candidate.trim() !== '') ?? ''
  const own = line.startsWith(`${path}: `) ? line.slice(path.length + 2) : line
  return own.replaceAll(` ${path}:`, ' the file:').trim()
}
