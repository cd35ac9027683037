/**
 * Signed notes and the keys that verify them (golang.org/x/mod/sumdb/note), as the checksum database signs its tree heads.
 *
 * A note is text that ends with a newline, a blank line, and one or more signature lines: an em dash, a space, the
 * signer's name, a space, and in base64 four bytes that say which key and the signature itself. Lines of other signers
 * are passed over, as Go does; a line of the known key that does not verify condemns the note.
 *
 * A verifier key is `name+hash+key`: the key is one byte for the algorithm (1: Ed25519) and 32 of public key in base64,
 * the hash the first four bytes of sha256(name, newline, key) in hex.
 */
import { createHash, createPublicKey, verify } from 'node:crypto'
import { bounded, GateError } from '../errors.ts'
import { quote } from '../text/markup.ts'

export interface Verifier {
  readonly name: string
  /** Which of the signer's keys: four bytes, in hex. */
  readonly id: string
  /** Raw Ed25519 public key, 32 bytes. */
  readonly key: Uint8Array
}

/** A tree head has about 200 bytes and one signature. */
const MAX_NOTE_CHARS = 1 << 20
const MAX_SIGNATURES = 100
const ED25519 = 1
const ED25519_KEY_BYTES = 32
/** What stands before a raw Ed25519 key in its SubjectPublicKeyInfo (RFC 8410, section 4). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

/** Parses `name+hash+key`. Throws GateError `input` for everything that is not an Ed25519 verifier key. */
export function parseVerifierKey(text: string): Verifier {
  const found = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text)
  const refuse = (why: string): GateError => new GateError('input', `the verifier key ${quote(text, 80)} ${why}`)
  if (found === null) throw refuse('is not of the form `name+hash+key`')
  const [, name = '', id = '', encoded = ''] = found
  const bytes = decodeBase64(encoded)
  if (bytes === null || bytes[0] !== ED25519 || bytes.length !== 1 + ED25519_KEY_BYTES)
    throw refuse('holds no Ed25519 key')
  const hash = createHash('sha256').update(`${name}\n`).update(bytes).digest('hex').slice(0, 8)
  if (hash !== id) throw refuse(`was damaged: its hash is ${hash}`)
  return { name, id, key: bytes.subarray(1) }
}

/** The text of a note that `verifier` signed, with its last newline. Throws GateError `evidence` for any other. */
export function openNote(note: string, verifier: Verifier): string {
  bounded(note.length, MAX_NOTE_CHARS, 'a signed note, characters')
  const refuse = (why: string): GateError => new GateError('evidence', `the signed note ${why}`)
  const cut = note.lastIndexOf('\n\n')
  // oxlint-disable-next-line no-control-regex -- Go refuses control characters in notes, and so does this.
  if (cut < 0 || !note.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f\ufffd]/.test(note)) throw refuse('is malformed')
  const text = note.slice(0, cut + 1)
  const lines = note.slice(cut + 2, -1).split('\n')
  bounded(lines.length, MAX_SIGNATURES, 'a signed note, signatures')
  let verified = false
  for (const line of lines) {
    const found = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/.exec(line)
    const bytes = decodeBase64(found?.[2] ?? '')
    if (found === null || bytes === null || bytes.length < 5) throw refuse('has a malformed signature line')
    const isOurs = found[1] === verifier.name && bytes.subarray(0, 4).toString('hex') === verifier.id
    if (!isOurs) continue
    if (!signatureHolds(text, bytes.subarray(4), verifier.key))
      throw refuse(`has a signature by ${quote(verifier.name)} that does not verify`)
    verified = true
  }
  if (!verified) throw refuse(`is not signed by ${quote(verifier.name)}`)
  return text
}

function signatureHolds(text: string, signature: Uint8Array, key: Uint8Array): boolean {
  const publicKey = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, key]), format: 'der', type: 'spki' })
  return verify(null, Buffer.from(text), publicKey, signature)
}

/** Standard base64 with padding and nothing else; Node's own decoder takes anything. `null` when it is not that. */
export function decodeBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  return text !== '' && bytes.toString('base64') === text ? bytes : null
}
