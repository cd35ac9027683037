/** A pass, or the halves of one, as threads do it: each opens the file for itself, so that only small messages travel. */
import type { Range } from '../core/binary/bytes.ts'
import { subSource } from '../core/binary/bytes.ts'
import type { BinaryFacts } from '../core/binary/facts.ts'
import { inspectBinary, type InspectOptions } from '../core/binary/inspect.ts'
import { scan, type ScanResult, type SealedView, sealOf } from '../core/binary/scan.ts'
import { readDataFile } from '../core/cache/data-file.ts'
import { errorMessage } from '../core/errors.ts'
import { systemFiles } from './files.ts'
import { digestFiles, walkTree } from './trees.ts'
import type { DataFileAnswer, FileTree } from './types.ts'

/**
 * The digest of a range, where patterns stand in it and the seals of views of it, or the seal of one view alone; all facts
 * about a binary; a tree's
 * files, digests of many; or many small files of the build cache at once, since a message for each would take longer than
 * the file.
 */
export type HashTask =
  | {
      readonly kind: 'scan'
      readonly file: string
      readonly range: Range
      readonly patterns: readonly Uint8Array[]
      readonly views: readonly SealedView[]
    }
  | { readonly kind: 'seal'; readonly file: string; readonly range: Range; readonly view: SealedView }
  | { readonly kind: 'inspect'; readonly file: string; readonly path: string; readonly options: InspectOptions }
  | { readonly kind: 'walk'; readonly file: string; readonly skip: readonly string[] }
  | { readonly kind: 'digests'; readonly file: string; readonly paths: readonly string[] }
  | { readonly kind: 'data'; readonly files: readonly string[] }

export type HashAnswer =
  | { readonly kind: 'scan'; readonly result: ScanResult }
  | { readonly kind: 'seal'; readonly seal: string }
  | { readonly kind: 'inspect'; readonly facts: BinaryFacts }
  | { readonly kind: 'walk'; readonly tree: FileTree }
  | { readonly kind: 'digests'; readonly digests: readonly string[] }
  | { readonly kind: 'data'; readonly readings: readonly DataFileAnswer[] }

/** Does one task. Throws GateError `unreadable` when the file cannot be read, LimitError for a tree without end. */
export function doHashTask(task: HashTask): HashAnswer {
  if (task.kind === 'walk') return { kind: 'walk', tree: walkTree(task.file, task.skip) }
  if (task.kind === 'digests') return { kind: 'digests', digests: digestFiles(task.file, task.paths) }
  if (task.kind === 'data') return { kind: 'data', readings: task.files.map(readData) }
  const file = systemFiles.open(task.file)
  try {
    if (task.kind === 'inspect') return { kind: 'inspect', facts: inspectBinary(task.path, file, task.options) }
    const source = subSource(file, task.range)
    if (task.kind === 'seal') return { kind: 'seal', seal: sealOf(source, task.view) }
    return { kind: 'scan', result: scan(source, task.patterns, task.views) }
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
