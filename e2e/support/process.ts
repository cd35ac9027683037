/** Programs, run to their end. */
import { execFile, spawnSync } from 'node:child_process'

export interface Finished {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly cwd?: string
  readonly env: Readonly<Record<string, string>>
  /** The user to run as, where the tests run as root, who can read everything. */
  readonly uid?: number | undefined
}

/** Whatever hangs is ended: a test that waits for ever says nothing. */
const TIMEOUT = 10 * 60_000

/** Runs a program; its exit code is the caller's business. */
export function run(file: string, args: readonly string[], options: RunOptions): Finished {
  const { status, stdout, stderr, error } = spawnSync(file, args, {
    cwd: options.cwd,
    env: options.env,
    encoding: 'utf8',
    maxBuffer: 256 << 20,
    timeout: TIMEOUT,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid })
  })
  if (error !== undefined) throw error
  return { code: status, stdout, stderr }
}

/** Runs a program that has to succeed, and gives what it printed. */
export function output(file: string, args: readonly string[], options: RunOptions): string {
  const { code, stdout, stderr } = run(file, args, options)
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${code}: ${stderr}${stdout}`)
  return stdout
}

/** The same, while this process goes on working: for programs that talk to a server of the test. */
export function finish(file: string, args: readonly string[], options: RunOptions): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const { cwd, env } = options
    const settings = { cwd, env, encoding: 'utf8', maxBuffer: 256 << 20, timeout: TIMEOUT } as const
    const child = execFile(file, [...args], settings, (error, stdout, stderr) => {
      if (error !== null && child.exitCode === null) reject(error)
      else resolve({ code: child.exitCode, stdout, stderr })
    })
    child.stdin?.end()
  })
}
