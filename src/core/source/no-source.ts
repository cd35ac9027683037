import type { Source } from '../record/types.ts'

/** A source of which nothing is known: there is no repository, or git could not be asked, for the reason given. */
export function noSource(vcs: 'none' | 'unavailable', reason: string | null): Omit<Source, 'event'> {
  return {
    vcs,
    reason,
    head: null,
    parents: [],
    branch: null,
    shallow: null,
    dirtyCount: null,
    dirtyFiles: [],
    directory: ''
  }
}
