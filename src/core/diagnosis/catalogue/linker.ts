/** Causes of the family `linker`. */
import type { Cause } from './types.ts'

export const LINKER: readonly Cause[] = []
