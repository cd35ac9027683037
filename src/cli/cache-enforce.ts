/** `cache enforce`: sets aside what the ledger does not vouch for; `--restore`: moves it back. */
import { resolve } from 'node:path'
import type { Enforced } from '../core/cache/enforced.ts'
import { entriesOn } from '../core/cache/ledger-chain.ts'
import { GateError } from '../core/errors.ts'
import { enforceJson, enforcePage, restorePage } from '../core/render/ledger-page.ts'
import { enforceCache, restoreCache } from '../observe/cache-enforce.ts'
import { today } from '../observe/ledger-file.ts'
import type { Ports } from '../ports/types.ts'
import type { AuditValues } from './cache-audit.ts'
import { cacheOf, namedLedger, progress } from './cache-folder.ts'
import type { Shell } from './shell.ts'

export interface EnforceValues extends AuditValues {
  readonly aside?: string | undefined
  readonly restore?: boolean | undefined
}

const NOTHING: Enforced = {
  aside: null,
  entries: 0,
  kept: 0,
  setAside: { entries: 0, outputs: 0 },
  corrupt: 0,
  listed: []
}

export async function enforce(ports: Ports, values: EnforceValues, shell: Shell): Promise<number> {
  const aside = values.aside === undefined ? null : resolve(values.aside)
  if (values.restore === true) return restore(ports, values, aside, shell)
  const named = await namedLedger(ports, values)
  if (named === null) {
    throw new GateError('usage', 'cache enforce: expected `--ledger FILE` or `--restore`', {
      fix: '`cache enforce --ledger FILE`'
    })
  }
  const folder = await cacheOf(ports, values.cache)
  const line = progress(shell)
  try {
    const done =
      folder.state === 'missing' || folder.state === 'empty'
        ? NOTHING
        : await enforceCache(ports, folder.path, {
            entries: entriesOn(named.ledger, today(ports)),
            aside,
            known: values.cache === undefined,
            progress: line.show
          })
    line.end()
    shell.out(
      values.json === true
        ? `${JSON.stringify(enforceJson(folder, done, named), null, 2)}\n`
        : enforcePage(folder, done, named, shell.terminal())
    )
    return 0
  } finally {
    line.end()
  }
}

async function restore(ports: Ports, values: EnforceValues, aside: string | null, shell: Shell): Promise<number> {
  for (const option of ['ledger', 'signature', 'require-signature', 'trusted-root'] as const) {
    if (values[option] === undefined) continue
    throw new GateError(
      'usage',
      `cache enforce: --restore puts back all that was set aside, --${option} does not belong to it`
    )
  }
  const { path } = await cacheOf(ports, values.cache)
  const done = await restoreCache(ports, path, { aside })
  shell.out(
    values.json === true ? `${JSON.stringify({ path, ...done }, null, 2)}\n` : restorePage(path, done, shell.terminal())
  )
  return 0
}
