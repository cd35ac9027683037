/**
 * Git, asked for what lies below its porcelain, so that nothing of the user's is touched and nobody is asked anything.
 *
 *  - Of GIT_* variables only those are kept that say how a host is reached: a GIT_DIR or GIT_INDEX_FILE of a hook that
 *    calls this program would have it work on another repository, and GIT_TRACE_CURL would print what must not be.
 *  - Settings travel in GIT_CONFIG_COUNT, GIT_CONFIG_KEY_n and GIT_CONFIG_VALUE_n (git-config(1), git 2.31), which are
 *    read last; arguments can be seen by every user of the machine.
 *  - No hook, prompt, askpass program, window of a credential helper, garbage collection, replaced object; no pathspec magic.
 *
 * Not through ports/exec.ts: objects are written from standard input, and a server that does not answer must not hold a
 * run up.
 */
import { spawn } from 'node:child_process'
import { GateError, errorMessage } from '../core/errors.ts'
import { redactEnvironment } from '../core/record/redact.ts'
import { quote } from '../core/text/markup.ts'
import { childEnvironment } from './child-environment.ts'
import { systemExec } from './exec.ts'

/** What git may say where nothing smaller is given: the listing of a tree with very many files. */
const MAX_OUTPUT_BYTES = 64 << 20
const MAX_ERROR_BYTES = 1 << 20
/** For one command. A server that takes longer is as good as none. */
const PATIENCE_MS = 60_000

type Environment = Readonly<Record<string, string | undefined>>
export type Setting = readonly [key: string, value: string]

export interface GitOptions {
  readonly input?: string
  readonly env?: Environment
  /** Bytes of standard output. */
  readonly maxBytes?: number
}

export interface GitAnswer {
  /** `null` when it was ended, for its length or its time. */
  readonly code: number | null
  readonly stdout: string
  /** In English. */
  readonly stderr: string
}

/** Runs one command of git. Throws GateError `evidence` when git cannot be started. */
export type Git = (args: readonly string[], options?: GitOptions) => Promise<GitAnswer>

const KEPT =
  /^GIT_(?:SSH|SSH_COMMAND|SSH_VARIANT|SSL_.*|HTTP_.*|PROXY_COMMAND|CONFIG_GLOBAL|CONFIG_SYSTEM|CONFIG_NOSYSTEM|EXEC_PATH|TEMPLATE_DIR)$/
const USERS_SETTING = /^GIT_CONFIG_(?:COUNT|KEY_\d+|VALUE_\d+)$/

/** Git in a folder. `settings` stand above those of the user. Throws GateError `evidence` when there is none in PATH. */
export async function gitIn(env: Environment, cwd: string, settings: readonly Setting[]): Promise<Git> {
  const file = await systemExec.which('git')
  if (file === null) throw new GateError('evidence', 'git is not in PATH')
  const environment = gitEnvironment(env, settings)
  return (args, options = {}) => start(file, args, cwd, environment, options)
}

function gitEnvironment(env: Environment, settings: readonly Setting[]): Record<string, string> {
  const inherited = childEnvironment(env)
  for (const name of Object.keys(inherited))
    if (name.startsWith('GIT_') && !KEPT.test(name) && !USERS_SETTING.test(name)) delete inherited[name]
  const given = Number(inherited['GIT_CONFIG_COUNT'] ?? '0')
  const first = Number.isSafeInteger(given) && given >= 0 && given < 1000 ? given : 0
  const all: readonly Setting[] = [...QUIET, ...settings]
  for (const [n, [key, value]] of all.entries()) {
    inherited[`GIT_CONFIG_KEY_${first + n}`] = key
    inherited[`GIT_CONFIG_VALUE_${first + n}`] = value
  }
  return {
    ...inherited,
    GIT_CONFIG_COUNT: String(first + all.length),
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    SSH_ASKPASS_REQUIRE: 'never',
    GCM_INTERACTIVE: 'never',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    // `ext::` would run a command that a configuration names.
    GIT_ALLOW_PROTOCOL: 'file:git:http:https:ssh',
    LC_ALL: 'C'
  }
}

const QUIET: readonly Setting[] = [
  ['core.fsmonitor', 'false'],
  ['core.askPass', ''],
  ['credential.interactive', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['fetch.recurseSubmodules', 'false'],
  ['push.recurseSubmodules', 'no'],
  ['push.followTags', 'false'],
  ['push.gpgSign', 'false'],
  ['http.lowSpeedLimit', '500'],
  ['http.lowSpeedTime', '20']
]

function start(
  file: string,
  args: readonly string[],
  cwd: string,
  env: Record<string, string>,
  { input, env: more, maxBytes = MAX_OUTPUT_BYTES }: GitOptions
): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd,
      env: { ...env, ...more },
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true
    })
    const kept: { out: Uint8Array[]; err: Uint8Array[] } = { out: [], err: [] }
    let [outBytes, errBytes, ended] = [0, 0, '']
    const end = (why: string): void => {
      ended = why
      child.kill('SIGKILL')
    }
    const timer = setTimeout(() => end(`git was ended after ${PATIENCE_MS / 1000} seconds without an end`), PATIENCE_MS)
    child.stdout.on('data', (chunk: Uint8Array) => {
      outBytes += chunk.length
      if (outBytes <= maxBytes) kept.out.push(chunk)
      else end(`git said more than ${maxBytes} bytes`)
    })
    child.stderr.on('data', (chunk: Uint8Array) => {
      errBytes += chunk.length
      if (errBytes <= MAX_ERROR_BYTES) kept.err.push(chunk)
    })
    child.on('error', (error) => {
      clearTimeout(timer)
      reject(new GateError('evidence', `git could not be run: ${errorMessage(error)}`, { cause: error }))
    })
    child.on('close', (code) => {
      clearTimeout(timer)
      const stderr = Buffer.concat(kept.err).toString('utf8')
      resolve({
        code: ended === '' ? code : null,
        stdout: Buffer.concat(kept.out).toString('utf8'),
        stderr: ended === '' ? stderr : `${stderr}\nfatal: ${ended}`
      })
    })
    // A command that ends before it has read its input is told by its exit code.
    child.stdin.on('error', () => {})
    child.stdin.end(input ?? '')
  })
}

/** What the servers of git hosts say to a token that may not do what it wants to. */
const FORBIDDEN =
  /returned error: 40[13]\b|permission to \S+ denied|write access to repository not granted|authentication failed|could not read username|permission denied \(/i

/** Whether git was refused for want of a permission. */
export function isForbidden(said: string): boolean {
  return FORBIDDEN.test(said)
}

/** The line of git's complaint that says most, for a sentence: users of URLs taken out. */
export function complaint(said: string): string {
  const lines = said.split('\n').map((line) => line.trim())
  const line =
    lines.find((candidate) => candidate.startsWith('fatal: ')) ??
    lines.find((candidate) => /^(?:error|remote): ./.test(candidate)) ??
    lines.find((candidate) => candidate !== '')
  return line === undefined
    ? 'git failed without a word'
    : quote(redactEnvironment('remote', line.replace(/^(?:fatal|error): /, '')), 200)
}
