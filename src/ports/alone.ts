/** One process at a time, for files that are read, changed and written back. */
import { mkdir, open, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { errorCode, errorMessage, GateError } from '../core/errors.ts'
import { quote } from '../core/text/markup.ts'

/** Work under a lock takes less than a second; a lock that is this old was left behind by a process that was killed. */
const STALE_MS = 60_000
const PATIENCE_MS = 90_000
const PAUSE_MS = 50

/** Runs `work` while this process alone holds `<path>.lock`. Throws GateError `unreadable`, and what `work` throws. */
export async function alone<T>(path: string, work: () => Promise<T>): Promise<T> {
  const lock = `${path}.lock`
  await take(lock)
  try {
    return await work()
  } finally {
    await rm(lock, { force: true })
  }
}

async function take(lock: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  for (;;) {
    try {
      await mkdir(dirname(lock), { recursive: true })
      await (await open(lock, 'wx')).close()
      return
    } catch (error) {
      if (errorCode(error) !== 'EEXIST' || performance.now() > end) {
        throw new GateError('unreadable', `${quote(lock)} could not be made: ${errorMessage(error)}`, { cause: error })
      }
    }
    const age = await stat(lock).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0
    )
    if (age > STALE_MS) await rm(lock, { force: true })
    else await sleep(PAUSE_MS)
  }
}
