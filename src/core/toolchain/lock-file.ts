/**
 * toolchain.lock: the sums of Go releases, kept in a repository for runs that may not use the network. One line for each
 * release and platform, as `go1.26.8 linux/amd64 h1:...`; lines that begin with `#` are comments.
 *
 * A gate reads it, so it is read strictly: a line that is almost right is an error that names the line, and not a
 * release without a sum.
 */
import { bounded, GateError } from '../errors.ts'
import { quote } from '../text/markup.ts'
import { isTreeHash, type Release } from './tree-hash.ts'

export interface LockedRelease extends Release {
  /** `h1:...` */
  readonly sum: string
}

/** Where it is looked for when nothing else is said, from the working directory upwards. */
export const LOCK_NAME = 'toolchain.lock'

/** All releases of Go for all platforms, several times over. */
export const MAX_LOCK_BYTES = 1 << 20
const MAX_LINES = 10_000

const HEADER = `# Sums of Go releases, as the Go checksum database has them for golang.org/toolchain.
# Written by \`go-provenance-gate toolchain verify --write-lock\`. Version, platform of the tools, sum.
`

/** Parses a lock file; `file` is its name in errors. Throws GateError `input`. */
export function parseLock(text: string, file: string): LockedRelease[] {
  const lines = text.split('\n')
  bounded(lines.length, MAX_LINES, `${quote(file)}, lines`)
  const seen = new Set<string>()
  return lines.flatMap((line, index): LockedRelease[] => {
    const refuse = (why: string): GateError =>
      new GateError('input', `${quote(file)}:${index + 1}: ${why}`, {
        fix: 'write it anew with `toolchain verify --write-lock`'
      })
    const content = line.replace(/\r$/, '')
    if (content === '' || content.startsWith('#')) return []
    const found = /^(go1[\w.]{0,30}) ([a-z0-9]{1,20})\/([a-z0-9]{1,20}) (\S{1,100})$/.exec(content)
    if (found === null) throw refuse(`expected ${quote('go1.x.y GOOS/GOARCH h1:...')}, got ${quote(content, 80)}`)
    const [, version = '', goos = '', goarch = '', sum = ''] = found
    if (!isTreeHash(sum)) throw refuse(`expected an h1 sum, got ${quote(sum, 60)}`)
    const key = `${version} ${goos}/${goarch}`
    if (seen.has(key)) throw refuse(`${quote(key)} stands twice`)
    seen.add(key)
    return [{ version, goos, goarch, sum }]
  })
}

/** The sum that a lock has for a release, `null` when it has none. */
export function lockedSum(locked: readonly LockedRelease[], release: Release): string | null {
  return locked.find((entry) => isSame(entry, release))?.sum ?? null
}

/** The lock with one release added or replaced, as it is written: one order, one spelling. */
export function writeLock(locked: readonly LockedRelease[], added: LockedRelease): string {
  const lines = [...locked.filter((entry) => !isSame(entry, added)), added]
    .map(({ version, goos, goarch, sum }) => `${version} ${goos}/${goarch} ${sum}`)
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  return `${HEADER}${lines.join('\n')}\n`
}

function isSame(a: Release, b: Release): boolean {
  return a.version === b.version && a.goos === b.goos && a.goarch === b.goarch
}
