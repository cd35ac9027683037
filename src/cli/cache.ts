/** `cache audit`: the build cache of the go command. It is only read. */
import { resolve } from 'node:path'
import { type CacheAudit, CacheAuditor } from '../core/cache/audit.ts'
import type { CacheFolder } from '../core/cache/state.ts'
import { GateError } from '../core/errors.ts'
import { auditJson, auditPage } from '../core/render/cache-page.ts'
import { quote } from '../core/text/markup.ts'
import { auditCache } from '../observe/cache-audit.ts'
import { findCacheFolder, readCacheFolder } from '../observe/cache-folder.ts'
import { systemPorts } from '../ports/system.ts'
import { parseOptions } from './options.ts'
import { consoleLog, type Shell } from './shell.ts'

const OPTIONS = { cache: { type: 'string' }, ledger: { type: 'string' }, json: { type: 'boolean' } } as const

const PROGRESS_AFTER_MS = 1000

export async function cache(args: readonly string[], shell: Shell): Promise<number> {
  const parsed = parseOptions('cache', args, OPTIONS, shell)
  if (parsed === null) return 0
  const [what, ...more] = parsed.positionals
  if (what !== 'audit' || more.length > 0) {
    const got = what === undefined ? 'nothing' : quote(parsed.positionals.join(' '))
    throw new GateError('usage', `cache: expected \`audit\`, got ${got}`, { fix: '`cache audit`' })
  }
  if (parsed.values.ledger !== undefined) {
    throw new GateError('usage', 'cache audit: --ledger is not supported by this version', { fix: 'leave it out' })
  }
  const ports = systemPorts(process.env, consoleLog(shell), shell.hashWorker)
  const asked = parsed.values.cache
  const folder =
    asked === undefined
      ? await findCacheFolder(ports, process.cwd())
      : await readCacheFolder(ports, resolve(asked), {}, '')
  refuse(folder, asked)
  const line = progress(shell)
  try {
    const audit =
      folder.state === 'missing' || folder.state === 'empty'
        ? new CacheAuditor().end()
        : await auditCache(ports, folder.path, { progress: line.show })
    line.end()
    if (audit === null) throw new GateError('input', `${quote(folder.path)} is no build cache of Go`, { fix: FIX_PATH })
    shell.out(
      parsed.values.json === true
        ? `${JSON.stringify(auditJson(folder, audit), null, 2)}\n`
        : auditPage(folder, audit, ports.clock.now().getTime(), shell.terminal())
    )
    return exitCode(audit)
  } finally {
    line.end()
    await ports.hashing.close()
  }
}

const FIX_PATH = 'name the folder that `go env GOCACHE` prints: `cache audit --cache DIR`'

/** What cannot be audited. A cache that is not there yet can: it holds nothing wrong. */
function refuse({ path, state, remarks }: CacheFolder, asked: string | undefined): void {
  if (state === 'off' || state === 'relative') {
    throw new GateError('evidence', `there is no build cache: GOCACHE is ${quote(path)}; ${remarks.join('; ')}`, {
      fix: 'set GOCACHE to an absolute path, or unset it'
    })
  }
  if (state === 'missing' && asked !== undefined) {
    throw new GateError('input', `${quote(asked)} does not exist`, { fix: FIX_PATH })
  }
  if (state === 'unknown') {
    throw new GateError('unreadable', `${quote(path)} is no build cache: ${remarks.join('; ')}`, { fix: FIX_PATH })
  }
}

function exitCode({ totals }: CacheAudit): number {
  if (totals.corrupt + totals.conflicting > 0) return 1
  return totals.unreadable > 0 ? 3 : 0
}

/** One line on the terminal that is written over itself, for work of more than a second. */
function progress(shell: Shell): { show: (done: number, all: number) => void; end: () => void } {
  const start = performance.now()
  let shown = false
  return {
    show(done, all) {
      if (!process.stderr.isTTY || performance.now() - start < PROGRESS_AFTER_MS) return
      shell.err(`\rbuild cache: ${Math.floor((100 * done) / all)} % `)
      shown = true
    },
    end() {
      if (shown) shell.err('\r\u001b[K')
      shown = false
    }
  }
}
