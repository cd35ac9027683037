/**
 * A pass, or the halves of one, as threads do it: each opens the file for itself, so that only small messages travel. What
 * is not here is the reading of headers and tables: the code for that is large, and would be compiled once more in each
 * thread.
 */
import type { Range } from '../core/binary/bytes.ts'
import { subSource } from '../core/binary/bytes.ts'
import { run, scanning, type ScanResult, type SealedView, sealing } from '../core/binary/scan.ts'
import { readDataFile } from '../core/cache/data-file.ts'
import { errorMessage } from '../core/errors.ts'
import { systemFiles } from './files.ts'
import { digestFiles, walkTree } from './trees.ts'
import type { DataFileAnswer, FileTree } from './types.ts'

/** The digest of a range, where patterns stand in it and the seals of views of it; or the seal of one view alone. */
export type PassTask =
  | {
      readonly kind: 'scan'
      readonly file: string
      readonly range: Range
      readonly patterns: readonly Uint8Array[]
      readonly views: readonly SealedView[]
    }
  | { readonly kind: 'seal'; readonly file: string; readonly range: Range; readonly view: SealedView }

/**
 * A pass; a tree's files, digests of many; or many small files of the build cache at once, since a message for each would
 * take longer than the file.
 */
export type HashTask =
  | PassTask
  | { readonly kind: 'walk'; readonly file: string; readonly skip: readonly string[] }
  | { readonly kind: 'digests'; readonly file: string; readonly paths: readonly string[] }
  | { readonly kind: 'data'; readonly files: readonly string[] }

export type HashAnswer =
  | { readonly kind: 'scan'; readonly result: ScanResult }
  | { readonly kind: 'seal'; readonly seal: string }
  | { readonly kind: 'walk'; readonly tree: FileTree }
  | { readonly kind: 'digests'; readonly digests: readonly string[] }
  | { readonly kind: 'data'; readonly readings: readonly DataFileAnswer[] }

/** Does one task. Throws GateError `unreadable` when the file cannot be read, LimitError for a tree without end. */
export function doHashTask(task: HashTask): HashAnswer {
  if (task.kind === 'walk') return { kind: 'walk', tree: walkTree(task.file, task.skip) }
  if (task.kind === 'digests') return { kind: 'digests', digests: digestFiles(task.file, task.paths) }
  if (task.kind === 'data') return { kind: 'data', readings: task.files.map(readData) }
  return run(passSteps(task))
}

/** A pass with pauses, in which the file stays open. Throws GateError `unreadable` when it cannot be read. */
export function* passSteps(task: PassTask): Generator<void, HashAnswer> {
  const file = systemFiles.open(task.file)
  try {
    const source = subSource(file, task.range)
    if (task.kind === 'seal') return { kind: 'seal', seal: yield* sealing(source, task.view) }
    return { kind: 'scan', result: yield* scanning(source, task.patterns, task.views) }
  } finally {
    file.close()
  }
}

/** One file of the build cache; a problem with it must not lose the others. */
export function readData(path: string): DataFileAnswer {
  try {
    const file = systemFiles.open(path)
    try {
      return readDataFile(file)
    } finally {
      file.close()
    }
  } catch (error) {
    return { problem: errorMessage(error) }
  }
}
