/** `inspect`: binaries that are already there. Nothing is built, nothing is run, Go is not needed. */
import { resolve } from 'node:path'
import type { BinaryFacts } from '../core/binary/facts.ts'
import { GateError } from '../core/errors.ts'
import { judgeBinary } from '../core/rules/judge-binary.ts'
import { inspectPage, inspectTable } from '../core/render/inspect.ts'
import type { Finding } from '../core/rules/types.ts'
import { quote } from '../core/text/markup.ts'
import { readBinary } from '../observe/binaries.ts'
import { systemFiles } from '../ports/files.ts'
import { parseOptions } from './options.ts'
import type { Output } from './output.ts'

const OPTIONS = { json: { type: 'boolean' } } as const

export async function inspect(args: readonly string[], output: Output): Promise<number> {
  const parsed = parseOptions('inspect', args, OPTIONS, output)
  if (parsed === null) return 0
  if (parsed.positionals.length === 0)
    throw new GateError('usage', 'inspect: expected a file or a folder', { fix: '`inspect dist/app`' })
  const files = await expand(parsed.positionals)
  const read: { facts: BinaryFacts; findings: Finding[] }[] = []
  for (const { file, shown } of files) {
    const facts = readBinary({ files: systemFiles }, file, shown)
    const findings = judgeBinary(facts)
    read.push({ facts, findings })
    if (parsed.values.json === true) output.out(`${JSON.stringify({ ...facts, findings })}\n`)
  }
  if (parsed.values.json !== true) {
    const terminal = output.terminal()
    output.out(
      read.length === 1 && read[0] !== undefined
        ? inspectPage(read[0].facts, read[0].findings, terminal)
        : inspectTable(read, terminal)
    )
  }
  if (read.some(({ facts }) => facts.outcome === 'unreadable')) return 3
  return read.some(({ findings }) => findings.some((finding) => finding.level === 'error')) ? 1 : 0
}

/** Files as they were named, and the files of folders. Throws GateError `input` for what is not there or empty. */
async function expand(paths: readonly string[]): Promise<{ file: string; shown: string }[]> {
  const files: { file: string; shown: string }[] = []
  for (const path of paths) {
    const kind = await systemFiles.kind(resolve(path))
    if (kind === 'missing') throw new GateError('input', `${quote(path)} does not exist`, { fix: 'correct the path' })
    if (kind !== 'directory') {
      files.push({ file: resolve(path), shown: path })
      continue
    }
    const inside = await systemFiles.glob(['**'], resolve(path))
    if (inside.length === 0) throw new GateError('input', `${quote(path)} holds no files`)
    const prefix = path.replace(/[\\/]+$/, '')
    for (const file of inside) files.push({ file, shown: `${prefix}${file.slice(resolve(path).length)}` })
  }
  return files
}
