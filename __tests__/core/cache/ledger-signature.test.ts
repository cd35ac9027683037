/** What a signature that holds is worth for a ledger. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { ACTIONS_ISSUER, type SignerIdentity } from '../../../src/core/attest/identity.ts'
import type { SignedText } from '../../../src/core/attest/statement.ts'
import { type Ledger, type LedgerOwner, writeLedger } from '../../../src/core/cache/ledger.ts'
import { judgeLedger } from '../../../src/core/cache/ledger-answer.ts'
import { nextLedger } from '../../../src/core/cache/ledger-chain.ts'
import {
  ledgerStatement,
  type SignatureReading,
  signatureFile,
  withSignature
} from '../../../src/core/cache/ledger-signature.ts'

const TODAY = 20_778
const OWNER = { repository: 'octo/shop', ref: 'refs/heads/main' }
const COMMIT = '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d'
const RUN = { commit: COMMIT, workflow: '.github/workflows/ci.yml', runId: '42', runAttempt: 2 }
const WORKFLOW = 'https://github.com/octo/shop/.github/workflows/ci.yml@refs/heads/main'
const SIGNER: SignerIdentity = {
  issuer: ACTIONS_ISSUER,
  workflow: WORKFLOW,
  repository: 'https://github.com/octo/shop',
  ref: 'refs/heads/main',
  commit: COMMIT,
  trigger: 'push'
}

function ledgerOf(owner: LedgerOwner = OWNER, parents: readonly Ledger[] = []): Ledger {
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
  const witnessed = [{ action: hash('a'), output: hash('b') }]
  return nextLedger({ owner, today: TODAY, parents, witnessed })
}
const ledger = ledgerOf()
const text = writeLedger(ledger)
const expected = { repository: 'octo/shop', refs: ['refs/heads/main'], today: TODAY }
const used = judgeLedger(text, expected)
const statement = ledgerStatement('ledger', text, ledger, RUN)
const verified = (signed: SignedText = statement, signer: Partial<SignerIdentity> = {}): SignatureReading => ({
  kind: 'verified',
  signed,
  signer: { ...SIGNER, ...signer }
})
/** The statement with one member of its predicate exchanged. */
function claiming(member: string, value: unknown): SignedText {
  const parsed = JSON.parse(statement.payload)
  return { ...statement, payload: JSON.stringify({ ...parsed, predicate: { ...parsed.predicate, [member]: value } }) }
}

test('the statement names the ledger and the run that signs it', () => {
  expect(JSON.parse(statement.payload)).toMatchObject({
    subject: [{ name: 'ledger', digest: { sha256: createHash('sha256').update(text).digest('hex') } }],
    predicateType: expect.stringMatching(/\/cache-ledger\/v1$/),
    predicate: {
      ...OWNER,
      generation: 1,
      digest: ledger.digest,
      commit: COMMIT,
      workflow: '.github/workflows/ci.yml',
      run: 'https://github.com/octo/shop/actions/runs/42/attempts/2'
    }
  })
  expect(signatureFile('/x/ledger')).toBe('/x/ledger.sigstore.json')
})

describe('used', () => {
  test('with the signature of a trusted run, which is named', () => {
    for (const rule of ['optional', 'required'] as const) {
      expect(withSignature(used, text, verified(), rule)).toEqual({ ...used, signer: WORKFLOW })
    }
  })

  test('without one, where none is required', () => {
    expect(withSignature(used, text, { kind: 'none', file: 'x' }, 'optional')).toEqual(used)
  })
})

describe('refused', () => {
  const other = ledgerOf(OWNER, [ledger])
  const ofOther = ledgerStatement('ledger', writeLedger(other), other, RUN)
  const two = JSON.parse(statement.payload)
  const both = { ...statement, payload: JSON.stringify({ ...two, subject: [...two.subject, ...two.subject] }) }
  const otherType = { ...statement, payload: statement.payload.replace('cache-ledger/v1', 'cache-ledger/v2') }
  test.each<[string, SignatureReading, RegExp]>([
    ['one that does not verify', { kind: 'refused', why: 'because' }, /^its signature does not verify: because$/],
    [
      'of another ledger',
      verified(ofOther),
      /of another ledger, or it was changed after it was signed: expected the sha256/
    ],
    ['of two files', verified(both), /got 2 files/],
    ['a claim of another type', verified(otherType), /expected a claim of the type `.*v1`, got `.*v2`/],
    ['no statement', verified({ type: 'text/plain', payload: 'x' }), /about something else: expected a payload/],
    [
      'a pull request',
      verified(statement, { workflow: WORKFLOW.replace('heads/main', 'pull/7/merge') }),
      /another ref/
    ],
    ['a fork', verified(statement, { workflow: WORKFLOW.replace('octo', 'mallory') }), /another repository/],
    ['another issuer', verified(statement, { issuer: 'https://accounts.example' }), /of no run of GitHub Actions/],
    ['a run of a comment', verified(statement, { trigger: 'issue_comment' }), /may not vouch.*got `issue_comment`/],
    [
      'another generation claimed',
      verified(claiming('generation', 2)),
      /claims another generation: expected `1`, got `2`/
    ],
    ['another digest claimed', verified(claiming('digest', null)), /claims another digest: .*got something else/],
    ['another repository claimed', verified(claiming('repository', 'a/b')), /claims another repository/],
    ['another ref claimed', verified(claiming('ref', 'refs/heads/x')), /claims another ref/],
    ['another commit claimed', verified(claiming('commit', '0')), /claims another commit/]
  ])('%s', (_name, reading, words) => {
    for (const rule of ['optional', 'required'] as const) {
      const answer = withSignature(used, text, reading, rule)
      expect(answer).toMatchObject({ state: 'invalid', ledger: null, signer: null })
      expect(answer.why).toMatch(words)
      expect(answer.entries.size).toBe(0)
    }
  })

  test('none, where one is required', () => {
    const answer = withSignature(used, text, { kind: 'none', file: 'x.sigstore.json' }, 'required')
    expect(answer).toMatchObject({ state: 'invalid', ledger: null })
    expect(answer.why).toMatch(/it is not signed: expected a signature in `x\.sigstore\.json`/)
  })

  test('one that cannot be checked: unreadable, not used', () => {
    const answer = withSignature(used, text, { kind: 'unavailable', why: 'no network' }, 'optional')
    expect(answer).toMatchObject({ state: 'unreadable', why: 'its signature could not be checked: no network' })
    expect(answer.ledger).toBeNull()
  })

  test.each<[LedgerOwner]>([
    [{ repository: null, ref: null }],
    [{ repository: 'octo/shop', ref: null }],
    [{ repository: 'octo/shop', ref: 'refs/pull/7/merge' }]
  ])('a signed ledger of no branch: %j', (owner) => {
    const nobodys = ledgerOf(owner)
    const its = writeLedger(nobodys)
    const answer = judgeLedger(its, { repository: null, refs: null, today: TODAY })
    expect(answer.state).toBe('used')
    const reading = verified(ledgerStatement('ledger', its, nobodys, RUN))
    expect(withSignature(answer, its, reading, 'optional')).toMatchObject({ state: 'invalid', ledger: null })
  })

  test('a ledger that is not used anyway stays what it is', () => {
    const missing = judgeLedger(null, expected)
    expect(withSignature(missing, '', verified(), 'required')).toBe(missing)
  })
})
