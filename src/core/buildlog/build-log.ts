/** What a `go build -x` trace says happened, as far as this program uses it. */
import type { CompileFlags } from './compile-flags.ts'

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
  readonly flags: CompileFlags
  /** What it imports, each with the archive that the compiler read. */
  readonly imports: readonly LinkedPackage[]
}

/** One input of a link or of a compiler run: a package, and the archive that was read for it. */
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
  /** The program that -toolexec put in front of the tools, with its arguments; `null` without one. */
  readonly toolexec: readonly string[] | null
  /** Packages with C code, by import path as the cgo tool was given it. */
  readonly cgo: readonly string[]
  /** The C compilers and other programs of the host that ran, as the trace names them. */
  readonly hostPrograms: readonly string[]
  /** How many commands of each tool ran: compile, link, asm, cgo, gcc ... */
  readonly tools: Readonly<Record<string, number>>
  readonly lines: number
  /** Lines longer than the bound, of which the rest was dropped. */
  readonly cutLines: number
}
