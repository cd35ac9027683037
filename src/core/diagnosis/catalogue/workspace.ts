/** Causes of the family `workspace`. */
import type { Cause } from './types.ts'

export const WORKSPACE: readonly Cause[] = []
