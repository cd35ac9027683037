/** Trees of git, as `git ls-tree -z` prints them and `git mktree -z` reads them. */
import { bounded } from '../errors.ts'

export interface TreeEntry {
  /** `100644`, `100755`, `120000` for a link, `160000` for a submodule, `040000` for a tree. */
  readonly mode: string
  readonly type: string
  readonly id: string
  /** A name, or a path with `/` where subtrees were listed, too. */
  readonly name: string
}

/** Entries of one listing. A note for each commit of a large project. */
const MAX_ENTRIES = 1_000_000

/** The entries of a listing, in its order; a line that is none is left out. */
export function parseTree(listing: string): TreeEntry[] {
  const lines = listing.split('\0')
  bounded(lines.length, MAX_ENTRIES, '`git ls-tree`, entries')
  return lines.flatMap((line) => {
    const [, mode, type, id, name] = /^(\d{6}) ([a-z]+) ([0-9a-f]{40,64})\t([\s\S]+)$/.exec(line) ?? []
    return mode === undefined || type === undefined || id === undefined || name === undefined
      ? []
      : [{ mode, type, id, name }]
  })
}

/** What `git mktree -z` wants; it sorts the entries itself. */
export function formatTree(entries: readonly TreeEntry[]): string {
  return entries.map(({ mode, type, id, name }) => `${mode} ${type} ${id}\t${name}\0`).join('')
}

/** Whether an entry is a file, not a link, a submodule or a tree. */
export function isFile({ mode, type }: TreeEntry): boolean {
  return type === 'blob' && (mode === '100644' || mode === '100755')
}

/**
 * The notes of a tree that was listed with its subtrees: files by the commit that they are about. Git puts the note of
 * a commit at its ID, and in larger trees at `ab/cdef...` or `ab/cd/ef...` (git-notes(1)); where several lie at once, their
 * texts belong together.
 */
export function notesByCommit(entries: readonly TreeEntry[]): Map<string, TreeEntry[]> {
  const notes = new Map<string, TreeEntry[]>()
  for (const entry of entries) {
    const commit = entry.name.replaceAll('/', '')
    if (
      !isFile(entry) ||
      !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(commit) ||
      !/^(?:[0-9a-f]{2}\/)*[0-9a-f]+$/.test(entry.name)
    )
      continue
    const others = notes.get(commit)
    if (others === undefined) notes.set(commit, [entry])
    else others.push(entry)
  }
  return notes
}

/** Where a new note goes: fanned out by one level where others are, as git would find it either way. */
export function notePath(commit: string, entries: readonly TreeEntry[]): string {
  const fanned = entries.some(({ name }) => /^[0-9a-f]{2}\/[0-9a-f]/.test(name))
  return fanned ? `${commit.slice(0, 2)}/${commit.slice(2)}` : commit
}
