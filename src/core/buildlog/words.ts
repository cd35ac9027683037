/**
 * One line of a `go build -x` trace, split into words as the go command joined them.
 *
 * Two writers make such lines. cmd/go/internal/work (joinUnambiguously) writes a word plain, or as a double-quoted Go
 * string when it holds a space, a bracket, `>`, `;`, nothing at all, or anything strconv.Quote would escape (on Windows
 * every path with a backslash). Environment assignments in front and the arguments of git stand in single quotes.
 */
import { unquote } from '../text/go-quote.ts'

/** The words of one command line. What does not end its quotes is taken as it stands: a trace may be cut. */
export function splitCommand(line: string): string[] {
  const words: string[] = []
  let quoteAt = nextQuote(line, 0)
  let at = 0
  while (at < line.length) {
    if (line.charCodeAt(at) === SPACE) {
      at += 1
      continue
    }
    const space = line.indexOf(' ', at)
    const end = space < 0 ? line.length : space
    // Most words hold no quotes: lines of a compiler name hundreds of files.
    if (quoteAt >= end) {
      words.push(line.slice(at, end))
      at = end
      continue
    }
    const [word, next] = quotedWord(line, at)
    words.push(word)
    at = next
    quoteAt = nextQuote(line, at)
  }
  return words
}

const SPACE = 0x20

function nextQuote(line: string, from: number): number {
  const double = line.indexOf('"', from)
  const single = line.indexOf("'", from)
  return Math.min(double < 0 ? line.length : double, single < 0 ? line.length : single)
}

/** A word with quotes in it, from `at` on, and where it ends. */
function quotedWord(line: string, start: number): [word: string, next: number] {
  let word = ''
  let at = start
  while (at < line.length && line.charCodeAt(at) !== SPACE) {
    const character = line[at]
    if (character === '"') {
      const close = closingQuote(line, at)
      word += close < 0 ? line.slice(at) : unquoteOrRaw(line.slice(at, close + 1))
      at = close < 0 ? line.length : close + 1
    } else if (character === "'") {
      const close = line.indexOf("'", at + 1)
      word += line.slice(at + 1, close < 0 ? line.length : close)
      at = close < 0 ? line.length : close + 1
    } else {
      const stop = nextSpecial(line, at)
      word += line.slice(at, stop)
      at = stop
    }
  }
  return [word, at]
}

function nextSpecial(line: string, from: number): number {
  for (let i = from; i < line.length; i++) {
    const code = line.charCodeAt(i)
    if (code === SPACE || code === 0x22 || code === 0x27) return i
  }
  return line.length
}

function closingQuote(line: string, open: number): number {
  for (let i = open + 1; i < line.length; i++) {
    if (line[i] === '\\') i += 1
    else if (line[i] === '"') return i
  }
  return -1
}

function unquoteOrRaw(literal: string): string {
  if (!literal.includes('\\') && literal.length >= 2) return literal.slice(1, -1)
  try {
    return unquote(literal)
  } catch {
    return literal
  }
}

/** A command of the trace: assignments in front, then the program and its arguments. */
export interface Command {
  readonly env: Readonly<Record<string, string>>
  readonly argv: readonly string[]
}

/** Splits a line into a command. */
export function parseCommand(line: string): Command {
  const words = splitCommand(line)
  const env: Record<string, string> = {}
  let first = 0
  for (; first < words.length; first++) {
    const found = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(words[first] ?? '')
    if (found === null) break
    env[found[1] ?? ''] = found[2] ?? ''
  }
  return { env, argv: words.slice(first) }
}
