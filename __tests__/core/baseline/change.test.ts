/** Lines that a change edits, and what they explain. */
import { describe, expect, test } from '@jest/globals'
import { type Change, changedLines, differingWords, lineWith } from '../../../src/core/baseline/change.ts'
import { compareRecords } from '../../../src/core/baseline/compare.ts'
import { DEFAULT_POLICY } from '../../../src/core/policy/types.ts'
import type { GateRecord, PackageRecord } from '../../../src/core/record/types.ts'
import { GOOD_RECORD, inspectedWith, OTHER_COMMIT, recordWith } from '../../support/records.ts'

const CI = '.github/workflows/ci.yml'
const lines = (before: string, after: string): string[] =>
  changedLines('f', before, after).map(({ line, text }) => `${line ?? '-'} ${text}`)

describe('changedLines', () => {
  const cases: [label: string, before: string, after: string, want: string[]][] = [
    ['nothing', 'a\nb\n', 'a\nb\n', []],
    ['a line that came', 'a\nc', 'a\nb\nc', ['2 b']],
    ['a line that went', 'a\nb', 'a', ['- b']],
    ['another value', 'k: 1', 'k: 2', ['1 k: 2', '- k: 1']],
    ['a line that moved', 'a\nb\nc', 'c\na\nb', []],
    ['another indentation, and other line ends', 'a\n  b', '  a\r\nb\r\n', []],
    ['a second one of the same words', 'a', 'a\na', ['2 a']],
    ['comments and empty lines', 'a', '# new\n\na\n  # more', []],
    ['a new file', '', 'a\nb', ['1 a', '2 b']]
  ]
  test.each(cases)('%s', (_label, before, after, want) => {
    expect(lines(before, after)).toEqual(want)
  })
})

/** A change of the workflow from one text to another, as far as it is known. */
const editing = (before: string, after: string, file = CI): Change => ({
  files: [file],
  read: new Set([file]),
  lines: changedLines(file, before, after),
  texts: new Map()
})

test.each([
  ['env: { GOFLAGS: -race }', 'GOFLAGS', true],
  ['env: { MY_GOFLAGS: -race }', 'GOFLAGS', false],
  ['run: make SUCCESS=1', 'CC', false],
  ['CC: clang', 'CC', true],
  ['go: [1.26.x, 1.27.x]', '1.27', true],
  ['go: 11.27', '1.27', false],
  ['args: -trimpath', '-trimpath', true],
  ['args: -trimpathology', '-trimpath', false]
])('a line holds a word of its own: %s, %s', (text, term, holds) => {
  expect(lineWith(editing('', text), [term]) !== null).toBe(holds)
})

test.each([
  ['', '-trimpath', ['-trimpath']],
  ['-race -trimpath', '-trimpath', ['-race']],
  ['-ldflags=-s', '-ldflags=-w', ['-ldflags=-s', '-ldflags', '-ldflags=-w']],
  ['https://a.example,direct', 'https://b.example,direct', ['https://a.example', 'https://b.example']],
  ['1', '0', []],
  ['true', 'local', []]
])('words of a value that differ: %s, %s', (before, after, want) => {
  expect(differingWords(before, after)).toEqual(want)
})

const { effective } = GOOD_RECORD.environment
const [quoteModule] = GOOD_RECORD.modules.deps
if (quoteModule === undefined) throw new Error('the good record lists a module')
const workflow = (digit: string) => ({ run: { workflowFile: { path: CI, sha256: digit.repeat(64) } } })
const before = recordWith(workflow('1'))
const withFlags = (value: string) =>
  recordWith({ ...workflow('2'), environment: { effective: { ...effective, GOFLAGS: value } } })
const flagged = withFlags('-race')

/** Class and reason of what drifts, by path. */
const reasons = (after: GateRecord, change: Change | null, was = before) =>
  compareRecords(was, after, DEFAULT_POLICY, change).map(({ path, class: of, why }) => `${path}: ${of}: ${why}`)
const NOTHING = 'unexplained: nothing in this change explains it'

describe('what a changed line explains', () => {
  const ENV = 'environment.GOFLAGS'
  const cases: [label: string, change: Change | null, want: string][] = [
    ['nobody looked', null, `${ENV}: explained: this change: ${CI}`],
    ['the name', editing('on: push', 'on: push\nenv: { GOFLAGS: x }'), `${ENV}: explained: this change: ${CI}, line 2`],
    ['the value alone', editing('on: push', 'with: { extra: -race }'), `${ENV}: explained: this change: ${CI}, line 1`],
    [
      'a line that went',
      editing('on: push\nGOFLAGS: x', 'on: push'),
      `${ENV}: explained: this change: ${CI}, a line that it drops`
    ],
    [
      'another line',
      editing('on: push', 'on: [push, pull_request]'),
      `${ENV}: explained: this change edits ${CI}; no changed line names GOFLAGS`
    ],
    ['comments alone', editing('on: push', '# GOFLAGS\non: push'), `${ENV}: ${NOTHING}`],
    [
      'a composite action',
      editing('', 'env: { GOFLAGS: -race }', '.github/actions/build/action.yml'),
      `${ENV}: explained: this change: .github/actions/build/action.yml, line 1`
    ],
    [
      'a file of a hostile name',
      editing('', 'GOFLAGS', '.github/@team `x`.yml'),
      `${ENV}: explained: this change: \`.github/@team 'x'.yml\`, line 1`
    ]
  ]
  test.each(cases)('%s', (_label, change, want) => {
    expect(reasons(flagged, change)).toEqual([want])
  })

  test('a file that sets flags, where the workflow is the same', () => {
    const after = recordWith({ ...workflow('1'), environment: { effective: { ...effective, GOFLAGS: '-race' } } })
    expect(reasons(after, null)).toEqual([`${ENV}: ${NOTHING}`])
    expect(reasons(after, editing('', 'export GOFLAGS=-race', 'ci/env.sh'))).toEqual([
      `${ENV}: explained: this change: ci/env.sh, line 1`
    ])
  })

  test('another Go needs a line that names it', () => {
    const after = recordWith({ ...workflow('2'), toolchain: { version: 'go1.27.1' } })
    expect(reasons(after, editing('on: push', 'on: pull_request'))).toEqual([`toolchain.version: ${NOTHING}`])
    expect(reasons(after, editing('go-version: 1.26.x', 'go-version: 1.27.x'))).toEqual([
      `toolchain.version: explained: this change: ${CI}, line 1`
    ])
    expect(reasons(after, editing('', 'container: golang:1.27'))).toHaveLength(1)
  })

  test('settings of a binary that was built elsewhere need one, too', () => {
    const was = inspectedWith({})
    const is = inspectedWith({ binary: { settings: { ...GOOD_RECORD.binary.settings, '-trimpath': 'true' } } })
    expect(reasons(is, editing('', 'all: ; go build', 'Makefile'), was)).toEqual([`settings.-trimpath: ${NOTHING}`])
    expect(reasons(is, editing('', 'all: ; go build -trimpath', 'Makefile'), was)).toEqual([
      'settings.-trimpath: explained: this change: Makefile, line 1'
    ])
  })

  test('the line of the policy that holds the flags', () => {
    const after = recordWith({
      build: { flags: ['-trimpath'], flagsAt: { file: 'gate.yml', line: 3 }, policySha256: 'a'.repeat(64) },
      policy: { path: 'gate.yml' }
    })
    expect(reasons(after, null)).toEqual(['build.flags: explained: this change: gate.yml, line 3'])
  })
})

describe('where a module is asked for', () => {
  const after = recordWith({ modules: { deps: [{ ...quoteModule, version: 'v1.5.3' }] } })
  const GO_MOD = 'module example.com/app\n\nrequire (\n\trsc.io/quote v1.5.3 // indirect\n)\n'
  const change = (was: string, texts: Readonly<Record<string, string>>): Change => ({
    files: ['go.mod'],
    read: new Set(['go.mod']),
    lines: changedLines('go.mod', was, texts['go.mod'] ?? ''),
    texts: new Map(Object.entries(texts))
  })
  const cases: [label: string, change: Change, want: string][] = [
    ['go.mod', change(GO_MOD.replace('1.5.3', '1.5.2'), { 'go.mod': GO_MOD }), 'this change: go.mod, line 4'],
    [
      'go.mod, as before',
      change(GO_MOD, { 'go.mod': GO_MOD }),
      'this change links it; go.mod asked for it before, line 4'
    ],
    [
      'go.sum alone',
      change('', { 'go.mod': '', 'go.sum': 'rsc.io/quote v1.5.3 h1:x=\n' }),
      'this change: go.sum, line 1'
    ],
    ['a line of its own', change('', { 'go.mod': 'require rsc.io/quote v1.5.3\n' }), 'this change: go.mod, line 1'],
    ['no line', change('', { 'go.mod': 'require rsc.io/other v1.5.3\n' }), 'this change: go.mod and go.sum']
  ]
  test.each(cases)('%s', (_label, edits, want) => {
    expect(reasons(after, edits)).toEqual([`modules.rsc.io/quote: explained: ${want}`])
  })

  test('a replacement', () => {
    const replace = { path: './quote', version: '', sum: '' }
    const local = recordWith({ modules: { deps: [{ ...quoteModule, replace, state: 'local' }] } })
    const edits = change('', { 'go.mod': 'replace rsc.io/quote v1.5.2 => ./quote\n' })
    expect(reasons(local, edits)).toEqual(['modules.rsc.io/quote: explained: this change: go.mod, line 1'])
  })
})

describe('packages that came out otherwise', () => {
  const packages = (letter: string, changes: Partial<PackageRecord> = {}): PackageRecord[] =>
    ['example.com/app', 'example.com/app/dep', 'example.com/app/deep/er', 'fmt'].map((path) => ({
      path,
      module: path === 'fmt' ? 'std' : 'example.com/app',
      actionId: letter.repeat(20),
      contentId: letter.repeat(20),
      outputSha256: null,
      origin: 'compiled',
      entry: null,
      milliseconds: null,
      ...changes
    }))
  const was = recordWith({ packages: packages('a') })
  const is = recordWith({ packages: packages('b'), source: { head: OTHER_COMMIT } })
  const edits = (files: readonly string[] | null): Change => ({ files, read: new Set(), lines: [], texts: new Map() })
  const ROW = 'packages: explained: this change:'
  const cases: [label: string, after: GateRecord, files: readonly string[] | null, want: string[]][] = [
    ['by files of theirs', is, ['dep/dep.go', 'dep/data/x.txt'], [`${ROW} \`dep/dep.go\` and \`dep/data/x.txt\``]],
    ['by a file of the root', is, ['main.go'], [`${ROW} \`main.go\``]],
    [
      'by what is no source',
      is,
      ['dep/dep_test.go', 'README.md', '.github/x.yml', 'go.mod', 'other/o.go', 'img/x.png'],
      []
    ],
    ['of the same content', recordWith({ packages: packages('b', { contentId: 'a'.repeat(20) }) }), ['main.go'], []],
    ['where git cannot tell', is, null, []],
    ['for no reason that git shows', is, [], []]
  ]
  test.each(cases)('%s', (_label, after, files, want) => {
    expect(reasons(after, edits(files), was)).toEqual(want)
  })

  test('in the folder of the module, and below packages that changed', () => {
    const inside = recordWith({ packages: packages('b').slice(1), source: { directory: 'svc' } })
    const seen = reasons(inside, edits(['svc/dep/a.go', 'dep/b.go', 'svc/main.go', 'svc/deep/c.go']), was)
    expect(seen).toEqual([`${ROW} \`svc/dep/a.go\``])
  })

  test('many make one row', () => {
    const [row] = compareRecords(was, is, DEFAULT_POLICY, edits(['main.go', 'a.go', 'b.go', 'c.go', 'd.go']))
    expect(row).toMatchObject({
      before: '4 packages',
      after: '4 packages, 4 of them with other content',
      why: 'this change: `main.go`, `a.go`, `b.go` and 2 more'
    })
  })

  test('are not said where another Go or other flags changed all of them', () => {
    const after = recordWith({ packages: packages('b'), toolchain: { version: 'go1.27.1' } })
    expect(reasons(after, edits(['main.go']), was)).toEqual([`toolchain.version: ${NOTHING}`])
  })
})
