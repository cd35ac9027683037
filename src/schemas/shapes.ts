/** The small shapes that the validators of records are made of: every text, number and list has a bound. */
import * as v from 'valibot'

export const MAX_ENTRIES = 2000
export const MAX_MODULES = 100_000

export const short = (what: string) => v.pipe(v.string(), v.maxLength(4096), v.description(what))
export const long = (what: string) => v.pipe(v.string(), v.maxLength(1 << 20), v.description(what))
export const whole = (what: string) => v.pipe(v.number(), v.integer(), v.minValue(0), v.description(what))
export const list = <T extends v.GenericSchema>(item: T, most: number, what: string) =>
  v.pipe(v.array(item), v.maxLength(most), v.description(what))
export const values = (what: string) =>
  v.pipe(
    v.record(v.pipe(v.string(), v.maxLength(1024)), v.pipe(v.string(), v.maxLength(1 << 20))),
    v.maxEntries(MAX_ENTRIES),
    v.description(what)
  )
export const sha256 = (what: string) => v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/), v.description(what))
export const commit = (what: string) =>
  v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/), v.description(what))

export const moduleVersion = {
  path: short('Module path, or the folder that replaces it'),
  version: short('Version; `(devel)` for a checkout or folder'),
  sum: short('`h1:` sum, empty where the binary records none')
}
export const replacement = v.nullable(v.strictObject(moduleVersion))
export const module = v.strictObject({ ...moduleVersion, replace: replacement })
