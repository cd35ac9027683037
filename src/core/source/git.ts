/** What git says about the tree that is built. */
import { bounded } from '../errors.ts'

/** Untracked and changed files that are kept by name; the number is kept whole. */
export const MAX_DIRTY_FILES = 50
const MAX_STATUS_CHARS = 1 << 26

export interface GitTree {
  /** Absolute path of the work tree. */
  readonly root: string
  readonly head: string
  /** The commits that HEAD names as its parents; of a pull request's test merge the base comes first. */
  readonly parents: readonly string[]
  readonly branch: string | null
  readonly shallow: boolean
  readonly dirty: DirtyFiles
}

export interface DirtyFiles {
  readonly count: number
  /** The first of them, as git names them: relative to the root, with `/`. */
  readonly files: readonly string[]
}

/** A commit's parents, from `git cat-file -p HEAD`. A shallow clone names them although it does not have them. */
export function parseParents(commit: string): string[] {
  const header = commit.split('\n\n', 1)[0] ?? ''
  return [...header.matchAll(/^parent ([0-9a-f]{40}|[0-9a-f]{64})$/gm)].map((match) => match[1] ?? '')
}

/**
 * The files of `git status --porcelain -z`: entries `XY path`, and for renames and copies a second path behind the
 * next NUL. The go command calls a tree modified when this output is not empty (cmd/go/internal/vcs, gitStatus).
 */
export function parseStatus(output: string): DirtyFiles {
  bounded(output.length, MAX_STATUS_CHARS, '`git status`, characters')
  const entries = output.split('\0')
  const files: string[] = []
  let count = 0
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i] ?? ''
    if (entry.length < 4) continue
    count += 1
    if (files.length < MAX_DIRTY_FILES) files.push(entry.slice(3))
    if (/^(?:[RC].|.[RC])/.test(entry)) i += 1
  }
  return { count, files }
}

/** A full commit ID, SHA-1 or SHA-256. */
export function isCommitId(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text)
}

/** A commit ID as people write it. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 7)
}
