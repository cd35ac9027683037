/** `gate: new`: which findings the baseline has already, and when nothing says so. */
import { describe, expect, test } from '@jest/globals'
import { gateScope, type ScopeQuestion } from '../../../src/core/baseline/scope.ts'
import { DEFAULT_POLICY } from '../../../src/core/policy/types.ts'
import type { GateRecord } from '../../../src/core/record/types.ts'
import { buildChain } from '../../../src/core/rules/build-chain.ts'
import { evaluateRules } from '../../../src/core/rules/evaluate.ts'
import { type GateScope, setKnownApart } from '../../../src/core/rules/known.ts'
import { RULES } from '../../../src/core/rules/registry.ts'
import type { Finding, RuleResult } from '../../../src/core/rules/types.ts'
import { decide } from '../../../src/core/rules/verdict.ts'
import { GOOD_RECORD, HEAD, NO_BASELINE, OTHER_COMMIT, recordWith, vouched } from '../../support/records.ts'

const finding = (changes: Partial<Finding> = {}): Finding => ({
  rule: 'stripped-symbols',
  link: 'binary',
  level: 'error',
  subject: 'app (linux/amd64)',
  message: '`app` was linked with `-s`: no symbol table.',
  file: 'go.mod',
  line: 1,
  fix: 'drop it',
  help: 'docs/rules/stripped-symbols.md',
  ...changes
})

const result = (findings: readonly Finding[]): RuleResult => ({
  rule: findings[0]?.rule ?? 'stripped-symbols',
  link: 'binary',
  level: 'error',
  outcome: 'violation',
  note: null,
  findings,
  waived: [],
  known: []
})

const since = (findings: readonly Finding[], changes: Parameters<typeof recordWith>[0] = {}): GateScope => ({
  kind: 'since',
  record: recordWith({ ...changes, findings: [...findings] }),
  words: '`main` at `1a2b3c4`'
})

const split = (findings: readonly Finding[], scope: GateScope, record: GateRecord = GOOD_RECORD) => {
  const [answer] = setKnownApart([result(findings)], record, scope)
  return { known: answer?.known.length, left: answer?.findings.length }
}

describe('a finding of the baseline is known', () => {
  const cases: [label: string, changes: Partial<Finding>, known: boolean][] = [
    ['as it is', {}, true],
    ['on another line', { line: 40 }, true],
    ['with another fix, and another page', { fix: 'x', help: 'y' }, true],
    ['at another level', { level: 'warning' }, true],
    ['of another rule', { rule: 'stripped-debug' }, false],
    ['of another binary', { subject: 'other (linux/amd64)' }, false],
    ['for another target', { subject: 'app (linux/arm64)' }, false],
    ['in another file', { file: 'cmd/go.mod' }, false],
    ['in other words', { message: '`app` was linked with `-s -w`: no symbol table.' }, false]
  ]
  test.each(cases)('%s', (_label, changes, known) => {
    expect(split([finding(changes)], since([finding()]))).toEqual(known ? { known: 1, left: 0 } : { known: 0, left: 1 })
  })

  const commits: [label: string, before: string, after: string, known: boolean][] = [
    ['commits', `from commit \`${HEAD}\``, `from commit \`${OTHER_COMMIT}\``, true],
    ['short commits', 'from `1a2b3c4`', 'from `4c3b2a1`', true],
    ['times of versions', '`v0.0.0-20260101000000-aaaaaaaaaaaa`', '`v0.0.0-20270101000000-bbbbbbbbbbbb`', true],
    ['offsets', 'at offset 4096', 'at offset 8192', true],
    ['counts', '3 files', '4 files', false],
    ['sums', '`h1:aaa=`', '`h1:bbb=`', false],
    ['names', '`x.go`', '`y.go`', false]
  ]
  test.each(commits)('in words that differ by %s', (_label, before, after, known) => {
    const of = (message: string): Finding[] => [finding({ rule: 'tree-modified', message })]
    expect(split(of(after), since(of(before)))).toMatchObject({ known: known ? 1 : 0 })
  })

  test('as often as the baseline has it', () => {
    expect(split([finding(), finding(), finding()], since([finding(), finding()]))).toEqual({ known: 2, left: 1 })
  })
})

describe('findings about bytes are known by the bytes', () => {
  const digest = (digit: string): string => digit.repeat(64)
  const cases: [rule: string, same: Parameters<typeof recordWith>[0], other: Parameters<typeof recordWith>[0]][] = [
    ['modified-after-link', { binary: { sha256: digest('1') } }, { binary: { sha256: digest('2') } }],
    ['stripped-after-link', { binary: { sha256: digest('1') } }, { binary: { sha256: null } }],
    [
      'cache-entry-conflict',
      { cache: { conflicting: [{ package: 'p', file: 'ab/ab1-d', why: 'w' }] } },
      { cache: { conflicting: [{ package: 'p', file: 'ab/ab2-d', why: 'w' }] } }
    ]
  ]
  test.each(cases)('%s', (rule, same, other) => {
    const findings = [finding({ rule })]
    expect(split(findings, since(findings, same), recordWith(same))).toEqual({ known: 1, left: 0 })
    expect(split(findings, since(findings, same), recordWith(other))).toEqual({ known: 0, left: 1 })
  })

  test('of a corrupt entry, of a tool chain without a sum and of no ledger nothing names the bytes', () => {
    const corrupt = recordWith({ cache: { corrupt: [{ package: 'p', file: 'ab/ab1-d', why: 'w' }] } })
    for (const rule of ['cache-entry-corrupt', 'toolchain-not-authentic', 'ledger-invalid']) {
      const findings = [finding({ rule })]
      const scope: GateScope = { kind: 'since', record: { ...corrupt, findings }, words: 'main' }
      expect({ rule, ...split(findings, scope, corrupt) }).toEqual({ rule, known: 0, left: 1 })
    }
  })

  test('drift is new whenever it is found', () => {
    for (const rule of ['flags-changed', 'environment-changed', 'not-reproducible', 'cache-conflict', 're-stamped']) {
      const findings = [finding({ rule })]
      expect({ rule, ...split(findings, since(findings)) }).toEqual({ rule, known: 0, left: 1 })
    }
  })

  test('every rule about the seal, the cache, the tool chain and the ledger is one of them', () => {
    const byWords = RULES.filter(({ knownBy }) => knownBy === undefined).map(({ id }) => id)
    expect(
      byWords.filter((id) => /after-link|cache|ledger|authentic|stamped|appended|signed|conflict/.test(id))
    ).toEqual([])
  })
})

test('a first run begins with what it finds, but for what is about bytes', () => {
  const begin: GateScope = { kind: 'beginning' }
  expect(split([finding()], begin)).toEqual({ known: 1, left: 0 })
  for (const rule of ['modified-after-link', 'cache-conflict', 'toolchain-not-authentic', 'ledger-invalid']) {
    expect(split([finding({ rule })], begin)).toEqual({ known: 0, left: 1 })
  }
})

test.each<GateScope>([{ kind: 'all' }, { kind: 'everything', why: 'no baseline' }])(
  'otherwise nothing is known: $kind',
  (scope) => {
    expect(split([finding()], scope)).toEqual({ known: 0, left: 1 })
  }
)

describe('whose word counts', () => {
  const record = recordWith({})
  const base: ScopeQuestion = { mode: 'new', baseline: vouched(record), writes: false, doubt: null }
  const missing = { ...NO_BASELINE.baseline, source: 'cache' as const, words: 'no run has recorded one yet' }
  const cases: [label: string, changes: Partial<ScopeQuestion>, want: string][] = [
    ['of all findings nothing is asked', { mode: 'all' }, 'all'],
    ['a baseline that somebody vouches for', {}, 'since'],
    ['one that this change could have written', { doubt: 'it is in the cache' }, 'everything: it is in the cache'],
    [
      'the last run on a laptop',
      { baseline: vouched(record, { vouched: false, words: 'your run of 12 minutes ago' }) },
      'everything: nobody vouches for your run of 12 minutes ago'
    ],
    ['none, on a pull request', { baseline: missing }, 'everything: no run has recorded one yet'],
    ['none, on a run that writes it', { baseline: missing, writes: true }, 'beginning'],
    [
      'one that is gone, on a run that writes it',
      { baseline: { ...missing, state: 'missing-expired' }, writes: true },
      'beginning'
    ],
    [
      'one that is no record, on a run that writes it',
      { baseline: { ...missing, state: 'unreadable', words: 'it is cut off' }, writes: true },
      'everything: it is cut off'
    ],
    ['none was asked for', { baseline: NO_BASELINE.baseline, writes: true }, 'everything: no baseline was asked for']
  ]
  test.each(cases)('%s', (_label, changes, want) => {
    const scope = gateScope({ ...base, ...changes })
    expect(scope.kind === 'everything' ? `everything: ${scope.why}` : scope.kind).toBe(want)
  })
})

describe('a known finding', () => {
  const record = recordWith({
    binary: { symbols: { symtab: false, dwarf: false }, stripped: 'symbols', strippedBy: 'linker' }
  })
  const options = { today: '2026-11-21', helpFor: (rule: string) => rule }
  const answers = evaluateRules(record, NO_BASELINE, DEFAULT_POLICY, options)
  const before = { ...record, findings: answers.flatMap(({ findings }) => findings) }
  const apart = setKnownApart(answers, record, { kind: 'since', record: before, words: 'main' })

  test('opens the gate, and its link of the chain is as bad as before', () => {
    expect(decide([answers], 'error').verdict).toBe('violation')
    expect(decide([apart], 'error')).toMatchObject({ verdict: 'pass', findings: [] })
    expect(buildChain(record, NO_BASELINE, apart).binary).toMatchObject({ state: 'broken' })
    expect(buildChain(record, NO_BASELINE, apart).binary.evidence[0]).toBe('stripped-symbols (known)')
  })
})
