/** Whose list of known findings counts, where only new ones are to close the gate. */
import type { GateMode } from '../policy/types.ts'
import type { GateScope } from '../rules/known.ts'
import type { Baseline } from './types.ts'

export interface ScopeQuestion {
  readonly mode: GateMode
  readonly baseline: Baseline
  /** Whether this run writes the baseline of its branch. */
  readonly writes: boolean
  /** Why the place that the baseline came from could have been written by this change; `null` where it could not. */
  readonly doubt: string | null
}

/** What closes the gate. The reasons are those of core/rules/known.ts. */
export function gateScope({ mode, baseline, writes, doubt }: ScopeQuestion): GateScope {
  if (mode === 'all') return { kind: 'all' }
  const { record, state, source, words } = baseline
  if (record === null) {
    const isGone = state === 'missing-first-run' || state === 'missing-expired'
    return writes && isGone && source !== 'none' ? { kind: 'beginning' } : { kind: 'everything', why: words }
  }
  if (!baseline.vouched) return { kind: 'everything', why: `nobody vouches for ${words}` }
  return doubt === null ? { kind: 'since', record, words } : { kind: 'everything', why: doubt }
}
