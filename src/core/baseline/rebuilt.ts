/**
 * Why a package was compiled although an earlier run had compiled it.
 *
 * Go compiles a package when its action ID is not in the cache. That ID is a hash of the tool chain's version, of flags
 * and environment, of the package's own files and of the content IDs of what it imports. None of these is printed, but
 * all are known from the two records and from what this build's import configurations name:
 *
 *  - the same action ID: nothing changed, the cache had lost it;
 *  - another tool chain, other flags or settings: said once, it is the cause of everything;
 *  - an import with another content ID: that import is the cause, and what made it change is the cause of that. So the
 *    causes are followed down to the roots, and only those are worth reading: of one edited package with forty
 *    dependants the forty are consequences;
 *  - of package main with the content of before: the build info, which is an input of compiling it (the commit's stamp);
 *  - else its own files, its language version or its own flags.
 *
 * Source: cmd/go/internal/work/exec.go (buildActionID).
 */
import type { GateRecord, PackageRecord } from '../record/types.ts'
import type { Drift } from './types.ts'

export type RebuildCause = 'new' | 'not-cached' | 'toolchain' | 'settings' | 'imports' | 'build-info' | 'own'

export interface Rebuild {
  readonly path: string
  readonly cause: RebuildCause
  /** Drift paths for `toolchain` and `settings`; changed imports for `imports`; else empty. */
  readonly because: readonly string[]
  /** The packages at the beginning of the causes, itself among them where it is one. */
  readonly roots: readonly string[]
}

/** Drifts that are inputs of every compiler run. */
const TOOLCHAIN = ['toolchain.version', 'toolchain.experiments', 'toolchain.tools.']
const SETTINGS = ['build.flags', 'environment.']
const MAX_ROOTS = 20

export interface RebuildQuestion {
  /** The earlier record, of the same subject. */
  readonly before: GateRecord
  readonly after: GateRecord
  readonly drifts: readonly Drift[]
  /** What each package that was compiled now imports, by import path. */
  readonly imports: ReadonlyMap<string, readonly string[]>
}

/** One answer for each package that was compiled now, by path. */
export function explainRebuilds({ before, after, drifts, imports }: RebuildQuestion): Rebuild[] {
  const was = new Map(before.packages.map((entry) => [entry.path, entry]))
  const is = new Map(after.packages.map((entry) => [entry.path, entry]))
  const driftsOf = (prefixes: readonly string[]): string[] =>
    drifts.map(({ path }) => path).filter((path) => prefixes.some((prefix) => path.startsWith(prefix)))
  const settings = driftsOf(SETTINGS).filter(
    (path) => path !== 'build.flags' || compilerFlags(before) !== compilerFlags(after)
  )
  const everywhere = { toolchain: driftsOf(TOOLCHAIN), settings }
  const main = after.subject.package
  const causeOf = (entry: PackageRecord): Omit<Rebuild, 'path' | 'roots'> => {
    const known = was.get(entry.path)
    if (known === undefined) return { cause: 'new', because: [] }
    if (known.actionId !== null && known.actionId === entry.actionId) return { cause: 'not-cached', because: [] }
    if (everywhere.toolchain.length > 0) return { cause: 'toolchain', because: everywhere.toolchain }
    if (everywhere.settings.length > 0) return { cause: 'settings', because: everywhere.settings }
    const changed = (imports.get(entry.path) ?? []).filter((path) => hasChanged(was.get(path), is.get(path)))
    if (changed.length > 0) return { cause: 'imports', because: changed }
    const sameContent = known.contentId !== null && known.contentId === entry.contentId
    return entry.path === main && sameContent ? { cause: 'build-info', because: [] } : { cause: 'own', because: [] }
  }
  const causes = new Map(
    after.packages.filter(({ origin }) => origin === 'compiled').map((entry) => [entry.path, causeOf(entry)])
  )
  const roots = new Map<string, readonly string[]>()
  return [...causes].map(([path, { cause, because }]) => ({
    path,
    cause,
    because,
    roots: rootsOf(path, causes, roots)
  }))
}

/** What was asked for without the flags of the linker, which are no input of a compiler run. */
function compilerFlags({ build }: GateRecord): string {
  const flags = build?.flags ?? []
  const own = flags.filter((flag, at) => !/^--?ldflags(?:=|$)/.test(flag) && !/^--?ldflags$/.test(flags[at - 1] ?? ''))
  return own.join('\0')
}

function hasChanged(was: PackageRecord | undefined, is: PackageRecord | undefined): boolean {
  if (is === undefined) return false
  return was === undefined || was.contentId !== is.contentId
}

/** Follows changed imports down to packages that changed for another reason. Import graphs have no cycles; records may. */
function rootsOf(
  path: string,
  causes: ReadonlyMap<string, Omit<Rebuild, 'path' | 'roots'>>,
  known: Map<string, readonly string[]>
): readonly string[] {
  const done = known.get(path)
  if (done !== undefined) return done
  known.set(path, [])
  const { cause = null, because = [] } = causes.get(path) ?? {}
  // An import that was not compiled now changed in another build: as far as can be seen, it is the beginning.
  const roots =
    cause === 'imports' ? [...new Set(because.flatMap((next) => rootsOf(next, causes, known)))].toSorted() : [path]
  const kept = roots.slice(0, MAX_ROOTS)
  known.set(path, kept)
  return kept
}

/** A root with its own cause and how many packages were compiled because of it, itself included. */
export interface RebuildRoot {
  readonly path: string
  readonly cause: RebuildCause
  readonly packages: number
}

/** The beginnings of all rebuilds, those of the most consequences first. */
export function rebuildRoots(rebuilds: readonly Rebuild[]): RebuildRoot[] {
  const byPath = new Map(rebuilds.map((one) => [one.path, one]))
  const counts = new Map<string, number>()
  for (const { roots } of rebuilds) for (const root of roots) counts.set(root, (counts.get(root) ?? 0) + 1)
  return [...counts]
    .map(([path, packages]) => ({ path, cause: byPath.get(path)?.cause ?? ('own' as const), packages }))
    .toSorted((a, b) => b.packages - a.packages || (a.path < b.path ? -1 : 1))
}
