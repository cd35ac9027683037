/** Texts at the differences of two sections. */
import { describe, expect, test } from '@jest/globals'
import { bytesSource } from '../../../src/core/binary/bytes.ts'
import { textDifferences } from '../../../src/core/reproduce/texts.ts'

/** A section of numbered words without ends, as Go's strings are, with something in the middle. */
function words(middle: string): Buffer {
  const lists = [0, 1].map((part) =>
    Array.from({ length: 2000 }, (_, i) => `word${part}x${(i * 7919) % 100_003}`).join('')
  )
  return Buffer.from(`${lists[0]}${middle}${lists[1]}`)
}

function differences(before: Buffer, after: Buffer): [string, string][] {
  const whole = (bytes: Buffer) => ({ offset: 0, size: bytes.length })
  const section = { name: '.rodata', before: whole(before), after: whole(after) }
  return textDifferences(bytesSource(before), bytesSource(after), section).map((one) =>
    one.kind === 'string' ? [one.before, one.after] : ['', '']
  )
}

describe('sections of the same size', () => {
  test('the text around each difference', () => {
    const found = differences(
      Buffer.from('\0\0one v7.1.0\0\0\0\0\0\0\0\0two aaaa\0'),
      Buffer.from('\0\0one v8.2.0\0\0\0\0\0\0\0\0two bbbb\0')
    )
    expect(found).toEqual([
      ['one v7.1.0', 'one v8.2.0'],
      ['two aaaa', 'two bbbb']
    ])
  })
  test('what is no text is not shown', () => {
    expect(differences(Buffer.from([0, 1, 2, 0x41, 0]), Buffer.from([0, 1, 3, 0x42, 0]))).toEqual([])
  })
  test('what looks like a secret is not shown', () => {
    expect(differences(Buffer.from('\0password=a\0'), Buffer.from('\0password=b\0'))).toEqual([
      ['[redacted]', '[redacted]']
    ])
  })
  test('equal sections have none', () => expect(differences(words('x'), words('x'))).toEqual([]))
})

describe('sections of other sizes, in which everything moved', () => {
  test.each(['pypi', 'v2.15.1', '2026-01-02T03:04:05Z', 'a longer text that was set by somebody'])('%s', (text) => {
    const found = differences(words(text), words(''))
    expect(found.filter(([before]) => before.includes(text))).toHaveLength(1)
    expect(found.length).toBeLessThanOrEqual(3)
    expect(differences(words(''), words(text)).some(([, after]) => after.includes(text))).toBe(true)
  })
  test('tables that read as text are passed over', () => {
    const table = Buffer.from('UUUUKUUUU\0fff"BDDDD\0""DXyf***\0')
    expect(differences(words(''), Buffer.concat([table, words('')]))).toEqual([])
  })
  test('an empty section', () => expect(differences(Buffer.from(''), Buffer.from('abcdef'))).toEqual([['', 'abcdef']]))
})
