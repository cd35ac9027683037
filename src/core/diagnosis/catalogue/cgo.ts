/** Causes of the family `cgo`. */
import type { Cause } from './types.ts'

export const CGO: readonly Cause[] = []
