/** Causes of the family `tests`. */
import type { Cause } from './types.ts'

export const TESTS: readonly Cause[] = []
