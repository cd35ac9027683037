/**
 * Proof that a record is in a transparent log, rebuilt from the log's tiles.
 *
 * The log is a Merkle tree (RFC 6962, section 2.1): a leaf hashes to sha256(0x00, record), an inner node to
 * sha256(0x01, left, right), and a tree of n leaves splits at the largest power of two below n. To show that leaf i is in
 * the tree of a signed root takes the hashes of the subtrees beside the way from the leaf to the root, the audit path.
 *
 * The checksum database does not serve audit paths. It serves tiles (golang.org/x/mod/sumdb/tlog): tile L/N holds up to
 * 256 hashes of tree level 8L, numbers 256N and following, as bytes one after the other; of the last tile of a level only
 * a part exists yet (`.p/W`). Every complete subtree's hash is either in a tile or made of a few hashes of one tile.
 * Tiles need no signature of their own: what is made of them has to give the signed root, and nothing else can.
 */
import { createHash } from 'node:crypto'
import { bounded, GateError } from '../errors.ts'

/** Levels of the tree in one tile. */
const TILE_HEIGHT = 8
const TILE_WIDTH = 1 << TILE_HEIGHT
export const HASH_BYTES = 32
/** Records in the log. There were 66 million at the end of 2026. */
const MAX_TREE_SIZE = 2 ** 45
/** No tree of that size is deeper. */
const MAX_PATH = 46

export interface Tile {
  /** Level of the tile, not of the tree: its hashes are of tree level 8 x `level`. */
  readonly level: number
  readonly index: number
  /** How many hashes are asked for: 256 of all but the last tile of a level. */
  readonly width: number
}

/** A leaf's hash. `record` is its text as the look-up gives it, last newline included. */
export function recordHash(record: string): Uint8Array {
  return sha256(Buffer.of(0), Buffer.from(record))
}

/** Where a tile is below the database's address: `tile/8/1/x259/110`, `tile/8/2/x001/012.p/110`. */
export function tilePath({ level, index, width }: Tile): string {
  let name = String(index % 1000).padStart(3, '0')
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    name = `x${String(rest % 1000).padStart(3, '0')}/${name}`
  }
  return `tile/${TILE_HEIGHT}/${level}/${name}${width < TILE_WIDTH ? `.p/${width}` : ''}`
}

/** The same tile once it is full: the server may hold only that by now. */
export function fullTile(tile: Tile): Tile {
  return { ...tile, width: TILE_WIDTH }
}

/** The tiles that the audit path of record `index` in a tree of `size` records is made of. */
export function tilesFor(index: number, size: number): Tile[] {
  const tiles = new Map<string, Tile>()
  walkPath(index, size, (level, n) => {
    const tile = tileOf(level, n, size)
    tiles.set(tilePath(tile), tile)
    return NOTHING
  })
  return [...tiles.values()]
}

const NOTHING = new Uint8Array(HASH_BYTES)

/** The audit path of record `index`, from the leaf upwards. `read` gives the bytes of a tile that tilesFor named. */
export function auditPath(index: number, size: number, read: (tile: Tile) => Uint8Array): Uint8Array[] {
  return walkPath(index, size, (level, n) => {
    const tile = tileOf(level, n, size)
    const bytes = read(tile)
    if (bytes.length < tile.width * HASH_BYTES) {
      const want = tile.width * HASH_BYTES
      throw new GateError('evidence', `${tilePath(tile)}: expected ${want} bytes, got ${bytes.length}`)
    }
    const leaves = 2 ** (level % TILE_HEIGHT)
    const first = (n * leaves) % TILE_WIDTH
    return foldComplete(bytes.subarray(first * HASH_BYTES, (first + leaves) * HASH_BYTES))
  })
}

/** The root of a tree of `size` records that has `leaf` at `index` and that audit path. Throws GateError `evidence`. */
export function rootOf(leaf: Uint8Array, index: number, size: number, path: readonly Uint8Array[]): Uint8Array {
  const sides = sidesOf(index, size)
  if (path.length !== sides.length || path.some((hash) => hash.length !== HASH_BYTES)) {
    throw new GateError('evidence', `an inclusion proof: expected ${sides.length} hashes, got ${path.length}`)
  }
  return sides.reduce((hash, side, at) => {
    const other = path[at] ?? NOTHING
    return side === 'left' ? innerHash(other, hash) : innerHash(hash, other)
  }, leaf)
}

interface Subtree {
  readonly low: number
  readonly high: number
}

/** The subtrees beside the way from a leaf to the root, from the leaf upwards, and on which side each lies. */
function siblings(index: number, size: number): (Subtree & { readonly side: 'left' | 'right' })[] {
  bounded(size, MAX_TREE_SIZE, 'a checksum database, records')
  bounded(index, size - 1, 'a record of a checksum database, its number')
  const found: (Subtree & { side: 'left' | 'right' })[] = []
  let [low, high] = [0, size]
  while (high - low > 1 && found.length < MAX_PATH) {
    const split = low + largestPowerBelow(high - low)
    if (index < split) {
      found.push({ low: split, high, side: 'right' })
      high = split
    } else {
      found.push({ low, high: split, side: 'left' })
      low = split
    }
  }
  return found.toReversed()
}

function sidesOf(index: number, size: number): ('left' | 'right')[] {
  return siblings(index, size).map(({ side }) => side)
}

type NodeReader = (level: number, n: number) => Uint8Array

function walkPath(index: number, size: number, node: NodeReader): Uint8Array[] {
  return siblings(index, size).map((subtree) => subtreeHash(subtree, node))
}

/** The hash of the leaves from `low` to below `high`: a complete subtree's own, or one made of several of those. */
function subtreeHash({ low, high }: Subtree, node: NodeReader): Uint8Array {
  const width = high - low
  const power = largestPowerBelow(width)
  if (power * 2 === width || width === 1) return node(Math.round(Math.log2(width)), low / width)
  const split = low + power
  return innerHash(subtreeHash({ low, high: split }, node), subtreeHash({ low: split, high }, node))
}

/** The largest power of two that is smaller than `n`; 1 for 1. */
function largestPowerBelow(n: number): number {
  let power = 1
  while (power * 2 < n) power *= 2
  return power
}

/** The tile that has node `n` of tree level `level`, or the hashes that it is made of. */
function tileOf(level: number, n: number, size: number): Tile {
  const tileLevel = Math.floor(level / TILE_HEIGHT)
  const first = n * 2 ** (level % TILE_HEIGHT)
  const index = Math.floor(first / TILE_WIDTH)
  const inLevel = Math.floor(size / 2 ** (tileLevel * TILE_HEIGHT))
  return { level: tileLevel, index, width: Math.min(TILE_WIDTH, inLevel - index * TILE_WIDTH) }
}

function foldComplete(hashes: Uint8Array): Uint8Array {
  if (hashes.length === HASH_BYTES) return hashes
  const half = hashes.length / 2
  return innerHash(foldComplete(hashes.subarray(0, half)), foldComplete(hashes.subarray(half)))
}

function innerHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(Buffer.of(1), left, right)
}

function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
