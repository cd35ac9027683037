/** The complete environment and payload of one run per event, with overlays for other kinds of runners. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '..', 'fixtures', 'events')

/** Names of all event pairs, and of all overlays: a new file is a new case. */
export const EVENTS: readonly string[] = names(FOLDER)
export const OVERLAYS: readonly string[] = names(join(FOLDER, 'overlay'))

function names(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.env'))
    .map((name) => name.slice(0, -'.env'.length))
    .toSorted()
}

function readEnv(file: string): [string, string][] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])
}

export interface ReplayedEvent {
  readonly env: Readonly<Record<string, string>>
  readonly payload: unknown
}

/** An event as a step sees it. Later overlays win; an empty value unsets. */
export function replay(event: string, ...overlays: readonly string[]): ReplayedEvent {
  const files = [join(FOLDER, `${event}.env`), ...overlays.map((name) => join(FOLDER, 'overlay', `${name}.env`))]
  const env = new Map<string, string>()
  for (const [name, value] of files.flatMap(readEnv)) {
    if (value === '') env.delete(name)
    else env.set(name, value)
  }
  return {
    env: Object.fromEntries(env),
    payload: JSON.parse(readFileSync(join(FOLDER, `${event}.json`), 'utf8')) as unknown
  }
}

/** The commits of the fixtures by name: M0 and M1 on main, H1 and H2 heads of a pull request, X1 and X2 their merges ... */
export const SHAS = JSON.parse(readFileSync(join(FOLDER, 'shas.json'), 'utf8')) as Readonly<Record<string, string>>
