/** Finds the command, and turns what goes wrong into one sentence and an exit code. */
import { errorMessage, GateError } from '../core/errors.ts'
import { plainText, quote } from '../core/text/markup.ts'
import { visible } from '../core/text/visible.ts'
import { HELP } from './help.ts'
import type { Shell } from './shell.ts'

export type CommandMain = (args: readonly string[], shell: Shell) => Promise<number>

/** Each command is loaded when it is called. */
const COMMANDS: Readonly<Record<string, () => Promise<CommandMain>>> = {
  check: async () => (await import('./check.ts')).check,
  inspect: async () => (await import('./inspect.ts')).inspect,
  compare: async () => (await import('./compare.ts')).compare,
  diagnose: async () => (await import('./diagnose.ts')).diagnose,
  toolchain: async () => (await import('./toolchain.ts')).toolchain,
  cache: async () => (await import('./cache.ts')).cache,
  reproduce: async () => (await import('./reproduce.ts')).reproduce,
  rules: async () => (await import('./rules.ts')).rules,
  schema: async () => (await import('./schema.ts')).schema
}

/** Runs a command line and gives its exit code: 0 open, 1 closed, 2 wrong usage, 3 no evidence. */
export async function main(args: readonly string[], shell: Shell): Promise<number> {
  const [name, ...rest] = args
  try {
    if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
      shell.out(HELP)
      return name === undefined ? 2 : 0
    }
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
    if (load === undefined) {
      throw new GateError('usage', `there is no command ${quote(name)}`, {
        fix: `the commands are ${Object.keys(COMMANDS).join(', ')}`
      })
    }
    const command = await load()
    return await command(rest, shell)
  } catch (error) {
    return explain(error, shell)
  }
}

function explain(error: unknown, shell: Shell): number {
  const known = error instanceof GateError
  shell.err(`error: ${plainText(visible(known ? error.message : `unexpected: ${errorMessage(error)}`, 3000))}\n`)
  if (known && error.fix !== null) shell.err(`fix:   ${plainText(visible(error.fix, 1000))}\n`)
  return known && ['usage', 'input', 'policy'].includes(error.code) ? 2 : 3
}
