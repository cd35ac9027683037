/** Where the sources of a rebuild come from: the tree at hand, a commit of its repository, or a module of a proxy. */
import { dirname, join, sep } from 'node:path'
import { GateError } from '../../core/errors.ts'
import { isModulePath, isModuleVersion, tagOfVersion } from '../../core/reproduce/module-path.ts'
import type { Source } from '../../core/record/types.ts'
import type { RecordedBuild, VcsStamp } from '../../core/reproduce/recorded.ts'
import type { SourceFacts } from '../../core/reproduce/report.ts'
import { lastLine } from '../../core/reproduce/said.ts'
import { standInGit } from '../../core/reproduce/stand-in-git.ts'
import { vcsFolderIn } from '../../core/reproduce/vcs-folders.ts'
import type { Unknown } from '../../core/reproduce/verdict.ts'
import { shortCommit } from '../../core/source/git.ts'
import { quote } from '../../core/text/markup.ts'
import { parseJson, textAt } from '../../core/untrusted.ts'
import type { Ports } from '../../ports/types.ts'
import { readRepository } from '../repository.ts'
import { type Overlay, runGo } from './go-setup.ts'

/** Sources that are ready to be built. */
export interface Prepared {
  readonly facts: SourceFacts
  /** Where the go command is to work. */
  readonly cwd: string
  /** What `git` is for this build: the real one, one that repeats the file's claims, none. */
  readonly stamp: 'real' | 'replayed' | 'none'
  /** Folder of the `git` that repeats the claims. */
  readonly tools: string | null
  readonly unknowns: readonly Unknown[]
  /** `go install module@version` instead of `go build`. */
  readonly install: string | null
}

export interface SourceOptions {
  /** Where a repository may be at hand. */
  readonly cwd: string
  /** A folder of this run alone. */
  readonly folder: string
  readonly build: RecordedBuild
  /** `module@version` as the user says it. */
  readonly module: string | null
  readonly env: Overlay
  /** Folders of the compiling machine that the file names; empty with -trimpath. */
  readonly paths: readonly string[]
}

/** One way to have the sources; `prepare` throws GateError `evidence` when it is none after all. */
export interface SourceWay {
  readonly name: string
  readonly prepare: () => Promise<Prepared>
}

const MAX_GO_MOD_BYTES = 1 << 20
/** Modules of one repository that are looked at. */
const MAX_GO_MODS = 300

/** The ways to have the sources of a file, the surest first. Empty when there is none. */
export async function findSources(ports: Ports, options: SourceOptions): Promise<SourceWay[]> {
  const { build, module } = options
  if (module !== null) return [{ name: module, prepare: () => prepareModule(ports, options, module) }]
  if (build.sum !== null) {
    const { version } = build
    return version === null
      ? []
      : [{ name: `${build.module}@${version}`, prepare: async () => prepareInstall(options, version) }]
  }
  const found: SourceWay[] = []
  const repository = await readRepository(ports, options.cwd)
  const here = await moduleHere(ports, options)
  const atRevision = build.stamp === null || repository.source.head === build.stamp.revision
  const needsTree = !build.trimpath || build.stamp === null || build.stamp.modified
  if (here !== null && atRevision && needsTree) {
    found.push({ name: 'the tree at hand', prepare: async () => prepareTree(options, here, repository.source) })
  }
  // Without -trimpath the folder is in the bytes: no copy can have it.
  if (!build.trimpath) return found
  const { stamp } = build
  if (stamp !== null && repository.root !== null && (await hasCommit(ports, repository.root, stamp.revision))) {
    const { root } = repository
    found.push({
      name: `commit ${shortCommit(stamp.revision)}`,
      prepare: () => prepareCommit(ports, options, root, stamp)
    })
    return found
  }
  const version = build.version ?? (isModulePath(build.module) ? (stamp?.revision ?? null) : null)
  if (version !== null) {
    const name = `${build.module}@${version}`
    found.push({ name, prepare: () => prepareModule(ports, options, name) })
  }
  return found
}

/** The folder of the module at hand, when it is the one that the file names. */
async function moduleHere(ports: Ports, { cwd, build }: SourceOptions): Promise<string | null> {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const text = await ports.files.readText(join(folder, 'go.mod'), MAX_GO_MOD_BYTES).catch(() => null)
    if (text !== null && modulePathOf(text) === build.module) return folder
    if (dirname(folder) === folder) return null
  }
}

function modulePathOf(goMod: string): string | null {
  return /^[ \t]*module[ \t]+"?([^\s"]+)"?/m.exec(goMod)?.[1] ?? null
}

type TreeFacts = Pick<Source, 'head' | 'dirtyCount'>

function prepareTree({ build }: SourceOptions, cwd: string, { head, dirtyCount }: TreeFacts): Prepared {
  const { stamp } = build
  const changed =
    dirtyCount === 0 ? '' : `, with ${dirtyCount ?? 'an unknown number of'} files that differ from its commit`
  const source = (why: string, fix: string): Unknown[] => [{ parameter: 'source', reach: 'all', why, fix }]
  return {
    facts: { kind: 'tree', revision: head, module: null, sum: null, claims: [] },
    cwd,
    stamp: stamp === null ? 'none' : 'real',
    tools: null,
    unknowns:
      stamp === null
        ? source(
            'the file names no commit; the tree at hand was taken',
            'build with the VCS stamp (the default in a git checkout)'
          )
        : stamp.modified || changed === ''
          ? []
          : source(`the tree at hand was taken${changed}`, 'undo the changes'),
    install: null
  }
}

function prepareInstall({ folder, build }: SourceOptions, version: string): Prepared {
  const name = `${build.module}@${version}`
  return {
    facts: { kind: 'install', revision: null, module: name, sum: build.sum, claims: [] },
    cwd: folder,
    stamp: 'none',
    tools: null,
    unknowns: [],
    install: `${build.mainPackage}@${version}`
  }
}

/** Git for reading alone: no hook, no lock, no prompt, no fetch of what a partial clone lacks. */
const QUIET = { GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' }

async function git(ports: Ports, cwd: string, args: readonly string[], env: Overlay = {}) {
  const quiet = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null']
  return ports.exec.run({ file: 'git', args: [...quiet, ...args], cwd, env: { ...QUIET, ...env } })
}

async function hasCommit(ports: Ports, root: string, revision: string): Promise<boolean> {
  return (await git(ports, root, ['cat-file', '-e', `${revision}^{commit}`])).exitCode === 0
}

/** A commit of the repository as files, through an index of its own: nothing of the repository changes. */
async function prepareCommit(ports: Ports, options: SourceOptions, root: string, stamp: VcsStamp): Promise<Prepared> {
  const { folder, build } = options
  const { revision } = stamp
  const listed = await git(ports, root, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', revision])
  const paths = listed.stdout.split('\0')
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
  return {
    facts: { kind: 'commit', revision, module: null, sum: null, claims },
    cwd: join(tree, subdirectory),
    ...(await stampWith(ports, options, real, tree, subdirectory)),
    install: null
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

/** A module as a proxy has it, copied out of the module cache so that it is a main module. */
async function prepareModule(ports: Ports, options: SourceOptions, name: string): Promise<Prepared> {
  const { folder, build, env } = options
  const [path = '', version = ''] = name.split('@')
  if (!isModulePath(path) || !(isModuleVersion(version) || /^[0-9a-f]{7,64}$/.test(version) || version === 'latest')) {
    throw new GateError('usage', `--module: expected \`module@version\`, got ${quote(name)}`)
  }
  const { stdout, stderr } = await runGo(ports, folder, ['mod', 'download', '-json', name], env)
  const answer = parseJson(stdout)
  const cached = textAt(answer, 4096, 'Dir')
  if (cached === null) {
    const why = textAt(answer, 4096, 'Error') ?? lastLine(stderr)
    throw new GateError('evidence', `${quote(name)} could not be had: ${quote(why)}`, {
      fix: 'name another version with `--module PATH@VERSION`, or a checkout with `-C DIR`'
    })
  }
  const subdirectory = safeFolder(textAt(answer, 1024, 'Origin', 'Subdir') ?? '')
  const tree = join(folder, 'module')
  const cwd = join(tree, subdirectory)
  const { files } = await ports.files.walk(cached)
  for (const file of files) {
    const own = file.slice(cached.length + 1)
    if (vcsFolderIn(own.replaceAll(sep, '/')) === null) await ports.files.copy(file, join(cwd, own))
  }
  // Without a URL it is what a build on this machine left in the module cache.
  const hash = textAt(answer, 2048, 'Origin', 'URL') === null ? null : textAt(answer, 100, 'Origin', 'Hash')
  const { stamp } = build
  const claims =
    stamp === null
      ? []
      : [
          hash === stamp.revision
            ? `that the module is of commit ${quote(shortCommit(stamp.revision))} is the word of the file and of the proxy`
            : `commit ${quote(shortCommit(stamp.revision))} and its time are the file's word; the sum of the module is what was built`
        ]
  const unknowns: Unknown[] =
    stamp === null && build.version === null
      ? [
          {
            parameter: 'source',
            reach: 'all',
            why: 'the file names no version; the one that was given was taken',
            fix: null
          }
        ]
      : []
  const stamped =
    stamp === null
      ? { stamp: 'none' as const, tools: null, unknowns: [] }
      : await stampWith(ports, options, stamp, tree, subdirectory)
  return {
    facts: {
      kind: 'module',
      revision: stamp?.revision ?? null,
      module: `${path}@${textAt(answer, 200, 'Version') ?? version}`,
      sum: textAt(answer, 200, 'Sum'),
      claims
    },
    cwd,
    ...stamped,
    unknowns: [...unknowns, ...stamped.unknowns],
    install: null
  }
}

function safeFolder(text: string): string {
  return /^[\w.~+-]+(?:\/[\w.~+-]+)*$/.test(text) && !text.split('/').some((part) => /^\.+$/.test(part)) ? text : ''
}

/** Puts a `git` in place that repeats the stamp, and a folder that makes the go command ask it. */
async function stampWith(
  ports: Ports,
  { folder, build }: SourceOptions,
  stamp: VcsStamp,
  root: string,
  subdirectory: string
): Promise<Pick<Prepared, 'stamp' | 'tools' | 'unknowns'>> {
  if (ports.host.os === 'win32') {
    const why = 'stamps cannot be repeated on Windows; it was built without'
    return { stamp: 'none', tools: null, unknowns: [{ parameter: 'VCS stamp', reach: 'main', why, fix: null }] }
  }
  const tools = join(folder, 'tools')
  const known = isModuleVersion(build.recordedVersion.replace(/\+dirty$/, ''))
  const tag = known ? tagOfVersion(build.recordedVersion) : { tag: null, exact: false }
  await ports.files.writeText(join(tools, 'git'), standInGit({ stamp, tag, subdirectory, root }), true)
  await ports.files.writeText(join(root, '.git', 'HEAD'), 'ref: refs/heads/main\n')
  return { stamp: 'replayed', tools, unknowns: [] }
}
