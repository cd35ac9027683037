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
import { Assembler } from './assemble.ts'
import { mayBeKnown } from './catalogue/index.ts'
import { readEvent } from './events.ts'
import type { RawError } from './raw-error.ts'
import { undress } from './undress.ts'
import { VetJson } from './vet-json.ts'

/** Characters of a line that are looked at; an event of one line of text fits. */
const MAX_RAW_LINE_CHARS = 1 << 16
/** Packages whose events are put together at a time: as many as build at a time. */
const MAX_OPEN_PACKAGES = 256
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
  readonly #take: (error: RawError) => boolean
  readonly #plain: Assembler
  readonly #packages = new Map<string, Assembler>()
  readonly #vet: VetJson
  readonly #splitter = new LineSplitter((line) => this.#line(line), MAX_RAW_LINE_CHARS)
  #command: string | null = null
  #goVersion: string | null = null
  #exitCode: number | null = null
  #failed = false

  constructor(take: (error: RawError) => boolean) {
    this.#take = take
    this.#plain = new Assembler(take, mayBeKnown)
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
    for (const assembler of this.#packages.values()) assembler.end()
    this.#packages.clear()
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
        if (event.end) this.#endPackage(event.package)
        else this.#assembler(event.package, event.build).line(undress(event.output).text, event.test)
        this.#failed ||= event.failed
        return
      }
    }
    if (this.#vet.line(text)) return
    this.#evidence(text)
    this.#plain.line(text)
  }

  #evidence(text: string): void {
    const first = text.charCodeAt(0)
    // `F`: FAIL, of go test. `g`: what go version prints.
    if (first === 0x46 && /^FAIL(?:\s|$)/.test(text)) this.#failed = true
    else if (first === 0x67) this.#goVersion = /^go version go(\S{1,40}) /.exec(text)?.[1] ?? this.#goVersion
  }

  /** A command about to run: what comes is its output. */
  #say(text: string): void {
    this.#plain.end()
    if (
      /(?:^|[\s/])go(?:\.exe)? (?:build|test|vet|install|run|mod|generate|get|list|work|tool|fix) ?/.test(
        text.slice(0, 2000)
      )
    ) {
      this.#command = text.slice(0, MAX_COMMAND_CHARS)
    }
  }

  #assembler(pkg: string, build: boolean): Assembler {
    const key = `${build ? 'build' : 'test'} ${pkg}`
    let assembler = this.#packages.get(key)
    if (assembler === undefined) {
      if (this.#packages.size >= MAX_OPEN_PACKAGES) {
        const [oldest, first] = this.#packages.entries().next().value ?? ['', null]
        first?.end()
        this.#packages.delete(oldest)
      }
      assembler = new Assembler(this.#take, mayBeKnown, build ? { built: pkg } : { tested: pkg })
      this.#packages.set(key, assembler)
    }
    return assembler
  }

  #endPackage(pkg: string): void {
    for (const key of [`build ${pkg}`, `test ${pkg}`]) {
      this.#packages.get(key)?.end()
      this.#packages.delete(key)
    }
  }
}
