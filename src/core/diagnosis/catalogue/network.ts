/** Causes of the family `network`. */
import type { Cause } from './types.ts'

export const NETWORK: readonly Cause[] = []
