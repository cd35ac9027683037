/**
 * Under which key a record is kept, so that records never meet that are not about the same thing: repository, workflow,
 * job and its leg of a matrix, package, target, mode (and of inspected files their path), and the branch it is of. Hashed, since names hold commas (which cache keys must not) and
 * have any length; the branch is a part of its own, so that a reader can be told which branch was missing.
 */
import { createHash } from 'node:crypto'
import type { GateRecord } from '../record/types.ts'

const PREFIX = 'go-provenance-gate-v1'

/** The key without the part that tells runs apart; every record of this subject on this branch starts with it. */
export function baselineKey(record: GateRecord, workflow: string, branch: string): string {
  const { repository, job, leg, mode } = record.run
  const file = mode === 'inspect' ? record.binary.path : null
  const subject = [repository, workflow, job, leg, mode, record.subject.package, file, record.subject.target]
  return `${PREFIX}-${digest(JSON.stringify(subject), 32)}-${digest(branch, 16)}-`
}

function digest(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length)
}
