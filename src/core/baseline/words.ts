/** A baseline in words, as every report says it. */
import { shortCommit } from '../source/git.ts'
import { quote } from '../text/markup.ts'

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** `` `main` at `1a2b3c4` ``; the name alone where the commit is not known. */
export function recordWords(name: string, commit: string | null): string {
  return commit === null ? quote(name) : `${quote(name)} at ${quote(shortCommit(commit))}`
}

/** `` `main` at `1a2b3c4`, two commits behind the merge base ``. */
export function commitWords(name: string, commit: string | null, distance: number | null, reference: string): string {
  const at = recordWords(name, commit)
  return distance === null || distance === 0 ? at : `${at}, ${commits(distance)} behind ${reference}`
}

/** `` `main` at `1a2b3c4`, two commits ahead of this one ``. */
export function aheadWords(name: string, commit: string | null, distance: number, reference: string): string {
  return `${recordWords(name, commit)}, ${commits(distance)} ahead of ${reference}`
}

function commits(n: number): string {
  return `${NUMBERS[n] ?? n} commit${n === 1 ? '' : 's'}`
}

/** `your run of 12 minutes ago`. Both times are ISO 8601. */
export function lastRunWords(then: string, now: string): string {
  return `your run of ${agoWords(then, now)}`
}

/** `12 minutes ago`. Both times are ISO 8601. */
export function agoWords(then: string, now: string): string {
  const seconds = Math.max(0, (Date.parse(now) - Date.parse(then)) / 1000)
  const steps: [number, string][] = [
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'minute']
  ]
  for (const [length, noun] of steps) {
    const n = Math.floor(seconds / length)
    if (n >= 1) return `${n} ${noun}${n === 1 ? '' : 's'} ago`
  }
  return 'a moment ago'
}
