import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { bytesSource } from '../../../src/core/binary/bytes.ts'
import { readDataFile } from '../../../src/core/cache/data-file.ts'
import { archiveId, evil, filledCache, resealed, type TestCache } from '../../support/caches.ts'

const read = (bytes: Uint8Array) => readDataFile(bytesSource(bytes))
const HEADER = `!<arch>\n__.PKGDEF       0           0     0     644     1234      \`\ngo object linux amd64 go1.26.8\n`

describe.each(['local', 'go1.21.13'])('archives of %s', (go) => {
  let cache: TestCache
  let archive: Buffer
  beforeAll(() => {
    cache = filledCache(go === 'local' ? undefined : go, true)
    archive = readFileSync(cache.dep)
  })
  afterAll(() => cache.remove())

  test('are sealed as the go command left them', () => {
    const { action, content } = archiveId(archive)
    expect(read(archive)).toEqual({
      size: archive.length,
      sha256: createHash('sha256').update(archive).digest('hex'),
      archive: { id: { actionId: action, contentId: content }, sealed: true }
    })
  })

  test('are not sealed when a word was exchanged, a byte appended or one cut off', () => {
    expect(read(evil(archive)).archive?.sealed).toBe(false)
    expect(read(Buffer.concat([archive, Buffer.from('\n')])).archive?.sealed).toBe(false)
    expect(read(archive.subarray(0, -1)).archive?.sealed).toBe(false)
  })

  test('are sealed again by who knows the rule', () => {
    expect(read(resealed(evil(archive))).archive?.sealed).toBe(true)
  })
})

describe('readDataFile', () => {
  const id = `${'a'.repeat(20)}/${'b'.repeat(20)}`
  const others: [label: string, text: string, archive: unknown][] = [
    ['nothing', '', null],
    ['a text', 'v1 not an archive', null],
    ['an archive of C', '!<arch>\nmain.o/         0', null],
    ['a package archive without an ID', `${HEADER}\n$$B\n`, { id: null, sealed: null }],
    ['a package archive with the ID of a program', `${HEADER}build id "${id}/${id}"\n`, { id: null, sealed: null }],
    [
      'a package archive whose ID begins too late',
      `${HEADER.trimEnd()} ${'x'.repeat(1000)}\nbuild id "${id}"\n`,
      { id: null, sealed: null }
    ]
  ]
  test.each(others)('of %s', (_label, text, archive) => {
    expect(read(Buffer.from(text)).archive).toEqual(archive)
  })

  test('reads every copy of the ID as zero, those that cross a border of the chunks too', () => {
    const build = (content: string): Buffer => {
      const text = `${'a'.repeat(20)}/${content}`
      const bytes = Buffer.alloc((1 << 20) * 2 + 100, 0x2e)
      bytes.write(`${HEADER}build id "${text}"\n`)
      for (const at of [5000, (1 << 20) - 20, (1 << 21) - 1]) bytes.write(text, at)
      return bytes
    }
    const zeroed = Buffer.from(
      build('b'.repeat(20)).toString('latin1').replaceAll(id, '\0'.repeat(id.length)),
      'latin1'
    )
    const seal = createHash('sha256').update(zeroed).digest().subarray(0, 15).toString('base64url')
    expect(read(build(seal)).archive).toMatchObject({ id: { contentId: seal }, sealed: true })
    expect(read(build('b'.repeat(20))).archive?.sealed).toBe(false)
  })
})
