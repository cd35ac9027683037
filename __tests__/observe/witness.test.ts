import { copyFileSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import { bareFacts, type BinaryFacts } from '../../src/core/binary/facts.ts'
import { LimitError } from '../../src/core/errors.ts'
import { askWitness, findWitness } from '../../src/observe/witness.ts'
import { systemExec } from '../../src/ports/exec.ts'
import type { Command, CommandResult, Exec } from '../../src/ports/types.ts'
import { fakePorts } from '../support/fakes.ts'
import { buildProgram, goOutput } from '../support/go-programs.ts'
import { bare, inspectFile } from '../support/targets.ts'

const GOROOT = '/opt/go'
const GO = '/opt/go/bin/go'
const facts: BinaryFacts = { ...bareFacts('app', 'go', [], 1), format: 'elf', goVersion: 'go1.26.8', sha256: 'ab' }

describe('findWitness', () => {
  const ports = fakePorts({ files: { [GO]: '' } })
  const cases: [label: string, env: Record<string, string>, want: object | null][] = [
    ['the go command of GOROOT', { GOROOT, GOVERSION: 'go1.26.8' }, { file: GO, version: 'go1.26.8' }],
    ['one of experiments', { GOROOT, GOVERSION: 'go1.25.8 X:jsonv2' }, { file: GO, version: 'go1.25.8 X:jsonv2' }],
    ['one of no known version', { GOROOT, GOVERSION: 'weird' }, { file: GO, version: 'weird' }],
    ['that of PATH where GOROOT has none', { GOROOT: '/other', GOVERSION: 'go1.26.8' }, { file: 'go', version: '' }],
    ['that of PATH without GOROOT', {}, { file: 'go', version: '' }],
    ['nobody when Go is so old that it may never return', { GOROOT, GOVERSION: 'go1.19.13' }, null],
    ['the first that returns', { GOROOT, GOVERSION: 'go1.20' }, { file: GO, version: 'go1.20' }]
  ]
  test.each(cases)('gives %s', async (_label, env, want) => {
    expect(await findWitness(ports, env)).toEqual(want)
  })

  test('asks for go.exe on Windows', async () => {
    const windows = { ...fakePorts({ files: { [`${GO}.exe`]: '' } }), host: { os: 'win32', arch: 'x64' } }
    expect(await findWitness(windows, { GOROOT, GOVERSION: 'go1.26.8' })).toMatchObject({ file: `${GO}.exe` })
  })
})

describe('askWitness', () => {
  function ask(
    version: string,
    answer: (args: readonly string[]) => Partial<CommandResult>,
    about: BinaryFacts = facts,
    file = 'app'
  ) {
    const commands: Command[] = []
    const exec: Exec = {
      attached: async () => 0,
      which: async () => GO,
      run: async (command) => {
        commands.push(command)
        return { exitCode: 0, stdout: '', stderr: '', ...answer(command.args) }
      }
    }
    return { commands, witness: askWitness({ exec }, '/srv', { file: GO, version }, file, about) }
  }
  const JSON_ANSWER = '{"GoVersion":"go1.26.8","Main":{}}'
  const TEXT_ANSWER = '/srv/app: go1.26.8\n'
  const inBoth = (args: readonly string[]): Partial<CommandResult> => ({
    stdout: args.includes('-json') ? JSON_ANSWER : TEXT_ANSWER
  })

  test.each([
    ['go1.26.8', true],
    ['go1.25.0', true],
    ['go1.25rc1', true],
    ['go1.24.13', false],
    ['', false]
  ])('of %j asks in JSON: %s', async (version, json) => {
    const { commands, witness } = ask(version, inBoth)
    expect(await witness).toMatchObject({ asked: version, goVersion: 'go1.26.8', differences: [] })
    expect(commands).toEqual([
      {
        file: GO,
        args: ['version', '-m', ...(json ? ['-json'] : []), '/srv/app'],
        cwd: '/srv',
        env: { GOENV: 'off', GOFLAGS: '', GOTOOLCHAIN: 'local' }
      }
    ])
  })

  const fallbacks: [label: string, json: Partial<CommandResult>][] = [
    ['does not know the flag', { exitCode: 2, stderr: 'flag provided but not defined: -json\n' }],
    ['prints something else', { stdout: 'hello\n' }],
    ['was ended by a signal', { exitCode: null }]
  ]
  test.each(fallbacks)('asks for text when the go command %s', async (_label, json) => {
    const { commands, witness } = ask('go1.26.8', (args) => (args.includes('-json') ? json : inBoth(args)))
    expect(await witness).toMatchObject({ goVersion: 'go1.26.8', differences: [] })
    expect(commands).toHaveLength(2)
  })

  test('gives null when it cannot be asked either way', async () => {
    expect(await ask('go1.24.13', () => ({ exitCode: null })).witness).toBeNull()
  })

  test('takes more words than any file can cause for silence, and says so', async () => {
    const { witness } = ask('go1.24.13', () => {
      throw new LimitError('`go version`, bytes of output', 2, 1)
    })
    const said = await witness
    expect(said).toMatchObject({ goVersion: null, refusal: expect.stringContaining('expected at most 1, got 2') })
    expect(said?.differences).toHaveLength(1)
  })

  test('is about a path that no flag looks like', async () => {
    const { commands, witness } = ask('go1.24.13', () => ({ stdout: '/srv/-x: go1.26.8\n' }), facts, '-x')
    expect(await witness).toMatchObject({ differences: [] })
    expect(commands[0]?.args).toEqual(['version', '-m', '/srv/-x'])
  })

  const silent: [label: string, about: BinaryFacts, asked: boolean][] = [
    ['an unreadable file', { ...facts, outcome: 'unreadable', sha256: null }, false],
    ['a truncated file', { ...facts, outcome: 'truncated' }, false],
    ['a file of no executable format', { ...facts, outcome: 'not-go', format: null }, false],
    ['an executable without Go', { ...facts, outcome: 'not-go', goVersion: null }, true],
    ['a packed one', { ...facts, outcome: 'packed', goVersion: null }, true]
  ]
  test.each(silent)('of %s: %#', async (_label, about, asked) => {
    const { commands, witness } = ask('go1.24.13', () => ({ exitCode: 1 }), about)
    expect((await witness) === null).toBe(!asked)
    expect(commands).toHaveLength(asked ? 1 : 0)
  })

  test('has nobody to ask', async () => {
    expect(await askWitness({ exec: fakePorts().exec }, '/srv', null, 'app', facts)).toBeNull()
  })
})

describe('askWitness with the real go command', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'go-provenance-gate-witness-')))
  const before = { GOFLAGS: process.env['GOFLAGS'], GOTOOLCHAIN: process.env['GOTOOLCHAIN'] }
  afterEach(() => {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const names = ['-x', '-json', 'a b', 'line\nend: go1.1', 'go1.1: x', 'quote\'"`', 'not executable']
  test.each(names)('reads %j, whatever the environment and go.mod ask for', async (name) => {
    const file = join(folder, name)
    copyFileSync(buildProgram(bare('linux/amd64')), file)
    // A go.mod that asks for a Go that does not exist, flags that would change the output, a toolchain that is nowhere.
    writeFileSync(join(folder, 'go.mod'), 'module x\n\ngo 1.999\n\ntoolchain go1.999.1\n')
    const version = goOutput(['env', 'GOVERSION']).trim()
    const goroot = goOutput(['env', 'GOROOT']).trim()
    process.env['GOFLAGS'] = '-json -v'
    process.env['GOTOOLCHAIN'] = 'go1.999.1'
    for (const asked of [version, 'go1.24.13']) {
      const go = { file: join(goroot, 'bin', 'go'), version: asked }
      const witness = await askWitness({ exec: systemExec }, folder, go, name, inspectFile(file))
      expect(witness).toMatchObject({ asked, goVersion: version, exitCode: 0, differences: [] })
    }
  })
})
