/**
 * Whether a record may take the place of one that is kept under the same key.
 *
 * Jobs end in any order: the run of an older commit may end after that of a newer one, and somebody may run an old one
 * again. An older run must not replace a newer one, or the baseline would go back in time and changes that were judged
 * would be judged again, against what came before them. Which of two is newer is asked in this order:
 *
 *  1. the commits: a descendant replaces its ancestor, never the other way round;
 *  2. where commits cannot tell (the same one, histories that parted, a shallow checkout): the number of the run, then
 *     its attempt. Both records are of one workflow, whose runs are counted up, and a run that is repeated keeps its
 *     number: by its time alone an old run that is repeated today would be the newest;
 *  3. the time at which the run began.
 *
 * What is kept may be anything: one that names no commit, number or time says nothing and is replaced, and so is one of
 * the future, or it would stay for ever.
 */

/** How the commit of the new record lies to that of the kept one; `unknown` where git cannot tell. */
export type Ancestry = 'descendant' | 'ancestor' | 'same' | 'apart' | 'unknown'

/** What a record says of the run that made it. */
export interface RunMark {
  readonly commit: string | null
  readonly runNumber: number | null
  readonly runAttempt: number | null
  /** ISO 8601. */
  readonly time: string | null
}

/** Clocks of runners differ by seconds. */
const FUTURE_MS = 24 * 3600 * 1000

/** Whether `next` may replace `kept`. `now` in milliseconds. */
export function mayReplace(next: RunMark, kept: RunMark, ancestry: Ancestry, now: number): boolean {
  const keptTime = Date.parse(kept.time ?? '')
  if (Number.isNaN(keptTime) || keptTime > now + FUTURE_MS) return true
  if (ancestry === 'descendant') return true
  if (ancestry === 'ancestor') return false
  for (const part of ['runNumber', 'runAttempt'] as const) {
    const [is, was] = [next[part], kept[part]]
    if (is === null || was === null) break
    if (is !== was) return is > was
  }
  return !(Date.parse(next.time ?? '') < keptTime)
}
