/** What is asked of git and of the disk once in a run, however many binaries it judges. */
import type { Relation } from '../core/baseline/standing.ts'
import type { RecordPlace } from './checked-in.ts'

export interface BaselineMemory {
  /** Checked-in records, by the path that was asked for; `''` is the place that needs no name. */
  readonly places: Map<string, Promise<RecordPlace | null>>
  /** By the two commits. */
  readonly relations: Map<string, Promise<Relation>>
  /** By the two commits. */
  readonly mergeBases: Map<string, Promise<string | null>>
  /** A commit's ancestors. */
  readonly ancestors: Map<string, Promise<string[]>>
}

export function newMemory(): BaselineMemory {
  return { places: new Map(), relations: new Map(), mergeBases: new Map(), ancestors: new Map() }
}
