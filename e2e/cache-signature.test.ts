/**
 * A ledger that is signed and checked by the program as it is shipped. It asks for Sigstore where Sigstore is; a proxy on
 * this machine leads those requests to one of our own, whose certificate Node.js is told to believe.
 */
import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer as createProxy, request as forward } from 'node:http'
import { createServer } from 'node:https'
import { type AddressInfo, connect, type Server } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { replay } from '../__tests__/support/events.ts'
import { startSigstore, type TestSigstore } from '../__tests__/support/sigstore.ts'
import { makePlace, ROOT } from './support/host.ts'
import { parse, textAt } from './support/json.ts'

const place = makePlace()
const file = (name: string): string => join(place.root, name)
const HOSTS = ['fulcio.sigstore.dev', 'rekor.sigstore.dev']
const REPOSITORY = 'octo/shop'
const { env: pushed, payload } = replay('push-branch')

let sigstore: TestSigstore
let asked: string[] = []
const servers: Server[] = []
const env: Record<string, string> = {}

beforeAll(async () => {
  mkdirSync(file('cache'))
  sigstore = await startSigstore()
  writeFileSync(file('root.json'), sigstore.publicRoot)
  writeFileSync(file('event.json'), JSON.stringify(payload))
  const names = HOSTS.map((host) => `DNS:${host}`).join(',')
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
      .concat(['-subj', '/CN=test', '-addext', `subjectAltName=${names}`])
      .concat(['-keyout', file('key.pem'), '-out', file('cert.pem')]),
    { stdio: 'ignore' }
  )
  const tls = createServer({ key: readFileSync(file('key.pem')), cert: readFileSync(file('cert.pem')) }, (from, to) => {
    const there = forward(`${sigstore.instances.public.fulcio}${from.url ?? ''}`, { method: 'POST' }, (answer) => {
      to.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(to)
    })
    from.pipe(there)
  })
  const secure = await listen(tls)
  const proxy = createProxy().on('connect', ({ url = '' }, socket) => {
    asked.push(url)
    if (!HOSTS.includes(url.split(':')[0] ?? '')) return void socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    const there = connect(secure, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      there.pipe(socket)
      socket.pipe(there)
    })
    there.on('error', () => socket.destroy())
    socket.on('error', () => there.destroy())
  })
  const port = await listen(proxy)
  Object.assign(env, place.env, {
    HTTPS_PROXY: `http://127.0.0.1:${port}`,
    https_proxy: `http://127.0.0.1:${port}`,
    NO_PROXY: '127.0.0.1',
    no_proxy: '127.0.0.1',
    NODE_EXTRA_CA_CERTS: file('cert.pem')
  })
})
afterAll(async () => {
  for (const server of servers) server.close()
  await sigstore.close()
  place.remove()
})

function listen(server: Server): Promise<number> {
  servers.push(server)
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

/** `cache` of the built program; asynchronously, since what it talks to is in this process. */
function cache(args: readonly string[], extra: Readonly<Record<string, string>> = {}) {
  asked = []
  const argv = [join(ROOT, 'dist', 'cli.js'), 'cache', ...args, '--cache', file('cache'), '--json']
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(process.execPath, argv, { env: { ...env, ...extra } }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr })
    )
  })
}

/** The step of a run on the default branch that may ask for a token. */
function job(claims: Parameters<TestSigstore['env']>[0] = {}): Record<string, string> {
  const sha = pushed['GITHUB_SHA'] ?? ''
  return {
    ...pushed,
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_EVENT_PATH: file('event.json'),
    RUNNER_TEMP: file('temp'),
    ...sigstore.env({ sha, ...claims })
  }
}

const ledger = file('ledger')
const checked = ['--ledger', ledger, '--repository', REPOSITORY, '--require-signature']

test('a trusted run signs its ledger, and everybody can check that', async () => {
  const written = await cache(['ledger', '--write', ledger, '--sign'], job())
  expect(written.stderr).toBe('')
  expect(written.code).toBe(0)
  expect(parse(written.stdout)).toMatchObject({ repository: REPOSITORY, ref: 'refs/heads/main', signed: true })
  expect(new Set(asked)).toEqual(new Set(HOSTS.map((host) => `${host}:443`)))

  const audited = await cache(['audit', ...checked, '--trusted-root', file('root.json')])
  expect(audited).toMatchObject({ code: 0, stderr: '' })
  expect(textAt(parse(audited.stdout), 'ledger', 'signer')).toBe(
    'https://github.com/octo/shop/.github/workflows/ci.yml@refs/heads/main'
  )
  // With a root from a file nobody is asked.
  expect(asked).toEqual([])
})

test('the next ledger of the same file is signed anew', async () => {
  const args = ['ledger', '--write', ledger, '--sign', '--require-signature', '--trusted-root', file('root.json')]
  const written = await cache(args, job())
  expect(parse(written.stdout)).toMatchObject({ generation: 2, signed: true })
  const audited = await cache(['audit', ...checked, '--trusted-root', file('root.json')])
  expect(audited).toMatchObject({ code: 0, stderr: '' })
})

test('without a trust root it is not used: the network is asked, and does not answer', async () => {
  const audited = await cache(['audit', ...checked], { XDG_CACHE_HOME: file('cached') })
  expect(audited).toMatchObject({ code: 3, stdout: '' })
  expect(audited.stderr).toMatch(/the trust root of the public Sigstore could not be had/)
  expect(new Set(asked)).toEqual(new Set(['tuf-repo-cdn.sigstore.dev:443']))
})

test('changed after it was signed, it is refused', async () => {
  const text = readFileSync(ledger, 'utf8')
  const other = await cache(['ledger', '--write', file('other')], job())
  expect(other.code).toBe(0)
  writeFileSync(ledger, readFileSync(file('other')))
  const audited = await cache(['audit', ...checked, '--trusted-root', file('root.json')])
  expect(audited).toMatchObject({ code: 2, stdout: '' })
  expect(audited.stderr).toMatch(/changed after it was signed/)
  writeFileSync(ledger, text)
})

test('signed by a run of another repository, it is refused', async () => {
  const workflow = 'mallory/shop/.github/workflows/ci.yml@refs/heads/main'
  const theirs = { repository: 'mallory/shop', job_workflow_ref: workflow }
  const written = await cache(['ledger', '--write', file('foreign'), '--sign'], job(theirs))
  expect(written.code).toBe(0)
  const args = ['audit', '--ledger', file('foreign'), '--repository', REPOSITORY, '--trusted-root', file('root.json')]
  const audited = await cache(args)
  expect(audited).toMatchObject({ code: 2, stdout: '' })
  expect(audited.stderr).toMatch(/of a workflow of another repository: expected \S*octo\/shop\S*, got \S*mallory\/shop/)
})

test('without the right to a token nothing is written', async () => {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: _url, ...bare } = job()
  const written = await cache(['ledger', '--write', file('unsigned'), '--sign'], bare)
  expect(written).toMatchObject({ code: 3, stdout: '' })
  expect(written.stderr).toMatch(/may not ask for an ID token[^]*id-token: write/)
  expect(() => readFileSync(file('unsigned'))).toThrow(/ENOENT/)
})
