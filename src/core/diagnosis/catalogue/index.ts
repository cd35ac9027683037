/**
 * The catalogue of causes, in the order in which they are asked: the first that knows an error has it, so what is
 * specific stands before what is general, and the general ones of each family at its end.
 */
import { MarkFinder } from '../marks.ts'
import type { Context, RawError } from '../raw-error.ts'
import { ASSEMBLER } from './assembler.ts'
import { CACHE } from './cache.ts'
import { CGO } from './cgo.ts'
import { CHECKSUM } from './checksum.ts'
import { CONSTRAINTS } from './constraints.ts'
import { DISK } from './disk.ts'
import { EMBED } from './embed.ts'
import { EXITS } from './exits.ts'
import { FLAGS } from './flags.ts'
import { GENERICS } from './generics.ts'
import { GOROOT } from './goroot.ts'
import { IMPORTS } from './imports.ts'
import { INSTALL } from './install.ts'
import { LINKER } from './linker.ts'
import { MEMORY } from './memory.ts'
import { MODULES } from './modules.ts'
import { NETWORK } from './network.ts'
import { PGO } from './pgo.ts'
import { SYNTAX } from './syntax.ts'
import { TESTS } from './tests.ts'
import { TINYGO } from './tinygo.ts'
import { TOOLCHAIN } from './toolchain.ts'
import type { Cause, Match } from './types.ts'
import { TYPES } from './type-errors.ts'
import { VCS } from './vcs.ts'
import { VENDORING } from './vendoring.ts'
import { VET } from './vet.ts'
import { WORKSPACE } from './workspace.ts'

/** All causes, in their order. What stops a machine comes first: it wears the clothes of every other error. */
export const CAUSES: readonly Cause[] = [
  ...MEMORY,
  ...DISK,
  ...TINYGO,
  ...TOOLCHAIN,
  ...GOROOT,
  ...CACHE,
  ...CHECKSUM,
  ...VCS,
  ...NETWORK,
  ...WORKSPACE,
  ...VENDORING,
  ...MODULES,
  ...EMBED,
  ...CONSTRAINTS,
  ...IMPORTS,
  ...CGO,
  ...ASSEMBLER,
  ...PGO,
  ...LINKER,
  ...INSTALL,
  ...FLAGS,
  ...GENERICS,
  ...SYNTAX,
  ...TESTS,
  ...VET,
  ...TYPES,
  ...EXITS
]

let finder: MarkFinder | null = null
function marks(): MarkFinder {
  finder ??= new MarkFinder(CAUSES.map((cause) => cause.marks))
  return finder
}

/** Whether some cause may know this line. Linear in its length. */
export function mayBeKnown(line: string): boolean {
  return marks().any(line)
}

/** The cause of an error, and what it says about it; `null` when no cause knows it. */
export function findCause(error: RawError, context: Context): { cause: Cause; match: Match } | null {
  for (const owner of marks().owners(error.text)) {
    const cause = CAUSES[owner]
    const match = cause?.match(error, context) ?? null
    if (cause !== undefined && match !== null) return { cause, match }
  }
  return null
}
