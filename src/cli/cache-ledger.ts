/** `cache ledger --write FILE`: the entries of a cache that verify, written down by whoever vouches for them. */
import { resolve } from 'node:path'
import { type CacheAudit, CacheAuditor } from '../core/cache/audit.ts'
import type { Pair } from '../core/cache/ledger.ts'
import type { Expected } from '../core/cache/ledger-chain.ts'
import { GateError } from '../core/errors.ts'
import { ledgerJson, ledgerPage } from '../core/render/ledger-page.ts'
import { quote } from '../core/text/markup.ts'
import { auditCache } from '../observe/cache-audit.ts'
import { jobEvent } from '../observe/job-event.ts'
import { updateLedger } from '../observe/ledger-file.ts'
import type { Ports } from '../ports/types.ts'
import { exitCode } from './cache-audit.ts'
import { cacheOf, existing, expectedOf, FIX_PATH, type LedgerValues, progress } from './cache-folder.ts'
import type { Shell } from './shell.ts'

export interface WriteValues extends LedgerValues {
  readonly cache?: string | undefined
  readonly write?: string | undefined
  readonly merge?: readonly string[] | undefined
  readonly json?: boolean | undefined
}

export async function ledger(ports: Ports, values: WriteValues, shell: Shell): Promise<number> {
  const { write, merge = [] } = values
  if (write === undefined) {
    throw new GateError('usage', 'cache ledger: expected `--write FILE`', { fix: '`cache ledger --write FILE`' })
  }
  await refuseUntrusted(ports)
  const expected = await ownerOf(ports, values)
  const parents = await Promise.all(merge.map((name) => existing(ports, name, expected)))
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
    const written = await updateLedger(ports, file, { owner, expected, parents, witnessed })
    const report = { file, ledger: written, witnessed: witnessed.length, audit: found }
    shell.out(
      values.json === true ? `${JSON.stringify(ledgerJson(report), null, 2)}\n` : ledgerPage(report, shell.terminal())
    )
    return exitCode(found)
  } finally {
    line.end()
  }
}

/** Whoever writes a ledger vouches. In a job only runs whose code was merged may do that. Throws GateError `input`. */
async function refuseUntrusted(ports: Ports): Promise<void> {
  const event = await jobEvent(ports)
  if (event === null || event.writesBaseline) return
  throw new GateError('input', `a ${quote(event.name)} run on ${quote(event.ref ?? 'no ref')} may not write a ledger`, {
    fix: 'write it on the default branch, on `push`, `schedule` or `workflow_dispatch`'
  })
}

/** Whom the ledger is of: what was typed, else the job's own repository and ref, else nobody's. */
async function ownerOf(ports: Ports, values: WriteValues): Promise<Expected> {
  const event = await jobEvent(ports)
  const ref = values.ref ?? event?.ref ?? undefined
  const expected = expectedOf(ports, { ...values, ref })
  return expected
}
