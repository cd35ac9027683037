/** Causes of the family `cache`. */
import type { Cause } from './types.ts'

export const CACHE: readonly Cause[] = []
