/** Causes of the family `goroot`. */
import type { Cause } from './types.ts'

export const GOROOT: readonly Cause[] = []
