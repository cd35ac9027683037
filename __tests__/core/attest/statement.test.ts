import { expect, test } from '@jest/globals'
import { readStatement, STATEMENT_MEDIA_TYPE, writeStatement } from '../../../src/core/attest/statement.ts'

const SHA = 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9'
const STATEMENT = {
  subjects: [{ name: 'ledger', sha256: SHA }],
  predicateType: 'https://example.com/claim/v1',
  predicate: { answer: 42 }
}

test('what is written is read, and has the members of in-toto', () => {
  const signed = writeStatement(STATEMENT)
  expect(JSON.parse(signed.payload)).toEqual({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'ledger', digest: { sha256: SHA } }],
    predicateType: 'https://example.com/claim/v1',
    predicate: { answer: 42 }
  })
  expect(readStatement(signed)).toEqual({ ok: true, statement: STATEMENT })
})

const whole = JSON.parse(writeStatement(STATEMENT).payload)
test.each<[string, string, unknown, RegExp]>([
  ['another type of payload', 'text/plain', whole, /expected a payload of the type .*, got `text\/plain`/],
  ['no JSON', STATEMENT_MEDIA_TYPE, 'no', /expected a statement of the type .*, got none/],
  ['an older statement', STATEMENT_MEDIA_TYPE, { ...whole, _type: 'https://in-toto.io/Statement/v0.1' }, /v0\.1/],
  ['no predicate type', STATEMENT_MEDIA_TYPE, { ...whole, predicateType: 7 }, /predicate type, got none/],
  ['no subjects', STATEMENT_MEDIA_TYPE, { ...whole, subject: [] }, /about files with their sha256/],
  ['too many subjects', STATEMENT_MEDIA_TYPE, { ...whole, subject: Array(2000).fill(whole.subject[0]) }, /about files/],
  [
    'a subject without sha256',
    STATEMENT_MEDIA_TYPE,
    { ...whole, subject: [...whole.subject, { name: 'x', digest: { sha1: 'ab' } }] },
    /about files/
  ]
])('refused: %s', (_name, type, value, words) => {
  const payload = typeof value === 'string' ? value : JSON.stringify(value)
  expect(readStatement({ type, payload })).toMatchObject({ ok: false, why: expect.stringMatching(words) })
})
