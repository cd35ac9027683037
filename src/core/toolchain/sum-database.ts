/**
 * Which checksum database is asked, and by which way: GOSUMDB, GOPROXY, GONOSUMDB as the go command reads them
 * (cmd/go/internal/modfetch: sumdb.go, key.go, proxy.go; `go help goproxy`, `go help module-private`).
 *
 * These values come from `go env`, which falls back to a file of the very GOROOT that is to be proved (go.env). A replaced
 * tool chain must not name the database that vouches for it. So a database of another key than Go's own is taken only
 * where the environment of this program names it; GOPROXY needs no such care, because whoever answers has to show a
 * signed head.
 */
import { GateError } from '../errors.ts'
import { quote } from '../text/markup.ts'
import { parseVerifierKey, type Verifier } from './sum-note.ts'

/** Public keys that the go command knows by name: knownGOSUMDB in cmd/go/internal/modfetch/key.go. */
const KNOWN_KEYS: Readonly<Record<string, string>> = {
  'sum.golang.org': 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8'
}

/** Another address of the same database, with the same key (modfetch/sumdb.go). */
const ALIASES: Readonly<Record<string, string>> = {
  'sum.golang.google.cn': 'sum.golang.org https://sum.golang.google.cn'
}

export interface SumDatabase {
  readonly verifier: Verifier
  /** Whether its key is one that the go command itself carries. */
  readonly isKnown: boolean
  /** The address that GOSUMDB gives, which goes before any proxy; `null`: by proxies, then by its name. */
  readonly url: string | null
}

/** Reads GOSUMDB; `null` for `off`. Throws GateError `input` for a value that the go command would refuse, too. */
export function parseGosumdb(value: string): SumDatabase | null {
  if (value.trim() === 'off') return null
  const fields = (ALIASES[value.trim()] ?? value).split(/\s+/).filter((field) => field !== '')
  const [key = '', url, ...more] = fields
  if (key === '' || more.length > 0) {
    throw new GateError('input', `GOSUMDB: expected a key, or a key and an address, got ${quote(value, 80)}`)
  }
  const known = Object.hasOwn(KNOWN_KEYS, key) ? KNOWN_KEYS[key] : undefined
  const verifier = parseVerifierKey(known ?? key)
  if (!/^[a-z0-9.-]+(?::\d+)?(?:\/[\w.~/-]*\w)?$/i.test(verifier.name)) {
    throw new GateError('input', `GOSUMDB: expected a name of the form host[/path], got ${quote(verifier.name, 80)}`)
  }
  const isKnown = Object.values(KNOWN_KEYS).includes(known ?? key)
  return { verifier, isKnown, url: url === undefined ? null : url.replace(/(?<!\/)\/+$/, '') }
}

/** One entry of GOPROXY, and on which failures the next one is tried. */
export interface ProxyEntry {
  /** `direct` and `off` are words, the rest addresses without a slash at the end. */
  readonly proxy: string
  /** Behind a comma the next is tried when this one says 404 or 410, behind a bar on any failure. */
  readonly next: 'not-found' | 'any'
}

/** A list longer than this is no list that somebody wrote. */
const MAX_PROXIES = 50

/** Splits GOPROXY. Nothing follows `direct` or `off`; an empty list is `off`, as the go command has it. */
export function parseGoproxy(value: string): ProxyEntry[] {
  const entries: ProxyEntry[] = []
  // Texts and what ends them, in turn.
  const pieces = value.split(/([,|])/)
  for (let at = 0; at < pieces.length; at += 2) {
    const proxy = withoutSlash((pieces[at] ?? '').trim())
    if (proxy === '') continue
    entries.push({ proxy, next: pieces[at + 1] === '|' ? 'any' : 'not-found' })
    if (proxy === 'direct' || proxy === 'off' || entries.length === MAX_PROXIES) break
  }
  return entries.length === 0 ? [{ proxy: 'off', next: 'not-found' }] : entries
}

/**
 * Whether a list of patterns (GONOSUMDB, which GOPRIVATE is the default of) covers a module path: glob patterns of
 * path.Match, each for a prefix of the path with as many elements as the pattern has (module.MatchPrefixPatterns).
 */
export function matchesPatterns(patterns: string, path: string): boolean {
  const elements = path.split('/')
  return patterns
    .split(',')
    .map(withoutSlash)
    .some((pattern) => {
      if (pattern === '') return false
      const wanted = pattern.split('/')
      return wanted.length <= elements.length && wanted.every((glob, at) => matchesElement(glob, elements[at] ?? ''))
    })
}

function withoutSlash(text: string): string {
  return text.replace(/(?<!\/)\/+$/, '')
}

/** One element of a pattern: `*`, `?`, `[a-z]`, `[^a]`, and a backslash before what is meant as it stands. */
function matchesElement(glob: string, text: string): boolean {
  const source = glob.replaceAll(
    /\\(.)|\*+|\?|\[(\^?)([^\]]{1,200})\]|[^\w]/g,
    (all, escaped?: string, not?: string, set?: string) => {
      if (escaped !== undefined) return literal(escaped)
      if (all.startsWith('*')) return '[^/]*'
      if (all === '?') return '[^/]'
      return set === undefined ? literal(all) : `[${not ?? ''}${set.replaceAll(/[\\[\]^]/g, String.raw`\$&`)}]`
    }
  )
  try {
    return new RegExp(`^(?:${source})$`).test(text)
  } catch {
    // A pattern that path.Match refuses matches nothing.
    return false
  }
}

function literal(character: string): string {
  return character.replaceAll(/[^\w]/g, String.raw`\$&`)
}

/** An address without the user and password that it may carry, for messages. */
export function shownAddress(address: string): string {
  return address.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1').replace(/[?#].*/s, '')
}
