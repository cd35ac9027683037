/**
 * Trees of many files: what is there, and the sha256 of each. Synchronous, because eleven thousand promises cost more than
 * the reading; threads call it (hash-tasks.ts), so that nobody waits meanwhile.
 *
 * A tree that is to be proved may be one that somebody prepared. Whatever is no readable regular file (a broken link, a
 * FIFO, a file without permission) is listed with a digest that no file has, so that it counts as different and neither
 * hides anything nor stops the walk.
 */
import { createHash, hash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, type Stats, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { LimitError } from '../core/errors.ts'
import type { FileTree } from './types.ts'

/** A GOROOT has 15,000 files, with its module cache inside perhaps ten times as many. */
const MAX_FILES = 200_000
/** The deepest folder of a GOROOT is 12 below its root; links may make circles. */
const MAX_DEPTH = 40
/** No file has it, and nothing that is compared with it is equal. */
export const NO_DIGEST = '0'.repeat(64)
const CHUNK_BYTES = 1 << 20

/** Lists the files below `root`; `skip` are names of folders there that are passed over. Throws LimitError. */
export function walkTree(root: string, skip: readonly string[]): FileTree {
  const paths: string[] = []
  const sizes: number[] = []
  const stamp = createHash('sha256')
  let newest = 0
  const visit = (folder: string, prefix: string, depth: number): void => {
    if (depth > MAX_DEPTH) throw new LimitError('a tree of files, folders in each other', depth, MAX_DEPTH)
    // One call to the digest for many files: a call costs more than the hashing.
    let lines = ''
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = `${prefix}${entry.name}`
      if (depth === 0 && skip.includes(entry.name)) continue
      const file = `${folder}${sep}${entry.name}`
      const stats = entry.isDirectory() ? null : statsOf(file)
      if (stats === null || stats?.isDirectory() === true) {
        stamp.update(lines)
        lines = ''
        visit(file, `${path}/`, depth + 1)
        continue
      }
      paths.push(path)
      sizes.push(stats?.size ?? 0)
      if (paths.length > MAX_FILES) throw new LimitError('a tree of files, files', paths.length, MAX_FILES)
      newest = Math.max(newest, stats?.ctimeMs ?? Date.now())
      lines += `${path}\n${stats === undefined ? 'unreadable' : stampOf(stats)}\n`
    }
    stamp.update(lines)
  }
  visit(root, '', 0)
  return { paths, sizes, stamp: stamp.digest('hex'), newest }
}

function statsOf(file: string): Stats | undefined {
  try {
    return statSync(file)
  } catch {
    return undefined
  }
}

/** ctime as well as mtime: the latter can be set by anybody, the former by nobody but the clock. */
function stampOf({ size, mtimeMs, ctimeMs, ino, dev, mode }: Stats): string {
  return `${size} ${mtimeMs} ${ctimeMs} ${ino} ${dev} ${mode}`
}

/** One for each thread, used by one file at a time. */
let shared: Buffer | null = null

/** The hex sha256 of each file, in order; NO_DIGEST of what cannot be read. */
export function digestFiles(root: string, paths: readonly string[]): string[] {
  const buffer = (shared ??= Buffer.allocUnsafe(CHUNK_BYTES))
  return paths.map((path) => digestFile(join(root, path), buffer))
}

function digestFile(file: string, buffer: Buffer): string {
  let descriptor: number
  try {
    // O_NONBLOCK: opening a FIFO that nobody writes to must not wait for ever.
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch {
    return NO_DIGEST
  }
  try {
    if (!fstatSync(descriptor).isFile()) return NO_DIGEST
    const got = readSync(descriptor, buffer, 0, CHUNK_BYTES, null)
    // Nearly all files are small; one call is faster than a hash object.
    if (got < CHUNK_BYTES && readSync(descriptor, buffer, got, CHUNK_BYTES - got, null) === 0)
      return hash('sha256', buffer.subarray(0, got), 'hex')
    return digestRest(descriptor, buffer)
  } catch {
    return NO_DIGEST
  } finally {
    closeSync(descriptor)
  }
}

/** A large file, from its beginning. */
function digestRest(descriptor: number, buffer: Buffer): string {
  const sha256 = createHash('sha256')
  for (let at = 0; ; ) {
    const got = readSync(descriptor, buffer, 0, CHUNK_BYTES, at)
    if (got === 0) return sha256.digest('hex')
    sha256.update(buffer.subarray(0, got))
    at += got
  }
}

/** Splits files into runs of about the same size, for threads to share. */
export function chunksOf(sizes: readonly number[], bytes: number, files: number): [from: number, to: number][] {
  const chunks: [number, number][] = []
  let [from, sum] = [0, 0]
  for (const [index, size] of sizes.entries()) {
    sum += size
    if (sum < bytes && index - from + 1 < files) continue
    chunks.push([from, index + 1])
    from = index + 1
    sum = 0
  }
  if (from < sizes.length) chunks.push([from, sizes.length])
  return chunks
}
