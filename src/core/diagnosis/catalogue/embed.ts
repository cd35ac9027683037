/** Causes of the family `embed`. */
import type { Cause } from './types.ts'

export const EMBED: readonly Cause[] = []
