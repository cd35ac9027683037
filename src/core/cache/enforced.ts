/** What enforcing a ledger did to a cache: observe/cache-enforce.ts does it, the reports tell it. */
export interface Enforced {
  /** The numbered folder that holds what was moved; `null` when nothing was. */
  readonly aside: string | null
  /** Entries of the index that were found, and that stay. */
  readonly entries: number
  readonly kept: number
  /** Entries, and outputs, that were set aside (of a dry run: that would be). */
  readonly setAside: { readonly entries: number; readonly outputs: number }
  /** Of the outputs: those that a ledger knows, and that are not what it knows them by: other bytes, a link, a folder. */
  readonly corrupt: number
  /** The entries, as paths within the cache, the first of them; sorted. */
  readonly listed: readonly string[]
}
