/** The ledger as a text: one form, refused when it is not whole, merged without loss. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import {
  type Ledger,
  LedgerEntries,
  lineKey,
  MAX_ANCESTORS,
  MAX_LEDGER_ENTRIES,
  type Pair,
  parseLedger,
  writeLedger
} from '../../../src/core/cache/ledger.ts'
import { judgeLedger } from '../../../src/core/cache/ledger-answer.ts'
import {
  boundWords,
  descendsFrom,
  entriesOn,
  KEPT_DAYS,
  misfitOf,
  nextLedger
} from '../../../src/core/cache/ledger-chain.ts'

const TODAY = 20_778
const OWNER = { repository: 'octo/shop', ref: 'refs/heads/main' }
const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const pair = (name: string): Pair => ({ action: hash(`action ${name}`), output: hash(`output ${name}`) })

function ledgerOf(names: readonly string[], parents: readonly Ledger[] = [], today = TODAY): Ledger {
  return nextLedger({ owner: OWNER, today, parents, witnessed: names.map(pair) })
}

/** A text with a digest that fits it, whatever it says. */
const signed = (above: string): string => `${above}digest ${hash(above)}\n`

/** The text with one thing exchanged, and a digest that fits. */
function edited(text: string, from: RegExp | string, to: string): string {
  const above = text.slice(0, text.lastIndexOf('digest '))
  const changed = above.replace(from, to)
  if (changed === above) throw new Error(`nothing to exchange: ${String(from)}`)
  return signed(changed)
}

describe('a ledger', () => {
  const first = ledgerOf(['a', 'b', 'c'])
  const second = ledgerOf(['d'], [first])
  const text = writeLedger(second)

  test('comes back as it was written, and has one form', () => {
    const reading = parseLedger(text)
    if (!reading.ok) throw new Error(reading.why)
    expect(reading.ledger).toMatchObject({ ...OWNER, generation: 2, written: TODAY, digest: second.digest })
    expect(reading.ledger.ancestors).toEqual([{ generation: 1, digest: first.digest }])
    expect(writeLedger(reading.ledger)).toBe(text)
    for (const name of ['a', 'b', 'c', 'd']) expect(reading.ledger.entries.vouches(pair(name))).toBe(true)
    expect(reading.ledger.entries.knows(pair('a').output)).toBe(true)
    // Neither the action nor the output alone is enough.
    expect(reading.ledger.entries.vouches({ action: pair('a').action, output: pair('b').output })).toBe(false)
    expect(reading.ledger.entries.knows(pair('a').action)).toBe(false)
  })

  test('is the same whatever the order of what was witnessed', () => {
    expect(writeLedger(ledgerOf(['c', 'a', 'b']))).toBe(writeLedger(first))
  })

  test('is small: under 100 bytes an entry', () => {
    const names = Array.from({ length: 419 }, (_, n) => String(n))
    expect(writeLedger(ledgerOf(names)).length).toBeLessThan(419 * 100)
  })

  const [one = ''] = [...second.entries.days.keys()].toSorted()
  const refusals: [label: string, text: string, why: RegExp][] = [
    ['nothing', '', /expected a ledger, got something else/],
    ['another text', '{"version":1}', /expected a ledger/],
    ['what git made of one on Windows', text.replaceAll('\n', '\r\n'), /end in LF, got CRLF: `cache.ledger -text`/],
    ['a later version', text.replace('ledger 1\n', 'ledger 2\n'), /expected version 1, got 2/],
    ['a ledger that was cut off', text.slice(0, -80), /expected a digest in its last line/],
    ['a byte that was changed', text.replace('octo/shop', 'octo/shoq'), /expected the digest/],
    ['a line that was taken out', text.replace(`${one} ${TODAY}\n`, ''), /expected the digest/],
    ['a line behind the digest', `${text}signature x\n`, /expected nothing behind the digest, got `signature x/],
    [
      'a field of a later version',
      edited(text, 'generation 2\n', 'generation 2\nkey x\n'),
      /line 5: expected `written`/
    ],
    ['no repository', edited(text, 'repository octo/shop\n', ''), /line 2: expected `repository`/],
    ['a repository that is none', edited(text, 'octo/shop', '../x/y'), /line 2: expected `repository`/],
    ['a ref that is none', edited(text, 'refs/heads/main', 'main'), /line 3: expected `ref`/],
    ['generation 0', edited(text, 'generation 2', 'generation 0'), /line 4: expected `generation`/],
    ['an ancestor that is no older', edited(text, 'ancestor 1', 'ancestor 2'), /expected its ancestors by generation/],
    ['another count', edited(text, 'entries 4', 'entries 5'), /expected 5 entries, got 4/],
    ['more than may be', edited(text, 'entries 4', `entries ${MAX_LEDGER_ENTRIES + 1}`), /at most 200000 entries/],
    ['no count', edited(text, 'entries 4\n', ''), /expected `entries`/],
    ['a hash that is too short', edited(text, one, one.slice(1)), /expected `an action, an output and a day`/],
    ['a hash in another form', edited(text, / (\S{42})\S /, ' $1B '), /expected `an action, an output and a day`/],
    ['an entry of a day to come', edited(text, `${one} ${TODAY}`, `${one} ${TODAY + 1}`), /no younger than the ledger/],
    ['a carriage return', edited(text, 'generation 2', 'generation 2\r'), /line 4/]
  ]
  test.each(refusals)('is refused: %s', (_label, damaged, why) => {
    const reading = parseLedger(damaged)
    expect(reading).toEqual({ ok: false, why: expect.stringMatching(why) })
  })

  test('is refused when its entries are not sorted, or not each once', () => {
    const keys = [...first.entries.days.keys()].toSorted().map((key) => `${key} ${TODAY}`)
    const above = (lines: string[]): string =>
      signed(
        `go-provenance-gate cache ledger 1\nrepository -\nref -\ngeneration 1\nwritten ${TODAY}\nentries ${lines.length}\n${lines.join('\n')}\n`
      )
    expect(parseLedger(above(keys))).toMatchObject({ ok: true, ledger: { repository: null, ref: null } })
    for (const lines of [keys.toReversed(), [...keys.slice(0, 1), ...keys]]) {
      expect(parseLedger(above(lines))).toMatchObject({ ok: false, why: expect.stringContaining('sorted, each once') })
    }
  })
})

describe('merging', () => {
  const root = ledgerOf(['a'])
  const left = ledgerOf(['b'], [root])
  const right = ledgerOf(['c'], [root])

  test('two jobs that end together lose nothing, in either order', () => {
    const merged = ledgerOf([], [left, right])
    expect(writeLedger(ledgerOf([], [right, left]))).toBe(writeLedger(merged))
    for (const name of ['a', 'b', 'c']) expect(merged.entries.vouches(pair(name))).toBe(true)
    expect(merged.generation).toBe(3)
    for (const one of [root, left, right]) expect(descendsFrom(merged, one.digest)).toBe(true)
    expect(descendsFrom(left, right.digest)).toBe(false)
    expect(parseLedger(writeLedger(merged))).toMatchObject({ ok: true })
  })

  test('keeps the last day, and both outputs of an action that gave two', () => {
    const old = ledgerOf(['a'], [], TODAY - 5)
    const other = { action: pair('a').action, output: hash('another') }
    const next = nextLedger({ owner: OWNER, today: TODAY, parents: [old], witnessed: [other, pair('b')] })
    expect(next.entries.days.get(lineKey(pair('a')))).toBe(TODAY - 5)
    expect(next.entries.vouches(pair('a')) && next.entries.vouches(other)).toBe(true)
    expect(ledgerOf(['a'], [next]).entries.days.get(lineKey(pair('a')))).toBe(TODAY)
  })

  test('forgets what nobody has seen for a month', () => {
    const old = ledgerOf(['a'], [], TODAY - KEPT_DAYS)
    expect(ledgerOf(['b'], [old]).entries.size).toBe(2)
    expect(ledgerOf(['b'], [old], TODAY + 1).entries.size).toBe(1)
    expect(entriesOn(old, TODAY).size).toBe(1)
    expect(entriesOn(old, TODAY + 1).size).toBe(0)
  })

  test('keeps the newest of more entries than there may be', () => {
    const days = new Map<string, number>()
    for (let n = 0; n < MAX_LEDGER_ENTRIES; n += 1) {
      const number = n.toString(16).padStart(64, '0')
      days.set(lineKey({ action: number, output: number }), TODAY - 1)
    }
    const full: Ledger = { ...root, generation: 1, entries: new LedgerEntries(days) }
    const next = ledgerOf(['new'], [full])
    expect(next.entries.size).toBe(MAX_LEDGER_ENTRIES)
    expect(next.entries.vouches(pair('new'))).toBe(true)
    expect([boundWords(next), boundWords(root)]).toEqual([
      expect.stringMatching(/^at its bound of 200000 entries: /),
      ''
    ])
    expect(parseLedger(writeLedger(next))).toMatchObject({ ok: true })
  })

  test('names a bounded number of ancestors', () => {
    let ledger = root
    for (let n = 0; n < MAX_ANCESTORS + 10; n += 1) ledger = ledgerOf([], [ledger])
    expect(ledger.ancestors).toHaveLength(MAX_ANCESTORS)
    expect(descendsFrom(ledger, root.digest)).toBe(false)
    expect(parseLedger(writeLedger(ledger))).toMatchObject({ ok: true })
  })
})

describe('a ledger for another place or day', () => {
  const ledger = ledgerOf(['a'])
  const here = { repository: 'octo/shop', refs: ['refs/heads/main'], today: TODAY }
  const cases: [label: string, expected: Parameters<typeof misfitOf>[1], kind: string | null][] = [
    ['its own', here, null],
    ['in other case', { ...here, repository: 'Octo/Shop' }, null],
    ['nothing is known', { repository: null, refs: null, today: TODAY }, null],
    ['one of several refs', { ...here, refs: ['refs/heads/next', 'refs/heads/main'] }, null],
    ['another repository', { ...here, repository: 'octo/fork' }, 'foreign'],
    ['another ref', { ...here, refs: ['refs/heads/next'] }, 'foreign'],
    ['a clock that is a day behind', { ...here, today: TODAY - 1 }, null],
    ['a day to come', { ...here, today: TODAY - 2 }, 'future']
  ]
  test.each(cases)('%s', (_label, expected, kind) => {
    expect(misfitOf(ledger, expected)?.kind ?? null).toBe(kind)
  })

  test('is used when it is too old, vouches for nothing, and says so', () => {
    const late = { ...here, today: TODAY + KEPT_DAYS + 1 }
    const answer = judgeLedger(writeLedger(ledger), late)
    const why = expect.stringMatching(
      /^it was written on \d{4}-\d\d-\d\d, and what it has was seen more than 30 days ago$/
    )
    expect(answer).toMatchObject({ state: 'used', why, ledger: { digest: ledger.digest } })
    expect(answer.entries.size).toBe(0)
    // An empty cache makes an empty ledger, which is not too old.
    expect(judgeLedger(writeLedger(ledgerOf([])), late)).toMatchObject({ state: 'used', why: null })
  })

  test('vouches for nothing', () => {
    const text = writeLedger(ledger)
    expect(judgeLedger(text, here)).toMatchObject({ state: 'used', why: null })
    expect(judgeLedger(text, here).entries.size).toBe(1)
    for (const [answer, state] of [
      [judgeLedger(null, here), 'missing'],
      [judgeLedger(text, { ...here, repository: 'octo/fork' }), 'foreign'],
      [judgeLedger(text, { ...here, today: 0 }), 'invalid'],
      [judgeLedger(text.slice(1), here), 'invalid']
    ] as const) {
      expect(answer).toMatchObject({ state, ledger: null, why: expect.any(String) })
      expect(answer.entries.size).toBe(0)
    }
  })
})
