/** The Go toolchains that the tests here ask: each is called by its own path, so that no switch happens in between. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { GO_ENV, goOutput } from '../../__tests__/support/go-programs.ts'

/** The oldest that is supported, the first that leaves the host's ID out of the seal, and the newest. */
export const GO_VERSIONS = ['go1.21.13', 'go1.24.13', 'go1.27.4'] as const

const roots = new Map<string, string>()

/** Runs `go` of a version, downloaded as a toolchain module where it is not there yet. */
export function goOf(version: string, args: readonly string[]): { stdout: string; stderr: string; exitCode: number } {
  let root = roots.get(version)
  if (root === undefined) {
    root = goOutput(['env', 'GOROOT'], { GOTOOLCHAIN: version }).trim()
    roots.set(version, root)
  }
  const ran = spawnSync(join(root, 'bin', 'go'), args, {
    env: { ...process.env, ...GO_ENV },
    encoding: 'utf8',
    maxBuffer: 1 << 26
  })
  if (ran.status === null) throw new Error(`${version} did not run: ${ran.error?.message ?? ran.signal}`)
  return { stdout: ran.stdout, stderr: ran.stderr, exitCode: ran.status }
}
