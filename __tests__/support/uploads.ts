/** What a gate step has left in a run, without running one. */
import {
  artifactName,
  type ArtifactPlace,
  LEDGER_FILE_NAME,
  recordFileName
} from '../../src/core/baseline/artifact-name.ts'
import type { StoredArtifact, WorkflowRun } from '../../e2e/support/github/state.ts'
import type { ResultsService } from '../../e2e/support/results-service.ts'
import { zip, type ZipMember } from './archive-writer.ts'

export const KEY = 'go-provenance-gate-v1-0123-4567-'
export const PLACE: ArtifactPlace = {
  workflow: '.github/workflows/ci.yml',
  job: 'build',
  leg: null,
  step: 'gate',
  runner: null,
  attempt: 1
}

/** The environment of a step at PLACE. */
export const PLACE_ENV = { GITHUB_JOB: 'build', GITHUB_ACTION: 'gate' }

/** A member that holds a record, as far as a store is concerned. */
export const record = (text: string, key = KEY): ZipMember => ({ name: recordFileName(key), data: text })

export const ledger = (text: string): ZipMember => ({ name: LEDGER_FILE_NAME, data: text })

/** Puts an artifact of a gate step into a run. */
export function left(
  service: ResultsService,
  run: WorkflowRun,
  members: readonly ZipMember[],
  place: Partial<ArtifactPlace> = {}
): StoredArtifact {
  const kind = members.every(({ name }) => name === LEDGER_FILE_NAME) ? 'ledger' : 'records'
  return service.addArtifact(run, artifactName(kind, { ...PLACE, ...place }), zip(...members))
}
