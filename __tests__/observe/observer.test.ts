/** The program in front of the tools, compiled once and started as the go command starts it; and how GOFLAGS names it. */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parseToolRun, type ToolRun } from '../../src/core/buildlog/exec-trace.ts'
import { splitQuoted } from '../../src/core/text/go-quote.ts'
import { withObserver } from '../../src/observe/observer.ts'
import { goOutput } from '../support/go-programs.ts'

const SOURCE = join(import.meta.dirname, '..', '..', 'src', 'toolexec')
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const folder = mkdtempSync(join(tmpdir(), 'gate-observer-'))
const program = join(folder, 'compile')
const tools = join(folder, 'goroot')

/** A tool of Go, as a script. */
function tool(name: string, script: string): string {
  const path = join(tools, name)
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
  return path
}

function observe(args: readonly string[], options: { input?: string; env?: Record<string, string> } = {}) {
  rmSync(join(folder, 'runs'), { recursive: true, force: true })
  const ended: SpawnSyncReturns<string> = spawnSync(program, args, {
    cwd: tools,
    encoding: 'utf8',
    input: options.input ?? '',
    env: { ...process.env, ...options.env }
  })
  return { ended, runs: evidence() }
}

function evidence(): ToolRun[] {
  const runs = join(folder, 'runs')
  const names = (() => {
    try {
      return readdirSync(runs)
    } catch {
      return []
    }
  })()
  return names.map((name) => {
    const run = parseToolRun(readFileSync(join(runs, name), 'utf8'))
    if (run === null) throw new Error(`${name} does not read`)
    return run
  })
}

beforeAll(() => {
  mkdirSync(tools)
  goOutput(['build', '-buildvcs=false', '-o', program, '.'], {}, SOURCE)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the observer', () => {
  test('hands streams, arguments and exit code through, and writes them down', () => {
    const asm = tool('asm', 'cat; printf "%s\\n" "$2" >&2; exit 7')
    writeFileSync(join(tools, 'in.s'), 'TEXT')
    const args = [asm, '-p', 'a"b\\c\nd\u0001é', '-o', 'in.s', 'in.s']
    const { ended, runs } = observe(args, { input: 'input\n', env: { TOOLEXEC_IMPORTPATH: 'example.com/a' } })
    expect(ended).toMatchObject({ status: 7, stdout: 'input\n', stderr: `${args[2]}\n` })
    expect(runs).toMatchObject([
      {
        tool: 'asm',
        argv: args,
        before: [],
        importPath: 'example.com/a',
        exitCode: 7,
        // What stands behind -o is written, not read.
        inputs: [{ path: 'in.s', sha256: sha256('TEXT'), size: 4 }],
        toolFile: { path: asm, sha256: sha256(readFileSync(asm, 'utf8')) },
        output: null
      }
    ])
  })

  test('keeps what the linker is given, which is deleted with the work folder, and what it wrote', () => {
    const link = tool('link', 'echo linked >out')
    writeFileSync(join(tools, '_pkg_.a'), 'archive')
    const config = `packagefile example.com/a=${join(tools, '_pkg_.a')}\npackagefile fmt=/cache/ab/${'ab'.repeat(32)}-d\n`
    writeFileSync(join(tools, 'importcfg.link'), config)
    const { runs } = observe([link, '-o', 'out', '-importcfg', 'importcfg.link', '_pkg_.a'])
    expect(runs[0]?.configs.get('importcfg.link')).toBe(config)
    expect(runs[0]?.inputs.map(({ path }) => path)).toEqual(['importcfg.link', '_pkg_.a', join(tools, '_pkg_.a')])
    expect(runs[0]?.output).toEqual({ path: 'out', sha256: sha256('linked\n'), size: 7 })
  })

  test.each([
    ['a question for the version', ['TOOL', '-V=full'], 'version'],
    ['a tool that makes no code', ['OTHER', 'x.cfg'], 'vet'],
    ['a program that PATH names', ['sh', '-c', 'echo shell'], 'shell']
  ])('%s is passed on and not written down', (_what, words, want) => {
    const paths = { TOOL: tool('compile', 'echo version'), OTHER: tool('vet', 'echo vet') }
    const { ended, runs } = observe(words.map((word) => Reflect.get(paths, word) ?? word))
    expect(ended).toMatchObject({ status: 0, stdout: `${want}\n`, stderr: '' })
    expect(runs).toEqual([])
  })

  test('another -toolexec stands in front of the tool', () => {
    const compile = tool('compile', 'echo "$@"')
    const { ended, runs } = observe(['/bin/sh', compile, '-p', 'main'])
    expect(ended.stdout).toBe('-p main\n')
    expect(runs).toMatchObject([{ before: ['/bin/sh'], argv: [compile, '-p', 'main'] }])
  })

  test('a long list of arguments comes in a file, and is handed on in one', () => {
    const compile = tool('compile', 'case "$1" in @*) cat "${1#@}";; *) echo "$@";; esac')
    writeFileSync(join(folder, 'args'), `${compile}\n-p\nmain\nC:\\\\x\\ny\n`)
    const { ended, runs } = observe([`@${join(folder, 'args')}`])
    expect(ended.stdout).toBe('-p\nmain\nC:\\\\x\\ny\n')
    expect(runs).toMatchObject([{ argv: [compile, '-p', 'main', 'C:\\x\ny'] }])
  })

  test('a tool that a signal ends ends the observer likewise', () => {
    const { ended, runs } = observe([tool('link', 'kill -TERM $$')])
    expect(ended.signal).toBe('SIGTERM')
    expect(runs).toMatchObject([{ exitCode: -1 }])
  })

  test('a tool that is not there is an error of the start', () => {
    const { ended } = observe([join(tools, 'none', 'link')])
    expect(ended.status).toBe(1)
    expect(ended.stderr).toContain('no such file or directory')
  })

  test('evidence that cannot be written is no reason to fail', () => {
    const compile = tool('compile', 'echo made')
    rmSync(join(folder, 'runs'), { recursive: true, force: true })
    writeFileSync(join(folder, 'runs'), 'in the way')
    const ended = spawnSync(program, [compile], { encoding: 'utf8' })
    rmSync(join(folder, 'runs'))
    expect(ended).toMatchObject({ status: 0, stdout: 'made\n', stderr: '' })
  })
})

test('its source is formatted and vetted', () => {
  const gofmt = join(goOutput(['env', 'GOROOT']).trim(), 'bin', 'gofmt')
  expect(spawnSync(gofmt, ['-l', SOURCE], { encoding: 'utf8' })).toMatchObject({ status: 0, stdout: '' })
  expect(goOutput(['vet', '.'], {}, SOURCE)).toBe('')
})

describe('withObserver', () => {
  const toolexec = (goflags: string, program: string): string[] | null => {
    const fields = splitQuoted(withObserver(goflags, program)) ?? []
    return splitQuoted((fields.at(-1) ?? '').replace('-toolexec=', ''))
  }

  test.each([
    ['', '/tmp/o/compile', ['/tmp/o/compile']],
    ['-mod=mod', '/tmp/a b/compile', ['/tmp/a b/compile']],
    ['-toolexec=garble', '/o', ['/o', 'garble']],
    ['-toolexec=first \'--toolexec=the "last one"\' -v', '/a b', ['/a b', 'the', 'last one']]
  ])('GOFLAGS %p with %p', (goflags, program, want) => {
    expect(toolexec(goflags, program)).toEqual(want)
  })

  test('a path that no quotes can carry is refused', () => {
    expect(() => withObserver('', '/tmp/a "b/compile')).toThrow(/GOFLAGS cannot name the observer/)
  })

  test('the other flags stay as they are', () => {
    expect(splitQuoted(withObserver("'-ldflags=-s -w' -toolexec=x -v", '/o'))?.slice(0, 2)).toEqual([
      '-ldflags=-s -w',
      '-v'
    ])
  })

  test('a quote that is not closed is refused, as the go command does', () => {
    expect(() => withObserver("'-v", '/o')).toThrow(/a quote is not closed/)
  })
})
