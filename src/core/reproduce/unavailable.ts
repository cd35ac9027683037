/** Why there is no second build to compare with: the parameter of the first that could not be had. */
import { GateError } from '../errors.ts'

/**
 * What is missing: the file cannot be read, it does not say enough to begin with, its Go, its sources, or a build that
 * succeeds with all of them.
 */
export type Missing = 'file' | 'record' | 'go' | 'source' | 'build'

/** Thrown where a second build cannot be made. */
export class Unavailable extends GateError {
  readonly missing: Missing

  constructor(missing: Missing, { code, message, fix }: GateError) {
    super(code, message, fix === null ? {} : { fix })
    this.name = 'Unavailable'
    this.missing = missing
  }
}

/** Does a step of a rebuild. A GateError of it that is nobody's wrong usage is thrown as `Unavailable`. */
export async function having<T>(missing: Missing, step: () => T | Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    throw unavailableBecause(error, missing) ?? error
  }
}

/** An error as `Unavailable`; `null` for wrong usage and for what is no GateError. */
export function unavailableBecause(error: unknown, missing: Missing = 'build'): Unavailable | null {
  if (error instanceof Unavailable) return error
  if (!(error instanceof GateError) || ['usage', 'input', 'policy'].includes(error.code)) return null
  return new Unavailable(missing, error)
}
