/** One error as a log says it: its lines together, its place and package taken apart, not yet understood. */

/** A step of a loader's chain: `imports example.com/a from main.go`. */
export interface Import {
  readonly path: string
  /** The file that imports it, `null` before Go 1.24, which does not say. */
  readonly from: string | null
}

/**
 * What marks the lines as an error:
 * - `place`: a file and a line stand in front;
 * - `go`: the go command says `go: ` in front;
 * - `loader`: `package PATH` with the imports that lead to the error below;
 * - `block`: a line below `# import/path`, which only what went wrong with that package has;
 * - `line`: only its words, which some cause of the catalogue knows; no error if none of them takes it;
 * - `vet`: an entry of `go vet -json`, which fails nothing by its exit code;
 * - `exit`: no line at all, only the exit code, as `exit code 137`.
 */
export type Form = 'place' | 'go' | 'loader' | 'block' | 'line' | 'vet' | 'exit'

export interface RawError {
  readonly form: Form
  /** Import path: of the `# ` line above, of the event, or named in the line. Without ` [pkg.test]`. */
  readonly package: string | null
  /** As printed; see places.ts for the path in the repository. */
  readonly file: string | null
  readonly line: number | null
  readonly column: number | null
  /**
   * The first line without place, without `go: ` or `PKG: go build PKG: ` in front. Of a loader's error the reason at
   * the end of the chain.
   */
  readonly message: string
  /** `message` and all lines below it as printed, joined by line ends; what `match` usually reads. */
  readonly text: string
  /** All lines as printed, the first one included, at most MAX_ERROR_LINES of them. */
  readonly lines: readonly string[]
  /** The loader's chain, the package that was asked for first; empty for all other forms. */
  readonly imports: readonly Import[]
  /** It stands in the output of a test that ran then, and is most probably that test's own affair. */
  readonly printedByTest?: true
}

/** What is known about the run of the command, from the log or the caller. */
export interface Context {
  /** The go command as it was typed, the last one that the log showed before the error; `null` when none was. */
  readonly command: string | null
  /** `1.26.8`, when the log says it. */
  readonly goVersion: string | null
  /** Of the command, `null` when nobody said. */
  readonly exitCode: number | null
}

export const NO_CONTEXT: Context = { command: null, goVersion: null, exitCode: null }
