/** A diagnosis with its places in the repository and its pages of help: what every report shows. */
import { quote } from '../text/markup.ts'
import type { Diagnosis, Failure } from './diagnose.ts'
import { mapFile, mapPackageFile, type Where, type Whose } from './places.ts'

/** The page that holds all causes. */
const DIAGNOSIS_PAGE = 'docs/diagnosis.md'

export interface ReportedFailure extends Omit<Failure, 'file'> {
  /** Relative to the repository's root, with `/`; `null` when there is no place, or one in somebody else's file. */
  readonly file: string | null
  /** The file as it was printed. */
  readonly printedFile: string | null
  readonly printedLine: number | null
  readonly whose: Whose | null
  /** What the machine and the repository say about it, where the command ran here: sentences without a full stop. */
  readonly found: readonly string[]
  readonly help: string
}

export interface Report extends Omit<Diagnosis, 'failures' | 'notes'> {
  readonly failures: readonly ReportedFailure[]
  readonly notes: readonly ReportedFailure[]
}

/** What was found about failures beyond their text. */
export type Found = readonly { readonly failure: Failure; readonly sentence: string }[]

/** Puts places and pages to the failures. `helpBase` stands in front of the page's path: a URL, or nothing. */
export function report(diagnosis: Diagnosis, where: Where, helpBase: string, found: Found = []): Report {
  const placed = (failure: Failure): ReportedFailure => {
    const { file, inPackage, package: pkg } = failure
    const mapped = file === null ? null : inPackage ? mapPackageFile(file, pkg, where) : mapFile(file, where)
    return {
      ...failure,
      file: mapped?.path ?? null,
      printedFile: failure.file,
      printedLine: failure.line,
      whose: mapped?.whose ?? null,
      found: found.filter((one) => one.failure === failure).map(({ sentence }) => sentence),
      // A line without its file says nothing, and a report would put it on another one.
      line: mapped === null || mapped.path === null ? null : failure.line,
      column: mapped === null || mapped.path === null ? null : failure.column,
      help: `${helpBase}${DIAGNOSIS_PAGE}#${failure.cause}`
    }
  }
  return { ...diagnosis, failures: diagnosis.failures.map(placed), notes: diagnosis.notes.map(placed) }
}

const OWNERS: Readonly<Record<Exclude<Whose, 'repository'>, string>> = {
  vendored: 'a vendored file',
  'module-cache': 'a file of another module',
  goroot: 'a file of Go itself',
  work: 'a file that the build made',
  elsewhere: 'a file outside of the repository',
  package: 'a file of its package'
}

/** What stands behind the message: whose file it is, and what else was hit. Sentences, each ended. */
export function besides(failure: ReportedFailure): string {
  const { whose, printedFile, printedLine, packageCount, packages, count: errors } = failure
  const sentences: string[] = []
  if (whose !== null && whose !== 'repository' && printedFile !== null) {
    sentences.push(
      `The place is in ${OWNERS[whose]}, ${quote(`${printedFile}${printedLine === null ? '' : `:${printedLine}`}`)}.`
    )
  }
  if (packageCount > 1) {
    sentences.push(`It hit ${packageCount} packages; the first is ${quote(packages[0] ?? '')}.`)
  } else if (errors > 1) sentences.push(`There are ${errors} such errors.`)
  sentences.push(...failure.found.map((sentence) => `Looked up here: ${sentence}.`))
  return sentences.join(' ')
}

/** The object of `diagnose --json`: stable names. */
export function diagnosisJson(given: Report): unknown {
  const shown = (failure: ReportedFailure): unknown => ({
    cause: failure.cause,
    title: failure.title,
    family: failure.family,
    package: failure.package,
    file: failure.file,
    line: failure.line,
    column: failure.column,
    message: failure.message,
    fix: failure.fix,
    help: failure.help,
    primary: failure.primary,
    count: failure.count,
    packages: failure.packages,
    packageCount: failure.packageCount,
    printedFile: failure.printedFile,
    printedLine: failure.printedLine,
    whose: failure.whose,
    found: failure.found,
    lines: failure.lines
  })
  return {
    exitCode: given.exitCode,
    command: given.facts.command,
    failures: given.failures.map(shown),
    notes: given.notes.map(shown),
    more: given.more,
    consequences: given.consequences,
    tooManyErrors: given.tooManyErrors,
    lines: given.facts.lines,
    cutLines: given.facts.cutLines,
    lastWords: given.facts.lastWords
  }
}
