/**
 * The errors in the output of a failed `go build`, with their places. This finds what the go command itself marks as an
 * error; what each means and how it is fixed is the catalogue's business.
 *
 *   # example.com/app/internal/report        names the package for the lines below
 *   internal/report/fmt.go:9:2: undefined: x  an error with its place, relative to where the command ran
 *   go: updates to go.mod needed              an error of the go command itself
 *   package example.com/app                   an error of the loader: the lines below, set in with a tab, say on
 *
 * The trace of -x stands between; its lines start with a command, and none of them has the form of a place.
 */

export interface BuildError {
  /** Import path, as the `# ` line above names it. */
  readonly package: string | null
  /** As printed: relative to the folder the command ran in, or absolute. */
  readonly file: string | null
  readonly line: number | null
  readonly column: number | null
  readonly message: string
}

/** Distinct errors that are kept; the first are the ones that matter. */
const MAX_ERRORS = 100
const MAX_LINE_CHARS = 4000

const PLACE =
  /^(?:vet: )?((?:[A-Za-z]:)?[^\s:'"][^:'"]{0,1000}\.(?:go|s|c|h|cc|cpp|m|mod|work|sum)):(\d{1,9})(?::(\d{1,9}))?: (.+)$/
const GO_COMMAND =
  /^(?:go|package [^ ]+|pattern [^ ]+|no required module|build constraints exclude|missing go\.sum entry|verifying |SECURITY ERROR|error obtaining VCS|[^ ]+: (?:[^ ]+: )?signal: |[^ ]+: go (?:build|install) [^ ]+: |link: |.*\/link: |fatal error: )/
/** Progress and warnings of the go command, which fail nothing, and a headline whose lines below have the places. */
const HARMLESS =
  /^go: (?:(?:downloading|finding|extracting|added|upgraded|downgraded|found) |warning: |errors parsing [^ ]+:$)/
/** What a C compiler says beside its errors. */
const REMARK = /^(?:warning|note): /

/** Lines of the trace of -x, which are commands and no words about a failure. */
const TRACE =
  /^(?:WORK=|cd |git |mkdir |mv |cp |rm |echo |touch |\d+\.\d+s # |.*# internal$|[A-Z_]+=\S* |["']?[^\s"']*[\\/][^\s"']+["']? -)/
const MAX_LAST_WORDS = 5

/** Collects errors line by line. */
export class BuildErrorCollector {
  #package: string | null = null
  #inHeredoc = false
  /** The error of the loader that the next line may belong to. */
  #loading: number | null = null
  readonly #seen = new Set<string>()
  readonly #errors: BuildError[] = []
  readonly #lastWords: string[] = []

  /** Takes one line without its end. */
  line(text: string): void {
    if (this.#inHeredoc) {
      this.#inHeredoc = text !== 'EOF'
      return
    }
    if (text.startsWith('cat >') && text.includes("<< 'EOF'")) {
      this.#inHeredoc = true
      return
    }
    const line = text.slice(0, MAX_LINE_CHARS)
    if (line.trim() !== '' && !TRACE.test(line)) {
      this.#lastWords.push(line)
      if (this.#lastWords.length > MAX_LAST_WORDS) this.#lastWords.shift()
    }
    if (this.#loading !== null && line.startsWith('\t')) {
      this.#load(this.#loading, line.trim())
      return
    }
    this.#loading = null
    // `# pkg`, `# pkg [pkg.test]`, and of vet `# [pkg]`.
    const header = /^# \[?([^\s\d[][^\s\]]*)\]?(?: \[[^\]]+\])?$/.exec(line)?.[1]
    if (header !== undefined) {
      this.#package = header
      return
    }
    const place = PLACE.exec(line)
    if (place !== null) {
      const error = { package: this.#package, ...placed(place) }
      if (!REMARK.test(error.message)) this.#add(error)
      // `no required module provides package x; to add it:`, and the command stands on the next line.
      if (error.message.endsWith(':') && this.#errors.length > 0) this.#loading = this.#errors.length - 1
    } else if (GO_COMMAND.test(line) && !HARMLESS.test(line) && !/^go (?:tool|list|env|build) /.test(line)) {
      const error = { package: null, file: null, line: null, column: null, message: line }
      if (!/^package \S+$/.test(line)) this.#add(error)
      // The same package is named once for each error below it, so it is no repetition.
      else if (this.#errors.length < MAX_ERRORS) this.#loading = this.#errors.push(error) - 1
    }
  }

  /** `imports example.com/a from main.go`, up to the reason; where that has a place, it is the error. */
  #load(index: number, text: string): void {
    const error = this.#errors[index]
    if (error === undefined) return
    const place = PLACE.exec(text)
    const name = /^package (\S+)/.exec(error.message)?.[1] ?? null
    this.#errors[index] =
      place === null
        ? { ...error, message: `${error.message} ${text}`.slice(0, MAX_LINE_CHARS) }
        : { package: name, ...placed(place) }
  }

  get errors(): readonly BuildError[] {
    return this.#errors
  }

  /** The last lines that were no trace, for a failure in which no error was recognised. */
  get lastWords(): readonly string[] {
    return this.#lastWords
  }

  #add(error: BuildError): void {
    const key = JSON.stringify([error.file, error.line, error.column, error.message])
    if (this.#errors.length >= MAX_ERRORS || this.#seen.has(key)) return
    this.#seen.add(key)
    this.#errors.push(error)
  }
}

function placed([, file = '', line = '0', column, message = '']: RegExpExecArray): Omit<BuildError, 'package'> {
  return { file, line: Number(line), column: column === undefined ? null : Number(column), message }
}
