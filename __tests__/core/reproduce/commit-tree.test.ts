/** What a commit holds, and what it only points to. */
import { expect, test } from '@jest/globals'
import { filtersIn, notInCommit, parseTree } from '../../../src/core/reproduce/commit-tree.ts'

test('files and submodules of git ls-tree', () => {
  const hash = 'b51ef5c6185125880ca1db2d0990718f72cef858'
  const lines = [`100644 blob ${hash}\tgo.mod`, `160000 commit ${hash}\tthird/party`, `120000 blob ${hash}\ta\tb`, '']
  expect(parseTree(lines.join('\0'))).toEqual({ paths: ['go.mod', 'a\tb'], submodules: ['third/party'] })
  expect(parseTree('')).toEqual({ paths: [], submodules: [] })
})

test.each<[string, string[]]>([
  ['*.bin filter=lfs diff=lfs merge=lfs -text\n*.png filter=lfs', ['lfs']],
  ['# *.bin filter=lfs', []],
  ['*.go text eol=lf', []],
  ['*.x -filter', []]
])('the filters of %j are %j', (text, expected) => expect(filtersIn(text)).toEqual(expected))

test('what is missing reaches everything', () => {
  expect(notInCommit([], [])).toEqual([])
  expect(notInCommit(['third/party'], ['lfs']).map(({ parameter, reach }) => `${parameter} ${reach}`)).toEqual([
    'source all',
    'source all'
  ])
})
