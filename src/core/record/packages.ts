/** The packages of one link: which were compiled now, which came from the cache, and under which IDs. */
import type { ArchiveId } from '../cache/archive-id.ts'
import type { EntryCheck, EntryState } from '../cache/used-entry.ts'
import type { BuildLog, CompiledPackage, Link, LinkedPackage } from '../buildlog/build-log.ts'
import type { CacheFault, PackageRecord } from './types.ts'

/** The name of a file of the build cache that holds an output: the sha256 of its bytes. */
function cacheFileHash(file: string): string | null {
  return /(?:^|[\\/])([0-9a-f]{64})-d$/.exec(file)?.[1] ?? null
}

/** The output hashes of everything that was linked, so that the archives' IDs can be read. */
export function outputHashes(log: BuildLog, link: Link): string[] {
  return packageInputs(log, link).flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256]))
}

/** A package and the file that was linked for it, as the trace names it. */
export type LinkedInput = LinkedPackage

/** By what a check of an input is found again. */
export function inputKey({ path, file }: LinkedInput): string {
  return `${path}\0${file}`
}

/** The inputs of a link that were not compiled in this build. */
export function cachedInputs(log: BuildLog, link: Link): LinkedInput[] {
  return packageInputs(log, link).flatMap(({ path, file, compiled }) =>
    compiled === undefined ? [{ path, file }] : []
  )
}

export interface PackageQuestion {
  readonly log: BuildLog
  readonly link: Link
  /** IDs in the archives, by output hash. */
  readonly ids: ReadonlyMap<string, ArchiveId>
  /** Paths of the modules that are linked. */
  readonly modules: readonly string[]
  /** What checking the cached inputs gave, by inputKey. */
  readonly checks: ReadonlyMap<string, EntryCheck>
  /** Milliseconds by action ID. */
  readonly times: ReadonlyMap<string, number>
}

/** One record for each package that was linked, sorted by path. */
export function packageRecords({ log, link, ids, modules, checks, times }: PackageQuestion): PackageRecord[] {
  const byLength = modules.toSorted((a, b) => b.length - a.length)
  return packageInputs(log, link)
    .map(({ path, file, sha256, compiled }): PackageRecord => {
      const id = sha256 === null ? undefined : ids.get(sha256)
      return {
        path,
        module: moduleOf(path, byLength),
        actionId: compiled?.actionId ?? id?.actionId ?? null,
        contentId: id?.contentId ?? null,
        outputSha256: sha256,
        origin: compiled === undefined ? 'cached' : 'compiled',
        entry: compiled === undefined ? (checks.get(inputKey({ path, file }))?.state ?? 'unverified') : null,
        milliseconds: compiled === undefined ? null : (times.get(compiled.actionId) ?? null)
      }
    })
    .toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

/** What each package of a link that was compiled in this build imports, by import path. */
export function compiledImports(log: BuildLog, link: Link): Map<string, readonly string[]> {
  return new Map(
    packageInputs(log, link).flatMap(({ path, compiled }): [string, string[]][] =>
      compiled === undefined ? [] : [[path, compiled.imports.map((entry) => entry.path)]]
    )
  )
}

/** Of the verified entries: how many somebody vouches for, and those that nobody does. */
export function witnesses(
  inputs: readonly LinkedInput[],
  checks: ReadonlyMap<string, EntryCheck>
): { readonly witnessed: number; readonly unwitnessed: CacheFault[] } {
  const judged = inputs.flatMap((input) => {
    const witnessed = checks.get(inputKey(input))?.witnessed
    return witnessed === undefined ? [] : [{ input, witnessed }]
  })
  const not = judged.filter(({ witnessed }) => !witnessed)
  return {
    witnessed: judged.length - not.length,
    unwitnessed: not.map(({ input }) => fault(input, 'no trusted run wrote or verified it')).toSorted(byPackage)
  }
}

/** The entries of one state, as the record lists them: by package, with the reason. */
export function entryFaults(
  inputs: readonly LinkedInput[],
  checks: ReadonlyMap<string, EntryCheck>,
  state: EntryState
): CacheFault[] {
  return inputs
    .flatMap((input): CacheFault[] => {
      const check = checks.get(inputKey(input))
      if (check?.state !== state) return []
      return [fault(input, check.why ?? '')]
    })
    .toSorted(byPackage)
}

function fault({ path, file }: LinkedInput, why: string): CacheFault {
  return { package: path, file: /(?<![^\\/])[^\\/]+[\\/][^\\/]+$/.exec(file)?.[0] ?? file, why }
}

function byPackage(a: CacheFault, b: CacheFault): number {
  return a.package < b.package ? -1 : a.package > b.package ? 1 : 0
}

interface PackageInput {
  readonly path: string
  readonly file: string
  readonly sha256: string | null
  readonly compiled: CompiledPackage | undefined
}

function packageInputs(log: BuildLog, link: Link): PackageInput[] {
  const byAction = new Map(log.compiled.map((compiled) => [compiled.action, compiled]))
  // Compiled in this build for another of its binaries, and linked from the cache here: compiled all the same.
  const byHash = new Map<string, CompiledPackage>()
  for (const compiled of log.compiled) if (compiled.outputSha256 !== null) byHash.set(compiled.outputSha256, compiled)
  return link.packages.map(({ path, file }) => {
    const cached = cacheFileHash(file)
    if (cached !== null) return { path, file, sha256: cached, compiled: byHash.get(cached) }
    const compiled = byAction.get(/[\\/](b\d+)[\\/]/.exec(file)?.[1] ?? '')
    return { path, file, sha256: compiled?.outputSha256 ?? null, compiled }
  })
}

/** The module a package is from: the longest path that is a prefix; `std` where the first element has no dot. */
function moduleOf(path: string, byLength: readonly string[]): string | null {
  const module = byLength.find((candidate) => path === candidate || path.startsWith(`${candidate}/`))
  if (module !== undefined) return module
  const first = path.split('/')[0] ?? ''
  return first.includes('.') ? null : 'std'
}
