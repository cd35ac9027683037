/** The sentences that every report shares: summary, comment, terminal, outputs. One text, four shapes. */
import type { Baseline } from '../baseline/types.ts'
import type { Judged, Outcome } from '../outcome.ts'
import { rank } from '../rules/evaluate.ts'
import { findRule } from '../rules/registry.ts'
import type { GateScope } from '../rules/known.ts'
import type { Finding } from '../rules/types.ts'
import { endWords } from '../diagnosis/build-findings.ts'
import { closingLevel } from '../rules/verdict.ts'
import { count, quoteList } from '../text/markup.ts'

/** Findings that close the gate, under the level at which this run fails. */
function closingFindings(outcome: Outcome): number {
  const threshold = rank(closingLevel(outcome.failOn))
  return outcome.findings.filter((finding) => rank(finding.level) >= threshold).length
}

/** Findings that the baseline has already, in the order of the binaries. */
export function knownFindings({ judged }: Outcome): Finding[] {
  return judged.flatMap(({ results }) => results.flatMap(({ known }) => known))
}

/** `` 3 known from `main` at `1a2b3c4` ``, `3 to begin with`; one clause for each baseline. */
export function knownWords(outcome: Outcome): string[] {
  return knownCounts(outcome, ({ words }) => `known from ${words}`)
}

/** The same where the baseline is named anyway: `3 known`. */
export function knownInShort(outcome: Outcome): string[] {
  return knownCounts(outcome, () => 'known')
}

function knownCounts({ judged }: Outcome, since: (scope: Extract<GateScope, { kind: 'since' }>) => string): string[] {
  const counts = new Map<string, number>()
  for (const { results, scope } of judged) {
    const n = results.reduce((sum, { known }) => sum + known.length, 0)
    const from = scope.kind === 'since' ? since(scope) : 'to begin with'
    if (n > 0) counts.set(from, (counts.get(from) ?? 0) + n)
  }
  return [...counts].map(([from, n]) => `${n} ${from}`)
}

/** State first: `Gate closed: 2 findings stop this merge`. */
export function headline(outcome: Outcome, what: string): string {
  return [verdictWords(outcome, what), ...knownInShort(outcome)].join('; ')
}

function verdictWords(outcome: Outcome, what: string): string {
  switch (outcome.verdict) {
    case 'pass':
      return outcome.findings.length === 0 ? 'Gate open' : `Gate open, with ${count(outcome.findings.length, 'remark')}`
    case 'violation': {
      if (outcome.failedBuild !== null)
        return `Gate closed: ${outcome.failedBuild.command ?? '`go build`'} ${endWords(outcome.failedBuild.exitCode)}`
      const n = closingFindings(outcome)
      const effect = outcome.failOn === 'never' ? 'would stop' : 'stop'
      return `Gate closed: ${count(n, 'finding')} ${n === 1 ? effect.replace(/stop$/, outcome.failOn === 'never' ? 'stop' : 'stops') : effect} ${what}`
    }
    case 'inconclusive':
      return 'Gate undecided: evidence is missing'
  }
}

/** `` compared with `main` at `1a2b3c4`, two commits behind the merge base ``, or why there is nothing to compare with. */
function baselineWords(baseline: Baseline): string {
  return baseline.record === null ? `not compared: ${baseline.words}` : `compared with ${baseline.words}`
}

/** Binaries that are named for one baseline. */
const MAX_BINARIES = 3

/** The same for all binaries of a run: each baseline once, and where there are several of them what each is for. */
export function baselinesWords(judged: readonly Judged[]): string | null {
  const groups = new Map<string, string[]>()
  const names = new Set(judged.map(({ record }) => record.subject.name))
  for (const { record, comparison } of judged) {
    const { name, target } = record.subject
    const words = baselineWords(comparison.baseline)
    groups.set(words, [...(groups.get(words) ?? []), names.size === judged.length ? name : `${name} ${target}`])
  }
  if (groups.size < 2) return [...groups.keys()][0] ?? null
  return [...groups].map(([words, of]) => `${words} (${quoteList(of, MAX_BINARIES)})`).join('; ')
}

const MAX_PASSED_OVER = 10

/** What was found on the way to the baseline and not used, of all binaries: a poisoned entry is named even where another store stands in. */
export function passedOver({ judged }: Outcome): string[] {
  const sentences = [...new Set(judged.flatMap(({ comparison }) => comparison.baseline.passedOver))]
  const rest = sentences.length - MAX_PASSED_OVER
  const shown = sentences.slice(0, MAX_PASSED_OVER).map((words) => `passed over: ${words}`)
  return rest > 0 ? [...shown, `passed over: and ${rest} more`] : shown
}

/** What weakens the gate: rules that are off, lowered or could not decide, waivers, a run that only reports. */
export function weakenings(outcome: Outcome): string[] {
  const [off, lowered, open, waived, ended] = [set(), set(), set(), set(), set()]
  for (const { results } of outcome.judged) {
    for (const result of results) {
      const rule = `\`${result.rule}\``
      const usual = findRule(result.rule)?.level ?? result.level
      // A rule that is off unless a policy turns it on weakens nothing.
      if (result.outcome === 'off') {
        if (usual !== 'off') off.add(rule)
      } else if (rank(result.level) < rank(usual)) lowered.add(`${rule} to ${result.level}`)
      if (result.outcome === 'inconclusive') open.add(`${rule} (${result.note ?? ''})`)
      if (result.waived.length > 0) waived.add(`${rule} ${result.note ?? ''}`)
      else if (result.outcome === 'violation' && result.note !== null) ended.add(`${rule} ${result.note}`)
    }
  }
  return [
    ...(outcome.failOn === 'never' ? ['`fail-on: never`: findings are reported, the step passes'] : []),
    ...scopeWords(outcome),
    ...sentence('rule', 'off', off),
    ...sentence('rule', 'lowered', lowered),
    ...sentence('rule', 'could not decide', open),
    ...sentence('waiver', 'in use', waived),
    ...sentence('waiver', 'ended', ended)
  ]
}

/** What `gate: new` does in this run, where that is not plain. */
function scopeWords({ judged }: Outcome): string[] {
  const sentences = judged.flatMap(({ scope, results }) => {
    if (scope.kind === 'everything') return [`\`gate: new\`, and everything was judged: ${scope.why}`]
    const begins = scope.kind === 'beginning' && results.some(({ known }) => known.length > 0)
    return begins ? ['`gate: new`: what this first run found is recorded, and later runs know it'] : []
  })
  return [...new Set(sentences)]
}

const set = (): Set<string> => new Set()

function sentence(noun: string, words: string, of: ReadonlySet<string>): string[] {
  return of.size === 0 ? [] : [`${count(of.size, noun)} ${words}: ${[...of].join('; ')}`]
}
