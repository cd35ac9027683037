/**
 * One `go build -x` for one target, into a folder that did not exist before.
 *
 * A fresh folder, because `go build -o app` leaves an existing `app` alone when its build ID matches, even if it was
 * stripped or patched since. `go list` is asked first for what will be built: an empty set is an error of its own, and
 * two commands of the same name would overwrite each other in one folder (the go command does not mind), so they are
 * built in rounds.
 */
import { dirname, join, resolve } from 'node:path'
import { type ActionNode, parseActionGraph } from '../core/buildlog/action-graph.ts'
import type { BuildLog, Link } from '../core/buildlog/build-log.ts'
import { BuildLogParser } from '../core/buildlog/parse.ts'
import { Diagnoser, type Diagnosis } from '../core/diagnosis/diagnose.ts'
import { shellExitCode } from '../core/diagnosis/exit-codes.ts'
import { GateError } from '../core/errors.ts'
import type { BuildRequest } from '../core/record/types.ts'
import type { Target } from '../core/target.ts'
import { unquote } from '../core/text/go-quote.ts'
import { count, quoteList } from '../core/text/markup.ts'
import type { Ports } from '../ports/types.ts'
import { BuildProgress } from './build-progress.ts'
import { go } from './toolchain.ts'

/** A package main that is to be built. */
export interface MainPackage {
  readonly path: string
  readonly module: string | null
}

/** A binary that was, or should have been, built. */
export interface BuiltBinary {
  readonly main: MainPackage
  /** Where it is, absolute; where it should be, when nothing is there. */
  readonly file: string
  readonly link: Link | null
  readonly log: BuildLog
  /** Where it landed when that is not where it was to land. */
  readonly landedElsewhere: string | null
  /** What the go command planned and asked the cache for; empty where it did not say. */
  readonly actions: readonly ActionNode[]
}

export interface BuildFailure {
  readonly exitCode: number | null
  readonly diagnosis: Diagnosis
  /** The trace with everything the go command said. */
  readonly logFile: string
}

/** A build that failed, and for which target. */
export interface FailedObservation extends BuildFailure {
  /** `linux/amd64`, `null` for the host. */
  readonly target: string | null
  /** The observed command, quoted; `null` where the gate ran `go build`. */
  readonly command: string | null
  /** Of an observed command the tools that failed, in words. */
  readonly failedTools: readonly string[]
}

export type BuildResult =
  | { readonly ok: true; readonly binaries: readonly BuiltBinary[] }
  | { readonly ok: false; readonly failure: BuildFailure }

export interface BuildOptions {
  readonly cwd: string
  readonly request: BuildRequest
  readonly target: Target | null
  /** An existing folder of this run alone; binaries go below `bin`, the trace into `build.log`. */
  readonly folder: string
}

/** Builds for one target. Throws GateError `input` when there is nothing to build. */
export async function buildTarget(ports: Ports, options: BuildOptions): Promise<BuildResult> {
  const env = { ...options.request.env, ...options.target?.env }
  const listed = await listMains(ports, options, env)
  if (!listed.ok) return listed
  const binaries: BuiltBinary[] = []
  for (const [index, mains] of rounds(listed.mains).entries()) {
    const packages =
      index === 0 && mains.length === listed.mains.length ? options.request.packages : mains.map((main) => main.path)
    const built = await buildRound(ports, options, env, { index, mains, packages })
    if (!built.ok) return built
    binaries.push(...built.binaries)
  }
  return { ok: true, binaries }
}

type Listed =
  | { readonly ok: true; readonly mains: readonly MainPackage[] }
  | { readonly ok: false; readonly failure: BuildFailure }

const LIST_FORMAT = '{{.Name}} {{printf "%q" .ImportPath}} {{with .Module}}{{printf "%q" .Path}}{{else}}""{{end}}'

/** The packages main among those asked for. What `go list` cannot load, `go build` explains better: it runs then. */
async function listMains(ports: Ports, options: BuildOptions, env: Readonly<Record<string, string>>): Promise<Listed> {
  const { cwd, request } = options
  const args = ['list', '-e', '-find', '-f', LIST_FORMAT, ...request.flags, '--', ...request.packages]
  const list = await go(ports, cwd, args, env)
  const lines = list.stdout.split('\n').filter((line) => line !== '')
  const mains = lines.flatMap((line): MainPackage[] => {
    const found = /^main ("(?:[^"\\]|\\.)*") ("(?:[^"\\]|\\.)*")$/.exec(line.trimEnd())
    if (found === null) return []
    const module = unquote(found[2] ?? '""')
    return [{ path: unquote(found[1] ?? '""'), module: module === '' ? null : module }]
  })
  if (mains.length > 0) return { ok: true, mains }
  const probe = await failingBuild(ports, options, env)
  if (probe !== null) return { ok: false, failure: probe }
  throw new GateError(
    'input',
    `${quoteList(request.packages)}: ${lines.length === 0 ? 'no package matches' : `${count(lines.length, 'package')}, none of them a package main`}`,
    {
      fix: 'name the folder of a command in `packages` (for example `./cmd/app`), or the folder of its module with `working-directory`'
    }
  )
}

/** Builds to nowhere, to have the go command's own words for what is wrong; `null` when nothing is. */
async function failingBuild(
  ports: Ports,
  options: BuildOptions,
  env: Readonly<Record<string, string>>
): Promise<BuildFailure | null> {
  const run = await runBuild(ports, options, env, 'build.log', [
    '-o',
    nullDevice(ports),
    ...options.request.flags,
    '--',
    ...options.request.packages
  ])
  return run.exitCode === 0 ? null : run
}

function nullDevice(ports: Ports): string {
  return ports.host.os === 'win32' ? 'NUL' : '/dev/null'
}

/** Groups commands so that no two of a group have the same file name. */
function rounds(mains: readonly MainPackage[]): MainPackage[][] {
  const groups: { names: Set<string>; mains: MainPackage[] }[] = []
  for (const main of mains) {
    const name = executableName(main.path)
    let group = groups.find((candidate) => !candidate.names.has(name))
    if (group === undefined) {
      group = { names: new Set(), mains: [] }
      groups.push(group)
    }
    group.names.add(name)
    group.mains.push(main)
  }
  return groups.map((group) => group.mains)
}

/** The last element of the import path, or the one before it when that is a major version (load.DefaultExecName). */
function executableName(path: string): string {
  const elements = path.split('/')
  const last = elements.at(-1) ?? path
  return /^v(?:[2-9]|[1-9]\d+)$/.test(last) && elements.length > 1 ? (elements.at(-2) ?? last) : last
}

interface Round {
  readonly index: number
  readonly mains: readonly MainPackage[]
  readonly packages: readonly string[]
}

async function buildRound(
  ports: Ports,
  options: BuildOptions,
  env: Readonly<Record<string, string>>,
  round: Round
): Promise<BuildResult> {
  const bin = join(options.folder, 'bin', String(round.index))
  const logName = round.index === 0 ? 'build.log' : `build-${round.index}.log`
  // The separator at the end says "a folder", which the go command then makes.
  const args = ['-o', `${bin}/`, ...options.request.flags, '--', ...round.packages]
  const run = await runBuild(ports, options, env, logName, args)
  if (run.exitCode !== 0) return { ok: false, failure: run }
  const { log, actions } = run
  const binaries = round.mains.map((main): BuiltBinary => {
    const link = log.links.find((candidate) => candidate.mainPackage === main.path) ?? null
    const landed = link?.landing == null ? null : resolve(options.cwd, link.landing.path)
    const file = landed ?? join(bin, executableName(main.path))
    return {
      main,
      link,
      log,
      actions,
      file,
      landedElsewhere: landed === null || dirname(landed) === bin ? null : landed
    }
  })
  return { ok: true, binaries }
}

type BuildRun = BuildFailure & { readonly log: BuildLog; readonly actions: readonly ActionNode[] }

/** An undocumented flag, so a Go may come that does not know it. */
const GRAPH_FLAG = '-debug-actiongraph'
/** A build of 8,000 packages writes about 20 MB. */
const MAX_GRAPH_BYTES = 256 << 20

/** Builds, with the action graph where the go command can write one. */
async function runBuild(
  ports: Ports,
  options: BuildOptions,
  env: Readonly<Record<string, string>>,
  logName: string,
  args: readonly string[]
): Promise<BuildRun> {
  const graph = join(options.folder, `${logName}.actions.json`)
  const run = await runBuildOnce(ports, options, env, logName, [`${GRAPH_FLAG}=${graph}`, ...args])
  if (run.exitCode === 2 && run.diagnosis.facts.lastWords.some((line) => line.includes(`not defined: ${GRAPH_FLAG}`))) {
    return runBuildOnce(ports, options, env, logName, args)
  }
  const text = await ports.files.readText(graph, MAX_GRAPH_BYTES).catch(() => null)
  return text === null ? run : { ...run, actions: parseActionGraph(text) }
}

async function runBuildOnce(
  ports: Ports,
  options: BuildOptions,
  env: Readonly<Record<string, string>>,
  logName: string,
  args: readonly string[]
): Promise<BuildRun> {
  const logFile = join(options.folder, logName)
  const file = ports.files.createLog(logFile)
  const progress = new BuildProgress(ports, options, env)
  const parser = new BuildLogParser(progress)
  const diagnoser = new Diagnoser()
  const decoder = new TextDecoder()
  diagnoser.command(['go', 'build', ...args])
  try {
    const result = await ports.exec.run({
      file: 'go',
      args: ['build', '-x', ...args],
      cwd: options.cwd,
      env,
      onStderr: (chunk) => {
        file.write(chunk)
        const text = decoder.decode(chunk, { stream: true })
        parser.push(text)
        diagnoser.push(text)
      }
    })
    const diagnosis = diagnoser.end(shellExitCode(result))
    return { exitCode: result.exitCode, diagnosis, logFile, log: parser.end(), actions: [] }
  } finally {
    progress.end()
    file.close()
  }
}
