/** Other code than in the baseline, and nobody who says why. */
import { describe, expect, test } from '@jest/globals'
import type { Drift } from '../../../src/core/baseline/types.ts'
import type { GateRecord, PackageRecord } from '../../../src/core/record/types.ts'
import { codeChanged } from '../../../src/core/rules/code-changed.ts'
import { DEFAULT_POLICY } from '../../../src/core/policy/types.ts'
import { GOOD_RECORD, recordWith, vouched } from '../../support/records.ts'

const entry = (path: string, module: string): PackageRecord => ({
  path,
  module,
  actionId: 'b'.repeat(20),
  contentId: 'b'.repeat(20),
  outputSha256: null,
  origin: 'compiled',
  entry: null,
  milliseconds: null
})
const packages = [
  entry('example.com/app/gen', 'example.com/app'),
  entry('fmt', 'std'),
  entry('rsc.io/quote', 'rsc.io/quote')
]
const open = (path: string, changes: Partial<Drift> = {}): Drift => ({
  path,
  before: 'x',
  after: 'y',
  class: 'unexplained',
  why: 'nothing in this change explains it',
  ...changes
})
const code = (path: string): Drift => open(`packages.${path}.actionId`)
const ask = (drifts: readonly Drift[], record: GateRecord = recordWith({ packages }), isVouched = true) =>
  codeChanged.check(record, { baseline: vouched(GOOD_RECORD, { vouched: isVouched }), drifts }, DEFAULT_POLICY)

describe('code-changed', () => {
  const foreign = {
    message: expect.stringContaining(
      'other code than `main` at `1a2b3c4` at the same version: `fmt` and `rsc.io/quote`.'
    ),
    fix: expect.stringContaining('go mod verify')
  }
  const own = { message: expect.stringContaining('1 package of this repository has other code'), level: 'notice' }
  const cases: [label: string, drifts: Drift[], want: unknown[]][] = [
    ['of modules and the standard library', [code('fmt'), code('rsc.io/quote')], [foreign]],
    ['of the repository', [code('example.com/app/gen')], [own]],
    ['of both', [code('example.com/app/gen'), code('fmt'), code('rsc.io/quote')], [foreign, own]],
    [
      'of a module of another version',
      [open('modules.rsc.io/quote')],
      [{ message: expect.stringMatching(/^`rsc\.io\/quote` changed from `x` to `y` since/) }]
    ],
    [
      'of a version with another sum',
      [open('modules.rsc.io/quote.sum')],
      [{ message: expect.stringMatching(/^the sum of `rsc\.io\/quote` changed from `x` to `y` since/) }]
    ]
  ]
  test.each(cases)('%s', (_label, drifts, want) => {
    expect(ask(drifts)).toEqual({
      outcome: 'violation',
      findings: want.map((one) => expect.objectContaining(one as object))
    })
  })

  test.each([
    ['what is explained', [open('modules.rsc.io/quote', { class: 'explained' })]],
    ['other drifts', [open('environment.GOFLAGS'), open('packages.fmt.contentId')]],
    ['none', []]
  ])('passes %s', (_label, drifts) => {
    expect(ask(drifts)).toEqual({ outcome: 'pass' })
  })

  test.each([
    [
      'a sum that go.sum does not lock, which module-mismatch has',
      { modules: { deps: GOOD_RECORD.modules.deps.map((dep) => ({ ...dep, state: 'mismatch' as const })) } }
    ],
    ['the binary of another module', { subject: { module: 'example.com/tool' } }]
  ])('leaves out %s', (_label, changes) => {
    expect(ask([open('modules.rsc.io/quote')], recordWith(changes))).toEqual({ outcome: 'pass' })
  })

  test('closes no gate against a run that nobody vouches for', () => {
    expect(ask([code('fmt')], undefined, false)).toMatchObject({ findings: [{ atMost: 'warning' }] })
  })
})
