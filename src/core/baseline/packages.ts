/**
 * The same inputs, another output: packages that two builds compiled under one action ID and that came out otherwise.
 *
 * An action ID is a hash of all that the go command takes for an input of a compiler run: the sources, the flags, the
 * version of the tools, the content IDs of the imports. A content ID is the hash of what came out. Go compiles the same
 * inputs to the same bytes, on any machine and in any folder, so two records with one action ID and two content IDs
 * contradict each other, and one of four things happened:
 *
 *  - both were compiled: something took part that the go command does not count among the inputs. A wrapper of the
 *    compiler, a replaced tool; of C code much that is honest, see below;
 *  - this run compiled, the earlier one took it from its cache: what that cache held is not what the compiler gives. The
 *    earlier run is suspect, and what it shipped;
 *  - this run took it from the cache, the earlier one compiled: this cache is suspect;
 *  - both took it from a cache: one of the two held something else, and nothing here says which.
 *
 * C code is the exception. Its action ID covers the version of the C compiler and the files of the package, and neither
 * the clock (`__DATE__`), nor the headers and libraries of the system, nor what `-flto` makes up. Which packages have
 * some is taken from both records: whoever plants an object into a forged archive so that it looks like C code meets the
 * record of the honest one.
 *
 * Packages that import such a one have another action ID and are not looked at: what is found is where it began.
 * Measured: docs/rules/not-reproducible.md. Source: cmd/go/internal/work/exec.go (buildActionID), buildid.go.
 */
import type { GateRecord, PackageRecord } from '../record/types.ts'
import type { Drift } from './types.ts'

export interface OtherOutput {
  readonly path: string
  readonly was: PackageRecord
  readonly is: PackageRecord
  /** Whether both records say that C code is in it. */
  readonly cCode: boolean
  /** Which of its members differs; other bytes under one content ID are an archive that lies about itself. */
  readonly by: 'contentId' | 'outputSha256'
}

/** Packages of both records with the same action ID and another output, by path. A package whose IDs are not known is none. */
export function otherOutputs(before: GateRecord, after: GateRecord): OtherOutput[] {
  const known = new Map(before.packages.map((entry) => [entry.path, entry]))
  const [wasC, isC] = [new Set(before.trace?.cgo), new Set(after.trace?.cgo)]
  return after.packages.flatMap((is): OtherOutput[] => {
    const was = known.get(is.path)
    if (was === undefined || is.actionId === null || was.actionId !== is.actionId) return []
    const by = (['contentId', 'outputSha256'] as const).find((member) => {
      return was[member] !== null && is[member] !== null && was[member] !== is[member]
    })
    return by === undefined ? [] : [{ path: is.path, was, is, cCode: wasC.has(is.path) && isC.has(is.path), by }]
  })
}

/** A drift for each of them. */
export function packageDrift(before: GateRecord, after: GateRecord): Drift[] {
  return otherOutputs(before, after).map((output) => ({
    path: `packages.${output.path}.${output.by}`,
    before: output.was[output.by],
    after: output.is[output.by],
    class: 'unexplained',
    why: `${suspicion(output)}${output.cCode ? '; it has C code, whose output the action ID does not settle' : ''}`
  }))
}

/** Which side is in doubt, as a clause. */
function suspicion({ was, is }: Pick<OtherOutput, 'was' | 'is'>): string {
  if (was.origin === 'compiled' && is.origin === 'compiled') return 'the same inputs were compiled to other bytes'
  if (is.origin === 'compiled') return 'compiled now to other bytes than the cache of the baseline held'
  if (was.origin === 'compiled') return 'the cache holds other bytes than the baseline compiled from the same inputs'
  return 'this cache and that of the baseline hold other bytes for the same inputs'
}
