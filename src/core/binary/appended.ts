/**
 * Data behind the last byte that a header accounts for: a payload of an installer, a second program, a marker.
 *
 * Zeros up to the end of a page are none. Go's linker leaves them behind ELF files without a symbol table (the pages of
 * arm64, mips and ppc64 have 64 KiB): up to 60,736 bytes in published programs linked with `-s -w` by Go 1.19 and 1.20,
 * under an intact seal. What was appended to such a file stands behind its padding: cut there, the seal holds again.
 */
import type { ByteSource, Range } from './bytes.ts'

const PAGES = [1 << 16, 1 << 12]

/** `end` is the first offset that no header accounts for; `null` when nothing but padding stands behind. */
export function appendedData(source: ByteSource, end: number): Range | null {
  const offset = paddedEnd(source, end)
  return offset < source.size ? { offset, size: source.size - offset } : null
}

/** The end of the page that `end` is in, where only zeros lead up to it: of a large page before a small one. */
function paddedEnd(source: ByteSource, end: number): number {
  const ends = PAGES.map((page) => Math.ceil(end / page) * page)
  const isPadding = (to: number): boolean => to <= source.size && source.read(end, to - end).every((byte) => byte === 0)
  return ends.find((to) => to > end && isPadding(to)) ?? end
}
