/** Lines that a change edits, and what they explain. */
import { describe, expect, test } from '@jest/globals'
import { type Change, changedLines, differingWords, lineWith } from '../../../src/core/baseline/change.ts'
import { compareRecords } from '../../../src/core/baseline/compare.ts'
import { DEFAULT_POLICY } from '../../../src/core/policy/types.ts'
import type { GateRecord } from '../../../src/core/record/types.ts'
import { GOOD_RECORD, inspectedWith, recordWith } from '../../support/records.ts'

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
    ['a comment behind a line', 'uses: x@1 # v1', 'uses: x@1 # GOFLAGS', []],
    ['what is no comment', 'run: a', 'run: echo "# b" x#y', ['1 run: echo "# b" x#y', '- run: a']],
    ['a new file', '', 'a\nb', ['1 a', '2 b']]
  ]
  test.each(cases)('%s', (_label, before, after, want) => {
    expect(lines(before, after)).toEqual(want)
  })
})

test.each([
  ['go.mod', 'toolchain go1.27.4 // toolchain go1.28.0', ['1 toolchain go1.27.4']],
  ['go.mod', '// toolchain go1.28.0', []],
  ['go.sum', 'a.example/x v1.0.0 h1:a//b=', ['1 a.example/x v1.0.0 h1:a//b=']],
  ['magefile.go', '\tx() // CGO_ENABLED=0', ['1 x()']]
])('comments of %s: %s', (file, text, want) => {
  expect(changedLines(file, '', text).map((line) => `${line.line ?? '-'} ${line.text}`)).toEqual(want)
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
  ['image: alpine:3.1.27', '1.27', false],
  ['curl go.dev/dl/go1.27.4.linux-amd64.tar.gz', 'go1.27', true],
  ['name: with GOFLAGS', 'GOFLAGS', false],
  ['- name: with GOFLAGS', 'GOFLAGS', false],
  ['- run: GOFLAGS= make', 'GOFLAGS', true],
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
      editing('uses: ./build@1', 'uses: ./build@2'),
      `${ENV}: explained: this change edits ${CI}; no changed line names GOFLAGS`
    ],
    [
      'a line that no step sees',
      editing('name: a\ncontents: read', 'name: GOFLAGS\non: [push, pull_request]\ncontents: write'),
      `${ENV}: ${NOTHING}`
    ],
    [
      'a module of that version',
      editing('', 'a.example/race v1.0.0 // -race', 'go.mod'),
      `${ENV}: explained: this change: ${CI}`
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
    for (const text of ['go 1.26.8 // go1.27.1', 'require a.example/x v1.27.1', 'require a.example/x v0.1.27'])
      expect(reasons(after, editing('', text, 'go.mod'))).toEqual([`toolchain.version: ${NOTHING}`])
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
  const other = { ...quoteModule, version: 'v1.5.3' }
  const after = recordWith({ modules: { deps: [other] } })
  const GO_MOD = 'module example.com/app\n\nrequire (\n\trsc.io/quote v1.5.3 // indirect\n)\n'
  const SUM = 'rsc.io/quote v1.5.2 h1:new=\n'
  /** Texts before and after; what is the same in both is no changed file. */
  const change = (texts: Readonly<Record<string, readonly [string, string]>>, more: readonly string[] = []): Change => {
    const all = Object.entries(texts)
    return {
      files: [...all.flatMap(([name, [was, is]]) => (was === is ? [] : [name])), ...more],
      read: new Set(Object.keys(texts)),
      lines: all.flatMap(([name, [was, is]]) => changedLines(name, was, is)),
      texts: new Map(all.map(([name, [, is]]) => [name, is]))
    }
  }
  const old = GO_MOD.replace('1.5.3', '1.5.2')
  const unread: Change = { files: null, read: new Set(), lines: [], texts: new Map([['go.mod', GO_MOD]]) }
  const cases: [label: string, change: Change | null, want: string][] = [
    ['go.mod', change({ 'go.mod': [old, GO_MOD] }), 'explained: this change: go.mod, line 4'],
    [
      'a line of its own',
      change({ 'go.mod': ['', 'require rsc.io/quote v1.5.3\n'] }),
      'explained: this change: go.mod, line 1'
    ],
    [
      'go.sum alone',
      change({ 'go.sum': ['', 'rsc.io/quote v1.5.3 h1:x=\n'] }),
      'explained: this change: go.sum, line 1'
    ],
    ['another module of it', change({ 'go.mod': [old, old] }, ['lib/go.mod']), 'explained: this change: lib/go.mod'],
    ['git cannot tell', unread, 'explained: this change: go.mod, line 4'],
    ['nobody looked', null, 'explained: this change: go.mod and go.sum'],
    ['a line that was there', change({ 'go.mod': [GO_MOD, GO_MOD] }, ['a.go']), NOTHING],
    ['a comment in go.mod and a text', change({ 'go.mod': [GO_MOD, `${GO_MOD}// x\n`] }, ['README.md']), NOTHING],
    [
      'another line of go.mod',
      change({ 'go.mod': [old, `${old}require a.example/x v1.0.0`] }),
      'explained: this change: go.mod'
    ],
    ['no file that says so', change({ 'go.mod': [old, old] }, ['README.md', 'main.go']), NOTHING]
  ]
  test.each(cases)('%s', (_label, edits, want) => {
    expect(reasons(after, edits)).toEqual([`modules.rsc.io/quote: ${want}`])
  })

  const resealed = recordWith({ modules: { deps: [{ ...quoteModule, sum: 'h1:new=' }] } })
  test.each([
    [
      'its line of go.sum',
      change({ 'go.sum': [SUM.replace('new', 'good'), SUM] }),
      'explained: this change: go.sum, line 1'
    ],
    ['other files', change({ 'go.mod': ['', '// x'], 'go.sum': [SUM, SUM] }, ['README.md']), NOTHING],
    ['another line of go.sum', change({ 'go.sum': [SUM, `${SUM}a.example/x v1.0.0 h1:x=\n`] }), NOTHING]
  ])('the same version with another sum: %s', (_label, edits, want) => {
    expect(reasons(resealed, edits)).toEqual([`modules.rsc.io/quote.sum: ${want}`])
  })

  test('a sum that go.sum does not lock is explained by nothing', () => {
    const state = 'mismatch' as const
    const is = recordWith({ modules: { deps: [{ ...quoteModule, sum: 'h1:new=', state }] } })
    expect(reasons(is, change({ 'go.sum': ['', SUM] }))).toEqual([`modules.rsc.io/quote.sum: ${NOTHING}`])
  })

  test.each([
    [
      'imported from now on',
      change({ 'go.mod': [old, old] }, ['a.go']),
      'this change links it; go.mod asked for it before, line 4'
    ],
    ['required from now on', change({ 'go.mod': ['', old] }), 'this change: go.mod, line 4']
  ])('a module that is %s', (_label, edits, want) => {
    const without = recordWith({ ...workflow('1'), modules: { deps: [] } })
    expect(reasons(before, edits, without)).toEqual([`modules.rsc.io/quote: explained: ${want}`])
  })

  test.each([
    ['no longer imported', change({ 'go.mod': [old, old] }, ['a.go']), 'nothing imports it any more'],
    ['no longer required', change({ 'go.mod': [old, ''] }), 'this change drops it from go.mod']
  ])('a module that is %s', (_label, edits, want) => {
    const without = recordWith({ ...workflow('1'), modules: { deps: [] } })
    expect(reasons(without, edits)).toEqual([`modules.rsc.io/quote: explained: ${want}`])
  })

  test('a replacement', () => {
    const replace = { path: './quote', version: '', sum: '' }
    const local = recordWith({ modules: { deps: [{ ...quoteModule, replace, state: 'local' }] } })
    const edits = change({ 'go.mod': ['', 'replace rsc.io/quote v1.5.2 => ./quote\n'] })
    expect(reasons(local, edits)).toEqual(['modules.rsc.io/quote: explained: this change: go.mod, line 1'])
  })
})
