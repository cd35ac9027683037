/**
 * Records of earlier runs in the Actions cache.
 *
 * The client fails open: without a service it warns and a restore gives nothing, which must not be taken for a first
 * run, so the service is asked for first. An entry's version covers the text of its paths, and temporary folders lie in
 * different places: paths are given relative to the state folder, which the client is told is the workspace, since it
 * refuses `..`. A cache is no evidence: whatever comes back is validated by the caller.
 *
 * A key ends with commit, run and attempt. The service gives an entry by its whole key or, of those that begin with one of
 * the keys that were asked for, the newest by the time at which it was made (GitHub, "Dependency caching reference", cache
 * hits). So the commits that are wanted are asked for first, and any record of the branch last.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { errorMessage } from '../core/errors.ts'
import { MAX_RECORD_BYTES } from '../schemas/parse-record.ts'
import { systemFiles } from './files.ts'
import type {
  BaselineQuery,
  BaselineStore,
  BaselineWriter,
  KeptRecord,
  ReplaceCheck,
  StoredBaseline,
  WrittenRecord
} from './store-types.ts'

export interface CacheOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stateFolder: string
}

/** The file that a key's record is kept in while it travels. */
function recordPath(options: CacheOptions, key: string): { file: string; cachePath: string } {
  const cachePath = `baseline/${key.replace(/-$/, '')}/record.json`
  return { file: join(options.stateFolder, cachePath), cachePath }
}

let turn: Promise<unknown> = Promise.resolve()

/** Runs a call of the client with the state folder as its workspace: one at a time, since that is the process's state. */
function inStateFolder<T>({ stateFolder }: CacheOptions, call: () => Promise<T>): Promise<T> {
  const result = turn.then(async () => {
    const [folder, workspace] = [process.cwd(), process.env['GITHUB_WORKSPACE']]
    mkdirSync(stateFolder, { recursive: true })
    process.chdir(stateFolder)
    process.env['GITHUB_WORKSPACE'] = stateFolder
    try {
      return await call()
    } finally {
      process.chdir(folder)
      if (workspace === undefined) delete process.env['GITHUB_WORKSPACE']
      else process.env['GITHUB_WORKSPACE'] = workspace
    }
  })
  turn = result.catch(() => {})
  return result
}

/** The client takes ten keys in all: a first one that has to fit as a whole, commits, and the key alone. */
const MAX_COMMITS = 8

/** A store that reads the cache. */
export function cacheBaselines(options: CacheOptions): BaselineStore {
  return { name: 'cache', find: (query) => find(options, query) }
}

async function find(
  options: CacheOptions,
  { key, commits }: Pick<BaselineQuery, 'key' | 'commits'>
): Promise<StoredBaseline> {
  const mode = options.env['ACTIONS_CACHE_MODE']
  if (mode === 'none' || mode === 'write-only')
    return { kind: 'unavailable', why: `this run may not read the Actions cache (cache mode \`${mode}\`)` }
  const cache = await import('@actions/cache')
  if (!cache.isFeatureAvailable())
    return { kind: 'unavailable', why: 'the Actions cache service is not available in this run' }
  const { file, cachePath } = recordPath(options, key)
  const wanted = [...commits.slice(0, MAX_COMMITS).map((commit) => `${key}${commit}-`), key]
  try {
    await systemFiles.remove(file)
    const hit = await inStateFolder(options, () => cache.restoreCache([cachePath], `${key}newest`, wanted))
    if (hit === undefined) return { kind: 'missing' }
    const text = await systemFiles.readText(file, MAX_RECORD_BYTES)
    return text === null
      ? { kind: 'unavailable', why: `the cache entry \`${hit}\` holds no record` }
      : { kind: 'found', text, name: hit }
  } catch (error) {
    return { kind: 'unavailable', why: `the Actions cache failed: ${errorMessage(error)}` }
  }
}

/** The writing side of the cache. */
export function cacheWriter(options: CacheOptions): BaselineWriter {
  return {
    name: 'cache',
    write: async (records, mustStay) => {
      const written: WrittenRecord[] = []
      for (const record of records) written.push(await write(options, record, mustStay))
      return written
    }
  }
}

async function write(options: CacheOptions, record: KeptRecord, mustStay: ReplaceCheck): Promise<WrittenRecord> {
  const { key } = record
  const failed = (words: string): WrittenRecord => ({ key, at: null, why: { meant: false, words } })
  const mode = options.env['ACTIONS_CACHE_MODE']
  if (mode === 'read' || mode === 'none') {
    const words = `this run may not write the Actions cache (cache mode \`${mode}\`)`
    return { key, at: null, why: { meant: true, words } }
  }
  try {
    const newest = await find(options, { key, commits: [] })
    const newer = newest.kind === 'found' ? await mustStay(record, newest) : null
    if (newer !== null) return { key, at: null, why: { meant: true, words: `a newer one is there, ${newer}` } }
    const { env } = options
    const suffix = [record.commit ?? 'none', env['GITHUB_RUN_ID'] ?? '0', env['GITHUB_RUN_ATTEMPT'] ?? '1'].join('-')
    const why = await saveRecord(options, key, suffix, record.file)
    return why === null ? { key, at: `${key}${suffix}`, why: null } : failed(why)
  } catch (error) {
    return failed(errorMessage(error))
  }
}

/** Saves a record under a key of its own. Gives why it could not be saved, or `null`. */
async function saveRecord(
  options: CacheOptions,
  key: string,
  suffix: string,
  recordFile: string
): Promise<string | null> {
  const cache = await import('@actions/cache')
  if (!cache.isFeatureAvailable()) return 'the Actions cache service is not available in this run'
  const { file, cachePath } = recordPath(options, key)
  await systemFiles.copy(recordFile, file)
  const id = await inStateFolder(options, () => cache.saveCache([cachePath], `${key}${suffix}`))
  return id === -1 ? 'the Actions cache took no entry (see its warning above)' : null
}
