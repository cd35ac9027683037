/** Packages that came out otherwise: which the change explains, and which it does not. */
import { describe, expect, test } from '@jest/globals'
import type { Change } from '../../../src/core/baseline/change.ts'
import { explainByEdit } from '../../../src/core/baseline/checked-in.ts'
import { compareRecords } from '../../../src/core/baseline/compare.ts'
import type { Imports } from '../../../src/core/baseline/sources.ts'
import { DEFAULT_POLICY } from '../../../src/core/policy/types.ts'
import type { GateRecord, PackageRecord } from '../../../src/core/record/types.ts'
import { GOOD_RECORD, OTHER_COMMIT, recordWith, vouched } from '../../support/records.ts'

const [APP, A, B, Q, FMT, NET] = [
  'example.com/app',
  'example.com/app/a',
  'example.com/app/b',
  'rsc.io/quote',
  'fmt',
  'net'
] as const
/** Packages that never change: they show that each folder is the same as before. */
const [STEADY, Q_STEADY] = ['example.com/app/steady', 'rsc.io/quote/steady'] as const
const ALL = [APP, A, B, STEADY, Q, Q_STEADY, FMT, NET]
const IMPORTS: Imports = new Map([
  [APP, [A, B, FMT, NET]],
  [A, [FMT]],
  [B, [Q, FMT]],
  [Q, [FMT]],
  [Q_STEADY, []],
  [NET, [FMT]],
  [FMT, []]
])

/** A record of these packages, those in `changed` with other IDs. */
function packagesOf(changed: readonly string[], paths: readonly string[] = ALL): PackageRecord[] {
  return paths.map((path) => ({
    path,
    module: path.startsWith(APP) ? APP : path.startsWith(Q) ? Q : 'std',
    actionId: (changed.includes(path) ? 'b' : 'a').repeat(20),
    contentId: (changed.includes(path) ? 'b' : 'a').repeat(20),
    outputSha256: null,
    origin: 'compiled',
    entry: null,
    milliseconds: null
  }))
}
type Changes = Parameters<typeof recordWith>[0]
const was = recordWith({ packages: packagesOf([]) })
const is = (changed: readonly string[], more: Changes = {}): GateRecord =>
  recordWith({ packages: packagesOf(changed), source: { head: OTHER_COMMIT }, ...more })
const edits = (...files: readonly string[]): Change => ({ files, read: new Set(), lines: [], texts: new Map() })

/** `explained: 2 of them by: reason` for the row of all, and the import path of each that nothing explains. */
function rows(after: GateRecord, change: Change | null, imports = IMPORTS, before = was): string[] {
  return compareRecords(before, after, DEFAULT_POLICY, change, imports)
    .filter(({ path }) => path.startsWith('packages'))
    .map((drift) =>
      drift.class === 'unexplained'
        ? (/^packages\.(.*)\.actionId$/.exec(drift.path)?.[1] ?? drift.path)
        : `${/(\d+) of them/.exec(drift.after ?? '')?.[1]}: ${drift.why}`
    )
}

describe('a change explains', () => {
  const cases: [label: string, changed: string[], files: string[], want: string[]][] = [
    ['the package that it edits, and what imports that', [APP, A], ['a/a.go'], ['2: this change: `a/a.go`']],
    ['files that are embedded', [APP, A], ['a/data/x.txt'], ['2: this change: `a/data/x.txt`']],
    ['no package beside it', [APP, A, B], ['a/a.go'], ['2: this change: `a/a.go`', B]],
    ['no package that it imports', [APP, Q], ['main.go'], ['1: this change: `main.go`', Q]],
    ['nothing by texts and tests', [APP, B], ['README.md', 'b/b_test.go', 'go.mod', '.github/x.yml'], [B]],
    ['nothing of the standard library', [APP, A, B, Q, NET, FMT], ['a/a.go'], ['5: this change: `a/a.go`', FMT]],
    ['everything by a profile', ALL, ['default.pgo'], ['8: this change: `default.pgo`']]
  ]
  test.each(cases)('%s', (_label, changed, files, want) => {
    expect(rows(is(changed), edits(...files))).toEqual(want)
  })

  test('the packages of a module of another version, and no others', () => {
    const deps = GOOD_RECORD.modules.deps.map((dep) => ({ ...dep, version: 'v1.6.0' }))
    const after = is([APP, A, B, Q], { modules: { deps } })
    expect(rows(after, edits('go.mod'))).toEqual(['3: this change: 1 module', A])
  })

  test('the packages of the module by another go line', () => {
    const after = is([APP, A, B], { toolchain: { goMod: { go: '1.25' } } })
    expect(rows(after, edits('go.mod'))).toEqual(['3: this change: the go line of go.mod'])
  })
})

test.each([
  ['known', IMPORTS],
  ['not known', new Map()]
])(
  'what imports a package with the same inputs and another output follows from that: imports %s',
  (_label, imports) => {
    const contradicting = is([APP, B]).packages.map((entry) =>
      entry.path === Q ? { ...entry, contentId: 'c'.repeat(20) } : entry
    )
    const drifts = compareRecords(
      was,
      recordWith({ packages: contradicting }),
      DEFAULT_POLICY,
      edits('README.md'),
      imports
    )
    expect(drifts.map(({ path }) => path)).toEqual([`packages.${Q}.contentId`])
  }
)

describe('nothing is said', () => {
  const unlike: [label: string, after: GateRecord, before?: GateRecord][] = [
    ['where every package of the repository changed: its folder is an input', is([APP, A, B, STEADY])],
    ['of modules where all of them changed: another module cache', is([Q, Q_STEADY])],
    [
      'of C code',
      is([APP, NET], { trace: { cgo: [NET] } }),
      recordWith({ packages: packagesOf([]), trace: { cgo: [NET] } })
    ],
    ['where a profile took part', is([Q, FMT], { binary: { settings: { '-pgo': '/x/default.pgo' } } })]
  ]
  test.each(unlike)('%s', (_label, after, before = was) => {
    expect(rows(after, edits('README.md'), IMPORTS, before)).toEqual([])
  })

  test('where git cannot tell what was edited', () => {
    expect(rows(is([APP, B]), { ...edits(), files: null })).toEqual([])
    expect(rows(is([APP, B]), null)).toEqual([])
  })

  test('of folders with -trimpath: there they are no input', () => {
    const settings = { ...GOOD_RECORD.binary.settings, '-trimpath': 'true' }
    const before = recordWith({ packages: packagesOf([]), binary: { settings } })
    expect(rows(is([Q, Q_STEADY], { binary: { settings } }), edits('README.md'), IMPORTS, before)).toEqual([
      Q,
      Q_STEADY
    ])
  })
})

describe('packages from the cache, whose imports are not known', () => {
  const cases: [label: string, changed: string[], files: string[], want: string[]][] = [
    [
      'are consequences where something that they may import changed',
      [APP, A, B],
      ['a/a.go'],
      ['3: this change: `a/a.go`']
    ],
    [
      'of the standard library never follow from the repository',
      [APP, A, FMT],
      ['a/a.go'],
      ['2: this change: `a/a.go`', FMT]
    ],
    ['begin it where nothing else changed', [B], ['README.md'], [B]]
  ]
  test.each(cases)('%s', (_label, changed, files, want) => {
    expect(rows(is(changed), edits(...files), new Map())).toEqual(want)
  })
})

describe('where packages lie', () => {
  const dep = GOOD_RECORD.modules.deps[0]
  if (dep === undefined) throw new Error('the good record lists a module')
  const replace = (path: string) => ({
    deps: [{ ...dep, state: 'local' as const, replace: { path, version: '', sum: '' } }]
  })
  const workspace = { workspace: 'go.work', deps: [{ ...dep, state: 'local' as const }] }
  const cases: [label: string, modules: NonNullable<Changes['modules']>, directory: string, file: string][] = [
    ['vendored', { vendored: true }, '', 'vendor/rsc.io/quote/quote.go'],
    ['vendored in a folder', { vendored: true }, 'svc', 'svc/vendor/rsc.io/quote/quote.go'],
    ['vendored in a workspace', { vendored: true, workspace: 'go.work' }, 'svc', 'vendor/rsc.io/quote/quote.go'],
    ['a folder for a module', replace('./third/quote'), '', 'third/quote/quote.go'],
    ['a folder beside the module', replace('../lib'), 'svc', 'lib/quote.go'],
    ['a module of a workspace', workspace, 'svc', 'modules/quote/quote.go']
  ]
  test.each(cases)('%s', (_label, modules, directory, file) => {
    const shape = { modules, source: { directory, head: OTHER_COMMIT } }
    const before = recordWith({ packages: packagesOf([]), ...shape })
    expect(rows(is([Q], shape), edits(file), IMPORTS, before)).toEqual([`1: this change: \`${file}\``])
    expect(rows(is([Q], shape), edits('elsewhere.txt'), IMPORTS, before)).not.toContain(`1: this change: \`${file}\``)
  })
})

test('an edited record in the repository explains other code only where it has that very code', () => {
  const after = is([APP, B])
  const drifts = compareRecords(was, after, DEFAULT_POLICY, edits('README.md'), IMPORTS)
  const explained = (record: GateRecord) =>
    explainByEdit(drifts, { ...vouched(was), edited: { record, file: 'r.json' } }, after, DEFAULT_POLICY).map(
      ({ class: of }) => of
    )
  expect(explained(was)).toEqual(['unexplained'])
  expect(explained(after)).toEqual(['explained'])
})
