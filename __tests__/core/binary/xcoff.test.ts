import { describe, expect, test } from '@jest/globals'
import { bytesSource } from '../../../src/core/binary/bytes.ts'
import { findSection } from '../../../src/core/binary/image.ts'
import { readXcoff } from '../../../src/core/binary/xcoff.ts'
import { bytesOf, flip, middleOf } from '../../support/changed.ts'
import { buildProgram, goOutput } from '../../support/go-programs.ts'
import { parseGoBuildInfo } from '../../support/oracle.ts'
import { bare, inspectBytes, inspectFile } from '../../support/targets.ts'

const AIX = bare('aix/ppc64')
const STRIPPED = bare('aix/ppc64', '-ldflags=-s -w')

/** The same headers in the 32-bit form, over the contents of one small section. */
function xcoff32(symbols: number): Buffer {
  const file = Buffer.alloc(20 + 40 + 32 + symbols * 18 + (symbols > 0 ? 8 : 0))
  file.writeUInt16BE(0x1df)
  file.writeUInt16BE(1, 2)
  file.writeUInt32BE(symbols > 0 ? 92 : 0, 8)
  file.writeUInt32BE(symbols, 12)
  file.write('.data', 20, 'latin1')
  file.writeUInt32BE(0x20000000, 20 + 12)
  file.writeUInt32BE(32, 20 + 16)
  file.writeUInt32BE(60, 20 + 20)
  file.writeUInt32BE(0x40, 20 + 36)
  if (symbols > 0) file.writeUInt32BE(8, 92 + symbols * 18)
  return file
}

describe('readXcoff', () => {
  test('reads the headers of a Go program', () => {
    const bytes = bytesOf(AIX)
    const image = readXcoff(bytesSource(bytes))
    expect(image).toMatchObject({ format: 'xcoff', bits: 64, littleEndian: false, goos: 'aix', goarch: 'ppc64' })
    expect(image).toMatchObject({ symtab: true, dwarf: true, end: bytes.length })
    expect(image.sections.map(({ name }) => name).slice(0, 3)).toEqual(['.text', '.data', '.bss'])
    expect(findSection(image, '.bss')).toBeUndefined()
    expect(findSection(image, '.text')).toMatchObject({ loaded: true, writable: false })
    expect(findSection(image, '.loader')).toMatchObject({ loaded: false })
    expect(image.segments.map(({ writable, executable }) => [writable, executable])).toEqual([
      [false, true],
      [true, false],
      [true, false]
    ])
  })

  test('does not take the symbols that -s leaves without a mention for appended data', () => {
    const bytes = bytesOf(STRIPPED)
    expect(readXcoff(bytesSource(bytes))).toMatchObject({ symtab: false, dwarf: false, end: bytes.length })
    expect(inspectBytes(bytes)).toMatchObject({ appended: null, seal: 'intact' })
    // Names that do not end with the file are not the end of the file.
    const longer = Buffer.concat([bytes, Buffer.alloc(8)])
    expect(readXcoff(bytesSource(longer)).end).toBeLessThan(bytes.length)
    expect(inspectBytes(longer)).toMatchObject({ seal: 'broken' })
  })

  test.each([0, 3])('reads the 32-bit form with %d symbols', (symbols) => {
    const bytes = xcoff32(symbols)
    const image = readXcoff(bytesSource(bytes))
    expect(image).toMatchObject({ bits: 32, goarch: 'ppc', symtab: symbols > 0, end: bytes.length })
    expect(image.sections).toEqual([
      { name: '.data', address: 0x20000000, offset: 60, size: 32, loaded: true, writable: true, inFile: true }
    ])
  })
})

describe('inspectBinary, XCOFF', () => {
  test.each([
    ['whole', AIX, 'none', null],
    ['linked with -s -w', STRIPPED, 'symbols', 'linker']
  ] as const)('reads a program that is %s', (_label, program, stripped, strippedBy) => {
    expect(inspectFile(buildProgram(program))).toMatchObject({
      outcome: 'go',
      format: 'xcoff',
      goos: 'aix',
      goarch: 'ppc64',
      mainPackage: 'example.com/tiny',
      seal: 'intact',
      copies: 'agree',
      buildInfo: 'blob',
      versionElsewhere: true,
      stripped,
      strippedBy,
      appended: null,
      nested: []
    })
  })

  test('agrees with go version -m, which needs the symbols for it', () => {
    const file = buildProgram(AIX)
    const witness = parseGoBuildInfo(goOutput(['version', '-m', '-json', file]))
    expect(inspectFile(file)).toMatchObject({
      goVersion: witness.GoVersion,
      mainPackage: witness.Path,
      settings: Object.fromEntries((witness.Settings ?? []).map(({ Key, Value }) => [Key, Value ?? '']))
    })
    expect(inspectFile(file).buildId?.text).toBe(goOutput(['tool', 'buildid', file]).trim())
    expect(() => goOutput(['version', '-m', buildProgram(STRIPPED)])).toThrow('unrecognized file format')
  })

  test.each(['.text', '.data', '.dwinfo', '.loader'])('sees one changed bit in %s', (section) => {
    const bytes = bytesOf(AIX)
    expect(inspectBytes(flip(bytes, middleOf(bytes, section))).seal).toBe('broken')
  })
})
