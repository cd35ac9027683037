/**
 * The blob endpoints behind signed addresses, as far as the clients of the Actions toolkit go: Put Blob, Put Block, Put
 * Block List, Get Blob with a range, Get Blob Properties. Who knows an address may use it: signatures are not checked.
 */
import { createHash } from 'node:crypto'
import type { Answer, Request } from './http.ts'

export class Blobs {
  readonly #whole = new Map<string, Buffer>()
  readonly #blocks = new Map<string, Map<string, Buffer>>()

  /** The bytes at a path, once they were committed. */
  get(path: string): Buffer | undefined {
    return this.#whole.get(path)
  }

  put(path: string, bytes: Buffer): void {
    this.#whole.set(path, bytes)
  }

  answer({ method, url, headers, body }: Request): Answer {
    if (method === 'PUT') return this.#write(url, body)
    const bytes = this.#whole.get(url.pathname)
    if (bytes === undefined) return failed(404, 'BlobNotFound')
    if (method !== 'GET' && method !== 'HEAD') return failed(405, 'UnsupportedHttpVerb')
    const asked = /^bytes=(\d+)-(\d*)$/.exec(String(headers['x-ms-range'] ?? headers['range'] ?? ''))
    const common = { ...stamp(bytes), 'accept-ranges': 'bytes', 'x-ms-blob-type': 'BlockBlob' }
    if (asked === null || method === 'HEAD') {
      return {
        status: 200,
        headers: { ...common, 'content-length': String(bytes.length) },
        body: method === 'GET' ? bytes : ''
      }
    }
    const [start, last] = [Number(asked[1]), Math.min(Number(asked[2] || Infinity), bytes.length - 1)]
    if (start > last) return failed(416, 'InvalidRange')
    return {
      status: 206,
      headers: { ...common, 'content-range': `bytes ${start}-${last}/${bytes.length}` },
      body: bytes.subarray(start, last + 1)
    }
  }

  #write({ pathname, searchParams }: URL, body: Buffer): Answer {
    const blocks = this.#blocks.get(pathname) ?? new Map<string, Buffer>()
    const what = searchParams.get('comp')
    if (what === 'block') {
      blocks.set(searchParams.get('blockid') ?? '', body)
      this.#blocks.set(pathname, blocks)
      return { status: 201, headers: stamp(body), body: '' }
    }
    if (what === null) this.#whole.set(pathname, body)
    else if (what === 'blocklist') {
      const named = [...body.toString().matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]+)</g)]
      const parts = named.map(([, id = '']) => blocks.get(id))
      if (parts.includes(undefined)) return failed(400, 'InvalidBlockList')
      this.#whole.set(pathname, Buffer.concat(parts.filter((part) => part !== undefined)))
      this.#blocks.delete(pathname)
    } else return failed(400, 'InvalidQueryParameterValue')
    return { status: 201, headers: stamp(this.#whole.get(pathname) ?? body), body: '' }
  }
}

function stamp(bytes: Buffer): Record<string, string> {
  return {
    etag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`,
    'last-modified': 'Sat, 21 Nov 2026 12:00:00 GMT',
    'x-ms-request-id': '00000000-0000-4000-a000-000000000000',
    'x-ms-version': '2025-11-05',
    'content-type': 'application/octet-stream'
  }
}

function failed(status: number, code: string): Answer {
  return {
    status,
    headers: { 'content-type': 'application/xml', 'x-ms-error-code': code },
    body: `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`
  }
}
