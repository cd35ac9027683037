/**
 * The REST API of the repository's host, for reading: through the client of the Actions toolkit, which knows the address
 * (GITHUB_API_URL), the token and the proxy. That client has no limit of size and none of time, so both are here, and
 * whatever goes wrong becomes a sentence that says what to do. It is loaded when it is first asked.
 *
 * Limits of rate come as 403 or 429, with `retry-after` or with `x-ratelimit-remaining: 0`; a 403 without either is a
 * permission that the job does not have. Sources: docs.github.com, "Rate limits for the REST API" and "REST API
 * endpoints for GitHub Actions artifacts".
 */
import { setTimeout as pause } from 'node:timers/promises'
import { errorMessage, GateError, LimitError } from '../core/errors.ts'
import { quote } from '../core/text/markup.ts'
import { parseJson, textAt, valueAt } from '../core/untrusted.ts'
import { systemHttp } from './http.ts'

/** A page of a hundred runs has about 1.5 MB. */
const MAX_ANSWER_BYTES = 16 << 20
/** Milliseconds for all that one run asks. */
const PATIENCE_MS = 60_000
/** Milliseconds before the next try, where the host has failed or could not be reached. */
const PAUSES_MS = [1000, 3000]

export interface HostApiOptions {
  /** GITHUB_API_URL. */
  readonly apiUrl: string
  /** `owner/name`. */
  readonly repository: string
  readonly token: string
  readonly pauses?: readonly number[]
  readonly patience?: number
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: unknown
}

type Parameters = Readonly<Record<string, string | number | boolean>>

export class HostApi {
  readonly #options: HostApiOptions
  readonly #patience: number
  #signal: AbortSignal | null = null

  constructor(options: HostApiOptions) {
    this.#options = options
    this.#patience = options.patience ?? PATIENCE_MS
  }

  /** A JSON answer below `/repos/OWNER/NAME/`. Throws GateError `evidence`; `what` is what was asked for, in words. */
  async json(path: string, parameters: Parameters, what: string): Promise<unknown> {
    return this.#trying(what, async () => {
      const { body } = await this.#ask(path, parameters, 'follow')
      const value = parseJson((await readBounded(body, MAX_ANSWER_BYTES)).toString('utf8'))
      if (value === undefined) throw new GateError('evidence', `${what}: the answer is no JSON, or it was cut off`)
      return value
    })
  }

  /**
   * A file that the API redirects to, `null` when it says that it is gone (410). Throws GateError `evidence`, `limit`.
   * The second request goes by its own address to its own proxy, and without the token.
   */
  async file(path: string, maxBytes: number, what: string): Promise<Uint8Array | null> {
    return this.#trying(what, async () => {
      try {
        const { headers, body } = await this.#ask(path, {}, 'manual')
        const address = textAt(headers, 8192, 'location')
        if (address === null) return await readBounded(body, maxBytes)
        const answer = await this.#download(address, maxBytes)
        if (answer.status === 200) return answer.body
        throw new HostFailure(answer.status)
      } catch (error) {
        if (statusOf(error) === 410) return null
        throw error
      }
    })
  }

  async #download(address: string, maxBytes: number): Promise<{ status: number; body: Uint8Array }> {
    const http = systemHttp(this.#patience)
    try {
      return await http.get(address, maxBytes)
    } finally {
      http.close()
    }
  }

  async #ask(path: string, parameters: Parameters, redirect: 'follow' | 'manual'): Promise<Answer> {
    const { apiUrl, repository, token } = this.#options
    const { getOctokit } = await import('@actions/github')
    const [owner = '', repo = ''] = repository.split('/')
    const request = { parseSuccessResponseBody: false, redirect, signal: this.#deadline() }
    const asked = { ...parameters, owner, repo, request }
    const { status, headers, data } = await getOctokit(token, { baseUrl: apiUrl, log: SILENT }).request(
      `GET /repos/{owner}/{repo}/${path}`,
      asked
    )
    return { status, headers, body: data as unknown }
  }

  #deadline(): AbortSignal {
    this.#signal ??= AbortSignal.timeout(this.#patience)
    return this.#signal
  }

  async #trying<T>(what: string, work: () => Promise<T>): Promise<T> {
    const pauses = this.#options.pauses ?? PAUSES_MS
    for (let at = 0; ; at++) {
      try {
        return await work()
      } catch (error) {
        const next = pauses[at]
        if (next === undefined || !mayPass(error) || this.#deadline().aborted) {
          throw this.#deadline().aborted ? lateError(what, this.#patience) : asGateError(what, error)
        }
        await pause(next)
      }
    }
  }
}

/** The token has no right to what was asked for. */
export class ClosedError extends GateError {
  constructor(message: string) {
    super('evidence', message)
    this.name = 'ClosedError'
  }
}

const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** The store behind a redirect has refused. */
class HostFailure extends Error {
  readonly response: { readonly status: number }
  readonly status: number

  constructor(status: number) {
    super(`the store answered ${status}`)
    this.response = { status }
    this.status = status
  }
}

/** The status that the host answered with, `null` when there was no answer: the client says 500 of that. */
function statusOf(error: unknown): number | null {
  const status = valueAt(error, 'status')
  return valueAt(error, 'response') !== undefined && typeof status === 'number' ? status : null
}

/** Whether the same question may well be answered in a moment. */
function mayPass(error: unknown): boolean {
  if (error instanceof GateError) return error.code === 'evidence' && error.cause !== undefined
  const status = statusOf(error)
  return status === null || status >= 500
}

function lateError(what: string, patience: number): GateError {
  return new GateError('evidence', `${what}: no answer within ${patience / 1000} seconds`)
}

function asGateError(what: string, error: unknown): GateError {
  if (error instanceof GateError) {
    if (error.code === 'limit' || error instanceof ClosedError) return error
    return new GateError('evidence', `${what}: ${error.message}`, { cause: error })
  }
  const status = statusOf(error)
  if (status === null) {
    const words = `the host could not be reached: ${quote(errorMessage(error), 200)}`
    return new GateError('evidence', `${what}: ${words}`, { cause: error })
  }
  const limit = limitWords(status, error)
  if (limit === null && (status === 403 || status === 404)) return new ClosedError(`${what}: ${closedWords(status)}`)
  const words = limit ?? (status === 401 ? 'the host does not take the token (401)' : `the host answered ${status}`)
  return new GateError('evidence', `${what}: ${words}`, { cause: error })
}

/** That the limit of requests is reached; `null` where that is not the reason. */
function limitWords(status: number, error: unknown): string | null {
  const header = (name: string): string | null => textAt(error, 64, 'response', 'headers', name)
  const wait = header('retry-after')
  const limited = status === 429 || (status === 403 && (wait !== null || header('x-ratelimit-remaining') === '0'))
  if (!limited) return null
  const when = /^\d{1,6}$/.test(wait ?? '') ? `; it takes requests again in ${wait} seconds` : ''
  return `the limit of requests to the host is used up (${status})${when}`
}

function closedWords(status: 403 | 404): string {
  return status === 403
    ? 'the token may not read it (403): give the job `actions: read`'
    : 'the host shows this token no such thing (404): it is not there, or the job lacks `actions: read`'
}

/** All bytes of an answer. Throws LimitError. */
async function readBounded(body: unknown, maxBytes: number): Promise<Buffer> {
  if (typeof body === 'string') return Buffer.from(body)
  if (!isStream(body)) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop early ends the request.
  for await (const chunk of body) {
    size += chunk.length
    if (size > maxBytes) throw new LimitError('an answer of the host, bytes', size, maxBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function isStream(body: unknown): body is AsyncIterable<Uint8Array> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body
}
