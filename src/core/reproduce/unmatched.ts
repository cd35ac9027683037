/**
 * What of the first build the second did not have although it succeeded: told by what the two files say of themselves.
 *
 * Without -trimpath three folders are in the bytes: the module's, GOROOT and the module cache. Only a machine that has
 * them at the same places can give the same bytes, so another place is a parameter that is missing, not a difference.
 *
 * The same holds for every line of the build info. Where the second build has another one, it was not built as the record
 * says: with other versions of modules (a workspace, `-modfile`, a tool that was built within another module), with
 * another profile, another `DefaultGODEBUG`. What it came to says nothing about the file then. Two lines are none of
 * that: the sum of a module of the same version, which is its content, and the time of a commit that is at hand.
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
  /** Whether it was built with a stamp; where it could not be, that is said already. */
  readonly stamped: boolean
  readonly source: SourceFacts['kind']
}

type Setting = Extract<Difference, { readonly kind: 'setting' }>

/** Parameters that the second build shows not to have had. */
export function unmatchedParameters(rebuilt: Rebuilt): Unknown[] {
  const changed = rebuilt.differences.filter((one) => one.kind === 'setting')
  return [folders(rebuilt), tags(rebuilt, changed), modules(changed), settings(changed)].filter(
    (found) => found !== null
  )
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
function tags({ source, stamped }: Rebuilt, changed: readonly Setting[]): Unknown | null {
  const other = changed.filter(({ key }) => isStamp(key) && (source === 'tree' || key !== 'vcs.time'))
  // The sum of a module that was asked for by its version.
  if (source === 'install' || !stamped || other.length === 0) return null
  const shown = other.map(({ key, before, after }) => `${key}: ${before ?? 'none'}, here ${after ?? 'none'}`)
  return {
    parameter: 'VCS stamp',
    reach: 'main',
    why: `git says something else here: ${quoteList(shown, 3)}`,
    fix: source === 'tree' ? 'fetch the tags: `git fetch --tags`' : null
  }
}

const isStamp = (key: string): boolean => key === 'mod' || key === 'vcs' || key.startsWith('vcs.')

/** Modules of other versions than the file names. Another sum of the same version is another content, and no parameter. */
function modules(changed: readonly Setting[]): Unknown | null {
  const other = changed.filter(
    ({ key, before, after }) => isModule(key) && versionIn(key, before) !== versionIn(key, after)
  )
  if (other.length === 0) return null
  const shown = other.map(
    ({ key, before, after }) => `${key.slice(MODULE.length)}: ${versionIn(key, before)}, here ${versionIn(key, after)}`
  )
  return {
    parameter: 'modules',
    reach: 'all',
    why: `other versions than these sources ask for: ${quoteList(shown, 3)}; a workspace, \`-modfile\` or a build within another module gives those`,
    fix: 'build releases without a workspace (`GOWORK=off`), or as `go install PATH@VERSION`'
  }
}

const MODULE = 'dep '
const isModule = (key: string): boolean => key.startsWith(MODULE)

/** `path version sum => path version sum` without the module's own path and without sums. */
function versionIn(key: string, text: string | null): string {
  return text === null ? 'none' : text.replaceAll(/ h1:[A-Za-z0-9+/=]+/g, '').slice(key.length - MODULE.length + 1)
}

/** Everything else that is recorded and did not come out the same. */
function settings(changed: readonly Setting[]): Unknown | null {
  const other = changed.filter(({ key }) => !isStamp(key) && !isModule(key) && key !== '-ldflags')
  if (other.length === 0) return null
  const shown = other.map(({ key, before, after }) => `${key}: ${before ?? 'none'}, here ${after ?? 'none'}`)
  return {
    parameter: 'settings',
    reach: 'all',
    why: `the second build did not come to have the recorded ones: ${quoteList(shown, 3)}`,
    fix: null
  }
}
