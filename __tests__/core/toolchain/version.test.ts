import { describe, expect, test } from '@jest/globals'
import {
  compareGoVersions,
  type GoVersion,
  isAtLeast,
  parseGoVersion,
  plainGoVersion
} from '../../../src/core/toolchain/version.ts'
import { goCompare } from '../../support/oracle.ts'

const release: GoVersion = { minor: 0, patch: 0, pre: '', devel: false, language: false, experiments: [] }

describe('parseGoVersion', () => {
  const cases: [text: string, want: Partial<GoVersion>][] = [
    ['go1', { minor: 0 }],
    ['go1.8', { minor: 8 }],
    ['go1.26.8', { minor: 26, patch: 8 }],
    ['go1.27rc1', { minor: 27, pre: 'rc1' }],
    ['go1.18beta2', { minor: 18, pre: 'beta2' }],
    // go.mod's `go 1.27`; up to 1.20 the first release has no patch number.
    ['go1.27', { minor: 27, language: true }],
    ['go1.20', { minor: 20 }],
    ['go1.26.0', { minor: 26 }],
    ['go1.26.8\n', { minor: 26, patch: 8 }],
    // Experiments: behind a space up to 1.25, behind a dash from 1.26 on.
    ['go1.25.8 X:jsonv2', { minor: 25, patch: 8, experiments: ['jsonv2'] }],
    ['go1.26.5-X:jsonv2', { minor: 26, patch: 5, experiments: ['jsonv2'] }],
    [
      'go1.24.13 X:boringcrypto,nocoverageredesign',
      { minor: 24, patch: 13, experiments: ['boringcrypto', 'nocoverageredesign'] }
    ],
    ['go1.27rc1-X:jsonv2', { minor: 27, pre: 'rc1', experiments: ['jsonv2'] }],
    // Builds of vendors.
    ['go1.21.9 (Red Hat 1.21.9-1.el9_4)', { minor: 21, patch: 9 }],
    ['go1.22.1-fips', { minor: 22, patch: 1 }],
    ['go1.24.3 X:boringcrypto (vendor)', { minor: 24, patch: 3, experiments: ['boringcrypto'] }],
    // Builds from source.
    ['go1.28-devel_abc1234 Mon Nov 2 10:00:00 2026 +0000', { minor: 28, devel: true }],
    ['go1.28-devel_abc1234 Mon Nov 2 10:00:00 2026 +0000 X:a,b', { minor: 28, devel: true, experiments: ['a', 'b'] }],
    ['go1.26.8 (Red Hat 1.26.8-1.el9)', { minor: 26, patch: 8 }],
    ['go1.21rc2', { minor: 21, pre: 'rc2' }],
    ['devel go1.27-abcdef Mon', { minor: 27, devel: true }],
    ['devel go1.28-abc1234 Mon Nov 2 10:00:00 2026 +0000', { minor: 28, devel: true }],
    ['devel go1.28-abc1234 Mon Nov 2 10:00:00 2026 +0000 X:jsonv2', { minor: 28, devel: true, experiments: ['jsonv2'] }]
  ]
  test.each(cases)('reads %j', (text, want) => {
    expect(parseGoVersion(text)).toEqual({ ...release, ...want })
  })

  const others = [
    '',
    'unknown',
    '1.26.8',
    'go',
    'go2.1',
    'go12',
    'go1.',
    'go1.26.',
    'go1.26.8.1',
    'go1.12345',
    'devel +abc1234 Mon',
    'tinygo1.26',
    'GO1.26',
    'X:jsonv2'
  ]
  test.each(others)('returns null for %j', (text) => {
    expect(parseGoVersion(text)).toBeNull()
  })

  test('refuses a text of megabytes', () => {
    expect(parseGoVersion(`go1.${'2'.repeat(8 << 20)}`)).toBeNull()
  })
})

describe('plainGoVersion', () => {
  const cases: [text: string, want: string][] = [
    ['go1.26.8', 'go1.26.8'],
    ['go1.26.5-X:jsonv2', 'go1.26.5'],
    ['go1.25.8 X:jsonv2', 'go1.25.8'],
    ['go1.21.9 (Red Hat 1.21.9-1.el9_4)', 'go1.21.9'],
    ['go1.27rc1', 'go1.27rc1'],
    ['devel go1.28-abc1234 Mon', 'go1.28'],
    ['unknown', 'unknown'],
    ['', '']
  ]
  test.each(cases)('of %j is %j', (text, want) => {
    expect(plainGoVersion(text)).toBe(want)
  })
})

describe('compareGoVersions', () => {
  test('orders releases, candidates and betas as go/version does', () => {
    const versions = [
      'go1.20',
      'go1.20.1',
      'go1.20.14',
      'go1.21rc2',
      'go1.21rc10',
      'go1.21beta1',
      'go1.21.0',
      'go1.21.13',
      'go1.26rc1',
      'go1.26.8',
      'go1.27',
      'go1.27beta1',
      'go1.27rc1',
      'go1.27.0',
      'go1.21',
      'go1.9.7',
      'go1.10'
    ]
    const pairs = versions.flatMap((a) => versions.map((b) => [a, b] as const))
    const theirs = goCompare(pairs)
    pairs.forEach(([a, b], index) => {
      const [left, right] = [parseGoVersion(a), parseGoVersion(b)]
      if (left === null || right === null) throw new Error('expected versions')
      expect({ a, b, order: Math.sign(compareGoVersions(left, right)) }).toEqual({ a, b, order: theirs[index] })
    })
  })

  test('leaves experiments out: they make no version newer', () => {
    const [plain, with_] = [parseGoVersion('go1.26.5'), parseGoVersion('go1.26.5-X:jsonv2')]
    if (plain === null || with_ === null) throw new Error('expected versions')
    expect(compareGoVersions(plain, with_)).toBe(0)
  })
})

describe('isAtLeast', () => {
  const cases: [text: string, minor: number, want: boolean][] = [
    ['go1.23.12', 24, false],
    ['go1.24rc1', 24, true],
    ['go1.24.0', 24, true],
    ['go1.26.8', 24, true],
    ['devel go1.24-abc Mon', 24, true]
  ]
  test.each(cases)('of %s and 1.%d is %s', (text, minor, want) => {
    expect(isAtLeast(parseGoVersion(text) ?? release, minor)).toBe(want)
  })
})
