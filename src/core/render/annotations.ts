/**
 * Findings as annotations of a step: ten of each level reach the reader, the eleventh vanishes without a word, so the
 * worst come first and the last one says how many there are.
 */
import type { Finding, FindingLevel } from '../rules/types.ts'
import { LEVELS } from '../rules/types.ts'
import { plainText } from '../text/markup.ts'
import { visible } from '../text/visible.ts'

/** actions/runner keeps ten of each level a step; one is kept free for what a problem matcher finds. */
const MAX_PER_LEVEL = 9
/** The runner cuts a message at 4,096 characters. */
const MAX_MESSAGE_CHARS = 4000
/** The checks API takes 255 characters. */
const MAX_TITLE_CHARS = 200

export interface Annotation {
  readonly level: FindingLevel
  readonly title: string
  readonly message: string
  readonly file: string | null
  readonly line: number | null
}

/** The annotations to write, worst level first. `findings` are in the order in which they matter. */
export function annotationsOf(findings: readonly Finding[], withSubject: boolean): Annotation[] {
  return LEVELS.toReversed().flatMap((level) => (level === 'off' ? [] : ofLevel(level, findings, withSubject)))
}

function ofLevel(level: FindingLevel, findings: readonly Finding[], withSubject: boolean): Annotation[] {
  const own = findings.filter((finding) => finding.level === level)
  const fits = own.length <= MAX_PER_LEVEL
  const shown = own
    .slice(0, fits ? MAX_PER_LEVEL : MAX_PER_LEVEL - 1)
    .map((finding) => annotation(finding, withSubject))
  if (fits) return shown
  const rest = own.slice(MAX_PER_LEVEL - 1)
  const rules = [...new Set(rest.map((finding) => finding.rule))].join(', ')
  const message = `and ${rest.length} more findings of this level (${rules}): see the job summary`.slice(
    0,
    MAX_MESSAGE_CHARS
  )
  return [...shown, { level, title: `${rest.length} more findings`, message, file: null, line: null }]
}

function annotation(finding: Finding, withSubject: boolean): Annotation {
  const subject = withSubject ? `${visible(finding.subject, 100)}: ` : ''
  const text = `${subject}${plainText(finding.message)}\nFix: ${plainText(finding.fix)}\n${finding.help}`
  return {
    level: finding.level,
    title: finding.rule.slice(0, MAX_TITLE_CHARS),
    message: text.slice(0, MAX_MESSAGE_CHARS),
    file: finding.file === null ? null : visible(finding.file, 1000),
    line: finding.line
  }
}
