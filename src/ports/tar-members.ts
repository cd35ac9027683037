/**
 * The members of a tar archive, one after the other, through modern-tar.
 *
 * Its decoder is strict: a wrong checksum, a negative size, an end that does not come or bytes behind it are errors. What
 * it leaves to its caller is done here: it is fed only when a member or a piece is wanted, so that nothing piles up; and
 * what belongs to no member is counted, since extended headers of a few megabytes take seconds to parse. Two things it
 * does not tell: unknown type flags count as files, old sparse files of GNU tar (`S`) among them, and a file that a later
 * member of the same name replaces is a member like any other.
 */
import type { ParsedTarEntry } from 'modern-tar'
import { errorMessage, GateError, LimitError } from '../core/errors.ts'
import { visible } from '../core/text/visible.ts'
import { ArchiveError, type RawMember } from './archive-member.ts'

const BLOCK = 512
/** Extended headers and padding: so much for an archive, and so much more for each member. Real files: below 2 KiB each. */
const MAX_META_BYTES = 1 << 20
const MAX_META_BYTES_A_MEMBER = 4096

/** Members of the tar archive that `source` holds. Throws ArchiveError, and LimitError for extended headers without end. */
export async function* tarMembers(source: AsyncIterable<Uint8Array>): AsyncGenerator<RawMember, void, undefined> {
  const { createTarDecoder } = await import('modern-tar')
  const decoder = createTarDecoder({ strict: true })
  const feed = new Feed(source, decoder.writable.getWriter())
  const entries = decoder.readable.getReader()
  try {
    for (;;) {
      const next = await feed.until(entries.read())
      if (next.done) return
      const entry: ParsedTarEntry = next.value
      feed.accountFor(entry.header.size)
      const body = entry.body.getReader()
      const { pax = {}, type } = entry.header
      const sparse = Object.keys(pax).some((key) => key.startsWith('GNU.sparse.'))
      yield {
        // GNU tar puts a sparse file under a name of its own making and keeps the true one here.
        name: pax['GNU.sparse.name'] ?? entry.header.name,
        kind: type === 'file' ? 'file' : type === 'directory' ? 'folder' : 'other',
        closed: sparse ? 'a sparse file of GNU tar: not opened; unpack the archive first' : null,
        chunks: pieces(feed, body)
      }
      await body.cancel().catch(() => {})
    }
  } finally {
    await feed.close()
  }
}

async function* pieces(
  feed: Feed,
  body: ReadableStreamDefaultReader<Uint8Array>
): AsyncGenerator<Uint8Array, void, undefined> {
  for (;;) {
    const next = await feed.until(body.read())
    if (next.done) return
    yield next.value
  }
}

/** Hands pieces of the source to the decoder as long as something is waited for. */
class Feed {
  readonly #source: AsyncIterator<Uint8Array>
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>
  #fed = 0
  #accounted = 0
  #ended = false

  constructor(source: AsyncIterable<Uint8Array>, writer: WritableStreamDefaultWriter<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
    this.#writer = writer
  }

  accountFor(size: number): void {
    this.#accounted += BLOCK + Math.ceil(size / BLOCK) * BLOCK + MAX_META_BYTES_A_MEMBER
  }

  async until<T>(wanted: Promise<T>): Promise<T> {
    const state = { settled: false }
    const settle = (): void => {
      state.settled = true
    }
    wanted.then(settle, settle)
    // The decoder may hold the answer already: its promise settles within a turn.
    await new Promise(setImmediate)
    while (!state.settled && !this.#ended) {
      await this.#next()
      await new Promise(setImmediate)
    }
    try {
      return await wanted
    } catch (error) {
      throw asArchiveError(error)
    }
  }

  async #next(): Promise<void> {
    const next = await this.#source.next()
    // What the decoder refuses it tells its readers as well, who are waiting for it.
    if (next.done === true) {
      this.#ended = true
      await this.#writer.close().catch(() => {})
      return
    }
    this.#fed += next.value.length
    const meta = this.#fed - this.#accounted - next.value.length
    if (meta > MAX_META_BYTES) throw new LimitError('tar headers between two members, bytes', meta, MAX_META_BYTES)
    await this.#writer.write(next.value).catch(() => {})
  }

  async close(): Promise<void> {
    this.#ended = true
    await this.#writer.abort().catch(() => {})
    await this.#source.return?.()
  }
}

function asArchiveError(error: unknown): Error {
  if (error instanceof GateError) return error
  const message = errorMessage(error)
  return /truncated/i.test(message)
    ? new ArchiveError('truncated', 'the tar archive ends before its end mark')
    : new ArchiveError('unreadable', `the tar archive is damaged: ${visible(message)}`)
}
