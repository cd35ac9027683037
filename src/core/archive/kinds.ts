/**
 * What a file or a member of an archive is by its first bytes: an archive that is opened, one that is not, an executable
 * of a format in which Go programs come, or anything else. Names are not asked: `shop.tar.gz` is what somebody called it.
 *
 * Executables are told here by their magics alone, so that a member is unpacked only when it may be one; open-image.ts
 * decides what it is. Sources of the magics: RFC 1952 (gzip), PKWARE's APPNOTE.TXT 4.3 (zip), POSIX pax "ustar
 * Interchange Format" (the checksum of a tar header), the formats' own documents for those that are not opened, and the
 * readers in core/binary for executables.
 */

/** Bytes from the start of a file that `kindOf` wants to see: one tar header. */
export const KIND_HEAD_BYTES = 512

/** What is opened. A gzip file may hold a tar archive, or one file alone. */
export type Container = 'tar' | 'gzip' | 'zip'

export type FileKindByContent =
  | { readonly kind: 'container'; readonly container: Container; readonly name: string }
  /** An archive or a compressed file that is not opened; `name` with its article. */
  | { readonly kind: 'unopened'; readonly name: string }
  | { readonly kind: 'executable' }
  | { readonly kind: 'other' }

const CONTAINER_NAMES: Readonly<Record<Container, string>> = {
  tar: 'a tar archive',
  gzip: 'a gzip file',
  zip: 'a zip archive'
}

const CONTAINER_MAGICS: readonly (readonly [magic: string, container: Container])[] = [
  ['1f8b08', 'gzip'],
  ['504b0304', 'zip'],
  // An empty zip archive, and one that was split over several disks into one.
  ['504b0506', 'zip'],
  ['504b0708', 'zip']
]

const UNOPENED_MAGICS: readonly (readonly [magic: string, name: string])[] = [
  ['fd377a585a00', 'an xz file'],
  ['28b52ffd', 'a zstd file'],
  ['425a6839', 'a bzip2 file'],
  ['04224d18', 'an lz4 file'],
  ['377abcaf271c', 'a 7z archive'],
  ['526172211a07', 'a rar archive'],
  ['4d53434600000000', 'a cabinet file'],
  ['edabeedb', 'an RPM package'],
  ['213c617263683e0a64656269616e2d62696e617279', 'a Debian package']
]

const EXECUTABLE_MAGICS: readonly string[] = [
  '7f454c46', // ELF
  'feedface', // Mach-O, in both byte orders and both widths
  'feedfacf',
  'cefaedfe',
  'cffaedfe',
  'cafebabf', // fat Mach-O, 64-bit offsets
  '4d5a', // MZ: PE
  '0061736d', // wasm
  '01df', // XCOFF, 32 and 64 bits
  '01f7',
  '000001eb', // Plan 9: 386, amd64, arm
  '00008a97',
  '00000647',
  '213c617263683e0a', // ar: c-archive, Go packages
  '3c62696761663e0a' // the same on AIX
]

/** A fat Mach-O file and a Java class begin alike; behind the magic stand the number of slices, or Java's version, 45 and above. */
const FAT_OR_JAVA = 'cafebabe'
const FIRST_JAVA_MAJOR = 45

/**
 * Tells by the first bytes (up to KIND_HEAD_BYTES, fewer of a shorter file). Executables are told before tar archives:
 * a tar header begins with a name that anybody may choose, and to be judged as an executable is the louder mistake.
 */
export function kindOf(head: Uint8Array): FileKindByContent {
  const hex = Buffer.from(head.subarray(0, 32)).toString('hex')
  const unopened = UNOPENED_MAGICS.find(([magic]) => hex.startsWith(magic))
  if (unopened !== undefined) return { kind: 'unopened', name: unopened[1] }
  if (isExecutable(head, hex)) return { kind: 'executable' }
  const container = CONTAINER_MAGICS.find(([magic]) => hex.startsWith(magic))?.[1] ?? (isTar(head) ? 'tar' : null)
  return container === null ? { kind: 'other' } : { kind: 'container', container, name: CONTAINER_NAMES[container] }
}

function isExecutable(head: Uint8Array, hex: string): boolean {
  if (hex.startsWith(FAT_OR_JAVA)) return head.length >= 8 && Buffer.from(head).readUInt32BE(4) < FIRST_JAVA_MAJOR
  return EXECUTABLE_MAGICS.some((magic) => hex.startsWith(magic))
}

const CHECKSUM_AT = 148
const CHECKSUM_BYTES = 8

/**
 * Whether the first block is a tar header: its checksum, octal, is the sum of its bytes with the checksum's own field
 * as spaces. The word `ustar` is missing from old archives and so not asked for.
 */
function isTar(head: Uint8Array): boolean {
  if (head.length < KIND_HEAD_BYTES || head[0] === 0) return false
  const field = Buffer.from(head.subarray(CHECKSUM_AT, CHECKSUM_AT + CHECKSUM_BYTES)).toString('latin1')
  const octal = /^ *([0-7]{1,7})[\0 ]/.exec(`${field} `)?.[1]
  if (octal === undefined) return false
  let sum = 0
  for (const [at, byte] of head.subarray(0, KIND_HEAD_BYTES).entries()) {
    sum += at >= CHECKSUM_AT && at < CHECKSUM_AT + CHECKSUM_BYTES ? 0x20 : byte
  }
  return sum === Number.parseInt(octal, 8)
}
