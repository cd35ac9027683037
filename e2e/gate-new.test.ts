/** `gate: new`: a repository that begins with a finding, and what stops its next changes. */
import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from '@jest/globals'
import { Host, type JobRun } from './support/act.ts'
import { APP, POLICY } from './support/app.ts'
import { seen } from './support/expectations.ts'
import { makePlace } from './support/host.ts'
import { parse } from './support/json.ts'

const place = makePlace()
afterAll(place.remove)

const STRIPPED = 'build:\n  flags: -ldflags=-s\n'
const RECORD = '.github/baselines/app.json'
const AUTO = { variables: { BASELINE: 'auto' } }
const FILE = { variables: { BASELINE: '.github/baselines' } }

/** A repository that links without symbols, and whose first run took that for its beginning. */
async function hostThatStrips(): Promise<{ readonly host: Host; readonly first: JobRun }> {
  const host = new Host(place)
  host.use('gate-new')
  host.repository.commit('first', { ...APP, [POLICY]: STRIPPED })
  return { host, first: await host.run(AUTO) }
}

test('a first run begins with what it finds, the next knows it, and a new finding closes', async () => {
  const { host, first } = await hostThatStrips()
  expect(first).toMatchObject({ result: 'success', annotations: [] })
  expect(first.outputs).toMatchObject({
    verdict: 'pass',
    'baseline-state': 'missing-first-run',
    'findings-count': '0',
    'known-count': '1'
  })
  expect(first.summaries[0]).toContain('Gate open; 1 to begin with')

  let before = host.repository.head()
  host.repository.commit('next', { 'extra.go': 'package main\n\nvar extra = 1\n\nfunc init() { extra++ }\n' })
  const second = await host.run({ ...AUTO, payload: host.push(before) })
  expect(second).toMatchObject({ result: 'success', annotations: [] })
  expect(second.outputs).toMatchObject({ 'baseline-state': 'exact', 'findings-count': '0', 'known-count': '1' })
  expect(second.summaries[0]).toMatch(/Gate open; 1 known\n[^]*<b>Known<\/b>: 1 known from main at [0-9a-f]{7}/)

  before = host.repository.head()
  host.repository.commit('more', { [POLICY]: `${STRIPPED}expect:\n  flags: -trimpath\n` })
  const third = await host.run({ ...AUTO, payload: host.push(before) })
  expect(seen(third)).toEqual([`error flags-missing ${POLICY}:2`])
  expect(third).toMatchObject({ result: 'failure' })
  expect(third.outputs).toMatchObject({ verdict: 'violation', 'findings-count': '1', 'known-count': '1' })
})

test('a first run does not begin with a file that was changed after linking', async () => {
  const host = new Host(place)
  host.use('gate-new-patched')
  host.repository.commit('first', APP)
  const run = await host.run(AUTO)
  expect(seen(run)).toEqual(['error modified-after-link go.mod:1'])
  expect(run).toMatchObject({ result: 'failure' })
})

test('on a pull request the cache knows nothing, a record that it leaves alone does', async () => {
  const { host, first } = await hostThatStrips()
  const [record] = first.records
  if (record === undefined) throw new Error('expected a record')
  const cached = await host.run({
    ...AUTO,
    event: 'pull_request',
    payload: host.pullRequest({ 'a.go': 'package main\n' })
  })
  expect(seen(cached)).toEqual([`error stripped-symbols ${POLICY}:2`])
  expect(cached.outputs).toMatchObject({ 'baseline-state': 'exact', 'known-count': '0' })
  expect(cached.summaries[0]).toContain('the Actions cache is no evidence')

  host.repository.git('checkout', '--quiet', 'main')
  host.repository.commit('record', { [RECORD]: readFileSync(record.kept, 'utf8') })
  const known = await host.run({
    ...FILE,
    event: 'pull_request',
    payload: host.pullRequest({ 'a.go': 'package main\n' })
  })
  expect(known).toMatchObject({ result: 'success', annotations: [] })
  expect(known.outputs).toMatchObject({ verdict: 'pass', 'findings-count': '0', 'known-count': '1' })

  // The change declares its own finding known: it is the record of the base commit that counts.
  host.repository.git('checkout', '--quiet', 'main')
  const text = readFileSync(record.kept, 'utf8')
  host.repository.commit('nothing is known', { [RECORD]: JSON.stringify({ ...Object(parse(text)), findings: [] }) })
  const edited = await host.run({
    ...FILE,
    event: 'pull_request',
    payload: host.pullRequest({ [RECORD]: text })
  })
  expect(seen(edited)).toEqual([`error stripped-symbols ${POLICY}:2`])
  expect(edited.outputs).toMatchObject({ verdict: 'violation', 'known-count': '0' })
})
