/**
 * The job summary (and, shorter, a comment) in GitHub Flavored Markdown: the chain as a picture and as a table, what is
 * wrong with its fix, and behind folds what changed, what was built and what the binary is.
 *
 * A summary over 1 MiB vanishes with the step green, so a budget is kept: parts are added in the order of their weight
 * and lists are cut with a count of what is left out. The picture is Mermaid; the table under it holds the same, since
 * some places draw no pictures.
 */
import type { Drift } from '../baseline/types.ts'
import { type Chain, type ChainLink, LINKS, type LinkState } from '../chain.ts'
import type { Judged, Outcome } from '../outcome.ts'
import type { PolicyOrigin } from '../policy/types.ts'
import type { GateRecord } from '../record/types.ts'
import type { Finding, FindingLevel } from '../rules/types.ts'
import { shortCommit } from '../source/git.ts'
import { count, plainText, quote } from '../text/markup.ts'
import { htmlText, markdownCode, markdownSentence } from '../text/markdown.ts'
import { visible } from '../text/visible.ts'
import { diagnosisSummary } from './diagnosis-summary.ts'
import { rebuildLines, rebuildPicture } from './rebuilt.ts'
import { baselineWords, headline, knownFindings, knownWords, passedOver, weakenings } from './words.ts'

export interface SummaryOptions {
  /** UTF-16 units that may be used; the runner's limit is in bytes, so callers give a third of it. */
  readonly budget: number
  /** `this merge` on a pull request, `this run` elsewhere. */
  readonly what: string
}

const SIGNS: Readonly<Record<LinkState, string>> = { verified: '✅', changed: '⚠️', broken: '⛔', unknown: '➖' }
const LEVEL_SIGNS: Readonly<Record<FindingLevel, string>> = { error: '⛔', warning: '⚠️', notice: 'ℹ️' }
const MAX_FINDINGS = 200
const MAX_ROWS = 100

/** Renders the outcome. Never longer than the budget (plus one closing line). */
export function renderSummary(outcome: Outcome, options: SummaryOptions): string {
  const parts = [
    title(outcome, options),
    ...context(outcome),
    chainPicture(outcome.chain),
    chainTable(outcome.chain),
    ...(outcome.judged.length > 1 ? [binariesTable(outcome.judged)] : []),
    ...(outcome.failedBuild === null ? [] : diagnosisSummary(outcome.failedBuild.report)),
    ...findingParts(outcome.findings, outcome.judged.length > 1),
    ...knownPart(outcome),
    ...missingPart(outcome),
    ...outcome.judged.slice(0, 20).flatMap((one) => details(one, outcome.judged.length > 1)),
    ...footer(outcome)
  ]
  return fit(parts, options.budget)
}

function fit(parts: readonly string[], budget: number): string {
  const kept: string[] = []
  let used = 0
  let left = 0
  for (const part of parts) {
    if (used + part.length + 2 > budget) {
      left += 1
      continue
    }
    kept.push(part)
    used += part.length + 2
  }
  if (left > 0) kept.push(`_${count(left, 'part')} left out for want of room; the record has everything._`)
  return `${kept.join('\n\n')}\n`
}

function title(outcome: Outcome, options: SummaryOptions): string {
  const sign = { pass: '✅', violation: '⛔', inconclusive: '❓' }[outcome.verdict]
  return `# ${sign} ${markdownSentence(headline(outcome, options.what))}`
}

function context(outcome: Outcome): string[] {
  const first = outcome.judged[0]
  if (first === undefined) return []
  const { subject, binary, source, run, observed } = first.record
  const commit = source.head ?? binary.settings['vcs.revision'] ?? null
  const words = [
    outcome.judged.length === 1
      ? `**${markdownCode(subject.package ?? subject.name)}**`
      : `**${outcome.judged.length} binaries**`,
    ...(outcome.judged.length === 1 ? [subject.target] : []),
    ...(binary.goVersion === null ? [] : [visible(binary.goVersion, 60)]),
    ...(commit === null ? [] : [`commit ${markdownCode(shortCommit(commit))}`]),
    ...(run.mode === 'inspect' ? [observed?.linked === true ? 'built by an observed command' : 'built elsewhere'] : []),
    baselineWords(first.comparison.baseline)
  ]
  return [
    words
      .map((part) => (part.startsWith('**') || part.startsWith('commit') ? part : markdownSentence(part)))
      .join(' · ')
  ]
}

/** What a node says: the start of its evidence, up to where it goes into detail. */
function nodeText({ state, evidence }: ChainLink): string {
  const text = plainText(evidence[0] ?? state)
  return /\bseal (?:intact|broken)\b/.exec(text)?.[0] ?? /^[^:;,]{3,}/.exec(text)?.[0] ?? text
}

/** Node labels: only characters that Mermaid takes for text, whatever stands in a version or a name. */
function label(text: string): string {
  const safe = text.replace(/[^\p{L}\p{N} .,:/+*@()_-]/gu, '_')
  return safe.length > 44 ? `${safe.slice(0, 43).trimEnd()}…` : safe
}

function chainPicture(chain: Chain): string {
  const nodes = LINKS.map(
    (name, index) => `  L${index}["${name}<br>${label(nodeText(chain[name]))}"]:::${chain[name].state}`
  )
  const edges = LINKS.slice(1).map((_, index) => `  L${index} --> L${index + 1}`)
  return [
    '```mermaid',
    'flowchart LR',
    ...nodes,
    ...edges,
    '  classDef verified fill:#dafbe1,stroke:#1a7f37,color:#1a7f37',
    '  classDef broken fill:#ffebe9,stroke:#cf222e,color:#cf222e',
    '  classDef changed fill:#fff8c5,stroke:#9a6700,color:#9a6700',
    '  classDef unknown fill:#f6f8fa,stroke:#8c959f,color:#59636e,stroke-dasharray:4 3',
    '```'
  ].join('\n')
}

function chainTable(chain: Chain): string {
  const rows = LINKS.map((name) => {
    const { state, evidence } = chain[name]
    return `| ${SIGNS[state]} | ${name} | ${state} | ${evidence.map(markdownSentence).join('; ')} |`
  })
  return ['| | link | state | evidence |', '|:--|:--|:--|:--|', ...rows].join('\n')
}

function binariesTable(judged: readonly Judged[]): string {
  const rows = judged.slice(0, MAX_ROWS).map(({ record, results }) => {
    const rules = [...new Set(results.flatMap((result) => result.findings).map((finding) => finding.rule))]
    const states = new Set(LINKS.map((name) => record.chain[name].state))
    const sign = states.has('broken') ? SIGNS.broken : states.has('changed') ? SIGNS.changed : SIGNS.verified
    const { binary } = record
    return `| ${sign} | ${markdownCode(binary.path)} | ${visible(record.subject.target, 40)} | ${markdownSentence(binary.goVersion ?? '-')} | ${binary.seal} | ${rules.join(', ')} |`
  })
  const rest = judged.length - rows.length
  const more = rest > 0 ? [`| | and ${rest} more | | | | |`] : []
  return ['| | binary | target | Go | seal | findings |', '|:--|:--|:--|:--|:--|:--|', ...rows, ...more].join('\n')
}

function findingParts(findings: readonly Finding[], withSubject: boolean): string[] {
  if (findings.length === 0) return []
  const parts = findings.slice(0, MAX_FINDINGS).map((finding) => findingPart(finding, withSubject))
  const rest = findings.length - parts.length
  return [
    '## Findings',
    ...parts,
    ...(rest > 0 ? [`_and ${count(rest, 'more finding')}; the records have them all._`] : [])
  ]
}

function findingPart(finding: Finding, withSubject: boolean): string {
  const place =
    finding.file === null
      ? ''
      : ` · ${markdownCode(`${finding.file}${finding.line === null ? '' : `:${finding.line}`}`)}`
  const subject = withSubject ? ` · ${markdownCode(finding.subject)}` : ''
  return [
    `### ${LEVEL_SIGNS[finding.level]} \`${finding.rule}\`${place}${subject}`,
    markdownSentence(finding.message),
    '',
    `**Fix** ${markdownSentence(finding.fix)}. ${helpLink(finding.help)}`
  ].join('\n')
}

/** Findings that the baseline has already, folded: the change did not bring them. */
function knownPart(outcome: Outcome): string[] {
  const known = knownFindings(outcome)
  if (known.length === 0) return []
  const rows = known.slice(0, MAX_ROWS).map((finding) => {
    const { level, rule, subject, message } = finding
    return `| ${LEVEL_SIGNS[level]} | \`${rule}\` | ${markdownCode(subject)} | ${markdownSentence(message)} |`
  })
  const rest = known.length - rows.length
  const more = rest > 0 ? [`| | and ${rest} more | | |`] : []
  const table = ['| | rule | binary | what |', '|:--|:--|:--|:--|', ...rows, ...more].join('\n')
  return [fold(`<b>Known</b>: ${knownWords(outcome).map(markdownSentence).join(', ')}`, table)]
}

function helpLink(help: string): string {
  return /^https?:\/\/[\w.~:/@%-]+$/.test(help) ? `[What this means](${help})` : `More in ${markdownCode(help)}.`
}

function missingPart(outcome: Outcome): string[] {
  if (outcome.verdict !== 'inconclusive') return []
  return [
    '## What is missing',
    outcome.missing
      .slice(0, MAX_ROWS)
      .map((missing) => `- ${markdownSentence(missing)}`)
      .join('\n')
  ]
}

function details(one: Judged, withName: boolean): string[] {
  const name = withName ? `${htmlText(visible(one.record.binary.path, 80))}: ` : ''
  return [
    ...driftDetails(one.comparison.drifts, one, name),
    ...rebuildDetails(one, name),
    ...buildDetails(one.record, name),
    binaryDetails(one.record, name)
  ]
}

function fold(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n</details>`
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

function footer(outcome: Outcome): string[] {
  const policy = outcome.judged[0]?.record.policy
  const sentences = [
    ...(policy === undefined ? [] : [policyWords(policy)]),
    ...passedOver(outcome).map((words) => `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}.`),
    ...weakenings(outcome).map((words) => `${words}.`)
  ]
  return sentences.length === 0 ? [] : [sentences.map(markdownSentence).join(' ')]
}

function policyWords({ path, sha256, commit, changed, note }: PolicyOrigin): string {
  if (sha256 === null || note !== null) return 'The built-in levels judged: there is no policy that could.'
  const from = commit === null ? 'the checkout' : `the base commit ${quote(shortCommit(commit))}`
  return changed
    ? `The policy of ${from} judged, not that of this change.`
    : `Policy ${quote(path ?? '')} from ${from}.`
}
