/** What the summary keeps behind folds for one binary: what changed, why it was compiled, the build, the binary. */
import type { Drift } from '../baseline/types.ts'
import type { Judged } from '../outcome.ts'
import type { GateRecord } from '../record/types.ts'
import { count, quote } from '../text/markup.ts'
import { htmlText, markdownCode, markdownSentence } from '../text/markdown.ts'
import { visible } from '../text/visible.ts'
import { rebuildLines, rebuildPicture } from './rebuilt.ts'

/** Rows that a table of the summary has at most. */
export const MAX_ROWS = 100

/** A fold; both parts are Markdown or HTML already. */
export function fold(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n</details>`
}

/** The folds of one binary. `withName`: where several are shown. */
export function binaryFolds(one: Judged, withName: boolean): string[] {
  const name = withName ? `${htmlText(visible(one.record.binary.path, 80))}: ` : ''
  return [
    ...driftDetails(one.comparison.drifts, one, name),
    ...rebuildDetails(one, name),
    ...buildDetails(one.record, name),
    binaryDetails(one.record, name)
  ]
}

function driftDetails(drifts: readonly Drift[], one: Judged, name: string): string[] {
  const { baseline } = one.comparison
  if (baseline.record === null) return []
  const unexplained = drifts.filter((drift) => drift.class === 'unexplained').length
  const words =
    drifts.length === 0
      ? 'nothing'
      : `${count(drifts.length, 'drift')}, ${unexplained === 0 ? 'all explained or expected' : `${unexplained} unexplained`}`
  const rows = drifts
    .slice(0, MAX_ROWS)
    .map(
      (drift) =>
        `| ${markdownCode(drift.path)} | ${cell(drift.before)} | ${cell(drift.after)} | ${drift.class}: ${markdownSentence(drift.why)} |`
    )
  const more = drifts.length > rows.length ? [`| and ${drifts.length - rows.length} more | | | |`] : []
  const table = ['| what | before | now | why |', '|:--|:--|:--|:--|', ...rows, ...more].join('\n')
  return [
    fold(
      `${name}<b>What changed</b>: ${words}`,
      drifts.length === 0 ? markdownSentence(`Nothing that is compared, since ${baseline.words}.`) : table
    )
  ]
}

function rebuildDetails({ rebuilds, comparison }: Judged, name: string): string[] {
  const [head, ...lines] = rebuildLines(rebuilds)
  if (head === undefined) return []
  const picture = rebuildPicture(rebuilds)
  const list = lines.map((line) => `- ${markdownSentence(line)}`).join('\n')
  const since = markdownSentence(`Since ${comparison.baseline.words}:`)
  return [
    fold(
      `${name}<b>Why it was compiled</b>: ${head}`,
      [since, list, ...(picture === null ? [] : [picture])].join('\n\n')
    )
  ]
}

function cell(value: string | null): string {
  return value === null || value === '' ? '' : markdownCode(value, 120)
}

function buildDetails(record: GateRecord, name: string): string[] {
  const { cache, build, link } = record
  if (build === null) return []
  const rows = [
    ['packages', `${cache.compiled} compiled now, ${cache.cached} from the cache`],
    ['asked for', quote(['go build', ...build.flags, ...build.packages].join(' '))],
    ...(link === null ? [] : [['linked with', quote(link.flags.join(' '), 300)] as const]),
    ...Object.entries(record.environment.changed).map(([key, value]) => [key, quote(value, 120)] as const)
  ]
  const words = `${cache.compiled + cache.cached} packages, ${cache.cached} from the cache`
  return [fold(`${name}<b>The build</b>: ${words}`, factsTable(rows))]
}

function binaryDetails(record: GateRecord, name: string): string {
  const { binary } = record
  const settings = Object.entries(binary.settings).filter(([key]) => key !== 'DefaultGODEBUG' && !key.startsWith('vcs'))
  const rows = [
    ['outcome', `${binary.outcome}; ${binary.evidence.join('; ')}`],
    ['format', `${binary.format ?? 'unknown'}${binary.bits ?? ''}, ${binary.goos ?? '?'}/${binary.goarch ?? '?'}`],
    ['seal', `${binary.seal}; ${binary.sealEvidence.join('; ')}`],
    ['build info', `${binary.buildInfo}, copies: ${binary.copies}; ${count(binary.deps.length, 'module')} linked in`],
    ['symbols, debug', `${binary.symbols.symtab ? 'kept' : 'none'}, ${binary.symbols.dwarf ? 'kept' : 'none'}`],
    ['settings', settings.map(([key, value]) => quote(`${key}=${value}`, 120)).join(' ')]
  ]
  const digest = binary.sha256 === null ? '' : `, sha256 <code>${binary.sha256.slice(0, 16)}…</code>`
  return fold(`${name}<b>The binary</b>: ${(binary.size / 1e6).toFixed(1)} MB${digest}`, factsTable(rows))
}

function factsTable(rows: readonly (readonly string[])[]): string {
  return [
    '| | |',
    '|:--|:--|',
    ...rows.map(([key = '', value = '']) => `| ${markdownSentence(key)} | ${markdownSentence(value)} |`)
  ].join('\n')
}
