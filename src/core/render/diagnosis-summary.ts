/** The section of the job summary about a build that failed: how bad it is, every cause with its place, Go's own words. */
import type { Report, ReportedFailure } from '../diagnosis/report.ts'
import { count } from '../text/markup.ts'
import { htmlText, markdownCode, markdownSentence } from '../text/markdown.ts'
import { visible } from '../text/visible.ts'
import { afterwords, summaryLine } from './diagnosis.ts'

const MAX_ROWS = 50
const MAX_RAW_LINES = 40

/** What stands above the causes, and what stands below them. */
export function diagnosisSummary(given: Report): {
  readonly head: readonly string[]
  readonly rest: readonly string[]
} {
  const sentences = [summaryLine(given), ...afterwords(given)].map((text) => text.replace(/\.?$/, '.'))
  return {
    head: [
      '## Why the build failed',
      sentences.map(markdownSentence).join(' '),
      ...(given.failures.length > 1 ? [causesTable(given)] : [])
    ],
    rest: rawWords(given)
  }
}

function causesTable({ failures, more }: Report): string {
  const shown = failures.slice(0, MAX_ROWS)
  const rest = failures.length - shown.length + more
  return [
    '| cause | place | what | packages |',
    '|:--|:--|:--|--:|',
    ...shown.map(
      (one) =>
        `| ${one.cause}${one.primary ? ', first' : ''} | ${place(one)} | ${markdownSentence(one.message)} | ${one.packageCount} |`
    ),
    ...(rest > 0 ? [`| and ${rest} more | | | |`] : [])
  ].join('\n')
}

function place({ file, line }: ReportedFailure): string {
  return file === null ? '' : markdownCode(line === null ? file : `${file}:${line}`)
}

/** The lines of the failure that leads, or the last ones of the log. */
function rawWords({ failures, facts }: Report): string[] {
  const lines = failures[0]?.lines ?? facts.lastWords
  if (lines.length === 0) return []
  const shown = lines.slice(0, MAX_RAW_LINES).map((line) => htmlText(visible(line.replaceAll('\t', '    '), 500)))
  const rest = lines.length - shown.length
  const more = rest > 0 ? [`and ${count(rest, 'more line')}`] : []
  return [`<details><summary><b>What Go said</b></summary>\n\n<pre>${[...shown, ...more].join('\n')}</pre>\n</details>`]
}
