/**
 * Whether a copy of the tree is built with `-overlay` as the original is.
 *
 * A relative name in the overlay's file is one of the working directory, and leads into the copy. An absolute name of
 * the tree leads to the original: the copy would be built without it.
 *
 * Source: `go help build`, -overlay; cmd/go/internal/fsys (Init).
 */
import { parseJson, valueAt } from '../untrusted.ts'
import { isWithin } from './layout.ts'

/** The file that the last `-overlay` of a list of flags names; `null` without one. */
export function overlayFlag(flags: readonly string[]): string | null {
  return flags.reduce<string | null>((found, flag, index) => {
    const joined = /^--?overlay=(.*)$/s.exec(flag)?.[1]
    return joined ?? (/^--?overlay$/.test(flag) ? (flags[index + 1] ?? null) : found)
  }, null)
}

/** A file below `root` that an overlay replaces by its absolute name; `null` when there is none. */
export function fixedInOverlay(text: string, root: string, separator: string): string | null {
  const replaced = valueAt(parseJson(text), 'Replace')
  const names = typeof replaced === 'object' && replaced !== null ? Object.keys(replaced) : []
  return names.find((name) => isWithin(name, root, separator)) ?? null
}
