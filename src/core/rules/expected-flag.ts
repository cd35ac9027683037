import type { Policy } from '../policy/types.ts'
import { nameAndValue } from './flags-missing.ts'

/** Whether the policy expects a flag, whatever its value: for flags that name files of one machine. */
export function isExpectedFlag(policy: Policy, name: string): boolean {
  return policy.expect.flags.some((flag) => nameAndValue(flag)[0] === name)
}
