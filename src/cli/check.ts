/** `check`: the gate on a laptop, or in any CI that is not GitHub's. */
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { GateError } from '../core/errors.ts'
import type { Outcome } from '../core/outcome.ts'
import { checkJson } from '../core/render/check-json.ts'
import { explainPackage } from '../core/render/rebuilt.ts'
import { renderTerminal } from '../core/render/terminal.ts'
import { CACHE_TRUSTS, GATE_MODES, TOOLCHAIN_CHECKS } from '../core/policy/types.ts'
import { FAIL_ON, type FailOn } from '../core/rules/verdict.ts'
import { plainText, quote } from '../core/text/markup.ts'
import { splitList, splitWords } from '../core/text/words.ts'
import { baselineChoice } from '../inputs.ts'
import { cacheFolder } from '../ports/cache-folder.ts'
import { commandLedgers } from '../ports/job-artifacts.ts'
import { systemPorts } from '../ports/system.ts'
import { type CommandRequest, type GateRequest, ON_MISSING_BASELINE, type OnMissingBaseline } from '../request.ts'
import { run } from '../run.ts'
import { parseOptions } from './options.ts'
import { consoleLog, type Shell } from './shell.ts'

const OPTIONS = {
  directory: { type: 'string', short: 'C' },
  'build-flags': { type: 'string' },
  target: { type: 'string', multiple: true },
  output: { type: 'string', short: 'o' },
  binaries: { type: 'string', multiple: true },
  policy: { type: 'string' },
  baseline: { type: 'string' },
  'on-missing-baseline': { type: 'string' },
  'fail-on': { type: 'string' },
  gate: { type: 'string' },
  explain: { type: 'string' },
  'verify-toolchain': { type: 'string' },
  'cache-trust': { type: 'string' },
  ledger: { type: 'string' },
  json: { type: 'boolean' }
} as const

export async function check(args: readonly string[], shell: Shell): Promise<number> {
  const { options, command } = splitCommand(args)
  const parsed = parseOptions('check', options, OPTIONS, shell)
  if (parsed === null) return 0
  const { values, positionals } = parsed
  const cwd = resolve(values.directory ?? '.')
  const stateFolder = join(cacheFolder(process.env), 'go-provenance-gate')
  const ports = {
    ...systemPorts(process.env, consoleLog(shell), shell.hashWorker),
    ledgers: commandLedgers(process.env, stateFolder)
  }
  const request: GateRequest = {
    cwd,
    packages: positionals.length === 0 ? null : positionals,
    flags: values['build-flags'] === undefined ? null : words(values['build-flags']),
    targets: values.target === undefined ? null : values.target.flatMap(splitList),
    output: values.output ?? null,
    binaries: values.binaries ?? null,
    command: command === null ? null : commandRequest(command, shell, values.json === true),
    policy: values.policy ?? null,
    baseline: values.baseline === undefined ? null : baselineChoice(values.baseline),
    onMissingBaseline: onMissing(values['on-missing-baseline']),
    failOn: failOn(values['fail-on']),
    gate: values.gate === undefined ? null : oneOf('--gate', values.gate, GATE_MODES),
    verifyToolchain:
      values['verify-toolchain'] === undefined
        ? null
        : oneOf('--verify-toolchain', values['verify-toolchain'], TOOLCHAIN_CHECKS),
    cacheTrust:
      values['cache-trust'] === undefined ? null : oneOf('--cache-trust', values['cache-trust'], CACHE_TRUSTS),
    ledger: values.ledger ?? null,
    allowUntrustedCheckout: false,
    event: null,
    workspace: null,
    stateFolder,
    keepBinaries: false,
    helpBase: ''
  }
  const outcome = await run(request, ports)
  shell.out(
    values.json === true
      ? `${JSON.stringify(checkJson(outcome), null, 2)}\n`
      : renderTerminal(outcome, shell.terminal())
  )
  if (values.explain !== undefined && values.json !== true) shell.out(explanation(outcome, values.explain))
  return outcome.exitCode
}

/** What stands before the first `--`, and the command behind it. */
function splitCommand(args: readonly string[]): { options: readonly string[]; command: readonly string[] | null } {
  const at = args.indexOf('--')
  return at < 0 ? { options: args, command: null } : { options: args.slice(0, at), command: args.slice(at + 1) }
}

function commandRequest(argv: readonly string[], { observer }: Shell, json: boolean): CommandRequest {
  if (argv.length === 0 || argv[0] === '') {
    throw new GateError('usage', 'check: expected a command behind `--`', {
      fix: "`check --binaries 'dist/*' -- make build`"
    })
  }
  if (observer === null) throw new GateError('usage', 'check: no command can be observed here')
  return { argv, keepStdout: json, observer: fileURLToPath(observer) }
}

/** Why one package was compiled, or that it was not. */
function explanation({ judged }: Outcome, path: string): string {
  const lines = judged.flatMap(({ record, rebuilds, comparison }) => {
    const explained = explainPackage(rebuilds, path)
    if (explained !== null) return explained
    const entry = record.packages.find((candidate) => candidate.path === path)
    if (entry === undefined) return []
    if (entry.origin === 'cached') return [`${quote(path)} came from the cache: nothing that it depends on has changed`]
    return [`${quote(path)} was compiled; there is nothing to compare with: ${comparison.baseline.words}`]
  })
  const [first = `${quote(path)} is not part of the build`, ...rest] = [...new Set(lines)]
  return `\n${[first, ...rest].map((line) => plainText(line)).join('\n  ')}\n`
}

function words(text: string): string[] {
  const split = splitWords(text)
  if (split === null) throw new GateError('usage', `--build-flags: a quote is not closed in ${quote(text)}`)
  return split
}

function onMissing(text: string | undefined): OnMissingBaseline | null {
  if (text === undefined) return null
  return oneOf('--on-missing-baseline', text, ON_MISSING_BASELINE)
}

function failOn(text: string | undefined): FailOn {
  return text === undefined ? 'error' : oneOf('--fail-on', text, FAIL_ON)
}

function oneOf<T extends string>(option: string, text: string, known: readonly T[]): T {
  const found = known.find((word) => word === text)
  if (found === undefined)
    throw new GateError('usage', `${option}: expected one of ${known.join(', ')}, got ${quote(text)}`)
  return found
}
