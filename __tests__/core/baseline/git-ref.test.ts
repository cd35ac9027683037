import { spawnSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { noteRecord, noteWithRecord, parseGitRef, recordName } from '../../../src/core/baseline/git-ref.ts'
import { canonicalJson } from '../../../src/core/record/canonical.ts'
import { parseJson } from '../../../src/core/untrusted.ts'

const KEY = 'go-provenance-gate-v1-00112233445566778899aabbccddeeff-0123456789abcdef-'
const OTHER = KEY.replace('0011', 'ffff')

describe('parseGitRef', () => {
  test.each([
    ['', 'branch', 'refs/heads/go-provenance-gate'],
    ['gate/records', 'branch', 'refs/heads/gate/records'],
    ['refs/heads/gate', 'branch', 'refs/heads/gate'],
    ['refs/notes/gate', 'notes', 'refs/notes/gate'],
    ['notes/gate', 'branch', 'refs/heads/notes/gate']
  ])('%j is a %s', (text, kind, name) => {
    expect(parseGitRef(text)).toEqual({ kind, name })
  })

  test.each([
    'refs/tags/v1',
    'refs/pull/1/merge',
    'refs/heads/',
    'refs/',
    '--upload-pack=touch',
    '-d',
    'x'.repeat(300)
  ])('%j is refused', (text) => {
    expect(() => parseGitRef(text)).toThrow(/expected a branch or `refs\/notes\/NAME`/)
  })

  // What git says is the measure; a leading dash, which git allows below refs/heads/, is refused as an option in disguise.
  test.each([
    'a',
    'ü',
    '@',
    'a/@',
    '{',
    'a;id',
    '$(id)',
    '`id`',
    'a%0Ab',
    'a<<EOF',
    'a|b',
    "a'b",
    '\u202e',
    'a b',
    'a..b',
    '.a',
    'a/.b',
    'a.lock',
    'a/b.lock/c',
    'a@{b',
    'a/',
    '/a',
    'a//b',
    'a.',
    'a\\b',
    'a:b',
    'a~1',
    'a^',
    'a?',
    'a*',
    'a[',
    'a\x7f',
    'a\nb',
    'a\tb',
    '::error',
    'a..',
    'HEAD~',
    '../x'
  ])('%j is what git takes it for', (text) => {
    const { status } = spawnSync('git', ['check-ref-format', `refs/heads/${text}`])
    let taken = true
    try {
      parseGitRef(text)
    } catch {
      taken = false
    }
    expect(taken).toBe(status === 0)
  })
})

test.each([
  '../escape-',
  'go-provenance-gate-v1-../x',
  'go-provenance-gate-v1-',
  '--help',
  'go-provenance-gate-v1-a\n',
  ''
])('a key that this program did not make names no file: %j', (key) => {
  expect(() => recordName(key)).toThrow(/is no key/)
})

describe('records in a note', () => {
  const record = canonicalJson({ schema: 1, text: 'a "quoted\n" {brace}', deep: { list: [1, { a: '  two  spaces' }] } })

  test('are read back as they were, one for each key, and other lines stay', () => {
    const note = noteWithRecord(noteWithRecord('Reviewed-by: somebody\n', KEY, record), OTHER, '{"schema":2}')
    expect(note.split('\n')).toHaveLength(4)
    expect(note.startsWith('Reviewed-by: somebody\n')).toBe(true)
    expect(parseJson(noteRecord(note, KEY) ?? '')).toEqual(parseJson(record))
    expect(noteRecord(note, OTHER)).toBe('{"schema":2}')
    const changed = noteWithRecord(note, OTHER, '{"schema":3}')
    expect(noteRecord(changed, OTHER)).toBe('{"schema":3}')
    expect(noteRecord(changed, KEY)).toBe(noteRecord(note, KEY))
    expect(changed.split('\n')).toHaveLength(4)
    for (const line of changed.split('\n').slice(1, 3))
      expect(Object.keys(Object(parseJson(line)))).toEqual(['key', 'record'])
  })

  test.each([
    ['', null],
    ['just words\n', null],
    [`{"key":"${KEY}"}\n`, null],
    [`{"key":"${KEY.slice(0, -1)}","record":`, ''],
    [`{"key":"${KEY.slice(0, -1)}","record":{"schema":1`, '{"schema":1']
  ])('%j holds %j', (note, text) => {
    expect(noteRecord(note, KEY)).toBe(text)
  })
})
