/**
 * Asks every rule about one record. No rule stops another: each runs, each answers, and what the policy makes of an
 * answer (its level, a waiver) is applied here and nowhere else.
 */
import type { Comparison } from '../baseline/types.ts'
import type { Policy, Waiver } from '../policy/types.ts'
import type { GateRecord } from '../record/types.ts'
import { RULES } from './registry.ts'
import type { Finding, FindingLevel, Level, Rule, RuleAnswer, RuleFinding, RuleResult } from './types.ts'
import { LEVELS } from './types.ts'

export interface EvaluationOptions {
  /** The day that waivers are held against, `2026-11-21`, UTC. */
  readonly today: string
  /** Where a rule's page is: called with its id. */
  readonly helpFor: (rule: string) => string
}

/** The answers of all rules, in the order of the registry. */
export function evaluateRules(
  record: GateRecord,
  comparison: Comparison,
  policy: Policy,
  options: EvaluationOptions
): RuleResult[] {
  return RULES.map((rule) => evaluate(rule, record, comparison, policy, options))
}

function evaluate(
  rule: Rule,
  record: GateRecord,
  comparison: Comparison,
  policy: Policy,
  options: EvaluationOptions
): RuleResult {
  const level = policy.rules[rule.id] ?? rule.level
  const base = { rule: rule.id, link: rule.link, level }
  if (level === 'off') return { ...base, outcome: 'off', note: null, findings: [], waived: [], known: [] }
  const answer = rule.check(record, comparison, policy)
  if (answer.outcome !== 'violation')
    return { ...base, outcome: answer.outcome, note: noteOf(answer), findings: [], waived: [], known: [] }
  const asked = policy.rules[rule.id]
  const findings = answer.findings.map((finding) =>
    complete(finding, rule, asked === undefined || asked === 'off' ? (finding.level ?? level) : asked, record, options)
  )
  const waivers = policy.waivers.filter((candidate) => isFor(candidate, rule.id, record))
  // A waiver holds through its last day.
  const waiver = waivers.find((candidate) => candidate.until >= options.today)
  if (waiver !== undefined) {
    return {
      ...base,
      outcome: 'pass',
      note: `until ${waiver.until}: ${waiver.reason}`,
      findings: [],
      waived: findings,
      known: []
    }
  }
  const ended = waivers[0]
  return {
    ...base,
    outcome: 'violation',
    note: ended === undefined ? null : `on ${ended.until}`,
    findings,
    waived: [],
    known: []
  }
}

function noteOf(answer: RuleAnswer): string | null {
  if (answer.outcome === 'inconclusive') return answer.missing
  return answer.outcome === 'not-applicable' ? answer.why : null
}

function complete(
  finding: RuleFinding,
  rule: Rule,
  level: FindingLevel,
  record: GateRecord,
  options: EvaluationOptions
): Finding {
  const { name, target } = record.subject
  return {
    rule: rule.id,
    link: rule.link,
    level: finding.atMost === undefined ? level : lower(level, finding.atMost),
    subject: `${name} (${target})`,
    message: finding.message,
    file: finding.place?.file ?? null,
    line: finding.place?.line ?? null,
    fix: finding.fix,
    help: options.helpFor(rule.id)
  }
}

function lower(a: FindingLevel, b: FindingLevel): FindingLevel {
  return rank(a) <= rank(b) ? a : b
}

/** Levels in order, `off` first. */
export function rank(level: Level): number {
  return LEVELS.indexOf(level)
}

/** A waiver is for one binary or package, or for all. */
function isFor(waiver: Waiver, rule: string, record: GateRecord): boolean {
  if (waiver.rule !== rule) return false
  return waiver.subject === null || waiver.subject === record.subject.name || waiver.subject === record.subject.package
}
