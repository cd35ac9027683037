/** Causes of the family `generics`. */
import type { Cause } from './types.ts'

export const GENERICS: readonly Cause[] = []
