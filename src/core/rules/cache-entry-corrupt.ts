/** The build used an archive of the build cache whose bytes are not those that its name promises. */
import { judgeFaults } from './cache-fault.ts'
import type { Rule } from './types.ts'

export const cacheEntryCorrupt: Rule = {
  id: 'cache-entry-corrupt',
  link: 'cache',
  level: 'error',
  title: 'A package came from a build cache entry with other bytes than its name says',
  knownBy: 'cache',
  check: (record) => judgeFaults(record, record.cache.corrupt, 'held other bytes than the name says')
}
