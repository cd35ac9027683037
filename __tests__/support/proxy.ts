/** A module proxy of one database on this machine, for as long as a test runs. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestDatabase } from './sum-database.ts'

export interface TestProxy {
  readonly address: string
  /** Paths that were asked for, in order. */
  readonly asked: string[]
  /** Answers before the database does; `true` when it did. */
  intercept: (request: IncomingMessage, response: ServerResponse) => boolean
  close(): Promise<void>
}

/** Serves `<address>/sumdb/<name>/...` as a module proxy does. */
export async function serveDatabase(database: TestDatabase): Promise<TestProxy> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    if (proxy.intercept(request, response)) return
    const body = answer(database, path)
    response.writeHead(body === null ? 404 : 200).end(body ?? 'not found')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const proxy: TestProxy = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    intercept: () => false,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      })
  }
  return proxy
}

function answer(database: TestDatabase, path: string): string | Buffer | null {
  const prefix = `/sumdb/${database.name}/`
  if (!path.startsWith(prefix)) return null
  const rest = path.slice(prefix.length)
  if (rest === 'supported') return ''
  const module = /^lookup\/(.+)@(.+)$/.exec(rest)
  if (module === null) return database.tile(rest)
  const index = database.records.findIndex((record) => record.startsWith(`${module[1]} ${module[2]} `))
  return index < 0 ? null : database.lookup(index)
}
