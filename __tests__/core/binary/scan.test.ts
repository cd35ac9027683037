import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { bytesSource } from '../../../src/core/binary/bytes.ts'
import { MAX_HITS } from '../../../src/core/binary/limits.ts'
import { scan, type SealedView } from '../../../src/core/binary/scan.ts'

/** The scan goes by in chunks of this size: what matters happens at multiples of it. */
const CHUNK = 1 << 20
const ID = Buffer.from('AAAAAAAAAAAAAAAAAAAA/BBBBBBBBBBBBBBBBBBBB/CCCCCCCCCCCCCCCCCCCC/DDDDDDDDDDDDDDDDDDDD')

/** Bytes without any zero and without structure, the same in each run. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length)
  for (let i = 0, state = 1; i < length; i++) {
    state = (state * 48271) % 0x7fffffff
    bytes[i] = (state & 0x7f) + 1
  }
  return bytes
}

const NOISE = noise(3 * CHUNK + 777)

/** The rule of the seal over bytes that are all in memory: what FindAndHash of cmd/internal/buildid does. */
function contentId(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest().subarray(0, 15).toString('base64url')
}

function viewOf(changes: Partial<SealedView>): SealedView {
  return { length: NOISE.length, padding: 0, zero: [], patches: [], id: ID, ...changes }
}

describe('scan', () => {
  test('gives the sha256 of the whole file, whatever its length', () => {
    for (const length of [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, NOISE.length]) {
      const bytes = NOISE.subarray(0, length)
      expect(scan(bytesSource(bytes), [], []).sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    }
  })

  test('finds a pattern at every place around the border of two chunks, once', () => {
    const pattern = Buffer.from('\xff Go buildinf:', 'latin1')
    const longer = Buffer.alloc(40, 0xee)
    for (let at = CHUNK - pattern.length - 1; at <= CHUNK + 1; at++) {
      const bytes = Buffer.from(NOISE)
      bytes.set(pattern, at)
      // The longer pattern decides how much of a chunk is looked at again: the shorter one must not be found twice.
      const { hits } = scan(bytesSource(bytes), [longer, pattern], [])
      expect({ at, hits: hits.map(({ offsets }) => offsets) }).toEqual({ at, hits: [[], [at]] })
    }
  })

  test('finds a pattern at the start, at the end, and overlapping itself', () => {
    const bytes = Buffer.concat([Buffer.from('abab'), NOISE, Buffer.from('abab')]).subarray(0)
    const end = bytes.length - 4
    expect(scan(bytesSource(bytes), [Buffer.from('abab')], []).hits[0]?.offsets).toEqual([0, end])
    expect(scan(bytesSource(Buffer.from('aaaa')), [Buffer.from('aa')], []).hits[0]?.offsets).toEqual([0, 1, 2])
  })

  test('keeps the first hits of a pattern that never ends', () => {
    const bytes = Buffer.alloc(CHUNK + 8, 'UPX!')
    expect(scan(bytesSource(bytes), [Buffer.from('UPX!')], []).hits[0]?.offsets).toEqual(
      Array.from({ length: MAX_HITS }, (_, index) => 4 * index)
    )
  })

  test('finds a pattern among thousands of bytes that begin or end like it', () => {
    const pattern = Buffer.from('3077af0c9274080241e1c107e6d618e6', 'hex')
    for (const [from, to] of [
      [0, 4],
      [1, 5],
      [12, 16],
      [0, 15]
    ]) {
      const decoys = Buffer.alloc(100_000, pattern.subarray(from, to))
      const places = [0, 5000, 60_000, decoys.length - pattern.length]
      for (const at of places) pattern.copy(decoys, at)
      expect(scan(bytesSource(decoys), [pattern], []).hits[0]?.offsets).toEqual(places)
    }
  })

  test('finds patterns of every length', () => {
    for (let length = 1; length < 40; length++) {
      const pattern = Buffer.from(Array.from({ length }, (_, i) => 200 + i))
      const file = Buffer.concat([Buffer.alloc(99), pattern, Buffer.alloc(7), pattern])
      expect(scan(bytesSource(file), [pattern], []).hits[0]?.offsets).toEqual([99, 99 + length + 7])
    }
  })
})

describe('scan, the content ID of a view', () => {
  test('is the digest of the bytes as they are when nothing is read otherwise', () => {
    expect(scan(bytesSource(NOISE), [], [viewOf({})]).seals).toEqual([contentId(NOISE)])
  })

  test('reads every copy of the build ID as zero, at every place around the border of two chunks', () => {
    for (let at = CHUNK - ID.length - 1; at <= CHUNK + 1; at++) {
      const bytes = Buffer.from(NOISE)
      for (const place of [5, at, 2 * CHUNK + 9]) bytes.set(ID, place)
      const want = Buffer.from(bytes)
      for (const place of [5, at, 2 * CHUNK + 9]) want.fill(0, place, place + ID.length)
      expect({ at, seals: scan(bytesSource(bytes), [], [viewOf({})]).seals }).toEqual({ at, seals: [contentId(want)] })
    }
  })

  test('reads an ID at the very end as zero, and one that is cut as it stands', () => {
    const whole = Buffer.concat([NOISE, ID])
    const want = Buffer.from(whole).fill(0, NOISE.length)
    expect(scan(bytesSource(whole), [], [viewOf({ length: whole.length })]).seals).toEqual([contentId(want)])
    const cut = whole.subarray(0, whole.length - 1)
    expect(scan(bytesSource(cut), [], [viewOf({ length: cut.length })]).seals).toEqual([contentId(cut)])
  })

  const ranges: [label: string, offset: number, size: number][] = [
    ['at the start', 0, 20],
    ['across a border', CHUNK - 7, 20],
    ['over several chunks', 100, 2 * CHUNK],
    ['beyond the end', NOISE.length - 5, 1000],
    ['of no length', 50, 0]
  ]
  test.each(ranges)('reads a range %s as zero', (_label, offset, size) => {
    const want = Buffer.from(NOISE).fill(0, offset, Math.min(offset + size, NOISE.length))
    const view = viewOf({ zero: [{ offset, size }] })
    expect(scan(bytesSource(NOISE), [], [view]).seals).toEqual([contentId(want)])
  })

  test('reads patches as other bytes, also across a border', () => {
    const patches = [CHUNK - 3, 16, 2 * CHUNK].map((offset) => ({ offset, bytes: Buffer.from('patched') }))
    const want = Buffer.from(NOISE)
    for (const patch of patches) want.set(patch.bytes, patch.offset)
    expect(scan(bytesSource(NOISE), [], [viewOf({ patches })]).seals).toEqual([contentId(want)])
  })

  test('ends where the view ends, with its padding behind', () => {
    for (const length of [0, 10, CHUNK - 1, CHUNK, CHUNK + 1]) {
      const want = Buffer.concat([NOISE.subarray(0, length), Buffer.alloc(123)])
      expect(scan(bytesSource(NOISE), [], [viewOf({ length, padding: 123 })]).seals).toEqual([contentId(want)])
    }
  })

  test('is computed for all views in one pass, each by its own rule', () => {
    const zero = [{ offset: 0, size: 100 }]
    const { seals, sha256 } = scan(bytesSource(NOISE), [], [viewOf({}), viewOf({ zero }), viewOf({ length: 50 })])
    expect(seals).toEqual([NOISE, Buffer.from(NOISE).fill(0, 0, 100), NOISE.subarray(0, 50)].map(contentId))
    // What a view reads otherwise must not reach the digest of the file.
    expect(sha256).toBe(createHash('sha256').update(NOISE).digest('hex'))
  })
})
