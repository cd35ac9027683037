/** `inspect`: binaries that are already there. Nothing is built, nothing is run, Go is not needed. */
import { resolve } from 'node:path'
import type { BinaryFacts } from '../core/binary/facts.ts'
import type { InspectOptions } from '../core/binary/inspect.ts'
import { GateError } from '../core/errors.ts'
import { judgeBinary } from '../core/rules/judge-binary.ts'
import { inspectPage } from '../core/render/inspect-page.ts'
import { inspectTable } from '../core/render/inspect-table.ts'
import type { TerminalOptions } from '../core/render/terminal.ts'
import type { Finding } from '../core/rules/types.ts'
import { quote } from '../core/text/markup.ts'
import { readBinary } from '../observe/binaries.ts'
import { systemPorts } from '../ports/system.ts'
import type { Files, Ports } from '../ports/types.ts'
import { parseOptions } from './options.ts'
import { consoleLog, type Shell } from './shell.ts'

const OPTIONS = { json: { type: 'boolean' }, digests: { type: 'boolean' } } as const

/** Files that are read at a time: enough to keep both threads of the hashing busy. */
const AT_ONCE = 4

interface Read {
  readonly facts: BinaryFacts
  readonly findings: readonly Finding[]
}

export async function inspect(args: readonly string[], shell: Shell): Promise<number> {
  const parsed = parseOptions('inspect', args, OPTIONS, shell)
  if (parsed === null) return 0
  if (parsed.positionals.length === 0) {
    throw new GateError('usage', 'inspect: expected a file or a folder', { fix: '`inspect dist/app`' })
  }
  const ports = systemPorts(process.env, consoleLog(shell), shell.hashWorker)
  const files = await expand(ports.files, parsed.positionals)
  const json = parsed.values.json === true
  try {
    const options = { digests: parsed.values.digests === true }
    const read = await readAll(ports, files, options, (one) => {
      if (json) shell.out(`${JSON.stringify({ ...one.facts, findings: one.findings })}\n`)
    })
    if (!json) shell.out(page(read, shell.terminal()))
    if (read.some(({ facts }) => facts.outcome === 'unreadable')) return 3
    return read.some(({ findings }) => findings.some((finding) => finding.level === 'error')) ? 1 : 0
  } finally {
    await ports.hashing.close()
  }
}

/** Reads files side by side and hands them on in their order, each as soon as those before it are done. */
async function readAll(
  ports: Ports,
  files: readonly NamedFile[],
  options: InspectOptions,
  done: (read: Read) => void
): Promise<Read[]> {
  const waiting: Promise<Read>[] = []
  const read: Read[] = []
  const take = async (): Promise<void> => {
    const [next] = waiting.splice(0, 1)
    if (next === undefined) return
    const one = await next
    read.push(one)
    done(one)
  }
  for (const { file, shown } of files) {
    waiting.push(readBinary(ports, file, shown, options).then((facts) => ({ facts, findings: judgeBinary(facts) })))
    if (waiting.length >= AT_ONCE) await take()
  }
  while (waiting.length > 0) await take()
  return read
}

function page(read: readonly Read[], terminal: TerminalOptions): string {
  const [first, ...rest] = read
  return first !== undefined && rest.length === 0
    ? inspectPage(first.facts, first.findings, terminal)
    : inspectTable(read, terminal)
}

interface NamedFile {
  readonly file: string
  /** As it was named, for the report. */
  readonly shown: string
}

/** Files as they were named, and the files of folders. Throws GateError `input` for what is not there or empty. */
async function expand(files: Files, paths: readonly string[]): Promise<NamedFile[]> {
  const named: NamedFile[] = []
  for (const path of paths) {
    const kind = await files.kind(resolve(path))
    if (kind === 'missing') throw new GateError('input', `${quote(path)} does not exist`, { fix: 'correct the path' })
    if (kind !== 'directory') {
      named.push({ file: resolve(path), shown: path })
      continue
    }
    const inside = await files.glob(['**'], resolve(path))
    if (inside.length === 0) throw new GateError('input', `${quote(path)} holds no files`)
    const prefix = path.replace(/[\\/]+$/, '')
    for (const file of inside) named.push({ file, shown: `${prefix}${file.slice(resolve(path).length)}` })
  }
  return named
}
