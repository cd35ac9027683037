/**
 * The page about one build cache: what it is, what was checked, what is wrong.
 *
 * A clean page must not say more than was looked at, so the line about the seals stands beside the one about what seals
 * cannot show.
 */
import type { AuditItem, AuditList, CacheAudit } from '../cache/audit.ts'
import type { CacheFolder } from '../cache/state.ts'
import { count, plainText } from '../text/markup.ts'
import { visible } from '../text/visible.ts'
import { sizeWords } from './binary-words.ts'
import { page, wrap } from './layout.ts'
import { type VouchingLedger, vouchingFacts, vouchingWords } from './ledger-page.ts'
import type { Style, TerminalOptions } from './terminal.ts'

/** Items of one list that the page shows; `--json` has more. */
const MAX_SHOWN = 10
const LABEL_COLUMNS = 12

/** What `cache audit --json` prints. */
export function auditJson(folder: CacheFolder, audit: CacheAudit, by: VouchingLedger | null): object {
  const { path, state, remarks } = folder
  return { path, state, remarks, ...audit, ledger: by === null ? null : vouchingFacts(by) }
}

/** The page, ending in a newline. `now` is the time of the report, in milliseconds since 1970. */
export function auditPage(
  folder: CacheFolder,
  audit: CacheAudit,
  by: VouchingLedger | null,
  now: number,
  options: TerminalOptions
): string {
  const sizes = `${count(audit.entries, 'entry', 'entries')}, ${sizeWords(audit.bytes)}`
  const blocks = [
    [`${options.paint('bold', visible(options.showPath(folder.path)))}  ${sizes}`],
    [...folderLines(folder, audit, now, options), ...answerLines(audit, by, options)],
    ...LISTS.flatMap(({ list, title, style }) => listBlock(audit, list, title, style, options)),
    unwitnessedBlock(audit, options),
    [endLine(audit, options)]
  ]
  return page(blocks)
}

interface ListWords {
  readonly list: Exclude<AuditList, 'dangling'>
  readonly title: string
  readonly style: Style
}

const LISTS: readonly ListWords[] = [
  { list: 'corrupt', title: 'corrupt: not what the name or the index says', style: 'bad' },
  { list: 'conflicting', title: 'conflicting: whole, but not sealed or not of the action that names it', style: 'bad' },
  { list: 'unreadable', title: 'unreadable', style: 'warn' },
  { list: 'unknown', title: 'unknown to Go', style: 'warn' }
]

function line(sign: string, style: Style, name: string, words: string, options: TerminalOptions): string[] {
  const width = options.columns - 2 - LABEL_COLUMNS
  return wrap(plainText(words), width, options.measure).map((text, index) =>
    index === 0
      ? `${options.paint(style, sign)} ${name.padEnd(LABEL_COLUMNS)}${text}`.trimEnd()
      : `${' '.repeat(2 + LABEL_COLUMNS)}${text}`
  )
}

function folderLines(folder: CacheFolder, audit: CacheAudit, now: number, options: TerminalOptions): string[] {
  const ready = folder.state === 'ready'
  const lines = line(ready ? ' ' : '!', ready ? 'dim' : 'warn', 'folder', folder.state, options)
  for (const remark of folder.remarks) lines.push(...line(' ', 'dim', '', remark, options))
  if (audit.oldest !== null && audit.newest !== null) {
    const [from, to] = [age(audit.oldest, now), age(audit.newest, now)]
    lines.push(...line(' ', 'dim', 'added', from === to ? from : `from ${from} to ${to}`, options))
  }
  return lines
}

const HOUR = 3_600_000

/** `3 days ago`; the time itself when it is none of the past. */
function age(time: string, now: number): string {
  const hours = Math.floor((now - Date.parse(time)) / HOUR)
  if (hours < 0) return time
  if (hours < 1) return 'less than an hour ago'
  return hours < 48 ? `${count(hours, 'hour')} ago` : `${count(Math.floor(hours / 24), 'day')} ago`
}

function answerLines(audit: CacheAudit, by: VouchingLedger | null, options: TerminalOptions): string[] {
  const { totals, outputs, archives, executables } = audit
  const good = (n: number): [string, Style] => (n === 0 ? ['✓', 'good'] : ['✗', 'bad'])
  const [bytesSign, bytesStyle] = good(totals.corrupt)
  if (audit.entries + outputs === 0) return line('–', 'dim', 'entries', 'none: there is nothing to check', options)
  const sealed = archives + executables
  const [sealSign, sealStyle] = sealed + totals.conflicting === 0 ? (['–', 'dim'] as const) : good(totals.conflicting)
  const rows: [sign: string, style: Style, name: string, words: string][] = [
    [
      bytesSign,
      bytesStyle,
      'bytes',
      totals.corrupt === 0
        ? `${count(outputs, 'output')}, each with the sha256 of its name and the size of its entries`
        : `${count(totals.corrupt, 'file')} of ${count(audit.entries + outputs, 'file')} corrupt`
    ],
    [
      sealSign,
      sealStyle,
      'seals',
      sealed + totals.conflicting === 0
        ? 'no packages and no programs'
        : totals.conflicting === 0
          ? `${count(sealed, 'package and program', 'packages and programs')}, each sealed and of the action that names it`
          : `${totals.conflicting} of ${count(sealed, 'package and program', 'packages and programs')} conflicting`
    ],
    witnessRow(audit, by)
  ]
  if (totals.dangling > 0) {
    rows.push([
      '–',
      'dim',
      'dangling',
      `${count(totals.dangling, 'entry', 'entries')} without output: Go makes it anew`
    ])
  }
  if (audit.orphans > 0)
    rows.push(['–', 'dim', 'unnamed', `${count(audit.orphans, 'output')} that no entry names: Go does not use it`])
  if (totals.leftovers > 0)
    rows.push(['–', 'dim', 'leftovers', `${count(totals.leftovers, 'file')} of interrupted writes: Go does not use it`])
  return rows.flatMap(([sign, style, name, words]) => line(sign, style, name, words, options))
}

function witnessRow(
  audit: CacheAudit,
  ledger: VouchingLedger | null
): [sign: string, style: Style, name: string, words: string] {
  const name = 'witnessed'
  if (ledger === null) {
    return ['–', 'dim', name, 'none: without a ledger of trusted runs, an entry that was sealed anew passes']
  }
  const all = count(audit.entries, 'entry', 'entries')
  const by = vouchingWords(ledger)
  return audit.unwitnessed === 0
    ? ['✓', 'good', name, `${all}, each ${by}`]
    : ['!', 'warn', name, `${audit.witnessed} of ${all} ${by}`]
}

function unwitnessedBlock(audit: CacheAudit, options: TerminalOptions): string[] {
  if (audit.unwitnessedEntries.length === 0) return []
  const shown = audit.unwitnessedEntries.slice(0, MAX_SHOWN).map(({ file }) => `  ${visible(file)}`)
  const rest = audit.unwitnessed - shown.length
  const title = 'not witnessed: no trusted run wrote or verified it'
  return [options.paint('warn', title), ...shown, ...(rest > 0 ? [`  and ${rest} more`] : [])]
}

function listBlock(
  audit: CacheAudit,
  list: ListWords['list'],
  title: string,
  style: Style,
  options: TerminalOptions
): string[][] {
  const items: readonly AuditItem[] = audit[list]
  if (items.length === 0) return []
  const shown = items
    .slice(0, MAX_SHOWN)
    .flatMap(({ file, why }) => [
      `  ${visible(file)}`,
      ...wrap(plainText(why), options.columns - 4, options.measure).map((text) => `    ${text}`)
    ])
  const rest = audit.totals[list] - Math.min(items.length, MAX_SHOWN)
  return [[options.paint(style, title), ...shown, ...(rest > 0 ? [`  and ${rest} more`] : [])]]
}

function endLine(audit: CacheAudit, options: TerminalOptions): string {
  const { corrupt, conflicting, unreadable } = audit.totals
  if (corrupt + conflicting > 0) {
    const words = `${count(corrupt + conflicting, 'entry', 'entries')} that no build should use. Exit 1.`
    return `${options.paint('bad', words)}\nFix    go clean -cache, and find out who writes to this folder`
  }
  if (unreadable > 0) return options.paint('warn', `${count(unreadable, 'file')} could not be read. Exit 3.`)
  if (audit.unwitnessedEntries.length > 0) {
    const words = `Nothing wrong found; nobody vouches for ${count(audit.unwitnessed, 'entry', 'entries')}.`
    return `${options.paint('warn', words)}\nNext   cache enforce --ledger FILE sets them aside, and Go compiles them anew`
  }
  return options.paint('good', 'Nothing wrong found.')
}
