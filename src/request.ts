/** What a run was asked to do, from whichever side: the Action's inputs or the command line. */
import type { BaselineChoice } from './core/baseline/choice.ts'
import type { RunEvent } from './core/event/read-event.ts'
import type { CacheTrust, GateMode, ToolchainCheck } from './core/policy/types.ts'
import type { FailOn } from './core/rules/verdict.ts'

export const ON_MISSING_BASELINE = ['warn', 'fail', 'pass'] as const
export type OnMissingBaseline = (typeof ON_MISSING_BASELINE)[number]

/** A command that is to be run and observed before the binaries are looked at. */
export interface CommandRequest {
  readonly argv: readonly string[]
  /** Whether this program's standard output is for programs to read: the command's then goes to standard error. */
  readonly keepStdout: boolean
  /** The folder with the Go source of the observer. */
  readonly observer: string
}

export interface GateRequest {
  /** Absolute. Everything relative is relative to this. */
  readonly cwd: string
  /** `null`: as the policy says. */
  readonly packages: readonly string[] | null
  readonly flags: readonly string[] | null
  readonly targets: readonly string[] | null
  readonly output: string | null
  readonly binaries: readonly string[] | null
  /** What makes the binaries; `null` when they are there, or built by the gate. */
  readonly command: CommandRequest | null
  /** A policy file other than the one that is found by its name. */
  readonly policy: string | null
  /** `null`: as the policy says. */
  readonly baseline: BaselineChoice | null
  /** `null`: a baseline that was named must be usable, any other may be missing with a warning. */
  readonly onMissingBaseline: OnMissingBaseline | null
  readonly failOn: FailOn
  /** Which findings close the gate; `null`: as the policy says. */
  readonly gate: GateMode | null
  /** How Go is held against what was published; `null`: as the policy says. */
  readonly verifyToolchain: ToolchainCheck | null
  /** What is done with entries of the build cache that nobody vouches for; `null`: as the policy says. */
  readonly cacheTrust: CacheTrust | null
  /** The ledger of trusted runs, `artifact` or a path; `null`: as the policy says. */
  readonly ledger: string | null
  /** Whether a privileged event may build code that is not the base branch's own. */
  readonly allowUntrustedCheckout: boolean
  /** `null` outside of GitHub Actions. */
  readonly event: RunEvent | null
  /** Root of the checkout in a job. */
  readonly workspace: string | null
  /** Where records, logs and binaries of runs are kept; never inside the repository. */
  readonly stateFolder: string
  /** Whether freshly built binaries stay there (in a job, whose folder is cleaned) or go once they were judged. */
  readonly keepBinaries: boolean
  /** What stands before `docs/rules/...` in links. */
  readonly helpBase: string
}
