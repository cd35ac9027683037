/**
 * What a test said when it failed: the lines below `--- FAIL: `, those of its subtests among them.
 *
 *   --- FAIL: TestTable (0.00s)
 *       --- FAIL: TestTable/two_words (0.00s)
 *           a_test.go:10: before             t.Log and t.Error look alike
 *           a_test.go:11: no luck:           what made it fail is as a rule said last
 *               more of it
 *
 * With -v these lines come before the verdicts; test-output.ts keeps them, and assemble.ts puts them below.
 * Packages of assertions say more below a line without words: `Error Trace:` has the whole path, `Error:` the reason.
 */
import { readVerdict } from '../test-output.ts'
import { word } from './commands.ts'

export interface Said {
  /** With its subtest, `TestTable/two_words`. */
  readonly name: string
  readonly place: { readonly file: string; readonly line: number } | null
  readonly words: string
  /** Further subtests that failed. */
  readonly others: number
  /** What `go test -run` takes to repeat the input that a fuzz test found. */
  readonly rerun: string | null
}

interface Entry {
  readonly name: string
  place: Said['place']
  words: string
}

const PLACE = /^ {4,80}(?<file>[^\s:]{1,300}\.go):(?<line>\d{1,9}): ?(?<words>.*)$/
const TRACE = /^\s{1,80}Error Trace:\s{1,40}(?<file>\S{1,1000}\.go):(?<line>\d{1,9})$/
const REASON = /^\s{1,80}Error:\s{1,40}(?<words>\S.*)$/
const RERUN = /^\s{1,80}go test -run=(?<name>[\w/]{1,300})$/

/** Reads the lines of a failed test; `null` when no line says that one failed. */
export function whatTestSaid(lines: readonly string[]): Said | null {
  const entries: Entry[] = []
  for (const line of lines) {
    const verdict = readVerdict(line)
    const last = entries.at(-1)
    if (verdict?.failed === true) entries.push({ name: verdict.name, place: null, words: '' })
    else if (verdict === null && last !== undefined) readWords(line, last)
  }
  if (entries.length === 0) return null
  // A test fails with its subtests; only the innermost says why.
  const innermost = entries.filter(({ name }) => !entries.some((other) => other.name.startsWith(`${name}/`)))
  const told = innermost.find(({ place }) => place !== null) ?? entries.find(({ place }) => place !== null)
  const { name, place, words } = told ?? innermost[0] ?? { name: '', place: null, words: '' }
  return {
    name,
    place,
    words: words === '' ? exampleWords(lines) : words,
    others: new Set(innermost.map((one) => one.name)).size - 1,
    rerun: lines.map((line) => RERUN.exec(line)?.groups?.['name']).find((one) => one !== undefined) ?? null
  }
}

function readWords(line: string, entry: Entry): void {
  const groups = (TRACE.exec(line) ?? PLACE.exec(line))?.groups
  if (groups !== undefined) {
    entry.place = { file: groups['file'] ?? '', line: Number(groups['line']) }
    entry.words = groups['words']?.trim() ?? entry.words
  } else entry.words = REASON.exec(line)?.groups?.['words']?.trim() ?? entry.words
}

/** `got:`, its lines, `want:`, its lines. */
function exampleWords(lines: readonly string[]): string {
  const [got, want] = [lines.indexOf('got:'), lines.indexOf('want:')]
  if (got < 0 || want <= got) return ''
  return `got ${lines.slice(got + 1, want).join(' ')}, want ${lines.slice(want + 1).join(' ')}`
}

/** The command that runs one test alone. */
export function testAlone(name: string, pkg: string | null): string {
  // What a pattern or a shell would read as more than itself becomes any one character.
  const pattern = name
    .split('/')
    .map((part) => `^${part.replaceAll(/[^\w-]/g, '.')}$`)
    .join('/')
  const flags = name.startsWith('Benchmark') ? `-run '^$' -bench '${pattern}'` : `-run '${pattern}' -v`
  // Of files that were named one by one there is no path.
  return `go test ${flags} ${pkg === null ? './...' : pkg === 'command-line-arguments' ? '.' : word(pkg)}`
}
