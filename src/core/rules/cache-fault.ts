/** What the two rules about entries of the build cache share. */
import type { CacheFault, GateRecord } from '../record/types.ts'
import { count, quote } from '../text/markup.ts'
import { modulePlace } from './subject.ts'
import { inconclusive, notApplicable, PASS, type RuleAnswer, violation } from './types.ts'

/** Packages that one finding names; the record has all. */
const MAX_NAMED = 3

const FIX =
  'run `go clean -cache` and build again; then look for who writes to the cache (`cache audit` lists every bad entry): a cache that a pull request could write must not be restored on the default branch'

/** Judges one kind of fault. `what` goes on "N of M packages from the build cache ...". */
export function judgeFaults(record: GateRecord, faults: readonly CacheFault[], what: string): RuleAnswer {
  const { cache, run } = record
  if (run.mode !== 'build') return notApplicable('the build was not seen')
  if (cache.cached === 0) return notApplicable('no package came from the build cache')
  if (faults.length > 0) {
    const named = faults
      .slice(0, MAX_NAMED)
      .map((fault) => `${quote(fault.package)} (${quote(fault.file)}): ${fault.why}`)
    const more = faults.length > MAX_NAMED ? `; and ${faults.length - MAX_NAMED} more` : ''
    return violation({
      message: `${faults.length} of ${count(cache.cached, 'package')} from the build cache ${what}, and the go command linked ${faults.length === 1 ? 'it' : 'them'} in silence: ${named.join('; ')}${more}.`,
      fix: FIX,
      place: modulePlace(record)
    })
  }
  const [first] = cache.unverified
  if (first === undefined) return PASS
  return inconclusive(
    `${count(cache.unverified.length, 'package')} from the build cache could not be verified: ${quote(first.package)} (${quote(first.file)}): ${first.why}`
  )
}
