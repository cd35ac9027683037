/**
 * JSON with one spelling: keys sorted by code unit, two spaces, LF, a last newline. The same record gives the same
 * bytes, so that a record can be hashed, signed and compared as a file. (RFC 8785 without its compact form: records
 * are read by people, too. Numbers here are whole and small, so no question of spelling arises.)
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** The canonical text of a value. Members that are `undefined` are left out, as JSON has no such thing. */
export function canonicalJson(value: unknown): string {
  return `${JSON.stringify(sorted(value), null, 2)}\n`
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, member]) => member !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  // Not Object.fromEntries on a plain object: a key `__proto__` must stay a key.
  const result: Record<string, unknown> = Object.create(null)
  for (const [key, member] of entries) result[key] = sorted(member)
  return result
}
