import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { bytesSource } from '../../../src/core/binary/bytes.ts'
import { readElf } from '../../../src/core/binary/elf.ts'
import { systemOf } from '../../../src/core/binary/elf-marks.ts'
import { addressToRange, findSection } from '../../../src/core/binary/image.ts'
import { readMachO } from '../../../src/core/binary/macho.ts'
import { peSigningFields, readPe } from '../../../src/core/binary/pe.ts'
import { elfNote, goElf, goParts, partOffsets, writeElf } from '../../support/elf-writer.ts'
import { buildProgram } from '../../support/go-programs.ts'
import { addAuthenticode } from '../../support/signing.ts'
import { bare, inspectFile, withCgo } from '../../support/targets.ts'
import { testWith } from '../../support/tools.ts'

function bytesOf(platform: string, ...flags: string[]): Buffer {
  return readFileSync(buildProgram(bare(platform, ...flags)))
}

describe('readElf', () => {
  const machines: [machine: number, bits: 32 | 64, littleEndian: boolean, goarch: string | null][] = [
    [3, 32, true, '386'],
    [8, 32, false, 'mips'],
    [8, 32, true, 'mipsle'],
    [8, 64, false, 'mips64'],
    [8, 64, true, 'mips64le'],
    [21, 64, false, 'ppc64'],
    [21, 64, true, 'ppc64le'],
    [22, 64, false, 's390x'],
    [40, 32, true, 'arm'],
    [62, 64, true, 'amd64'],
    [183, 64, true, 'arm64'],
    [243, 64, true, 'riscv64'],
    [258, 64, true, 'loong64'],
    [2, 32, false, null]
  ]
  test.each(machines)('names machine %d of %d bits, little endian %s, %s', (machine, bits, littleEndian, goarch) => {
    const image = readElf(bytesSource(writeElf({ bits, littleEndian, machine, parts: goParts() })))
    expect(image).toMatchObject({ format: 'elf', bits, littleEndian, goarch, goos: null, symtab: true, dwarf: true })
    expect(image.sections.map(({ name }) => name)).toEqual([...goParts().map(({ name }) => name), '.shstrtab'])
  })

  const systems: [osabi: number, goos: string | null][] = [
    [0, null],
    [2, 'netbsd'],
    // Solaris and illumos both write it.
    [6, null],
    [9, 'freebsd'],
    [12, 'openbsd'],
    [3, null]
  ]
  test.each(systems)('names OS ABI %d %s', (osabi, goos) => {
    const bytes = writeElf({ bits: 64, littleEndian: true, machine: 62, osabi, parts: goParts() })
    expect(readElf(bytesSource(bytes)).goos).toBe(goos)
  })

  const marks: [notes: string[], interpreter: string, goos: string | null][] = [
    [['Go', 'GNU'], '', null],
    [['FreeBSD'], '', 'freebsd'],
    [['NetBSD'], '', 'netbsd'],
    [['OpenBSD'], '/usr/libexec/ld.so', 'openbsd'],
    [['Android', 'GNU'], '/system/bin/linker64', 'android'],
    [[], '/system/bin/linker', 'android'],
    [[], '/usr/libexec/ld-elf.so.2', 'dragonfly'],
    [[], '/libexec/ld-elf.so.1', 'freebsd'],
    [[], '/usr/libexec/ld.elf_so', 'netbsd'],
    [[], '/lib64/ld-linux-x86-64.so.2', 'linux'],
    [[], '/lib/ld-linux.so.2', 'linux'],
    [[], '/lib/ld-musl-aarch64.so.1', 'linux'],
    // Solaris or illumos.
    [[], '/lib/amd64/ld.so.1', null],
    [[], '/nix/store/x-glibc/lib/ld-linux-x86-64.so.2', null]
  ]
  test.each(marks)('tells the system from notes %j and the interpreter %j: %s', (notes, interpreter, goos) => {
    expect(systemOf({ osabi: 0, notes, interpreter })).toBe(goos)
  })

  test('believes the header before the notes, and those before the interpreter', () => {
    expect(systemOf({ osabi: 9, notes: ['NetBSD'], interpreter: '/usr/libexec/ld.so' })).toBe('freebsd')
    expect(systemOf({ osabi: 0, notes: ['NetBSD'], interpreter: '/usr/libexec/ld.so' })).toBe('netbsd')
  })

  testWith('gcc')('names Linux by the interpreter of a dynamic program', () => {
    expect(inspectFile(buildProgram(withCgo())).header).toMatchObject({ goos: 'linux' })
  })

  test('says where the parts stand, and which are loaded, writable and in the file', () => {
    const parts = goParts()
    const image = readElf(bytesSource(goElf(parts)))
    const offsets = partOffsets({ bits: 64, littleEndian: true, machine: 62, parts })
    expect(image.sections.slice(0, -1).map(({ offset }) => offset)).toEqual(offsets)
    expect(findSection(image, '.go.buildinfo')).toMatchObject({ loaded: true, writable: true, inFile: true })
    expect(findSection(image, '.rodata')).toMatchObject({ loaded: true, writable: false, address: 0x403000 })
    expect(findSection(image, '.debug_info')).toMatchObject({ loaded: false, inFile: true })
    expect(findSection(image, '.bss')).toBeUndefined()
    expect(image.segments.find(({ address }) => address === 0x402000)).toMatchObject({
      executable: true,
      writable: false
    })
    expect(image.segments.find(({ address }) => address === 0x406000)).toMatchObject({ size: 0, memorySize: 4096 })
  })

  test('finds the same addresses in the same places as a real program has them', () => {
    const image = readElf(bytesSource(bytesOf('linux/amd64')))
    const text = findSection(image, '.text')
    expect(addressToRange(image, text?.address ?? 0)?.offset).toBe(text?.offset)
    expect(addressToRange(image, 1)).toBeNull()
    // Just behind the last byte of the last segment that is in the file.
    const last = image.segments.at(-1)
    expect(addressToRange(image, (last?.address ?? 0) + (last?.size ?? 0))).toBeNull()
  })

  const notes: [label: string, littleEndian: boolean, bytes: Buffer, want: [string, number, number][]][] = [
    ['of either byte order', false, elfNote('Go', 4, Buffer.alloc(83), false), [['Go', 4, 83]]],
    [
      'that stand behind each other',
      true,
      Buffer.concat([elfNote('GNU', 3, Buffer.alloc(20)), elfNote('Go', 4, Buffer.alloc(5))]),
      [
        ['GNU', 3, 20],
        ['Go', 4, 5]
      ]
    ],
    [
      'up to one that claims more than there is',
      true,
      Buffer.concat([elfNote('Go', 4, Buffer.alloc(4)), Buffer.alloc(12, 0xff)]),
      [['Go', 4, 4]]
    ],
    [
      'up to one that is cut',
      true,
      Buffer.concat([elfNote('Go', 4, Buffer.alloc(4)), Buffer.alloc(11)]),
      [['Go', 4, 4]]
    ]
  ]
  test.each(notes)('reads notes %s', (_label, littleEndian, bytes, want) => {
    const file = writeElf({ bits: 64, littleEndian, machine: 62, parts: [{ name: '.note', type: 7, bytes }] })
    const found = readElf(bytesSource(file)).notes.map(({ name, type, payload }) => [name, type, payload.size])
    expect(found).toEqual(want)
  })

  test('reads a note once that a segment and a section both name', () => {
    expect(
      readElf(bytesSource(bytesOf('linux/amd64')))
        .notes.map(({ name }) => name)
        .toSorted()
    ).toEqual(['GNU', 'Go'])
  })

  test('takes the numbers that do not fit in the file header from section header 0', () => {
    const bytes = goElf()
    const table = Number(bytes.readBigUInt64LE(40))
    const plain = readElf(bytesSource(bytes))
    const [programs, sections, names] = [bytes.readUInt16LE(56), bytes.readUInt16LE(60), bytes.readUInt16LE(62)]
    bytes.writeUInt16LE(0xffff, 56)
    bytes.writeUInt16LE(0, 60)
    bytes.writeUInt16LE(0xffff, 62)
    bytes.writeBigUInt64LE(BigInt(sections), table + 32)
    bytes.writeUInt32LE(names, table + 40)
    bytes.writeUInt32LE(programs, table + 44)
    expect(readElf(bytesSource(bytes))).toEqual(plain)
  })

  test('cuts the name of a section that never ends', () => {
    const bytes = writeElf({
      bits: 64,
      littleEndian: true,
      machine: 62,
      parts: [{ name: 'n'.repeat(5000), bytes: Buffer.alloc(1) }]
    })
    expect(readElf(bytesSource(bytes)).sections[0]?.name).toBe('n'.repeat(256))
  })

  test('sees whether the section table stands behind the contents, as tools that rewrite a file put it', () => {
    expect(readElf(bytesSource(bytesOf('linux/amd64'))).sectionTableAtEnd).toBe(false)
    expect(readElf(bytesSource(goElf())).sectionTableAtEnd).toBe(true)
    // Without section headers the segments alone say where the contents end.
    const parts = goParts().slice(0, 6)
    const headless = writeElf({ bits: 64, littleEndian: true, machine: 62, parts, sectionHeaders: false })
    expect(readElf(bytesSource(headless))).toMatchObject({
      sectionTableAtEnd: false,
      sections: [],
      end: headless.length
    })
  })
})

describe('readPe', () => {
  test.each(['windows/amd64', 'windows/386'])('ends where the file for %s ends', (platform) => {
    const bytes = bytesOf(platform)
    const image = readPe(bytesSource(bytes))
    expect(image).toMatchObject({ format: 'pe', goos: 'windows', hostId: null, signature: null, end: bytes.length })
  })

  test('finds long names of sections in the string table', () => {
    const names = readPe(bytesSource(bytesOf('windows/amd64'))).sections.map(({ name }) => name)
    expect(names).toContain('.text')
    // More than eight bytes: written as /4 in the header.
    expect(names).toContain('.zdebug_info')
    expect(names.filter((name) => name.startsWith('/'))).toEqual([])
  })

  test('leaves long names as they stand when the string table is cut off by its own size', () => {
    const bytes = bytesOf('windows/amd64')
    const header = bytes.readUInt32LE(0x3c) + 4
    const strings = bytes.readUInt32LE(header + 8) + 18 * bytes.readUInt32LE(header + 12)
    for (const size of [0, 3, 0xffffffff]) {
      bytes.writeUInt32LE(size, strings)
      const image = readPe(bytesSource(bytes))
      expect(image.sections.filter(({ name }) => name.startsWith('/')).length).toBeGreaterThan(0)
      expect(image.dwarf).toBe(false)
    }
  })

  test('finds the certificate table, and the fields that a signer changes', () => {
    const plain = bytesOf('windows/amd64')
    const signed = addAuthenticode(plain, 4096)
    const source = bytesSource(signed)
    expect(readPe(source).signature).toEqual({ kind: 'authenticode', offset: plain.length, size: 4096 })
    // Measured on files that osslsigncode signed: checksum at 216, directory entry at 296.
    expect(peSigningFields(source)).toEqual({ checksum: 216, certificateEntry: 296 })
  })

  test('knows a program that another linker made: MajorLinkerVersion 3 is that of Go', () => {
    const bytes = bytesOf('windows/386')
    expect(readPe(bytesSource(bytes)).hostLinked).toBe(false)
    bytes[bytes.readUInt32LE(0x3c) + 24 + 2] = 2
    expect(readPe(bytesSource(bytes)).hostLinked).toBe(true)
  })

  test('has no certificate table when there are too few directories', () => {
    const signed = addAuthenticode(bytesOf('windows/amd64'))
    const optional = signed.readUInt32LE(0x3c) + 24
    signed.writeUInt32LE(4, optional + 108)
    expect(readPe(bytesSource(signed)).signature).toBeNull()
  })
})

describe('readMachO', () => {
  test.each(['darwin/amd64', 'darwin/arm64'])('ends where the file for %s ends', (platform) => {
    const bytes = bytesOf(platform)
    expect(readMachO(bytesSource(bytes))).toMatchObject({
      format: 'macho',
      bits: 64,
      goos: 'darwin',
      end: bytes.length
    })
  })

  test('finds the signature of the linker on arm64, none on amd64', () => {
    const bytes = bytesOf('darwin/arm64')
    const signature = readMachO(bytesSource(bytes)).signature
    expect(signature).toMatchObject({ kind: 'codesign' })
    // CSMAGIC_EMBEDDED_SIGNATURE, big endian in every file.
    expect(bytes.readUInt32BE(signature?.offset)).toBe(0xfade0cc0)
    expect((signature?.offset ?? 0) + (signature?.size ?? 0)).toBe(bytes.length)
    expect(readMachO(bytesSource(bytesOf('darwin/amd64'))).signature).toBeNull()
  })

  /** A Mach-O file of a header and some load commands. */
  function machO(bits: 32 | 64, little: boolean, cpu: number, commands: readonly (readonly number[])[]): Buffer {
    const head = bits === 64 ? 32 : 28
    const words = commands.flat()
    const file = Buffer.alloc(head + 4 * words.length)
    const put = (value: number, at: number): number =>
      little ? file.writeUInt32LE(value, at) : file.writeUInt32BE(value, at)
    put(bits === 64 ? 0xfeedfacf : 0xfeedface, 0)
    put(cpu, 4)
    put(commands.length, 16)
    put(4 * words.length, 20)
    words.forEach((word, index) => put(word, head + 4 * index))
    return file
  }

  const cpus: [label: string, bits: 32 | 64, little: boolean, cpu: number, goarch: string | null][] = [
    ['32 bits, little endian', 32, true, 7, '386'],
    ['32 bits, big endian', 32, false, 0x12, 'ppc'],
    ['64 bits, big endian', 64, false, 0x01000012, 'ppc64'],
    ['64 bits, little endian', 64, true, 0x0100000c, 'arm64'],
    ['a processor that Go never had', 32, true, 6, null]
  ]
  test.each(cpus)('reads a header of %s', (_label, bits, littleEndian, cpu, goarch) => {
    const image = readMachO(bytesSource(machO(bits, littleEndian, cpu, [])))
    expect(image).toMatchObject({ bits, littleEndian, goarch, goos: null, sections: [], symtab: false })
  })

  const systems: [label: string, command: number[], goos: string | null][] = [
    ['LC_BUILD_VERSION of macOS', [0x32, 16, 1, 0], 'darwin'],
    ['LC_BUILD_VERSION of iOS', [0x32, 16, 2, 0], 'ios'],
    ['LC_BUILD_VERSION of a simulator', [0x32, 16, 7, 0], 'ios'],
    ['LC_BUILD_VERSION of a watch', [0x32, 16, 4, 0], null],
    ['LC_VERSION_MIN_MACOSX', [0x24, 16, 0, 0], 'darwin'],
    ['LC_VERSION_MIN_IPHONEOS', [0x25, 16, 0, 0], 'ios']
  ]
  test.each(systems)('reads the system from %s', (_label, command, goos) => {
    expect(readMachO(bytesSource(machO(64, true, 0x0100000c, [command]))).goos).toBe(goos)
  })

  test("knows a program that Apple's linker made by the function starts, which Go's never writes", () => {
    const functionStarts = [0x26, 16, 0, 0]
    expect(readMachO(bytesSource(machO(64, true, 0x0100000c, [functionStarts]))).hostLinked).toBe(true)
    expect(readMachO(bytesSource(bytesOf('darwin/arm64'))).hostLinked).toBe(false)
  })

  // n_type: N_UNDF 0, N_ABS 2, N_SECT 14, N_EXT 1; N_STAB are the three highest bits.
  const symbols: [label: string, types: number[], symtab: boolean][] = [
    ['a symbol of its own', [0x0e], true],
    ['an exported symbol behind imported ones', [0x01, 0x01, 0x0f], true],
    ['imported symbols only, as after -s', [0x01, 0x01], false],
    ['debugging entries only', [0x2e, 0x64], false],
    ['an absolute symbol', [0x03], false],
    ['no symbols', [], false]
  ]
  test.each(symbols)('sees a symbol table of %s', (_label, types, symtab) => {
    const head = machO(64, true, 0x0100000c, [[2, 24, 32 + 24, types.length, 0, 0]])
    const table = Buffer.alloc(16 * types.length)
    for (const [index, type] of types.entries()) table[16 * index + 4] = type
    expect(readMachO(bytesSource(Buffer.concat([head, table]))).symtab).toBe(symtab)
  })

  test('takes a segment of 32 bits apart', () => {
    // cmd, size, segname[4], vmaddr, vmsize, fileoff, filesize, maxprot, initprot, nsects, flags; then one section:
    // sectname[4], segname[4], addr, size, offset, align, reloff, nreloc, flags, reserved[2]
    const name = (text: string): number[] => {
      const bytes = Buffer.alloc(16)
      bytes.write(text)
      return [0, 4, 8, 12].map((at) => bytes.readUInt32LE(at))
    }
    const section = [...name('__go_buildinfo'), ...name('__DATA'), 0x2000, 0x30, 0x20, 4, 0, 0, 0, 0, 0]
    const segment = [1, 56 + 68, ...name('__DATA'), 0x2000, 0x1000, 0, 0x40, 3, 3, 1, 0, ...section]
    const image = readMachO(bytesSource(machO(32, true, 7, [segment])))
    expect(image.segments).toEqual([
      { address: 0x2000, memorySize: 0x1000, offset: 0, size: 0x40, writable: true, executable: false }
    ])
    expect(image.sections).toEqual([
      { name: '__go_buildinfo', address: 0x2000, size: 0x30, offset: 0x20, loaded: true, writable: true, inFile: true }
    ])
  })
})
