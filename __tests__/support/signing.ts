/**
 * Signatures as signing tools add them to a linked file, with bytes that sign nothing: what counts here is which bytes
 * of the file change and where the signature stands (facts: what osslsigncode and codesign were seen to do).
 */

const align = (n: number, to: number): number => Math.ceil(n / to) * to

/** A certificate table at the end of a PE file, its directory entry, and a checksum in the optional header. */
export function addAuthenticode(pe: Uint8Array, size = 1000): Buffer {
  const offset = align(pe.length, 8)
  const file = Buffer.alloc(offset + align(size, 8))
  file.set(pe)
  file.fill(0x5a, offset)
  const optional = file.readUInt32LE(0x3c) + 24
  const directories = optional + (file.readUInt16LE(optional) === 0x20b ? 112 : 96)
  file.writeUInt32LE(offset, directories + 8 * 4)
  file.writeUInt32LE(file.length - offset, directories + 8 * 4 + 4)
  file.writeUInt32LE(0x12345, optional + 64)
  return file
}

const LC_SEGMENT_64 = 0x19
const LC_CODE_SIGNATURE = 0x1d

function commands(file: Buffer): { kind: number; at: number; size: number }[] {
  const found: { kind: number; at: number; size: number }[] = []
  for (let i = 0, at = 32; i < file.readUInt32LE(16); i++) {
    const size = file.readUInt32LE(at + 4)
    found.push({ kind: file.readUInt32LE(at), at, size })
    at += size
  }
  return found
}

function linkeditAt(file: Buffer): number {
  const segment = commands(file).find(
    ({ kind, at }) => kind === LC_SEGMENT_64 && file.toString('latin1', at + 8, at + 18) === '__LINKEDIT'
  )
  if (segment === undefined) throw new Error('no __LINKEDIT')
  return segment.at
}

/**
 * A Mach-O file (64 bits, little endian) signed anew, as codesign does: the linker's signature makes way for a longer
 * one, or, where the linker left none, a load command for it is added behind the last. `padding` NUL bytes stand before
 * a signature that is added.
 */
export function addCodeSignature(macho: Uint8Array, size = 40_000, padding = 0): Buffer {
  const old = commands(Buffer.from(macho)).find(({ kind }) => kind === LC_CODE_SIGNATURE)
  const start = old === undefined ? macho.length + padding : Buffer.from(macho).readUInt32LE(old.at + 8)
  const file = Buffer.alloc(start + size)
  file.set(macho.subarray(0, Math.min(start, macho.length)))
  file.fill(0xc5, start)
  const at = old?.at ?? 32 + file.readUInt32LE(20)
  if (old === undefined) {
    file.writeUInt32LE(file.readUInt32LE(16) + 1, 16)
    file.writeUInt32LE(file.readUInt32LE(20) + 16, 20)
    file.writeUInt32LE(LC_CODE_SIGNATURE, at)
    file.writeUInt32LE(16, at + 4)
    file.writeUInt32LE(start, at + 8)
  }
  file.writeUInt32LE(size, at + 12)
  const linkedit = linkeditAt(file)
  const length = file.length - Number(file.readBigUInt64LE(linkedit + 40))
  file.writeBigUInt64LE(BigInt(length), linkedit + 48)
  file.writeBigUInt64LE(BigInt(align(length, 0x4000)), linkedit + 32)
  return file
}
