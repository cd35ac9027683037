/** `diagnose` as it is typed: logs, standard input, commands that run here, exit codes. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { runCli } from '../support/cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'gate-diagnose-'))
const BROKEN = '# example.com/m\n./main.go:4:2: undefined: foo\n'

beforeAll(() => {
  mkdirSync(join(folder, '.git'))
  mkdirSync(join(folder, 'svc'))
  writeFileSync(join(folder, 'build.log'), BROKEN)
  writeFileSync(join(folder, 'good.log'), 'ok  \texample.com/m\t0.01s\n')
  writeFileSync(join(folder, 'empty.log'), '')
  writeFileSync(join(folder, 'svc', 'go.mod'), 'module example.com/m\n\ngo 1.21\n')
  writeFileSync(join(folder, 'svc', 'main.go'), 'package main\n\nfunc main() {\n\tfoo()\n}\n')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const cli = (args: readonly string[], piped = '') => runCli(['diagnose', ...args], { piped })

describe('a log', () => {
  test('is explained: how bad, why, where, what to type', async () => {
    const { code, out, err } = await cli(['build.log', '-C', folder, '--exit-code', '1'])
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(out.split('\n').slice(0, 4)).toEqual(
      [
        'the command failed with exit code 1: 1 cause',
        '',
        '✗ undefined  main.go:4',
        '  Foo is not declared in package example.com/m.'
      ].map((line) => line.replace('Foo', 'foo'))
    )
    expect(out).toMatch(/^ {2}Fix {4}declare foo/m)
    expect(out).toMatch(/^ {2}More {3}docs\/diagnosis\.md#undefined$/m)
  })

  test('is explained to programs by stable names', async () => {
    const { code, out } = await cli(['-', '--json', '-C', join(folder, 'svc')], BROKEN)
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      exitCode: null,
      failures: [
        {
          cause: 'undefined',
          title: 'A name is not declared',
          package: 'example.com/m',
          file: 'svc/main.go',
          line: 4,
          column: 2,
          message: '`foo` is not declared in package `example.com/m`',
          fix: expect.stringContaining('`foo`'),
          help: 'docs/diagnosis.md#undefined',
          primary: true,
          whose: 'repository'
        }
      ]
    })
  })

  test('outside of a repository has its places in the folder', async () => {
    const place = mkdtempSync(join(tmpdir(), 'gate-bare-'))
    try {
      const { out } = await cli(['-', '--json', '-C', place], `# m\n${place}/a.go:1:1: undefined: x\n`)
      expect(JSON.parse(out)).toMatchObject({ failures: [{ file: 'a.go', line: 1, whose: 'repository' }] })
    } finally {
      rmSync(place, { recursive: true })
    }
  })

  test.each([
    ['good.log', 'no failure in 1 line\n'],
    ['empty.log', 'the log is empty: no failure in it\n']
  ])('without a failure says so: %s', async (log, want) => {
    expect(await cli([log, '-C', folder])).toEqual({ code: 0, out: want, err: '' })
  })

  test('shows an error that nobody knows as it was printed', async () => {
    const { code, out } = await cli(['-'], 'go: words that no Go ever said\n\tand \u001b[31mmore\u202e\n')
    expect(code).toBe(1)
    expect(out).toContain('✗ unknown\n  No known cause: words that no Go ever said.\n')
    expect(out).toContain('    go: words that no Go ever said\n    \\tand more\\u202e\n')
  })
})

describe('a command', () => {
  test('is run without a shell, shown while it runs, and explained', async () => {
    const { code, out, err } = await cli(['-C', join(folder, 'svc'), '--', 'go', 'build', './...'])
    expect(code).toBe(1)
    expect(err).toBe(BROKEN)
    expect(out).toMatch(/^go build failed with exit code 1: 1 cause\n\n✗ undefined {2}svc\/main\.go:4\n/)
  })

  test('is followed into the folder that it works in', async () => {
    const { out } = await cli(['-C', folder, '--json', '--', 'go', 'build', '-C', 'svc', './...'])
    expect(JSON.parse(out)).toMatchObject({
      exitCode: 1,
      command: 'go build -C svc ./...',
      failures: [{ file: 'svc/main.go', line: 4 }]
    })
  })

  test('that ends well is no failure, whatever it prints', async () => {
    const script = 'console.log("main.go:4:2: undefined: foo"); console.error("$HOME *")'
    const { code, out, err } = await cli(['--json', '--', process.execPath, '-e', script])
    expect(code).toBe(0)
    // With --json standard output is the answer's alone.
    expect(err.split('\n').toSorted()).toEqual(['', '$HOME *', 'main.go:4:2: undefined: foo'])
    expect(JSON.parse(out)).toMatchObject({ exitCode: 0, failures: [] })
  })

  test('that a signal ends has the exit code that a shell shows', async () => {
    const { code, out } = await cli(['--json', '--', process.execPath, '-e', 'process.kill(process.pid, "SIGKILL")'])
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ exitCode: 137, failures: [{ cause: 'go-killed' }] })
  })

  test('that is not there is a failure of its own', async () => {
    const { code, out } = await cli(['--json', '--', 'no-such-command-here', 'build'])
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ exitCode: 127, failures: [{ cause: 'command-not-found' }] })
  })
})

describe('an exit code', () => {
  test('gets the truth', async () => {
    const killed = await cli(['--exit-code', '137'])
    expect(killed.code).toBe(1)
    expect(killed.out).toContain('the command failed with exit code 137')
    expect(killed.out).toContain('✗ go-killed')
    const modules = await cli(['--exit-code', '62'])
    expect(modules.out).toContain('no code of the go command, whatever articles')
    expect(await cli(['--exit-code', '0'])).toMatchObject({ code: 0 })
  })
})

test.each([
  [[], 2, 'expected a log'],
  [['a.log', 'b.log'], 2, 'expected one log'],
  [['a.log', '--', 'go', 'build'], 2, 'expected one log'],
  [['--'], 2, 'expected a command behind --'],
  [['--exit-code', 'x'], 2, 'expected a number, got x'],
  [['--exit-code', '99999999999'], 2, 'expected a number'],
  [['/no/such/log'], 3, '/no/such/log'],
  [[tmpdir()], 3, 'expected a regular file, got a directory']
])('%j ends with %d', async (args, code, want) => {
  const ended = await cli(args)
  expect(ended).toMatchObject({ code, out: '' })
  expect(ended.err).toMatch(/^error: [^\n]+\n(?:fix: {3}[^\n]+\n)?$/)
  expect(ended.err).toContain(want)
})
