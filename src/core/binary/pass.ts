/**
 * An inspection, and the passes over the file that it asks for.
 *
 * Reading headers is a matter of microseconds and done at once; hashing hundreds of megabytes is not, and is worth two
 * cores. So an inspection is a generator: it yields a plan for each pass that it needs, and goes on with the result. Who
 * drives it decides how a pass is run: `drive` does it here and now, the ports hand it to threads.
 */
import { type ByteSource, type Range, subSource } from './bytes.ts'
import { scan, type ScanResult, type SealedView } from './scan.ts'

export interface PassPlan {
  /** The part of the file that the pass is over: all of it, or a slice of a fat file. */
  readonly range: Range
  /** Plain bytes to look for, each of at most a few hundred. */
  readonly patterns: readonly Uint8Array[]
  /** Offsets in a view are relative to the range. */
  readonly views: readonly SealedView[]
}

export type PassResult = ScanResult

export type Inspection<T> = Generator<PassPlan, T, PassResult>

/** Runs an inspection to its end, each pass in this thread. */
export function drive<T>(inspection: Inspection<T>, source: ByteSource): T {
  for (let step = inspection.next(); ; ) {
    if (step.done === true) return step.value
    const { range, patterns, views } = step.value
    step = inspection.next(scan(subSource(source, range), patterns, views))
  }
}

/** The same, with passes that are run elsewhere. */
export async function driveWith<T>(
  inspection: Inspection<T>,
  pass: (plan: PassPlan) => Promise<PassResult>
): Promise<T> {
  for (let step = inspection.next(); ; ) {
    if (step.done === true) return step.value
    step = inspection.next(await pass(step.value))
  }
}
