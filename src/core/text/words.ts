/**
 * Arguments written in one line, as in an input `build-flags: -trimpath -ldflags="-s -w"`.
 *
 * People write such lines for a shell, so quotes may stand anywhere in a word. There is no shell: nothing is expanded,
 * and a backslash is itself (Windows paths) except before a quote or a backslash inside double quotes.
 */

/** Splits a text into arguments; lines end words too. `null` when a quote is not closed. */
export function splitWords(text: string): string[] | null {
  const words: string[] = []
  let word: string | null = null
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? ''
    if (/\s/.test(character)) {
      if (word !== null) words.push(word)
      word = null
      continue
    }
    word ??= ''
    if (character !== '"' && character !== "'") {
      word += character
      continue
    }
    let closed = false
    for (i += 1; i < text.length; i++) {
      const inner = text[i] ?? ''
      if (inner === character) {
        closed = true
        break
      }
      const next = text[i + 1] ?? ''
      if (character === '"' && inner === '\\' && (next === '"' || next === '\\')) i += 1
      word += text[i] ?? ''
    }
    if (!closed) return null
  }
  if (word !== null) words.push(word)
  return words
}

/** A list in one text, separated by spaces and lines. For values that hold neither: package patterns. */
export function splitSpaces(text: string): string[] {
  return text.split(/\s+/).filter((entry) => entry !== '')
}

/** A list in one text: by lines, and by commas and spaces within them. For values that hold neither. */
export function splitList(text: string): string[] {
  return text.split(/[\s,]+/).filter((entry) => entry !== '')
}

/** A list by lines; empty lines and lines that start with `#` are left out. For values that may hold anything. */
export function splitLines(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}
