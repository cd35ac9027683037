/**
 * What `go version -m FILE` said, the second witness for what a binary says of itself.
 *
 * As text (every Go): the first line is `FILE: go1.26.8`, each further line a tab and a line of module info, quoted as in
 * the file. As JSON (`-json`, from Go 1.25 on): one object, debug.BuildInfo, without the file's name; nothing has to be
 * told apart by tabs and newlines, so that it is asked for where it is known (version-m-json.ts).
 *
 * What it cannot read it says on stderr in both forms, measured with Go 1.18 to 1.27:
 *
 *   FILE: could not read Go build info from FILE: not a Go executable     the format is known, there is no build info
 *   FILE: could not read Go build info from FILE: unrecognized file format
 *   FILE: could not read Go build info from FILE: could not parse Go build info: line 3: ...
 *   FILE                       the file cannot be opened
 *   stat FILE: no such file or directory
 *   FILE: not executable file  up to Go 1.19, of any file without the executable bit
 *   nothing                    from Go 1.20 on, of a file without that bit and without build info
 *
 * The exit code is 0 in all of these up to Go 1.23 but for `stat`, and 1 from Go 1.24 on. Files without the executable
 * bit that do hold build info are read like any other from Go 1.20 on.
 *
 * Source: cmd/go/internal/version/version.go; transcripts in the fixtures.
 */
import { bounded } from '../errors.ts'
import { MAX_VERSION_M_BYTES } from './limits.ts'
import { type ModInfo, parseModInfo } from './modinfo.ts'

export interface VersionM {
  /** `null` when it read no build info. */
  readonly goVersion: string | null
  readonly modInfo: ModInfo
  /** The reason it gave for reading nothing, without the file's name; empty when it said none. */
  readonly refusal: string
}

/**
 * Parses the text about one file, whose name must be given exactly as on the command line. Throws LimitError when there
 * is more of it than any file can hold.
 */
export function parseVersionM(path: string, stdout: string, stderr: string): VersionM {
  bounded(stdout.length, MAX_VERSION_M_BYTES, '`go version -m`, bytes of output')
  if (!stdout.startsWith(`${path}: `)) return refused(path, stderr)
  const [first = '', ...rest] = stdout.slice(path.length + 2).split('\n')
  const head = first.trimEnd()
  if (/^(?:not a Go|unrecognized|could not|EOF|open |stat )/.test(head)) return refused(path, `${path}: ${head}`)
  const lines = rest.filter((line) => line.startsWith('\t')).map((line) => line.slice(1).replace(/\r$/, ''))
  return { goVersion: head, modInfo: parseModInfo(lines.join('\n')), refusal: '' }
}

/** What is known when it read nothing; `stderr` is what it said about the file. */
export function refused(path: string, stderr: string): VersionM {
  return { goVersion: null, modInfo: parseModInfo(''), refusal: reason(path, stderr) }
}

/** `FILE: could not read Go build info from FILE: EOF`, `stat FILE: no such file`: once in front, once inside. */
function reason(path: string, text: string): string {
  const line = firstLine(path, text)
  if (line === path) return 'the file could not be opened'
  const own = line.startsWith(`${path}: `) ? line.slice(path.length + 2) : line
  return own.replaceAll(` ${path}:`, ' the file:').trim()
}

/** The first line that says something; the name in front of it may have line ends of its own. */
function firstLine(path: string, text: string): string {
  const named = text.startsWith(path) ? path : ''
  const rest = text.slice(named.length).replace(/^\s+$/, '')
  if (named !== '') return named + (rest.split('\n')[0] ?? '').trimEnd()
  return rest.split('\n').find((candidate) => candidate.trim() !== '') ?? ''
}
