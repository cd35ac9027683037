/** What keeps the second build of a module apart from the first: its own cache, another Go, none of its files. */
import { delimiter, dirname, resolve, sep } from 'node:path'
import { GateError } from '../../core/errors.ts'
import { fixedInOverlay, overlayFlag } from '../../core/reproduce/overlay.ts'
import { lastLine } from '../../core/reproduce/said.ts'
import { quote } from '../../core/text/markup.ts'
import type { GoEnv } from '../../core/toolchain/go-env.ts'
import type { Ports } from '../../ports/types.ts'
import { runGo } from './go-setup.ts'

const MAX_OVERLAY_BYTES = 16 << 20

/** A copy cannot be built with an overlay that names the original. What cannot be read the build says better. */
export async function refuseFixedOverlay(
  ports: Ports,
  cwd: string,
  flags: readonly string[],
  env: GoEnv
): Promise<void> {
  const overlay = overlayFlag(flags)
  const goMod = env['GOMOD'] ?? ''
  if (overlay === null || goMod === '') return
  const text = await ports.files.readText(resolve(cwd, overlay), MAX_OVERLAY_BYTES)
  const fixed = text === null ? null : fixedInOverlay(text, dirname(goMod), sep)
  if (fixed === null) return
  throw new GateError(
    'evidence',
    `the overlay ${quote(overlay)} replaces ${quote(fixed)}, a file of this tree by its absolute path: a copy elsewhere is built without it`,
    { fix: 'name files of the tree relative to the folder of the build' }
  )
}

/** A build cache of its own. GOCACHEPROG comes before GOCACHE, and where the env file sets it nothing takes it away. */
export async function ownCache(ports: Ports, cwd: string, cache: string): Promise<Record<string, string>> {
  const env = { GOCACHE: cache, GOCACHEPROG: '' }
  const { stdout } = await runGo(ports, cwd, ['env', 'GOCACHEPROG'], env)
  if (stdout.trim() === '') return env
  throw new GateError('evidence', `GOCACHEPROG is ${quote(stdout.trim())}: both builds would come out of one cache`, {
    fix: '`go env -u GOCACHEPROG` for this run, or `GOENV=off`'
  })
}

/** What makes the second build use another go command, which has to be of the same version. */
export async function otherGo(
  ports: Ports,
  go: string | null,
  env: Readonly<Record<string, string | undefined>>,
  cwd: string
): Promise<Record<string, string>> {
  if (go === null) return {}
  const overlay = { GOTOOLCHAIN: 'local', PATH: `${dirname(go)}${delimiter}${ports.env['PATH'] ?? ''}` }
  const { stdout, stderr, exitCode } = await runGo(ports, cwd, ['env', 'GOVERSION'], overlay)
  const version = stdout.trim()
  if (exitCode !== 0 || version !== env['GOVERSION']) {
    const got = exitCode === 0 ? version : lastLine(stderr)
    throw new GateError('input', `--go: expected ${quote(env['GOVERSION'] ?? '')}, got ${quote(got)}`, {
      fix: 'name a go command of the same version'
    })
  }
  return overlay
}
