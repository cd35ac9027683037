import { describe, expect, test } from '@jest/globals'
import type { BinaryFacts } from '../../../src/core/binary/facts.ts'
import { inspectPage } from '../../../src/core/render/inspect-page.ts'
import { type InspectedFile, inspectTable } from '../../../src/core/render/inspect-table.ts'
import { judgeBinary } from '../../../src/core/rules/judge-binary.ts'
import { bareFacts } from '../../../src/core/binary/facts.ts'
import { GOOD_BINARY } from '../../support/records.ts'

const TERMINAL = {
  columns: 80,
  measure: (text: string) => text.length,
  paint: (_style: string, text: string) => text,
  showPath: (path: string) => path
}

const page = (changes: Partial<BinaryFacts>): string => {
  const facts = { ...GOOD_BINARY, ...changes }
  return inspectPage(facts, judgeBinary(facts), TERMINAL)
}

const inspected = (path: string, changes: Partial<BinaryFacts> = {}): InspectedFile => {
  const facts = { ...GOOD_BINARY, path, ...changes }
  return { facts, findings: judgeBinary(facts) }
}

describe('the page about one file', () => {
  test('says what it is, what speaks for it, and how it was built', () => {
    expect(page({ digests: null })).toBe(
      [
        'app  go1.26.8  linux/amd64  ELF64',
        '',
        '  module      example.com/app v1.2.3, 1 dependency',
        '  package     example.com/app',
        '  revision    1111111111111111111111111111111111111111, tree clean',
        '  size        2.00 MB, 2,000,000 bytes',
        `  sha256      ${'3'.repeat(64)}`,
        '',
        '✓ seal        intact: byte for byte what the Go linker wrote',
        '              content ID dddddddddddddddddddd recomputed',
        '✓ build info  both copies of the module info agree',
        '              build info at offset 4096',
        '✓ stripped    no: symbols and debug info kept',
        '✓ packages    40 packages, each of a recorded module',
        '',
        '  built with  CGO_ENABLED=0',
        ''
      ].join('\n')
    )
  })

  const lines: [what: string, changes: Partial<BinaryFacts>, line: string][] = [
    [
      'who broke the seal',
      { seal: 'broken', sealBrokenBy: 'patch', sealEvidence: ['content ID: expected a, got b'] },
      '✗ seal        broken: changed after linking, by a patch in place'
    ],
    ['a seal under a signature', { seal: 'resigned' }, '✓ seal        intact once a later signature is undone'],
    ['no seal', { seal: 'absent' }, '– seal        none: whether the file was changed cannot be told'],
    ['copies that differ', { copies: 'differ' }, '✗ build info  the two copies of the module info differ'],
    ['a recovered copy', { copies: 'single', buildInfo: 'rodata' }, '– build info  recovered from the copy in rodata'],
    [
      'a version that stands nowhere else',
      { versionElsewhere: false },
      '              the Go version it names stands nowhere else in the file'
    ],
    [
      'the linker as the one who stripped',
      { stripped: 'symbols', strippedBy: 'linker', symbols: { symtab: false, dwarf: false } },
      '– stripped    symbols and debug info, by the linker'
    ],
    [
      'a tool as the one who stripped',
      { stripped: 'debug', strippedBy: 'after-link', symbols: { symtab: true, dwarf: false } },
      '✗ stripped    debug info, after linking'
    ],
    [
      'modules that are not recorded',
      { lineTable: { offset: 9, packages: 12, unrecorded: ['evil.example/x'], traces: [], paths: [] } },
      '✗ packages    12 packages, some of modules that are not recorded'
    ],
    [
      'what was linked in',
      { lineTable: { offset: 9, packages: 12, unrecorded: [], traces: ['race'], paths: [] } },
      '– linked in   race'
    ],
    [
      'folders of another machine',
      { lineTable: { offset: 9, packages: 12, unrecorded: [], traces: [], paths: ['/home/me/src'] } },
      '– paths       of the machine that built it: /home/me/src'
    ],
    [
      'a program inside',
      { nested: [{ offset: 77, goVersion: 'go1.22.0', mainPackage: 'example.com/helper' }] },
      '              example.com/helper, go1.22.0, at offset 77'
    ],
    ['appended bytes', { appended: { offset: 100, size: 1 } }, '! appended    1 byte behind the end at offset 100'],
    [
      'replaced modules',
      {
        deps: [
          {
            path: 'a.example/x',
            version: 'v1.0.0',
            sum: '',
            replace: { path: './fork', version: '', sum: '' }
          }
        ]
      },
      '  replaced    a.example/x v1.0.0 => ./fork'
    ]
  ]
  test.each(lines)('names %s', (_what, changes, line) => {
    expect(page(changes).split('\n')).toContain(line)
  })

  test('of a file that is no Go binary says why, and stops', () => {
    const facts = { ...bareFacts('notes.txt', 'not-go', ['the first bytes are those of no executable format'], 12) }
    expect(inspectPage({ ...facts, sha256: '4'.repeat(64) }, [], TERMINAL)).toBe(
      [
        'notes.txt',
        '',
        '  size        12 bytes',
        `  sha256      ${'4'.repeat(64)}`,
        '',
        '✗ outcome     not a Go binary',
        '              the first bytes are those of no executable format',
        ''
      ].join('\n')
    )
  })

  test('gives each slice of a fat file answers of its own', () => {
    const slice = (goarch: string, seal: BinaryFacts['seal']) => ({
      ...GOOD_BINARY,
      format: 'macho' as const,
      goos: 'darwin',
      goarch,
      seal
    })
    const text = page({ format: 'macho', slices: [slice('amd64', 'intact'), slice('arm64', 'broken')], seal: 'broken' })
    expect(text).toContain('app  go1.26.8  fat Mach-O, 2 slices\n')
    expect(text).toMatch(/darwin\/amd64 {2}Mach-O 64\n✓ seal[\s\S]*darwin\/arm64 {2}Mach-O 64\n✗ seal/)
  })

  test('lists sections where they were digested', () => {
    const sections = [{ name: '.text', offset: 4096, size: 123_456, sha256: 'ab'.repeat(32) }]
    const text = page({ digests: { load: 'cd'.repeat(32), sections } })
    expect(text).toContain('  section  offset  size    sha256\n  .text    0x1000  123 kB  abababababababab\n')
  })

  test('keeps to the columns', () => {
    for (const line of page({ sealBrokenBy: 'strip', seal: 'broken' }).split('\n'))
      expect(line.length).toBeLessThanOrEqual(80)
  })
})

describe('the table about a folder', () => {
  test('a line a file, the folder once, what was found by rule', () => {
    const text = inspectTable(
      [
        inspected('dist/shop'),
        inspected('dist/shop.exe', { goos: 'windows', seal: 'broken' }),
        inspected('dist/helper', {
          ...bareFacts('dist/helper', 'not-go', ['no build info']),
          format: 'elf',
          sha256: '1'
        }),
        inspected('dist/README.md', { ...bareFacts('dist/README.md', 'not-go', ['text']), sha256: '1' })
      ],
      TERMINAL
    )
    const lines = text.split('\n')
    expect(lines.slice(0, 5)).toEqual([
      'dist/',
      'file      go      target         stripped  by  seal    module',
      'shop      1.26.8  linux/amd64    no            intact  example.com/app v1.2.3',
      'shop.exe  1.26.8  windows/amd64  no            broken  example.com/app v1.2.3',
      'helper    -       -              -         -   -       not-go: no build info'
    ])
    expect(text).toContain('\nno executables: README.md\n')
    expect(text).toContain('\n✗ modified-after-link  shop.exe\n')
    expect(text).toMatch(/\n4 files, 2 of them Go, .*, \d findings?, \d errors? among them\n$/)
  })

  test('fits into 80 columns whatever the names', () => {
    const long = 'very/long/'.repeat(12)
    const text = inspectTable(
      [inspected(`a/${long}x`), inspected('b/y', { main: { path: long, version: 'v1', sum: '', replace: null } })],
      TERMINAL
    )
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })
})
