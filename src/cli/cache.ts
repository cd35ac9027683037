/** `cache`: the build cache of the go command; checked, written down, held to what was written down. */
import { join } from 'node:path'
import { GateError } from '../core/errors.ts'
import { quote } from '../core/text/markup.ts'
import { cacheFolder } from '../ports/cache-folder.ts'
import { commandLedgers } from '../ports/job-artifacts.ts'
import { systemPorts } from '../ports/system.ts'
import { audit } from './cache-audit.ts'
import { enforce } from './cache-enforce.ts'
import { ledger } from './cache-ledger.ts'
import { parseOptions } from './options.ts'
import { consoleLog, type Shell } from './shell.ts'

const OPTIONS = {
  cache: { type: 'string' },
  ledger: { type: 'string' },
  after: { type: 'string' },
  write: { type: 'string' },
  merge: { type: 'string', multiple: true },
  aside: { type: 'string' },
  restore: { type: 'boolean' },
  repository: { type: 'string' },
  ref: { type: 'string' },
  signature: { type: 'string' },
  'require-signature': { type: 'boolean' },
  'trusted-root': { type: 'string' },
  sign: { type: 'boolean' },
  json: { type: 'boolean' }
} as const

type Option = keyof typeof OPTIONS

const READING: readonly Option[] = [
  'cache',
  'ledger',
  'after',
  'repository',
  'ref',
  'signature',
  'require-signature',
  'trusted-root',
  'json'
]
const WRITING: readonly Option[] = [
  'cache',
  'write',
  'merge',
  'repository',
  'ref',
  'sign',
  'require-signature',
  'trusted-root',
  'json'
]
const ACTIONS = {
  audit: { run: audit, options: READING },
  ledger: { run: ledger, options: WRITING },
  enforce: { run: enforce, options: [...READING, 'aside', 'restore'] }
} as const satisfies Record<string, { readonly run: unknown; readonly options: readonly Option[] }>

function isAction(word: string | undefined): word is keyof typeof ACTIONS {
  return word !== undefined && Object.hasOwn(ACTIONS, word)
}

export async function cache(args: readonly string[], shell: Shell): Promise<number> {
  const parsed = parseOptions('cache', args, OPTIONS, shell)
  if (parsed === null) return 0
  const { values, positionals } = parsed
  const [what, ...more] = positionals
  if (!isAction(what) || more.length > 0) {
    const got = what === undefined ? 'nothing' : quote(positionals.join(' '))
    throw new GateError('usage', `cache: expected \`audit\`, \`ledger\` or \`enforce\`, got ${got}`, {
      fix: '`cache audit`'
    })
  }
  const { run, options } = ACTIONS[what]
  const odd = Object.keys(values).find((name) => !(options as readonly string[]).includes(name))
  if (odd !== undefined) throw new GateError('usage', `cache ${what}: --${odd} does not belong here`)
  const stateFolder = join(cacheFolder(process.env), 'go-provenance-gate')
  const ports = {
    ...systemPorts(process.env, consoleLog(shell), shell.hashWorker),
    ledgers: commandLedgers(process.env, stateFolder)
  }
  try {
    return await run(ports, values, shell)
  } finally {
    await ports.hashing.close()
  }
}
