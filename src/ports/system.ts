/** The ports that are the same on a laptop and in a job. */
import { systemArchives } from './archives.ts'
import { systemBuildCache } from './build-cache.ts'
import { systemCacheMoves } from './cache-moves.ts'
import { systemExec } from './exec.ts'
import { systemFiles } from './files.ts'
import { systemHttp } from './http.ts'
import { threadedHashing } from './hashing.ts'
import { systemSignatures } from './sigstore.ts'
import type { Logger, Ports } from './types.ts'

/** `hashWorker` is the built file of hash-worker.ts, which lies beside the entries. Without a cache and without a host to ask: those belong to a job. */
export function systemPorts(
  env: Readonly<Record<string, string | undefined>>,
  log: Logger,
  hashWorker: URL | null
): Ports {
  return {
    host: { os: process.platform, arch: process.arch },
    env,
    exec: systemExec,
    files: systemFiles,
    hashing: threadedHashing(hashWorker),
    archives: systemArchives,
    buildCache: systemBuildCache(env),
    cacheMoves: systemCacheMoves,
    clock: { now: () => new Date() },
    log,
    baselines: () => [],
    ledgers: null,
    remote: null,
    signatures: systemSignatures(env),
    http: systemHttp
  }
}
