/** Files of a commit from the repository's host, against a small server that answers as its API does. */
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { githubFiles } from '../../src/ports/github.ts'

const COMMIT = '1'.repeat(40)
const PATH = '.github/go-provenance-gate.yml'
const content = (text: string) => ({ type: 'file', encoding: 'base64', content: Buffer.from(text).toString('base64') })

const at = (repository: string, path: string): string =>
  `/repos/acme/${repository}/contents/${encodeURIComponent(path)}?ref=${COMMIT}`

/** Answers by path; anything else is 404, which the API also says of what a token may not see. */
const ANSWERS: Readonly<Record<string, readonly [status: number, body: unknown]>> = {
  [`/repos/acme/widget/contents/${encodeURIComponent(PATH)}?ref=${COMMIT}`]: [200, content('rules: {}\n')],
  [`/repos/acme/bare/git/commits/${COMMIT}`]: [200, { sha: COMMIT }],
  [`/repos/acme/folder/contents/${encodeURIComponent(PATH)}?ref=${COMMIT}`]: [200, []],
  [`/repos/acme/big/contents/${encodeURIComponent(PATH)}?ref=${COMMIT}`]: [200, content('x'.repeat(5000))],
  [at('large', PATH)]: [200, { type: 'file', encoding: 'none', content: '', sha: 'b1', size: 900 }],
  '/repos/acme/large/git/blobs/b1': [200, content('large\n')],
  [at('huge', PATH)]: [200, { type: 'file', encoding: 'none', content: '', sha: 'b1', size: 1001 }],
  [at('tree', 'records')]: [
    200,
    [
      { type: 'file', path: 'records/b.json' },
      { type: 'dir', path: 'records/a' },
      { type: 'symlink', path: 'records/link.json' },
      { type: 'submodule', path: 'records/sub' },
      { type: 'file', path: 7 }
    ]
  ],
  [at('tree', 'records/a')]: [200, [{ type: 'file', path: 'records/a/x.json' }]],
  [at('tree', 'record.json')]: [200, content('{}')],
  [`/repos/acme/tree/git/commits/${COMMIT}`]: [200, { sha: COMMIT }],
  [at('endless', 'a')]: [200, [{ type: 'dir', path: 'a' }]],
  [`/repos/acme/limited/contents/${encodeURIComponent(PATH)}?ref=${COMMIT}`]: [
    403,
    { message: 'API rate limit exceeded' }
  ]
}

let server: Server
const seen: string[] = []
beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request.headers.authorization ?? '')
    const [status, body] = ANSWERS[request.url ?? ''] ?? [404, { message: 'Not Found' }]
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  // Read by the client when it is loaded, which is when it is first used.
  process.env['GITHUB_API_URL'] = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
})
afterAll(() => {
  delete process.env['GITHUB_API_URL']
  server.close()
})

const read = (repository: string) => githubFiles('token-of-the-job', `acme/${repository}`).readAt(COMMIT, PATH, 1000)

test('gives the text of a file at a commit, asked for with the token', async () => {
  expect(await read('widget')).toBe('rules: {}\n')
  expect(seen).toEqual(['token token-of-the-job'])
})

test('tells a file that is not there from a repository that cannot be seen', async () => {
  expect(await read('bare')).toBeNull()
  await expect(read('private')).rejects.toThrow('Not Found')
})

test.each(['folder', 'big', 'huge'])('refuses a %s', async (repository) => {
  await expect(read(repository)).rejects.toThrow('expected a file of at most 1000 bytes')
})

test('asks for the blob of a file that is too large to come with its entry', async () => {
  expect(await read('large')).toBe('large\n')
})

describe('what is at a path', () => {
  const list = (repository: string, path: string) => githubFiles('token', `acme/${repository}`).listAt(COMMIT, path)

  test('is a folder with all files below it, a file, or nothing', async () => {
    expect(await list('tree', 'records')).toEqual({ folder: true, paths: ['records/a/x.json', 'records/b.json'] })
    expect(await list('tree', 'record.json')).toEqual({ folder: false, paths: ['record.json'] })
    expect(await list('tree', 'elsewhere')).toBeNull()
  })

  test('is not asked for without an end, nor without the right to see it', async () => {
    await expect(list('endless', 'a')).rejects.toThrow('expected at most 50 folders below a')
    await expect(list('private', 'records')).rejects.toThrow('Not Found')
  })
})

test('says what the API says when it refuses', async () => {
  await expect(read('limited')).rejects.toThrow('API rate limit exceeded')
})
