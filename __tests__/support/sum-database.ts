/** A checksum database of a few records with a key of its own: a log, its tiles, its signed answers. */
import { createHash, generateKeyPairSync, sign } from 'node:crypto'

const KEYS = generateKeyPairSync('ed25519')
const RAW_KEY = KEYS.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** `name+hash+key` for a signer of that name with the test's key. */
export function verifierKey(name: string): string {
  const key = Buffer.concat([Buffer.of(1), RAW_KEY])
  return `${name}+${keyId(name).toString('hex')}+${key.toString('base64')}`
}

function keyId(name: string): Buffer {
  return sha256(Buffer.from(`${name}\n`), Buffer.of(1), RAW_KEY).subarray(0, 4)
}

/** A text with a signature line by `name`. */
export function signedNote(text: string, name: string): string {
  const signature = Buffer.concat([keyId(name), sign(null, Buffer.from(text), KEYS.privateKey)])
  return `${text}\n\u2014 ${name} ${signature.toString('base64')}\n`
}

/** The root of a tree by the definition in RFC 6962, section 2.1, on leaf hashes; slow, and plainly right. */
export function merkleRoot(leaves: readonly Uint8Array[]): Buffer {
  if (leaves.length === 1) return Buffer.from(leaves[0] ?? [])
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return sha256(Buffer.of(1), merkleRoot(leaves.slice(0, split)), merkleRoot(leaves.slice(split)))
}

export class TestDatabase {
  readonly name: string
  readonly records: readonly string[]
  /** Hashes of complete subtrees: [level][number]. */
  readonly #levels: Buffer[][]
  readonly #leaves: Buffer[]

  constructor(name: string, records: readonly string[]) {
    this.name = name
    this.records = records
    this.#leaves = records.map((record) => sha256(Buffer.of(0), Buffer.from(record)))
    this.#levels = [this.#leaves]
    for (let below = this.#leaves; below.length > 1; ) {
      const above: Buffer[] = []
      for (let i = 0; i + 1 < below.length; i += 2)
        above.push(sha256(Buffer.of(1), below[i] ?? Buffer.alloc(0), below[i + 1] ?? Buffer.alloc(0)))
      this.#levels.push(above)
      below = above
    }
  }

  root(): Buffer {
    return merkleRoot(this.#leaves)
  }

  lookup(record: number): string {
    const head = `go.sum database tree\n${this.records.length}\n${this.root().toString('base64')}\n`
    return `${record}\n${this.records[record] ?? ''}\n${signedNote(head, this.name)}`
  }

  /** The bytes of a tile by its path, `null` when there is no such tile (yet). */
  tile(path: string): Buffer | null {
    const found = /^tile\/8\/(\d+)\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d+))?$/.exec(path)
    if (found === null) return null
    const index = Number((found[2] ?? '').replaceAll(/[x/]/g, ''))
    const width = Number(found[3] ?? 256)
    const hashes = (this.#levels[Number(found[1]) * 8] ?? []).slice(index * 256, index * 256 + width)
    return hashes.length < width ? null : Buffer.concat(hashes)
  }
}

/** The record of a toolchain release. */
export function toolchainRecord(version: string, sum: string): string {
  const goMod = `h1:${sha256(Buffer.from(version)).toString('base64')}`
  return `golang.org/toolchain ${version} ${sum}\ngolang.org/toolchain ${version}/go.mod ${goMod}\n`
}
