/**
 * What the checksum database says of one module: the record's number, the record (lines as go.sum has them), a blank
 * line, and a signed note whose text is the head of a tree that holds the record:
 *
 *   61743986
 *   golang.org/toolchain v0.0.1-go1.26.8.linux-amd64 h1:...
 *   golang.org/toolchain v0.0.1-go1.26.8.linux-amd64/go.mod h1:...
 *
 *   go.sum database tree
 *   66332798
 *   <base64 of the root hash>
 *
 *   — sum.golang.org <base64>
 *
 * Source: golang.org/x/mod/sumdb (client.go), sumdb/tlog (note.go). An answer alone shows nothing: the head has to be
 * signed by the database's key, and the record to be in that head's tree.
 */
import { bounded, GateError } from '../errors.ts'
import { quote } from '../text/markup.ts'
import { decodeBase64, openNote, type Verifier } from './sum-note.ts'
import { HASH_BYTES, recordHash, rootOf } from './tile-proof.ts'
import { isTreeHash } from './tree-hash.ts'

export interface TreeHead {
  readonly size: number
  readonly root: Uint8Array
}

export interface Lookup {
  /** The record's number. */
  readonly record: number
  /** Its lines, with the last newline: what is hashed. */
  readonly text: string
  readonly head: TreeHead
}

/** Real answers have about 500 bytes. */
export const MAX_LOOKUP_BYTES = 1 << 16
const TREE_PREFIX = 'go.sum database tree\n'

/** Parses an answer and verifies the signature of its tree head. Throws GateError `evidence`. */
export function parseLookup(answer: string, verifier: Verifier): Lookup {
  bounded(answer.length, MAX_LOOKUP_BYTES, 'an answer of the checksum database, characters')
  const found = /^(0|[1-9]\d{0,15})\n((?:[^\n]+\n)+)\n/.exec(answer)
  if (found === null) throw new GateError('evidence', 'the checksum database: expected a record, got something else')
  const head = parseTreeHead(openNote(answer.slice(found[0].length), verifier))
  const record = Number(found[1])
  if (record >= head.size) {
    throw new GateError('evidence', `record ${record} is not in the signed tree, which has ${head.size}`)
  }
  return { record, text: found[2] ?? '', head }
}

/** The text of a tree head: three lines; what follows them is for later versions. Throws GateError `evidence`. */
function parseTreeHead(text: string): TreeHead {
  const found = /^(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]+=)\n/.exec(text.slice(TREE_PREFIX.length))
  const root = decodeBase64(found?.[2] ?? '')
  if (!text.startsWith(TREE_PREFIX) || found === null || root === null || root.length !== HASH_BYTES) {
    throw new GateError('evidence', 'the signed note is no tree head of a checksum database')
  }
  return { size: Number(found[1]), root }
}

/** Holds a record against the signed root. Throws GateError `evidence` when the audit path does not lead there. */
export function checkInclusion({ record, text, head }: Lookup, path: readonly Uint8Array[]): void {
  const root = rootOf(recordHash(text), record, head.size, path)
  if (Buffer.compare(root, head.root) === 0) return
  const [want, got] = [head.root, root].map((hash) => Buffer.from(hash).toString('base64'))
  throw new GateError('evidence', `record ${record} is not in the signed tree: expected the root ${want}, got ${got}`)
}

/** The sum that a record has for a module's files; `null` when it has none. Throws GateError `evidence` for an odd one. */
export function sumInRecord({ text }: Lookup, module: string, version: string): string | null {
  const start = `${module} ${version} `
  const line = text.split('\n').find((candidate) => candidate.startsWith(start))
  if (line === undefined) return null
  const sum = line.slice(start.length)
  if (isTreeHash(sum)) return sum
  throw new GateError('evidence', `the checksum database: expected an h1 sum, got ${quote(sum, 60)}`)
}
