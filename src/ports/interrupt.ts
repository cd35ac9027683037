/**
 * Ctrl-C during long work, and the end of a cancelled job: the program that runs is told, no other is begun, and the
 * work unwinds as from an error, so that its temporary folders are removed. A second signal ends the process at once.
 *
 * The program is told together with all that it began: `go build` ends at SIGINT without waiting for its compilers and
 * without removing its work folder (it handles the signal for `go run` and `go test` alone; measured with Go 1.26). So
 * the caller has that folder, GOTMPDIR, below the one that it removes.
 */
import { constants } from 'node:os'
import { GateError } from '../core/errors.ts'
import type { Ports } from './types.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export type Ended<T> =
  | { readonly interrupted: false; readonly value: T }
  /** `exitCode`: as shells show a program that a signal ended, 130 for SIGINT. */
  | { readonly interrupted: true; readonly exitCode: number }

/** Does work with ports whose programs end with this process. What it throws behind a signal is not thrown on. */
export async function interruptible<T>(
  ports: Ports,
  work: (ports: Ports, signal: AbortSignal) => Promise<T>
): Promise<Ended<T>> {
  const abort = new AbortController()
  let exitCode = 0
  const stop = (signal: NodeJS.Signals): void => {
    exitCode = 128 + constants.signals[signal]
    forget()
    abort.abort()
  }
  const forget = (): void => {
    for (const signal of SIGNALS) process.off(signal, stop)
  }
  for (const signal of SIGNALS) process.on(signal, stop)
  const { exec } = ports
  const run: typeof exec.run = (command) =>
    abort.signal.aborted
      ? Promise.reject(new GateError('tool', 'interrupted'))
      : exec.run({ ...command, abort: abort.signal })
  try {
    const value = await work({ ...ports, exec: { ...exec, run } }, abort.signal)
    return abort.signal.aborted ? { interrupted: true, exitCode } : { interrupted: false, value }
  } catch (error) {
    if (!abort.signal.aborted) throw error
    return { interrupted: true, exitCode }
  } finally {
    forget()
  }
}
