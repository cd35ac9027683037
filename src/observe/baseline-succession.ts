/**
 * Whether what is stored must stay. Runs end in another order than they begin, and one that is started again is about an
 * old commit: whoever writes last must not win. Asked just before a record is written, since a run takes minutes.
 */
import { foreignBecause } from '../core/baseline/foreign.ts'
import { type Ancestry, mayReplace } from '../core/baseline/order.ts'
import { type Relation, runMarkOf } from '../core/baseline/standing.ts'
import { aheadWords, recordWords } from '../core/baseline/words.ts'
import { MAX_RECORD_BYTES, parseRecord } from '../schemas/parse-record.ts'
import type { GateRecord } from '../core/record/types.ts'
import type { ReplaceCheck } from '../ports/store-types.ts'
import type { Ports } from '../ports/types.ts'
import { relationOf } from './ancestry.ts'

/** How this run's commit lies to the stored one, by how the stored one lies to it. */
const ANCESTRY: Readonly<Record<Relation['kind'], Ancestry>> = {
  same: 'same',
  behind: 'descendant',
  ahead: 'ancestor',
  apart: 'apart',
  unknown: 'unknown'
}

/**
 * Why a stored record must stay: it is of a descendant commit or, where git cannot tell, of a later run. What is no record
 * of the same subject need not. Throws GateError when the record that is to be written cannot be read.
 */
export function succession(ports: Pick<Ports, 'exec' | 'files' | 'clock'>, cwd: string): ReplaceCheck {
  return async ({ file, branch }, stored) => {
    const own = parseRecord((await ports.files.readText(file, MAX_RECORD_BYTES)) ?? '', file)
    const found = readable(stored.text, stored.name)
    if (found === null || foreignBecause(found, own, branch) !== null) return null
    const [commit, head] = [found.source.head, own.source.head]
    const relation: Relation =
      commit === null || head === null ? { kind: 'unknown' } : await relationOf(ports, cwd, commit, head)
    if (mayReplace(runMarkOf(own), runMarkOf(found), ANCESTRY[relation.kind], ports.clock.now().getTime())) return null
    return relation.kind === 'ahead'
      ? aheadWords(branch, commit, relation.commits, 'this one')
      : `${recordWords(branch, commit)}, recorded by a later run`
  }
}

function readable(text: string, name: string): GateRecord | null {
  try {
    return parseRecord(text, name)
  } catch {
    return null
  }
}
