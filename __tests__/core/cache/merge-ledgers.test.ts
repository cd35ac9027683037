/** The ledgers of a run's jobs as one. */
import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { type Ledger, type Pair, writeLedger } from '../../../src/core/cache/ledger.ts'
import { judgeLedger } from '../../../src/core/cache/ledger-answer.ts'
import { descendsFrom, KEPT_DAYS, nextLedger } from '../../../src/core/cache/ledger-chain.ts'
import { mergeLedgers } from '../../../src/core/cache/merge-ledgers.ts'

const TODAY = 20_778
const OWNER = { repository: 'octo/shop', ref: 'refs/heads/main' }
const EXPECTED = { repository: 'octo/shop', refs: ['refs/heads/main', 'refs/heads/release'], today: TODAY }
const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const pair = (name: string): Pair => ({ action: hash(`action ${name}`), output: hash(`output ${name}`) })

function ledgerOf(names: readonly string[], changes: Partial<Parameters<typeof nextLedger>[0]> = {}): Ledger {
  return nextLedger({ owner: OWNER, today: TODAY, parents: [], witnessed: names.map(pair), ...changes })
}
const merged = (...ledgers: readonly Ledger[]) =>
  mergeLedgers(
    ledgers.map((ledger) => judgeLedger(writeLedger(ledger), EXPECTED)),
    EXPECTED
  )

test('none, and one: what there is', () => {
  expect(merged()).toMatchObject({ state: 'missing', ledger: null })
  const one = ledgerOf(['a'])
  expect(merged(one)).toMatchObject({ state: 'used', ledger: { digest: one.digest, generation: 1 } })
})

test('several: the entries of all, and all as ancestors, in whatever order', () => {
  const before = ledgerOf(['x'])
  const [linux, windows] = [ledgerOf(['a', 'b'], { parents: [before] }), ledgerOf(['b', 'c'])]
  const answer = merged(linux, windows)
  expect(answer).toMatchObject({ state: 'used', why: null, ledger: { ...OWNER, generation: 3 } })
  for (const name of ['a', 'b', 'c', 'x']) expect(answer.entries.vouches(pair(name))).toBe(true)
  expect(answer.entries.vouches({ action: pair('a').action, output: pair('c').output })).toBe(false)
  const next = nextLedger({
    owner: OWNER,
    today: TODAY,
    parents: answer.ledger === null ? [] : [answer.ledger],
    witnessed: []
  })
  for (const ledger of [before, linux, windows]) expect(descendsFrom(next, ledger.digest)).toBe(true)
  expect(merged(windows, linux).ledger?.digest).toBe(answer.ledger?.digest)
})

test('what nobody has seen for a month vouches for nothing', () => {
  const old = ledgerOf(['old'], { today: TODAY - KEPT_DAYS - 1 })
  const answer = merged(old, ledgerOf(['new']))
  expect([pair('old'), pair('new')].map((one) => answer.entries.vouches(one))).toEqual([false, true])
  expect(answer).toMatchObject({ state: 'used', why: null })
  const older = ledgerOf(['older'], { today: TODAY - KEPT_DAYS - 2 })
  expect(merged(old, older)).toMatchObject({ state: 'used', why: expect.stringContaining('30 days ago') })
})

test.each<[string, Ledger, string]>([
  ['of another repository', ledgerOf(['b'], { owner: { ...OWNER, repository: 'mallory/shop' } }), 'foreign'],
  ['of a day to come', ledgerOf(['b'], { today: TODAY + 9 }), 'invalid'],
  [
    'of another ref, which would do alone',
    ledgerOf(['b'], { owner: { ...OWNER, ref: 'refs/heads/release' } }),
    'invalid'
  ]
])('one %s, and none is used', (_what, odd, state) => {
  expect(merged(ledgerOf(['a']), odd)).toMatchObject({ state, ledger: null, entries: { size: 0 } })
})
