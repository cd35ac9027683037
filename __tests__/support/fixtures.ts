/** Files below __tests__/fixtures. */
import { readdirSync, readFileSync } from 'node:fs'

const ROOT = new URL('../fixtures/', import.meta.url)

/** A fixture's text. */
export function fixtureText(name: string): string {
  return readFileSync(new URL(name, ROOT), 'utf8')
}

/** Names in a folder of fixtures that end in `ending`, sorted, so that a new case is a new file. */
export function fixtureNames(folder: string, ending: string): string[] {
  return readdirSync(new URL(`${folder}/`, ROOT))
    .filter((name) => name.endsWith(ending))
    .toSorted()
}

export interface Transcript {
  /** Files on the command line. */
  readonly args: readonly string[]
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
}

function isTranscript(value: unknown): value is Transcript {
  return typeof value === 'object' && value !== null && 'args' in value && 'exit' in value && 'stdout' in value
}

/** The transcripts of one scenario by Go version. */
export function transcripts(name: string): [go: string, transcript: Transcript][] {
  const all: unknown = JSON.parse(fixtureText(name))
  if (typeof all !== 'object' || all === null) throw new Error(`${name}: expected an object`)
  return Object.entries(all).map(([go, value]) => {
    const transcript: unknown = value
    if (!isTranscript(transcript)) throw new Error(`${name}: expected a transcript for ${go}`)
    return [go, transcript]
  })
}
