/** The command line, as a user without an installation calls it. */
import { join } from 'node:path'
import { ROOT } from './host.ts'
import { type Finished, run, type RunOptions } from './process.ts'

/** The file. */
export const CLI = join(ROOT, 'dist', 'cli.js')

export interface GateOptions extends RunOptions {
  /** The Node.js that runs it; the one that runs the tests when left out. */
  readonly node?: string
  readonly cli?: string
}

export function gate(args: readonly string[], options: GateOptions): Finished {
  return run(options.node ?? process.execPath, [options.cli ?? CLI, ...args], options)
}
