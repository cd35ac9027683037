/**
 * The place in front of an error: `./main.go:4:2: undefined: foo`, `go.mod:5: usage`, `C:\src\a.go:1:2: x`.
 *
 * Read by hand and not by a regular expression: this runs on every line of a log, of which anybody may have written any,
 * and must take a time that grows with the length of the line and no faster.
 */

/** A place as it was printed, and what stands behind it. */
export interface Placed {
  /** As printed: relative to the folder the command ran in, or absolute; with the separators of its system. */
  readonly file: string
  /** From 1; `null` where only the file is named (`main.go: parsing //go:build line`). */
  readonly line: number | null
  readonly column: number | null
  readonly rest: string
}

/** Endings of the files that the go command, its tools and C compilers complain about. */
const ENDINGS = new Set(
  'go s S c h cc cpp cxx m mm hh hpp hxx f F for f90 swig swigcxx syso mod work sum txt y inc'.split(' ')
)
/** No file system takes longer paths. */
const MAX_PATH_CHARS = 4096
/** Go counts lines in 32 bits, and more digits are no number of a line. */
const MAX_DIGITS = 9

/** Reads the place at the start of a line; `null` when there is none. */
export function readPlace(text: string): Placed | null {
  const first = text.charCodeAt(0)
  // A space, a tab, a quote or nothing: no path starts so. Checked first, because most lines of a test's log are set in.
  if (Number.isNaN(first) || first <= 0x20 || first === 0x22 || first === 0x27 || first === 0x60) return null
  const start = isDrive(text) ? 2 : 0
  const colon = text.indexOf(':', start)
  if (colon <= start || colon > MAX_PATH_CHARS) return null
  const file = text.slice(0, colon)
  if (!hasEnding(file)) return null
  const line = readNumber(text, colon + 1)
  if (line === null) {
    return text[colon + 1] === ' ' ? { file, line: null, column: null, rest: text.slice(colon + 2) } : null
  }
  if (text[line.end] !== ':') return null
  const column = readNumber(text, line.end + 1)
  const end = column === null || text[column.end] !== ':' ? line.end : column.end
  if (text[end + 1] !== ' ') return null
  return {
    file,
    line: line.value,
    column: end === line.end ? null : (column?.value ?? null),
    rest: text.slice(end + 2)
  }
}

/** `C:\src` or `C:/src`. */
function isDrive(text: string): boolean {
  const slash = text[2]
  return text[1] === ':' && (slash === '\\' || slash === '/') && /^[A-Za-z]/.test(text)
}

function hasEnding(file: string): boolean {
  const dot = file.lastIndexOf('.')
  return dot > 0 && file.length - dot < 10 && !/["'`<>|]/.test(file) && ENDINGS.has(file.slice(dot + 1))
}

function readNumber(text: string, from: number): { value: number; end: number } | null {
  let end = from
  while (end - from <= MAX_DIGITS) {
    const code = text.charCodeAt(end)
    if (!(code >= 0x30 && code <= 0x39)) break
    end += 1
  }
  return end === from || end - from > MAX_DIGITS ? null : { value: Number(text.slice(from, end)), end }
}
