/**
 * Packers: programs that put another one into an envelope, which unpacks it in memory.
 *
 * UPX leaves its mark `UPX!` near the start of the file, in its own header behind the program headers, and once more in
 * the last bytes (UPX's PackHeader, src/packhead.cpp); its section names are UPX0, UPX1 in PE. Searching the whole file
 * for four letters would find them in programs that only speak of UPX.
 */
import { type ByteSource, indexOf } from './bytes.ts'
import type { Image } from './image.ts'

const UPX_MARK = Buffer.from('UPX!', 'latin1')
const HEAD_BYTES = 4096
const TAIL_BYTES = 256

/** The packer's name, `null` where there is no trace of one. */
export function packerOf(source: ByteSource, image: Image): string | null {
  if (image.sections.some(({ name }) => name === 'UPX0' || name === 'UPX1')) return 'UPX'
  // A packed ELF or Mach-O file has lost its sections; a program that was not packed has them.
  if (image.sections.length > 0) return null
  const head = source.read(0, Math.min(HEAD_BYTES, source.size))
  const tail = source.read(Math.max(0, source.size - TAIL_BYTES), Math.min(TAIL_BYTES, source.size))
  return indexOf(head, UPX_MARK) >= 0 || indexOf(tail, UPX_MARK) >= 0 ? 'UPX' : null
}
