/**
 * One run of a workflow under act in host mode, and what of it reached the host: annotations, summaries, outputs, the
 * job's result. act's own account of these (`--json`) is read, not its log.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { before, type Environment, type Place, ROOT } from './host.ts'
import { at, listAt, optionalText, parse, textAt } from './json.ts'
import { run } from './process.ts'
import { type Files, Repository } from './repository.ts'
import { act, node24 } from './tools.ts'

/** How users name this action, and what act then takes instead of asking for it. */
const ACTION = 'go-provenance-gate/go-provenance-gate@v1'
const REPOSITORY = 'acme/app'
const WORKFLOW = '.github/workflows/ci.yml'
const LEVELS = new Set(['error', 'warning', 'notice'])

/** Appended to every workflow: the user's next step, which writes down what it sees. */
const PROBE = `
      - if: always()
        env:
          OUTPUTS: \${{ toJSON(steps.gate.outputs) }}
          OUTCOME: \${{ steps.gate.outcome }}
          CONCLUSION: \${{ steps.gate.conclusion }}
        run: node "$E2E_PROBE_SCRIPT"
`

export interface Annotation {
  readonly level: string
  readonly title: string | null
  readonly file: string | null
  readonly line: string | null
  readonly message: string
}

/** A file that an output named, and the copy that was kept of it. */
export interface Kept {
  readonly path: string
  readonly kept: string
  readonly executable: boolean
}

export interface JobRun {
  /** Of the job: `success` or `failure`. */
  readonly result: string
  /** Of the gate's step, as the next step sees it. */
  readonly outcome: string
  readonly annotations: readonly Annotation[]
  readonly summaries: readonly string[]
  readonly outputs: Readonly<Record<string, string>>
  readonly records: readonly Kept[]
  readonly binaries: readonly Kept[]
  /** What is in the workspace that was not checked out, as `git status --porcelain` says it. */
  readonly added: readonly string[]
  /** Everything the steps printed that was no command, and what act said of it, colours taken out. */
  readonly log: string
  /** The first part of that alone, for what the real runner would take for a command and act does not. */
  readonly printed: string
  /** Version of Node.js that the steps run on. */
  readonly node: string
  /** Commands other than annotations, outputs and summaries: none of ours. */
  readonly otherCommands: readonly string[]
}

export interface RunOptions {
  readonly event?: 'push' | 'pull_request'
  readonly payload?: unknown
  /** Repository variables, `vars.NAME` of a workflow. */
  readonly variables?: Readonly<Record<string, string>>
}

/** The user's side of GitHub: one repository, its cache, and its runs. */
export class Host {
  readonly repository: Repository
  readonly #root: string
  readonly #env: Environment
  /** Folders by the name of an action, as `uses` has it. */
  readonly #actions: Record<string, string> = {}
  #runs = 0
  #ended = 0

  constructor(place: Place) {
    this.#root = mkdtempSync(join(place.root, 'host-'))
    this.#env = { ...place.env, PATH: before(dirname(node24()), place.env['PATH'] ?? '') }
    this.repository = new Repository(join(this.#root, 'repository'), place.env)
    // Only what a release holds: the description and the bundle.
    for (const name of ['action.yml', 'dist'])
      cpSync(join(ROOT, name), join(this.#root, 'action', name), { recursive: true })
    this.provide(ACTION, join(this.#root, 'action'))
  }

  /** Has a folder stand for an action: `actions/setup-go@v7`. */
  provide(action: string, folder: string): void {
    this.#actions[action] = folder
  }

  /** Makes `workflows/NAME.yml` the repository's workflow. */
  use(name: string): void {
    const text = readFileSync(join(ROOT, 'e2e', 'workflows', `${name}.yml`), 'utf8')
    this.repository.write({ [WORKFLOW]: `${text.trimEnd()}\n${PROBE}` })
  }

  /** Runs the workflow for a push of HEAD, or for the event that is given. */
  async run(options: RunOptions = {}): Promise<JobRun> {
    await this.#nextSecond()
    this.#runs += 1
    const event = options.event ?? 'push'
    const probe = join(this.#root, `probe-${this.#runs}`)
    mkdirSync(probe)
    const payload = join(probe, 'event.json')
    writeFileSync(payload, JSON.stringify(options.payload ?? this.push()))
    const env = {
      GITHUB_REPOSITORY: REPOSITORY,
      // What GitHub sets and act does not.
      GITHUB_WORKFLOW_REF: `${REPOSITORY}/${WORKFLOW}@refs/heads/main`,
      GITHUB_RUN_ID: String(1000 + this.#runs),
      GITHUB_RUN_NUMBER: String(this.#runs),
      E2E_PROBE: probe,
      E2E_PROBE_SCRIPT: join(ROOT, 'e2e', 'support', 'probe.mjs'),
      E2E_TOOLKIT: join(ROOT, 'node_modules', '@actions')
    }
    // No artifact server: act's own fails at what the toolkit's client asks (CreateArtifact), slowly.
    const settings = {
      'cache-server-addr': '127.0.0.1',
      'cache-server-path': join(this.#root, 'cache'),
      'action-cache-path': join(this.#root, 'actions'),
      eventpath: payload,
      defaultbranch: 'main'
    }
    const args = [
      event,
      '-P',
      'ubuntu-latest=-self-hosted',
      '--json',
      '--action-offline-mode',
      ...Object.entries(this.#actions).map(([action, folder]) => `--local-repository=${action}=${folder}`),
      ...Object.entries(settings).map(([name, value]) => `--${name}=${value}`),
      ...Object.entries(options.variables ?? {}).map(([name, value]) => `--var=${name}=${value}`),
      ...Object.entries(env).map(([name, value]) => `--env=${name}=${value}`)
    ]
    const finished = run(act(), args, { cwd: this.repository.folder, env: this.#env })
    this.#ended = Date.now()
    return readRun(`${finished.stdout}\n${finished.stderr}`, join(probe, 'probe.json'))
  }

  /** act's cache knows the age of its entries in whole seconds, and gives any of those that are equally old. */
  async #nextSecond(): Promise<void> {
    const wait = Math.ceil(this.#ended / 1000) * 1000 + 50 - Date.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
  }

  /** The payload of a push of HEAD to main, which stood at `from`. */
  push(from?: string): unknown {
    const after = this.repository.head()
    return { ref: 'refs/heads/main', before: from ?? '0'.repeat(40), after, repository: this.described() }
  }

  /** A test merge of a branch with the files, checked out as actions/checkout does it, and its event. `onto`: its branch. */
  pullRequest(files: Files, onto = 'main'): unknown {
    const { repository } = this
    const base = repository.head()
    repository.git('checkout', '--quiet', '-B', 'feature')
    const head = repository.commit('feature', files)
    repository.git('checkout', '--quiet', '--detach', base)
    repository.git('merge', '--quiet', '--no-ff', '--message', `Merge ${head} into ${base}`, head)
    const side = (ref: string, sha: string) => ({ ref, sha, repo: this.described() })
    return {
      action: 'synchronize',
      number: 42,
      pull_request: { number: 42, head: side('feature', head), base: side(onto, base) },
      repository: this.described()
    }
  }

  /** The repository, as every payload describes it. */
  described(): unknown {
    return { name: 'app', full_name: REPOSITORY, owner: { login: 'acme' }, default_branch: 'main' }
  }
}

/** Control sequences for colours. */
// oxlint-disable-next-line no-control-regex
const COLOURS = /\u001b\[[\d;]*m/g

function readRun(account: string, probeFile: string): JobRun {
  const lines = account
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map(parse)
  if (!existsSync(probeFile)) throw new Error(`the last step did not run:\n${account.slice(-6000)}`)
  const results = lines.map((line) => optionalText(line, 'jobResult')).filter((result) => result !== null)
  const commands = lines.flatMap((line) => {
    const name = optionalText(line, 'command')
    return name === null ? [] : [{ name, line }]
  })
  const probe = parse(readFileSync(probeFile, 'utf8'))
  return {
    result: results.join(),
    outcome: textAt(probe, 'outcome'),
    node: textAt(probe, 'node'),
    annotations: commands.filter(({ name }) => LEVELS.has(name)).map(({ name, line }) => annotation(name, line)),
    summaries: commands.filter(({ name }) => name === 'summary').map(({ line }) => textAt(line, 'content')),
    outputs: Object.fromEntries(
      Object.keys(Object(at(probe, 'outputs'))).map((name) => [name, textAt(probe, 'outputs', name)])
    ),
    records: listAt(probe, 'records').map(kept),
    binaries: listAt(probe, 'binaries').map(kept),
    added: listAt(probe, 'added').map(String),
    log: textOf(lines),
    printed: textOf(lines.filter((line) => typeof line === 'object' && line !== null && 'raw_output' in line)),
    otherCommands: commands
      .map(({ name }) => name)
      .filter((name) => !LEVELS.has(name) && name !== 'summary' && name !== 'set-output')
  }
}

function textOf(lines: readonly unknown[]): string {
  return lines
    .map((line) => optionalText(line, 'msg') ?? '')
    .join('\n')
    .replaceAll(COLOURS, '')
}

function annotation(level: string, line: unknown): Annotation {
  const places = at(line, 'kvPairs')
  return {
    level,
    title: optionalText(places, 'title'),
    file: optionalText(places, 'file'),
    line: optionalText(places, 'line'),
    message: textAt(line, 'arg')
  }
}

function kept(entry: unknown): Kept {
  return {
    path: textAt(entry, 'path'),
    kept: textAt(entry, 'kept'),
    executable: at(entry, 'executable') === true
  }
}
