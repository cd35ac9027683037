/**
 * Small Go programs, built once and kept in the system's temporary folder under the hash of what makes them, so that a
 * second test run builds nothing. The environment is fixed: whatever the machine's own GOFLAGS say does not reach here.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Program {
  /** Files by relative path; go.mod and main.go are there already. */
  readonly files?: Readonly<Record<string, string>>
  readonly flags?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** A Go version, `go1.21.13`: downloaded as a toolchain module when it is not the local one. */
  readonly go?: string
}

const GO_MOD = 'module example.com/tiny\n\ngo 1.21\n'
const MAIN_GO = 'package main\n\nimport "fmt"\n\nvar version = "dev"\n\nfunc main() { fmt.Println("tiny", version) }\n'

/** A program that imports nothing: another target costs the compilation of the runtime only. */
export const BARE_MAIN: Readonly<Record<string, string>> = {
  'main.go': 'package main\n\nvar version = "dev"\n\nfunc main() { println("tiny", version) }\n'
}

/** The environment of every Go command in tests: no GOENV file, no flags, no cgo, no stamp, unless a test asks. */
export const GO_ENV: Readonly<Record<string, string>> = {
  GOENV: 'off',
  GOFLAGS: '',
  GOTOOLCHAIN: 'local',
  CGO_ENABLED: '0'
}

/** What a Go command prints. Throws when it fails. */
export function goOutput(args: readonly string[], env: Readonly<Record<string, string>> = {}, cwd = tmpdir()): string {
  return execFileSync('go', args, {
    cwd,
    env: { ...process.env, ...GO_ENV, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'pipe']
  })
}

let localVersion: string | undefined

function folderFor(program: Program): string {
  localVersion ??= goOutput(['env', 'GOVERSION']).trim()
  const hash = createHash('sha256')
    .update(JSON.stringify(['with build.log', localVersion, program]))
    .digest('hex')
    .slice(0, 24)
  return join(tmpdir(), 'go-provenance-gate-tests', hash)
}

/** Builds a program and gives the path of the binary. */
export function buildProgram(program: Program = {}): string {
  const folder = folderFor(program)
  const binary = join(folder, 'tiny')
  if (existsSync(binary)) return binary
  // Built beside and renamed: two test workers may want the same program at once.
  const work = `${folder}.${process.pid}`
  for (const [name, text] of Object.entries({ 'go.mod': GO_MOD, 'main.go': MAIN_GO, ...program.files })) {
    const file = join(work, name)
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, text)
  }
  const env = {
    ...process.env,
    ...GO_ENV,
    ...(program.go === undefined ? {} : { GOTOOLCHAIN: program.go }),
    ...program.env
  }
  const log = join(work, 'build.log')
  const trace = openSync(log, 'w')
  try {
    execFileSync('go', ['build', '-x', '-buildvcs=false', '-o', 'tiny', ...(program.flags ?? []), '.'], {
      cwd: work,
      env,
      stdio: ['ignore', 'ignore', trace]
    })
  } catch (error) {
    const last = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-10).join('\n')
    rmSync(work, { recursive: true })
    throw new Error(`go build failed, its last lines are:\n${last}`, { cause: error })
  } finally {
    closeSync(trace)
  }
  try {
    renameSync(work, folder)
  } catch {
    rmSync(work, { recursive: true })
  }
  return binary
}

/** The `go build -x` trace of the build that made a program. */
export function buildTrace(program: Program = {}): string {
  return readFileSync(join(buildProgram(program), '..', 'build.log'), 'utf8')
}

/**
 * Makes a file out of another with commands, once: `make` gets the path to write. The result is kept beside the
 * original under a name that must say all that `make` does.
 */
export function derivedFile(original: string, name: string, make: (target: string) => void): string {
  const target = join(original, '..', name)
  if (existsSync(target)) return target
  const work = `${target}.${process.pid}`
  make(work)
  renameSync(work, target)
  return target
}
