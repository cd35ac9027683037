/** The IDs in the archives that were linked, read from the build cache. */
import { join } from 'node:path'
import type { BuildLog, Link } from '../core/buildlog/build-log.ts'
import { ARCHIVE_HEAD_BYTES, type ArchiveId, parseArchiveId } from '../core/cache/archive-id.ts'
import { outputHashes } from '../core/record/packages.ts'
import type { Ports } from '../ports/types.ts'

/** By output hash; empty without a link or a cache. */
export function readArchiveIds(
  ports: Pick<Ports, 'files'>,
  { link, log }: { readonly link: Link | null; readonly log: BuildLog },
  cache: string
): Map<string, ArchiveId> {
  const ids = new Map<string, ArchiveId>()
  if (link === null || cache === '') return ids
  for (const hash of outputHashes(log, link)) {
    const head = ports.files.head(join(cache, hash.slice(0, 2), `${hash}-d`), ARCHIVE_HEAD_BYTES)
    const id = head === null ? null : parseArchiveId(head)
    if (id !== null) ids.set(hash, id)
  }
  return ids
}
