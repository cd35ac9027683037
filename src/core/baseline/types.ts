/** What a record is compared with, and what the comparison gives. */
import type { GateRecord } from '../record/types.ts'

/**
 * `exact`: the record of the very commit that this run is based on; `ancestor`: of an earlier one; `missing-first-run`:
 * none was ever written; `missing-expired`: there was one, it is gone; `unreadable`: it is there and is no record, or
 * the place could not be asked; `incomparable`: it is about something else, or newer than this run.
 */
export const BASELINE_STATES = [
  'exact',
  'ancestor',
  'missing-first-run',
  'missing-expired',
  'unreadable',
  'incomparable'
] as const
export type BaselineState = (typeof BASELINE_STATES)[number]

/** Stores of records that earlier runs left, in the order in which `auto` asks them; `git` only where it is named. */
export type BaselineStoreName = 'cache' | 'artifact' | 'git'

export type BaselineSource = 'file' | BaselineStoreName | 'last-run' | 'none'

/** A baseline as it was found, before it is compared. */
export interface Baseline {
  readonly source: BaselineSource
  readonly state: BaselineState
  /** How many commits older than the base it is; `null` where that cannot be told. */
  readonly distance: number | null
  /** Present for `exact` and `ancestor`. */
  readonly record: GateRecord | null
  /** In words, for the report: "main at 1a2b3c4", "your run of 12 minutes ago", or why there is none. */
  readonly words: string
  /** What was found before it and not used, in sentences: a poisoned cache entry is named even where an artifact stands in. */
  readonly passedOver: readonly string[]
  /**
   * Whether somebody vouches for it: a file in the repository, a run of the default branch. The last run on a laptop
   * is no such thing: drift against it is told, and closes no gate.
   */
  readonly vouched: boolean
  /** A checked-in record that this change edits, as the change has it; what is compared with is the base commit's. */
  readonly edited?: { readonly record: GateRecord; readonly file: string } | undefined
  /** Whether this run may write the next baseline, so that having none yet is the normal beginning. */
  readonly writes: boolean
}

/** `expected`: policy allows the new value; `explained`: this change made it so; `unexplained`: neither. */
export type DriftClass = 'expected' | 'explained' | 'unexplained'

export interface Drift {
  /** Where in the record: `toolchain.version`, `environment.GOFLAGS`. */
  readonly path: string
  readonly before: string | null
  readonly after: string | null
  readonly class: DriftClass
  /** What explains it, or that nothing does. */
  readonly why: string
}

export interface Comparison {
  readonly baseline: Baseline
  readonly drifts: readonly Drift[]
}
