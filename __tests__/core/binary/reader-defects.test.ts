import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { bareFacts, type BinaryFacts } from '../../../src/core/binary/facts.ts'
import { explainingDefect, READER_DEFECTS } from '../../../src/core/binary/reader-defects.ts'
import { NO_BLOB } from '../../../src/core/binary/reader-traps.ts'
import { parseVersionM, refused, type VersionM } from '../../../src/core/binary/version-m.ts'
import { compareReaders } from '../../../src/core/binary/witness.ts'
import { parseGoVersion } from '../../../src/core/toolchain/version.ts'
import { buildProgram } from '../../support/go-programs.ts'
import * as traps from '../../support/reader-traps.ts'
import { bare, inspectFile } from '../../support/targets.ts'
import { askGo, reachableGos } from '../../support/witness.ts'

/** What the reader of each version says: `reads`, a defect's id, or `finding`. */
type Expected = (minor: number) => string

const cases: [label: string, file: () => string, expected: Expected][] = [
  ['as Go writes it', () => buildProgram(bare('linux/amd64')), () => 'reads'],
  ['that nobody may execute', traps.withoutExecutableBit, () => 'reads'],
  ['without section headers', traps.withoutSectionHeaders, (minor) => (minor >= 27 ? 'section-name' : 'reads')],
  ['with a renamed section', traps.withRenamedSection, (minor) => (minor >= 27 ? 'section-name' : 'reads')],
  [
    'with a misaligned magic 8 bytes before',
    () => traps.withMisalignedMagic(8),
    (minor) => (minor >= 24 ? 'misaligned-magic' : 'reads')
  ],
  [
    'with a misaligned magic 33 bytes before',
    () => traps.withMisalignedMagic(33),
    (minor) => (minor >= 24 ? 'misaligned-magic' : 'reads')
  ],
  ['with an aligned decoy', traps.withAlignedDecoy, () => 'finding'],
  ['with module info of 70 KB', traps.withLargeModuleInfo, (minor) => (minor <= 21 ? 'first-64-kib' : 'reads')],
  ['for wasm', () => buildProgram(bare('wasip1/wasm')), () => 'no-wasm'],
  ['without a blob', traps.withoutBlob, () => 'blob-only']
]

describe.each(reachableGos('go1.21.13', 'go1.24.13', 'go1.27.4'))('`go version -m` of %s', (toolchain) => {
  test.each(cases)('of a program %s', (_label, file, expected) => {
    const path = file()
    const testimony = askGo(path, toolchain)
    const minor = parseGoVersion(testimony.asked)?.minor ?? 0
    const { differences, knownDefect } = compareReaders(inspectFile(path), testimony)
    const got = differences.length === 0 ? 'reads' : (knownDefect ?? 'finding')
    expect({ got, differences }).toEqual({ got: expected(minor), differences: expect.any(Array) })
    if (got === 'reads') expect(testimony.said.goVersion).not.toBeNull()
    // A file of which nothing is read ends with 1 from Go 1.24 on, with 0 before.
    expect(testimony.exitCode).toBe(testimony.said.goVersion === null && minor >= 24 ? 1 : 0)
  })
})

describe('explainingDefect', () => {
  const go = (more: Partial<BinaryFacts>): BinaryFacts => ({
    ...bareFacts('app', 'go', []),
    format: 'elf',
    goVersion: 'go1.26.8',
    buildInfo: 'blob',
    ...more
  })
  const silence = (words: string): VersionM => refused('app', words === '' ? '' : `app: ${words}\n`)
  const read = 'could not read Go build info from app:'
  const none = silence(`${read} not a Go executable`)
  const unrecognized = silence(`${read} unrecognized file format`)
  const quiet = silence('')
  const other = parseVersionM('app', 'app: go1.1\n', '')

  const rows: [label: string, facts: BinaryFacts, said: VersionM, asked: string, id: string | null][] = [
    ['wasm', go({ format: 'wasm' }), unrecognized, 'go1.26.8', 'no-wasm'],
    ['wasm that is not executable', go({ format: 'wasm' }), quiet, 'go1.26.8', 'no-wasm'],
    ['wasm that it reads otherwise', go({ format: 'wasm' }), other, 'go1.26.8', null],
    ['wasm that is no executable to it', go({ format: 'wasm' }), none, 'go1.26.8', null],
    ['an archive', go({ format: 'archive' }), quiet, 'go1.26.8', 'no-archive'],
    ['XCOFF without symbols', go({ format: 'xcoff' }), unrecognized, 'go1.26.8', 'stripped-xcoff'],
    [
      'XCOFF with symbols',
      go({ format: 'xcoff', symbols: { symtab: true, dwarf: false } }),
      unrecognized,
      'go1.26.8',
      null
    ],
    [
      'a PE file without a blob, of much data that is not in the file',
      go({ format: 'pe', buildInfo: 'rodata', evidence: [NO_BLOB] }),
      unrecognized,
      'go1.26.8',
      'blob-only'
    ],
    ['an ELF file without a blob', go({ buildInfo: 'rodata', evidence: [NO_BLOB] }), unrecognized, 'go1.26.8', null],
    ['a blob without module info', go({ buildInfo: 'rodata' }), none, 'go1.26.8', null],
    ['a very old program', go({ buildInfo: 'none', goVersion: 'go1.8.3' }), none, 'go1.26.8', 'no-blob'],
    ['a program of 1.13 without a blob', go({ buildInfo: 'none', goVersion: 'go1.13' }), none, 'go1.26.8', null],
    ['a program without a version', go({ buildInfo: 'none', goVersion: null }), none, 'go1.26.8', null],
    ['a packed file', go({ packed: 'UPX' }), none, 'go1.26.8', 'packed'],
    ['a fat file, before Go 1.21', go({ slices: [go({})] }), unrecognized, 'go1.20.14', 'no-fat-files'],
    ['a fat file', go({ slices: [go({})] }), unrecognized, 'go1.21.13', null],
    ['a Plan 9 file, in Go 1.19', go({ format: 'plan9' }), unrecognized, 'go1.19.13', 'no-plan9'],
    ['a Plan 9 file', go({ format: 'plan9' }), unrecognized, 'go1.20.14', null],
    ['a file without the bit, in Go 1.19', go({}), silence('not executable file'), 'go1.19.13', 'executable-bit'],
    ['a file without the bit', go({}), silence('not executable file'), 'go1.20.14', null],
    ['a file like any other', go({}), none, 'go1.26.8', null],
    ['a file like any other, without a word', go({}), quiet, 'go1.26.8', null],
    ['anything, by a Go of no known version', go({ format: 'plan9' }), unrecognized, '', 'no-plan9']
  ]
  test.each(rows)('of %s', (_label, facts, said, asked, id) => {
    expect(explainingDefect(facts, said, asked)?.id ?? null).toBe(id)
  })
})

test('the docs list every defect, with its versions', () => {
  const page = readFileSync(new URL('../../../docs/rules/reader-disagreement.md', import.meta.url), 'utf8')
  const rows = [...page.matchAll(/^\| `([\w-]+)` \| (.+?) \| (.+?) \|$/gm)].map(([, ...cells]) => cells)
  const versions = (from: number | null, to: number | null): string =>
    from === null ? (to === null ? 'all' : `up to 1.${to}`) : to === null ? `from 1.${from}` : `1.${from} to 1.${to}`
  expect(rows).toEqual(READER_DEFECTS.map(({ id, title, from, to }) => [id, `It ${title}.`, versions(from, to)]))
})
