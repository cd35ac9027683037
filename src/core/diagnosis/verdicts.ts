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
 *
 * With -v, and in events, it is known which test runs when a line comes. What looks like an error there was printed by
 * that test, or by what it called: a test of a server refuses connections, a test of a builder fails to build. It is
 * forgotten when the test passes, and stands behind the failure of the test when it does not.
 */
import type { RawError } from './raw-error.ts'

/** Failures of one package that are held; further ones go on without their package. */
const MAX_HELD = 200
/** What looks like an error in the output of tests that still run; further ones are left out. */
const MAX_PRINTED = 200
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
  /** `ran`: a panic and its like, which ends the test as well. */
  #printed: { readonly test: string; readonly error: RawError; readonly ran: boolean }[] = []
  #lines = 0
  #failures = 0

  constructor(done: (error: RawError) => boolean, pkg: string | null) {
    this.#done = done
    this.#package = pkg
  }

  /** Takes a failure of something that ran. */
  hold(error: RawError): void {
    if (this.#package !== null || this.#held.length >= MAX_HELD) this.pass({ ...error, package: this.#package })
    else this.#held.push(error)
  }

  /** Takes what looks like an error and came while a test ran. `ran`: what only something that ran can say, a panic. */
  printed(test: string, error: RawError, ran: boolean): void {
    if (this.#printed.length < MAX_PRINTED) {
      this.#printed.push({ test, ran, error: ran ? error : { ...error, printedByTest: true } })
    }
  }

  /** A test, none within another, has its verdict. */
  test(name: string, failed: boolean): void {
    if (this.#printed.length === 0) return
    const own = this.#printed.filter(({ test }) => test === name)
    this.#printed = this.#printed.filter(({ test }) => test !== name)
    // Behind the failure of the test itself, which is still open.
    if (failed) for (const { error } of own) this.#held.push(error)
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
    const left = this.#printed.map(({ error }) => error)
    const failures =
      this.#failures +
      this.#held.filter(({ printedByTest }) => printedByTest !== true).length +
      this.#printed.filter(({ ran }) => ran).length
    const own = last.slice(-this.#lines).filter((one) => !FRAME.test(one))
    if (found['verdict'] === 'FAIL')
      for (const error of [...this.#held, ...left]) this.#done({ ...error, package: pkg })
    this.#held = []
    this.#printed = []
    this.#lines = 0
    this.#failures = 0
    const early = found['verdict'] === 'FAIL' && found['time'] !== undefined && failures === 0
    return { package: pkg, words: early ? own.slice(-MAX_WORDS) : [] }
  }

  /** No line of a package will come: `go run`, or a log that was cut. */
  end(): void {
    for (const error of [...this.#held, ...this.#printed.map((one) => one.error)]) this.#done(error)
    this.#held = []
    this.#printed = []
  }
}
