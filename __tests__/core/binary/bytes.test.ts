import { describe, expect, test } from '@jest/globals'
import { bytesSource, Fields, latin1, readRange, subSource, utf8, within } from '../../../src/core/binary/bytes.ts'
import { FormatError, LimitError, TruncatedError } from '../../../src/core/errors.ts'

const TEN = bytesSource(Uint8Array.from({ length: 10 }, (_, index) => index))

describe('within', () => {
  const cases: [offset: number, size: number, total: number, want: boolean][] = [
    [0, 0, 0, true],
    [0, 10, 10, true],
    [10, 0, 10, true],
    [10, 1, 10, false],
    [11, 0, 10, false],
    [-1, 1, 10, false],
    [0, -1, 10, false],
    // A sum of both would be exact no longer, and might be called smaller than the file.
    [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, false]
  ]
  test.each(cases)('of offset %d and size %d in %d bytes is %s', (offset, size, total, want) => {
    expect(within({ offset, size }, total)).toBe(want)
  })
})

describe('readRange', () => {
  test('returns the bytes up to the very end', () => {
    expect([...readRange(TEN, 8, 2, 2, 'tail')]).toEqual([8, 9])
  })

  test('throws TruncatedError, with the place, when the range leaves the file', () => {
    expect(() => readRange(TEN, 8, 3, 100, 'table')).toThrow(TruncatedError)
    expect(() => readRange(TEN, 8, 3, 100, 'table')).toThrow('table: expected 3 bytes at offset 8, the file ends at 10')
  })

  test.each([101, -1, 1.5, Number.NaN, 2 ** 60])(
    'throws LimitError when a length of %d is above its bound or none',
    (length) => {
      expect(() => readRange(TEN, 0, length, 100, 'table')).toThrow(LimitError)
    }
  )
})

describe('subSource', () => {
  test('is the range as a source of its own', () => {
    const part = subSource(TEN, { offset: 3, size: 4 })
    expect(part.size).toBe(4)
    expect([...part.read(1, 2)]).toEqual([4, 5])
    expect(() => readRange(part, 3, 2, 10, 'x')).toThrow('the file ends at 4')
  })
})

describe('Fields', () => {
  const bytes = Buffer.from('00112233445566778899aabbccddeeff', 'hex')
  // A view into a larger buffer: offsets must be those of the view.
  const view = bytes.subarray(1)

  test('reads numbers in either byte order', () => {
    const [little, big] = [new Fields(view, true), new Fields(view, false)]
    expect([little.u8(0), little.u16(0), little.u32(0)]).toEqual([0x11, 0x2211, 0x44332211])
    expect([big.u8(0), big.u16(0), big.u32(0)]).toEqual([0x11, 0x1122, 0x11223344])
    expect([little.word(0, 32), big.word(0, 32)]).toEqual([0x44332211, 0x11223344])
    expect(big.word(0, 64)).toBe(Number(0x1122334455667788n))
  })

  test('throws FormatError, with the file offset, when a field leaves the structure', () => {
    const fields = new Fields(view, true, 1000)
    for (const [at, size, read] of [
      [15, 1, () => fields.u8(15)],
      [14, 2, () => fields.u16(14)],
      [12, 4, () => fields.u32(12)],
      [8, 8, () => fields.u64(8)]
    ] as const) {
      expect(read).toThrow(FormatError)
      expect(read).toThrow(`expected a field of ${size} bytes at offset ${1000 + at}, the structure ends at 1015`)
    }
    expect(() => fields.u8(-1)).toThrow(FormatError)
  })

  const texts: [label: string, at: number, max: number, want: string][] = [
    ['ends at a NUL', 0, 16, 'abc'],
    ['ends at its maximum', 0, 2, 'ab'],
    ['ends with the structure', 4, 16, 'de\xff'],
    ['is empty beyond the structure', 99, 16, '']
  ]
  test.each(texts)('reads a text that %s', (_label, at, max, want) => {
    expect(new Fields(Buffer.from('abc\0de\xff', 'latin1'), true).text(at, max)).toBe(want)
  })
})

test('latin1 and utf8 read the same bytes as what they are', () => {
  const bytes = Buffer.from('xé\xffx', 'latin1').subarray(1, 3)
  expect(latin1(bytes)).toBe('é\xff')
  // What is no UTF-8 becomes U+FFFD, as when Go prints it.
  expect(utf8(bytes)).toBe('\ufffd\ufffd')
  expect(utf8(Buffer.from('é'))).toBe('é')
})
