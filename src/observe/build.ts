/**
 * One build for one target, into a folder that did not exist before.
 *
 * A fresh folder, because `go build -o app` leaves an existing `app` alone when its build ID matches, even if it was
 * stripped or patched since. `go list` is asked first for what will be built: an empty set is an error of its own, and
 * two commands of the same name would overwrite each other in one folder (the go command does not mind), so they are
 * built in rounds.
 */
import { dirname, join, resolve } from 'node:path'
import type { ActionNode } from '../core/buildlog/action-graph.ts'
import type { BuildLog, Link } from '../core/buildlog/build-log.ts'
import { GateError } from '../core/errors.ts'
import type { BuildRequest } from '../core/record/types.ts'
import { count, quoteList } from '../core/text/markup.ts'
import type { Ports } from '../ports/types.ts'
import { type BuildFailure, type GoodBuild, runGoBuild } from './go-build.ts'
import { executableName, listMains, type ListedMains, type MainPackage, rounds } from './mains.ts'

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
  readonly request: Pick<BuildRequest, 'packages' | 'flags'>
  /** Variables that are set for every go command of this build: those of the policy, then those of the target. */
  readonly env: Readonly<Record<string, string>>
  /** An existing folder of this run alone; binaries go below `bin`, the trace into `build.log`. */
  readonly folder: string
}

/**
 * Builds for one target. `listing` is what `listMains` gives for the same options, for whom asked early. Throws GateError
 * `input` when there is nothing to build.
 */
export async function buildTarget(
  ports: Ports,
  options: BuildOptions,
  listing: Promise<ListedMains> = listMains(ports, options)
): Promise<BuildResult> {
  const listed = await listing
  if (listed.mains.length === 0) return { ok: false, failure: await nothingToBuild(ports, options, listed) }
  const groups = rounds(listed.mains)
  const binaries: BuiltBinary[] = []
  for (const [index, mains] of groups.entries()) {
    const packages = groups.length === 1 ? options.request.packages : mains.map((main) => main.path)
    const built = await buildRound(ports, options, { index, mains, packages })
    if (!built.ok) return built
    binaries.push(...built.binaries)
  }
  return { ok: true, binaries }
}

/** What the go command itself says is wrong, by a build to nowhere. Throws GateError `input` when it finds nothing wrong. */
async function nothingToBuild(
  ports: Ports,
  options: BuildOptions,
  { packages: found }: ListedMains
): Promise<BuildFailure> {
  const { packages, flags } = options.request
  const nowhere = ports.host.os === 'win32' ? 'NUL' : '/dev/null'
  const run = await runGoBuild(ports, options, 'build.log', ['-o', nowhere, ...flags, '--', ...packages])
  if (!run.ok) return run.failure
  const what = found === 0 ? 'no package matches' : `${count(found, 'package')}, none of them a package main`
  throw new GateError('input', `${quoteList(packages)}: ${what}`, {
    fix: 'name the folder of a command in `packages` (for example `./cmd/app`), or the folder of its module with `working-directory`'
  })
}

interface Round {
  readonly index: number
  readonly mains: readonly MainPackage[]
  readonly packages: readonly string[]
}

async function buildRound(
  ports: Ports,
  options: BuildOptions,
  { index, mains, packages }: Round
): Promise<BuildResult> {
  const bin = join(options.folder, 'bin', String(index))
  const logName = index === 0 ? 'build.log' : `build-${index}.log`
  // The separator at the end says "a folder", which the go command then makes.
  const args = ['-o', `${bin}/`, ...options.request.flags, '--', ...packages]
  const run = await runGoBuild(ports, options, logName, args)
  if (!run.ok) return run
  return { ok: true, binaries: mains.map((main) => builtBinary(main, run, options.cwd, bin)) }
}

/** Where a command landed, by the trace; `bin` is where it was to land. */
function builtBinary(main: MainPackage, { log, actions }: GoodBuild, cwd: string, bin: string): BuiltBinary {
  const link = log.links.find((candidate) => candidate.mainPackage === main.path) ?? null
  const landed = link?.landing == null ? null : resolve(cwd, link.landing.path)
  const file = landed ?? join(bin, executableName(main.path))
  const landedElsewhere = landed === null || dirname(landed) === bin ? null : landed
  return { main, link, log, actions, file, landedElsewhere }
}
