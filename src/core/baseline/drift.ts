/** One difference between two records, with its class. */
import type { Drift, DriftClass } from './types.ts'

/** Why a difference is harmless, or `null`. */
export type Explanation = { readonly class: Exclude<DriftClass, 'unexplained'>; readonly why: string } | null

const UNEXPLAINED = 'nothing in this change explains it'

/** The difference at a path as a list, empty when both sides are the same. */
export function drift(path: string, before: string | null, after: string | null, explanation: Explanation): Drift[] {
  if (before === after) return []
  return [{ path, before, after, class: explanation?.class ?? 'unexplained', why: explanation?.why ?? UNEXPLAINED }]
}
