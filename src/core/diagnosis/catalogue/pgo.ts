/** Causes of the family `pgo`. */
import type { Cause } from './types.ts'

export const PGO: readonly Cause[] = []
