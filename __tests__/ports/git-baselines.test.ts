/** Records in a git ref, with real repositories and real remotes. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import { devNull, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { canonicalJson } from '../../src/core/record/canonical.ts'
import { type GitBaselineOptions, gitBaselines } from '../../src/ports/git-baselines.ts'
import { gitWriter } from '../../src/ports/git-baselines-write.ts'
import type { BaselineStore, KeptRecord, ReplaceCheck } from '../../src/ports/store-types.ts'
import { parseRecord } from '../../src/schemas/parse-record.ts'
import { serveGit } from '../support/git-server.ts'
import { recordWith } from '../support/records.ts'

const BRANCH = 'refs/heads/go-provenance-gate'
const NOTES = 'refs/notes/gate'
const KEY = 'go-provenance-gate-v1-00112233445566778899aabbccddeeff-0123456789abcdef-'
const OTHER_KEY = KEY.replace('0011', 'ffff')
const FILE = `${KEY.slice(0, -1)}.json`

const all = mkdtempSync(join(tmpdir(), 'gate-git-baselines-'))
afterAll(() => rmSync(all, { recursive: true, force: true }))

const CONFIG = join(all, 'gitconfig')
writeFileSync(CONFIG, '[user]\n\tname = tester\n\temail = tester@example.com\n[init]\n\tdefaultBranch = main\n')
const env = { ...process.env, GIT_CONFIG_GLOBAL: CONFIG, GIT_CONFIG_NOSYSTEM: '1' }

function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd, env, encoding: 'utf8', stdio: 'pipe' }).trim()
}

/** A project with commits on main, and its bare remote. */
interface Project {
  readonly folder: string
  readonly remote: string
  readonly temporary: string
  /** From the first on. */
  readonly commits: readonly string[]
}

/** Made once: starting git takes longer than all that is tested here. */
const TEMPLATE = join(all, 'template')
git(all, 'init', '--quiet', '--bare', join(TEMPLATE, 'remote.git'))
git(all, 'init', '--quiet', join(TEMPLATE, 'project'))
writeFileSync(join(TEMPLATE, 'project', 'main.go'), 'package main\n')
git(join(TEMPLATE, 'project'), 'add', '.')
const COMMITS = ['first', 'second', 'third'].map((subject) => {
  git(join(TEMPLATE, 'project'), 'commit', '--quiet', '--allow-empty', '--message', subject)
  return git(join(TEMPLATE, 'project'), 'rev-parse', 'HEAD')
})
// Relative to the work tree, as git takes it.
git(join(TEMPLATE, 'project'), 'remote', 'add', 'origin', '../remote.git')
git(join(TEMPLATE, 'project'), 'push', '--quiet', 'origin', 'main')

let n = 0
let project: Project
beforeEach(() => {
  n += 1
  const root = join(all, String(n))
  cpSync(TEMPLATE, root, { recursive: true })
  const path = (name: string): string => join(root, name)
  project = { folder: path('project'), remote: path('remote.git'), temporary: path('temporary'), commits: COMMITS }
})

const options = (ref = '', changes: Partial<GitBaselineOptions> = {}): GitBaselineOptions => ({
  env,
  folder: project.folder,
  token: null,
  temporary: project.temporary,
  ref,
  ...changes
})

/** By the numbers of the runs alone. */
const mustStay: ReplaceCheck = async ({ file }, stored) => {
  const own = parseRecord(readFileSync(file, 'utf8'), file).run.runNumber ?? 0
  try {
    return (parseRecord(stored.text, stored.name).run.runNumber ?? 0) > own ? 'of a later run' : null
  } catch {
    return null
  }
}

/** What writing said: nothing when all was written, the sentence for the first record that was not, or of the whole. */
async function write(given: GitBaselineOptions, records: readonly KeptRecord[]): Promise<string | null> {
  try {
    const answers = await gitWriter(given).write(records, mustStay)
    expect(answers.map(({ key }) => key)).toEqual(records.map(({ key }) => key))
    for (const { at, why } of answers) expect(at === null).toBe(why !== null)
    const why = answers.find((answer) => answer.why !== null)?.why ?? null
    return why === null ? null : `${why.meant ? 'meant: ' : ''}${why.words}`
  } catch (error) {
    return error instanceof Error ? error.message : 'no error was thrown'
  }
}

/** The record of a run of a commit: the number of the run, also the minute at which it began. */
function made(commit: number, run: number, key = KEY): KeptRecord {
  const head = project.commits[commit] ?? ''
  const time = `2026-11-20T12:${String(run).padStart(2, '0')}:00.000Z`
  const text = canonicalJson(recordWith({ source: { head }, run: { runNumber: run, runAttempt: 1, time } }))
  const file = join(project.folder, '..', `record-${commit}-${run}.json`)
  writeFileSync(file, text)
  return { key, branch: 'main', file, commit: head }
}

const find = (store: BaselineStore, key = KEY, commits = project.commits.toReversed()) =>
  store.find({ key, branch: 'main', commits })

/** The commit and run of the record that a ref gives now. */
async function kept(ref = '', key = KEY): Promise<[number, number | null] | string> {
  const found = await find(gitBaselines(options(ref)), key)
  if (found.kind !== 'found') return found.kind
  const record = parseRecord(found.text, found.name)
  return [project.commits.indexOf(record.source.head ?? ''), record.run.runNumber]
}

/** Digests of all files of the project, its .git among them: times of an index apart, git changes nothing in silence. */
function everything(): Record<string, string> {
  const names = readdirSync(project.folder, { recursive: true, encoding: 'utf8' }).toSorted()
  return Object.fromEntries(
    names.map((name) => {
      const file = join(project.folder, name)
      return [name, statSync(file).isFile() ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'folder']
    })
  )
}

const PATH = process.env['PATH']
afterEach(() => {
  process.env['PATH'] = PATH
})

/** Puts a git into PATH that writes down its arguments, and gives the file where it does. */
function loggedGit(): string {
  const [folder, file] = [join(all, `git-${n}`), join(all, `argv-${n}`)]
  mkdirSync(folder)
  const real = execFileSync('which', ['git'], { encoding: 'utf8' }).trim()
  writeFileSync(join(folder, 'git'), `#!/bin/sh\necho "$*" >> '${file}'\nexec '${real}' "$@"\n`)
  chmodSync(join(folder, 'git'), 0o755)
  process.env['PATH'] = `${folder}:${PATH}`
  return file
}

describe.each([
  ['a branch', ''],
  ['notes', NOTES]
])('%s', (_what, ref) => {
  const full = ref === '' ? BRANCH : ref

  test('has nothing at first, then what was written, then the newer one; the project is left alone', async () => {
    // Hooks, and settings that change what fetch and push do.
    const hooks = join(project.folder, '.git', 'hooks')
    const marker = join(all, `hook-${n}`)
    for (const name of ['pre-push', 'reference-transaction', 'post-index-change', 'post-commit', 'pre-auto-gc']) {
      writeFileSync(join(hooks, name), `#!/bin/sh\necho ${name} >> '${marker}'\n`)
      chmodSync(join(hooks, name), 0o755)
    }
    const hooked = join(all, `gitconfig-${n}`)
    writeFileSync(
      hooked,
      `${readFileSync(CONFIG, 'utf8')}[core]\n\thooksPath = ${hooks}\n[push]\n\tgpgSign = true\n\tfollowTags = true\n[commit]\n\tgpgSign = true\n`
    )
    writeFileSync(join(project.folder, 'dirty.go'), 'package main\n')
    // That of a local remote runs in its own right.
    git(project.remote, 'config', 'core.hooksPath', devNull)
    const before = everything()
    const given = options(ref, { env: { ...env, GIT_CONFIG_GLOBAL: hooked } })

    expect(await find(gitBaselines(given))).toEqual({ kind: 'missing' })
    expect(await write(given, [made(0, 1)])).toBeNull()
    expect(await kept(ref)).toEqual([0, 1])
    expect(await write(given, [made(2, 2), made(2, 2, OTHER_KEY)])).toBeNull()
    const found = await find(gitBaselines(given))
    expect(found).toMatchObject({ kind: 'found', name: expect.stringContaining(full) })
    expect(await kept(ref)).toEqual([2, 2])
    expect(await kept(ref, OTHER_KEY)).toEqual([2, 2])

    expect(everything()).toEqual(before)
    expect(existsSync(marker) ? readFileSync(marker, 'utf8') : '').toBe('')
    // What a job's own push did is all that the remote has more.
    expect(git(project.remote, 'for-each-ref', '--format=%(refname)')).toBe(
      [BRANCH, 'refs/heads/main', NOTES].filter((name) => name !== (ref === '' ? NOTES : BRANCH)).join('\n')
    )
    expect(git(project.remote, 'log', '--format=%an %s', full).split('\n')).toEqual([
      `go-provenance-gate 2 baselines at ${project.commits[2]?.slice(0, 7)}`,
      `go-provenance-gate 1 baseline at ${project.commits[0]?.slice(0, 7)}`
    ])
    expect(git(project.remote, 'log', '-1', '--format=%b', full)).toContain(
      `example.com/app for linux/amd64 at ${project.commits[2]}`
    )
    expect(git(project.remote, 'fsck', '--strict')).toBe('')
  })

  test('two jobs that end together lose nothing', async () => {
    const keys = Array.from({ length: 4 }, (_, leg) => KEY.replace('0011', `000${leg}`))
    const answers = await Promise.all(keys.map((key) => write(options(ref), [made(2, 1, key)])))
    expect(answers).toEqual(keys.map(() => null))
    for (const key of keys) expect(await kept(ref, key)).toEqual([2, 1])
    expect(git(project.remote, 'rev-list', '--count', full)).toBe('4')
  })

  test('what must stay stays, and the rest of the same run is written', async () => {
    expect(await write(options(ref), [made(1, 5)])).toBeNull()
    expect(await write(options(ref), [made(1, 4), made(1, 4, OTHER_KEY)])).toBe(
      `meant: \`${full}\` has a newer one, of a later run`
    )
    expect(await kept(ref)).toEqual([1, 5])
    expect(await kept(ref, OTHER_KEY)).toEqual([1, 4])
    expect(await write(options(ref), [made(1, 4)])).toMatch(/^meant/)
    expect(git(project.remote, 'rev-list', '--count', full)).toBe('2')
  })

  test('the same record again is no new commit', async () => {
    for (const _ of [1, 2]) expect(await write(options(ref), [made(1, 5)])).toBeNull()
    expect(git(project.remote, 'rev-list', '--count', full)).toBe('1')
  })

  test('a shallow clone with a detached head reads and writes', async () => {
    await write(options(ref), [made(1, 1)])
    const folder = join(project.folder, '..', 'shallow')
    git(all, 'clone', '--quiet', '--depth=1', `file://${project.remote}`, folder)
    git(folder, 'checkout', '--quiet', '--detach')
    expect(await find(gitBaselines(options(ref, { folder })))).toMatchObject({ kind: 'found' })
    expect(await write(options(ref, { folder }), [made(2, 2)])).toBeNull()
    expect(await kept(ref)).toEqual([2, 2])
  })

  test('a server that speaks http is given the token, once, and says no to one that may not write', async () => {
    const token = 'ghs_SECRETSECRETSECRETSECRET'
    const basic = `basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`
    let writable = true
    git(project.remote, 'config', 'uploadpack.allowFilter', 'true')
    git(project.remote, 'config', 'uploadpack.allowAnySHA1InWant', 'true')
    const server = await serveGit(join(project.remote, '..'), (authorization, writes) =>
      authorization === null ? 401 : authorization !== basic ? 400 : writes && !writable ? 403 : 200
    )
    try {
      git(project.folder, 'remote', 'set-url', 'origin', `${server.url}/remote.git`)
      // What another step may have left: two such headers are refused.
      const old = join(all, `gitconfig-old-${n}`)
      writeFileSync(
        old,
        `${readFileSync(CONFIG, 'utf8')}[http "${server.url}/"]\n\textraheader = AUTHORIZATION: basic b2xk\n`
      )
      const given = options(ref, { env: { ...env, GIT_CONFIG_GLOBAL: old, GITHUB_SERVER_URL: server.url }, token })
      const argv = loggedGit()
      expect(await write(given, [made(0, 1), made(0, 1, OTHER_KEY)])).toBeNull()
      expect(await write(given, [made(1, 2)])).toBeNull()
      expect(await find(gitBaselines(given))).toMatchObject({ kind: 'found' })
      expect(await find(gitBaselines(given), OTHER_KEY)).toMatchObject({ kind: 'found' })

      writable = false
      const refused = await write(given, [made(2, 3)])
      expect(refused).toContain(`\`${full}\` may not be written: this job needs \`permissions: contents: write\``)
      const stranger = await find(
        gitBaselines({ ...given, env: { ...given.env, GIT_CONFIG_GLOBAL: CONFIG }, token: null })
      )
      expect(stranger).toMatchObject({ kind: 'unavailable', why: expect.stringContaining('may not be read') })
      expect(readFileSync(argv, 'utf8')).toContain('push --porcelain --no-verify origin')
      expect(JSON.stringify([refused, stranger, readFileSync(argv, 'utf8')])).not.toMatch(
        new RegExp(`${token}|${basic.slice(6)}`)
      )
      expect(server.seen.filter((authorization) => authorization === basic).length).toBeGreaterThan(5)
    } finally {
      server.close()
    }
  })
})

describe('a branch', () => {
  test('that holds a project is not written to', async () => {
    const head = git(project.remote, 'rev-parse', 'main')
    expect(await write(options('main'), [made(2, 1)])).toBe(
      '`refs/heads/main` holds `main.go`: expected a branch that holds baselines and nothing else'
    )
    expect(git(project.remote, 'rev-parse', 'main')).toBe(head)
  })

  test.each([
    ['no record at all', 'words\n'],
    ['nothing', '']
  ])('%s in its place is replaced', async (_what, text) => {
    plant('100644', 'blob', blob(text))
    expect(await find(gitBaselines(options()))).toEqual({ kind: 'found', text, name: BRANCH })
    expect(await write(options(), [made(1, 2)])).toBeNull()
    expect(await kept()).toEqual([1, 2])
  })

  test.each<[string, () => [string, string, string], RegExp]>([
    ['a link', () => ['120000', 'blob', blob('/etc/passwd')], /has a link in the place of a record/],
    ['a submodule', () => ['160000', 'commit', '1'.repeat(40)], /has a submodule in the place of a record/],
    [
      'a folder',
      () => ['040000', 'tree', mktree(`100644 blob ${blob('x')}\trecord.json`)],
      /has a folder in the place/
    ],
    ['50 MB', () => ['100644', 'blob', blob(' '.repeat(50 << 20))], /expected at most 32 MiB, got 52428800 bytes/]
  ])('%s in its place is no record, and is replaced', async (_what, entry, why) => {
    plant(...entry())
    expect(await find(gitBaselines(options()))).toEqual({ kind: 'unavailable', why: expect.stringMatching(why) })
    expect(await write(options(), [made(1, 2)])).toBeNull()
    expect(await kept()).toEqual([1, 2])
  })

  const blob = (text: string): string =>
    execFileSync('git', ['hash-object', '-w', '--stdin'], {
      cwd: project.remote,
      env,
      input: text,
      encoding: 'utf8'
    }).trim()
  const mktree = (listing: string): string =>
    execFileSync('git', ['mktree', '--missing'], { cwd: project.remote, env, input: listing, encoding: 'utf8' }).trim()
  function plant(mode: string, type: string, id: string): void {
    const tree = mktree(`${mode} ${type} ${id}\t${FILE}`)
    git(project.remote, 'update-ref', BRANCH, git(project.remote, 'commit-tree', '-m', 'planted', tree))
  }
})

describe('notes', () => {
  test('are those of the nearest commit that has one', async () => {
    await write(options(NOTES), [made(0, 1), made(1, 2, OTHER_KEY)])
    const store = gitBaselines(options(NOTES))
    expect(await find(store)).toMatchObject({ kind: 'found', name: `${NOTES} of ${project.commits[0]}` })
    expect(await find(store, OTHER_KEY)).toMatchObject({ name: `${NOTES} of ${project.commits[1]}` })
    expect(await find(store, KEY, project.commits.slice(1))).toEqual({ kind: 'missing' })
    expect(await find(store, KEY, [])).toMatchObject({ kind: 'unavailable' })
    // Who writes the older commit later changes nothing for the newer one.
    await write(options(NOTES), [made(1, 4), made(0, 9)])
    expect(await find(gitBaselines(options(NOTES)))).toMatchObject({ name: `${NOTES} of ${project.commits[1]}` })
  })

  test('of others stay, in flat trees and in fanned out ones, as git itself reads them', async () => {
    const [first = '', second = '', third = ''] = project.commits
    git(project.folder, 'notes', '--ref', NOTES, 'add', '-m', 'Reviewed-by: somebody', second)
    git(project.folder, 'push', '--quiet', 'origin', NOTES)
    expect(await write(options(NOTES), [made(1, 1)])).toBeNull()
    expect(paths()).toEqual([second])

    const entry = git(project.remote, 'ls-tree', NOTES).split('\t')[0]
    const tree = execFileSync('git', ['mktree'], {
      cwd: project.remote,
      env,
      input: `${entry}\t${second.slice(2)}`,
      encoding: 'utf8'
    }).trim()
    const root = execFileSync('git', ['mktree'], {
      cwd: project.remote,
      env,
      input: `040000 tree ${tree}\t${second.slice(0, 2)}`,
      encoding: 'utf8'
    }).trim()
    git(project.remote, 'update-ref', NOTES, git(project.remote, 'commit-tree', '-p', NOTES, '-m', 'fan out', root))

    expect(await kept(NOTES)).toEqual([1, 1])
    expect(await write(options(NOTES), [made(1, 2), made(2, 2), made(0, 2)])).toBeNull()
    expect(paths()).toEqual([first, second, third].map((id) => `${id.slice(0, 2)}/${id.slice(2)}`).toSorted())
    git(project.folder, 'fetch', '--quiet', 'origin', `+${NOTES}:${NOTES}`)
    const note = git(project.folder, 'notes', '--ref', NOTES, 'show', second)
    expect(note).toMatch(/^Reviewed-by: somebody\n+\{"key":"go-provenance-gate-v1-/)
    expect(await kept(NOTES)).toEqual([2, 2])
    expect(git(project.remote, 'fsck', '--strict')).toBe('')

    function paths(): string[] {
      return git(project.remote, 'ls-tree', '-r', '--name-only', NOTES).split('\n').toSorted()
    }
  })

  test('a shallow clone that knows too little says so', async () => {
    await write(options(NOTES), [made(0, 1)])
    const folder = join(project.folder, '..', 'shallow')
    git(all, 'clone', '--quiet', '--depth=1', `file://${project.remote}`, folder)
    expect(await find(gitBaselines(options(NOTES, { folder })), KEY, project.commits.slice(2))).toEqual({
      kind: 'unavailable',
      why: '`refs/notes/gate` keeps records by commit, and this shallow checkout knows only 1 commit to look for; `fetch-depth: 0` shows all'
    })
  })
})

describe('where there is no such thing', () => {
  test('no remote: the own ref is read, and nothing is written', async () => {
    await write(options(), [made(0, 1)])
    git(project.folder, 'fetch', '--quiet', 'origin', `${BRANCH}:${BRANCH}`)
    git(project.folder, 'remote', 'remove', 'origin')
    expect(await kept()).toEqual([0, 1])
    expect(await find(gitBaselines(options(NOTES)))).toEqual({ kind: 'missing' })
    expect(await write(options(), [made(2, 2)])).toBe('the repository has no remote `origin` to write to')
  })

  test('a ref whose name only ends like that is another one', async () => {
    git(project.remote, 'update-ref', `refs/remotes/${BRANCH}`, project.commits[2] ?? '')
    expect(await find(gitBaselines(options()))).toEqual({ kind: 'missing' })
  })

  test.each<[string, () => Partial<GitBaselineOptions>, RegExp]>([
    [
      'a remote that is gone',
      () => (rmSync(project.remote, { recursive: true }), {}),
      /could not be read: .*does not (?:appear|exist)/
    ],
    ['no repository', () => ({ folder: all }), /the repository could not be asked: `not a git repository/],
    ['no such folder', () => ({ folder: join(all, 'nowhere') }), /git could not be run/],
    ['an option for a ref', () => ({ ref: '--upload-pack=touch x' }), /expected a branch or/],
    ['no git in PATH', () => ((process.env['PATH'] = project.temporary), {}), /^git is not in PATH$/],
    [
      'a remote that would be a command',
      () => (git(project.folder, 'remote', 'set-url', 'origin', `ext::sh -c touch% ${all}/pwned`), {}),
      /could not be read: `transport 'ext' not allowed`/
    ],
    [
      'an address that would be an option',
      () => (git(project.folder, 'config', 'remote.origin.url', `--upload-pack=touch ${all}/pwned`), {}),
      /could not be read: /
    ]
  ])('%s is told in a sentence, reading and writing', async (_what, arrange, why) => {
    const file = made(2, 1)
    const given = options('', arrange())
    expect(await find(gitBaselines(given))).toEqual({ kind: 'unavailable', why: expect.stringMatching(why) })
    if (given.folder !== all) expect(await write(given, [file])).toMatch(why)
    else expect(await write(given, [file])).toBe('the repository has no remote `origin` to write to')
    expect(existsSync(join(all, 'pwned'))).toBe(false)
  })

  test('a record that is gone, a strange key, and a commit that git could not tell, are told; the rest is written', async () => {
    const good = made(0, 1)
    const bad: [Partial<KeptRecord>, RegExp][] = [
      [{ file: '/nowhere' }, /`\/nowhere` does not exist/],
      [{ key: '../x' }, /is no key of a baseline/]
    ]
    for (const [changes, why] of bad)
      expect(await write(options(), [{ ...made(1, 2, OTHER_KEY), ...changes }, good])).toMatch(why)
    expect(await kept()).toEqual([0, 1])
    expect(await write(options(NOTES), [{ ...good, commit: null }])).toMatch(/git could not tell/)
    expect(await write(options(), [])).toBeNull()
  })

  test('variables of a hook that called this program, and traces, mean nothing', async () => {
    const trace = join(project.temporary, 'trace')
    mkdirSync(project.temporary, { recursive: true })
    const hostile = {
      GIT_DIR: devNull,
      GIT_WORK_TREE: '/',
      GIT_INDEX_FILE: devNull,
      GIT_TRACE: trace,
      GIT_TRACE_CURL: trace
    }
    const given = options('', { env: { ...env, ...hostile } })
    expect(await write(given, [made(0, 1)])).toBeNull()
    expect(await find(gitBaselines(given))).toMatchObject({ kind: 'found' })
    expect(existsSync(trace)).toBe(false)
  })
})

test('settings that a user has in GIT_CONFIG_COUNT stay in force', async () => {
  const [folder, moved] = [project.folder, join(project.remote, '..', 'moved.git')]
  renameSync(project.remote, moved)
  const GIT_CONFIG = {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.${moved}.insteadOf`,
    GIT_CONFIG_VALUE_0: '../remote.git'
  }
  expect(await find(gitBaselines(options('', { folder, env: { ...env, ...GIT_CONFIG } })))).toEqual({ kind: 'missing' })
})

test('a repository of SHA-256 objects reads and writes', async () => {
  const [folder, remote] = [join(all, 'sha256'), join(all, 'sha256.git')]
  git(all, 'init', '--quiet', '--object-format=sha256', folder)
  git(all, 'init', '--quiet', '--object-format=sha256', '--bare', remote)
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'first')
  git(folder, 'remote', 'add', 'origin', remote)
  project = { ...project, folder, remote, commits: [git(folder, 'rev-parse', 'HEAD')] }
  for (const ref of ['', NOTES]) {
    expect(await write(options(ref), [made(0, 1)])).toBeNull()
    expect(await kept(ref)).toEqual([0, 1])
  }
})
