/**
 * The job summary (and, shorter, a comment) in GitHub Flavored Markdown: the chain as a picture and as a table, what is
 * wrong with its fix, and behind folds what changed, what was built and what the binary is.
 *
 * A summary over 1 MiB vanishes with the step green, so a budget is kept: parts are added in the order of their weight
 * and lists are cut with a count of what is left out. The picture is Mermaid; the table under it holds the same, since
 * some places draw no pictures.
 */
import { type Chain, type ChainLink, LINKS, type LinkState } from '../chain.ts'
import type { FailedBuild, Judged, Outcome } from '../outcome.ts'
import type { PolicyOrigin } from '../policy/types.ts'
import type { Finding, FindingLevel } from '../rules/types.ts'
import { shortCommit } from '../source/git.ts'
import { count, plainText, quote } from '../text/markup.ts'
import { htmlText, markdownCode, markdownSentence } from '../text/markdown.ts'
import { visible } from '../text/visible.ts'
import { diagnosisSummary } from './diagnosis-summary.ts'
import { binaryFolds, fold, MAX_ROWS } from './summary-details.ts'
import { baselinesWords, headline, knownFindings, knownWords, passedOver, weakenings } from './words.ts'

export interface SummaryOptions {
  /** UTF-16 units that may be used; the runner's limit is in bytes, so callers give a third of it. */
  readonly budget: number
  /** `this merge` on a pull request, `this run` elsewhere. */
  readonly what: string
}

const SIGNS: Readonly<Record<LinkState, string>> = { verified: '✅', changed: '⚠️', broken: '⛔', unknown: '➖' }
const LEVEL_SIGNS: Readonly<Record<FindingLevel, string>> = { error: '⛔', warning: '⚠️', notice: 'ℹ️' }
const MAX_FINDINGS = 200

/** Renders the outcome. Never longer than the budget (plus one closing line). */
export function renderSummary(outcome: Outcome, options: SummaryOptions): string {
  const parts = [
    title(outcome, options),
    ...context(outcome),
    ...(outcome.failedBuild === null ? judgedParts(outcome) : failedParts(outcome, outcome.failedBuild)),
    ...knownPart(outcome),
    ...missingPart(outcome),
    ...outcome.judged.slice(0, 20).flatMap((one) => binaryFolds(one, outcome.judged.length > 1)),
    ...footer(outcome)
  ]
  return fit(parts, options.budget)
}

function judgedParts({ chain, judged, findings }: Outcome): string[] {
  return [
    chainPicture(chain),
    chainTable(chain),
    ...(judged.length > 1 ? [binariesTable(judged)] : []),
    ...findingParts(findings, judged.length > 1)
  ]
}

/** Nothing was built, so the chain has nothing to say: what broke, where and what to type come first. */
function failedParts({ chain, findings }: Outcome, { report }: FailedBuild): string[] {
  const { head, rest } = diagnosisSummary(report)
  const titles = report.failures.map(({ cause, title: words }) => (cause === 'unknown' ? null : words))
  return [
    ...head,
    ...findingParts(findings, false, titles),
    ...rest,
    fold('<b>The chain</b>: nothing was built', `${chainPicture(chain)}\n\n${chainTable(chain)}`)
  ]
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
    baselinesWords(outcome.judged) ?? ''
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

/** `titles`: in place of the rule's name, for findings of one rule. */
function findingParts(
  findings: readonly Finding[],
  withSubject: boolean,
  titles: readonly (string | null)[] = []
): string[] {
  if (findings.length === 0) return []
  const parts = findings
    .slice(0, MAX_FINDINGS)
    .map((finding, index) => findingPart(finding, withSubject, titles[index] ?? `\`${finding.rule}\``))
  const rest = findings.length - parts.length
  return [
    '## Findings',
    ...parts,
    ...(rest > 0 ? [`_and ${count(rest, 'more finding')}; the records have them all._`] : [])
  ]
}

function findingPart(finding: Finding, withSubject: boolean, name: string): string {
  const place =
    finding.file === null
      ? ''
      : ` · ${markdownCode(`${finding.file}${finding.line === null ? '' : `:${finding.line}`}`)}`
  const subject = withSubject ? ` · ${markdownCode(finding.subject)}` : ''
  return [
    `### ${LEVEL_SIGNS[finding.level]} ${markdownSentence(name)}${place}${subject}`,
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
  return [fold(`<b>Known</b>: ${htmlText(plainText(knownWords(outcome).join(', ')))}`, table)]
}

function helpLink(help: string): string {
  return /^https?:\/\/[\w.~:/@%#-]+$/.test(help) ? `[What this means](${help})` : `More in ${markdownCode(help)}.`
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
