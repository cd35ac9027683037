/** A baseline in words, as every report says it. */
import { shortCommit } from '../source/git.ts'
import { quote } from '../text/markup.ts'

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** `` `main` at `1a2b3c4`, two commits behind the merge base ``. */
export function commitWords(name: string, commit: string | null, distance: number | null, reference: string): string {
  const at = commit === null ? quote(name) : `${quote(name)} at ${quote(shortCommit(commit))}`
  if (distance === null || distance === 0) return at
  return `${at}, ${NUMBERS[distance] ?? distance} commit${distance === 1 ? '' : 's'} behind ${reference}`
}

/** `your run of 12 minutes ago`. Both times are ISO 8601. */
export function lastRunWords(then: string, now: string): string {
  const seconds = Math.max(0, (Date.parse(now) - Date.parse(then)) / 1000)
  const steps: [number, string][] = [
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'minute']
  ]
  for (const [length, noun] of steps) {
    const n = Math.floor(seconds / length)
    if (n >= 1) return `your run of ${n} ${noun}${n === 1 ? '' : 's'} ago`
  }
  return 'your run of a moment ago'
}
