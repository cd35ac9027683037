/**
 * What was edited since the commit of a baseline: the files by name, and of those that say how a build is done the lines.
 *
 * Git is asked first. A shallow checkout does not hold that commit; then the repository's host gives the one text that
 * matters most, the workflow of the run. What cannot be had is not known, and nothing fails for it.
 */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type Change, type ChangedLine, changedLines } from '../core/baseline/change.ts'
import type { GateRecord } from '../core/record/types.ts'
import { isCommitId } from '../core/source/git.ts'
import type { Ports } from '../ports/types.ts'
import { git } from './repository.ts'

/** Changed files that are kept by name; a change of more explains anything, and so nothing. */
const MAX_FILES = 5000
/** Files whose lines are compared, and bytes of each. */
const MAX_READ = 20
const MAX_TEXT = 1 << 20
/** Files that set flags and settings of a build. */
const SETTING_FILES =
  /(?:^|\/)\.github\/.*\.(?:ya?ml|sh)$|(?:^|\/)(?:GNUmakefile|[Mm]akefile|[Jj]ustfile|[Tt]askfile\.ya?ml|Dockerfile[\w.-]*|\.goreleaser[\w.-]*|\.tool-versions|\.go-version|magefile\.go)$|\.(?:mk|sh|bash|env)$/

export interface ChangeQuestion {
  readonly before: GateRecord
  readonly after: GateRecord
  /** Root of the work tree, `null` where there is none. */
  readonly root: string | null
  /** The commit to compare with; `null`: the tree as it is. */
  readonly to: string | null
}

/** Looks at what lies between two records; `null` where nothing can be told. */
export async function readChange(ports: Ports, { before, after, root, to }: ChangeQuestion): Promise<Change | null> {
  const from = before.source.head
  if (root === null || from === null || !isCommitId(from) || (to !== null && !isCommitId(to))) return null
  const files = await changedFiles(ports, root, from, to)
  const workflow = after.run.workflowFile?.path ?? null
  const locks = lockFiles(after)
  // Without git the host is asked for one text and not for twenty.
  const textBefore = (path: string): Promise<string | null> =>
    files !== null
      ? blob(ports, root, from, path)
      : path === workflow
        ? fromHost(ports, from, path)
        : Promise.resolve(null)
  const read = new Set<string>()
  const lines: ChangedLine[] = []
  const texts = new Map<string, string>()
  for (const path of wanted({ before, after, files, locks })) {
    const now =
      to === null
        ? await ports.files.readText(join(root, path), MAX_TEXT).catch(() => null)
        : await blob(ports, root, to, path)
    if (now !== null && locks.includes(path)) texts.set(path, now)
    const was = await textBefore(path)
    if (!(path === workflow ? isThatOf(before, was) : was !== null || files !== null)) continue
    read.add(path)
    lines.push(...changedLines(path, was ?? '', now ?? ''))
  }
  return { files, read, lines, texts }
}

/** Whether a text is the workflow that the baseline ran with: another one was written by a step of that run. */
function isThatOf(before: GateRecord, text: string | null): boolean {
  return text !== null && createHash('sha256').update(text).digest('hex') === before.run.workflowFile?.sha256
}

/** go.mod and go.sum of the module. */
function lockFiles({ toolchain }: GateRecord): string[] {
  const file = toolchain.goMod?.file ?? null
  return file === null ? [] : [file, file.replace(/\.mod$/, '.sum')]
}

interface Wanted {
  readonly before: GateRecord
  readonly after: GateRecord
  readonly files: readonly string[] | null
  readonly locks: readonly string[]
}

/** Files whose lines are compared: the workflow of the run where it is another text, the locks, what sets flags. */
function wanted({ before, after, files, locks }: Wanted): Set<string> {
  const [was, is] = [before.run.workflowFile, after.run.workflowFile]
  const workflow = is === null || is.sha256 === was?.sha256 ? [] : [is.path]
  const setting = (files ?? []).filter((file) => SETTING_FILES.test(file))
  return new Set([...workflow, ...locks, ...setting.slice(0, MAX_READ)])
}

async function changedFiles(ports: Ports, root: string, from: string, to: string | null): Promise<string[] | null> {
  const range = to === null ? [from] : [from, to]
  const listed = await git(ports, root, 'diff', '--name-only', '--no-renames', '--no-ext-diff', '-z', ...range, '--')
  if (listed.exitCode !== 0) return null
  const files = listed.stdout.split('\0').filter((name) => name !== '')
  return files.length > MAX_FILES ? null : files
}

async function blob(ports: Ports, root: string, commit: string, path: string): Promise<string | null> {
  const found = await git(ports, root, 'cat-file', 'blob', `${commit}:${path}`)
  return found.exitCode === 0 && found.stdout.length <= MAX_TEXT ? found.stdout : null
}

async function fromHost({ remote }: Ports, commit: string, path: string): Promise<string | null> {
  if (remote === null) return null
  return remote.readAt(commit, path, MAX_TEXT).catch(() => null)
}
