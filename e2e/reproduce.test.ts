/**
 * `reproduce` of dist/cli.js: modules that come out twice and modules that do not, and files built again from what they
 * record, by `go install` and out of commits. The second builds share a build cache but where the cache is the point.
 */
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import { flip, middleOf } from '../__tests__/support/changed.ts'
import { CLI, gate } from './support/gate.ts'
import { before, type Environment, makePlace, pathOf } from './support/host.ts'
import { at, listAt, optionalText, parse, textAt } from './support/json.ts'
import { copyOfModule } from './support/modules.ts'
import { output, run } from './support/process.ts'
import { type Files, Repository } from './support/repository.ts'

const place = makePlace()
const cache = join(place.root, 'second-cache')
const temporary = join(place.root, 'temporary')
mkdirSync(temporary)
const ENV: Environment = { ...place.env, CGO_ENABLED: '0', GOTOOLCHAIN: 'local', RUNNER_TEMP: temporary }
afterEach(() => {
  // Whatever came of it, nothing is left behind.
  expect(readdirSync(temporary)).toEqual([])
})
afterAll(() => {
  // Without -modcacherw modules are read-only.
  output('chmod', ['-R', 'u+w', place.root], { env: ENV })
  place.remove()
})

const TINY: Files = {
  'go.mod': 'module example.com/tiny\n\ngo 1.21\n',
  'main.go': 'package main\n\nvar built = "dev"\n\nfunc main() { println("tiny", built) }\n'
}

function moduleOf(files: Files = {}): Repository {
  const repository = new Repository(mkdtempSync(join(place.root, 'tiny-')), place.env)
  repository.commit('first', { ...TINY, ...files })
  return repository
}

function build(repository: Repository, flags: readonly string[] = [], env = ENV): string {
  const file = join(mkdtempSync(join(place.root, 'built-')), 'tiny')
  output('go', ['build', '-o', file, ...flags], { cwd: repository.folder, env })
  return file
}

/** A folder with no sources in it. */
const elsewhere = (): string => mkdtempSync(join(place.root, 'elsewhere-'))

interface Answer {
  readonly code: number | null
  readonly verdict: string
  readonly level: unknown
  readonly why: string
  readonly causes: readonly string[]
  readonly unknowns: readonly string[]
  /** Settings, packages and sections that differ, each as `kind name`. */
  readonly differences: readonly string[]
  readonly one: unknown
}

/** Every name that docs/reproduce.md promises, whatever came of it. */
const NAMES = 'after before causes differences file go level remarks sameInputs source unknowns verdict why'.split(' ')

function reproduce(args: readonly string[], options: { cwd: string; env?: Environment }): Answer {
  const all = ['reproduce', '--json', ...(args.includes('--cache') ? [] : ['--cache', cache]), ...args]
  const { code, stdout, stderr } = gate(all, { cwd: options.cwd, env: options.env ?? ENV })
  if (!stdout.startsWith('{')) throw new Error(`exit code ${code}: ${stderr}`)
  const one = parse(stdout)
  expect(Object.keys(Object(one)).toSorted()).toEqual(NAMES)
  return {
    code,
    verdict: textAt(one, 'verdict'),
    level: at(one, 'level'),
    why: textAt(one, 'why'),
    causes: listAt(one, 'causes').map((cause) => textAt(cause, 'cause')),
    unknowns: listAt(one, 'unknowns').map((unknown) => textAt(unknown, 'parameter')),
    differences: listAt(one, 'differences').map((difference) => {
      const name = ['key', 'path', 'name', 'section']
        .map((key) => optionalText(difference, key))
        .find((text) => text !== null)
      return `${textAt(difference, 'kind')} ${name}`
    }),
    one
  }
}

const REPRODUCED = { code: 0, verdict: 'reproduced', level: 0, causes: [], unknowns: [], differences: [] }

describe('a module, twice', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143]
  ] as const)('%s: nothing is left, and no compiler goes on', async (signal, code) => {
    const { folder: cwd } = moduleOf()
    const trap = elsewhere()
    const tool = join(trap, 'tool')
    // The first tool that runs sends the signal, and would go on.
    writeFileSync(
      tool,
      `#!/bin/sh\ncase "$*" in *-V=full*) exec "$@" ;; esac\nkill -${signal.slice(3)} $GATE_PID\nsleep 30\necho on > ${trap}/went-on\n`
    )
    chmodSync(tool, 0o755)
    const line = `GATE_PID=$$ exec "${process.execPath}" "${CLI}" reproduce --build-flags "-trimpath -toolexec=${tool}"`
    const { stdout, stderr, code: got } = run('sh', ['-c', line], { cwd, env: ENV })
    expect({ got, stdout, stderr }).toEqual({
      got: code,
      stdout: '',
      stderr: 'interrupted; what was begun is removed\n'
    })
    expect(readdirSync(trap)).toEqual(['tool'])
  })

  test.each<[string, string]>([
    ['with -trimpath', '-trimpath'],
    ['with a build ID of its own', '-trimpath -ldflags=-buildid='],
    ['stripped by the linker', '-trimpath -ldflags="-s -w"']
  ])('%s: the same bytes', (_name, flags) => {
    const { folder: cwd } = moduleOf()
    expect(reproduce(['--build-flags', flags], { cwd })).toMatchObject(REPRODUCED)
  })

  test('the folder is in the bytes: where it shows, and what to do', () => {
    const { folder: cwd } = moduleOf()
    const found = reproduce([], { cwd })
    expect(found).toMatchObject({ code: 1, verdict: 'differs', level: 4, causes: ['path'], unknowns: [] })
    expect(found.differences).toEqual(expect.arrayContaining(['package example.com/tiny', 'section .gopclntab']))
    expect(textAt(found.one, 'causes', 0, 'fix')).toBe('build with `-trimpath`')
    const { code, stdout } = gate(['reproduce', '--cache', cache], { cwd, env: ENV })
    expect(code).toBe(1)
    expect(stdout).toMatch(/^✗ differs: example\.com\/tiny: /)
    expect(stdout).toMatch(/^fix {5}build with -trimpath$/m)
  })

  test('a time in -X: the same bytes now, and another one next time', () => {
    const { folder: cwd } = moduleOf()
    const flags = `-trimpath -ldflags="-X main.built=${new Date().toISOString()}"`
    expect(reproduce(['--build-flags', flags], { cwd })).toMatchObject({ ...REPRODUCED, causes: ['time'] })
  })

  test('a package that is not reproducible is named', () => {
    const moment = '// static const char *when(void) { return __DATE__ " " __TIME__; }\nimport "C"\n'
    const { folder: cwd } = moduleOf({
      'main.go': 'package main\n\nimport "example.com/tiny/when"\n\nfunc main() { println(when.Built()) }\n',
      'when/when.go': `package when\n\n${moment}\nfunc Built() string { return C.GoString(C.when()) }\n`
    })
    const fresh = (env: Environment = {}): Environment => ({
      ...ENV,
      CGO_ENABLED: '1',
      GOCACHE: mkdtempSync(join(place.root, 'cache-')),
      ...env
    })
    const flags = ['--build-flags', '-trimpath']
    const found = reproduce(flags, { cwd, env: fresh() })
    expect(found).toMatchObject({ code: 1, verdict: 'differs', causes: ['c-code', 'time'] })
    expect(found.differences.filter((one) => one.startsWith('package '))).toEqual(['package example.com/tiny/when'])
    expect(listAt(found.one, 'differences')).toContainEqual(
      expect.objectContaining({ path: 'example.com/tiny/when', sameAction: true })
    )
    expect(textAt(found.one, 'causes', 0, 'why')).toContain('`example.com/tiny/when`')
    expect(textAt(found.one, 'causes', 1, 'fix')).toContain('SOURCE_DATE_EPOCH')
    // What the fix promises.
    rmSync(cache, { recursive: true })
    expect(reproduce(flags, { cwd, env: fresh({ SOURCE_DATE_EPOCH: '1700000000' }) })).toMatchObject(REPRODUCED)
  })

  test('another Go of the same version, and one of another', () => {
    const { folder: cwd } = moduleOf()
    const goroot = join(place.root, 'another-goroot')
    symlinkSync(output('go', ['env', 'GOROOT'], { cwd, env: ENV }).trim(), goroot)
    const other = join(goroot, 'bin', 'go')
    const found = reproduce(['--build-flags', '-trimpath', '--go', other], { cwd })
    expect(found).toMatchObject(REPRODUCED)
    expect(textAt(found.one, 'go', 'path')).toBe(other)
    const wrong = join(elsewhere(), 'go')
    writeFileSync(wrong, '#!/bin/sh\necho go1.2.3\n')
    chmodSync(wrong, 0o755)
    const { code, stderr } = gate(['reproduce', '--json', '--go', wrong], { cwd, env: ENV })
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('got go1.2.3') })
  })

  test('what cannot be built twice is not decided', () => {
    const repository = moduleOf()
    const { folder: cwd } = repository
    const overlay = join(elsewhere(), 'overlay.json')
    const replaced = join(dirname(overlay), 'main.go')
    writeFileSync(replaced, 'package main\n\nfunc main() { println("overlaid") }\n')
    writeFileSync(overlay, JSON.stringify({ Replace: { [join(realpathSync(cwd), 'main.go')]: replaced } }))
    const flags = `-trimpath -overlay=${overlay}`
    const undecided = { code: 3, verdict: 'inconclusive', level: null, unknowns: ['build'] }
    expect(reproduce(['--build-flags', flags], { cwd })).toMatchObject({
      ...undecided,
      why: expect.stringContaining('by its absolute path')
    })
    writeFileSync(overlay, JSON.stringify({ Replace: { 'main.go': replaced } }))
    expect(reproduce(['--build-flags', flags], { cwd })).toMatchObject(REPRODUCED)
    repository.write({ 'main.go': 'package main\n\nfunc main() { nothing() }\n' })
    expect(reproduce([], { cwd })).toMatchObject({
      ...undecided,
      why: expect.stringContaining('`nothing` is not declared')
    })
    const noGo = { ...ENV, PATH: pathOf(place, 'git') }
    expect(reproduce([], { cwd, env: noGo })).toMatchObject({ ...undecided, unknowns: ['go'] })
  })
})

describe('a file that `go install` made', () => {
  const installed = (program: string, flags: readonly string[], env: Environment = {}): string => {
    const folder = mkdtempSync(join(place.root, 'bin-'))
    output('go', ['install', ...flags, program], { cwd: folder, env: { ...ENV, GOBIN: folder, ...env } })
    return join(folder, readdirSync(folder)[0] ?? '')
  }
  const STRINGER = 'golang.org/x/tools/cmd/stringer@v0.36.0'

  test.each<[string, string, string[], string]>([
    ['stringer', STRINGER, [], 'golang.org/x/tools@v0.36.0'],
    ['shfmt', 'mvdan.cc/sh/v3/cmd/shfmt@v3.12.0', ['-trimpath', '-ldflags=-s -w'], 'mvdan.cc/sh/v3@v3.12.0']
  ])('%s', (_name, program, flags, module) => {
    const found = reproduce([installed(program, flags)], { cwd: elsewhere() })
    expect(found).toMatchObject(REPRODUCED)
    expect(at(found.one, 'source')).toEqual({
      kind: 'install',
      revision: null,
      module,
      sum: expect.stringMatching(/^h1:/),
      claims: []
    })
  })

  test('out of a module cache elsewhere: a folder that is missing, no verdict', () => {
    const modcache = join(place.root, 'modcache')
    const file = installed(STRINGER, ['-modcacherw'], { GOMODCACHE: modcache })
    const found = reproduce([file], { cwd: elsewhere() })
    expect(found).toMatchObject({ code: 3, verdict: 'inconclusive', level: 4, causes: ['path'], unknowns: ['folder'] })
    expect(reproduce([file], { cwd: elsewhere(), env: { ...ENV, GOMODCACHE: modcache } })).toMatchObject(REPRODUCED)
  })
})

describe('a file, from its record', () => {
  test('wasm, whose build info is a copy alone', () => {
    const repository = moduleOf()
    const file = build(repository, ['-trimpath'], { ...ENV, GOOS: 'wasip1', GOARCH: 'wasm' })
    expect(reproduce([file], { cwd: repository.folder })).toMatchObject(REPRODUCED)
  })

  test('linked by another linker of the host: the same inputs, and not decided', () => {
    const repository = moduleOf({
      'main.go': 'package main\n\n// int one(void) { return 1; }\nimport "C"\n\nfunc main() { println(C.one()) }\n'
    })
    const env = { ...ENV, CGO_ENABLED: '1' }
    // What is compiled now comes out of the cache below: then the link alone is another one.
    const usual = build(repository, ['-trimpath'], env)
    expect(reproduce([usual], { cwd: repository.folder, env })).toMatchObject(REPRODUCED)
    const tools = elsewhere()
    // A linker that adds one thing of its own, as those of other distributions do.
    writeFileSync(join(tools, 'ld'), '#!/bin/sh\nexec ld "$@" --hash-style=sysv\n')
    chmodSync(join(tools, 'ld'), 0o755)
    const file = build(repository, ['-trimpath'], { ...env, COMPILER_PATH: tools })
    const found = reproduce([file], { cwd: repository.folder, env })
    expect(found).toMatchObject({ code: 3, verdict: 'inconclusive', level: 2, unknowns: ['host linker'] })
    expect(at(found.one, 'sameInputs')).toBe(true)
  })

  test('its commit, whatever is checked out', () => {
    const repository = moduleOf()
    const revision = repository.head()
    const file = build(repository, ['-trimpath', '-ldflags=-s -w'])
    repository.commit('second', { 'main.go': 'package main\n\nfunc main() { println("later") }\n' })
    const found = reproduce([file], { cwd: repository.folder })
    expect(found).toMatchObject(REPRODUCED)
    expect(at(found.one, 'source')).toMatchObject({ kind: 'commit', revision, claims: [] })
  })

  test('the proxy, with a stamp that is replayed and said to be a claim', () => {
    const repository = copyOfModule(place, 'mvdan.cc/sh/v3', 'v3.12.0')
    repository.git('tag', 'v3.12.0')
    // The go command writes what git says of the tag into the module cache, as if the proxy had said it.
    const own = { ...ENV, GOMODCACHE: join(place.root, 'own-modcache') }
    const file = build(repository, ['-trimpath', '-modcacherw', './cmd/shfmt'], own)
    const modcache = join(place.root, 'other-modcache')
    const env = { ...ENV, GOMODCACHE: modcache, GOFLAGS: '-modcacherw' }
    output('go', ['mod', 'download', 'mvdan.cc/sh/v3@v3.12.0'], { cwd: elsewhere(), env })
    const info = join(modcache, 'cache', 'download', 'mvdan.cc', 'sh', 'v3', '@v', 'v3.12.0.info')
    const said = readFileSync(info, 'utf8')
    const found = reproduce([file], { cwd: elsewhere(), env })
    expect(found).toMatchObject(REPRODUCED)
    expect(readFileSync(info, 'utf8')).toBe(said)
    expect(at(found.one, 'source')).toMatchObject({
      kind: 'module',
      module: 'mvdan.cc/sh/v3@v3.12.0',
      revision: repository.head(),
      claims: [expect.stringContaining(`\`${repository.head().slice(0, 7)}\` and its time are the file's word`)]
    })
  })

  test('a record in the place of its binary', () => {
    const repository = moduleOf()
    const recordOf = (flags: string): string => {
      const env = { ...ENV, XDG_CACHE_HOME: mkdtempSync(join(place.root, 'state-')) }
      const { stdout } = gate(['check', '--json', '--build-flags', flags], { cwd: repository.folder, env })
      return textAt(parse(stdout), 'record')
    }
    const cwd = repository.folder
    expect(reproduce([recordOf('-trimpath -ldflags="-w=1"')], { cwd })).toMatchObject(REPRODUCED)
    const undecided = { code: 3, verdict: 'inconclusive', unknowns: ['-ldflags'] }
    for (const flags of ['-trimpath -ldflags="-X main.built=v3"', '-ldflags="-X main.built=v3"']) {
      const record = recordOf(flags)
      expect(reproduce([record], { cwd })).toMatchObject(undecided)
      expect(reproduce([record, '--ldflags', '-X main.built=v3'], { cwd })).toMatchObject(REPRODUCED)
    }
    const overlay = join(elsewhere(), 'overlay.json')
    const replaced = join(dirname(overlay), 'main.go')
    writeFileSync(replaced, 'package main\n\nfunc main() { println("overlaid") }\n')
    writeFileSync(overlay, JSON.stringify({ Replace: { 'main.go': replaced } }))
    expect(reproduce([recordOf(`-trimpath -overlay=${overlay}`)], { cwd })).toMatchObject({
      ...undecided,
      unknowns: ['-overlay']
    })
  })

  test('a tag that this clone lacks', () => {
    const repository = moduleOf()
    repository.git('tag', 'v1.2.3')
    const file = build(repository)
    expect(reproduce([file], { cwd: repository.folder })).toMatchObject(REPRODUCED)
    repository.git('tag', '--delete', 'v1.2.3')
    const found = reproduce([file], { cwd: repository.folder })
    expect(found).toMatchObject({ code: 3, verdict: 'inconclusive', causes: ['vcs-stamp'], unknowns: ['VCS stamp'] })
    expect(found.differences).toContain('setting mod')
  })

  test('another folder, a tree with changes, no tree at all', () => {
    const repository = moduleOf()
    const file = build(repository)
    const copy = join(elsewhere(), 'copy')
    cpSync(repository.folder, copy, { recursive: true })
    const undecided = { code: 3, verdict: 'inconclusive' }
    expect(reproduce([file], { cwd: copy })).toMatchObject({ ...undecided, causes: ['path'], unknowns: ['folder'] })
    expect(reproduce([file], { cwd: elsewhere() })).toMatchObject({ ...undecided, level: null, unknowns: ['source'] })
    repository.write({ 'main.go': 'package main\n\nfunc main() { println("in no commit") }\n' })
    expect(reproduce([file], { cwd: repository.folder })).toMatchObject({
      ...undecided,
      unknowns: expect.arrayContaining(['source'])
    })
    const dirty = build(repository, ['-trimpath'])
    expect(reproduce([dirty], { cwd: repository.folder })).toMatchObject(REPRODUCED)
    repository.git('checkout', '--quiet', '.')
    expect(reproduce([dirty], { cwd: repository.folder })).toMatchObject({ ...undecided, unknowns: ['source'] })
  })

  test('a module that was replaced by a folder', () => {
    const library = elsewhere()
    writeFileSync(join(library, 'go.mod'), 'module example.com/library\n\ngo 1.21\n')
    writeFileSync(join(library, 'library.go'), 'package library\n\nconst Word = "a private word"\n')
    const repository = moduleOf({
      'go.mod': `module example.com/tiny\n\ngo 1.21\n\nrequire example.com/library v0.0.0\n\nreplace example.com/library => ${library}\n`,
      'main.go': 'package main\n\nimport "example.com/library"\n\nfunc main() { println(library.Word) }\n'
    })
    const file = build(repository, ['-trimpath'])
    expect(reproduce([file], { cwd: repository.folder })).toMatchObject(REPRODUCED)
    writeFileSync(join(library, 'library.go'), 'package library\n\nconst Word = "another word"\n')
    const undecided = { code: 3, verdict: 'inconclusive' }
    expect(reproduce([file], { cwd: repository.folder })).toMatchObject({ ...undecided, unknowns: ['replace'] })
    rmSync(library, { recursive: true })
    expect(reproduce([file], { cwd: repository.folder })).toMatchObject({ ...undecided, unknowns: ['build'] })
  })

  test('sources that no commit holds, behind a clean stamp', () => {
    const repository = moduleOf({ '.gitignore': 'secret.go\n' })
    repository.write({ 'secret.go': 'package main\n\nfunc init() { println("a back door") }\n' })
    const file = build(repository, ['-trimpath'])
    expect(reproduce([file], { cwd: repository.folder })).toMatchObject({
      code: 1,
      verdict: 'differs',
      level: 4,
      causes: ['sources'],
      unknowns: []
    })
  })

  test('patched, and stripped by another program', () => {
    const repository = moduleOf()
    const file = build(repository, ['-trimpath'])
    const bytes = readFileSync(file)
    writeFileSync(file, flip(bytes, middleOf(bytes, '.text')))
    const patched = reproduce([file], { cwd: repository.folder })
    expect(patched).toMatchObject({
      code: 1,
      verdict: 'differs',
      level: 2,
      causes: ['changed-after-link'],
      differences: ['section .text']
    })
    expect(at(patched.one, 'sameInputs')).toBe(true)
    const { stdout } = gate(['reproduce', '--cache', cache, file], { cwd: repository.folder, env: ENV })
    expect(stdout).toMatch(/^level +2: the same inputs, other bytes$/m)
    const stripped = build(repository, ['-trimpath'])
    output('strip', [stripped], { env: ENV })
    const found = reproduce([stripped], { cwd: repository.folder })
    expect(found).toMatchObject({ code: 1, verdict: 'differs', causes: ['changed-after-link'] })
    expect(textAt(found.one, 'causes', 0, 'fix')).toContain('-ldflags="-s -w"')
  })

  test('another version of Go: had, or said to be missing', () => {
    const repository = moduleOf()
    const file = build(repository, ['-trimpath'], { ...ENV, GOTOOLCHAIN: 'go1.24.13' })
    const missing = reproduce([file], { cwd: repository.folder })
    expect(missing).toMatchObject({
      code: 3,
      verdict: 'inconclusive',
      level: null,
      unknowns: ['go'],
      why: expect.stringMatching(/the file names `go1\.24\.13`.*GOTOOLCHAIN=local forbids another/)
    })
    expect(optionalText(at(missing.one, 'before'), 'sha256')).toMatch(/^[0-9a-f]{64}$/)
    const env = { ...ENV, GOTOOLCHAIN: 'auto' }
    expect(reproduce([file], { cwd: repository.folder, env })).toMatchObject(REPRODUCED)
  })

  test.each<[string, (file: string) => void, string]>([
    ['text', (file) => writeFileSync(file, 'no program'), 'record'],
    ['a program by hand', (file) => byHand(file), 'record']
  ])('%s', (_name, make, unknown) => {
    const cwd = elsewhere()
    make(join(cwd, 'file'))
    const undecided = { code: 3, verdict: 'inconclusive', level: null, unknowns: [unknown] }
    expect(reproduce(['file'], { cwd })).toMatchObject(undecided)
  })
})

/** Built from a file that is named on the command line: it belongs to no module. */
function byHand(file: string): void {
  writeFileSync(`${file}.go`, 'package main\n\nfunc main() {}\n')
  output('go', ['build', '-o', file, `${file}.go`], { cwd: dirname(file), env: ENV })
}

describe('a file that lies about its build', () => {
  /** Puts other lines in the place of a long `-tags`, in both copies of the module info. */
  function withLines(file: string, pad: string, lines: readonly string[]): void {
    const bytes = readFileSync(file)
    const room = Buffer.from(`build\t-tags=${pad}\n`)
    const text = Buffer.from(`${lines.join('\n')}\n`.padEnd(room.length - 1, ' ').concat('\n'))
    if (text.length !== room.length) throw new Error(`${room.length} bytes of room for ${text.length}`)
    let found = 0
    for (let place = bytes.indexOf(room); place >= 0; place = bytes.indexOf(room, place), found += 1)
      text.copy(bytes, place)
    expect(found).toBe(2)
    writeFileSync(file, bytes)
  }

  test('nothing of what it names is run or written', () => {
    const repository = moduleOf()
    const trap = join(place.root, 'trap')
    mkdirSync(trap)
    const evil = join(trap, 'evil')
    writeFileSync(evil, `#!/bin/sh\necho "$0 $*" >> ${join(trap, 'ran')}\nexit 1\n`)
    chmodSync(evil, 0o755)
    // The tools would take `@file` for more of their flags.
    writeFileSync(join(trap, 'args'), `-linkmode=external\n-extld=${evil}\n`)
    const pad = 'a'.repeat(900)
    const file = build(repository, ['-trimpath', `-tags=${pad}`])
    withLines(file, pad, [
      `build\t-toolexec=${evil}`,
      `build\t-ldflags="-X @${join(trap, 'args')}"`,
      `build\t-gcflags=-cpuprofile=${join(trap, 'written')}`,
      `build\t-o=${join(trap, 'written')}`,
      `build\t-overlay=${join(trap, 'args')}`,
      `build\tCGO_CFLAGS=-fplugin=${evil}`,
      `build\tCC=${evil}`,
      `build\tGOFLAGS=-toolexec=${evil}`,
      `build\tGOCACHEPROG=${evil}`,
      `build\tGOROOT=${trap}`
    ])
    const found = reproduce([file], { cwd: repository.folder })
    // Built it was, from its commit: it is not what its own record gives, and its seal is broken.
    expect(found).toMatchObject({ code: 1, verdict: 'differs', causes: expect.arrayContaining(['changed-after-link']) })
    expect(readdirSync(trap).toSorted()).toEqual(['args', 'evil'])
  })

  test.each<[string, string]>([
    ['a flag for a path', 'path\t-toolexec=/bin/sh\nmod\texample.com/tiny\t(devel)\t'],
    ['a path out of the folder', 'path\t../../evil\nmod\t../../evil\tv1.0.0\t'],
    ['a URL for a module', 'path\thttps://evil.example/x\nmod\thttps://evil.example/x\tv1.0.0\t']
  ])('%s', (_name, lines) => {
    const repository = moduleOf({ 'go.mod': `module example.com/${'long/'.repeat(30)}tiny\n\ngo 1.21\n` })
    const file = build(repository, ['-trimpath', '-buildvcs=false'])
    const bytes = readFileSync(file)
    const room = Buffer.from(/path\t[^\n]*\nmod\t[^\n]*/.exec(bytes.toString('latin1'))?.[0] ?? '', 'latin1')
    const text = Buffer.from(lines.padEnd(room.length, ' '))
    for (let place = bytes.indexOf(room); place >= 0; place = bytes.indexOf(room, place)) text.copy(bytes, place)
    writeFileSync(file, bytes)
    const found = reproduce([file], { cwd: repository.folder })
    expect(found).toMatchObject({ code: 3, verdict: 'inconclusive', level: null, unknowns: ['record'] })
  })

  test('a repository of another kind in the sources is not asked', () => {
    const trap = mkdtempSync(join(place.root, 'hg-'))
    writeFileSync(join(trap, 'hg'), `#!/bin/sh\necho ran >> ${join(trap, 'ran')}\nexit 1\n`)
    chmodSync(join(trap, 'hg'), 0o755)
    const repository = moduleOf({ '.hg/hgrc': '[extensions]\nevil = evil.py\n' })
    rmSync(join(repository.folder, '.hg'), { recursive: true })
    const env = { ...ENV, PATH: before(trap, ENV['PATH'] ?? '') }
    const clean = new Repository(join(elsewhere(), 'clean'), place.env)
    clean.git('pull', '--quiet', repository.folder, 'HEAD')
    clean.git('update-index', '--skip-worktree', '.hg/hgrc')
    rmSync(join(clean.folder, '.hg'), { recursive: true })
    const file = build(clean, ['-trimpath'])
    expect(reproduce([file], { cwd: clean.folder, env })).toMatchObject(REPRODUCED)
    expect(readdirSync(trap)).toEqual(['hg'])
  })
})

test('wrong usage is said in words', () => {
  const { folder: cwd } = moduleOf()
  const { code, stdout, stderr } = gate(['reproduce', '--json', '--ldflags', '-s'], { cwd, env: ENV })
  expect({ code, stdout, stderr }).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('is for a file')
  })
})
