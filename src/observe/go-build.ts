/**
 * One run of `go build -x`: its trace into a file, and what the trace and the action graph say.
 *
 * Why a build failed is read from the file, once it has: the catalogue of causes is a third of this program, and most
 * builds do not fail.
 */
import { join } from 'node:path'
import { type ActionNode, parseActionGraph } from '../core/buildlog/action-graph.ts'
import type { BuildLog } from '../core/buildlog/build-log.ts'
import { BuildLogParser } from '../core/buildlog/parse.ts'
import type { Diagnosis } from '../core/diagnosis/diagnose.ts'
import { shellExitCode } from '../core/diagnosis/exit-codes.ts'
import type { Ports } from '../ports/types.ts'
import { BuildProgress } from './build-progress.ts'
import type { BuildOptions } from './build.ts'

export interface BuildFailure {
  readonly exitCode: number | null
  readonly diagnosis: Diagnosis
  /** The trace with everything the go command said. */
  readonly logFile: string
}

export interface GoodBuild {
  readonly ok: true
  readonly log: BuildLog
  /** What the go command planned and asked the cache for; empty where it did not say. */
  readonly actions: readonly ActionNode[]
}

type BuildRun = GoodBuild | { readonly ok: false; readonly failure: BuildFailure }

/** An undocumented flag, so a Go may come that does not know it. */
const GRAPH_FLAG = '-debug-actiongraph'
/** A build of 8,000 packages writes about 20 MB. */
const MAX_GRAPH_BYTES = 256 << 20
/** What is read of a trace at a time. */
const CHUNK_BYTES = 1 << 20

/** Builds, with the action graph where the go command can write one. `logName` is a name in the folder of the options. */
export async function runGoBuild(
  ports: Ports,
  options: BuildOptions,
  logName: string,
  args: readonly string[]
): Promise<BuildRun> {
  const graph = join(options.folder, `${logName}.actions.json`)
  const run = await runOnce(ports, options, logName, [`${GRAPH_FLAG}=${graph}`, ...args])
  if (!run.ok) return knowsNoGraph(run.failure) ? runOnce(ports, options, logName, args) : run
  const text = await ports.files.readText(graph, MAX_GRAPH_BYTES).catch(() => null)
  return text === null ? run : { ...run, actions: parseActionGraph(text) }
}

function knowsNoGraph({ exitCode, diagnosis }: BuildFailure): boolean {
  return exitCode === 2 && diagnosis.facts.lastWords.some((line) => line.includes(`not defined: ${GRAPH_FLAG}`))
}

async function runOnce(
  ports: Ports,
  options: BuildOptions,
  logName: string,
  args: readonly string[]
): Promise<BuildRun> {
  const { cwd, env, folder } = options
  const logFile = join(folder, logName)
  const file = ports.files.createLog(logFile)
  const progress = new BuildProgress(ports, options)
  const parser = new BuildLogParser(progress)
  const decoder = new TextDecoder()
  const onStderr = (chunk: Uint8Array): void => {
    file.write(chunk)
    parser.push(decoder.decode(chunk, { stream: true }))
  }
  try {
    const ended = await ports.exec.run({ file: 'go', args: ['build', '-x', ...args], cwd, env, onStderr })
    const log = parser.end()
    if (ended.exitCode === 0) return { ok: true, log, actions: [] }
    const diagnosis = await diagnose(ports, logFile, ['go', 'build', ...args], shellExitCode(ended))
    return { ok: false, failure: { exitCode: ended.exitCode, diagnosis, logFile } }
  } finally {
    progress.end()
    file.close()
  }
}

async function diagnose(
  { files }: Pick<Ports, 'files'>,
  logFile: string,
  command: readonly string[],
  exitCode: number | null
): Promise<Diagnosis> {
  const { Diagnoser } = await import('../core/diagnosis/diagnose.ts')
  const diagnoser = new Diagnoser()
  diagnoser.command(command)
  const decoder = new TextDecoder()
  const file = files.open(logFile)
  try {
    for (let at = 0; at < file.size; at += CHUNK_BYTES) {
      const chunk = file.read(at, Math.min(CHUNK_BYTES, file.size - at))
      diagnoser.push(decoder.decode(chunk, { stream: true }))
    }
  } finally {
    file.close()
  }
  return diagnoser.end(exitCode)
}
