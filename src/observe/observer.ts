/**
 * The observer: a program in front of every tool that the go command runs, compiled for this run by the Go that is there.
 *
 * It is written in Go because it is started for each tool run, a few hundred times in a cold build, and a start of Node.js
 * costs twenty times as much (docs/adr/0007-observer-in-go.md has the measurements). It is compiled into the run's own
 * folder, so that nothing that lies about from before is trusted. Its own compilation may fill the build cache with
 * packages of the standard library that the observed command then takes from there; the trace of it says which, so that
 * they still count as compiled now.
 *
 * GOFLAGS carries it into every go command: `-toolexec=...`, quoted twice, once as a word of GOFLAGS and once as a word of
 * the flag's own value (cmd/internal/quoted, no escapes in either). A -toolexec that GOFLAGS already names is kept, behind
 * the observer. What does not see it: a command that sets GOFLAGS itself or names its own -toolexec, a build in a
 * container, tools that are run without the go command (Bazel).
 */
import { join } from 'node:path'
import type { BuildLog } from '../core/buildlog/build-log.ts'
import { BuildLogParser } from '../core/buildlog/parse.ts'
import { GateError } from '../core/errors.ts'
import { joinQuoted, splitQuoted } from '../core/text/go-quote.ts'
import { quote } from '../core/text/markup.ts'
import type { GoEnv } from '../core/toolchain/go-env.ts'
import type { Ports } from '../ports/types.ts'

export interface Observer {
  /** GOFLAGS for the command that is to be observed. */
  readonly goflags: string
  /** Where it leaves its evidence, a file a tool run. */
  readonly runs: string
  /** The trace of its own compilation. */
  readonly log: BuildLog
}

/** The levels of architectures: the observer has to run here, whatever the build is for. */
const LEVELS = ['GO386', 'GOAMD64', 'GOARM', 'GOARM64', 'GOMIPS', 'GOMIPS64', 'GOPPC64', 'GORISCV64']

/**
 * Compiles the observer into a folder of this run alone and tries it once. `source` is the folder of its Go source.
 * Throws GateError `tool` when it cannot be compiled or does not run there.
 */
export async function makeObserver(ports: Ports, source: string, folder: string, env: GoEnv): Promise<Observer> {
  // The name of a tool: the go command then hands over long argument lists in a file (see its source).
  const program = join(folder, env['GOEXE'] === '.exe' || ports.host.os === 'win32' ? 'compile.exe' : 'compile')
  const goflags = withObserver(env['GOFLAGS'] ?? '', program)
  const log = await compile(ports, source, program, env)
  await tryOut(ports, program, env)
  return { goflags, log, runs: join(folder, 'runs') }
}

/** GOFLAGS with the observer in front of every tool. Throws GateError `input` where that cannot be written down. */
export function withObserver(goflags: string, program: string): string {
  const fields = splitQuoted(goflags)
  if (fields === null) {
    throw new GateError('input', `GOFLAGS: a quote is not closed in ${quote(goflags)}`, {
      fix: 'correct it with `go env -w GOFLAGS=...`, or where the environment sets it'
    })
  }
  const isToolexec = (field: string): boolean => /^--?toolexec=/.test(field)
  // Of several the last counts.
  const asked = fields.findLast(isToolexec)?.replace(/^--?toolexec=/, '') ?? ''
  const words = joinQuoted([program, ...(splitQuoted(asked) ?? [])])
  const joined =
    words === null ? null : joinQuoted([...fields.filter((field) => !isToolexec(field)), `-toolexec=${words}`])
  if (joined !== null) return joined
  throw new GateError('input', `GOFLAGS cannot name the observer: ${quote(program)} and ${quote(goflags)} together`, {
    fix: 'set TMPDIR (in a job RUNNER_TEMP) to a folder whose path has no quotes'
  })
}

async function compile(ports: Ports, source: string, program: string, env: GoEnv): Promise<BuildLog> {
  const parser = new BuildLogParser()
  const decoder = new TextDecoder()
  let said = ''
  const { exitCode } = await ports.exec.run({
    file: 'go',
    args: ['build', '-x', '-trimpath', '-buildvcs=false', '-ldflags=-s -w', '-o', program, '.'],
    cwd: source,
    env: {
      ...Object.fromEntries(LEVELS.map((name) => [name, undefined])),
      GOENV: 'off',
      GOFLAGS: '',
      GOWORK: 'off',
      GO111MODULE: 'on',
      GOTOOLCHAIN: 'local',
      GOOS: env['GOHOSTOS'],
      GOARCH: env['GOHOSTARCH'],
      GOCACHE: env['GOCACHE'],
      CGO_ENABLED: '0'
    },
    onStderr: (chunk) => {
      const text = decoder.decode(chunk, { stream: true })
      parser.push(text)
      said = (said + text).slice(-2000)
    }
  })
  if (exitCode === 0) return parser.end()
  const last = said.trimEnd().split('\n').at(-1) ?? ''
  throw new GateError('tool', `the observer could not be compiled: ${quote(last, 300)}`, {
    fix: 'see whether `go build` works at all on this machine; without the command behind `--` nothing is observed'
  })
}

/** Asks a tool for its version through the observer, as the go command does: a folder may forbid to run what is in it. */
async function tryOut(ports: Ports, program: string, env: GoEnv): Promise<void> {
  const exe = program.endsWith('.exe') ? '.exe' : ''
  const args = [join(env['GOTOOLDIR'] ?? '', `link${exe}`), '-V=full']
  const { exitCode, stdout, stderr } = await ports.exec
    .run({ file: program, args, cwd: '.' })
    .catch((error: unknown) => ({ exitCode: 1, stdout: '', stderr: String(error) }))
  if (exitCode === 0 && stdout.startsWith('link version ')) return
  throw new GateError('tool', `the observer does not run in ${quote(program)}: ${quote(stderr.trim(), 300)}`, {
    fix: 'set TMPDIR (in a job RUNNER_TEMP) to a folder from which programs may be run'
  })
}
