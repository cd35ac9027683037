/**
 * How far a long piece of work is: one line on a terminal, written over itself, gone at the end.
 *
 * It appears after a second, because a line that flashes is worse than none, and only where somebody watches: a log keeps
 * every version of it. The work tells what it begins and ends; a timer draws while a single large file takes its time.
 */
import { count } from '../core/text/markup.ts'
import { visible } from '../core/text/visible.ts'
import type { Screen } from '../ports/terminal.ts'

export interface Ticker {
  /** Milliseconds, from any beginning. */
  readonly now: () => number
  /** Calls until the function that it gives is called. Must not keep the process alive. */
  readonly every: (milliseconds: number, tick: () => void) => () => void
}

const SHOWN_AFTER_MS = 1000
const REDRAWN_AFTER_MS = 100
/** To the first column, and everything from there on erased. */
const ERASE = '\r\u001b[2K'
const MIN_COLUMNS = 20

/** The process's own clock. */
const processTicker: Ticker = {
  now: () => performance.now(),
  every(milliseconds, tick) {
    const timer = setInterval(tick, milliseconds)
    timer.unref()
    return () => clearInterval(timer)
  }
}

export class Progress {
  readonly #screen: Screen | null
  readonly #ticker: Ticker
  readonly #total: number
  readonly #start: number
  readonly #stop: () => void
  readonly #current: string[] = []
  #done = 0
  #bytes = 0
  #drawnAt: number | null = null

  /** Begins. With `null` for a screen nothing is ever written. */
  constructor(screen: Screen | null, total: number, ticker: Ticker = processTicker) {
    this.#screen = screen
    this.#ticker = ticker
    this.#total = total
    this.#start = ticker.now()
    this.#stop = screen === null ? () => {} : ticker.every(REDRAWN_AFTER_MS, () => this.#draw())
  }

  /** A file is begun. */
  begin(name: string): void {
    this.#current.push(name)
    this.#draw()
  }

  /** A file that was begun is done, of so many bytes. */
  finish(name: string, bytes: number): void {
    const at = this.#current.indexOf(name)
    if (at >= 0) this.#current.splice(at, 1)
    this.#done += 1
    this.#bytes += bytes
    this.#draw()
  }

  /** Erases the line. To be called whatever happened, before anything else is printed. */
  end(): void {
    this.#stop()
    if (this.#drawnAt !== null) this.#screen?.write(ERASE)
    this.#drawnAt = null
  }

  #draw(): void {
    if (this.#screen === null) return
    const now = this.#ticker.now()
    if (now - this.#start < SHOWN_AFTER_MS) return
    if (this.#drawnAt !== null && now - this.#drawnAt < REDRAWN_AFTER_MS) return
    this.#drawnAt = now
    this.#screen.write(`${ERASE}${this.#line(this.#screen)}`)
  }

  /** One column less than there are: a terminal may wrap a line that fills it, and then only the rest would be erased. */
  #line(screen: Screen): string {
    const room = Math.max(MIN_COLUMNS, screen.columns()) - 1
    const [name = ''] = this.#current
    const line = `${this.#done} of ${count(this.#total, 'file')}, ${sizeWords(this.#bytes)}  ${visible(name)}`
    let characters = Array.from(line)
    while (screen.measure(characters.join('')) > room) characters = [...characters.slice(0, -2), '…']
    return characters.join('').trimEnd()
  }
}

const UNITS = ['kB', 'MB', 'GB', 'TB']

/** `12.3 MB`, in thousands as disks are sold. */
function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  let value = bytes / 1000
  let unit = 0
  while (value >= 999.95 && unit < UNITS.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${value.toFixed(1)} ${UNITS[unit] ?? ''}`
}
