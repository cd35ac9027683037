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
 * number of lines of bounded length.
 *
 * Source: cmd/go/internal/work/shell.go (reportCmd), cmd/go/internal/load/pkg.go (PackageError.Error) of Go 1.21 to 1.27;
 * transcripts in __tests__/fixtures/failures.
 */
import { continues, endsBlock, type Mode, modeOf } from './continuation.ts'
import { type Placed, readPlace } from './place.ts'
import type { Form, Import, RawError } from './raw-error.ts'
import { HeredocFilter, isTrace } from './trace.ts'

/** Lines of one error that are kept; the others are passed over with it. */
export const MAX_ERROR_LINES = 60
/** Characters of a line that are kept. */
export const MAX_LINE_CHARS = 4096

const MAX_LAST_WORDS = 5

interface Open {
  readonly form: Form
  readonly package: string | null
  readonly place: Placed | null
  readonly message: string
  readonly mode: Mode
  readonly lines: string[]
}

/** Progress of the go command, and headlines whose lines below have the places. */
const PROGRESS =
  /^(?:downloading|finding|extracting|added|upgraded|downgraded|removed|found|to switch to|creating new go\.mod|copying requirements|to add module requirements|module \S+ is deprecated|warning: \S+: retracted) ?/
const HEADLINE = /^errors? (?:parsing|loading) \S+:$/
const HEADER = /^# \[?(?<package>[^\s\d[\]][^\s\]]*)\]?(?: \[(?<variant>[^\]]+)\])?$/
const TOOL_HEADER = /^# \[?(?<tool>\S*pkg-config\S*) --/
/** What a C compiler says about the place of the next error. */
const IN_FRONT =
  /^(?:In file included from |\s{1,40}from \S+:\d|\S+: In (?:function|member function|constructor) |\S+: (?:At top level|Assembler messages):?$)/

export class Assembler {
  readonly #done: (error: RawError) => void
  readonly #known: (line: string) => boolean
  readonly #heredoc = new HeredocFilter()
  #open: Open | null = null
  #package: string | null
  readonly #eventPackage: string | null
  /** Lines that came in front of an error and belong to it. */
  #front: string[] = []
  #blank = false
  readonly #lastWords: string[] = []
  /** Whether the line stands in the paragraph below `# import/path`, or in an event of a package's build. */
  #inBlock: boolean

  /**
   * `done` is called with each error as soon as it is whole; `known` says whether some cause may know a line that has no
   * form of its own. `eventPackage` is the package of the event that the lines came in.
   */
  constructor(done: (error: RawError) => void, known: (line: string) => boolean, eventPackage: string | null = null) {
    this.#done = done
    this.#known = known
    this.#eventPackage = eventPackage
    this.#package = eventPackage
    this.#inBlock = eventPackage !== null
  }

  /** Takes one undressed line without its end. */
  line(whole: string): void {
    const line = whole.length > MAX_LINE_CHARS ? whole.slice(0, MAX_LINE_CHARS) : whole
    if (this.#heredoc.swallows(line)) return
    if (line.trim() === '') {
      this.#blank = true
      this.#inBlock = this.#eventPackage !== null
      return
    }
    const afterBlank = this.#blank
    this.#blank = false
    if (this.#open !== null && continues(this.#open.mode, line, afterBlank)) {
      if (this.#open.lines.length < MAX_ERROR_LINES) this.#open.lines.push(line)
      this.#remember(line)
      if (endsBlock(this.#open.mode, line)) this.#close()
      return
    }
    this.#close()
    if (isTrace(line)) return
    this.#remember(line)
    this.#begin(line)
  }

  /** The last lines that were no trace, for a failure that nobody recognises. */
  get lastWords(): readonly string[] {
    return this.#lastWords
  }

  #remember(line: string): void {
    this.#lastWords.push(line)
    if (this.#lastWords.length > MAX_LAST_WORDS) this.#lastWords.shift()
  }

  /** The log, or the package of the event, is at its end. */
  end(): void {
    this.#close()
    this.#front = []
  }

  #begin(line: string): void {
    const tool = TOOL_HEADER.exec(line)
    if (tool !== null) {
      this.#start('block', line, null, this.#package)
      return
    }
    const header = HEADER.exec(line)?.groups?.['package']
    if (header !== undefined) {
      this.#package = header
      this.#inBlock = true
      this.#front = []
      return
    }
    // Go 1.21 names the package so where pkg-config fails.
    const building = /^go build (\S{1,500}):$/.exec(line)?.[1]
    if (building !== undefined) {
      this.#package = building
      return
    }
    if (IN_FRONT.test(line)) {
      if (this.#front.length < 20) this.#front.push(line)
      return
    }
    const place = readPlace(line.startsWith('vet: ') ? line.slice(5) : line)
    if (place !== null) this.#start('place', place.rest, place, this.#package, line)
    else if (line.startsWith('go: ')) this.#startGo(line)
    else if (/^package \S+(?:: .*)?$/.test(line)) this.#start('loader', line.slice('package '.length), null, null, line)
    else if (this.#known(line)) this.#startLine(line)
    else if (this.#inBlock) this.#start('block', line, null, this.#package)
    else this.#front = []
  }

  #startGo(line: string): void {
    const message = line.slice('go: '.length)
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
    this.#open = { form, package: pkg, place, message, mode: modeOf(message), lines: [...this.#front, line] }
    this.#front = []
  }

  #close(): void {
    const open = this.#open
    this.#open = null
    if (open === null) return
    this.#done(open.form === 'loader' ? loaderError(open) : plainError(open))
  }
}

function plainError({ form, package: pkg, place, message, lines }: Open): RawError {
  const below = lines.slice(lines.findIndex((line) => line.endsWith(message)) + 1)
  return {
    form,
    package: pkg,
    file: place?.file ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    message,
    text: [message, ...below].join('\n'),
    lines,
    imports: []
  }
}

/** `imports PATH from FILE: reason`, `imports PATH: reason`, `FILE:L:C: reason`, or a reason that goes on. */
const STEP = /^\timports (?<path>[^\s:]{1,1000})(?: from (?<from>[^\s:]{1,300}))?(?:: (?<reason>.*))?$/

function loaderError({ message, lines }: Open): RawError {
  const colon = message.indexOf(': ')
  const imports: Import[] = [{ path: (colon < 0 ? message : message.slice(0, colon)).split(' ')[0] ?? '', from: null }]
  let reason = colon < 0 ? null : message.slice(colon + 2)
  let place: Placed | null = null
  const below: string[] = []
  for (const line of lines.slice(1)) {
    const step = STEP.exec(line)?.groups
    if (step !== undefined && reason === null) {
      imports.push({ path: step['path'] ?? '', from: step['from'] ?? null })
      reason = step['reason'] ?? null
    } else if (reason === null) {
      place = readPlace(line.trimStart())
      reason = place?.rest ?? line.trimStart()
    } else below.push(line)
  }
  const first = reason ?? message
  return {
    // `package main` alone is a line of somebody's program.
    form: reason === null ? 'line' : 'loader',
    package: imports.at(-1)?.path ?? null,
    file: place?.file ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    message: first,
    text: [first, ...below].join('\n'),
    lines,
    imports
  }
}
