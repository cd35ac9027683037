/**
 * The report for a terminal: the chain first, then what is wrong with its fix, then one line that says it all.
 *
 * Everything that came from outside was made visible when it was put into a sentence; colours are put on last, by the
 * caller's `paint`, so that a report without colours is the same text.
 */
import { type ChainLink, LINKS, type LinkState } from '../chain.ts'
import type { Judged, Outcome } from '../outcome.ts'
import type { Finding, FindingLevel } from '../rules/types.ts'
import { count, plainText } from '../text/markup.ts'
import { visible } from '../text/visible.ts'
import { type Measure, page, table, wrap } from './layout.ts'
import { rebuildLines } from './rebuilt.ts'
import { baselinesWords, knownFindings, knownInShort, knownWords, passedOver, weakenings } from './words.ts'

export type Style = 'good' | 'bad' | 'warn' | 'dim' | 'bold'

export interface TerminalOptions {
  readonly columns: number
  readonly measure: Measure
  readonly paint: (style: Style, text: string) => string
  /** How a file's path is shown: home as `~`. */
  readonly showPath: (path: string) => string
}

const STATES: Readonly<Record<LinkState, { sign: string; style: Style }>> = {
  verified: { sign: '✓', style: 'good' },
  changed: { sign: '≠', style: 'warn' },
  broken: { sign: '✗', style: 'bad' },
  unknown: { sign: '–', style: 'dim' }
}

const LEVELS: Readonly<Record<FindingLevel, { sign: string; style: Style }>> = {
  error: { sign: '✗', style: 'bad' },
  warning: { sign: '!', style: 'warn' },
  notice: { sign: 'i', style: 'dim' }
}

/** Chains of more binaries than this are shown as one, with a table. */
const MAX_CHAINS = 3
/** Known findings that are listed, and lines of each. */
const MAX_KNOWN = 20
const MAX_KNOWN_LINES = 3
/** Clauses of evidence that a line of the chain shows; the summary and the record have all. */
const MAX_CLAUSES = 2
/** `  toolchain  ✓ verified   ` */
const EVIDENCE_COLUMN = 26

/** The whole report, ending in a newline. */
export function renderTerminal(outcome: Outcome, options: TerminalOptions): string {
  const blocks: string[][] = []
  if (outcome.judged.length <= MAX_CHAINS) for (const one of outcome.judged) blocks.push(binaryBlock(one, options))
  else blocks.push(manyBlock(outcome, options))
  for (const finding of outcome.findings) blocks.push(findingBlock(finding, outcome.judged.length > 1, options))
  if (knownFindings(outcome).length > 0) blocks.push(knownBlock(outcome, options))
  if (outcome.verdict === 'inconclusive') blocks.push(missingBlock(outcome, options))
  blocks.push(endBlock(outcome, options))
  return page(blocks)
}

function binaryBlock(one: Judged, options: TerminalOptions): string[] {
  const { subject, binary, chain } = one.record
  const file = one.record.run.mode === 'inspect' ? binary.path : ''
  const title = [file, subject.package ?? '', subject.target, binary.goVersion ?? ''].filter((part) => part !== '')
  return [
    options.paint('bold', title.map((part) => visible(part)).join('  ')),
    '',
    ...LINKS.flatMap((name) => chainLines(name, chain[name], options)),
    ...rebuildBlock(one, options)
  ]
}

/** What was compiled and why, set under the chain; the work of this run, so it is said in a low voice. */
function rebuildBlock({ rebuilds }: Judged, options: TerminalOptions): string[] {
  const [head, ...lines] = rebuildLines(rebuilds)
  if (head === undefined) return []
  const wrapped = lines.flatMap((line) =>
    wrap(plainText(line), options.columns - 4, options.measure).map(
      (part, index) => `${index === 0 ? '  ' : '    '}${part}`
    )
  )
  return ['', ...[head, ...wrapped].map((line) => options.paint('dim', `  ${line}`))]
}

function chainLines(name: string, link: ChainLink, options: TerminalOptions): string[] {
  const { sign, style } = STATES[link.state]
  const head = `  ${name.padEnd(10)} ${sign} ${link.state.padEnd(10)} `
  const evidence = wrap(
    plainText(link.evidence.slice(0, MAX_CLAUSES).join('; ')),
    options.columns - EVIDENCE_COLUMN,
    options.measure
  )
  const [first = '', ...rest] = evidence
  return [
    `${head.slice(0, 13)}${options.paint(style, head.slice(13))}${first}`.trimEnd(),
    ...rest.map((line) => `${' '.repeat(EVIDENCE_COLUMN)}${line}`)
  ]
}

function manyBlock(outcome: Outcome, options: TerminalOptions): string[] {
  const rows = outcome.judged.map(({ record, results }) => {
    const findings = results.flatMap((result) => result.findings)
    const rules = [...new Set(findings.map((finding) => finding.rule))].join(', ')
    return [
      visible(record.binary.path, 40),
      record.subject.target,
      record.binary.goVersion ?? '-',
      `seal ${record.binary.seal}`,
      rules === '' ? 'ok' : rules
    ]
  })
  return [
    options.paint('bold', count(outcome.judged.length, 'binary', 'binaries')),
    '',
    ...LINKS.flatMap((name) => chainLines(name, outcome.chain[name], options)),
    '',
    ...table(rows, options.measure).map((line) => `  ${line}`)
  ]
}

function findingBlock(finding: Finding, withSubject: boolean, options: TerminalOptions): string[] {
  const { sign, style } = LEVELS[finding.level]
  const place =
    finding.file === null ? '' : `  ${visible(finding.file)}${finding.line === null ? '' : `:${finding.line}`}`
  const subject = withSubject ? `  ${visible(finding.subject)}` : ''
  const body = (label: string, text: string): string[] =>
    wrap(plainText(text), options.columns - 9, options.measure).map(
      (line, index) => `  ${(index === 0 ? label : '').padEnd(7)}${line}`
    )
  return [
    `${options.paint(style, `${sign} ${finding.rule}`)}${options.paint('dim', `${place}${subject}`)}`,
    ...wrap(plainText(finding.message), options.columns - 2, options.measure).map((line) => `  ${line}`),
    ...body('Fix', finding.fix),
    ...body('More', finding.help)
  ]
}

/** What is known already: in a low voice, a line or two each. */
function knownBlock(outcome: Outcome, options: TerminalOptions): string[] {
  const known = knownFindings(outcome)
  const shown = known.slice(0, MAX_KNOWN).flatMap(({ rule, message }) =>
    wrap(`${rule}: ${plainText(message)}`, options.columns - 4, options.measure)
      .slice(0, MAX_KNOWN_LINES)
      .map((line, index, lines) => {
        const cut = index === MAX_KNOWN_LINES - 1 && lines.length === MAX_KNOWN_LINES
        return `${index === 0 ? '  ' : '    '}${cut ? `${line} …` : line}`
      })
  )
  const rest = known.length - MAX_KNOWN
  const lines = [plainText(knownWords(outcome).join(', ')), ...shown, ...(rest > 0 ? [`  and ${rest} more`] : [])]
  return lines.map((line) => options.paint('dim', line))
}

function missingBlock(outcome: Outcome, options: TerminalOptions): string[] {
  return outcome.missing.flatMap((missing) =>
    wrap(`? ${plainText(missing)}`, options.columns - 2, options.measure).map((line, index) =>
      index === 0 ? line : `  ${line}`
    )
  )
}

function endBlock(outcome: Outcome, options: TerminalOptions): string[] {
  const lines: string[] = []
  const findings = [count(outcome.findings.length, 'finding'), ...knownInShort(outcome)].join(', ')
  const baselines = baselinesWords(outcome.judged)
  const compared = baselines === null ? '' : `, ${plainText(baselines)}`
  const state = { pass: 'Gate open.', violation: 'Gate closed.', inconclusive: 'Gate undecided.' }[outcome.verdict]
  const style: Style = outcome.verdict === 'pass' ? 'good' : 'bad'
  const exit = outcome.exitCode === 0 ? '' : ` Exit ${outcome.exitCode}.`
  lines.push(...wrap(`${state} ${findings}${compared}.${exit}`, options.columns, options.measure))
  lines[0] = (lines[0] ?? '').replace(state, options.paint(style, state))
  for (const words of [...passedOver(outcome), ...weakenings(outcome)])
    lines.push(...wrap(plainText(words), options.columns, options.measure))
  for (const { record, recordFile } of outcome.judged.slice(0, MAX_CHAINS)) {
    if (record.release.output !== null && record.release.sha256 !== null)
      lines.push(`Output  ${visible(record.release.output)}`)
    lines.push(`Record  ${visible(options.showPath(recordFile))}`)
  }
  if (outcome.judged.length > MAX_CHAINS) lines.push(`and ${outcome.judged.length - MAX_CHAINS} more records`)
  if (outcome.failedBuild !== null) lines.push(`Log     ${visible(options.showPath(outcome.failedBuild.logFile))}`)
  return lines
}
