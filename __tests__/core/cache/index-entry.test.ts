import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { INDEX_ENTRY_BYTES, parseIndexEntry } from '../../../src/core/cache/index-entry.ts'
import { filledCache, type TestCache } from '../../support/caches.ts'

const ACTION = 'ab'.repeat(32)
const OUTPUT = 'cd'.repeat(32)
const line = (
  changes: { version?: string; action?: string; output?: string; size?: string; time?: string; end?: string } = {}
) => {
  const {
    version = 'v1',
    action = ACTION,
    output = OUTPUT,
    size = '1234',
    time = '1795304090788721951',
    end = '\n'
  } = changes
  return Buffer.from(`${version} ${action} ${output} ${size.padStart(20)} ${time.padStart(20)}${end}`, 'latin1')
}

const caches: TestCache[] = []
afterAll(() => {
  for (const cache of caches) cache.remove()
})

describe('parseIndexEntry', () => {
  test('reads a line as the go command writes it', () => {
    expect(line()).toHaveLength(INDEX_ENTRY_BYTES)
    expect(parseIndexEntry(line(), ACTION)).toEqual({
      ok: true,
      entry: { action: ACTION, output: OUTPUT, size: 1234, time: 1795304090788 }
    })
  })

  test.each(['local', 'go1.21.13'])('reads every entry of a real cache (%s)', (go) => {
    const cache = filledCache(go === 'local' ? undefined : go, true)
    caches.push(cache)
    const names = readdirSync(cache.folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('-a'))
    expect(names.length).toBeGreaterThan(3)
    for (const name of names) {
      const action = name.slice(3, 3 + 64)
      expect(parseIndexEntry(readFileSync(join(cache.folder, name)), action)).toMatchObject({
        ok: true,
        entry: { action }
      })
    }
  })

  // What Go reads, and what it skips: strconv.ParseInt takes a sign, hex.Decode takes upper case.
  const read: [label: string, bytes: Buffer, size: number][] = [
    ['upper-case digits', line({ output: OUTPUT.toUpperCase() }), 1234],
    ['a plus sign', line({ size: '+7' }), 7],
    ['zeros in front', line({ size: '00000000000000000007' }), 7],
    ['the largest size', line({ size: '9223372036854775807' }), Number(9223372036854775807n)]
  ]
  test.each(read)('takes %s', (_label, bytes, size) => {
    expect(parseIndexEntry(bytes, ACTION)).toMatchObject({ ok: true, entry: { output: OUTPUT, size } })
  })

  const skipped: [label: string, bytes: Buffer, why: string][] = [
    ['nothing', Buffer.alloc(0), 'expected 175 bytes, got 0'],
    ['a line that is cut off', line().subarray(0, 174), 'got 174'],
    ['a huge line', Buffer.concat([line(), Buffer.alloc(1 << 20, 'x')]), 'got more'],
    ['a line with one byte more', Buffer.concat([line(), Buffer.from('\n')]), 'got more'],
    ['another version', line({ version: 'v2' }), 'expected `v1`'],
    ['a digit that is none', line({ output: `x${OUTPUT.slice(1)}` }), 'expected `v1`'],
    ['no newline', line({ end: ' ' }), 'expected `v1`'],
    ['another action', line({ action: OUTPUT }), 'another'],
    ['no size', line({ size: '' }), 'size'],
    ['a negative size', line({ size: '-1' }), 'size'],
    ['a size of 64 bits and one', line({ size: '9223372036854775808' }), 'size'],
    ['a size in hex', line({ size: '0x10' }), 'size'],
    ['spaces behind the size', line({ size: '12 ' }), 'size'],
    ['a time that is a word', line({ time: 'now' }), 'time'],
    ['a negative time', line({ time: '-5' }), 'time']
  ]
  test.each(skipped)('refuses %s', (_label, bytes, why) => {
    const reading = parseIndexEntry(bytes, ACTION)
    expect(reading).toEqual({ ok: false, why: expect.stringContaining(why) })
  })
})
