/** The rules that read what cross-examining a file gave: line table, appended bytes, inner programs, cause of a broken seal. */
import { describe, expect, test } from '@jest/globals'
import { compareRecords } from '../../../src/core/baseline/compare.ts'
import { bareFacts, type ImageFacts, type LineTable } from '../../../src/core/binary/facts.ts'
import { DEFAULT_POLICY, type Policy } from '../../../src/core/policy/types.ts'
import type { GateRecord } from '../../../src/core/record/types.ts'
import { evaluateRules } from '../../../src/core/rules/evaluate.ts'
import { judgeBinary } from '../../../src/core/rules/judge-binary.ts'
import type { FindingLevel, RuleAnswer } from '../../../src/core/rules/types.ts'
import { ask, expecting, findingsOf } from '../../support/ask.ts'
import { GOOD_BINARY, GOOD_RECORD, inspectedWith, NO_BASELINE, recordWith, vouched } from '../../support/records.ts'

const lineTable = (changes: Partial<LineTable>): LineTable => ({
  offset: 8192,
  packages: 40,
  unrecorded: [],
  traces: [],
  paths: [],
  ...changes
})
const settings = (more: Readonly<Record<string, string>>) => ({ ...GOOD_BINARY.settings, '-compiler': 'gc', ...more })
const HELPER = { offset: 500_000, goVersion: 'go1.25.1', mainPackage: 'example.com/helper' }
const NAMELESS = { offset: 1_900_100, goVersion: 'go1.21.0', mainPackage: null }
const TAIL = { offset: 1_900_000, size: 100_000 }
const slice = (goarch: string): ImageFacts => ({
  ...bareFacts('app', 'go', []),
  format: 'macho',
  goos: 'darwin',
  goarch,
  header: { goos: 'darwin', goarch }
})
const ON: Policy = { ...DEFAULT_POLICY, rules: { 'path-leak': 'warning' } }

interface Case {
  readonly rule: string
  readonly when: string
  readonly record: GateRecord
  readonly policy?: Policy
  /** Texts that the first finding's message holds, or the outcome when it is no violation. */
  readonly want: readonly string[] | Exclude<RuleAnswer['outcome'], 'violation'>
  /** A level of the finding's own; none: that of the rule. */
  readonly level?: FindingLevel
}

const CASES: readonly Case[] = [
  {
    rule: 'obfuscated',
    when: 'garble hid everything',
    record: inspectedWith({
      binary: {
        goVersion: 'unknown',
        obfuscated: ['the Go version is `unknown`', '31 packages have hashed names'],
        buildInfo: 'version-only',
        buildId: null,
        seal: 'absent',
        stripped: 'symbols',
        strippedBy: null
      }
    }),
    want: [
      'was obfuscated: the Go version is `unknown`; 31 packages have hashed names.',
      'Missing with them: the list of its modules, its build ID, its symbols.'
    ]
  },
  {
    rule: 'obfuscated',
    when: 'names are hidden and nothing else is',
    record: inspectedWith({ binary: { obfuscated: ['31 packages have hashed names'] } }),
    want: ['hashed names. What it was built from cannot be read from it.']
  },
  ...(['buildinfo-missing', 'build-id-missing', 'stripped-symbols', 'module-not-recorded'] as const).map(
    (rule): Case => ({
      rule,
      when: 'an obfuscator explains it',
      record: inspectedWith({
        binary: {
          obfuscated: ['31 packages have hashed names'],
          buildInfo: 'version-only',
          buildId: null,
          seal: 'absent',
          stripped: 'symbols',
          strippedBy: null,
          lineTable: lineTable({ unrecorded: ['xKq2'] })
        }
      }),
      want: 'not-applicable'
    })
  ),
  {
    rule: 'appended-data',
    when: 'the seal holds without the bytes',
    record: inspectedWith({ binary: { appended: TAIL, seal: 'broken', sealBrokenBy: 'appended' } }),
    want: ['has 100000 bytes behind its end at offset 1900000. Without them it is what the Go linker wrote.']
  },
  {
    rule: 'appended-data',
    when: 'a program stands among them',
    record: inspectedWith({
      binary: { appended: TAIL, seal: 'broken', sealBrokenBy: 'appended', nested: [HELPER, NAMELESS] }
    }),
    want: ['among them a Go program: one without a package (`go1.21.0`, build info at offset 1900100).']
  },
  {
    rule: 'appended-data',
    when: 'more was changed than that',
    record: inspectedWith({ binary: { appended: { ...TAIL, size: 1 }, seal: 'broken', sealBrokenBy: 'patch' } }),
    want: ['has 1 byte behind its end at offset 1900000.']
  },
  {
    rule: 'appended-data',
    when: 'there is no seal to prove it',
    record: inspectedWith({ binary: { appended: TAIL, seal: 'absent' } }),
    want: ['has 100000 bytes behind its end'],
    level: 'warning'
  },
  {
    rule: 'appended-data',
    when: 'the linker itself left them there',
    record: inspectedWith({ binary: { appended: TAIL } }),
    want: 'pass'
  },
  {
    rule: 'appended-data',
    when: 'they are the trailer of a packer',
    record: inspectedWith({ binary: { appended: TAIL, seal: 'broken', packed: 'UPX', sealBrokenBy: 'packer' } }),
    want: 'not-applicable'
  },
  {
    rule: 'modified-after-link',
    when: 'appended bytes explain the broken seal',
    record: inspectedWith({ binary: { appended: TAIL, seal: 'broken', sealBrokenBy: 'appended' } }),
    want: 'not-applicable'
  },
  {
    rule: 'modified-after-link',
    when: 'a packer explains the broken seal',
    record: inspectedWith({ binary: { seal: 'broken', packed: 'UPX', sealBrokenBy: 'packer' } }),
    want: 'not-applicable'
  },
  {
    rule: 'modified-after-link',
    when: 'objcopy rewrote the file',
    record: inspectedWith({
      binary: {
        seal: 'broken',
        sealBrokenBy: 'objcopy',
        sealEvidence: ['content ID: expected x, got y', 'the Go linker writes no section `.evil`']
      }
    }),
    want: ['the Go linker writes no section `.evil`. A tool that rewrites files ran after `go build`: `objcopy`']
  },
  {
    rule: 'modified-after-link',
    when: 'bytes were changed in place',
    record: inspectedWith({ binary: { seal: 'broken', sealBrokenBy: 'patch', sealEvidence: ['content ID'] } }),
    want: ['content ID. The linked file was edited: a patch']
  },
  {
    rule: 'stripped-after-link',
    when: 'traces of the tool are left',
    record: inspectedWith({
      binary: {
        symbols: { symtab: false, dwarf: false },
        stripped: 'symbols',
        strippedBy: 'after-link',
        seal: 'broken',
        sealBrokenBy: 'strip',
        sealEvidence: ['content ID: expected x, got y', '`.gnu_debuglink` names a file of debug information']
      }
    }),
    want: ['and the seal does not hold (`.gnu_debuglink` names a file of debug information). Whether its code']
  },
  {
    rule: 'nested-go',
    when: 'helpers are embedded',
    record: inspectedWith({ binary: { nested: [HELPER, NAMELESS] } }),
    want: [
      'inside of it 2 Go programs: `example.com/helper` (`go1.25.1`, build info at offset 500000), one without a package'
    ]
  },
  {
    rule: 'nested-go',
    when: 'there are many',
    record: inspectedWith({ binary: { nested: Array.from({ length: 7 }, () => HELPER) } }),
    want: ['7 Go programs', 'and 2 more. Only the outer program is judged.']
  },
  {
    rule: 'nested-go',
    when: 'the only one was appended',
    record: inspectedWith({ binary: { nested: [NAMELESS], appended: TAIL, seal: 'broken', sealBrokenBy: 'appended' } }),
    want: 'pass'
  },
  {
    rule: 'race-build',
    when: 'it is recorded',
    record: recordWith({
      binary: { settings: settings({ '-race': 'true' }), lineTable: lineTable({ traces: ['race'] }) }
    }),
    want: ['was built with `-race`. It holds the race detector']
  },
  {
    rule: 'race-build',
    when: 'the record does not say so',
    record: inspectedWith({ binary: { settings: settings({}), lineTable: lineTable({ traces: ['race', 'cgo'] }) } }),
    want: ['has the runtime of `-race` linked in, which its settings do not record.']
  },
  {
    rule: 'race-build',
    when: 'nothing is recorded',
    record: inspectedWith({ binary: { settings: {}, lineTable: lineTable({ traces: ['msan'] }) } }),
    want: ['has the runtime of `-msan` linked in. It holds the memory sanitizer']
  },
  {
    rule: 'race-build',
    when: 'the policy expects it',
    record: inspectedWith({ binary: { settings: settings({ '-race': 'true' }) } }),
    policy: expecting({ flags: ['-race'] }),
    want: 'pass'
  },
  {
    rule: 'race-build',
    when: 'the policy expects another one',
    record: inspectedWith({ binary: { settings: settings({ '-asan': 'true' }) } }),
    policy: expecting({ flags: ['-race'] }),
    want: ['was built with `-asan`']
  },
  {
    rule: 'coverage-build',
    when: 'it is recorded',
    record: inspectedWith({ binary: { settings: settings({ '-cover': 'true' }) } }),
    want: ['was built with `-cover`: it counts what it runs']
  },
  {
    rule: 'coverage-build',
    when: 'the record does not say so',
    record: inspectedWith({ binary: { settings: settings({}), lineTable: lineTable({ traces: ['cover'] }) } }),
    want: ['has the runtime of `-cover` linked in, which its settings do not record: it counts']
  },
  {
    rule: 'coverage-build',
    when: 'no settings are left to say',
    record: inspectedWith({ binary: { settings: {}, lineTable: lineTable({ traces: ['cover'] }) } }),
    want: ['has the runtime of `-cover` linked in']
  },
  {
    rule: 'coverage-build',
    when: 'the policy expects it',
    record: inspectedWith({ binary: { settings: settings({ '-cover': 'true' }) } }),
    policy: expecting({ flags: ['--cover=true'] }),
    want: 'pass'
  },
  {
    rule: 'debug-build',
    when: 'both are off everywhere',
    record: inspectedWith({ binary: { settings: settings({ '-gcflags': 'all=-N -l' }) } }),
    want: ['was compiled with `-gcflags=all=-N -l`: optimizations (`-N`) and inlining (`-l`) off']
  },
  {
    rule: 'debug-build',
    when: 'only inlining is',
    record: inspectedWith({ binary: { settings: settings({ '-gcflags': '-l' }) } }),
    want: [': inlining (`-l`) off']
  },
  {
    rule: 'debug-build',
    when: 'the compiler was asked for something else',
    record: inspectedWith({ binary: { settings: settings({ '-gcflags': 'all=-m -d=checkptr' }) } }),
    want: 'pass'
  },
  {
    rule: 'debug-build',
    when: 'the policy expects it',
    record: inspectedWith({ binary: { settings: settings({ '-gcflags': 'all=-N -l' }) } }),
    policy: expecting({ flags: ['-gcflags=all=-N -l'] }),
    want: 'pass'
  },
  {
    rule: 'path-leak',
    when: 'nothing trimmed them',
    record: inspectedWith({ binary: { lineTable: lineTable({ paths: ['/home/ada/shop', '/usr/local/go'] }) } }),
    policy: ON,
    want: ['names folders of the machine that built it: `/home/ada/shop` and `/usr/local/go`.']
  },
  {
    rule: 'path-leak',
    when: '-trimpath did not reach them',
    record: inspectedWith({
      binary: { settings: settings({ '-trimpath': 'true' }), lineTable: lineTable({ paths: ['/home/ada/shop'] }) }
    }),
    policy: ON,
    want: ['although `-trimpath` is recorded: `/home/ada/shop`.']
  },
  {
    rule: 'path-leak',
    when: 'flags-missing says why',
    record: inspectedWith({ binary: { lineTable: lineTable({ paths: ['/home/ada/shop'] }) } }),
    policy: expecting({ flags: ['-trimpath'] }),
    want: 'not-applicable'
  },
  {
    rule: 'path-leak',
    when: 'there are none',
    record: inspectedWith({ binary: { lineTable: lineTable({}) } }),
    policy: ON,
    want: 'pass'
  },
  {
    rule: 'path-leak',
    when: 'the line table could not be read',
    record: inspectedWith({ binary: { lineTable: null } }),
    policy: ON,
    want: 'inconclusive'
  },
  {
    rule: 'module-not-recorded',
    when: 'a package is of none',
    record: inspectedWith({ binary: { lineTable: lineTable({ unrecorded: ['evil.example/implant'] }) } }),
    want: ['has code of a package linked in whose module its build info does not list: `evil.example/implant`.']
  },
  {
    rule: 'module-not-recorded',
    when: 'every package is of one',
    record: inspectedWith({ binary: { lineTable: lineTable({}) } }),
    want: 'pass'
  },
  {
    rule: 'module-not-recorded',
    when: 'no modules are recorded at all',
    record: inspectedWith({ binary: { main: null, lineTable: lineTable({ unrecorded: ['example.com/app'] }) } }),
    want: 'not-applicable'
  },
  {
    rule: 'resigned',
    when: 'Windows signed it',
    record: inspectedWith({ binary: { format: 'pe', seal: 'resigned' } }),
    want: ['carries an Authenticode signature that was put on after linking']
  },
  {
    rule: 'resigned',
    when: 'macOS signed it',
    record: inspectedWith({ binary: { format: 'macho', seal: 'resigned' } }),
    want: ['carries a code signature that was put on after linking']
  },
  {
    rule: 'buildinfo-conflict',
    when: 'the version stands nowhere else',
    record: inspectedWith({ binary: { goVersion: 'go1.26.9', versionElsewhere: false } }),
    want: ['says it was compiled by `go1.26.9`, but the program itself holds no such version']
  },
  {
    rule: 'buildinfo-conflict',
    when: 'the version stands in the program, too',
    record: inspectedWith({ binary: { versionElsewhere: true } }),
    want: 'pass'
  },
  {
    rule: 'buildinfo-conflict',
    when: 'the runtime is in a shared library',
    record: inspectedWith({ binary: { settings: settings({ '-linkshared': 'true' }), versionElsewhere: false } }),
    want: 'pass'
  },
  {
    rule: 'cgo-mismatch',
    when: 'the runtime of cgo is there all the same',
    record: recordWith({ binary: { lineTable: lineTable({ traces: ['cgo'] }), hostLinked: true } }),
    want: ['records `CGO_ENABLED=0`, but the runtime of cgo is linked in.']
  },
  {
    rule: 'cgo-mismatch',
    when: "the host's linker made it",
    record: inspectedWith({ binary: { hostLinked: true } }),
    want: ["records `CGO_ENABLED=0`, but the host's linker made it"]
  },
  {
    rule: 'cgo-mismatch',
    when: 'Go 1.21 linked externally without cgo',
    record: inspectedWith({ binary: { goVersion: 'go1.21.13', hostLinked: true } }),
    want: 'pass'
  },
  {
    rule: 'cgo-mismatch',
    when: 'cgo was on and nothing used it',
    record: inspectedWith({
      binary: { settings: settings({ CGO_ENABLED: '1' }), hostLinked: false, lineTable: lineTable({}) }
    }),
    want: 'pass'
  },
  {
    rule: 'cgo-mismatch',
    when: 'the record is known to be false',
    record: inspectedWith({ binary: { copies: 'differ', lineTable: lineTable({ traces: ['cgo'] }) } }),
    want: 'pass'
  },
  {
    rule: 'platform-mismatch',
    when: 'one slice of a fat file is not expected',
    record: inspectedWith({ binary: { ...slice('amd64'), slices: [slice('amd64'), slice('arm64')] } }),
    policy: expecting({ targets: ['darwin/amd64'] }),
    want: ['has a slice for `darwin/arm64`, the policy expects `darwin/amd64`.']
  },
  {
    rule: 'platform-mismatch',
    when: 'both slices are expected',
    record: inspectedWith({ binary: { ...slice('amd64'), slices: [slice('amd64'), slice('arm64')] } }),
    policy: expecting({ targets: ['darwin/amd64', 'darwin/arm64'] }),
    want: 'pass'
  },
  {
    rule: 'platform-mismatch',
    when: 'a slice records another architecture than its headers',
    record: inspectedWith({
      binary: { ...slice('amd64'), slices: [slice('amd64'), { ...slice('arm64'), goarch: 'amd64' }] }
    }),
    want: ['records `darwin/amd64`, but its headers are those of `arm64`.']
  },
  {
    rule: 'platform-mismatch',
    when: 'it is an archive',
    record: inspectedWith({ binary: { format: 'archive' } }),
    want: 'pass'
  }
]

test.each(CASES)('$rule, when $when', ({ rule, record, policy, want, level }) => {
  const answer = ask(rule, record, NO_BASELINE, policy)
  if (typeof want === 'string') {
    expect(answer.outcome).toBe(want)
    return
  }
  const [first] = findingsOf(answer)
  for (const text of want) expect(first?.message).toContain(text)
  expect(first?.fix.length).toBeGreaterThan(10)
  expect(first?.level).toBe(level)
})

describe('re-stamped', () => {
  const ids = (content: string) => ({ buildId: { text: `a/b/c/${content}`, content } })
  const before = inspectedWith({ binary: { hostLinked: false } })
  const patched = inspectedWith({ binary: { hostLinked: false, ...ids('e'.repeat(20)) } })
  const against = (record: GateRecord | null, isVouched = true) => ({
    baseline: { ...vouched(before, { vouched: isVouched }), record },
    drifts: []
  })

  test('tells other bytes of the same inputs', () => {
    const [finding] = findingsOf(ask('re-stamped', patched, against(before)))
    expect(finding?.message).toContain(
      `from the same inputs as that of \`main\` at \`1a2b3c4\`, but is another file: content ID expected \`${'d'.repeat(20)}\`, got \`${'e'.repeat(20)}\``
    )
    expect(finding).not.toHaveProperty('level')
    expect(finding).not.toHaveProperty('atMost')
  })

  test('is no more than a warning where the linker of the host took part', () => {
    const record = inspectedWith({ binary: { hostLinked: true, ...ids('e'.repeat(20)) } })
    expect(findingsOf(ask('re-stamped', record, against(before)))).toMatchObject([{ level: 'warning' }])
  })

  test('is no more than a warning against a run that nobody vouches for', () => {
    expect(findingsOf(ask('re-stamped', patched, against(before, false)))).toMatchObject([{ atMost: 'warning' }])
  })

  const quiet: [label: string, record: GateRecord, baseline: GateRecord | null, outcome: string][] = [
    ['the same file', before, before, 'pass'],
    ['the same file signed since', inspectedWith({ binary: { seal: 'resigned' } }), before, 'pass'],
    ['no baseline', patched, null, 'not-applicable'],
    [
      'a seal that does not hold',
      inspectedWith({ binary: { ...patched.binary, seal: 'broken' } }),
      before,
      'not-applicable'
    ],
    [
      'another build',
      inspectedWith({ binary: { buildId: { action: 'f'.repeat(20), content: 'e'.repeat(20) } } }),
      before,
      'not-applicable'
    ],
    [
      'a baseline without a seal',
      patched,
      inspectedWith({ binary: { buildId: null, seal: 'absent' } }),
      'not-applicable'
    ]
  ]
  test.each(quiet)('says nothing of %s', (_label, record, baseline, outcome) => {
    expect(ask('re-stamped', record, against(baseline)).outcome).toBe(outcome)
  })
})

describe('a flag for tests that came in since the baseline', () => {
  const inspected = (more: Readonly<Record<string, string>>) => inspectedWith({ binary: { settings: settings(more) } })
  const built = (flags: string[], more: Readonly<Record<string, string>>) =>
    recordWith({ build: { flags }, binary: { settings: settings(more) } })
  const cases: [rule: string, seen: string, before: GateRecord, after: GateRecord][] = [
    ['race-build', 'in the settings', inspected({}), inspected({ '-race': 'true' })],
    ['race-build', 'in the request', built(['-trimpath'], {}), built(['-trimpath', '-race'], { '-race': 'true' })],
    ['coverage-build', 'in the settings', inspected({}), inspected({ '-cover': 'true' })],
    ['debug-build', 'in the settings', inspected({}), inspected({ '-gcflags': 'all=-N -l' })],
    ['debug-build', 'in the request', built([], {}), built(['-gcflags=all=-N -l'], { '-gcflags': 'all=-N -l' })]
  ]

  const compared = (before: GateRecord, after: GateRecord) => ({
    baseline: vouched(before),
    drifts: compareRecords(before, after, DEFAULT_POLICY)
  })

  test.each(cases)('is left to flags-changed by %s, %s', (rule, _seen, before, after) => {
    expect(ask('flags-changed', after, compared(before, after)).outcome).toBe('violation')
    expect(ask(rule, after, compared(before, after))).toMatchObject({ outcome: 'not-applicable' })
  })

  test.each(cases)('is said by %s, %s, where flags-changed is off', (rule, _seen, before, after) => {
    const policy: Policy = { ...DEFAULT_POLICY, rules: { 'flags-changed': 'off' } }
    expect(ask(rule, after, compared(before, after), policy).outcome).toBe('violation')
  })

  test.each(cases)('is said by %s, %s, once the baseline has it', (rule, _seen, _before, after) => {
    expect(ask(rule, after, compared(after, after)).outcome).toBe('violation')
  })

  test('is left to environment-changed where GOFLAGS brought it', () => {
    const effective = { ...GOOD_RECORD.environment.effective, GOFLAGS: '-race' }
    const [before, after] = [
      built([], {}),
      recordWith({ environment: { effective }, binary: { settings: settings({ '-race': 'true' }) } })
    ]
    expect(ask('environment-changed', after, compared(before, after)).outcome).toBe('violation')
    expect(ask('race-build', after, compared(before, after)).outcome).toBe('not-applicable')
  })
})

describe('of one file', () => {
  test('a plain build with its paths has no findings', () => {
    const binary = {
      ...GOOD_BINARY,
      versionElsewhere: true,
      hostLinked: false,
      lineTable: lineTable({ paths: ['/home/ada/shop', '/usr/local/go'] })
    }
    expect(judgeBinary(binary)).toEqual([])
  })

  test('a package of no recorded module is a finding, although it is about another link', () => {
    const binary = { ...GOOD_BINARY, lineTable: lineTable({ unrecorded: ['evil.example/implant'] }) }
    expect(judgeBinary(binary).map(({ rule, link, level }) => [rule, link, level])).toEqual([
      ['module-not-recorded', 'modules', 'error']
    ])
  })

  test('appended bytes with a program in them are one finding', () => {
    const binary = {
      ...GOOD_BINARY,
      seal: 'broken' as const,
      sealBrokenBy: 'appended' as const,
      appended: TAIL,
      nested: [NAMELESS]
    }
    expect(judgeBinary(binary).map(({ rule, level }) => [rule, level])).toEqual([['appended-data', 'error']])
  })

  test('a signed release and one with a helper close no gate', () => {
    const binary = { ...GOOD_BINARY, seal: 'resigned' as const, nested: [HELPER] }
    expect(judgeBinary(binary).map(({ rule, level }) => [rule, level])).toEqual([
      ['resigned', 'notice'],
      ['nested-go', 'notice']
    ])
  })
})

test('path-leak is asked only where a policy names it', () => {
  const record = inspectedWith({ binary: { lineTable: lineTable({ paths: ['/home/ada/shop'] }) } })
  const outcome = (policy: Policy) =>
    evaluateRules(record, NO_BASELINE, policy, { today: '2026-11-21', helpFor: (rule) => rule }).find(
      ({ rule }) => rule === 'path-leak'
    )?.outcome
  expect(outcome(DEFAULT_POLICY)).toBe('off')
  expect(outcome(ON)).toBe('violation')
})
