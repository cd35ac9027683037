/** What `reproduce` prints: the verdict of each binary, why, and what to do about it. */
import type { Difference } from '../reproduce/differences.ts'
import { levelWords } from '../reproduce/levels.ts'
import type { Reproduction, SourceFacts } from '../reproduce/report.ts'
import type { ReproduceVerdict } from '../reproduce/verdict.ts'
import { count, plainText } from '../text/markup.ts'
import { visible } from '../text/visible.ts'
import { table, wrap } from './layout.ts'
import type { Style, TerminalOptions } from './terminal.ts'

const STYLES: Readonly<Record<ReproduceVerdict, { sign: string; style: Style }>> = {
  reproduced: { sign: '✓', style: 'good' },
  differs: { sign: '✗', style: 'bad' },
  inconclusive: { sign: '–', style: 'warn' }
}

/** Differences of each kind that are printed; `--json` has all. */
const MOST = 8
/** Characters of a value in a line of differences. */
const MAX_VALUE = 60

/** The report on several binaries, ending in a newline. */
export function reproducePage(reproductions: readonly Reproduction[], terminal: TerminalOptions): string {
  return `${reproductions.map((one) => pageOf(one, terminal).join('\n')).join('\n\n')}\n`
}

function pageOf(one: Reproduction, terminal: TerminalOptions): string[] {
  const { paint, measure, columns, showPath } = terminal
  const { sign, style } = STYLES[one.verdict]
  const rows = [
    ['level', one.level === null ? 'none: no build IDs to compare' : `${one.level}: ${levelWords(one)}`],
    ['before', buildWords(one.before)],
    ['after', buildWords(one.after)],
    ...(one.go === null ? [] : [['Go', visible(goWords(one.go, showPath))]]),
    ...(one.source === null ? [] : [['source', visible(sourceWords(one.source), 200)]])
  ]
  const paragraph = (label: string, text: string): string[] =>
    wrap(plainText(text), Math.max(30, columns - 8), measure).map(
      (line, index) => `${index === 0 ? label.padEnd(8) : ' '.repeat(8)}${line}`
    )
  return [
    ...wrap(`${sign} ${one.verdict}: ${visible(one.file)}: ${plainText(one.why)}`, columns, measure).map(
      (line, index) =>
        index === 0 ? line.replace(`${sign} ${one.verdict}`, (text) => paint(style, text)) : `  ${line}`
    ),
    '',
    ...table(rows, measure),
    ...differenceLines(one.differences, measure),
    ...one.causes.flatMap(({ cause, why, fix }) => [
      '',
      ...paragraph('cause', `${cause}: ${why}`),
      ...paragraph('fix', fix)
    ]),
    ...one.unknowns.flatMap(({ parameter, why, fix }) => [
      '',
      ...paragraph('unknown', `${parameter}: ${why}`),
      ...(fix === null ? [] : paragraph('fix', fix))
    ]),
    ...(one.source?.claims ?? []).flatMap((claim) => ['', ...paragraph('claim', `not proved by this: ${claim}`)]),
    ...one.remarks.flatMap((remark) => ['', ...paragraph('note', remark)])
  ]
}

function buildWords({ sha256, buildId }: Reproduction['before']): string {
  return `sha256 ${sha256 ?? 'unknown'}${buildId === null ? ', no build ID' : `, ID ${visible(buildId, 100)}`}`
}

function goWords({ version, path }: NonNullable<Reproduction['go']>, showPath: TerminalOptions['showPath']): string {
  return path === null ? version : `${version}, ${showPath(path)}`
}

function sourceWords(source: SourceFacts): string {
  const commit = source.revision === null ? '' : ` at ${source.revision}`
  switch (source.kind) {
    case 'tree':
      return `the tree at hand${commit}`
    case 'copy':
      return `a copy of the tree in another folder${commit}`
    case 'commit':
      return `commit ${source.revision ?? ''}`
    case 'module':
    case 'install': {
      const how = source.kind === 'install' ? 'go install ' : ''
      return `${how}${source.module ?? ''}${source.sum === null ? '' : `, ${source.sum}`}`
    }
  }
}

const KINDS = { setting: 'settings', package: 'packages', section: 'sections', string: 'texts' } as const

function differenceLines(differences: readonly Difference[], measure: TerminalOptions['measure']): string[] {
  return (['setting', 'package', 'section', 'string'] as const).flatMap((kind) => {
    const found = differences.filter((one) => one.kind === kind)
    if (found.length === 0) return []
    const rows = found.slice(0, MOST).map((one) => ['', ...rowOf(one)])
    const rest = found.length - MOST
    return [
      '',
      `${KINDS[kind]} that differ:`,
      ...table(rows, measure),
      ...(rest > 0 ? [`  and ${count(rest, 'more', 'more')}`] : [])
    ]
  })
}

function rowOf(one: Difference): string[] {
  const shown = (text: string | null): string => (text === null ? 'none' : visible(text, MAX_VALUE))
  switch (one.kind) {
    case 'setting':
      return [visible(one.key, MAX_VALUE), `${shown(one.before)} -> ${shown(one.after)}`]
    case 'package':
      return [visible(one.path, MAX_VALUE), one.sameAction ? 'same inputs, other content' : 'other inputs']
    case 'section':
      return [
        visible(one.name, MAX_VALUE),
        one.before === null ? 'only here' : one.after === null ? 'only in the file' : 'other bytes'
      ]
    case 'string':
      return [`${visible(one.section, 30)} at ${one.offset}`, `${shown(one.before)} -> ${shown(one.after)}`]
  }
}
