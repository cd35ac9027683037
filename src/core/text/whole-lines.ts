/** Two streams that fill one log alternate in the middle of lines; this hands on whole lines only. */

/** Characters of a line that are waited for; a longer one is handed on in pieces. */
const MAX_WAITING_CHARS = 1 << 20

export class WholeLines {
  readonly #take: (text: string) => void
  #rest = ''

  /** `take` is called with text that ends in a line end, but for the last of a stream, which gets one. */
  constructor(take: (text: string) => void) {
    this.#take = take
  }

  push(text: string): void {
    const end = text.lastIndexOf('\n') + 1
    if (end > 0) {
      this.#take(this.#rest + text.slice(0, end))
      this.#rest = text.slice(end)
    } else this.#rest += text
    if (this.#rest.length > MAX_WAITING_CHARS) {
      this.#take(this.#rest)
      this.#rest = ''
    }
  }

  end(): void {
    if (this.#rest !== '') this.#take(`${this.#rest}\n`)
    this.#rest = ''
  }
}
