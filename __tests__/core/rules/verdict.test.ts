import { describe, expect, test } from '@jest/globals'
import { mapLinks } from '../../../src/core/chain.ts'
import { DEFAULT_POLICY, type Policy } from '../../../src/core/policy/types.ts'
import { buildChain, foldChains } from '../../../src/core/rules/build-chain.ts'
import { evaluateRules } from '../../../src/core/rules/evaluate.ts'
import { judgeBinary } from '../../../src/core/rules/judge-binary.ts'
import type { LedgerUse } from '../../../src/core/record/types.ts'
import type { FindingLevel, RuleResult } from '../../../src/core/rules/types.ts'
import { decide, exitCode, type FailOn } from '../../../src/core/rules/verdict.ts'
import { GOOD_BINARY, GOOD_LEDGER, GOOD_RECORD, NO_BASELINE, recordWith } from '../../support/records.ts'

const OPTIONS = { today: '2026-11-21', helpFor: (rule: string) => `docs/rules/${rule}.md` }
const stripped = recordWith({
  binary: { symbols: { symtab: false, dwarf: false }, stripped: 'symbols', strippedBy: 'linker' }
})
const judge = (record = stripped, policy: Policy = DEFAULT_POLICY) =>
  evaluateRules(record, NO_BASELINE, policy, OPTIONS)
const resultOf = (results: readonly RuleResult[], id: string) => results.find((result) => result.rule === id)

function answer(outcome: RuleResult['outcome'], level: FindingLevel): RuleResult {
  const finding = {
    rule: 'r',
    link: 'binary' as const,
    level,
    subject: '',
    message: '',
    file: null,
    line: null,
    fix: '',
    help: ''
  }
  return {
    rule: 'r',
    link: 'binary',
    level,
    outcome,
    note: 'the note',
    findings: outcome === 'violation' ? [finding] : [],
    waived: [],
    known: []
  }
}

describe('evaluateRules', () => {
  test('asks every rule, whatever the others say', () => {
    const worst = recordWith({
      binary: { copies: 'differ', seal: 'broken', goVersion: 'go1.1' },
      source: { dirtyCount: 1, dirtyFiles: ['x'] }
    })
    const found = judge(worst).flatMap((result) => (result.outcome === 'violation' ? [result.rule] : []))
    expect(found).toEqual(['toolchain-mismatch', 'tree-modified', 'modified-after-link', 'buildinfo-conflict'])
  })

  test('fills in level, subject and help', () => {
    expect(resultOf(judge(), 'stripped-symbols')?.findings).toMatchObject([
      {
        rule: 'stripped-symbols',
        link: 'binary',
        level: 'error',
        subject: 'app (linux/amd64)',
        help: 'docs/rules/stripped-symbols.md'
      }
    ])
  })

  test.each(['off', 'notice', 'warning', 'error'] as const)('takes the level %s from the policy', (level) => {
    const result = resultOf(
      judge(stripped, { ...DEFAULT_POLICY, rules: { 'stripped-symbols': level } }),
      'stripped-symbols'
    )
    if (level === 'off') expect(result).toMatchObject({ outcome: 'off', findings: [] })
    else expect(result).toMatchObject({ outcome: 'violation', findings: [{ level }] })
  })

  const waiver = { rule: 'stripped-symbols', reason: 'small images', until: '2026-11-21', subject: null, at: null }
  test.each([
    ['holds through its last day', waiver, true],
    ['ends the day after', { ...waiver, until: '2026-11-20' }, false],
    ['is for one rule', { ...waiver, rule: 'stripped-debug' }, false],
    ['may be for a binary', { ...waiver, subject: 'app' }, true],
    ['may be for a package', { ...waiver, subject: 'example.com/app' }, true],
    ['may be for another binary', { ...waiver, subject: 'other' }, false]
  ])('a waiver %s', (_label, given, holds) => {
    const result = resultOf(judge(stripped, { ...DEFAULT_POLICY, waivers: [given] }), 'stripped-symbols')
    expect(result?.waived).toHaveLength(holds ? 1 : 0)
    expect(result?.findings).toHaveLength(holds ? 0 : 1)
    if (holds) expect(result?.note).toBe('until 2026-11-21: small images')
  })
})

test('says of a waiver that has ended that it did', () => {
  const waiver = { rule: 'stripped-symbols', reason: 'r', until: '2026-01-31', subject: null, at: null }
  const result = resultOf(judge(stripped, { ...DEFAULT_POLICY, waivers: [waiver] }), 'stripped-symbols')
  expect(result).toMatchObject({ outcome: 'violation', note: 'on 2026-01-31' })
})

test('a finding has a level of its own until the policy names one for the rule', () => {
  const record = recordWith({ binary: { settings: {} } })
  const level = (policy: Policy) => resultOf(judge(record, policy), 'revision-missing')?.findings[0]?.level
  // The build was seen, so a missing stamp is a remark.
  expect(level(DEFAULT_POLICY)).toBe('warning')
  expect(level({ ...DEFAULT_POLICY, rules: { 'revision-missing': 'error' } })).toBe('error')
  expect(level({ ...DEFAULT_POLICY, rules: { 'revision-missing': 'notice' } })).toBe('notice')
})

describe('decide', () => {
  const cases: readonly [
    label: string,
    results: readonly RuleResult[][],
    failOn: FailOn,
    verdict: string,
    code: number
  ][] = [
    ['nothing at all is no pass', [], 'error', 'inconclusive', 3],
    [
      'passes pass',
      [[answer('pass', 'error'), answer('not-applicable', 'error'), answer('off', 'error')]],
      'error',
      'pass',
      0
    ],
    ['an error closes', [[answer('violation', 'error')]], 'error', 'violation', 1],
    ['a warning does not', [[answer('violation', 'warning')]], 'error', 'pass', 0],
    ['a warning does when asked', [[answer('violation', 'warning')]], 'warning', 'violation', 1],
    ['a notice never does', [[answer('violation', 'notice')]], 'warning', 'pass', 0],
    ['missing evidence leaves it open', [[answer('inconclusive', 'error')]], 'error', 'inconclusive', 3],
    ['missing evidence for a warning does not', [[answer('inconclusive', 'warning')]], 'error', 'pass', 0],
    [
      'a finding weighs more than missing evidence',
      [[answer('inconclusive', 'error')], [answer('violation', 'error')]],
      'error',
      'violation',
      1
    ],
    [
      'one bad binary closes for all',
      [[answer('pass', 'error')], [answer('violation', 'error')]],
      'error',
      'violation',
      1
    ],
    ['never only reports', [[answer('violation', 'error')]], 'never', 'violation', 0],
    ['never reports missing evidence, too', [[answer('inconclusive', 'error')]], 'never', 'inconclusive', 0]
  ]
  test.each(cases)('%s', (_label, results, failOn, verdict, code) => {
    const decision = decide(results, failOn)
    expect(decision.verdict).toBe(verdict)
    expect(exitCode(decision.verdict, failOn)).toBe(code)
  })

  test('puts the worst first and keeps the order within a level', () => {
    const results = [[answer('violation', 'notice'), answer('violation', 'warning')], [answer('violation', 'error')]]
    expect(decide(results, 'error').findings.map((finding) => finding.level)).toEqual(['error', 'warning', 'notice'])
  })
})

describe('buildChain', () => {
  test('verifies what was seen and leaves the rest unknown', () => {
    const chain = buildChain(GOOD_RECORD, NO_BASELINE, judge(GOOD_RECORD))
    expect(mapLinks((name) => ({ state: chain[name].state, evidence: [] }))).toEqual(
      mapLinks((name) => ({ state: name === 'toolchain' || name === 'release' ? 'unknown' : 'verified', evidence: [] }))
    )
    for (const link of Object.values(chain)) expect(link.evidence.length).toBeGreaterThan(0)
  })

  test('breaks the link that a finding is about, and names the rule first', () => {
    const chain = buildChain(stripped, NO_BASELINE, judge())
    expect(chain.binary).toMatchObject({ state: 'broken' })
    expect(chain.binary.evidence[0]).toBe('stripped-symbols')
  })

  test('does not call a cached build verified before its entries are', () => {
    const record = recordWith({ cache: { compiled: 1, cached: 60 } })
    expect(buildChain(record, NO_BASELINE, judge(record)).cache.state).toBe('unknown')
  })

  const fault = { package: 'p', file: 'ab/ab-d', why: 'w' }
  test.each<[label: string, changes: Partial<LedgerUse>, state: string, says: string]>([
    ['all', {}, 'verified', 'each written or verified by trusted runs (ledger of generation 7)'],
    ['after setting aside', { setAside: 3 }, 'verified', '3 entries set aside before the build'],
    ['not all', { witnessed: 59, unwitnessed: [fault] }, 'unknown', '59 of 60 written or verified by trusted runs'],
    ['no ledger', { state: 'missing', why: 'none', witnessed: 0, unwitnessed: [fault] }, 'unknown', 'nobody vouches'],
    ['this run alone', { state: 'missing', why: 'none' }, 'verified', 'each compiled by an earlier build of this run']
  ])('says who vouches for a cached build: %s', (_label, changes, state, says) => {
    const ledger = { ...GOOD_LEDGER, witnessed: 60, ...changes }
    const record = recordWith({ cache: { cached: 60, verified: 60, ledger } })
    const { cache } = buildChain(record, NO_BASELINE, judge(record))
    expect(cache.state).toBe(state)
    expect(cache.evidence.join('; ')).toContain(says)
  })

  test('does not call it verified when one entry is vouched for and was not read', () => {
    const record = recordWith({ cache: { cached: 60, verified: 59, ledger: { ...GOOD_LEDGER, witnessed: 59 } } })
    expect(buildChain(record, NO_BASELINE, judge(record)).cache.state).toBe('unknown')
  })

  const [one] = GOOD_RECORD.packages
  if (one === undefined) throw new Error('the good record has a package')
  const outside = { ...one, origin: 'cached', entry: 'elsewhere' } as const
  const cached: [label: string, changes: Parameters<typeof recordWith>[0], evidence: string[]][] = [
    [
      'all verified',
      { cache: { cached: 60, verified: 60 } },
      [
        '60 of 61 packages from the cache, each verified against its name and its own seal',
        'nobody vouches for who wrote them'
      ]
    ],
    [
      'some not',
      { cache: { cached: 60, verified: 59, remarks: ['it is shared'] } },
      [
        '60 of 61 packages from the cache, 59 of them verified against name and seal',
        'nobody vouches for who wrote them',
        'it is shared'
      ]
    ],
    [
      'the standard library of Go 1.19 and before',
      { cache: { cached: 2, verified: 1 }, packages: [outside] },
      [
        '1 of 3 packages from the cache, each verified against its name and its own seal',
        '1 linked from files outside of the cache, not verified',
        'nobody vouches for who wrote them'
      ]
    ],
    [
      'nothing else',
      { cache: { cached: 1 }, packages: [outside] },
      ['1 linked from files outside of the cache, not verified', 'none of 2 packages from the cache']
    ]
  ]
  test.each(cached)('says what was verified of a cached build: %s', (_label, changes, evidence) => {
    const record = recordWith(changes)
    expect(buildChain(record, NO_BASELINE, judge(record)).cache).toEqual({ state: 'unknown', evidence })
  })

  test('says of an inspected binary that its build was not seen', () => {
    const record = {
      ...GOOD_RECORD,
      run: { ...GOOD_RECORD.run, mode: 'inspect' as const },
      build: null,
      link: null,
      packages: []
    }
    const chain = buildChain(record, NO_BASELINE, judge(record))
    expect(chain.link).toEqual({ state: 'unknown', evidence: ['the build was not seen'] })
    expect(chain.cache.state).toBe('unknown')
  })

  test('folds several chains to the worst of each link', () => {
    const good = buildChain(GOOD_RECORD, NO_BASELINE, judge(GOOD_RECORD))
    const folded = foldChains([good, buildChain(stripped, NO_BASELINE, judge())])
    expect(folded.binary.state).toBe('broken')
    expect(folded.source.state).toBe('verified')
    expect(foldChains([]).binary.state).toBe('unknown')
  })
})

test('judgeBinary judges a file alone', () => {
  expect(judgeBinary(GOOD_BINARY)).toEqual([])
  expect(judgeBinary({ ...GOOD_BINARY, seal: 'broken' }).map((finding) => finding.rule)).toEqual([
    'modified-after-link'
  ])
})
