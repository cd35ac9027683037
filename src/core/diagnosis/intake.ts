/**
 * Takes a log in pieces of any size and of any kind, and gives its errors one by one, in flat memory.
 *
 * Lines are split and bounded, undressed, and told apart: an event of `go build -json` or `go test -json` is unpacked,
 * each package with an assembler of its own since their lines may alternate; everything else is text. Both can stand in
 * one log: much of what fails early is never put into events.
 *
 * Source: `go help buildjson`, cmd/test2json; transcripts of Go 1.21 to 1.27.
 */
import { LineSplitter } from '../buildlog/lines.ts'
import { own } from '../text/own.ts'
import { Assembler } from './assemble.ts'
import { mayBeKnown } from './catalogue/index.ts'
import { type BuildEvent, readEvent, readUsualEvent } from './events.ts'
import { OpenPackages } from './open-packages.ts'
import type { RawError } from './raw-error.ts'
import { undress } from './undress.ts'
import { VetJson } from './vet-json.ts'

/** Characters of a line that are looked at. An event holds all that a C linker says, and the files of a large link. */
const MAX_RAW_LINE_CHARS = 1 << 20
const MAX_COMMAND_CHARS = 500

/** What the lines say beside their errors. */
export interface IntakeFacts {
  /** The last go command that the log showed. */
  readonly command: string | null
  readonly goVersion: string | null
  /** The last exit code that a CI service named. */
  readonly exitCode: number | null
  /** Whether the log says that something failed, without saying what. */
  readonly failed: boolean
  readonly lines: number
  readonly cutLines: number
  /** The last lines of output, for a failure that nobody recognises. */
  readonly lastWords: readonly string[]
}

export class Intake {
  readonly #plain: Assembler
  readonly #packages: OpenPackages
  readonly #vet: VetJson
  readonly #splitter = new LineSplitter((line) => this.#line(line), MAX_RAW_LINE_CHARS)
  #command: string | null = null
  #goVersion: string | null = null
  #exitCode: number | null = null
  #failed = false

  constructor(take: (error: RawError) => boolean) {
    this.#plain = new Assembler(take, mayBeKnown)
    this.#packages = new OpenPackages((from) => new Assembler(take, mayBeKnown, from))
    this.#vet = new VetJson(take)
  }

  /** The command that the log is of. */
  command(text: string): void {
    this.#command = text.slice(0, MAX_COMMAND_CHARS)
  }

  push(text: string): void {
    this.#splitter.push(text)
  }

  /** Ends what is open. To be called once, before `facts` is read. */
  end(): void {
    this.#splitter.end()
    this.#packages.endAll()
    this.#plain.end()
  }

  get facts(): IntakeFacts {
    return {
      command: this.#command,
      goVersion: this.#goVersion,
      exitCode: this.#exitCode,
      failed: this.#failed,
      lines: this.#splitter.lines,
      cutLines: this.#splitter.cutLines,
      lastWords: this.#plain.lastWords
    }
  }

  #line(raw: string): void {
    // Half of a trace is in here-documents.
    if (this.#plain.passesOver(raw)) return
    // Events as they come out of the go command, most of all: nothing of them is to be undressed.
    const usual = raw.charCodeAt(0) === 0x7b ? readUsualEvent(raw) : null
    if (usual !== null) {
      this.#event(usual)
      return
    }
    const { text, role, exitCode } = undress(raw)
    if (role === 'end') {
      this.#exitCode = exitCode
      return
    }
    if (role === 'command') {
      this.#say(text)
      return
    }
    if (text.startsWith('{"')) {
      const event = readEvent(text)
      if (event !== null) {
        this.#event(event)
        return
      }
    }
    if (this.#vet.line(text)) return
    this.#evidence(text)
    this.#plain.line(text)
  }

  #event({ package: pkg, build, test, output, end, failed }: BuildEvent): void {
    this.#failed ||= failed
    if (end) {
      this.#packages.end(pkg)
      return
    }
    const assembler = this.#packages.at(pkg, build)
    let start = 0
    for (let stop = output.indexOf('\n'); stop >= 0; stop = output.indexOf('\n', start)) {
      const line = output.slice(start, stop)
      if (!assembler.passesOver(line)) assembler.line(undress(line).text, test)
      start = stop + 1
    }
    const last = start === 0 ? output : output.slice(start)
    if (!assembler.passesOver(last)) assembler.line(undress(last).text, test)
  }

  #evidence(text: string): void {
    const first = text.charCodeAt(0)
    // `F`: FAIL, of go test. `g`: what go version prints.
    if (first === 0x46 && /^FAIL(?:\s|$)/.test(text) && !this.#plain.testRuns) this.#failed = true
    else if (first === 0x67) this.#goVersion = /^go version go(\S{1,40}) /.exec(text)?.[1] ?? this.#goVersion
  }

  /** A command about to run: what comes is its output. */
  #say(text: string): void {
    const isGo = /(?:^|[\s/])go(?:\.exe)? (?:build|test|vet|install|run|mod|generate|get|list|work|tool|fix) ?/.test(
      text.slice(0, 2000)
    )
    // A test may print `> something` as well.
    if (!isGo && this.#plain.testRuns) return
    this.#plain.end()
    if (isGo) this.#command = own(text.slice(0, MAX_COMMAND_CHARS))
  }
}
