/** Rules about what the trace of a build shows: what stood between the sources and the compiler, and where files went. */
import { describe, expect, test } from '@jest/globals'
import { compareRecords } from '../../../src/core/baseline/compare.ts'
import { DEFAULT_POLICY } from '../../../src/core/policy/types.ts'
import type { GateRecord } from '../../../src/core/record/types.ts'
import { ask, expecting, findingsOf } from '../../support/ask.ts'
import { linkEvidence } from '../../../src/core/rules/evidence.ts'
import { GOOD_RECORD, inspectedWith, mergeRecords, NO_BASELINE, recordWith, vouched } from '../../support/records.ts'

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

describe('a command that was observed', () => {
  const observed = { command: ['make'], toolRuns: 7, links: 2, damaged: 0, linked: false, bytesAgree: null }

  test('link-not-observed: no link made the file', () => {
    expect(said('link-not-observed', inspectedWith({ observed }))).toEqual([
      expect.stringContaining('2 links in 7 tool runs were seen, none of them with its build ID. It was there before')
    ])
    expect(said('link-not-observed', inspectedWith({ observed: { ...observed, toolRuns: 0, links: 0 } }))).toEqual([
      expect.stringContaining('no tool of Go was seen running at all')
    ])
    expect(said('link-not-observed', inspectedWith({ observed: { ...observed, damaged: 1 } }))).toEqual([
      expect.stringContaining('(1 piece of evidence could not be read)')
    ])
  })

  test('link-not-observed: passes what was linked, does not apply without a command or to a file that is not of Go', () => {
    expect(ask('link-not-observed', recordWith({ observed: { ...observed, linked: true } })).outcome).toBe('pass')
    expect(ask('link-not-observed', inspectedWith({})).outcome).toBe('not-applicable')
    const text = inspectedWith({ observed, binary: { outcome: 'not-go' } })
    expect(ask('link-not-observed', text).outcome).toBe('not-applicable')
  })

  test('re-stamped: the linker wrote other bytes', () => {
    const linked = { ...observed, linked: true }
    expect(said('re-stamped', recordWith({ observed: { ...linked, bytesAgree: false } }))).toEqual([
      expect.stringContaining('not the bytes that the linker wrote')
    ])
    expect(said('re-stamped', recordWith({ observed: { ...linked, bytesAgree: true } }))).toEqual([])
  })

  test.each<[string, Parameters<typeof recordWith>[0], string, string]>([
    ['the linker wrote the file', { observed: { bytesAgree: true } }, 'verified', 'the file is what the linker wrote'],
    ['the bytes cannot be compared, the seal holds', {}, 'verified', 'linked in this run, observed through'],
    ['the file was changed since', { binary: { seal: 'broken' } }, 'unknown', 'found by its build ID alone'],
    ['it was stamped anew', { observed: { bytesAgree: false } }, 'unknown', 'found by its build ID alone'],
    ['no link made it', { link: null, trace: null, observed: { linked: false } }, 'unknown', 'no observed link made'],
    ['no command was observed', { link: null, observed: null }, 'unknown', 'the build was not seen']
  ])('the chain, where %s', (_when, changes, state, want) => {
    const base = recordWith({
      run: { mode: 'inspect' },
      build: null,
      link: { landed: null },
      observed: { ...observed, linked: true }
    })
    const { verified, clauses } = linkEvidence('link', mergeRecords(base, changes), NO_BASELINE)
    expect(verified ? 'verified' : 'unknown').toBe(state)
    expect(clauses.join('; ')).toContain(want)
  })

  test('the cache of an observed build counts as that of a build', () => {
    const base = recordWith({ run: { mode: 'inspect' }, build: null, observed: { ...observed, linked: true } })
    expect(linkEvidence('cache', base, NO_BASELINE)).toMatchObject({ verified: true })
    expect(linkEvidence('toolchain', base, NO_BASELINE).clauses[0]).toContain('2 tools seen running and hashed')
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
