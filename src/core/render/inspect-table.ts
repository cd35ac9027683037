/**
 * A line a file, for a folder. The folder that all have in common is said once, and what does not fit is cut where it
 * tells least: of a module's name the end, of a file's name the beginning.
 */
import type { BinaryFacts } from '../binary/facts.ts'
import { isGo } from '../rules/subject.ts'
import type { Finding } from '../rules/types.ts'
import { count, plainText } from '../text/markup.ts'
import { visible } from '../text/visible.ts'
import { isNoExecutable, listWords, sizeWords, targetOf } from './binary-words.ts'
import { page, table, wrap } from './layout.ts'
import type { TerminalOptions } from './terminal.ts'

const HEAD = ['file', 'go', 'target', 'stripped', 'by', 'seal', 'module']
/** Below this a module's name says nothing. */
const MIN_MODULE_COLUMNS = 16
const MIN_FILE_COLUMNS = 12

export interface InspectedFile {
  readonly facts: BinaryFacts
  readonly findings: readonly Finding[]
}

/** The table, what was found by rule, and the sum; ends in a newline. */
export function inspectTable(read: readonly InspectedFile[], options: TerminalOptions): string {
  const folder = commonFolder(read.map(({ facts }) => facts.path))
  const nameOf = (facts: BinaryFacts): string => visible(facts.path.slice(folder.length))
  const shown = read.filter(({ facts }) => !isNoExecutable(facts))
  const rows = shown.map(({ facts }) => [nameOf(facts), ...cells(facts)])
  const [head = '', ...lines] = fitted([HEAD, ...rows], options)
  const worst = shown.map(({ findings }) => (findings.some(({ level }) => level === 'error') ? 'bad' : null))
  const blocks = [
    [
      ...(folder === '' ? [] : [options.paint('bold', visible(folder))]),
      ...(shown.length === 0 ? [] : [options.paint('dim', head)]),
      ...lines.map((line, index) => (worst[index] === 'bad' ? options.paint('bad', line) : line))
    ],
    othersLines(read, nameOf, options),
    findingsByRule(read, nameOf, options),
    [summary(read)]
  ]
  return page(blocks)
}

function othersLines(
  read: readonly InspectedFile[],
  nameOf: (facts: BinaryFacts) => string,
  options: TerminalOptions
): string[] {
  const others = read.filter(({ facts }) => isNoExecutable(facts)).map(({ facts }) => nameOf(facts))
  if (others.length === 0) return []
  return wrap(`no executables: ${listWords(others, 3)}`, options.columns, options.measure).map((line) =>
    options.paint('dim', line)
  )
}

function cells(facts: BinaryFacts): string[] {
  if (!isGo(facts)) {
    return ['-', targetOf(facts) || '-', '-', '-', '-', `${facts.outcome}: ${plainText(facts.evidence[0] ?? '')}`]
  }
  const module = `${facts.main?.path ?? facts.mainPackage ?? '?'} ${facts.main?.version ?? ''}`.trim()
  return [
    facts.goVersion === null ? '-' : visible(facts.goVersion.replace(/^go(?=\d)/, ''), 20),
    facts.slices.length > 0
      ? facts.slices.map(({ goarch }) => visible(goarch ?? '?', 10)).join('+')
      : targetOf(facts) || '-',
    facts.stripped === 'none' ? 'no' : facts.stripped,
    facts.strippedBy ?? '',
    facts.seal,
    visible(module, 200)
  ]
}

/** The table with its first and last columns cut so that lines fit: the first gets what the last leaves. */
function fitted(rows: readonly (readonly string[])[], { columns, measure }: TerminalOptions): string[] {
  const widest = (cellOf: (row: readonly string[]) => string): number =>
    Math.max(...rows.map((row) => measure(cellOf(row))))
  // A mark in place of the last column keeps the padding before it.
  const middle = table(
    rows.map((row) => [...row.slice(1, -1), '|']),
    measure
  )
  const left = columns - (measure(middle[0] ?? '|') - 1) - 2
  const files = Math.min(
    widest(([file = '']) => file),
    Math.max(MIN_FILE_COLUMNS, left - MIN_MODULE_COLUMNS)
  )
  const modules = Math.max(MIN_FILE_COLUMNS, left - files)
  return table(
    rows.map((row) => [shortened(row[0] ?? '', files), ...row.slice(1, -1), visible(row.at(-1) ?? '', modules)]),
    measure
  )
}

function shortened(name: string, most: number): string {
  return name.length <= most ? name : `…${name.slice(name.length - most + 1)}`
}

function commonFolder(paths: readonly string[]): string {
  const [first = ''] = paths
  let length = Math.max(first.lastIndexOf('/'), first.lastIndexOf('\\')) + 1
  while (length > 0 && !paths.every((path) => path.startsWith(first.slice(0, length)))) {
    const shorter = first.slice(0, length - 1)
    length = Math.max(shorter.lastIndexOf('/'), shorter.lastIndexOf('\\')) + 1
  }
  return first.slice(0, length)
}

function findingsByRule(
  read: readonly InspectedFile[],
  nameOf: (facts: BinaryFacts) => string,
  options: TerminalOptions
): string[] {
  const found = new Map<string, { level: Finding['level']; files: string[] }>()
  for (const { facts, findings } of read) {
    for (const { rule, level } of findings) {
      const entry = found.get(rule) ?? { level, files: [] }
      found.set(rule, entry)
      if (entry.files.at(-1) !== nameOf(facts)) entry.files.push(nameOf(facts))
    }
  }
  return [...found].flatMap(([rule, { level, files }]) => {
    const [style, sign] =
      level === 'error'
        ? (['bad', '✗'] as const)
        : level === 'warning'
          ? (['warn', '!'] as const)
          : (['dim', 'i'] as const)
    const [first = '', ...rest] = wrap(`${rule}  ${listWords(files, 6)}`, options.columns - 2, options.measure)
    return [`${options.paint(style, `${sign} ${rule}`)}${first.slice(rule.length)}`, ...rest.map((line) => `  ${line}`)]
  })
}

function summary(read: readonly InspectedFile[]): string {
  const go = read.filter(({ facts }) => isGo(facts)).length
  const bytes = read.reduce((sum, { facts }) => sum + facts.size, 0)
  const findings = read.flatMap((one) => one.findings)
  const errors = findings.filter(({ level }) => level === 'error').length
  const parts = [count(read.length, 'file'), `${go} of them Go`, sizeWords(bytes), count(findings.length, 'finding')]
  return `${parts.join(', ')}${errors === 0 ? '' : `, ${count(errors, 'error')} among them`}`
}
