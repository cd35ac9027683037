import { describe, expect, test } from '@jest/globals'
import { buildIdParts, findBuildId } from '../../../src/core/binary/build-id.ts'
import { bytesSource } from '../../../src/core/binary/bytes.ts'
import { readElf } from '../../../src/core/binary/elf.ts'
import { type ElfPart, elfNote, goElf, goParts } from '../../support/elf-writer.ts'

const FOUR = ['REDDpU2g838rICIe4qW7', 'Ai5FVoZzxLhYSbB6UPf-', '7x5SXbhhx1JajmdnmqJX', 'lZhJoIhVS8Ccr-b2QklY'].join('/')

describe('buildIdParts', () => {
  test('returns the four parts', () => {
    expect(buildIdParts(FOUR)).toEqual({
      action: 'REDDpU2g838rICIe4qW7',
      mainAction: 'Ai5FVoZzxLhYSbB6UPf-',
      mainContent: '7x5SXbhhx1JajmdnmqJX',
      content: 'lZhJoIhVS8Ccr-b2QklY'
    })
  })

  const others: [label: string, text: string][] = [
    ['is empty', ''],
    ['is what Bazel writes', 'redacted'],
    ['is what Go 1.8 wrote', '08a3d1b2c4e5f60718293a4b5c6d7e8f90a1b2c3'],
    ['is that of an archive', FOUR.split('/').slice(0, 2).join('/')],
    ['has a part that is too short', FOUR.slice(1)],
    ['has a part that is too long', `${FOUR}x`],
    ['has five parts', `${FOUR}/${FOUR.slice(0, 20)}`],
    ['has a line end behind', `${FOUR}\n`],
    ['is in the other base64', FOUR.replace('-', '+')]
  ]
  test.each(others)('returns null when the text %s', (_label, text) => {
    expect(buildIdParts(text)).toBeNull()
  })
})

describe('findBuildId', () => {
  const find = (parts: readonly ElfPart[]) => {
    const source = bytesSource(goElf(parts))
    return findBuildId(source, readElf(source))
  }
  const note = (bytes: Uint8Array): ElfPart => ({ name: '.note.go.buildid', type: 7, bytes })
  const inText = (text: string): ElfPart => ({
    name: '.text',
    flags: 6,
    address: 0x1000,
    bytes: Buffer.from(text, 'latin1')
  })

  test('returns the note, and where its payload stands', () => {
    const bytes = goElf(goParts())
    const found = find(goParts())
    expect(found?.text).toBe(bytes.toString('latin1', found?.offset, (found?.offset ?? 0) + 83))
    expect(found?.parts?.content).toBe('D'.repeat(20))
  })

  test('returns the ID in front of the code when there is no note', () => {
    const found = find([inText(`\xff Go build ID: "${FOUR}"\n \xff code`)])
    expect(found).toMatchObject({ text: FOUR, parts: { action: 'REDDpU2g838rICIe4qW7' } })
  })

  test('prefers the note', () => {
    expect(
      find([note(elfNote('Go', 4, Buffer.from('noted'))), inText(`\xff Go build ID: "${FOUR}"\n \xff`)])?.text
    ).toBe('noted')
  })

  const none: [label: string, parts: ElfPart[]][] = [
    ['there is none', [inText('code')]],
    ['the note is another', [note(elfNote('GNU', 4, Buffer.from('x')))]],
    ['the note is of another type', [note(elfNote('Go', 3, Buffer.from('x')))]],
    ['the note is empty', [note(elfNote('Go', 4, new Uint8Array(0)))]],
    // `objcopy -R .note.go.buildid` of an externally linked file leaves such bytes; cmd/go prints them as an ID.
    ['the note holds no text', [note(elfNote('Go', 4, Buffer.alloc(20, 0x85)))]],
    ['the text does not end', [inText(`\xff Go build ID: "${FOUR}`)]],
    ['the text is longer than any', [inText(`\xff Go build ID: "${'x'.repeat(1025)}"\n \xff`)]],
    ['the text stands beyond where Go looks', [inText(`${'.'.repeat(40_000)}\xff Go build ID: "${FOUR}"\n \xff`)]]
  ]
  test.each(none)('returns null when %s', (_label, parts) => {
    expect(find(parts)).toBeNull()
  })
})
