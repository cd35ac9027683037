/**
 * The go command for a rebuild: of the version that a file names, with the settings that decide where modules come from
 * and none of those that decide how they are built.
 */
import { delimiter, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { GateError } from '../../core/errors.ts'
import type { RecordedBuild } from '../../core/reproduce/recorded.ts'
import { quote } from '../../core/text/markup.ts'
import type { GoEnv } from '../../core/toolchain/go-env.ts'
import { lastLine } from '../../core/reproduce/said.ts'
import type { Ports } from '../../ports/types.ts'

export type Overlay = Readonly<Record<string, string | undefined>>

export interface GoSetup {
  readonly env: Overlay
  readonly version: string
  /** The go command; `null` when PATH has none. */
  readonly path: string | null
}

/** Where modules come from, and how they are verified: the user's own settings. */
const FETCHING = [
  'GOPROXY',
  'GOSUMDB',
  'GONOSUMDB',
  'GONOPROXY',
  'GOPRIVATE',
  'GOINSECURE',
  'GOVCS',
  'GOAUTH',
  'GOMODCACHE'
]
/** What changes a build, cleared unless it is recorded. */
const BUILDING =
  'GOAMD64 GOARM GOARM64 GO386 GOMIPS GOMIPS64 GOPPC64 GORISCV64 GOWASM GOEXPERIMENT GOFIPS140 CGO_CFLAGS CGO_CPPFLAGS CGO_CXXFLAGS CGO_FFLAGS CGO_LDFLAGS GODEBUG GOROOT GOBIN GOCACHEPROG GO111MODULE GO_EXTLINK_ENABLED'.split(
    ' '
  )

/**
 * Finds the Go that a file names, in this order: `--go`, the one in PATH, GOTOOLCHAIN, which may download it. A GOTOOLCHAIN
 * of `local` forbids that, `...+path` allows what is in PATH alone. Throws GateError `evidence` when it cannot be had.
 */
export async function setUpGo(
  ports: Ports,
  build: RecordedBuild,
  user: GoEnv,
  options: { readonly cwd: string; readonly cache: string; readonly go: string | null; readonly offline: boolean }
): Promise<GoSetup> {
  const fetching = Object.fromEntries(
    FETCHING.flatMap((name) => (user[name] === undefined ? [] : [[name, user[name]]]))
  )
  const base: Overlay = {
    ...Object.fromEntries(BUILDING.map((name) => [name, undefined])),
    ...fetching,
    ...(options.offline ? { GOPROXY: 'off' } : {}),
    ...build.env,
    GOENV: 'off',
    GOFLAGS: '',
    // A source that has a workspace says so.
    GOWORK: 'off',
    GOCACHE: options.cache,
    GOTMPDIR: await workFolder(ports, options.cwd),
    GOTOOLCHAIN: 'local',
    ...(options.go === null ? {} : { PATH: `${dirname(options.go)}${delimiter}${ports.env['PATH'] ?? ''}` })
  }
  const ask = async (env: Overlay): Promise<{ version: string | null; goroot: string; said: string }> => {
    // The package paths do not matter, and a folder without go.mod cannot make Go switch.
    const { exitCode, stdout, stderr } = await runGo(ports, options.cwd, ['env', 'GOVERSION', 'GOROOT'], {
      ...env,
      GOEXPERIMENT: undefined
    })
    const [version = '', goroot = ''] = stdout.split('\n').map((line) => line.trim())
    return { version: exitCode === 0 ? version : null, goroot, said: stderr }
  }
  const wanted = build.goVersion.replace(/[ -]X:.*$/, '')
  const local = await ask(base)
  const path = options.go ?? (await ports.exec.which('go'))
  if (local.version === wanted) return { env: base, version: wanted, path }
  const here = `the file names ${quote(wanted)}, the Go here is ${quote(local.version ?? 'none')}`
  if (options.go !== null) throw new GateError('evidence', here, { fix: `name a ${wanted} with \`--go\`` })
  if (wanted !== build.go) {
    throw new GateError('evidence', `${here}, and that is no release of the Go project`, {
      fix: 'name that Go with `--go PATH`'
    })
  }
  const setting = user['GOTOOLCHAIN'] ?? 'auto'
  if (setting === 'local') {
    throw new GateError('evidence', `${here}, and GOTOOLCHAIN=local forbids another`, {
      fix: 'set `GOTOOLCHAIN=auto` for this run, or name a Go with `--go PATH`'
    })
  }
  const env = { ...base, GOTOOLCHAIN: /(?:^|\+)path$/.test(setting) ? `${build.go}+path` : build.go }
  const other = await ask(env)
  if (other.version === wanted) {
    // By its own folder from here on: a build with another module cache does not look for it there.
    const PATH = `${join(other.goroot, 'bin')}${delimiter}${ports.env['PATH'] ?? ''}`
    return { env: { ...base, PATH }, version: wanted, path: join(other.goroot, 'bin', 'go') }
  }
  throw new GateError('evidence', `${here}, and ${quote(wanted)} could not be had: ${quote(lastLine(other.said))}`, {
    fix: 'name a Go with `--go PATH`, or let GOPROXY reach one'
  })
}

/** Where the go command works: below a folder of this run, because it leaves everything behind when it is interrupted. */
export async function workFolder(ports: Pick<Ports, 'files'>, folder: string): Promise<string> {
  const work = join(folder, 'work')
  // It has to be there.
  await ports.files.writeText(join(work, 'README'), 'work of go build\n')
  return work
}

/**
 * The environment for a build whose `git` repeats claims. To find the version of the main module the go command asks git
 * and writes the answer into the module cache, where the next one takes it for the proxy's (`.info`; Go 1.24 on,
 * cmd/go/internal/modfetch, LookupLocal and cachingRepo). So it gets a module cache below `folder`, filled from the files
 * that the user's own has; those were verified when they were downloaded.
 */
export function withOwnModules(env: Overlay, folder: string, user: GoEnv): Overlay {
  return {
    ...env,
    GOMODCACHE: join(folder, 'modules'),
    GOPROXY: pathToFileURL(join(user['GOMODCACHE'] ?? '', 'cache', 'download')).href,
    GOSUMDB: 'off',
    GOPRIVATE: '',
    GONOPROXY: 'none',
    GONOSUMDB: '',
    // Else the folder could not be removed.
    GOFLAGS: '-modcacherw'
  }
}

/** Runs the go command that the overlay's PATH names. What it says on standard error is kept to a bound. */
export async function runGo(ports: Ports, cwd: string, args: readonly string[], env: Overlay) {
  const decoder = new TextDecoder()
  let stderr = ''
  const result = await ports.exec.run({
    file: 'go',
    args,
    cwd,
    env,
    // Read as it comes: then PATH is that of the overlay, and no line can be too long.
    onStderr: (chunk) => {
      stderr = (stderr + decoder.decode(chunk, { stream: true })).slice(-MAX_SAID)
    }
  })
  return { ...result, stderr }
}

const MAX_SAID = 1 << 16
