/** Causes of the family `modules`. */
import type { Cause } from './types.ts'

export const MODULES: readonly Cause[] = []
