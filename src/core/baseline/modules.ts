/**
 * Linked modules that are others than before, and the line that asks for each.
 *
 * Which version is linked follows from go.mod, in a workspace or with a folder for a replacement from several of them, and
 * from vendor/modules.txt; go.sum says which bytes that is. So another version, or other bytes of the same one, needs an
 * edit of one of these files. A module that is linked for the first time or no longer may have been required all the
 * time: an import is enough.
 *
 * Source: go.dev/ref/mod, "Minimal version selection", "go.sum files", "Vendoring".
 */
import type { GateRecord, ModuleRecord } from '../record/types.ts'
import { drift, type Explanation } from './drift.ts'
import { explained, type Pair } from './explain.ts'
import type { Drift } from './types.ts'

/** Files that say which modules are linked. */
const SELECTS = /(?:^|\/)(?:[^/]+\.(?:mod|sum)|go\.work|vendor\/modules\.txt)$/

/** One drift for each module of another version, and for each of the same version with another sum. */
export function moduleDrift(pair: Pair): Drift[] {
  const { before, after } = pair
  const places = lockLines(pair)
  const known = new Map(before.modules.deps.map((dep) => [dep.path, dep]))
  const now = new Map(after.modules.deps.map((dep) => [dep.path, dep]))
  const paths = [...new Set([...known.keys(), ...now.keys()])].toSorted()
  return paths.flatMap((path) => {
    const [was, is] = [known.get(path), now.get(path)]
    const [then, text] = [moduleText(was), moduleText(is)]
    if (then !== text) return drift(`modules.${path}`, then, text, explain(pair, places, was, is))
    const [sumBefore, sumAfter] = [sumOf(was), sumOf(is)]
    // Up to Go 1.22 vendored modules have a sum, later they have none.
    if (sumBefore === '' || sumAfter === '') return []
    return drift(`modules.${path}.sum`, sumBefore, sumAfter, is === undefined ? null : lockedAnew(pair, places, is))
  })
}

function moduleText(dep: GateRecord['modules']['deps'][number] | undefined): string | null {
  if (dep === undefined) return null
  return dep.replace === null ? dep.version : `${dep.version} => ${dep.replace.path} ${dep.replace.version}`.trim()
}

function sumOf(dep: ModuleRecord | undefined): string {
  return (dep?.replace ?? dep)?.sum ?? ''
}

function explain(
  pair: Pair,
  places: readonly LockFile[],
  was: ModuleRecord | undefined,
  is: ModuleRecord | undefined
): Explanation {
  const files = pair.change?.files ?? null
  if (is === undefined) return dropped(pair, was)
  if (isUnlocked(is)) return null
  const place = placeOf(places, keyOf(is))
  const isNew = place !== null && isChanged(pair, place)
  if (was === undefined && !isNew && place !== null && isRead(pair, place)) {
    return explained(`this change links it; ${place.file} asked for it before, line ${place.line}`)
  }
  if (place !== null && (isNew || files === null)) return explained(`this change: ${place.file}, line ${place.line}`)
  // What selects it may be the go.mod of another module: of a workspace, of a folder that replaces one, of a dependency.
  const selecting = files?.filter((file) => SELECTS.test(file) && hasOtherLines(pair, file)) ?? ['go.mod and go.sum']
  if (selecting[0] !== undefined) return explained(`this change: ${selecting[0]}`)
  return was === undefined ? explained('this change links it') : null
}

/** Whether a file differs by more than comments, as far as its text of before is known. */
function hasOtherLines({ change }: Pair, file: string): boolean {
  return change?.read.has(file) !== true || change.lines.some((line) => line.file === file)
}

/** What go.sum does not lock is the business of module-mismatch, and nothing of this change makes it right. */
function isUnlocked({ state }: ModuleRecord): boolean {
  return state === 'mismatch' || state === 'unlocked' || state === 'unknown'
}

function dropped({ change }: Pair, was: ModuleRecord | undefined): Explanation {
  const gone = change?.lines.find(({ file, line, text }) => {
    return line === null && file.endsWith('.mod') && was !== undefined && keysOf(text).includes(keyOf(was))
  })
  return explained(gone === undefined ? 'nothing imports it any more' : `this change drops it from ${gone.file}`)
}

/** The same version with other bytes: only an edit of its line of go.sum says so, whatever else was edited. */
function lockedAnew(pair: Pair, places: readonly LockFile[], is: ModuleRecord): Explanation {
  if (isUnlocked(is)) return null
  const { path, version } = is.replace ?? is
  const place = placeOf(
    places.filter(({ name }) => name.endsWith('.sum')),
    `${path} ${version}`
  )
  if (place === null) return null
  // Where git cannot tell what changed, the sum is locked all the same, and the drift names the line.
  return isChanged(pair, place) || !isRead(pair, place)
    ? explained(`this change: ${place.file}, line ${place.line}`)
    : null
}

interface LockLine {
  readonly file: string
  readonly line: number
}

function isChanged({ change }: Pair, { file, line }: LockLine): boolean {
  return change?.lines.some((changed) => changed.file === file && changed.line === line) === true
}

function isRead({ change }: Pair, { file }: LockLine): boolean {
  return change?.read.has(file) === true
}

interface LockFile {
  readonly name: string
  readonly at: ReadonlyMap<string, number>
}

/** The lines of go.mod and go.sum of the tree. */
function lockLines({ after, change }: Pair): LockFile[] {
  const file = after.toolchain.goMod?.file ?? 'go.mod'
  return [file, file.replace(/\.mod$/, '.sum')].map((name) => ({ name, at: index(change?.texts.get(name) ?? '') }))
}

function placeOf(places: readonly LockFile[], key: string): LockLine | null {
  const found = places.find(({ at }) => at.has(key))
  return found === undefined ? null : { file: found.name, line: found.at.get(key) ?? 1 }
}

function keyOf({ path, version, replace }: ModuleRecord): string {
  return replace === null ? `${path} ${version}` : `${path} =>`
}

/** `path version` of each line of a go.mod or go.sum, and `path =>` of replacements, to its number. */
function index(text: string): Map<string, number> {
  const found = new Map<string, number>()
  for (const [at, line] of text.split('\n').entries()) {
    for (const key of keysOf(line)) if (!found.has(key)) found.set(key, at + 1)
  }
  return found
}

function keysOf(line: string): string[] {
  const [first = '', second = '', third = ''] = line
    .trim()
    .replace(/^(?:require|replace)\s+/, '')
    .split(/\s+/)
  if (second === '') return []
  return [second === '=>' || third === '=>' ? `${first} =>` : `${first} ${second}`]
}
