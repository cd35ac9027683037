/**
 * What in the layout of a file leads `go version -m` astray while this program reads it. Kept as sentences of the
 * evidence: they say why two readers of one honest file may differ, and `reader-defects.ts` looks for them.
 *
 * Source: debug/buildinfo of Go 1.18 to 1.27 (DataStart, searchMagic and what stood in its place before Go 1.24).
 */
import { type BuildInfoBlob, buildInfoRange, MODINFO_END } from './build-info.ts'
import { findSection, type Image } from './image.ts'

/** The copy of the module info in rodata is all that is left. Go reads the blob only. */
export const NO_BLOB = 'no build info blob'
/** Go from 1.27 on finds the build info of ELF and Mach-O files by the section's name alone. */
export const NO_SECTION_HEADERS = 'the file has no section headers'
/** The same, of a file that has section headers. */
export const NO_BUILD_INFO_SECTION = 'no section has the name of the build info'
/** Go 1.24 and newer lose count of the offset when they skip such a start; Go up to 1.19 never gets past it. */
export const MISALIGNED_MAGIC = 'a misaligned start of a build info blob stands before the true one'
/** Go up to 1.21 reads the first 64 KiB of the section or segment. */
export const FAR_BUILD_INFO = 'the build info ends more than 64 KiB behind the start of its data'

const ALIGNMENT = 16
const FIRST_READ_BYTES = 64 * 1024

/** The sentences above that hold for a file. `magics`: file offsets of all starts of a blob, true and false. */
export function readerTraps(image: Image, blob: BuildInfoBlob, magics: readonly number[]): string[] {
  const place = buildInfoRange(image)
  if (place === null) return []
  const start = place.range.offset
  const before = magics.filter((at) => at >= start && at < blob.offset)
  const end =
    blob.modInfoOffset === null
      ? blob.offset
      : blob.modInfoOffset + Buffer.byteLength(blob.modInfo) + MODINFO_END.length
  return [
    ...(needsSectionName(image) ? unnamed(image) : []),
    ...(before.some((at) => (at - start) % ALIGNMENT !== 0) ? [MISALIGNED_MAGIC] : []),
    ...(end - start > FIRST_READ_BYTES ? [FAR_BUILD_INFO] : [])
  ]
}

function needsSectionName({ format }: Image): boolean {
  return format === 'elf' || format === 'macho'
}

function unnamed(image: Image): string[] {
  if (findSection(image, '.go.buildinfo', '__go_buildinfo') !== undefined) return []
  return [image.sections.length === 0 ? NO_SECTION_HEADERS : NO_BUILD_INFO_SECTION]
}
