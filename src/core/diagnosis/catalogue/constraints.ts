/** Causes of the family `constraints`. */
import type { Cause } from './types.ts'

export const CONSTRAINTS: readonly Cause[] = []
