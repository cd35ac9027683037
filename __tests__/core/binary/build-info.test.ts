import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import {
  blobCandidates,
  BUILD_INFO_MAGIC,
  type BuildInfoBlob,
  buildInfoRange,
  decodeBlob,
  MODINFO_END,
  MODINFO_START,
  readRodataCopy
} from '../../../src/core/binary/build-info.ts'
import { type ByteSource, bytesSource, type Range } from '../../../src/core/binary/bytes.ts'
import { readElf } from '../../../src/core/binary/elf.ts'
import { readPe } from '../../../src/core/binary/pe.ts'
import {
  type ElfPart,
  framed,
  goElf,
  goParts,
  inlineBlob,
  MODINFO,
  oldGoElf,
  varint
} from '../../support/elf-writer.ts'
import { buildProgram, derivedFile, GO_ENV } from '../../support/go-programs.ts'
import { countedSource } from '../../support/sources.ts'
import { bare, inspectBytes, inspectFile } from '../../support/targets.ts'
import { testWith } from '../../support/tools.ts'

/** The blob at the place that the headers name, as decodeBlob sees it. */
function blobOf(bytes: Uint8Array): BuildInfoBlob | null {
  const source = bytesSource(bytes)
  const image = readElf(source)
  const place = buildInfoRange(image)
  const offset = place === null ? null : findBlob(source, place.range)
  return offset === null ? null : decodeBlob(source, image, offset)
}

/** The parts of a hand-made Go program with another build info section. */
function partsWith(blob: Uint8Array, rodata: Uint8Array = framed(MODINFO)): ElfPart[] {
  return goParts().map((part) =>
    part.name === '.go.buildinfo'
      ? { ...part, bytes: blob }
      : part.name === '.rodata'
        ? { ...part, bytes: rodata }
        : part
  )
}

/** What `go version -m` prints about bytes, the first line without the file's name. */
function goVersionM(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'go-version-m-'))
  try {
    const file = join(folder, 'file')
    writeFileSync(file, bytes, { mode: 0o755 })
    const { stdout } = spawnSync('go', ['version', '-m', file], {
      env: { ...process.env, ...GO_ENV },
      encoding: 'utf8'
    })
    return stdout.replace(`${file}: `, '')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('decodeBlob', () => {
  test('reads strings that stand inline, as Go has written them since 1.18', () => {
    const bytes = goElf()
    const blob = blobOf(bytes)
    expect(blob).toMatchObject({ inline: true, goVersion: 'go1.26.8', modInfo: MODINFO })
    expect(bytes.subarray(blob?.modInfoOffset ?? 0).toString('latin1', 0, 5)).toBe('path\t')
    expect(goVersionM(bytes)).toMatch(/^go1\.26\.8\n\tpath\texample\.com\/hand\n/)
  })

  const machines: [label: string, bits: 32 | 64, littleEndian: boolean, machine: number][] = [
    ['64 bits, little endian', 64, true, 62],
    ['64 bits, big endian', 64, false, 22],
    ['32 bits, little endian', 32, true, 3],
    ['32 bits, big endian', 32, false, 8]
  ]
  test.each(machines)(
    'follows pointers, as Go wrote them up to 1.17, with %s',
    (_label, bits, littleEndian, machine) => {
      const bytes = oldGoElf({ bits, littleEndian, machine, version: 'go1.17.13', modInfo: MODINFO })
      expect(blobOf(bytes)).toMatchObject({ inline: false, goVersion: 'go1.17.13', modInfo: MODINFO })
      expect(inspectBytes(bytes)).toMatchObject({ outcome: 'go', goVersion: 'go1.17.13', bits, copies: 'single' })
      // The hand-made file is one that Go takes for its own.
      expect(goVersionM(bytes)).toMatch(/^go1\.17\.13\n\tpath\texample\.com\/hand\n/)
    }
  )

  test('returns the version alone when there is no module info', () => {
    // Go reads on to where a text would start, so the section has to be longer than the blob, as real ones are.
    const blob = Buffer.concat([inlineBlob('go1.26.8', new Uint8Array(0)), Buffer.alloc(16)])
    const bytes = goElf(partsWith(blob, new Uint8Array(4)))
    expect(blobOf(bytes)).toMatchObject({ goVersion: 'go1.26.8', modInfo: '', modInfoOffset: null })
    expect(inspectBytes(bytes)).toMatchObject({ outcome: 'go', buildInfo: 'version-only', copies: 'none' })
    expect(goVersionM(bytes)).toBe('go1.26.8\n')
  })

  const unframed: [label: string, info: Uint8Array][] = [
    ['is shorter than its markers', Buffer.alloc(32)],
    ['has no newline before the end marker', Buffer.concat([MODINFO_START, Buffer.from('path\tx'), MODINFO_END])]
  ]
  test.each(unframed)('returns no module info, as Go does, when it %s', (_label, info) => {
    const bytes = goElf(partsWith(inlineBlob('go1.26.8', info), new Uint8Array(4)))
    expect(blobOf(bytes)).toMatchObject({ goVersion: 'go1.26.8', modInfo: '' })
    expect(goVersionM(bytes)).toBe('go1.26.8\n')
  })

  const head = inlineBlob('', new Uint8Array(0)).subarray(0, 32)
  const broken: [label: string, blob: Uint8Array][] = [
    ['ends within its header', head.subarray(0, 20)],
    ['has a version of no length', Buffer.concat([head, varint(0), varint(0)])],
    ['has a version longer than any', Buffer.concat([head, varint(5000), Buffer.alloc(5000, 0x61), varint(0)])],
    ['has a version that reaches beyond the file', Buffer.concat([head, varint(4000), Buffer.from('go1.26.8')])],
    ['has module info longer than the file', Buffer.concat([head, varint(2), Buffer.from('go'), varint(2 ** 40)])],
    ['has a length of eleven bytes', Buffer.concat([head, Buffer.alloc(16, 0xff)])],
    ['has pointers of 3 bytes', Buffer.concat([head.subarray(0, 14), Buffer.from([3, 0]), Buffer.alloc(32)])],
    ['has pointers to nowhere', Buffer.concat([head.subarray(0, 14), Buffer.from([8, 0]), Buffer.alloc(32, 0x7f)])]
  ]
  test.each(broken)('returns null when the blob %s', (_label, blob) => {
    // The last part, so that what follows the blob is the end of the file or next to it.
    const parts: ElfPart[] = [{ name: '.go.buildinfo', flags: 3, address: 0x405000, bytes: blob }]
    expect(blobOf(goElf(parts))).toBeNull()
  })

  const misled: [label: string, at: number, value: number][] = [
    ['a length beyond the segment', 8, 0x7fffffff],
    ['a string header at the very end of its segment', -1, 0]
  ]
  test.each(misled)('returns null when an old blob has %s', (_label, at, value) => {
    const bytes = oldGoElf({ bits: 64, littleEndian: true, machine: 62, version: 'go1.17.13', modInfo: MODINFO })
    const [, data, blob] = readElf(bytesSource(bytes)).sections
    if (at >= 0) bytes.writeUInt32LE(value, (data?.offset ?? 0) + at)
    else bytes.writeUInt32LE((data?.address ?? 0) + (data?.size ?? 0) - 8, (blob?.offset ?? 0) + 16)
    expect(blobOf(bytes)).toBeNull()
  })

  test('reads no string header that reaches beyond the end of the file', () => {
    const bytes = oldGoElf({ bits: 64, littleEndian: true, machine: 62, version: 'go1.17.13', modInfo: MODINFO })
    const image = readElf(bytesSource(bytes))
    const blob = image.sections.find(({ name }) => name === '.go.buildinfo')
    // The file ends with the blob, and the blob points at its own last eight bytes.
    const cut = bytes.subarray(0, (blob?.offset ?? 0) + (blob?.size ?? 0))
    cut.writeBigUInt64LE(BigInt((blob?.address ?? 0) + (blob?.size ?? 0) - 8), (blob?.offset ?? 0) + 16)
    expect(decodeBlob(countedSource(bytesSource(cut)), image, blob?.offset ?? 0)).toBeNull()
  })
})

/** The first candidate of a range, `null` when there is none. */
function findBlob(source: ByteSource, range: Range): number | null {
  const [first = null] = blobCandidates(source, range)
  return first
}

describe('blobCandidates', () => {
  const blob = inlineBlob('go1.26.8', framed(MODINFO))
  const pad = (length: number): Buffer => Buffer.alloc(length, 0x20)

  test('finds a magic that 16 divides, in any chunk of a long range', () => {
    const far = Buffer.concat([pad(16), Buffer.alloc((3 << 20) + 64), blob])
    expect(findBlob(bytesSource(far), { offset: 16, size: far.length - 16 })).toBe(far.length - blob.length)
  })

  test('returns null for a magic outside of the range, or across its end', () => {
    const bytes = Buffer.concat([blob, pad(16 - (blob.length % 16)), blob])
    const second = bytes.length - blob.length
    expect(findBlob(bytesSource(bytes), { offset: 16, size: second - 16 })).toBeNull()
    expect(findBlob(bytesSource(bytes), { offset: 16, size: second - 16 + BUILD_INFO_MAGIC.length - 1 })).toBeNull()
    expect(findBlob(bytesSource(bytes), { offset: 16, size: second - 16 + BUILD_INFO_MAGIC.length })).toBe(second)
  })

  test('passes a misaligned magic, over which go version -m stumbles', () => {
    const bytes = goElf(partsWith(Buffer.concat([pad(1), BUILD_INFO_MAGIC, pad(1), blob])))
    expect(inspectBytes(bytes)).toMatchObject({ goVersion: 'go1.26.8', buildInfo: 'blob', copies: 'agree' })
  })

  test('passes a decoy that does not decode, and reads the blob behind it', () => {
    const decoy = Buffer.concat([blob.subarray(0, 32), Buffer.alloc(16, 0xff)])
    const bytes = goElf(partsWith(Buffer.concat([decoy, blob])))
    expect(inspectBytes(bytes)).toMatchObject({ goVersion: 'go1.26.8', buildInfo: 'blob', copies: 'agree' })
  })
})

describe('buildInfoRange', () => {
  test('takes the first writable segment when there are no section headers', () => {
    const bytes = readFileSync(buildProgram(bare('linux/amd64')))
    // e_shoff, e_shnum and e_shstrndx as sstrip leaves them.
    bytes.fill(0, 40, 48)
    bytes.fill(0, 60, 64)
    expect(buildInfoRange(readElf(bytesSource(bytes)))?.place).toBe('the first writable segment')
    const facts = inspectBytes(bytes)
    expect(facts).toMatchObject({
      outcome: 'go',
      buildInfo: 'blob',
      copies: 'agree',
      seal: 'broken',
      stripped: 'symbols'
    })
    expect(facts.strippedBy).toBe('after-link')
    expect(facts.goVersion).toBe(inspectFile(buildProgram(bare('linux/amd64'))).goVersion)
  })

  test('takes the first writable section of a Windows program', () => {
    const source = bytesSource(readFileSync(buildProgram(bare('windows/amd64'))))
    const image = readPe(source)
    const data = image.sections.find(({ name }) => name === '.data')
    expect(buildInfoRange(image)?.range).toMatchObject({ offset: data?.offset })
  })

  test('returns null when nothing is writable', () => {
    expect(buildInfoRange(readElf(bytesSource(goElf(goParts().slice(0, 3)))))).toBeNull()
  })
})

describe('readRodataCopy', () => {
  test('returns the text up to the end marker, however long it is', () => {
    const text = `path\tx\n${'dep\ta\tv1\n'.repeat(20_000)}`
    expect(readRodataCopy(bytesSource(Buffer.concat([Buffer.alloc(5), framed(text)])), 5)).toBe(text)
  })

  test('returns null when no end marker follows', () => {
    expect(readRodataCopy(bytesSource(Buffer.concat([MODINFO_START, Buffer.alloc(100_000)])), 0)).toBeNull()
    expect(readRodataCopy(bytesSource(MODINFO_START), 0)).toBeNull()
  })
})

describe('inspectBinary, the two copies of the module info', () => {
  const program = bare('linux/amd64')

  /** A real program with a text replaced by one of the same length, in the blob or in rodata or in both. */
  function edited(from: string, to: string, where: readonly ('blob' | 'rodata')[]): Buffer {
    const bytes = readFileSync(buildProgram(program))
    const blob = readElf(bytesSource(bytes)).sections.find(({ name }) => name === '.go.buildinfo')
    const blobAt = blob?.offset ?? 0
    const starts = { blob: blobAt, rodata: bytes.indexOf(MODINFO_START) }
    expect(starts.rodata).toBeLessThan(blobAt)
    for (const copy of where) {
      const at = bytes.indexOf(from, starts[copy], 'latin1')
      expect(at).toBeGreaterThan(0)
      bytes.write(to, at, 'latin1')
    }
    return bytes
  }

  const edits: [label: string, from: string, to: string, where: ('blob' | 'rodata')[]][] = [
    ['the main module, in the blob', 'mod\texample.com/tiny', 'mod\texample.com/evil', ['blob']],
    ['the version of the main module, in the blob', '(devel)', 'v1.2.3\t', ['blob']],
    ['a setting, in the blob', 'GOARCH=amd64', 'GOARCH=arm64', ['blob']],
    ['a setting, in rodata', 'GOARCH=amd64', 'GOARCH=arm64', ['rodata']]
  ]
  test.each(edits)('differ when somebody edited %s', (_label, from, to, where) => {
    const facts = inspectBytes(edited(from, to, where))
    expect(facts).toMatchObject({ outcome: 'go', copies: 'differ', seal: 'broken' })
    expect(facts.evidence.join('\n')).toMatch(/differ$/)
  })

  test('agree when both were edited alike, and only the seal shows it', () => {
    const facts = inspectBytes(edited('GOARCH=amd64', 'GOARCH=arm64', ['blob', 'rodata']))
    expect(facts).toMatchObject({ copies: 'agree', seal: 'broken', goarch: 'arm64', header: { goarch: 'amd64' } })
  })

  test('agree when the Go version was edited, which stands beside the module info: the seal shows it', () => {
    const facts = inspectBytes(edited('go1.', 'go9.', ['blob']))
    expect(facts.goVersion).toMatch(/^go9\./)
    expect(facts).toMatchObject({ copies: 'agree', seal: 'broken' })
  })

  test('are one when the marker in rodata is gone', () => {
    const bytes = readFileSync(buildProgram(program))
    bytes.fill(0, bytes.indexOf(MODINFO_START), bytes.indexOf(MODINFO_START) + 16)
    const facts = inspectBytes(bytes)
    expect(facts).toMatchObject({ buildInfo: 'blob', copies: 'single', mainPackage: 'example.com/tiny' })
  })

  testWith('objcopy')(
    'are one when the blob was taken out: rodata has all but the Go version, which a symbol leads to',
    () => {
      const file = buildProgram(program)
      const without = derivedFile(file, 'without-blob', (target) => {
        copyFileSync(file, target)
        execFileSync('objcopy', ['-R', '.go.buildinfo', target])
      })
      const [facts, whole] = [inspectFile(without), inspectFile(file)]
      expect(facts).toMatchObject({
        outcome: 'go',
        buildInfo: 'rodata',
        copies: 'single',
        seal: 'broken',
        goVersion: whole.goVersion,
        versionElsewhere: null
      })
      expect(facts.evidence).toContain(`the symbol \`runtime.buildVersion\` names \`${whole.goVersion}\``)
      expect(facts).toMatchObject({ main: whole.main, settings: whole.settings, buildId: whole.buildId, goos: 'linux' })
      expect(facts.evidence).toContainEqual(
        expect.stringMatching(/^module info recovered from the copy in rodata at offset/)
      )
      // Go itself reads nothing any more.
      expect(goVersionM(readFileSync(without))).toBe('')
    }
  )

  test('differ when a decoy stands before the true blob, which go version -m believes', () => {
    const decoy = inlineBlob('go9.9.9', framed(MODINFO.replace('v1.2.3', 'v9.9.9')))
    const padded = Buffer.concat([
      decoy,
      Buffer.alloc(16 - (decoy.length % 16)),
      inlineBlob('go1.26.8', framed(MODINFO))
    ])
    const bytes = goElf(partsWith(padded))
    expect(goVersionM(bytes)).toMatch(/^go9\.9\.9\n/)
    expect(inspectBytes(bytes)).toMatchObject({ outcome: 'go', copies: 'differ' })
  })

  test('agree when one of several copies is that of the blob: a program that embeds another Go program', () => {
    const other = framed(MODINFO.replace('v1.2.3', 'v1.2.4'))
    expect(inspectBytes(goElf([...goParts(), { name: '.rodata2', bytes: other }])).copies).toBe('agree')
  })

  test('differ when there are only copies in rodata and they say different things', () => {
    const other = framed(MODINFO.replace('v1.2.3', 'v1.2.4'))
    const parts = goParts().filter(({ name }) => name !== '.go.buildinfo')
    const facts = inspectBytes(goElf([...parts, { name: '.rodata2', bytes: other }]))
    expect(facts).toMatchObject({ buildInfo: 'rodata', copies: 'differ' })
  })

  test('leave a marker out that frames nothing: the program that looks for it has one too', () => {
    const bytes = goElf([...goParts(), { name: '.rodata2', bytes: Buffer.concat([MODINFO_START, MODINFO_END]) }])
    expect(inspectBytes(bytes).copies).toBe('agree')
  })
})
