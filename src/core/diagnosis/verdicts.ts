/**
 * Which package a test's failure belongs to. `go test` says it last, in the line of the package:
 *
 *   --- FAIL: TestA (0.00s)
 *       a_test.go:7: in m
 *   FAIL
 *   FAIL	example.com/m	0.01s
 *
 * So failures are held until that line comes. A package that is `ok` has had none: what looked like one was printed by a
 * test that passed. A package that failed though nothing in it did was ended from within, and its last words are all
 * that there is: `os.Exit`, `log.Fatal`, a signal.
 */
import { detached } from '../text/own.ts'
import type { RawError } from './raw-error.ts'

/** Failures of one package that are held; further ones go on without their package. */
const MAX_HELD = 200
const MAX_WORDS = 5

const PACKAGE = /^(?<verdict>FAIL|ok {2}|\? {3})\t(?<package>\S{1,500})(?<time>\t[\d.]{1,12}s)?/
/** What `go test` adds around the words of a program. */
const FRAME = /^(?:FAIL|PASS|ok {2}|coverage: |=== |--- )/

export class Verdicts {
  /** Gives an error on; says whether it is one that a cause knows. */
  readonly #done: (error: RawError) => boolean
  /** Of the events that the lines came in; `null` where only the package's line tells. */
  readonly #package: string | null
  #held: RawError[] = []
  #lines = 0
  #failures = 0

  constructor(done: (error: RawError) => boolean, pkg: string | null) {
    this.#done = done
    this.#package = pkg
  }

  /** Takes a failure of something that ran. */
  hold(error: RawError): void {
    if (this.#package !== null || this.#held.length >= MAX_HELD) this.pass({ ...error, package: this.#package })
    else this.#held.push(detached(error))
  }

  /** Gives on a failure whose package is known, or that has none. */
  pass(error: RawError): void {
    if (this.#done(error) && error.package === this.#package) this.#failures += 1
  }

  /** Counts a line of the package, its own last one too. */
  line(): void {
    this.#lines += 1
  }

  /**
   * Takes the line of a package, and the last lines of the log, this one included. Gives those that are the package's last
   * words, where nothing in it failed by itself; `null` for any other line.
   */
  packageLine(line: string, last: readonly string[]): { readonly package: string; readonly words: string[] } | null {
    // `FAIL`, `ok  ` and `?   `, and a tab.
    const found = line.charCodeAt(4) === 0x09 ? PACKAGE.exec(line)?.groups : undefined
    if (found === undefined) return null
    const pkg = found['package'] ?? ''
    const failures = this.#failures + this.#held.length
    const own = last.slice(-this.#lines).filter((one) => !FRAME.test(one))
    if (found['verdict'] === 'FAIL') for (const error of this.#held) this.#done({ ...error, package: pkg })
    this.#held = []
    this.#lines = 0
    this.#failures = 0
    const early = found['verdict'] === 'FAIL' && found['time'] !== undefined && failures === 0
    return { package: pkg, words: early ? own.slice(-MAX_WORDS) : [] }
  }

  /** No line of a package will come: `go run`, or a log that was cut. */
  end(): void {
    for (const error of this.#held) this.#done(error)
    this.#held = []
  }
}
