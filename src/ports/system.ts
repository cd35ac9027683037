/** The ports that are the same on a laptop and in a job. */
import { systemExec } from './exec.ts'
import { systemFiles } from './files.ts'
import type { Logger, Ports } from './types.ts'

/** Without a cache and without a host to ask: those belong to a job. */
export function systemPorts(env: Readonly<Record<string, string | undefined>>, log: Logger): Ports {
  return {
    host: { os: process.platform, arch: process.arch },
    env,
    exec: systemExec,
    files: systemFiles,
    clock: { now: () => new Date() },
    log,
    baselines: null,
    remote: null
  }
}
