/**
 * Traces of a tool that hides names. garble is the one that is used; measured with 0.15.0 on Go 1.25.14: the version is
 * `unknown` and no module info is left; the line table begins with a number of its own in place of the magic; packages
 * other than the runtime's have names like `n2DvEXm9` and no path. With -tiny the names are gone.
 *
 * None of these is met in programs that were built with -trimpath, -s, -w, from an unreleased Go or by Bazel: their
 * version begins with `go` or `devel`, and packages without a path are the standard library's, in small letters.
 */
import { quoteList } from '../text/markup.ts'

/** garble's stand-in for the version, the runtime's own for one that is not known (runtime.Version). */
const UNKNOWN = 'unknown'

/** How many packages of such names are no chance, and which share of all. */
const MIN_HASHED = 3
const MIN_SHARE = 0.1

/** Six characters and more of base64's alphabet with an underscore, capitals and small letters or digits among them. */
const HASHED = /^(?=.*[A-Z])(?=.*[a-z0-9])\w{6,16}$/

/** What the version of the build info tells. */
export function hiddenVersion(goVersion: string | null): string[] {
  return goVersion === UNKNOWN ? ['the Go version is `unknown`, as garble leaves it'] : []
}

/** What the names of packages tell that are in no recorded module. */
export function hashedPackages(importPaths: Iterable<string>): string[] {
  let all = 0
  const hashed: string[] = []
  for (const path of importPaths) {
    all += 1
    if (HASHED.test(path)) hashed.push(path)
  }
  if (hashed.length < MIN_HASHED || hashed.length < all * MIN_SHARE) return []
  return [`${hashed.length} packages have names like hashes: ${quoteList(hashed.toSorted(), 3)}`]
}
