/** `cache audit`: every entry against its name, its seal and, with a ledger, those who vouch. The cache is only read. */
import { type CacheAudit, CacheAuditor } from '../core/cache/audit.ts'
import { entriesOn } from '../core/cache/ledger-chain.ts'
import { GateError } from '../core/errors.ts'
import { auditJson, auditPage } from '../core/render/cache-page.ts'
import { quote } from '../core/text/markup.ts'
import { auditCache } from '../observe/cache-audit.ts'
import { today } from '../observe/ledger-file.ts'
import type { Ports } from '../ports/types.ts'
import { cacheOf, FIX_PATH, type LedgerValues, namedLedger, progress } from './cache-folder.ts'
import type { Shell } from './shell.ts'

export interface AuditValues extends LedgerValues {
  readonly cache?: string | undefined
  readonly json?: boolean | undefined
}

export async function audit(ports: Ports, values: AuditValues, shell: Shell): Promise<number> {
  const named = await namedLedger(ports, values)
  const folder = await cacheOf(ports, values.cache)
  const line = progress(shell)
  try {
    const witnesses = { ledger: named === null ? null : entriesOn(named.ledger, today(ports)) }
    const found =
      folder.state === 'missing' || folder.state === 'empty'
        ? new CacheAuditor(witnesses).end()
        : await auditCache(ports, folder.path, { progress: line.show, witnesses })
    line.end()
    if (found === null) throw new GateError('input', `${quote(folder.path)} is no build cache of Go`, { fix: FIX_PATH })
    shell.out(
      values.json === true
        ? `${JSON.stringify(auditJson(folder, found, named), null, 2)}\n`
        : auditPage(folder, found, named, ports.clock.now().getTime(), shell.terminal())
    )
    return exitCode(found)
  } finally {
    line.end()
  }
}

/** What nobody vouches for is told, and is no fault: a ledger of last week does not know the work of today. */
export function exitCode({ totals }: CacheAudit): number {
  if (totals.corrupt + totals.conflicting > 0) return 1
  return totals.unreadable > 0 ? 3 : 0
}
