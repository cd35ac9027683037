/** The seven links of one record: the rules' findings where there are any, the evidence where there are none. */
import type { Comparison } from '../baseline/types.ts'
import { type Chain, type ChainLink, type LinkName, type LinkState, mapLinks } from '../chain.ts'
import type { GateRecord } from '../record/types.ts'
import { linkEvidence } from './evidence.ts'
import { rank } from './evaluate.ts'
import type { Finding, FindingLevel, RuleResult } from './types.ts'

/** Rules whose findings say that something differs from before, not that it is wrong. */
const DRIFT_RULES: ReadonlySet<string> = new Set([
  'toolchain-changed',
  'c-compiler-changed',
  'flags-changed',
  'environment-changed'
])

/**
 * Rules whose findings say that this run contradicts the baseline: with `fail-on: never` it passes, and its record must not
 * become what is normal.
 */
export const CONTRADICTING_RULES: ReadonlySet<string> = new Set([
  ...DRIFT_RULES,
  'tool-replaced',
  'code-changed',
  'not-reproducible',
  'cache-conflict'
])

/** Puts the chain together from the answers of all rules; findings from the level `closes` on break their link. */
export function buildChain(
  record: GateRecord,
  comparison: Comparison,
  results: readonly RuleResult[],
  closes: FindingLevel = 'error'
): Chain {
  const link = (name: LinkName): ChainLink => {
    const evidence = linkEvidence(name, record, comparison)
    const own = results.filter((result) => result.link === name)
    const findings = own.flatMap((result) => result.findings)
    // What is known stops nobody, and is as bad as before.
    const known = own.flatMap((result) => result.known)
    const broken = [...findings, ...known].some(
      (finding) => rank(finding.level) >= rank(closes) && !DRIFT_RULES.has(finding.rule)
    )
    const changed = findings.some((finding) => DRIFT_RULES.has(finding.rule))
    const state: LinkState = broken ? 'broken' : changed ? 'changed' : evidence.verified ? 'verified' : 'unknown'
    const ruleOf = (list: readonly Finding[]): string[] =>
      list.filter((finding) => finding.level !== 'notice').map((finding) => finding.rule)
    const rules = [...new Set([...ruleOf(findings), ...ruleOf(known).map((rule) => `${rule} (known)`)])]
    // What made a link bad comes first; a remark about a good one stands behind its evidence.
    const named = rules.length === 0 ? [] : [rules.join(', ')]
    const bad = state === 'broken' || state === 'changed'
    return { state, evidence: bad ? [...named, ...evidence.clauses] : [...evidence.clauses, ...named] }
  }
  return mapLinks(link)
}

/** The chain over several records: each link as bad as its worst. */
export function foldChains(chains: readonly Chain[]): Chain {
  const fold = (name: LinkName): ChainLink => {
    const links = chains.map((chain) => chain[name])
    const worst = WORST_FIRST.find((state) => links.some((link) => link.state === state)) ?? 'unknown'
    const evidence = links.filter((link) => link.state === worst).flatMap((link) => link.evidence)
    return { state: worst, evidence: [...new Set(evidence)].slice(0, MAX_FOLDED_CLAUSES) }
  }
  const [first, ...rest] = chains
  if (first !== undefined && rest.length === 0) return first
  return mapLinks(fold)
}

const WORST_FIRST: readonly LinkState[] = ['broken', 'changed', 'unknown', 'verified']
const MAX_FOLDED_CLAUSES = 6
