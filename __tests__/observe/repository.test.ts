import { describe, expect, test } from '@jest/globals'
import { commitDistance, readRepository } from '../../src/observe/repository.ts'
import { fakeGit, fakePorts } from '../support/fakes.ts'

const HEAD = '1'.repeat(40)
const BASE = '2'.repeat(40)
const files = { '/repo/.git/HEAD': '', '/repo/svc/go.mod': '' }
const GOOD = {
  'rev-parse --show-toplevel': '/repo\nfalse\n',
  'rev-parse --verify': `${HEAD}\n`,
  'symbolic-ref': 'main\n',
  'cat-file -p HEAD': `tree ${'3'.repeat(40)}\nparent ${BASE}\nauthor a <a@b> 1 +0000\n\nparent ${HEAD} in the message\n`,
  status: ''
}

describe('readRepository', () => {
  test('tells the commit, its parents, the branch and the folder', async () => {
    const { root, source } = await readRepository(fakePorts({ files, programs: { git: fakeGit(GOOD) } }), '/repo/svc')
    expect(root).toBe('/repo')
    expect(source).toEqual({
      vcs: 'git',
      reason: null,
      head: HEAD,
      parents: [BASE],
      branch: 'main',
      shallow: false,
      dirtyCount: 0,
      dirtyFiles: [],
      directory: 'svc'
    })
  })

  test('tells a shallow, detached checkout with changes', async () => {
    const git = fakeGit({
      ...GOOD,
      'rev-parse --show-toplevel': '/repo\ntrue\n',
      'symbolic-ref': 1,
      status: ' M main.go\0?? a b.txt\0R  new.go\0old.go\0'
    })
    const { source } = await readRepository(fakePorts({ files, programs: { git } }), '/repo')
    expect(source).toMatchObject({
      shallow: true,
      branch: null,
      dirtyCount: 3,
      dirtyFiles: ['main.go', 'a b.txt', 'new.go']
    })
  })

  test('tells a repository without commits', async () => {
    const git = fakeGit({ ...GOOD, 'rev-parse --verify': 1, 'cat-file -p HEAD': 128 })
    expect((await readRepository(fakePorts({ files, programs: { git } }), '/repo')).source).toMatchObject({
      vcs: 'git',
      head: null,
      parents: []
    })
  })

  test('tells that there is no repository without asking git', async () => {
    const ports = fakePorts({ files: { '/plain/go.mod': '' }, programs: { git: fakeGit({}) } })
    expect(await readRepository(ports, '/plain')).toMatchObject({ root: null, source: { vcs: 'none', head: null } })
    expect(ports.commands).toEqual([])
  })

  test('tells that git is missing, or what it says when it refuses', async () => {
    expect((await readRepository(fakePorts({ files }), '/repo')).source).toMatchObject({
      vcs: 'unavailable',
      reason: 'git is not in PATH'
    })
    const refuses = () => ({
      exitCode: 128,
      stderr: "fatal: detected dubious ownership in repository at '/repo'\nTo add an exception ...\n"
    })
    expect((await readRepository(fakePorts({ files, programs: { git: refuses } }), '/repo')).source).toMatchObject({
      vcs: 'unavailable',
      reason: "detected dubious ownership in repository at '/repo'"
    })
  })

  test('runs git without locks, prompts, file system monitors and shells', async () => {
    const ports = fakePorts({ files, programs: { git: fakeGit(GOOD) } })
    await readRepository(ports, '/repo')
    for (const command of ports.commands) {
      expect(command.args.slice(0, 2)).toEqual(['-c', 'core.fsmonitor=false'])
      expect(command.env).toMatchObject({ GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' })
    }
  })
})

describe('commitDistance', () => {
  test.each([
    ['the same commit', HEAD, HEAD, {}, 0],
    ['an ancestor', BASE, HEAD, { 'merge-base --is-ancestor': '', 'rev-list --count': '2\n' }, 2],
    ['no ancestor', BASE, HEAD, { 'merge-base --is-ancestor': 1 }, null],
    ['a commit that a shallow clone lacks', BASE, HEAD, { 'merge-base --is-ancestor': 128 }, null],
    ['a count that is none', BASE, HEAD, { 'merge-base --is-ancestor': '', 'rev-list --count': 'x' }, null]
  ])('of %s', async (_label, ancestor, descendant, answers, want) => {
    const ports = fakePorts({ programs: { git: fakeGit(answers) } })
    expect(await commitDistance(ports, '/repo', ancestor, descendant)).toBe(want)
  })
})
