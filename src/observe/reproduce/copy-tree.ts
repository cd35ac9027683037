/**
 * A copy of the sources in another folder, as faithful as the build needs it and not larger.
 *
 * In a git repository: all that git tracks or does not ignore, and of the ignored what `go list` names as a file of a
 * package (generated code, embedded files). Else the folder as it is. Modules that are replaced by folders, or used by a
 * workspace, come along at their relative places.
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
  /** What is built: flags of go build, and packages. */
  readonly flags: readonly string[]
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
    const tracked = root === repository ? await trackedFiles(ports, root) : null
    const files = tracked === null ? await allFiles(ports, root, remarks) : tracked
    await copyFiles(ports, files, place)
  }
  const named = await packageFiles(ports, options, cwd)
  await copyFiles(
    ports,
    named.filter((file) => roots.some((root) => isWithin(file, root, sep))),
    place
  )
  if (repository !== null) await copyGit(ports, repository, place(repository), options.folder)
  return { cwd: place(cwd), remarks }
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

async function trackedFiles(ports: Ports, root: string): Promise<string[]> {
  const { exitCode, stdout, stderr } = await git(
    ports,
    root,
    'ls-files',
    '-z',
    '--cached',
    '--others',
    '--exclude-standard'
  )
  if (exitCode !== 0) throw new GateError('evidence', `${quote(root)}: ${quote(lastLine(stderr))}`)
  return [...new Set(stdout.split('\0').filter((path) => path !== ''))].map((path) => join(root, path))
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
const FILES_FORMAT = `{{if not .Standard}}{{$d := .Dir}}${FILE_LISTS.map((list) => `{{range .${list}}}{{$d}}${sep === '\\' ? '\\\\' : sep}{{.}}{{"\\n"}}{{end}}`).join('')}{{end}}`

/** Files of the packages that are built. What cannot be listed cannot be built either, and the build says it better. */
async function packageFiles(ports: Ports, { flags, packages, overlay }: CopyOptions, cwd: string): Promise<string[]> {
  const { stdout } = await go(
    ports,
    cwd,
    ['list', '-e', '-deps', '-f', FILES_FORMAT, ...flags, '--', ...packages],
    overlay
  )
  return [...new Set(stdout.split('\n').filter((line) => line !== ''))]
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
