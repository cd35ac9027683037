/** What the two rules about packages with the same inputs and another output share. */
import { type OtherOutput, otherOutputs } from '../baseline/packages.ts'
import type { Comparison } from '../baseline/types.ts'
import type { GateRecord } from '../record/types.ts'
import { count, quote } from '../text/markup.ts'
import { modulePlace } from './subject.ts'
import { notApplicable, type RuleAnswer, type RuleFinding, violationsOrPass } from './types.ts'

/** Packages that one finding names; `compare` names all. */
const MAX_NAMED = 3

/** A kind of contradiction: which outputs are meant, and the sentences about them. */
export interface Contradiction {
  readonly holds: (output: OtherOutput) => boolean
  /** Goes on "2 packages". `many`: whether there are several; `words`: the baseline. */
  readonly what: (many: boolean, words: string) => string
  readonly cause: string
  readonly fix: string
}

const C_CODE =
  'It has C code, and what a C compiler makes is not settled by the inputs that Go knows: `__DATE__` and `__TIME__`, headers and libraries of the system, `-flto`'

/** Judges packages that came out otherwise: an error, and of C code a warning, each with its packages named. */
export function judgeOutputs(
  record: GateRecord,
  { baseline }: Comparison,
  kinds: readonly Contradiction[]
): RuleAnswer {
  if (baseline.record === null) return notApplicable(baseline.words)
  if (record.packages.length === 0) return notApplicable('the build was not seen')
  if (baseline.record.packages.length === 0) return notApplicable('the baseline names no packages')
  // An entry that contradicts itself has been reported as that.
  const outputs = otherOutputs(baseline.record, record).filter(
    ({ is }) => is.entry !== 'corrupt' && is.entry !== 'conflicting'
  )
  const findings = kinds.flatMap((kind) => {
    const own = outputs.filter(kind.holds)
    return [false, true].flatMap((cCode): RuleFinding[] => {
      const some = own.filter((output) => output.cCode === cCode)
      if (some.length === 0) return []
      const many = some.length > 1
      const cause = cCode ? (many ? C_CODE.replace('It has', 'They have') : C_CODE) : kind.cause
      return [
        {
          message: `${count(some.length, 'package')} ${kind.what(many, baseline.words)}: ${named(some)}. ${cause}.`,
          fix: cCode ? C_FIX : kind.fix,
          place: modulePlace(record),
          ...(cCode ? { level: 'warning' as const } : {}),
          ...(baseline.vouched ? {} : { atMost: 'warning' as const })
        }
      ]
    })
  })
  return violationsOrPass(findings)
}

const C_FIX =
  'build twice with an empty GOCACHE and compare `go list -export -deps -f "{{.ImportPath}} {{.BuildID}}"`: if both differ, take the clock out of the C code (`-Wdate-time` names the lines); if both are the same, the image of the runner or the cache is what changed'

function named(outputs: readonly OtherOutput[]): string {
  const shown = outputs.slice(0, MAX_NAMED).map(({ path, was, is, by }) => {
    const what = by === 'contentId' ? 'content ID' : 'sha256'
    return `${quote(path)} (${what} ${quote(was[by] ?? '')} in the baseline, ${quote(is[by] ?? '')} here)`
  })
  const rest = outputs.length - shown.length
  return `${shown.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`
}
