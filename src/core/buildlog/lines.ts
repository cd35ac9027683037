/** Text that comes in pieces, taken apart into lines of a bounded length. */

/** A link line has a few kilobytes, the module info of the largest programs about 200 KiB. */
export const MAX_LINE_CHARS = 1 << 22

const CR = 0x0d

/** Hands on each line without its end; of a line over the bound the beginning. */
export class LineSplitter {
  /** Lines so far, and those of which the rest was dropped. */
  lines = 0
  cutLines = 0
  readonly #take: (line: string) => void
  readonly #most: number
  #rest = ''
  #skipping = false

  /** `most`: characters of a line. */
  constructor(take: (line: string) => void, most: number = MAX_LINE_CHARS) {
    this.#take = take
    this.#most = most
  }

  push(text: string): void {
    let start = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      // Nearly every line stands whole in one piece, and is within the bound.
      if (this.#rest === '' && end - start <= this.#most) {
        this.lines += 1
        this.#take(text.slice(start, text.charCodeAt(end - 1) === CR && end > start ? end - 1 : end))
      } else this.#complete(text.slice(start, end))
      start = end + 1
    }
    this.#keep(text.slice(start))
  }

  /** The last line may have no end. */
  end(): void {
    if (this.#rest !== '') this.#complete('')
  }

  #keep(piece: string): void {
    if (this.#skipping) return
    this.#rest += piece
    if (this.#rest.length > this.#most) {
      this.#rest = this.#rest.slice(0, this.#most)
      this.#skipping = true
      this.cutLines += 1
    }
  }

  #complete(piece: string): void {
    const whole = this.#skipping ? this.#rest : this.#rest + piece
    // A piece may hold a whole line over the bound.
    if (!this.#skipping && whole.length > this.#most) this.cutLines += 1
    const line = whole.slice(0, this.#most)
    this.#rest = ''
    this.#skipping = false
    this.lines += 1
    this.#take(line.endsWith('\r') ? line.slice(0, -1) : line)
  }
}
