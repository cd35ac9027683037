/**
 * Where things lie in a build cache: 256 folders `00` to `ff`, and in each the files whose hash begins with these digits.
 * `HASH-a` is an entry of the index, `HASH-d` an output; from Go 1.24 on an executable that was kept for `go run` or
 * `go tool` is a folder `HASH-d` with one file of the program's name in it.
 *
 * From the same version on the go command takes the first file of such a folder for any output, a package archive, too.
 *
 * Source: cmd/go/internal/cache/cache.go (fileName, OutputFile, PutExecutable).
 */

/** The folders of a cache, in order. */
export const CACHE_FOLDERS: readonly string[] = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, '0'))

/** What else the go command keeps there: a text, times of clean-up, inputs of fuzz tests, a log of Go 1.10 and 1.11. */
export const CACHE_OTHERS: ReadonlySet<string> = new Set(['README', 'trim.txt', 'testexpire.txt', 'fuzz', 'log.txt'])

export interface CacheName {
  readonly kind: 'index' | 'data'
  /** 64 hex digits. */
  readonly hash: string
}

/** What a name in one of the folders stands for; `null` for one that the go command never gives. */
export function cacheName(folder: string, name: string): CacheName | null {
  const found = /^([0-9a-f]{64})-([ad])$/.exec(name)
  const hash = found?.[1]
  if (hash === undefined || !hash.startsWith(folder)) return null
  return { kind: found?.[2] === 'a' ? 'index' : 'data', hash }
}

/**
 * What a name stands for where a file system takes upper and lower case for the same (macOS, Windows): the go command,
 * which only ever gives names in lower case, finds it all the same. `null` for what is no such name in any case.
 */
export function foldedCacheName(folder: string, name: string): CacheName | null {
  return cacheName(folder.toLowerCase(), name.toLowerCase())
}

/** A file's path within the cache, with `/`. */
export function cachePath(kind: CacheName['kind'], hash: string): string {
  return `${hash.slice(0, 2)}/${hash}-${kind === 'index' ? 'a' : 'd'}`
}

export interface CachedFile {
  /** The cache's folder. */
  readonly cache: string
  /** The sha256 that its name promises. */
  readonly hash: string
  /** Whether it is the file in a folder of that name, where the go command keeps programs and nothing else. */
  readonly inFolder: boolean
}

/** The cache that a data file lies in, by its path alone; `null` for a path that is none of a cache. */
export function cachedFile(path: string): CachedFile | null {
  const found = /^(.*)[\\/]([0-9a-f]{2})[\\/]([0-9a-f]{64})-d([\\/][^\\/]+)?$/.exec(path)
  const [, cache = '', folder = '', hash = '', member] = found ?? []
  return found === null || !hash.startsWith(folder) ? null : { cache, hash, inFolder: member !== undefined }
}

/** Hex digits of an action's hash that a build ID holds: 15 bytes of 32. */
const ACTION_DIGITS = 30

/** The first half of a build ID as the digits that the name of its index entry begins with. */
export function actionDigits(actionId: string): string {
  return Buffer.from(actionId, 'base64url').toString('hex')
}

/** The form in which a build ID holds an action: base64url of the first 15 bytes of its hash. */
export function actionIdOf(action: string): string {
  return Buffer.from(action.slice(0, ACTION_DIGITS), 'hex').toString('base64url')
}
