/** A small HTTP server on the loopback interface, with faults that a test switches on. */
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'

export interface Request {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

/** What goes wrong with answers. */
export interface Fault {
  /** Held against `METHOD /path?query`. */
  readonly on: RegExp
  /** How often it strikes; always when left out. */
  times?: number
  /**
   * An answer in place of the real one; or what happens to that: `truncate` promises all of it and hangs up in the middle,
   * `reset` hangs up before the first byte, `silent` never answers, `endless` sends zeros after it without an end.
   */
  readonly with: Answer | 'truncate' | 'reset' | 'silent' | 'endless'
}

/** A request as it is remembered. */
export interface Seen {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly status: number
}

export const json = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(value)
})

export class HttpServer {
  /** Where it listens: `http://127.0.0.1:PORT`. */
  readonly url: string
  readonly seen: Seen[] = []
  readonly faults: Fault[] = []
  readonly #server: Server

  private constructor(server: Server, url: string) {
    this.#server = server
    this.url = url
  }

  static async start(answer: (request: Request) => Answer | Promise<Answer>): Promise<HttpServer> {
    const server = createServer()
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    const address = server.address()
    if (typeof address !== 'object' || address === null) throw new Error('no port')
    const started = new HttpServer(server, `http://127.0.0.1:${address.port}`)
    server.on('request', (incoming, response) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => void chunks.push(chunk))
      incoming.on('end', () => {
        const { method = 'GET', headers } = incoming
        const url = new URL(incoming.url ?? '/', started.url)
        const body = Buffer.concat(chunks)
        void started.#respond({ method, url, headers, body }, response, answer)
      })
    })
    return started
  }

  close(): Promise<void> {
    this.#server.closeAllConnections()
    return new Promise((resolve) => {
      this.#server.close(() => resolve())
    })
  }

  async #respond(
    request: Request,
    response: ServerResponse,
    answer: (request: Request) => Answer | Promise<Answer>
  ): Promise<void> {
    const path = `${request.url.pathname}${request.url.search}`
    const fault = this.#faultOf(`${request.method} ${path}`)
    const kind = typeof fault?.with === 'string' ? fault.with : null
    let given: Answer
    try {
      given = typeof fault?.with === 'object' ? fault.with : await answer(request)
    } catch (error) {
      given = json(500, { code: 'internal', msg: error instanceof Error ? error.stack : 'unknown' })
    }
    this.seen.push({ method: request.method, path, status: kind === 'silent' || kind === 'reset' ? 0 : given.status })
    if (kind === 'silent') return
    if (kind === 'reset') return void response.socket?.resetAndDestroy()
    const bytes = Buffer.from(given.body)
    const headers: Record<string, string> = { 'content-length': String(bytes.length), ...given.headers }
    if (kind === 'endless') delete headers['content-length']
    response.writeHead(given.status, headers)
    if (kind === 'truncate') {
      response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy())
    } else if (kind === 'endless') endless(response, bytes)
    else response.end(request.method === 'HEAD' ? undefined : bytes)
  }

  #faultOf(line: string): Fault | undefined {
    const fault = this.faults.find(({ on, times }) => on.test(line) && times !== 0)
    if (fault?.times !== undefined) fault.times -= 1
    return fault
  }
}

function endless(response: ServerResponse, first: Buffer): void {
  const zeros = Buffer.alloc(1 << 20)
  const more = (): void => {
    while (!response.destroyed && response.write(zeros)) {
      // Until the reader has had enough for now.
    }
  }
  response.on('drain', more)
  response.write(first)
  more()
}
