/** Causes of the family `vet`. */
import type { Cause } from './types.ts'

export const VET: readonly Cause[] = []
