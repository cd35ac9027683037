import { describe, expect, test } from '@jest/globals'
import { bytesSource } from '../../../src/core/binary/bytes.ts'
import { readPlan9 } from '../../../src/core/binary/plan9.ts'
import { bytesOf, flip, middleOf } from '../../support/changed.ts'
import { buildProgram, goOutput } from '../../support/go-programs.ts'
import { parseGoBuildInfo } from '../../support/oracle.ts'
import { bare, inspectBytes, inspectFile } from '../../support/targets.ts'

const AMD64 = bare('plan9/amd64')
const ARM = bare('plan9/arm')

describe('readPlan9', () => {
  test.each([
    ['amd64', AMD64, 64, 40, 0x200028],
    ['arm', ARM, 32, 32, 0x1020]
  ] as const)('reads the header of a program for %s', (goarch, program, bits, textOffset, textAddress) => {
    const bytes = bytesOf(program)
    const image = readPlan9(bytesSource(bytes))
    expect(image).toMatchObject({ format: 'plan9', bits, goos: 'plan9', goarch, symtab: true, dwarf: false })
    expect(image).toMatchObject({ hostLinked: false, end: bytes.length })
    const [text, data, syms] = image.sections
    expect(text).toMatchObject({ name: 'text', offset: textOffset, address: textAddress, writable: false })
    expect(data).toMatchObject({ name: 'data', offset: textOffset + (text?.size ?? 0), writable: true })
    expect(syms).toMatchObject({ name: 'syms', loaded: false, offset: (data?.offset ?? 0) + (data?.size ?? 0) })
    // The header names the entry: it must lie in the text that it maps.
    const entry = bits === 64 ? Number(bytes.readBigUInt64BE(32)) : bytes.readUInt32BE(20)
    expect(entry).toBeGreaterThan(textAddress)
    expect(entry).toBeLessThan(textAddress + (text?.size ?? 0))
  })

  test('reads the magic of 386', () => {
    const bytes = Buffer.alloc(32)
    bytes.writeUInt32BE(0x1eb)
    expect(readPlan9(bytesSource(bytes))).toMatchObject({ bits: 32, goarch: '386', symtab: false, end: 32 })
  })
})

describe('inspectBinary, Plan 9', () => {
  test.each([
    ['amd64', AMD64, 'none', null],
    ['arm', ARM, 'none', null],
    ['arm, linked with -s', bare('plan9/arm', '-ldflags=-s'), 'symbols', 'linker']
  ] as const)('reads a program for %s', (_label, program, stripped, strippedBy) => {
    const facts = inspectFile(buildProgram(program))
    expect(facts).toMatchObject({
      outcome: 'go',
      format: 'plan9',
      goos: 'plan9',
      mainPackage: 'example.com/tiny',
      seal: 'intact',
      copies: 'agree',
      buildInfo: 'blob',
      versionElsewhere: true,
      stripped,
      strippedBy,
      appended: null
    })
    expect(facts.buildId?.text).toBe(goOutput(['tool', 'buildid', buildProgram(program)]).trim())
  })

  test('agrees with go version -m, where that finds the blob', () => {
    const file = buildProgram(AMD64)
    const witness = parseGoBuildInfo(goOutput(['version', '-m', '-json', file]))
    expect(inspectFile(file)).toMatchObject({
      goVersion: witness.GoVersion,
      mainPackage: witness.Path,
      settings: Object.fromEntries((witness.Settings ?? []).map(({ Key, Value }) => [Key, Value ?? '']))
    })
  })

  test.each(['text', 'data', 'syms'])('sees one changed bit in %s', (section) => {
    const bytes = bytesOf(AMD64)
    expect(inspectBytes(flip(bytes, middleOf(bytes, section))).seal).toBe('broken')
  })

  test('sees bytes behind the end', () => {
    const bytes = bytesOf(ARM)
    expect(inspectBytes(Buffer.concat([bytes, Buffer.alloc(9)]))).toMatchObject({
      outcome: 'go',
      seal: 'broken',
      sealBrokenBy: 'appended',
      appended: { offset: bytes.length, size: 9 }
    })
  })
})
