/** The command line in this process: what it prints where, and its exit code. */
import { main } from '../../src/cli/main.ts'
import type { Shell } from '../../src/cli/shell.ts'
import { plainTerminal } from './terminal.ts'

export interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

export interface CliOptions extends Partial<Pick<Shell, 'observer' | 'screen'>> {
  /** How wide the terminal is: 80. */
  readonly columns?: number
  /** What comes on standard input: nothing. */
  readonly piped?: string
}

/** Runs a command line on a terminal without colours that nobody watches. */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<Said> {
  const { columns = 80, piped = '', observer = null, screen = null } = options
  let [out, err] = ['', '']
  const code = await main(args, {
    hashWorker: null,
    observer,
    screen,
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    terminal: () => plainTerminal(columns),
    input: async function* () {
      if (piped !== '') yield Buffer.from(piped)
    }
  })
  return { code, out, err }
}

/** Remembers the environment of this process; what it gives puts that back, what was added since included. */
export function keepEnvironment(): () => void {
  const before = { ...process.env }
  return () => {
    for (const name of Object.keys(process.env)) if (!Object.hasOwn(before, name)) delete process.env[name]
    Object.assign(process.env, before)
  }
}
