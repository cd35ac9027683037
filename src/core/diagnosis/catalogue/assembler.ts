/** Causes of the family `assembler`. */
import type { Cause } from './types.ts'

export const ASSEMBLER: readonly Cause[] = []
