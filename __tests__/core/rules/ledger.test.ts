/** The two rules about the ledger of the build cache. */
import { describe, expect, test } from '@jest/globals'
import type { LedgerUse } from '../../../src/core/record/types.ts'
import type { RuleAnswer } from '../../../src/core/rules/types.ts'
import { ask, findingsOf } from '../../support/ask.ts'
import { GOOD_LEDGER, inspectedWith, recordWith } from '../../support/records.ts'

const fault = (name: string) => ({ package: name, file: 'ab/abab-d', why: 'no trusted run wrote or verified it' })
const NOT_ALL = { ...GOOD_LEDGER, witnessed: 0, unwitnessed: ['a', 'b', 'c', 'd', 'e'].map(fault) }

type Want = RuleAnswer['outcome'] | 'error' | 'warning'
const outcomeOf = (id: string, ledger: LedgerUse | null, cached = 5): Want => {
  const answer = ask(id, recordWith({ cache: { cached, ledger } }))
  return findingsOf(answer)[0]?.level === undefined ? answer.outcome : (findingsOf(answer)[0]?.level as Want)
}

describe('cache-entry-unwitnessed', () => {
  const cases: [label: string, ledger: LedgerUse | null, want: Want][] = [
    ['no ledger was asked for', null, 'not-applicable'],
    ['all witnessed', GOOD_LEDGER, 'pass'],
    ['not all, and they were to be told', NOT_ALL, 'warning'],
    ['not all, although they were set aside', { ...NOT_ALL, trust: 'enforce' }, 'error'],
    ['there is none yet', { ...NOT_ALL, state: 'missing', why: 'there is none yet' }, 'not-applicable'],
    ['none, and all was set aside', { ...NOT_ALL, trust: 'enforce', state: 'missing', why: 'none' }, 'error'],
    ['one that is too old', { ...NOT_ALL, entries: 0, why: 'it was written on 2026-10-01' }, 'not-applicable'],
    ['one that is not used', { ...NOT_ALL, state: 'invalid', why: 'cut' }, 'not-applicable']
  ]
  test.each(cases)('%s', (_label, ledger, want) => {
    expect(outcomeOf('cache-entry-unwitnessed', ledger)).toBe(want)
  })

  test('names three packages and counts the rest', () => {
    const [finding] = findingsOf(ask('cache-entry-unwitnessed', recordWith({ cache: { cached: 9, ledger: NOT_ALL } })))
    expect(finding?.message).toMatch(
      /got 5 packages of 9 that none did: `a` .*`b` .*`c` \(`ab\/abab-d`\); and 2 more\.$/
    )
    expect(finding?.place).toEqual({ file: 'go.mod', line: 1 })
  })

  test('has nothing to say where nothing came from the cache, or no build was seen', () => {
    expect(outcomeOf('cache-entry-unwitnessed', NOT_ALL, 0)).toBe('not-applicable')
    expect(ask('cache-entry-unwitnessed', inspectedWith({}))).toMatchObject({ outcome: 'not-applicable' })
  })
})

describe('ledger-invalid', () => {
  const cases: [label: string, ledger: LedgerUse | null, want: Want][] = [
    ['no ledger was asked for', null, 'not-applicable'],
    ['one that is used', GOOD_LEDGER, 'pass'],
    ['none yet', { ...GOOD_LEDGER, state: 'missing', why: 'there is none yet' }, 'not-applicable'],
    ['a base commit that cannot be read', { ...GOOD_LEDGER, state: 'unreadable', why: 'no token' }, 'not-applicable'],
    [
      'that of the repository which this is a fork of',
      { ...GOOD_LEDGER, state: 'foreign', why: 'of another' },
      'warning'
    ],
    ['a damaged one', { ...GOOD_LEDGER, state: 'invalid', why: 'expected the digest `a`, got `b`' }, 'error']
  ]
  test.each(cases)('%s', (_label, ledger, want) => {
    expect(outcomeOf('ledger-invalid', ledger)).toBe(want)
  })

  test('says what is wrong', () => {
    const record = recordWith({
      cache: { ledger: { ...GOOD_LEDGER, state: 'invalid', why: 'expected version 1, got 2' } }
    })
    expect(findingsOf(ask('ledger-invalid', record))[0]?.message).toBe(
      'The ledger `cache.ledger` vouches for nothing here: expected version 1, got 2.'
    )
  })
})
