/** What a rule is, and what it says. */
import type { Comparison } from '../baseline/types.ts'
import type { LinkName } from '../chain.ts'
import type { Policy } from '../policy/types.ts'
import type { GateRecord } from '../record/types.ts'

/** What a finding does to the gate: `error` closes it, the others are said. `off` silences the rule. */
export const LEVELS = ['off', 'notice', 'warning', 'error'] as const
export type Level = (typeof LEVELS)[number]
export type FindingLevel = Exclude<Level, 'off'>

/** A place in the repository: a path relative to its root, with `/`, and a 1-based line. */
export interface Place {
  readonly file: string
  readonly line: number | null
}

/** One thing that is wrong, in the words that every report uses. */
export interface Finding {
  readonly rule: string
  readonly link: LinkName
  readonly level: FindingLevel
  /** What it is about: the binary's name and target, so that findings of several binaries can be told apart. */
  readonly subject: string
  /** "expected X, got Y", in the markup of text/markup.ts. */
  readonly message: string
  readonly file: string | null
  readonly line: number | null
  readonly fix: string
  /** Where the rule is explained. */
  readonly help: string
}

/** What a rule found, before level, subject and help are filled in. */
export interface RuleFinding {
  readonly message: string
  readonly fix: string
  readonly place?: Place | null
  /** The level of this finding where the policy names none for the rule; else the rule's own. */
  readonly level?: FindingLevel
  /** Caps the level, whatever a policy says: drift against a run that nobody vouches for is told, and closes no gate. */
  readonly atMost?: FindingLevel
}

/**
 * `not-applicable` is a fourth answer besides pass, violation and inconclusive, for a question that does not arise (no baseline to have
 * drifted from, no repository to have a revision in). It never counts as evidence, and never as missing evidence.
 */
export type RuleAnswer =
  | { readonly outcome: 'pass' }
  | { readonly outcome: 'not-applicable'; readonly why: string }
  | { readonly outcome: 'inconclusive'; readonly missing: string; readonly fix?: string }
  | { readonly outcome: 'violation'; readonly findings: readonly RuleFinding[] }

/**
 * How a finding of a rule is known again in a later run: `words`: it says the same of the same thing; `binary`, `toolchain`,
 * `cache`, `ledger`: it says the same of the very same bytes; `nothing`: it is new whenever it is found. known.ts has the
 * reasons.
 */
export type KnownBy = 'words' | 'binary' | 'toolchain' | 'cache' | 'ledger' | 'nothing'

export interface Rule {
  /** Kebab-case, for ever. */
  readonly id: string
  readonly link: LinkName
  /** Level where no policy says otherwise. */
  readonly level: Level
  /** One line, as in a table of rules. */
  readonly title: string
  /** Default: `words`. */
  readonly knownBy?: KnownBy
  check(record: GateRecord, baseline: Comparison, policy: Policy): RuleAnswer
}

/** An answer together with what policy made of it. */
export interface RuleResult {
  readonly rule: string
  readonly link: LinkName
  readonly level: Level
  readonly outcome: RuleAnswer['outcome'] | 'off'
  /** For `inconclusive`: what was missing; for `not-applicable`: why. */
  readonly note: string | null
  readonly findings: readonly Finding[]
  /** Findings that a waiver covers: shown, not counted. */
  readonly waived: readonly Finding[]
  /** With `gate: new` findings that the baseline has already: shown, counted apart, and closing nothing. */
  readonly known: readonly Finding[]
}

export const PASS: RuleAnswer = { outcome: 'pass' }

/** A violation with one finding. */
export function violation(finding: RuleFinding): RuleAnswer {
  return { outcome: 'violation', findings: [finding] }
}

/** Findings if there are any, else a pass. */
export function violationsOrPass(findings: readonly RuleFinding[]): RuleAnswer {
  return findings.length === 0 ? PASS : { outcome: 'violation', findings }
}

/** No answer, since evidence is missing: what is, and how to get it. At a level that closes the gate it stays undecided. */
export function inconclusive(missing: string, fix?: string): RuleAnswer {
  return fix === undefined ? { outcome: 'inconclusive', missing } : { outcome: 'inconclusive', missing, fix }
}

/** The question does not arise: why. */
export function notApplicable(why: string): RuleAnswer {
  return { outcome: 'not-applicable', why }
}
