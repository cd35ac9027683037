import { describe, expect, test } from '@jest/globals'
import { bytesSource } from '../../../src/core/binary/bytes.ts'
import { bareFacts, type ImageFacts } from '../../../src/core/binary/facts.ts'
import { compareBadness, isFat, readFat } from '../../../src/core/binary/fat.ts'
import { inspectBinary } from '../../../src/core/binary/inspect.ts'
import { bytesOf, flip, middleOf } from '../../support/changed.ts'
import { CPU_AMD64, CPU_ARM64, writeAr, writeFat } from '../../support/containers.ts'
import { goElf } from '../../support/elf-writer.ts'
import { addCodeSignature } from '../../support/signing.ts'
import { bare, inspectBytes } from '../../support/targets.ts'

const amd64 = (): Buffer => bytesOf(bare('darwin/amd64'))
const arm64 = (): Buffer => bytesOf(bare('darwin/arm64'))
const SECOND_AT = (first: Uint8Array): number => 16384 + Math.ceil(first.length / 16384) * 16384

function fat(first: Uint8Array, second: Uint8Array, wide = false): Buffer {
  return writeFat(
    [
      { cpu: CPU_AMD64, bytes: first },
      { cpu: CPU_ARM64, bytes: second }
    ],
    wide
  )
}

describe('readFat', () => {
  test.each([false, true])('reads the table, offsets of 64 bits: %s', (wide) => {
    const [first, second] = [Buffer.alloc(100), Buffer.alloc(200)]
    expect(readFat(bytesSource(fat(first, second, wide)))).toEqual([
      { name: 'amd64', offset: 16384, size: 100 },
      { name: 'arm64', offset: 32768, size: 200 }
    ])
  })

  test('names a processor by its number when Go never had it', () => {
    expect(readFat(bytesSource(writeFat([{ cpu: 99, bytes: Buffer.alloc(1) }])))[0]?.name).toBe('cpu 0x63')
  })

  test('leaves Java class files alone', () => {
    for (const version of ['00000034', '0000002d', 'ffff0045']) {
      expect(isFat(Buffer.from(`cafebabe${version}`, 'hex'))).toBe(false)
    }
    expect(isFat(Buffer.from('cafebabe00000002', 'hex'))).toBe(true)
  })
})

describe('inspectBinary, fat files', () => {
  test.each([false, true])('judges each slice as a file of its own, offsets of 64 bits: %s', (wide) => {
    const [first, second] = [amd64(), arm64()]
    const file = fat(first, second, wide)
    const facts = inspectBinary('fat', bytesSource(file))
    expect(facts).toMatchObject({ path: 'fat', outcome: 'go', format: 'macho', seal: 'intact', size: file.length })
    expect(facts.slices).toHaveLength(2)
    for (const [index, bytes] of [first, second].entries()) {
      const { slices: _none, lineTable, ...alone } = inspectBinary('fat', bytesSource(bytes))
      if (lineTable === null) throw new Error('expected a line table')
      // Its offset is told as one of the file.
      const start = index === 0 ? 16384 : SECOND_AT(first)
      expect(facts.slices[index]).toEqual({ ...alone, lineTable: { ...lineTable, offset: lineTable.offset + start } })
    }
    expect(facts.evidence[0]).toBe(
      `a fat Mach-O file, slices amd64 (${first.length} bytes at offset 16384), arm64 (${second.length} bytes at offset ` +
        `${SECOND_AT(first)}); its own facts are those of slice amd64`
    )
    expect(facts.evidence.slice(1).map((sentence) => sentence.split(':')[0])).toEqual(['slice amd64', 'slice arm64'])
  })

  const worse: [label: string, second: () => Buffer, expected: Partial<ImageFacts>][] = [
    ['was patched', () => flip(arm64(), middleOf(arm64(), '__text')), { outcome: 'go', seal: 'broken' }],
    ['was signed anew', () => addCodeSignature(arm64()), { outcome: 'go', seal: 'resigned' }],
    ['was stripped by the linker', () => bytesOf(bare('darwin/arm64', '-ldflags=-s -w')), { stripped: 'symbols' }],
    ['was cut', () => arm64().subarray(0, 1_000_000), { outcome: 'truncated' }],
    ['is no Go program', () => Buffer.from('#!/bin/sh\necho hello\n'), { outcome: 'not-go' }],
    ['is an archive', () => writeAr([{ name: 'x.o', bytes: Buffer.from('x') }]), { outcome: 'not-go' }],
    ['is a fat file', () => fat(Buffer.alloc(1), Buffer.alloc(1)), { outcome: 'unreadable' }]
  ]
  test.each(worse)('is as bad as the slice that %s, wherever it stands', (_label, make, expected) => {
    for (const [first, second] of [
      [amd64(), make()],
      [make(), amd64()]
    ] as const) {
      const facts = inspectBytes(
        writeFat([
          { cpu: CPU_AMD64, bytes: first },
          { cpu: CPU_ARM64, bytes: second }
        ])
      )
      expect(facts).toMatchObject(expected)
      expect(facts.slices.filter(({ outcome, seal }) => outcome === 'go' && seal === 'intact').length).toBeGreaterThan(
        0
      )
    }
  })

  test('gives offsets in the file, of what stands in a slice and behind the last one', () => {
    const first = Buffer.concat([amd64(), goElf()])
    const facts = inspectBytes(Buffer.concat([fat(first, arm64()), Buffer.alloc(10)]))
    const end = SECOND_AT(first) + arm64().length
    expect(facts).toMatchObject({ seal: 'broken', appended: { offset: end, size: 10 } })
    const { nested } = inspectBytes(first)
    expect(nested).toHaveLength(1)
    expect(facts.nested).toEqual(nested.map((program) => ({ ...program, offset: program.offset + 16384 })))
    expect(facts.slices[0]?.appended).toEqual({ offset: 16384 + amd64().length, size: goElf().length })
  })

  test('keeps digests of each slice', () => {
    const file = writeFat([{ cpu: CPU_AMD64, bytes: amd64() }])
    const facts = inspectBinary('fat', bytesSource(file), { digests: true })
    const alone = inspectBinary('thin', bytesSource(amd64()), { digests: true })
    expect(facts.digests?.load).toBe(alone.digests?.load)
    expect(facts.digests?.sections[0]?.offset).toBe((alone.digests?.sections[0]?.offset ?? 0) + 16384)
  })
})

describe('compareBadness', () => {
  const good: ImageFacts = { ...bareFacts('x', 'go', []), seal: 'intact', copies: 'agree', buildInfo: 'blob' }
  const order: [label: string, worse: Partial<ImageFacts>, better: Partial<ImageFacts>][] = [
    ['an outcome counts before the seal', { outcome: 'truncated' }, { seal: 'broken' }],
    ['no Go program is worse than one', { outcome: 'not-go' }, { outcome: 'go-without-buildinfo' }],
    ['a broken seal is worse than none', { seal: 'broken' }, { seal: 'absent' }],
    ['a seal counts before the copies', { seal: 'resigned' }, { copies: 'differ' }],
    ['copies that differ are worse than one', { copies: 'differ' }, { copies: 'single' }],
    ['copies count before the place', { copies: 'single' }, { buildInfo: 'rodata' }],
    ['appended bytes count before missing symbols', { appended: { offset: 1, size: 1 } }, { stripped: 'symbols' }],
    ['an edited version counts before missing symbols', { versionElsewhere: false }, { stripped: 'symbols' }],
    ['who stripped counts before what', { strippedBy: 'after-link', stripped: 'debug' }, { stripped: 'symbols' }],
    ['missing DWARF is worse than nothing missing', { stripped: 'debug' }, {}]
  ]
  test.each(order)('%s', (_label, worse, better) => {
    const [a, b] = [
      { ...good, ...worse },
      { ...good, ...better }
    ]
    expect(compareBadness(a, b)).toBeGreaterThan(0)
    expect(compareBadness(b, a)).toBeLessThan(0)
    expect(compareBadness(a, a)).toBe(0)
  })
})
