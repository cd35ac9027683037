/**
 * Whether the module of a package is recorded in the module info.
 *
 * The standard library is told by its first path element, which has no dot; with it go the packages that it vendors
 * (`vendor/golang.org/x/...`), `main`, `command-line-arguments` and modules that are named like `hello`: of those
 * nothing can be said, and nothing is.
 *
 * Source: cmd/go's search.IsStandardImportPath; golang.org/ref/mod for the longest module path that is a prefix.
 */
import { MAX_PATH_ELEMENTS } from './limits.ts'
import type { ModInfo } from './modinfo.ts'

export class RecordedModules {
  readonly #paths: ReadonlySet<string>

  constructor(modInfo: ModInfo) {
    const replaced = modInfo.deps.map((dep) => dep.replace?.path ?? dep.path)
    this.#paths = new Set(
      [modInfo.path, modInfo.main?.path ?? '', ...modInfo.deps.map(({ path }) => path), ...replaced].filter(
        (path) => path !== ''
      )
    )
  }

  /** The longest recorded module path (or path of package main) that the package is in, `null` for none. */
  moduleOf(importPath: string): string | null {
    let longest: string | null = null
    let slash = importPath.indexOf('/')
    for (let elements = 0; slash >= 0 && elements < MAX_PATH_ELEMENTS; elements++) {
      const path = importPath.slice(0, slash)
      if (this.#paths.has(path)) longest = path
      slash = importPath.indexOf('/', slash + 1)
    }
    // The external tests of a package are compiled as a package of their own.
    const own = importPath.endsWith('_test') ? importPath.slice(0, -'_test'.length) : importPath
    return this.#paths.has(importPath) || this.#paths.has(own) ? importPath : longest
  }
}

/**
 * Whether the module info names modules at all: a program built without (GOPATH, Bazel, the tools of the Go
 * distribution) records none, and nothing follows from that.
 */
export function namesModules(modInfo: ModInfo): boolean {
  return modInfo.main !== null || modInfo.deps.length > 0
}

/** Whether a path is the standard library's, or of a module that cannot be told from it. */
export function looksStandard(importPath: string): boolean {
  const slash = importPath.indexOf('/')
  return !(slash < 0 ? importPath : importPath.slice(0, slash)).includes('.')
}
