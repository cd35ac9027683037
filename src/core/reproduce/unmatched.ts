/**
 * What of the first build the second did not have although it succeeded: told by what the two files say of themselves.
 *
 * Without -trimpath three folders are in the bytes: the module's, GOROOT and the module cache. Only a machine that has
 * them at the same places can give the same bytes, so another place is a parameter that is missing, not a difference.
 */
import type { ImageFacts } from '../binary/facts.ts'
import { quoteList } from '../text/markup.ts'
import type { Difference } from './differences.ts'
import type { SourceFacts } from './report.ts'
import type { Unknown } from './verdict.ts'

export interface Rebuilt {
  readonly before: ImageFacts
  readonly after: ImageFacts
  readonly differences: readonly Difference[]
  readonly trimpath: boolean
  readonly source: SourceFacts['kind']
}

/** Parameters that the second build shows not to have had. */
export function unmatchedParameters(rebuilt: Rebuilt): Unknown[] {
  return [folders(rebuilt), tags(rebuilt)].filter((found) => found !== null)
}

function folders({ before, after, trimpath }: Rebuilt): Unknown | null {
  if (trimpath) return null
  const [was, is] = [before.lineTable?.paths ?? null, after.lineTable?.paths ?? []]
  const other = was?.filter((path) => !is.includes(path)) ?? []
  if (was !== null && other.length === 0) return null
  const where = was === null ? 'folders that it does not name' : quoteList(other, 3)
  return {
    parameter: 'folder',
    reach: 'all',
    why: `it was built without -trimpath in ${where}, which ${other.length === 1 ? 'is' : 'are'} part of its bytes`,
    fix: 'have the module, GOROOT and GOMODCACHE at the same places; and build with `-trimpath`'
  }
}

/** Of the tree at hand git says what it says: a tag that this clone lacks makes another version of the module. */
function tags({ differences, source }: Rebuilt): Unknown | null {
  if (source !== 'tree') return null
  const other = differences.flatMap((one) =>
    one.kind === 'setting' && (one.key === 'mod' || /^vcs\b/.test(one.key)) ? [one] : []
  )
  if (other.length === 0) return null
  const shown = other.map(({ key, before, after }) => `${key}: ${before ?? 'none'}, here ${after ?? 'none'}`)
  return {
    parameter: 'VCS stamp',
    reach: 'main',
    why: `git says something else here: ${quoteList(shown, 3)}`,
    fix: 'fetch the tags: `git fetch --tags`'
  }
}
