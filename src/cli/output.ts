/** Where a command writes: results to standard output, everything else to standard error. */
import { processTerminal } from '../ports/terminal.ts'
import type { TerminalOptions } from '../core/render/terminal.ts'
import type { Logger } from '../ports/types.ts'

export interface Output {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly terminal: () => TerminalOptions
}

export const processOutput: Output = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  terminal: processTerminal
}

/** Words of a run while it works: to standard error, and only when somebody watches. */
export function consoleLog(output: Output): Logger {
  const watched = process.stderr.isTTY
  return {
    info: (line) => {
      if (watched) output.err(`${line}\n`)
    },
    warn: (line) => output.err(`warning: ${line}\n`),
    debug: () => {},
    group: (_title, work) => work()
  }
}
