/** Where the build cache is, and in which state. */
import { type CacheFolder, cacheFolderOf } from '../core/cache/state.ts'
import { parseJson, textAt } from '../core/untrusted.ts'
import type { Ports } from '../ports/types.ts'
import { go } from './toolchain.ts'

/** A longer path is none that a system takes. */
const MAX_PATH_CHARS = 32_768

/**
 * Looks at GOCACHE as a go command names it. `given` are variables that were set; `program` is GOCACHEPROG, a program
 * that hands out entries in place of the folder (Go 1.24 and later).
 */
export async function readCacheFolder(
  ports: Pick<Ports, 'buildCache'>,
  path: string,
  given: Readonly<Record<string, string | undefined>>,
  program: string
): Promise<CacheFolder> {
  const facts = path === 'off' || path === '' ? null : await ports.buildCache.look(path)
  const folder = cacheFolderOf(path, given['GOCACHE'] ?? null, facts)
  if (program === '') return folder
  const remark = 'GOCACHEPROG is set: entries come from a program, and what it hands out may lie elsewhere'
  return { ...folder, remarks: [...folder.remarks, remark] }
}

/** The cache that builds in a folder use: by the go command, without one by the environment and the system's habits. */
export async function findCacheFolder(ports: Ports, cwd: string): Promise<CacheFolder> {
  const env =
    (await ports.exec.which('go')) === null ? null : await go(ports, cwd, ['env', '-json', 'GOCACHE', 'GOCACHEPROG'])
  const said = env === null || env.exitCode !== 0 ? null : parseJson(env.stdout)
  const given = ports.env['GOCACHE'] ?? ''
  const isUsable = given !== 'off' && /^(?:[\\/]|[A-Za-z]:[\\/])/.test(given)
  const guessed = given === '' ? ports.buildCache.defaultFolder() : isUsable ? given : 'off'
  const path = textAt(said, MAX_PATH_CHARS, 'GOCACHE') ?? guessed
  return readCacheFolder(ports, path, ports.env, textAt(said, MAX_PATH_CHARS, 'GOCACHEPROG') ?? '')
}
