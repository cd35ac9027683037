/**
 * Puts the lines of a log together into errors.
 *
 * The go command marks an error in few ways: a place in front, `go: ` in front, `package PATH` with the imports below,
 * or a line under `# import/path`. Everything that belongs to it follows: lines set in with a tab, the compiler's picture
 * of the code (`    3 | x = 1`), the words of a C linker up to `collect2:`, the traces of a panic up to anything else.
 *
 *   # example.com/app                          the package of the lines below
 *   ./main.go:4:2: undefined: foo              place
 *   go: updates to go.mod needed; to update it:  go
 *   	go mod tidy                               belongs to the line above
 *   package example.com/app                    loader
 *   	imports example.com/b from main.go: import cycle not allowed
 *
 * The trace of -x stands between and is passed over. Memory is bounded: one error is open at a time, with a bounded
 * number of lines of bounded length, and what is kept of a log keeps no more of it than that.
 *
 * Source: cmd/go/internal/work/shell.go (reportCmd), cmd/go/internal/load/pkg.go (PackageError.Error) of Go 1.21 to 1.27;
 * transcripts in __tests__/fixtures/failures.
 */
import { own } from '../text/own.ts'
import { continues, endsBlock, type Mode, modeOf } from './continuation.ts'
import { type Placed, readPlace } from './place.ts'
import { isUsersFrame } from './frames.ts'
import type { Form, RawError } from './raw-error.ts'
import { readVerdict, TestOutput } from './test-output.ts'
import { HeredocFilter, isTrace } from './trace.ts'
import { Verdicts } from './verdicts.ts'
import { loaderError, plainError, withoutChain } from './whole-error.ts'

/** Lines of one error that are kept; the others are passed over with it. */
export const MAX_ERROR_LINES = 60
/** Of a trace the frames of the user's own code are kept a little longer: those of Go itself come first. */
const MAX_DUMP_LINES = 100
/** Characters of a line that are kept. */
export const MAX_LINE_CHARS = 4096

/** Lines of one paragraph below `# import/path` that are taken for errors though nothing tells. */
const MAX_UNKNOWN_LINES = 50
/** Lines that are remembered, and those of them that are shown. */
const MAX_LAST_WORDS = 8
const MAX_SHOWN_WORDS = 5

interface Open {
  readonly form: Form
  readonly package: string | null
  readonly place: Placed | null
  readonly message: string
  mode: Mode
  readonly lines: string[]
  /** The test that ran when it began; `null` for its verdict, and where none did. */
  test: string | null
}

/** Errors of what ran: its package is not known yet. */
const RUNS: ReadonlySet<Mode> = new Set<Mode>(['test', 'example', 'dump', 'race'])

/** Progress of the go command, and headlines whose lines below have the places. */
const PROGRESS =
  /^(?:downloading|finding|extracting|added|upgraded|downgraded|removed|found|to switch to|creating new go\.mod|copying requirements|to add module requirements|module \S+ is deprecated|warning: \S+: retracted) ?/
const TEST_PACKAGE = "can't load test package: "
const HEADLINE = /^errors? (?:parsing|loading) \S+:$/
const HEADER = /^# \[?(?<package>[^\s\d[\]][^\s\]]*)\]?(?: \[(?<variant>[^\]]+)\])?$/
const TOOL_HEADER = /^# \[?(?<tool>\S*pkg-config\S*) --/
/** What a C compiler says about the place of the next error. */
const IN_FRONT =
  /^(?:In file included from |\s{1,40}from \S+:\d|\S+: In (?:function|member function|constructor) |\S+: (?:At top level|Assembler messages):?$)/

/** Most lines hold none of these words, which are cheaper to look for than the pattern is to try. */
function isInFront(line: string): boolean {
  return (
    (line.startsWith('In file ') || line.includes(': In ') || line.startsWith(' ') || line.includes(': A')) &&
    IN_FRONT.test(line)
  )
}

export class Assembler {
  readonly #known: (line: string) => boolean
  readonly #heredoc = new HeredocFilter()
  readonly #tests = new TestOutput()
  readonly #verdicts: Verdicts
  #open: Open | null = null
  #package: string | null
  readonly #eventPackage: string | null
  /** Lines that came in front of an error and belong to it. */
  #front: string[] = []
  #blank = false
  readonly #lastWords: string[] = []
  /** Whether the line stands in the paragraph below `# import/path`, or in an event of a package's build. */
  #inBlock: boolean
  #unknown = 0

  /**
   * `done` is called with each error as soon as it is whole, and says whether some cause knows it; `known` says whether
   * some cause may know a line that has no form of its own. `built` and `tested` are the package of the events that the
   * lines came in.
   */
  constructor(
    done: (error: RawError) => boolean,
    known: (line: string) => boolean,
    { built = null, tested = null }: { readonly built?: string | null; readonly tested?: string | null } = {}
  ) {
    this.#known = known
    this.#verdicts = new Verdicts(done, tested)
    this.#eventPackage = built
    this.#package = built
    this.#inBlock = built !== null
  }

  /** Whether a line, as it came, is the inside of a file that the trace shows. To be asked before all else, for speed. */
  passesOver(raw: string): boolean {
    return this.#heredoc.passes(raw)
  }

  /** Takes one undressed line without its end. `test`: the test of the event that it came in. */
  line(whole: string, test: string | null = null): void {
    const line = whole.length > MAX_LINE_CHARS ? whole.slice(0, MAX_LINE_CHARS) : whole
    if (this.#heredoc.swallows(line)) return
    if (line.charCodeAt(0) <= 0x20 ? line.trim() === '' : line === '') {
      this.#blank = true
      this.#inBlock = this.#eventPackage !== null
      return
    }
    const afterBlank = this.#blank
    this.#blank = false
    if (this.#open !== null && continues(this.#open.mode, line, afterBlank)) {
      const kept = own(line)
      this.#more(this.#open, kept)
      this.#remember(kept)
      if (endsBlock(this.#open.mode, line)) this.#close()
      return
    }
    // The test that panicked stands above its panic.
    if (this.#open?.mode === 'test' && line.startsWith('panic: ')) {
      this.#front = this.#open.lines
      this.#open = null
    }
    this.#close()
    if (isTrace(line)) return
    const kept = own(line)
    this.#remember(kept)
    if (this.#isTests(kept, test)) return
    this.#begin(kept)
    if (this.#open !== null) this.#open.test = this.#tests.printer(test)
  }

  #more(open: Open, line: string): void {
    // A subtest that has said its words already stands below its parent; they go below its verdict, as without -v.
    const words = open.mode === 'test' ? this.#wordsOf(line) : []
    const most = open.mode === 'dump' && isUsersFrame(line) ? MAX_DUMP_LINES : MAX_ERROR_LINES
    for (const one of [line, ...words]) if (open.lines.length < most) open.lines.push(one)
    // `go mod tidy` has the imports that lead to an error in front of it.
    if (open.mode === 'tabs' && line.startsWith('\t')) {
      const mode = modeOf(line)
      if (mode === 'security') open.mode = mode
    }
  }

  #wordsOf(line: string): readonly string[] {
    const verdict = readVerdict(line)
    return verdict === null ? [] : this.#tests.end(verdict.name)
  }

  /** The frame of `go test` around what a test prints, and that itself. */
  #isTests(line: string, test: string | null): boolean {
    const verdict = readVerdict(line)
    if (verdict !== null && !this.#tests.isForeign(verdict.name, test)) {
      const words = this.#tests.end(verdict.name)
      this.#package = this.#eventPackage
      this.#verdicts.test(verdict.name, verdict.failed)
      if (verdict.failed) {
        this.#start('line', line, null, null)
        this.#open?.lines.push(...words)
      }
      return true
    }
    if (this.#tests.takes(line, test)) {
      this.#package = this.#eventPackage
      return true
    }
    const ended = this.#verdicts.packageLine(line, this.#lastWords)
    if (ended === null) return false
    this.#tests.reset()
    this.#package = this.#eventPackage
    this.#front = [...ended.words]
    this.#start('line', line, null, ended.package)
    return true
  }

  /** The last lines that were no trace, for a failure that nobody recognises. */
  get lastWords(): readonly string[] {
    return this.#lastWords.slice(-MAX_SHOWN_WORDS)
  }

  #remember(line: string): void {
    this.#verdicts.line()
    this.#lastWords.push(line)
    if (this.#lastWords.length > MAX_LAST_WORDS) this.#lastWords.shift()
  }

  /** Whether a test runs: what is printed is its own affair until its verdict comes. */
  get testRuns(): boolean {
    return this.#tests.printer(null) !== null
  }

  /** The log, or the package of the event, is at its end. */
  end(): void {
    this.#close()
    this.#verdicts.end()
    this.#tests.reset()
    this.#front = []
  }

  /** A heading of what follows: `# import/path`, and the tool whose words follow. */
  #heads(line: string): boolean {
    if (line.startsWith('# ')) {
      if (TOOL_HEADER.test(line)) {
        this.#start('block', line, null, this.#package)
        return true
      }
      const header = HEADER.exec(line)?.groups?.['package']
      if (header === undefined) return false
      this.#package = header
      this.#inBlock = true
      this.#unknown = 0
      this.#front = []
      return true
    }
    // Go 1.21 names the package so where pkg-config fails.
    const building = line.startsWith('go build ') ? /^go build (\S{1,500}):$/.exec(line)?.[1] : undefined
    this.#package = building ?? this.#package
    return building !== undefined
  }

  #begin(line: string): void {
    if (this.#heads(line)) return
    if (isInFront(line)) {
      if (this.#front.length < 20) this.#front.push(line)
      return
    }
    const place = readPlace(line.startsWith('vet: ') ? line.slice(5) : line)
    if (place !== null) this.#start('place', place.rest, place, this.#package, line)
    else if (line.startsWith('go: ')) this.#startGo(line)
    else if (/^package \S+(?: \(test\))?(?:: .*)?$/.test(line))
      this.#start('loader', line.slice('package '.length), null, null, line)
    else if (this.#known(line)) this.#startLine(line)
    else if (this.#inBlock) this.#startUnknown(line)
    else this.#front = []
  }

  /** A line below `# import/path` that nobody knows; a tool that says more than a few of them says nothing. */
  #startUnknown(line: string): void {
    this.#unknown += 1
    if (this.#unknown > MAX_UNKNOWN_LINES) this.#inBlock = false
    else this.#start('block', line, null, this.#package)
  }

  #startGo(line: string): void {
    // `go install X@V` names it twice.
    // Some errors bring a `go: ` of their own.
    const message = line.replace(/^(?:go: ){1,2}/, '').replace(/^(\S{1,500}@\S{1,200}: )(?=\1)/, '')
    // What follows has a form of its own.
    if (message.startsWith(TEST_PACKAGE)) {
      this.#begin(message.slice(TEST_PACKAGE.length))
      return
    }
    if (PROGRESS.test(message) || HEADLINE.test(message)) return
    this.#start('go', message, null, null, line)
  }

  /** `PKG: go build PKG: text` has the package twice in front. */
  #startLine(line: string): void {
    const action = /^(?:(\S{1,500}): )?go (?:build|install|run|test|vet) (\S{1,500}): (?=\S)/.exec(line)
    if (action === null) this.#start(this.#package === null ? 'line' : 'block', line, null, this.#package)
    else this.#start('line', line.slice(action[0].length), null, action[2] ?? null, line)
  }

  #start(form: Form, message: string, place: Placed | null, pkg: string | null, line: string = message): void {
    this.#open = {
      form,
      package: pkg,
      place,
      message,
      mode: modeOf(message),
      lines: [...this.#front, line],
      test: null
    }
    this.#front = []
  }

  #close(): void {
    const open = this.#open
    this.#open = null
    if (open === null) return
    const error = open.form === 'loader' ? loaderError(open) : withoutChain(plainError(open))
    if (open.test !== null) this.#verdicts.printed(open.test, error, RUNS.has(open.mode))
    else if (RUNS.has(open.mode) && error.package === null) this.#verdicts.hold(error)
    else this.#verdicts.pass(error)
  }
}
