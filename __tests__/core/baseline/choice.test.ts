import { expect, test } from '@jest/globals'
import { type BaselineChoice, parseBaselineChoice } from '../../../src/core/baseline/choice.ts'

test.each<[string, BaselineChoice | null]>([
  ['auto', { kind: 'auto' }],
  ['cache', { kind: 'cache' }],
  ['artifact', { kind: 'artifact' }],
  ['none', { kind: 'none' }],
  ['git', { kind: 'git', ref: null }],
  ['git:gate-records', { kind: 'git', ref: 'gate-records' }],
  ['git:refs/notes/gate', { kind: 'git', ref: 'refs/notes/gate' }],
  ['./cache', { kind: 'file', path: './cache' }],
  ['./git:x', { kind: 'file', path: './git:x' }],
  ['Auto', { kind: 'file', path: 'Auto' }],
  ['.github/baselines/', { kind: 'file', path: '.github/baselines/' }],
  ['C:\\records', { kind: 'file', path: 'C:\\records' }],
  ...[
    '',
    '-x',
    '/x',
    'x/',
    'a b',
    'a..b',
    'a@{1}',
    'a:b',
    'a~1',
    'a^',
    'a\u0000b',
    'a\nb',
    'x.lock',
    'x.lock/y',
    'a//b',
    'a/.b',
    'y'.repeat(256)
  ].map((ref): [string, null] => [`git:${ref}`, null])
])('parseBaselineChoice of %j', (text, want) => {
  expect(parseBaselineChoice(text)).toEqual(want)
})
