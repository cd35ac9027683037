import { describe, expect, test } from '@jest/globals'
import { compareRecords, incomparableBecause } from '../../../src/core/baseline/compare.ts'
import type { DriftClass } from '../../../src/core/baseline/types.ts'
import { DEFAULT_EXPECTATIONS, DEFAULT_POLICY, type Policy } from '../../../src/core/policy/types.ts'
import type { GateRecord } from '../../../src/core/record/types.ts'
import { GOOD_RECORD, inspectedWith, recordWith } from '../../support/records.ts'

const before = recordWith({})
const effective = GOOD_RECORD.environment.effective
const workflow = (digit: string) => ({
  run: { workflowFile: { path: '.github/workflows/ci.yml', sha256: digit.repeat(64) } }
})
const [quoteModule] = GOOD_RECORD.modules.deps
if (quoteModule === undefined) throw new Error('the good record lists a module')

interface Case {
  readonly when: string
  readonly before?: GateRecord
  readonly after: GateRecord
  readonly policy?: Policy
  /** Path, class and a part of the reason, in order; everything that drifts. */
  readonly want: readonly [path: string, driftClass: DriftClass, why: string][]
}

const CASES: readonly Case[] = [
  { when: 'nothing differs', after: before, want: [] },
  {
    when: 'only what differs between honest runs does',
    after: recordWith({
      run: { time: '2027-01-01T00:00:00.000Z', runId: '9' },
      toolchain: { goroot: '/opt/go' },
      source: { head: '3'.repeat(40), branch: 'other' },
      binary: {
        sha256: '9'.repeat(64),
        // Another commit is another stamp, and so other inputs of the link.
        buildId: { action: 'e'.repeat(20), mainAction: 'f'.repeat(20), content: 'g'.repeat(20) },
        main: { path: 'example.com/app', version: 'v1.2.4-0.20260101000000-333333333333', sum: '', replace: null }
      }
    }),
    want: []
  },
  {
    when: 'another Go compiles',
    after: recordWith({ toolchain: { version: 'go1.26.9' } }),
    want: [['toolchain.version', 'unexplained', 'nothing in this change explains it']]
  },
  {
    when: 'the toolchain line asks for the other Go',
    after: recordWith({ toolchain: { version: 'go1.27.1', goMod: { toolchain: 'go1.27.1', toolchainLine: 5 } } }),
    want: [['toolchain.version', 'explained', 'this change: the toolchain line of go.mod, line 5']]
  },
  {
    when: 'the go line asks for it',
    after: recordWith({ toolchain: { version: 'go1.27.0', goMod: { go: '1.27.0' } } }),
    want: [['toolchain.version', 'explained', 'this change: the go line of go.mod, line 3']]
  },
  {
    when: 'a changed line asks for a newer Go than the one that compiled',
    after: recordWith({ toolchain: { version: 'go1.26.9', goMod: { toolchain: 'go1.27.1' } } }),
    want: [['toolchain.version', 'unexplained', 'nothing']]
  },
  {
    when: 'the policy expects the other Go',
    after: recordWith({ toolchain: { version: 'go1.26.9' } }),
    policy: { ...DEFAULT_POLICY, expect: { ...DEFAULT_EXPECTATIONS, go: ['1.26.x'] } },
    want: [['toolchain.version', 'expected', 'the policy expects Go 1.26.x']]
  },
  {
    when: 'a tool of the same version has other bytes',
    after: recordWith({
      toolchain: { tools: [{ name: 'go', path: '/usr/local/go/bin/go', sha256: 'e'.repeat(64), size: 1 }] }
    }),
    want: [['toolchain.tools.go', 'unexplained', 'nothing']]
  },
  {
    when: 'tools have other bytes on another host',
    after: recordWith({
      toolchain: { host: 'darwin/arm64', tools: [{ name: 'go', path: '/x', sha256: 'e'.repeat(64), size: 1 }] }
    }),
    want: []
  },
  {
    when: 'a setting changes',
    after: recordWith({ environment: { effective: { ...effective, GOPROXY: 'https://other.example.org' } } }),
    want: [['environment.GOPROXY', 'unexplained', 'nothing']]
  },
  {
    when: 'a setting changes and so does the workflow',
    before: recordWith(workflow('1')),
    after: recordWith({ ...workflow('2'), environment: { effective: { ...effective, GOFLAGS: '-mod=readonly' } } }),
    want: [['environment.GOFLAGS', 'explained', 'this change: .github/workflows/ci.yml']]
  },
  {
    when: 'another Go has another default',
    after: recordWith({
      toolchain: { version: 'go1.27.1', goMod: { toolchain: 'go1.27.1' } },
      environment: { effective: { ...effective, GOVERSION: 'go1.27.1', GOAUTH: 'netrc' } }
    }),
    want: [
      ['toolchain.version', 'explained', 'toolchain line'],
      ['environment.GOAUTH', 'explained', 'another Go has another default']
    ]
  },
  {
    when: 'the policy sets a variable, and changed',
    after: recordWith({
      environment: { effective: { ...effective, CGO_ENABLED: '1' } },
      build: { env: { CGO_ENABLED: '1' }, policySha256: 'a'.repeat(64) }
    }),
    want: [['environment.CGO_ENABLED', 'explained', 'this change: the policy']]
  },
  {
    when: 'only paths of one machine differ',
    after: recordWith({ environment: { effective: { ...effective, GOCACHE: '/elsewhere', GOROOT: '/opt/go' } } }),
    want: []
  },
  {
    when: 'flags change by input',
    after: recordWith({ build: { flags: ['-trimpath'] } }),
    want: [['build.flags', 'unexplained', 'nothing']]
  },
  {
    when: 'flags change with the policy, and the linker gets them',
    after: recordWith({
      build: { flags: ['-ldflags=-w'], policySha256: 'a'.repeat(64) },
      link: { flags: ['-buildmode=exe', '-w', '-extld=gcc'] }
    }),
    want: [
      ['build.flags', 'explained', 'this change: the policy'],
      ['link.flags', 'explained', 'this change: the policy']
    ]
  },
  {
    when: 'the linker gets other flags than were asked for',
    after: recordWith({ link: { flags: ['-buildmode=pie', '-extld=gcc'] } }),
    want: [['link.flags', 'unexplained', 'nothing']]
  },
  {
    when: 'a locked module changes',
    after: recordWith({ modules: { deps: [{ ...quoteModule, version: 'v1.5.3' }] } }),
    want: [['modules.rsc.io/quote', 'explained', 'go.mod and go.sum']]
  },
  {
    when: 'a module comes from a folder now',
    after: recordWith({
      modules: {
        deps: [{ ...quoteModule, sum: '', replace: { path: './quote', version: '(devel)', sum: '' }, state: 'local' }]
      }
    }),
    want: [['modules.rsc.io/quote', 'explained', 'go.mod and go.sum']]
  },
  {
    when: 'a binary from elsewhere records other settings',
    before: inspectedWith({ binary: { settings: { '-trimpath': 'true', 'vcs.revision': '1', CGO_ENABLED: '0' } } }),
    after: inspectedWith({ binary: { settings: { 'vcs.revision': '2', CGO_ENABLED: '1' } } }),
    want: [
      ['settings.-trimpath', 'unexplained', 'nothing'],
      ['settings.CGO_ENABLED', 'unexplained', 'nothing']
    ]
  }
]

describe.each(CASES)(
  'compareRecords, when $when',
  ({ before: older = before, after, policy = DEFAULT_POLICY, want }) => {
    test('tells what drifted and why', () => {
      const drifts = compareRecords(older, after, policy)
      expect(drifts.map((drift) => [drift.path, drift.class])).toEqual(
        want.map(([path, driftClass]) => [path, driftClass])
      )
      drifts.forEach((drift, index) => expect(drift.why).toContain(want[index]?.[2]))
    })
  }
)

test.each([
  ['the same subject', before, null],
  ['another package', recordWith({ subject: { package: 'example.com/other' } }), 'another package'],
  ['another target', recordWith({ subject: { target: 'windows/amd64' } }), 'another target'],
  ['another module', recordWith({ subject: { module: null } }), 'another module'],
  ['a binary that was built elsewhere', inspectedWith({}), 'another mode']
])('incomparableBecause tells of %s', (_label, other, want) => {
  const reason = incomparableBecause(other, before)
  if (want === null) expect(reason).toBeNull()
  else expect(reason).toContain(want)
})
