/** One answer out of many: the only place where the gate is opened or closed. */
import { rank } from './evaluate.ts'
import type { Finding, RuleResult } from './types.ts'

export type Verdict = 'pass' | 'violation' | 'inconclusive'

export const FAIL_ON = ['error', 'warning', 'never'] as const
export type FailOn = (typeof FAIL_ON)[number]

/** The level from which on findings close the gate. */
export function closingLevel(failOn: FailOn): 'error' | 'warning' {
  return failOn === 'warning' ? 'warning' : 'error'
}

export interface Decision {
  readonly verdict: Verdict
  /** Every finding that counts, worst first, in the order of the chain within a level. */
  readonly findings: readonly Finding[]
  /** What evidence was missing for rules that would have closed the gate. */
  readonly missing: readonly string[]
}

/**
 * Folds the answers. A finding at or above `failOn` is a violation; with none, a rule of that level that could not
 * decide leaves the verdict open. `never` judges as `error` does and only the exit code differs. No binary, no verdict:
 * an empty set is never a pass.
 */
export function decide(results: readonly (readonly RuleResult[])[], failOn: FailOn): Decision {
  const threshold = rank(closingLevel(failOn))
  const findings = results
    .flatMap((answers) => answers.flatMap((answer) => answer.findings))
    .map((finding, index) => ({ finding, index }))
    .toSorted((a, b) => rank(b.finding.level) - rank(a.finding.level) || a.index - b.index)
    .map(({ finding }) => finding)
  const notes = results.flatMap((answers) =>
    answers
      .filter((answer) => answer.outcome === 'inconclusive' && rank(answer.level) >= threshold)
      .map((answer) => answer.note ?? answer.rule)
  )
  // Two rules may lack the same evidence.
  const missing = [...new Set(notes)]
  if (findings.some((finding) => rank(finding.level) >= threshold)) return { verdict: 'violation', findings, missing }
  if (results.length === 0) return { verdict: 'inconclusive', findings, missing: ['no binary was inspected'] }
  return { verdict: missing.length > 0 ? 'inconclusive' : 'pass', findings, missing }
}

/** 0 gate open, 1 closed by a finding, 3 the evidence could not be had. (2, wrong usage, is no verdict.) */
export function exitCode(verdict: Verdict, failOn: FailOn): 0 | 1 | 3 {
  if (failOn === 'never' || verdict === 'pass') return 0
  return verdict === 'violation' ? 1 : 3
}
