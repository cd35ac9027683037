/** The terminal: its width, its colours, its way to show paths. */
import { homedir } from 'node:os'
import { styleText } from 'node:util'
import stringWidth from 'fast-string-width'
import type { Style, TerminalOptions } from '../core/render/terminal.ts'

const FORMATS = { good: 'green', bad: 'red', warn: 'yellow', dim: 'dim', bold: 'bold' } as const

/** Wider lines are hard to read; narrower terminals than this break anyway. */
const MAX_COLUMNS = 100
const MIN_COLUMNS = 60

function paint(colours: boolean): (style: Style, text: string) => string {
  return (style, text) => (colours && text !== '' ? styleText(FORMATS[style], text, { validateStream: false }) : text)
}

function showPath(path: string): string {
  const home = homedir()
  return home !== '' && (path.startsWith(`${home}/`) || path.startsWith(`${home}\\`))
    ? `~${path.slice(home.length)}`
    : path
}

/** The terminal that standard output is, or 80 columns without colours where it is none. */
export function processTerminal(): TerminalOptions {
  const { env, stdout } = process
  const forced = env['FORCE_COLOR']
  const colours =
    forced !== undefined ? forced !== '0' : (env['NO_COLOR'] ?? '') === '' && stdout.isTTY && env['TERM'] !== 'dumb'
  const columns = stdout.isTTY ? stdout.columns : 80
  return {
    columns: Math.min(MAX_COLUMNS, Math.max(MIN_COLUMNS, columns)),
    measure: stringWidth,
    paint: paint(colours),
    showPath
  }
}

/** Standard error, when it is a terminal. */
export interface Screen {
  readonly write: (text: string) => void
  readonly columns: () => number
  /** How many columns a text takes. */
  readonly measure: (text: string) => number
  /** Whether standard output shows on the same terminal, where a line of progress would stand among its lines. */
  readonly shared: boolean
}

/** Standard error, where it is a terminal that can erase a line; else `null`. */
export function processScreen(): Screen | null {
  const { env, stderr, stdout } = process
  if (!stderr.isTTY || env['TERM'] === 'dumb') return null
  return {
    write: (text) => void stderr.write(text),
    // Some terminals do not say: 0.
    columns: () => (stderr.columns > 0 ? stderr.columns : 80),
    measure: stringWidth,
    shared: stdout.isTTY
  }
}

/** A step's log: no terminal, but it shows colours. */
export function actionTerminal(): TerminalOptions {
  return { columns: MAX_COLUMNS, measure: stringWidth, paint: paint(true), showPath: (path) => path }
}
