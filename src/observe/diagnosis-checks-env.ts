/** Where a variable of the environment is set: the workflow, the file of `go env -w`, the environment itself. */
import { quote } from '../core/text/markup.ts'
import type { Ports } from '../ports/types.ts'
import { type Place, shown } from './diagnosis-place.ts'

const MAX_WORKFLOWS = 50
const MAX_WORKFLOW_BYTES = 1 << 20
const MAX_SETTINGS_BYTES = 1 << 20
/** Places that are named; there are seldom more. */
const MAX_PLACES = 4

/**
 * Where a variable is set. Its value is not told: it may hold a password, as that of GOPROXY does, and the diagnosis has
 * told what of it matters.
 */
export async function whereSet(ports: Ports, { directory, root }: Place, name: string): Promise<readonly string[]> {
  const [workflows, lasting] = await Promise.all([inWorkflows(ports, root, name), inGoEnv(ports, directory, name)])
  const places = [...workflows, ...lasting]
  if (places.length === 0 && (ports.env[name] ?? '') !== '') places.push('in the environment of this process')
  return places.length === 0 ? [] : [`${quote(name)} is set ${places.slice(0, MAX_PLACES).join(', and ')}`]
}

/** `env:` entries and `export NAME=`, `NAME=value go build` of scripts, by file and line. */
async function inWorkflows(ports: Ports, root: string | null, name: string): Promise<string[]> {
  if (root === null) return []
  const folder = `${root}/.github/workflows`
  if ((await ports.files.kind(folder)) !== 'directory') return []
  const files = (await ports.files.list(folder)).filter((file) => /\.ya?ml$/.test(file)).slice(0, MAX_WORKFLOWS)
  const set = new RegExp(`(?:^|[\\s"'{,;])${name}(?:["']?:(?:\\s|$)|=)`)
  const found: string[] = []
  for (const file of files) {
    const path = file.startsWith('/') ? file : `${folder}/${file}`
    const text = await ports.files.readText(path, MAX_WORKFLOW_BYTES).catch(() => null)
    for (const [index, line] of (text ?? '').split('\n').entries()) {
      if (line.includes(name) && !line.trimStart().startsWith('#') && set.test(line.slice(0, 2000))) {
        found.push(`in ${quote(`${shown(root, path)}:${index + 1}`)}`)
      }
    }
  }
  return found
}

/** The file that `go env -w` keeps. */
async function inGoEnv(ports: Ports, cwd: string, name: string): Promise<string[]> {
  try {
    const { exitCode, stdout } = await ports.exec.run({
      file: 'go',
      args: ['env', 'GOENV'],
      cwd,
      env: { GOTOOLCHAIN: 'local' }
    })
    const file = stdout.trim()
    if (exitCode !== 0 || file === '' || file === 'off') return []
    const text = (await ports.files.readText(file, MAX_SETTINGS_BYTES)) ?? ''
    return text.split('\n').some((line) => line.startsWith(`${name}=`))
      ? [`for good with \`go env -w\` (${quote(file)})`]
      : []
  } catch {
    return []
  }
}
