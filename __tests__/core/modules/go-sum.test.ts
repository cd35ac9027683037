import { describe, expect, test } from '@jest/globals'
import type { Module } from '../../../src/core/binary/modinfo.ts'
import { parseVersionM } from '../../../src/core/binary/version-m.ts'
import { lockState, type LockState, parseGoSum, parseVendoredModules } from '../../../src/core/modules/go-sum.ts'
import { transcripts } from '../../support/fixtures.ts'

/** go.sum of the module that the transcripts were made with. */
const GO_SUM = [
  'golang.org/x/text v0.0.0-20170915032832-14c0d48ead0c h1:qgOY6WgZOaTkIIMiVjBQcw93ERBE4m30iBm00nkL0i8=',
  'golang.org/x/text v0.0.0-20170915032832-14c0d48ead0c/go.mod h1:NqM8EUOU14njkJ3fqMW+pc6Ldnwhi/IjpwHt7yyuwOQ=',
  'rsc.io/quote v1.5.2 h1:w5fcysjrx7yqtD/aO+QwRjYZOKnaM9Uh2b40tElTs3Y=',
  'rsc.io/quote v1.5.2/go.mod h1:LzX7hefJvL54yjefDEDHNONDjII0t9xZLPXsUe+TKr0=',
  'rsc.io/sampler v1.3.0 h1:7uVkIFmeBqHfdjD+gZwtXXI+RODJ2Wc4O7MPEh/QiW4=',
  'rsc.io/sampler v1.3.0/go.mod h1:T1hPZKmBbMNahiBKFy5HrXp6adAjACjK9JXDnKaTXpA=',
  ''
].join('\n')

const never = (): boolean => false

describe('parseGoSum', () => {
  test('keeps the sums of modules, not those of their go.mod files', () => {
    expect([...parseGoSum(GO_SUM)]).toEqual([
      ['golang.org/x/text v0.0.0-20170915032832-14c0d48ead0c', 'h1:qgOY6WgZOaTkIIMiVjBQcw93ERBE4m30iBm00nkL0i8='],
      ['rsc.io/quote v1.5.2', 'h1:w5fcysjrx7yqtD/aO+QwRjYZOKnaM9Uh2b40tElTs3Y='],
      ['rsc.io/sampler v1.3.0', 'h1:7uVkIFmeBqHfdjD+gZwtXXI+RODJ2Wc4O7MPEh/QiW4=']
    ])
  })

  test('reads line ends of Windows, and passes lines of no known shape', () => {
    const text = 'a v1 h1:a\r\n\r\nb v1\r\nc\r\n   d   v1   h1:d   \r\n'
    expect([...parseGoSum(text)]).toEqual([
      ['a v1', 'h1:a'],
      ['d v1', 'h1:d']
    ])
  })

  test('stops at its bound: what lies behind counts as not locked', () => {
    const sums = parseGoSum(`${'\n'.repeat(200_000)}a v1 h1:a\n`)
    expect(sums.size).toBe(0)
  })
})

describe('lockState', () => {
  const sums = parseGoSum('a v1 h1:a\nb v1 h1:b\nfork v2 h1:f\n')
  const module = (path: string, version: string, sum = '', replace: Module['replace'] = null): Module => ({
    path,
    version,
    sum,
    replace
  })
  const cases: [label: string, module: Module, vendored: boolean, want: LockState][] = [
    ['go.sum has the same sum', module('a', 'v1', 'h1:a'), false, 'locked'],
    ['go.sum has another sum', module('a', 'v1', 'h1:other'), false, 'mismatch'],
    ['go.sum has another version only', module('a', 'v2', 'h1:a'), false, 'unlocked'],
    ['go.sum has no such module', module('c', 'v1', 'h1:c'), false, 'unlocked'],
    [
      'a locked module replaces it',
      module('a', 'v1', '', { path: 'fork', version: 'v2', sum: 'h1:f' }),
      false,
      'locked'
    ],
    [
      'another module than the locked one replaces it',
      module('a', 'v1', '', { path: 'fork', version: 'v2', sum: 'h1:x' }),
      false,
      'mismatch'
    ],
    ['it is vendored, and no sum is recorded', module('a', 'v1'), true, 'vendored'],
    // Up to Go 1.22 the sum of go.sum is stamped, whatever vendor/ holds: that is all that can be compared.
    ['it is vendored, and a sum is recorded', module('a', 'v1', 'h1:a'), true, 'locked'],
    ['it is part of a workspace', module('a', '(devel)'), false, 'local'],
    ['a folder replaces it', module('a', 'v1', '', { path: './a', version: '(devel)', sum: '' }), false, 'local'],
    ['a folder above replaces it', module('a', 'v1', '', { path: '../a', version: '', sum: '' }), false, 'local'],
    ['an absolute folder replaces it', module('a', 'v1', '', { path: '/src/a', version: '', sum: '' }), false, 'local'],
    [
      'a folder of Windows replaces it',
      module('a', 'v1', '', { path: 'C:\\src\\a', version: '', sum: '' }),
      false,
      'local'
    ],
    [
      'a folder above replaces it, on Windows',
      module('a', 'v1', '', { path: '..\\a', version: '', sum: '' }),
      false,
      'local'
    ],
    ['nothing shows why there is no sum', module('a', 'v1'), false, 'unknown'],
    [
      'a module without a sum replaces it',
      module('a', 'v1', '', { path: 'fork', version: 'v2', sum: '' }),
      false,
      'unknown'
    ]
  ]
  test.each(cases)('when %s', (_label, dep, vendored, want) => {
    expect(lockState(dep, sums, () => vendored)).toBe(want)
  })

  const recorded: [slug: string, go: string, want: LockState[], vendored: boolean][] = [
    ['base', 'go1.26.8', ['locked', 'locked', 'locked'], false],
    ['replace-local-dir', 'go1.26.8', ['local'], false],
    ['gowork-build', 'go1.26.8', ['local'], false],
    ['vendor', 'go1.21.13', ['locked', 'locked', 'locked'], true],
    ['vendor', 'go1.26.8', ['vendored', 'vendored', 'vendored'], true]
  ]
  test.each(recorded)('of what %s of %s records', (slug, go, want, vendored) => {
    const [, transcript] = transcripts(`version-m/${slug}.json`).find(([version]) => version === go) ?? []
    const { modInfo } = parseVersionM(transcript?.args[0] ?? '', transcript?.stdout ?? '', '')
    const locked = parseGoSum(GO_SUM)
    expect(modInfo.deps.map((dep) => lockState(dep, locked, vendored ? () => true : never))).toEqual(want)
  })
})

describe('parseVendoredModules', () => {
  test('returns the modules of vendor/modules.txt, replaced ones too', () => {
    const text = [
      '# golang.org/x/text v0.0.0-20170915032832-14c0d48ead0c',
      '## explicit; go 1.16',
      'golang.org/x/text/language',
      '# rsc.io/quote v1.5.2 => ./q',
      '## explicit',
      'rsc.io/quote',
      ''
    ].join('\r\n')
    expect([...parseVendoredModules(text)]).toEqual(['golang.org/x/text', 'rsc.io/quote'])
  })

  test('returns nothing of an empty file', () => {
    expect(parseVendoredModules('').size).toBe(0)
  })
})
