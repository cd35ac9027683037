/** The sentences that every report shares: summary, comment, terminal, outputs. One text, four shapes. */
import type { Baseline } from '../baseline/types.ts'
import type { Outcome } from '../outcome.ts'
import { rank } from '../rules/evaluate.ts'
import { findRule } from '../rules/registry.ts'
import { endWords } from '../diagnosis/build-findings.ts'
import { closingLevel } from '../rules/verdict.ts'
import { count } from '../text/markup.ts'

/** Findings that close the gate, under the level at which this run fails. */
function closingFindings(outcome: Outcome): number {
  const threshold = rank(closingLevel(outcome.failOn))
  return outcome.findings.filter((finding) => rank(finding.level) >= threshold).length
}

/** State first: `Gate closed: 2 findings stop this merge`. */
export function headline(outcome: Outcome, what: string): string {
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
export function baselineWords(baseline: Baseline): string {
  return baseline.record === null ? `not compared: ${baseline.words}` : `compared with ${baseline.words}`
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
    ...sentence('rule', 'off', off),
    ...sentence('rule', 'lowered', lowered),
    ...sentence('rule', 'could not decide', open),
    ...sentence('waiver', 'in use', waived),
    ...sentence('waiver', 'ended', ended)
  ]
}

const set = (): Set<string> => new Set()

function sentence(noun: string, words: string, of: ReadonlySet<string>): string[] {
  return of.size === 0 ? [] : [`${count(of.size, noun)} ${words}: ${[...of].join('; ')}`]
}
