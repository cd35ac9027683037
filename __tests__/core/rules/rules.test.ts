/** Every rule, asked about records that differ from a good one in what the rule is about. */
import { describe, expect, test } from '@jest/globals'
import { compareRecords } from '../../../src/core/baseline/compare.ts'
import type { Comparison } from '../../../src/core/baseline/types.ts'
import { DEFAULT_POLICY, type Policy } from '../../../src/core/policy/types.ts'
import type { GateRecord } from '../../../src/core/record/types.ts'
import { RULES } from '../../../src/core/rules/registry.ts'
import type { RuleAnswer } from '../../../src/core/rules/types.ts'
import { ask, expecting } from '../../support/ask.ts'
import {
  GOOD_BINARY,
  GOOD_RECORD,
  HEAD,
  inspectedWith,
  NO_BASELINE,
  OTHER_COMMIT,
  recordWith,
  vouched
} from '../../support/records.ts'

const without = (...keys: string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(GOOD_BINARY.settings).filter(([key]) => !keys.includes(key)))

test.each(RULES.map((rule) => rule.id))('%s finds nothing wrong with a good record', (id) => {
  expect(['pass', 'not-applicable']).toContain(ask(id, GOOD_RECORD).outcome)
})

test('rule ids are kebab-case and stand once', () => {
  const ids = RULES.map((rule) => rule.id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
})

interface Case {
  readonly rule: string
  readonly when: string
  readonly record: GateRecord
  readonly policy?: Policy
  /** Text that the first finding's message holds, or the outcome when it is no violation. */
  readonly want: string | { readonly outcome: RuleAnswer['outcome'] }
  readonly place?: { readonly file: string; readonly line: number | null }
  readonly level?: 'warning'
}

const strippedBinary = { symbols: { symtab: false, dwarf: false }, stripped: 'symbols', strippedBy: 'linker' } as const
const policyFile = { file: '.github/go-provenance-gate.yml', line: 3 }

const cacheFault = { package: 'rsc.io/quote', file: 'ab/abab-d', why: 'expected X, got Y' }

const CASES: readonly Case[] = [
  ...(['corrupt', 'conflicting'] as const).flatMap((list): Case[] => {
    const rule = list === 'corrupt' ? 'cache-entry-corrupt' : 'cache-entry-conflict'
    return [
      {
        rule,
        when: 'one of two packages is bad',
        record: recordWith({ cache: { cached: 2, verified: 1, [list]: [cacheFault] } }),
        want: `1 of 2 packages from the build cache`,
        place: { file: 'go.mod', line: 1 }
      },
      {
        rule,
        when: 'many packages are bad',
        record: recordWith({ cache: { cached: 9, [list]: Array.from({ length: 5 }, () => cacheFault) } }),
        want: '(`ab/abab-d`): expected X, got Y; and 2 more.'
      },
      {
        rule,
        when: 'an entry could not be read',
        record: recordWith({ cache: { cached: 2, verified: 1, unverified: [cacheFault] } }),
        want: { outcome: 'inconclusive' }
      },
      {
        rule,
        when: 'a package came from outside of the cache',
        record: recordWith({ cache: { cached: 2, verified: 1 } }),
        want: { outcome: 'pass' }
      },
      { rule, when: 'the build was not seen', record: inspectedWith({}), want: { outcome: 'not-applicable' } }
    ]
  }),
  {
    rule: 'stripped-symbols',
    when: 'the linker was asked by build flags',
    record: recordWith({ binary: strippedBinary, build: { flags: ['-ldflags=-s -w'], flagsAt: policyFile } }),
    want: 'was linked with `-ldflags=-s -w`: no symbol table, no debug info',
    place: policyFile
  },
  {
    rule: 'stripped-symbols',
    when: '-trimpath hides the flags of a binary that was built elsewhere',
    record: inspectedWith({ binary: strippedBinary }),
    want: '-trimpath keeps the flags out of the record'
  },
  {
    rule: 'stripped-symbols',
    when: 'the policy allows it',
    record: recordWith({ binary: strippedBinary }),
    policy: expecting({ stripped: 'allowed' }),
    want: { outcome: 'pass' }
  },
  {
    rule: 'stripped-symbols',
    when: 'something else stripped it',
    record: recordWith({ binary: { ...strippedBinary, strippedBy: 'after-link' } }),
    want: { outcome: 'pass' }
  },
  {
    rule: 'stripped-symbols',
    when: 'the file is no Go binary',
    record: recordWith({ binary: { outcome: 'not-go' } }),
    want: { outcome: 'not-applicable' }
  },
  {
    rule: 'stripped-debug',
    when: 'only the debug information is gone',
    record: recordWith({
      binary: { symbols: { symtab: true, dwarf: false }, stripped: 'debug', strippedBy: 'linker' }
    }),
    want: 'it has symbols but no DWARF'
  },
  {
    rule: 'stripped-debug',
    when: 'the symbols are gone, too: that is the other rule',
    record: recordWith({ binary: strippedBinary }),
    want: { outcome: 'pass' }
  },
  {
    rule: 'stripped-after-link',
    when: 'strip ran',
    record: recordWith({ binary: { ...strippedBinary, strippedBy: 'after-link', seal: 'broken' } }),
    want: 'lost its symbol table after the Go linker wrote it'
  },
  {
    rule: 'modified-after-link',
    when: 'the seal is broken',
    record: recordWith({ binary: { seal: 'broken', sealEvidence: ['content ID: expected x, got y'] } }),
    want: 'is not what the Go linker wrote: content ID: expected x, got y'
  },
  {
    rule: 'modified-after-link',
    when: 'strip explains the broken seal',
    record: recordWith({ binary: { ...strippedBinary, strippedBy: 'after-link', seal: 'broken' } }),
    want: { outcome: 'pass' }
  },
  {
    rule: 'modified-after-link',
    when: 'a signature was added',
    record: recordWith({ binary: { seal: 'resigned' } }),
    want: { outcome: 'pass' }
  },
  {
    rule: 'modified-after-link',
    when: 'there is no seal',
    record: recordWith({ binary: { seal: 'absent' } }),
    want: { outcome: 'not-applicable' }
  },
  {
    rule: 'modified-after-link',
    when: 'the seal does not apply',
    record: recordWith({ binary: { seal: 'not-applicable' } }),
    want: { outcome: 'not-applicable' }
  },
  {
    rule: 'buildinfo-missing',
    when: 'there is none',
    record: recordWith({ binary: { outcome: 'go-without-buildinfo', buildInfo: 'none', copies: 'none' } }),
    want: 'has no build info'
  },
  {
    rule: 'buildinfo-missing',
    when: 'only rodata holds it',
    record: recordWith({ binary: { buildInfo: 'rodata', copies: 'single' } }),
    want: 'has lost its build info blob'
  },
  {
    rule: 'buildinfo-missing',
    when: 'it names the version alone',
    record: recordWith({ binary: { buildInfo: 'version-only' } }),
    want: 'linked without module info'
  },
  {
    rule: 'buildinfo-conflict',
    when: 'the copies differ',
    record: recordWith({ binary: { copies: 'differ' } }),
    want: 'two different module infos'
  },
  {
    rule: 'buildinfo-conflict',
    when: 'the copy in rodata is gone',
    record: recordWith({ binary: { copies: 'single' } }),
    want: 'expected two',
    level: 'warning'
  },
  {
    rule: 'buildinfo-conflict',
    when: 'the linker was given another',
    record: recordWith({ link: { modInfoAgrees: false } }),
    want: 'than the one the build log shows'
  },
  {
    rule: 'build-id-missing',
    when: 'nothing says why',
    record: recordWith({ binary: { buildId: null, seal: 'absent' } }),
    want: 'has no Go build ID'
  },
  {
    rule: 'build-id-missing',
    when: 'the linker was asked for none',
    record: recordWith({
      binary: { buildId: null, seal: 'absent' },
      link: { flags: ['-buildmode=exe', '-buildid=', '-extld=gcc'] }
    }),
    want: 'linked with `-buildid=`',
    level: 'warning'
  },
  {
    rule: 'build-id-missing',
    when: 'Bazel redacted it',
    record: inspectedWith({ binary: { buildId: { text: 'redacted' }, seal: 'absent' } }),
    want: 'has the build ID `redacted`'
  },
  {
    rule: 'not-go',
    when: 'it is a text',
    record: recordWith({ binary: { outcome: 'not-go', evidence: ['no executable'] } }),
    want: 'is no Go binary: no executable'
  },
  {
    rule: 'not-go',
    when: 'it cannot be read',
    record: recordWith({ binary: { outcome: 'unreadable' } }),
    want: { outcome: 'inconclusive' }
  },
  {
    rule: 'truncated',
    when: 'it is cut',
    record: recordWith({
      binary: { outcome: 'truncated', evidence: ['the headers describe 10 bytes, the file has 5'] }
    }),
    want: 'is cut off: the headers describe 10 bytes'
  },
  {
    rule: 'packed',
    when: 'UPX packed it',
    record: recordWith({ binary: { outcome: 'packed', packed: 'UPX' } }),
    want: 'is packed with UPX'
  },
  {
    rule: 'toolchain-mismatch',
    when: 'the version was forged by -X runtime.buildVersion',
    record: recordWith({ binary: { goVersion: 'go1.27.0' } }),
    want: 'says it was compiled by `go1.27.0`, but the go command that built it is `go1.26.8`'
  },
  {
    rule: 'toolchain-mismatch',
    when: 'only the experiments are spelled in the binary',
    record: recordWith({ binary: { goVersion: 'go1.26.8-X:boringcrypto' } }),
    want: { outcome: 'pass' }
  },
  {
    rule: 'toolchain-mismatch',
    when: 'GOTOOLCHAIN=local made the toolchain line void',
    record: recordWith({ toolchain: { asked: 'local', goMod: { toolchain: 'go1.27.1', toolchainLine: 5 } } }),
    want: 'GOTOOLCHAIN is `local`, so the line was ignored',
    place: { file: 'go.mod', line: 5 }
  },
  {
    rule: 'toolchain-mismatch',
    when: 'a binary is older than the go line',
    record: inspectedWith({ binary: { goVersion: 'go1.25.0' } }),
    want: 'older than the go line of `go.mod` asks for (`go1.26.0`)',
    place: { file: 'go.mod', line: 3 }
  },
  {
    rule: 'toolchain-mismatch',
    when: 'a binary is newer than the lines',
    record: inspectedWith({ binary: { goVersion: 'go1.27.4' } }),
    want: { outcome: 'pass' }
  },
  {
    rule: 'toolchain-mismatch',
    when: 'the policy expects another',
    record: recordWith({}),
    policy: expecting({ go: ['1.27.x', '>=1.28'] }),
    want: 'the policy expects Go `1.27.x` and `>=1.28`'
  },
  {
    rule: 'toolchain-mismatch',
    when: 'the policy expects this series',
    record: recordWith({}),
    policy: expecting({ go: ['1.26.x'] }),
    want: { outcome: 'pass' }
  },
  {
    rule: 'toolchain-mismatch',
    when: 'the binary names no version',
    record: recordWith({ binary: { goVersion: null } }),
    want: { outcome: 'inconclusive' }
  },
  {
    rule: 'revision-missing',
    when: 'the build flags forbid it',
    record: recordWith({ binary: { settings: without('vcs.revision') }, build: { flags: ['-buildvcs=false'] } }),
    want: 'built with `-buildvcs=false`',
    level: 'warning'
  },
  {
    rule: 'revision-missing',
    when: 'GOFLAGS forbids it',
    record: recordWith({
      binary: { settings: without('vcs.revision') },
      environment: { changed: { GOFLAGS: '-buildvcs=false' } }
    }),
    want: 'GOFLAGS is `-buildvcs=false`',
    level: 'warning'
  },
  {
    rule: 'revision-missing',
    when: 'git is not there',
    record: recordWith({
      binary: { settings: without('vcs.revision') },
      source: { vcs: 'unavailable', reason: 'git is not in PATH', head: null }
    }),
    want: 'git could not be asked',
    level: 'warning'
  },
  {
    rule: 'revision-missing',
    when: 'there is no repository',
    record: recordWith({ binary: { settings: without('vcs.revision') }, source: { vcs: 'none', head: null } }),
    want: { outcome: 'not-applicable' }
  },
  {
    rule: 'revision-missing',
    when: 'nothing else ties a binary from elsewhere to a commit',
    record: inspectedWith({ binary: { settings: without('vcs.revision') } }),
    want: 'does not name the commit it was built from'
  },
  {
    rule: 'revision-mismatch',
    when: 'the binary is of another commit',
    record: inspectedWith({ binary: { settings: { 'vcs.revision': OTHER_COMMIT } } }),
    want: 'was built from commit `2222222`, expected `1111111`, which is checked out here.'
  },
  {
    rule: 'revision-mismatch',
    when: "the binary is of the pull request's head, the checkout of its merge",
    record: inspectedWith({
      binary: { settings: { 'vcs.revision': OTHER_COMMIT } },
      source: { event: { commit: HEAD, head: OTHER_COMMIT } }
    }),
    want: { outcome: 'pass' }
  },
  {
    rule: 'revision-mismatch',
    when: 'the policy names the commit',
    record: recordWith({}),
    policy: expecting({ revision: OTHER_COMMIT }),
    want: 'expected `2222222`.'
  },
  {
    rule: 'revision-mismatch',
    when: 'nothing is known to compare with',
    record: inspectedWith({ source: { vcs: 'none', head: null } }),
    want: { outcome: 'not-applicable' }
  },
  {
    rule: 'tree-modified',
    when: 'git saw changes',
    record: recordWith({ source: { dirtyCount: 2, dirtyFiles: ['main.go', 'notes.txt'] } }),
    want: 'with changes on top: 2 files differ (`main.go` and `notes.txt`)',
    place: { file: 'main.go', line: null }
  },
  {
    rule: 'tree-modified',
    when: 'the binary says so',
    record: inspectedWith({ binary: { settings: { 'vcs.revision': HEAD, 'vcs.modified': 'true' } } }),
    want: 'was built from commit `1111111` with changes on top'
  },
  {
    rule: 'tree-modified',
    when: 'the tree changed only after a binary was built elsewhere',
    record: inspectedWith({ source: { dirtyCount: 1, dirtyFiles: ['dist/app'] } }),
    want: { outcome: 'pass' }
  },
  {
    rule: 'platform-mismatch',
    when: 'the headers are of another architecture',
    record: recordWith({ binary: { header: { goarch: 'arm64' } } }),
    want: 'but its headers are those of `arm64`'
  },
  {
    rule: 'platform-mismatch',
    when: 'the format is of another system',
    record: recordWith({ binary: { format: 'pe', goos: 'linux' } }),
    want: 'but it is a file of format `pe`'
  },
  {
    rule: 'platform-mismatch',
    when: 'another target was asked for',
    record: recordWith({ subject: { target: 'linux/arm64' } }),
    want: 'is for `linux/amd64`, expected `linux/arm64`'
  },
  {
    rule: 'platform-mismatch',
    when: 'the policy expects others',
    record: recordWith({}),
    policy: expecting({ targets: ['windows/amd64'] }),
    want: 'the policy expects `windows/amd64`'
  },
  {
    rule: 'platform-mismatch',
    when: 'ios files have the headers of darwin',
    record: inspectedWith({
      binary: { format: 'macho', goos: 'ios', goarch: 'arm64', header: { goos: 'darwin', goarch: 'arm64' } }
    }),
    want: { outcome: 'pass' }
  },
  {
    rule: 'cgo-mismatch',
    when: 'the build used another setting',
    record: recordWith({ environment: { effective: { CGO_ENABLED: '1' } } }),
    want: 'records `CGO_ENABLED=0`, but it was built with `CGO_ENABLED=1`'
  },
  {
    rule: 'cgo-mismatch',
    when: 'the policy expects cgo',
    record: recordWith({}),
    policy: expecting({ cgo: true }),
    want: 'the policy expects `CGO_ENABLED=1`'
  },
  {
    rule: 'nothing-linked',
    when: 'the log shows no link',
    record: recordWith({ link: null }),
    want: 'the log shows no link command for it'
  },
  {
    rule: 'nothing-linked',
    when: 'nothing landed',
    record: recordWith({ link: { landed: null } }),
    want: 'being moved into place'
  },
  {
    rule: 'target-not-written',
    when: 'the file is not there',
    record: recordWith({ binary: { outcome: 'unreadable', sha256: null } }),
    want: 'it is not where `go build` was told to write it'
  },
  {
    rule: 'target-not-written',
    when: 'no build was seen',
    record: inspectedWith({}),
    want: { outcome: 'not-applicable' }
  },
  {
    rule: 'reader-disagreement',
    when: 'go reads otherwise',
    record: recordWith({ witness: { differences: ['Go version: go reads `go9`'] } }),
    want: 'read different things: Go version: go reads `go9`'
  },
  {
    rule: 'reader-disagreement',
    when: 'a defect of Go explains it',
    record: recordWith({ witness: { differences: ['x'], knownDefect: 'it reads the blob only' } }),
    want: { outcome: 'not-applicable' }
  },
  {
    rule: 'reader-disagreement',
    when: 'there is no go command',
    record: recordWith({ witness: null }),
    want: { outcome: 'not-applicable' }
  },
  {
    rule: 'module-mismatch',
    when: 'go.sum locks another sum',
    record: recordWith({
      modules: {
        deps: [{ path: 'rsc.io/quote', version: 'v1.5.2', sum: 'h1:evil=', replace: null, state: 'mismatch' }]
      }
    }),
    want: '`rsc.io/quote@v1.5.2` (`h1:evil=`) linked in, with another sum than `go.sum` locks',
    place: { file: 'go.sum', line: null }
  },
  {
    rule: 'module-mismatch',
    when: 'go.sum has no entry',
    record: recordWith({
      modules: { deps: [{ path: 'a.b/c', version: 'v1.0.0', sum: 'h1:x=', replace: null, state: 'unlocked' }] }
    }),
    want: 'which `go.sum` does not list'
  },
  {
    rule: 'flags-missing',
    when: 'a flag was not given',
    record: recordWith({}),
    policy: expecting({ flags: ['-trimpath'] }),
    want: 'was built without `-trimpath`'
  },
  {
    rule: 'flags-missing',
    when: 'GOFLAGS gave it',
    record: recordWith({ environment: { effective: { GOFLAGS: '-mod=vendor -mod=readonly' } } }),
    policy: expecting({ flags: ['-mod=readonly'] }),
    want: { outcome: 'pass' }
  },
  {
    rule: 'flags-missing',
    when: 'it was given, and taken back by a later one',
    record: recordWith({ environment: { effective: { GOFLAGS: '-trimpath' } }, build: { flags: ['-trimpath=false'] } }),
    policy: expecting({ flags: ['-trimpath'] }),
    want: 'was built without `-trimpath`'
  },
  {
    rule: 'flags-missing',
    when: 'a binary from elsewhere records it',
    record: inspectedWith({ binary: { settings: { '-trimpath': 'true' } } }),
    policy: expecting({ flags: ['--trimpath'] }),
    want: { outcome: 'pass' }
  },
  {
    rule: 'buildinfo-conflict',
    when: 'Go 1.17 wrote one copy',
    record: inspectedWith({ binary: { copies: 'single', goVersion: 'go1.17.13' } }),
    want: { outcome: 'pass' }
  },
  {
    rule: 'buildinfo-conflict',
    when: 'a plugin holds one copy',
    record: inspectedWith({ binary: { copies: 'single', settings: { '-buildmode': 'plugin' } } }),
    want: { outcome: 'pass' }
  },
  {
    rule: 'buildinfo-missing',
    when: 'Go wrote no blob, into wasm',
    record: inspectedWith({ binary: { format: 'wasm', buildInfo: 'rodata', copies: 'single' } }),
    want: { outcome: 'pass' }
  },
  {
    rule: 'platform-mismatch',
    when: 'the platform is not known',
    record: recordWith({ binary: { goos: null } }),
    want: { outcome: 'inconclusive' }
  },
  {
    rule: 'platform-mismatch',
    when: 'a level was asked for',
    record: recordWith({ subject: { target: 'linux/amd64/v3' } }),
    want: { outcome: 'pass' }
  },
  {
    rule: 'policy-changed',
    when: 'the base has one that does not parse',
    record: recordWith({ policy: { path: 'gate.yml', note: 'line 1 is wrong' } }),
    want: 'The built-in levels judged, because line 1 is wrong.'
  },
  {
    rule: 'policy-changed',
    when: 'the change edits it',
    record: recordWith({
      policy: { path: '.github/go-provenance-gate.yml', sha256: null, commit: HEAD, changed: true }
    }),
    want: 'This change edits `.github/go-provenance-gate.yml`'
  }
]

describe.each(CASES)('$rule, when $when', ({ rule, record, policy, want, place, level }) => {
  const answer = ask(rule, record, NO_BASELINE, policy)

  test('answers as expected', () => {
    if (typeof want !== 'string') {
      expect(answer.outcome).toBe(want.outcome)
      return
    }
    expect(answer).toMatchObject({ outcome: 'violation' })
    const [first] = answer.outcome === 'violation' ? answer.findings : []
    expect(first?.message).toContain(want)
    expect(first?.fix.length).toBeGreaterThan(10)
    if (place !== undefined) expect(first?.place).toEqual(place)
    expect(first?.level).toBe(level)
  })
})

describe('rules about drift', () => {
  const before = recordWith({})
  const drifted: readonly [rule: string, after: GateRecord, want: string][] = [
    [
      'toolchain-changed',
      recordWith({ toolchain: { version: 'go1.27.1' } }),
      'the Go that compiles changed from `go1.26.8` to `go1.27.1` since `main` at `1a2b3c4`'
    ],
    [
      'toolchain-changed',
      recordWith({ toolchain: { experiments: 'boringcrypto' } }),
      'GOEXPERIMENT changed from nothing to `boringcrypto`'
    ],
    [
      'tool-replaced',
      recordWith({ toolchain: { tools: [{ name: 'compile', path: '/x', sha256: 'f'.repeat(64), size: 1 }] } }),
      'the sha256 of the `compile` tool changed'
    ],
    [
      'flags-changed',
      recordWith({ build: { flags: ['-trimpath'] } }),
      'the flags of `go build` changed from nothing to `-trimpath`'
    ],
    [
      'flags-changed',
      recordWith({ link: { flags: ['-buildmode=pie', '-extld=gcc'] } }),
      'the flags of the linker changed'
    ],
    [
      'environment-changed',
      recordWith({ environment: { effective: { ...GOOD_RECORD.environment.effective, GOFLAGS: '-mod=mod' } } }),
      '`GOFLAGS` changed from nothing to `-mod=mod`'
    ]
  ]

  test.each(drifted)('%s tells what changed', (rule, after, want) => {
    const comparison = { baseline: vouched(before), drifts: compareRecords(before, after, DEFAULT_POLICY) }
    const answer = ask(rule, after, comparison)
    expect(answer).toMatchObject({ outcome: 'violation', findings: [{ message: expect.stringContaining(want) }] })
  })

  test.each(drifted)('%s closes no gate against a run that nobody vouches for', (rule, after) => {
    const comparison = {
      baseline: vouched(before, { vouched: false }),
      drifts: compareRecords(before, after, DEFAULT_POLICY)
    }
    expect(ask(rule, after, comparison)).toMatchObject({ findings: [{ atMost: 'warning' }] })
  })

  test.each(drifted)('%s does not apply without a baseline', (rule, after) => {
    expect(ask(rule, after).outcome).toBe('not-applicable')
  })
})

describe('baseline-missing', () => {
  const missing = (
    state: 'missing-first-run' | 'missing-expired' | 'unreadable' | 'incomparable',
    writes: boolean
  ): Comparison => ({
    baseline: {
      source: 'cache',
      state,
      distance: null,
      record: null,
      words: 'the reason',
      passedOver: [],
      vouched: false,
      writes
    },
    drifts: []
  })
  const strict: Policy = { ...DEFAULT_POLICY, rules: { 'baseline-missing': 'error' } }

  test.each([
    ['a first run that will write one', missing('missing-first-run', true), strict, 'not-applicable'],
    ['a first run that cannot, by default', missing('missing-first-run', false), DEFAULT_POLICY, 'not-applicable'],
    ['a first run that cannot, when one is required', missing('missing-first-run', false), strict, 'violation'],
    ['one that is gone', missing('missing-expired', true), DEFAULT_POLICY, 'violation'],
    ['one that is no record', missing('unreadable', true), DEFAULT_POLICY, 'violation'],
    ['one about something else', missing('incomparable', true), DEFAULT_POLICY, 'violation'],
    ['none asked for', NO_BASELINE, strict, 'not-applicable']
  ] as const)('of %s', (_label, comparison, policy, outcome) => {
    expect(ask('baseline-missing', GOOD_RECORD, comparison, policy).outcome).toBe(outcome)
  })
})
