/**
 * From how alike a file and its rebuild are to a verdict.
 *
 * `reproduced` is a proof, whatever was guessed on the way to it. `differs` says that the file is not what its own record
 * gives, so it is said only when everything that is not known could not have made that difference: an unknown `-ldflags`
 * moves the link and never the code of package main. Else the verdict is `inconclusive`.
 *
 * Where the inputs that the IDs name are all the same and the bytes are not, no flag and no source is the reason. But the
 * linker of the host is no part of an ID (cmd/go/internal/work/exec.go, linkActionID), and neither are the files of the C
 * library that it adds: a file that it made comes out otherwise in another image.
 */
import type { ImageFacts } from '../binary/facts.ts'
import type { Likeness } from './levels.ts'

export type ReproduceVerdict = 'reproduced' | 'differs' | 'inconclusive'

/** What of the build ID an input can move: the link alone, the inputs of package main as well, or the code itself. */
export type Reach = 'link' | 'main' | 'all'

/** A parameter of the first build that could not be had. */
export interface Unknown {
  /** `-ldflags`, `source`, `C compiler`. */
  readonly parameter: string
  readonly reach: Reach
  readonly why: string
  readonly fix: string | null
}

/** The one parameter of a link that no ID names. */
export const HOST_LINKER = 'host linker'

/** The unknown parameters that can be the reason for a difference of that level. */
export function reachingUnknowns({ level, sameInputs }: Likeness, unknowns: readonly Unknown[]): readonly Unknown[] {
  if (sameInputs) return unknowns.filter(({ parameter }) => parameter === HOST_LINKER)
  if (level === 4) return unknowns.filter(({ reach }) => reach === 'all')
  if (level === 3) return unknowns.filter(({ reach }) => reach !== 'link')
  return unknowns
}

/** The verdict on a file, given what its rebuild came to. */
export function verdictOf(
  likeness: Likeness,
  before: Pick<ImageFacts, 'seal'>,
  unknowns: readonly Unknown[]
): ReproduceVerdict {
  if (likeness.level === 0 || likeness.level === 1) return 'reproduced'
  // Something changed it after the link: no parameter of the build can be the reason.
  if (before.seal === 'broken') return 'differs'
  return reachingUnknowns(likeness, unknowns).length > 0 ? 'inconclusive' : 'differs'
}
