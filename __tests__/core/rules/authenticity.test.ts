/** The rules about a tool chain's origin, and what the chain says of it. */
import { describe, expect, test } from '@jest/globals'
import { DEFAULT_POLICY, type Policy } from '../../../src/core/policy/types.ts'
import type { GateRecord } from '../../../src/core/record/types.ts'
import { linkEvidence } from '../../../src/core/rules/evidence.ts'
import { evaluateRules } from '../../../src/core/rules/evaluate.ts'
import { decide } from '../../../src/core/rules/verdict.ts'
import type { Authenticity } from '../../../src/core/toolchain/authenticity.ts'
import { parseRecord } from '../../../src/schemas/parse-record.ts'
import { canonicalJson } from '../../../src/core/record/canonical.ts'
import { GOOD_RECORD, NO_BASELINE, recordWith } from '../../support/records.ts'

const AUTHENTIC: Authenticity = {
  verdict: 'authentic',
  version: 'go1.26.8',
  platform: 'linux/amd64',
  treeHash: 'h1:own',
  published: 'h1:published',
  source: 'database',
  log: { name: 'sum.golang.org', size: 66332798, record: 61743986, inclusion: 'proved' },
  modified: [],
  missing: [],
  extra: [],
  differing: 0,
  cause: null,
  why: 'the files that were published (`sum.golang.org`, record 61743986)',
  mixed: []
}
const seen = (changes: Partial<Authenticity>): GateRecord =>
  recordWith({ toolchain: { authenticity: { ...AUTHENTIC, ...changes } } })
const compiler = 'pkg/tool/linux_amd64/compile'
const modified = seen({ verdict: 'modified', modified: [compiler], differing: 1, why: '1 file differs' })
const goEnv = seen({ verdict: 'modified', modified: ['go.env'], differing: 1, cause: 'gotoolchain' })
const unnamed = seen({ verdict: 'modified', differing: null })
const unknown = seen({ verdict: 'unknown', published: null, why: 'no answer in time' })
const unpublished = seen({ verdict: 'unpublished', why: 'lies where Debian puts a Go that it builds itself' })
const mixed = seen({ verdict: 'modified', mixed: [{ part: 'src', version: 'go1.24.13' }] })

const judge = (record: GateRecord, rules: Policy['rules'] = {}) => {
  const policy = { ...DEFAULT_POLICY, rules }
  const results = evaluateRules(record, NO_BASELINE, policy, { today: '2026-11-21', helpFor: (rule) => rule })
  return decide([results], 'error')
}
const found = (record: GateRecord, rules: Policy['rules'] = {}): string[] =>
  judge(record, rules).findings.map(({ level, rule }) => `${level} ${rule}`)

test.each<[string, GateRecord, string[]]>([
  ['authentic', seen({}), []],
  ['equivalent', seen({ verdict: 'equivalent', extra: ['__init__.py'], differing: 1 }), []],
  ['not asked', GOOD_RECORD, []],
  ['unknown', unknown, []],
  ['modified', modified, ['error toolchain-not-authentic']],
  ['modified, not named', unnamed, ['error toolchain-not-authentic']],
  ['go.env with another GOTOOLCHAIN', goEnv, ['notice toolchain-not-authentic']],
  [
    'go.env with other settings',
    seen({ verdict: 'modified', modified: ['go.env'], cause: 'go-env' }),
    ['warning toolchain-not-authentic']
  ],
  ['unpublished', unpublished, ['notice toolchain-unpublished']],
  ['mixed', mixed, ['error toolchain-not-authentic', 'error goroot-mixed']],
  [
    'mixed, and not to be verified',
    seen({ verdict: 'unknown', mixed: [{ part: 'src', version: 'go1.24.13' }] }),
    ['error goroot-mixed']
  ]
])('%s', (_what, record, want) => {
  expect(found(record)).toEqual(want)
})

describe('the policy', () => {
  test('judges an edited go.env as it says', () => {
    expect(found(goEnv, { 'toolchain-not-authentic': 'error' })).toEqual(['error toolchain-not-authentic'])
    expect(found(goEnv, { 'toolchain-not-authentic': 'off' })).toEqual([])
  })
  test('that names the rule wants to be sure: unknown leaves the gate undecided', () => {
    expect(judge(unknown)).toMatchObject({ verdict: 'pass', missing: [] })
    expect(judge(unknown, { 'toolchain-not-authentic': 'error' })).toMatchObject({
      verdict: 'inconclusive',
      missing: ['no answer in time']
    })
  })
})

test.each<[string, GateRecord, string]>([
  ['the file', modified, `1 file differs; modified: \`${compiler}\`.`],
  ['both sums', modified, 'expected h1:published, got h1:own'],
  ['that nothing is named', unnamed, 'Which files differ is not known.'],
  ['the innocent cause', goEnv, 'its `go.env` sets another GOTOOLCHAIN, as container images do'],
  [
    'several lists',
    seen({ verdict: 'modified', modified: ['a'], missing: ['b'], extra: ['c', 'd'], differing: 4 }),
    '4 files differ; modified: `a`; missing: `b`; extra: `c` and `d`.'
  ],
  ['who built it', unpublished, 'lies where Debian puts a Go that it builds itself.']
])('a finding names %s', (_what, record, want) => {
  expect(judge(record).findings[0]?.message).toContain(want)
})

test('a mixture names each part', () => {
  const { findings } = judge(mixed)
  expect(findings.at(-1)?.message).toBe(
    '`/usr/local/go` is of several versions: `VERSION` says `go1.26.8`, `src` is of `go1.24.13`.'
  )
})

describe('the link', () => {
  const link = (record: GateRecord) => linkEvidence('toolchain', record, NO_BASELINE)
  test.each<[string, GateRecord, boolean]>([
    ['authentic', seen({}), true],
    ['equivalent', seen({ verdict: 'equivalent' }), true],
    ['not asked', GOOD_RECORD, false],
    ['unknown', unknown, false],
    ['unpublished', unpublished, false],
    ['modified', modified, false],
    ['only go.env modified', goEnv, false],
    ['authentic by its sum, mixed by its parts', seen({ mixed: [{ part: 'src', version: 'go1' }] }), false],
    [
      'another Go in the binary',
      recordWith({ toolchain: { authenticity: AUTHENTIC }, binary: { goVersion: 'go1.20' } }),
      false
    ]
  ])('%s', (_what, record, want) => {
    expect(link(record).verified).toBe(want)
  })
  test('says where the proof is from, or what is missing', () => {
    expect(link(seen({})).clauses).toContain(AUTHENTIC.why)
    expect(link(unknown).clauses).toContain('no answer in time')
    expect(link(GOOD_RECORD).clauses).toContain('not compared with the published release')
  })
  test('is not verified when another go command started the build', () => {
    const launcher = { name: 'launcher', path: '/home/user/bin/go', sha256: '9'.repeat(64), size: 1 }
    const tools = [launcher, ...GOOD_RECORD.toolchain.tools]
    const { verified, clauses } = link(recordWith({ toolchain: { authenticity: AUTHENTIC, tools } }))
    expect(verified).toBe(false)
    expect(clauses.join('; ')).toContain('started by another go command, `/home/user/bin/go`')
  })
})

test('a record holds it, and one of before, without it, is read', () => {
  const record = seen({ modified: ['a'], mixed: [{ part: 'src', version: 'go1' }] })
  expect(parseRecord(canonicalJson(record), 'x')).toEqual(record)
  const { authenticity: _gone, ...toolchain } = GOOD_RECORD.toolchain
  expect(parseRecord(JSON.stringify({ ...GOOD_RECORD, toolchain }), 'x').toolchain.authenticity).toBeNull()
})
