/** The stand-in for GitHub, held against the clients that talk to the real one. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DefaultArtifactClient } from '@actions/artifact'
import { restoreCache, saveCache } from '@actions/cache'
import { getOctokit } from '@actions/github'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { makePlace } from './support/host.ts'
import { type JobRun, ResultsService } from './support/results-service.ts'

const place = makePlace()
let service: ResultsService

beforeAll(async () => {
  service = await ResultsService.start()
})
beforeEach(() => {
  process.env['GITHUB_WORKSPACE'] = place.root
  process.env['RUNNER_TEMP'] = place.root
  process.chdir(place.root)
})
afterAll(async () => {
  process.chdir('/')
  await service.close()
  place.remove()
})

/** Makes this process a step of the run. */
function be(run: JobRun): void {
  Object.assign(process.env, run.env)
}

const api = (run: JobRun) => getOctokit('a token', { baseUrl: run.env['GITHUB_API_URL'] ?? '' }).rest.actions

test('caches: own scope first, then the base, newest by prefix, written once', async () => {
  const file = join(place.root, 'kept', 'text')
  const write = (text: string): void => {
    mkdirSync(join(place.root, 'kept'), { recursive: true })
    writeFileSync(file, text)
  }
  be(service.run())
  write('of main')
  expect(await saveCache(['kept'], 'k-1')).toBeGreaterThan(0)
  write('of main, later')
  expect(await saveCache(['kept'], 'k-2')).toBeGreaterThan(0)
  expect(await saveCache(['kept'], 'k-2')).toBe(-1)

  const merge = 'refs/pull/4/merge'
  be(service.run({ event: 'pull_request', branch: 'feature', scopes: [merge, 'refs/heads/main'] }))
  rmSync(file)
  expect(await restoreCache(['kept'], 'k-newest', ['k-'])).toBe('k-2')
  expect(readFileSync(file, 'utf8')).toBe('of main, later')
  write('of the pull request')
  expect(await saveCache(['kept'], 'k-0')).toBeGreaterThan(0)
  expect(await restoreCache(['kept'], 'k-newest', ['k-'])).toBe('k-0')
  expect(service.caches.map(({ key, scope }) => [key, scope])).toEqual([
    ['k-1', 'refs/heads/main'],
    ['k-2', 'refs/heads/main'],
    ['k-0', merge]
  ])

  be(service.run())
  expect(await restoreCache(['kept'], 'k-newest', ['k-'])).toBe('k-2')
  expect(await restoreCache(['elsewhere'], 'k-newest', ['k-'])).toBeUndefined()

  be(service.run({ writesCache: false }))
  expect(await saveCache(['kept'], 'k-3')).toBe(-1)
})

test('artifacts: uploaded by one run, listed and downloaded by another', async () => {
  const run = service.run()
  be(run)
  writeFileSync(join(place.root, 'a.json'), '{}')
  const client = new DefaultArtifactClient()
  const { id, digest } = await client.uploadArtifact('records', [join(place.root, 'a.json')], place.root)
  run.conclude()
  const where = { owner: 'acme', repo: 'app' }
  const later = api(service.run({ event: 'pull_request', branch: 'feature' }))
  const runs = await later.listWorkflowRuns({ ...where, workflow_id: 'ci.yml', branch: 'main', status: 'success' })
  expect(runs.data.workflow_runs.map((one) => one.id)).toEqual([run.id])
  const { data } = await later.listWorkflowRunArtifacts({ ...where, run_id: run.id })
  expect(data.artifacts).toMatchObject([{ id, name: 'records', expired: false, digest: `sha256:${digest}` }])
  const zip = await later.downloadArtifact({ ...where, artifact_id: id ?? 0, archive_format: 'zip' })
  const [artifact] = service.artifacts
  if (artifact === undefined) throw new Error('nothing was uploaded')
  expect(Buffer.from(zip.data as ArrayBuffer)).toEqual(service.archive(artifact))
  expect(service.archive(artifact).subarray(0, 2).toString()).toBe('PK')
})
