import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { isCommitId, MAX_DIRTY_FILES, parseParents, parseStatus, shortCommit } from '../../../src/core/source/git.ts'
import { LimitError } from '../../../src/core/errors.ts'
import { testWith } from '../../support/tools.ts'

const [A, B] = ['a'.repeat(40), 'b'.repeat(40)]

describe('parseStatus', () => {
  const cases: [label: string, output: string, files: string[]][] = [
    ['a clean tree', '', []],
    ['changed and untracked files', ' M main.go\0?? new file.txt\0', ['main.go', 'new file.txt']],
    ['a rename, whose old name is no entry', 'R  new.go\0old.go\0 M x\0', ['new.go', 'x']],
    ['a rename in the work tree', ' R new.go\0old.go\0', ['new.go']],
    ['a copy', 'C  copy.go\0old.go\0?? y\0', ['copy.go', 'y']],
    ['a name that looks like an entry', 'R  new.go\0?? trap\0', ['new.go']],
    ['names that git would quote', '?? "q"\0?? a\nb\0?? ü\0', ['"q"', 'a\nb', 'ü']]
  ]
  test.each(cases)('returns the files of %s', (_label, output, files) => {
    expect(parseStatus(output)).toEqual({ count: files.length, files })
  })

  test('counts all, and names the first', () => {
    const many = Array.from({ length: 1000 }, (_, index) => `?? f${index}\0`).join('')
    const { count, files } = parseStatus(many)
    expect([count, files.length, files[0]]).toEqual([1000, MAX_DIRTY_FILES, 'f0'])
  })

  test('throws LimitError when there is more than any tree has', () => {
    expect(() => parseStatus('x'.repeat((1 << 26) + 1))).toThrow(LimitError)
  })

  testWith('git')('returns what git says of a tree, renames and all', () => {
    const folder = mkdtempSync(join(tmpdir(), 'git-status-'))
    const git = (...args: string[]): string =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
        cwd: folder,
        encoding: 'utf8'
      })
    try {
      git('init', '-q')
      for (const name of ['kept', 'old', 'changed']) writeFileSync(join(folder, name), `${name}\n`.repeat(20))
      git('add', '-A')
      git('commit', '-q', '-m', 'one', '--no-gpg-sign')
      renameSync(join(folder, 'old'), join(folder, 'new'))
      git('add', '-A')
      writeFileSync(join(folder, 'changed'), 'otherwise\n')
      mkdirSync(join(folder, 'ü dir'))
      writeFileSync(join(folder, 'ü dir', 'x'), '')
      const { count, files } = parseStatus(git('status', '--porcelain', '-z'))
      expect({ count, files: files.toSorted() }).toEqual({ count: 3, files: ['changed', 'new', 'ü dir/'] })
      expect(parseParents(git('cat-file', '-p', 'HEAD'))).toEqual([])
      git('commit', '-q', '-a', '-m', 'two', '--no-gpg-sign')
      expect(parseParents(git('cat-file', '-p', 'HEAD'))).toEqual([git('rev-parse', 'HEAD^').trim()])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('parseParents', () => {
  const head = `tree ${'c'.repeat(40)}\n`
  const tail = 'author A <a@example.com> 1 +0000\n\n'
  const cases: [label: string, commit: string, parents: string[]][] = [
    ['a first commit', `${head}${tail}one\n`, []],
    ['a commit', `${head}parent ${A}\n${tail}two\n`, [A]],
    ['a merge, the base first', `${head}parent ${A}\nparent ${B}\n${tail}merge\n`, [A, B]],
    ['a commit of SHA-256', `tree ${'c'.repeat(64)}\nparent ${'d'.repeat(64)}\n${tail}x\n`, ['d'.repeat(64)]],
    ['a commit whose message names parents', `${head}parent ${A}\n${tail}x\n\nparent ${B}\n`, [A]],
    [
      'a signed commit',
      `${head}parent ${A}\n${tail.trimEnd()}\ngpgsig -----BEGIN\n parent ${B}\n -----END\n\nx\n`,
      [A]
    ],
    ['what is none', `parent main\nparent ${A}0\n`, []]
  ]
  test.each(cases)('returns those of %s', (_label, commit, parents) => {
    expect(parseParents(commit)).toEqual(parents)
  })
})

describe('isCommitId', () => {
  test.each([A, 'd'.repeat(64)])('is true for %s', (text) => {
    expect(isCommitId(text)).toBe(true)
  })
  test.each(['', 'main', A.slice(1), `${A}0`, A.toUpperCase(), `${A}\n`, `refs/heads/${A}`])(
    'is false for %j',
    (text) => {
      expect(isCommitId(text)).toBe(false)
    }
  )
})

test('shortCommit returns seven characters', () => {
  expect(shortCommit('0123456789abcdef')).toBe('0123456')
})
