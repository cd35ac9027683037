/** What the machine knows of C: compilers, headers, pkg-config. */
import type { Failure } from '../core/diagnosis/diagnose.ts'
import { headerPackages } from '../core/diagnosis/catalogue/cgo-packages.ts'
import { quote, quoteList } from '../core/text/markup.ts'
import type { Ports } from '../ports/types.ts'
import type { Place } from './diagnosis-place.ts'
import { git } from './repository.ts'

/** What a header's or a library's name may look like before it becomes part of a path. */
const SAFE_NAME = /^[\w][\w.+/-]{0,200}$/

/** Folders that C compilers do not always look into by themselves. */
const INCLUDES = ['/usr/include', '/usr/local/include', '/opt/homebrew/include', '/opt/local/include']
const PC_FOLDERS = [
  '/usr/lib/pkgconfig',
  '/usr/lib/x86_64-linux-gnu/pkgconfig',
  '/usr/lib/aarch64-linux-gnu/pkgconfig',
  '/usr/lib64/pkgconfig',
  '/usr/share/pkgconfig',
  '/usr/local/lib/pkgconfig',
  '/usr/local/share/pkgconfig',
  '/opt/homebrew/lib/pkgconfig',
  '/opt/local/lib/pkgconfig'
]

/** Which other C compilers are there. */
export async function askCompilers(ports: Ports): Promise<readonly string[]> {
  const there: string[] = []
  for (const name of ['gcc', 'clang', 'cc', 'zig']) {
    if ((await ports.exec.which(name)) !== null) there.push(name)
  }
  return there.length === 0
    ? ['no C compiler is in `PATH`: neither gcc nor clang']
    : [
        `${quoteList(there)} ${there.length === 1 ? 'is' : 'are'} in \`PATH\`: \`CC=${there[0] === 'zig' ? '"zig cc"' : (there[0] ?? '')}\` uses ${there.length === 1 ? 'it' : 'the first'}`
      ]
}

/** Whether a header lies in the repository or elsewhere on the machine, and whether its package is installed. */
export async function askHeader(ports: Ports, place: Place, failure: Failure): Promise<readonly string[]> {
  const said = /^fatal error: ['"]?(?<header>[^\s:'"]{1,200})['"]?(?:: No such file| file not found)/.exec(failure.said)
  const header = said?.groups?.['header'] ?? ''
  if (!SAFE_NAME.test(header) || header.split('/').includes('..')) return []
  const [own, elsewhere, installed] = await Promise.all([
    inRepository(ports, place, header),
    inFolders(ports, INCLUDES, header),
    packageState(ports, place, header)
  ])
  return [
    ...own,
    ...elsewhere.map((folder) => `it is there, in ${quote(folder)}: \`CGO_CFLAGS=-I${folder}\``),
    ...installed
  ]
}

async function inRepository(ports: Ports, { root }: Place, header: string): Promise<string[]> {
  if (root === null) return []
  const { stdout } = await git(ports, root, 'ls-files', '-z', '--', `:(top,glob)**/${header}`).catch(() => ({
    stdout: ''
  }))
  const [path] = stdout.split('\0')
  if (path === undefined || path === '') return []
  const folder = path.slice(0, -header.length).replace(/\/$/, '')
  return [
    `the repository has ${quote(path)}: a \`#cgo CFLAGS\` line with ${quote(`-I\${SRCDIR}/...`)} has to lead to ${folder === '' ? 'its root' : quote(folder)}`
  ]
}

async function inFolders(ports: Ports, folders: readonly string[], name: string): Promise<string[]> {
  if (ports.host.os === 'win32') return []
  const kinds = await Promise.all(folders.map((folder) => ports.files.kind(`${folder}/${name}`)))
  return folders.filter((_folder, index) => kinds[index] === 'file')
}

/** Debian's package database, where there is one. */
async function packageState(ports: Ports, { directory }: Place, header: string): Promise<string[]> {
  const apt = headerPackages(header)?.apt ?? ''
  if (apt === '' || apt.includes(' ') || (await ports.exec.which('dpkg-query')) === null) return []
  const { exitCode, stdout } = await ports.exec.run({
    file: 'dpkg-query',
    args: ['--show', `--showformat=\${Status}`, apt],
    cwd: directory,
    env: { LC_ALL: 'C' }
  })
  return [
    `the package ${quote(apt)} is ${exitCode === 0 && stdout.endsWith(' installed') ? 'installed' : 'not installed'} on this machine`
  ]
}

/** Whether pkg-config is there, and whether the file that it misses lies somewhere else. */
export async function askPkgConfig(ports: Ports, _place: Place, failure: Failure): Promise<readonly string[]> {
  const program = (await ports.exec.which('pkg-config')) ?? (await ports.exec.which('pkgconf'))
  const said = [program === null ? 'no pkg-config is in `PATH`' : `pkg-config is there: ${quote(program)}`]
  const names = new Set(
    failure.lines.flatMap(
      (line) =>
        /^(?:Package '?|No package ')(?<name>[\w.+-]{1,100})'?(?: was not found| found|, required by)/.exec(line)
          ?.groups?.['name'] ?? []
    )
  )
  for (const name of names) {
    if (!SAFE_NAME.test(name)) continue
    const folders = await inFolders(ports, PC_FOLDERS, `${name}.pc`)
    said.push(
      ...folders.map(
        (folder) => `${quote(`${name}.pc`)} is in ${quote(folder)}: \`PKG_CONFIG_PATH=${folder}\` shows it`
      )
    )
  }
  return said
}
