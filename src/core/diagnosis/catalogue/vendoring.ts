/** Causes of the family `vendoring`. */
import type { Cause } from './types.ts'

export const VENDORING: readonly Cause[] = []
