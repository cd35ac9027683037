/** What `go env -json`, `go env -changed -json` and `go version` say. */
import { bounded, GateError } from '../errors.ts'

/** `go env -json` has about 50 entries of a few kilobytes together. */
const MAX_ENTRIES = 1000
const MAX_VALUE_CHARS = 1 << 16

/** Values by name, as the go command will use them. */
export type GoEnv = Readonly<Record<string, string>>

/** The platform that the go command itself runs on: `linux/amd64`. */
export function hostOf(env: GoEnv): string {
  return `${env['GOHOSTOS'] ?? ''}/${env['GOHOSTARCH'] ?? ''}`
}

/** Parses the output of `go env -json`. Throws GateError `tool` when it is something else. */
export function parseGoEnv(text: string): GoEnv {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new GateError('tool', '`go env -json`: expected a JSON object, got text that does not parse', {
      cause: error
    })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new GateError('tool', '`go env -json`: expected a JSON object')
  }
  const entries = Object.entries(value)
  bounded(entries.length, MAX_ENTRIES, '`go env -json`, entries')
  const env: Record<string, string> = {}
  for (const [name, entry] of entries) {
    if (typeof entry !== 'string') throw new GateError('tool', `\`go env -json\`: expected text for ${name}`)
    bounded(entry.length, MAX_VALUE_CHARS, `\`go env -json\`, characters of ${name}`)
    env[name] = entry
  }
  return env
}

/** `go version go1.26.8 linux/amd64` in its parts; `null` for any other text. */
export function parseGoVersionLine(text: string): { version: string; goos: string; goarch: string } | null {
  const found = /^go version (.+) ([a-z0-9]+)\/([a-z0-9]+)\s*$/.exec(text)
  if (found === null) return null
  return { version: found[1] ?? '', goos: found[2] ?? '', goarch: found[3] ?? '' }
}

/**
 * Names that say where things lie on one machine or how chatty the tool is: they differ between two honest runs and
 * change nothing in a binary, so they are neither recorded as effective values nor compared.
 */
const MACHINE_ONLY = new Set([
  'GOGCCFLAGS',
  'GOTELEMETRYDIR',
  'GOTELEMETRY',
  'GOTMPDIR',
  'GOMOD',
  'GOBIN',
  'GOPATH',
  'GOMODCACHE',
  'GOCACHE',
  'GOENV',
  'GOROOT',
  'GOTOOLDIR',
  'GOPACKAGESDRIVER'
])

/** Whether a value can differ between two honest machines that build the same thing. */
export function isMachineOnly(name: string): boolean {
  return MACHINE_ONLY.has(name)
}
