/**
 * Reading files from the network.
 *
 * The client of the Actions toolkit, because it reads HTTPS_PROXY and NO_PROXY, which the fetch of Node.js 20 does not, and
 * follows redirects but never from https down to http. It has neither a limit of size nor one of time for the whole
 * of a conversation: both are here. It is loaded when it is first needed.
 */
import { readFile, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { errorCode, errorMessage, GateError, LimitError } from '../core/errors.ts'
import { quote } from '../core/text/markup.ts'
import { shownAddress } from '../core/toolchain/sum-database.ts'
import { VERSION } from '../version.ts'
import type { Http, HttpAnswer } from './types.ts'

type Client = import('@actions/http-client').HttpClient

const MAX_REDIRECTS = 5

class PatientHttp implements Http {
  readonly #deadline: number
  #client: Promise<Client> | null = null
  #closed = false

  constructor(patience: number) {
    this.#deadline = performance.now() + patience
  }

  async get(url: string, maxBytes: number): Promise<HttpAnswer> {
    const name = quote(shownAddress(url), 200)
    try {
      if (url.startsWith('file:')) return await readLocal(url, maxBytes)
      if (!/^https?:\/\//.test(url)) throw new GateError('evidence', `${name}: expected an http, https or file address`)
      return await this.#inTime(this.#fetch(url, maxBytes))
    } catch (error) {
      if (error instanceof GateError && error.code !== 'evidence') throw error
      const message = shownAddress(errorMessage(error)).replaceAll(url, '')
      throw new GateError('evidence', `${name} could not be read: ${message}`, { cause: error })
    }
  }

  close(): void {
    this.#closed = true
    void this.#client?.then((client) => client.dispose())
  }

  /** Gives up at the deadline, and lets go of the connections, which would keep the process alive. */
  async #inTime<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_resolve, reject) => {
      const left = Math.max(0, this.#deadline - performance.now())
      timer = setTimeout(() => reject(new GateError('evidence', 'no answer in time')), left)
    })
    try {
      return await Promise.race([work, late])
    } catch (error) {
      work.catch(() => {})
      if (performance.now() >= this.#deadline) this.close()
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  async #fetch(url: string, maxBytes: number): Promise<HttpAnswer> {
    const { address, authorization } = splitCredentials(url)
    this.#client ??= this.#open()
    const client = await this.#client
    if (this.#closed) throw new GateError('evidence', 'no answer in time')
    const { message } = await client.get(address, authorization === null ? {} : { authorization })
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of message) {
      const bytes = Buffer.from(chunk)
      size += bytes.length
      if (size > maxBytes) {
        message.destroy()
        throw new LimitError('an answer from the network, bytes', size, maxBytes)
      }
      chunks.push(bytes)
    }
    return { status: message.statusCode ?? 0, body: Buffer.concat(chunks) }
  }

  /** One client for the whole conversation: it keeps its connection. */
  async #open(): Promise<Client> {
    const { HttpClient } = await import('@actions/http-client')
    return new HttpClient(`go-provenance-gate/${VERSION}`, [], {
      socketTimeout: Math.max(1, Math.ceil(this.#deadline - performance.now())),
      maxRedirects: MAX_REDIRECTS,
      allowRedirectDowngrade: false,
      allowRetries: false,
      keepAlive: true
    })
  }
}

/** A client that waits `patience` milliseconds in all, from now on. */
export function systemHttp(patience: number): Http {
  return new PatientHttp(patience)
}

/** `https://user:password@host/` as the address and the header that it stands for. */
function splitCredentials(url: string): { address: string; authorization: string | null } {
  const parsed = new URL(url)
  if (parsed.username === '' && parsed.password === '') return { address: url, authorization: null }
  const pair = `${decodeURIComponent(parsed.username)}:${decodeURIComponent(parsed.password)}`
  parsed.username = ''
  parsed.password = ''
  return { address: parsed.href, authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
}

async function readLocal(url: string, maxBytes: number): Promise<HttpAnswer> {
  const file = fileURLToPath(url)
  try {
    const { size } = await stat(file)
    if (size > maxBytes) throw new LimitError('a file of a module proxy, bytes', size, maxBytes)
    return { status: 200, body: await readFile(file) }
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return { status: 404, body: Buffer.alloc(0) }
    throw error
  }
}
