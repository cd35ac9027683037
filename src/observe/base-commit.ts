/**
 * Files as they are in the commit that judges: of a pull request the base, so that a change cannot vouch for itself. They
 * are read from git; where a shallow checkout does not hold that commit, from the repository's host.
 */
import { errorMessage, GateError, LimitError } from '../core/errors.ts'
import { mergedBase } from '../core/event/test-merge.ts'
import { shortCommit } from '../core/source/git.ts'
import { quote } from '../core/text/markup.ts'
import type { CommitListing, Ports } from '../ports/types.ts'
import type { GateRequest } from '../request.ts'
import { git, gitCommand, type Repository } from './repository.ts'

/** What is judged, and what of it is read, in the words of an error: `the policy`. */
export interface Reading {
  readonly repository: Repository
  readonly commit: string
  readonly what: string
}

/**
 * The commit that judges a change, the base that it was merged with or that its event names; `null` for a run of what a
 * branch holds, which judges itself. Throws GateError `evidence` when no base is known: it is not guessed.
 */
export function baseCommit(request: GateRequest, repository: Repository): string | null {
  const { event } = request
  if (event === null || !event.untrustedPolicy) return null
  const base = mergedBase(event.name, event.commits, repository.source) ?? event.commits.base
  if (base === null) {
    throw new GateError('evidence', `the ${event.name} event names no base commit to read the policy from`, {
      fix: 'check out the merge commit (the default of actions/checkout) before the gate'
    })
  }
  return base
}

/** A file's text, `null` when the commit has none. Throws GateError `evidence` when the commit cannot be read. */
export async function readAtBase(
  ports: Ports,
  reading: Reading,
  path: string,
  maxBytes: number
): Promise<string | null> {
  const { commit } = reading
  const root = await localRoot(ports, reading)
  if (root !== null) {
    const text = await blobText(ports, root, `${commit}:${path}`, maxBytes)
    if (text !== null) return text
    const listed = await git(ports, root, 'ls-tree', commit, '--', path)
    if (listed.exitCode === 0 && listed.stdout.trim() === '') return null
  }
  return fromHost(ports, reading, (remote) => remote.readAt(commit, path, maxBytes))
}

/**
 * A blob's text, `null` when git gives none. Read as a stream: what collects short outputs looks for line ends in all that
 * came so far, and a record is one line. Throws GateError `limit`.
 */
async function blobText(ports: Ports, root: string, name: string, maxBytes: number): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  const { exitCode } = await ports.exec.run({
    ...gitCommand(root, 'cat-file', 'blob', name),
    onStderr: () => {},
    onStdout: (chunk) => {
      bytes += chunk.length
      if (bytes <= maxBytes) chunks.push(chunk)
    }
  })
  if (exitCode !== 0) return null
  if (bytes > maxBytes) throw new LimitError(`${quote(name)}, bytes`, bytes, maxBytes)
  return Buffer.concat(chunks).toString('utf8')
}

/**
 * What is at a path, links and submodules left out: `null` when nothing is. `''` is the whole tree. Throws GateError
 * `evidence` when the commit cannot be read.
 */
export async function listAtBase(ports: Ports, reading: Reading, path: string): Promise<CommitListing | null> {
  const { commit } = reading
  const root = await localRoot(ports, reading)
  if (root !== null) {
    const below = path === '' ? [] : ['--', path]
    const listed = await git(ports, root, 'ls-tree', '-r', '-z', '--full-tree', commit, ...below)
    if (listed.exitCode === 0) return listing(listed.stdout, path)
  }
  return fromHost(ports, reading, (remote) => remote.listAt(commit, path))
}

/** `100644 blob <id>\t<path>` behind each other, with a NUL at the end of each (git-ls-tree(1), "Output Format"). */
function listing(said: string, path: string): CommitListing | null {
  const paths = said.split('\0').flatMap((entry) => {
    const tab = entry.indexOf('\t')
    return /^100\d{3} blob /.test(entry) && tab > 0 ? [entry.slice(tab + 1)] : []
  })
  if (paths.length === 0) return null
  return { folder: paths[0] !== path, paths: paths.toSorted() }
}

/** The root of a checkout that holds the commit, `null` where none does. */
async function localRoot(ports: Ports, { repository: { root, source }, commit }: Reading): Promise<string | null> {
  if (root === null || source.vcs !== 'git') return null
  const known = await git(ports, root, 'cat-file', '-e', `${commit}^{tree}`)
  return known.exitCode === 0 ? root : null
}

async function fromHost<T>(
  ports: Ports,
  { commit, what }: Reading,
  ask: (remote: NonNullable<Ports['remote']>) => Promise<T>
): Promise<T> {
  const cannot = `${what} of the base commit ${quote(shortCommit(commit))} cannot be read: the checkout does not hold that commit`
  const fix =
    'check out with `fetch-depth: 2`, or give the gate a token that may read contents (`permissions: contents: read`)'
  if (ports.remote === null) throw new GateError('evidence', cannot, { fix })
  try {
    return await ask(ports.remote)
  } catch (error) {
    throw new GateError('evidence', `${cannot}, and asking for it failed (${errorMessage(error)})`, {
      fix,
      cause: error
    })
  }
}
