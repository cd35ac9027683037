/** A GOROOT's sum, what differs from the published one, the lock file, and the parts of a GOROOT. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { canReachBuild, compareTree } from '../../../src/core/toolchain/compare-tree.ts'
import { lockedSum, parseLock, writeLock } from '../../../src/core/toolchain/lock-file.ts'
import { mixedParts, parseSourceVersion, parseVersionFile } from '../../../src/core/toolchain/mixed-root.ts'
import { packagerOf } from '../../../src/core/toolchain/packager.ts'
import { releasedTexts } from '../../../src/core/toolchain/released-texts.ts'
import { isTreeHash, moduleVersion, publishedFiles, treeHash } from '../../../src/core/toolchain/tree-hash.ts'
import { goOutput } from '../../support/go-programs.ts'

const VERSION = 'v0.0.1-go1.26.8.linux-amd64'
/** This machine's own, whose GOTOOLCHAIN an image may have changed. */
const RELEASED_GO_ENV = readFileSync(join(goOutput(['env', 'GOROOT']).trim(), 'go.env'), 'utf8').replace(
  /^GOTOOLCHAIN=.*$/m,
  'GOTOOLCHAIN=auto'
)
const RELEASE: Readonly<Record<string, string>> = {
  'CONTRIBUTING.md': 'c',
  LICENSE: 'l',
  'README.md': 'r',
  VERSION: 'go1.26.8\n',
  'api/go1.txt': 'api',
  'bin/go': 'go',
  'bin/gofmt': 'gofmt',
  'doc/x': 'doc',
  'go.env': RELEASED_GO_ENV,
  'lib/time/zoneinfo.zip': 'zones',
  'misc/wasm/go.mod': 'misc',
  'pkg/tool/linux_amd64/asm': 'asm',
  'pkg/tool/linux_amd64/compile': 'compile',
  'pkg/tool/linux_amd64/link': 'link',
  'src/fmt/print.go': 'package fmt',
  'src/go.mod': 'module std',
  'test/x.go': 'test'
}

type Tree = Readonly<Record<string, string | null>>

/** The files of the release with some replaced, added, or (null) taken away. */
function tree(changes: Tree = {}): { path: string; sha256: string }[] {
  return Object.entries({ ...RELEASE, ...changes }).flatMap(([path, text]) =>
    text === null ? [] : [{ path, sha256: createHash('sha256').update(text).digest('hex') }]
  )
}

const PUBLISHED = treeHash(VERSION, publishedFiles(tree()))

function compare(changes: Tree, withReference = false): ReturnType<typeof compareTree> {
  return compareTree({
    moduleVersion: VERSION,
    published: PUBLISHED,
    files: tree(changes),
    goEnv: 'go.env' in changes ? (changes['go.env'] ?? null) : RELEASED_GO_ENV,
    reference: withReference ? tree() : null
  })
}

describe('the sum of a tree', () => {
  test('is that of dirhash.Hash1: sorted lines of hash, two spaces, module path', () => {
    const line = (text: string, path: string): string =>
      `${createHash('sha256').update(text).digest('hex')}  golang.org/toolchain@${VERSION}/${path}\n`
    const want = createHash('sha256').update(line('b', 'B') + line('a', '_go.mod') + line('c', 'src/c'))
    const files = publishedFiles([
      { path: 'src/c', sha256: createHash('sha256').update('c').digest('hex') },
      { path: 'go.mod', sha256: createHash('sha256').update('a').digest('hex') },
      { path: 'B', sha256: createHash('sha256').update('b').digest('hex') }
    ])
    expect(treeHash(VERSION, files)).toBe(`h1:${want.digest('base64')}`)
    expect(isTreeHash(treeHash(VERSION, files))).toBe(true)
  })

  test('leaves api, doc, misc and test out, and only there', () => {
    const paths = publishedFiles(tree({ 'src/test/x': '', testdata: '', 'src/a/_go.mod': 'x', 'src/a/go.mod': 'x' }))
    expect(paths.map(({ path }) => path)).toEqual([
      'CONTRIBUTING.md',
      'LICENSE',
      'README.md',
      'VERSION',
      'bin/go',
      'bin/gofmt',
      'go.env',
      'lib/time/zoneinfo.zip',
      'pkg/tool/linux_amd64/asm',
      'pkg/tool/linux_amd64/compile',
      'pkg/tool/linux_amd64/link',
      'src/_go.mod',
      'src/a/_go.mod',
      'src/fmt/print.go',
      'src/test/x',
      'testdata'
    ])
  })

  test('counts the go.mod that is used, not the _go.mod it was copied from', () => {
    const [first, second] = ['1', '2'].map((digit) => digit.repeat(64))
    for (const files of [
      [
        { path: 'src/_go.mod', sha256: first ?? '' },
        { path: 'src/go.mod', sha256: second ?? '' }
      ],
      [
        { path: 'src/go.mod', sha256: second ?? '' },
        { path: 'src/_go.mod', sha256: first ?? '' }
      ]
    ])
      expect(publishedFiles(files)).toEqual([{ path: 'src/_go.mod', sha256: second }])
  })

  test('sorts names beyond ASCII as bytes', () => {
    const paths = ['src/\u{1f600}', 'src/\uff5e', 'src/z']
    const sorted = publishedFiles(paths.map((path) => ({ path, sha256: '' })))
    expect(sorted.map(({ path }) => path)).toEqual(['src/z', 'src/\uff5e', 'src/\u{1f600}'])
  })
})

test.each([
  ['go1.26.8', 'linux', 'amd64', 'v0.0.1-go1.26.8.linux-amd64'],
  ['go1.27rc1', 'windows', 'arm64', 'v0.0.1-go1.27rc1.windows-arm64'],
  ['go1.20', 'darwin', 'arm64', 'v0.0.1-go1.20.darwin-arm64'],
  ['go1.22.1-fips', 'linux', 'amd64', null],
  ['go1.21.9 (Red Hat 1.21.9-1)', 'linux', 'amd64', null],
  ['devel go1.28-abc1234', 'linux', 'amd64', null],
  ['go1.26.8/../x', 'linux', 'amd64', null],
  ['go1.26.8', 'linux', '../x', null]
])('%s for %s/%s is published as %s', (version, goos, goarch, want) => {
  expect(moduleVersion({ version, goos, goarch })).toBe(want)
})

describe('the texts of a release', () => {
  /** As releases have them: this machine's own, which are those of one of the sets. */
  const goroot = goOutput(['env', 'GOROOT']).trim()
  const version = goOutput(['env', 'GOVERSION']).trim()
  const module = moduleVersion({ version, goos: 'linux', goarch: 'amd64' }) ?? ''
  const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')
  const texts = ['CONTRIBUTING.md', 'LICENSE', 'PATENTS', 'README.md', 'SECURITY.md', 'codereview.cfg']
  const real = texts.map((path) => ({ path, sha256: sha256(readFileSync(join(goroot, path))) }))
  const live = tree().filter(({ path }) => canReachBuild(path))
  const published = treeHash(module, publishedFiles([...live, ...real]))
  const compareReal = (files: readonly { path: string; sha256: string }[]) =>
    compareTree({ moduleVersion: module, published, files, goEnv: RELEASED_GO_ENV, reference: null })

  test('are those of this machine', () => expect(releasedTexts(module)).toContainEqual(real))

  test('that are missing or others make an equivalent tree, each named', () => {
    expect(compareReal([...live, ...real])).toMatchObject({ verdict: 'authentic' })
    expect(compareReal(live)).toMatchObject({ verdict: 'equivalent', missing: texts, named: true })
    const other = [
      { path: 'LICENSE', sha256: sha256('other') },
      { path: '__init__.py', sha256: sha256('') }
    ]
    expect(compareReal([...live, ...real.slice(2), ...other])).toMatchObject({
      verdict: 'equivalent',
      missing: ['CONTRIBUTING.md'],
      modified: ['LICENSE'],
      extra: ['__init__.py']
    })
  })

  test('hide no change of what a build reads', () => {
    const evil = live.map((file) => (file.path === 'bin/go' ? { ...file, sha256: sha256('evil') } : file))
    expect(compareReal(evil)).toMatchObject({ verdict: 'modified', named: false })
    expect(compareReal(live.slice(1))).toMatchObject({ verdict: 'modified', named: false })
  })
})

describe('a tree against the published sum', () => {
  test.each<[string, Tree, string, Partial<ReturnType<typeof compareTree>>]>([
    ['as released', {}, 'authentic', { named: true }],
    [
      'without what the module leaves out',
      { 'api/go1.txt': null, 'test/x.go': null, 'doc/more': 'x' },
      'authentic',
      {}
    ],
    [
      'a marker of a packager',
      { '__init__.py': '', 'share/x': 'x' },
      'equivalent',
      { extra: ['__init__.py', 'share/x'] }
    ],
    [
      'go.env with another GOTOOLCHAIN',
      { 'go.env': RELEASED_GO_ENV.replace('=auto', '=local') },
      'modified',
      { modified: ['go.env'], cause: 'gotoolchain' }
    ],
    [
      'go.env with another proxy',
      { 'go.env': RELEASED_GO_ENV.replace(/^GOPROXY=.*$/m, 'GOPROXY=https://goproxy.example.org') },
      'modified',
      { modified: ['go.env'], cause: 'go-env' }
    ],
    [
      'go.env with a further setting',
      { 'go.env': `${RELEASED_GO_ENV}GOFLAGS=-overlay=x.json\n` },
      'modified',
      { modified: ['go.env'], cause: 'go-env' }
    ],
    [
      'go.env with GOTOOLCHAIN twice',
      { 'go.env': `${RELEASED_GO_ENV}GOTOOLCHAIN=local\n` },
      'modified',
      { modified: ['go.env'], cause: 'go-env' }
    ],
    [
      'go.env changed, and a marker',
      { 'go.env': RELEASED_GO_ENV.replace('=auto', '=go1.26.8'), 'INSTALL_RECEIPT.json': '{}' },
      'modified',
      { modified: ['go.env'], extra: ['INSTALL_RECEIPT.json'], cause: 'gotoolchain' }
    ]
  ])('is told without a second copy: %s', (_what, changes, verdict, want) => {
    expect(compare(changes)).toMatchObject({ verdict, named: true, ...want })
  })

  test.each<[string, Tree, string, Partial<ReturnType<typeof compareTree>>]>([
    [
      'texts missing',
      { LICENSE: null, 'README.md': 'other' },
      'equivalent',
      { missing: ['LICENSE'], modified: ['README.md'] }
    ],
    [
      'a compiler replaced',
      { 'pkg/tool/linux_amd64/compile': 'evil' },
      'modified',
      { modified: ['pkg/tool/linux_amd64/compile'], rebuilt: false }
    ],
    ['a source edited', { 'src/fmt/print.go': 'x' }, 'modified', { modified: ['src/fmt/print.go'] }],
    [
      'a source added',
      { 'src/fmt/evil.go': 'x', LICENSE: null },
      'modified',
      { extra: ['src/fmt/evil.go'], missing: ['LICENSE'] }
    ],
    ['a source missing', { 'src/fmt/print.go': null }, 'modified', { missing: ['src/fmt/print.go'] }],
    ['a module file edited', { 'src/go.mod': 'module evil' }, 'modified', { modified: ['src/_go.mod'] }],
    ['an archive added', { 'pkg/linux_amd64/fmt.a': 'x' }, 'modified', { extra: ['pkg/linux_amd64/fmt.a'] }],
    ['a workspace file added', { 'go.work': 'go 1.26' }, 'modified', { extra: ['go.work'] }],
    ['a tool added', { 'bin/gcc': 'x' }, 'modified', { extra: ['bin/gcc'] }],
    ['another letter case', { 'SRC/fmt/x.go': 'x' }, 'modified', { extra: ['SRC/fmt/x.go'] }],
    [
      'go.env and a compiler',
      { 'go.env': RELEASED_GO_ENV.replace('=auto', '=local'), 'bin/go': 'evil' },
      'modified',
      { modified: ['bin/go', 'go.env'], cause: null }
    ],
    [
      'go.env and texts',
      { 'go.env': RELEASED_GO_ENV.replace('=auto', '=local'), LICENSE: null },
      'modified',
      { modified: ['go.env'], missing: ['LICENSE'], cause: 'gotoolchain' }
    ],
    [
      'every program built anew',
      {
        'bin/go': '1',
        'pkg/tool/linux_amd64/asm': '2',
        'pkg/tool/linux_amd64/compile': '3',
        'pkg/tool/linux_amd64/link': '4'
      },
      'modified',
      { rebuilt: true }
    ]
  ])('is named by a second copy: %s', (_what, changes, verdict, want) => {
    expect(compare(changes, true)).toMatchObject({ verdict, named: true, ...want })
    // Without the copy it is modified all the same, and nothing is named.
    expect(compare(changes)).toMatchObject({ verdict: 'modified', named: false, modified: [], missing: [], extra: [] })
  })

  test('takes no second copy whose own sum does not fit', () => {
    const reference = tree({ 'bin/go': 'evil' })
    const files = tree({ 'bin/go': 'evil', LICENSE: null })
    const compared = compareTree({ moduleVersion: VERSION, published: PUBLISHED, files, goEnv: null, reference })
    expect(compared).toMatchObject({ verdict: 'modified', named: false })
  })

  test('a marker hides nothing else', () => {
    expect(compare({ '__init__.py': '', 'bin/go': 'evil' })).toMatchObject({ verdict: 'modified', named: false })
  })
})

test.each([
  ['src/fmt/print.go', true],
  ['bin/go', true],
  ['VERSION', true],
  ['go.env', true],
  ['GO.ENV', true],
  ['LICENSE', false],
  ['share/doc/x.go', false]
])('%s reaches a build: %j', (path, want) => expect(canReachBuild(path)).toBe(want))

describe('toolchain.lock', () => {
  const sum = (digit: string): string => `h1:${digit.repeat(42)}A=`
  const release = { version: 'go1.26.8', goos: 'linux', goarch: 'amd64' }

  test('is read as it is written, in one order', () => {
    let text = writeLock([], { ...release, sum: sum('b') })
    text = writeLock(parseLock(text, 'x'), { ...release, version: 'go1.26.10', sum: sum('c') })
    text = writeLock(parseLock(text, 'x'), { ...release, version: 'go1.9.7', sum: sum('d') })
    text = writeLock(parseLock(text, 'x'), { ...release, sum: sum('e') })
    expect(text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([
      `go1.9.7 linux/amd64 ${sum('d')}`,
      `go1.26.8 linux/amd64 ${sum('e')}`,
      `go1.26.10 linux/amd64 ${sum('c')}`
    ])
    expect(lockedSum(parseLock(text, 'x'), release)).toBe(sum('e'))
    expect(lockedSum(parseLock(text, 'x'), { ...release, goarch: 'arm64' })).toBeNull()
  })

  test.each([
    ['go1.26.8 linux/amd64', 'toolchain.lock`:2: expected `go1.x.y'],
    ['go1.26.8  linux/amd64 h1:x', 'toolchain.lock`:2: expected'],
    [' go1.26.8 linux/amd64 h1:x', 'toolchain.lock`:2: expected'],
    ['go1.26.8 linux/amd64 h1:short=', 'expected an h1 sum'],
    ['go1.26.8 linux/amd64 sha256:x', 'expected an h1 sum'],
    ['1.26.8 linux/amd64 h1:x', 'expected'],
    [`go1.26.8 linux/amd64 ${sum('b')} x`, 'expected'],
    [`go1.26.8 linux/amd64 ${sum('b')}\ngo1.26.8 linux/amd64 ${sum('c')}`, ':3: `go1.26.8 linux/amd64` stands twice']
  ])('refuses %j', (line, sentence) => {
    expect(() => parseLock(`# a comment\n${line}\n`, 'toolchain.lock')).toThrow(sentence)
  })

  test('takes line ends of Windows, and an empty file', () => {
    expect(parseLock(`# c\r\n\r\ngo1.26.8 linux/amd64 ${sum('b')}\r\n`, 'x')).toHaveLength(1)
    expect(parseLock('', 'x')).toEqual([])
  })
})

describe('the parts of a GOROOT', () => {
  test('say their versions', () => {
    expect(parseVersionFile('go1.26.8\ntime 2026-08-28T16:20:06Z\n')).toBe('go1.26.8')
    expect(parseVersionFile('go1.19.8')).toBe('go1.19.8')
    expect(parseVersionFile('\n')).toBeNull()
    expect(parseSourceVersion('package buildcfg\n\nconst DefaultGO386 = `sse2`\nconst version = `go1.26.8`\n')).toBe(
      'go1.26.8'
    )
    expect(parseSourceVersion('package buildcfg\n')).toBeNull()
  })

  test.each([
    [['go1.26.8', 'go1.26.8', 'go1.26.8'], []],
    [['go1.26.8', 'go1.26.8 X:jsonv2', 'go1.26.8-X:jsonv2'], []],
    [['go1.25.14', 'go1.25.14', 'go1.24.13'], ['part2']],
    [
      ['go1.25.14', 'go1.25.13', 'go1.25.13'],
      ['part1', 'part2']
    ],
    [[], []]
  ])('%j differ in %j', (versions, want) => {
    const parts = versions.map((version, index) => ({ part: `part${index}`, version }))
    expect(mixedParts(parts).map(({ part }) => part)).toEqual(want)
  })
})

test.each([
  ['/usr/lib/go-1.19', 'Debian'],
  ['/usr/share/go-1.24', 'Debian'],
  ['/usr/lib/golang', 'Fedora'],
  ['/opt/homebrew/Cellar/go/1.26.8/libexec', 'Homebrew'],
  ['/home/linuxbrew/.linuxbrew/Cellar/go@1.25/1.25.1/libexec', 'Homebrew'],
  ['/nix/store/abc-go-1.26.8/share/go', 'Nix'],
  ['/usr/local/go', null],
  ['/opt/hostedtoolcache/go/1.26.8/x64', null],
  ['/home/x/usr/lib/golang', null]
])('the packager of %s is %s', (goroot, want) => expect(packagerOf(goroot)).toBe(want))
