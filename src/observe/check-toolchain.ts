/** Holding Go against what was published, as a part of `check`: beside the build, once for each GOROOT. */
import { join } from 'node:path'
import type { ToolchainPolicy } from '../core/policy/types.ts'
import { type Authenticity, MAX_NAMED } from '../core/toolchain/authenticity.ts'
import { type GoEnv, hostOf } from '../core/toolchain/go-env.ts'
import { LOCK_NAME, type LockedRelease, MAX_LOCK_BYTES, parseLock } from '../core/toolchain/lock-file.ts'
import type { Ports } from '../ports/types.ts'
import type { GateRequest } from '../request.ts'
import { observeAuthenticity } from './authenticity.ts'
import { readJudgingFile } from './policy.ts'
import type { Repository } from './repository.ts'
import { databaseSettings } from './sum-proof.ts'

/**
 * Milliseconds for the network. The question is asked while the build runs, so this is felt only where a build is
 * shorter and nobody answers.
 */
const PATIENCE = 4000

/** What is known of the Go of an environment; `null` where it was not to be asked. Never throws. */
export async function checkToolchain(
  ports: Ports,
  request: GateRequest,
  repository: Repository,
  policy: ToolchainPolicy,
  env: GoEnv
): Promise<Authenticity | null> {
  const verify = request.verifyToolchain ?? policy.verify
  const goroot = env['GOROOT'] ?? ''
  if (verify === 'off' || goroot === '') return null
  const lock = async (): Promise<LockedRelease[] | null> => {
    const file = await readJudgingFile(ports, request, repository, policy.lock, LOCK_NAME, MAX_LOCK_BYTES)
    return file === null ? null : parseLock(file.text, file.shown)
  }
  return observeAuthenticity(ports, {
    goroot,
    host: hostOf(env),
    database: verify === 'auto' ? databaseSettings(env) : null,
    moduleCache: env['GOMODCACHE'] ?? null,
    lock,
    folder: join(request.stateFolder, 'toolchains'),
    patience: PATIENCE,
    mostNamed: MAX_NAMED
  })
}
