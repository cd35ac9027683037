/** Puts verified binaries where `output` asks, once the gate is open, and reads them back. */
import { basename, isAbsolute, join } from 'node:path'
import { GateError } from '../core/errors.ts'
import type { Judged } from '../core/outcome.ts'
import { quote } from '../core/text/markup.ts'
import type { BuildPlan } from '../plan.ts'
import type { Ports } from '../ports/types.ts'
import type { GateRequest } from '../request.ts'

/**
 * Copies each binary. One binary goes to the very path, unless that is a folder or ends in `/`; several go into it as a
 * folder, those of several targets into one folder a target.
 */
export async function placeOutputs(
  ports: Ports,
  request: GateRequest,
  plan: BuildPlan,
  judged: readonly Judged[]
): Promise<Judged[]> {
  const { output } = plan
  if (output === null) return [...judged]
  const root = isAbsolute(output) ? output : join(request.cwd, output)
  const isFolder = /[\\/]$/.test(output) || judged.length > 1 || (await ports.files.kind(root)) === 'directory'
  if (isFolder && (await ports.files.kind(root)) === 'file') {
    throw new GateError(
      'input',
      `output: expected a folder for ${judged.length} binaries, ${quote(output)} is a file`,
      { fix: 'name a folder, with `/` at its end' }
    )
  }
  const placed: Judged[] = []
  const taken = new Set<string>()
  for (const one of judged) {
    const target = plan.targets.length > 1 ? one.record.binary.path.split('/')[0] : undefined
    const relativePath = isFolder ? join(...(target === undefined ? [] : [target]), basename(one.file)) : ''
    const file = isFolder ? join(root, relativePath) : root
    if (taken.has(file)) {
      throw new GateError(
        'input',
        `output: two commands are named ${quote(basename(one.file))}, and ${quote(output)} can hold one`,
        {
          fix: 'build them in two steps with an `output` each'
        }
      )
    }
    taken.add(file)
    await ports.files.copy(one.file, file)
    const shown = isFolder ? join(output, relativePath).replaceAll('\\', '/') : output
    const release = { output: shown, sha256: await ports.files.sha256(file) }
    placed.push({ ...one, file, record: { ...one.record, release } })
  }
  return placed
}
