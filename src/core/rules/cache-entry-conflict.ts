/** The build used an archive of the build cache that is whole, but not what its seal or the action that asked for it says. */
import { judgeFaults } from './cache-fault.ts'
import type { Rule } from './types.ts'

export const cacheEntryConflict: Rule = {
  id: 'cache-entry-conflict',
  link: 'cache',
  level: 'error',
  title: 'A package came from a build cache entry that contradicts its own seal or the index',
  knownBy: 'cache',
  check: (record) => judgeFaults(record, record.cache.conflicting, 'contradicted its own seal or the index')
}
