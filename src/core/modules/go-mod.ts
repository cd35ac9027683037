/**
 * The parts of go.mod that bear on a build's provenance, from `go mod edit -json` (the go command is always there, and
 * no parser of ours can be more right than its own), with the lines they stand on, for the places of findings.
 */
import { GateError } from '../errors.ts'

export interface GoMod {
  readonly module: string
  /** The `go` line: `1.21`, `1.26.8`; `null` when there is none. */
  readonly go: string | null
  /** The `toolchain` line: `go1.26.8`, `default`; `null` when there is none. */
  readonly toolchain: string | null
  /** 1-based lines in the file, `null` where the directive is missing. */
  readonly lines: { readonly module: number | null; readonly go: number | null; readonly toolchain: number | null }
}

/** Parses the output of `go mod edit -json` together with the file's text. Throws GateError `tool`. */
export function parseGoMod(json: string, text: string): GoMod {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    throw new GateError('tool', '`go mod edit -json`: expected a JSON object', { cause: error })
  }
  const module = stringAt(property(value, 'Module'), 'Path')
  return {
    module: module ?? '',
    go: stringAt(value, 'Go'),
    toolchain: stringAt(value, 'Toolchain'),
    lines: { module: lineOf(text, 'module'), go: lineOf(text, 'go'), toolchain: lineOf(text, 'toolchain') }
  }
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined
}

function stringAt(value: unknown, key: string): string | null {
  const found = property(value, key)
  return typeof found === 'string' && found !== '' ? found : null
}

/** The first line that starts with a directive. */
function lineOf(text: string, directive: string): number | null {
  const index = text
    .split('\n')
    .findIndex((line) => line.startsWith(`${directive} `) || line.startsWith(`${directive}\t`))
  return index < 0 ? null : index + 1
}
