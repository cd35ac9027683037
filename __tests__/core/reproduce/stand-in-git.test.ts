/** The script that answers for git, run by a shell: what it knows, and that it knows nothing else. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { standInGit } from '../../../src/core/reproduce/stand-in-git.ts'

const root = mkdtempSync(join(tmpdir(), "gate-it's a place-"))
mkdirSync(join(root, 'sub'))
writeFileSync(join(root, 'sub', 'go.mod'), 'module example.com/x/sub\n')
afterAll(() => rmSync(root, { recursive: true }))

const REVISION = 'b51ef5c6185125880ca1db2d0990718f72cef858'
const STAMP = { revision: REVISION, time: 1795308205, modified: false }
const LOG = ['-c', 'log.showsignature=false', 'log']

function ask(args: readonly string[], more: object = {}): { status: number | null; stdout: string } {
  const script = standInGit({ stamp: STAMP, tag: { tag: 'v1.2.3', exact: true }, subdirectory: 'sub', root, ...more })
  const { status, stdout } = spawnSync('sh', ['-c', script, 'git', ...args], { encoding: 'utf8' })
  return { status, stdout }
}

const described = process.platform === 'win32' ? describe.skip : describe
described('answers', () => {
  test.each<[string, string[], number, string]>([
    ['a clean tree', ['status', '--porcelain'], 0, ''],
    ['the commit', [...LOG, '-1', '--format=%H:%ct'], 0, `${REVISION}:1795308205\n`],
    [
      'the commit, as Go 1.18 to 1.22 ask',
      ['-c', 'log.showsignature=false', 'show', '-s', '--format=%H:%ct'],
      0,
      `${REVISION}:1795308205\n`
    ],
    ['SHA-1', ['config', 'extensions.objectformat'], 1, ''],
    [
      'the commit with its tag',
      [...LOG, '--no-decorate', '-n1', '--format=format:%H %ct %D', '--end-of-options', REVISION, '--'],
      0,
      `${REVISION} 1795308205 HEAD -> main, tag: sub/v1.2.3`
    ],
    ['the tags', ['tag', '-l'], 0, 'sub/v1.2.3\n'],
    ['go.mod', ['cat-file', '--end-of-options', 'blob', `${REVISION}:sub/go.mod`], 0, 'module example.com/x/sub\n'],
    ['no such file', ['cat-file', '--end-of-options', 'blob', `${REVISION}:go.mod`], 128, ''],
    ['nothing that it was not asked before', ['rev-parse', 'HEAD'], 128, ''],
    ['nothing without words', [], 128, '']
  ])('%s', (_name, args, status, stdout) => expect(ask(args)).toEqual({ status, stdout }))

  test('a modified tree, no tag at the commit, SHA-256', () => {
    const before = { tag: { tag: 'v1.2.3', exact: false } }
    expect(ask(['status', '--porcelain'], { stamp: { ...STAMP, modified: true } }).stdout).toBe('?? changed\n')
    expect(ask([...LOG, '-n1', '--format=format:%H %ct %D', 'x'], before).stdout).toBe(
      `${REVISION} 1795308205 HEAD -> main`
    )
    expect(ask(['for-each-ref', '--format=%(refname)', `--merged=${REVISION}`], before).stdout).toBe(
      'refs/tags/sub/v1.2.3\n'
    )
    expect(ask(['tag', '-l'], { tag: { tag: null, exact: false } }).stdout).toBe('')
    const long = { stamp: { ...STAMP, revision: 'a'.repeat(64) } }
    expect(ask(['config', 'extensions.objectformat'], long).stdout).toBe('sha256\n')
  })
})
