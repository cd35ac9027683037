/**
 * Go programs of a few kilobytes in every format but ELF (elf-writer.ts has that), written by hand from the formats'
 * specifications: each has a build ID, a build info blob, the framed copy of the module info and a signature where the
 * format knows one, and is small enough to be mutated a hundred thousand times. Their seals are broken, being none of
 * Go's. Wasm and Plan 9 programs are as Go's linker makes them: without a blob the one, without section names the other.
 */
import { framed, inlineBlob, MODINFO, varint } from './elf-writer.ts'

const ID = `\xff Go build ID: "${['A', 'B', 'C', 'D'].map((letter) => letter.repeat(20)).join('/')}"\n \xff`
const VERSION = 'go1.26.8'

const align = (n: number, to: number): number => Math.ceil(n / to) * to

/** One number of a header: its offset, its size in bytes (negative: big endian), its value. */
type Field = readonly [at: number, size: 2 | 4 | 8 | -2 | -4 | -8, value: number]

function put(target: Buffer, fields: readonly Field[]): void {
  for (const [at, size, value] of fields) {
    const bytes = Buffer.alloc(8)
    bytes.writeBigUInt64BE(BigInt(value))
    const short = bytes.subarray(8 - Math.abs(size))
    target.set(size < 0 ? short : Uint8Array.from(short).toReversed(), at)
  }
}

const text = (): Buffer => Buffer.concat([Buffer.from(ID, 'latin1'), Buffer.alloc(64, 0xcc)])
const rodata = (): Buffer => Buffer.concat([framed(MODINFO), Buffer.from(VERSION)])
const blob = (): Buffer => inlineBlob(VERSION, framed(MODINFO))

/** PE32+ for amd64, or PE32 for 386: .text, .rdata, .data, a certificate table when `signed`. */
export function smallPe(bits: 32 | 64 = 64, signed = false): Buffer {
  const parts = [
    { name: '.text', flags: 0x60000020, bytes: text() },
    { name: '.rdata', flags: 0x40000040, bytes: rodata() },
    { name: '.data', flags: 0xc0000040, bytes: blob() },
    // A long name: an offset into the string table behind the symbols.
    { name: '/4', flags: 0x42000000, bytes: Buffer.alloc(16) }
  ]
  const optional = 0x98
  const optionalSize = bits === 64 ? 240 : 224
  const table = optional + optionalSize
  let at = align(table + parts.length * 40, 512)
  const out = Buffer.alloc(16 * 512)
  out.write('MZ', 0)
  out.write('PE\0\0', 0x80, 'latin1')
  put(out, [
    [0x3c, 4, 0x80],
    [0x84, 2, bits === 64 ? 0x8664 : 0x14c],
    [0x86, 2, parts.length],
    [0x94, 2, optionalSize],
    [0x96, 2, 0x22],
    [optional, 2, bits === 64 ? 0x20b : 0x10b],
    [optional + 2, 2, 3],
    [optional + (bits === 64 ? 24 : 28), bits === 64 ? 8 : 4, 0x400000],
    [optional + 32, 4, 0x1000],
    [optional + 36, 4, 512],
    [optional + (bits === 64 ? 108 : 92), 4, 16]
  ])
  parts.forEach(({ name, flags, bytes }, index) => {
    const header = table + index * 40
    out.write(name, header, 'latin1')
    put(out, [
      [header + 8, 4, bytes.length],
      [header + 12, 4, 0x1000 * (index + 1)],
      [header + 16, 4, align(bytes.length, 512)],
      [header + 20, 4, at],
      [header + 36, 4, flags]
    ])
    out.set(bytes, at)
    at += align(bytes.length, 512)
  })
  const strings = Buffer.from('....debug_info\0', 'latin1')
  strings.writeUInt32LE(strings.length)
  out.set(strings, at + 18)
  put(out, [
    [0x8c, 4, at],
    [0x90, 4, 1]
  ])
  at = align(at + 18 + strings.length, 8)
  if (!signed) return out.subarray(0, at)
  put(out, [
    [optional + (bits === 64 ? 112 : 96) + 32, 4, at],
    [optional + (bits === 64 ? 112 : 96) + 36, 4, 64]
  ])
  out.fill(0x5a, at, at + 64)
  return out.subarray(0, at + 64)
}

interface MachOSegment {
  readonly name: string
  readonly prot: number
  readonly sections: readonly { readonly name: string; readonly bytes: Buffer }[]
}

/** Mach-O of 64 bits for arm64, with a UUID, a symbol and room for a code signature; `signed` fills it. */
export function smallMachO(signed = true): Buffer {
  const segments: MachOSegment[] = [
    {
      name: '__TEXT',
      prot: 5,
      sections: [
        { name: '__text', bytes: text() },
        { name: '__rodata', bytes: rodata() },
        { name: '__gopclntab', bytes: Buffer.alloc(32, 1) }
      ]
    },
    { name: '__DATA', prot: 3, sections: [{ name: '__go_buildinfo', bytes: blob() }] },
    { name: '__DWARF', prot: 0, sections: [{ name: '__debug_info', bytes: Buffer.alloc(16) }] }
  ]
  const out = Buffer.alloc(8192)
  put(out, [
    [0, 4, 0xfeedfacf],
    [4, 4, 0x0100000c],
    [12, 4, 2]
  ])
  let command = 32
  let count = 0
  let at = 1024
  const next = (kind: number, size: number, fields: readonly Field[]): number => {
    const start = command
    put(out, [[start, 4, kind], [start + 4, 4, size], ...fields.map(([a, b, c]): Field => [start + a, b, c])])
    command += size
    count += 1
    return start
  }
  const base = 0x100000000
  for (const { name, prot, sections } of segments) {
    const size = sections.reduce((sum, { bytes }) => sum + align(bytes.length, 16), 0)
    const start = next(0x19, 72 + 80 * sections.length, [
      [24, 8, base + at],
      [32, 8, size],
      [40, 8, at],
      [48, 8, size],
      [60, 4, prot],
      [64, 4, sections.length]
    ])
    out.write(name, start + 8)
    sections.forEach((section, index) => {
      const header = start + 72 + index * 80
      out.write(section.name, header)
      out.write(name, header + 16)
      put(out, [
        [header + 32, 8, base + at],
        [header + 40, 8, section.bytes.length],
        [header + 48, 4, at]
      ])
      out.set(section.bytes, at)
      at += align(section.bytes.length, 16)
    })
  }
  next(0x32, 24, [
    [8, 4, 1],
    [12, 4, 0xc0000]
  ])
  out.fill(0x77, next(0x1b, 24, []) + 8, command)
  const symbols = at
  const names = symbols + 16
  const signature = align(names + 8, 16)
  const directory = codeDirectory(out.subarray(0, signature))
  const end = signature + (signed ? directory.length : 0)
  const link = next(0x19, 72, [
    [24, 8, base + symbols],
    [32, 8, end - symbols],
    [40, 8, symbols],
    [48, 8, end - symbols]
  ])
  out.write('__LINKEDIT', link + 8)
  next(0x2, 24, [
    [8, 4, symbols],
    [12, 4, 1],
    [16, 4, names],
    [20, 4, 8]
  ])
  put(out, [
    [symbols, 4, 1],
    [symbols + 4, 2, 0x010f],
    [symbols + 8, 8, base + 1024]
  ])
  out.write('\0main', names, 'latin1')
  if (signed)
    next(0x1d, 16, [
      [8, 4, signature],
      [12, 4, directory.length]
    ])
  put(out, [
    [16, 4, count],
    [20, 4, command - 32]
  ])
  if (signed) out.set(directory, signature)
  return out.subarray(0, end)
}

/** An ad-hoc signature of one CodeDirectory, its page hashes left zero. */
function codeDirectory(signed: Uint8Array): Buffer {
  const pages = Math.ceil(signed.length / 4096)
  const out = Buffer.alloc(20 + 88 + 6 + 32 * pages)
  put(out, [
    [0, -4, 0xfade0cc0],
    [4, -4, out.length],
    [8, -4, 1],
    [16, -4, 20],
    [20, -4, 0xfade0c02],
    [24, -4, out.length - 20],
    [28, -4, 0x20400],
    [36, -4, 88 + 6],
    [40, -4, 88],
    [48, -4, pages],
    [52, -4, signed.length]
  ])
  out.set([32, 2, 0, 12], 56)
  out.write('a.out', 20 + 88)
  return out
}

/** XCOFF of 64 bits: .text, .data, .bss. */
export function smallXcoff(): Buffer {
  const parts = [
    { name: '.text', flags: 0x20, bytes: Buffer.concat([text(), rodata()]) },
    { name: '.data', flags: 0x40, bytes: blob() },
    { name: '.bss', flags: 0x80, bytes: Buffer.alloc(0) }
  ]
  const table = 24 + 120
  let at = align(table + 72 * parts.length, 64)
  const out = Buffer.alloc(8192)
  put(out, [
    [0, -2, 0x1f7],
    [2, -2, parts.length],
    [16, -2, 120],
    [18, -2, 2]
  ])
  parts.forEach(({ name, flags, bytes }, index) => {
    const header = table + index * 72
    out.write(name, header)
    put(out, [
      [header + 16, -8, 0x10000000 * (index + 1)],
      [header + 24, -8, bytes.length],
      [header + 32, -8, bytes.length === 0 ? 0 : at],
      [header + 64, -4, flags]
    ])
    out.set(bytes, at)
    at += align(bytes.length, 64)
  })
  put(out, [
    [8, -8, at],
    [20, -4, 1]
  ])
  // One symbol, and the length of the names behind it.
  put(out, [[at + 18, -4, 4]])
  return out.subarray(0, at + 22)
}

const named = (name: string): Buffer => Buffer.concat([varint(name.length), Buffer.from(name, 'latin1')])

/** A wasm module with what Go writes: `go:buildid`, an import, one data segment, `producers`, `name`. */
export function smallWasm(): Buffer {
  const section = (id: number, ...contents: Buffer[]): Buffer => {
    const bytes = Buffer.concat(contents)
    return Buffer.concat([Buffer.from([id]), varint(bytes.length), bytes])
  }
  const data = Buffer.concat([Buffer.alloc(8, 7), rodata()])
  const producers = Buffer.concat([
    Buffer.from([2]),
    named('language'),
    Buffer.from([1]),
    named('Go'),
    named(VERSION),
    named('processed-by'),
    Buffer.from([1]),
    named('Go cmd/compile'),
    named(VERSION)
  ])
  return Buffer.concat([
    Buffer.from('0061736d01000000', 'hex'),
    section(0, named('go:buildid'), Buffer.from(ID, 'latin1')),
    section(1, Buffer.from('0160000000', 'hex').subarray(0, 4)),
    section(2, varint(1), named('gojs'), named('runtime.wasmExit'), Buffer.from([0, 0])),
    section(3, Buffer.from([1, 0])),
    section(10, Buffer.from([1, 2, 0, 0x0b])),
    section(11, varint(1), Buffer.from([0, 0x41, 0x80, 0x20, 0x0b]), varint(data.length), data),
    section(0, named('producers'), producers),
    section(0, named('name'), Buffer.from([1, 1, 0]))
  ])
}

/** A Plan 9 program for amd64: header, text, data, symbols. */
export function smallPlan9(): Buffer {
  const code = Buffer.concat([text(), rodata()])
  const head = Buffer.alloc(40)
  const symbols = Buffer.alloc(24, 1)
  put(head, [
    [0, -4, 0x8a97],
    [4, -4, code.length],
    [8, -4, blob().length],
    [12, -4, 64],
    [16, -4, symbols.length],
    [20, -4, 0x200028],
    [32, -8, 0x200028]
  ])
  return Buffer.concat([head, code, blob(), symbols])
}

/** A fat file of some Mach-O images. */
export function smallFat(slices: readonly Buffer[] = [smallMachO(), smallMachO(false)]): Buffer {
  const out = Buffer.alloc(slices.reduce((sum, slice) => align(sum, 4096) + slice.length, 4096))
  put(out, [
    [0, -4, 0xcafebabe],
    [4, -4, slices.length]
  ])
  let at = 4096
  slices.forEach((slice, index) => {
    put(out, [
      [8 + index * 20, -4, index === 0 ? 0x0100000c : 0x01000007],
      [16 + index * 20, -4, at],
      [20 + index * 20, -4, slice.length],
      [24 + index * 20, -4, 12]
    ])
    out.set(slice, at)
    at = align(at + slice.length, 4096)
  })
  return out
}

/** An archive as the C tools want it: a table of names, and one member. */
export function smallArchive(member: Buffer): Buffer {
  const header = (name: string, size: number): Buffer =>
    Buffer.from(`${name.padEnd(16)}${'0'.padEnd(12)}0     0     ${'644'.padEnd(8)}${String(size).padEnd(10)}\`\n`)
  return Buffer.concat([
    Buffer.from('!<arch>\n'),
    header('//', 16),
    Buffer.from('a-long-name.o/\n\n'),
    header('/0', member.length),
    member,
    Buffer.alloc(member.length % 2, '\n')
  ])
}
