/** There should be something to compare with, and there is not. */
import { notApplicable, PASS, type Rule, violation } from './types.ts'

/** Its level is what `on-missing-baseline` says: `warn`, `fail` or `pass`. */
export const baselineMissing: Rule = {
  id: 'baseline-missing',
  link: 'toolchain',
  level: 'warning',
  title: 'The baseline is gone, unreadable or about something else',
  check(_record, { baseline }, policy) {
    if (baseline.record !== null) return PASS
    if (baseline.state === 'missing-first-run' && (baseline.writes || policy.rules['baseline-missing'] !== 'error')) {
      return notApplicable(baseline.words)
    }
    if (baseline.source === 'none') return notApplicable(baseline.words)
    const isNew = baseline.state === 'missing-first-run'
    return violation({
      message: `There is no baseline to compare with (${baseline.state}): ${baseline.words}. Changes of tool chain, flags and environment go unseen.`,
      fix: isNew
        ? 'let the gate run on the default branch once, so that it records one; for a binary that comes with this change a waiver of `baseline-missing` has to be on the base branch before'
        : 'let the gate run on the default branch once, so that it records one; a baseline given by `baseline` must be a record of this very package and target'
    })
  }
}
