/**
 * A command of the user's own (`check -- make build`), run with every tool of Go in it observed, and what was seen.
 *
 * The command runs as it would alone: no shell, the same streams, the same environment but for GOFLAGS. The evidence is
 * written with the rights of the command, by each tool run for itself, so a command that wants to deceive can write its
 * own; it is evidence about what an honest build did, like the trace of `go build -x`.
 */
import { join } from 'node:path'
import type { BuildLog } from '../core/buildlog/build-log.ts'
import { MAX_RUN_BYTES, MAX_RUNS } from '../core/buildlog/exec-trace.ts'
import { type ObservedBuild, ObservedRuns } from '../core/buildlog/observed.ts'
import type { EntryCheck } from '../core/cache/used-entry.ts'
import { errorMessage, GateError } from '../core/errors.ts'
import type { FailedObservation } from './build.ts'
import { redactCommandLine } from '../core/record/redact.ts'
import { count, quote } from '../core/text/markup.ts'
import type { Ports } from '../ports/types.ts'
import type { CommandRequest } from '../request.ts'
import { makeObserver } from './observer.ts'
import { findGo, readGoEnv } from './toolchain.ts'

/** What was seen of a command that ended well. */
export interface ObservedCommand {
  readonly argv: readonly string[]
  readonly build: ObservedBuild
  /** The log of all tool runs, and of what was compiled for the observer itself just before. */
  readonly log: BuildLog
  /** What was read of the build cache so far, by `inputKey`; filled while binaries are looked at. */
  readonly entries: Map<string, EntryCheck>
}

export type CommandRun =
  | { readonly ok: true; readonly seen: ObservedCommand }
  | { readonly ok: false; readonly failedBuild: FailedObservation }

/**
 * Runs the command in `cwd`. `folder` is an existing folder of this run alone. Throws GateError `tool` when the command
 * cannot be started or the observer cannot be made: then nothing was run.
 */
export async function runObserved(
  ports: Ports,
  cwd: string,
  { argv, keepStdout, observer: source }: CommandRequest,
  folder: string
): Promise<CommandRun> {
  await findGo(ports)
  const { env } = await readGoEnv(ports, cwd, {})
  const observer = await makeObserver(ports, source, join(folder, 'observer'), env)
  const [file = '', ...args] = argv
  const stdout = keepStdout ? 'stderr' : 'stdout'
  const exitCode = await ports.exec.attached({ file, args, cwd, env: { GOFLAGS: observer.goflags }, stdout })
  const build = await readEvidence(ports, observer.runs)
  if (exitCode !== 0) return { ok: false, failedBuild: await failure(ports, argv, exitCode, build, folder) }
  const log = { ...build.log, compiled: [...build.log.compiled, ...ownPackages(observer.log)] }
  return { ok: true, seen: { argv, build, log, entries: new Map() } }
}

/** The files of evidence in the order of their names, which begin with the time. */
async function readEvidence(ports: Ports, folder: string): Promise<ObservedBuild> {
  const runs = new ObservedRuns()
  if ((await ports.files.kind(folder)) !== 'directory') return runs.end()
  const names = (await ports.files.list(folder)).filter((name) => name.endsWith('.json')).toSorted()
  if (names.length > MAX_RUNS) {
    throw new GateError('limit', `observed tool runs: expected at most ${MAX_RUNS}, got ${names.length}`)
  }
  for (const name of names) {
    try {
      runs.push(await ports.files.readText(join(folder, name), MAX_RUN_BYTES))
    } catch (error) {
      ports.log.debug(`evidence: ${errorMessage(error)}`)
      runs.push(null)
    }
  }
  return runs.end()
}

/** What was compiled for the observer, as packages of another work folder: they are known by their digests alone. */
function ownPackages({ compiled }: BuildLog): BuildLog['compiled'] {
  return compiled
    .filter(({ outputSha256 }) => outputSha256 !== null)
    .map((one) => ({ ...one, action: `observer-${one.action}`, imports: [] }))
}

/** A command that failed said so itself, on its own streams; what the tools had to do with it stands in the finding. */
async function failure(
  ports: Ports,
  argv: readonly string[],
  exitCode: number | null,
  { failed, runs, links }: ObservedBuild,
  folder: string
): Promise<FailedObservation> {
  const { Diagnoser } = await import('../core/diagnosis/diagnose.ts')
  const lines = failed.map(
    ({ tool, importPath, exitCode: code }) =>
      `${tool}${importPath === null ? '' : ` for ${importPath}`}: ${code < 0 ? 'ended by a signal' : `exit code ${code}`}`
  )
  const logFile = join(folder, 'observed.log')
  const log = ports.files.createLog(logFile)
  const words = redactCommandLine(argv)
  const seen = `${count(runs, 'tool run')} observed, ${count(links.length, 'link')}`
  log.write(Buffer.from([`command: ${JSON.stringify(words)}`, seen, ...lines, ''].join('\n')))
  log.close()
  const diagnosis = new Diagnoser().end(exitCode)
  return { exitCode, diagnosis, logFile, target: null, command: quote(words.join(' '), 200), failedTools: lines }
}
