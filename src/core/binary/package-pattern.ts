/**
 * The patterns in front of per-package flags: `all=-N`, `example.com/...=-s`.
 *
 * Source: cmd/go/internal/load/search.go (MatchPackage), cmd/internal/pkgpattern (MatchPattern). Paths relative to the
 * folder of the build and the names of sets (`std`, `cmd`, `tool`, `work`) cannot be resolved from a path alone.
 */

const NAMED_SETS = new Set(['std', 'cmd', 'tool', 'work'])

/** Whether a pattern is known to match a package's import path; false also where that cannot be told. */
export function matchesPackage(pattern: string, path: string): boolean {
  if (pattern === 'all') return true
  if (NAMED_SETS.has(pattern) || /^\.{1,2}(?:\/|$)/.test(pattern)) return false
  // `net/...` matches net as well.
  return matches(pattern, path) || (pattern.endsWith('/...') && matches(pattern.slice(0, -'/...'.length), path))
}

/**
 * `...` stands for any text. The parts between are taken at the first place that has them: what a later place would
 * match, the first one leaves room for. One pass, where the regular expression that Go makes of a pattern could go back
 * and forth over a hostile path (Go's own engine cannot, JavaScript's can).
 */
function matches(pattern: string, path: string): boolean {
  const [first = '', ...others] = pattern.split('...')
  const last = others.pop()
  if (last === undefined) return path === first
  if (!path.startsWith(first) || !path.endsWith(last)) return false
  let at = first.length
  for (const part of others) {
    const found = path.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return at + last.length <= path.length
}
