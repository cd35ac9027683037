/**
 * Programs, run from argument lists, never through a shell.
 *
 * Its option `input` is not used to close standard input: it writes to the pipe, and a program that ends at once (`go
 * version`) makes that an unhandled EPIPE. None of the programs run here reads standard input.
 */
import { exec } from '@actions/exec'
import { spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { errorMessage, GateError, LimitError } from '../core/errors.ts'
import { quote } from '../core/text/markup.ts'
import { childEnvironment } from './child-environment.ts'
import type { AttachedCommand, Command, CommandResult, Exec } from './types.ts'

/** What a command may say on a stream that is kept: `git status` of a tree with very many files. */
const MAX_OUTPUT_BYTES = 64 << 20

/** Collects a stream up to the bound. */
class Collector {
  readonly #chunks: Uint8Array[] = []
  #bytes = 0

  push(chunk: Uint8Array): void {
    this.#bytes += chunk.length
    if (this.#bytes <= MAX_OUTPUT_BYTES) this.#chunks.push(chunk)
  }

  text(what: string): string {
    if (this.#bytes > MAX_OUTPUT_BYTES) throw new LimitError(`${what}, bytes of output`, this.#bytes, MAX_OUTPUT_BYTES)
    return Buffer.concat(this.#chunks).toString('utf8')
  }
}

async function run(command: Command): Promise<CommandResult> {
  const name = quote([command.file, ...command.args].join(' '), 120)
  const stdout = new Collector()
  const stderr = new Collector()
  try {
    const { onStderr, onStdout = (chunk: Uint8Array): void => stdout.push(chunk) } = command
    const ended =
      onStderr === undefined
        ? { exitCode: await runShort(command, stdout, stderr) }
        : await runStreaming(command, onStdout, onStderr)
    return { ...ended, stdout: stdout.text(name), stderr: stderr.text(name) }
  } catch (error) {
    if (error instanceof GateError) throw error
    throw new GateError('tool', `${name} could not be run: ${errorMessage(error)}`, { cause: error })
  }
}

/** Commands of this program's own choosing, whose output is a few lines. */
function runShort(command: Command, stdout: Collector, stderr: Collector): Promise<number | null> {
  // The first argument is a command line that @actions/exec splits itself, hence the quotes.
  return exec(`"${command.file}"`, [...command.args], {
    cwd: command.cwd,
    env: childEnvironment(process.env, command.env),
    silent: true,
    ignoreReturnCode: true,
    listeners: { stdout: (chunk) => stdout.push(chunk), stderr: (chunk) => stderr.push(chunk) }
  })
}

/**
 * Commands that say whatever the code of a pull request makes them say. @actions/exec looks for line ends in all that
 * came so far, so that a line without an end costs it quadratic time: half a minute for 70 MB, hours for a gigabyte.
 */
function runStreaming(
  command: Command,
  onStdout: (chunk: Uint8Array) => void,
  onStderr: (chunk: Uint8Array) => void
): Promise<{ exitCode: number | null; signal: string | null }> {
  const grouped = command.abort !== undefined && process.platform !== 'win32'
  return new Promise((resolve, reject) => {
    const child = spawn(command.file, command.args, {
      cwd: command.cwd,
      env: childEnvironment(process.env, command.env),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      // A group of its own, so that its tools are told with it. Windows has no such groups.
      detached: grouped
    })
    child.stdout.on('data', onStdout)
    child.stderr.on('data', onStderr)
    const interrupt = (): void => {
      if (!grouped || child.pid === undefined) return void child.kill('SIGINT')
      try {
        process.kill(-child.pid, 'SIGINT')
      } catch {
        // It ended by itself.
      }
    }
    command.abort?.addEventListener('abort', interrupt)
    child.on('error', reject)
    child.on('close', (exitCode, signal) => {
      command.abort?.removeEventListener('abort', interrupt)
      resolve({ exitCode, signal })
    })
  })
}

/**
 * The user's own command, wherever it was put behind `--`. It gets the whole environment: it would have had it without the
 * gate, and may want to set outputs of the step.
 */
async function attached({ file, args, cwd, env, stdout }: AttachedCommand): Promise<number | null> {
  // A terminal sends an interrupt to both. This process stays, to say how the command ended and to clean up.
  const stay = (): void => {}
  process.on('SIGINT', stay)
  try {
    return await new Promise((resolve, reject) => {
      const child = spawn(file, args, {
        cwd,
        env: { ...process.env, ...env },
        stdio: ['inherit', stdout === 'stdout' ? 'inherit' : process.stderr, 'inherit']
      })
      const pass = (): void => void child.kill('SIGTERM')
      process.on('SIGTERM', pass)
      child.on('error', reject)
      child.on('close', (code) => {
        process.off('SIGTERM', pass)
        resolve(code)
      })
    })
  } catch (error) {
    throw new GateError('tool', `${quote(file)} could not be run: ${errorMessage(error)}`, {
      fix: 'behind `--` stands a program and its arguments, not a line for a shell: `-- sh -c "..."` runs one',
      cause: error
    })
  } finally {
    process.off('SIGINT', stay)
  }
}

/**
 * Looks a program up in PATH. Not by @actions/io: it prints a warning to standard output for a folder of PATH that cannot
 * be read, where `--json` stands.
 */
async function which(program: string): Promise<string | null> {
  const { PATH = '', PATHEXT = '' } = process.env
  const endings = process.platform === 'win32' ? PATHEXT.split(';') : ['']
  for (const folder of PATH.split(delimiter).filter((entry) => entry !== '')) {
    for (const ending of endings) {
      const candidate = join(folder, `${program}${ending}`)
      try {
        await access(candidate, constants.X_OK)
        if ((await stat(candidate)).isFile()) return candidate
      } catch {
        // Not there, or not ours to run: the next one.
      }
    }
  }
  return null
}

/** The real thing. */
export const systemExec: Exec = { run, attached, which }
