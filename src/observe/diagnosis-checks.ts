/**
 * Looks further than the text of a failed build: what the machine and the repository say about its causes.
 *
 * A log says that a header is missing; the machine knows whether its package is installed, and the repository whether
 * the header lies in it. Each check asks files and programs that only tell, and its answer is a sentence beside the
 * failure; one that cannot tell says nothing. Nothing is changed and nothing is fetched: the go command runs with
 * GOTOOLCHAIN=local, git without locks. All of them together have a few seconds; what is not known by then is left out.
 *
 * What the log names is checked before it becomes a path or an argument: anybody may have written it.
 */
import type { Failure } from '../core/diagnosis/diagnose.ts'
import { quote } from '../core/text/markup.ts'
import type { Ports } from '../ports/types.ts'
import { askCompilers, askHeader, askPkgConfig } from './diagnosis-checks-c.ts'
import { whereSet } from './diagnosis-checks-env.ts'
import { type Place, shown } from './diagnosis-place.ts'
import { git } from './repository.ts'

/** What a check found. Sentences in the markup of text/markup.ts, no full stop at the end. */
export interface Observation {
  readonly failure: Failure
  readonly sentence: string
}

type Check = (ports: Ports, place: Place, failure: Failure) => Promise<readonly string[]>

/** The time of all checks together. */
const MAX_MILLISECONDS = 4000
/** Failures that are looked into, from the first. */
const MAX_FAILURES = 5
const MAX_TEXT_BYTES = 1 << 20

/** The variable that a cause is about, where it is one and the same for all its errors. */
const VARIABLES: Readonly<Record<string, readonly string[]>> = {
  'go-too-old': ['GOTOOLCHAIN'],
  'dependency-needs-newer-go': ['GOTOOLCHAIN'],
  'toolchain-not-available': ['GOTOOLCHAIN', 'GOPROXY'],
  'toolchain-download-failed': ['GOTOOLCHAIN', 'GOPROXY'],
  'gotoolchain-invalid': ['GOTOOLCHAIN'],
  'toolchain-not-in-path': ['GOTOOLCHAIN'],
  'tool-version-mismatch': ['GOROOT'],
  'goroot-missing': ['GOROOT'],
  'goroot-package-missing': ['GOROOT'],
  'goroot-mixed': ['GOROOT'],
  'gocache-off': ['GOCACHE'],
  'gocache-not-located': ['GOCACHE'],
  'gocache-unwritable': ['GOCACHE'],
  'cache-program-failed': ['GOCACHEPROG'],
  'work-dir-unusable': ['GOTMPDIR', 'TMPDIR'],
  'work-file-unreadable': ['GOWORK'],
  'work-mod-flag': ['GOFLAGS'],
  'goproxy-off': ['GOPROXY'],
  'goproxy-invalid': ['GOPROXY'],
  'gobin-relative': ['GOBIN'],
  'gobin-cross': ['GOBIN'],
  'gopath-invalid': ['GOPATH'],
  'goflags-invalid': ['GOFLAGS'],
  'flag-value-invalid': ['GOFLAGS'],
  'modfile-misused': ['GOFLAGS'],
  'overlay-invalid': ['GOFLAGS'],
  'tool-cannot-run': ['GOFLAGS'],
  'target-unsupported': ['GOOS', 'GOARCH'],
  'goexperiment-unknown': ['GOEXPERIMENT'],
  'gofips140-invalid': ['GOFIPS140'],
  'go111module-invalid': ['GO111MODULE'],
  'package-not-in-gopath': ['GO111MODULE'],
  'all-files-excluded': ['CGO_ENABLED'],
  'external-linking-needs-cgo': ['CGO_ENABLED'],
  'sanitizer-needs-cgo': ['CGO_ENABLED'],
  'c-compiler-missing': ['CC', 'CGO_ENABLED'],
  'c-compiler-other-target': ['CC', 'CGO_ENABLED'],
  'pkg-config-missing': ['PKG_CONFIG']
}

const CHECKS: Readonly<Record<string, readonly Check[]>> = {
  'c-header-missing': [askHeader],
  'c-compiler-missing': [askCompilers],
  'pkg-config-missing': [askPkgConfig],
  'pkg-config-package-missing': [askPkgConfig],
  'go-too-old': [askGoLines],
  'work-go-lower': [askGoLines],
  'vcs-status-failed': [askGit],
  'disk-full': [askDisks],
  'work-dir-unusable': [askDisks],
  'vendor-package-missing': [askIgnored]
}

/** What the machine and the repository say about failures, the first of them. Never throws; takes a few seconds at most. */
export async function checkBeyondText(
  ports: Ports,
  place: Place,
  failures: readonly Failure[],
  milliseconds = MAX_MILLISECONDS
): Promise<readonly Observation[]> {
  const found: { readonly order: number; readonly observation: Observation }[] = []
  const work = failures.slice(0, MAX_FAILURES).flatMap((failure, index) =>
    checksFor(failure.cause).map(async (check, order) => {
      // A program that is missing, a file that cannot be read: then there is nothing to say.
      const sentences = await check(ports, place, failure).catch((): readonly string[] => [])
      for (const sentence of sentences) found.push({ order: index * 100 + order, observation: { failure, sentence } })
    })
  )
  await within(milliseconds, Promise.all(work))
  return found.toSorted((a, b) => a.order - b.order).map(({ observation }) => observation)
}

function checksFor(cause: string): readonly Check[] {
  const variables = Object.hasOwn(VARIABLES, cause) ? (VARIABLES[cause] ?? []) : []
  const own = Object.hasOwn(CHECKS, cause) ? (CHECKS[cause] ?? []) : []
  return [
    ...own,
    ...variables.map(
      (name): Check =>
        (ports, place) =>
          whereSet(ports, place, name)
    )
  ]
}

/** Waits for work, but no longer than a time; what is under way then goes on unheard. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([work, late])
  clearTimeout(timer)
}

/** Which file asks for which Go, and which Go is there. */
async function askGoLines(ports: Ports, { directory, root }: Place): Promise<readonly string[]> {
  const said: string[] = []
  const folders = [...new Set([directory, ...(root === null ? [] : [root])])]
  for (const folder of folders) {
    for (const name of ['go.mod', 'go.work']) {
      const text = await ports.files.readText(`${folder}/${name}`, MAX_TEXT_BYTES)
      const lines = text === null ? [] : goLines(text)
      if (lines.length > 0) said.push(`${quote(shown(root, `${folder}/${name}`))} says ${lines.join(' and ')}`)
    }
  }
  const { exitCode, stdout } = await ports.exec.run({
    file: 'go',
    args: ['version'],
    cwd: directory,
    env: { GOTOOLCHAIN: 'local' }
  })
  const version = /^go version (?<version>go\S{1,60})/.exec(stdout)?.groups?.['version']
  if (exitCode === 0 && version !== undefined) said.push(`the go command in \`PATH\` is ${quote(version)}`)
  return said
}

/** The `go` and `toolchain` lines of a file, as sentences have them. */
function goLines(text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const found = /^(?<line>(?:go|toolchain)\s{1,20}[\w.+-]{1,60})\s{0,20}(?:\/\/.{0,500})?\r?$/.exec(line)?.groups?.[
      'line'
    ]
    return found === undefined ? [] : [`${quote(found.replace(/\s+/, ' '))} (line ${index + 1})`]
  })
}

/** The go command hides what git says when it asks for the revision. */
async function askGit(ports: Ports, { directory }: Place): Promise<readonly string[]> {
  const { exitCode, stderr } = await git(ports, directory, 'rev-parse', '--verify', 'HEAD^{tree}')
  const line = stderr.split('\n').find((one) => one.trim() !== '')
  return exitCode === 0 || line === undefined ? [] : [`git says: ${quote(line.trim())}`]
}

/** What is left on the disks of the folders that a build writes to. */
async function askDisks(ports: Ports, { directory }: Place): Promise<readonly string[]> {
  if (ports.host.os === 'win32') return []
  const folders = [directory, ports.env['GOTMPDIR'] || ports.env['TMPDIR'] || '/tmp', ports.env['GOCACHE'] ?? '']
  const asked = folders.filter((folder, index) => folder.startsWith('/') && folders.indexOf(folder) === index)
  const { stdout } = await ports.exec.run({
    file: 'df',
    args: ['-Pk', '--', ...asked],
    cwd: directory,
    env: { LC_ALL: 'C' }
  })
  return stdout
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const found = /\s(?<free>\d{1,18})\s{1,20}(?<used>\d{1,3})%\s{1,20}(?<mount>\/.{0,500})$/.exec(line)?.groups
      const free = Number(found?.['free'] ?? 0)
      return found === undefined || (free > 200 * 1024 && Number(found['used']) < 98)
        ? []
        : [`${quote(found['mount'] ?? '')} is ${found['used'] ?? ''} % full, with ${Math.floor(free / 1024)} MiB left`]
    })
}

/** Whether a .gitignore keeps a vendored package out of the repository. */
async function askIgnored(ports: Ports, { directory }: Place, failure: Failure): Promise<readonly string[]> {
  const path = /package (?<path>[\w./~-]{1,500})/.exec(failure.said)?.groups?.['path']
  if (path === undefined || path.split('/').includes('..')) return []
  const { exitCode, stdout } = await git(
    ports,
    directory,
    'check-ignore',
    '-v',
    '--no-index',
    '--',
    `vendor/${path}/x.go`
  )
  const rule = /^(?<file>[^\t:]{1,500}):(?<line>\d{1,9}):(?<pattern>[^\t]{1,300})\t/.exec(stdout)?.groups
  return exitCode !== 0 || rule === undefined
    ? []
    : [
        `${quote(`${rule['file'] ?? ''}:${rule['line'] ?? ''}`)} keeps that folder out of the repository: ${quote(rule['pattern'] ?? '')}`
      ]
}
