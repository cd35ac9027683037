/** `inspect`: binaries that are already there. Nothing is built, nothing is run, Go is not needed. */
import { bareFacts, type BinaryFacts } from '../core/binary/facts.ts'
import type { InspectOptions } from '../core/binary/inspect.ts'
import { GateError } from '../core/errors.ts'
import { judgeBinary } from '../core/rules/judge-binary.ts'
import { inspectPage } from '../core/render/inspect-page.ts'
import { inspectTable } from '../core/render/inspect-table.ts'
import type { TerminalOptions } from '../core/render/terminal.ts'
import type { Finding } from '../core/rules/types.ts'
import { isNoExecutable } from '../core/render/binary-words.ts'
import { count, plainText, quoteList } from '../core/text/markup.ts'
import { readFile } from '../observe/read-file.ts'
import { systemPorts } from '../ports/system.ts'
import type { Ports } from '../ports/types.ts'
import { type NamedFile, nameFiles } from './named-files.ts'
import { parseOptions } from './options.ts'
import { Progress } from './progress.ts'
import { consoleLog, type Shell } from './shell.ts'

const OPTIONS = { json: { type: 'boolean' }, digests: { type: 'boolean' } } as const

/** Files that are read at a time: enough to keep both threads of the hashing busy. */
const AT_ONCE = 6

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
  const files = await nameFiles(ports.files, parsed.positionals, (sentence) =>
    shell.err(`note: ${plainText(sentence)}\n`)
  )
  const json = parsed.values.json === true
  const progress = new Progress(json && shell.screen?.shared === true ? null : shell.screen, files.length)
  try {
    const options = { digests: parsed.values.digests === true }
    // Of what is printed at once nothing is kept but the sum: a folder of ten thousand files takes no more memory than one.
    const kept: Read[] = []
    const sum = new Sum()
    await readAll(ports, files, options, progress, (one) => {
      sum.add(one)
      if (json) shell.out(`${JSON.stringify({ ...one.facts, findings: one.findings })}\n`)
      else kept.push(files.length > 1 ? withoutLists(one) : one)
    })
    progress.end()
    if (!json) shell.out(page(kept, shell.terminal()))
    sum.refuseNoExecutables(parsed.positionals)
    return sum.exitCode
  } finally {
    progress.end()
    await ports.hashing.close()
  }
}

/** Reads files side by side and hands them on in their order, each as soon as those before it are done. */
async function readAll(
  ports: Ports,
  files: readonly NamedFile[],
  options: InspectOptions,
  progress: Progress,
  done: (read: Read) => void
): Promise<void> {
  const waiting: Promise<Read[]>[] = []
  const take = async (): Promise<void> => {
    const [next] = waiting.splice(0, 1)
    for (const one of (await next) ?? []) done(one)
  }
  for (const file of files) {
    waiting.push(readOne(ports, file, options, progress))
    if (waiting.length >= AT_ONCE) await take()
  }
  while (waiting.length > 0) await take()
}

/** What one named file gives: one answer, or several where it is an archive. */
async function readOne(ports: Ports, named: NamedFile, options: InspectOptions, progress: Progress): Promise<Read[]> {
  progress.begin(named.shown)
  const read =
    named.file === null
      ? [judged(bareFacts(named.shown, 'unreadable', [named.why]))]
      : await readFile(ports, named.file, named.shown, options, async (facts) =>
          named.found === 'in-folder' && isNoExecutable(facts) ? { facts, findings: [] } : judged(facts)
        )
  progress.finish(
    named.shown,
    read.reduce((sum, { facts }) => sum + facts.size, 0)
  )
  return read
}

/** What all files come to. */
class Sum {
  #files = 0
  #executables = 0
  #unreadable = false
  #errors = false

  add({ facts, findings }: Read): void {
    this.#files += 1
    if (findings.length > 0 || !isNoExecutable(facts)) this.#executables += 1
    if (facts.outcome === 'unreadable') this.#unreadable = true
    if (findings.some((finding) => finding.level === 'error')) this.#errors = true
  }

  get exitCode(): number {
    if (this.#unreadable) return 3
    return this.#errors ? 1 : 0
  }

  /** Texts and pictures lie in every folder of a release, and nobody said that they were programs. Nothing else is no pass. */
  refuseNoExecutables(paths: readonly string[]): void {
    if (this.#executables > 0) return
    throw new GateError('input', `${quoteList(paths)}: ${count(this.#files, 'file')}, none of them an executable`, {
      fix: 'name the folder that holds the binaries'
    })
  }
}

/** What a line of a table does not show. */
function withoutLists({ facts, findings }: Read): Read {
  return { facts: { ...facts, deps: [], settings: {}, lineTable: null, digests: null }, findings }
}

const judged = (facts: BinaryFacts): Read => ({ facts, findings: judgeBinary(facts) })

function page(read: readonly Read[], terminal: TerminalOptions): string {
  const [first, ...rest] = read
  return first !== undefined && rest.length === 0
    ? inspectPage(first.facts, first.findings, terminal)
    : inspectTable(read, terminal)
}
