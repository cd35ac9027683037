/**
 * Whether the place that a baseline came from could have been written by the change that is judged: then it does not say
 * which findings are known. core/rules/known.ts has the reasons.
 */
import { gateScope } from '../core/baseline/scope.ts'
import type { Baseline } from '../core/baseline/types.ts'
import type { Policy } from '../core/policy/types.ts'
import type { GateScope } from '../core/rules/known.ts'
import { quote } from '../core/text/markup.ts'
import type { Ports } from '../ports/types.ts'
import type { GateRequest } from '../request.ts'
import { baseCommit } from './base-commit.ts'
import { placeOf } from './checked-in.ts'
import type { Repository } from './repository.ts'

/** Which findings of a run close its gate. */
export async function readScope(
  ports: Ports,
  request: GateRequest,
  repository: Repository,
  policy: Policy,
  baseline: Baseline
): Promise<GateScope> {
  const mode = request.gate ?? policy.gate
  const doubt = mode === 'all' || baseline.record === null ? null : await doubtIn(ports, request, repository, baseline)
  return gateScope({ mode, baseline, writes: request.event?.writesBaseline ?? false, doubt })
}

async function doubtIn(
  ports: Ports,
  request: GateRequest,
  repository: Repository,
  { source }: Baseline
): Promise<string | null> {
  if (source === 'cache') {
    return request.event?.writesBaseline === true
      ? null
      : 'the Actions cache is no evidence: this run sees entries that a change can write (name an artifact, a git ref or a file with `baseline`)'
  }
  const path = source === 'file' && request.baseline?.kind === 'file' ? request.baseline.path : null
  if (path === null || baseCommit(request, repository) === null) return null
  // Records in the repository are those of the base commit (observe/checked-in.ts), which the change cannot write.
  return (await placeOf(ports, request, path)).inside
    ? null
    : `${quote(path)} is not in the repository, and this job could have written it`
}
