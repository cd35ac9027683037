/**
 * Data behind the last byte that a header accounts for: a payload of an installer, a second program, a marker.
 *
 * Zeros up to the end of a page are none. Go's linker leaves them behind ELF files without a symbol table (the pages of
 * arm64, mips and ppc64 have 64 KiB): up to 60,736 bytes in published programs linked with `-s -w` by Go 1.19 and 1.20,
 * under an intact seal.
 */
import type { ByteSource, Range } from './bytes.ts'

const SMALLEST_PAGE = 1 << 12
const LARGEST_PAGE = 1 << 16

/** `end` is the first offset that no header accounts for; `null` when nothing but padding stands behind. */
export function appendedData(source: ByteSource, end: number): Range | null {
  const size = source.size - end
  if (size <= 0) return null
  const padding = size < LARGEST_PAGE && source.size % SMALLEST_PAGE === 0
  if (padding && source.read(end, size).every((byte) => byte === 0)) return null
  return { offset: end, size }
}
