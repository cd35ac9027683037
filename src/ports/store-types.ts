/**
 * What runs leave for later runs: records that are their baselines, and ledgers of the build cache. Each store reads or
 * writes one place of the host; which of them a run uses is told in stores.ts.
 */
import type { BaselineStoreName } from '../core/baseline/types.ts'

/** Which record is looked for. */
export interface BaselineQuery {
  /** core/baseline/key.ts: every record of this subject on this branch is kept under it. */
  readonly key: string
  /** The base branch. */
  readonly branch: string
  /** Commits whose record is wanted, the best first: the base itself, then its ancestors; empty where none is known. */
  readonly commits: readonly string[]
}

/** A store of records of earlier runs that is not a plain file. */
export interface BaselineStore {
  readonly name: BaselineStoreName
  /** The best record text for a query, or why there is none. Never throws for what the store does or holds. */
  find(query: BaselineQuery): Promise<StoredBaseline>
}

export type StoredBaseline =
  /** `name` says where it was, for messages: a cache key, `run 1234`, `refs/heads/gate`. */
  | { readonly kind: 'found'; readonly text: string; readonly name: string }
  | { readonly kind: 'missing' }
  /** The store knows that there was one. */
  | { readonly kind: 'expired'; readonly why: string }
  /** `closed`: this run has no right to ask, so that nothing has failed; among several stores it is as if it were not there. */
  | { readonly kind: 'unavailable'; readonly why: string; readonly closed?: boolean }

/** The text of a ledger, and its signature where there is one. */
export interface StoredLedger {
  readonly text: string
  readonly signature: string | null
}

/** Ledgers of the build cache that trusted runs left. */
export interface LedgerStore {
  /**
   * The ledgers of the last trusted run that left any, on the first of `branches` where there is one; `commits` as in
   * BaselineQuery. Never throws.
   */
  find(branches: readonly string[], commits: readonly string[]): Promise<StoredLedgers>
}

export type StoredLedgers =
  /** One from each job of a run; `name` says where: `run 1234`. */
  | { readonly kind: 'found'; readonly ledgers: readonly StoredLedger[]; readonly name: string }
  | Exclude<StoredBaseline, { readonly kind: 'found' }>

/** A record that a trusted run leaves for later runs. */
export interface KeptRecord {
  /** core/baseline/key.ts, with the branch that it is of. */
  readonly key: string
  readonly branch: string
  /** The record's own file, absolute. */
  readonly file: string
  /** The commit that was built; `null` where git could not tell. */
  readonly commit: string | null
}

/** Why what is stored under a record's key must stay, in words, or `null` when the record may take its place. */
export type ReplaceCheck = (record: KeptRecord, stored: { text: string; name: string }) => Promise<string | null>

export interface WrittenRecord {
  readonly key: string
  /** Where it is now, for the log; `null` when it was not written. */
  readonly at: string | null
  /** Why it was not written. `meant`: as it should be, since something newer is there; else it failed. */
  readonly why: { readonly meant: boolean; readonly words: string } | null
}

/** The writing side of a store of baselines. */
export interface BaselineWriter {
  readonly name: BaselineStoreName
  /**
   * Keeps records, having looked again at what is stored for each of them where a later record would hide an earlier one.
   * May throw for what concerns all of them; the caller makes a warning of it.
   */
  write(records: readonly KeptRecord[], mustStay: ReplaceCheck): Promise<readonly WrittenRecord[]>
}
