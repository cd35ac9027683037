/** Why packages are compiled again: real builds of a small module, each time with one thing changed. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Drift } from '../../../src/core/baseline/types.ts'
import { explainRebuilds, type Rebuild, rebuildRoots } from '../../../src/core/baseline/rebuilt.ts'
import { BuildLogParser } from '../../../src/core/buildlog/parse.ts'
import { ARCHIVE_HEAD_BYTES, type ArchiveId, parseArchiveId } from '../../../src/core/cache/archive-id.ts'
import { compiledImports, outputHashes, packageRecords } from '../../../src/core/record/packages.ts'
import type { GateRecord, PackageRecord } from '../../../src/core/record/types.ts'
import { explainPackage, rebuildLines, rebuildPicture } from '../../../src/core/render/rebuilt.ts'
import { GO_ENV, goOutput } from '../../support/go-programs.ts'
import { GOOD_RECORD } from '../../support/records.ts'

const MODULE = 'example.com/app'
const FILES = {
  'go.mod': `module ${MODULE}\n\ngo 1.21\n`,
  'main.go': `package main\n\nimport (\n\t"${MODULE}/left"\n\t"${MODULE}/right"\n)\n\nfunc main() { println(left.L(), right.R()) }\n`,
  'left/left.go': `package left\n\nimport "${MODULE}/base"\n\nfunc L() string { return base.B() }\n`,
  'right/right.go': 'package right\n\nfunc R() string { return "r" }\n',
  'base/base.go': 'package base\n\nfunc B() string { return "seed" }\n'
}

interface Build {
  readonly record: GateRecord
  readonly imports: ReadonlyMap<string, readonly string[]>
}

let folder = ''
let cache = ''
let count = 0

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gate-rebuilt-'))
  cache = goOutput(['env', 'GOCACHE']).trim()
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Builds the module as it lies there, in a way that no cache knows: a seed stands in every file. */
function build(seed: string, changes: Partial<Record<keyof typeof FILES, string>>, ...flags: string[]): Build {
  const module = join(folder, seed)
  for (const [name, text] of Object.entries({ ...FILES, ...changes })) {
    mkdirSync(dirname(join(module, name)), { recursive: true })
    const own = name.endsWith('.go') ? `${text}\nvar Seed = "${folder} ${seed}"\n` : text
    writeFileSync(join(module, name), own)
  }
  const parser = new BuildLogParser()
  const trace = join(folder, `trace-${(count += 1)}`)
  execFileSync(
    'sh',
    ['-c', 'exec go "$@" 2>"$0"', trace, 'build', '-x', '-buildvcs=false', '-o', join(folder, 'out'), ...flags, '.'],
    {
      cwd: module,
      env: { ...process.env, ...GO_ENV }
    }
  )
  parser.push(readFileSync(trace, 'utf8'))
  const log = parser.end()
  const [link] = log.links
  if (link === undefined) throw new Error('nothing was linked')
  const ids = new Map<string, ArchiveId>()
  for (const hash of outputHashes(log, link)) {
    const id = parseArchiveId(readFileSync(join(cache, hash.slice(0, 2), `${hash}-d`)).subarray(0, ARCHIVE_HEAD_BYTES))
    if (id !== null) ids.set(hash, id)
  }
  const packages = packageRecords({ log, link, ids, modules: [MODULE], checks: new Map(), times: new Map() })
  const asked = GOOD_RECORD.build === null ? null : { ...GOOD_RECORD.build, flags }
  return {
    record: { ...GOOD_RECORD, subject: { ...GOOD_RECORD.subject, package: MODULE }, build: asked, packages },
    imports: compiledImports(log, link)
  }
}

const explain = (before: Build, after: Build, drifts: readonly Drift[] = []): Rebuild[] =>
  explainRebuilds({ before: before.record, after: after.record, imports: after.imports, drifts })

const brief = (rebuilds: readonly Rebuild[]) =>
  Object.fromEntries(rebuilds.map(({ path, cause, roots }) => [path, [cause, ...roots]]))

describe('a package is compiled again', () => {
  test('because its own files changed, and its dependants because of it', () => {
    const before = build('own', {})
    const after = build('own', { 'base/base.go': 'package base\n\nfunc B() string { return "other" }\n' })
    const rebuilds = explain(before, after)
    expect(brief(rebuilds)).toEqual({
      [`${MODULE}/base`]: ['own', `${MODULE}/base`],
      [`${MODULE}/left`]: ['imports', `${MODULE}/base`],
      [MODULE]: ['imports', `${MODULE}/base`]
    })
    expect(rebuildRoots(rebuilds)).toEqual([{ path: `${MODULE}/base`, cause: 'own', packages: 3 }])
    expect(rebuildLines(rebuilds)).toEqual([
      '3 packages compiled again or for the first time',
      `\`${MODULE}/base\`: its own files or flags changed, 2 more because of it`
    ])
    expect(rebuildPicture(rebuilds)).toContain('R0 --> D0["2 more packages"]')
    expect(explainPackage(rebuilds, `${MODULE}/left`)).toEqual([
      `\`${MODULE}/left\` was compiled: an import changed`,
      `because of \`${MODULE}/base\``,
      `it begins with \`${MODULE}/base\``
    ])
    expect(explainPackage(rebuilds, `${MODULE}/right`)).toBeNull()
  })

  test('because it is new', () => {
    const before = build('new', {
      'main.go': `package main\n\nimport "${MODULE}/left"\n\nfunc main() { println(left.L()) }\n`
    })
    const rebuilds = explain(before, build('new', {}))
    expect(brief(rebuilds)).toMatchObject({ [`${MODULE}/right`]: ['new', `${MODULE}/right`] })
    expect(brief(rebuilds)[`${MODULE}/base`]).toBeUndefined()
  })

  test('because the build info of package main changed, and nothing else', () => {
    const before = build('info', {})
    // Tags are recorded, and no file of package main asks for them.
    const after = build('info', {}, '-tags=x')
    expect(brief(explain(before, after))).toEqual({ [MODULE]: ['build-info', MODULE] })
  })

  test('because flags changed, said once', () => {
    const before = build('flags', {})
    const after = build('flags', {}, '-gcflags=example.com/app/...=-l')
    const drift: Drift = { path: 'build.flags', before: '', after: '-l', class: 'unexplained', why: 'nothing' }
    const rebuilds = explain(before, after, [drift])
    expect(new Set(rebuilds.map(({ cause }) => cause))).toEqual(new Set(['settings']))
    expect(rebuildLines(rebuilds)).toEqual([
      '4 packages compiled again or for the first time',
      '4 packages: flags or settings changed (`build.flags`)'
    ])
    expect(rebuildPicture(rebuilds)).toBeNull()
  })

  test('although only flags of the linker changed: they are none of the cause', () => {
    const before = build('linker', {})
    const after = build('linker', {}, '-ldflags=-s')
    const drift: Drift = { path: 'build.flags', before: '', after: '-ldflags=-s', class: 'explained', why: 'said' }
    // They are recorded in the build info, which is an input of compiling package main.
    expect(brief(explain(before, after, [drift]))).toEqual({ [MODULE]: ['build-info', MODULE] })
  })

  test('although nothing changed: the cache had lost it', () => {
    const { record, imports } = build('lost', {})
    const rebuilds = explain({ record, imports }, { record, imports })
    expect(new Set(rebuilds.map(({ cause }) => cause))).toEqual(new Set(['not-cached']))
  })
})

describe('explainRebuilds', () => {
  const entry = (path: string, contentId: string, origin: PackageRecord['origin'] = 'compiled'): PackageRecord => ({
    path,
    module: null,
    actionId: `action of ${contentId}`,
    contentId,
    outputSha256: null,
    origin,
    entry: null,
    milliseconds: null
  })
  const record = (...packages: PackageRecord[]): GateRecord => ({ ...GOOD_RECORD, packages })

  test('names the tool chain before everything else', () => {
    const drift: Drift = { path: 'toolchain.version', before: 'a', after: 'b', class: 'explained', why: '' }
    const rebuilds = explainRebuilds({
      before: record(entry('a', '1')),
      after: record(entry('a', '2')),
      drifts: [drift],
      imports: new Map()
    })
    expect(rebuilds).toEqual([{ path: 'a', cause: 'toolchain', because: ['toolchain.version'], roots: ['a'] }])
  })

  test('takes an import that another build compiled for a beginning', () => {
    const rebuilds = explainRebuilds({
      before: record(entry('a', '1'), entry('b', '1')),
      after: record(entry('a', '2'), entry('b', '2', 'cached')),
      drifts: [],
      imports: new Map([['a', ['b']]])
    })
    expect(rebuilds).toEqual([{ path: 'a', cause: 'imports', because: ['b'], roots: ['b'] }])
    expect(rebuildRoots(rebuilds)).toEqual([{ path: 'b', cause: 'own', packages: 1 }])
  })

  test('ends where a record goes round in circles', () => {
    const rebuilds = explainRebuilds({
      before: record(entry('a', '1'), entry('b', '1')),
      after: record(entry('a', '2'), entry('b', '2')),
      drifts: [],
      imports: new Map([
        ['a', ['b']],
        ['b', ['a']]
      ])
    })
    expect(rebuilds.map(({ cause }) => cause)).toEqual(['imports', 'imports'])
  })
})
