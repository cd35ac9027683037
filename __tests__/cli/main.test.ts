/** Commands as they are typed, in this process: what they print where, and their exit codes. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { CATALOGUE } from '../../src/core/rules/catalogue.ts'
import { canonicalJson } from '../../src/core/record/canonical.ts'
import { keepEnvironment, runCli } from '../support/cli.ts'
import { buildProgram, goOutput } from '../support/go-programs.ts'
import { makeModule, STAMPING_ENV, type TestModule, TINY } from '../support/module.ts'
import { recordWith } from '../support/records.ts'

const folder = mkdtempSync(join(tmpdir(), 'gate-cli-'))
const restore = keepEnvironment()
let module: TestModule

beforeAll(() => {
  // The build cache would move as well, and be cold.
  const GOCACHE = goOutput(['env', 'GOCACHE']).trim()
  const own = { XDG_CACHE_HOME: join(folder, 'cache'), GOCACHE, GONOSUMDB: 'golang.org/toolchain' }
  Object.assign(process.env, STAMPING_ENV, own)
  module = makeModule(TINY)
  module.commit()
})
afterAll(() => {
  restore()
  module.remove()
  rmSync(folder, { recursive: true, force: true })
})

const observer = new URL('../../src/toolexec/', import.meta.url)
const cli = (...args: string[]) => runCli(args, { observer })

/** Wrong usage is one sentence, perhaps with a fix, and never a stack. */
function expectSentence(err: string, want: string): void {
  expect(err).toMatch(/^error: [^\n]+\n(?:fix: {3}[^\n]+\n)?$/)
  expect(err).toContain(want)
}

describe('the command line', () => {
  test('prints its help, and says that a command is missing', async () => {
    expect(await cli('--help')).toMatchObject({ code: 0, out: expect.stringContaining('check [packages]') })
    expect(await cli()).toMatchObject({ code: 2 })
    for (const command of ['check', 'inspect', 'compare', 'diagnose', 'toolchain', 'rules', 'schema']) {
      expect(await cli(command, '--help')).toMatchObject({ code: 0, out: expect.stringContaining(command) })
    }
  })

  test.each([
    [['chek'], 'there is no command chek'],
    [['check', '--target'], 'check: option'],
    [['check', '--no-such'], "check: unknown option '--no-such'"],
    [['check', '--fail-on', 'sometimes'], '--fail-on: expected one of error, warning, never, got sometimes'],
    [['check', '--build-flags', '-ldflags="-s'], '--build-flags: a quote is not closed'],
    [['check', '-C', '/no/such/folder'], '/no/such/folder is no folder'],
    [['check', '--'], 'check: expected a command behind --'],
    [['check', '--', 'true'], 'it is not said which binaries the command behind -- makes'],
    [['check', '.', '--binaries', 'x', '--', 'true'], 'expected either'],
    [['check', '--verify-toolchain', 'yes'], '--verify-toolchain: expected one of auto, offline, off, got yes'],
    [['toolchain', 'prove'], 'toolchain: expected verify or nothing, got prove'],
    [['toolchain', '--offline'], 'toolchain: --offline belongs to toolchain verify'],
    [['toolchain', 'verify', '--goroot', '/no/such'], '--goroot: /no/such is no folder'],
    [['toolchain', 'verify', '--lock', '/no/such'], '/no/such does not exist'],
    [['toolchain', 'verify', '--write-lock', '--offline'], '--write-lock needs the checksum database'],
    [['inspect'], 'inspect: expected a file or a folder'],
    [['inspect', '/no/such/file'], '/no/such/file does not exist'],
    [['compare', 'one'], 'compare: expected two records, got 1'],
    [['compare', '/no/a', '/no/b'], '/no/a does not exist'],
    [['rules', 'no-such'], 'there is no rule no-such'],
    [['schema', 'no-such'], 'there is no schema no-such']
  ])('%j is wrong usage', async (args, want) => {
    const { code, err } = await cli(...args)
    expect(code).toBe(2)
    expectSentence(err, want)
  })
})

describe('check', () => {
  test('prints the chain, and as JSON the contract', async () => {
    const text = await cli('check', '-C', module.root)
    expect(text).toMatchObject({ code: 0, err: '' })
    expect(text.out).toMatch(/^example\.com\/tiny {2}linux\/|^example\.com\/tiny {2}/)
    expect(text.out).toContain('Gate open. 0 findings, not compared: this is the first run here.')
    const json = await cli('check', '-C', module.root, '--json')
    expect(JSON.parse(json.out)).toMatchObject({
      verdict: 'pass',
      baseline: { state: 'exact', source: 'last-run' },
      binaries: [{ path: 'tiny', outcome: 'go', seal: 'intact' }],
      findings: [],
      record: expect.stringContaining(join(folder, 'cache', 'go-provenance-gate', 'example.com', 'tiny'))
    })
    const { record } = JSON.parse(json.out) as { record: string }
    expect(await cli('compare', record, record, '--json')).toMatchObject({ code: 0 })
  })

  test('runs a command behind -- and judges what it made', async () => {
    const args = ['--binaries', 'out/tiny', '--baseline', 'none', '--', 'go', 'build', '-o', 'out/tiny', '.']
    const { code, out } = await cli('check', '-C', module.root, '--json', ...args)
    module.git('clean', '-fdq')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ verdict: 'pass', chain: { link: { state: 'verified' } } })
  })

  test('says of a command that cannot be run what stands behind --', async () => {
    const { code, err } = await cli('check', '-C', module.root, '--binaries', 'x', '--', '/no/such/program')
    expect(code).toBe(3)
    expectSentence(err, '/no/such/program could not be run')
  })

  test('closes the gate with exit code 1', async () => {
    const { code, out } = await cli(
      'check',
      '-C',
      module.root,
      '--build-flags',
      '-ldflags="-s -w"',
      '--baseline',
      'none'
    )
    expect(code).toBe(1)
    expect(out).toContain('✗ stripped-symbols  go.mod:1')
  })

  test('without go in PATH there is no evidence', async () => {
    const path = process.env['PATH']
    process.env['PATH'] = join(folder, 'empty')
    try {
      const { code, err } = await cli('check', '-C', module.root)
      expect(code).toBe(3)
      expectSentence(err, 'the go command is not in PATH')
    } finally {
      process.env['PATH'] = path
    }
  })
})

describe('inspect', () => {
  test('of a folder without an executable is no pass', async () => {
    const texts = join(folder, 'texts')
    mkdirSync(texts)
    writeFileSync(join(texts, 'notes.txt'), 'no binary')
    const { code, err } = await cli('inspect', texts)
    expect(code).toBe(2)
    expectSentence(err, '1 file, none of them an executable')
  })

  test('prints a page about one file and a table of a folder', async () => {
    const dist = join(folder, 'dist')
    mkdirSync(dist)
    copyFileSync(buildProgram({ env: { GOOS: 'linux', GOARCH: 'amd64' } }), join(dist, 'app'))
    writeFileSync(join(dist, 'notes.txt'), 'no binary')
    const page = await cli('inspect', join(dist, 'app'))
    expect(page.code).toBe(0)
    expect(page.out).toMatch(/module +example\.com\/tiny/)
    expect(page.out).toMatch(/seal +intact/)
    const table = await cli('inspect', dist)
    // Texts lie in every folder of a release, and nobody said that they were programs.
    expect(table.code).toBe(0)
    expect(table.out).toContain('\nno executables: notes.txt\n')
    expect(table.out).toMatch(/\nfile +go +target +stripped +by +seal +module\n/)
    expect(table.out).toContain('2 files, 1 of them Go')
    const named = await cli('inspect', join(dist, 'notes.txt'))
    expect(named.code).toBe(1)
    expect(named.out).toContain('✗ not-go')
    const json = await cli('inspect', '--json', dist)
    const lines = json.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines.map((line) => [line['path'], line['outcome']])).toEqual([
      [join(dist, 'app'), 'go'],
      [join(dist, 'notes.txt'), 'not-go']
    ])
    expect(lines[0]).toMatchObject({
      format: 'elf',
      goVersion: expect.stringMatching(/^go1\./),
      main: { path: 'example.com/tiny', version: '(devel)', sum: '' },
      settings: expect.objectContaining({ CGO_ENABLED: '0' }),
      deps: [],
      buildId: {
        action: expect.any(String),
        mainAction: expect.any(String),
        mainContent: expect.any(String),
        content: expect.any(String)
      },
      seal: 'intact',
      copies: 'agree',
      symbols: { symtab: true, dwarf: true },
      stripped: 'none',
      strippedBy: null,
      packed: null,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      slices: [],
      findings: []
    })
  })

  test('of a folder without files is wrong input, never a pass', async () => {
    const empty = join(folder, 'nothing')
    mkdirSync(empty)
    expect(await cli('inspect', empty)).toMatchObject({ code: 2, err: expect.stringContaining('holds no files') })
  })

  test('needs no go command', async () => {
    const path = process.env['PATH']
    process.env['PATH'] = join(folder, 'empty')
    try {
      expect((await cli('inspect', buildProgram())).code).toBe(0)
    } finally {
      process.env['PATH'] = path
    }
  })
})

describe('compare', () => {
  const write = (name: string, changes: Parameters<typeof recordWith>[0]): string => {
    const file = join(folder, name)
    writeFileSync(file, canonicalJson(recordWith(changes)))
    return file
  }

  test('tells what changed, and by its exit code whether something explains it', async () => {
    const older = write('a.json', {})
    expect(await cli('compare', older, older)).toMatchObject({ code: 0, out: 'nothing that is compared has changed\n' })
    const { code, out } = await cli('compare', older, write('b.json', { toolchain: { version: 'go1.27.0' } }))
    expect(code).toBe(1)
    expect(out).toContain('unexplained  toolchain.version')
    const other = await cli('compare', '--json', older, write('c.json', { subject: { target: 'linux/arm64' } }))
    expect(other.code).toBe(3)
    expect(JSON.parse(other.out)).toMatchObject({ state: 'incomparable', drifts: [] })
  })

  test.each([
    ['cut off', (text: string) => text.slice(0, 100)],
    ['of a future version', (text: string) => text.replace('"schema": 1', '"schema": 7')]
  ])('refuses a record that is %s', async (label, spoil) => {
    const file = write(`${label}.json`, {})
    writeFileSync(file, spoil(readFileSync(file, 'utf8')))
    const { code, err } = await cli('compare', file, file)
    expect(code).toBe(2)
    expectSentence(err, 'is no usable record')
  })
})

test('rules lists every rule with its page', async () => {
  const { out } = await cli('rules')
  for (const { id } of CATALOGUE) expect(out).toMatch(new RegExp(`^${id} `, 'm'))
  expect(JSON.parse((await cli('rules', 'packed', '--json')).out)).toEqual({
    id: 'packed',
    link: 'binary',
    level: 'error',
    title: 'The file is packed',
    help: 'docs/rules/packed.md'
  })
})

test.each(['record', 'policy'])('schema prints the one of the %s', async (name) => {
  const { out } = await cli('schema', name)
  expect(out).toBe(readFileSync(join(import.meta.dirname, '..', '..', 'schema', `${name}.schema.json`), 'utf8'))
})
