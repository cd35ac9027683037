/**
 * Whether an output of the build cache is what its name, its own seal and the index say it is.
 *
 * Three questions, each of which catches what the one before it lets pass:
 *  1. Are the bytes those that the name promises? A flipped byte of the same length is linked in silence, because the go
 *     command compares lengths only.
 *  2. Is the package archive sealed? Whoever stores an edited archive under its new hash and repoints the index passes
 *     the first test; the seal inside of the archive is still the old one.
 *  3. Does the archive belong to the action that names it? Whoever repoints an entry at another honest archive (an older
 *     one of the same package, say) passes the first two; the archive still says which action made it.
 * An archive that was edited, sealed anew and given the right action passes all three. Only a list of what trusted runs
 * wrote can tell that one.
 */
import { count } from '../text/markup.ts'
import type { ArchiveReading, DataReading } from './data-file.ts'
import { actionIdOf } from './layout.ts'

/** `corrupt`: other bytes than the name says; `conflict`: whole, but not what the index or its own seal says. */
export type EntryFault = 'corrupt' | 'conflict'

export interface Fault {
  readonly fault: EntryFault
  /** "expected X, got Y", in words. */
  readonly why: string
}

/** What is wrong with the bytes of an output, `null` when nothing is. `hash` is the sha256 in its name. */
export function judgeBytes(reading: Pick<DataReading, 'sha256' | 'size'>, hash: string): Fault | null {
  if (reading.sha256 === hash) return null
  const why = `expected the sha256 of its name, got ${reading.sha256.slice(0, 12)}… (${count(reading.size, 'byte')})`
  return { fault: 'corrupt', why }
}

/**
 * A package archive in the place of a program. The go command of 1.24 and later links it, whatever it calls the file, and
 * never puts one there.
 */
export const IN_FOLDER: Fault = {
  fault: 'conflict',
  why: 'expected a file, got a folder with a package archive in it: the go command keeps only programs in folders'
}

/** What is wrong with the seal of a package archive, `null` when nothing is. */
export function judgeSeal({ id, sealed }: ArchiveReading): Fault | null {
  if (id === null) return { fault: 'conflict', why: 'expected a package archive with a build ID, got none' }
  if (sealed === true) return null
  return { fault: 'conflict', why: `its bytes do not give the content ID ${id.contentId} that it was sealed with` }
}

/** What is wrong between an archive and the action that names it, `null` when nothing is. `action`: 64 hex digits. */
export function judgeAction(archive: ArchiveReading, action: string): Fault | null {
  const expected = actionIdOf(action)
  if (archive.id === null || archive.id.actionId === expected) return null
  return { fault: 'conflict', why: `expected the archive of action ${expected}, got that of ${archive.id.actionId}` }
}
