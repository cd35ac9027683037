/**
 * Programs by other people, built and gated under several versions of Go, from an empty build cache. Every fact in the
 * record is held against what another program says: `go version -m`, `go list`, `go env`, readelf, the module cache.
 */
import { mkdtempSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readVersionM, sha256, statesOf, type VersionM } from './support/expectations.ts'
import { gate } from './support/gate.ts'
import { type Environment, localGo, makePlace } from './support/host.ts'
import { at, listAt, optionalText, parse, textAt } from './support/json.ts'
import { copyOfModule, programOfModule } from './support/modules.ts'
import { output } from './support/process.ts'
import type { Repository } from './support/repository.ts'

const place = makePlace()
afterAll(place.remove)

/** Each has go.mod lines old enough for every version of Go below. */
const ACTIONLINT = ['github.com/rhysd/actionlint', 'v1.7.7'] as const
const SQLITE = ['github.com/mattn/go-sqlite3', 'v1.14.32'] as const

/** The oldest that `toolchain` lines work with, the first with a GNU build ID, and the machine's own. */
const VERSIONS = ['go1.21.13', 'go1.24.13', 'local']

/** SQLite is one C file of nine megabytes; optimising it would take longer than all other tests together. */
const C_FLAGS = '-O0 -g0'

/** One program, gated: what the gate says, and what others say of the same build. */
interface Gated {
  readonly report: unknown
  readonly record: unknown
  readonly file: string
  readonly witness: VersionM
  /** What `go list -deps` names, but for the packages that have no archive. */
  readonly listed: readonly Listed[]
}

interface Listed {
  readonly path: string
  readonly module: string
  /** The archive in the build cache, and the build ID in it. */
  readonly archive: string
  readonly buildId: string
}

const LIST = '{{.ImportPath}} {{if .Standard}}std{{else}}{{.Module.Path}}{{end}} {{.Export}} {{.BuildID}}'

function gated(repository: Repository, packages: string, env: Environment): Gated {
  const out = mkdtempSync(join(place.root, 'out-'))
  const options = { cwd: repository.folder, env }
  const { code, stdout, stderr } = gate(['check', packages, '--output', `${out}/`, '--json'], options)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const report = parse(stdout)
  const file = textAt(report, 'binaries', 0, 'output')
  const listed = output('go', ['list', '-deps', '-export', '-f', LIST, packages], options)
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [path = '', module = '', archive = '', buildId = ''] = line.split(' ')
      return { path, module, archive, buildId }
    })
    .filter(({ path }) => path !== 'unsafe')
  return {
    report,
    record: parse(readFileSync(textAt(report, 'record'), 'utf8')),
    file,
    witness: readVersionM(output('go', ['version', '-m', file], options)),
    listed
  }
}

/** The note that the Go linker writes, read by readelf. */
function buildIdOf(file: string): string {
  const notes = output('readelf', ['--notes', '--wide', file], { env: { ...place.env, LC_ALL: 'C' } })
  const bytes = /GO BUILDID\s+description data: ([0-9a-f ]+)/.exec(notes)?.[1] ?? ''
  return Buffer.from(bytes.replaceAll(' ', ''), 'hex').toString('latin1')
}

function sectionsOf(file: string): string[] {
  const table = output('readelf', ['--section-headers', '--wide', file], { env: { ...place.env, LC_ALL: 'C' } })
  return [...table.matchAll(/^ +\[ *\d+\] (\.\S+)/gm)].map(([, name = '']) => name)
}

function packagesOf({ record }: Gated): readonly { path: string; module: string; origin: string }[] {
  return listAt(record, 'packages').map((entry) => ({
    path: textAt(entry, 'path'),
    module: textAt(entry, 'module'),
    origin: textAt(entry, 'origin')
  }))
}

function byPath<T extends { readonly path: string }>(list: readonly T[]): T[] {
  return list.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

describe.each(VERSIONS)('GOTOOLCHAIN=%s', (toolchain) => {
  const env: Environment = { ...place.env, GOTOOLCHAIN: toolchain, CGO_ENABLED: '1', CGO_CFLAGS: C_FLAGS }
  let version = ''
  let lint: Repository
  let cold: Gated
  let warm: Gated
  let sqlite: Gated

  beforeAll(() => {
    // One cache for this version, empty when actionlint is built and half full when SQLite's example is.
    Object.assign(env, {
      GOCACHE: mkdtempSync(join(place.root, 'gocache-')),
      XDG_CACHE_HOME: mkdtempSync(join(place.root, 'cache-'))
    })
    version = toolchain === 'local' ? localGo(env) : toolchain
    lint = copyOfModule(place, ...ACTIONLINT)
    const program = programOfModule(place, ...SQLITE, '_example/simple/simple.go')
    cold = gated(lint, './cmd/actionlint', env)
    warm = gated(lint, './cmd/actionlint', env)
    sqlite = gated(program, '.', env)
  })

  const PROGRAMS: readonly [name: string, get: () => Gated, module: string, path: string][] = [
    ['actionlint', () => cold, 'github.com/rhysd/actionlint', 'github.com/rhysd/actionlint/cmd/actionlint'],
    ['the example of go-sqlite3', () => sqlite, 'example.com/program', 'example.com/program']
  ]

  test.each(PROGRAMS)('%s: the gate opens, and every link that can be is verified', (_name, get) => {
    const { report, record } = get()
    expect(textAt(report, 'verdict')).toBe('pass')
    expect(listAt(report, 'findings')).toEqual([])
    const verified = { source: 'verified', modules: 'verified', link: 'verified', binary: 'verified' }
    expect(statesOf(record)).toMatchObject({ ...verified, release: 'verified' })
  })

  test.each(PROGRAMS)('%s: tool chain and environment are what go itself says', (_name, get, module, path) => {
    const { record, witness } = get()
    expect(witness).toMatchObject({ go: version, path })
    expect(textAt(record, 'toolchain', 'version')).toBe(version)
    expect(textAt(record, 'binary', 'goVersion')).toBe(version)
    expect(at(record, 'subject')).toEqual({ module, package: path, target: 'linux/amd64', name: basename(path) })

    const said = parse(output('go', ['env', '-json'], { env, cwd: lint.folder }))
    const effective = Object.entries(Object(at(record, 'environment', 'effective')))
    expect(effective.filter(([name, value]) => value !== textAt(said, name))).toEqual([])
    expect(Object.fromEntries(effective)).toMatchObject({ CGO_ENABLED: '1', CGO_CFLAGS: C_FLAGS, GOAMD64: 'v1' })

    const tools = listAt(record, 'toolchain', 'tools').filter((tool) => /^(?:compile|link)$/.test(textAt(tool, 'name')))
    expect(tools.map((tool) => textAt(tool, 'sha256'))).toEqual(
      ['compile', 'link'].map((name) => sha256(join(textAt(said, 'GOTOOLDIR'), name)))
    )
  })

  test.each(PROGRAMS)('%s: settings and modules are those that `go version -m` reads', (_name, get) => {
    const { record, witness } = get()
    expect(at(record, 'binary', 'settings')).toEqual(witness.settings)
    expect(witness.settings).toMatchObject({
      CGO_ENABLED: '1',
      CGO_CFLAGS: C_FLAGS,
      'vcs.revision': textAt(record, 'source', 'head'),
      'vcs.modified': 'false'
    })
    const deps = listAt(record, 'modules', 'deps')
    expect(
      deps.map((dep) => `${textAt(dep, 'path')}@${textAt(dep, 'version')} ${textAt(dep, 'sum')}`).toSorted()
    ).toEqual(witness.deps)
    expect(new Set(deps.map((dep) => textAt(dep, 'state')))).toEqual(new Set(['locked']))
    expect(witness.deps.length).toBeGreaterThan(0)
  })

  test.each(PROGRAMS)('%s: build ID, tables and digest are those that readelf and sha256 see', (_name, get) => {
    const { record, file } = get()
    const id = buildIdOf(file)
    expect(id.split('/')).toHaveLength(4)
    expect(textAt(record, 'binary', 'buildId', 'text')).toBe(id)
    const sections = sectionsOf(file)
    expect(at(record, 'binary', 'symbols')).toEqual({
      symtab: sections.includes('.symtab'),
      dwarf: sections.some((name) => /^\.z?debug_info$/.test(name))
    })
    expect(sections).toContain('.symtab')
    expect(textAt(record, 'binary', 'sha256')).toBe(sha256(file))
    expect(textAt(record, 'release', 'sha256')).toBe(sha256(file))
    expect(textAt(record, 'binary', 'seal')).toBe('intact')
  })

  test.each(PROGRAMS)('%s: packages and their archives are those that `go list` names', (_name, get) => {
    const { record, listed } = get()
    expect(byPath(packagesOf(get())).map(({ path, module }) => `${path} ${module}`)).toEqual(
      byPath(listed).map(({ path, module }) => `${path} ${module}`)
    )
    // Of a package main `go list` builds another archive: one that can be imported.
    const archives = listed.filter(({ path }) => path !== textAt(record, 'subject', 'package'))
    const recorded = new Map(listAt(record, 'packages').map((entry) => [textAt(entry, 'path'), entry]))
    for (const { path, archive, buildId } of archives) {
      const entry = recorded.get(path)
      expect(`${path} ${optionalText(entry, 'outputSha256')}`).toBe(`${path} ${sha256(archive)}`)
      expect(`${optionalText(entry, 'actionId')}/${optionalText(entry, 'contentId')}`).toBe(buildId)
    }
    expect(archives.length).toBeGreaterThan(50)

    const main = recorded.get(textAt(record, 'subject', 'package'))
    const digest = textAt(main, 'outputSha256')
    expect(sha256(join(env['GOCACHE'] ?? '', digest.slice(0, 2), `${digest}-d`))).toBe(digest)
    // The link's build ID names package main: its action and content are the second and third part.
    expect(`${textAt(main, 'actionId')}/${textAt(main, 'contentId')}`).toBe(
      buildIdOf(get().file).split('/').slice(1, 3).join('/')
    )
  })

  test('an empty cache: every package was compiled', () => {
    expect(packagesOf(cold).filter(({ origin }) => origin !== 'compiled')).toEqual([])
    expect(at(cold.record, 'cache')).toMatchObject({ compiled: cold.listed.length, cached: 0 })
  })

  test('a warm cache: every package came from it, and the binary is the same', () => {
    expect(packagesOf(warm).filter(({ origin }) => origin !== 'cached')).toEqual([])
    expect(at(warm.record, 'cache')).toMatchObject({ compiled: 0, cached: warm.listed.length })
    expect(sha256(warm.file)).toBe(sha256(cold.file))
  })

  test('a cache that another program has filled: what both need came from it, the rest was compiled', () => {
    const known = new Set(cold.listed.map(({ path }) => path))
    const expected = byPath(sqlite.listed).map(({ path }) => `${path} ${known.has(path) ? 'cached' : 'compiled'}`)
    expect(byPath(packagesOf(sqlite)).map(({ path, origin }) => `${path} ${origin}`)).toEqual(expected)
    expect(expected).toContain('github.com/mattn/go-sqlite3 compiled')
    expect(expected).toContain('runtime cached')
  })

  test('cgo: SQLite is in the binary, put there by the host linker', () => {
    expect(output('nm', [sqlite.file], { env: place.env })).toMatch(/ [tT] sqlite3_open_v2$/m)
    // The host linker leaves its compiler's name behind, Go's own has no such section.
    expect(sectionsOf(sqlite.file)).toContain('.comment')
    expect(sectionsOf(cold.file)).not.toContain('.comment')
  })

  // The linker decides by itself, without `-linkmode` among its flags: only the file tells.
  test('cgo: the record says which linker it was', () => {
    expect(at(sqlite.record, 'link', 'external')).toBe(true)
    expect(at(cold.record, 'link', 'external')).toBe(false)
  })
})
