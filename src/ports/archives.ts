/**
 * Archives: the members that begin like executables, each as a file of its own that can be read anywhere.
 *
 * A reader of binaries jumps to and fro, and so does `go version -m`; what comes out of a compressed stream can do
 * neither. So a member is written into a temporary file, read, and removed before the next one is looked at: memory stays
 * flat, and the disk holds one member at a time. The file's name is ours. What an archive calls its members is shown,
 * escaped, and never becomes a path.
 *
 * Nothing is passed over in silence: what begins like an executable and cannot be had, and what an archive keeps closed
 * (a member that is encrypted, an archive within), is visited with the reason; where reading has to end, the end says why.
 */
import { createHash } from 'node:crypto'
import { closeSync, createReadStream, openSync, writeSync } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { constants, createGunzip, gunzipSync } from 'node:zlib'
import { type Container, KIND_HEAD_BYTES, kindOf } from '../core/archive/kinds.ts'
import { ARCHIVE_LIMITS, type ArchiveLimits } from '../core/archive/limits.ts'
import { errorCode, errorMessage, GateError, LimitError } from '../core/errors.ts'
import { quote, quoteList } from '../core/text/markup.ts'
import { visible } from '../core/text/visible.ts'
import { ArchiveError, Chunks, MemberError, Meter, type RawMember } from './archive-member.ts'
import { systemFiles } from './files.ts'
import { tarMembers } from './tar-members.ts'
import type { ArchiveEnd, ArchiveMember, Archives } from './types.ts'
import { zipMembers } from './zip-members.ts'

/** Go up to 1.21 passes over files that are not executable, on Windows by their name: the witness would be silent. */
const MEMBER_FILE = 'member.exe'
const MEMBER_MODE = 0o700

/** Repeated names that are named. */
const SHOWN_NAMES = 3

type Visit = (member: ArchiveMember) => Promise<void>

/** Opens archives within the limits. */
export function archivesWithin(limits: ArchiveLimits): Archives {
  // One after the other, whoever asks: each has its buffers and its member on the disk, and unpacking keeps a core busy.
  let before: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = before.then(work)
    before = mine.catch(() => {})
    return mine
  }
  return {
    read: (file, container, visit) =>
      inTurn(async () => {
        const folder = await systemFiles.makeTemporary('go-provenance-gate-archive-')
        try {
          return await new Reading(limits, folder, visit).run(file, container)
        } finally {
          await systemFiles.remove(folder)
        }
      })
  }
}

/** The real thing. */
export const systemArchives: Archives = archivesWithin(ARCHIVE_LIMITS)

/** One archive while it is read. */
class Reading {
  readonly #limits: ArchiveLimits
  readonly #folder: string
  readonly #visit: Visit
  #entries = 0
  #executables = 0
  #files = 0
  #others = 0
  /** Digests of the names so far: a set of the names themselves could take more memory than the archive. */
  readonly #names = new Set<string>()
  readonly #repeated: string[] = []

  constructor(limits: ArchiveLimits, folder: string, visit: Visit) {
    this.#limits = limits
    this.#folder = folder
    this.#visit = visit
  }

  async run(file: string, container: Container): Promise<ArchiveEnd> {
    let current: string | null = null
    try {
      const members = await membersOf(file, container, this.#limits)
      try {
        for (let next = await members.next(); next.done !== true; next = await members.next()) {
          current = next.value.name
          await this.#take(next.value)
        }
      } finally {
        await members.return(undefined)
      }
    } catch (error) {
      if (!(error instanceof ArchiveError || error instanceof LimitError)) throw error
      const after = current === null ? '' : `; the last member was ${quote(current)}`
      const kind = error instanceof ArchiveError ? error.outcome : 'unreadable'
      return this.#end({ kind, why: `${error.message}${after}` })
    }
    if (this.#repeated.length === 0) return this.#end(null)
    const names = quoteList(this.#repeated, SHOWN_NAMES)
    return this.#end({ kind: 'unreadable', why: `which file is unpacked as ${names} cannot be told: the name repeats` })
  }

  #end(stopped: ArchiveEnd['stopped']): ArchiveEnd {
    return { files: this.#files, others: this.#others, stopped }
  }

  async #take(member: RawMember): Promise<void> {
    const { entries, nameChars } = this.#limits
    this.#entries += 1
    if (this.#entries > entries) throw new LimitError('members of the archive', this.#entries, entries)
    if (member.kind === 'folder') return
    this.#note(member.name)
    if (member.kind === 'other') {
      this.#others += 1
      return
    }
    this.#files += 1
    const { name } = member
    const why =
      name.length > nameChars ? new LimitError('characters of its name', name.length, nameChars).message : member.closed
    if (why !== null) return this.#visit({ name: name.slice(0, nameChars), file: null, why })
    const chunks = new Chunks(member.chunks)
    try {
      await this.#judge(name, chunks)
    } catch (error) {
      if (!(error instanceof MemberError)) throw error
      await this.#visit({ name, file: null, why: error.message })
    } finally {
      await chunks.close()
    }
  }

  async #judge(name: string, chunks: Chunks): Promise<void> {
    const head = await chunks.head(KIND_HEAD_BYTES)
    const what = kindOf(head)
    if (what.kind === 'other') return
    if (what.kind === 'container' && what.container === 'gzip' && isHarmless(await chunks.head(GZIP_HEAD_BYTES))) return
    if (what.kind !== 'executable') {
      const why = `${what.name} within an archive: not opened; unpack the outer one first`
      return this.#visit({ name, file: null, why })
    }
    this.#executables += 1
    const { executables } = this.#limits
    if (this.#executables > executables)
      throw new LimitError('executables in the archive', this.#executables, executables)
    const file = join(this.#folder, MEMBER_FILE)
    try {
      await spool(chunks, file, this.#limits.memberBytes)
      await this.#visit({ name, file })
    } finally {
      await rm(file, { force: true })
    }
  }

  /** Two members of one name are two files of which one is left when the archive is unpacked. */
  #note(name: string): void {
    const digest = createHash('sha256').update(posix.normalize(name)).digest('base64url').slice(0, 22)
    if (!this.#names.has(digest)) this.#names.add(digest)
    else if (this.#repeated.length <= SHOWN_NAMES) this.#repeated.push(name)
  }
}

async function spool(chunks: Chunks, file: string, maxBytes: number): Promise<void> {
  const descriptor = openSync(file, 'wx', MEMBER_MODE)
  try {
    let size = 0
    for await (const chunk of chunks.all()) {
      size += chunk.length
      if (size > maxBytes) throw new MemberError(new LimitError('its bytes', size, maxBytes).message)
      for (let done = 0; done < chunk.length; ) done += writeSync(descriptor, chunk, done)
    }
  } catch (error) {
    if (error instanceof GateError) throw error
    throw new GateError('unreadable', `a member could not be written to the temporary folder: ${errorMessage(error)}`, {
      cause: error
    })
  } finally {
    closeSync(descriptor)
  }
}

/** So much of a gzip file within an archive is unpacked, at most into 16 MiB, to see what it holds. */
const GZIP_HEAD_BYTES = 1 << 14

/** Whether a gzip file holds neither an executable nor an archive, by its beginning: releases hold manual pages so. */
function isHarmless(head: Uint8Array): boolean {
  try {
    // Z_SYNC_FLUSH: as much as the bytes at hand give, without a complaint about the rest.
    const inside = gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH })
    const enough = inside.length >= KIND_HEAD_BYTES || head.length < GZIP_HEAD_BYTES
    return enough && kindOf(inside.subarray(0, KIND_HEAD_BYTES)).kind === 'other'
  } catch {
    return false
  }
}

async function membersOf(
  file: string,
  container: Container,
  limits: ArchiveLimits
): Promise<AsyncGenerator<RawMember, void, undefined>> {
  const { size } = await stat(file)
  const meter = new Meter(limits, size)
  switch (container) {
    case 'zip':
      return zipMembers(file, limits, meter)
    case 'tar':
      return tarMembers(createReadStream(file, { highWaterMark: FILE_CHUNK_BYTES }))
    case 'gzip':
      return gzipMembers(file, meter)
  }
}

const FILE_CHUNK_BYTES = 1 << 16

async function* gunzipped(file: string, meter: Meter): AsyncGenerator<Uint8Array, void, undefined> {
  const packed = createReadStream(file, { highWaterMark: FILE_CHUNK_BYTES })
  const unpacked = createGunzip({ chunkSize: FILE_CHUNK_BYTES })
  // Its errors end `unpacked`, where they are caught below.
  const ended = pipeline(packed, unpacked).catch(() => {})
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      meter.count(chunk.length)
      yield chunk
    }
  } catch (error) {
    if (error instanceof GateError) throw error
    if (errorCode(error) === 'Z_BUF_ERROR')
      throw new ArchiveError('truncated', 'the gzip file ends before its end mark')
    throw new ArchiveError('unreadable', `the gzip file is damaged: ${visible(errorMessage(error))}`)
  } finally {
    packed.destroy()
    unpacked.destroy()
    await ended
  }
}

/** A tar archive, or one file, which is named like the gzip file without its last suffix. */
async function* gzipMembers(file: string, meter: Meter): AsyncGenerator<RawMember, void, undefined> {
  const chunks = new Chunks(gunzipped(file, meter))
  try {
    const what = kindOf(await chunks.head(KIND_HEAD_BYTES))
    if (what.kind === 'container' && what.container === 'tar') yield* tarMembers(chunks.all())
    else yield { name: nameWithin(file), kind: 'file', closed: null, chunks: chunks.all() }
  } finally {
    await chunks.close()
  }
}

function nameWithin(file: string): string {
  const name = file.replace(/^.*[\\/]/, '')
  return name.replace(/(?:\.gz|\.gzip)$/i, '') || name
}
