/** What a run leaves: uploaded by the real client, to the stand-in for GitHub. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import { ResultsService } from '../../e2e/support/results-service.ts'
import { LEDGER_FILE_NAME } from '../../src/core/baseline/artifact-name.ts'
import { readArtifact } from '../../src/ports/artifact-archive.ts'
import { artifactWriter, uploadRunFiles } from '../../src/ports/artifact-upload.ts'
import { KEY, PLACE_ENV } from '../support/uploads.ts'

const scratch = mkdtempSync(join(tmpdir(), 'gate-upload-'))
const before = { ...process.env }
let service: ResultsService
let printed: string[] = []
beforeAll(async () => {
  service = await ResultsService.start()
})
beforeEach(() => {
  printed = []
  // The client says what it does.
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0)
})
afterEach(() => {
  jest.restoreAllMocks()
  process.env = { ...before }
  service.forget()
})
afterAll(async () => {
  await service.close()
  rmSync(scratch, { recursive: true })
})

const record = join(scratch, 'record.json')
writeFileSync(record, '{"a": "record"}')
const files = [{ name: 'a.json', path: record }]

/** A step of a run. The client reads the process's own variables. */
function step(changes: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const env = { ...service.run().env, ...PLACE_ENV, ...changes }
  Object.assign(process.env, env)
  return env
}

async function archived(): Promise<ReadonlyMap<string, string>[]> {
  const file = join(scratch, 'artifact.zip')
  const texts: ReadonlyMap<string, string>[] = []
  for (const artifact of service.artifacts) {
    const bytes = service.archive(artifact)
    writeFileSync(file, bytes)
    texts.push(await readArtifact(file, bytes.length))
  }
  return texts
}

test('what is uploaded can be read', async () => {
  const env = step()
  const upload = await uploadRunFiles(env, 'ledger', [{ name: LEDGER_FILE_NAME, path: record }])
  expect(upload).toEqual({ kind: 'uploaded', name: service.artifacts[0]?.name })
  expect(await archived()).toEqual([new Map([[LEDGER_FILE_NAME, '{"a": "record"}']])])
})

test('records travel together, each under its key', async () => {
  const kept = [KEY, 'other-'].map((key) => ({ key, branch: 'main', file: record, commit: null }))
  const [written, ...more] = await artifactWriter(step()).write(kept, async () => null)
  expect(written).toEqual({ key: KEY, at: `the artifact ${service.artifacts[0]?.name}`, why: null })
  expect(more).toEqual([])
  const names = [...((await archived())[0]?.keys() ?? [])]
  expect(names.toSorted()).toEqual([`${KEY.replace(/-$/, '')}.json`, 'other.json'])
})

test('two jobs that end together, and a job that runs again, lose nothing', async () => {
  const one = step()
  const again = { GITHUB_RUN_ATTEMPT: '2' }
  const places = [{}, { GITHUB_JOB: 'test' }, { GITHUB_ACTION: 'gate2' }, { RUNNER_NAME: 'another' }, again]
  const uploads = await Promise.all(places.map((place) => uploadRunFiles({ ...one, ...place }, 'records', files)))
  expect(uploads.map(({ kind }) => kind)).toEqual(places.map(() => 'uploaded'))
  expect(new Set(service.artifacts.map(({ name }) => name)).size).toBe(places.length)
})

test.each([
  ['GitHub Enterprise Server', { GITHUB_SERVER_URL: 'https://ghes.example.com' }, 'Enterprise Server'],
  ['no address', { ACTIONS_RESULTS_URL: '' }, 'no ACTIONS_RESULTS_URL'],
  ['no token', { ACTIONS_RUNTIME_TOKEN: '' }, 'no ACTIONS_RUNTIME_TOKEN']
])('%s: nobody is warned', async (_what, changes, why) => {
  expect(await uploadRunFiles(step(changes), 'records', files)).toEqual({
    kind: 'not-here',
    why: expect.stringContaining(why)
  })
  expect(printed).toEqual([])
  expect(service.seen).toEqual([])
})

test('a tenant of ghe.com has them', async () => {
  const upload = await uploadRunFiles(step({ GITHUB_SERVER_URL: 'https://acme.ghe.com' }), 'records', files)
  expect(upload.kind).toBe('uploaded')
})

test.each([
  ['a service that refuses', /CreateArtifact/, 403],
  ['a store that refuses', /^PUT /, 403]
])('%s: why is told, and nothing is thrown', async (_what, on, status) => {
  service.faults.push({ on, with: { status, body: '{"msg": "no"}' } })
  expect(await uploadRunFiles(step(), 'records', files)).toMatchObject({ kind: 'failed', why: expect.anything() })
})

test('a file that is gone, and a name that is taken', async () => {
  const gone = [{ name: 'a.json', path: join(scratch, 'gone') }]
  expect(await uploadRunFiles(step(), 'records', gone)).toMatchObject({ kind: 'failed' })
  const env = step()
  await uploadRunFiles(env, 'records', files)
  expect(await uploadRunFiles(env, 'records', files)).toMatchObject({ kind: 'failed' })
})
