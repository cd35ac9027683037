/** Causes of the family `vcs`. */
import type { Cause } from './types.ts'

export const VCS: readonly Cause[] = []
