/**
 * The Action's inputs as a request. The runner checks nothing: unknown names, bad words and missing values are refused
 * here, each with one sentence, because a misspelt `fail_on` would otherwise open a gate without a word.
 */
import { isAbsolute, join } from 'node:path'
import { type BaselineChoice, parseBaselineChoice } from './core/baseline/choice.ts'
import { GateError } from './core/errors.ts'
import type { RunEvent } from './core/event/read-event.ts'
import { CACHE_TRUSTS, GATE_MODES } from './core/policy/types.ts'
import { FAIL_ON } from './core/rules/verdict.ts'
import { quote } from './core/text/markup.ts'
import { splitLines, splitList, splitSpaces, splitWords } from './core/text/words.ts'
import { type GateRequest, ON_MISSING_BASELINE } from './request.ts'

/** Every input of action.yml (a test holds the two equal). */
export const INPUTS = [
  'working-directory',
  'packages',
  'build-flags',
  'targets',
  'output',
  'binaries',
  'policy',
  'baseline',
  'on-missing-baseline',
  'fail-on',
  'gate',
  'cache-trust',
  'ledger',
  'summary',
  'allow-untrusted-checkout',
  'token'
] as const
export type InputName = (typeof INPUTS)[number]

type Environment = Readonly<Record<string, string | undefined>>

/** Reads one input: trimmed, `null` when it is empty. The runner hands `fail-on` over as INPUT_FAIL-ON. */
export function readInput(env: Environment, name: InputName): string | null {
  const value = env[`INPUT_${name.toUpperCase()}`]?.trim() ?? ''
  return value === '' ? null : value
}

/** A boolean input, in the words that YAML 1.2 and the toolkit take. Throws GateError `input`. */
export function readBoolean(env: Environment, name: InputName): boolean {
  const value = readInput(env, name) ?? 'false'
  if (/^(?:true|True|TRUE)$/.test(value)) return true
  if (/^(?:false|False|FALSE)$/.test(value)) return false
  throw new GateError('input', `${name}: expected \`true\` or \`false\`, got ${quote(value)}`)
}

function oneOf<T extends string>(name: InputName, value: string, words: readonly T[]): T {
  const found = words.find((word) => word === value)
  if (found !== undefined) return found
  throw new GateError(
    'input',
    `${name}: expected one of ${words.map((word) => quote(word)).join(', ')}, got ${quote(value)}`
  )
}

/** Refuses INPUT_* variables that no input of this action makes. Throws GateError `input`. */
function refuseUnknownInputs(env: Environment): void {
  const known = new Set<string>(INPUTS.map((name) => `INPUT_${name.toUpperCase()}`))
  for (const name of Object.keys(env)) {
    if (!name.startsWith('INPUT_') || known.has(name)) continue
    const given = name.slice('INPUT_'.length).toLowerCase()
    const near = INPUTS.find((input) => input.replaceAll('-', '') === given.replace(/[-_]/g, ''))
    throw new GateError('input', `${quote(given)} is no input of this action`, {
      fix: near === undefined ? `the inputs are ${INPUTS.join(', ')}` : `did you mean ${quote(near)}?`
    })
  }
}

export interface ActionContext {
  readonly env: Environment
  readonly event: RunEvent
}

/** All inputs as one request. Throws GateError `input`. */
export function readRequest({ env, event }: ActionContext): GateRequest {
  refuseUnknownInputs(env)
  const workspace = runnerVariable(env, 'GITHUB_WORKSPACE')
  const temporary = runnerVariable(env, 'RUNNER_TEMP')
  const folder = readInput(env, 'working-directory') ?? '.'
  const flags = readInput(env, 'build-flags')
  const words = flags === null ? null : splitWords(flags)
  if (flags !== null && words === null)
    throw new GateError('input', `build-flags: a quote is not closed in ${quote(flags)}`)
  return {
    cwd: isAbsolute(folder) ? folder : join(workspace, folder),
    packages: mapInput(env, 'packages', splitSpaces),
    flags: words,
    targets: mapInput(env, 'targets', splitList),
    output: readInput(env, 'output'),
    binaries: mapInput(env, 'binaries', splitLines),
    command: null,
    policy: readInput(env, 'policy'),
    baseline: mapInput(env, 'baseline', baselineChoice),
    onMissingBaseline: mapInput(env, 'on-missing-baseline', (text) =>
      oneOf('on-missing-baseline', text, ON_MISSING_BASELINE)
    ),
    failOn: oneOf('fail-on', readInput(env, 'fail-on') ?? 'error', FAIL_ON),
    gate: mapInput(env, 'gate', (text) => oneOf('gate', text, GATE_MODES)),
    verifyToolchain: null,
    cacheTrust: mapInput(env, 'cache-trust', (text) => oneOf('cache-trust', text, CACHE_TRUSTS)),
    ledger: readInput(env, 'ledger'),
    allowUntrustedCheckout: readBoolean(env, 'allow-untrusted-checkout'),
    event,
    workspace,
    stateFolder: join(temporary, 'go-provenance-gate'),
    keepBinaries: true,
    helpBase: helpBase(env)
  }
}

function runnerVariable(env: Environment, name: string): string {
  const value = env[name] ?? ''
  if (value !== '') return value
  throw new GateError('input', `${name} is not set: this entry runs inside of a GitHub Actions step`, {
    fix: 'on the command line use `node dist/cli.js check`'
  })
}

function mapInput<T>(env: Environment, name: InputName, map: (text: string) => T): T | null {
  const value = readInput(env, name)
  return value === null ? null : map(value)
}

/** The words of a choice, else a path. Throws GateError `input`. */
export function baselineChoice(text: string): BaselineChoice {
  const choice = parseBaselineChoice(text)
  if (choice !== null) return choice
  throw new GateError('input', `baseline: expected a branch or \`refs/notes/NAME\` behind \`git:\`, got ${quote(text)}`)
}

/** Where this action's own files can be read at the version that runs; empty for a local action. */
function helpBase(env: Environment): string {
  const [server, repository, ref] = [
    env['GITHUB_SERVER_URL'],
    env['GITHUB_ACTION_REPOSITORY'],
    env['GITHUB_ACTION_REF']
  ]
  if (server === undefined || !/^https:\/\/[\w.-]+$/.test(server)) return ''
  if (repository === undefined || !/^[\w.-]+\/[\w.-]+$/.test(repository)) return ''
  return ref !== undefined && /^[\w./-]+$/.test(ref) ? `${server}/${repository}/blob/${ref}/` : ''
}
