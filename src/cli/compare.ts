/** `compare OLD NEW`: two records. */
import type { Change } from '../core/baseline/change.ts'
import { compareRecords, incomparableBecause } from '../core/baseline/compare.ts'
import { GateError } from '../core/errors.ts'
import { DEFAULT_POLICY } from '../core/policy/types.ts'
import type { GateRecord } from '../core/record/types.ts'
import { plainText, quote } from '../core/text/markup.ts'
import { visible } from '../core/text/visible.ts'
import { readChange } from '../observe/change.ts'
import { findRepository } from '../observe/repository.ts'
import { systemFiles } from '../ports/files.ts'
import { systemPorts } from '../ports/system.ts'
import { MAX_RECORD_BYTES, parseRecord } from '../schemas/parse-record.ts'
import { parseOptions } from './options.ts'
import { consoleLog, type Shell } from './shell.ts'

const OPTIONS = { json: { type: 'boolean' } } as const

export async function compare(args: readonly string[], shell: Shell): Promise<number> {
  const parsed = parseOptions('compare', args, OPTIONS, shell)
  if (parsed === null) return 0
  const [older, newer, ...rest] = parsed.positionals
  if (older === undefined || newer === undefined || rest.length > 0) {
    throw new GateError('usage', `compare: expected two records, got ${parsed.positionals.length}`, {
      fix: '`compare OLD/record.json NEW/record.json`'
    })
  }
  const [before, after] = [await readRecord(older), await readRecord(newer)]
  const reason = incomparableBecause(before, after)
  const drifts =
    reason === null ? compareRecords(before, after, DEFAULT_POLICY, await edited(before, after, shell)) : []
  const state = reason !== null ? 'incomparable' : before.source.head === after.source.head ? 'exact' : 'ancestor'
  if (parsed.values.json === true) shell.out(`${JSON.stringify({ state, reason, drifts }, null, 2)}\n`)
  else if (reason !== null) shell.out(`incomparable: ${reason}\n`)
  else if (drifts.length === 0) shell.out('nothing that is compared has changed\n')
  else {
    const { paint } = shell.terminal()
    for (const drift of drifts) {
      shell.out(
        `${paint(drift.class === 'unexplained' ? 'bad' : 'good', drift.class.padEnd(11))}  ${visible(drift.path)}\n`
      )
      shell.out(
        `             ${visible(drift.before ?? 'nothing')} -> ${visible(drift.after ?? 'nothing')}\n             ${plainText(drift.why)}\n`
      )
    }
  }
  if (reason !== null) return 3
  return drifts.some((drift) => drift.class === 'unexplained') ? 1 : 0
}

/** What lies between the commits of two records, where the repository of the working directory holds both. */
async function edited(before: GateRecord, after: GateRecord, shell: Shell): Promise<Change | null> {
  if (after.source.head === null) return null
  const ports = systemPorts(process.env, consoleLog(shell), shell.hashWorker)
  const { root } = await findRepository(ports, process.cwd())
  return readChange(ports, { before, after, root, to: after.source.head })
}

async function readRecord(path: string): Promise<GateRecord> {
  const text = await systemFiles.readText(path, MAX_RECORD_BYTES)
  if (text === null) throw new GateError('input', `${quote(path)} does not exist`, { fix: 'correct the path' })
  return parseRecord(text, path)
}
