/** Rules about what the trace of a build shows: what stood between the sources and the compiler, and where files went. */
import { describe, expect, test } from '@jest/globals'
import { compareRecords } from '../../../src/core/baseline/compare.ts'
import { DEFAULT_POLICY } from '../../../src/core/policy/types.ts'
import type { GateRecord } from '../../../src/core/record/types.ts'
import { ask, expecting, findingsOf } from '../../support/ask.ts'
import { GOOD_RECORD, inspectedWith, recordWith, vouched } from '../../support/records.ts'

const effective = GOOD_RECORD.environment.effective
const said = (rule: string, record: GateRecord): string[] => findingsOf(ask(rule, record)).map(({ message }) => message)

describe('what stood between the sources and the compiler', () => {
  test('an overlay that the trace shows', () => {
    const record = recordWith({ trace: { overlaid: [{ from: '/tmp/ov.go', to: '/src/main.go' }] } })
    expect(said('overlay-used', record)).toEqual([expect.stringContaining('`/tmp/ov.go` as `/src/main.go`')])
  })

  const asked: [rule: string, flag: string][] = [
    ['overlay-used', '-overlay=/tmp/ov.json'],
    ['toolexec-used', '-toolexec=/tmp/wrapper -v']
  ]
  test.each(asked)('%s: the flag alone tells, where all came from the cache', (rule, flag) => {
    expect(said(rule, recordWith({ build: { flags: [flag] } }))).toHaveLength(1)
    expect(
      said(rule, recordWith({ environment: { effective: { ...effective, GOFLAGS: `-v '${flag}'` } } }))
    ).toHaveLength(1)
  })

  test.each(asked)('%s: a policy may expect it', (rule, flag) => {
    const record = recordWith({ build: { flags: [flag] } })
    const policy = expecting({ flags: [flag.slice(0, flag.indexOf('='))] })
    expect(ask(rule, record, undefined, policy).outcome).toBe('pass')
  })

  test('toolexec-used names the program', () => {
    const record = recordWith({ trace: { toolexec: ['/opt/agent', '--all'] } })
    expect(said('toolexec-used', record)).toEqual([expect.stringContaining('`/opt/agent --all` ran in front')])
  })

  test.each(['overlay-used', 'toolexec-used', 'landed-elsewhere', 'version-variable-missed'])(
    '%s passes a plain build, and does not apply to a file that was built elsewhere',
    (rule) => {
      expect(ask(rule, recordWith({})).outcome).toBe('pass')
      expect(ask(rule, inspectedWith({})).outcome).toBe('not-applicable')
    }
  )

  test('a flag that only looks alike is none of them', () => {
    const record = recordWith({ build: { flags: ['-tags=overlay', '-ldflags=-X main.toolexec=x'] } })
    expect([...said('overlay-used', record), ...said('toolexec-used', record)]).toEqual([])
  })
})

describe('where files went', () => {
  test('another place than was asked for', () => {
    const record = recordWith({ trace: { landedElsewhere: '/home/user/app' } })
    expect(said('landed-elsewhere', record)).toEqual([expect.stringContaining('put at `/home/user/app`')])
  })

  test('a variable that was not set', () => {
    expect(said('version-variable-missed', recordWith({ trace: { missedVariables: ['main.verison'] } }))).toEqual([
      expect.stringContaining('`-X` for `main.verison`, but does not hold the value')
    ])
  })
})

describe('environment-risk', () => {
  const risks: [what: string, record: GateRecord, want: string][] = [
    [
      'a level of no processor',
      recordWith({ binary: { settings: { GOAMD64: 'v9' } } }),
      '`GOAMD64=v9`, which is no level'
    ],
    ['no checksum database', recordWith({ environment: { effective: { GOSUMDB: 'off' } } }), '`GOSUMDB=off`'],
    ['plain HTTP', recordWith({ environment: { effective: { GOINSECURE: 'a.example' } } }), 'plain HTTP'],
    ['everything private', recordWith({ environment: { effective: { GOPRIVATE: 'a.example,*' } } }), 'is `*`']
  ]
  test.each(risks)('%s', (_what, record, want) => {
    expect(said('environment-risk', record)).toEqual([expect.stringContaining(want)])
  })

  const levels: [name: string, value: string][] = [
    ['GOAMD64', 'v1'],
    ['GOAMD64', 'v4'],
    ['GOARM', '7'],
    ['GOARM', '6,softfloat'],
    ['GOARM64', 'v8.0'],
    ['GOARM64', 'v9.5,lse,crypto'],
    ['GO386', 'sse2'],
    ['GOMIPS', 'softfloat'],
    ['GOPPC64', 'power10'],
    ['GORISCV64', 'rva23u64'],
    ['GOWASM', 'satconv,signext'],
    ['GOWASM', '']
  ]
  test.each(levels)('takes %s=%s', (name, value) => {
    expect(said('environment-risk', recordWith({ binary: { settings: { [name]: value } } }))).toEqual([])
  })

  test('leaves levels of a newer Go than it knows alone', () => {
    const record = recordWith({ binary: { goVersion: 'go1.29.0', settings: { GOAMD64: 'v9' } } })
    expect(said('environment-risk', record)).toEqual([])
  })

  test('says of a file that was built elsewhere what its settings show', () => {
    expect(said('environment-risk', inspectedWith({ binary: { settings: { GOARM: '9' } } }))).toHaveLength(1)
    expect(ask('environment-risk', inspectedWith({})).outcome).toBe('not-applicable')
  })
})

describe('c-compiler-changed', () => {
  const gcc = (sha: string, version: string | null) =>
    recordWith({
      toolchain: { cc: { name: 'gcc', path: '/usr/bin/gcc-12', sha256: sha.repeat(64), size: 1, version } }
    })
  const answer = (before: GateRecord, after: GateRecord) =>
    ask('c-compiler-changed', after, {
      baseline: vouched(before),
      drifts: compareRecords(before, after, DEFAULT_POLICY)
    })

  test('names both versions', () => {
    expect(answer(gcc('1', 'gcc 12.2.0'), gcc('2', 'gcc 13.1.0'))).toMatchObject({
      outcome: 'violation',
      findings: [{ message: expect.stringContaining('from `gcc 12.2.0` to `gcc 13.1.0`') }]
    })
  })

  test('names the digests of one version with other bytes', () => {
    const [finding] = findingsOf(answer(gcc('1', 'gcc 12.2.0'), gcc('2', 'gcc 12.2.0')))
    expect(finding?.message).toContain(`gcc ${'1'.repeat(64)}`)
  })

  test('is silent where no C code took part', () => {
    expect(answer(gcc('1', null), recordWith({})).outcome).toBe('not-applicable')
    expect(answer(gcc('1', null), gcc('1', null)).outcome).toBe('pass')
    expect(answer(recordWith({}), gcc('1', null)).outcome).toBe('pass')
  })
})
