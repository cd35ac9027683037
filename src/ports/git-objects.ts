/** Objects of a git repository, read within bounds and made without an index. */
import { GateError } from '../core/errors.ts'
import { formatTree, parseTree, type TreeEntry } from '../core/source/git-tree.ts'
import { quote } from '../core/text/markup.ts'
import { MAX_RECORD_BYTES } from '../schemas/parse-record.ts'
import { complaint, type Git, type GitOptions } from './git-command.ts'

/** A note holds a record for each binary and job of its commit. */
export const MAX_NOTE_BYTES = 2 * MAX_RECORD_BYTES

/** The entries of a commit's tree, of its subtrees as well with `deep`. Throws GateError `evidence`. */
export async function listTree(git: Git, tree: string, deep = false): Promise<TreeEntry[]> {
  const { code, stdout, stderr } = await git(['ls-tree', '-z', '--full-tree', ...(deep ? ['-r'] : []), tree])
  if (code !== 0) throw new GateError('evidence', `a tree could not be listed: ${complaint(stderr)}`)
  return parseTree(stdout)
}

/** How long a file is, in bytes. Throws GateError `evidence`. */
export async function blobSize(git: Git, { id, name }: TreeEntry): Promise<number> {
  const { code, stdout, stderr } = await git(['cat-file', '-s', id])
  if (code !== 0) throw new GateError('evidence', `${quote(name)} could not be read: ${complaint(stderr)}`)
  return Number(stdout.trim())
}

/** The text of a file, whose size is asked for first. Throws GateError `evidence`. */
export async function readBlob(git: Git, entry: TreeEntry, maxBytes: number): Promise<string> {
  const size = await blobSize(git, entry)
  if (!(size <= maxBytes))
    throw new GateError('evidence', `${quote(entry.name)}: expected at most ${maxBytes >> 20} MiB, got ${size} bytes`)
  const { code, stdout, stderr } = await git(['cat-file', 'blob', entry.id], { maxBytes })
  if (code !== 0) throw new GateError('evidence', `${quote(entry.name)} could not be read: ${complaint(stderr)}`)
  return stdout
}

/** The text of a commit's note. Throws GateError `evidence`. */
export async function readNote(git: Git, files: readonly TreeEntry[]): Promise<string> {
  const texts: string[] = []
  for (const file of files) texts.push(await readBlob(git, file, MAX_NOTE_BYTES))
  return texts.map((text) => (text === '' || text.endsWith('\n') ? text : `${text}\n`)).join('')
}

/** Runs a command that makes an object, and gives its ID. Throws GateError `evidence`. */
export async function makeObject(git: Git, args: readonly string[], options: GitOptions): Promise<string> {
  const { code, stdout, stderr } = await git(args, options)
  if (code !== 0) throw new GateError('evidence', `${quote(`git ${args[0]}`)} failed: ${complaint(stderr)}`)
  return stdout.trim()
}

/** Writes a text as a file's object. Throws GateError `evidence`. */
export function writeBlob(git: Git, text: string): Promise<string> {
  return makeObject(git, ['hash-object', '-w', '--no-filters', '--stdin'], { input: text })
}

/** Writes a tree. What it names need not be here: the rest of a tree that was fetched without its files stays as it is. */
export function writeTree(git: Git, entries: readonly TreeEntry[]): Promise<string> {
  return makeObject(git, ['mktree', '-z', '--missing'], { input: formatTree(entries) })
}

/**
 * A tree with a file put at a path, or taken away with `null`; everything else in it stays. `tree` is `null` for one that
 * is new. Throws GateError `evidence`.
 */
export async function withFile(git: Git, tree: string | null, path: string, blob: string | null): Promise<string> {
  const slash = path.indexOf('/')
  const name = slash < 0 ? path : path.slice(0, slash)
  const entries = tree === null ? [] : await listTree(git, tree)
  const others = entries.filter((entry) => entry.name !== name)
  if (slash < 0) {
    return writeTree(git, blob === null ? others : [...others, { mode: '100644', type: 'blob', id: blob, name }])
  }
  const below = entries.find((entry) => entry.name === name && entry.type === 'tree')
  const id = await withFile(git, below?.id ?? null, path.slice(slash + 1), blob)
  return writeTree(git, [...others, { mode: '040000', type: 'tree', id, name }])
}
