/**
 * What the bytes of one output of the build cache say of themselves.
 *
 * A package archive carries a seal of its own, the same as a binary's: the second half of its build ID is the hash of the
 * archive with every copy of that ID read as zero. The sha256 in the file's name shows a byte that changed; whoever
 * stores the changed archive under its new hash passes that test and fails this one, until the archive is sealed anew.
 * So both are computed, in one pass over the file.
 *
 * Source: cmd/internal/buildid/rewrite.go (FindAndHash), cmd/go/internal/work/buildid.go (updateBuildID); measured on
 * every archive of a real cache.
 */
import type { ByteSource } from '../binary/bytes.ts'
import { latin1 } from '../binary/bytes.ts'
import { scan } from '../binary/scan.ts'
import { ARCHIVE_HEAD_BYTES, type ArchiveId, parseArchiveId } from './archive-id.ts'

export interface DataReading {
  readonly size: number
  /** As hex. */
  readonly sha256: string
  /** `null` for what is no package archive. */
  readonly archive: ArchiveReading | null
}

export interface ArchiveReading {
  /** As it stands in the archive; `null` where a package archive has none, or one of another form. */
  readonly id: ArchiveId | null
  /** Whether the content half is what the bytes give; `null` without an ID. */
  readonly sealed: boolean | null
}

/** How every package archive begins, whatever its build ID: the go command looks no further to tell it from a program. */
const ARCHIVE_START = /^!<arch>\n__\.PKGDEF/

/** Reads an output once. Throws what the source throws. */
export function readDataFile(source: ByteSource): DataReading {
  const head = source.read(0, Math.min(ARCHIVE_HEAD_BYTES, source.size))
  if (!ARCHIVE_START.test(latin1(head.subarray(0, 32)))) {
    return { size: source.size, sha256: scan(source, [], []).sha256, archive: null }
  }
  const id = parseArchiveId(head)
  const text = id === null ? null : Buffer.from(`${id.actionId}/${id.contentId}`, 'latin1')
  const views = text === null ? [] : [{ length: source.size, padding: 0, zero: [], patches: [], id: text }]
  const { sha256, seals } = scan(source, [], views)
  return { size: source.size, sha256, archive: { id, sealed: id === null ? null : seals[0] === id.contentId } }
}
