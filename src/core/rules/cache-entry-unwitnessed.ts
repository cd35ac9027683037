/** The build used an entry of the build cache that no trusted run wrote or verified. */
import { count, quote } from '../text/markup.ts'
import { modulePlace } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

/** Packages that one finding names; the record has all. */
const MAX_NAMED = 3

export const cacheEntryUnwitnessed: Rule = {
  id: 'cache-entry-unwitnessed',
  link: 'cache',
  level: 'error',
  title: 'A package came from a build cache entry that no trusted run vouches for',
  knownBy: 'cache',
  check(record) {
    const { run, cache } = record
    const { ledger } = cache
    if (run.mode !== 'build') return notApplicable('the build was not seen')
    if (ledger === null) return notApplicable('no ledger of trusted runs was asked for')
    if (cache.cached === 0) return notApplicable('no package came from the build cache')
    // Without a ledger, or with one that is too old, everything is unwitnessed, which says nothing about any of it; what is wrong with one is told by ledger-invalid.
    if (ledger.trust === 'audit' && (ledger.state !== 'used' || ledger.why !== null)) {
      return notApplicable(`the ledger ${quote(ledger.file)} vouches for nothing: ${ledger.why ?? ''}`)
    }
    if (ledger.unwitnessed.length === 0) return PASS
    const named = ledger.unwitnessed.slice(0, MAX_NAMED).map((one) => `${quote(one.package)} (${quote(one.file)})`)
    const rest = ledger.unwitnessed.length - named.length
    const more = rest > 0 ? `; and ${rest} more` : ''
    const enforced = ledger.trust === 'enforce'
    const after = enforced ? ', although all such entries were set aside before the build: they were written since' : ''
    return violation({
      message: `Expected packages from the build cache that a trusted run wrote or verified, got ${count(ledger.unwitnessed.length, 'package')} of ${cache.cached} that none did${after}: ${named.join('; ')}${more}.`,
      fix: enforced
        ? 'find out what writes to GOCACHE beside the build: another step, another job on the same machine'
        : 'set `cache-trust: enforce`, which has them compiled anew; or build once on the default branch with an empty GOCACHE, so that they are in the ledger',
      place: modulePlace(record),
      // A ledger of yesterday does not know the work of today; where such entries were set aside, there can be none.
      level: enforced ? 'error' : 'warning'
    })
  }
}
