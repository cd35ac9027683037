/**
 * The patterns in front of per-package flags: `all=-N`, `example.com/...=-s`.
 *
 * Source: cmd/go/internal/load/search.go (MatchPackage), cmd/internal/pkgpattern (MatchPattern). Paths relative to the
 * folder of the build and the names of sets (`std`, `cmd`, `tool`, `work`) cannot be resolved from a path alone.
 */

const NAMED_SETS = new Set(['std', 'cmd', 'tool', 'work'])
/** More wildcards than anybody writes, few enough that matching takes no time. */
const MAX_WILDCARDS = 8

/** Whether a pattern is known to match a package's import path; false also where that cannot be told. */
export function matchesPackage(pattern: string, path: string): boolean {
  if (pattern === 'all') return true
  if (NAMED_SETS.has(pattern) || /^\.{1,2}(?:\/|$)/.test(pattern)) return false
  const parts = pattern.split('...')
  if (parts.length > MAX_WILDCARDS + 1) return false
  const source = parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('.*')
  // `net/...` matches net as well.
  return new RegExp(`^${source.replace(/\/\.\*$/, '(?:/.*)?')}$`, 's').test(path)
}
