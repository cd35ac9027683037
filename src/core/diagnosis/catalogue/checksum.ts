/** Causes of the family `checksum`. */
import type { Cause } from './types.ts'

export const CHECKSUM: readonly Cause[] = []
