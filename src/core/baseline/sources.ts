/**
 * Packages that came out otherwise than in the baseline, and what made them: one row for those that this change explains,
 * and one for each that it does not.
 *
 * A package changes with its own files, with its module's version, with the language version of go.mod, with a profile, and
 * with what it imports. So a cause is looked for in the folder of each package, and the rest are consequences: of one
 * edited package with forty dependants the forty are explained by it, and a package beside it that imports none of them is
 * not. What each package imports is known of those that were compiled now. Of one from the cache it is not; that is taken
 * for a consequence where anything else changed.
 *
 * What is left is said where it can only be a change of the code:
 *
 *  - Go hides the folder of GOROOT from the compiler, so the standard library of one Go is one code. Of other packages the
 *    folder is an input without `-trimpath`; one package of the same place with the same action ID shows that it is the same;
 *  - C code is settled by more than Go hashes, and a profile (`-pgo`) changes everything: where either took part nothing is said.
 *
 * Where another Go, other flags or settings changed everything, that is the row to read.
 *
 * The content ID is compared, not the action ID: the commit's stamp is an input of package main and changes no code.
 * Source: cmd/go/internal/work/exec.go (buildActionID).
 */
import type { GateRecord, PackageRecord } from '../record/types.ts'
import { count, quoteList } from '../text/markup.ts'
import type { Pair } from './explain.ts'
import { otherOutputs } from './packages.ts'
import { changedFilesOf } from './package-folders.ts'
import type { Drift } from './types.ts'

/** What each package that was compiled now imports, by import path. */
export type Imports = ReadonlyMap<string, readonly string[]>

/** Files that are named. */
const MAX_NAMED = 3
const EVERYTHING = ['toolchain.', 'environment.', 'build.flags', 'settings.']

/** Packages of both records that were made from other inputs and came out otherwise. */
export function otherCode(before: GateRecord, after: GateRecord): PackageRecord[] {
  const known = new Map(before.packages.map((entry) => [entry.path, entry]))
  return after.packages.filter((is) => {
    const was = known.get(is.path)
    // The same action with another content is no matter of sources: packages.ts.
    if (was === undefined || was.actionId === is.actionId) return false
    return was.contentId !== null && is.contentId !== null && was.contentId !== is.contentId
  })
}

/** The path of a drift about one package's code; its two sides are the action IDs. */
export function codePath({ path }: Pick<PackageRecord, 'path'>): string {
  return `packages.${path}.actionId`
}

/** The rows about packages. `drifts`: what else differs. */
export function sourceDrift(pair: Pair, drifts: readonly Drift[], imports: Imports): Drift[] {
  if (drifts.some(({ path }) => EVERYTHING.some((prefix) => path.startsWith(prefix)))) return []
  const { before, after, change } = pair
  const changed = otherCode(before, after)
  if (changed.length === 0) return []
  const modules = new Set(drifts.flatMap(({ path }) => /^modules\.(.+?)(?:\.sum)?$/.exec(path)?.[1] ?? []))
  const files = new Map(changed.map((entry) => [entry.path, changedFilesOf(entry, after, change?.files ?? [])]))
  const language = before.toolchain.goMod?.go !== after.toolchain.goMod?.go
  const profiles = change?.files?.filter((file) => file.endsWith('.pgo')) ?? []
  const isCause = ({ path, module }: PackageRecord): boolean =>
    (files.get(path) ?? []).length > 0 ||
    (module !== null && modules.has(module)) ||
    (language && module === after.subject.module) ||
    profiles.length > 0
  const causes = changed.filter(isCause)
  const unexplained =
    change === null || change.files === null
      ? []
      : beginnings(pair, changed, new Set(causes.map(({ path }) => path)), imports, modules.size > 0)
  const lost = new Set(unexplained.map(({ path }) => path))
  const named = [...new Set([...causes.flatMap(({ path }) => files.get(path) ?? []), ...profiles])]
  return [
    ...explainedRow(pair, changed.length - lost.size, [
      ...(named.length === 0 ? [] : [quoteList(named, MAX_NAMED)]),
      ...(modules.size === 0 ? [] : [count(modules.size, 'module')]),
      ...(language ? [`the go line of ${after.toolchain.goMod?.file ?? 'go.mod'}`] : [])
    ]),
    ...unexplained.map((entry): Drift => {
      const was = before.packages.find(({ path }) => path === entry.path)
      const why = isOwn(entry, after) ? NO_FILE : NO_REASON
      return { path: codePath(entry), before: was?.actionId ?? null, after: entry.actionId, class: 'unexplained', why }
    })
  ]
}

const NO_FILE = 'this change edits no file of it that git tracks, and nothing that it imports'
const NO_REASON = 'nothing in this change explains it: the same version was compiled from other files'

function explainedRow({ before, after }: Pair, packages: number, causes: readonly string[]): Drift[] {
  if (causes.length === 0 || packages === 0) return []
  return [
    {
      path: 'packages',
      before: count(before.packages.length, 'package'),
      after: `${count(after.packages.length, 'package')}, ${packages} of them with other content`,
      class: 'explained',
      why: `this change: ${causes.join(', and ')}`
    }
  ]
}

/** Packages in which a change begins that nothing explains. */
function beginnings(
  { before, after }: Pair,
  changed: readonly PackageRecord[],
  causes: ReadonlySet<string>,
  imports: Imports,
  otherModules: boolean
): PackageRecord[] {
  const cCode = new Set([...(before.trace?.cgo ?? []), ...(after.trace?.cgo ?? [])])
  const known = new Set(before.packages.map(({ path }) => path))
  const now = new Set(after.packages.map(({ path }) => path))
  // The same inputs with another output are a finding of their own (packages.ts), and a cause for what imports them.
  const contradicting = new Set(otherOutputs(before, after).map(({ is }) => is))
  const others = [...changed, ...contradicting]
  const moved = new Set(others.map(({ path }) => path))
  const hasMoved = (path: string): boolean => moved.has(path) || (now.has(path) && !known.has(path))
  const isFirst = (entry: PackageRecord): boolean =>
    causes.has(entry.path) || cCode.has(entry.path) || contradicting.has(entry)
  const isSettled = settledBy(before, after)
  const lowest = Math.min(...new Set(others.filter(isFirst).map((entry) => layer(entry, after))))
  const isConsequence = (entry: PackageRecord): boolean => {
    const imported = imports.get(entry.path)
    if (imported !== undefined) return imported.some(hasMoved)
    // The standard library imports nothing else, and no module imports what requires it.
    return lowest <= layer(entry, after) || (otherModules && entry.module !== 'std')
  }
  return changed.filter((entry) => !isFirst(entry) && !isConsequence(entry) && isSettled(entry))
}

/** Packages import those of their own layer and of those below. */
function layer(entry: PackageRecord, record: GateRecord): number {
  return entry.module === 'std' ? 0 : isOwn(entry, record) ? 2 : 1
}

/** Tells whether only other code can have given a package other content. */
function settledBy(before: GateRecord, after: GateRecord): (entry: PackageRecord) => boolean {
  const uses = (name: string, record: GateRecord): boolean => (record.binary.settings[name] ?? '') !== ''
  if (uses('-pgo', before) || uses('-pgo', after)) return () => false
  if (uses('-trimpath', before) && uses('-trimpath', after)) return () => true
  const known = new Map(before.packages.map(({ path, actionId }) => [path, actionId]))
  const unchanged = after.packages.filter(
    ({ path, module, actionId }) => module !== 'std' && actionId !== null && known.get(path) === actionId
  )
  /** Of packages of the repository, and of others: whether their folder is the same, as one of them shows. */
  const sameFolder = new Set(
    before.modules.vendored === after.modules.vendored ? unchanged.map((entry) => isOwn(entry, after)) : []
  )
  return (entry) => entry.module === 'std' || sameFolder.has(isOwn(entry, after))
}

/** Whether a package lies in the repository: of the main module, of a folder that stands for a module, vendored. */
export function isOwn({ module }: Pick<PackageRecord, 'module'>, { subject, modules }: GateRecord): boolean {
  if (module === 'std') return false
  if (module === null || module === subject.module || modules.vendored) return true
  const state = modules.deps.find(({ path }) => path === module)?.state
  return state === 'local' || state === 'vendored'
}
