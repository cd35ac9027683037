/** Arguments of one command, through node:util's parser, with its errors as sentences of this program. */
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { errorMessage, GateError } from '../core/errors.ts'
import { HELP } from './help.ts'
import type { Shell } from './shell.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/** Parses the arguments of a command. Throws GateError `usage`; gives `null` after printing help. */
export function parseOptions<T extends Options>(command: string, args: readonly string[], options: T, shell: Shell) {
  const withHelp = { ...options, help: { type: 'boolean', short: 'h' } } as const satisfies Options
  try {
    const parsed = parseArgs({
      args: withValues(args, options),
      options: withHelp,
      allowPositionals: true,
      strict: true
    })
    if ('help' in parsed.values && parsed.values.help === true) {
      shell.out(HELP)
      return null
    }
    return parsed
  } catch (error) {
    const sentence = (errorMessage(error).split(/\.\s/)[0] ?? '').replace(/^./, (first) => first.toLowerCase())
    throw new GateError('usage', `${command}: ${sentence}`, { fix: 'see `--help`', cause: error })
  }
}

/** `--name value` as `--name=value`: the parser refuses values that start with a dash, and flags of go build do. */
function withValues(args: readonly string[], options: Options): string[] {
  const result: string[] = []
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? ''
    if (arg === '--') return [...result, ...args.slice(index)]
    const next = args[index + 1]
    const takesValue = arg.startsWith('--') && options[arg.slice(2)]?.type === 'string'
    if (takesValue && next !== undefined) index += 1
    result.push(takesValue && next !== undefined ? `${arg}=${next}` : arg)
  }
  return result
}
