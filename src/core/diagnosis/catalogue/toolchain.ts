/** Causes of the family `toolchain`. */
import type { Cause } from './types.ts'

export const TOOLCHAIN: readonly Cause[] = []
