/** The C compiler, where C code takes part in a build: another one makes another binary, and no action ID shows it. */
import { basename } from 'node:path'
import type { Toolchain } from '../core/record/types.ts'
import type { GoEnv } from '../core/toolchain/go-env.ts'
import { splitQuoted } from '../core/text/go-quote.ts'
import type { Ports } from '../ports/types.ts'
import type { BuiltBinary } from './build.ts'

const MAX_VERSION_CHARS = 200

/** Whether C code is part of a binary: it links runtime/cgo. */
export function usesC({ link }: Pick<BuiltBinary, 'link'>): boolean {
  return link?.packages.some(({ path }) => path === 'runtime/cgo') ?? false
}

/** The program that CC names, its digest, and what it says of itself; `null` where it cannot be found. */
export async function hashCompiler(ports: Pick<Ports, 'exec' | 'files'>, env: GoEnv): Promise<Toolchain['cc']> {
  const [program] = splitQuoted(env['CC'] ?? '') ?? []
  if (program === undefined) return null
  const found = await ports.exec.which(program)
  if (found === null) return null
  // Most are a link to the compiler of one version.
  const path = await ports.files.realPath(found)
  if ((await ports.files.kind(path)) !== 'file') return null
  const file = ports.files.open(path)
  const { size } = file
  file.close()
  const [sha256, version] = await Promise.all([ports.files.sha256(path), versionOf(ports, path)])
  return { name: basename(program), path, sha256, size, version }
}

/** The first line of `--version`, as gcc and clang print it; another compiler may know no such flag. */
async function versionOf(ports: Pick<Ports, 'exec'>, path: string): Promise<string | null> {
  try {
    const { exitCode, stdout } = await ports.exec.run({ file: path, args: ['--version'], cwd: '.' })
    const [line = ''] = stdout.split('\n')
    return exitCode === 0 && line.trim() !== '' ? line.trim().slice(0, MAX_VERSION_CHARS) : null
  } catch {
    return null
  }
}
