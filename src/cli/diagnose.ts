/** `diagnose`: why a build failed, from its log, from standard input, or from a command that is run here. */
import { join, resolve } from 'node:path'
import { StringDecoder } from 'node:string_decoder'
import { commandFolder, type Where } from '../core/diagnosis/places.ts'
import { shellExitCode } from '../core/diagnosis/exit-codes.ts'
import { Diagnoser, type Diagnosis } from '../core/diagnosis/diagnose.ts'
import { diagnosisJson, report } from '../core/diagnosis/report.ts'
import { GateError } from '../core/errors.ts'
import { renderDiagnosis } from '../core/render/diagnosis.ts'
import { count, quote } from '../core/text/markup.ts'
import { WholeLines } from '../core/text/whole-lines.ts'
import { checkBeyondText } from '../observe/diagnosis-checks.ts'
import { moduleFolders } from '../observe/module-folders.ts'
import { findRepository } from '../observe/repository.ts'
import { systemPorts } from '../ports/system.ts'
import type { Files, Ports } from '../ports/types.ts'
import { parseOptions } from './options.ts'
import { Progress } from './progress.ts'
import { consoleLog, type Shell } from './shell.ts'

const OPTIONS = {
  directory: { type: 'string', short: 'C' },
  'exit-code': { type: 'string' },
  json: { type: 'boolean' }
} as const

/** Exit codes go to 255; Windows gives 32 bits. */
const MAX_EXIT_CODE = 0xffff_ffff
/** Small enough for its text to stay in a processor's cache, and for what keeps a part of it alive to keep little. */
const PIECE_BYTES = 1 << 16

export async function diagnose(args: readonly string[], shell: Shell): Promise<number> {
  const dashes = args.indexOf('--')
  const command = dashes < 0 ? null : args.slice(dashes + 1)
  const parsed = parseOptions('diagnose', dashes < 0 ? args : args.slice(0, dashes), OPTIONS, shell)
  if (parsed === null) return 0
  const { values, positionals } = parsed
  const cwd = resolve(values.directory ?? '.')
  const given = exitCodeOption(values['exit-code'])
  const [log, ...more] = positionals
  if (more.length > 0 || (command !== null && log !== undefined)) {
    throw new GateError(
      'usage',
      `diagnose: expected one log, or a command behind --, got ${count(more.length + 1, 'log')}`
    )
  }
  if (command?.length === 0)
    throw new GateError('usage', 'diagnose: expected a command behind --', { fix: '`diagnose -- go build ./...`' })
  const ports = systemPorts(process.env, consoleLog(shell), shell.hashWorker)
  const json = values.json === true
  const diagnosis =
    command !== null
      ? await ofCommand(ports, command, cwd, given, json, shell)
      : log !== undefined
        ? await ofLog(ports, log, cwd, given, json, shell)
        : ofExitCode(given)
  const where = await whereOf(ports, cwd, diagnosis.facts.command)
  // Of a log from elsewhere this machine knows nothing.
  const found =
    command === null ? [] : await checkBeyondText(ports, { directory: cwd, root: where.root }, diagnosis.failures)
  const full = report(diagnosis, where, '', found)
  shell.out(json ? `${JSON.stringify(diagnosisJson(full), null, 2)}\n` : renderDiagnosis(full, shell.terminal()))
  return full.failures.length > 0 ? 1 : 0
}

function exitCodeOption(text: string | undefined): number | null {
  if (text === undefined) return null
  const code = /^\d{1,10}$/.test(text) ? Number(text) : MAX_EXIT_CODE + 1
  if (code > MAX_EXIT_CODE) throw new GateError('usage', `--exit-code: expected a number, got ${quote(text)}`)
  return code
}

/** No log: what the code says by itself. */
function ofExitCode(exitCode: number | null): Diagnosis {
  if (exitCode !== null) return new Diagnoser().end(exitCode)
  throw new GateError('usage', 'diagnose: expected a log, `-` for standard input, or a command behind `--`', {
    fix: '`diagnose build.log`, or `diagnose -- go build ./...`'
  })
}

/** The same bytes as what the decoder takes. */
const asBuffer = (piece: Uint8Array): Buffer => Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)

/** Pieces of a file, so that a log of any size takes the memory of one. Each holds until the next one is asked for. */
function* readPieces(files: Files, path: string): Generator<Uint8Array> {
  const file = files.open(path)
  const into = new Uint8Array(PIECE_BYTES)
  try {
    for (let at = 0; at < file.size; at += PIECE_BYTES) yield file.read(at, Math.min(PIECE_BYTES, file.size - at), into)
  } finally {
    file.close()
  }
}

async function ofLog(
  ports: Ports,
  log: string,
  cwd: string,
  exitCode: number | null,
  json: boolean,
  shell: Shell
): Promise<Diagnosis> {
  const progress = new Progress(json && shell.screen?.shared === true ? null : shell.screen, 1)
  const diagnoser = new Diagnoser()
  const decoder = new StringDecoder('utf8')
  const name = log === '-' ? 'standard input' : log
  progress.begin(name)
  try {
    for await (const piece of log === '-' ? (shell.input?.() ?? []) : readPieces(ports.files, resolve(cwd, log))) {
      diagnoser.push(decoder.write(asBuffer(piece)))
      progress.read(piece.length)
    }
  } finally {
    progress.end()
  }
  return diagnoser.end(exitCode)
}

/** Runs the command as it stands, without a shell, and shows what it says while it says it. */
async function ofCommand(
  ports: Ports,
  command: readonly string[],
  cwd: string,
  given: number | null,
  json: boolean,
  shell: Shell
): Promise<Diagnosis> {
  const [file = '', ...args] = command
  const diagnoser = new Diagnoser()
  diagnoser.command(command)
  const streams = [shell.err, json ? shell.err : shell.out].map((show) => {
    const lines = new WholeLines((text) => diagnoser.push(text))
    const decoder = new StringDecoder('utf8')
    return {
      take: (chunk: Uint8Array): void => {
        const text = decoder.write(asBuffer(chunk))
        show(text)
        lines.push(text)
      },
      end: () => lines.end()
    }
  })
  const [stderr, stdout] = streams
  if (!/[\\/]/.test(file) && (await ports.exec.which(file)) === null) {
    // What a shell says and gives, so that there is one cause for both.
    diagnoser.push(`${file}: command not found\n`)
    return diagnoser.end(127)
  }
  const result = await ports.exec.run({ file, args, cwd, onStdout: stdout?.take, onStderr: stderr?.take })
  for (const stream of streams) stream.end()
  return diagnoser.end(given ?? shellExitCode(result))
}

/** The repository, and the folder of the command in it. */
async function whereOf(ports: Ports, cwd: string, command: string | null): Promise<Where> {
  const moved = commandFolder(command)
  const folder = moved === null ? cwd : join(cwd, moved)
  const found = await findRepository(ports, folder)
  const root = found.root ?? cwd
  const modules = await moduleFolders(ports, root, folder)
  return found.root === null ? { root, directory: moved ?? '', modules } : { ...found, modules }
}
