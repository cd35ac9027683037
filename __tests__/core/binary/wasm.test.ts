import { describe, expect, test } from '@jest/globals'
import { bytesSource } from '../../../src/core/binary/bytes.ts'
import { findSection } from '../../../src/core/binary/image.ts'
import { readWasm } from '../../../src/core/binary/wasm.ts'
import { bytesOf, flip, imageOf, middleOf } from '../../support/changed.ts'
import { varint } from '../../support/elf-writer.ts'
import { buildProgram, buildTrace, goOutput } from '../../support/go-programs.ts'
import { bare, inspectBytes, inspectFile } from '../../support/targets.ts'

const JS = bare('js/wasm')
const WASIP1 = bare('wasip1/wasm')

function name(text: string): Buffer {
  return Buffer.concat([varint(Buffer.byteLength(text)), Buffer.from(text)])
}

function section(id: number, ...contents: Uint8Array[]): Buffer {
  const bytes = Buffer.concat(contents)
  return Buffer.concat([Buffer.from([id]), varint(bytes.length), bytes])
}

function wasm(...sections: Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.from('0061736d01000000', 'hex'), ...sections])
}

function producers(...fields: [field: string, values: [name: string, version: string][]][]): Buffer {
  const list = fields.flatMap(([field, values]) => [
    name(field),
    varint(values.length),
    ...values.flatMap(([key, version]) => [name(key), name(version)])
  ])
  return section(0, name('producers'), varint(fields.length), ...list)
}

function imports(...modules: string[]): Buffer {
  return section(
    2,
    varint(modules.length),
    ...modules.flatMap((module) => [name(module), name('f'), Buffer.from([0, 0])])
  )
}

describe('readWasm', () => {
  test('reads the sections of a Go program', () => {
    const bytes = bytesOf(JS)
    const image = readWasm(bytesSource(bytes))
    expect(image).toMatchObject({ format: 'wasm', bits: 32, goos: 'js', goarch: 'wasm', symtab: true, dwarf: false })
    expect(image).toMatchObject({ hostLinked: false, end: bytes.length })
    expect(image.sections.map((part) => part.name)).toEqual([
      'go:buildid',
      'type',
      'import',
      'function',
      'table',
      'memory',
      'global',
      'export',
      'element',
      'code',
      'data',
      'producers',
      'name'
    ])
    expect(findSection(image, 'data')).toMatchObject({ loaded: true })
    expect(findSection(image, 'name')).toMatchObject({ loaded: false })
    expect(image.versionMark).toMatchObject({ text: goOutput(['env', 'GOVERSION']).trim() })
  })

  const systems: [modules: string[], goos: string | null][] = [
    [['gojs'], 'js'],
    [['go'], 'js'],
    [['wasi_snapshot_preview1'], 'wasip1'],
    [['example.com/mine', 'gojs'], 'js'],
    [['env'], null],
    [[], null]
  ]
  test.each(systems)('tells the system from imports of %j: %s', (modules, goos) => {
    expect(readWasm(bytesSource(wasm(imports(...modules)))).goos).toBe(goos)
  })

  test('believes the compiler, not the language: TinyGo names Go as well', () => {
    const tiny = wasm(producers(['language', [['Go', '']]], ['processed-by', [['TinyGo', '0.39.0']]]))
    expect(readWasm(bytesSource(tiny)).versionMark).toBeNull()
    expect(inspectBytes(tiny)).toMatchObject({ outcome: 'not-go', format: 'wasm' })
    const go = wasm(
      producers(
        ['language', [['Go', 'go1.20']]],
        [
          'processed-by',
          [
            ['x', '1'],
            ['Go cmd/compile', 'go1.20']
          ]
        ]
      )
    )
    expect(inspectBytes(go)).toMatchObject({
      outcome: 'go-without-buildinfo',
      evidence: ['the section `producers` names `go1.20`'],
      goVersion: 'go1.20',
      buildInfo: 'none',
      versionElsewhere: false
    })
  })

  const broken: [label: string, section: Buffer][] = [
    ['a count of fields that are not there', section(0, name('producers'), varint(9))],
    ['a name that leaves the section', section(0, name('producers'), varint(1), varint(200))],
    ['a number that never ends', section(0, name('producers'), Buffer.alloc(9, 0xff))]
  ]
  test.each(broken)('learns nothing from producers with %s, and reads on', (_label, bytes) => {
    const image = readWasm(bytesSource(wasm(bytes, imports('gojs'))))
    expect(image).toMatchObject({ versionMark: null, goos: 'js' })
  })

  test('refuses a module of more sections than any has', () => {
    const module = wasm(...Array.from({ length: 2000 }, () => section(1)))
    expect(inspectBytes(module)).toMatchObject({
      outcome: 'unreadable',
      evidence: ['wasm section count: expected at most 1024, got 1025']
    })
  })

  const behind: [label: string, bytes: Buffer][] = [
    ['NUL bytes', Buffer.alloc(8)],
    ['text', Buffer.from('some more bytes')]
  ]
  test.each(behind)('takes %s behind the last section for appended data', (_label, bytes) => {
    const module = wasm(imports('gojs'))
    expect(readWasm(bytesSource(Buffer.concat([module, bytes]))).end).toBe(module.length)
  })
})

describe('inspectBinary, wasm', () => {
  test.each([
    ['js', JS, 'none', null],
    ['wasip1', WASIP1, 'none', null],
    ['js', bare('js/wasm', '-ldflags=-s -w'), 'symbols', 'linker']
  ] as const)(
    'reads a program for %s: symbols are the section of names, DWARF there is none',
    (goos, program, stripped, by) => {
      const file = buildProgram(program)
      const facts = inspectFile(file)
      expect(facts).toMatchObject({
        outcome: 'go',
        format: 'wasm',
        goos,
        goarch: 'wasm',
        header: { goos, goarch: 'wasm' },
        goVersion: goOutput(['env', 'GOVERSION']).trim(),
        mainPackage: 'example.com/tiny',
        seal: 'intact',
        // Of the data Go writes rodata, and not the section of the blob.
        buildInfo: 'rodata',
        copies: 'single',
        versionElsewhere: true,
        stripped,
        strippedBy: by,
        appended: null
      })
      expect(facts.settings).toMatchObject({ GOOS: goos, GOARCH: 'wasm', '-compiler': 'gc' })
      expect(facts.buildId?.text).toBe(goOutput(['tool', 'buildid', file]).trim())
      expect(buildTrace(program)).toContain(`${facts.buildId?.text.split('/').slice(0, 3).join('/')}/`)
    }
  )

  test.each(['code', 'data', 'name', 'producers'])('sees one changed bit in %s', (part) => {
    const bytes = bytesOf(WASIP1)
    expect(inspectBytes(flip(bytes, middleOf(bytes, part))).seal).toBe('broken')
  })

  test('sees a version that was edited in the section of producers', () => {
    const bytes = bytesOf(JS)
    const mark = imageOf(bytes).versionMark
    const at = bytes.lastIndexOf(mark?.text ?? '-')
    bytes.write('go9', at, 'latin1')
    expect(inspectBytes(bytes)).toMatchObject({ seal: 'broken', versionElsewhere: false })
  })

  test('knows a program without module info by its build ID', () => {
    const bytes = bytesOf(JS)
    bytes.fill(
      'x',
      bytes.indexOf('3077af0c9274080241e1c107e6d618e6', 'hex'),
      bytes.indexOf('f932433186182072008242104116d8f2', 'hex')
    )
    expect(inspectBytes(bytes)).toMatchObject({ outcome: 'go-without-buildinfo', buildInfo: 'none', goos: 'js' })
  })
})
