/** Runs of one repository after each other: what the first leaves in the Actions cache, the next ones compare with. */
import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from '@jest/globals'
import { Host, type JobRun } from './support/act.ts'
import { APP, POLICY } from './support/app.ts'
import { seen } from './support/expectations.ts'
import { makePlace } from './support/host.ts'

const place = makePlace()
afterAll(place.remove)

/** A repository whose first commit was gated on the default branch. */
async function hostWithBaseline(workflow: string, policy: string | null = null): Promise<Host> {
  const host = new Host(place)
  host.use(workflow)
  host.repository.commit('first', policy === null ? APP : { ...APP, [POLICY]: policy })
  const run = await host.run()
  expect(run).toMatchObject({ result: 'success', annotations: [] })
  expect(run.outputs['baseline-state']).toBe('missing-first-run')
  return host
}

/** Pushes one more commit, with the files, and gates it. */
function push(host: Host, files: Readonly<Record<string, string>> = {}, flags = ''): Promise<JobRun> {
  const before = host.repository.head()
  host.repository.commit('next', files)
  return host.run({ payload: host.push(before), variables: flags === '' ? {} : { GO_FLAGS: flags } })
}

/** `compared with main at COMMIT`, as the summary says it. */
function comparedWith(run: JobRun): string | undefined {
  return /compared with `main` at `([0-9a-f]+)`/.exec(run.summaries[0] ?? '')?.[1]
}

test('the second run compares with the first, one that comes later with the last that was recorded', async () => {
  const host = await hostWithBaseline('build')
  const first = host.repository.head()
  const second = await push(host)
  expect(second.outputs['baseline-state']).toBe('exact')
  expect(first.startsWith(comparedWith(second) ?? '-')).toBe(true)

  const recorded = host.repository.head()
  host.repository.commit('pushed, and never gated')
  const third = await push(host)
  expect(third.outputs['baseline-state']).toBe('ancestor')
  expect(recorded.startsWith(comparedWith(third) ?? '-')).toBe(true)
  expect([second, third].map(({ result, annotations }) => [result, annotations])).toEqual([
    ['success', []],
    ['success', []]
  ])
})

const ENVIRONMENT = 'error environment-changed go.mod:1'
const FLAGS = 'error flags-changed go.mod:1'
test.each([
  ['-trimpath', 'variable', 'failure', 'failure', [ENVIRONMENT]],
  ['-ldflags=-X=main.price=0', 'variable', 'failure', 'failure', [ENVIRONMENT, FLAGS]],
  ['-trimpath', 'tolerated', 'failure', 'success', [ENVIRONMENT]],
  ['-trimpath', 'reported', 'success', 'success', [ENVIRONMENT]]
])(
  'flags that no commit shows are a violation, and are not recorded: %s (%s)',
  async (flags, workflow, outcome, result, findings) => {
    const host = await hostWithBaseline(workflow)
    const recorded = host.repository.head()
    const run = await push(host, {}, flags)
    expect(seen(run)).toEqual(findings)
    expect(run).toMatchObject({ result, outcome })
    expect(run.outputs).toMatchObject({ verdict: 'violation', 'baseline-state': 'exact' })
    expect(run.annotations[0]?.message).toContain('GOFLAGS changed from -buildvcs=auto to -buildvcs=auto ')

    // The next run is still measured by the last one that was open.
    const after = await push(host)
    expect(after).toMatchObject({ result: 'success', outcome: 'success', annotations: [] })
    expect(recorded.startsWith(comparedWith(after) ?? '-')).toBe(true)
  }
)

test('flags that the policy brings in are explained by that change', async () => {
  const host = await hostWithBaseline('variable')
  const run = await push(host, { [POLICY]: 'build:\n  flags: -trimpath\n' })
  expect(run).toMatchObject({ result: 'success', annotations: [] })
  expect(run.outputs).toMatchObject({ verdict: 'pass', 'baseline-state': 'exact' })
  expect(run.summaries[0]).toMatch(/\| `build\.flags` \| {2}\| `-trimpath` \| explained: /)
})

test.each([
  ['a level', 'rules:\n  stripped-symbols: off\n'],
  ['an expectation', 'expect:\n  stripped: allowed\n'],
  ['a waiver', 'waivers:\n  - rule: stripped-symbols\n    reason: mine\n    until: "9999-12-31"\n']
])('a pull request cannot loosen the policy that judges it: %s', async (_what, loosened) => {
  const host = await hostWithBaseline('pull-request', 'rules:\n  tree-modified: error\n')
  const payload = host.pullRequest({ [POLICY]: `build:\n  flags: -ldflags="-s -w"\n${loosened}` })
  const run = await host.run({ event: 'pull_request', payload })
  expect(seen(run)).toEqual([
    `error stripped-symbols ${POLICY}:2`,
    expect.stringMatching(/^(?:notice|warning) policy-changed \.github\/go-provenance-gate\.yml:1$/)
  ])
  expect(run.result).toBe('failure')
  // The merge's first parent is the very commit that was recorded.
  expect(run.outputs).toMatchObject({ verdict: 'violation', 'baseline-state': 'exact' })
})

test('a pull request compares with the base, and records nothing', async () => {
  const host = await hostWithBaseline('pull-request')
  const base = host.repository.head()
  const payload = host.pullRequest({ 'extra.go': 'package main\n\nvar extra = 1\n\nfunc init() { extra++ }\n' })
  const run = await host.run({ event: 'pull_request', payload })
  expect(run).toMatchObject({ result: 'success', annotations: [] })
  expect(run.outputs).toMatchObject({ verdict: 'pass', 'baseline-state': 'exact' })

  host.repository.git('checkout', '--quiet', 'main')
  const after = await push(host)
  expect(after.outputs['baseline-state']).toBe('exact')
  expect(base.startsWith(comparedWith(after) ?? '-')).toBe(true)
})

test('a branch that the policy names records, and a pull request into it compares with that', async () => {
  const host = await hostWithBaseline('pull-request', 'baseline:\n  branches: release/*\n')
  host.repository.git('checkout', '--quiet', '-b', 'release/1.4')
  const released = host.repository.commit('fix', { 'VERSION.txt': '1.4.1\n' })
  const payload = {
    ref: 'refs/heads/release/1.4',
    before: '0'.repeat(40),
    after: released,
    repository: host.described()
  }
  const first = await host.run({ payload })
  // What main recorded is of another branch.
  expect(first.outputs).toMatchObject({ verdict: 'pass', 'baseline-state': 'missing-first-run' })

  const run = await host.run({ event: 'pull_request', payload: host.pullRequest({ 'x.txt': 'x\n' }, 'release/1.4') })
  expect(run).toMatchObject({ result: 'success', annotations: [] })
  expect(run.outputs).toMatchObject({ verdict: 'pass', 'baseline-state': 'exact' })
  expect(run.summaries[0]).toContain(`compared with \`release/1.4\` at \`${released.slice(0, 7)}\``)
})

const RECORD = '.github/go-provenance-gate/baseline/app.json'

test('a pull request is compared with the record that its base has checked in, whatever it makes of it', async () => {
  const host = new Host(place)
  host.use('pull-request-variable')
  host.repository.commit('first', APP)
  const [made] = (await host.run()).records
  const record = readFileSync(made?.kept ?? '', 'utf8')
  const base = host.repository.commit('baseline', { [RECORD]: record })
  const flags = { variables: { GO_FLAGS: '-trimpath' } }
  const gate = async (text: string): Promise<JobRun> => {
    host.repository.git('checkout', '--quiet', '--force', '-B', 'main', base)
    host.repository.git('branch', '--quiet', '--force', 'feature')
    host.repository.git('branch', '--quiet', '-D', 'feature')
    return host.run({ event: 'pull_request', payload: host.pullRequest({ [RECORD]: text }), ...flags })
  }
  // It vouches for other flags than those that are used: what is compared with is the base commit's record.
  const other = await gate(edited(record, '-buildvcs=auto -race'))
  expect(seen(other)).toEqual([ENVIRONMENT])
  expect(other.summaries[0]).toContain('compared with `.github/go-provenance-gate/baseline` at ')

  const agreed = await gate(edited(record, '-buildvcs=auto -trimpath'))
  expect(agreed).toMatchObject({ result: 'success', annotations: [] })
  expect(agreed.summaries[0]).toContain(`explained: this change: ${RECORD}`)
})

/** The record with other flags of the go command. */
function edited(record: string, flags: string): string {
  const text = record.replaceAll(/("GOFLAGS": *)"-buildvcs=auto"/g, `$1"${flags}"`)
  if (text === record) throw new Error('the record does not say GOFLAGS')
  return text
}
