/** The event of the job that a command of the command line runs in. */
import { type RunEvent, readEvent } from '../core/event/read-event.ts'
import { parseJson } from '../core/untrusted.ts'
import type { Ports } from '../ports/types.ts'

const MAX_EVENT_BYTES = 32 << 20

/** The event of a job, `null` outside of one. */
export async function jobEvent(ports: Pick<Ports, 'env' | 'files'>): Promise<RunEvent | null> {
  if (ports.env['GITHUB_ACTIONS'] !== 'true') return null
  const path = ports.env['GITHUB_EVENT_PATH'] ?? ''
  const text = path === '' ? null : await ports.files.readText(path, MAX_EVENT_BYTES)
  return readEvent(ports.env, text === null ? null : parseJson(text))
}
