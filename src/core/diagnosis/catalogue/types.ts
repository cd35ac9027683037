/**
 * What a cause of a failed build is.
 *
 * A cause recognises an error by its words. To keep a gigabyte of log cheap, `marks` are looked for first, all causes'
 * at once (marks.ts); `match` runs only where one of the cause's own marks stands in the error's text.
 *
 * Rules for `match`: regular expressions start with `^` (or with a literal after `(?:^|\n)`), no two unbounded repetitions stand
 * next to each other over the same characters, and a test feeds each of them lines of 64 KiB. First match wins in the
 * order of catalogue/index.ts, so a specific cause stands before a general one.
 */
import type { Context, RawError } from '../raw-error.ts'

export type Family =
  | 'syntax'
  | 'types'
  | 'imports'
  | 'modules'
  | 'checksum'
  | 'toolchain'
  | 'vendoring'
  | 'workspace'
  | 'constraints'
  | 'embed'
  | 'generics'
  | 'cgo'
  | 'assembler'
  | 'linker'
  | 'goroot'
  | 'memory'
  | 'disk'
  | 'cache'
  | 'install'
  | 'vcs'
  | 'network'
  | 'flags'
  | 'pgo'
  | 'vet'
  | 'tests'
  | 'tinygo'

export interface MatchPlace {
  readonly file: string
  readonly line: number | null
  readonly column?: number | null
  /** The file is named from the folder of the package, as a test names its own, and not from where the command ran. */
  readonly inPackage?: true
}

/** What a cause says about one error. Sentences are in the markup of text/markup.ts: values through `quote`. */
export interface Match {
  /** What is wrong, with the user's own names. One sentence or two, no full stop at the end. */
  readonly message: string
  /** What to type or to edit, with the user's own names filled in: `` `go get example.com/x` ``. */
  readonly fix: string
  /**
   * What is broken, where several errors can have one and the same reason: the module that is missing, the name that is
   * undefined in a package. Errors of one cause with the same root are one failure. Default: place and message.
   */
  readonly root?: string
  /** Where the error really is, when that is not the place that was printed in front; `null`: no place. */
  readonly place?: MatchPlace | null
  /** The package, when the error's lines name another one than `error.package`. */
  readonly package?: string | null
}

export interface Cause {
  /** Kebab-case, for ever: it is the anchor of its documentation. */
  readonly id: string
  readonly family: Family
  /** A few words, as in a table: `No go.sum entry for a module`. */
  readonly title: string
  /** What it means, one to three sentences, in the markup of text/markup.ts. */
  readonly meaning: string
  /** What Go prints, real lines with real line ends; the documentation shows it and a test matches it. */
  readonly example: string
  /** Other wordings, of other versions of Go or of other shapes; a test matches each of them. */
  readonly examples?: readonly string[]
  /** The versions of Go whose wording it knows, as they were measured: `1.21 to 1.27`. */
  readonly go: string
  /** Literal texts, case-sensitive, at least six characters each; one of them stands in every error of this cause. */
  readonly marks: readonly string[]
  /**
   * `failure` (the default) ends a build. `note` does not: a warning, or a success in silence that is worth a word.
   * `consequence` follows from another failure and is only counted when there is one: `FAIL pkg [build failed]`.
   */
  readonly kind?: 'failure' | 'note' | 'consequence'
  readonly match: (error: RawError, context: Context) => Match | null
}

/** The named groups of the first pattern that matches; a group without a value is the empty text. */
export function firstMatch(text: string, patterns: readonly RegExp[]): Readonly<Record<string, string>> | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text)
    if (found === null) continue
    return Object.fromEntries(Object.entries(found.groups ?? {}).map(([name, value]) => [name, value ?? '']))
  }
  return null
}

/** Groups of a pattern, read by name; a name that the pattern lacks is the empty text. */
export type Groups = (name: string) => string

/**
 * A `match` made of patterns: the first that matches `error.text` gives its named groups to `say`. Most causes need no
 * more. `say` gives `null` when the error is another one after all.
 */
export function byPattern(
  patterns: readonly RegExp[],
  say: (group: Groups, error: RawError, context: Context) => Match | null
): Cause['match'] {
  return (error, context) => {
    const groups = firstMatch(error.text, patterns)
    return groups === null ? null : say((name) => groups[name] ?? '', error, context)
  }
}
