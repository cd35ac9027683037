/** A record's text, read back from wherever it was kept: bounded, validated, or refused with the reason. */
import * as v from 'valibot'
import { GateError } from '../core/errors.ts'
import { type GateRecord, SCHEMA_VERSION } from '../core/record/types.ts'
import { quote } from '../core/text/markup.ts'
import { parseJson, valueAt } from '../core/untrusted.ts'
import { RecordSchema } from './record.ts'

/** A record of a program of 8,000 packages has about 4 MiB. */
export const MAX_RECORD_BYTES = 32 << 20

/** Parses a record. `name` is what the text is called in an error. Throws GateError `input`. */
export function parseRecord(text: string, name: string): GateRecord {
  const refuse = (why: string): GateError => new GateError('input', `${quote(name)} is no usable record: ${why}`)
  if (text.length > MAX_RECORD_BYTES) throw refuse(`expected at most ${MAX_RECORD_BYTES >> 20} MiB`)
  const value = parseJson(text)
  if (value === undefined) throw refuse('it is not JSON, or it was cut off')
  const version = valueAt(value, 'schema')
  if (typeof version === 'number' && version > SCHEMA_VERSION) {
    throw refuse(
      `it has schema version ${version}, this program knows up to ${SCHEMA_VERSION}; use a newer go-provenance-gate`
    )
  }
  const checked = v.safeParse(RecordSchema, value, { abortEarly: true })
  if (checked.success) return checked.output
  const issue = checked.issues[0]
  const path = v.getDotPath(issue) ?? 'the record'
  throw refuse(`${quote(path)}: expected ${issue.expected ?? 'something else'}, got ${issue.received.slice(0, 100)}`)
}
