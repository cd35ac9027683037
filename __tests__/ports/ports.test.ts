/** The real ports, on a temporary folder and with small programs. */
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { GateError } from '../../src/core/errors.ts'
import { childEnvironment } from '../../src/ports/child-environment.ts'
import { systemExec } from '../../src/ports/exec.ts'
import { systemFiles as files } from '../../src/ports/files.ts'
import { EVENTS, replay } from '../support/events.ts'

const folder = mkdtempSync(join(tmpdir(), 'gate-ports-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const path = (...names: string[]): string => join(folder, ...names)

/** Links, FIFOs and modes are not to be had on every Windows account. */
const onPosix = process.platform === 'win32' ? test.skip : test

describe('childEnvironment', () => {
  test.each(EVENTS)('gives no token and no file command of a %s run to a program', (event) => {
    const { env } = replay(event)
    const child = childEnvironment({ ...env, 'INPUT_FAIL-ON': 'error', STATE_records: '[]' })
    expect(Object.values(child).join('\n')).not.toMatch(/FAKE-/)
    expect(
      Object.keys(child).filter((name) =>
        /^(?:INPUT_|STATE_|GITHUB_(?:ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)$)/.test(name)
      )
    ).toEqual([])
    expect(child).toMatchObject({ GITHUB_SHA: env['GITHUB_SHA'], PATH: env['PATH'] })
  })

  test('lays the overlay over it, and removes what is undefined', () => {
    expect(childEnvironment({ A: '1', B: '2' }, { B: undefined, C: '3' })).toEqual({ A: '1', C: '3' })
  })
})

describe('systemExec', () => {
  const node = process.execPath
  const run = (script: string, ...args: string[]) =>
    systemExec.run({ file: node, args: ['-e', script, '--', ...args], cwd: folder })

  test('passes arguments as they are, without a shell', async () => {
    const args = ['a b', '$(id)', '"quoted"', '`x`', '', '*', 'a\nb', '|', "it's", '\\', 'ü']
    const { stdout, exitCode } = await run('console.log(JSON.stringify(process.argv.slice(1)))', ...args)
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout)).toEqual(args)
  })

  onPosix('tells exit codes and signals apart', async () => {
    expect(await run('process.exit(7)')).toMatchObject({ exitCode: 7 })
    expect(await run('process.kill(process.pid, "SIGKILL")')).toMatchObject({ exitCode: null })
  })

  test('hands stderr over as it comes', async () => {
    const chunks: string[] = []
    const result = await systemExec.run({
      file: node,
      args: ['-e', 'console.error("one"); console.error("two"); console.log("out")'],
      cwd: folder,
      onStderr: (chunk) => void chunks.push(Buffer.from(chunk).toString())
    })
    expect(chunks.join('')).toBe('one\ntwo\n')
    expect(result).toMatchObject({ stdout: 'out\n', stderr: '' })
  })

  test('does not slow down on a line without an end', async () => {
    let bytes = 0
    const result = await systemExec.run({
      file: node,
      args: [
        '-e',
        'const b = Buffer.alloc(1 << 20, 120); for (let i = 0; i < 100; i++) require("node:fs").writeSync(2, b)'
      ],
      cwd: folder,
      onStderr: (chunk) => void (bytes += chunk.length)
    })
    expect(result.exitCode).toBe(0)
    expect(bytes).toBe(100 << 20)
  })

  test('refuses to keep more than its bound', async () => {
    await expect(
      run(
        'const b = Buffer.alloc(1 << 20, "x".repeat(99) + "\\n"); for (let i = 0; i < 70; i++) process.stdout.write(b)'
      )
    ).rejects.toThrow(/bytes of output: expected at most/)
  })

  test('says what could not be run', async () => {
    await expect(systemExec.run({ file: path('no-such-program'), args: [], cwd: folder })).rejects.toThrow(
      expect.objectContaining({ code: 'tool', message: expect.stringContaining('no-such-program') })
    )
    expect(await systemExec.which('no-such-program')).toBeNull()
  })
})

describe('systemFiles', () => {
  onPosix('names what is there', async () => {
    writeFileSync(path('file'), 'x')
    mkdirSync(path('folder'))
    symlinkSync(path('nowhere'), path('dangling'))
    symlinkSync(path('loop'), path('loop'))
    expect(await files.kind(path('file'))).toBe('file')
    expect(await files.kind(path('folder'))).toBe('directory')
    expect(await files.kind(path('dangling'))).toBe('missing')
    expect(await files.kind(path('file', 'below'))).toBe('missing')
    await expect(files.kind(path('loop'))).rejects.toThrow(GateError)
  })

  onPosix('opens regular files only, and does not wait for a FIFO', () => {
    execFileSync('mkfifo', [path('fifo')])
    for (const name of ['fifo', 'folder', 'nothing'])
      expect(() => files.open(path(name))).toThrow(expect.objectContaining({ code: 'unreadable' }))
    expect(() => files.open('/dev/null')).toThrow('expected a regular file')
  })

  test('reads ranges, and says when a file shrank under its hands', () => {
    writeFileSync(path('ranges'), '0123456789')
    const file = files.open(path('ranges'))
    expect(Buffer.from(file.read(3, 4)).toString()).toBe('3456')
    writeFileSync(path('ranges'), '012')
    expect(() => file.read(0, 10)).toThrow('became shorter while it was read')
    file.close()
  })

  test('reads text within its bound', async () => {
    writeFileSync(path('text'), 'hello')
    expect(await files.readText(path('text'), 5)).toBe('hello')
    await expect(files.readText(path('text'), 4)).rejects.toThrow('expected at most 4, got 5')
    expect(await files.readText(path('nothing'), 5)).toBeNull()
    await expect(files.readText(folder, 5)).rejects.toThrow('expected a regular file, got a directory')
    expect(files.head(path('text'), 2)).toEqual(Buffer.from('he'))
    expect(files.head(path('nothing'), 2)).toBeNull()
  })

  test('writes whole files and leaves nothing behind when it cannot', async () => {
    await files.writeText(path('new', 'deep', 'a.json'), '{}')
    expect(readFileSync(path('new', 'deep', 'a.json'), 'utf8')).toBe('{}')
    await expect(files.writeText(path('file', 'a.json'), '{}')).rejects.toThrow('could not be written')
    await expect(files.copy(path('nothing'), path('new', 'b'))).rejects.toThrow('could not be written')
    expect(readdirSync(path('new'))).toEqual(['deep'])
  })

  onPosix('copies with the mode, over an old file', async () => {
    writeFileSync(path('program'), 'new')
    chmodSync(path('program'), 0o755)
    writeFileSync(path('placed'), 'old')
    await files.copy(path('program'), path('placed'))
    expect(readFileSync(path('placed'), 'utf8')).toBe('new')
    expect(statSync(path('placed')).mode & 0o777).toBe(0o755)
    expect(await files.sha256(path('placed'))).toBe('11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437')
  })

  onPosix('finds files by globs: hidden ones, braces, brackets, never through links', async () => {
    const dist = path('dist')
    for (const name of ['a', 'b.exe', '.hidden', 'we[i]rd', 'sub/c']) {
      mkdirSync(join(dist, name, '..'), { recursive: true })
      writeFileSync(join(dist, name), '')
    }
    symlinkSync(dist, join(dist, 'loop'))
    symlinkSync(path('file'), join(dist, 'link'))
    const glob = async (...patterns: string[]) =>
      (await files.glob(patterns, dist)).map((file) => file.slice(dist.length + 1))
    expect(await glob('*')).toEqual(['.hidden', 'a', 'b.exe', 'we[i]rd'])
    expect(await glob('**')).toEqual(['.hidden', 'a', 'b.exe', 'sub/c', 'we[i]rd'])
    expect(await glob('{a,b.exe}', 'a')).toEqual(['a', 'b.exe'])
    expect(await glob('we\\[i\\]rd')).toEqual(['we[i]rd'])
    expect(await glob('nothing/*')).toEqual([])
  })
})
