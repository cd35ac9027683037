/** What is the same for every binary of a run: where and when it runs, what it is about. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { EventCommits, Mode, Run } from '../core/record/types.ts'
import type { Ports } from '../ports/types.ts'
import type { GateRequest } from '../request.ts'

const MAX_WORKFLOW_BYTES = 1 << 20

/** The run as the record tells it. */
export async function readRun(ports: Ports, request: GateRequest, mode: Mode): Promise<Run> {
  const { event } = request
  return {
    mode,
    time: ports.clock.now().toISOString(),
    event: event?.name ?? null,
    repository: event?.repository ?? null,
    ref: event?.ref ?? null,
    workflow: event?.workflow ?? null,
    job: event?.job ?? null,
    leg: event?.leg ?? null,
    runId: event?.runId ?? null,
    runNumber: event?.runNumber ?? null,
    runAttempt: event?.runAttempt ?? null,
    workflowFile: await workflowFile(ports, request),
    runner: event?.runner ?? { ...ports.host, image: null }
  }
}

async function workflowFile(ports: Ports, request: GateRequest): Promise<Run['workflowFile']> {
  const path = request.event?.workflowPath ?? null
  if (path === null || request.workspace === null) return null
  const text = await ports.files.readText(join(request.workspace, path), MAX_WORKFLOW_BYTES).catch(() => null)
  return text === null ? null : { path, sha256: createHash('sha256').update(text).digest('hex') }
}

/** The event's own commits; none outside of Actions. */
export function eventCommits(request: GateRequest): EventCommits {
  return request.event?.commits ?? { commit: null, head: null, base: null }
}
