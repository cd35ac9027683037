/** What the readers of archives hand on: raw members, their bytes in pieces, and the ways in which reading ends early. */
import type { ArchiveLimits } from '../core/archive/limits.ts'
import { GateError, LimitError } from '../core/errors.ts'

/** A member before anybody has looked into it. It has to be dealt with before the next one is asked for. */
export interface RawMember {
  /** As the archive has it: any text at all. */
  readonly name: string
  /** `other`: a link, a device, a FIFO; what it names is never followed. */
  readonly kind: 'file' | 'folder' | 'other'
  /** Why its bytes cannot be had, `null` when they can. */
  readonly closed: string | null
  /** Its bytes, once, as far as they are asked for. Throws MemberError, ArchiveError, LimitError. */
  readonly chunks: AsyncIterable<Uint8Array>
}

/** The archive cannot be read any further. */
export class ArchiveError extends GateError {
  readonly outcome: 'truncated' | 'unreadable'

  constructor(outcome: 'truncated' | 'unreadable', message: string) {
    super('format', message)
    this.name = 'ArchiveError'
    this.outcome = outcome
  }
}

/** One member cannot be read; the others still can. */
export class MemberError extends GateError {
  constructor(message: string) {
    super('format', message)
    this.name = 'MemberError'
  }
}

/** Counts what comes out of a compressed archive against what went in, and stops bombs. */
export class Meter {
  readonly #limits: ArchiveLimits
  readonly #packedBytes: number
  #bytes = 0

  constructor(limits: ArchiveLimits, packedBytes: number) {
    this.#limits = limits
    this.#packedBytes = packedBytes
  }

  /** Throws LimitError once too much has come out. */
  count(bytes: number): void {
    this.#bytes += bytes
    const { unpackedBytes, bytesBeforeRatio, ratio } = this.#limits
    if (this.#bytes > unpackedBytes) throw new LimitError('unpacked bytes', this.#bytes, unpackedBytes)
    if (this.#bytes > bytesBeforeRatio && this.#bytes > ratio * this.#packedBytes) {
      throw new LimitError(`unpacked bytes of ${this.#packedBytes} packed ones`, this.#bytes, ratio * this.#packedBytes)
    }
  }
}

/** Pieces of bytes of which the first can be looked at before all of them are taken. */
export class Chunks {
  readonly #source: AsyncIterator<Uint8Array>
  readonly #seen: Uint8Array[] = []

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** The first `length` bytes, fewer when there are no more. */
  async head(length: number): Promise<Uint8Array> {
    let have = this.#seen.reduce((sum, chunk) => sum + chunk.length, 0)
    while (have < length) {
      const next = await this.#source.next()
      if (next.done === true) break
      // A library may use the same memory again for its next piece.
      this.#seen.push(Uint8Array.from(next.value))
      have += next.value.length
    }
    return Buffer.concat(this.#seen).subarray(0, length)
  }

  /** All of them, those that were looked at included. */
  async *all(): AsyncGenerator<Uint8Array, void, undefined> {
    yield* this.#seen.splice(0)
    for (let next = await this.#source.next(); next.done !== true; next = await this.#source.next()) yield next.value
  }

  /** Ends the source early. */
  async close(): Promise<void> {
    await this.#source.return?.()
  }
}
