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
  let word = ''
  let started = false
  let at = 0
  while (at < line.length) {
    const character = line[at]
    if (character === ' ') {
      if (started) words.push(word)
      word = ''
      started = false
      at += 1
    } else if (character === '"') {
      const close = closingQuote(line, at)
      word += close < 0 ? line.slice(at) : unquoteOrRaw(line.slice(at, close + 1))
      started = true
      at = close < 0 ? line.length : close + 1
    } else if (character === "'") {
      const close = line.indexOf("'", at + 1)
      word += line.slice(at + 1, close < 0 ? line.length : close)
      started = true
      at = close < 0 ? line.length : close + 1
    } else {
      const stop = nextSpecial(line, at)
      word += line.slice(at, stop)
      started = true
      at = stop
    }
  }
  if (started) words.push(word)
  return words
}

function nextSpecial(line: string, from: number): number {
  for (let i = from; i < line.length; i++) {
    const code = line.charCodeAt(i)
    if (code === 0x20 || code === 0x22 || code === 0x27) return i
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
