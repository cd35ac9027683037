/**
 * Module paths, versions and revisions that a file names, before they are given to the go command or to git.
 *
 * Source: golang.org/x/mod/module (CheckPath, CheckImportPath) and golang.org/x/mod/semver for the forms; narrower than
 * those where a real path never goes.
 */
const MAX_PATH_CHARS = 1024
const MAX_VERSION_CHARS = 200

/** Whether a text is an import path: elements of ASCII letters, digits and `-._~+`, none of which begins like a flag or hides. */
export function isImportPath(text: string): boolean {
  if (text === '' || text.length > MAX_PATH_CHARS || text.startsWith('-')) return false
  return text
    .split('/')
    .every((element) => /^[A-Za-z0-9_~+-][A-Za-z0-9._~+-]*$/.test(element) && !element.endsWith('.'))
}

/** Whether a text can be the path of a module that a proxy serves: its first element is a domain. */
export function isModulePath(text: string): boolean {
  const first = text.split('/', 1)[0] ?? ''
  return isImportPath(text) && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(first) && !first.startsWith('-')
}

/** Whether a text is a version of a module as Go writes it, `+dirty` excepted. */
export function isModuleVersion(text: string): boolean {
  return (
    text.length <= MAX_VERSION_CHARS &&
    /^v\d{1,9}\.\d{1,9}\.\d{1,9}(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+incompatible)?$/.test(text)
  )
}

/** The tag on which a version rests, without the prefix of a nested module; `null` for pseudo-versions without one. */
export interface VersionTag {
  readonly tag: string | null
  /** Whether the tag is at the very commit, not at one before it. */
  readonly exact: boolean
}

/** Takes a version apart (golang.org/ref/mod, "Pseudo-versions"). */
export function tagOfVersion(version: string): VersionTag {
  const plain = version.replace(/\+(?:incompatible|dirty)$/, '').replace(/\+incompatible$/, '')
  const pseudo = /^(v\d+)\.(\d+)\.(\d+)-(?:(.+)\.0\.|(0)\.)?\d{14}-[0-9a-f]{12}$/.exec(plain)
  if (pseudo === null) return { tag: plain, exact: true }
  const [, major = '', minor = '', patch = '', pre, next] = pseudo
  if (pre !== undefined) return { tag: `${major}.${minor}.${patch}-${pre}`, exact: false }
  if (next !== undefined) return { tag: `${major}.${minor}.${Number(patch) - 1}`, exact: false }
  return { tag: null, exact: false }
}
