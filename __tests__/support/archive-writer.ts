/**
 * Archives for tests, byte for byte, so that they can lie: sizes, checksums, flags and names are what a test says.
 * Layouts: POSIX pax, "ustar Interchange Format"; PKWARE's APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16.
 */
import { crc32, deflateRawSync, gzipSync } from 'node:zlib'

export interface TarMember {
  readonly name: string
  readonly data?: Uint8Array | string
  /** `0` file, `1` hard link, `2` symbolic link, `3` device, `5` folder, `6` FIFO, `x` extended header. */
  readonly type?: string
  /** What the header claims. */
  readonly size?: number
  /** The size field as it is written. */
  readonly sizeField?: Uint8Array
  readonly link?: string
}

/** One tar header and its data, padded. */
export function tarMember({ name, data = '', type = '0', size, sizeField, link = '' }: TarMember): Buffer {
  const bytes = Buffer.from(data)
  const header = Buffer.alloc(512)
  header.write(name, 0, 100)
  header.write('0000755\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  if (sizeField === undefined) header.write(`${(size ?? bytes.length).toString(8).padStart(11, '0')}\0`, 124)
  else header.set(sizeField, 124)
  header.write('00000000000\0', 136)
  header.write(type, 156)
  header.write(link, 157, 100)
  header.write('ustar\u000000', 257)
  header.fill(0x20, 148, 156)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([header, bytes, Buffer.alloc(-bytes.length & 511)])
}

/** A tar archive with its end mark. */
export function tar(...members: readonly TarMember[]): Buffer {
  return Buffer.concat([...members.map(tarMember), Buffer.alloc(1024)])
}

export const tarGz = (...members: readonly TarMember[]): Buffer => gzipSync(tar(...members))

/** An extended header that sets keywords for the next member. */
export function pax(values: Readonly<Record<string, string>>): TarMember {
  const records = Object.entries(values).map(([key, value]) => {
    const rest = ` ${key}=${value}\n`
    let length = rest.length + 1
    while (String(length).length + rest.length !== length) length += 1
    return `${length}${rest}`
  })
  return { name: 'pax', type: 'x', data: records.join('') }
}

export interface ZipMember {
  readonly name: string
  readonly data?: Uint8Array | string
  /** 0 stored, 8 deflated. */
  readonly method?: number
  readonly flags?: number
  /** What both headers claim, where it is not the truth. */
  readonly crc?: number
  readonly size?: number
  /** The name in the local header. */
  readonly localName?: string
  /** Unix mode, for a member that says it was made there. */
  readonly mode?: number
  /** Where the central directory says the local header is. */
  readonly offset?: number
}

/** A zip archive. */
export function zip(...members: readonly ZipMember[]): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const member of members) {
    const data = Buffer.from(member.data ?? '')
    const method = member.method ?? 8
    const packed = method === 8 ? deflateRawSync(data) : data
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(member.flags ?? 0x800, 2)
    fields.writeUInt16LE(method, 4)
    fields.writeUInt32LE(member.crc ?? crc32(data), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(member.size ?? data.length, 18)
    const localName = Buffer.from(member.localName ?? member.name)
    const name = Buffer.from(member.name)
    fields.writeUInt16LE(localName.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fields, localName, packed])
    fields.writeUInt16LE(name.length, 22)
    const head = Buffer.alloc(46)
    head.write('PK\u0001\u0002', 0, 'latin1')
    head.writeUInt16LE(member.mode === undefined ? 20 : (3 << 8) | 20, 4)
    fields.copy(head, 6)
    head.writeUInt32LE(((member.mode ?? 0) << 16) >>> 0, 38)
    head.writeUInt32LE(member.offset ?? at, 42)
    central.push(head, name)
    locals.push(local)
    at += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 0, 'latin1')
  end.writeUInt16LE(members.length, 8)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, directory, end])
}
