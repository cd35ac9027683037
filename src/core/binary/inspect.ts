/**
 * One file, from its first bytes to a judgement-free list of facts.
 *
 * The first bytes name the format: a fat file is taken apart, an image is inspected, an archive of a package is read for
 * what it says of itself, and of anything else the digest is what is left to say. Nothing here throws for what a file
 * holds: a file that is cut is `truncated`, one that lies is `unreadable` with the sentence that says how.
 */
import { GateError } from '../errors.ts'
import type { ByteSource } from './bytes.ts'
import { digestsOf } from './digests.ts'
import { type BinaryFacts, bareFacts, type Outcome } from './facts.ts'
import { inspectFat, type InspectOne } from './fat.ts'
import { inspectImage } from './inspect-image.ts'
import { openImage, openSlices } from './open-image.ts'
import { inspectPackage } from './package-archive.ts'
import { drive, type Inspection } from './pass.ts'

export interface InspectOptions {
  /** Whether to compute the load digest and those of sections: one more pass over the file. */
  readonly digests: boolean
}

/** Inspects one file in this thread. `path` is only named. Throws GateError `unreadable` when it cannot be read. */
export function inspectBinary(path: string, source: ByteSource, options?: InspectOptions): BinaryFacts {
  return drive(inspection(path, source, options), source)
}

/** The same as an inspection whose passes are run by whoever drives it. */
export function* inspection(
  path: string,
  source: ByteSource,
  options: InspectOptions = { digests: false }
): Inspection<BinaryFacts> {
  if (source.size === 0) return bareFacts(path, 'not-go', ['the file is empty'])
  const inspectOne: InspectOne = (part) => inspectThin(path, part, options)
  const slices = openSlices(source)
  if (slices === null) return yield* inspectOne(source)
  if (slices.kind !== 'slices') return yield* unopened(path, source, slices.kind, slices.why)
  return yield* inspectFat(path, source, slices.slices, inspectOne)
}

/** Anything but a fat file. */
function* inspectThin(path: string, source: ByteSource, options: InspectOptions): Inspection<BinaryFacts> {
  const opened = openImage(source)
  if (opened.kind === 'package') return yield* inspectPackage(path, source, opened.archive)
  if (opened.kind !== 'image') return yield* unopened(path, source, opened.kind, opened.why)
  try {
    const facts = yield* inspectImage(path, source, opened.image)
    return options.digests ? { ...facts, digests: digestsOf(source, opened.image) } : facts
  } catch (error) {
    // What stands behind the headers can lie as well: module info of more lines than any build has.
    if (!(error instanceof GateError) || error.code === 'unreadable') throw error
    return yield* unopened(path, source, 'unreadable', error.message)
  }
}

/** Of a file that is no image, or a lying one, the digest is what is left to say. */
function* unopened(path: string, source: ByteSource, outcome: Outcome, why: string): Inspection<BinaryFacts> {
  const { sha256 } = yield { range: whole(source), patterns: [], views: [] }
  return { ...bareFacts(path, outcome, [why], source.size), sha256 }
}

const whole = (source: ByteSource) => ({ offset: 0, size: source.size })
