/**
 * The base of a pull request's test merge.
 *
 * For `pull_request` the host merges the head into the base and runs on that commit: it is GITHUB_SHA, and stands nowhere
 * in the payload. Its first parent is the base that was really merged, its second the head; the base that the payload
 * names may be an older one. A commit names its parents in a shallow checkout, too. `pull_request` alone runs on a test
 * merge: what other events check out can be a merge that somebody made, whose first parent says nothing of a base, and so
 * can a pull request's own head, by a job that checks that out, or where a host has GITHUB_SHA name it.
 *
 * Source: docs.github.com, "Events that trigger workflows", `pull_request` (GITHUB_SHA: the last merge commit on the
 * GITHUB_REF branch); git-merge(1): the first parent is what was merged into.
 */
import type { RunEvent } from './read-event.ts'

/** What git says of the commit that is checked out. */
export interface CheckedOut {
  readonly head: string | null
  readonly parents: readonly string[]
}

/**
 * The commit that was really merged with, where a test merge is checked out; else `null`, and the base is what the event
 * names. `event` is GITHUB_EVENT_NAME, `commits` are the event's.
 */
export function mergedBase(
  event: string | null,
  commits: Pick<RunEvent['commits'], 'commit' | 'head'>,
  { head, parents }: CheckedOut
): string | null {
  const isTestMerge =
    event === 'pull_request' &&
    head !== null &&
    head === commits.commit &&
    head !== commits.head &&
    parents.length === 2
  return isTestMerge ? (parents[0] ?? null) : null
}
