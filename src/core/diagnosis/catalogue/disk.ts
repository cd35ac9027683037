/** Causes of the family `disk`. */
import type { Cause } from './types.ts'

export const DISK: readonly Cause[] = []
