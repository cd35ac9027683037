/**
 * All that is below a folder, in the order of its paths, so that two runs over one tree say the same in the same order.
 *
 * Links are not followed: a loop has no end, and a link out of the tree leads to files that nobody named. What is not a
 * file is named, and so is a folder that cannot be listed: the caller decides what that means, but cannot overlook it.
 */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { GateError } from '../core/errors.ts'
import { quote } from '../core/text/markup.ts'
import { readingError, systemReason, whatItIs } from './reading.ts'
import type { Walked } from './types.ts'

export interface WalkLimits {
  /** Entries of any kind. */
  readonly entries: number
  /** Folders within each other; a path of 4,096 characters has room for 2,000. */
  readonly depth: number
}

const WALK_LIMITS: WalkLimits = { entries: 200_000, depth: 128 }

/** Walks a folder. Throws GateError `unreadable` for the folder itself, `input` when it holds more than the limits allow. */
export async function walk(folder: string, limits: WalkLimits = WALK_LIMITS): Promise<Walked> {
  const files: string[] = []
  const others: { path: string; what: string }[] = []
  const closed: { path: string; why: string }[] = []
  const waiting: { path: string; depth: number }[] = [{ path: folder, depth: 0 }]
  let seen = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, depth } = next
    let entries
    try {
      entries = await readdir(path, { withFileTypes: true })
    } catch (error) {
      if (path === folder) throw readingError(folder, error)
      closed.push({ path, why: systemReason(error) })
      continue
    }
    seen += entries.length
    if (seen > limits.entries) {
      throw new GateError('input', `${quote(folder)} holds more than ${limits.entries} files`, {
        fix: 'name the folders that hold the binaries'
      })
    }
    for (const entry of entries) {
      const below = join(path, entry.name)
      if (entry.isFile()) files.push(below)
      else if (!entry.isDirectory()) others.push({ path: below, what: whatItIs(entry) })
      else if (depth + 1 < limits.depth) waiting.push({ path: below, depth: depth + 1 })
      else closed.push({ path: below, why: `more than ${limits.depth} folders deep` })
    }
  }
  return { files: files.toSorted(), others: others.toSorted(byPath), closed: closed.toSorted(byPath) }
}

const byPath = (a: { path: string }, b: { path: string }): number => (a.path < b.path ? -1 : 1)
