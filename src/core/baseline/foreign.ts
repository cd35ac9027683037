/**
 * Whether a record that a store gave is what its key says. Whoever may write a store can put any text under any key; a
 * record of another repository, branch, workflow, job or subject is no baseline, even though it may be a good record.
 */
import type { GateRecord } from '../record/types.ts'
import { quote } from '../text/markup.ts'
import { incomparableBecause } from './compare.ts'

/** Why a stored record is not the one of this subject on that branch; `null` when it is. */
export function foreignBecause(found: GateRecord, record: GateRecord, branch: string): string | null {
  const differs = (what: string, got: string | null, expected: string | null): string | null =>
    got === expected ? null : `it is of another ${what}: expected ${said(expected)}, got ${said(got)}`
  const file = (of: GateRecord): string | null => (of.run.mode === 'inspect' ? of.binary.path : null)
  return (
    differs('repository', found.run.repository, record.run.repository) ??
    // A trusted run records what the branch itself holds; the ref of anything else is another.
    differs('branch', found.run.ref, `refs/heads/${branch}`) ??
    differs('workflow', workflowOf(found), workflowOf(record)) ??
    differs('job', found.run.job, record.run.job) ??
    differs('leg of the matrix', found.run.leg, record.run.leg) ??
    incomparableBecause(found, record) ??
    differs('file', file(found), file(record))
  )
}

/** What tells workflows apart: the file's path; its name where the path is not known. */
export function workflowOf({ run }: GateRecord): string | null {
  return run.workflowFile?.path ?? run.workflow
}

function said(value: string | null): string {
  return value === null ? 'none' : quote(value)
}
