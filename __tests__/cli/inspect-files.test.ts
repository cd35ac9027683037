/** `inspect` of all that a path can be: folders, archives, links, FIFOs, files that nobody may read. */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import stringWidth from 'fast-string-width'
import type { Screen } from '../../src/ports/terminal.ts'
import { walk } from '../../src/ports/walk.ts'
import { tarGz, zip } from '../support/archive-writer.ts'
import { runCli, type Said } from '../support/cli.ts'
import { buildProgram } from '../support/go-programs.ts'
import { bare } from '../support/targets.ts'

const onPosix = process.platform === 'win32' ? test.skip : test
const root = mkdtempSync(join(tmpdir(), 'gate-inspect-'))
const place = (...names: string[]): string => join(root, ...names)
let app: Buffer
let exe: Buffer
beforeAll(() => {
  app = readFileSync(buildProgram(bare('linux/amd64')))
  exe = readFileSync(buildProgram(bare('windows/amd64')))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const inspect = (args: readonly string[], screen: Screen | null = null) => runCli(['inspect', ...args], { screen })

/** Path, outcome and first evidence of each line, the root left out. */
async function lines(...args: string[]): Promise<Said & { rows: string[][] }> {
  const said = await inspect(['--json', ...args])
  const rows = said.out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { path, outcome, evidence } = JSON.parse(line) as { path: string; outcome: string; evidence: string[] }
      return [path, outcome, outcome === 'go' ? '' : (evidence[0] ?? '')].map((text) => text.replaceAll(root, ''))
    })
  return { ...said, rows }
}

describe('archives', () => {
  test('are judged by what is in them, under their path and the path inside', async () => {
    const members = (program: string, data: Uint8Array) => [
      { name: 'README.md', data: '# shop' },
      { name: './LICENSE', data: 'MIT' },
      { name: `./bin/${program}`, data }
    ]
    mkdirSync(place('dist'))
    writeFileSync(place('dist', 'shop_linux.tar.gz'), tarGz(...members('shop', app)))
    writeFileSync(place('dist', 'shop_windows.zip'), zip(...members('shop.exe', exe)))
    const { code, rows } = await lines(place('dist'))
    expect(code).toBe(0)
    expect(rows).toEqual([
      ['/dist/shop_linux.tar.gz!/bin/shop', 'go', ''],
      ['/dist/shop_windows.zip!/bin/shop.exe', 'go', '']
    ])
    const facts = JSON.parse((await inspect(['--json', place('dist', 'shop_windows.zip')])).out) as unknown
    const alone = place('shop.exe')
    writeFileSync(alone, exe)
    const outside = JSON.parse((await inspect(['--json', alone])).out) as Record<string, unknown>
    expect(facts).toEqual({ ...outside, path: `${place('dist', 'shop_windows.zip')}!/bin/shop.exe` })
    expect(outside).toMatchObject({ goos: 'windows', seal: 'intact', size: exe.length })
  })

  test('a stripped or patched program within closes the gate', async () => {
    const patched = Buffer.from(app)
    patched.writeUInt8(patched.readUInt8(app.length >> 1) ^ 1, app.length >> 1)
    writeFileSync(place('patched.tgz'), tarGz({ name: 'shop', data: patched }))
    const { code, out } = await inspect([place('patched.tgz')])
    expect(code).toBe(1)
    expect(out).toContain('modified-after-link')
  })

  test.each([
    [
      'texts.tar.gz',
      1,
      'not-go',
      'a gzip file with no executable among 1 file',
      () => tarGz({ name: 'a', data: 'text' })
    ],
    ['empty.zip', 1, 'not-go', 'a zip archive with no executable among 0 files', () => zip()],
    [
      'links.tar.gz',
      1,
      'not-go',
      'a gzip file with no executable among 0 files (1 link or device not followed)',
      () => tarGz({ name: 'app', type: '2', link: '/bin/sh' })
    ],
    [
      'cut.tar.gz',
      1,
      'truncated',
      'the gzip file ends before its end mark',
      () => tarGz({ name: 'a' }).subarray(0, 30)
    ],
    [
      'app.tar.xz',
      3,
      'unreadable',
      'an xz file: not opened; unpack it first',
      () => Buffer.from('fd377a585a0000', 'hex')
    ]
  ])('%s is never a pass', async (name, code, outcome, why, make) => {
    writeFileSync(place(name), make())
    const said = await lines(place(name))
    expect(said.code).toBe(code)
    expect(said.rows).toEqual([[`/${name}`, outcome, expect.stringContaining(why)]])
    expect(JSON.parse(said.out)).toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), size: make().length })
  })

  test('what is found before the end that stopped the reading is still judged', async () => {
    const whole = tarGz({ name: 'one', data: app }, { name: 'two', data: app })
    writeFileSync(place('half.tar.gz'), whole.subarray(0, whole.length * 0.75))
    const { code, rows } = await lines(place('half.tar.gz'))
    expect(code).toBe(1)
    expect(rows).toEqual([
      ['/half.tar.gz!/one', 'go', ''],
      ['/half.tar.gz', 'truncated', 'the gzip file ends before its end mark; the last member was `two`']
    ])
  })

  test('a name that would move a cursor or a path is only ever shown escaped', async () => {
    writeFileSync(place('hostile.tar.gz'), tarGz({ name: '../..\u001b[2J/\nevil', data: app }))
    const { rows, out } = await lines(place('hostile.tar.gz'))
    expect(rows).toEqual([['/hostile.tar.gz!/../..\\x1b[2J/\\nevil', 'go', '']])
    // oxlint-disable-next-line no-control-regex -- control characters are the point here
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/)
  })
})

describe('files by their kind', () => {
  onPosix('what is no file is named for what it is, and the others are still read', async () => {
    mkdirSync(place('kinds'))
    execFileSync('mkfifo', [place('kinds', 'pipe')])
    symlinkSync(place('kinds', 'loop'), place('kinds', 'loop'))
    writeFileSync(place('kinds', 'app'), app)
    const paths = ['pipe', 'loop', 'app'].map((name) => place('kinds', name))
    const { code, rows } = await lines(...paths, '/dev/null')
    expect(code).toBe(3)
    expect(rows).toEqual([
      ['/kinds/pipe', 'unreadable', '`/kinds/pipe`: expected a regular file, got a FIFO'],
      ['/kinds/loop', 'unreadable', '`/kinds/loop` could not be read: ELOOP: its symbolic links lead in a circle'],
      ['/kinds/app', 'go', ''],
      ['/dev/null', 'unreadable', '`/dev/null`: expected a regular file, got a character device']
    ])
  })

  onPosix('a path that leads nowhere is wrong usage', async () => {
    symlinkSync('gone', place('dangling'))
    expect(await inspect([place('dangling')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('dangling is a symbolic link to gone, which does not exist')
    })
    expect(await inspect([place('shop.exe', 'below')])).toMatchObject({ code: 2 })
  })

  onPosix('a link to a file that is named is read', async () => {
    writeFileSync(place('target'), app)
    symlinkSync('target', place('link'))
    expect((await lines(place('link'))).rows).toEqual([['/link', 'go', '']])
  })

  onPosix('what may not be read is named: a file, and a folder within', async () => {
    const locked = place('locked')
    mkdirSync(join(locked, 'sub'), { recursive: true })
    chmodSync(root, 0o755)
    chmodSync(locked, 0o755)
    writeFileSync(join(locked, 'app'), app)
    chmodSync(join(locked, 'app'), 0o000)
    chmodSync(join(locked, 'sub'), 0o000)
    // Root may read everything; whoever else runs this may not.
    const isRoot = process.getuid?.() === 0
    if (isRoot) process.seteuid?.(65_534)
    try {
      const { code, rows } = await lines(locked)
      expect(code).toBe(3)
      expect(rows).toEqual([
        ['/locked/app', 'unreadable', '`/locked/app` could not be read: EACCES: permission denied'],
        ['/locked/sub', 'unreadable', 'a folder that could not be listed: EACCES: permission denied']
      ])
      expect((await lines(join(locked, 'sub'))).rows).toEqual([
        ['/locked/sub', 'unreadable', '`/locked/sub` could not be read: EACCES: permission denied']
      ])
    } finally {
      if (isRoot) process.seteuid?.(0)
      chmodSync(join(locked, 'sub'), 0o755)
    }
  })
})

describe('a folder', () => {
  onPosix('is walked in the order of its paths; what is passed over is said', async () => {
    const tree = place('tree')
    for (const name of ['b/app', 'a/z', 'a-b', '.hidden/c']) {
      mkdirSync(join(tree, name, '..'), { recursive: true })
      writeFileSync(join(tree, name), app)
    }
    symlinkSync(tree, join(tree, 'a', 'loop'))
    symlinkSync('z', join(tree, 'a', 'link'))
    execFileSync('mkfifo', [join(tree, 'pipe')])
    const { code, rows, err } = await lines(`${tree}/`)
    expect(code).toBe(0)
    expect(rows.map(([path]) => path)).toEqual(['/tree/.hidden/c', '/tree/a-b', '/tree/a/z', '/tree/b/app'])
    expect(err.replaceAll(root, '')).toBe(
      'note: /tree/: passed over 2 symbolic links, 1 FIFO (/tree/a/link, /tree/a/loop and /tree/pipe)\n'
    )
  })

  onPosix('of nothing but links is no pass', async () => {
    mkdirSync(place('links'))
    symlinkSync(place('shop.exe'), place('links', 'app'))
    const { code, err } = await inspect([place('links')])
    expect(code).toBe(2)
    expect(err).toContain('holds no files, only 1 symbolic link')
  })

  test('is walked within limits', async () => {
    mkdirSync(place('deep', 'a', 'b', 'c'), { recursive: true })
    writeFileSync(place('deep', 'a', 'b', 'c', 'file'), 'text')
    const walked = await walk(place('deep'), { entries: 100, depth: 3 })
    expect(walked).toMatchObject({
      files: [],
      closed: [{ path: place('deep', 'a', 'b', 'c'), why: 'more than 3 folders deep' }]
    })
    expect((await walk(place('deep'), { entries: 100, depth: 4 })).files).toHaveLength(1)
    await expect(walk(place('deep'), { entries: 3, depth: 100 })).rejects.toThrow('holds more than 3 files')
  })
})

describe('progress', () => {
  const screen = (shared: boolean, written: string[]): Screen => ({
    write: (text) => void written.push(text),
    columns: () => 80,
    measure: stringWidth,
    shared
  })

  test('is erased before anything is printed, and never stands among lines of JSON', async () => {
    // A clock that runs ahead: every look at it is two seconds later.
    const real = performance.now.bind(performance)
    let ahead = 0
    performance.now = () => real() + (ahead += 2000)
    try {
      const [watched, mixed, redirected]: string[][] = [[], [], []]
      await inspect([place('shop.exe')], screen(false, watched ?? []))
      await inspect(['--json', place('shop.exe')], screen(true, mixed ?? []))
      await inspect(['--json', place('shop.exe')], screen(false, redirected ?? []))
      expect(watched?.[0]).toContain('0 of 1 file, 0 bytes')
      expect(watched?.at(-1)).toBe('\r\u001b[2K')
      expect(mixed).toEqual([])
      expect(redirected?.at(-1)).toBe('\r\u001b[2K')
    } finally {
      performance.now = real
    }
  })
})
