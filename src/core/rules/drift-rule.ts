/** What the three rules about drift share: a baseline to compare with, and one finding for each unexplained difference. */
import { quote } from '../text/markup.ts'
import type { Comparison, Drift } from '../baseline/types.ts'
import type { Place, RuleAnswer, RuleFinding } from './types.ts'
import { notApplicable, violationsOrPass } from './types.ts'

interface DriftRule {
  /** Which drifts are meant, by the start of their path. */
  readonly prefixes: readonly string[]
  /** The words for one drift, as a sentence without its end: "GOFLAGS changed from ... to ...". */
  readonly words: (drift: Drift) => string
  readonly fix: string | ((drift: Drift) => string)
  readonly place: Place | null
}

/** Judges the drifts of one kind. Against a baseline that nobody vouches for they are said, and close no gate. */
export function judgeDrift({ baseline, drifts }: Comparison, rule: DriftRule): RuleAnswer {
  if (baseline.record === null) return notApplicable(baseline.words)
  const own = drifts.filter((drift) => rule.prefixes.some((prefix) => drift.path.startsWith(prefix)))
  const findings = own
    .filter((drift) => drift.class === 'unexplained')
    .map(
      (drift): RuleFinding => ({
        message: `${rule.words(drift)} since ${baseline.words}, and ${drift.why}.`,
        fix: typeof rule.fix === 'string' ? rule.fix : rule.fix(drift),
        place: rule.place,
        ...(baseline.vouched ? {} : { atMost: 'warning' as const })
      })
    )
  return violationsOrPass(findings)
}

/** `X` changed from `a` to `b`, with an empty side named for what it is. */
export function changed(what: string, drift: Drift): string {
  const side = (value: string | null): string => (value === null || value === '' ? 'nothing' : quote(value, 200))
  return `${what} changed from ${side(drift.before)} to ${side(drift.after)}`
}
