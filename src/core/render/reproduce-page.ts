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
const MIN_VALUE = 24
/** Of the name of a setting: `dep` and the path of a module. */
const MAX_NAME = 45
/** Characters that are shown of what two long values have in common. */
const LEAD = 12

/** The report on several binaries, ending in a newline. */
export function reproducePage(reproductions: readonly Reproduction[], terminal: TerminalOptions): string {
  return `${reproductions.map((one) => pageOf(one, terminal).join('\n')).join('\n\n')}\n`
}

function pageOf(one: Reproduction, terminal: TerminalOptions): string[] {
  const { paint, measure, columns, showPath } = terminal
  const { sign, style } = STYLES[one.verdict]
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
    ...paragraph('level', one.level === null ? 'none: no build IDs to compare' : `${one.level}: ${levelWords(one)}`),
    ...(one.level === 0
      ? buildLines('sha256', one.after)
      : [...buildLines('before', one.before), ...buildLines('after', one.after)]),
    ...(one.go === null ? [] : paragraph('Go', goWords(one.go, showPath))),
    ...(one.source === null ? [] : paragraph('source', visible(sourceWords(one.source), 200))),
    ...differenceLines(one.differences, terminal),
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

/** A digest and an ID fill a line each; an ID of four parts fills two. */
function buildLines(label: string, { sha256, buildId }: Reproduction['before']): string[] {
  const digest = `${label === 'sha256' ? '' : 'sha256 '}${sha256 ?? 'unknown'}`
  const id = buildId === null ? ['no build ID'] : visible(buildId, 100).split(/(?<=^[^/]{20}\/[^/]{20}\/)/)
  return [
    digest,
    ...id.map((part, index) => `${index === 0 && buildId !== null ? 'ID ' : '   '}${part}`.trimEnd())
  ].map((line, index) => `${index === 0 ? label.padEnd(8) : ' '.repeat(8)}${line}`)
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

function differenceLines(differences: readonly Difference[], terminal: TerminalOptions): string[] {
  return (['setting', 'package', 'section', 'string'] as const).flatMap((kind) => {
    const found = differences.filter((one) => one.kind === kind)
    if (found.length === 0) return []
    const rest = found.length - MOST
    return [
      '',
      `${KINDS[kind]} that differ:`,
      ...rowsOf(found.slice(0, MOST), terminal),
      ...(rest > 0 ? [`  and ${count(rest, 'more', 'more')}`] : [])
    ]
  })
}

/** What differs, and its value before and now, beside each other where there is room and else one below the other. */
function rowsOf(found: readonly Difference[], { measure, columns }: TerminalOptions): string[] {
  const cells = found.map((one) => cellsOf(one, MAX_VALUE))
  const beside = table(
    cells.map(([name, before, after]) => ['', name, after === undefined ? before : `${before} -> ${after}`]),
    measure
  )
  if (beside.every((line) => measure(line) <= columns)) return beside
  const room = columns - Math.max(...cells.map(([name]) => measure(name))) - '    -> '.length
  const below = found.map((one) => cellsOf(one, Math.min(MAX_VALUE, Math.max(MIN_VALUE, room))))
  return table(
    below.flatMap(([name, before, after]) => [
      ['', name, before],
      ...(after === undefined ? [] : [['', '', `-> ${after}`]])
    ]),
    measure
  )
}

/** The name, and the values cut to so many characters; one of them where there is one thing to say. */
function cellsOf(one: Difference, max: number): readonly [string, string, string?] {
  const shown = (text: string | null): string => (text === null ? 'none' : visible(text, max))
  switch (one.kind) {
    case 'setting': {
      const [before, after] = fromDifference(one.before, one.after)
      return [visible(one.key, MAX_NAME), shown(before), shown(after)]
    }
    case 'package':
      return [visible(one.path, MAX_VALUE), one.sameAction ? 'same inputs, other content' : 'other inputs']
    case 'section':
      return [
        visible(one.name, MAX_VALUE),
        one.before === null ? 'only here' : one.after === null ? 'only in the file' : 'other bytes'
      ]
    case 'string':
      return [`${visible(one.section, 30)} at ${one.offset}`, shown(one.before), shown(one.after)]
  }
}

/** Two values, of long ones what follows a little before they part. */
function fromDifference(before: string | null, after: string | null): readonly [string | null, string | null] {
  if (before === null || after === null || Math.max(before.length, after.length) <= MAX_VALUE) return [before, after]
  let same = 0
  while (same < before.length && before[same] === after[same]) same += 1
  const from = same - LEAD
  return from <= 0 ? [before, after] : [`…${before.slice(from)}`, `…${after.slice(from)}`]
}
