/** `cache ledger --write FILE`: the entries of a cache that verify, written down by whoever vouches for them. */
import { resolve } from 'node:path'
import { type CacheAudit, CacheAuditor } from '../core/cache/audit.ts'
import type { Pair } from '../core/cache/ledger.ts'
import { GateError } from '../core/errors.ts'
import type { RunEvent } from '../core/event/read-event.ts'
import { ledgerJson, ledgerPage } from '../core/render/ledger-page.ts'
import { quote } from '../core/text/markup.ts'
import { auditCache } from '../observe/cache-audit.ts'
import { jobEvent } from '../observe/job-event.ts'
import { type LedgerUpdate, updateLedger } from '../observe/ledger-file.ts'
import { signLedger } from '../observe/ledger-signature.ts'
import type { Ports } from '../ports/types.ts'
import { exitCode } from './cache-audit.ts'
import { cacheOf, checkOf, existing, expectedOf, FIX_PATH, type LedgerValues, progress } from './cache-folder.ts'
import type { Shell } from './shell.ts'

export interface WriteValues extends LedgerValues {
  readonly cache?: string | undefined
  readonly write?: string | undefined
  readonly merge?: readonly string[] | undefined
  readonly sign?: boolean | undefined
  readonly json?: boolean | undefined
}

export async function ledger(ports: Ports, values: WriteValues, shell: Shell): Promise<number> {
  const { write, merge = [] } = values
  if (write === undefined) {
    throw new GateError('usage', 'cache ledger: expected `--write FILE`', { fix: '`cache ledger --write FILE`' })
  }
  const event = await jobEvent(ports)
  refuseUntrusted(event)
  const expected = expectedOf(ports, { ...values, ref: values.ref ?? event?.ref ?? undefined })
  const check = checkOf(ports, values, expected)
  const sign = signing(ports, resolve(write), values.sign === true, event)
  const parents = await Promise.all(merge.map(async (name) => (await existing(ports, name, check)).ledger))
  const owner = { repository: expected.repository, ref: expected.refs?.[0] ?? null }
  const folder = await cacheOf(ports, values.cache)
  const line = progress(shell)
  try {
    const witnessed: Pair[] = []
    const witnesses = { ledger: null, verified: (pair: Pair): void => void witnessed.push(pair) }
    const found: CacheAudit | null =
      folder.state === 'missing' || folder.state === 'empty'
        ? new CacheAuditor().end()
        : await auditCache(ports, folder.path, { progress: line.show, witnesses })
    line.end()
    if (found === null) throw new GateError('input', `${quote(folder.path)} is no build cache of Go`, { fix: FIX_PATH })
    const file = resolve(write)
    const { ledger: next, signed } = await updateLedger(ports, file, { owner, check, parents, witnessed, sign })
    const report = { file, ledger: next, signed, witnessed: witnessed.length, audit: found }
    shell.out(
      values.json === true ? `${JSON.stringify(ledgerJson(report), null, 2)}\n` : ledgerPage(report, shell.terminal())
    )
    return exitCode(found)
  } finally {
    line.end()
  }
}

/** Whoever writes a ledger vouches. In a job only runs whose code was merged may do that. Throws GateError `input`. */
function refuseUntrusted(event: RunEvent | null): void {
  if (event === null || event.writesBaseline) return
  throw new GateError('input', `a ${quote(event.name)} run on ${quote(event.ref ?? 'no ref')} may not write a ledger`, {
    fix: 'write it on the default branch, on `push`, `schedule` or `workflow_dispatch`'
  })
}

/** Signs, where that was asked for, or writes nothing: a job signs, since it is its identity that is signed with. */
function signing(ports: Ports, file: string, asked: boolean, event: RunEvent | null): LedgerUpdate['sign'] {
  if (!asked) return async () => null
  if (event !== null) return (text, next) => signLedger(ports, file, text, next, event)
  throw new GateError('usage', '--sign: expected a job on GitHub Actions, whose identity the signature shows', {
    fix: 'leave it out, or write the ledger in a job with `permissions: id-token: write`'
  })
}
