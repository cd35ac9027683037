/**
 * How the record of an earlier run stands to this run: what it is a baseline for, and in which words.
 *
 * What a store gives is the newest record under a key, by the time at which it was written. That is not the order of the
 * commits: a run that took long, one that was started again, an old entry that somebody put back. So each record is placed
 * by its commit, and where git cannot tell, by the number of its run (order.ts). A record that is newer than this run is no
 * baseline: what the branch became later would be taken for what this run changed.
 */
import type { GateRecord } from '../record/types.ts'
import { mayReplace, type RunMark } from './order.ts'
import { agoWords, aheadWords, commitWords, recordWords } from './words.ts'

/** How a commit stands to another; `apart`: neither is the other's ancestor; `unknown`: that cannot be told. */
export type Relation =
  | { readonly kind: 'same' }
  | { readonly kind: 'behind'; readonly commits: number }
  | { readonly kind: 'ahead'; readonly commits: number }
  | { readonly kind: 'apart' }
  | { readonly kind: 'unknown' }

/** What a record says of its run. */
export function runMarkOf({ run, source }: GateRecord): RunMark {
  return { commit: source.head, runNumber: run.runNumber, runAttempt: run.runAttempt, time: run.time }
}

/** The commits that a run is about, as a found record stands to them. */
export interface Placing {
  /** To the commit that the run builds upon, from where distances are counted. */
  readonly toBase: Relation
  /** To the commit that is built; of a pull request's test merge to its base, since the branch goes no further. */
  readonly toHead: Relation
  /** What they are called: `the merge base`, `this one`. */
  readonly called: { readonly base: string; readonly head: string }
}

export interface Standing {
  readonly newer: boolean
  /** `null` where it cannot be told, or is none. */
  readonly distance: number | null
  readonly words: string
}

/** Places a found record; `name` is where it is from: a branch, a file. */
export function standing(name: string, found: GateRecord, record: GateRecord, placing: Placing): Standing {
  const commit = found.source.head
  const { toBase, toHead, called } = placing
  if (toBase.kind === 'same') return { newer: false, distance: 0, words: recordWords(name, commit) }
  if (toBase.kind === 'behind') {
    return { newer: false, distance: toBase.commits, words: commitWords(name, commit, toBase.commits, called.base) }
  }
  // A pull request that is behind its base branch, and a record of what came after it: no older one was found.
  if (toBase.kind === 'ahead' && (toHead.kind === 'same' || toHead.kind === 'behind') && called.base === called.head)
    return { newer: false, distance: null, words: aheadWords(name, commit, toBase.commits, called.base) }
  if (toHead.kind === 'same')
    return { newer: false, distance: null, words: `${recordWords(name, commit)}, this very commit` }
  // Between the two: a push of several commits, one of which was recorded.
  if (toHead.kind === 'behind')
    return { newer: false, distance: null, words: commitWords(name, commit, toHead.commits, called.head) }
  if (toHead.kind === 'ahead')
    return { newer: true, distance: null, words: aheadWords(name, commit, toHead.commits, called.head) }
  const later = !mayReplace(runMarkOf(record), runMarkOf(found), 'unknown', Date.parse(record.run.time))
  const words = `${recordWords(name, commit)}${toHead.kind === 'apart' ? ', on another line of history' : ''}`
  if (!later)
    return { newer: false, distance: null, words: `${words}, recorded ${agoWords(found.run.time, record.run.time)}` }
  const number = found.run.runNumber === null ? '' : ` (number ${found.run.runNumber}, this is ${record.run.runNumber})`
  return { newer: true, distance: null, words: `${words}, recorded by a later run${number}` }
}
