/** One rule, asked about one record. */
import type { Comparison } from '../../src/core/baseline/types.ts'
import { DEFAULT_EXPECTATIONS, DEFAULT_POLICY, type Policy } from '../../src/core/policy/types.ts'
import type { GateRecord } from '../../src/core/record/types.ts'
import { findRule } from '../../src/core/rules/registry.ts'
import type { RuleAnswer, RuleFinding } from '../../src/core/rules/types.ts'
import { NO_BASELINE } from './records.ts'

/** What the rule answers, under the default policy and with no baseline unless others are given. */
export function ask(
  id: string,
  record: GateRecord,
  comparison: Comparison = NO_BASELINE,
  policy: Policy = DEFAULT_POLICY
): RuleAnswer {
  const rule = findRule(id)
  if (rule === undefined) throw new Error(`no rule ${id}`)
  return rule.check(record, comparison, policy)
}

/** The default policy with other expectations. */
export function expecting(expectations: Partial<Policy['expect']>): Policy {
  return { ...DEFAULT_POLICY, expect: { ...DEFAULT_EXPECTATIONS, ...expectations } }
}

export function findingsOf(answer: RuleAnswer): readonly RuleFinding[] {
  return answer.outcome === 'violation' ? answer.findings : []
}
