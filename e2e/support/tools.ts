/**
 * act and Node.js 24, in a folder below the system's temporary one. Each is installed through its ordinary client when it
 * is not there yet (about two minutes together), and stays for the next run.
 */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { output } from './process.ts'

const ACT = 'v0.2.89'
const NODE = '24'
const FOLDER = join(tmpdir(), 'go-provenance-gate-e2e-tools')

/** The machine's own environment without npm's: `npm run` hands down this project's `ignore-scripts`. */
function ownEnvironment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const env: Record<string, string> = { HOME: homedir() }
  for (const [name, value] of Object.entries(process.env))
    if (value !== undefined && !/^(?:npm_|NODE_OPTIONS$)/i.test(name)) env[name] = value
  return { ...env, ...extra }
}

/** Installs beside and renames, so that a folder of that name is always whole. */
function installed(name: string, install: (folder: string) => void): string {
  const folder = join(FOLDER, name)
  if (existsSync(folder)) return folder
  const work = `${folder}.${process.pid}`
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  install(work)
  try {
    renameSync(work, folder)
  } catch (error) {
    rmSync(work, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

/** Path of the program `act`. */
export function act(): string {
  const folder = installed(`act-${ACT}`, (work) => {
    const env = ownEnvironment({ GOBIN: work, GOFLAGS: '' })
    output('go', ['install', `github.com/nektos/act@${ACT}`], { cwd: work, env })
  })
  return join(folder, 'act')
}

/** Path of the program `node` of version 24; its folder holds nothing else, so that it can lead a PATH. */
export function node24(): string {
  const folder = installed(`node-${NODE}`, (work) => {
    writeFileSync(join(work, 'package.json'), '{ "private": true }\n')
    const args = ['install', '--no-audit', '--no-fund', '--no-save', '--ignore-scripts=false', `node@${NODE}`]
    output('npm', args, { cwd: work, env: ownEnvironment() })
  })
  const node = join(folder, 'node_modules', '.bin', 'node')
  const version = output(node, ['--version'], { env: ownEnvironment() })
  if (!version.startsWith(`v${NODE}.`)) throw new Error(`${dirname(node)} holds Node.js ${version}`)
  return node
}
