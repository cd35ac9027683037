/** What a command has around it: results go to standard output, everything else to standard error. */
import { processScreen, processTerminal, type Screen } from '../ports/terminal.ts'
import type { TerminalOptions } from '../core/render/terminal.ts'
import type { Logger } from '../ports/types.ts'
import { StatusLine } from './status-line.ts'

export interface Shell {
  /** The built file of hash-worker.ts; `null` where there is none, as in tests. */
  readonly hashWorker: URL | null
  /** The folder with the Go source of the observer of commands; `null` where there is none. */
  readonly observer: URL | null
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Standard input, as it comes; without one it is empty. */
  readonly input?: () => AsyncIterable<Uint8Array>
  readonly terminal: () => TerminalOptions
  /** Where progress shows; `null` where nobody watches. */
  readonly screen: Screen | null
}

/** The process's own. `hashWorker` and `observer` lie beside the entry. */
export const processShell = (hashWorker: URL, observer: URL): Shell => ({
  hashWorker,
  observer,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  input: () => process.stdin,
  terminal: processTerminal,
  screen: processScreen()
})

/** Words of a run while it works: to standard error, and only when somebody watches. */
export function consoleLog(shell: Shell): Logger {
  const watched = process.stderr.isTTY
  const status = new StatusLine(shell.screen)
  return {
    info: (line) => {
      if (watched) shell.err(`${line}\n`)
    },
    warn: (line) => shell.err(`warning: ${line}\n`),
    debug: () => {},
    status: (line) => {
      if (line === null) status.end()
      else status.show(() => line)
    },
    group: (_title, work) => work()
  }
}
