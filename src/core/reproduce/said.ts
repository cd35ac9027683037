/** What a command said last: the line that names the error, most often. */
export function lastLine(text: string): string {
  return (
    text
      .split('\n')
      .findLast((line) => line.trim() !== '')
      ?.trim() ?? 'no message'
  )
}
