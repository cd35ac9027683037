/** Which of the changed files belong to a package, by the folder that the package lies in. */
import type { GateRecord, ModuleRecord, PackageRecord } from '../record/types.ts'

/** Hidden files, texts, tests and what says which modules: no sources. */
const NO_SOURCE = /(?:^|\/)\.|\.md$|(?:^|\/)go\.(?:mod|sum|work)$|_test\.go$/

/**
 * Changed files in a package's folder, and what is no Go below it: embedded files, C headers. Below the module's own folder
 * lies everything, so there only its own files count. Empty for a package that is not in the repository.
 */
export function changedFilesOf(
  { path, module }: PackageRecord,
  record: GateRecord,
  files: readonly string[]
): string[] {
  const sources = files.filter((file) => !NO_SOURCE.test(file))
  const folder = folderOf(path, module, record)
  if (folder === null) return []
  if (folder.kind === 'tail') return sources.filter((file) => isBelowTail(folderOfFile(file), folder.tail))
  const { at } = folder
  const isRoot = path === module && !at.includes('vendor/')
  return sources.filter(
    (file) => folderOfFile(file) === at || (!isRoot && !file.endsWith('.go') && file.startsWith(at))
  )
}

type Folder =
  /** From the repository's root, with `/` at its end; empty for the root itself. */
  | { readonly kind: 'folder'; readonly at: string }
  /** The end of it: where a module of a workspace lies is not recorded. */
  | { readonly kind: 'tail'; readonly tail: string }

function folderOf(path: string, module: string | null, record: GateRecord): Folder | null {
  if (module === null || module === 'std') return null
  const { source, subject, modules } = record
  const root = source.directory === '' ? '' : `${source.directory}/`
  const below = path === module ? '' : `${path.slice(module.length + 1)}/`
  if (module === subject.module) return { kind: 'folder', at: `${root}${below}` }
  const dep = modules.deps.find((one) => one.path === module)
  if (modules.vendored || dep?.state === 'vendored') {
    const top = modules.workspace === null ? root : modules.workspace.replace(/(?<![^/])[^/]+$/, '')
    return { kind: 'folder', at: `${top}vendor/${path}/` }
  }
  if (dep === undefined || dep.state !== 'local') return null
  const replaced = replacedBy(dep, root)
  return replaced === null ? { kind: 'tail', tail: below } : { kind: 'folder', at: `${replaced}${below}` }
}

/** The folder of a replacement `./x` or `../x`; `null` for one elsewhere. */
function replacedBy({ replace }: ModuleRecord, root: string): string | null {
  if (replace === null || !/^\.{1,2}\//.test(replace.path)) return null
  const parts = root.split('/').filter((part) => part !== '')
  for (const part of replace.path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null
    } else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.map((part) => `${part}/`).join('')
}

function folderOfFile(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1)
}

function isBelowTail(folder: string, tail: string): boolean {
  return tail === '' || folder === tail || folder.endsWith(`/${tail}`)
}
