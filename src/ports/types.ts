/**
 * What the story in run.ts needs from the world. Each of these has one implementation that touches it (in this folder)
 * and fakes in the tests; nothing outside of this folder imports node:fs, node:child_process or @actions/*.
 */
import type { ByteSource } from '../core/binary/bytes.ts'
import type { PassPlan, PassResult } from '../core/binary/pass.ts'

export interface Command {
  readonly file: string
  readonly args: readonly string[]
  readonly cwd: string
  /** Laid over the inherited environment; `undefined` removes. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Called with stderr as it comes; it is then not kept. */
  readonly onStderr?: (chunk: Uint8Array) => void
}

export interface CommandResult {
  /** `null` when the command was ended by a signal. */
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Exec {
  /** Runs a program without a shell. Throws GateError `tool` when it cannot be started or says more than is kept. */
  run(command: Command): Promise<CommandResult>
  /** The absolute path of a program that PATH names, or `null`. */
  which(program: string): Promise<string | null>
}

export type FileKind = 'file' | 'directory' | 'missing' | 'other'

export interface OpenFile extends ByteSource {
  close(): void
}

export interface Files {
  /** What is at a path; a link counts as what it points to. `other`: a device, FIFO or socket. */
  kind(path: string): Promise<FileKind>
  /** Opens a regular file for reading. Throws GateError `unreadable`. */
  open(path: string): OpenFile
  /** A whole text file of at most `maxBytes`. Throws GateError `unreadable` or `limit`; `null` when there is none. */
  readText(path: string, maxBytes: number): Promise<string | null>
  /** The first bytes of a file, fewer when it is shorter; `null` when it cannot be read. */
  head(path: string, bytes: number): Uint8Array | null
  /** Writes a file as a whole or not at all, with its folders. */
  writeText(path: string, text: string): Promise<void>
  /** Copies a file as a whole or not at all, with its folders, keeping its mode. */
  copy(from: string, to: string): Promise<void>
  /** A file that is written in pieces. */
  createLog(path: string): LogFile
  sha256(path: string): Promise<string>
  /** Regular files that match globs, absolute, sorted; links are not followed. */
  glob(patterns: readonly string[], cwd: string): Promise<string[]>
  /** Names of the regular files in a folder. */
  list(folder: string): Promise<string[]>
  makeTemporary(prefix: string): Promise<string>
  remove(path: string): Promise<void>
  /** The path with links resolved, or as it is when that fails. */
  realPath(path: string): Promise<string>
}

export interface LogFile {
  write(chunk: Uint8Array): void
  close(): void
}

export interface Clock {
  now(): Date
}

/** Where the words of a run go while it works. */
export interface Logger {
  info(line: string): void
  warn(line: string): void
  debug(line: string): void
  /** Runs `work` with its lines folded under a title, where the place can fold. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>
}

/** A store of records of earlier runs that is not a plain file: the Actions cache. */
export interface BaselineStore {
  /**
   * The newest record text under a key, or why there is none. `expired`: the store says it had one. Never throws for
   * what the store does.
   */
  find(key: string): Promise<StoredBaseline>
}

export type StoredBaseline =
  | { readonly kind: 'found'; readonly text: string; readonly name: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unavailable'; readonly why: string }

/** Files at a commit, from the repository's host: for a shallow checkout that lacks the base commit. */
export interface RemoteFiles {
  /** The text, `null` when the commit has no such file. Throws GateError `evidence` when it cannot be asked. */
  readAt(commit: string, path: string, maxBytes: number): Promise<string | null>
}

/** Passes over files: digests, seals, patterns. */
export interface Hashing {
  /** Runs one pass. Throws GateError `unreadable` when the file cannot be read. */
  pass(file: string, plan: PassPlan): Promise<PassResult>
  close(): Promise<void>
}

export interface Ports {
  /** The machine, in Node's words: `linux`, `x64`. */
  readonly host: { readonly os: string; readonly arch: string }
  readonly env: Readonly<Record<string, string | undefined>>
  readonly exec: Exec
  readonly files: Files
  readonly hashing: Hashing
  readonly clock: Clock
  readonly log: Logger
  readonly baselines: BaselineStore | null
  readonly remote: RemoteFiles | null
}
