/**
 * The calls of the results service that the Actions toolkit makes (proto names in JSON, as its clients send and take
 * them): caches of protocol v2 with their scopes, artifacts of v4.
 */
import type { Blobs } from './blobs.ts'
import { type Answer, json, type Request } from './http.ts'
import type { CacheEntry, JobToken, State, StoredArtifact } from './state.ts'

type Call = (token: JobToken, body: Fields) => unknown

/** Reads a request's fields; what is not there is empty. */
class Fields {
  readonly #value: Record<string, unknown>

  constructor(text: string) {
    this.#value = JSON.parse(text === '' ? '{}' : text) as Record<string, unknown>
  }

  text(name: string): string {
    const value = this.#value[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }

  list(name: string): string[] {
    const value = this.#value[name]
    return Array.isArray(value) ? value.map(String) : []
  }
}

export class Twirp {
  readonly #state: State
  readonly #blobs: Blobs
  readonly #url: () => string

  constructor(state: State, blobs: Blobs, url: () => string) {
    this.#state = state
    this.#blobs = blobs
    this.#url = url
  }

  answer({ method, url, headers, body }: Request): Answer {
    const [, service = '', call = ''] =
      /^\/twirp\/github\.actions\.results\.api\.v1\.(\w+)\/(\w+)$/.exec(url.pathname) ?? []
    const found = this.#calls[`${service}/${call}`]
    if (method !== 'POST' || found === undefined) return json(404, { code: 'bad_route', msg: url.pathname })
    const token = this.#state.tokens.get((headers['authorization'] ?? '').replace(/^Bearer /, ''))
    if (token === undefined) return json(401, { code: 'unauthenticated', msg: 'no such token' })
    const answer = found(token, new Fields(body.toString()))
    return answer instanceof Denied ? json(403, { code: 'permission_denied', msg: answer.message }) : json(200, answer)
  }

  readonly #calls: Readonly<Record<string, Call>> = {
    'CacheService/CreateCacheEntry': (token, body) => this.#createCache(token, body),
    'CacheService/FinalizeCacheEntryUpload': (token, body) => this.#finalizeCache(token, body),
    'CacheService/GetCacheEntryDownloadURL': (token, body) => this.#findCache(token, body),
    'ArtifactService/CreateArtifact': (token, body) => this.#createArtifact(token, body),
    'ArtifactService/FinalizeArtifact': (token, body) => this.#finalizeArtifact(token, body),
    'ArtifactService/ListArtifacts': (token, body) => ({
      artifacts: this.#state.artifacts
        .filter(
          ({ runId, name, done }) => done && runId === token.runId && ['', name].includes(body.text('name_filter'))
        )
        .map(({ id, name, size, createdAt }) => ({
          workflow_run_backend_id: body.text('workflow_run_backend_id'),
          workflow_job_run_backend_id: body.text('workflow_job_run_backend_id'),
          database_id: String(id),
          name,
          size: String(size),
          created_at: createdAt
        }))
    }),
    'ArtifactService/GetSignedArtifactURL': (token, body) => {
      const found = this.#artifact(token, body.text('name'), true)
      return { signed_url: found === undefined ? '' : this.#signed(found.path) }
    },
    'ArtifactService/DeleteArtifact': (token, body) => {
      const found = this.#artifact(token, body.text('name'), true)
      if (found === undefined) return { ok: false }
      this.#state.artifacts.splice(this.#state.artifacts.indexOf(found), 1)
      return { ok: true, artifact_id: String(found.id) }
    }
  }

  #createCache({ scopes: [scope = ''], writesCache }: JobToken, body: Fields): unknown {
    if (!writesCache) return new Denied('cache write denied: the token has no writable scopes')
    const [key, version] = [body.text('key'), body.text('version')]
    if (this.#state.caches.some((one) => one.key === key && one.version === version && one.scope === scope)) {
      return { ok: false, message: 'cache entry with the same key, version, and scope already exists' }
    }
    const id = this.#state.nextId++
    const path = `/store/cache/${id}`
    this.#state.caches.push({ id, key, version, scope, path, at: 0, done: false })
    return { ok: true, signed_upload_url: this.#signed(path) }
  }

  #finalizeCache({ scopes: [scope = ''] }: JobToken, body: Fields): unknown {
    const found = this.#state.caches.find(
      (one) => !one.done && one.scope === scope && one.key === body.text('key') && one.version === body.text('version')
    )
    const bytes = found === undefined ? undefined : this.#blobs.get(found.path)
    if (found === undefined || bytes === undefined) return { ok: false, message: 'no such entry' }
    if (String(bytes.length) !== body.text('size_bytes')) return { ok: false, message: 'another size' }
    found.done = true
    found.at = this.#state.nextId++
    return { ok: true, entry_id: String(found.id) }
  }

  /** Scope by scope; in each the key itself, then what begins with the key, then with the others, the newest first. */
  #findCache({ scopes }: JobToken, body: Fields): unknown {
    const [key, version] = [body.text('key'), body.text('version')]
    for (const scope of scopes) {
      const there = this.#state.caches.filter((one) => one.done && one.scope === scope && one.version === version)
      const newest = (prefix: string): CacheEntry | undefined =>
        there.filter((one) => one.key.startsWith(prefix)).toSorted((a, b) => b.at - a.at)[0]
      const found =
        there.find((one) => one.key === key) ?? [key, ...body.list('restore_keys')].map(newest).find(Boolean)
      if (found !== undefined) {
        return { ok: true, signed_download_url: this.#signed(found.path), matched_key: found.key }
      }
    }
    return { ok: false }
  }

  #createArtifact(token: JobToken, body: Fields): unknown {
    const name = body.text('name')
    if (this.#artifact(token, name) !== undefined) return { ok: false }
    const id = this.#state.nextId++
    const path = `/store/artifacts/${id}.zip`
    const createdAt = new Date().toISOString()
    const rest = { size: 0, digest: null, done: false, expired: false }
    this.#state.artifacts.push({ id, runId: token.runId, name, path, createdAt, ...rest })
    return { ok: true, signed_upload_url: this.#signed(path) }
  }

  #finalizeArtifact(token: JobToken, body: Fields): unknown {
    const found = this.#artifact(token, body.text('name'))
    const bytes = found === undefined ? undefined : this.#blobs.get(found.path)
    if (found === undefined || bytes === undefined || found.done) return { ok: false }
    found.done = true
    found.size = bytes.length
    found.digest = body.text('hash')
    return { ok: true, artifact_id: String(found.id) }
  }

  #artifact({ runId }: JobToken, name: string, done = false): StoredArtifact | undefined {
    return this.#state.artifacts.find((one) => one.runId === runId && one.name === name && (one.done || !done))
  }

  #signed(path: string): string {
    return `${this.#url()}${path}?sv=2025-11-05&sig=not-a-signature`
  }
}

class Denied extends Error {}
