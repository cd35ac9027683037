/**
 * The folder GOCACHE as it is found, in words.
 *
 * Most of what can be odd about it is silent in Go: a read-only or full cache builds as ever and stores nothing, a shared
 * one is believed. `off` and a relative path end a build at once.
 */
import { quote } from '../text/markup.ts'

/** `ready`: it can be read and written. `unknown`: nothing could be learnt, which is said in the remarks. */
export const CACHE_STATES = ['ready', 'read-only', 'full', 'empty', 'missing', 'off', 'relative', 'unknown'] as const
export type CacheState = (typeof CACHE_STATES)[number]

export interface CacheFolder {
  /** GOCACHE as the go command uses it. */
  readonly path: string
  readonly state: CacheState
  /** What else is odd about it, one sentence each, in the markup of text/markup.ts. */
  readonly remarks: readonly string[]
}

/** What a look at the folder gave. The parts that a system cannot give are `null`. */
export interface FolderFacts {
  readonly kind: 'directory' | 'missing' | 'other' | 'unreadable'
  /** Where a symbolic link in its path leads, `null` without one. */
  readonly realPath: string | null
  readonly writable: boolean
  /** Whether anything is in it. */
  readonly empty: boolean
  readonly freeBytes: number | null
  /** The kind of a network file system: `nfs`. */
  readonly network: string | null
  /** Whether it belongs to another user than the one that runs this. */
  readonly foreign: boolean | null
  /** Whether every user may write to it. */
  readonly worldWritable: boolean | null
}

/** Below this the next build may find no room for its archives: those of the standard library take as much. */
const FULL_BYTES = 64 << 20

/** `asked` is GOCACHE as it was set, where that is known: the go command says `off` for a relative path as well. */
export function cacheFolderOf(path: string, asked: string | null, facts: FolderFacts | null): CacheFolder {
  if (path === 'off') {
    const relative = asked !== null && asked !== '' && asked !== 'off'
    return relative
      ? {
          path: asked,
          state: 'relative',
          remarks: ['the go command refuses to build: GOCACHE is not an absolute path']
        }
      : { path, state: 'off', remarks: ['the go command refuses to build without a cache'] }
  }
  if (facts === null) return { path, state: 'unknown', remarks: [] }
  return { path, state: stateOf(facts), remarks: remarksOf(facts) }
}

function stateOf(facts: FolderFacts): CacheState {
  if (facts.kind === 'missing') return 'missing'
  if (facts.kind !== 'directory') return 'unknown'
  if (!facts.writable) return 'read-only'
  if (facts.freeBytes !== null && facts.freeBytes < FULL_BYTES) return 'full'
  return facts.empty ? 'empty' : 'ready'
}

function remarksOf(facts: FolderFacts): string[] {
  const remarks: string[] = []
  if (facts.kind === 'other') remarks.push('it is no folder')
  if (facts.kind === 'unreadable') remarks.push('it cannot be read')
  if (facts.realPath !== null)
    remarks.push(`it is reached through a symbolic link and lies in ${quote(facts.realPath)}`)
  if (facts.kind !== 'directory') return remarks
  if (!facts.writable) remarks.push('it cannot be written: builds succeed, and nothing that they compile is kept')
  if (facts.freeBytes !== null && facts.freeBytes < FULL_BYTES) {
    remarks.push(
      `${Math.floor(facts.freeBytes / 1e6)} MB are free there: builds succeed, and what does not fit is not kept`
    )
  }
  if (facts.network !== null) {
    remarks.push(`it lies on a network file system (${facts.network}), where the locks of the go command may not hold`)
  }
  if (facts.foreign === true) remarks.push('it belongs to another user, who can change every entry')
  if (facts.worldWritable === true) remarks.push('every user of this machine may write to it')
  return remarks
}
