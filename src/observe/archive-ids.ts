/** The IDs in the archives that were linked, read from the build cache, and whether C code is in them. */
import { join } from 'node:path'
import type { BuildLog, Link } from '../core/buildlog/build-log.ts'
import { readMembers } from '../core/binary/ar.ts'
import type { ByteSource } from '../core/binary/bytes.ts'
import { ARCHIVE_HEAD_BYTES, hasCCode, type LinkedArchive, parseArchiveId } from '../core/cache/archive-id.ts'
import { outputHashes } from '../core/record/packages.ts'
import type { Ports } from '../ports/types.ts'

/** By output hash; empty without a link or a cache. `ids` are those of earlier links, which are added to and not read again. */
export function readArchiveIds(
  ports: Pick<Ports, 'files'>,
  { link, log }: { readonly link: Link | null; readonly log: BuildLog },
  cache: string,
  ids = new Map<string, LinkedArchive>()
): Map<string, LinkedArchive> {
  if (link === null || cache === '') return ids
  for (const hash of outputHashes(log, link)) {
    if (ids.has(hash)) continue
    const archive = readArchive(ports, join(cache, hash.slice(0, 2), `${hash}-d`))
    if (archive !== null) ids.set(hash, archive)
  }
  return ids
}

function readArchive({ files }: Pick<Ports, 'files'>, path: string): LinkedArchive | null {
  try {
    const file = files.open(path)
    try {
      const id = parseArchiveId(file.read(0, Math.min(ARCHIVE_HEAD_BYTES, file.size)))
      return id === null ? null : { ...id, cCode: cCodeIn(file) }
    } finally {
      file.close()
    }
  } catch {
    // Not there, or not readable: what is linked from the cache is checked, and reported, elsewhere.
    return null
  }
}

function cCodeIn(archive: ByteSource): boolean | null {
  try {
    return hasCCode(readMembers(archive).members)
  } catch {
    return null
  }
}
