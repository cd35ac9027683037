/** Files that hold other files: fat Mach-O and archives, written by hand. */

const align = (n: number, to: number): number => Math.ceil(n / to) * to

export interface SliceOfFat {
  readonly cpu: number
  readonly bytes: Uint8Array
}

export const CPU_AMD64 = 0x01000007
export const CPU_ARM64 = 0x0100000c

const SLICE_ALIGNMENT = 14

/** A fat Mach-O file, each slice at a multiple of 2^14, as lipo puts them; `wide` with offsets of 64 bits. */
export function writeFat(slices: readonly SliceOfFat[], wide = false): Buffer {
  const stride = wide ? 32 : 20
  const head = Buffer.alloc(align(8 + slices.length * stride, 2 ** SLICE_ALIGNMENT))
  head.writeUInt32BE(wide ? 0xcafebabf : 0xcafebabe)
  head.writeUInt32BE(slices.length, 4)
  const parts: Buffer[] = [head]
  let offset = head.length
  slices.forEach(({ cpu, bytes }, index) => {
    const at = 8 + index * stride
    head.writeUInt32BE(cpu, at)
    if (wide) {
      head.writeBigUInt64BE(BigInt(offset), at + 8)
      head.writeBigUInt64BE(BigInt(bytes.length), at + 16)
    } else {
      head.writeUInt32BE(offset, at + 8)
      head.writeUInt32BE(bytes.length, at + 12)
    }
    head.writeUInt32BE(SLICE_ALIGNMENT, at + (wide ? 24 : 16))
    const last = index === slices.length - 1
    const part = Buffer.alloc(last ? bytes.length : align(bytes.length, 2 ** SLICE_ALIGNMENT))
    part.set(bytes)
    parts.push(part)
    offset += part.length
  })
  return Buffer.concat(parts)
}

export interface MemberOfArchive {
  readonly name: string
  readonly bytes: Uint8Array
}

/** An archive as ar writes it; `bsd` puts each name in front of the contents. */
export function writeAr(members: readonly MemberOfArchive[], bsd = false): Buffer {
  const parts = members.flatMap(({ name, bytes }) => {
    const prefix = bsd ? Buffer.alloc(align(name.length + 1, 4), `${name}\0`) : Buffer.alloc(0)
    if (bsd) prefix.fill(0, name.length)
    const size = prefix.length + bytes.length
    const field = (text: string, width: number): string => text.padEnd(width)
    const header =
      field(bsd ? `#1/${prefix.length}` : `${name}/`, 16) +
      field('0', 12) +
      field('0', 6) +
      field('0', 6) +
      field('644', 8) +
      field(String(size), 10) +
      '`\n'
    return [Buffer.from(header, 'latin1'), prefix, bytes, Buffer.alloc(size % 2, '\n')]
  })
  return Buffer.concat([Buffer.from('!<arch>\n', 'latin1'), ...parts])
}

/** A PE image as a relocatable COFF object: its file header, sections and contents without what only an image has. */
export function coffObjectOf(pe: Buffer): Buffer {
  const header = pe.readUInt32LE(60) + 4
  const count = pe.readUInt16LE(header + 2)
  const table = header + 20 + pe.readUInt16LE(header + 16)
  const contentsAt = Math.min(
    ...Array.from({ length: count }, (_, i) => pe.readUInt32LE(table + i * 40 + 20)).filter((offset) => offset > 0)
  )
  const head = Buffer.concat([pe.subarray(header, header + 20), pe.subarray(table, table + count * 40)])
  const shift = contentsAt - head.length
  head.writeUInt32LE(pe.readUInt32LE(header + 8) - shift, 8)
  head.writeUInt16LE(0, 16)
  for (let i = 0; i < count; i++) {
    const at = 20 + i * 40 + 20
    if (head.readUInt32LE(at) !== 0) head.writeUInt32LE(head.readUInt32LE(at) - shift, at)
  }
  return Buffer.concat([head, pe.subarray(contentsAt)])
}
