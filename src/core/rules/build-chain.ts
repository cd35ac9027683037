/** The seven links of one record: the rules' findings where there are any, the evidence where there are none. */
import type { Comparison } from '../baseline/types.ts'
import { type Chain, type ChainLink, type LinkName, type LinkState, mapLinks } from '../chain.ts'
import type { GateRecord } from '../record/types.ts'
import { linkEvidence } from './evidence.ts'
import { rank } from './evaluate.ts'
import type { FindingLevel, RuleResult } from './types.ts'

/** Rules whose findings say that something differs from before, not that it is wrong. */
export const DRIFT_RULES: ReadonlySet<string> = new Set([
  'toolchain-changed',
  'c-compiler-changed',
  'flags-changed',
  'environment-changed'
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
    const findings = results.filter((result) => result.link === name).flatMap((result) => result.findings)
    const broken = findings.some((finding) => rank(finding.level) >= rank(closes) && !DRIFT_RULES.has(finding.rule))
    const changed = findings.some((finding) => DRIFT_RULES.has(finding.rule))
    const state: LinkState = broken ? 'broken' : changed ? 'changed' : evidence.verified ? 'verified' : 'unknown'
    const rules = [...new Set(findings.filter((finding) => finding.level !== 'notice').map((finding) => finding.rule))]
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
