/**
 * What is in an artifact: a zip archive of flat files, each read whole. Whoever got code to run in a job could have made
 * it, so an archive that is not exactly of the form that the gate writes is refused as a whole: folders, links, names with
 * more than letters, digits, `.`, `_` and `-`, the same name twice, too much.
 */
import { ARCHIVE_LIMITS } from '../core/archive/limits.ts'
import { FormatError, LimitError } from '../core/errors.ts'
import { quote } from '../core/text/markup.ts'
import { Meter } from './archive-member.ts'
import { zipMembers } from './zip-members.ts'

/** Bytes of an artifact as it is downloaded: records of a hundred large programs have 40 MiB, packed. */
export const MAX_ARTIFACT_BYTES = 64 << 20
/** A record has 32 MiB at most, a ledger 20. */
const MAX_FILE_BYTES = 32 << 20
/** One job judges at most 2,000 binaries. */
const LIMITS = { ...ARCHIVE_LIMITS, entries: 2001, unpackedBytes: 256 << 20 }

/** Texts by name. Throws GateError `format`, `limit` for what the gate did not write. */
export async function readArtifact(file: string, packedBytes: number): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>()
  for await (const { name, kind, closed, chunks } of zipMembers(file, LIMITS, new Meter(LIMITS, packedBytes))) {
    if (kind !== 'file' || !/^[A-Za-z0-9_][\w.-]{0,250}$/.test(name)) {
      throw new FormatError(`expected files with plain names, got ${quote(name, 80)}`, 0)
    }
    if (texts.has(name)) throw new FormatError(`expected each name once, got ${quote(name)} twice`, 0)
    if (closed !== null) throw new FormatError(`${quote(name)}: ${closed}`, 0)
    texts.set(name, await textOf(name, chunks))
  }
  return texts
}

async function textOf(name: string, chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > MAX_FILE_BYTES) throw new LimitError(`${quote(name)}, bytes`, size, MAX_FILE_BYTES)
    // A library may use the same memory again for its next piece.
    parts.push(Uint8Array.from(chunk))
  }
  return Buffer.concat(parts).toString('utf8')
}
