/** A file that was given, as what there is to judge: the binary that it is, or those in the archive that it is. */
import { KIND_HEAD_BYTES, kindOf } from '../core/archive/kinds.ts'
import { bareFacts, type BinaryFacts } from '../core/binary/facts.ts'
import type { InspectOptions } from '../core/binary/inspect.ts'
import { GateError } from '../core/errors.ts'
import { count } from '../core/text/markup.ts'
import { visible } from '../core/text/visible.ts'
import type { ArchiveEnd, ArchiveMember, Ports } from '../ports/types.ts'
import { readBinary } from './binaries.ts'

type ReadingPorts = Pick<Ports, 'files' | 'hashing' | 'archives'>

/** What is done with each. `bytes` is where its bytes are for as long as this runs; `null` when there are none to ask about. */
export type Use<T> = (facts: BinaryFacts, bytes: string | null) => Promise<T>

/**
 * Reads a file, and of an archive each member that begins like an executable, under the name `ARCHIVE!/path/inside`. There
 * is always at least one answer: an archive without an executable, or one that could not be read to its end, has one of
 * its own.
 */
export async function readFile<T>(
  ports: ReadingPorts,
  file: string,
  shown: string,
  options: InspectOptions,
  use: Use<T>
): Promise<T[]> {
  const head = ports.files.head(file, KIND_HEAD_BYTES)
  const what = head === null ? null : kindOf(head)
  if (what === null || what.kind === 'executable' || what.kind === 'other') {
    return [await use(await readBinary(ports, file, shown, options), file)]
  }
  const used: T[] = []
  try {
    if (what.kind === 'container') {
      const end = await ports.archives.read(file, what.container, async (member) => {
        const { facts, bytes } = await readMember(ports, member, shown, options)
        used.push(await use(facts, bytes))
      })
      if (used.length > 0 && end.stopped === null) return used
      const { kind, why } = end.stopped ?? { kind: 'not-go', why: `${what.name} with no executable among ${seen(end)}` }
      return [...used, await use(await identified(ports, file, bareFacts(shown, kind, [why])), null)]
    }
    const facts = bareFacts(shown, 'unreadable', [`${what.name}: not opened; unpack it first`])
    return [await use(await identified(ports, file, facts), null)]
  } catch (error) {
    if (!(error instanceof GateError) || error.code !== 'unreadable') throw error
    return [...used, await use(bareFacts(shown, 'unreadable', [error.message]), null)]
  }
}

async function readMember(
  ports: ReadingPorts,
  member: ArchiveMember,
  archive: string,
  options: InspectOptions
): Promise<{ facts: BinaryFacts; bytes: string | null }> {
  const path = `${archive}!/${visible(member.name.replace(/^(?:\.\/)+/, ''), MAX_NAME_CHARS)}`
  if (member.file === null) return { facts: bareFacts(path, 'unreadable', [member.why]), bytes: null }
  return { facts: await readBinary(ports, member.file, path, options), bytes: member.file }
}

/** Longer names than any archive is opened for. */
const MAX_NAME_CHARS = 5000

function seen({ files, others }: ArchiveEnd): string {
  const rest = others === 0 ? '' : ` (${count(others, 'link or device', 'links or devices')} not followed)`
  return `${count(files, 'file')}${rest}`
}

/** Facts of a file of which nothing more is known than its size and digest. */
async function identified(ports: ReadingPorts, file: string, facts: BinaryFacts): Promise<BinaryFacts> {
  const source = ports.files.open(file)
  const { size } = source
  source.close()
  const { sha256 } = await ports.hashing.pass(file, { range: { offset: 0, size }, patterns: [], views: [] })
  return { ...facts, size, sha256 }
}
