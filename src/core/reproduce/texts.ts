/**
 * Readable text at places where two files differ: the value of a `-X` that nobody recorded shows there.
 *
 * Sections of the same size are compared byte for byte, and each run of differing bytes is widened to the text around it.
 * Where the sizes differ all that follows is moved: then each file is searched for text that stands nowhere in the other,
 * by windows of a few characters (novel-texts.ts). A text that looks like a secret is
 * not printed: connection strings were found in published programs, set by -X.
 */
import type { ByteSource, Range } from '../binary/bytes.ts'
import { latin1, subSource, within } from '../binary/bytes.ts'
import { bounded } from '../errors.ts'
import { redactText } from '../record/redact.ts'
import type { Difference } from './differences.ts'
import { novelTexts } from './novel-texts.ts'

/** Differing runs of one section that are looked at. */
const MAX_RUNS = 100
/** Characters shown around a difference, on each side. */
const AROUND = 24
const MAX_TEXT = 120
const CHUNK_BYTES = 1 << 20
/** A shorter text is chance: pointers and tables are full of them. The value of a `-X` stands among other texts. */
const MIN_TEXT = 6
/** Equal bytes between two differences that make one text of them. */
const MAX_GAP = 8

export interface ComparedSection {
  readonly name: string
  readonly before: Range
  readonly after: Range
}

/** The texts at the differences of one section. Reads both sections once, a piece at a time. */
export function textDifferences(before: ByteSource, after: ByteSource, section: ComparedSection): Difference[] {
  if (!within(section.before, before.size) || !within(section.after, after.size)) return []
  const [was, is] = [subSource(before, section.before), subSource(after, section.after)]
  if (was.size !== is.size) {
    const only = (own: ByteSource, other: ByteSource, at: number) =>
      novelTexts(own, other).map(({ offset, text }) => ({ offset: at + offset, text: redactText(text) }))
    const [gone, come] = [only(was, is, section.before.offset), only(is, was, section.after.offset)]
    return [
      ...gone.map(({ offset, text }): Difference => ({ ...place(section, offset), before: text, after: '' })),
      ...come.map(({ offset, text }): Difference => ({ ...place(section, offset), before: '', after: text }))
    ]
  }
  return differingRuns(was, is).flatMap((run): Difference[] => {
    const [a, b] = [textAround(was, run), textAround(is, run)]
    if (a === null && b === null) return []
    const offset = section.before.offset + run.offset
    return [{ ...place(section, offset), before: redactText(a ?? ''), after: redactText(b ?? '') }]
  })
}

function place({ name }: ComparedSection, offset: number): { kind: 'string'; section: string; offset: number } {
  return { kind: 'string', section: name, offset }
}

/** Runs of bytes that differ, near ones as one. */
function differingRuns(was: ByteSource, is: ByteSource): Range[] {
  const { size } = was
  const runs: { offset: number; size: number }[] = []
  for (let at = 0; at < size && runs.length <= MAX_RUNS; at += CHUNK_BYTES) {
    const length = Math.min(CHUNK_BYTES, size - at)
    const [a, b] = [Buffer.from(was.read(at, length)), Buffer.from(is.read(at, length))]
    if (a.equals(b)) continue
    for (let i = 0; i < length && runs.length <= MAX_RUNS; i += 1) {
      if (a[i] === b[i]) continue
      const last = runs.at(-1)
      if (last !== undefined && at + i - (last.offset + last.size) <= MAX_GAP) last.size = at + i + 1 - last.offset
      else runs.push({ offset: at + i, size: 1 })
    }
  }
  return runs
}

/** The text that covers the beginning of a run, cut on both sides; `null` when there is none. */
function textAround(source: ByteSource, run: Range): string | null {
  const from = Math.max(0, run.offset - AROUND)
  const length = bounded(Math.min(source.size - from, MAX_TEXT), MAX_TEXT, 'text, characters')
  const text = latin1(source.read(from, length))
  const at = run.offset - from
  // oxlint-disable-next-line no-control-regex -- what is no text ends it
  const start = text.slice(0, at).search(/(?<![\x20-\x7e])[\x20-\x7e]*$/)
  const rest = /^[\x20-\x7e]*/.exec(text.slice(at))?.[0] ?? ''
  const end = Math.min(rest.length, run.size + AROUND)
  const found = `${text.slice(start, at)}${rest.slice(0, end)}`
  return rest === '' || found.length < MIN_TEXT ? null : found
}
