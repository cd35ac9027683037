/** Causes of the family `flags`. */
import type { Cause } from './types.ts'

export const FLAGS: readonly Cause[] = []
