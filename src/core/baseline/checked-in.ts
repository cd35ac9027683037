/**
 * Records that are kept in the repository. The one of the base commit is compared with, so that a change cannot vouch for
 * itself; a change that edits the record says by that what is to become of the binary, in a file that a reviewer sees.
 * Where the edited record agrees with this run, it explains the difference.
 */
import type { Policy } from '../policy/types.ts'
import type { GateRecord } from '../record/types.ts'
import { compareRecords } from './compare.ts'
import { codePath, otherCode } from './sources.ts'
import type { Baseline, Drift } from './types.ts'

/** Where records are looked for when nothing else is said, from the working directory upwards. */
export const RECORDS_PATH = '.github/go-provenance-gate/baseline'

/** The drifts, with those explained that the edited record knows. */
export function explainByEdit(
  drifts: readonly Drift[],
  { edited }: Baseline,
  record: GateRecord,
  policy: Policy
): readonly Drift[] {
  if (edited === undefined || drifts.every((drift) => drift.class !== 'unexplained')) return drifts
  const open = new Set([
    ...compareRecords(edited.record, record, policy).map((drift) => drift.path),
    // Whether other code has a cause takes a look at the change; that it is other code does not.
    ...otherCode(edited.record, record).map(codePath)
  ])
  return drifts.map((drift) =>
    drift.class !== 'unexplained' || open.has(drift.path)
      ? drift
      : { ...drift, class: 'explained', why: `this change: ${edited.file}` }
  )
}
