/** The judgements, asked about readings made by hand; real archives are in observe/cache-check.test.ts. */
import { describe, expect, test } from '@jest/globals'
import type { DataReading } from '../../../src/core/cache/data-file.ts'
import { parseIndexEntry } from '../../../src/core/cache/index-entry.ts'
import { actionDigits, actionIdOf, cachedFile, cacheName } from '../../../src/core/cache/layout.ts'
import { type EntryState, judgeUsedEntry, type UsedEntry } from '../../../src/core/cache/used-entry.ts'

const ACTION = `${'a1'.repeat(15)}${'00'.repeat(17)}`
const ID = actionIdOf(ACTION)
const HASH = 'cd'.repeat(32)
const entry = (output = HASH, size = 10) =>
  parseIndexEntry(Buffer.from(`v1 ${ACTION} ${output} ${String(size).padStart(20)} ${'1'.padStart(20)}\n`), ACTION)
const archive = (changes: Partial<NonNullable<DataReading['archive']>> = {}): DataReading => ({
  size: 10,
  sha256: HASH,
  archive: { id: { actionId: ID, contentId: 'c'.repeat(20) }, sealed: true, ...changes }
})
const GOOD: UsedEntry = { hash: HASH, inFolder: false, reading: archive(), asked: new Set([ID]), entries: [entry()] }

describe('judgeUsedEntry', () => {
  const cases: [label: string, used: Partial<UsedEntry>, state: EntryState, why: RegExp][] = [
    [
      'bytes of another sha256',
      { reading: { ...archive(), sha256: 'ee'.repeat(32) } },
      'corrupt',
      /sha256 of its name, got eeee/
    ],
    [
      'another size than the index says',
      { entries: [entry(HASH, 11)] },
      'corrupt',
      /expected 11 bytes by the index, got 10/
    ],
    ['an archive in a folder, where programs are', { inFolder: true }, 'conflicting', /expected a file, got a folder/],
    [
      'other bytes in a folder',
      { inFolder: true, reading: { ...archive(), sha256: 'ee'.repeat(32) } },
      'corrupt',
      /sha256 of its name/
    ],
    ['a file that is no archive', { reading: { ...archive(), archive: null } }, 'conflicting', /another kind/],
    ['an archive without an ID', { reading: archive({ id: null, sealed: null }) }, 'conflicting', /with a build ID/],
    ['a broken seal', { reading: archive({ sealed: false }) }, 'conflicting', /do not give the content ID c{20}/],
    [
      'another action than was asked for',
      { asked: new Set(['b'.repeat(20)]) },
      'conflicting',
      /of action `b{20}`, got that of/
    ],
    [
      'an index that names another output',
      { entries: [entry('ee'.repeat(32))] },
      'conflicting',
      /another output for its action: `eeee/
    ],
    ['no entry, and no word of what was asked', { entries: [], asked: null }, 'unverified', /no entry for its action/],
    [
      'an entry that cannot be read',
      { entries: [{ ok: false, why: 'cannot be read' }] },
      'unverified',
      /cannot be read/
    ]
  ]
  test.each(cases)('%s', (_label, used, state, why) => {
    const check = judgeUsedEntry({ ...GOOD, ...used })
    expect(check).toEqual({ state, why: expect.stringMatching(why) })
  })

  const good: [label: string, used: Partial<UsedEntry>][] = [
    ['all of it', {}],
    ['no word of what was asked', { asked: null }],
    ['several variants that were asked for', { asked: new Set(['b'.repeat(20), ID]) }],
    ['an index of a cache program', { entries: [] }],
    ['a second action that begins alike', { entries: [entry('ee'.repeat(32)), entry()] }]
  ]
  test.each(good)('verified: %s', (_label, used) => {
    expect(judgeUsedEntry({ ...GOOD, ...used })).toEqual({ state: 'verified', why: null })
  })
})

describe('names of a cache', () => {
  test('an action ID is 15 bytes of the hash in the name of the entry', () => {
    expect(actionDigits(ID)).toBe('a1'.repeat(15))
  })

  test.each([
    ['ab', `${'ab'.repeat(32)}-a`, { kind: 'index', hash: 'ab'.repeat(32) }],
    ['ab', `${'ab'.repeat(32)}-d`, { kind: 'data', hash: 'ab'.repeat(32) }],
    ['ac', `${'ab'.repeat(32)}-d`, null],
    ['ab', `${'ab'.repeat(31)}-d`, null],
    ['ab', `${'AB'.repeat(32)}-d`, null],
    ['ab', `${'ab'.repeat(32)}-d.tmp`, null]
  ] as const)('%s/%s', (folder, name, found) => {
    expect(cacheName(folder, name)).toEqual(found)
  })

  test.each([
    [`/c/cd/${HASH}-d`, { cache: '/c', hash: HASH, inFolder: false }],
    [`C:\\c\\cd\\${HASH}-d`, { cache: 'C:\\c', hash: HASH, inFolder: false }],
    [`/c/cd/${HASH}-d/prog`, { cache: '/c', hash: HASH, inFolder: true }],
    [`/c/cd/${HASH}-d/more/prog`, null],
    [`/c/ab/${HASH}-d`, null],
    ['/usr/lib/go/pkg/linux_amd64/fmt.a', null]
  ])('%s', (path, found) => {
    expect(cachedFile(path)).toEqual(found)
  })
})
