/** Where two builds differ: settings of the build info, packages, sections, texts. Named first, explained in causes.ts. */
import type { ImageFacts } from '../binary/facts.ts'
import type { Module, ModuleVersion } from '../binary/modinfo.ts'
import type { PackageRecord } from '../record/types.ts'

export type Difference =
  /** A line of the build info: a setting, `go`, `path`, `mod`, or `dep` and the module's path. Redacted. */
  | { readonly kind: 'setting'; readonly key: string; readonly before: string | null; readonly after: string | null }
  /** A package of the link by the content ID of its archive, or where that is the same by the sha256. `sameAction`: compiled from the same inputs. */
  | {
      readonly kind: 'package'
      readonly path: string
      readonly before: string | null
      readonly after: string | null
      readonly sameAction: boolean
    }
  /** sha256 of a section; `null` where the file has none of that name. */
  | { readonly kind: 'section'; readonly name: string; readonly before: string | null; readonly after: string | null }
  /** What can be read at the same place of both files. Redacted. */
  | {
      readonly kind: 'string'
      readonly section: string
      readonly offset: number
      readonly before: string
      readonly after: string
    }

/** Compares what the two files record. */
export function settingDifferences(before: ImageFacts, after: ImageFacts): Difference[] {
  const [was, is] = [linesOf(before), linesOf(after)]
  return [...new Set([...was.keys(), ...is.keys()])]
    .toSorted()
    .filter((key) => was.get(key) !== is.get(key))
    .map((key) => ({ kind: 'setting', key, before: was.get(key) ?? null, after: is.get(key) ?? null }))
}

function linesOf({ goVersion, mainPackage, main, settings, deps }: ImageFacts): Map<string, string> {
  return new Map([
    ...(goVersion === null ? [] : [['go', goVersion] as const]),
    ...(mainPackage === null ? [] : [['path', mainPackage] as const]),
    ...(main === null ? [] : [['mod', moduleText(main)] as const]),
    ...deps.map((dep) => [`dep ${dep.path}`, moduleText(dep)] as const),
    ...Object.entries(settings)
  ])
}

function moduleText({ replace, ...own }: Module): string {
  const text = ({ path, version, sum }: ModuleVersion): string => [path, version, sum].join(' ').trim()
  return replace === null ? text(own) : `${text(own)} => ${text(replace)}`
}

/** Sections with other bytes, and those that only one file has; in the order of the file. */
export function sectionDifferences(before: ImageFacts, after: ImageFacts): Difference[] {
  const [was, is] = [sectionsOf(before), sectionsOf(after)]
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((name) => was.get(name) !== is.get(name))
    .map((name) => ({ kind: 'section', name, before: was.get(name) ?? null, after: is.get(name) ?? null }))
}

function sectionsOf({ digests }: ImageFacts): Map<string, string> {
  return new Map((digests?.sections ?? []).map(({ name, sha256 }) => [name, sha256]))
}

/** Packages whose archives differ. Both lists are of one program. */
export function packageDifferences(before: readonly PackageRecord[], after: readonly PackageRecord[]): Difference[] {
  const [was, is] = [byPath(before), byPath(after)]
  return [...new Set([...was.keys(), ...is.keys()])].toSorted().flatMap((path): Difference[] => {
    const [a, b] = [was.get(path), is.get(path)]
    const [contentA, contentB] = [a?.contentId ?? null, b?.contentId ?? null]
    // An archive whose ID could not be read is no difference.
    if (contentA === contentB || (a !== undefined && b !== undefined && (contentA === null || contentB === null)))
      return []
    const sameAction = a?.actionId != null && a.actionId === b?.actionId
    return [{ kind: 'package', path, before: contentA, after: contentB, sameAction }]
  })
}

function byPath(packages: readonly PackageRecord[]): Map<string, PackageRecord> {
  return new Map(packages.map((entry) => [entry.path, entry]))
}
