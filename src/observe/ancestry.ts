/** How commits stand to each other, as far as the checkout can tell: a shallow one ends before their common history does. */
import type { Relation } from '../core/baseline/standing.ts'
import { isCommitId } from '../core/source/git.ts'
import type { Ports } from '../ports/types.ts'
import { commitDistance, git } from './repository.ts'

/** How a commit stands to another. Git's yes is always right; its no only where all history is there. */
export async function relationOf(
  ports: Pick<Ports, 'exec'>,
  cwd: string,
  commit: string,
  reference: string
): Promise<Relation> {
  if (commit === reference) return { kind: 'same' }
  const behind = await commitDistance(ports, cwd, commit, reference)
  if (behind !== null) return { kind: 'behind', commits: behind }
  const ahead = await commitDistance(ports, cwd, reference, commit)
  if (ahead !== null) return { kind: 'ahead', commits: ahead }
  const [shallow, ...known] = await Promise.all([
    git(ports, cwd, 'rev-parse', '--is-shallow-repository'),
    ...[commit, reference].map((name) => git(ports, cwd, 'cat-file', '-e', `${name}^{commit}`))
  ])
  const whole = shallow?.exitCode === 0 && shallow.stdout.trim() === 'false'
  return whole && known.every(({ exitCode }) => exitCode === 0) ? { kind: 'apart' } : { kind: 'unknown' }
}

/** A commit and its ancestors by first parents, the nearest first: the commit alone where git knows no more. */
export async function firstParents(
  ports: Pick<Ports, 'exec'>,
  cwd: string,
  commit: string,
  most: number
): Promise<string[]> {
  const listed = await git(ports, cwd, 'rev-list', '--first-parent', `--max-count=${most}`, commit, '--')
  const commits = listed.exitCode === 0 ? listed.stdout.split('\n').filter((line) => isCommitId(line)) : []
  return commits[0] === commit ? commits : [commit]
}

/** The last commit that two commits have in common; `null` where the checkout does not show one. */
export async function mergeBase(
  ports: Pick<Ports, 'exec'>,
  cwd: string,
  one: string,
  other: string
): Promise<string | null> {
  const found = await git(ports, cwd, 'merge-base', one, other)
  const commit = found.stdout.trim()
  return found.exitCode === 0 && isCommitId(commit) ? commit : null
}
