/** A GOROOT on disk against a checksum database behind a proxy of this machine: from the first question to the verdict. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { publishedFiles, treeHash } from '../../src/core/toolchain/tree-hash.ts'
import { type AuthenticityOptions, observeAuthenticity } from '../../src/observe/authenticity.ts'
import { readTree } from '../../src/observe/goroot.ts'
import { systemPorts } from '../../src/ports/system.ts'
import { chunksOf } from '../../src/ports/trees.ts'
import type { Ports } from '../../src/ports/types.ts'
import { gorootWith, localGoroot } from '../support/goroot.ts'
import { serveDatabase, type TestProxy } from '../support/proxy.ts'
import { TestDatabase, toolchainRecord, verifierKey } from '../support/sum-database.ts'
import { silent } from '../support/fakes.ts'

const MODULE = 'v0.0.1-go1.26.8.linux-amd64'
const NAME = 'sums.example.org'
const GOSUMDB = verifierKey(NAME)
const folder = mkdtempSync(join(tmpdir(), 'gate-goroot-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const FILES: Readonly<Record<string, string>> = {
  LICENSE: 'text',
  VERSION: 'go1.26.8\ntime 2026-08-28T16:20:06Z\n',
  'api/go1.txt': 'not published',
  'bin/go': 'the go command',
  'pkg/tool/linux_amd64/compile': 'the compiler',
  'pkg/tool/linux_amd64/link': 'the linker',
  'src/fmt/print.go': 'package fmt\n',
  'src/go.mod': 'module std\n'
}

let made = 0
/** A GOROOT with some files replaced, added, or (null) left out. */
function makeRoot(changes: Readonly<Record<string, string | null>> = {}, at = join(folder, `root-${made++}`)): string {
  for (const [path, text] of Object.entries({ ...FILES, ...changes })) {
    if (text === null) continue
    mkdirSync(dirname(join(at, path)), { recursive: true })
    writeFileSync(join(at, path), text)
  }
  return at
}

function portsWith(env: Readonly<Record<string, string>> = { GOSUMDB }): Ports {
  return systemPorts(env, silent, null)
}

let proxy: TestProxy
let published: string
beforeAll(async () => {
  const files = await readTree(portsWith(), makeRoot(), join(folder, 'memory'))
  published = treeHash(MODULE, publishedFiles(files))
  const others = Array.from(
    { length: 300 },
    (_, at) => `example.com/m v1.0.${at} h1:x\nexample.com/m v1.0.${at}/go.mod h1:y\n`
  )
  const database = new TestDatabase(NAME, [...others, toolchainRecord(MODULE, published), ...others])
  proxy = await serveDatabase(database)
})
beforeEach(() => {
  proxy.asked.length = 0
  proxy.intercept = () => false
})
afterAll(() => proxy.close())

let run = 0
const verify = (goroot: string, changes: Partial<AuthenticityOptions> = {}, ports = portsWith()) =>
  observeAuthenticity(ports, {
    goroot,
    host: 'linux/amd64',
    database: { goproxy: proxy.address, gosumdb: GOSUMDB, gonosumdb: '' },
    moduleCache: null,
    lock: async () => null,
    folder: join(folder, `state-${run++}`),
    patience: 60_000,
    mostNamed: 10,
    ...changes
  })
const settings = (changes: Partial<NonNullable<AuthenticityOptions['database']>>): Partial<AuthenticityOptions> => ({
  database: { goproxy: proxy.address, gosumdb: GOSUMDB, gonosumdb: '', ...changes }
})

describe('a released GOROOT', () => {
  test('is authentic, by a proof', async () => {
    const seen = await verify(makeRoot())
    expect(seen).toMatchObject({
      verdict: 'authentic',
      version: 'go1.26.8',
      platform: 'linux/amd64',
      treeHash: published,
      published,
      source: 'database',
      log: { name: NAME, size: 601, record: 300, inclusion: 'proved' },
      differing: 0,
      mixed: []
    })
    expect(proxy.asked.slice(0, 2)).toEqual([
      `/sumdb/${NAME}/supported`,
      `/sumdb/${NAME}/lookup/golang.org/toolchain@${MODULE}`
    ])
    expect(proxy.asked.slice(2).every((path) => path.includes('/tile/8/'))).toBe(true)
  })

  test('is proved a second time without a question, and the kept proof is not trusted', async () => {
    const state = join(folder, 'kept')
    const goroot = makeRoot()
    await verify(goroot, { folder: state })
    proxy.asked.length = 0
    expect(await verify(goroot, { folder: state })).toMatchObject({ verdict: 'authentic', log: { record: 300 } })
    expect(proxy.asked).toEqual([])
    const kept = join(state, `${MODULE}.proof.json`)
    const text = readFileSync(kept, 'utf8')
    for (const forged of [
      text.replace(published, `h1:${'A'.repeat(43)}=`),
      text.replace(/"path": \[\s*"./, (start) => `${start.slice(0, -1)}${start.endsWith('A') ? 'B' : 'A'}`),
      '{}',
      'no JSON'
    ]) {
      expect(forged).not.toBe(text)
      writeFileSync(kept, forged)
      proxy.asked.length = 0
      expect(await verify(goroot, { folder: state })).toMatchObject({ verdict: 'authentic' })
      expect(proxy.asked).not.toEqual([])
    }
  })

  test('is authentic with links in it', async () => {
    const real = makeRoot()
    const linked = join(folder, 'linked')
    mkdirSync(linked)
    for (const name of readdirSync(real)) symlinkSync(join(real, name), join(linked, name))
    expect(await verify(linked)).toMatchObject({ verdict: 'authentic' })
  })
})

describe('another GOROOT', () => {
  test('is modified; another copy of the release names what differs', async () => {
    const moduleCache = join(folder, 'modcache')
    makeRoot({ 'src/_go.mod': 'module std\n' }, join(moduleCache, 'golang.org', `toolchain@${MODULE}`))
    const goroot = makeRoot({
      'pkg/tool/linux_amd64/compile': 'evil',
      'src/fmt/more.go': 'package fmt\n',
      LICENSE: null
    })
    expect(await verify(goroot)).toMatchObject({ verdict: 'modified', differing: null, modified: [], published })
    expect(await verify(goroot, { moduleCache })).toMatchObject({
      verdict: 'modified',
      differing: 3,
      modified: ['pkg/tool/linux_amd64/compile'],
      missing: ['LICENSE'],
      extra: ['src/fmt/more.go'],
      why: expect.stringContaining('3 files differ')
    })
    expect(await verify(makeRoot({ LICENSE: null }), { moduleCache })).toMatchObject({
      verdict: 'equivalent',
      missing: ['LICENSE']
    })
  })

  test('is modified when it holds what cannot be read, or folders without end', async () => {
    const broken = makeRoot()
    symlinkSync(join(folder, 'nowhere'), join(broken, 'src', 'fmt', 'x.go'))
    expect(await verify(broken)).toMatchObject({ verdict: 'modified' })
    const circle = makeRoot()
    symlinkSync(circle, join(circle, 'src', 'round'))
    expect(await verify(circle)).toMatchObject({
      verdict: 'modified',
      why: expect.stringContaining('expected at most')
    })
  })

  test("is unpublished where it is a vendor's or the database has no sum of it", async () => {
    expect(await verify(makeRoot({ VERSION: 'go1.26.8-fips\n' }))).toMatchObject({
      verdict: 'unpublished',
      why: '`go1.26.8-fips` is no release of the Go project'
    })
    expect(proxy.asked).toEqual([])
    expect(await verify(makeRoot({ VERSION: 'go1.26.9' }))).toMatchObject({
      verdict: 'unpublished',
      why: expect.stringContaining('has no sum of `v0.0.1-go1.26.9.linux-amd64`')
    })
  })

  test('is unknown when it is none', async () => {
    const empty = join(folder, 'empty')
    mkdirSync(empty)
    expect(await verify(empty)).toMatchObject({ verdict: 'unknown', why: expect.stringContaining('is no GOROOT') })
    expect(await verify(join(folder, 'nowhere'))).toMatchObject({ verdict: 'unknown' })
    expect(await verify(makeRoot({ VERSION: '' }))).toMatchObject({
      verdict: 'unknown',
      why: expect.stringContaining('no VERSION')
    })
  })

  test('is taken for that of the host when it has tools of several', async () => {
    const goroot = makeRoot({ 'pkg/tool/darwin_arm64/compile': 'another' })
    expect(await verify(goroot)).toMatchObject({ platform: 'linux/amd64' })
    expect(await verify(goroot, { host: null })).toMatchObject({ platform: 'darwin/arm64' })
  })
})

describe('the digests of a tree', () => {
  test('are remembered, and not for a file that changed in place', async () => {
    const goroot = makeRoot()
    const state = join(folder, 'memory-of-one')
    const file = join(goroot, 'bin', 'go')
    // Changes of the last two seconds are not remembered at all: as if the clock were ahead.
    const ports = { ...portsWith(), clock: { now: () => new Date(Date.now() + 60_000) } }
    let hashed = 0
    const counting = {
      ...ports,
      hashing: {
        ...ports.hashing,
        walk: ports.hashing.walk.bind(ports.hashing),
        digests: (root: string, tree: never) => {
          hashed += 1
          return ports.hashing.digests(root, tree)
        }
      }
    }
    expect(await verify(goroot, { folder: state }, counting)).toMatchObject({ verdict: 'authentic' })
    expect(await verify(goroot, { folder: state }, counting)).toMatchObject({ verdict: 'authentic' })
    expect(hashed).toBe(1)
    // The same size, the same times as far as they can be set: the inode's own time still tells.
    writeFileSync(file, 'THE GO COMMAND')
    utimesSync(file, new Date(0), new Date(0))
    expect(await verify(goroot, { folder: state }, counting)).toMatchObject({ verdict: 'modified' })
    expect(hashed).toBe(2)
    const memory = readdirSync(state).find((name) => name.endsWith('.tree')) ?? ''
    writeFileSync(join(state, memory), readFileSync(join(state, memory), 'utf8').slice(0, -10))
    await verify(goroot, { folder: state }, counting)
    expect(hashed).toBe(3)
  })

  test('of a tree that changed just now are not kept', async () => {
    const state = join(folder, 'memory-of-none')
    await verify(makeRoot(), { folder: state })
    expect(readdirSync(state).filter((name) => name.endsWith('.tree'))).toEqual([])
  })
})

describe('the way to the database', () => {
  const proved = { verdict: 'authentic', source: 'database' }
  test.each<[string, () => string]>([
    ['a proxy', () => proxy.address],
    ['a proxy with a slash at its end', () => `${proxy.address}/`],
    ['behind a proxy that does not serve it', () => `${proxy.address}/other,${proxy.address}`],
    ['behind one that fails, with a bar', () => `http://127.0.0.1:1|${proxy.address}`]
  ])('%s', async (_what, goproxy) => {
    expect(await verify(makeRoot(), settings({ goproxy: goproxy() }))).toMatchObject(proved)
  })

  test('the address in GOSUMDB goes before any proxy', async () => {
    const gosumdb = `${GOSUMDB} ${proxy.address}/sumdb/${NAME}`
    const ports = portsWith({ GOSUMDB: gosumdb })
    expect(await verify(makeRoot(), settings({ gosumdb, goproxy: 'off' }), ports)).toMatchObject(proved)
    expect(proxy.asked[0]).toContain('/lookup/')
  })

  test('a folder of files, as file: addresses', async () => {
    const root = join(folder, 'as-files')
    const seen = new Set<string>()
    proxy.intercept = (request) => !seen.add(request.url ?? '')
    await verify(makeRoot())
    for (const path of seen) {
      const answer = await fetch(`${proxy.address}${path}`)
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), Buffer.from(await answer.arrayBuffer()))
    }
    proxy.asked.length = 0
    expect(await verify(makeRoot(), settings({ goproxy: pathToFileURL(root).href }))).toMatchObject(proved)
    expect(proxy.asked).toEqual([])
  })

  test('a tile that has become full since the head was signed, and is served as that alone', async () => {
    const records = Array.from({ length: 600 }, (_, at) => `example.com/m v1.0.${at} h1:x\n`)
    records[299] = toolchainRecord(MODULE, published)
    const [then, now] = [new TestDatabase(NAME, records.slice(0, 300)), new TestDatabase(NAME, records)]
    proxy.intercept = (request, response) => {
      const path = (request.url ?? '').slice(`/sumdb/${NAME}/`.length)
      if (path === 'supported') return false
      if (path.startsWith('lookup/')) response.end(then.lookup(299))
      else if (path.startsWith('tile/8/0/001.p/')) response.writeHead(404).end()
      else response.end((path.startsWith('tile/8/0/') ? now : then).tile(path))
      return true
    }
    expect(await verify(makeRoot())).toMatchObject({ ...proved, log: { record: 299, size: 300 } })
    expect(proxy.asked).toContain(`/sumdb/${NAME}/tile/8/0/001`)
  })

  test('a tile that is not to be had leaves it open', async () => {
    proxy.intercept = (request, response) => {
      if (!(request.url ?? '').includes('/tile/')) return false
      response.writeHead(404).end()
      return true
    }
    expect(await verify(makeRoot())).toMatchObject({ verdict: 'unknown', why: expect.stringContaining('status 404') })
  })

  test('user and password of a proxy are sent, and not shown', async () => {
    const sent: string[] = []
    proxy.intercept = (request, response) => {
      if ((request.url ?? '').includes('/tile/')) return false
      sent.push(request.headers.authorization ?? '')
      if (!(request.url ?? '').includes('/lookup/')) return false
      response.writeHead(403).end()
      return true
    }
    const goproxy = proxy.address.replace('//', '//user:s3cret@')
    const seen = await verify(makeRoot(), settings({ goproxy }))
    expect(seen).toMatchObject({ verdict: 'unknown', why: expect.stringContaining('status 403') })
    expect(sent).toEqual([1, 2].map(() => `Basic ${Buffer.from('user:s3cret').toString('base64')}`))
    expect(JSON.stringify(seen)).not.toContain('s3cret')
  })

  test.each<[string, (p: TestProxy) => Partial<NonNullable<AuthenticityOptions['database']>>, string]>([
    ['GOPROXY=off', () => ({ goproxy: 'off' }), 'GOPROXY is off'],
    ['GOSUMDB=off', () => ({ gosumdb: 'off' }), 'GOSUMDB is off'],
    ['GONOSUMDB', () => ({ gonosumdb: 'example.com,golang.org/*' }), 'GONOSUMDB or GOPRIVATE'],
    ['GOSUMDB that makes no sense', () => ({ gosumdb: 'a b c' }), 'GOSUMDB: expected'],
    ['a proxy that fails, without a bar', (p) => ({ goproxy: `http://127.0.0.1:1,${p.address}` }), 'could not be read'],
    ['a proxy of another kind', () => ({ goproxy: 'ftp://127.0.0.1' }), 'expected an http, https or file address']
  ])('%s gives no answer, and says so', async (_what, changes, why) => {
    expect(await verify(makeRoot(), settings(changes(proxy)))).toMatchObject({
      verdict: 'unknown',
      treeHash: published,
      published: null,
      why: expect.stringContaining(why)
    })
    expect(proxy.asked).toEqual([])
  })

  test('a database that only the go command names is not asked: GOROOT itself may have named it', async () => {
    const seen = await verify(makeRoot(), {}, portsWith({}))
    expect(seen).toMatchObject({ verdict: 'unknown', why: expect.stringContaining('GOROOT itself may have named it') })
    expect(proxy.asked).toEqual([])
  })

  test('a proxy that is silent, endless or talks of something else shows nothing', async () => {
    proxy.intercept = () => true
    expect(await verify(makeRoot(), { patience: 300 })).toMatchObject({
      verdict: 'unknown',
      why: expect.stringContaining('no answer in time')
    })
    proxy.intercept = (_request, response) => {
      response.writeHead(200)
      response.end(Buffer.alloc(1 << 20, 'x'))
      return true
    }
    expect(await verify(makeRoot())).toMatchObject({
      verdict: 'unknown',
      why: expect.stringContaining('expected at most')
    })
    proxy.intercept = (request, response) => {
      if (!(request.url ?? '').includes('/lookup/')) return false
      response.writeHead(200).end(new TestDatabase(NAME, ['example.com/x v1 h1:x\n']).lookup(0))
      return true
    }
    expect(await verify(makeRoot())).toMatchObject({
      verdict: 'unknown',
      why: expect.stringContaining('another version')
    })
    proxy.intercept = (request, response) => {
      if (!(request.url ?? '').includes('/lookup/')) return false
      response.writeHead(302, { location: `ftp://127.0.0.1/x` }).end()
      return true
    }
    expect(await verify(makeRoot())).toMatchObject({ verdict: 'unknown' })
  })

  test('no record of another log stands in for it', async () => {
    const forged = new TestDatabase(NAME, [toolchainRecord(MODULE, `h1:${'A'.repeat(43)}=`)])
    const evil = forged.lookup(0).split('\n\n')[0]
    proxy.intercept = (request, response) => {
      if (!(request.url ?? '').includes('/lookup/')) return false
      const real = new TestDatabase(NAME, ['example.com/x v1 h1:x\n']).lookup(0)
      response.writeHead(200).end(`${evil}\n\n${real.slice(real.indexOf('\n\n') + 2)}`)
      return true
    }
    expect(await verify(makeRoot())).toMatchObject({
      verdict: 'unknown',
      why: expect.stringContaining('is not in the signed tree')
    })
  })
})

describe('a lock file', () => {
  const lock = async () => [{ version: 'go1.26.8', goos: 'linux', goarch: 'amd64', sum: published }]
  test('serves where the network is not used', async () => {
    expect(await verify(makeRoot(), { database: null, lock })).toMatchObject({
      verdict: 'authentic',
      source: 'lock',
      log: null
    })
    expect(await verify(makeRoot({ 'bin/go': 'evil' }), { database: null, lock })).toMatchObject({
      verdict: 'modified'
    })
    expect(await verify(makeRoot(), settings({ goproxy: 'off' }))).toMatchObject({
      verdict: 'unknown',
      why: expect.stringContaining('no lock file has its sum')
    })
  })
  test('of another release or platform is of no use', async () => {
    const goroot = makeRoot({ VERSION: 'go1.26.7' })
    expect(await verify(goroot, { database: null, lock })).toMatchObject({ verdict: 'unknown', published: null })
  })
  test('that is wrong is said', async () => {
    const wrong = () => Promise.reject(new Error('`toolchain.lock`:2: expected'))
    expect(await verify(makeRoot(), { database: null, lock: wrong })).toMatchObject({
      verdict: 'unknown',
      why: expect.stringContaining('`toolchain.lock`:2')
    })
  })
})

describe('the GOROOT of this machine', () => {
  const copies: string[] = []
  afterAll(() => {
    for (const copy of copies) rmSync(copy, { recursive: true })
  })
  const copyWith = (path: string, make: (file: string) => void): string => {
    const copy = gorootWith(path, make)
    copies.push(copy)
    return copy
  }
  const options = (): Partial<AuthenticityOptions> => {
    const { host, release } = localGoroot()
    return { host, database: null, lock: async () => [release], folder: join(folder, 'real') }
  }

  test('is one piece, and a replaced compiler is named', async () => {
    const { goroot, host, module, release } = localGoroot()
    const { version } = release
    expect(await verify(goroot, options())).toMatchObject({ verdict: 'authentic', version, platform: host, mixed: [] })
    const tool = `pkg/tool/${host.replace('/', '_')}`
    const copy = copyWith(`${tool}/compile`, (file) => symlinkSync(join(goroot, tool, 'link'), file))
    const moduleCache = join(folder, 'real-modcache')
    mkdirSync(join(moduleCache, 'golang.org'), { recursive: true })
    symlinkSync(goroot, join(moduleCache, 'golang.org', `toolchain@${module}`))
    expect(await verify(copy, { ...options(), moduleCache })).toMatchObject({
      verdict: 'modified',
      modified: [`${tool}/compile`],
      missing: [],
      extra: [],
      differing: 1,
      mixed: []
    })
  })

  test('is mixed with sources of another version, and with another VERSION', async () => {
    const { goroot, release } = localGoroot()
    const file = 'src/internal/buildcfg/zbootstrap.go'
    const text = readFileSync(join(goroot, file), 'utf8').replace(release.version, 'go1.20.14')
    const copy = copyWith(file, (at) => writeFileSync(at, text))
    expect(await verify(copy, options())).toMatchObject({
      verdict: 'modified',
      mixed: [{ part: 'src', version: 'go1.20.14' }]
    })
    const other = copyWith('VERSION', (at) => writeFileSync(at, 'go1.20.14\n'))
    const seen = await verify(other, options())
    expect(seen.mixed.map(({ part }) => part)).toEqual(expect.arrayContaining(['bin/go', 'compile', 'link', 'src']))
  })
})

describe('with threads', () => {
  test('chunks of a tree cover it once, in order', () => {
    const sizes = [5, 5, 20, 1, 1, 1, 1, 9]
    const chunks = chunksOf(sizes, 10, 3)
    expect(chunks).toEqual([
      [0, 2],
      [2, 3],
      [3, 6],
      [6, 8]
    ])
    expect(chunksOf([], 10, 3)).toEqual([])
  })
})

afterEach(() => {
  proxy.intercept = () => false
})
