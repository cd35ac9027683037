/**
 * The one markup of this program's sentences: a value stands between backticks, everything else is prose.
 *
 * A finding's message and fix are written once and shown in four places: a terminal and an annotation (where the
 * backticks are dropped), Markdown (where they become code spans, the only place in GitHub's Markdown where mentions,
 * emoji names, links and mathematics of a hostile value stay text) and JSON (as they are). A list of typed parts
 * instead of a string was tried on paper and rejected: rules would build trees, and JSON would need a second form.
 */
import { visible } from './visible.ts'

/** A value within a sentence: made visible, cut, between backticks. */
export function quote(value: string | number, max?: number): string {
  return `\`${visible(String(value), max).replaceAll('`', "'") || ' '}\``
}

/** Several values within a sentence, the first `most` of them: `` `a`, `b` and 3 more ``. */
export function quoteList(values: readonly string[], most = 5): string {
  const shown = values.slice(0, most).map((value) => quote(value))
  const rest = values.length - shown.length
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}

/** Sentence parts: even places are prose, odd ones values. */
export function markupParts(text: string): string[] {
  return text.split('`')
}

/** A sentence's length is bounded by its makers; this only stops what slipped through. */
const MAX_SENTENCE_CHARS = 8000

/** The sentence without its markup, for a terminal or an annotation: one line, nothing in it that does not show. */
export function plainText(text: string): string {
  return visible(markupParts(text).join(''), MAX_SENTENCE_CHARS)
}

/** `1 finding`, `2 findings`; the plural is given where it takes more than an s. */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : plural}`
}
