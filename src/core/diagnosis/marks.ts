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
  /** 1 for states in which a mark ends. */
  readonly #ends: Uint8Array
  /** Owners of the marks that end in a state, suffixes included. */
  readonly #found: readonly (readonly number[])[]

  /** `marks[i]` are the texts that belong to owner `i`. Throws RangeError for a mark that is empty or no ASCII. */
  constructor(marks: readonly (readonly string[])[]) {
    const most = marks.flat().reduce((sum, text) => sum + text.length, 1)
    // State 0 is the start; 0 as a step of the tree says that there is none.
    const next = new Uint16Array(most * ALPHABET)
    const found: number[][] = [[]]
    for (const [owner, texts] of marks.entries()) {
      for (const text of texts) addMark(next, found, text, owner)
    }
    if (found.length > 0xffff) throw new RangeError(`expected marks of at most 65535 characters, got ${found.length}`)
    link(next, found)
    this.#next = next.slice(0, found.length * ALPHABET)
    this.#found = found
    this.#ends = Uint8Array.from(found, (owners) => Math.min(owners.length, 1))
  }

  /** Where the first mark in the text ends; -1 when there is none. */
  #first(text: string): number {
    const next = this.#next
    const ends = this.#ends
    let state = 0
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index)
      state = code < ALPHABET ? (next[state * ALPHABET + code] ?? 0) : 0
      if (ends[state] === 1) return index
    }
    return -1
  }

  /** Whether any mark stands in the text. */
  any(text: string): boolean {
    return this.#first(text) >= 0
  }

  /** The owners of the marks in the text, ascending. */
  owners(text: string): readonly number[] {
    if (this.#first(text) < 0) return []
    const owners = new Set<number>()
    let state = 0
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index)
      state = code < ALPHABET ? (this.#next[state * ALPHABET + code] ?? 0) : 0
      if (this.#ends[state] === 1) for (const owner of this.#found[state] ?? []) owners.add(owner)
    }
    return [...owners].toSorted((a, b) => a - b)
  }
}

function addMark(next: Uint16Array, found: number[][], text: string, owner: number): void {
  let state = 0
  if (text === '') throw new RangeError('expected a mark, got an empty text')
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code >= ALPHABET) throw new RangeError(`expected a mark of ASCII, got ${text}`)
    const at = state * ALPHABET + code
    let to = next[at] ?? 0
    if (to === 0) {
      to = found.push([]) - 1
      next[at] = to
    }
    state = to
  }
  found[state]?.push(owner)
}

/** Fills the missing steps with those of the longest suffix that is a state too, breadth first. */
function link(next: Uint16Array, found: number[][]): void {
  const suffix = new Uint16Array(found.length)
  const queue: number[] = []
  for (const to of next.subarray(0, ALPHABET)) if (to !== 0) queue.push(to)
  for (const state of queue) {
    const back = suffix[state] ?? 0
    found[state]?.push(...(found[back] ?? []))
    for (let code = 0; code < ALPHABET; code += 1) {
      const at = state * ALPHABET + code
      const fallback = next[back * ALPHABET + code] ?? 0
      const to = next[at] ?? 0
      if (to === 0) next[at] = fallback
      else {
        suffix[to] = fallback
        queue.push(to)
      }
    }
  }
}
