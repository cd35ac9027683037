/**
 * Which folders of the compiling machine the file names in a line table give away.
 *
 *   built with                runtime                          a module                         the main module
 *   -trimpath                 runtime/proc.go                  rsc.io/quote@v1.5.2/quote.go     example.com/app/main.go
 *   nothing                   /usr/local/go/src/runtime/...    /home/me/go/pkg/mod/rsc.io/...   /home/me/app/main.go
 *
 * Three roots stand for all of them: GOROOT, the module cache, the folder of the main module (and those of modules that
 * are replaced by folders). Where the runtime's own files are relative, -trimpath or its like was at work; what is
 * absolute then came from a `//line` comment in the source, which -trimpath does not change either, and tells nothing of
 * the machine. Object files of C have no names here.
 *
 * Source: cmd/go/internal/work/gc.go (trimpath); golang.org/ref/mod, "Module cache" for `!x` in place of capitals.
 */
import { bounded } from '../errors.ts'
import { MAX_PATH_ELEMENTS, MAX_SOURCE_ROOTS, MAX_SYMBOL_BYTES } from './limits.ts'

const SLASH = 0x2f
const BACKSLASH = 0x5c
const MOD_CACHE = '/pkg/mod/'

/** Gathers folders from file names, and finds their roots. */
export class SourceFolders {
  readonly #folders = new Set<string>()
  readonly #most: number
  #last = ''

  /** `most` folders are kept; throws LimitError when there are more. */
  constructor(most: number) {
    this.#most = most
  }

  /** Takes names of files, each ended by a NUL, and gives how many they are. Other than Go and assembly files do not count. */
  add(names: Buffer): number {
    let count = 0
    for (let at = 0; at < names.length; at++, count++) {
      const start = at
      let slash = at
      for (let byte = names[at] ?? 0; byte !== 0; byte = names[++at] ?? 0) {
        if (byte === SLASH || byte === BACKSLASH) slash = at
      }
      if (slash > start && !this.#isLast(names, start, slash)) this.#addFirst(names, start, slash, at)
    }
    return count
  }

  /** Files of one folder stand together. */
  #isLast(names: Buffer, start: number, slash: number): boolean {
    const last = this.#last
    if (last.length !== slash - start) return false
    for (let i = 0; i < last.length; i++) if (names[start + i] !== last.charCodeAt(i)) return false
    return true
  }

  /** A file of another folder than the one before. */
  #addFirst(names: Buffer, start: number, slash: number, stop: number): void {
    if (stop - start > MAX_SYMBOL_BYTES) return
    const name = names.toString('latin1', slash, stop)
    if (!name.endsWith('.go') && !name.endsWith('.s')) return
    this.#last = names.toString('latin1', start, slash)
    // Go writes forward slashes on every system; a hand-set -trimpath may not.
    const folder = this.#last.replaceAll('\\', '/')
    if (folder.split('/', MAX_PATH_ELEMENTS + 1).length > MAX_PATH_ELEMENTS) return
    this.#folders.add(folder)
    bounded(this.#folders.size, this.#most, 'folders in the line table')
  }

  /**
   * The roots, sorted, the first of them. `below` are the folders in which packages stand within their module
   * (`internal/x` of `example.com/app/internal/x`): what is before them is the module's folder. `modules` are the paths
   * of modules that may be in a module cache.
   */
  roots(below: ReadonlySet<string>, modules: ReadonlySet<string>): string[] {
    if (this.#folders.has('runtime')) return []
    const absolute = [...this.#folders].filter(isAbsolute)
    const goroot = absolute.flatMap((folder) => /^(.+?)\/src(?:\/pkg)?\/runtime$/.exec(folder)?.[1] ?? [])[0]
    if (goroot === undefined) return []
    const inGoroot = `${goroot}/src/`
    const roots = new Set([goroot])
    for (const folder of absolute) {
      if (folder.startsWith(inGoroot)) continue
      roots.add(moduleCacheOf(folder, modules) ?? beforeSuffix(folder, below) ?? folder)
    }
    return fewer(outermost([...roots].toSorted())).slice(0, MAX_SOURCE_ROOTS)
  }

  /** Folders with module versions and escapes undone, for holding import paths against their ends. */
  *importPaths(): Generator<string> {
    for (const folder of this.#folders) {
      yield folder.replaceAll(/@[^/]*/g, '').replaceAll(/!([a-z])/g, (_, letter: string) => letter.toUpperCase())
    }
  }
}

function isAbsolute(folder: string): boolean {
  return /^(?:\/|[A-Za-z]:\/)/.test(folder)
}

/** `/home/me/go/pkg/mod` for `/home/me/go/pkg/mod/rsc.io/quote@v1.5.2/buggy`. */
function moduleCacheOf(folder: string, modules: ReadonlySet<string>): string | null {
  const version = folder.indexOf('@')
  if (version < 0) return null
  const usual = folder.indexOf(MOD_CACHE)
  if (usual >= 0 && usual < version) return folder.slice(0, usual + MOD_CACHE.length - 1)
  return beforeSuffix(folder.slice(0, version), modules)
}

/** What stands before the longest suffix of whole elements that is in the set; `null` when none is. */
function beforeSuffix(folder: string, suffixes: ReadonlySet<string>): string | null {
  for (let slash = folder.indexOf('/', 1); slash > 0; slash = folder.indexOf('/', slash + 1)) {
    if (suffixes.has(folder.slice(slash + 1))) return folder.slice(0, slash)
  }
  return null
}

/** Without folders that lie in another of them. `folders` is sorted. */
function outermost(folders: readonly string[]): string[] {
  const kept = new Set<string>()
  for (const folder of folders) {
    let inside = false
    for (let slash = folder.indexOf('/', 1); slash > 0 && !inside; slash = folder.indexOf('/', slash + 1)) {
      inside = kept.has(folder.slice(0, slash))
    }
    if (!inside) kept.add(folder)
  }
  return [...kept]
}

/**
 * Where there are too many, those that stand side by side are named by what they stand in: the packages of a program
 * that was built without modules.
 */
function fewer(folders: readonly string[]): string[] {
  let roots = [...folders]
  while (roots.length > MAX_SOURCE_ROOTS) {
    const beside = new Map<string, number>()
    for (const folder of roots) beside.set(parentOf(folder), (beside.get(parentOf(folder)) ?? 0) + 1)
    const [parent, count] = [...beside]
      .filter(([folder]) => folder !== '')
      .reduce((a, b) => (b[1] > a[1] ? b : a), ['', 1])
    if (count < 2) break
    roots = outermost([...new Set([...roots, parent])].toSorted())
  }
  return roots
}

const parentOf = (folder: string): string => folder.slice(0, folder.lastIndexOf('/'))
