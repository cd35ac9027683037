/**
 * A copy of the sources in another folder, as faithful as the build needs it and not larger.
 *
 * In a git repository: all that git tracks or does not ignore, and of the ignored what the go command reads: files that
 * `go list` names for a package (generated code, embedded files), go.mod and its like, a vendor folder, a profile, the
 * files that flags name, and beside C code what a C compiler and a linker read. Else the folder as it is. Modules that are
 * replaced by folders, or used by a workspace, come along at their relative places.
 *
 * So that the copy is stamped as the original, it gets a git folder of its own: HEAD and the index are copies,
 * `commondir` leads to the repository for everything else (gitrepository-layout, "commondir"). The repository itself is
 * only read. It is a folder where the original is one, and a file where that is one (a linked worktree), since the go
 * command stamps only the first kind before 1.27.4.
 */
import { dirname, join, relative, resolve, sep } from 'node:path'
import { GateError } from '../../core/errors.ts'
import { isWithin, layoutOf } from '../../core/reproduce/layout.ts'
import { lastLine } from '../../core/reproduce/said.ts'
import { quote } from '../../core/text/markup.ts'
import type { GoEnv } from '../../core/toolchain/go-env.ts'
import type { Ports } from '../../ports/types.ts'
import { git } from '../repository.ts'
import { go } from '../toolchain.ts'

export interface TreeCopy {
  /** The working directory's place in the copy. */
  readonly cwd: string
  /** What leads there instead of into the tree: GOWORK, where it names a file of the tree. */
  readonly env: Readonly<Record<string, string>>
  /** Files that could not be taken along, as sentences. */
  readonly remarks: readonly string[]
}

export interface CopyOptions {
  readonly cwd: string
  /** The repository's root, `null` without one. */
  readonly repository: string | null
  /** `go env` in `cwd`. */
  readonly env: GoEnv
  readonly overlay: Readonly<Record<string, string>>
  /** What is built: flags of go build, those of GOFLAGS first, and packages. */
  readonly flags: readonly string[]
  /** Those that the command line gets; the go command takes the others from GOFLAGS by itself. */
  readonly ownFlags: readonly string[]
  readonly packages: readonly string[]
  /** An existing folder that the copy goes below. */
  readonly folder: string
}

/** Copies the sources of a build. Throws GateError `evidence` when git sees another tree in the copy. */
export async function copyTree(ports: Ports, options: CopyOptions): Promise<TreeCopy> {
  const cwd = await ports.files.realPath(options.cwd)
  const repository = options.repository === null ? null : await ports.files.realPath(options.repository)
  const folders = await foldersOf(ports, options, cwd, repository)
  const { ancestor, roots } = layoutOf(folders, sep)
  const place = (path: string): string => join(options.folder, relative(ancestor, path))
  const remarks: string[] = []
  for (const root of roots) {
    const files = root === repository ? await trackedFiles(ports, root) : await allFiles(ports, root, remarks)
    await copyFiles(ports, files, place)
  }
  const { files: named, withC, folders: packageFolders } = await packageFiles(ports, options, cwd)
  const profiles = packageFolders.map((own) => join(own, 'default.pgo'))
  const ignored = repository === null ? [] : await ignoredInputs(ports, repository, withC)
  await copyFiles(
    ports,
    [...named, ...profiles, ...ignored, ...filesOfFlags(options.flags, cwd)].filter((file) =>
      roots.some((root) => isWithin(file, root, sep))
    ),
    place
  )
  if (repository !== null) await copyGit(ports, repository, place(repository), options.folder)
  return { cwd: place(cwd), remarks, env: await ownWorkspace(ports, options, roots, place) }
}

/** GOWORK may name a file by its absolute path, which leads out of the copy. */
async function ownWorkspace(
  ports: Ports,
  { env }: CopyOptions,
  roots: readonly string[],
  place: (path: string) => string
): Promise<Record<string, string>> {
  const workspace = env['GOWORK'] ?? ''
  if (workspace === '' || workspace === 'off') return {}
  const file = await ports.files.realPath(workspace)
  return roots.some((root) => isWithin(file, root, sep)) ? { GOWORK: place(file) } : {}
}

/** The folders that the build reads: the repository, or the module without one; modules that are folders. */
async function foldersOf(
  ports: Ports,
  options: CopyOptions,
  cwd: string,
  repository: string | null
): Promise<string[]> {
  const goMod = options.env['GOMOD'] ?? ''
  const workspace = options.env['GOWORK'] ?? ''
  const own = repository ?? (goMod === '' ? cwd : dirname(await ports.files.realPath(goMod)))
  const folders = [
    own,
    ...(workspace === '' || workspace === 'off' ? [] : [dirname(await ports.files.realPath(workspace))])
  ]
  const mains = await go(ports, cwd, ['list', '-m', '-f', '{{.Dir}}'], options.overlay)
  const format = '{{if .Replace}}{{if not .Replace.Version}}{{.Replace.Dir}}{{end}}{{end}}'
  // It fails with a vendor folder, where replaced modules are vendored too.
  const replaced = await go(ports, cwd, ['list', '-m', '-f', format, 'all'], options.overlay)
  for (const { exitCode, stdout } of [mains, replaced]) {
    const lines = exitCode === 0 ? stdout.split('\n').filter((line) => line !== '') : []
    for (const line of lines) folders.push(await ports.files.realPath(resolve(cwd, line)))
  }
  return folders
}

function trackedFiles(ports: Ports, root: string): Promise<string[]> {
  return listFiles(ports, root, ['--cached', '--others'])
}

async function listFiles(
  ports: Ports,
  root: string,
  which: readonly string[],
  patterns: readonly string[] = []
): Promise<string[]> {
  const args = ['ls-files', '-z', ...which, '--exclude-standard', '--', ...patterns]
  const { exitCode, stdout, stderr } = await git(ports, root, ...args)
  if (exitCode !== 0) throw new GateError('evidence', `${quote(root)}: ${quote(lastLine(stderr))}`)
  return [...new Set(stdout.split('\0').filter((path) => path !== ''))].map((path) => join(root, path))
}

/** What the go command reads and lists nowhere. */
const UNLISTED = ['go.mod', 'go.sum', 'go.work', 'go.work.sum', 'vendor/**'].map((name) => `:(glob)**/${name}`)
/** What a C compiler and a linker read. */
const OF_C = /\.(?:a|o|so(?:\.\d+)*|dylib|tbd|lib|dll|def|h|hh|hpp|hxx|inc|inl|pc)$/

/** Files that git ignores and a build needs. */
async function ignoredInputs(ports: Ports, root: string, withC: readonly string[]): Promise<string[]> {
  const ignored = (patterns: readonly string[]): Promise<string[]> =>
    listFiles(ports, root, ['--others', '--ignored'], patterns)
  const unlisted = await ignored(UNLISTED)
  // Other ecosystems have folders of that name, too.
  const vendors = unlisted.filter((file) => file.endsWith(MODULES_TXT)).map((file) => dirname(file))
  const inC = withC.filter((folder) => isWithin(folder, root, sep))
  return [
    ...unlisted.filter((file) => !isVendored(file) || vendors.some((folder) => isWithin(file, folder, sep))),
    ...(inC.length === 0 ? [] : await ignored(inC.map((folder) => `:(top,literal)${relative(root, folder)}`))).filter(
      (file) => OF_C.test(file)
    )
  ]
}

const MODULES_TXT = `${sep}vendor${sep}modules.txt`
const isVendored = (file: string): boolean => file.split(sep).slice(0, -1).includes('vendor')

/** Files that flags of go build name by a path in the tree; go.sum stands beside another go.mod. */
function filesOfFlags(flags: readonly string[], cwd: string): string[] {
  return flags.flatMap((flag, index) => {
    const [, name = '', value = flags[index + 1] ?? ''] = /^--?(modfile|overlay|pgo)(?:=(.*))?$/s.exec(flag) ?? []
    if (name === '' || value === '') return []
    const file = resolve(cwd, value)
    return name === 'modfile' ? [file, file.replace(/\.mod$/, '.sum')] : [file]
  })
}

async function allFiles(ports: Ports, root: string, remarks: string[]): Promise<string[]> {
  const { files, others, closed } = await ports.files.walk(root)
  for (const { path, why } of closed) remarks.push(`${quote(path)} was not copied: ${why}`)
  const links = others.filter(({ what }) => what === 'a symbolic link').map(({ path }) => path)
  const isGit = (path: string): boolean => relative(root, path).split(sep).includes('.git')
  return [...files, ...links].filter((path) => !isGit(path))
}

const FILE_LISTS =
  'GoFiles CgoFiles CFiles CXXFiles MFiles HFiles FFiles SFiles SwigFiles SwigCXXFiles SysoFiles EmbedFiles'.split(' ')
const SEPARATOR = sep === '\\' ? '\\\\' : sep
const FILES_FORMAT = `{{if not .Standard}}{{$d := .Dir}}{{if .CgoFiles}}C {{$d}}{{"\\n"}}{{end}}{{if eq .Name "main"}}M {{$d}}{{"\\n"}}{{end}}${FILE_LISTS.map((list) => `{{range .${list}}}F {{$d}}${SEPARATOR}{{.}}{{"\\n"}}{{end}}`).join('')}{{end}}`

interface PackageFiles {
  readonly files: readonly string[]
  /** Folders of packages main. */
  readonly folders: readonly string[]
  /** Folders of packages with C code. */
  readonly withC: readonly string[]
}

/** What the packages that are built consist of. What cannot be listed cannot be built either, and the build says it better. */
async function packageFiles(ports: Ports, options: CopyOptions, cwd: string): Promise<PackageFiles> {
  const { ownFlags, packages, overlay } = options
  const { stdout } = await go(
    ports,
    cwd,
    ['list', '-e', '-deps', '-f', FILES_FORMAT, ...ownFlags, '--', ...packages],
    overlay
  )
  const lines = [...new Set(stdout.split('\n'))]
  const marked = (mark: string): string[] =>
    lines.flatMap((line) => (line.startsWith(`${mark} `) ? [line.slice(2)] : []))
  return { files: marked('F'), folders: marked('M'), withC: marked('C') }
}

/** Copies files; links as links, folders (of submodules) as a whole, what is not there (deleted, but in the index) not at all. */
async function copyFiles(ports: Ports, files: readonly string[], place: (path: string) => string): Promise<void> {
  for (const file of files) {
    const to = place(file)
    const target = await ports.files.linkTarget(file)
    const kind = target === null ? await ports.files.kind(file) : 'link'
    if (target !== null) await ports.files.link(target, to)
    else if (kind === 'file') await ports.files.copy(file, to)
    else if (kind === 'directory') await copyFiles(ports, await allFiles(ports, file, []), place)
  }
}

/** Gives the copy a git folder of its own that shares all but HEAD and the index. */
async function copyGit(ports: Ports, root: string, copy: string, folder: string): Promise<void> {
  const asked = await git(ports, root, 'rev-parse', '--absolute-git-dir', '--git-common-dir', '--git-path', 'index')
  const [gitDir, common, index] = asked.stdout.trimEnd().split('\n')
  if (asked.exitCode !== 0 || gitDir === undefined || common === undefined || index === undefined) {
    throw new GateError(
      'evidence',
      `${quote(root)}: git does not say where its folder is: ${quote(lastLine(asked.stderr))}`
    )
  }
  const isFolder = (await ports.files.kind(join(root, '.git'))) === 'directory'
  const own = isFolder ? join(copy, '.git') : `${folder}-git`
  await ports.files.copy(join(gitDir, 'HEAD'), join(own, 'HEAD'))
  const indexFile = resolve(root, index)
  if ((await ports.files.kind(indexFile)) === 'file') await ports.files.copy(indexFile, join(own, 'index'))
  await ports.files.writeText(join(own, 'commondir'), `${resolve(root, common)}\n`)
  if (!isFolder) await ports.files.writeText(join(copy, '.git'), `gitdir: ${own}\n`)
  const seen = async (where: string): Promise<string> => {
    const [head, status] = await Promise.all([
      git(ports, where, 'rev-parse', '--verify', '--quiet', 'HEAD'),
      git(ports, where, 'status', '--porcelain')
    ])
    return `${head.exitCode} ${head.stdout}${status.exitCode} ${status.stdout}`
  }
  const [before, after] = [await seen(root), await seen(copy)]
  if (before !== after) {
    throw new GateError(
      'evidence',
      `the copy of ${quote(root)} is not the same tree to git: ${quote(firstChange(before, after))}`,
      {
        fix: 'commit or stash what is changed; with submodules or split indexes use `reproduce FILE` on a released binary'
      }
    )
  }
}

function firstChange(before: string, after: string): string {
  const known = new Set(before.split('\n'))
  return after.split('\n').find((line) => !known.has(line)) ?? 'fewer changes'
}
