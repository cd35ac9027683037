import { describe, expect, test } from '@jest/globals'
import { parseBaselineChoice } from '../src/core/baseline/choice.ts'
import { readEvent } from '../src/core/event/read-event.ts'
import { DEFAULT_POLICY, type Policy } from '../src/core/policy/types.ts'
import { parseTarget } from '../src/core/target.ts'
import { keepsOf, makePlan, withBaselinePolicy } from '../src/plan.ts'
import type { GateRequest } from '../src/request.ts'
import { replay } from './support/events.ts'
import { REQUEST } from './support/request.ts'

const FLAGS_AT = { file: '.github/go-provenance-gate.yml', line: 3 }
const policy: Policy = {
  ...DEFAULT_POLICY,
  build: {
    packages: ['./cmd/a'],
    flags: ['-trimpath'],
    targets: ['linux/arm64'],
    output: 'dist/',
    env: { CGO_ENABLED: '0' },
    flagsAt: FLAGS_AT
  }
}
const plan = (request: Partial<GateRequest>, given: Policy = DEFAULT_POLICY) =>
  makePlan({ ...REQUEST, ...request }, given, 'hash')

describe('makePlan', () => {
  test('builds every command of the module for the host when nothing is said', () => {
    expect(plan({})).toEqual({
      mode: 'build',
      request: { packages: ['./...'], flags: [], env: {}, flagsFrom: 'none', flagsAt: null, policySha256: 'hash' },
      targets: [null],
      output: null
    })
  })

  test('does what the policy says', () => {
    expect(plan({}, policy)).toMatchObject({
      request: {
        packages: ['./cmd/a'],
        flags: ['-trimpath'],
        env: { CGO_ENABLED: '0' },
        flagsFrom: 'policy',
        flagsAt: FLAGS_AT
      },
      targets: [{ platform: 'linux/arm64' }],
      output: 'dist/'
    })
  })

  test('lets the request win, part by part', () => {
    expect(
      plan(
        { packages: ['.'], flags: ['-race'], targets: ['windows/amd64', 'windows/amd64'], output: 'bin/app' },
        policy
      )
    ).toMatchObject({
      request: { packages: ['.'], flags: ['-race'], env: { CGO_ENABLED: '0' }, flagsFrom: 'input', flagsAt: null },
      targets: [{ platform: 'windows/amd64' }],
      output: 'bin/app'
    })
  })

  test('runs a command before it inspects, and builds nothing itself', () => {
    const command = { argv: ['make'], keepStdout: false, observer: '/src' }
    expect(plan({ command, binaries: ['dist/*'] })).toEqual({ mode: 'inspect', globs: ['dist/*'], command })
    expect(plan({ command }, { ...policy, binaries: ['bin/*'] })).toEqual({
      mode: 'inspect',
      globs: ['bin/*'],
      command
    })
    expect(() => plan({ command })).toThrow(/not said which binaries/)
    expect(() => plan({ command, packages: ['.'] })).toThrow(/either a command behind `--` or something for the gate/)
  })

  test('inspects the files that the request or the policy names', () => {
    expect(plan({ binaries: ['dist/*'] })).toMatchObject({ mode: 'inspect', globs: ['dist/*'], command: null })
    expect(plan({}, { ...DEFAULT_POLICY, binaries: ['bin/*'] })).toMatchObject({ mode: 'inspect', globs: ['bin/*'] })
    // Asking for a build is stronger than a policy that inspects.
    expect(plan({ packages: ['.'] }, { ...DEFAULT_POLICY, binaries: ['bin/*'] })).toMatchObject({ mode: 'build' })
  })

  test.each<[label: string, request: Partial<GateRequest>, want: string]>([
    ['both ways at once', { binaries: ['dist/*'], packages: ['.'] }, 'expected one of the two'],
    ['-o', { flags: ['-o=app'] }, '`-o=app` cannot be used here'],
    ['-o with its value behind', { flags: ['-o', 'app'] }, '`-o` cannot be used here'],
    ['-C', { flags: ['-C', 'dir'] }, '`-C` cannot be used here'],
    ['-n', { flags: ['-n'] }, '`-n` cannot be used here'],
    ['--json', { flags: ['--json'] }, '`--json` cannot be used here'],
    ['a package among the flags', { flags: ['./cmd/a'] }, 'expected a flag, got `./cmd/a`'],
    ['a flag among the packages', { packages: ['-race'] }, 'expected a package, got the flag `-race`'],
    ['a target that is none', { targets: ['linux'] }, 'expected `GOOS/GOARCH`, got `linux`']
  ])('refuses %s', (_label, request, want) => {
    expect(() => plan(request)).toThrow(want)
  })

  test('does not take the value of a flag for one', () => {
    expect(plan({ flags: ['-tags', 'netgo', '-ldflags', '-s -o'] })).toMatchObject({ mode: 'build' })
  })
})

describe('parseTarget', () => {
  test.each([
    ['linux/amd64', { GOOS: 'linux', GOARCH: 'amd64' }],
    ['linux/amd64/v3', { GOOS: 'linux', GOARCH: 'amd64', GOAMD64: 'v3' }],
    ['linux/arm/7', { GOOS: 'linux', GOARCH: 'arm', GOARM: '7' }],
    ['linux/arm/v6', { GOOS: 'linux', GOARCH: 'arm', GOARM: '6' }],
    ['linux/mips/softfloat', { GOOS: 'linux', GOARCH: 'mips', GOMIPS: 'softfloat' }]
  ])('reads %s', (text, env) => {
    expect(parseTarget(text)).toEqual({ text, platform: text.split('/').slice(0, 2).join('/'), env })
  })

  // The go command itself builds, and stamps, GOAMD64=v9.
  test.each([
    '',
    'linux/',
    '/amd64',
    'linux/amd64/v9',
    'linux/arm64/v8',
    'a/b/c/d',
    'LINUX/amd64',
    'linux/amd64;id',
    '$(id)/x'
  ])('refuses %j', (text) => {
    expect(() => parseTarget(text)).toThrow(/^targets: expected/)
  })
})

describe('what a run is compared with and where its records go', () => {
  const keeps = (name: string, asked: string | null, from: string | null = null, branches: string[] = []) => {
    const { env, payload } = replay(name)
    const baseline = { from: from === null ? null : parseBaselineChoice(from), branches }
    const request = { ...REQUEST, baseline: asked === null ? null : parseBaselineChoice(asked) }
    const event = readEvent(env, payload)
    return keepsOf(withBaselinePolicy({ ...request, event }, { ...DEFAULT_POLICY, baseline }))
  }

  test.each([
    [null, null, { kind: 'auto' }],
    [null, 'cache', { kind: 'cache' }],
    ['artifact', 'cache', { kind: 'artifact' }],
    ['git:records', 'none', { kind: 'git', ref: 'records' }],
    ['auto', 'none', { kind: 'auto' }]
  ])('the input %s goes before the policy %s', (asked, from, choice) => {
    expect(keeps('push-branch', asked, from)).toEqual({ choice, branch: 'main' })
  })

  test.each([
    ['nothing is compared', 'push-branch', 'none', null, []],
    ['nothing is compared, as the policy says', 'push-branch', null, 'none', []],
    ['a file is compared with, which nobody renews', 'push-branch', 'records/', null, []],
    ['it is a pull request', 'pull_request-opened', null, null, ['**']],
    ['the branch is none of those', 'workflow_dispatch', null, null, ['v*']]
  ])('nowhere, where %s', (_label, event, asked, from, branches) => {
    expect(keeps(event, asked, from, branches)).toBeNull()
  })

  test('a branch that the policy names keeps its own', () => {
    expect(keeps('workflow_dispatch', null, null, ['release/*'])).toEqual({
      choice: { kind: 'auto' },
      branch: 'release/1.4'
    })
  })

  test('a laptop keeps none, and the policy says what it compares with', () => {
    const request = withBaselinePolicy(
      { ...REQUEST, baseline: null },
      { ...DEFAULT_POLICY, baseline: { from: { kind: 'none' }, branches: [] } }
    )
    expect(request.baseline).toEqual({ kind: 'none' })
    expect(keepsOf(request)).toBeNull()
  })
})
