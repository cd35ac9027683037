/** The go command: its environment, its tools, and what go.mod asks of it. */
import { dirname, join, resolve } from 'node:path'
import { GateError } from '../core/errors.ts'
import { type GoMod, parseGoMod } from '../core/modules/go-mod.ts'
import { parseGoSum, parseVendoredModules } from '../core/modules/go-sum.ts'
import type { ModuleLocks } from '../core/record/assemble.ts'
import type { GoModLines, Tool } from '../core/record/types.ts'
import { quote } from '../core/text/markup.ts'
import { type GoEnv, parseGoEnv } from '../core/toolchain/go-env.ts'
import { parseJson, textAt, valueAt } from '../core/untrusted.ts'
import type { CommandResult, Ports } from '../ports/types.ts'
import { findUpwards, repositoryPath } from './repository.ts'

const MAX_GO_MOD_BYTES = 4 << 20
const MAX_GO_SUM_BYTES = 64 << 20
/** The tools that make a binary; vet, cover and the rest do not. */
const TOOLS = ['compile', 'link', 'asm', 'cgo'] as const

/** Runs the go command. */
export function go(
  ports: Ports,
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {}
): Promise<CommandResult> {
  return ports.exec.run({ file: 'go', args, cwd, env })
}

/** Where the go command of PATH is. Throws GateError `tool` when there is none. */
export async function findGo(ports: Ports): Promise<string> {
  const path = await ports.exec.which('go')
  if (path === null) {
    throw new GateError('tool', 'the go command is not in PATH', {
      fix: 'install Go (in a workflow: `actions/setup-go` with `go-version-file: go.mod`) before the gate'
    })
  }
  return path
}

/** `go env -json` and what of it was changed, for a folder and an environment. Throws GateError `tool`. */
export async function readGoEnv(
  ports: Ports,
  cwd: string,
  overlay: Readonly<Record<string, string>>
): Promise<{ env: GoEnv; changed: GoEnv }> {
  const [all, changed] = await Promise.all([
    go(ports, cwd, ['env', '-json'], overlay),
    go(ports, cwd, ['env', '-changed', '-json'], overlay)
  ])
  if (all.exitCode !== 0) {
    throw new GateError('tool', `${quote('go env')} failed: ${quote(firstLine(all.stderr))}`, {
      fix: 'run `go env` in that folder and mend what it says; a damaged GOROOT or a wrong GOTOOLCHAIN are usual'
    })
  }
  const env = parseGoEnv(all.stdout)
  // -changed is known from 1.23 on; before, what the environment itself sets is all that shows.
  return {
    env,
    changed: changed.exitCode === 0 ? parseGoEnv(changed.stdout) : fromEnvironment(env, { ...ports.env, ...overlay })
  }
}

function fromEnvironment(env: GoEnv, given: Readonly<Record<string, string | undefined>>): GoEnv {
  return Object.fromEntries(Object.entries(env).filter(([name, value]) => value !== '' && given[name] === value))
}

function firstLine(text: string): string {
  return text.split('\n').find((line) => line.trim() !== '') ?? 'no message'
}

/** `go mod edit -json` of a go.mod that is there, asked before it is known whether the go command means that one. */
export interface EarlyGoMod {
  readonly file: string
  readonly json: Promise<CommandResult>
}

/** Asks about the nearest go.mod beside `go env`, which is to name it. */
export async function askGoModEarly(ports: Ports, cwd: string): Promise<EarlyGoMod | null> {
  const file = await findUpwards(ports, cwd, 'go.mod').catch(() => null)
  if (file === null) return null
  const json = editGoMod(ports, cwd, file)
  // Of no interest when another file is meant.
  json.catch(() => {})
  return { file, json }
}

function editGoMod(ports: Ports, cwd: string, file: string): Promise<CommandResult> {
  return go(ports, cwd, ['mod', 'edit', '-json', file])
}

/**
 * go.mod as the go command reads it, with its lines. `early` is an answer that was asked for before. Throws GateError
 * `input` where there is none.
 */
export async function readGoMod(
  ports: Ports,
  cwd: string,
  env: GoEnv,
  root: string | null,
  early: EarlyGoMod | null = null
): Promise<{ goMod: GoMod; lines: GoModLines; file: string }> {
  const file = env['GOMOD'] ?? ''
  if (file === '' || /^(?:\/dev\/null|NUL)$/.test(file)) {
    const off = env['GO111MODULE'] === 'off'
    throw new GateError(
      'input',
      off
        ? 'GO111MODULE is `off`: the gate needs module mode'
        : `${quote(cwd)} and the folders above it have no go.mod`,
      {
        fix: off ? 'unset GO111MODULE' : 'name the folder of a module: `-C DIR`, in a workflow `working-directory: DIR`'
      }
    )
  }
  const [json, text] = await Promise.all([
    early?.file === file ? early.json : editGoMod(ports, cwd, file),
    ports.files.readText(file, MAX_GO_MOD_BYTES)
  ])
  if (json.exitCode !== 0 || text === null) {
    // Its first line only says that there are errors.
    const said = json.stderr.replace(/^go: errors parsing [^\n]*:\n/, '')
    const parses = said === json.stderr && !said.includes('go.mod:')
    throw new GateError(
      'input',
      `${parses ? '`go mod edit` failed' : `${quote(file)} does not parse`}: ${quote(firstLine(said))}`,
      {
        fix: parses ? 'mend what it names; GOFLAGS and GOWORK are the usual places' : 'mend the line it names'
      }
    )
  }
  const goMod = parseGoMod(json.stdout, text)
  const shown = root === null ? 'go.mod' : await repositoryPath(ports, root, file)
  return {
    goMod,
    file,
    lines: {
      file: shown,
      module: goMod.module,
      go: goMod.go,
      goLine: goMod.lines.go,
      toolchain: goMod.toolchain,
      toolchainLine: goMod.lines.toolchain
    }
  }
}

/** sha256 of the go command and of the tools it runs; a tool that is missing is left out (cgo may be). */
export async function hashTools(ports: Ports, launcher: string, env: GoEnv): Promise<Tool[]> {
  const exe = launcher.endsWith('.exe') ? '.exe' : ''
  const own = join(env['GOROOT'] ?? '', 'bin', `go${exe}`)
  const paths: [string, string][] = [
    ['go', own],
    ...TOOLS.map((name): [string, string] => [name, join(env['GOTOOLDIR'] ?? '', `${name}${exe}`)])
  ]
  // PATH may name another go that switched to this one, or a wrapper.
  const [first, second] = await Promise.all([ports.files.realPath(launcher), ports.files.realPath(own)])
  if (first !== second) paths.unshift(['launcher', launcher])
  const tools = await Promise.all(paths.map(([name, path]) => hashTool(ports, name, path)))
  return tools.filter((tool) => tool !== null)
}

async function hashTool(ports: Ports, name: string, path: string): Promise<Tool | null> {
  if ((await ports.files.kind(path)) !== 'file') return null
  const file = ports.files.open(path)
  const { size } = file
  file.close()
  const [sha256] = await ports.hashing.sha256([path])
  if (sha256 == null) throw new GateError('unreadable', `${quote(path)} could not be read`)
  return { name, path, sha256, size }
}

/** go.sum (in a workspace: of every module that it uses, and go.work.sum), vendor/modules.txt. */
export async function readLocks(
  ports: Ports,
  cwd: string,
  env: GoEnv,
  goModFile: string,
  root: string | null
): Promise<ModuleLocks> {
  const work = env['GOWORK'] ?? ''
  const folders = [
    dirname(goModFile),
    ...(work === '' || work === 'off' ? [] : await workspaceFolders(ports, cwd, work))
  ]
  const files = [...new Set(folders.map((folder) => join(folder, 'go.sum')))]
  if (work !== '' && work !== 'off') files.push(`${work}.sum`)
  const texts = await Promise.all(files.map((file) => ports.files.readText(file, MAX_GO_SUM_BYTES)))
  const vendored = await ports.files.readText(
    join(dirname(work === '' || work === 'off' ? goModFile : work), 'vendor', 'modules.txt'),
    MAX_GO_SUM_BYTES
  )
  return {
    sums: parseGoSum(texts.filter((text) => text !== null).join('\n')),
    vendored: parseVendoredModules(vendored ?? ''),
    workspace:
      work === '' || work === 'off' ? null : root === null ? 'go.work' : await repositoryPath(ports, root, work)
  }
}

async function workspaceFolders(ports: Ports, cwd: string, work: string): Promise<string[]> {
  const edited = await go(ports, cwd, ['work', 'edit', '-json', work])
  if (edited.exitCode !== 0) return []
  const used = valueAt(parseJson(edited.stdout), 'Use')
  const folders = Array.isArray(used) ? used.map((use: unknown) => textAt(use, 4096, 'DiskPath')) : []
  return folders.filter((folder) => folder !== null).map((folder) => resolve(dirname(work), folder))
}
