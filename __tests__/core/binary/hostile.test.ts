import { describe, expect, test } from '@jest/globals'
import { fc, test as property } from '@fast-check/jest'
import { BUILD_INFO_MAGIC, MODINFO_START } from '../../../src/core/binary/build-info.ts'
import { bytesSource } from '../../../src/core/binary/bytes.ts'
import { readMembers } from '../../../src/core/binary/ar.ts'
import { readElf } from '../../../src/core/binary/elf.ts'
import { OUTCOMES } from '../../../src/core/binary/facts.ts'
import { readFat } from '../../../src/core/binary/fat.ts'
import { inspectBinary } from '../../../src/core/binary/inspect.ts'
import { MAGIC_GO_1_20 } from '../../../src/core/binary/line-table-header.ts'
import { MAX_MODINFO_BYTES } from '../../../src/core/binary/limits.ts'
import { readWasm } from '../../../src/core/binary/wasm.ts'
import { GateError } from '../../../src/core/errors.ts'
import { CPU_AMD64, CPU_ARM64, writeAr, writeFat } from '../../support/containers.ts'
import { framed, goElf, goParts, inlineBlob, MODINFO, oldGoElf, writeElf } from '../../support/elf-writer.ts'
import { buildProgram } from '../../support/go-programs.ts'
import { asFileName, hostileFiles } from '../../support/hostile.ts'
import { writeLineTable } from '../../support/line-table-writer.ts'
import { addCodeSignature } from '../../support/signing.ts'
import { countedSource, sparseSource } from '../../support/sources.ts'
import { bare, inspectBytes, inspectFile } from '../../support/targets.ts'
import { readFileSync } from 'node:fs'

const MIB = 1 << 20

/** One of each format, in each size of words. */
const MAGICS =
  '7f454c460201 7f454c460102 cffaedfe feedface 4d5a 01df 01f7 0061736d01000000 000001eb 00008a97 213c617263683e0a cafebabe00000001 cafebabf00000002'.split(
    ' '
  )

describe('inspectBinary, hostile files', () => {
  test.each(hostileFiles().map((file) => [file.outcome, file.name, file.bytes] as const))(
    'returns %s: %s',
    (outcome, name, bytes) => {
      const facts = inspectBytes(bytes)
      expect(facts.outcome).toBe(outcome)
      // A remark in brackets tells files of the same evidence apart.
      expect(facts.evidence.map(asFileName)).toEqual([name.replace(/ \(.*\)$/, '')])
      expect(facts).toMatchObject({ size: bytes.length, goVersion: null, seal: 'absent', stripped: 'none' })
      expect(facts.sha256).toMatch(/^[0-9a-f]{64}$/)
    }
  )

  const platforms = ['linux/amd64', 'linux/mips', 'windows/amd64', 'darwin/arm64', 'aix/ppc64', 'plan9/amd64']
  test.each(platforms)('returns truncated for a program for %s that was cut anywhere', (platform) => {
    const bytes = readFileSync(buildProgram(bare(platform)))
    const borders = new Set<number>([bytes.length - 1])
    for (let n = 16; n < bytes.length; n *= 2) for (const near of [n - 1, n, n + 1]) borders.add(near)
    // Every border between two headers: where a reader checks, and one byte to both sides.
    for (let n = 20; n < 1200; n += 4) borders.add(n)
    for (const length of borders) {
      const { outcome, evidence } = inspectBytes(bytes.subarray(0, length))
      expect({ length, outcome, evidence: evidence.length }).toEqual({ length, outcome: 'truncated', evidence: 1 })
    }
  })

  test.each(platforms)('returns not-go or truncated for the first 15 bytes of a program for %s', (platform) => {
    const bytes = readFileSync(buildProgram(bare(platform)))
    for (let length = 0; length < 16; length++) {
      expect(['not-go', 'truncated']).toContain(inspectBytes(bytes.subarray(0, length)).outcome)
    }
  })

  /** Files of parts, a cut between which leaves a shorter file that is as good as any: its seal says that it is not whole. */
  const containers: [label: string, make: () => Buffer, borders: (bytes: Buffer) => number[]][] = [
    [
      'a wasm module',
      () => readFileSync(buildProgram(bare('wasip1/wasm'))),
      (bytes) => readWasm(bytesSource(bytes)).sections.flatMap(({ offset, size }) => [offset, offset + size])
    ],
    [
      'a C archive',
      () =>
        writeAr([
          { name: 'x.o', bytes: Buffer.alloc(9) },
          { name: 'go.o', bytes: goElf() },
          { name: 'y.o', bytes: goElf() }
        ]),
      (bytes) =>
        readMembers(bytesSource(bytes)).members.flatMap(({ offset, size }) => [offset - 60, offset, offset + size])
    ],
    [
      'a fat file',
      () =>
        writeFat(
          [CPU_AMD64, CPU_ARM64].map((cpu) => ({ cpu, bytes: readFileSync(buildProgram(bare('darwin/arm64'))) }))
        ),
      (bytes) => readFat(bytesSource(bytes)).flatMap(({ offset, size }) => [offset, offset + size])
    ]
  ]
  test.each(containers)('takes %s that was cut at any border for no whole one', (_label, make, bordersOf) => {
    const bytes = make()
    const borders = new Set(bordersOf(bytes).flatMap((at) => [at - 1, at, at + 1]))
    for (let n = 1; n < 200; n++) borders.add(n)
    for (const length of [...borders].filter((n) => n > 0 && n < bytes.length)) {
      const { outcome, evidence, seal } = inspectBytes(bytes.subarray(0, length))
      expect(evidence.length).toBeGreaterThan(0)
      expect({ length, whole: outcome === 'go' && seal === 'intact' }).toEqual({ length, whole: false })
    }
  })

  test('returns unreadable when the module info has more lines than any build', () => {
    const parts = goParts('go1.26.8', `path\tx\n${'\n'.repeat(200_000)}`)
    const facts = inspectBytes(goElf(parts))
    expect(facts).toMatchObject({ outcome: 'unreadable', goVersion: null })
    expect(facts.evidence).toEqual(['module info lines: expected at most 100000, got 200002'])
    expect(facts.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test('throws what the source throws: a file that cannot be read is not one that lies', () => {
    const error = new GateError('unreadable', 'the disk is gone')
    const failing = (at: number) => ({
      size: 4096,
      read: (offset: number, length: number) => {
        if (offset + length > at) throw error
        return goElf().subarray(offset, offset + length)
      }
    })
    expect(() => inspectBinary('x', failing(0))).toThrow(error)
    expect(() => inspectBinary('x', failing(100))).toThrow(error)
  })

  test('takes sections that lie over each other, and those without bytes in the file, as they come', () => {
    const bytes = goElf()
    const { sections } = readElf(bytesSource(bytes))
    const table = Number(bytes.readBigUInt64LE(40))
    const text = sections.findIndex(({ name }) => name === '.text') + 1
    const bss = sections.findIndex(({ name }) => name === '.bss') + 1
    // .text over the whole file; .bss of a terabyte, which is nothing in the file.
    bytes.writeBigUInt64LE(0n, table + text * 64 + 24)
    bytes.writeBigUInt64LE(BigInt(bytes.length), table + text * 64 + 32)
    bytes.writeBigUInt64LE(1n << 40n, table + bss * 64 + 32)
    expect(inspectBytes(bytes)).toMatchObject({ outcome: 'go', goVersion: 'go1.26.8', copies: 'agree' })
    // The same section with bytes in the file is a cut.
    bytes.writeUInt32LE(1, table + bss * 64 + 4)
    expect(inspectBytes(bytes).outcome).toBe('truncated')
  })

  test('leaves sections unnamed when the table of names lies outside of the file', () => {
    const bytes = goElf()
    const table = Number(bytes.readBigUInt64LE(40))
    bytes.writeUInt16LE(0xfff0, 62)
    const { sections } = readElf(bytesSource(bytes))
    expect(new Set(sections.map(({ name }) => name))).toEqual(new Set(['']))
    expect(sections).toHaveLength((bytes.length - table) / 64 - 1)
    // The segments are still there: the blob is found as Go finds it without section headers.
    expect(inspectBytes(bytes)).toMatchObject({ outcome: 'go', goVersion: 'go1.26.8' })
  })

  test('does not take binary bytes for a build ID', () => {
    const bytes = goElf()
    const id = bytes.indexOf('AAAAAAAAAAAAAAAAAAAA/')
    bytes.fill(0xfe, id, id + 4)
    expect(inspectBytes(bytes)).toMatchObject({ outcome: 'go', buildId: null, seal: 'absent' })
  })
})

describe('inspectBinary, the cost of hostile files', () => {
  /** An ELF file of many section headers that all say the same. */
  function manySections(count: number, contents: Uint8Array, fill: (header: Buffer) => void): Buffer {
    const file = writeElf({ bits: 64, littleEndian: true, machine: 62, parts: [{ name: 'x', bytes: contents }] })
    const header = Buffer.alloc(64)
    fill(header)
    const table = Buffer.alloc(count * 64, header)
    file.writeBigUInt64LE(BigInt(file.length), 40)
    file.writeUInt16LE(count, 60)
    file.writeUInt16LE(1, 62)
    return Buffer.concat([file, table])
  }

  /** A program with a line table of such functions, in a file of 16 MiB. */
  function lineTable(functions: string[]): Buffer {
    const bytes = writeLineTable({
      magic: MAGIC_GO_1_20,
      pointerSize: 8,
      littleEndian: true,
      functions,
      files: ['x.go']
    })
    const parts = goParts().map((part) => (part.name === '.gopclntab' ? { ...part, bytes } : part))
    return goElf([...parts, { name: '.x', bytes: Buffer.alloc(16 * MIB) }])
  }

  const files: [label: string, make: () => Buffer][] = [
    [
      // 65,535 of them would take a reader that falls for it hours.
      'section headers that lay 5,000 sections of notes over the same bytes',
      () =>
        manySections(5000, Buffer.alloc(60_000), (header) => {
          header.writeUInt32LE(7, 4)
          header.writeBigUInt64LE(64n, 24)
          header.writeBigUInt64LE(60_000n, 32)
        })
    ],
    [
      '20,000 section headers that share one name of 64 KiB',
      () =>
        manySections(20_000, Buffer.alloc(70_000, 0x61), (header) => {
          header.writeUInt32LE(1, 4)
          header.writeBigUInt64LE(64n, 24)
          header.writeBigUInt64LE(65_536n, 32)
        })
    ],
    [
      'a line table of nothing but short names',
      () => lineTable(Array.from({ length: 100_000 }, (_, i) => `p${i % 7}.f`))
    ],
    [
      'a line table of packages that stand deep, each once',
      () => lineTable(Array.from({ length: 100_000 }, (_, i) => `${'a/'.repeat(100)}${i}.f`))
    ],
    [
      'a line table of magics, and no section that names it',
      () =>
        goElf([
          ...goParts().filter(({ name }) => name !== '.gopclntab'),
          { name: '.x', bytes: Buffer.alloc(16 * MIB, Buffer.from('f1ffffff00000108', 'hex')) }
        ])
    ],
    [
      'a pattern of four bytes, four million times',
      () => goElf([...goParts(), { name: '.x', bytes: Buffer.alloc(16 * MIB, 'UPX!') }])
    ],
    [
      'a magic of 14 bytes, a million times',
      () => goElf([...goParts(), { name: '.x', bytes: Buffer.alloc(14 * MIB, BUILD_INFO_MAGIC) }])
    ],
    [
      '64 start markers of module info, and no end',
      () =>
        goElf([
          ...goParts().filter(({ name }) => name !== '.rodata'),
          {
            name: '.x',
            bytes: Buffer.concat([
              Buffer.alloc(64 * 32, Buffer.concat([MODINFO_START, Buffer.alloc(16)])),
              Buffer.alloc(16 * MIB)
            ])
          }
        ])
    ],
    [
      'magics that are not aligned, as many as fit in the section of the blob',
      () => {
        const bytes = Buffer.concat([
          Buffer.alloc(1),
          Buffer.alloc(32 * MIB, Buffer.concat([BUILD_INFO_MAGIC, Buffer.alloc(2)]))
        ])
        return goElf(goParts().map((part) => (part.name === '.go.buildinfo' ? { ...part, bytes } : part)))
      }
    ],
    [
      'aligned decoys, as many as fit in the section of the blob',
      () => {
        const decoy = Buffer.concat([inlineBlob('', new Uint8Array(0)).subarray(0, 32), Buffer.alloc(16, 0xff)])
        const parts = goParts().map((part) =>
          part.name === '.go.buildinfo' ? { ...part, bytes: Buffer.alloc(4 * MIB, decoy) } : part
        )
        return goElf(parts)
      }
    ]
  ]
  // No clock: a busy machine would fail the test. A reader that falls for one of them reads the same bytes thousands of
  // times, which the count shows; what it does with them in memory would take hours, and the runner's time limit ends it.
  test.each(files)('reads no more than a small multiple of the file: %s', (_label, make) => {
    const bytes = make()
    const source = countedSource(bytesSource(bytes))
    inspectBinary('hostile', source)
    expect(source.total()).toBeLessThan(4 * bytes.length + 16 * MIB)
    expect(source.longest()).toBeLessThanOrEqual(MAX_MODINFO_BYTES)
  })

  test('reads a file of 80 MB once, and never much of it at a time', () => {
    // The hand-made program with a text section of 80 MB of nothing, which costs no memory.
    const small = goElf()
    const size = 80 * 1000 * 1000
    const moved = Buffer.from(small)
    const table = Number(small.readBigUInt64LE(40))
    const headers = small.subarray(table)
    moved.writeBigUInt64LE(BigInt(size - headers.length), 40)
    const text = readElf(bytesSource(small)).sections.findIndex(({ name }) => name === '.text') + 1
    const grown = Buffer.from(headers)
    grown.writeBigUInt64LE(BigInt(small.length), text * 64 + 24)
    grown.writeBigUInt64LE(BigInt(size - headers.length - small.length), text * 64 + 32)
    const parts = [
      { offset: 0, bytes: moved },
      { offset: size - grown.length, bytes: grown }
    ]
    const source = countedSource(sparseSource(size, parts))
    const facts = inspectBinary('large', source)
    expect(facts).toMatchObject({ outcome: 'go', size, goVersion: 'go1.26.8', copies: 'agree' })
    expect(source.total()).toBeGreaterThanOrEqual(size)
    expect(source.total()).toBeLessThan(size + MIB)
    expect(source.longest()).toBeLessThanOrEqual(4 * MIB)
  })

  test('reads a signed program twice: once as it is, once with the signature undone', () => {
    const bytes = addCodeSignature(readFileSync(buildProgram(bare('darwin/arm64'))))
    const source = countedSource(bytesSource(bytes))
    expect(inspectBinary('signed', source).seal).toBe('resigned')
    expect(source.total()).toBeLessThan(2 * bytes.length + MIB)
  })
})

describe('inspectBinary, mutations', () => {
  /** Some bytes at some places; most places near the start and the end, where the headers are. */
  const mutations = fc.array(
    fc.record({
      place: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1)),
      near: fc.integer({ min: 0, max: 4096 }),
      bytes: fc.oneof(
        fc.uint8Array({ minLength: 1, maxLength: 8 }),
        fc.constantFrom(
          ...[[0xff, 0xff, 0xff, 0xff], [0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0x80], [1]].map((list) =>
            Uint8Array.from(list)
          )
        )
      )
    }),
    { minLength: 1, maxLength: 12 }
  )
  type Mutation = typeof mutations extends fc.Arbitrary<infer T> ? T : never

  function mutate(bytes: Uint8Array, changes: Mutation, cut: number): Buffer {
    const copy = Buffer.from(bytes)
    for (const { place, near, bytes: written } of changes) {
      const base = Math.floor(place * copy.length)
      const at = place === 1 ? copy.length - 1 - near : place === 0 ? near : base
      for (const [index, byte] of written.entries())
        if (at + index >= 0 && at + index < copy.length) copy[at + index] = byte
    }
    return copy.subarray(0, cut === 0 ? copy.length : Math.max(0, copy.length - cut))
  }

  const cuts = fc.oneof(
    { weight: 5, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 5000 }) }
  )

  /** Reads through a source that refuses what leaves the file, and holds what must hold of every file. */
  function check(bytes: Uint8Array): void {
    const source = countedSource(bytesSource(bytes))
    const facts = inspectBinary('mutant', source)
    expect(OUTCOMES).toContain(facts.outcome)
    expect(facts.evidence.length).toBeGreaterThan(0)
    expect(facts.size).toBe(bytes.length)
    // Both passes, the headers, and the texts that are read where they stand.
    expect(source.total()).toBeLessThan(4 * bytes.length + 8 * MIB)
    // Package archives and wasm modules name the version outside of the build info.
    if (!['go', 'go-without-buildinfo'].includes(facts.outcome)) expect(facts.goVersion).toBeNull()
    JSON.stringify(facts)
  }

  const small = goElf()
  property.prop([mutations, cuts], { numRuns: 4000 })('of a hand-made program never throw', (changes, cut) => {
    check(mutate(small, changes, cut))
  })

  const old = oldGoElf({ bits: 32, littleEndian: false, machine: 8, version: 'go1.17.13', modInfo: MODINFO })
  property.prop([mutations, cuts], { numRuns: 2000 })('of a program as Go 1.17 made it never throw', (changes, cut) => {
    check(mutate(old, changes, cut))
  })

  const platforms = ['linux/386', 'windows/amd64', 'darwin/amd64', 'darwin/arm64', 'aix/ppc64', 'plan9/arm', 'js/wasm']
  for (const platform of platforms) {
    const load = (): Buffer => readFileSync(buildProgram(bare(platform, '-ldflags=-s -w')))
    property.prop([mutations, cuts], { numRuns: 60 })(`of a program for ${platform} never throw`, (changes, cut) => {
      check(mutate(load(), changes, cut))
    })
  }

  const archive = writeAr([
    { name: '/', bytes: Buffer.alloc(4) },
    { name: 'go.o', bytes: goElf() }
  ])
  property.prop([mutations, cuts], { numRuns: 1000 })('of an archive never throw', (changes, cut) => {
    check(mutate(archive, changes, cut))
  })

  const fat = writeFat([
    { cpu: CPU_AMD64, bytes: goElf() },
    { cpu: CPU_ARM64, bytes: archive }
  ])
  property.prop([mutations, cuts], { numRuns: 1000 })('of a fat file never throw', (changes, cut) => {
    check(mutate(fat, changes, cut))
  })

  property.prop([fc.uint8Array({ maxLength: 600 })], { numRuns: 800 })('behind a magic never throw', (noise) => {
    for (const magic of MAGICS) {
      check(Buffer.concat([Buffer.from(magic, 'hex'), noise]))
    }
  })

  property.prop([fc.uint8Array({ maxLength: 64 })], { numRuns: 1000 })('of a blob never throw', (noise) => {
    const blob = Buffer.concat([inlineBlob('go1.26.8', framed(MODINFO)).subarray(0, 32), noise])
    for (const flags of [0, 1, 2]) {
      blob[15] = flags
      check(goElf(goParts().map((part) => (part.name === '.go.buildinfo' ? { ...part, bytes: blob } : part))))
    }
  })

  test('leave the program itself as it was', () => {
    expect(inspectFile(buildProgram(bare('linux/386', '-ldflags=-s -w'))).seal).toBe('intact')
  })
})
