/**
 * Text with memory of its own.
 *
 * A part of a text is a view in V8, and keeps the whole text alive: a name of forty characters that is remembered holds
 * the megabyte of log that it came in. What is kept for longer than the piece of a log goes through here.
 */

/** V8 copies shorter parts by itself (SlicedString::kMinLength). */
const MIN_VIEW_CHARS = 13

/** The same text, which keeps nothing else alive. */
export function own(text: string): string {
  // Joining makes a new text as soon as it is cut again, and the cut is a view into that.
  return text.length < MIN_VIEW_CHARS ? text : ` ${text}`.slice(1)
}

/** The same value of JSON, with all its texts their own. */
export function detached<T>(value: T): T {
  const copy: T = JSON.parse(JSON.stringify(value))
  return copy
}
