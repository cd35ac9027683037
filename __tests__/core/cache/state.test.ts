import { describe, expect, test } from '@jest/globals'
import { type CacheState, cacheFolderOf, type FolderFacts } from '../../../src/core/cache/state.ts'

const FACTS: FolderFacts = {
  kind: 'directory',
  realPath: null,
  writable: true,
  empty: false,
  freeBytes: 1e12,
  network: null,
  foreign: false,
  worldWritable: false
}

describe('cacheFolderOf', () => {
  const cases: [label: string, facts: Partial<FolderFacts>, state: CacheState, remark: RegExp | null][] = [
    ['a folder like any other', {}, 'ready', null],
    ['a system that tells nothing', { freeBytes: null, foreign: null, worldWritable: null }, 'ready', null],
    ['nothing there', { kind: 'missing', writable: false }, 'missing', null],
    ['nothing in it', { empty: true }, 'empty', null],
    ['a file', { kind: 'other' }, 'unknown', /no folder/],
    ['a folder of somebody else', { kind: 'unreadable' }, 'unknown', /cannot be read/],
    ['no right to write', { writable: false }, 'read-only', /nothing that they compile is kept/],
    ['no room', { freeBytes: 1_500_000 }, 'full', /1 MB are free/],
    ['a link', { realPath: '/mnt/cache' }, 'ready', /symbolic link and lies in `\/mnt\/cache`/],
    ['a network', { network: 'nfs' }, 'ready', /network file system \(nfs\)/],
    ['another owner', { foreign: true }, 'ready', /another user/],
    ['open to all', { worldWritable: true }, 'ready', /every user/]
  ]
  test.each(cases)('%s', (_label, facts, state, remark) => {
    const folder = cacheFolderOf('/c', null, { ...FACTS, ...facts })
    expect(folder).toEqual({ path: '/c', state, remarks: remark === null ? [] : [expect.stringMatching(remark)] })
  })

  test.each([
    [null, 'off', 'off'],
    ['off', 'off', 'off'],
    ['', 'off', 'off'],
    ['cache', 'relative', 'cache']
  ])('the go command says off, and GOCACHE is %s', (asked, state, path) => {
    expect(cacheFolderOf('off', asked, null)).toMatchObject({ path, state })
  })
})
