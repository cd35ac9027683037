/**
 * Packages that came out otherwise because their sources did: one row, however many they are.
 *
 * Said only where the cause is known: files that git lists as changed, in folders of packages that changed, or modules of
 * another version. Where another Go or other flags changed everything, that is the row to read. What changed for a reason
 * that git does not show (generated files, headers from elsewhere, an untrimmed path of another checkout) is not judged:
 * honest builds do that every day.
 *
 * The content ID is compared, not the action ID: the commit's stamp is an input of package main and changes no code.
 */
import type { GateRecord, PackageRecord } from '../record/types.ts'
import { count, quoteList } from '../text/markup.ts'
import type { Pair } from './explain.ts'
import type { Drift } from './types.ts'

/** Files that are named. */
const MAX_NAMED = 3
const EVERYTHING = ['toolchain.', 'environment.', 'build.flags', 'settings.']

/** The row about packages, or none. `drifts`: what else differs. */
export function sourceDrift({ before, after, change }: Pair, drifts: readonly Drift[]): Drift[] {
  if (drifts.some(({ path }) => EVERYTHING.some((prefix) => path.startsWith(prefix)))) return []
  const known = new Map(before.packages.map((entry) => [entry.path, entry]))
  const changed = after.packages.filter((entry) => hasOtherContent(known.get(entry.path), entry))
  if (changed.length === 0) return []
  const files = filesOf(after, changed, change?.files ?? [])
  const modules = drifts.filter(({ path }) => path.startsWith('modules.')).length
  if (files.length === 0 && modules === 0) return []
  const causes = [
    ...(files.length === 0 ? [] : [quoteList(files, MAX_NAMED)]),
    ...(modules === 0 ? [] : [count(modules, 'module')])
  ]
  return [
    {
      path: 'packages',
      before: count(before.packages.length, 'package'),
      after: `${count(after.packages.length, 'package')}, ${changed.length} of them with other content`,
      class: 'explained',
      why: `this change: ${causes.join(', and ')}`
    }
  ]
}

function hasOtherContent(was: PackageRecord | undefined, is: PackageRecord): boolean {
  // The same action with another content is no matter of sources: packages.ts.
  if (was === undefined || was.actionId === is.actionId) return false
  return was.contentId !== null && is.contentId !== null && was.contentId !== is.contentId
}

/** Hidden files, texts, tests and what says which modules: no sources. */
const NO_SOURCE = /(?:^|\/)\.|\.md$|(?:^|\/)go\.(?:mod|sum|work)$|_test\.go$/

/**
 * Changed files in the folders of the main module's packages, and what is no Go below them: embedded files, C headers. Below
 * the module's own folder lies everything, so there only its own files count.
 */
function filesOf(record: GateRecord, changed: readonly PackageRecord[], files: readonly string[]): string[] {
  const { module } = record.subject
  const { directory } = record.source
  const root = directory === '' ? '' : `${directory}/`
  const folders = new Set(
    changed.flatMap(({ path, module: owner }): string[] => {
      if (module === null || owner !== module) return []
      return [path === module ? root : `${root}${path.slice(module.length + 1)}/`]
    })
  )
  return files.filter((file) => {
    if (NO_SOURCE.test(file)) return false
    if (folders.has(folderOf(file))) return true
    return !file.endsWith('.go') && [...folders].some((folder) => folder !== root && file.startsWith(folder))
  })
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1)
}
