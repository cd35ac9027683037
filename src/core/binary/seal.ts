/**
 * The seal: whether a file is, byte for byte, what the Go linker wrote.
 *
 * cmd/go links, hashes the file with every copy of its build ID read as zero, and writes the first 15 bytes of that
 * sha256 into the last part of the ID. So the file carries its own checksum, and recomputing it shows any later change:
 * strip, objcopy, a patch, a packer, an appended byte. It is a checksum and no signature: who knows the rule can stamp
 * the file anew. It catches tools and accidents; a record of the true content ID catches the rest.
 *
 * What reads as zero, besides the ID:
 *  - Mach-O: the bytes of the code signature (all versions that sign, Go 1.16 on);
 *  - from Go 1.24 on the host's own ID: the payload of .note.gnu.build-id, or the UUID. Before, it is hashed. A checker
 *    that always zeroes it calls intact files broken. Where the version is not known, either rule may hold.
 *
 * A signature added after linking changes the file, and honest releases do that (Authenticode on Windows, codesign on
 * macOS). It is undone in memory and the seal computed again; only when the signature ends the file, since cutting hides
 * whatever stands behind the cut.
 *  - PE: cut at the certificate table, zero its directory entry and the checksum, as the Go linker leaves them.
 *  - Mach-O, signed by the linker (arm64): the signature gets back the size the linker gave it.
 *  - Mach-O, not signed by the linker (amd64): the load command goes, __LINKEDIT shrinks.
 *
 * Source: cmd/internal/buildid/rewrite.go (FindAndHash, excludeMachoCodeSignature, excludeHostBuildID, the latter since
 * Go 1.24), cmd/internal/codesign; measured on 288 published binaries.
 */
import type { BuildId } from './build-id.ts'
import { type ByteSource, Fields, type Range, within } from './bytes.ts'
import type { Image } from './image.ts'
import { peSigningFields } from './pe.ts'
import type { SealedView } from './scan.ts'
import { type GoVersion, isAtLeast } from '../toolchain/version.ts'

export type SealState = 'intact' | 'resigned' | 'broken' | 'absent' | 'not-applicable'

/** Whether the file is what the linker wrote, a later signature aside. */
export function sealHolds(seal: SealState): boolean {
  return seal === 'intact' || seal === 'resigned'
}

/** One way to read the file; when its content ID is the one in the build ID, the seal holds. */
export interface SealAttempt {
  readonly view: SealedView
  readonly state: 'intact' | 'resigned'
}

/** The first Go that leaves the host's own ID out of the hash. */
const HOST_ID_EXCLUDED_SINCE = 24

/** The readings of the file as it stands. */
export function plainAttempts(source: ByteSource, image: Image, id: BuildId, version: GoVersion | null): SealAttempt[] {
  const base = { length: source.size, padding: 0, patches: [], id: Buffer.from(id.text, 'latin1') }
  const signed = image.signature?.kind === 'codesign' ? [image.signature] : []
  return hostIdRules(image, version).map((zeroed) => ({
    view: { ...base, zero: [...signed, ...zeroed] },
    state: 'intact'
  }))
}

function hostIdRules(image: Image, version: GoVersion | null): Range[][] {
  if (image.hostId === null) return [[]]
  if (version === null) return [[image.hostId], []]
  return [isAtLeast(version, HOST_ID_EXCLUDED_SINCE) ? [image.hostId] : []]
}

/** The readings of the file with its signature undone; none when it has no signature that ends the file. */
export function unsignedAttempts(
  source: ByteSource,
  image: Image,
  id: BuildId,
  version: GoVersion | null
): SealAttempt[] {
  const signature = image.signature
  if (signature === null || signature.offset + signature.size !== source.size || !within(signature, source.size))
    return []
  const views =
    signature.kind === 'authenticode' ? [unsignPe(source, signature)] : unsignMachO(source, image, signature)
  const bytes = Buffer.from(id.text, 'latin1')
  return hostIdRules(image, version).flatMap((zeroed) =>
    views.map(
      (view): SealAttempt => ({ view: { ...view, zero: [...view.zero, ...zeroed], id: bytes }, state: 'resigned' })
    )
  )
}

type UnsignedView = Omit<SealedView, 'id'>

function unsignPe(source: ByteSource, signature: Range): UnsignedView {
  const fields = peSigningFields(source)
  const zero = [
    { offset: fields.certificateEntry, size: 8 },
    { offset: fields.checksum, size: 4 }
  ]
  return { length: signature.offset, padding: 0, zero, patches: [] }
}

const LC_SEGMENT_64 = 0x19
const LC_CODE_SIGNATURE = 0x1d
const HEADER_BYTES = 32
/** codesign pads to 16 before its signature; the Go linker ends its string table there already, so 0 in practice. */
const MAX_SIGNATURE_PADDING = 15

/** Size of the signature that cmd/internal/codesign writes for `codeSize` bytes: superblob, directory, "a.out", hashes. */
function linkerSignatureSize(codeSize: number): number {
  return 12 + 8 + 88 + 6 + 32 * Math.ceil(codeSize / 4096)
}

function unsignMachO(source: ByteSource, image: Image, signature: Range): UnsignedView[] {
  if (image.bits !== 64 || !image.littleEndian) return []
  const head = new Fields(source.read(0, HEADER_BYTES), true)
  const commandCount = head.u32(16)
  const commandBytes = head.u32(20)
  const area = new Fields(source.read(HEADER_BYTES, commandBytes), true, HEADER_BYTES)
  let linkedit: { at: number; fileOffset: number } | null = null
  let command: { at: number; size: number } | null = null
  for (let i = 0, at = 0; i < commandCount; i++) {
    const kind = area.u32(at)
    const size = area.u32(at + 4)
    if (kind === LC_SEGMENT_64 && area.text(at + 8, 16) === '__LINKEDIT') {
      linkedit = { at: HEADER_BYTES + at, fileOffset: area.u64(at + 40) }
    }
    if (kind === LC_CODE_SIGNATURE) command = { at: HEADER_BYTES + at, size }
    at += size
  }
  if (linkedit === null || command === null) return []
  const { at: linkeditAt, fileOffset } = linkedit
  const sizes = (end: number): SealedView['patches'] => [
    { offset: linkeditAt + 32, bytes: u64(end - fileOffset) },
    { offset: linkeditAt + 48, bytes: u64(end - fileOffset) }
  ]
  const linkerSize = linkerSignatureSize(signature.offset)
  const views: UnsignedView[] = [
    {
      length: signature.offset,
      padding: linkerSize,
      zero: [],
      patches: [...sizes(signature.offset + linkerSize), { offset: command.at + 12, bytes: u32(linkerSize) }]
    }
  ]
  if (command.at + command.size === HEADER_BYTES + commandBytes) {
    const header = [
      { offset: 16, bytes: u32(commandCount - 1) },
      { offset: 20, bytes: u32(commandBytes - command.size) }
    ]
    for (const padding of nulPaddings(source, signature.offset)) {
      const length = signature.offset - padding
      views.push({
        length,
        padding: 0,
        zero: [{ offset: command.at, size: command.size }],
        patches: [...header, ...sizes(length)]
      })
    }
  }
  return views
}

/** How many NUL bytes before the signature may be its padding: 0 and every number up to 15 that is all NUL. */
function nulPaddings(source: ByteSource, end: number): number[] {
  const before = source.read(Math.max(0, end - MAX_SIGNATURE_PADDING), Math.min(MAX_SIGNATURE_PADDING, end))
  const paddings = [0]
  for (let n = 1; n <= before.length && before[before.length - n] === 0; n++) paddings.push(n)
  return paddings
}

function u32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function u64(value: number): Uint8Array {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(Math.max(0, value)))
  return bytes
}

/** Bytes that the seal does not cover, for the report: they may differ without breaking it. */
export function uncoveredRanges(image: Image, version: GoVersion | null): { what: string; range: Range }[] {
  const uncovered: { what: string; range: Range }[] = []
  if (image.signature !== null) uncovered.push({ what: 'signature', range: image.signature })
  if (image.hostId !== null && (version === null || isAtLeast(version, HOST_ID_EXCLUDED_SINCE))) {
    uncovered.push({ what: image.format === 'macho' ? 'UUID' : 'GNU build ID', range: image.hostId })
  }
  return uncovered
}
