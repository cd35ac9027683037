/** The entries of esbuild.json, and where their files are kept (tools/corpus/fetch.mjs has put them there). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspectBinary } from '../../src/core/binary/inspect.ts'
import type { BinaryFacts } from '../../src/core/binary/facts.ts'
import { systemFiles } from '../../src/ports/files.ts'

export interface Published {
  readonly package: string
  readonly version: string
  /** Within the package. */
  readonly path: string
  readonly sha256: string
  /** Facts by other readers; what is absent is asserted nowhere, and `notes` says why. */
  readonly expect: Readonly<Record<string, unknown>>
  readonly notes?: readonly string[]
}

const LIST = new URL('../esbuild.json', import.meta.url)

export const PUBLISHED: readonly Published[] = JSON.parse(readFileSync(LIST, 'utf8')) as Published[]

export function fileOf(entry: Published): string {
  const folder = process.env['GATE_CORPUS']
  if (folder === undefined) throw new Error('GATE_CORPUS is not set: `npm run corpus` sets it')
  return join(folder, `${entry.package.replaceAll('/', '+')}@${entry.version}`, entry.path)
}

/** The entry of a package and version that a test needs. */
export function published(spec: string): Published {
  const entry = PUBLISHED.find((candidate) => `${candidate.package}@${candidate.version}` === spec)
  if (entry === undefined) throw new Error(`esbuild.json has no ${spec}`)
  return entry
}

/** Inspects a file where it lies, in chunks, as the command line does. */
export function inspectAt(file: string): BinaryFacts {
  const source = systemFiles.open(file)
  try {
    return inspectBinary(file, source)
  } finally {
    source.close()
  }
}
