/** A git server over HTTP: git's own http-backend behind a door that looks at the Authorization header. */
import { spawn, execFileSync } from 'node:child_process'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'

export interface GitServer {
  readonly url: string
  /** The Authorization headers of all requests, in their order; several of one request joined. */
  readonly seen: (string | null)[]
  close(): void
}

/** Serves the repositories below `root`. `may`: the status for a request, 200 to let it pass. */
export async function serveGit(
  root: string,
  may: (authorization: string | null, writes: boolean) => number
): Promise<GitServer> {
  const backend = join(execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(), 'git-http-backend')
  const seen: (string | null)[] = []
  const server = createServer((request, response) => {
    const { url = '/', rawHeaders } = request
    const given = rawHeaders.filter((_, n) => n % 2 === 1 && rawHeaders[n - 1]?.toLowerCase() === 'authorization')
    const authorization = given.length === 0 ? null : given.join(' AND ')
    seen.push(authorization)
    const status = may(authorization, url.includes('git-receive-pack'))
    if (status === 200) pass(backend, root, request, response)
    else response.writeHead(status, status === 401 ? { 'WWW-Authenticate': 'Basic realm="git"' } : {}).end('refused')
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${portOf(server)}`, seen, close: () => void server.close() }
}

function portOf(server: Server): number {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return address.port
}

/** RFC 3875, as far as git-http-backend(1) asks for it. */
function pass(backend: string, root: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
  const child = spawn(backend, [], {
    env: {
      PATH: process.env['PATH'] ?? '',
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      REMOTE_USER: 'somebody',
      PATH_INFO: pathname,
      QUERY_STRING: search.slice(1),
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? '')
    },
    stdio: ['pipe', 'pipe', 'inherit']
  })
  request.pipe(child.stdin)
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => void chunks.push(chunk))
  child.on('close', () => {
    const answer = Buffer.concat(chunks)
    const end = answer.indexOf('\r\n\r\n')
    const headers = answer
      .toString('latin1', 0, end)
      .split('\r\n')
      .map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()])
    const status = headers.find(([name]) => name === 'Status')?.[1]
    response.writeHead(status === undefined ? 200 : Number(status.slice(0, 3)), Object.fromEntries(headers))
    response.end(answer.subarray(end + 4))
  })
}
