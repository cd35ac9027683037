/**
 * What the causes of the compiler's errors share: how such an error is told from a line of somebody's program, and whose
 * code it is about.
 */
import { quote } from '../../text/markup.ts'
import type { RawError } from '../raw-error.ts'
import { isSomebodyElses } from '../places.ts'
import { word } from './commands.ts'
import { byPattern, type Cause, type Groups, type Match } from './types.ts'
import type { Context } from '../raw-error.ts'

/** A module whose file a printed place is in, with its version. */
export interface ForeignModule {
  readonly path: string
  readonly version: string
}

/** Folders of the module cache: `GOMODCACHE/golang.org/x/tools@v0.1.0/`, where a capital letter is `!` and a small one. */
const CACHED = /(?:^|[\\/])mod[\\/](?<path>[^@\s]{1,300})@(?<version>v\d[^\\/\s]{0,100})[\\/]/
/** A cache that GOMODCACHE puts elsewhere: the path of a module begins with a host's name. */
const CACHED_ELSEWHERE =
  /(?:^|[\\/])(?<path>[a-z0-9-]{1,100}(?:\.[a-z0-9-]{1,100}){1,5}(?:[\\/][^\\/@\s]{1,100}){0,20})@(?<version>v\d[^\\/\s]{0,100})[\\/]/

/** The module that a printed file belongs to; `null` for a file that does not lie in a module cache. */
export function foreignModule(file: string | null): ForeignModule | null {
  const found = file === null ? undefined : (CACHED.exec(file) ?? CACHED_ELSEWHERE.exec(file))?.groups
  if (found === undefined) return null
  const path = (found['path'] ?? '').replaceAll('\\', '/').replace(/![a-z]/g, (one) => one.slice(1).toUpperCase())
  // `golang.org/toolchain@v0.0.1-go1.26.8.linux-amd64` is Go itself.
  return path === 'golang.org/toolchain' ? null : { path, version: found['version'] ?? '' }
}

/** Below the folder where `go mod vendor` puts what others wrote. */
const VENDORED = /(?:^|[\\/])vendor[\\/][^\\/]{1,200}\.[^\\/]{1,200}[\\/]/

function vendored({ message }: Match, { package: pkg }: RawError): Pick<Match, 'message' | 'fix'> {
  return {
    message: `a vendored package does not compile with this Go: ${message}`,
    fix:
      pkg === null
        ? 'take a version that does with `go get`, then `go mod vendor`; what is edited in vendor/ is lost'
        : `take a version that does, \`go get ${word(pkg)}@latest && go mod vendor\`; what is edited in vendor/ is lost`
  }
}

/** Whether the error stands where only a compiler or vet put one: a column, or the `# package` line above it. */
function isCompilers({ form, column, package: pkg }: RawError): boolean {
  return form === 'place' && (column !== null || pkg !== null)
}

/**
 * `byPattern` for the compiler's errors. Of code that is not the user's own it says so, and mends that instead: nobody
 * edits a file of the module cache.
 */
export function byCompiler(
  patterns: readonly RegExp[],
  say: (group: Groups, error: RawError, context: Context) => Match | null
): Cause['match'] {
  const match = byPattern(patterns, say)
  return (error, context) => {
    const found = isCompilers(error) ? match(error, context) : null
    if (found === null) return null
    if (error.file !== null && isSomebodyElses(error.file) === 'goroot') {
      return {
        ...found,
        message: `Go itself does not compile: ${found.message}`,
        fix: 'install this version of Go anew, into an empty folder: its sources were changed, or belong to two releases',
        root: 'goroot'
      }
    }
    const module = foreignModule(error.file)
    if (module === null) return VENDORED.test(error.file ?? '') ? { ...found, ...vendored(found, error) } : found
    return {
      ...found,
      message: `the module ${quote(`${module.path}@${module.version}`)} does not compile with this Go: ${found.message}`,
      fix: `take a version that does, \`go get ${word(module.path)}@latest && go mod tidy\`, or build with the version of Go that the module was made for`,
      root: `${module.path}@${module.version}`
    }
  }
}
