/** Where the settings of the go command come from, and which go command PATH names before it switches to another. */
import { join } from 'node:path'
import type { GoMod } from '../core/modules/go-mod.ts'
import { type EnvOrigin, type EnvPlaces, envOrigin, parseEnvFile } from '../core/toolchain/env-origin.ts'
import { type GoEnv, parseGoVersionLine } from '../core/toolchain/go-env.ts'
import type { Ports } from '../ports/types.ts'
import { go } from './toolchain.ts'

const MAX_ENV_FILE_BYTES = 1 << 20

/** The place of each changed value. A file that cannot be read is none: the values are known without it. */
export async function readOrigins(
  ports: Pick<Ports, 'env' | 'files'>,
  env: GoEnv,
  changed: GoEnv,
  { policy, goMod }: { readonly policy: Readonly<Record<string, string>>; readonly goMod: GoMod }
): Promise<Record<string, EnvOrigin>> {
  const goenv = env['GOENV'] ?? ''
  const [own, shared] = await Promise.all([
    goenv === '' || goenv === 'off' ? new Map<string, string>() : envFile(ports, goenv),
    envFile(ports, join(env['GOROOT'] ?? '', 'go.env'))
  ])
  const places: EnvPlaces = {
    policy,
    environment: ports.env,
    goenv: own,
    goroot: shared,
    goMod: new Set(goMod.toolchain === null ? [] : ['GOTOOLCHAIN'])
  }
  return Object.fromEntries(Object.keys(changed).map((name) => [name, envOrigin(name, places)]))
}

async function envFile(ports: Pick<Ports, 'files'>, path: string): Promise<Map<string, string>> {
  try {
    return parseEnvFile((await ports.files.readText(path, MAX_ENV_FILE_BYTES)) ?? '')
  } catch {
    return new Map()
  }
}

/** The version of the go command that PATH names; the one in use when nothing made it switch. */
export async function localGo(
  ports: Ports,
  cwd: string,
  env: GoEnv,
  overlay: Readonly<Record<string, string>>
): Promise<string | null> {
  if (env['GOTOOLCHAIN'] === 'local') return env['GOVERSION'] ?? null
  try {
    const { exitCode, stdout } = await go(ports, cwd, ['version'], { ...overlay, GOTOOLCHAIN: 'local' })
    return exitCode === 0 ? (parseGoVersionLine(stdout)?.version ?? null) : null
  } catch {
    return null
  }
}
