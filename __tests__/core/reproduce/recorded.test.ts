/** From a record to the command that builds it again. */
import { describe, expect, test } from '@jest/globals'
import { bareFacts, type BinaryFacts } from '../../../src/core/binary/facts.ts'
import { parseModInfo } from '../../../src/core/binary/modinfo.ts'
import { linkTries } from '../../../src/core/reproduce/link-variants.ts'
import { readRecordedBuild } from '../../../src/core/reproduce/recorded.ts'

const REVISION = 'b51ef5c6185125880ca1db2d0990718f72cef858'
const BASE = ['path\texample.com/app/cmd/app', 'mod\texample.com/app\tv1.2.3\t']
const STAMP = [
  'build\tvcs=git',
  `build\tvcs.revision=${REVISION}`,
  'build\tvcs.time=2026-11-22T00:43:25Z',
  'build\tvcs.modified=false'
]

function facts(more: Partial<BinaryFacts> = {}): BinaryFacts {
  return { ...bareFacts('app', 'go', []), goVersion: 'go1.26.8', goos: 'linux', ...more }
}

function read(lines: readonly string[], more: Partial<BinaryFacts> = {}) {
  return readRecordedBuild(parseModInfo(lines.join('\n')), facts(more))
}

test('everything that is recorded', () => {
  const build = read([
    ...BASE,
    'build\t-buildmode=pie',
    'build\t-compiler=gc',
    'build\t-gcflags=-N -l',
    'build\t-ldflags="-s -w -X main.v=1"',
    'build\t-race=true',
    'build\t-tags=a,b',
    'build\tCGO_ENABLED=0',
    'build\tGOARCH=arm64',
    'build\tGOOS=linux',
    'build\tGOARM64=v8.0',
    'build\tGOEXPERIMENT=synctest',
    ...STAMP
  ])
  expect(build).toEqual({
    go: 'go1.26.8',
    goVersion: 'go1.26.8',
    mainPackage: 'example.com/app/cmd/app',
    module: 'example.com/app',
    version: 'v1.2.3',
    recordedVersion: 'v1.2.3',
    sum: null,
    stamp: { revision: REVISION, time: 1795308205, modified: false },
    env: { CGO_ENABLED: '0', GOARCH: 'arm64', GOOS: 'linux', GOARM64: 'v8.0', GOEXPERIMENT: 'synctest' },
    flags: ['-buildmode=pie', '-gcflags=-N -l', '-race', '-tags=a,b', '-pgo=off'],
    ldflags: '-s -w -X main.v=1',
    trimpath: false,
    unknowns: []
  })
})

test.each<[string, string[], object, RegExp]>([
  ['a development Go', BASE, { goVersion: 'devel go1.28-abc' }, /no release/],
  ['garble', BASE, { goVersion: 'unknown' }, /no release/],
  ['no module', ['path\texample.com/app'], {}, /no main module/],
  ['named files', ['path\tcommand-line-arguments', 'mod\texample.com/app\t(devel)\t'], {}, /named on the command line/],
  ['a path like a flag', ['path\t-toolexec=/tmp/evil', 'mod\texample.com/app\t(devel)\t'], {}, /no import path/],
  ['a module path like a flag', ['path\texample.com/app', 'mod\t--upload-pack=x\tv1.0.0\t'], {}, /no module path/],
  ['a Go that records no settings', BASE, { goVersion: 'go1.17.13' }, /records settings from 1\.18 on/],
  ['gccgo', [...BASE, 'build\t-compiler=gccgo'], {}, /compiled by/]
])('%s cannot be built again', (_name, lines, more, why) => {
  expect(() => read(lines, more)).toThrow(why)
})

const NO_TRACES = { offset: 0, packages: 1, unrecorded: [], traces: [], paths: [] }

describe('what is not known is named, with how far it can reach', () => {
  const cases: [string, string[], Partial<BinaryFacts>, [string, string][]][] = [
    ['a clean record', [...BASE, ...STAMP], {}, []],
    ['a dirty tree', [...BASE, ...STAMP.slice(0, 3), 'build\tvcs.modified=true'], {}, [['source', 'all']]],
    ['a foreign setting', [...BASE, 'build\t-toolexec=/tmp/evil'], {}, [['-toolexec', 'all']]],
    ['a form that is none', [...BASE, 'build\tGOAMD64=v1;x'], {}, [['GOAMD64', 'all']]],
    ['a program for the linker', [...BASE, 'build\t-ldflags=-extld=/tmp/evil'], {}, [['-ldflags', 'main']]],
    ['a file for the compiler', [...BASE, 'build\t-gcflags=-asmhdr=/tmp/x'], {}, [['-gcflags', 'all']]],
    ['a file with more flags', [...BASE, 'build\t-ldflags="-X @/tmp/args"'], {}, [['-ldflags', 'main']]],
    [
      'a file for the compiler, as a value',
      [...BASE, 'build\t-gcflags="-trimpath @/tmp/args"'],
      {},
      [['-gcflags', 'all']]
    ],
    ['C flags with a path', [...BASE, 'build\tCGO_CFLAGS=-I/x'], {}, [['CGO_CFLAGS', 'all']]],
    [
      'C code',
      BASE,
      { settings: { CGO_ENABLED: '1' }, hostLinked: true },
      [
        ['C compiler', 'all'],
        ['host linker', 'link']
      ]
    ],
    [
      'C code that Go linked',
      BASE,
      { settings: { CGO_ENABLED: '1' }, hostLinked: false, lineTable: { ...NO_TRACES, traces: ['cgo'] } },
      [['C compiler', 'all']]
    ],
    // cmd/go trims white space of Unicode, JavaScript that and a byte order mark: neither may begin a list.
    ['a mark before a flag', [...BASE, 'build\t-ldflags=\ufeff-X="-extld=/tmp/evil"'], {}, [['-ldflags', 'main']]],
    ['a line end before a flag', [...BASE, 'build\t-gcflags=\u0085-N=-asmhdr=/tmp/x'], {}, [['-gcflags', 'all']]],
    ['cgo on, and no C code', BASE, { settings: { CGO_ENABLED: '1' }, hostLinked: false, lineTable: NO_TRACES }, []],
    ['hg', [...BASE, 'build\tvcs=hg'], {}, [['VCS stamp', 'main']]],
    [
      'a stamp without a commit',
      [...BASE, 'build\tvcs=git', 'build\tvcs.modified=true'],
      {},
      [
        ['VCS stamp', 'main'],
        ['source', 'all']
      ]
    ],
    [
      'a stamp of no hash',
      [...BASE, 'build\tvcs=git', "build\tvcs.revision='; rm -rf /", STAMP[2] ?? ''],
      {},
      [['VCS stamp', 'main']]
    ],
    ['a vendor folder', [...BASE, 'dep\trsc.io/quote\tv1.5.2'], {}, [['vendor', 'all']]],
    ['a replaced module', [...BASE, 'dep\trsc.io/quote\tv1.5.2', '=>\t./q\t(devel)\t'], {}, [['replace', 'all']]],
    ['another profile', [...BASE, 'build\t-pgo=/x/cpu.pprof'], {}, [['-pgo', 'all']]],
    ['the usual profile', [...BASE, 'build\t-pgo=/x/default.pgo'], {}, []],
    ['a line of no known form', [...BASE, 'hello'], {}, [['build info', 'main']]]
  ]
  test.each(cases)('%s', (_name, lines, more, unknowns) => {
    expect(read(lines, more).unknowns.map(({ parameter, reach }) => [parameter, reach])).toEqual(unknowns)
  })
})

test.each<[string, string[], Partial<BinaryFacts>, boolean, boolean]>([
  ['Go 1.26, recorded', [...BASE, 'build\t-trimpath=true'], {}, true, true],
  ['Go 1.26, not recorded', BASE, {}, false, true],
  ['Go 1.20, which takes no profile by itself', BASE, { goVersion: 'go1.20.14' }, false, false],
  ['Go 1.18, no C flags', [...BASE, 'build\tCGO_ENABLED=1'], { goVersion: 'go1.18.10' }, true, false],
  [
    'Go 1.18, C flags',
    [...BASE, 'build\tCGO_ENABLED=1', 'build\tCGO_CFLAGS='],
    { goVersion: 'go1.18.10' },
    false,
    false
  ],
  ['Go 1.18, no folder', BASE, { goVersion: 'go1.18.10', lineTable: NO_TRACES }, true, false],
  ['Go 1.18, a folder', BASE, { goVersion: 'go1.18.10', lineTable: { ...NO_TRACES, paths: ['/a'] } }, false, false]
])('-trimpath and the profile that is none: %s', (_name, lines, more, trimpath, pgoOff) => {
  const build = read(lines, more)
  expect(build.trimpath).toBe(trimpath)
  expect(build.flags).toEqual([...(trimpath ? ['-trimpath'] : []), ...(pgoOff ? ['-pgo=off'] : [])])
})

test('a recorded profile is not turned off', () => {
  expect(read([...BASE, 'build\t-pgo=/x/default.pgo']).flags).toEqual([])
})

test('versions that no proxy has are none', () => {
  expect(read(['path\thello', 'mod\thello\tv1.0.0\t']).version).toBeNull()
  expect(read(['path\texample.com/a', 'mod\texample.com/a\tv1.0.0+dirty\t']).version).toBeNull()
})

test('GOFIPS140 as it was given, and without the tag that follows from it', () => {
  const build = read([...BASE, 'build\t-tags=fips140v1.0,x', 'build\tGOFIPS140=v1.0.0-c2097c7c'])
  expect(build).toMatchObject({ env: { GOFIPS140: 'v1.0.0' }, flags: ['-tags=x', '-pgo=off'], unknowns: [] })
})

describe('what is linked with', () => {
  const list = (build: ReturnType<typeof read>, more: Partial<BinaryFacts> = {}, given: string | null = null) => {
    const { tries, known } = linkTries(build, facts(more), given)
    return { known, tries: tries.map(({ ldflags, flags }) => [ldflags, ...flags].join(' ').trim()) }
  }
  const hidden = read([...BASE, 'build\t-trimpath=true'])
  const id = { text: 'x/y/z/w', action: 'x', mainAction: 'y', mainContent: 'z', content: 'w' }

  test('the recorded flags', () => {
    expect(list(read([...BASE, 'build\t-ldflags=-s']), { buildId: id })).toEqual({
      known: true,
      tries: ['-s', '-s -buildmode=exe']
    })
    expect(list(read(BASE), { buildId: id, stripped: 'symbols' })).toEqual({
      known: true,
      tries: ['', '-buildmode=exe']
    })
  })
  test('what the user says', () => {
    expect(list(hidden, { buildId: id }, '-X main.v=1').tries).toEqual(['-X main.v=1', '-X main.v=1 -buildmode=exe'])
  })
  test.each<[string, Partial<BinaryFacts>, string[]]>([
    ['symbols missing', { stripped: 'symbols', buildId: id }, ['-s -w', '-w -s', '-s']],
    ['debug information missing', { stripped: 'debug', buildId: id }, ['-w']],
    ['nothing missing', { stripped: 'none', buildId: id }, ['']],
    ['stripped by something else', { stripped: 'symbols', strippedBy: 'after-link', buildId: id }, ['']],
    ['no build ID', { stripped: 'symbols', buildId: null }, ['-s -w -buildid=', '-w -s -buildid=', '-s -buildid=']],
    ['another build ID', { stripped: 'none', buildId: { text: 'redacted' } }, ['-buildid=redacted']],
    ['a build ID of several words', { stripped: 'none', buildId: { text: 'a b' } }, ['']]
  ])('with -trimpath and %s', (_name, more, tries) => {
    expect(list(hidden, more)).toMatchObject({ known: false, tries: expect.arrayContaining(tries) })
    expect(list(hidden, more).tries.slice(0, tries.length)).toEqual(tries)
  })
})
