/**
 * The environment of every program that a test runs. It is built from nothing, since this machine's own settings reach
 * both act's steps and the go command: a Go environment file, a git configuration, the variables of a CI job that the
 * tests themselves run in. Only the caches of Go, its proxy and what TLS needs are taken over.
 */
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { at, parse, textAt } from './json.ts'
import { output } from './process.ts'

export type Environment = Record<string, string>

/** The root of this repository. */
export const ROOT = dirname(dirname(import.meta.dirname))

const TAKEN_OVER =
  /^(?:PATH|TMPDIR|LANG|(?:https?|no|all)_proxy|(?:HTTPS?|NO|ALL)_PROXY|SSL_CERT_(?:FILE|DIR)|NODE_EXTRA_CA_CERTS)$/
const GO_SETTINGS = ['GOCACHE', 'GOMODCACHE', 'GOPROXY', 'GOSUMDB']

function takenOver(): Environment {
  const env: Environment = {}
  for (const [name, value] of Object.entries(process.env))
    if (value !== undefined && TAKEN_OVER.test(name)) env[name] = value
  return env
}

let goSettings: Environment | null = null

/** Go's folders and proxy as this machine has them; asked once. */
function readGoSettings(): Environment {
  if (goSettings !== null) return goSettings
  const said = parse(output('go', ['env', '-json', ...GO_SETTINGS], { env: { ...takenOver(), HOME: homedir() } }))
  goSettings = Object.fromEntries(GO_SETTINGS.map((name) => [name, textAt(said, name)]))
  return goSettings
}

/** The environment with a home of its own. `GOENV=off` and GOFLAGS stand against the machine's Go environment file. */
function environment(home: string, extra: Environment = {}): Environment {
  return {
    ...takenOver(),
    ...readGoSettings(),
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GOENV: 'off',
    GOFLAGS: '-buildvcs=auto',
    // What a run finds must not depend on how this machine's image edited GOROOT/go.env. The go command itself asks for
    // the toolchain module whatever this says.
    GONOSUMDB: 'golang.org/toolchain',
    ...extra
  }
}

/** A PATH with a folder in front. */
export function before(folder: string, path: string): string {
  return `${folder}${delimiter}${path}`
}

/** A PATH of one new folder that holds nothing but these programs. */
export function pathOf(place: Place, ...programs: string[]): string {
  const folder = mkdtempSync(join(place.root, 'path-'))
  for (const program of programs) {
    const found = (place.env['PATH'] ?? '')
      .split(delimiter)
      .map((entry) => join(entry, program))
      .find((candidate) => existsSync(candidate))
    if (found === undefined) throw new Error(`${program} is not in PATH`)
    symlinkSync(found, join(folder, program))
  }
  return folder
}

/** A folder for one test file with a home in it, and how to get rid of both. */
export interface Place {
  readonly root: string
  readonly home: string
  readonly env: Environment
  readonly remove: () => void
}

export function makePlace(): Place {
  // Resolved, because macOS has its temporary folder behind a link and the go command prints the real path.
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'gate-e2e-')))
  const home = join(root, 'home')
  mkdirSync(home)
  writeFileSync(
    join(home, '.gitconfig'),
    '[user]\n\tname = tester\n\temail = tester@example.com\n[init]\n\tdefaultBranch = main\n[commit]\n\tgpgSign = false\n'
  )
  return { root, home, env: environment(home), remove: () => rmSync(root, { recursive: true, force: true }) }
}

/** What `go version` of PATH calls itself: `go1.26.8`. */
export function localGo(env: Environment): string {
  return textAt(at(parse(output('go', ['env', '-json', 'GOVERSION'], { env }))), 'GOVERSION')
}
