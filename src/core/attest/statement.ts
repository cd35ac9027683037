/**
 * In-toto statements: "of this file, with this digest, the following is claimed". A statement is what gets signed; what it
 * claims is its predicate, whose shape its type names. (in-toto attestation framework, spec/v1/statement.md)
 */
import { quote } from '../text/markup.ts'
import { parseJson, textAt, valueAt } from '../untrusted.ts'

/** The type of the payload in the signed envelope. */
export const STATEMENT_MEDIA_TYPE = 'application/vnd.in-toto+json'
const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1'

/** A payload and its media type: what is signed, and what a verified signature covers. */
export interface SignedText {
  readonly type: string
  readonly payload: string
}

export interface Subject {
  /** A file's name, without its folders. */
  readonly name: string
  /** 64 hex digits. */
  readonly sha256: string
}

export interface Statement {
  readonly subjects: readonly Subject[]
  /** A URI. */
  readonly predicateType: string
  readonly predicate: unknown
}

const MAX_SUBJECTS = 1024
const MAX_TEXT = 4096

/** A statement as the payload of an envelope. */
export function writeStatement({ subjects, predicateType, predicate }: Statement): SignedText {
  const subject = subjects.map(({ name, sha256 }) => ({ name, digest: { sha256 } }))
  return {
    type: STATEMENT_MEDIA_TYPE,
    payload: JSON.stringify({ _type: STATEMENT_TYPE, subject, predicateType, predicate })
  }
}

export type StatementReading =
  | { readonly ok: true; readonly statement: Statement }
  /** `why`: "expected X, got Y", in the markup of text/markup.ts. */
  | { readonly ok: false; readonly why: string }

/** Reads the payload of an envelope whose signature verified. */
export function readStatement({ type, payload }: SignedText): StatementReading {
  const refused = (what: string, expected: string, got: string | null): StatementReading => ({
    ok: false,
    why: `expected ${what} ${quote(expected)}, got ${got === null ? 'none' : quote(got)}`
  })
  if (type !== STATEMENT_MEDIA_TYPE) return refused('a payload of the type', STATEMENT_MEDIA_TYPE, type)
  const value = parseJson(payload)
  const stated = textAt(value, MAX_TEXT, '_type')
  if (stated !== STATEMENT_TYPE) return refused('a statement of the type', STATEMENT_TYPE, stated)
  const listed = valueAt(value, 'subject')
  const predicateType = textAt(value, MAX_TEXT, 'predicateType')
  if (predicateType === null) return { ok: false, why: 'expected a statement with a predicate type, got none' }
  const subjects = Array.isArray(listed) && listed.length <= MAX_SUBJECTS ? listed.map(subjectOf) : []
  const known = subjects.filter((subject) => subject !== null)
  if (known.length === 0 || known.length < subjects.length) {
    return { ok: false, why: 'expected a statement about files with their sha256, got something else' }
  }
  return { ok: true, statement: { subjects: known, predicateType, predicate: valueAt(value, 'predicate') } }
}

function subjectOf(value: unknown): Subject | null {
  const [name, sha256] = [textAt(value, MAX_TEXT, 'name'), textAt(value, 64, 'digest', 'sha256')]
  return name === null || sha256 === null || !/^[0-9a-f]{64}$/.test(sha256) ? null : { name, sha256 }
}
