/** What is known of a tool chain's origin: one shape for the command, the record and the rules. */
import type { Cause, TreeComparison } from './compare-tree.ts'
import type { RootPart } from './mixed-root.ts'

/**
 * `authentic`: the published files; `equivalent`: they differ only where no build reads; `modified`: they differ;
 * `unpublished`: this Go was never published, or a distribution built it; `unknown`: it could not be found out.
 */
export const VERDICTS = ['authentic', 'equivalent', 'modified', 'unpublished', 'unknown'] as const
export type AuthenticityVerdict = (typeof VERDICTS)[number]

export const CAUSES = ['gotoolchain', 'go-env'] as const satisfies readonly Cause[]

export interface DatabaseProof {
  /** The database's name, as its key has it. */
  readonly name: string
  /** Records of the signed tree. */
  readonly size: number
  /** The record's number. */
  readonly record: number
  /** `proved`: the record is in the signed tree. Nothing else is ever recorded; an answer that fails is none. */
  readonly inclusion: 'proved'
}

export interface Authenticity {
  readonly verdict: AuthenticityVerdict
  /** GOROOT/VERSION, `null` when it could not be read. */
  readonly version: string | null
  /** Host of the tools: `linux/amd64`. */
  readonly platform: string | null
  readonly treeHash: string | null
  /** The sum that was published for the release; `null` when none is known. */
  readonly published: string | null
  /** Where the published sum is from. */
  readonly source: 'database' | 'lock' | null
  readonly log: DatabaseProof | null
  /** Of what differs, when it could be named: the first of them. */
  readonly modified: readonly string[]
  readonly missing: readonly string[]
  readonly extra: readonly string[]
  /** How many files differ in all; `null` when they could not be named. */
  readonly differing: number | null
  readonly cause: Cause | null
  /** Why the verdict is what it is, in one clause; for `unknown` what would have been needed. */
  readonly why: string
  /** Parts that are of another version than GOROOT/VERSION. */
  readonly mixed: readonly RootPart[]
}

/** Names in each list of a record; the command shows all. */
export const MAX_NAMED = 100

/** The three lists of a comparison and their length in all, each cut to `most`. */
export function differencesOf(
  comparison: TreeComparison,
  most: number
): Pick<Authenticity, 'modified' | 'missing' | 'extra' | 'differing'> {
  const { modified, missing, extra, named } = comparison
  return {
    modified: modified.slice(0, most),
    missing: missing.slice(0, most),
    extra: extra.slice(0, most),
    differing: named ? modified.length + missing.length + extra.length : null
  }
}
