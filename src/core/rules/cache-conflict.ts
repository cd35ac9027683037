/**
 * A package came from a cache, here or in the baseline's run, and the other run has another output for the same inputs.
 *
 * cache-entry-conflict is about an entry that contradicts itself. This one is about two runs: an entry that was sealed anew
 * agrees with itself, and with nothing that was compiled.
 */
import { judgeOutputs } from './other-output.ts'
import type { Rule } from './types.ts'

const CLEAN = 'run `go clean -cache` and build again'

export const cacheConflict: Rule = {
  id: 'cache-conflict',
  link: 'cache',
  level: 'error',
  title: 'A package from a build cache is not what another run has for the same inputs',
  knownBy: 'nothing',
  check: (record, comparison) =>
    judgeOutputs(record, comparison, [
      {
        holds: ({ was, is }) => is.origin === 'cached' && was.origin === 'compiled',
        what: (_many, words) =>
          `came from the build cache with other bytes than the baseline (${words}) compiled from the same inputs`,
        cause: 'The entry agrees with itself, so it was made so: this cache is what is suspect',
        fix: `${CLEAN}; then look for who writes to the cache: one that a pull request could write must not be restored on the default branch`
      },
      {
        holds: ({ was, is }) => is.origin === 'compiled' && was.origin === 'cached',
        what: (many, words) =>
          `${many ? 'were' : 'was'} compiled now to other bytes than the baseline (${words}) took from its cache for the same inputs`,
        cause:
          'What that cache held is not what the compiler gives: the run of the baseline is what is suspect, and what it shipped',
        fix: 'build the commit of the baseline again with an empty cache and compare; clear the cache of that branch, and take the binary of that run back when it is another'
      },
      {
        holds: ({ was, is }) => is.origin === 'cached' && was.origin === 'cached',
        what: (many, words) =>
          `${many ? 'have' : 'has'} other bytes in the build cache than the baseline (${words}) found in its own for the same inputs`,
        cause: 'One of the two caches is not what the compiler gave, and nothing here says which',
        fix: `${CLEAN}: the run then says which of the two it was; a ledger (\`cache-trust\`) says it at once`
      }
    ])
}
