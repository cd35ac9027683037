/**
 * Says why a build failed: every error of a log, each with its cause, the root first.
 *
 * Errors are judged as they come, and folded at once: those of one cause with the same root are one failure with a
 * number of packages that it hit, so that a log of any size takes the memory of its different failures, which are
 * bounded too.
 *
 * The order: what stopped the machine or the command, what kept packages from being loaded, what did not compile, what
 * did not link, what did not pass; within each, as the log has them, since the go command builds in the order of
 * dependencies and never builds what stands on a failed package. A consequence (`FAIL pkg [build failed]`) is counted and
 * leads nothing, unless the log has nothing else.
 */
import type { Cause, Family, Match } from './catalogue/types.ts'
import { findCause } from './catalogue/index.ts'
import { detached, own } from '../text/own.ts'
import { exitCodeError } from './exit-codes.ts'
import { Intake, type IntakeFacts } from './intake.ts'
import type { Context, RawError } from './raw-error.ts'
import { isError, unknownFix, unknownMessage } from './unknown.ts'

/** Different failures that are kept; further ones are counted. */
const MAX_FAILURES = 500
/** Packages of one failure that are told apart, and those that are named. */
const MAX_PACKAGES = 10_000
const MAX_NAMED_PACKAGES = 20

export interface Failure {
  /** Id of the catalogue, `unknown` for an error that no cause knows. */
  readonly cause: string
  readonly family: Family | null
  readonly title: string
  readonly package: string | null
  /** As printed; places.ts maps it into the repository. */
  readonly file: string | null
  readonly line: number | null
  readonly column: number | null
  /** The file is named from the folder of the package, and not from where the command ran. */
  readonly inPackage: boolean
  /** The first line of the first such error, without its place. */
  readonly said: string
  /** Sentences in the markup of text/markup.ts. */
  readonly message: string
  readonly fix: string
  /** The lines of the first such error, as printed. */
  readonly lines: readonly string[]
  /** How many errors were this one. */
  readonly count: number
  /** The packages that it hit, the first ones of them; and how many. */
  readonly packages: readonly string[]
  readonly packageCount: number
  /** True for the failure that leads: the one to mend first. */
  readonly primary: boolean
}

export interface Diagnosis {
  readonly exitCode: number | null
  readonly failures: readonly Failure[]
  /** Different failures beyond the bound. */
  readonly more: number
  /** What was said besides: warnings, successes in silence. Same form. */
  readonly notes: readonly Failure[]
  /** Packages whose build or test is a consequence of a failure. */
  readonly consequences: number
  /** Whether the compiler stopped counting: `too many errors`. */
  readonly tooManyErrors: boolean
  readonly facts: IntakeFacts
}

interface Folded {
  readonly error: RawError
  readonly cause: Cause | null
  readonly match: Match | null
  readonly order: number
  count: number
  readonly packages: Set<string>
}

export class Diagnoser {
  readonly #intake = new Intake((error) => this.#take(error))
  readonly #folded = new Map<string, Folded>()
  readonly #consequences = new Set<string>()
  #more = 0
  #tooMany = false

  /** Takes a piece of the log. */
  push(text: string): void {
    this.#intake.push(text)
  }

  /** Says which command the log is of, where the caller knows. */
  command(words: readonly string[]): void {
    this.#intake.command(words.map((word) => (/[\s'"]/.test(word) ? JSON.stringify(word) : word)).join(' '))
  }

  /** What the log says. `exitCode`: of the command, where the caller knows it; else what the log says of it. */
  end(exitCode: number | null = null): Diagnosis {
    this.#intake.end()
    const { facts } = this.#intake
    const code = exitCode ?? facts.exitCode
    const all = [...this.#folded.values()]
    const failures = this.#failures(all, code)
    const notes = all.filter((one) => one.cause?.kind === 'note')
    return {
      exitCode: code,
      failures: failures.map((one, index) => failureOf(one, index === 0)),
      more: failures.length === 0 ? 0 : this.#more,
      notes: notes.map((one) => failureOf(one, false)),
      consequences: this.#consequences.size,
      tooManyErrors: this.#tooMany,
      facts
    }
  }

  #failures(all: readonly Folded[], code: number | null): Folded[] {
    // A command that ended well has failed at nothing, whatever its output looks like; but vet -json ends so always.
    if (code === 0) return all.filter((one) => one.error.form === 'vet')
    const real = all.filter((one) => one.cause !== null && (one.cause.kind ?? 'failure') === 'failure')
    const unknown = all.filter((one) => one.cause === null && one.error.form !== 'block')
    const found = [...real, ...unknown]
    if (found.length > 0) return found.toSorted((a, b) => stage(a) - stage(b) || a.order - b.order)
    const rest = all.filter((one) => one.cause?.kind === 'consequence')
    const blocks = all.filter((one) => one.cause === null)
    if (rest.length > 0) return [...rest, ...blocks]
    if (blocks.length > 0 && (code !== null || this.#intake.facts.failed)) return blocks
    return byExitCode(code, this.#intake.facts)
  }

  /** Whether the error is a failure of its own. */
  #take(error: RawError): boolean {
    if (error.message === 'too many errors') {
      this.#tooMany = true
      return true
    }
    const context: Context = { ...this.#intake.facts }
    const found = findCause(error, context)
    if (found === null && (error.printedByTest === true || !isError(error))) return false
    const pkg = found?.match.package ?? error.package ?? folderOf(error.file)
    // Of a package: a test or a program that follows from another failure is none.
    const hit = found?.cause.kind === 'consequence' ? found.match.package : null
    if (typeof hit === 'string' && this.#consequences.size < MAX_PACKAGES) this.#consequences.add(own(hit))
    const key = keyOf(error, found)
    const have = this.#folded.get(key)
    if (have !== undefined) {
      have.count += 1
      if (pkg !== null && have.packages.size < MAX_PACKAGES) have.packages.add(own(pkg))
    } else if (this.#folded.size >= MAX_FAILURES) this.#more += 1
    else {
      this.#folded.set(key, {
        error: detached(error),
        cause: found?.cause ?? null,
        match: found === null ? null : detached(found.match),
        order: this.#folded.size,
        count: 1,
        packages: new Set(pkg === null ? [] : [own(pkg)])
      })
    }
    return (found?.cause.kind ?? 'failure') === 'failure'
  }
}

/** What the exit code alone tells, with the last lines of the log. */
function byExitCode(code: number | null, facts: IntakeFacts): Folded[] {
  if (code === 0 || (code === null && !facts.failed)) return []
  const error = exitCodeError(code, facts.lastWords)
  const found = findCause(error, { ...facts, exitCode: code })
  return [
    { error, cause: found?.cause ?? null, match: found?.match ?? null, order: 0, count: 1, packages: new Set<string>() }
  ]
}

function keyOf(error: RawError, found: { cause: Cause; match: Match } | null): string {
  if (found === null) return ['', error.file, error.line, error.column, error.text].join('\0')
  const { cause, match } = found
  return (
    match.root === undefined
      ? [cause.id, error.package, error.file, error.line, error.column, match.message]
      : [cause.id, match.root]
  ).join('\0')
}

function folderOf(file: string | null): string | null {
  if (file === null) return null
  const slash = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'))
  return slash <= 0 ? '.' : file.slice(0, slash)
}

const STAGES: Readonly<Record<Family, number>> = {
  memory: 0,
  disk: 0,
  goroot: 1,
  toolchain: 1,
  cache: 1,
  flags: 1,
  tinygo: 1,
  workspace: 2,
  vendoring: 2,
  checksum: 2,
  vcs: 2,
  network: 2,
  modules: 2,
  imports: 3,
  constraints: 3,
  embed: 3,
  pgo: 3,
  // What cannot be read has no types: `declared and not used` below an invalid character follows from it.
  syntax: 4,
  generics: 5,
  types: 5,
  cgo: 5,
  assembler: 5,
  linker: 6,
  install: 6,
  vet: 7,
  tests: 8
}

/** How early a failure stops a build; an unknown one stands with the compiler's. */
function stage({ cause, error }: Folded): number {
  if (error.printedByTest === true) return STAGES.tests + 1
  return cause === null ? STAGES.types : STAGES[cause.family]
}

function failureOf(one: Folded, primary: boolean): Failure {
  const { error, cause, match } = one
  const place = match?.place === undefined ? error : match.place
  return {
    cause: cause?.id ?? 'unknown',
    family: cause?.family ?? null,
    title: cause?.title ?? 'No known cause',
    package: match?.package === undefined ? error.package : match.package,
    file: place?.file ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    inPackage: match?.place?.inPackage === true,
    // What follows is a command, and the fix has a better one.
    said: error.message.trim().replace(/; to (?:add it|update it|download and use go \S{1,50}):$/, ''),
    message: match?.message ?? unknownMessage(error),
    fix: match?.fix ?? unknownFix(error),
    lines: error.lines,
    count: one.count,
    packages: [...one.packages].slice(0, MAX_NAMED_PACKAGES),
    packageCount: one.packages.size,
    primary
  }
}
