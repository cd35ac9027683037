/**
 * Differences between the recorded settings of two binaries that were built elsewhere: all there is to compare when no
 * build was seen.
 */
import { drift } from './drift.ts'
import { namedByLine, type Pair, settingTerms } from './explain.ts'
import type { Drift } from './types.ts'

/** Differs with every commit. */
const PER_COMMIT = /^vcs(?:\.|$)/

/** A changed line of a workflow, a Makefile or a script that names a setting or its value explains it. */
export function settingsDrift(pair: Pair): Drift[] {
  const { before, after } = pair
  const [was, now] = [before.binary.settings, after.binary.settings]
  const keys = [...new Set([...Object.keys(was), ...Object.keys(now)])].toSorted()
  const otherGo = before.binary.goVersion !== after.binary.goVersion
  return keys.flatMap((key) => {
    // Another Go has other defaults; the change of Go is a drift of its own.
    if (PER_COMMIT.test(key) || (otherGo && key === 'DefaultGODEBUG')) return []
    const [old, value] = [was[key] ?? null, now[key] ?? null]
    const named = old === value ? null : namedByLine(pair, settingTerms(key, old ?? '', value ?? ''))
    return drift(`settings.${key}`, old, value, named)
  })
}
