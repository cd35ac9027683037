/** The repository that is built: which commit, and what differs from it. Git is asked by argument lists, in parallel. */
import { dirname, join, relative, sep } from 'node:path'
import { type DirtyFiles, isCommitId, parseParents, parseStatus } from '../core/source/git.ts'
import { noSource } from '../core/source/no-source.ts'
import type { Source } from '../core/record/types.ts'
import type { Command, CommandResult, Ports } from '../ports/types.ts'

export interface Repository {
  /** Absolute path of the work tree, `null` where there is none. */
  readonly root: string | null
  readonly source: Omit<Source, 'event'>
}

/** No lock files, no file system monitor, no prompts, messages in English. */
const GIT_ENV = { GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' }

/** One git command in a folder, to be run. */
export function gitCommand(cwd: string, ...args: string[]): Command {
  return { file: 'git', args: ['-c', 'core.fsmonitor=false', ...args], cwd, env: GIT_ENV }
}

/** Runs one git command in a folder. */
export function git(ports: Pick<Ports, 'exec'>, cwd: string, ...args: string[]): Promise<CommandResult> {
  return ports.exec.run(gitCommand(cwd, ...args))
}

/** Reads what git knows about the tree that holds `cwd`. Never throws for what git says. */
export async function readRepository(ports: Ports, cwd: string): Promise<Repository> {
  const marker = await findUpwards(ports, cwd, '.git')
  if (marker === null) return { root: null, source: noSource('none', null) }
  if ((await ports.exec.which('git')) === null)
    return { root: dirname(marker), source: noSource('unavailable', 'git is not in PATH') }
  const [top, head, branch, commit, status] = await Promise.all([
    git(ports, cwd, 'rev-parse', '--show-toplevel', '--is-shallow-repository'),
    git(ports, cwd, 'rev-parse', '--verify', '--quiet', 'HEAD'),
    git(ports, cwd, 'symbolic-ref', '--short', '--quiet', 'HEAD'),
    git(ports, cwd, 'cat-file', '-p', 'HEAD'),
    git(ports, cwd, 'status', '--porcelain', '-z')
  ])
  if (top.exitCode !== 0 || status.exitCode !== 0) {
    const said = firstLine(top.exitCode === 0 ? status.stderr : top.stderr)
    return { root: dirname(marker), source: noSource('unavailable', said || 'git failed without a word') }
  }
  const [root = dirname(marker), shallow] = top.stdout.split('\n')
  const commitId = head.stdout.trim()
  const dirty: DirtyFiles = parseStatus(status.stdout)
  return {
    root,
    source: {
      vcs: 'git',
      reason: null,
      head: isCommitId(commitId) ? commitId : null,
      parents: commit.exitCode === 0 ? parseParents(commit.stdout) : [],
      branch: branch.exitCode === 0 ? branch.stdout.trim() : null,
      shallow: shallow === 'true',
      dirtyCount: dirty.count,
      dirtyFiles: dirty.files,
      directory: await repositoryPath(ports, root, cwd)
    }
  }
}

function firstLine(text: string): string {
  return (text.split('\n').find((line) => line.trim() !== '') ?? '').replace(/^fatal: /, '').trim()
}

/** The repository that holds a folder, without asking git: its root, and the folder in it. */
export async function findRepository(
  ports: Ports,
  folder: string
): Promise<{ readonly root: string | null; readonly directory: string }> {
  const marker = await findUpwards(ports, folder, '.git')
  if (marker === null) return { root: null, directory: '' }
  const root = dirname(marker)
  return { root, directory: await repositoryPath(ports, root, folder) }
}

/** The nearest folder upwards (itself included) that has an entry of that name: the entry's path, or `null`. */
export async function findUpwards(ports: Ports, from: string, name: string): Promise<string | null> {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, name)
    if ((await ports.files.kind(candidate)) !== 'missing') return candidate
    if (dirname(folder) === folder) return null
  }
}

/** A path relative to the repository's root, with `/`; links are resolved on both sides. */
export async function repositoryPath(ports: Ports, root: string, path: string): Promise<string> {
  const [from, to] = await Promise.all([ports.files.realPath(root), ports.files.realPath(path)])
  return relative(from, to).split(sep).join('/')
}

/** How many commits `ancestor` is behind `descendant`: 0 for itself, `null` when it is no ancestor or git cannot tell. */
export async function commitDistance(
  ports: Pick<Ports, 'exec'>,
  cwd: string,
  ancestor: string,
  descendant: string
): Promise<number | null> {
  if (ancestor === descendant) return 0
  const reached = await git(ports, cwd, 'merge-base', '--is-ancestor', ancestor, descendant)
  if (reached.exitCode !== 0) return null
  const counted = await git(ports, cwd, 'rev-list', '--count', `${ancestor}..${descendant}`)
  const distance = Number(counted.stdout.trim())
  return counted.exitCode === 0 && Number.isSafeInteger(distance) ? distance : null
}
