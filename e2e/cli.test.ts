/** The command line in a fresh clone: what the README promises on a machine that has Node.js and Go. */
import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { clone } from './support/clone.ts'
import { expectNoTrace, LINKS, readVersionM, sha256, statesOf } from './support/expectations.ts'
import { gate } from './support/gate.ts'
import { type Environment, makePlace, pathOf } from './support/host.ts'
import { at, listAt, parse, textAt } from './support/json.ts'
import { output } from './support/process.ts'
import type { Repository } from './support/repository.ts'
import { node24 } from './support/tools.ts'

const place = makePlace()
let repository: Repository
beforeAll(() => {
  repository = clone(place)
})
afterAll(place.remove)

/** Without a last run to compare with. */
function fresh(extra: Environment = {}): Environment {
  return { ...place.env, XDG_CACHE_HOME: mkdtempSync(join(place.root, 'cache-')), ...extra }
}

interface Checked {
  readonly code: number | null
  readonly verdict: string
  /** `level rule file:line`. */
  readonly findings: readonly string[]
  readonly report: unknown
}

/** `node dist/cli.js check ... --json` at the root of the clone. */
function check(args: readonly string[], env = fresh(), node = process.execPath): Checked {
  const options = { cwd: repository.folder, env, node, cli: join('dist', 'cli.js') }
  const { code, stdout, stderr } = gate(['check', ...args, '--json'], options)
  expect(stderr).toBe('')
  const report = parse(stdout)
  const findings = listAt(report, 'findings').map(
    (finding) =>
      `${textAt(finding, 'level')} ${textAt(finding, 'rule')} ${String(at(finding, 'file'))}:${String(at(finding, 'line'))}`
  )
  return { code, verdict: textAt(report, 'verdict'), findings, report }
}

const NODES: readonly [name: string, node: () => string][] = [
  ['the Node.js of the tests', () => process.execPath],
  ['Node.js 24', node24]
]
const STAMPS: readonly [goflags: string, findings: string[]][] = [
  ['-buildvcs=auto', []],
  ['-buildvcs=false', ['warning revision-missing examples/hello/go.mod:1']]
]
test.each(NODES.flatMap(([name, node]) => STAMPS.map((stamp) => [name, ...stamp, node] as const)))(
  'examples/hello opens the gate: %s, GOFLAGS=%s',
  (_name, goflags, findings, node) => {
    const {
      code,
      verdict,
      findings: found,
      report
    } = check(['-C', 'examples/hello'], fresh({ GOFLAGS: goflags }), node())
    expect({ code, verdict, found }).toEqual({ code: 0, verdict: 'pass', found: findings })
    expect(Object.keys(Object(at(report, 'chain'))).toSorted()).toEqual(LINKS.toSorted())
    expect(statesOf(report)).toMatchObject({ source: 'verified', link: 'verified', binary: 'verified' })
    expect(at(report, 'baseline')).toMatchObject({ state: 'missing-first-run' })
    const record = parse(readFileSync(textAt(report, 'record'), 'utf8'))
    expect(textAt(record, 'source', 'head')).toBe(repository.head())
    expect(repository.git('status', '--porcelain')).toBe('')
  }
)

test('the terminal shows the seven links in their order', () => {
  const options = { cwd: repository.folder, env: fresh(), cli: join('dist', 'cli.js') }
  const { code, stdout } = gate(['check', '-C', 'examples/hello'], options)
  const shown = [...stdout.matchAll(/^ {2}(\w+) +\S (?:verified|changed|broken|unknown) /gm)].map(([, link]) => link)
  expect({ code, shown }).toEqual({ code: 0, shown: LINKS })
  expect(stdout).toMatch(/^Gate open\./m)
})

test('a second run compares with the first', () => {
  const env = fresh()
  check(['-C', 'examples/hello'], env)
  const same = check(['-C', 'examples/hello'], env)
  expect(same).toMatchObject({ code: 0, findings: [], report: { baseline: { state: 'exact' }, drifts: [] } })
  const other = check(['-C', 'examples/hello', '--build-flags', '-trimpath'], env)
  // Nobody vouches for the last run on a laptop, so what differs from it is said and closes no gate.
  expect(other.code).toBe(0)
  expect(other.findings).toEqual(['warning flags-changed examples/hello/go.mod:1'])
})

test('examples/stripped closes it', () => {
  const { code, verdict, findings, report } = check(['-C', 'examples/stripped'])
  const policy = 'examples/stripped/.github/go-provenance-gate.yml'
  const line = readFileSync(join(repository.folder, policy), 'utf8')
    .split('\n')
    .findIndex((text) => text.includes('flags:'))
  expect({ code, verdict, findings }).toEqual({
    code: 1,
    verdict: 'violation',
    findings: [`error stripped-symbols ${policy}:${line + 1}`]
  })
  expect(textAt(report, 'findings', 0, 'message')).toContain('-ldflags=-s -w')
  expect(textAt(report, 'findings', 0, 'fix')).toContain('drop `-s`')
})

test('examples/mismatched closes it, for an edited binary and for one of another commit', () => {
  const env = fresh()
  output(process.execPath, ['examples/mismatched/make.mjs'], { cwd: repository.folder, env })
  const { code, verdict, report } = check(['-C', 'examples/mismatched'], env)
  expect({ code, verdict }).toEqual({ code: 1, verdict: 'violation' })
  expect(
    listAt(report, 'findings').map(
      (finding) => `${textAt(finding, 'subject').split(' ')[0]} ${textAt(finding, 'rule')}`
    )
  ).toEqual(expect.arrayContaining(['edited modified-after-link', 'other-commit revision-mismatch']))
  expect(listAt(report, 'findings')).toHaveLength(2)
})

/** go leaves an existing file alone when its build ID matches, exit 0, whatever was done to it since. */
test('a file that was edited after an earlier build is replaced by the verified one', () => {
  const env = fresh()
  const folder = join(repository.folder, 'examples', 'hello')
  const app = join(mkdtempSync(join(place.root, 'out-')), 'app')
  output('go', ['build', '-o', app, '.'], { cwd: folder, env })
  const good = sha256(app)
  const bytes = readFileSync(app)
  bytes.write('HELLO', bytes.indexOf('hello, provenance'))
  writeFileSync(app, bytes)
  const edited = sha256(app)
  output('go', ['build', '-o', app, '.'], { cwd: folder, env })
  expect(sha256(app)).toBe(edited)

  const { code, report } = check(['-C', 'examples/hello', '--output', app], env)
  expect({ code, sha256: sha256(app) }).toEqual({ code: 0, sha256: good })
  expect(textAt(report, 'binaries', 0, 'sha256')).toBe(good)
  expect(statesOf(report)['release']).toBe('verified')
  expect(output(app, [], { env })).toBe('hello, provenance\n')
})

test('without git in PATH the gate opens, and says that the commit is missing', () => {
  const { code, findings, report } = check(['-C', 'examples/hello'], fresh({ PATH: pathOf(place, 'go') }))
  expect(code).toBe(0)
  expect(findings).toEqual(['warning revision-missing examples/hello/go.mod:1'])
  expect(textAt(report, 'findings', 0, 'message')).toContain('git is not in PATH')
})

/** `examples/hello` outside of any repository. */
function hello(): string {
  const folder = mkdtempSync(join(place.root, 'hello-'))
  for (const name of ['go.mod', 'main.go'])
    copyFileSync(join(repository.folder, 'examples', 'hello', name), join(folder, name))
  return folder
}

test.each([
  ['git', ['go', 'git']],
  ['no git', ['go']]
])('without a repository the gate opens, the source unknown: %s', (_name, programs) => {
  const { code, findings, report } = check(['-C', hello()], fresh({ PATH: pathOf(place, ...programs) }))
  expect({ code, findings }).toEqual({ code: 0, findings: [] })
  expect(statesOf(report)).toMatchObject({ source: 'unknown', link: 'verified', binary: 'verified' })
})

test('without go in PATH there is no evidence: one sentence, exit 3', () => {
  const options = { cwd: repository.folder, env: fresh({ PATH: pathOf(place, 'git') }), cli: join('dist', 'cli.js') }
  const { code, stdout, stderr } = gate(['check', '-C', 'examples/hello'], options)
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
  expect(stderr).toMatch(/^error: the go command is not in PATH\nfix: {3}install Go.*\n$/)
  expectNoTrace(stderr)
})

test('inspecting needs neither go nor git', () => {
  const file = join(mkdtempSync(join(place.root, 'out-')), 'bin', 'app')
  mkdirSync(dirname(file))
  output('go', ['build', '-o', file, '.'], { cwd: join(repository.folder, 'examples', 'hello'), env: place.env })
  const witness = readVersionM(output('go', ['version', '-m', file], { env: place.env }))
  const { code, stdout, stderr } = gate(['inspect', '--json', file], { env: fresh({ PATH: pathOf(place) }) })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(parse(stdout)).toMatchObject({
    path: file,
    outcome: 'go',
    goVersion: witness.go,
    mainPackage: witness.path,
    settings: { 'vcs.revision': witness.settings['vcs.revision'], 'vcs.modified': 'false' },
    sha256: sha256(file),
    seal: 'intact',
    findings: []
  })
})

test('large programs are read alike alone, where the digests are shared out, and beside each other', () => {
  const source = mkdtempSync(join(place.root, 'large-'))
  writeFileSync(join(source, 'go.mod'), 'module example.com/large\n\ngo 1.21\n')
  const main = 'import _ "embed"\n\n//go:embed data.bin\nvar data string\n\nfunc main() { println(len(data)) }\n'
  writeFileSync(join(source, 'main.go'), `package main\n\n${main}`)
  writeFileSync(join(source, 'data.bin'), Buffer.alloc(70 << 20, 'x'))
  const folder = join(source, 'bin')
  const files = ['broken', 'intact', 'longer'].map((name) => join(folder, name))
  for (const file of files) output('go', ['build', '-o', file, '.'], { cwd: source, env: place.env })
  const [broken = '', intact = '', longer = ''] = files
  const bytes = readFileSync(broken)
  bytes[bytes.lastIndexOf('xxxx')] = 0x79
  writeFileSync(broken, bytes)
  appendFileSync(longer, 'x')
  const inspected = (path: string): unknown[] =>
    gate(['inspect', '--json', path], { env: fresh() }).stdout.trim().split('\n').map(parse)
  const together = inspected(folder)
  expect(together.map((facts) => [textAt(facts, 'path'), textAt(facts, 'sha256'), textAt(facts, 'seal')])).toEqual([
    [broken, sha256(broken), 'broken'],
    [intact, sha256(intact), 'intact'],
    [longer, sha256(longer), 'broken']
  ])
  expect(files.flatMap(inspected)).toEqual(together)
})
