/** Baselines in a git ref of the repository: what one run leaves there, the next ones compare with. */
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { Host, type JobRun } from './support/act.ts'
import { APP } from './support/app.ts'
import { seen } from './support/expectations.ts'
import { makePlace } from './support/host.ts'
import { output } from './support/process.ts'

const place = makePlace()
afterAll(place.remove)

/** The checkout brings `origin` along, here a bare repository beside it. */
function hostWithRemote(): { host: Host; remote: (...args: string[]) => string } {
  const host = new Host(place)
  const bare = join(mkdtempSync(join(place.root, 'remote-')), 'app.git')
  output('git', ['init', '--quiet', '--bare', bare], { env: place.env })
  host.use('git-baseline')
  host.repository.commit('first', APP)
  host.repository.git('remote', 'add', 'origin', bare)
  return { host, remote: (...args) => output('git', args, { cwd: bare, env: place.env }).trim() }
}

/** `compared with main at COMMIT`, as the summary says it. */
const comparedWith = (run: JobRun): string =>
  /compared with `main` at `([0-9a-f]+)`/.exec(run.summaries[0] ?? '')?.[1] ?? 'nothing'

test.each([
  ['a branch', 'git', 'refs/heads/go-provenance-gate'],
  ['notes', 'git:refs/notes/gate', 'refs/notes/gate']
])('%s: recorded on main, compared with by the next run, drift from it is judged', async (_what, BASELINE, ref) => {
  const { host, remote } = hostWithRemote()
  const heads = [host.repository.head()]
  const first = await host.run({ variables: { BASELINE } })
  expect(first).toMatchObject({ result: 'success', annotations: [] })
  expect(first.outputs['baseline-state']).toBe('missing-first-run')
  expect(first.log).toContain(`in ${ref}`)

  const push = (GO_FLAGS: string): Promise<JobRun> => {
    const before = host.repository.head()
    heads.push(host.repository.commit('next'))
    return host.run({ payload: host.push(before), variables: { BASELINE, ...(GO_FLAGS === '' ? {} : { GO_FLAGS }) } })
  }
  const second = await push('')
  expect(second).toMatchObject({ result: 'success', annotations: [], added: [] })
  expect(second.outputs['baseline-state']).toBe('exact')
  expect(heads[0]?.startsWith(comparedWith(second))).toBe(true)

  const drifted = await push('-trimpath')
  expect(seen(drifted)).toEqual(['error environment-changed go.mod:1'])
  expect(drifted.result).toBe('failure')

  // Of the commit that was not recorded nothing is there: the one before it is the baseline still.
  const after = await push('')
  expect(after).toMatchObject({ result: 'success', annotations: [] })
  expect(after.outputs['baseline-state']).toBe('ancestor')
  expect(heads[1]?.startsWith(comparedWith(after))).toBe(true)

  expect(remote('for-each-ref', '--format=%(refname)')).toBe(ref)
  expect(remote('rev-list', '--count', ref)).toBe('3')
  expect(host.repository.git('for-each-ref', '--format=%(refname)')).toBe('refs/heads/main')
})
