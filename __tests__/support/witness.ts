/** Real go commands as the second reader, asked the way src/observe/witness.ts asks them. */
import { spawnSync } from 'node:child_process'
import { parseVersionMJson } from '../../src/core/binary/version-m-json.ts'
import { parseVersionM } from '../../src/core/binary/version-m.ts'
import type { Testimony } from '../../src/core/binary/witness.ts'
import { GO_ENV, goOutput } from './go-programs.ts'

let local: string | undefined

/** What `go version -m` of the local Go, or of a version that is downloaded as a module, says of a file. */
export function askGo(file: string, toolchain = 'local', form: 'text' | 'json' = 'text'): Testimony {
  const flags = form === 'json' ? ['-json'] : []
  const { stdout, stderr, status } = spawnSync('go', ['version', '-m', ...flags, file], {
    env: { ...process.env, ...GO_ENV, GOTOOLCHAIN: toolchain },
    encoding: 'utf8'
  })
  const said = (form === 'json' ? parseVersionMJson : parseVersionM)(file, stdout, stderr)
  if (said === null) throw new Error(`${toolchain} printed no build info in JSON: ${stdout}${stderr}`)
  local ??= goOutput(['env', 'GOVERSION']).trim()
  return { asked: toolchain === 'local' ? local : toolchain, exitCode: status ?? -1, said }
}

/**
 * Versions that are there or can be had, of those asked for, the local one first. Older ones are modules and may be
 * out of reach; the local one never is.
 */
export function reachableGos(...versions: readonly string[]): string[] {
  return ['local', ...versions].filter(
    (toolchain) =>
      spawnSync('go', ['version'], { env: { ...process.env, ...GO_ENV, GOTOOLCHAIN: toolchain }, stdio: 'ignore' })
        .status === 0
  )
}
