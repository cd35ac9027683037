/**
 * Which branches write a baseline: the default branch, and those that the policy names by globs. The globs are those of
 * a workflow's `branches` filter (GitHub, "Workflow syntax", filter pattern cheat sheet) as far as branches need them:
 * `*` stands for any characters but `/`, `**` for any at all.
 *
 * A glob comes out of a file and a branch's name from anybody, so the two are matched by following all ways at once: time
 * is the product of their lengths, whatever they are.
 */

/** Whether a glob covers the whole name of a branch. */
export function matchesBranch(glob: string, branch: string): boolean {
  const parts = glob.match(/\*\*+|\*|[^*]/gu) ?? []
  let places = closure(parts, new Set([0]))
  for (const character of branch) {
    const next = new Set<number>()
    for (const place of places) {
      const part = parts[place]
      if (part === undefined) continue
      if (!part.startsWith('*')) {
        if (part === character) next.add(place + 1)
      } else if (part.length > 1 || character !== '/') next.add(place)
    }
    places = closure(parts, next)
  }
  return places.has(parts.length)
}

/** A star also stands for nothing. */
function closure(parts: readonly string[], places: Set<number>): Set<number> {
  // A set visits what is added to it on the way.
  for (const place of places) if (parts[place]?.startsWith('*') === true) places.add(place + 1)
  return places
}
