/** `toolchain`: which Go this is; `toolchain verify`: whether it is the one that was published. */
import { join, resolve } from 'node:path'
import { GateError } from '../core/errors.ts'
import { fingerprintLines, verifyJson, verifyLines } from '../core/render/toolchain-page.ts'
import { quote } from '../core/text/markup.ts'
import type { Authenticity } from '../core/toolchain/authenticity.ts'
import { hostOf } from '../core/toolchain/go-env.ts'
import { LOCK_NAME, type LockedRelease, MAX_LOCK_BYTES, parseLock, writeLock } from '../core/toolchain/lock-file.ts'
import { observeAuthenticity } from '../observe/authenticity.ts'
import { databaseSettings } from '../observe/sum-proof.ts'
import { findGo, hashTools, readGoEnv } from '../observe/toolchain.ts'
import { cacheFolder } from '../ports/cache-folder.ts'
import { systemPorts } from '../ports/system.ts'
import type { Ports } from '../ports/types.ts'
import { parseOptions } from './options.ts'
import { consoleLog, type Shell } from './shell.ts'

const OPTIONS = {
  directory: { type: 'string', short: 'C' },
  goroot: { type: 'string' },
  lock: { type: 'string' },
  offline: { type: 'boolean' },
  'write-lock': { type: 'boolean' },
  json: { type: 'boolean' }
} as const

/** Milliseconds for the checksum database: somebody waits for the answer, and wants it. */
const PATIENCE = 30_000

export async function toolchain(args: readonly string[], shell: Shell): Promise<number> {
  const parsed = parseOptions('toolchain', args, OPTIONS, shell)
  if (parsed === null) return 0
  const { values, positionals } = parsed
  const [action, ...rest] = positionals
  const ports = systemPorts(process.env, consoleLog(shell), shell.hashWorker)
  try {
    if (action === 'verify' && rest.length === 0) return await verify(ports, values, shell)
    if (action !== undefined) {
      throw new GateError(
        'usage',
        `toolchain: expected ${quote('verify')} or nothing, got ${quote(positionals.join(' '))}`
      )
    }
    const odd = Object.keys(values).find((name) => !['directory', 'json'].includes(name))
    if (odd !== undefined) throw new GateError('usage', `toolchain: --${odd} belongs to ${quote('toolchain verify')}`)
    return await fingerprint(ports, values, shell)
  } finally {
    await ports.hashing.close()
  }
}

interface Values {
  readonly directory?: string | undefined
  readonly goroot?: string | undefined
  readonly lock?: string | undefined
  readonly offline?: boolean | undefined
  readonly 'write-lock'?: boolean | undefined
  readonly json?: boolean | undefined
}

async function fingerprint(ports: Ports, values: Values, shell: Shell): Promise<number> {
  const launcher = await findGo(ports)
  const { env } = await readGoEnv(ports, resolve(values.directory ?? '.'), {})
  const shown = {
    version: env['GOVERSION'] ?? null,
    goroot: env['GOROOT'] ?? null,
    host: hostOf(env),
    asked: env['GOTOOLCHAIN'] ?? null,
    experiments: env['GOEXPERIMENT'] ?? '',
    tools: await hashTools(ports, launcher, env)
  }
  shell.out(
    values.json === true
      ? `${JSON.stringify(shown, null, 2)}\n`
      : `${fingerprintLines(shown, shell.terminal()).join('\n')}\n`
  )
  return 0
}

async function verify(ports: Ports, values: Values, shell: Shell): Promise<number> {
  const cwd = resolve(values.directory ?? '.')
  const lockFile = resolve(cwd, values.lock ?? LOCK_NAME)
  const lockText = await ports.files.readText(lockFile, MAX_LOCK_BYTES)
  const writes = values['write-lock'] === true
  if (lockText === null && values.lock !== undefined && !writes) {
    throw new GateError('input', `${quote(values.lock)} does not exist`, {
      fix: 'correct the path, or add `--write-lock`'
    })
  }
  if (writes && values.offline === true) {
    throw new GateError('usage', 'toolchain verify: --write-lock needs the checksum database, --offline forbids it')
  }
  // Read before anything is looked at: a lock that is wrong is wrong input, not missing evidence.
  const locked = lockText === null ? null : parseLock(lockText, values.lock ?? LOCK_NAME)
  const { goroot, host, env } = await whereGoIs(ports, cwd, values.goroot)
  const authenticity = await observeAuthenticity(ports, {
    goroot,
    host,
    database: values.offline === true ? null : databaseSettings(env),
    moduleCache: env['GOMODCACHE'] ?? null,
    lock: async () => locked,
    folder: join(cacheFolder(process.env), 'go-provenance-gate', 'toolchains'),
    patience: PATIENCE,
    mostNamed: Number.POSITIVE_INFINITY
  })
  const report = { goroot, authenticity }
  shell.out(
    values.json === true
      ? `${JSON.stringify(verifyJson(report), null, 2)}\n`
      : `${verifyLines(report, shell.terminal()).join('\n')}\n`
  )
  if (writes) await writeLockFile(ports, lockFile, locked ?? [], authenticity, shell)
  return exitCodeOf(authenticity)
}

/** The GOROOT that was named, else that of the go command in the folder; the settings are the go command's when there is one. */
async function whereGoIs(
  ports: Ports,
  cwd: string,
  named: string | undefined
): Promise<{ goroot: string; host: string | null; env: Readonly<Record<string, string | undefined>> }> {
  if (named !== undefined) {
    const goroot = resolve(cwd, named)
    if ((await ports.files.kind(goroot)) !== 'directory') {
      throw new GateError('input', `--goroot: ${quote(named)} is no folder`, {
        fix: 'name the folder that holds `VERSION`'
      })
    }
    const env = (await ports.exec.which('go')) === null ? ports.env : (await readGoEnv(ports, cwd, {})).env
    return { goroot, host: null, env }
  }
  await findGo(ports)
  const { env } = await readGoEnv(ports, cwd, {})
  return { goroot: env['GOROOT'] ?? '', host: hostOf(env), env }
}

/** 0: the published Go; 1: another, or one of parts; 3: nothing shows either, be it for want of a sum or of an answer. */
function exitCodeOf({ verdict, mixed }: Authenticity): 0 | 1 | 3 {
  if (verdict === 'modified' || mixed.length > 0) return 1
  return verdict === 'authentic' || verdict === 'equivalent' ? 0 : 3
}

/** Writes what was proved, and nothing else: a sum from the lock itself would prove itself. */
async function writeLockFile(
  ports: Ports,
  file: string,
  locked: readonly LockedRelease[],
  { source, published, version, platform }: Authenticity,
  shell: Shell
): Promise<void> {
  if (source !== 'database' || published === null || version === null || platform === null) {
    throw new GateError('evidence', `${quote(file)} was not written: the checksum database gave no sum`)
  }
  const [goos = '', goarch = ''] = platform.split('/')
  await ports.files.writeText(file, writeLock(locked, { version, goos, goarch, sum: published }))
  shell.err(`wrote ${file}\n`)
}
