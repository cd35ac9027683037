/** A commit of the repository at hand as sources. */
import { join } from 'node:path'
import { GateError } from '../../core/errors.ts'
import { filtersIn, notInCommit, parseTree } from '../../core/reproduce/commit-tree.ts'
import { isModuleVersion, tagOfVersion } from '../../core/reproduce/module-path.ts'
import type { VcsStamp } from '../../core/reproduce/recorded.ts'
import { lastLine } from '../../core/reproduce/said.ts'
import { vcsFolderIn } from '../../core/reproduce/vcs-folders.ts'
import { quote } from '../../core/text/markup.ts'
import type { Ports } from '../../ports/types.ts'
import type { Overlay } from './go-setup.ts'
import { MAX_GO_MOD_BYTES, modulePathOf, type Prepared, type SourceOptions, stampWith } from './prepared.ts'

/** Files of attributes of one commit that are read. */
const MAX_ATTRIBUTES = 100
/** Modules of one repository that are looked at. */
const MAX_GO_MODS = 300

/** Git for reading alone: no hook, no lock, no prompt, no fetch of what a partial clone lacks. */
const QUIET = { GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' }

async function git(ports: Ports, cwd: string, args: readonly string[], env: Overlay = {}) {
  const quiet = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null']
  return ports.exec.run({ file: 'git', args: [...quiet, ...args], cwd, env: { ...QUIET, ...env } })
}

export async function hasCommit(ports: Ports, root: string, revision: string): Promise<boolean> {
  return (await git(ports, root, ['cat-file', '-e', `${revision}^{commit}`])).exitCode === 0
}

/** A commit of the repository as files, through an index of its own: nothing of the repository changes. */
export async function prepareCommit(
  ports: Ports,
  options: SourceOptions,
  root: string,
  stamp: VcsStamp
): Promise<Prepared> {
  const { folder, build } = options
  const { revision } = stamp
  const listed = await git(ports, root, ['ls-tree', '-r', '-z', '--full-tree', revision])
  const { paths, submodules } = parseTree(listed.stdout)
  const subdirectory = await moduleInCommit(ports, root, revision, build.module, paths)
  const tree = join(folder, 'commit')
  const index = { GIT_INDEX_FILE: join(folder, 'commit.index') }
  for (const args of [
    ['read-tree', revision],
    ['checkout-index', '--all', '--force', '--ignore-skip-worktree-bits', `--prefix=${tree}/`]
  ]) {
    const { exitCode, stderr } = await git(ports, root, args, index)
    if (exitCode !== 0) throw new GateError('evidence', `commit ${quote(revision)}: ${quote(lastLine(stderr))}`)
  }
  for (const path of new Set(paths.map(vcsFolderIn))) if (path !== null) await ports.files.remove(join(tree, path))
  const time = Number(
    (await git(ports, root, ['show', '-s', '--no-show-signature', '--format=%ct', revision])).stdout.trim()
  )
  const tag = tagOfVersion(build.recordedVersion)
  const claims: string[] = []
  if (tag.exact && tag.tag !== null && isModuleVersion(tag.tag)) {
    const name = `${subdirectory === '' ? '' : `${subdirectory}/`}${tag.tag}`
    const at = await git(ports, root, ['rev-parse', '--verify', '--quiet', `refs/tags/${name}^{commit}`])
    if (at.stdout.trim() !== revision)
      claims.push(`the file says ${quote(tag.tag)}; the repository has no such tag at this commit`)
  }
  const real = { ...stamp, time: Number.isSafeInteger(time) ? time : stamp.time }
  const stamped = await stampWith(ports, options, real, tree, subdirectory)
  const filters = await missingFilters(ports, root, tree, paths)
  return {
    facts: { kind: 'commit', revision, module: null, sum: null, claims },
    cwd: join(tree, subdirectory),
    ...stamped,
    unknowns: [...stamped.unknowns, ...notInCommit(submodules, filters)],
    install: null,
    workspace: workspaceIn(tree, subdirectory, paths)
  }
}

/** Filters that the attributes of a commit name and this git does not have. */
async function missingFilters(
  ports: Ports,
  root: string,
  tree: string,
  paths: readonly string[]
): Promise<readonly string[]> {
  const named = new Set<string>()
  for (const file of paths.filter((path) => /(?:^|\/)\.gitattributes$/.test(path)).slice(0, MAX_ATTRIBUTES)) {
    const text = await ports.files.readText(join(tree, file), MAX_GO_MOD_BYTES).catch(() => null)
    for (const name of filtersIn(text ?? '')) named.add(name)
  }
  const missing: string[] = []
  for (const name of named) {
    const found = await git(ports, root, [
      'config',
      '--get-regexp',
      `^filter\\.${name.replaceAll('.', '\\.')}\\.(smudge|process)$`
    ])
    if (found.exitCode !== 0) missing.push(name)
  }
  return missing
}

/** The go.work that the go command finds above a folder of a commit. */
function workspaceIn(tree: string, folder: string, paths: readonly string[]): string | null {
  const known = new Set(paths)
  for (let at = folder; ; at = at.includes('/') ? at.slice(0, at.lastIndexOf('/')) : '') {
    const file = at === '' ? 'go.work' : `${at}/go.work`
    if (known.has(file)) return join(tree, file)
    if (at === '') return null
  }
}

/** The folder of a module in a commit. */
async function moduleInCommit(
  ports: Ports,
  root: string,
  revision: string,
  module: string,
  paths: readonly string[]
): Promise<string> {
  const files = paths.filter((path) => /(?:^|\/)go\.mod$/.test(path))
  for (const file of files.toSorted((a, b) => a.length - b.length).slice(0, MAX_GO_MODS)) {
    const { stdout: text } = await git(ports, root, ['cat-file', 'blob', `${revision}:${file}`])
    if (modulePathOf(text) === module) return file.replace(/\/?go\.mod$/, '')
  }
  throw new GateError('evidence', `commit ${quote(revision)} holds no module ${quote(module)}`)
}
