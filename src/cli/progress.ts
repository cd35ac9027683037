/** How far the reading of files is. */
import { sizeWords } from '../core/render/binary-words.ts'
import { count } from '../core/text/markup.ts'
import { visible } from '../core/text/visible.ts'
import type { Screen } from '../ports/terminal.ts'
import { StatusLine, type Ticker } from './status-line.ts'

export class Progress {
  readonly #line: StatusLine
  readonly #total: number
  readonly #current: string[] = []
  #done = 0
  #bytes = 0

  /** Begins. With `null` for a screen nothing is ever written. */
  constructor(screen: Screen | null, total: number, ticker?: Ticker) {
    this.#line = new StatusLine(screen, ticker)
    this.#total = total
    this.#show()
  }

  /** A file is begun. */
  begin(name: string): void {
    this.#current.push(name)
    this.#show()
  }

  /** So many more bytes of a file that is begun were read. */
  read(bytes: number): void {
    this.#bytes += bytes
    this.#show()
  }

  /** A file that was begun is done, of so many bytes. */
  finish(name: string, bytes: number): void {
    const at = this.#current.indexOf(name)
    if (at >= 0) this.#current.splice(at, 1)
    this.#done += 1
    this.#bytes += bytes
    this.#show()
  }

  /** Erases the line. To be called whatever happened, before anything else is printed. */
  end(): void {
    this.#line.end()
  }

  #show(): void {
    this.#line.show(() => {
      const [name = ''] = this.#current
      return `${this.#done} of ${count(this.#total, 'file')}, ${sizeWords(this.#bytes)}  ${visible(name)}`
    })
  }
}
