/** Parameters that a rebuild shows not to have had, and names that no sources may bring along. */
import { describe, expect, test } from '@jest/globals'
import { bareFacts, type BinaryFacts } from '../../../src/core/binary/facts.ts'
import { causesOf } from '../../../src/core/reproduce/causes.ts'
import type { Difference } from '../../../src/core/reproduce/differences.ts'
import { fixedInOverlay, overlayFlag } from '../../../src/core/reproduce/overlay.ts'
import type { EvidenceLevel } from '../../../src/core/reproduce/levels.ts'
import { holdsMoment } from '../../../src/core/reproduce/times.ts'
import { type Rebuilt, unmatchedParameters } from '../../../src/core/reproduce/unmatched.ts'
import { vcsFolderIn } from '../../../src/core/reproduce/vcs-folders.ts'

const facts = (paths: readonly string[] | null): BinaryFacts => ({
  ...bareFacts('app', 'go', []),
  lineTable: paths === null ? null : { offset: 0, packages: 1, unrecorded: [], traces: [], paths }
})
const MOD: Difference = {
  kind: 'setting',
  key: 'mod',
  before: 'example.com/app v1.0.0',
  after: 'example.com/app v0.9.0'
}
const setting = (key: string, before: string | null, after: string | null): Difference => ({
  kind: 'setting',
  key,
  before,
  after
})
const dep = (before: string | null, after: string | null): Difference => {
  const text = (version: string | null): string | null => (version === null ? null : `example.com/d ${version}`)
  return setting('dep example.com/d', text(before), text(after))
}
const SECTION: Difference = { kind: 'section', name: '.text', before: 'a', after: 'b' }

describe('unmatched parameters', () => {
  const rebuilt = (more: Partial<Rebuilt>): Rebuilt => ({
    before: facts(['/home/a/app', '/usr/local/go']),
    after: facts(['/home/a/app', '/usr/local/go']),
    differences: [],
    trimpath: false,
    stamped: true,
    source: 'tree',
    ...more
  })
  test.each<[string, Partial<Rebuilt>, string[]]>([
    ['the same folders', {}, []],
    ['another module folder', { after: facts(['/home/b/app', '/usr/local/go']) }, ['folder all']],
    ['more folders now', { after: facts(['/home/a/app', '/usr/local/go', '/x']) }, []],
    ['no table to tell by', { before: facts(null) }, ['folder all']],
    ['with -trimpath', { trimpath: true, after: facts([]) }, []],
    ['a tag that is not here', { differences: [SECTION, MOD] }, ['VCS stamp main']],
    ['a tag that could not be replayed', { differences: [MOD], source: 'commit' }, ['VCS stamp main']],
    ['no stamp, which is said already', { differences: [MOD], source: 'module', stamped: false }, []],
    ['a time that the commit does not have', { differences: [setting('vcs.time', 'a', 'b')], source: 'commit' }, []],
    ['another sum of the module', { differences: [MOD], source: 'install' }, []],
    ['another version of a dependency', { differences: [dep('v1.0.0 h1:a=', 'v1.1.0 h1:b=')] }, ['modules all']],
    ['a dependency less', { differences: [dep('v1.0.0 h1:a=', null)] }, ['modules all']],
    ['a dependency from a workspace', { differences: [dep('(devel)', 'v1.1.0 h1:b=')] }, ['modules all']],
    ['another content of the same version', { differences: [dep('v1.0.0 h1:a=', 'v1.0.0 h1:b=')] }, []],
    [
      'another replacement',
      { differences: [dep('v1.0.0 => x/y v1.0.0 h1:a=', 'v1.0.0 => x/y v1.0.1 h1:a=')] },
      ['modules all']
    ],
    ['a profile that is not here', { differences: [setting('-pgo', 'default.pgo', null)] }, ['settings all']],
    ['link flags, which have a word of their own', { differences: [setting('-ldflags', '-s', '-w')] }, []]
  ])('%s', (_name, more, expected) => {
    expect(unmatchedParameters(rebuilt(more)).map(({ parameter, reach }) => `${parameter} ${reach}`)).toEqual(expected)
  })
})

test.each<[string, string | null]>([
  ['cmd/app/main.go', null],
  ['.hg/hgrc', '.hg'],
  ['a/b/.HG/hgrc', 'a/b/.HG'],
  ['sub/.git', 'sub/.git'],
  ['_FOSSIL_', '_FOSSIL_'],
  ['.github/workflows/ci.yml', null],
  ['hg/.hgignore', null]
])('a repository in %s: %s', (path, expected) => {
  expect(vcsFolderIn(path)).toBe(expected)
})

test.each<[string[], string | null]>([
  [['-trimpath'], null],
  [['-overlay=a.json', '--overlay', 'b.json'], 'b.json'],
  [['-overlay', 'a.json', '-v'], 'a.json'],
  [['-overlay'], null]
])('the overlay of %j is %s', (flags, expected) => {
  expect(overlayFlag(flags)).toBe(expected)
})

test('files of the tree that an overlay names by absolute paths', () => {
  const text = (...names: string[]): string =>
    JSON.stringify({ Replace: Object.fromEntries(names.map((name) => [name, '/x'])) })
  expect(fixedInOverlay(text('main.go', '/usr/local/go/src/os/file.go'), '/home/a/app', '/')).toBeNull()
  expect(fixedInOverlay(text('main.go', '/home/a/app/x.go'), '/home/a/app', '/')).toBe('/home/a/app/x.go')
  expect(fixedInOverlay('no JSON', '/home/a/app', '/')).toBeNull()
  expect(fixedInOverlay('{"Replace":[]}', '/home/a/app', '/')).toBeNull()
})

test.each([
  ['Nov 22 2026 02:31:26', true],
  ['Nov  2 2026', true],
  ['March 3, 2026', true],
  ['Mayor 12 2026', false],
  ['Nov 42 2026', false]
])('%s is a moment: %s', (text, expected) => {
  expect(holdsMoment(text)).toBe(expected)
})

test('packages with the same inputs and other contents: C code, or the cache', () => {
  const changed = (path: string): Difference => ({ kind: 'package', path, before: 'a', after: 'b', sameAction: true })
  const before = { ...facts(['/a']), settings: { CGO_ENABLED: '1' }, hostLinked: true }
  const compared = {
    before,
    after: before,
    sameInputs: false,
    level: null,
    builtHere: true,
    sameLinkFlags: true,
    cgo: ['x/c']
  }
  const names = (...paths: string[]): string[] =>
    causesOf({ ...compared, differences: paths.map(changed) }).map(({ cause, why }) => `${cause} ${why.split(':')[0]}`)
  expect(names('x/c')).toEqual(['c-code `x/c`'])
  expect(names('x/c', 'x/go')).toEqual(['cache `x/go`', 'c-code `x/c`'])
})

test('texts of other build info are no value of -X', () => {
  const text: Difference = { kind: 'string', section: '.rodata', offset: 1, before: 'a=1,b=2', after: 'a=1,b=3' }
  const compared = { before: facts([]), after: facts([]), sameInputs: false, cgo: [], builtHere: false } as const
  const names = (...differences: Difference[]): string[] =>
    causesOf({ ...compared, level: 3, sameLinkFlags: null, differences }).map(({ cause }) => cause)
  expect(names(text)).toEqual(['link-flags'])
  expect(names(setting('DefaultGODEBUG', 'a=1', 'a=2'), text)).toEqual(['settings'])
})

test.each<[EvidenceLevel, boolean, boolean | null, string[]]>([
  [4, false, true, ['sources']],
  [4, false, null, ['sources']],
  [4, true, true, []],
  [2, false, null, ['link-flags']],
  [2, false, true, []]
])('level %s, built here %s, the same link flags %s: %j', (level, builtHere, sameLinkFlags, expected) => {
  const compared = { before: facts([]), after: facts([]), sameInputs: false, cgo: [], differences: [SECTION] }
  expect(causesOf({ ...compared, level, builtHere, sameLinkFlags }).map(({ cause }) => cause)).toEqual(expected)
})
