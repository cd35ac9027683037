/** Wrong use of the command line: one sentence that names what is wrong, a telling exit code, and never a pass. */
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { APP, POLICY } from './support/app.ts'
import { clone } from './support/clone.ts'
import { expectNoTrace } from './support/expectations.ts'
import { gate } from './support/gate.ts'
import { type Environment, makePlace } from './support/host.ts'
import { listAt, parse, textAt } from './support/json.ts'
import { type Finished, output } from './support/process.ts'
import type { Files } from './support/repository.ts'

const place = makePlace()
afterAll(place.remove)

/** The bundle where every user can read it. */
let cli = ''
/** A Go binary and the record of the gate that built it. */
let binary = ''
let record = ''
beforeAll(() => {
  chmodSync(place.root, 0o755)
  const { folder } = clone(place)
  chmodSync(folder, 0o755)
  cli = join(folder, 'dist', 'cli.js')
  binary = join(place.root, 'hello')
  const env = fresh()
  const { code, stdout } = gate(['check', '-C', join(folder, 'examples', 'hello'), '-o', binary, '--json'], {
    env,
    cli
  })
  expect(code).toBe(0)
  record = textAt(parse(stdout), 'record')
})

function fresh(): Environment {
  return { ...place.env, XDG_CACHE_HOME: mkdtempSync(join(place.root, 'cache-')) }
}

/** A new folder with the files in it, and the command run there. */
function inFolder(files: Files, args: readonly string[], prepare: (folder: string) => void = () => {}): Finished {
  const folder = mkdtempSync(join(place.root, 'bad-'))
  chmodSync(folder, 0o755)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text ?? '')
  }
  prepare(folder)
  return gate(args, { cwd: folder, env: fresh(), cli })
}

function expectSentence(finished: Finished, code: number, sentence: RegExp): void {
  expect(finished.stderr).toMatch(sentence)
  // One sentence, and what to do about it; nothing else anywhere.
  expect(finished.stderr).toMatch(/^error: [^\n]+\n(?:fix: {3}[^\n]+\n)?$/)
  expect({ code: finished.code, stdout: finished.stdout }).toEqual({ code, stdout: '' })
  expectNoTrace(finished.stderr)
}

const MODULE: Files = { 'go.mod': 'module example.com/a\n\ngo 1.21\n' }
const LIBRARY: Files = { ...MODULE, 'a.go': 'package a\n' }
const withPolicy = (text: string): Files => ({ ...APP, [POLICY]: text })

type Row = readonly [what: string, files: Files, args: readonly string[], code: number, sentence: RegExp]

const BUILDING: readonly Row[] = [
  ['no go.mod', {}, ['check'], 2, /^error: \S+\/bad-\w+ and the folders above it have no go\.mod\nfix: /],
  [
    'a broken go.mod',
    { 'go.mod': 'modul a\n' },
    ['check'],
    2,
    /\/go\.mod does not parse: .*:1: unknown directive: modul/
  ],
  ['no package', MODULE, ['check'], 2, /^error: \.\/\.\.\.: no package matches\nfix: /],
  ['no package main', LIBRARY, ['check'], 2, /^error: \.\/\.\.\.: 1 package, none of them a package main\nfix: /],
  ['-C without a folder there', {}, ['check', '-C', 'nowhere'], 2, /^error: \S*nowhere is no folder\n/],
  ['-C with a file', APP, ['check', '-C', 'main.go'], 2, /^error: \S*main\.go is no folder\n/],
  ['an output below a file', APP, ['check', '-o', 'main.go/app'], 3, /^error: .*main\.go\/app could not be written: E/]
]

const POLICIES: readonly Row[] = [
  ['broken YAML', withPolicy('build:\n  flags: [\n'), ['check'], 2, /^error: \.github\/go-provenance-gate\.yml:\d+: /],
  [
    'an unknown rule',
    withPolicy('rules:\n  stripped-symbol: off\n'),
    ['check'],
    2,
    /go-provenance-gate\.yml:2: expected the id of a rule, got stripped-symbol\nfix: {3}did you mean stripped-symbols\?\n/
  ],
  ['an unknown level', withPolicy('rules:\n  not-go: fatal\n'), ['check'], 2, /yml:2: rules\.not-go: expected .*fatal/],
  ['an unknown key', withPolicy('# mine\nrule:\n  not-go: off\n'), ['check'], 2, /yml:2: rule: expected no such key/],
  ['a key twice', withPolicy('rules: {}\nrules: {}\n'), ['check'], 2, /yml:2: rules stands twice\n/],
  ['no such policy', APP, ['check', '--policy', 'p.yml'], 2, /^error: p\.yml: expected a policy file, there is none\n/],
  [
    'a folder as policy',
    { ...APP, 'p/x': '' },
    ['check', '--policy', 'p'],
    3,
    /\/p: expected a regular file, got a dir/
  ]
]

const USAGE: readonly Row[] = [
  ['an unknown command', {}, ['chekc'], 2, /^error: there is no command chekc\nfix: .*check/],
  ['an unknown option', APP, ['check', '--fail_on', 'never'], 2, /^error: check: unknown option '--fail_on'\n/],
  ['a word that is none', APP, ['check', '--fail-on', 'no'], 2, /^error: --fail-on: expected one of .*, got no\n/],
  ['an open quote', APP, ['check', '--build-flags', '-ldflags="-s'], 2, /^error: --build-flags: a quote is not closed/],
  ['a flag of ours', APP, ['check', '--build-flags=-o=x'], 2, /^error: build-flags: -o=x cannot be used here\nfix: /],
  ['half a target', APP, ['check', '--target', 'plan9'], 2, /^error: targets: expected GOOS\/GOARCH, got plan9\n/],
  ['one record to compare', {}, ['compare', 'a.json'], 2, /^error: compare: expected two records, got 1\n/],
  ['no file to inspect', {}, ['inspect'], 2, /^error: inspect: expected a file or a folder\n/],
  ['a file that is not there', {}, ['inspect', 'app'], 2, /^error: app does not exist\n/]
]

test.each([...BUILDING, ...POLICIES, ...USAGE])('%s', (_what, files, args, code, sentence) => {
  expectSentence(inFolder(files, args), code, sentence)
})

const EMPTY: readonly Row[] = [
  [
    'a glob without a match',
    APP,
    ['check', '--binaries', 'dist/*'],
    2,
    /^error: binaries: dist\/\* matches no file in /
  ],
  ['an empty glob', APP, ['check', '--binaries', ''], 2, /^error: binaries: /],
  [
    'a glob of the policy',
    withPolicy('binaries: dist/*\n'),
    ['check'],
    2,
    /^error: binaries: dist\/\* matches no file in /
  ],
  ['a module of libraries', LIBRARY, ['check'], 2, /none of them a package main/],
  ['an empty folder', {}, ['inspect', '.'], 2, /^error: \. holds no files\n/]
]
test.each(EMPTY)(
  'an empty set of binaries is no pass, whatever fail-on says: %s',
  (_what, files, args, code, sentence) => {
    const never = args[0] === 'check' ? [...args, '--fail-on', 'never', '--on-missing-baseline', 'pass'] : args
    expectSentence(inFolder(files, never), code, sentence)
  }
)

const BASELINES: readonly [what: string, make: (file: string) => void, sentence: RegExp][] = [
  ['no JSON', (file) => writeFileSync(file, '\u0000\u0001 no record'), /b\.json is no usable record: it is not JSON/],
  [
    'cut off',
    (file) => writeFileSync(file, readFileSync(record, 'utf8').slice(0, -40)),
    /it is not JSON, or it was cut off/
  ],
  ['other JSON', (file) => writeFileSync(file, '{"schema":1}'), /b\.json is no usable record: \S+: expected /],
  [
    'a newer schema',
    (file) => writeFileSync(file, '{"schema":99}'),
    /it has schema version 99, this program knows up to/
  ],
  [
    'oversized',
    (file) => {
      copyFileSync(record, file)
      truncateSync(file, 33 << 20)
    },
    /b\.json, bytes: expected at most 33554432, got 34603008\n/
  ],
  [
    'of another module',
    (file) => copyFileSync(record, file),
    /b\.json cannot be compared with: it is about another module/
  ],
  ['not there', () => {}, /^error: baseline: b\.json does not exist\n/]
]
test.each(BASELINES)('a baseline that is no use: %s', (_what, make, sentence) => {
  expectSentence(
    inFolder(APP, ['check', '--baseline', 'b.json'], (folder) => make(join(folder, 'b.json'))),
    2,
    sentence
  )
})

const FILES: readonly [what: string, make: (file: string) => void, rule: string][] = [
  ['text', (file) => writeFileSync(file, 'no program\n'), 'not-go'],
  ['nothing', (file) => writeFileSync(file, ''), 'not-go'],
  ['a program that Go did not make', (file) => copyFileSync('/bin/ls', file), 'not-go'],
  ['half of a Go binary', (file) => writeFileSync(file, readFileSync(binary).subarray(0, 700_000)), 'truncated']
]
test.each(FILES)('a file that is no whole Go binary closes the gate: %s', (_what, make, rule) => {
  const { code, stdout, stderr } = inFolder(APP, ['check', '--binaries', 'app', '--json'], (folder) =>
    make(join(folder, 'app'))
  )
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
  const report = parse(stdout)
  expect(textAt(report, 'verdict')).toBe('violation')
  expect(listAt(report, 'findings').map((finding) => textAt(finding, 'rule'))).toContain(rule)
  expect(textAt(report, 'findings', 0, 'message')).toContain('`app`')
})

/** Root can read everything: the gate then runs as nobody. */
const uid = process.getuid?.() === 0 ? 65_534 : undefined
test.each([
  ['policy', ['check', '--policy', 'locked'], 3, /^error: \S+\/locked could not be read: EACCES/],
  ['record', ['compare', 'locked', 'locked'], 3, /^error: \S*locked could not be read: EACCES/]
])('a file that may not be read: %s', (_what, args, code, sentence) => {
  const folder = mkdtempSync(join(place.root, 'locked-'))
  chmodSync(folder, 0o755)
  writeFileSync(join(folder, 'locked'), 'rules: {}\n', { mode: 0o000 })
  expectSentence(gate(args, { cwd: folder, env: fresh(), cli, uid }), code, sentence)
})

test('a binary that may not be read is no pass: exit 3, and its line says why', () => {
  const folder = mkdtempSync(join(place.root, 'locked-'))
  chmodSync(folder, 0o755)
  const locked = join(folder, basename(binary))
  copyFileSync(binary, locked)
  chmodSync(locked, 0o000)
  const { code, stdout } = gate(['inspect', '--json', locked], { cwd: folder, env: fresh(), cli, uid })
  expect(code).toBe(3)
  expect(parse(stdout)).toMatchObject({
    path: locked,
    outcome: 'unreadable',
    evidence: [expect.stringContaining('EACCES')],
    sha256: null
  })
  chmodSync(locked, 0o644)
  expect(gate(['inspect', locked], { cwd: folder, env: fresh(), cli, uid }).code).toBe(0)
})

test('a package that is not there fails the build, in the words of go', () => {
  const { code, stdout, stderr } = inFolder(APP, ['check', './cmd/nothing', '--json'])
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
  const report = parse(stdout)
  expect(listAt(report, 'binaries')).toEqual([])
  expect(textAt(report, 'findings', 0, 'rule')).toBe('build-failed')
  expect(textAt(report, 'findings', 0, 'message')).toContain('cmd/nothing: directory not found')
})

test('no command prints how to use it, and is no success', () => {
  const { code, stdout } = gate([], { env: fresh(), cli })
  expect(code).toBe(2)
  expect(stdout).toContain('check [packages]')
  // What is promised there is there: an outside look at the same words.
  expect(output(process.execPath, [cli, '--help'], { env: fresh() })).toBe(stdout)
})
