import { describe, expect, test } from '@jest/globals'
import { elfNote, writeElf } from '../../support/elf-writer.ts'
import { inspectBytes } from '../../support/targets.ts'

interface Old {
  readonly bits: 32 | 64
  readonly little: boolean
  readonly text: string
  /** What the string header says instead of the truth. */
  readonly address?: number
  readonly length?: number
  readonly name?: string
  readonly strings?: boolean
}

/** A program as Go 1.12 linked it: a build ID, symbols, the variable with the version; no build info. */
function oldProgram({ bits, little, text, address, length, name, strings = true }: Old): Buffer {
  const word = bits / 8
  const number = (value: number, size: number): Buffer => {
    const bytes = Buffer.alloc(8)
    bytes.writeBigUInt64LE(BigInt(value))
    const short = bytes.subarray(0, size)
    return little ? short : Buffer.from(short.toReversed())
  }
  const names = Buffer.from(`\0main.x\0${name ?? 'runtime.buildVersion'}\0`)
  const symbol = Buffer.alloc(bits === 64 ? 24 : 16)
  number(8, 4).copy(symbol)
  number(0x20000, word).copy(symbol, bits === 64 ? 8 : 4)
  const id = ['A', 'B', 'C', 'D'].map((letter) => letter.repeat(20)).join('/')
  return writeElf({
    bits,
    littleEndian: little,
    machine: bits === 64 ? 62 : 8,
    parts: [
      { name: '.note.go.buildid', type: 7, address: 0x8000, bytes: elfNote('Go', 4, Buffer.from(id), little) },
      { name: '.rodata', address: 0x10000, bytes: Buffer.from(`....${text}....`) },
      {
        name: '.data',
        flags: 3,
        address: 0x20000,
        bytes: Buffer.concat([number(address ?? 0x10004, word), number(length ?? text.length, word)])
      },
      { name: '.symtab', type: 2, flags: 0, bytes: Buffer.concat([Buffer.alloc(symbol.length), symbol]) },
      { name: strings ? '.strtab' : '.other', type: 3, flags: 0, bytes: names }
    ]
  })
}

describe('the version that the symbol runtime.buildVersion leads to', () => {
  const layouts: [bits: 32 | 64, little: boolean][] = [
    [64, true],
    [64, false],
    [32, true],
    [32, false]
  ]
  test.each(layouts)('is read of %d bits, little endian %s', (bits, little) => {
    const facts = inspectBytes(oldProgram({ bits, little, text: 'go1.12.9' }))
    expect(facts).toMatchObject({ outcome: 'go-without-buildinfo', goVersion: 'go1.12.9', versionElsewhere: null })
    expect(facts.evidence).toContain('the symbol `runtime.buildVersion` names `go1.12.9`')
  })

  test('may be that of a development version', () => {
    const text = 'devel +a1b2c3 Thu Jan 1 00:00:00 2019 +0000'
    expect(inspectBytes(oldProgram({ bits: 64, little: true, text })).goVersion).toBe(text)
  })

  const lies: [label: string, more: Partial<Old>][] = [
    ['the text is no version', { text: 'hello, world' }],
    ['the text has bytes that no version has', { text: 'go1.12\n::error::' }],
    ['the address is nowhere', { address: 0x7fffffff }],
    ['the text is longer than its segment', { length: 4000 }],
    ['the text is longer than any version', { length: 2 ** 31 }],
    ['the text is empty', { length: 0 }],
    ['the symbol has another name', { name: 'runtime.buildVersions' }],
    ['there are no names', { strings: false }]
  ]
  test.each(lies)('is not there when %s', (_label, more) => {
    const facts = inspectBytes(oldProgram({ bits: 64, little: true, text: 'go1.12.9', ...more }))
    expect(facts).toMatchObject({ outcome: 'go-without-buildinfo', goVersion: null })
  })
})
