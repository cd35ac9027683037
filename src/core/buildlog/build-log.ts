/** What a `go build -x` trace says happened, as far as this program uses it. */

/** A package that was compiled in this build (not taken from the cache). */
export interface CompiledPackage {
  /** The import path that the compiler was given with -p; `main` for a package main. */
  readonly path: string
  /** Folder below $WORK: `b001`. */
  readonly action: string
  /** The first half of -buildid: the action ID. */
  readonly actionId: string
  /** sha256 of the archive, from the name under which it went into the cache; `null` when it did not. */
  readonly outputSha256: string | null
}

/** One input of a link: a package, and the archive that was linked for it. */
export interface LinkedPackage {
  readonly path: string
  /** A file in the build cache, or below $WORK when the package was compiled now. */
  readonly file: string
}

/** How the linked file got to its place. */
export interface Landing {
  readonly how: 'mv' | 'cp'
  readonly path: string
}

/** One run of the linker. */
export interface Link {
  readonly action: string
  /** The import path of the package main that was linked. */
  readonly mainPackage: string | null
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** -buildid as given, before the content ID is filled in: action/main action/main content/action. */
  readonly buildId: string | null
  readonly packages: readonly LinkedPackage[]
  /** The module info that was handed to the linker: the third copy. `null` when there is none. */
  readonly modInfo: string | null
  readonly landing: Landing | null
}

export interface BuildLog {
  /** The build's work folder, `null` when the trace does not name it (or -work was given another form). */
  readonly work: string | null
  readonly compiled: readonly CompiledPackage[]
  readonly links: readonly Link[]
  /** How many commands of each tool ran: compile, link, asm, cgo, gcc ... */
  readonly tools: Readonly<Record<string, number>>
  readonly lines: number
  /** Lines longer than the bound, of which the rest was dropped. */
  readonly cutLines: number
}
