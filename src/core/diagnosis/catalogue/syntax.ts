/** Causes of the family `syntax`. */
import type { Cause } from './types.ts'

export const SYNTAX: readonly Cause[] = []
