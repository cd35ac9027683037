/** Packages of two runs with the same inputs and another output, and the two rules about them. */
import { describe, expect, test } from '@jest/globals'
import { compareRecords } from '../../../src/core/baseline/compare.ts'
import { DEFAULT_POLICY } from '../../../src/core/policy/types.ts'
import type { GateRecord, PackageRecord } from '../../../src/core/record/types.ts'
import { ask, findingsOf } from '../../support/ask.ts'
import { inspectedWith, NO_BASELINE, recordWith, vouched } from '../../support/records.ts'

const id = (letter: string): string => letter.repeat(20)
const HONEST: PackageRecord = {
  path: 'example.com/dep',
  module: 'example.com/dep',
  actionId: id('a'),
  contentId: id('c'),
  outputSha256: '7'.repeat(64),
  origin: 'compiled',
  entry: null,
  milliseconds: null
}
const CACHED = { origin: 'cached', entry: 'verified' } as const
const OTHER = { contentId: id('x'), outputSha256: '8'.repeat(64) }

/** A record with one package, and with C code in those that are named. */
const having = (changes: Partial<PackageRecord>, cgo: readonly string[] = []): GateRecord =>
  recordWith({ packages: [{ ...HONEST, ...changes }], trace: { cgo: [...cgo] } })

const answers = (before: GateRecord, after: GateRecord, isVouched = true): string[] =>
  ['not-reproducible', 'cache-conflict'].flatMap((rule) => {
    const baseline = { ...vouched(before), vouched: isVouched }
    const drifts = compareRecords(before, after, DEFAULT_POLICY)
    return findingsOf(ask(rule, after, { baseline, drifts })).map(
      ({ level, atMost }) => `${rule} ${level ?? 'error'}${atMost === undefined ? '' : ` at most ${atMost}`}`
    )
  })

describe('two runs that contradict each other', () => {
  const cases: [label: string, was: Partial<PackageRecord>, is: Partial<PackageRecord>, want: string[]][] = [
    ['the same output', {}, {}, []],
    ['the same output, from the cache', {}, CACHED, []],
    ['other inputs', {}, { ...OTHER, actionId: id('b') }, []],
    ['compiled twice', {}, OTHER, ['not-reproducible error']],
    ['from this cache', {}, { ...OTHER, ...CACHED }, ['cache-conflict error']],
    ['from the cache of the baseline', CACHED, OTHER, ['cache-conflict error']],
    ['from both caches', CACHED, { ...OTHER, ...CACHED }, ['cache-conflict error']],
    ['an entry that another rule reports', {}, { ...OTHER, ...CACHED, entry: 'conflicting' }, []],
    ['an archive that lies about its content', {}, { outputSha256: '8'.repeat(64) }, ['not-reproducible error']],
    ['no action ID', { actionId: null }, { ...OTHER, actionId: null }, []],
    ['no content ID, and no output', { contentId: null, outputSha256: null }, OTHER, []],
    ['another package', { path: 'example.com/other' }, OTHER, []]
  ]
  test.each(cases)('%s', (_label, was, is, want) => {
    expect(answers(having(was), having(is))).toEqual(want)
  })

  const cgo: [label: string, was: readonly string[], is: readonly string[], want: string][] = [
    ['both say that C code is in it', [HONEST.path], [HONEST.path], 'warning'],
    ['the archive of this run alone does', [], [HONEST.path], 'error'],
    ['the archive of this run does no more', [HONEST.path], [], 'error']
  ]
  test.each(cgo)('with C code: %s', (_label, was, is, level) => {
    expect(answers(having({}, was), having(OTHER, is))).toEqual([`not-reproducible ${level}`])
    expect(answers(having({}, was), having({ ...OTHER, ...CACHED }, is))).toEqual([`cache-conflict ${level}`])
  })

  test('are told, and close nothing, where nobody vouches for the earlier one', () => {
    expect(answers(having({}), having(OTHER), false)).toEqual(['not-reproducible error at most warning'])
  })
})

test.each([
  [
    {},
    OTHER,
    'not-reproducible',
    /^1 package was compiled from the same inputs as by `main` at `1a2b3c4`, to other bytes/
  ],
  [
    {},
    { ...OTHER, ...CACHED },
    'cache-conflict',
    /came from the build cache with other bytes .* this cache is what is suspect/
  ],
  [CACHED, OTHER, 'cache-conflict', /took from its cache .* the run of the baseline is what is suspect/],
  [CACHED, { ...OTHER, ...CACHED }, 'cache-conflict', /found in its own .* nothing here says which/]
])('the finding says which side is suspect', (was, is, rule, words) => {
  const [before, after] = [having(was), having(is)]
  const [finding] = findingsOf(ask(rule, after, { baseline: vouched(before), drifts: [] }))
  expect(finding?.message).toMatch(words)
  expect(finding?.message).toContain(
    `\`example.com/dep\` (content ID \`${id('c')}\` in the baseline, \`${id('x')}\` here)`
  )
})

test('a finding names three packages and counts the rest', () => {
  const many = (changes: Partial<PackageRecord>): GateRecord =>
    recordWith({ packages: ['a', 'b', 'c', 'd', 'e'].map((path) => ({ ...HONEST, ...changes, path })) })
  const [finding] = findingsOf(ask('not-reproducible', many(OTHER), { baseline: vouched(many({})), drifts: [] }))
  expect(finding?.message).toMatch(/^5 packages were compiled .*: `a` \(.*; `b` \(.*; `c` \([^;]*; and 2 more\. /)
})

test('each is a drift of its own, by the path of the package', () => {
  expect(compareRecords(having({}), having({ ...OTHER, ...CACHED }), DEFAULT_POLICY)).toEqual([
    {
      path: 'packages.example.com/dep.contentId',
      before: id('c'),
      after: id('x'),
      class: 'unexplained',
      why: 'the cache holds other bytes than the baseline compiled from the same inputs'
    }
  ])
})

test.each([
  ['no baseline', having({}), NO_BASELINE],
  ['no build was seen', inspectedWith({}), { baseline: vouched(having({})), drifts: [] }],
  ['the baseline saw none', having({}), { baseline: vouched(recordWith({ packages: [] })), drifts: [] }]
])('has nothing to say: %s', (_label, record, comparison) => {
  for (const rule of ['not-reproducible', 'cache-conflict']) {
    expect(ask(rule, record, comparison).outcome).toBe('not-applicable')
  }
})
