/**
 * How alike two builds of one program are, told by the four parts of their build IDs.
 *
 *   0  the same bytes
 *   1  the same content: both seals hold and their last parts are equal. The bytes differ by the ID itself, where the same
 *      flags were spelled otherwise (`-s -w`, `-w -s`), or by a signature
 *   2  the same packages, linked otherwise: the action and the content of package main are equal
 *   3  the same code of package main: its content is equal, its inputs are not (build info, VCS stamp, tags)
 *   4  nothing is equal: other Go, folders, sources or dependencies
 *
 * The first part names the inputs of the link. Where it is equal and the bytes are not, the file was changed after the
 * link, or an input is no part of that name. IDs are text: whoever edits a file can write another one, so without a seal
 * that holds a level is what the file says of itself.
 *
 * Source: cmd/go/internal/work/buildid.go. Measured on published programs: docs/reproduce.md.
 */
import { type BuildIdParts, haveSameInputs, partsOf } from '../binary/build-id.ts'
import type { ImageFacts } from '../binary/facts.ts'
import { sealHolds } from '../binary/seal.ts'

export type EvidenceLevel = 0 | 1 | 2 | 3 | 4

/** What of a file is compared. */
export type Compared = Pick<ImageFacts, 'sha256' | 'buildId' | 'seal'>

export interface Likeness {
  /** `null` when the bytes differ and one of the files has no four-part ID to say how. */
  readonly level: EvidenceLevel | null
  /** Whether the action, the main action and the main content are equal: the same declared inputs. */
  readonly sameInputs: boolean
  /** Whether both seals hold, so that the IDs can be believed. */
  readonly sealed: boolean
}

/** Compares a file with its rebuild. */
export function likenessOf(before: Compared, after: Compared): Likeness {
  const [was, is] = [partsOf(before), partsOf(after)]
  const sealed = sealHolds(before.seal) && sealHolds(after.seal)
  const same = was !== null && is !== null && haveSameInputs(was, is)
  const level = before.sha256 !== null && before.sha256 === after.sha256 ? 0 : levelOfIds(was, is, sealed)
  return { level, sameInputs: same, sealed }
}

function levelOfIds(was: BuildIdParts | null, is: BuildIdParts | null, sealed: boolean): EvidenceLevel | null {
  if (was === null || is === null) return null
  if (sealed && was.content === is.content) return 1
  if (was.mainContent !== is.mainContent) return 4
  return was.mainAction === is.mainAction ? 2 : 3
}

const LEVEL_WORDS: Readonly<Record<EvidenceLevel, string>> = {
  0: 'the same bytes',
  1: 'the same content, both seals hold',
  2: 'the same packages, linked otherwise',
  3: 'the same code of package main, other inputs',
  4: 'nothing is the same'
}

/** A level in words. */
export function levelWords({ level, sameInputs }: Pick<Likeness, 'level' | 'sameInputs'>): string {
  if (level === null) return 'the bytes differ, and without build IDs it cannot be said how far'
  return level === 2 && sameInputs ? 'the same inputs, other bytes' : LEVEL_WORDS[level]
}
