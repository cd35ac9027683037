/**
 * The baseline in the Actions cache of protocol v2, which github.com speaks and act does not: both steps run as the runner
 * starts them, against a stand-in for the service.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { APP, POLICY } from './support/app.ts'
import { makePlace } from './support/host.ts'
import { Repository } from './support/repository.ts'
import { type JobRun, ResultsService, type RunOptions } from './support/results-service.ts'
import { runStep, type Step } from './support/step.ts'

const place = makePlace()
let service: ResultsService
let folders = 0

beforeAll(async () => {
  service = await ResultsService.start({ id: 800000001, name: 'acme/app' })
})
afterAll(async () => {
  await service.close()
  place.remove()
})

function newRepository(): Repository {
  service.dropCaches()
  const repository = new Repository(`${place.root}/app-${++folders}`, place.env)
  repository.commit('first', APP)
  return repository
}

interface Push extends RunOptions {
  /** Where the branch stood. */
  readonly before?: string
  readonly job?: JobRun
  readonly env?: Readonly<Record<string, string>>
}

/** The main step of a push of what is checked out. */
function push(repository: Repository, options: Push = {}): Promise<Step> {
  const { branch = 'main', before = '0'.repeat(40) } = options
  const after = repository.head()
  const job = options.job ?? service.run({ ...options, sha: after })
  const repositoryInfo = { name: 'app', full_name: 'acme/app', default_branch: 'main' }
  return runStep(place, {
    env: {
      ...job.env,
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REF: `refs/heads/${branch}`,
      GITHUB_WORKFLOW: 'ci',
      GITHUB_JOB: 'build',
      ...options.env
    },
    payload: JSON.stringify({ ref: `refs/heads/${branch}`, before, after, repository: repositoryInfo }),
    workspace: repository.folder
  })
}

const short = (commit: string): string => commit.slice(0, 7)

test('a run compares with the record of the commit that it was pushed upon', async () => {
  const repository = newRepository()
  const first = repository.head()
  const begin = await push(repository)
  expect(begin.outputs).toMatchObject({ verdict: 'pass', 'baseline-state': 'missing-first-run' })
  const recorded = await begin.post()
  expect(recorded).toMatchObject({ code: 0 })
  // Subject, branch, commit, run and attempt.
  const key = new RegExp(`Baseline recorded as go-provenance-gate-v1-[0-9a-f]{32}-[0-9a-f]{16}-${first}-\\d+-1\\b`)
  expect(recorded.log).toMatch(key)

  // More commits than the client takes keys.
  for (let n = 0; n < 12; n++) repository.commit(`not gated ${n}`)
  const before = repository.head()
  repository.commit('next')
  const next = await push(repository, { before })
  expect(next.outputs).toMatchObject({ verdict: 'pass', 'baseline-state': 'ancestor' })
  expect(next.summary).toContain(
    `compared with \`main\` at \`${short(first)}\`, 12 commits behind the commit before this push`
  )
})

test.each([
  ['knows the newer commit', true, 'one commit ahead of this one'],
  // A runner's checkout is as old as the run: the numbers of the runs decide.
  ['was made before the newer commit', false, 'recorded by a later run']
])('a slow run of an older commit whose checkout %s does not hide the newer record', async (_label, knows, words) => {
  const repository = newRepository()
  await (await push(repository)).post()
  const before = repository.head()
  const older = repository.commit('older')
  const checkout = knows ? repository : new Repository(`${repository.folder}-older`, place.env)
  if (!knows) {
    checkout.git('fetch', '--quiet', '--depth=1', `file://${repository.folder}`, older)
    checkout.git('checkout', '--quiet', '--detach', older)
  }
  const slow = await push(checkout, { before })
  const newer = repository.commit('newer')
  const fast = await push(repository, { before: older })
  expect((await fast.post()).log).toContain('Baseline recorded as')

  if (knows) repository.git('checkout', '--quiet', '--detach', older)
  const late = await slow.post()
  expect(late.code).toBe(0)
  expect(late.log).toContain(`the baseline was not recorded: a newer one is there, main at ${short(newer)}, ${words}`)

  repository.git('checkout', '--quiet', 'main')
  repository.commit('last')
  const last = await push(repository, { before: newer })
  expect(last.outputs['baseline-state']).toBe('exact')
  expect(last.summary).toContain(`compared with \`main\` at \`${short(newer)}\``)
})

test('a run that is started again compares with what came before it, and replaces nothing newer', async () => {
  const repository = newRepository()
  const first = repository.head()
  await (await push(repository)).post()
  const second = repository.commit('second')
  const run = service.run({ sha: second })
  await (await push(repository, { job: run, before: first })).post()
  const third = repository.commit('third')
  await (await push(repository, { before: second })).post()

  repository.git('checkout', '--quiet', '--detach', second)
  const env = { GITHUB_RUN_ATTEMPT: '2' }
  const again = await push(repository, { job: run, before: first, env })
  expect(again.outputs['baseline-state']).toBe('exact')
  expect(again.summary).toContain(`compared with \`main\` at \`${short(first)}\``)
  expect((await again.post()).log).toContain(`main at ${short(third)}, one commit ahead of this one`)

  // Without the record of what came before it: nothing that came after takes its place.
  service.dropCaches()
  repository.git('checkout', '--quiet', '--detach', third)
  await (await push(repository, { before: second })).post()
  repository.git('checkout', '--quiet', '--detach', second)
  const alone = await push(repository, { job: run, before: first, env })
  expect(alone.outputs).toMatchObject({ verdict: 'pass', 'baseline-state': 'incomparable' })
  expect(alone.summary).toContain(
    `not compared: what is recorded is newer than this run: \`main\` at \`${short(third)}\`, one commit ahead of this one`
  )
})

test.each([
  ['release/1.4', 'baseline:\n  branches: release/*\n', true],
  ['release/1.4', 'baseline:\n  branches: hotfix\n', false],
  ['release/1.4', 'baseline:\n  branches: release/*\n  from: none\n', false]
])('a push to %s, where the policy says %j: it records %s', async (branch, policy, records) => {
  const repository = newRepository()
  repository.commit('policy', { [POLICY]: policy })
  const step = await push(repository, { branch })
  expect(step.outputs['baseline-state']).toBe('missing-first-run')
  expect((await step.post()).log.includes('Baseline recorded as')).toBe(records)
})

test('a run that may not write the cache says so, and fails nothing', async () => {
  const repository = newRepository()
  const read = await push(repository, { env: { ACTIONS_CACHE_MODE: 'read' } })
  const post = await read.post()
  expect(post.code).toBe(0)
  expect(post.log).toContain('this run may not write the Actions cache (cache mode read)')
  expect(post.log).not.toContain('::warning')
  // The host refuses, whatever the variable says.
  const refused = await (await push(repository, { writesCache: false })).post()
  expect(refused.code).toBe(0)
  expect(refused.log).toContain('the baseline was not recorded')
})
