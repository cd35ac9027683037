/** What a run came to, before it is put into words. */
import type { Chain } from './chain.ts'
import type { BaselineChoice } from './baseline/choice.ts'
import type { Rebuild } from './baseline/rebuilt.ts'
import type { Comparison } from './baseline/types.ts'
import type { Report } from './diagnosis/report.ts'
import type { GateRecord } from './record/types.ts'
import type { FailOn, Verdict } from './rules/verdict.ts'
import type { GateScope } from './rules/known.ts'
import type { Finding, RuleResult } from './rules/types.ts'

/** One binary with everything that was said about it. */
export interface Judged {
  readonly record: GateRecord
  readonly comparison: Comparison
  readonly results: readonly RuleResult[]
  /** Which of the findings could close the gate. */
  readonly scope: GateScope
  /** Why packages were compiled in this build, against the baseline; empty without one. */
  readonly rebuilds: readonly Rebuild[]
  /** Where the record was written. */
  readonly recordFile: string
  /** Where the binary is now, absolute. */
  readonly file: string
}

/** A build that failed. */
export interface FailedBuild {
  readonly exitCode: number | null
  /** Why, places in the repository. */
  readonly report: Report
  readonly logFile: string
  /** `linux/amd64`, `null` for the host. */
  readonly target: string | null
  /** The observed command, quoted; `null` where the gate ran `go build`. */
  readonly command: string | null
  /** Of an observed command the tools that failed, in words. */
  readonly failedTools: readonly string[]
}

/** Where the records of a run are kept as the next baseline. */
export interface Keeps {
  readonly choice: BaselineChoice
  /** The branch that they are of. */
  readonly branch: string
}

export interface Outcome {
  readonly verdict: Verdict
  readonly exitCode: 0 | 1 | 3
  readonly failOn: FailOn
  readonly chain: Chain
  readonly judged: readonly Judged[]
  readonly findings: readonly Finding[]
  readonly missing: readonly string[]
  readonly failedBuild: FailedBuild | null
  /** Where the ledger of the build cache was written; `null` for a run that is not trusted. */
  readonly ledgerFile: string | null
  /** `null` for a run that writes no baseline. */
  readonly keeps: Keeps | null
}
