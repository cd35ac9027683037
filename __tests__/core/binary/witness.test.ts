import { describe, expect, test } from '@jest/globals'
import { bareFacts, type BinaryFacts } from '../../../src/core/binary/facts.ts'
import { parseVersionM, type VersionM } from '../../../src/core/binary/version-m.ts'
import { compareReaders, type Testimony } from '../../../src/core/binary/witness.ts'
import { buildProgram } from '../../support/go-programs.ts'
import { bare, inspectFile, PLATFORMS, withCgo } from '../../support/targets.ts'
import { testWith } from '../../support/tools.ts'
import { askGo } from '../../support/witness.ts'

/** As the local Go, or one of its version, said it. */
const heard = (said: VersionM, exitCode = 0, asked = 'go1.26.8'): Testimony => ({ asked, exitCode, said })

describe('compareReaders', () => {
  test.each(PLATFORMS)('finds no difference between both readers of a program for %s', (platform) => {
    const file = buildProgram(bare(platform))
    const testimony = askGo(file)
    expect(compareReaders(inspectFile(file), testimony)).toEqual({
      asked: testimony.asked,
      goVersion: testimony.said.goVersion,
      exitCode: 0,
      refusal: '',
      differences: [],
      knownDefect: null
    })
  })

  test('finds no difference although definitions are redacted', () => {
    const file = buildProgram(bare('linux/amd64', '-ldflags=-X main.version=secret'))
    const testimony = askGo(file)
    expect(testimony.said.modInfo.settings).toContainEqual({ key: '-ldflags', value: '-X main.version=secret' })
    const facts = inspectFile(file)
    expect(compareReaders(facts, testimony).differences).toEqual([])
    expect(JSON.stringify(facts)).not.toContain('secret')
  })

  testWith('gcc')('finds no difference between both readers of a shared library', () => {
    const file = buildProgram(withCgo('-buildmode=c-shared'))
    const testimony = askGo(file)
    expect(compareReaders(inspectFile(file), testimony).differences).toEqual([])
  })

  test('finds no difference when neither reads anything', () => {
    const facts = bareFacts('script', 'not-go', ['x'])
    const witness = parseVersionM(
      'script',
      '',
      'script: could not read Go build info from script: unrecognized file format\n'
    )
    expect(compareReaders(facts, heard(witness, 1))).toMatchObject({ differences: [], knownDefect: null, exitCode: 1 })
  })

  const facts: BinaryFacts = {
    ...bareFacts('app', 'go', ['build info at offset 1']),
    format: 'elf',
    goVersion: 'go1.26.8',
    mainPackage: 'example.com/app',
    main: { path: 'example.com/app', version: 'v1.2.3', sum: '', replace: null },
    deps: [
      { path: 'a', version: 'v1', sum: 'h1:a', replace: null },
      { path: 'b', version: 'v1', sum: '', replace: { path: './b', version: '(devel)', sum: '' } }
    ],
    settings: { GOOS: 'linux', '-tags': '' },
    buildInfo: 'blob'
  }
  const same = [
    'path\texample.com/app',
    'mod\texample.com/app\tv1.2.3\t',
    'dep\ta\tv1\th1:a',
    'dep\tb\tv1',
    '=>\t./b\t(devel)\t',
    'build\tGOOS=linux'
  ]
  const read = (lines: readonly string[], version = 'go1.26.8'): VersionM =>
    parseVersionM('app', `app: ${version}\n${lines.map((line) => `\t${line}\n`).join('')}`, '')
  const without = (start: string, ...more: string[]): string[] => [
    ...same.filter((line) => !line.startsWith(start)),
    ...more
  ]

  const differing: [label: string, witness: VersionM, differences: string[]][] = [
    ['nothing (an empty setting is none)', read(same), []],
    ['the version', read(same, 'go1.99.9'), ['Go version: go reads `go1.99.9`, this program reads `go1.26.8`']],
    [
      'the package',
      read(without('path', 'path\tx')),
      ['package path: go reads `x`, this program reads `example.com/app`']
    ],
    [
      'the main module',
      read(without('mod')),
      ['main module: go reads `nothing`, this program reads `example.com/app v1.2.3`']
    ],
    ['the version of a dep', read(without('dep\ta', 'dep\ta\tv2\th1:a')), ['module `a`: go reads `a v2 h1:a`']],
    ['a replacement', read(without('=>')), ['module `b`: go reads `b v1`']],
    ['a dep that Go does not read', read(without('dep\ta')), ['module `a`: go reads `nothing`']],
    ['a dep that only Go reads', read([...same, 'dep\tc\tv1\th1:c']), ['go reads 1 modules more']],
    [
      'one dep lost and another found',
      read(without('dep\ta', 'dep\tc\tv1\th1:c')),
      ['module `a`: go reads `nothing`', 'go reads 1 modules more']
    ],
    [
      'a setting',
      read(without('build', 'build\tGOOS=windows')),
      ['setting `GOOS`: go reads `windows`, this program reads `linux`']
    ],
    [
      'a setting that only Go reads',
      read([...same, 'build\t-race=true']),
      ['setting `-race`: go reads `true`, this program reads `nothing`']
    ]
  ]
  test.each(differing)('names what differs: %s', (_label, witness, differences) => {
    expect(compareReaders(facts, heard(witness))).toMatchObject({ differences, knownDefect: null })
  })

  test('names no more differences than a reader bears', () => {
    const many = Array.from({ length: 100 }, (_, index) => `build\tK${index}=x`)
    expect(compareReaders(facts, heard(read([...same, ...many]))).differences).toHaveLength(10)
  })

  test('names a silence of Go, with its reason', () => {
    const silent = parseVersionM('app', '', 'app: could not read Go build info from app: not a Go executable\n')
    const { differences, knownDefect } = compareReaders(facts, heard(silent, 1))
    expect(differences).toEqual([
      'go reads nothing (could not read Go build info from the file: not a Go executable), this program reads `go1.26.8`'
    ])
    expect(knownDefect).toBeNull()
  })

  test('names a version that only Go reads', () => {
    const none = { ...bareFacts('app', 'go', []), buildInfo: 'rodata' as const }
    expect(compareReaders(none, heard(read(same))).differences).toEqual([
      'go reads `go1.26.8`, this program reads no version'
    ])
  })
})
