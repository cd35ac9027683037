/** Causes of the family `tinygo`. */
import type { Cause } from './types.ts'

export const TINYGO: readonly Cause[] = []
