/** `reproduce`: a second build of a module somewhere else, or of a file from its own record. */
import { isAbsolute, resolve } from 'node:path'
import { GateError } from '../core/errors.ts'
import { type BuildFacts, exitCodeOf, notRebuilt, type Reproduction } from '../core/reproduce/report.ts'
import { unavailableBecause } from '../core/reproduce/unavailable.ts'
import { reproducePage } from '../core/render/reproduce-page.ts'
import { quote } from '../core/text/markup.ts'
import { splitList, splitWords } from '../core/text/words.ts'
import { reproduceFile } from '../observe/reproduce/reproduce-file.ts'
import { reproduceModule } from '../observe/reproduce/reproduce-module.ts'
import { interruptible } from '../ports/interrupt.ts'
import { systemPorts } from '../ports/system.ts'
import type { Ports } from '../ports/types.ts'
import { parseOptions } from './options.ts'
import { consoleLog, type Shell } from './shell.ts'

const OPTIONS = {
  directory: { type: 'string', short: 'C' },
  'build-flags': { type: 'string' },
  target: { type: 'string', multiple: true },
  ldflags: { type: 'string' },
  module: { type: 'string' },
  go: { type: 'string' },
  cache: { type: 'string' },
  policy: { type: 'string' },
  offline: { type: 'boolean' },
  json: { type: 'boolean' }
} as const

/** Options that belong to one of the two forms. */
const OF_MODULES = ['build-flags', 'target', 'policy'] as const
const OF_FILES = ['ldflags', 'module'] as const

export async function reproduce(args: readonly string[], shell: Shell): Promise<number> {
  const parsed = parseOptions('reproduce', args, OPTIONS, shell)
  if (parsed === null) return 0
  const ports = systemPorts(process.env, consoleLog(shell), shell.hashWorker)
  try {
    const ended = await interruptible(ports, (own, signal) => reproduceWith(own, parsed, { shell, signal }))
    if (!ended.interrupted) return ended.value
    shell.err('interrupted; what was begun is removed\n')
    return ended.exitCode
  } finally {
    await ports.hashing.close()
  }
}

async function reproduceWith(
  ports: Ports,
  { values, positionals }: NonNullable<ReturnType<typeof parseOptions<typeof OPTIONS>>>,
  { shell, signal }: { readonly shell: Shell; readonly signal: AbortSignal }
): Promise<number> {
  const json = values.json === true
  const [first] = positionals
  let before: BuildFacts = { sha256: null, buildId: null }
  try {
    const isFile = first !== undefined && !first.endsWith('.go') && (await ports.files.kind(resolve(first))) === 'file'
    refuse(values, positionals, isFile)
    const common = {
      cwd: resolve(values.directory ?? '.'),
      go: await goCommand(ports, values.go),
      cache: values.cache === undefined ? null : resolve(values.cache),
      offline: values.offline === true
    }
    const flags = values['build-flags'] === undefined ? null : splitWords(values['build-flags'])
    const found: readonly Reproduction[] = isFile
      ? [
          await reproduceFile(
            ports,
            { ...common, file: first, ldflags: values.ldflags ?? null, module: values.module ?? null },
            (known) => {
              before = known
            }
          )
        ]
      : await reproduceModule(ports, {
          ...common,
          packages: positionals.length === 0 ? null : positionals,
          flags,
          targets: values.target === undefined ? null : values.target.flatMap(splitList),
          policy: values.policy ?? null
        })
    shell.out(json ? found.map((one) => `${JSON.stringify(one)}\n`).join('') : reproducePage(found, shell.terminal()))
    return exitCodeOf(found)
  } catch (error) {
    const why = json && !signal.aborted ? unavailableBecause(error) : null
    if (why === null) throw error
    const file = positionals.length === 0 ? '.' : positionals.join(' ')
    shell.out(`${JSON.stringify(notRebuilt(file, before, why))}\n`)
    return 3
  }
}

function refuse(values: Readonly<Record<string, unknown>>, positionals: readonly string[], isFile: boolean): void {
  const odd = (isFile ? OF_MODULES : OF_FILES).find((name) => values[name] !== undefined)
  if (odd !== undefined) {
    const what = isFile ? 'a module, and a file was named' : 'a file, and none was named'
    throw new GateError('usage', `reproduce: --${odd} is for ${what}`, { fix: 'see `--help`' })
  }
  if (isFile && positionals.length > 1) {
    throw new GateError('usage', `reproduce: expected one file, got ${positionals.length}`, {
      fix: 'name one at a time'
    })
  }
  const flags = values['build-flags']
  if (typeof flags === 'string' && splitWords(flags) === null) {
    throw new GateError('usage', `--build-flags: a quote is not closed in ${quote(flags)}`)
  }
}

/** The go command that `--go` names: a file that can be run, by its path. */
async function goCommand(ports: Ports, given: string | undefined): Promise<string | null> {
  if (given === undefined) return null
  const path = isAbsolute(given) ? given : resolve(given)
  if ((await ports.files.kind(path)) !== 'file' || !/(?:^|[\\/])go(?:\.exe)?$/.test(path)) {
    throw new GateError('usage', `--go: ${quote(given)} is no go command`, { fix: 'name the file, `.../bin/go`' })
  }
  return path
}
