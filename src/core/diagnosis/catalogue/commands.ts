/** What the causes share: values of a log within commands that somebody may type, and lines within long errors. */
import { visible } from '../../text/visible.ts'
import type { RawError } from '../raw-error.ts'
import { type Cause, firstMatch, type Groups, type Match } from './types.ts'

const PLAIN = /^[\w@%+=:,./~-]+$/

/**
 * A value as one word of a command, for use between backticks. Anybody may have written the log, and people paste what
 * they are told to: what a shell would read in another way stands between apostrophes.
 */
export function word(value: string, max = 200): string {
  const shown = visible(value, max).replaceAll('`', '')
  if (shown === '') return "''"
  return PLAIN.test(shown) ? shown : `'${shown.replaceAll("'", String.raw`'\''`)}'`
}

/**
 * The error with what was taken for a place in front of it: `main.f: nosplit stack`, where main.f is a function and no file
 * of Fortran, and `open /src/main.go: permission denied`.
 */
export function withPlace({ file, line, text }: RawError): string {
  return file === null || line !== null ? text : `${file}: ${text}`
}

/** As `byPattern`, for lines that begin with a name which may look like a file's. There is no place then. */
export function byWhole(
  patterns: readonly RegExp[],
  say: (group: Groups, error: RawError) => Match | null
): Cause['match'] {
  return (error) => {
    const groups = error.line === null ? firstMatch(withPlace(error), patterns) : null
    const match = groups === null ? null : say((name) => groups[name] ?? '', error)
    return match === null ? null : { place: null, ...match }
  }
}

interface FoundLine {
  readonly group: Groups
  readonly line: string
}

/** The first line of a text that one of the patterns matches; each is anchored to the start of the line. */
export function findLine(text: string, patterns: readonly RegExp[]): FoundLine | null {
  for (const line of text.split('\n')) {
    const groups = firstMatch(line, patterns)
    if (groups !== null) return { group: (name) => groups[name] ?? '', line }
  }
  return null
}

/** The last element of a path, with `/` or `\`. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}
