import { describe, expect, test } from '@jest/globals'
import { type ModInfo, parseModInfo, settingValue } from '../../../src/core/binary/modinfo.ts'
import { LimitError } from '../../../src/core/errors.ts'
import { goModInfo, type OracleBuildInfo } from '../../support/oracle.ts'

const EMPTY: ModInfo = { path: '', main: null, deps: [], settings: [], unknown: [] }

describe('parseModInfo', () => {
  const cases: [label: string, lines: string[], want: Partial<ModInfo>][] = [
    ['nothing', [], {}],
    ['a package path', ['path\texample.com/cmd/app'], { path: 'example.com/cmd/app' }],
    [
      'a main module with a sum: installed by version',
      ['mod\texample.com/app\tv1.2.3\th1:abc='],
      { main: { path: 'example.com/app', version: 'v1.2.3', sum: 'h1:abc=', replace: null } }
    ],
    [
      'a main module without a sum: built from a checkout',
      ['mod\texample.com/app\t(devel)\t'],
      { main: { path: 'example.com/app', version: '(devel)', sum: '', replace: null } }
    ],
    [
      'a dep that a folder replaces, and the stray line that go version -m prints behind it',
      ['dep\trsc.io/quote\tv1.5.2', '=>\t./q\t(devel)\t', '', '\t'],
      {
        deps: [
          {
            path: 'rsc.io/quote',
            version: 'v1.5.2',
            sum: '',
            replace: { path: './q', version: '(devel)', sum: '' }
          }
        ]
      }
    ],
    [
      'replacements of the right deps',
      ['dep\ta\tv1\th1:a', 'dep\tb\tv1', '=>\tc\tv2\th1:c', 'dep\td\tv1\th1:d'],
      {
        deps: [
          { path: 'a', version: 'v1', sum: 'h1:a', replace: null },
          { path: 'b', version: 'v1', sum: '', replace: { path: 'c', version: 'v2', sum: 'h1:c' } },
          { path: 'd', version: 'v1', sum: 'h1:d', replace: null }
        ]
      }
    ],
    [
      'a replaced main module',
      ['mod\ta\tv1\t', '=>\tb\tv2\th1:b'],
      { main: { path: 'a', version: 'v1', sum: '', replace: { path: 'b', version: 'v2', sum: 'h1:b' } } }
    ],
    [
      'settings as they are, quoted and not',
      ['build\t-ldflags="-X main.a=b -s"', 'build\tCGO_CFLAGS=', 'build\tvcs.modified=true', 'build\t"odd key"=1'],
      {
        settings: [
          { key: '-ldflags', value: '-X main.a=b -s' },
          { key: 'CGO_CFLAGS', value: '' },
          { key: 'vcs.modified', value: 'true' },
          { key: 'odd key', value: '1' }
        ]
      }
    ],
    [
      'a value with an equals sign',
      ['build\tDefaultGODEBUG=a=1,b=0'],
      { settings: [{ key: 'DefaultGODEBUG', value: 'a=1,b=0' }] }
    ],
    ['a value between backquotes', ['build\t-tags=`a"b`'], { settings: [{ key: '-tags', value: 'a"b' }] }],
    [
      'settings of a vendor',
      ['build\tmicrosoft_systemcrypto=1'],
      { settings: [{ key: 'microsoft_systemcrypto', value: '1' }] }
    ]
  ]
  test.each(cases)('reads %s', (_label, lines, want) => {
    expect(parseModInfo(lines.join('\n'))).toEqual({ ...EMPTY, ...want })
  })

  const strange: [label: string, line: string][] = [
    ['another kind', 'tool\texample.com/tool'],
    ['a module of two fields', 'dep\trsc.io/quote'],
    ['a module of five fields', 'dep\ta\tv1\th1:a\tmore'],
    ['a replacement of nothing', '=>\ta\tv1\th1:a'],
    ['a setting without a value', 'build\t-race'],
    ['a setting without a key', 'build\t=true'],
    ['a setting whose quote does not end', 'build\t-ldflags="-s'],
    ['a quoted key without an end', 'build\t"key'],
    ['a quoted key without a value', 'build\t"key"'],
    ['a quoted key that is no Go string', 'build\t"\\q"=1']
  ]
  test.each(strange)('keeps a line of %s, and the facts beside it', (_label, line) => {
    const info = parseModInfo(`path\tp\n${line}\nbuild\tGOOS=linux\n`)
    expect(info).toEqual({ ...EMPTY, path: 'p', settings: [{ key: 'GOOS', value: 'linux' }], unknown: [line] })
  })

  test('reads back what Go writes, whatever the values', () => {
    const texts = [
      '',
      'plain',
      'a b',
      'a"b',
      'a\\b',
      '`',
      '`a`',
      'a=b',
      "'",
      'tab\there',
      'line\nend',
      'ünï 中 🚀',
      '\u0000\u001b',
      '\u202e',
      '"'
    ]
    const infos: OracleBuildInfo[] = texts.map((text, index) => ({
      Path: 'example.com/app',
      Main: { Path: 'example.com/app', Version: 'v1.2.3', Sum: 'h1:x=' },
      Deps: [
        { Path: 'a.example/b', Version: 'v0.1.0', Sum: 'h1:y=' },
        { Path: 'c.example/d', Version: 'v0.2.0', Replace: { Path: '../d', Version: '' } }
      ],
      Settings: [
        { Key: '-ldflags', Value: text },
        // A key cannot be empty when this program reads it: nothing could be said about it.
        { Key: text === '' ? 'key' : text, Value: `value ${index}` }
      ]
    }))
    goModInfo(infos).forEach((text, index) => {
      const { settings, deps, unknown, main } = parseModInfo(text)
      expect(settings).toEqual(
        (infos[index]?.Settings ?? []).map(({ Key, Value = '' }) => ({ key: Key, value: Value }))
      )
      expect(deps.map(({ path, replace }) => [path, replace?.path])).toEqual([
        ['a.example/b', undefined],
        ['c.example/d', '../d']
      ])
      expect(main?.sum).toBe('h1:x=')
      expect(unknown).toEqual([])
    })
  })

  const tooLong: [label: string, text: (size: number) => string, most: number][] = [
    ['a package path', (size) => `path\t${'x'.repeat(size)}`, 4096],
    ['a module path', (size) => `dep\t${'x'.repeat(size)}\tv1.0.0\t`, 4096],
    ['a module version', (size) => `mod\texample.com\t${'1'.repeat(size)}\t`, 4096],
    ['the sum of a replacement', (size) => `dep\tx\tv1.0.0\n=>\ty\tv1.0.0\t${'h'.repeat(size)}`, 4096],
    ['GOOS', (size) => `build\tGOOS=${'x'.repeat(size)}`, 4096],
    ['GOARCH', (size) => `build\tGOARCH=${'x'.repeat(size)}`, 4096],
    ['the key of a setting', (size) => `build\t${'k'.repeat(size)}=1`, 1024],
    ['the value of a setting', (size) => `build\t-tags=${'x'.repeat(size)}`, 1 << 20],
    ['the settings', (size) => Array.from({ length: size }, (_, i) => `build\tk${i}=1`).join('\n'), 2000]
  ]
  test.each(tooLong)('throws LimitError when %s is longer than a record may hold', (_label, text, most) => {
    expect(parseModInfo(text(most)).unknown).toEqual([])
    expect(() => parseModInfo(text(most + 1))).toThrow(LimitError)
  })

  test('throws LimitError when there are more lines than any build has', () => {
    expect(() => parseModInfo('\n'.repeat(100_001))).toThrow(LimitError)
    expect(parseModInfo('\n'.repeat(99_999))).toEqual(EMPTY)
  })
})

describe('settingValue', () => {
  test('returns the last value of a key, undefined when there is none', () => {
    const info = parseModInfo('build\t-tags=a\nbuild\t-tags=b\nbuild\tCGO_CFLAGS=\n')
    expect(settingValue(info, '-tags')).toBe('b')
    expect(settingValue(info, 'CGO_CFLAGS')).toBe('')
    expect(settingValue(info, 'toString')).toBeUndefined()
  })
})
