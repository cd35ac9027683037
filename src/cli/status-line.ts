/**
 * What a long piece of work is at: one line on a terminal, written over itself, gone at the end.
 *
 * It appears after a second, because a line that flashes is worse than none, and only where somebody watches: a log keeps
 * every version of it. A timer draws while nothing is reported for a time.
 */
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

export class StatusLine {
  readonly #screen: Screen | null
  readonly #ticker: Ticker
  #text: (() => string) | null = null
  #start = 0
  #stop: () => void = () => {}
  #drawnAt: number | null = null

  /** With `null` for a screen nothing is ever written. */
  constructor(screen: Screen | null, ticker: Ticker = processTicker) {
    this.#screen = screen
    this.#ticker = ticker
  }

  /** Shows what `text` gives whenever the line is drawn. The first call begins the work. */
  show(text: () => string): void {
    if (this.#screen === null) return
    if (this.#text === null) {
      this.#start = this.#ticker.now()
      this.#stop = this.#ticker.every(REDRAWN_AFTER_MS, () => this.#draw())
    }
    this.#text = text
    this.#draw()
  }

  /** Erases the line. To be called whatever happened, before anything else is printed. */
  end(): void {
    this.#stop()
    this.#stop = () => {}
    this.#text = null
    if (this.#drawnAt !== null) this.#screen?.write(ERASE)
    this.#drawnAt = null
  }

  #draw(): void {
    if (this.#screen === null || this.#text === null) return
    const now = this.#ticker.now()
    if (now - this.#start < SHOWN_AFTER_MS) return
    if (this.#drawnAt !== null && now - this.#drawnAt < REDRAWN_AFTER_MS) return
    this.#drawnAt = now
    this.#screen.write(`${ERASE}${fitted(this.#text(), this.#screen)}`)
  }
}

/** One column less than there are: a terminal may wrap a line that fills it, and then only the rest would be erased. */
function fitted(text: string, screen: Screen): string {
  const room = Math.max(MIN_COLUMNS, screen.columns()) - 1
  let characters = Array.from(text)
  while (screen.measure(characters.join('')) > room) characters = [...characters.slice(0, -2), '…']
  return characters.join('').trimEnd()
}
