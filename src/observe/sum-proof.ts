/**
 * The published sum of a Go release, asked of the checksum database and proved.
 *
 * The way is the go command's own (cmd/go/internal/modfetch/sumdb.go): an address in GOSUMDB goes before everything; else
 * each entry of GOPROXY is asked whether it serves the database, by its `supported` file, and the first that does is used
 * alone; with none left, or at `direct`, the database is asked by its own name. `off` ends it here without a question:
 * who switched the proxy off wants no network.
 *
 * A proof that was found once is kept. It needs no trust: signature and inclusion are verified each time it is read.
 */
import { errorMessage, GateError } from '../core/errors.ts'
import { quote } from '../core/text/markup.ts'
import type { DatabaseProof } from '../core/toolchain/authenticity.ts'
import { checkInclusion, type Lookup, MAX_LOOKUP_BYTES, parseLookup, sumInRecord } from '../core/toolchain/lookup.ts'
import {
  matchesPatterns,
  parseGoproxy,
  parseGosumdb,
  shownAddress,
  type SumDatabase
} from '../core/toolchain/sum-database.ts'
import { decodeBase64 } from '../core/toolchain/sum-note.ts'
import { auditPath, fullTile, HASH_BYTES, type Tile, tilePath, tilesFor } from '../core/toolchain/tile-proof.ts'
import { TOOLCHAIN_MODULE } from '../core/toolchain/tree-hash.ts'
import { parseJson, textAt, valueAt } from '../core/untrusted.ts'
import type { Http, Ports } from '../ports/types.ts'

export interface Published {
  readonly sum: string
  readonly proof: DatabaseProof
}

export type SumAnswer =
  | { readonly kind: 'published'; readonly published: Published }
  /** The database, or the proxy before it, says that there is no such version. Absence cannot be proved. */
  | { readonly kind: 'unpublished'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string }

/** Settings of the go command that say whether and where to ask. */
export interface DatabaseSettings {
  /** `go env`'s GOPROXY, GOSUMDB and GONOSUMDB; the last has GOPRIVATE as its default. */
  readonly goproxy: string
  readonly gosumdb: string
  readonly gonosumdb: string
}

/** The settings in effect; where nothing sets them (no go command here), the database is asked by its own name. */
export function databaseSettings(env: Readonly<Record<string, string | undefined>>): DatabaseSettings {
  return {
    goproxy: env['GOPROXY'] ?? 'direct',
    gosumdb: env['GOSUMDB'] ?? 'sum.golang.org',
    gonosumdb: env['GONOSUMDB'] ?? env['GOPRIVATE'] ?? ''
  }
}

const FULL_TILE_BYTES = 256 * HASH_BYTES
const MAX_KEPT_CHARS = 1 << 20

/** Finds the published sum of a version of golang.org/toolchain. `kept` is a file for the proof. Never throws. */
export async function publishedSum(
  ports: Ports,
  settings: DatabaseSettings,
  version: string,
  kept: string,
  patience: number
): Promise<SumAnswer> {
  let database: SumDatabase | null
  try {
    database = parseGosumdb(settings.gosumdb)
  } catch (error) {
    return { kind: 'unknown', why: errorMessage(error) }
  }
  const refusal = refusalOf(ports, settings, database)
  if (database === null || refusal !== null) return { kind: 'unknown', why: refusal ?? 'GOSUMDB is off' }
  const known = await readKept(ports, database, version, kept)
  if (known !== null) return { kind: 'published', published: known }
  if (ports.http === null) return { kind: 'unknown', why: 'the network is not used here' }
  const http = ports.http(patience)
  try {
    return await ask(ports, http, database, settings, version, kept)
  } catch (error) {
    return { kind: 'unknown', why: errorMessage(error) }
  } finally {
    http.close()
  }
}

/** Why the database is not asked at all, `null` when it may be. */
function refusalOf(ports: Ports, settings: DatabaseSettings, database: SumDatabase | null): string | null {
  if (database === null) return 'GOSUMDB is off'
  if (!database.isKnown && ports.env['GOSUMDB'] !== settings.gosumdb) {
    return `GOSUMDB names ${quote(database.verifier.name)}, and not by the environment: GOROOT itself may have named it`
  }
  if (matchesPatterns(settings.gonosumdb, TOOLCHAIN_MODULE)) {
    return `GONOSUMDB or GOPRIVATE (${quote(settings.gonosumdb, 80)}) keeps ${TOOLCHAIN_MODULE} from the checksum database`
  }
  return null
}

async function ask(
  ports: Ports,
  http: Http,
  database: SumDatabase,
  settings: DatabaseSettings,
  version: string,
  kept: string
): Promise<SumAnswer> {
  const base = database.url ?? (await databaseAddress(http, database, settings))
  if (base === null) return { kind: 'unknown', why: 'GOPROXY is off: the checksum database was not asked' }
  const address = `${base}/lookup/${TOOLCHAIN_MODULE}@${version}`
  const answer = await http.get(address, MAX_LOOKUP_BYTES)
  if (answer.status === 404 || answer.status === 410) {
    return { kind: 'unpublished', why: `${quote(shownAddress(base))} has no sum of ${quote(version)}` }
  }
  const text = textOf(answer.status, answer.body, address)
  const lookup = parseLookup(text, database.verifier)
  const path = await fetchPath(http, base, lookup)
  const published = proved(database, lookup, path, version)
  const keep = { lookup: text, path: path.map((hash) => Buffer.from(hash).toString('base64')) }
  await ports.files.writeText(kept, `${JSON.stringify(keep, null, 2)}\n`).catch(() => {})
  return { kind: 'published', published }
}

/** Where the database is served: below a proxy that says so, else at its own name; `null` when GOPROXY is off. */
async function databaseAddress(
  http: Http,
  { verifier }: SumDatabase,
  settings: DatabaseSettings
): Promise<string | null> {
  const direct = `https://${verifier.name}`
  for (const { proxy, next } of parseGoproxy(settings.goproxy)) {
    if (proxy === 'off') return null
    if (proxy === 'direct') return direct
    const base = `${withScheme(proxy)}/sumdb/${verifier.name}`
    try {
      const { status } = await http.get(`${base}/supported`, MAX_LOOKUP_BYTES)
      if (status === 200) return base
      if (status !== 404 && status !== 410 && next !== 'any') {
        throw new GateError('evidence', `${quote(shownAddress(base))} answers with status ${status}`)
      }
    } catch (error) {
      if (next !== 'any') throw error
    }
  }
  return direct
}

/** GOPROXY takes `proxy.example.org` for `https://proxy.example.org` (modfetch/proxy.go). */
function withScheme(proxy: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(proxy) ? proxy : `https://${proxy}`
}

async function fetchPath(http: Http, base: string, { record, head }: Lookup): Promise<Uint8Array[]> {
  const tiles = tilesFor(record, head.size)
  const read = new Map(
    await Promise.all(
      tiles.map(async (tile): Promise<[string, Uint8Array]> => [tilePath(tile), await fetchTile(http, base, tile)])
    )
  )
  return auditPath(record, head.size, (tile) => read.get(tilePath(tile)) ?? new Uint8Array())
}

/** A tile that was not full when the head was signed may be so by now, and be served as that alone. */
async function fetchTile(http: Http, base: string, tile: Tile): Promise<Uint8Array> {
  const { status, body } = await http.get(`${base}/${tilePath(tile)}`, FULL_TILE_BYTES)
  if (status === 200) return body
  const full = tilePath(fullTile(tile))
  const second = full === tilePath(tile) ? null : await http.get(`${base}/${full}`, FULL_TILE_BYTES)
  if (second?.status === 200) return second.body
  throw new GateError(
    'evidence',
    `${quote(shownAddress(`${base}/${tilePath(tile)}`), 200)} answers with status ${status}`
  )
}

function textOf(status: number, body: Uint8Array, address: string): string {
  if (status !== 200) {
    throw new GateError('evidence', `${quote(shownAddress(address), 200)} answers with status ${status}`)
  }
  return Buffer.from(body).toString('utf8')
}

/** The only way to a published sum: signature verified by parseLookup, inclusion here, then the line of the version. */
function proved(database: SumDatabase, lookup: Lookup, path: readonly Uint8Array[], version: string): Published {
  checkInclusion(lookup, path)
  const sum = sumInRecord(lookup, TOOLCHAIN_MODULE, version)
  if (sum === null)
    throw new GateError('evidence', `record ${lookup.record} is about another version than ${quote(version)}`)
  const { name } = database.verifier
  return { sum, proof: { name, size: lookup.head.size, record: lookup.record, inclusion: 'proved' } }
}

/** A proof that was kept; `null` when there is none, or none that holds. */
async function readKept(ports: Ports, database: SumDatabase, version: string, kept: string): Promise<Published | null> {
  try {
    const value = parseJson((await ports.files.readText(kept, MAX_KEPT_CHARS)) ?? '')
    const lookup = textAt(value, MAX_LOOKUP_BYTES, 'lookup')
    const path = valueAt(value, 'path')
    if (lookup === null || !Array.isArray(path)) return null
    const hashes = path.map((hash: unknown) => (typeof hash === 'string' ? decodeBase64(hash) : null))
    return proved(
      database,
      parseLookup(lookup, database.verifier),
      hashes.map((hash) => hash ?? Buffer.alloc(0)),
      version
    )
  } catch {
    return null
  }
}
