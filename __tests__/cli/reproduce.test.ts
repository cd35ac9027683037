/** `reproduce` as it is typed, on real modules and real Go. The second builds share a cache, which saves minutes. */
import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Reproduction } from '../../src/core/reproduce/report.ts'
import { zip } from '../support/archive-writer.ts'
import { evil, WORD_MODULE } from '../support/caches.ts'
import { flip, middleOf } from '../support/changed.ts'
import { keepEnvironment, runCli } from '../support/cli.ts'
import { makeModule, STAMPING_ENV, type TestModule, TINY } from '../support/module.ts'
import { testWith } from '../support/tools.ts'

const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'gate-cli-reproduce-')))
const CACHE = join(tmpdir(), 'go-provenance-gate-tests', 'reproduce-cache')
const restore = keepEnvironment()
const made: TestModule[] = []
beforeAll(() => {
  Object.assign(process.env, STAMPING_ENV, { RUNNER_TEMP: scratch })
})
afterEach(() => {
  // Whatever came of it, nothing is left behind.
  expect(readdirSync(scratch).filter((name) => name.startsWith('go-provenance-gate-reproduce-'))).toEqual([])
})
afterAll(() => {
  restore()
  for (const module of made) module.remove()
  rmSync(scratch, { recursive: true, force: true })
})

function moduleOf(files: Readonly<Record<string, string>> = {}): TestModule {
  const module = makeModule({ ...TINY, ...files })
  made.push(module)
  return module
}

const cli = (...args: string[]) => runCli(['reproduce', ...args], { columns: 100 })

/** Runs with `--json`, and gives what it says of the one program. */
async function reproduce(...args: string[]): Promise<Reproduction & { code: number }> {
  const { code, out, err } = await cli(...args, '--cache', CACHE, '--json')
  if (out === '') throw new Error(err)
  return { code, ...(JSON.parse(out) as Reproduction) }
}

function build(module: TestModule, name: string, ...flags: string[]): string {
  const file = join(scratch, name)
  rmSync(file, { force: true })
  execFileSync('go', ['build', '-o', file, ...flags, '.'], { cwd: module.root, env: { ...process.env }, stdio: 'pipe' })
  return file
}

/** Does something with other settings in the environment. */
async function withEnv<T>(env: Readonly<Record<string, string>>, work: () => Promise<T>): Promise<T> {
  const kept = Object.keys(env).map((name) => [name, process.env[name]] as const)
  Object.assign(process.env, env)
  try {
    return await work()
  } finally {
    for (const [name, value] of kept) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}

const names = (one: Reproduction, kind: string): string[] =>
  one.differences.flatMap((entry) =>
    entry.kind !== kind
      ? []
      : [
          entry.kind === 'setting'
            ? entry.key
            : entry.kind === 'package'
              ? entry.path
              : 'name' in entry
                ? entry.name
                : entry.before
        ]
  )
const causes = (one: Reproduction): string[] => one.causes.map(({ cause }) => cause)

/** Prints a variable that -X can set. */
const VERSIONED = { 'main.go': 'package main\n\nvar version = "dev"\n\nfunc main() { println("tiny", version) }\n' }

describe('a module, built again in another folder', () => {
  test('with -trimpath: the same bytes, the same stamp, and the repository untouched', async () => {
    const module = moduleOf()
    const revision = module.commit()
    const index = readFileSync(join(module.root, '.git', 'index'))
    const one = await reproduce('-C', module.root, '--build-flags', '-trimpath')
    expect(one).toMatchObject({
      code: 0,
      file: 'example.com/tiny',
      level: 0,
      verdict: 'reproduced',
      differences: [],
      causes: [],
      source: { kind: 'copy', revision },
      remarks: []
    })
    expect(one.after).toEqual(one.before)
    expect(readFileSync(join(module.root, '.git', 'index')).equals(index)).toBe(true)
    expect(module.git('status', '--porcelain', '--ignored')).toBe('')
  })

  test('without: the folder is named as the cause', async () => {
    const module = moduleOf()
    module.commit()
    const one = await reproduce('-C', module.root)
    expect(one).toMatchObject({ code: 1, level: 4, verdict: 'differs' })
    expect(causes(one)).toEqual(['path'])
    expect(one.causes[0]?.why).toContain(module.root)
    expect(one.causes[0]?.fix).toBe('build with `-trimpath`')
    // The stamps are the same, the standard library is; its line tables are linked into one.
    expect(names(one, 'setting')).toEqual([])
    expect(names(one, 'package')).toEqual(['example.com/tiny'])
    expect(names(one, 'section')).toContain('.gopclntab')
    const { code, out } = await cli('-C', module.root, '--cache', CACHE)
    expect(code).toBe(1)
    expect(out).toMatch(/^✗ differs: example\.com\/tiny: the second build differs/)
    expect(out).toMatch(/\ncause {3}path: the folder of the build is in the file/)
  })

  test('a time in -X: reproduced now, and said that it will not be', async () => {
    const module = moduleOf(VERSIONED)
    module.commit()
    const one = await reproduce(
      '-C',
      module.root,
      '--build-flags',
      '-trimpath -ldflags="-X main.version=2026-01-02T03:04:05Z"'
    )
    expect(one).toMatchObject({ code: 0, level: 0 })
    expect(causes(one)).toEqual(['time'])
    expect(one.causes[0]?.why).toContain('`main.version`')
    const GOFLAGS = '-buildvcs=auto -trimpath -ldflags=-X=main.version=2026-01-02T03:04:05Z'
    const other = await withEnv({ GOFLAGS }, () => reproduce('-C', module.root))
    expect(other).toMatchObject({ code: 0, level: 0 })
    expect(causes(other)).toEqual(['time'])
  })

  test('a dirty tree, ignored files, replaced modules, links: all come along', async () => {
    const library = mkdtempSync(join(scratch, 'library-'))
    writeFileSync(join(library, 'go.mod'), 'module example.com/library\n\ngo 1.21\n')
    writeFileSync(join(library, 'library.go'), 'package library\n\nconst Word = "a word from a library"\n')
    const module = moduleOf({
      '.gitignore': 'generated.go\njunk\n',
      'main.go': 'package main\n\nimport "example.com/library"\n\nfunc main() { println(library.Word, generated) }\n',
      junk: 'not needed',
      'generated.go': 'package main\n\nconst generated = "a generated word"\n'
    })
    module.write({
      'go.mod': `module example.com/tiny\n\ngo 1.21\n\nrequire example.com/library v0.0.0\n\nreplace example.com/library => ${relative(module.root, library)}\n`
    })
    module.commit()
    module.write({ 'README.md': 'in no commit' })
    const one = await reproduce('-C', module.root, '--build-flags', '-trimpath')
    expect(one).toMatchObject({ code: 0, level: 0, causes: [] })
    expect(one.remarks).toEqual(['1 file of the tree is in no commit: nobody else can build this'])
  })

  test('what git ignores and a build reads: a workspace, a vendor folder, another go.mod, a profile', async () => {
    const use = 'package main\n\nimport "example.com/library"\n\nfunc main() { println(library.Word) }\n'
    const word = 'package library\n\nconst Word = "a word from a library"\n'
    const requires = 'module example.com/tiny\n\ngo 1.21\n\nrequire example.com/library v1.0.0\n'
    const workspace = moduleOf({
      '.gitignore': 'go.work\n',
      'go.work': 'go 1.21\n\nuse (\n\t.\n\t./library\n)\n',
      'library/go.mod': 'module example.com/library\n\ngo 1.21\n',
      'library/library.go': word,
      'main.go': use
    })
    workspace.commit()
    const same = { code: 0, level: 0, causes: [] }
    expect(await reproduce('-C', workspace.root, '--build-flags', '-trimpath', '.')).toMatchObject(same)
    await withEnv({ GOWORK: join(workspace.root, 'go.work') }, async () => {
      expect(await reproduce('-C', workspace.root, '--build-flags', '-trimpath', '.')).toMatchObject(same)
    })
    const vendored = moduleOf({
      '.gitignore': 'vendor\ndefault.pgo\nother.*\nnode_modules\n',
      'go.mod': requires,
      'vendor/modules.txt': '# example.com/library v1.0.0\n## explicit\nexample.com/library\n',
      'vendor/example.com/library/library.go': word,
      'main.go': use,
      'other.mod': requires,
      'default.pgo': '',
      'node_modules/vendor/go.txt': 'of another ecosystem'
    })
    vendored.commit()
    for (const flags of ['-trimpath', '-trimpath -modfile=other.mod']) {
      expect(await reproduce('-C', vendored.root, '--build-flags', flags)).toMatchObject(same)
    }
  })

  test('one cache for both builds is none of its own', async () => {
    const module = moduleOf()
    const file = join(scratch, 'goenv')
    writeFileSync(file, 'GOCACHEPROG=/no/such/program\n')
    const { code, err } = await withEnv({ GOENV: file, GOCACHEPROG: '' }, () => cli('-C', module.root))
    expect({ code, err }).toMatchObject({ code: 3, err: expect.stringContaining('GOCACHEPROG') })
  })

  test('a linked worktree: stamped as it is, with nothing left in the repository', async () => {
    const module = moduleOf()
    const revision = module.commit()
    const worktree = join(scratch, 'worktree')
    module.git('worktree', 'add', '--quiet', worktree, 'HEAD')
    const one = await reproduce('-C', worktree, '--build-flags', '-trimpath')
    expect(one).toMatchObject({ code: 0, level: 0, source: { revision } })
    expect(module.git('worktree', 'list').split('\n')).toHaveLength(2)
  })

  test('outside of a repository', async () => {
    const module = moduleOf()
    rmSync(join(module.root, '.git'), { recursive: true })
    expect(await reproduce('-C', module.root, '--build-flags', '-trimpath')).toMatchObject({
      code: 0,
      source: { revision: null }
    })
  })

  test('an entry of the cache that is not what the compiler gives', async () => {
    const module = moduleOf({
      ...WORD_MODULE,
      'dep/dep.go': 'package dep\n\n//go:noinline\nfunc Word() string { return "GOODSTRING" }\n'
    })
    module.commit()
    const cache = join(scratch, 'poisoned')
    cpSync(CACHE, cache, { recursive: true })
    const env = { ...process.env, GOCACHE: cache }
    const go = (...args: string[]): string =>
      execFileSync('go', args, { cwd: module.root, env, encoding: 'utf8', stdio: 'pipe' })
    go('build', '-trimpath', '-o', join(scratch, 'x'), '.')
    const archive = go('list', '-trimpath', '-export', '-f', '{{.Export}}', './dep').trim()
    writeFileSync(archive, evil(readFileSync(archive)))
    const kept = process.env['GOCACHE']
    process.env['GOCACHE'] = cache
    try {
      const one = await reproduce('-C', module.root, '--build-flags', '-trimpath')
      expect(one).toMatchObject({ code: 1, verdict: 'differs' })
      expect(causes(one)).toEqual(['cache'])
      expect(names(one, 'package')).toEqual(['example.com/word/dep'])
    } finally {
      if (kept === undefined) delete process.env['GOCACHE']
      else process.env['GOCACHE'] = kept
      rmSync(cache, { recursive: true, force: true })
    }
  })

  testWith('gcc')('C code without -trimpath', async () => {
    const module = moduleOf({
      'main.go': 'package main\n\n// int one(void) { return 1; }\nimport "C"\n\nfunc main() { println(C.one()) }\n'
    })
    module.commit()
    process.env['CGO_ENABLED'] = '1'
    try {
      const one = await reproduce('-C', module.root)
      expect(one).toMatchObject({ code: 1, level: 4 })
      expect(causes(one)).toEqual(['path', 'c-code'])
    } finally {
      process.env['CGO_ENABLED'] = '0'
    }
  })
})

describe('a file, built again from its record', () => {
  test('from its commit, whatever is checked out, with the tag as it was', async () => {
    const module = moduleOf(VERSIONED)
    const revision = module.commit()
    module.git('tag', 'v1.4.2')
    const file = build(module, 'tagged', '-trimpath', '-ldflags=-s -w')
    module.write({ 'main.go': 'package main\n\nfunc main() { println("later") }\n' }).commit()
    module.git('tag', 'v1.5.0')
    const index = readFileSync(join(module.root, '.git', 'index'))
    const one = await reproduce(file, '-C', module.root)
    expect(one).toMatchObject({
      code: 0,
      level: 0,
      verdict: 'reproduced',
      source: { kind: 'commit', revision, claims: [] },
      remarks: ['linked with `-ldflags="-s -w"`']
    })
    expect(readFileSync(join(module.root, '.git', 'index')).equals(index)).toBe(true)
    // Without the tag the version is the file's word alone, and that is said.
    module.git('tag', '--delete', 'v1.4.2')
    const again = await reproduce(file, '-C', module.root)
    expect(again).toMatchObject({ level: 0 })
    expect(again.source?.claims).toEqual([expect.stringContaining('no such tag at this commit')])
  })

  test('in the spelling that is recorded, and in others', async () => {
    const module = moduleOf(VERSIONED)
    module.commit()
    for (const flags of [
      ['-trimpath', '-ldflags=-w -s'],
      ['-trimpath', '-ldflags=-w'],
      ['-trimpath', '-ldflags=-buildid='],
      ['-trimpath', '-buildmode=exe']
    ]) {
      expect(await reproduce(build(module, 'spelled', ...flags), '-C', module.root)).toMatchObject({
        code: 0,
        level: 0
      })
    }
    // A spelling that is not tried: the same content all the same.
    expect(await reproduce(build(module, 'spelled', '-trimpath', '-ldflags=-w=1'), '-C', module.root)).toMatchObject({
      code: 0,
      level: 1
    })
  })

  test('a profile that was turned off, and one from elsewhere', async () => {
    const module = moduleOf({ ...VERSIONED, 'default.pgo': '' })
    module.commit()
    expect(await reproduce(build(module, 'plain-pgo', '-trimpath'), '-C', module.root)).toMatchObject({ level: 0 })
    expect(await reproduce(build(module, 'no-pgo', '-trimpath', '-pgo=off'), '-C', module.root)).toMatchObject({
      code: 0,
      level: 0
    })
    const bare = moduleOf(VERSIONED)
    bare.commit()
    const elsewhere = join(module.root, 'default.pgo')
    const one = await reproduce(build(bare, 'other-pgo', '-trimpath', `-pgo=${elsewhere}`), '-C', bare.root)
    expect(one).toMatchObject({ code: 3, verdict: 'inconclusive' })
    expect(one.unknowns.map(({ parameter }) => parameter)).toContain('settings')
  })

  test('in a workspace of the repository, and outside of it', async () => {
    const module = moduleOf({
      'go.work': 'go 1.21\n\nuse (\n\t.\n\t./library\n)\n',
      'go.mod':
        'module example.com/tiny\n\ngo 1.21\n\nrequire example.com/library v0.0.0\n\nreplace example.com/library => ./other\n',
      'library/go.mod': 'module example.com/library\n\ngo 1.21\n',
      'library/library.go': 'package library\n\nconst Word = "of the workspace"\n',
      'other/go.mod': 'module example.com/library\n\ngo 1.21\n',
      'other/library.go': 'package library\n\nconst Word = "of the replacement"\n',
      'main.go': 'package main\n\nimport "example.com/library"\n\nfunc main() { println(library.Word) }\n'
    })
    module.commit()
    for (const [name, GOWORK] of [
      ['inside', ''],
      ['outside', 'off']
    ] as const) {
      const file = await withEnv({ GOWORK }, async () => build(module, name, '-trimpath'))
      expect(await reproduce(file, '-C', module.root)).toMatchObject({ code: 0, level: 0, source: { kind: 'commit' } })
    }
  })

  test('without -trimpath: in the folder it was built in, and nowhere else', async () => {
    const module = moduleOf(VERSIONED)
    module.commit()
    const file = build(module, 'plain', '-ldflags=-X main.version=v9')
    expect(await reproduce(file, '-C', module.root)).toMatchObject({ code: 0, level: 0, source: { kind: 'tree' } })
    const { code, err } = await cli(file, '-C', scratch, '--cache', CACHE)
    expect(code).toBe(3)
    expect(err).toContain(`so its folder (${module.root}) is part of its bytes`)
  })

  test('of a dirty tree: while that is at hand', async () => {
    const module = moduleOf(VERSIONED)
    module.commit()
    module.write({ 'main.go': 'package main\n\nfunc main() { println("in no commit") }\n' })
    const file = build(module, 'dirty', '-trimpath')
    expect(await reproduce(file, '-C', module.root)).toMatchObject({ code: 0, level: 0, source: { kind: 'tree' } })
    module.git('checkout', '--quiet', '.')
    const one = await reproduce(file, '-C', module.root)
    expect(one).toMatchObject({ code: 3, level: 4, verdict: 'inconclusive' })
    expect(one.unknowns.map(({ parameter }) => parameter)).toContain('source')
  })

  test('an unrecorded -X is read off the difference, and given it is reproduced', async () => {
    const module = moduleOf(VERSIONED)
    module.commit()
    const file = build(module, 'hidden', '-trimpath', '-ldflags=-X main.version=v7.1.0')
    const one = await reproduce(file, '-C', module.root)
    expect(one).toMatchObject({ code: 3, level: 2, verdict: 'inconclusive' })
    expect(one.unknowns.map(({ parameter }) => parameter)).toEqual(['-ldflags'])
    expect(await reproduce(file, '-C', module.root, '--ldflags', '-X main.version=v7.1.0')).toMatchObject({
      code: 0,
      level: 0
    })
    const other = await reproduce(file, '-C', module.root, '--ldflags', '-X main.version=v8.2.0')
    expect(other).toMatchObject({ code: 1, level: 2, verdict: 'differs' })
    expect(
      other.differences.flatMap((entry) => (entry.kind === 'string' ? [`${entry.before} ${entry.after}`] : [])).join()
    ).toMatch(/v7.* .*v8/)
  })

  test('patched: the section, and what it means', async () => {
    const module = moduleOf(VERSIONED)
    module.commit()
    const file = build(module, 'patched', '-trimpath')
    const bytes = readFileSync(file)
    writeFileSync(file, flip(bytes, middleOf(bytes, '.text')))
    const one = await reproduce(file, '-C', module.root)
    expect(one).toMatchObject({ code: 1, verdict: 'differs' })
    expect(names(one, 'section')).toEqual(['.text'])
    expect(causes(one)).toEqual(['changed-after-link'])
    expect(one.causes[0]?.why).toBe('bytes were changed in place; `.text` differs')
  })

  testWith('strip')('stripped after the link', async () => {
    const module = moduleOf(VERSIONED)
    module.commit()
    const file = build(module, 'stripped', '-trimpath')
    execFileSync('strip', [file])
    const one = await reproduce(file, '-C', module.root)
    expect(one).toMatchObject({ code: 1, verdict: 'differs' })
    expect(one.causes[0]).toMatchObject({ cause: 'changed-after-link', fix: expect.stringContaining('-s -w') })
  })

  test('from a proxy, by the version or commit that it names', async () => {
    const module = moduleOf({ ...VERSIONED, 'cmd/x/main.go': 'package main\n\nfunc main() { println("x") }\n' })
    const revision = module.commit()
    module.git('tag', 'v1.0.0')
    const proxy = makeProxy('example.com/tiny', 'v1.0.0', module.root, revision)
    const file = join(scratch, 'proxied')
    execFileSync('go', ['build', '-trimpath', '-o', file, './cmd/x'], {
      cwd: module.root,
      env: process.env,
      stdio: 'pipe'
    })
    const kept = { ...process.env }
    Object.assign(process.env, {
      GOPROXY: pathToFileURL(proxy).href,
      GOSUMDB: 'off',
      GOMODCACHE: join(scratch, 'modcache'),
      GOFLAGS: '-modcacherw'
    })
    try {
      const one = await reproduce(file, '-C', scratch, '--module', 'example.com/tiny@v1.0.0')
      expect(one).toMatchObject({ code: 0, level: 0, source: { kind: 'module', module: 'example.com/tiny@v1.0.0' } })
      expect(one.source?.sum).toMatch(/^h1:/)
      expect(one.source?.claims).toEqual([expect.stringContaining(revision.slice(0, 7))])
      const { code, err } = await cli(file, '-C', scratch, '--cache', CACHE, '--module', 'example.com/tiny@v1.0.1')
      expect(code).toBe(3)
      expect(err).toContain('could not be had')
    } finally {
      for (const name of ['GOPROXY', 'GOSUMDB', 'GOMODCACHE', 'GOFLAGS']) delete process.env[name]
      Object.assign(process.env, kept)
      execFileSync('chmod', ['-R', 'u+w', join(scratch, 'modcache')])
    }
  })

  test('what cannot be built again: exit 3', async () => {
    const text = join(scratch, 'text')
    writeFileSync(text, 'no program')
    const bare = join(scratch, 'bare.go')
    writeFileSync(bare, 'package main\n\nfunc main() {}\n')
    const file = join(scratch, 'bare')
    execFileSync('go', ['build', '-o', file, bare], { cwd: scratch, env: process.env, stdio: 'pipe' })
    for (const [path, says] of [
      [text, 'expected a Go program'],
      [file, 'named on the command line']
    ] as const) {
      const { code, err } = await cli(path, '--cache', CACHE)
      expect(err).toContain(says)
      expect(code).toBe(3)
    }
  })
})

/** A file tree that the go command takes for a proxy. */
function makeProxy(path: string, version: string, root: string, revision: string): string {
  const folder = join(scratch, 'proxy', path, '@v')
  mkdirSync(folder, { recursive: true })
  const files = ['go.mod', 'main.go', 'cmd/x/main.go']
  writeFileSync(
    join(folder, `${version}.zip`),
    zip(...files.map((name) => ({ name: `${path}@${version}/${name}`, data: readFileSync(join(root, name)) })))
  )
  copyFileSync(join(root, 'go.mod'), join(folder, `${version}.mod`))
  const info = {
    Version: version,
    Time: '2026-01-01T00:00:00Z',
    Origin: { VCS: 'git', URL: 'https://example.com/tiny', Hash: revision, Ref: `refs/tags/${version}` }
  }
  writeFileSync(join(folder, `${version}.info`), JSON.stringify(info))
  writeFileSync(join(folder, 'list'), `${version}\n`)
  return join(scratch, 'proxy')
}

describe('wrong usage', () => {
  test.each([
    [['--module', 'x', 'FILE', '--target', 'linux/amd64'], '--target is for a module'],
    [['--ldflags', '-s'], '--ldflags is for a file'],
    [['FILE', 'other'], 'expected one file, got 2'],
    [['--go', 'nowhere/go'], 'is no go command'],
    [['--build-flags', '"-s'], 'a quote is not closed'],
    [['FILE', '--module', '--upload-pack=x'], 'expected module@version']
  ])('%j', async (args, says) => {
    const module = moduleOf(VERSIONED)
    module.commit()
    const file = build(module, 'used', '-trimpath')
    const { code, err } = await cli(...args.map((arg) => (arg === 'FILE' ? file : arg)))
    expect(err).toContain(says)
    expect(code).toBe(2)
  })
})
