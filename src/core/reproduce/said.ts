/** What is told of a command that failed. */
import { Diagnoser, type Diagnosis } from '../diagnosis/diagnose.ts'
import { quote } from '../text/markup.ts'

/** What a command said last: the line that names the error, most often. */
export function lastLine(text: string): string {
  return (
    text
      .split('\n')
      .findLast((line) => line.trim() !== '')
      ?.trim() ?? 'no message'
  )
}

/** Why a build failed, in a sentence without its end: the cause where it is known, else the go command's own words. */
export function failureWords({ failures, facts, exitCode }: Diagnosis): string {
  const [first] = failures
  if (first === undefined) return quote(facts.lastWords.at(-1) ?? `exit code ${exitCode ?? 'none'}`)
  return first.cause === 'unknown' ? quote(first.said, 600) : first.message
}

/** The same, of what a go command said on standard error. */
export function failureWordsOf(stderr: string, args: readonly string[], exitCode: number | null): string {
  const diagnoser = new Diagnoser()
  diagnoser.command(['go', ...args])
  diagnoser.push(stderr)
  return failureWords(diagnoser.end(exitCode))
}
