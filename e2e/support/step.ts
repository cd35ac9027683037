/**
 * The Action's two steps as the runner starts them: dist/action.js and dist/post.js, with the variables of a job, files
 * for the commands, and every input of action.yml.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseYaml } from 'yaml'
import { parseCommands, parseFileCommands } from '../../__tests__/support/runner.ts'
import { type Environment, type Place, ROOT } from './host.ts'
import { at } from './json.ts'
import { finish } from './process.ts'
import { node24 } from './tools.ts'

export interface StepOptions {
  /** The variables of the event and of the host. */
  readonly env: Readonly<Record<string, string>>
  readonly payload: string
  readonly workspace: string
  readonly inputs?: Readonly<Record<string, string>>
  /** What `github.token` is; empty: a job without one. */
  readonly token?: string
}

export interface Step {
  readonly code: number | null
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  /** Errors, warnings and notices, as `level title: message`. */
  readonly annotations: readonly string[]
  readonly log: string
  /** Runs the post step of this job. */
  readonly post: () => Promise<{ readonly code: number | null; readonly log: string }>
}

let jobs = 0

/** Runs the main step in a job of its own. */
export async function runStep(place: Place, options: StepOptions): Promise<Step> {
  const job = join(place.root, `job-${++jobs}`)
  const temporary = join(job, '_temp')
  mkdirSync(temporary, { recursive: true })
  const file = (name: string, text = ''): string => {
    writeFileSync(join(job, name), text)
    return join(job, name)
  }
  const [output, state, summary] = [file('output'), file('state'), file('summary')]
  const env: Environment = {
    ...options.env,
    ...place.env,
    ...inputsOf(options),
    GITHUB_EVENT_PATH: file('event.json', options.payload),
    GITHUB_WORKSPACE: options.workspace,
    GITHUB_OUTPUT: output,
    GITHUB_STATE: state,
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_ENV: file('env'),
    GITHUB_PATH: file('path'),
    RUNNER_TEMP: temporary
  }
  const start = (name: string, more: Environment) =>
    finish(node24(), [join(ROOT, 'dist', name)], { cwd: options.workspace, env: { ...env, ...more } })
  const { code, stdout, stderr } = await start('action.js', {})
  const states = Object.entries(parseFileCommands(readFileSync(state, 'utf8')))
  return {
    code,
    outputs: parseFileCommands(readFileSync(output, 'utf8')),
    summary: readFileSync(summary, 'utf8'),
    annotations: parseCommands(stdout)
      .filter(({ name }) => name === 'error' || name === 'warning' || name === 'notice')
      .map(({ name, properties, data }) => `${name} ${properties['title'] ?? ''}: ${data}`),
    log: stdout + stderr,
    post: async () => {
      const ended = await start('post.js', Object.fromEntries(states.map(([name, value]) => [`STATE_${name}`, value])))
      return { code: ended.code, log: ended.stdout + ended.stderr }
    }
  }
}

/** As the runner hands them over: each input of action.yml, a default where nothing is given. */
function inputsOf({ inputs = {}, token = '' }: StepOptions): Environment {
  const described = Object(at(parseYaml(readFileSync(join(ROOT, 'action.yml'), 'utf8')), 'inputs'))
  return Object.fromEntries(
    Object.keys(described).map((name) => {
      const fallback = String(at(described, name, 'default')).replace('${{ github.token }}', token)
      return [`INPUT_${name.toUpperCase()}`, inputs[name] ?? fallback]
    })
  )
}
