import { valueAt } from './untrusted.ts'

/**
 * The reasons for which the program stops with a sentence instead of a verdict. The code is a closed union, because
 * the exit code and the tone of the report hang on it:
 *
 * - `usage`, `input`, `policy`: somebody typed or wrote something wrong (exit 2);
 * - `unreadable`, `tool`, `evidence`: the evidence could not be had (exit 3);
 * - `format`, `limit`: bytes that are not what they claim to be; the reader of binaries turns both into an outcome.
 */
export type GateErrorCode = 'usage' | 'input' | 'policy' | 'unreadable' | 'tool' | 'evidence' | 'format' | 'limit'

/** What every error of this program is: a code to branch on, one sentence, and the fix where there is one. */
export class GateError extends Error {
  readonly code: GateErrorCode
  /** What the reader can do about it: a command or an edit, in the same markup as a finding's fix. */
  readonly fix: string | null

  constructor(code: GateErrorCode, message: string, options: { fix?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'GateError'
    this.code = code
    this.fix = options.fix ?? null
  }
}

/** Bytes that break the rules of their format; `offset` is the file offset at which they do. */
export class FormatError extends GateError {
  readonly offset: number

  constructor(message: string, offset: number) {
    super('format', message)
    this.name = 'FormatError'
    this.offset = offset
  }
}

/** A structure that reaches beyond the file's end: the file was cut, or its headers lie. */
export class TruncatedError extends FormatError {
  constructor(message: string, offset: number) {
    super(message, offset)
    this.name = 'TruncatedError'
  }
}

/** A length, count or offset taken from a file or a log that passes the bound set for it. */
export class LimitError extends GateError {
  constructor(what: string, got: number, bound: number) {
    super('limit', `${what}: expected at most ${bound}, got ${got}`)
    this.name = 'LimitError'
  }
}

/**
 * The message of anything that was thrown; what has none is named by its type, never printed raw. Told by its members:
 * an error of another realm (a worker, a test runner's sandbox) is no `instanceof Error`.
 */
export function errorMessage(error: unknown): string {
  const message = valueAt(error, 'message')
  return typeof message === 'string' ? message : `a thrown ${typeof error}`
}

/** The code of a system error, `ENOENT`; `null` for everything else. */
export function errorCode(error: unknown): string | null {
  const code = valueAt(error, 'code')
  return typeof code === 'string' ? code : null
}

/**
 * Refuses a number that an untrusted source gave when it is above its bound (or no whole number at all).
 * Every such number passes here, so that the bounds can be read in one place per format.
 */
export function bounded(value: number, bound: number, what: string): number {
  if (!Number.isSafeInteger(value) || value < 0 || value > bound) throw new LimitError(what, value, bound)
  return value
}
