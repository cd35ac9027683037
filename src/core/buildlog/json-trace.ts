/**
 * The trace of `go build -json -x` (Go 1.24 and later): events, one a line, on standard output.
 *
 *   {"ImportPath":"example.com/app","Action":"build-output","Output":"mkdir -p $WORK/b001/\n"}
 *   {"ImportPath":"example.com/app","Action":"build-fail"}
 *
 * An event's output is what the plain trace would hold at that place: a whole command, or a here-document with all its
 * lines, since the go command prints each at once. So the events of packages that are built side by side may be read one
 * after the other as if they were a plain trace. Lines that are no events (a tool that writes for itself) are passed on
 * as they are. The lines about the version control system stand on standard error and concern no package.
 *
 * Source: cmd/go/internal/load (JSONWriter), `go help buildjson`; measured with Go 1.24 to 1.27.
 */
import { parseJson, textAt, valueAt } from '../untrusted.ts'
import { LineSplitter, MAX_LINE_CHARS } from './lines.ts'

const MAX_PATH_CHARS = 4096
/** Packages that are remembered as failed. */
const MAX_FAILED = 10_000

/** Turns events into the plain trace that they carry, in pieces. */
export class JsonTrace {
  /** Import paths of packages that failed to build; tests stand as `example.com/app [example.com/app.test]`. */
  readonly failed: string[] = []
  readonly #lines = new LineSplitter((line) => this.#line(line))
  readonly #take: (text: string, importPath: string | null) => void

  /** `take` is given text of the plain trace, and the package it is about, where one is named. */
  constructor(take: (text: string, importPath: string | null) => void) {
    this.#take = take
  }

  push(text: string): void {
    this.#lines.push(text)
  }

  end(): void {
    this.#lines.end()
  }

  #line(line: string): void {
    if (!line.startsWith('{')) {
      this.#take(`${line}\n`, null)
      return
    }
    const event = parseJson(line)
    const action = valueAt(event, 'Action')
    const importPath = textAt(event, MAX_PATH_CHARS, 'ImportPath')
    if (action === 'build-output') this.#take(textAt(event, MAX_LINE_CHARS, 'Output') ?? '', importPath)
    else if (action === 'build-fail') {
      if (importPath !== null && this.failed.length < MAX_FAILED) this.failed.push(importPath)
    } else this.#take(`${line}\n`, null)
  }
}
