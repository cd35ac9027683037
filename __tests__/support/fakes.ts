/** Ports without a world: files in a map, programs as functions, a clock that stands still. */
import { bareFacts } from '../../src/core/binary/facts.ts'
import { bytesSource } from '../../src/core/binary/bytes.ts'
import { GateError } from '../../src/core/errors.ts'
import type { BaselineStore, LedgerStore } from '../../src/ports/store-types.ts'
import type { Command, CommandResult, Files, Logger, Ports, RemoteFiles, Signatures } from '../../src/ports/types.ts'

export type Program = (args: readonly string[], command: Command) => Partial<CommandResult> | undefined

export interface FakeOptions {
  /** Text by absolute path; folders are what the paths imply. */
  readonly files?: Readonly<Record<string, string>>
  /** What a program answers; `undefined` is exit code 1. A program that is not here is not in PATH. */
  readonly programs?: Readonly<Record<string, Program>>
  readonly env?: Readonly<Record<string, string>>
  readonly baselines?: readonly BaselineStore[]
  readonly ledgers?: LedgerStore
  readonly remote?: RemoteFiles
  readonly signatures?: Signatures
}

export interface FakePorts extends Ports {
  readonly written: ReadonlyMap<string, string>
  readonly commands: readonly Command[]
}

/** Says nothing. */
export const silent: Logger = {
  info: () => {},
  warn: () => {},
  debug: () => {},
  status: () => {},
  group: (_title, work) => work()
}

export function fakePorts(options: FakeOptions = {}): FakePorts {
  const texts = new Map(Object.entries(options.files ?? {}))
  const commands: Command[] = []
  const isFolder = (path: string): boolean =>
    [...texts.keys()].some((file) => file.startsWith(`${path.replace(/\/$/, '')}/`))
  const files: Files = {
    kind: async (path) => (texts.has(path) ? 'file' : isFolder(path) ? 'directory' : 'missing'),
    open: (path) => {
      const text = texts.get(path)
      if (text === undefined) throw new GateError('unreadable', `${path} could not be read`)
      return { ...bytesSource(Buffer.from(text)), close: () => {} }
    },
    readText: async (path, maxBytes) => {
      const text = texts.get(path) ?? null
      if (text !== null && text.length > maxBytes) throw new GateError('limit', `${path}: expected at most ${maxBytes}`)
      return text
    },
    head: (path, bytes) => {
      const text = texts.get(path)
      return text === undefined ? null : Buffer.from(text).subarray(0, bytes)
    },
    alone: (_path, work) => work(),
    writeText: async (path, text) => void texts.set(path, text),
    copy: async (from, to) => void texts.set(to, texts.get(from) ?? ''),
    link: async (target, path) => void texts.set(path, target),
    createLog: (path) => {
      texts.set(path, '')
      return {
        write: (chunk) => void texts.set(path, `${texts.get(path) ?? ''}${Buffer.from(chunk).toString()}`),
        close: () => {}
      }
    },
    sha256: async () => '0'.repeat(64),
    glob: async (_patterns, cwd) => [...texts.keys()].filter((path) => path.startsWith(`${cwd}/`)).toSorted(),
    walk: async (folder) => ({
      files: [...texts.keys()].filter((path) => path.startsWith(`${folder}/`)).toSorted(),
      others: [],
      closed: []
    }),
    linkTarget: async () => null,
    list: async (folder) => [...texts.keys()].filter((path) => path.startsWith(`${folder}/`)),
    makeTemporary: async (prefix) => `/tmp/${prefix}x`,
    remove: async (path) => {
      for (const file of texts.keys()) if (file === path || file.startsWith(`${path}/`)) texts.delete(file)
    },
    realPath: async (path) => path
  }
  return {
    host: { os: 'linux', arch: 'x64' },
    env: options.env ?? {},
    exec: {
      run: async (command) => {
        commands.push(command)
        const program = options.programs?.[command.file]
        if (program === undefined) throw new GateError('tool', `${command.file} could not be run`)
        const result = program(command.args, command) ?? { exitCode: 1 }
        const { exitCode = 0, stdout = '', stderr = '' } = result
        if (command.onStderr !== undefined) command.onStderr(Buffer.from(stderr))
        if (command.onStdout !== undefined) command.onStdout(Buffer.from(stdout))
        return { exitCode, stdout, stderr }
      },
      attached: async ({ file, args, cwd }) => options.programs?.[file]?.(args, { file, args, cwd })?.exitCode ?? 0,
      which: async (program) => (options.programs?.[program] === undefined ? null : `/usr/bin/${program}`)
    },
    files,
    hashing: {
      inspect: async (_file, path) => bareFacts(path, 'not-go', []),
      pass: async () => ({ sha256: '', hits: [], seals: [] }),
      walk: async () => ({ paths: [], sizes: [], stamp: '', newest: 0 }),
      digests: async () => [],
      sha256: async (paths) => paths.map(() => '0'.repeat(64)),
      dataFiles: async (paths) => paths.map(() => ({ problem: 'no file' })),
      close: async () => {}
    },
    archives: { read: async () => ({ files: 0, others: 0, stopped: null }) },
    buildCache: {
      look: async () => ({
        kind: 'missing',
        realPath: null,
        writable: false,
        empty: true,
        freeBytes: null,
        network: null,
        foreign: null,
        worldWritable: null
      }),
      list: async () => null,
      defaultFolder: () => '/home/user/.cache/go-build'
    },
    cacheMoves: {
      asideOf: async (cache) => `${cache}.aside`,
      openRun: async (aside) => `${aside}/0001`,
      move: async () => 'gone',
      isLink: async () => false,
      removeEmpty: async () => {}
    },
    clock: { now: () => new Date('2026-11-21T12:00:00.000Z') },
    log: silent,
    baselines: () => options.baselines ?? [],
    ledgers: options.ledgers ?? null,
    remote: options.remote ?? null,
    signatures: options.signatures ?? {
      verify: async () => ({ kind: 'unavailable', why: 'nobody is asked' }),
      sign: async () => {
        throw new GateError('evidence', 'nobody signs')
      }
    },
    http: null,
    written: texts,
    commands
  }
}

/** A git that answers by the words of a command; the `-c` option in front is left out of them. */
export function fakeGit(answers: Readonly<Record<string, string | number>>): Program {
  return (args) => {
    const words = args.slice(2).join(' ')
    const key = Object.keys(answers).find((candidate) => words.startsWith(candidate))
    const answer = key === undefined ? 1 : answers[key]
    return typeof answer === 'number' ? { exitCode: answer } : { stdout: answer ?? '' }
  }
}
