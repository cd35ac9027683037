/**
 * What the story in run.ts needs from the world. Each of these has one implementation that touches it (in this folder)
 * and fakes in the tests; nothing outside of this folder imports node:fs, node:child_process or @actions/*.
 */
import type { Container } from '../core/archive/kinds.ts'
import type { SignedText } from '../core/attest/statement.ts'
import type { Verification } from '../core/attest/verification.ts'
import type { BaselineChoice } from '../core/baseline/choice.ts'
import type { ByteSource } from '../core/binary/bytes.ts'
import type { BinaryFacts } from '../core/binary/facts.ts'
import type { InspectOptions } from '../core/binary/inspect.ts'
import type { PassPlan, PassResult } from '../core/binary/pass.ts'
import type { DataReading } from '../core/cache/data-file.ts'
import type { FolderFacts } from '../core/cache/state.ts'
import type { BaselineStore, LedgerStore } from './store-types.ts'

export interface Command {
  readonly file: string
  readonly args: readonly string[]
  readonly cwd: string
  /** Laid over the inherited environment; `undefined` removes. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Called with stderr as it comes; it is then not kept. */
  readonly onStderr?: ((chunk: Uint8Array) => void) | undefined
  /** The same for stdout; only together with `onStderr`. */
  readonly onStdout?: ((chunk: Uint8Array) => void) | undefined
  /** Interrupts the program (SIGINT) when it is aborted; only where output is streamed. */
  readonly abort?: AbortSignal
}

export interface CommandResult {
  /** `null` when the command was ended by a signal. */
  readonly exitCode: number | null
  /** The signal that ended it, `SIGKILL`; only where output was streamed. */
  readonly signal?: string | null
  readonly stdout: string
  readonly stderr: string
}

/** A command of the user's own, with this process's standard input and error. */
export interface AttachedCommand extends Pick<Command, 'file' | 'args' | 'cwd' | 'env'> {
  /** Where its standard output goes; `stderr` where this process's own is for programs to read. */
  readonly stdout: 'stdout' | 'stderr'
}

export interface Exec {
  /** Runs a program without a shell. Throws GateError `tool` when it cannot be started or says more than is kept. */
  run(command: Command): Promise<CommandResult>
  /**
   * Runs a program without a shell, as if it had been started in this one's place: same streams, same environment. Gives
   * its exit code, `null` when a signal ended it. Throws GateError `tool` when it cannot be started.
   */
  attached(command: AttachedCommand): Promise<number | null>
  /** The absolute path of a program that PATH names, or `null`. */
  which(program: string): Promise<string | null>
}

export type FileKind = 'file' | 'directory' | 'missing' | 'other'

/** What is below a folder, links not followed; each list sorted by path, absolute. */
export interface Walked {
  readonly files: readonly string[]
  /** What is neither a file nor a folder: `a symbolic link`, `a FIFO`. */
  readonly others: readonly { readonly path: string; readonly what: string }[]
  /** Folders that could not be listed. */
  readonly closed: readonly { readonly path: string; readonly why: string }[]
}

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
  /** Writes a file as a whole or not at all, with its folders. `executable`: as a program. */
  writeText(path: string, text: string, executable?: boolean): Promise<void>
  /**
   * Runs `work` while no other process does so for the same path. Throws GateError `unreadable` when the other does not end.
   */
  alone<T>(path: string, work: () => Promise<T>): Promise<T>
  /** Copies a file as a whole or not at all, with its folders, keeping its mode. */
  copy(from: string, to: string): Promise<void>
  /** Makes a symbolic link that says `target`, with its folders. Throws GateError `unreadable`. */
  link(target: string, path: string): Promise<void>
  /** A file that is written in pieces. */
  createLog(path: string): LogFile
  sha256(path: string): Promise<string>
  /** Regular files that match globs, absolute, sorted; links are not followed. */
  glob(patterns: readonly string[], cwd: string): Promise<string[]>
  /** All that is below a folder. Throws GateError `unreadable` for the folder itself, `input` when there is too much. */
  walk(folder: string): Promise<Walked>
  /** Names of the regular files in a folder. */
  list(folder: string): Promise<string[]>
  makeTemporary(prefix: string): Promise<string>
  remove(path: string): Promise<void>
  /** What a symbolic link says; `null` for anything else. */
  linkTarget(path: string): Promise<string | null>
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
  /** What the work is at, as often as that changes; `null` when it is done. Shown where and as far as it helps. */
  status(line: string | null): void
  /** Runs `work` with its lines folded under a title, where the place can fold. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>
}

/** What is at a path of a commit: the file itself, or all files below a folder. */
export interface CommitListing {
  readonly folder: boolean
  /** Relative to the repository's root, with `/`; sorted. */
  readonly paths: readonly string[]
}

/** Files at a commit, from the repository's host: for a shallow checkout that lacks the base commit. */
export interface RemoteFiles {
  /** `null` when the commit has nothing there. Throws GateError `evidence` when it cannot be asked, or is too much. */
  listAt(commit: string, path: string): Promise<CommitListing | null>
  /** The text, `null` when the commit has no such file. Throws GateError `evidence` when it cannot be asked. */
  readAt(commit: string, path: string, maxBytes: number): Promise<string | null>
}

export interface FileTree {
  /** Paths relative to the root, with `/`; a link counts as what it points to. */
  readonly paths: readonly string[]
  readonly sizes: readonly number[]
  /** sha256 over path, size, times and inode of every file: the same stamp, the same files. */
  readonly stamp: string
  /** When a file was changed last, in milliseconds: a tree that changed just now may change again under the same stamp. */
  readonly newest: number
}

/** Passes over files: digests, seals, patterns; digests of whole trees. */
export interface Hashing {
  /** All facts about a binary; `path` is what they name. Throws GateError `unreadable` when the file cannot be read. */
  inspect(file: string, path: string, options: InspectOptions): Promise<BinaryFacts>
  /** Runs one pass. Throws GateError `unreadable` when the file cannot be read. */
  pass(file: string, plan: PassPlan): Promise<PassResult>
  /** The files below a folder; `skip` are folders right below it that are passed over. Throws LimitError, `unreadable`. */
  walk(root: string, skip: readonly string[]): Promise<FileTree>
  /** The hex sha256 of each file of a walk; 64 zeros for what is no readable file. */
  digests(root: string, tree: FileTree): Promise<string[]>
  /** The hex sha256 of each file, in order; `null` for what is no readable file. */
  sha256(files: readonly string[]): Promise<(string | null)[]>
  /** Reads outputs of the build cache, in the order of `files`; what cannot be read has its problem in words. */
  dataFiles(files: readonly string[]): Promise<DataFileAnswer[]>
  close(): Promise<void>
}

/**
 * A member of an archive that is to be judged. `name` is what the archive says, any text at all: it is shown escaped and
 * never used as a path. `file` holds its bytes while it is visited; without one, `why` says why there are none.
 */
export type ArchiveMember =
  | { readonly name: string; readonly file: string }
  | { readonly name: string; readonly file: null; readonly why: string }

export interface ArchiveEnd {
  /** Regular files that were seen. */
  readonly files: number
  /** Links, devices and the like, which are not followed. */
  readonly others: number
  /** Why not all of it could be read or trusted; `null` when it could. */
  readonly stopped: { readonly kind: 'truncated' | 'unreadable'; readonly why: string } | null
}

export interface Archives {
  /**
   * Visits the members that begin like executables, and those that cannot be looked into. Throws GateError `unreadable`
   * when a temporary file cannot be written; what is wrong with the archive is in its end.
   */
  read(file: string, container: Container, visit: (member: ArchiveMember) => Promise<void>): Promise<ArchiveEnd>
}

export interface HttpAnswer {
  readonly status: number
  readonly body: Uint8Array
}

/** Reading from the network: GET, over https unless the address says otherwise, never from https down to http. */
export interface Http {
  /**
   * One file. `file:` addresses are read from disk, with 404 where there is none. Throws GateError `evidence` when it cannot
   * be had in time or is longer than `maxBytes`; messages show addresses without what is secret in them.
   */
  get(url: string, maxBytes: number): Promise<HttpAnswer>
  /** Ends what is under way. */
  close(): void
}

export type DataFileAnswer = DataReading | { readonly problem: string }

/** One name in a folder of the build cache. A link is none of what it points to. */
export interface CacheListing {
  readonly name: string
  readonly kind: 'file' | 'directory' | 'link' | 'other'
}

/** The build cache. Only read: no temporary file, no change of a time. */
export interface BuildCache {
  /** What can be learnt about the folder without reading what is in it. */
  look(folder: string): Promise<FolderFacts>
  /** The names in a folder, sorted; `null` when there is none. Throws GateError `unreadable`. */
  list(folder: string): Promise<CacheListing[] | null>
  /** Where the user's cache is when nothing says otherwise: os.UserCacheDir and `go-build`. */
  defaultFolder(): string
}

/** Moving entries out of the build cache and back, by renames. */
export interface CacheMoves {
  /** Where to set aside what is in a cache: beside it, or in it where a rename gets no further. Throws what stat throws. */
  asideOf(cache: string): Promise<string>
  /** Makes the next numbered folder in an aside and gives its path. Throws GateError `unreadable`. */
  openRun(aside: string): Promise<string>
  /**
   * Moves what is there, a link as a link, and makes the folder that it goes to. `taken`: something is there already, and
   * nothing was moved; `gone`: nothing was there to move. Throws GateError `unreadable`.
   */
  move(from: string, to: string): Promise<'moved' | 'gone' | 'taken'>
  /** Whether the path itself, not one above it, is a symbolic link. */
  isLink(path: string): Promise<boolean>
  /** Removes a folder when nothing is in it. */
  removeEmpty(folder: string): Promise<void>
}

/** Signatures by the identity of a job, in Sigstore bundles. */
export interface Signatures {
  /**
   * Verifies a bundle, given as text, against the trust roots in a text, or with `null` that of the public Sigstore, which
   * is asked for on the network. Never throws for what is in either.
   */
  verify(bundle: string, trustedRoot: string | null): Promise<Verification>
  /** Signs as this job and gives the bundle as text. Throws GateError `evidence` when that cannot be done. */
  sign(text: SignedText): Promise<string>
}

export interface Ports {
  /** The machine, in Node's words: `linux`, `x64`. */
  readonly host: { readonly os: string; readonly arch: string }
  readonly env: Readonly<Record<string, string | undefined>>
  readonly exec: Exec
  readonly files: Files
  readonly hashing: Hashing
  readonly archives: Archives
  readonly buildCache: BuildCache
  readonly cacheMoves: CacheMoves
  readonly clock: Clock
  readonly log: Logger
  /** The stores that a choice stands for, in the order in which they are asked; none outside of a job. */
  readonly baselines: (choice: BaselineChoice) => readonly BaselineStore[]
  /** `null` outside of a job. */
  readonly ledgers: LedgerStore | null
  readonly remote: RemoteFiles | null
  readonly signatures: Signatures
  /** `null` where the network is not to be used. Each caller has its own, with its own patience. */
  readonly http: ((patience: number) => Http) | null
}
