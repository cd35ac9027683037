/**
 * Differences between the recorded settings of two binaries that were built elsewhere: all there is to compare when no
 * build was seen.
 */
import type { GateRecord } from '../record/types.ts'
import { drift } from './drift.ts'
import type { Drift } from './types.ts'

/** Differs with every commit. */
const PER_COMMIT = /^vcs(?:\.|$)/

export function settingsDrift(before: GateRecord, after: GateRecord): Drift[] {
  const [was, now] = [before.binary.settings, after.binary.settings]
  const keys = [...new Set([...Object.keys(was), ...Object.keys(now)])].toSorted()
  const otherGo = before.binary.goVersion !== after.binary.goVersion
  return keys.flatMap((key) => {
    // Another Go has other defaults; the change of Go is a drift of its own.
    if (PER_COMMIT.test(key) || (otherGo && key === 'DefaultGODEBUG')) return []
    return drift(`settings.${key}`, was[key] ?? null, now[key] ?? null, null)
  })
}
