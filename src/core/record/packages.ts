/** The packages of one link: which were compiled now, which came from the cache, and under which IDs. */
import type { ArchiveId } from '../cache/archive-id.ts'
import type { BuildLog, CompiledPackage, Link } from '../buildlog/build-log.ts'
import type { PackageRecord } from './types.ts'

/** The name of a file of the build cache that holds an output: the sha256 of its bytes. */
function cacheFileHash(file: string): string | null {
  return /(?:^|[\\/])([0-9a-f]{64})-d$/.exec(file)?.[1] ?? null
}

/** The output hashes of everything that was linked, so that the archives' IDs can be read. */
export function outputHashes(log: BuildLog, link: Link): string[] {
  return packageInputs(log, link).flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256]))
}

/** One record for each package that was linked, sorted by path. `ids` maps output hashes to the IDs in the archives. */
export function packageRecords(
  log: BuildLog,
  link: Link,
  ids: ReadonlyMap<string, ArchiveId>,
  modules: readonly string[]
): PackageRecord[] {
  const byLength = modules.toSorted((a, b) => b.length - a.length)
  return packageInputs(log, link)
    .map(({ path, sha256, compiled }): PackageRecord => {
      const id = sha256 === null ? undefined : ids.get(sha256)
      return {
        path,
        module: moduleOf(path, byLength),
        actionId: compiled?.actionId ?? id?.actionId ?? null,
        contentId: id?.contentId ?? null,
        outputSha256: sha256,
        origin: compiled === undefined ? 'cached' : 'compiled',
        milliseconds: null
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

interface PackageInput {
  readonly path: string
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
    if (cached !== null) return { path, sha256: cached, compiled: byHash.get(cached) }
    const compiled = byAction.get(/[\\/](b\d+)[\\/]/.exec(file)?.[1] ?? '')
    return { path, sha256: compiled?.outputSha256 ?? null, compiled }
  })
}

/** The module a package is from: the longest path that is a prefix; `std` where the first element has no dot. */
function moduleOf(path: string, byLength: readonly string[]): string | null {
  const module = byLength.find((candidate) => path === candidate || path.startsWith(`${candidate}/`))
  if (module !== undefined) return module
  const first = path.split('/')[0] ?? ''
  return first.includes('.') ? null : 'std'
}
