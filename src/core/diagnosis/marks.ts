/**
 * Finds many literal texts in one pass: the automaton of Aho and Corasick ("Efficient string matching", CACM 18, 1975).
 *
 * Every line of a log that is not recognised by its form is looked at for the marks of all causes. Some four hundred
 * regular expressions a line would take hours for a gigabyte; this takes one step a character, whatever the line holds.
 * Marks are ASCII; any other character leads back to the start.
 */

const ALPHABET = 128

export class MarkFinder {
  /** Next state, by state and character. Dense: a look-up a character. */
  readonly #next: Uint16Array
  /** Owners of the marks that end in a state, suffixes included; empty for most. */
  readonly #found: readonly (readonly number[])[]

  /** `marks[i]` are the texts that belong to owner `i`. Throws RangeError for a mark that is empty or no ASCII. */
  constructor(marks: readonly (readonly string[])[]) {
    const next: number[][] = [Array.from({ length: ALPHABET }, () => -1)]
    const found: Set<number>[] = [new Set()]
    for (const [owner, texts] of marks.entries()) {
      for (const text of texts) addMark(next, found, text, owner)
    }
    link(next, found)
    this.#next = Uint16Array.from(next.flat())
    this.#found = found.map((owners) => [...owners])
  }

  /** Whether any mark stands in the text. */
  any(text: string): boolean {
    let state = 0
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index)
      state = code < ALPHABET ? (this.#next[state * ALPHABET + code] ?? 0) : 0
      if ((this.#found[state]?.length ?? 0) > 0) return true
    }
    return false
  }

  /** The owners of the marks in the text, ascending. */
  owners(text: string): number[] {
    const owners = new Set<number>()
    let state = 0
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index)
      state = code < ALPHABET ? (this.#next[state * ALPHABET + code] ?? 0) : 0
      for (const owner of this.#found[state] ?? []) owners.add(owner)
    }
    return [...owners].toSorted((a, b) => a - b)
  }
}

function addMark(next: number[][], found: Set<number>[], text: string, owner: number): void {
  let state = 0
  if (text === '') throw new RangeError('expected a mark, got an empty text')
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code >= ALPHABET) throw new RangeError(`expected a mark of ASCII, got ${text}`)
    let to = next[state]?.[code] ?? -1
    if (to < 0) {
      to = next.push(Array.from({ length: ALPHABET }, () => -1)) - 1
      found.push(new Set())
      const row = next[state]
      if (row !== undefined) row[code] = to
    }
    state = to
  }
  found[state]?.add(owner)
}

/** Fills the missing steps with those of the longest suffix that is a state too, breadth first. */
function link(next: number[][], found: Set<number>[]): void {
  const suffix: number[] = [0]
  const queue: number[] = []
  const root = next[0] ?? []
  for (let code = 0; code < ALPHABET; code += 1) {
    const to = root[code] ?? -1
    if (to < 0) root[code] = 0
    else {
      suffix[to] = 0
      queue.push(to)
    }
  }
  for (const state of queue) {
    const row = next[state] ?? []
    const fallback = next[suffix[state] ?? 0] ?? root
    for (const owner of found[suffix[state] ?? 0] ?? []) found[state]?.add(owner)
    for (let code = 0; code < ALPHABET; code += 1) {
      const to = row[code] ?? -1
      if (to < 0) row[code] = fallback[code] ?? 0
      else {
        suffix[to] = fallback[code] ?? 0
        queue.push(to)
      }
    }
  }
}
