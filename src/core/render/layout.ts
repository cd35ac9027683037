/** Plain text in columns and lines of a given width. Widths are measured by the caller's function: CJK and emoji are two. */

export type Measure = (text: string) => number

/** Breaks text at spaces into lines of at most `width` columns; a longer word stands alone on its line. */
export function wrap(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const candidate = line === '' ? word : `${line} ${word}`
    if (line !== '' && measure(candidate) > width) {
      lines.push(line)
      line = word
    } else line = candidate
  }
  lines.push(line)
  return lines
}

/** Fills with spaces up to `width` columns. */
function pad(text: string, width: number, measure: Measure): string {
  return `${text}${' '.repeat(Math.max(0, width - measure(text)))}`
}

/** A table with two spaces between columns; the last column is not padded. */
export function table(rows: readonly (readonly string[])[], measure: Measure): string[] {
  const widths: number[] = []
  for (const row of rows) row.forEach((cell, index) => (widths[index] = Math.max(widths[index] ?? 0, measure(cell))))
  return rows.map((row) =>
    row
      .map((cell, index) => (index === row.length - 1 ? cell : pad(cell, widths[index] ?? 0, measure)))
      .join('  ')
      .trimEnd()
  )
}

/** Blocks of lines with an empty line between them, ending in a newline; a block without lines leaves no gap. */
export function page(blocks: readonly (readonly string[])[]): string {
  const shown = blocks.filter((block) => block.length > 0)
  return `${shown.map((block) => block.join('\n')).join('\n\n')}\n`
}
