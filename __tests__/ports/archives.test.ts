/** Archives as releases have them, and as somebody makes them who means harm. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type Container, KIND_HEAD_BYTES, kindOf } from '../../src/core/archive/kinds.ts'
import { ARCHIVE_LIMITS, type ArchiveLimits } from '../../src/core/archive/limits.ts'
import { archivesWithin } from '../../src/ports/archives.ts'
import type { ArchiveEnd } from '../../src/ports/types.ts'
import { pax, tar, tarGz, tarMember, zip, type ZipMember } from '../support/archive-writer.ts'
import { testWith } from '../support/tools.ts'

const folder = mkdtempSync(join(tmpdir(), 'gate-archives-'))
const before = process.env['RUNNER_TEMP']
const temporary = join(folder, 'temporary')
beforeEach(() => {
  mkdirSync(temporary, { recursive: true })
  process.env['RUNNER_TEMP'] = temporary
})
afterEach(() => {
  if (before === undefined) delete process.env['RUNNER_TEMP']
  else process.env['RUNNER_TEMP'] = before
  // Whatever an archive was, nothing is left of it.
  expect(readdirSync(temporary)).toEqual([])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Begins like an executable; what it is is not asked here. */
const elf = (rest = 'program', size = 0): Buffer => {
  const bytes = Buffer.concat([Buffer.from('\u007fELF', 'latin1'), Buffer.from(rest)])
  return Buffer.concat([bytes, Buffer.alloc(Math.max(0, size - bytes.length))])
}

interface Visited extends ArchiveEnd {
  readonly container: Container
  readonly members: readonly (readonly [name: string, said: string])[]
}

/** Reads an archive: of each visited member the beginning of its bytes, or why there are none. */
async function read(bytes: Uint8Array, limits: Partial<ArchiveLimits> = {}, name = 'archive'): Promise<Visited> {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  const what = kindOf(bytes.subarray(0, KIND_HEAD_BYTES))
  if (what.kind !== 'container') throw new Error(`no archive: ${what.kind}`)
  const members: [string, string][] = []
  const end = await archivesWithin({ ...ARCHIVE_LIMITS, ...limits }).read(file, what.container, async (member) => {
    members.push([member.name, member.file === null ? member.why : readFileSync(member.file, 'latin1').slice(1, 14)])
  })
  return { ...end, container: what.container, members }
}

const RELEASE = [
  { name: 'README.md', data: '# shop' },
  { name: 'LICENSE', data: 'MIT' },
  { name: 'man/', type: '5' },
  { name: 'man/shop.1.gz', data: gzipSync('.TH shop 1\n'.repeat(200)) },
  { name: 'shop', data: elf() },
  { name: 'empty', data: '' }
]
const FOUND = [['shop', 'ELFprogram']]

describe('a release', () => {
  test.each([
    ['tar', tar(...RELEASE)],
    ['tar.gz', tarGz(...RELEASE)],
    ['zip', zip(...RELEASE)],
    ['zip, stored', zip(...RELEASE.map((member) => ({ ...member, method: 0 })))]
  ])('gives its program and nothing else: %s', async (_what, bytes) => {
    expect(await read(bytes)).toMatchObject({ members: FOUND, files: 5, others: 0, stopped: null })
  })

  test('as one gzip file is named like the file', async () => {
    expect(await read(gzipSync(elf()), {}, 'shop_linux.gz')).toMatchObject({
      members: [['shop_linux', 'ELFprogram']],
      stopped: null
    })
    expect(await read(gzipSync('text'), {}, 'notes.gz')).toMatchObject({ members: [], files: 1, stopped: null })
  })

  test('hands on members of any size, the temporary file gone before the next one', async () => {
    const big = elf('big', 5 << 20)
    const members = [
      { name: 'one', data: big },
      { name: 'two', data: big }
    ]
    for (const bytes of [tarGz(...members), zip(...members)]) {
      writeFileSync(join(folder, 'large'), bytes)
      const files: string[] = []
      const what = kindOf(bytes.subarray(0, KIND_HEAD_BYTES))
      if (what.kind !== 'container') throw new Error('no archive')
      await archivesWithin({ ...ARCHIVE_LIMITS, bytesBeforeRatio: 1 << 30 }).read(
        join(folder, 'large'),
        what.container,
        async ({ file }) => {
          if (file === null) throw new Error('no bytes')
          expect(readFileSync(file).equals(big)).toBe(true)
          if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o700)
          expect(readdirSync(join(file, '..'))).toHaveLength(1)
          files.push(file)
        }
      )
      expect(files).toHaveLength(2)
      for (const file of files) expect(existsSync(file)).toBe(false)
    }
  })

  test('an error of the visitor is not taken for one of the archive', async () => {
    const visit = async (): Promise<void> => {
      throw new RangeError('mine')
    }
    for (const bytes of [tarGz(...RELEASE), zip(...RELEASE)]) {
      writeFileSync(join(folder, 'visited'), bytes)
      const container = bytes[0] === 0x1f ? 'gzip' : 'zip'
      await expect(archivesWithin(ARCHIVE_LIMITS).read(join(folder, 'visited'), container, visit)).rejects.toThrow(
        'mine'
      )
    }
  })

  testWith('tar')('made by the system tar', () => {
    const source = mkdtempSync(join(folder, 'source-'))
    writeFileSync(join(source, 'shop'), elf())
    writeFileSync(join(source, 'README.md'), 'x')
    const long = `${'a-folder-with-a-long-name/'.repeat(8)}shop`
    mkdirSync(join(source, long, '..'), { recursive: true })
    writeFileSync(join(source, long), elf('deep'))
    for (const format of ['gnu', 'pax', 'ustar']) {
      execFileSync('tar', ['czf', join(source, 'a.tar.gz'), `--format=${format}`, 'shop', 'README.md', long], {
        cwd: source
      })
      pending.push(
        read(readFileSync(join(source, 'a.tar.gz'))).then((got) =>
          expect(got).toMatchObject({ stopped: null, members: [...FOUND, [long, 'ELFdeep']] })
        )
      )
    }
  })
  const pending: Promise<void>[] = []
  afterEach(async () => {
    await Promise.all(pending.splice(0))
  })
})

describe('names are shown, never used', () => {
  const names = ['../../etc/passwd', '/absolute', 'C:\\windows\\x.exe', 'new\nline', '\u001b[31mred', '.', '..']
  test.each(names)('%j', async (name) => {
    const shown = name.replaceAll('\\', '/')
    expect((await read(tarGz({ name, data: elf() }))).members).toEqual([[name, 'ELFprogram']])
    expect((await read(zip({ name, data: elf() }))).members).toEqual([[shown, 'ELFprogram']])
  })

  test('longer than any path is not shown in full, nor passed over', async () => {
    const name = 'x'.repeat(5000)
    const why = 'characters of its name: expected at most 4096, got 5000'
    for (const bytes of [tarGz(pax({ path: name }), { name: 'short', data: elf() }), zip({ name, data: elf() })]) {
      expect((await read(bytes)).members).toEqual([['x'.repeat(4096), why]])
    }
  })
})

describe('what is not followed or not opened', () => {
  test('links, devices and FIFOs are counted', async () => {
    const members = ['1', '2', '3', '4', '6'].map((type) => ({ name: `of-type-${type}`, type, link: '/etc/passwd' }))
    expect(await read(tarGz(...members))).toMatchObject({ members: [], files: 0, others: 5, stopped: null })
    const link = { name: 'link', data: '/bin/sh', mode: 0o120777 }
    expect(await read(zip(link, { name: 'a', data: 'text', mode: 0o100644 }))).toMatchObject({ files: 1, others: 1 })
  })

  test.each([
    ['a gzip file', tarGz({ name: 'inner' })],
    ['a gzip file', gzipSync(elf())],
    ['a zip archive', zip({ name: 'inner' })],
    ['a tar archive', tar({ name: 'inner' })],
    ['an xz file', Buffer.from('fd377a585a000004', 'hex')]
  ])('an archive within: %s', async (what, inner) => {
    const why = `${what} within an archive: not opened; unpack the outer one first`
    for (const bytes of [tarGz({ name: 'inner', data: inner }), zip({ name: 'inner', data: inner })]) {
      expect(await read(bytes)).toMatchObject({ members: [['inner', why]], stopped: null })
    }
  })

  test('a gzip file within that hides behind a long header is not called harmless', async () => {
    const inner = Buffer.from(gzipSync('text'))
    inner[3] = 4
    const extra = Buffer.alloc(40_002)
    extra.writeUInt16LE(40_000)
    const data = Buffer.concat([inner.subarray(0, 10), extra, inner.subarray(10)])
    expect((await read(tarGz({ name: 'inner', data }))).members).toHaveLength(1)
  })

  const CLOSED: readonly (readonly [string, ZipMember, string])[] = [
    ['encrypted', { name: 'a', flags: 1 }, 'encrypted: not opened'],
    ['of another method', { name: 'a', method: 93, size: 0 }, 'compressed with method 93 of zip: not opened']
  ]
  test.each(CLOSED)('a member that is %s is named, and the next one read', async (_what, member, why) => {
    expect(await read(zip(member, { name: 'shop', data: elf() }))).toMatchObject({
      members: [['a', why], ...FOUND],
      stopped: null
    })
  })

  test('a sparse member', async () => {
    const got = await read(
      tarGz(pax({ 'GNU.sparse.major': '1', 'GNU.sparse.name': 'true' }), { name: 'a', data: elf() })
    )
    expect(got.members).toEqual([['true', 'a sparse file of GNU tar: not opened; unpack the archive first']])
  })
})

describe('lies', () => {
  const LIES: readonly (readonly [string, ZipMember, RegExp])[] = [
    ['a wrong CRC', { name: 'a', data: elf(), crc: 1 }, /^expected CRC-32 00000001, got [0-9a-f]{8}$/],
    ['too small a size', { name: 'a', data: elf(), size: 3 }, /^expected 3 bytes, got 11$/],
    ['too large a size', { name: 'a', data: elf(), size: 1 << 30 }, /^expected 1073741824 bytes, got 11$/],
    ['a large one, too small a size', { name: 'a', data: noise(9000), size: 6000 }, /too many bytes in the stream/],
    ['a large one, too large a size', { name: 'a', data: noise(9000), size: 9001 }, /not enough bytes in the stream/],
    ['a large one, a wrong CRC', { name: 'a', data: noise(9000), crc: 1 }, /^expected CRC-32/],
    ['two names', { name: 'a', data: elf(), localName: 'b' }, /^its own header names it `b`$/],
    ['no header', { name: 'a', data: elf(), offset: 5 }, /^expected its own header at offset 5, got other bytes$/],
    ['an offset behind the end', { name: 'a', data: elf(), offset: 0xfffffff0 }, /^its own header: expected 30 bytes/]
  ]
  test.each(LIES)('zip: %s closes the member, not the archive', async (_what, member, why) => {
    const got = await read(zip(member, { name: 'shop', data: elf() }))
    expect(got.members).toEqual([['a', expect.stringMatching(why)], ...FOUND])
  })

  test('zip: members that share bytes', async () => {
    const got = await read(zip({ name: 'a', data: elf() }, { name: 'a', data: elf(), offset: 0 }))
    expect(got.stopped).toMatchObject({ kind: 'unreadable', why: expect.stringContaining('share the bytes') })
  })

  const negative = Buffer.alloc(12, 0xff)
  const huge = Buffer.from([0x80, 0, 0, 0, 0, 0x10, 0, 0, 0, 0, 0, 0])
  test.each([
    ['a negative size', tarMember({ name: 'a', sizeField: negative }), 'unreadable', 'TAR number too large'],
    ['a petabyte', tarMember({ name: 'a', data: elf(), sizeField: huge }), 'truncated', 'ends before its end mark'],
    [
      'a size beyond the end',
      tarMember({ name: 'a', data: elf(), size: 1e6 }),
      'truncated',
      'ends before its end mark'
    ],
    ['a wrong checksum', Buffer.concat([tarMember({ name: 'a' }), Buffer.alloc(512, 1)]), 'unreadable', 'damaged'],
    ['no end mark', tarMember({ name: 'a', data: 'text' }), 'truncated', 'ends before its end mark'],
    [
      'a member behind the end',
      Buffer.concat([tar({ name: 'a' }), tar({ name: 'b', data: elf() })]),
      'unreadable',
      'EOF'
    ]
  ])('tar: %s', async (_what, bytes, kind, why) => {
    for (const packed of [bytes, gzipSync(bytes)]) {
      expect((await read(packed)).stopped).toEqual({ kind, why: expect.stringContaining(why) })
    }
  })

  test('a name that repeats, in whatever spelling: which file is shipped cannot be told', async () => {
    for (const other of ['shop', './shop', 'a/../shop']) {
      for (const make of [tarGz, zip]) {
        const got = await read(make({ name: 'shop', data: elf() }, { name: other, data: '#!/bin/sh' }))
        expect(got.members).toEqual(FOUND)
        expect(got.stopped).toMatchObject({ kind: 'unreadable', why: expect.stringContaining('the name repeats') })
      }
    }
  })

  test.each([1, 100, 2000, 60_000])('gzip cut %d bytes before its end', async (missing) => {
    const whole = tarGz(
      { name: 'LICENSE', data: 'MIT' },
      { name: 'shop', data: elf('x', 10) },
      { name: 'z', data: noise(90_000) }
    )
    const got = await read(whole.subarray(0, whole.length - missing))
    expect(got.stopped).toMatchObject({
      kind: 'truncated',
      why: expect.stringMatching(/^the gzip file ends before its end mark; the last member was `/)
    })
  })

  test('gzip with a flipped bit', async () => {
    const whole = Buffer.from(tarGz({ name: 'z', data: noise(90_000) }))
    whole.writeUInt32LE(whole.readUInt32LE(whole.length - 8) ^ 1, whole.length - 8)
    expect((await read(whole)).stopped).toMatchObject({
      kind: 'unreadable',
      why: expect.stringContaining('incorrect data check')
    })
  })

  test.each([
    ['cut', (whole: Buffer) => whole.subarray(0, -5)],
    ['with bytes behind it', (whole: Buffer) => Buffer.concat([whole, Buffer.alloc(70_000)])],
    [
      'with a broken directory',
      (whole: Buffer) => Buffer.from(whole.toString('latin1').replace('PK\u0001\u0002', 'PKxx'), 'latin1')
    ]
  ])('zip %s', async (_what, spoil) => {
    expect((await read(spoil(zip(...RELEASE)))).stopped).toMatchObject({
      kind: 'unreadable',
      why: expect.stringMatching(/^the zip archive is damaged: /)
    })
  })
})

describe('whichever byte is changed', () => {
  const members = [
    { name: 'LICENSE', data: 'MIT' },
    { name: 'shop', data: elf() }
  ]
  // Of plain tar the data has no checksum: there the reading has to end, and that is all.
  test.each([
    ['tar', tar(...members), 13],
    ['tar.gz', tarGz(...members), 2],
    ['zip', zip(...members), 2]
  ])('reading ends, and the program is not lost in silence: %s', async (what, whole, step) => {
    for (let at = 0; at < whole.length; at += step) {
      const bytes = Buffer.from(whole)
      bytes.writeUInt8(bytes.readUInt8(at) ^ 0x55, at)
      if (kindOf(bytes.subarray(0, KIND_HEAD_BYTES)).kind !== 'container') continue
      const got = await read(bytes)
      const silent = got.stopped === null && got.members.length === 0
      expect({ at, silent: silent && what !== 'tar' }).toEqual({ at, silent: false })
    }
  })
})

describe('limits stop with a sentence', () => {
  const many = Array.from({ length: 101 }, (_, index) => ({ name: `f${index}`, data: elf() }))
  test.each([tarGz, zip])('members (%p)', async (make) => {
    const { stopped } = await read(make(...many), { entries: 100 })
    expect(stopped).toMatchObject({ kind: 'unreadable', why: expect.stringMatching(/expected at most 100, got 101/) })
    expect((await read(make(...many), { entries: 101 })).stopped).toBeNull()
  })

  test('executables', async () => {
    const got = await read(tarGz(...many), { executables: 3 })
    expect(got.members).toHaveLength(3)
    expect(got.stopped?.why).toBe('executables in the archive: expected at most 3, got 4; the last member was `f3`')
  })

  test.each([tarGz, zip])('bytes of one member: the next one is read (%p)', async (make) => {
    const got = await read(make({ name: 'big', data: elf('', 1001) }, { name: 'shop', data: elf() }), {
      memberBytes: 1000
    })
    expect(got).toMatchObject({
      members: [['big', expect.stringMatching(/^its bytes: expected at most 1000, got \d+$/)], ...FOUND],
      stopped: null
    })
  })

  test.each([tarGz, zip])('bytes in all (%p)', async (make) => {
    const got = await read(make(...many), { unpackedBytes: 1000 })
    expect(got.stopped?.why).toMatch(/^unpacked bytes: expected at most 1000, got \d+/)
  })

  test.each([tarGz, zip])('a bomb (%p)', async (make) => {
    const bomb = make({ name: 'bomb', data: elf('', 3 << 20) })
    const got = await read(bomb, { bytesBeforeRatio: 1 << 20 })
    expect(got.stopped?.why).toMatch(new RegExp(`^unpacked bytes of ${bomb.length} packed ones: expected at most`))
    expect((await read(bomb, { bytesBeforeRatio: 4 << 20 })).stopped).toBeNull()
  })

  test('extended headers without end', async () => {
    const header = pax({ comment: 'x'.repeat(100_000) })
    const endless = tar(...Array.from({ length: 30 }, () => header), { name: 'a' })
    expect((await read(endless)).stopped).toMatchObject({
      kind: 'unreadable',
      why: expect.stringContaining('tar headers between two members')
    })
    const usual = tar(...Array.from({ length: 500 }, (_, index) => [pax({ path: `p${index}` }), { name: 'a' }]).flat())
    expect(await read(usual)).toMatchObject({ files: 500, stopped: null })
  })

  test('a hundred thousand members are not read to the end', async () => {
    const bytes = Buffer.alloc(100_000 * 512 + 1024)
    const block = tarMember({ name: 'f' })
    for (let index = 0; index < 100_000; index += 1) bytes.set(block, index * 512)
    const got = await read(bytes, { entries: 5000 })
    expect(got).toMatchObject({ files: 5000, members: [] })
    expect(got.stopped?.why).toBe('members of the archive: expected at most 5000, got 5001; the last member was `f`')
  })
})

/** Bytes that begin like a program and that deflate cannot make smaller. */
function noise(size: number): Buffer {
  const bytes = Buffer.alloc(size)
  let state = 1
  for (let at = 0; at < size; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    bytes[at] = state >>> 24
  }
  bytes.write('\u007fELF', 'latin1')
  return bytes
}
