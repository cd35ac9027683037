/** Code that nobody edited: what an earlier step left in the module cache, in GOROOT, or where git does not look. */
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { gate } from './support/gate.ts'
import { makePlace } from './support/host.ts'
import { at, parse } from './support/json.ts'
import { output } from './support/process.ts'
import { type Files, Repository } from './support/repository.ts'

const place = makePlace()
const modules = join(place.root, 'modules')
const env = {
  ...place.env,
  GOMODCACHE: modules,
  GOCACHE: join(place.root, 'cache'),
  GOFLAGS: '-buildvcs=auto -modcacherw'
}
const named = (name: string): string => `package ${name}\n\nfunc Name() string { return "${name}" }\n`
const APP: Files = {
  '.gitignore': '*_gen.go\n',
  '.github/go-provenance-gate.yml': 'toolchain:\n  verify: off\n',
  'go.mod': 'module example.com/app\n\ngo 1.21\n\nrequire rsc.io/quote v1.5.2\n',
  'a/a.go': named('a'),
  'b/b.go': named('b'),
  'c/c.go': named('c'),
  'main.go':
    'package main\n\nimport (\n\t"example.com/app/a"\n\t"example.com/app/b"\n\t"example.com/app/c"\n\n\t"rsc.io/quote"\n)\n\nfunc main() { println(a.Name(), b.Name(), c.Name(), quote.Hello()) }\n'
}
const EDITED_A: Files = { 'a/a.go': named('a').replace('"a"', '"another"') }
const repository = new Repository(join(place.root, 'app'), env)
const baseline = join(place.root, 'baseline.json')

beforeAll(() => {
  repository.write(APP)
  output('go', ['mod', 'tidy'], { cwd: repository.folder, env })
  repository.commit('first')
  const { path } = check()
  cpSync(path, baseline)
})
afterAll(place.remove)

interface Checked {
  readonly code: number | null
  readonly path: string
  readonly findings: readonly string[]
}

function check(...args: readonly string[]): Checked {
  const { code, stdout } = gate(['check', '--json', ...args], { cwd: repository.folder, env })
  const said = parse(stdout)
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
  return {
    code,
    path: String(at(said, 'record')),
    findings: list(at(said, 'findings')).map((one) => `${String(at(one, 'level'))} ${String(at(one, 'rule'))}`)
  }
}

/** The run of a change that edits package a. */
function checkChange(files: Files = EDITED_A): Checked {
  repository.git('checkout', '--quiet', '-B', 'change', 'main')
  repository.commit('change', files)
  return check('--baseline', baseline)
}

test('a change is explained by what it edits', () => {
  expect(checkChange()).toMatchObject({ code: 0, findings: [] })
})

test('a file that git ignores is said, and another package of the change does not explain it', () => {
  const file = join(repository.folder, 'b', 'b_gen.go')
  writeFileSync(file, 'package b\n\nfunc init() { println("generated") }\n')
  expect(checkChange()).toMatchObject({ code: 0, findings: ['notice code-changed'] })
  repository.git('clean', '--quiet', '-fdX')
})

test.each([
  ['nothing else', { 'README.md': 'text\n' }],
  ['another package', EDITED_A]
])('an edited file of the module cache closes the gate, beside an edit of %s', (_label, files) => {
  const file = join(modules, 'rsc.io', 'sampler@v1.3.0', 'sampler.go')
  const before = readFileSync(file, 'utf8')
  appendFileSync(file, '\nfunc init() { println("not what was published") }\n')
  expect(checkChange(files)).toMatchObject({ code: 1, findings: ['error code-changed'] })
  // From the build cache it is no better.
  expect(check('--baseline', baseline)).toMatchObject({ code: 1, findings: ['error code-changed'] })
  writeFileSync(file, before)
  expect(check('--baseline', baseline)).toMatchObject({ code: 0, findings: [] })
})
