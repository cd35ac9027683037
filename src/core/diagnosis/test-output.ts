/**
 * What a test prints while it runs, kept until the test is known to have failed.
 *
 * Without `-v` a test's words stand below `--- FAIL: TestX`. With `-v`, and in the events of `-json`, they come when they
 * are said, and the verdict comes last; `=== RUN`, `=== NAME` and `=== CONT` say whose words follow, and an event names
 * its test. Bounded: a run has many tests, and nearly all of them pass.
 *
 * Source: testing/testing.go (common.log, T.report), cmd/internal/test2json of Go 1.21 to 1.27.
 */
import { own } from '../text/own.ts'

/** Tests that are known to run at a time. */
const MAX_RUNNING = 10_000
/** Tests whose words are kept at a time: more run side by side only with a large -parallel. */
const MAX_TESTS = 64
/** Lines of one test; its last ones are kept, since what fails is said last. */
const MAX_LINES = 20

/** `--- FAIL: TestX/sub (0.01s)`; a benchmark has no time. */
const VERDICT = /^ {0,80}--- (PASS|FAIL|SKIP|BENCH): (\S{1,500})(?: \(|$)/

/** How a test ended, and its name. */
export function readVerdict(line: string): { readonly failed: boolean; readonly name: string } | null {
  // Looked at for every line of a log: a verdict of a subtest is set in.
  const first = line.charCodeAt(0)
  if ((first !== 0x2d && first !== 0x20) || !line.includes('--- ')) return null
  const found = VERDICT.exec(line)
  return found === null ? null : { failed: found[1] === 'FAIL', name: found[2] ?? '' }
}

/** The test that holds a subtest: `TestTable` of `TestTable/two_words`. */
function topTest(name: string): string {
  const slash = name.indexOf('/')
  return slash < 0 ? name : name.slice(0, slash)
}

/** A benchmark under -v says its name alone on a line, and no `=== RUN`. */
const BENCHMARK = /^Benchmark\w{0,300}(?:\/\S{1,300})?$/

/** The test of `=== RUN   TestX`, `=== NAME  TestX` and `=== CONT  TestX`. By hand: runs have millions of these lines. */
function speakerOf(line: string): string | null {
  const space = line.lastIndexOf(' ')
  if (space <= 7 || space >= 11) return null
  const kind = line.slice(4, 8)
  return kind === 'RUN ' || kind === 'NAME' || kind === 'CONT' ? line.slice(space + 1) : null
}

export class TestOutput {
  readonly #printed = new Map<string, string[]>()
  /** Tests that began and have no verdict yet, without their subtests. Empty without -v. */
  readonly #running = new Set<string>()
  #speaker: string | null = null

  /** The test that most probably printed a line that is no test's by its form; `null` when none runs. */
  printer(test: string | null): string | null {
    const speaker = test ?? this.#speaker
    if (speaker !== null) return topTest(speaker)
    for (const name of this.#running) return name
    return null
  }

  /**
   * Whether a verdict is none of this run: a test may print the words of another run. `test`: of the event that the line
   * came in; without one, no test of that name was begun.
   */
  isForeign(name: string, test: string | null): boolean {
    if (test !== null) return topTest(test) !== topTest(name)
    return this.#running.size > 0 && !this.#running.has(topTest(name))
  }

  /** The package is at its end, and its tests with it. */
  reset(): void {
    this.#running.clear()
    this.#speaker = null
  }

  /** Takes a line that is no error by its form. True when it is a test's own word: nothing else is to be made of it. */
  takes(line: string, test: string | null): boolean {
    if (line.startsWith('=== ')) {
      const speaker = speakerOf(line)
      if (speaker === null) return true
      this.#speaker = speaker
      if (!speaker.includes('/') && this.#running.size < MAX_RUNNING) this.#running.add(speaker)
      return true
    }
    if (line.charCodeAt(0) === 0x42 && BENCHMARK.test(line)) {
      this.#speaker = line
      return true
    }
    const speaker = test ?? this.#speaker
    if (speaker === null || !line.startsWith('    ')) return false
    let lines = this.#printed.get(speaker)
    if (lines === undefined) {
      if (this.#printed.size >= MAX_TESTS) this.#printed.delete(this.#printed.keys().next().value ?? '')
      lines = []
      this.#printed.set(own(speaker), lines)
    }
    lines.push(line)
    if (lines.length > MAX_LINES) lines.shift()
    return true
  }

  /** The words of a test that ended; they are forgotten here. */
  end(name: string): readonly string[] {
    const lines = this.#printed.get(name) ?? []
    this.#printed.delete(name)
    this.#running.delete(name)
    if (this.#speaker === name) this.#speaker = null
    return lines
  }
}
