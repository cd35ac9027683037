/**
 * Sigstore: signatures without keys to keep, by the identity of a job. Signing and verifying are apart, since few runs do
 * either and almost none both; each loads its libraries when it is first asked.
 */
import { join } from 'node:path'
import { cacheFolder } from './cache-folder.ts'
import type { Signatures } from './types.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Signatures of the process with this environment. */
export function systemSignatures(env: Environment): Signatures {
  return {
    verify: async (bundle, trustedRoot) => {
      const { verifyBundle } = await import('./sigstore-verify.ts')
      return verifyBundle(bundle, trustedRoot, () => publicRoot(env))
    },
    sign: async (statement) => {
      const { signText } = await import('./sigstore-sign.ts')
      return signText(env, statement)
    }
  }
}

async function publicRoot(env: Environment): Promise<unknown> {
  const { publicTrustedRoot } = await import('./sigstore-root.ts')
  const temporary = env['RUNNER_TEMP'] ?? ''
  return publicTrustedRoot(join(temporary === '' ? cacheFolder(env) : temporary, 'go-provenance-gate', 'sigstore'))
}
