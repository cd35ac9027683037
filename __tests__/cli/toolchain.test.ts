/** `toolchain` as it is typed, on GOROOTs of a few files and a checksum database of this machine. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { publishedFiles, treeHash } from '../../src/core/toolchain/tree-hash.ts'
import { digestFiles, walkTree } from '../../src/ports/trees.ts'
import { keepEnvironment, runCli } from '../support/cli.ts'
import { serveDatabase, type TestProxy } from '../support/proxy.ts'
import { TestDatabase, toolchainRecord, verifierKey } from '../support/sum-database.ts'

const MODULE = 'v0.0.1-go1.26.8.linux-amd64'
const NAME = 'sums.example.org'
const folder = mkdtempSync(join(tmpdir(), 'gate-toolchain-'))
const restore = keepEnvironment()
let proxy: TestProxy
let sum: string

const FILES = {
  LICENSE: 'text',
  VERSION: 'go1.26.8\n',
  'bin/go': 'go',
  'pkg/tool/linux_amd64/compile': 'compile',
  'src/fmt/print.go': 'package fmt\n'
}
let made = 0
function makeRoot(changes: Readonly<Record<string, string>> = {}): string {
  const root = join(folder, `go-${made++}`)
  for (const [path, text] of Object.entries({ ...FILES, ...changes })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

beforeAll(async () => {
  const root = makeRoot()
  const { paths } = walkTree(root, [])
  const digests = digestFiles(root, paths)
  sum = treeHash(MODULE, publishedFiles(paths.map((path, at) => ({ path, sha256: digests[at] ?? '' }))))
  proxy = await serveDatabase(new TestDatabase(NAME, ['example.com/x v1 h1:x\n', toolchainRecord(MODULE, sum)]))
  Object.assign(process.env, {
    XDG_CACHE_HOME: join(folder, 'cache'),
    GOENV: 'off',
    GOPROXY: proxy.address,
    GOSUMDB: verifierKey(NAME),
    GONOSUMDB: '',
    GOPRIVATE: ''
  })
})
afterAll(async () => {
  await proxy.close()
  restore()
  rmSync(folder, { recursive: true, force: true })
})

const cli = (...args: string[]) => runCli(['toolchain', ...args])

describe('toolchain verify', () => {
  test('says authentic with exit code 0, and as JSON the contract', async () => {
    const goroot = makeRoot()
    const text = await cli('verify', '--goroot', goroot)
    expect(text).toMatchObject({ code: 0, err: '' })
    expect(text.out).toMatch(
      /^authentic: go1\.26\.8 linux\/amd64: the files that were published \(sums\.example\.org, record 1\)\n/
    )
    expect(text.out).toContain(`database  ${NAME}, record 1 of 2, inclusion proved`)
    const json = await cli('verify', '--goroot', goroot, '--json')
    expect(JSON.parse(json.out)).toEqual({
      version: 'go1.26.8',
      goroot,
      treeHash: sum,
      published: sum,
      verdict: 'authentic',
      modified: [],
      missing: [],
      extra: [],
      log: { name: NAME, size: 2, record: 1, inclusion: 'proved' },
      platform: 'linux/amd64',
      source: 'database',
      differing: 0,
      cause: null,
      why: `the files that were published (\`${NAME}\`, record 1)`,
      mixed: []
    })
  })

  test('names an extra text as equivalent, exit code 0', async () => {
    const { code, out } = await cli('verify', '--goroot', makeRoot({ '__init__.py': '' }))
    expect(code).toBe(0)
    expect(out).toMatch(/^equivalent: [^\n]+1 file that no build reads\n/)
    expect(out).toContain('\nextra:\n  __init__.py\n')
  })

  test('says modified with exit code 1', async () => {
    const { code, out } = await cli('verify', '--goroot', makeRoot({ 'bin/go': 'evil' }))
    expect(code).toBe(1)
    expect(out).toMatch(/^modified: /)
    expect(out).toContain(`published  ${sum}`)
  })

  test.each([
    ['unpublished', { VERSION: 'go1.26.9\n' }, []],
    ['unknown', {}, ['--offline']]
  ])('says %s with exit code 3', async (verdict, changes: Readonly<Record<string, string>>, args) => {
    const { code, out } = await cli('verify', '--goroot', makeRoot(changes), ...args)
    expect(code).toBe(3)
    expect(out).toMatch(new RegExp(`^${verdict}: `))
  })

  test('writes a lock that serves offline, and only what was proved', async () => {
    const place = join(folder, 'repository')
    mkdirSync(place)
    const written = await cli('verify', '-C', place, '--goroot', makeRoot({ 'bin/go': 'evil' }), '--write-lock')
    const lock = join(place, 'toolchain.lock')
    expect(written).toMatchObject({ code: 1, err: `wrote ${lock}\n` })
    expect(readFileSync(lock, 'utf8')).toMatch(
      new RegExp(`^# .*\n# .*\ngo1\\.26\\.8 linux/amd64 ${sum.replaceAll('+', '\\+')}\n$`)
    )
    const offline = await cli('verify', '-C', place, '--goroot', makeRoot(), '--offline', '--json')
    expect(JSON.parse(offline.out)).toMatchObject({ verdict: 'authentic', source: 'lock', log: null })
    const none = await cli('verify', '-C', place, '--goroot', makeRoot({ VERSION: 'go1.26.9' }), '--write-lock')
    expect(none).toMatchObject({ code: 3, err: expect.stringContaining('the checksum database gave no sum') })
    writeFileSync(lock, 'go1.26.8 linux/amd64\n')
    expect(await cli('verify', '-C', place, '--offline')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('toolchain.lock:1: expected go1.x.y')
    })
  })
})

test('toolchain says which Go this is, and the bytes of its tools', async () => {
  const { code, out } = await cli()
  expect(code).toBe(0)
  expect(out).toMatch(/^Go {2,}go1\.\d+\S* on \w+\/\w+\nGOROOT {2,}\S/)
  expect(out).toMatch(/^compile {2,}sha256 [0-9a-f]{64}$/m)
  const json = await cli('--json')
  expect(JSON.parse(json.out)).toMatchObject({
    version: expect.stringMatching(/^go1/),
    tools: expect.arrayContaining([
      expect.objectContaining({ name: 'link', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    ])
  })
})
