/**
 * One entry of the build cache that a build used, held against its name, its seal, the action that was asked for, and the
 * index.
 */
import { quote } from '../text/markup.ts'
import type { DataReading } from './data-file.ts'
import type { IndexEntryReading } from './index-entry.ts'
import { IN_FOLDER, judgeBytes, judgeSeal } from './judge-entry.ts'

/**
 * `verified`: bytes, seal, action and index agree. `unverified`: some of it could not be read. `elsewhere`: linked from a
 * file that is in no cache (the standard library of Go up to 1.19, a cache program's own folder).
 */
export const ENTRY_STATES = ['verified', 'corrupt', 'conflicting', 'unverified', 'elsewhere'] as const
export type EntryState = (typeof ENTRY_STATES)[number]

export interface EntryCheck {
  readonly state: EntryState
  /** Why it is not verified, in words and the markup of text/markup.ts; `null` when it is. */
  readonly why: string | null
  /** Whether somebody vouches for it; absent where that was not asked, or where it is not verified. */
  readonly witnessed?: boolean
}

const VERIFIED: EntryCheck = { state: 'verified', why: null }

export interface UsedEntry {
  /** The sha256 that the file's name promises. */
  readonly hash: string
  /** Whether it was linked from a folder of that name. */
  readonly inFolder: boolean
  readonly reading: DataReading
  /** The action IDs that the build asked for, `null` where that is not known. */
  readonly asked: ReadonlySet<string> | null
  /** The index entries of the archive's own action, by its first 15 bytes: one, unless two actions begin alike. */
  readonly entries: readonly IndexEntryReading[]
}

/** Judges one archive that was linked from the cache. */
export function judgeUsedEntry({ hash, inFolder, reading, asked, entries }: UsedEntry): EntryCheck {
  const bytes = judgeBytes(reading, hash)
  if (bytes !== null) return { state: 'corrupt', why: bytes.why }
  if (inFolder) return conflicting(IN_FOLDER.why)
  if (reading.archive === null) return conflicting('expected a package archive, got a file of another kind')
  const seal = judgeSeal(reading.archive)
  if (seal !== null) return conflicting(seal.why)
  const action = reading.archive.id?.actionId ?? ''
  if (asked !== null && !asked.has(action)) {
    return conflicting(
      `expected the archive of action ${[...asked].map((id) => quote(id)).join(' or ')}, got that of ${quote(action)}`
    )
  }
  if (entries.length === 0) {
    // A cache program may keep an index of its own; that the action was asked for is then known from the build itself.
    return asked === null ? unverified(`the index has no entry for its action ${quote(action)}`) : VERIFIED
  }
  const read = entries.flatMap((entry) => (entry.ok ? [entry.entry] : []))
  const found = read.find(({ output }) => output === hash)
  if (found === undefined) {
    const other = read[0]
    if (other !== undefined) return conflicting(`the index names another output for its action: ${quote(other.output)}`)
    const [first] = entries
    return unverified(`the index entry of its action: ${first?.ok === false ? first.why : 'unreadable'}`)
  }
  if (found.size !== reading.size) {
    return { state: 'corrupt', why: `expected ${found.size} bytes by the index, got ${reading.size}` }
  }
  return VERIFIED
}

function conflicting(why: string): EntryCheck {
  return { state: 'conflicting', why }
}

function unverified(why: string): EntryCheck {
  return { state: 'unverified', why }
}
