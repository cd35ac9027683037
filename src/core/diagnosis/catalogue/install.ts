/** Causes of the family `install`. */
import type { Cause } from './types.ts'

export const INSTALL: readonly Cause[] = []
