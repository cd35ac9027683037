/**
 * The record: what was observed about one binary and how it came into being, and what that was taken to mean.
 *
 * One record for each main package and target. It is an interchange format: the JSON Schema in schema/ is generated from
 * the validators that read it back (src/schemas/record.ts), and a test holds these types and those validators equal.
 * The validators refuse what they do not know, so any change to these types raises the version, and a record of an older
 * one is then either brought up to date when it is read or refused by name.
 */
import type { BinaryFacts } from '../binary/facts.ts'
import type { Module } from '../binary/modinfo.ts'
import type { LedgerState } from '../cache/ledger-answer.ts'
import type { CacheState } from '../cache/state.ts'
import type { EntryState } from '../cache/used-entry.ts'
import type { Chain } from '../chain.ts'
import type { LockState } from '../modules/go-sum.ts'
import type { CacheTrust, PolicyOrigin } from '../policy/types.ts'
import type { Finding, Place } from '../rules/types.ts'
import type { Authenticity } from '../toolchain/authenticity.ts'
import type { EnvOrigin } from '../toolchain/env-origin.ts'

export const SCHEMA_VERSION = 1

export interface GateRecord {
  readonly schema: typeof SCHEMA_VERSION
  readonly tool: { readonly name: 'go-provenance-gate'; readonly version: string }
  readonly subject: Subject
  readonly run: Run
  readonly source: Source
  readonly toolchain: Toolchain
  readonly environment: Environment
  readonly modules: Modules
  readonly cache: CacheUse
  readonly packages: readonly PackageRecord[]
  readonly build: BuildRequest | null
  readonly link: LinkRecord | null
  /** `null` where the build was not seen. */
  readonly trace: TraceRecord | null
  /** `null` where no command was run and observed. */
  readonly observed: ObservedRecord | null
  readonly binary: BinaryFacts
  readonly witness: Witness | null
  readonly release: Release
  readonly policy: PolicyOrigin
  readonly chain: Chain
  readonly findings: readonly Finding[]
}

export interface Subject {
  /** Path of the main module, `null` where the binary does not say. */
  readonly module: string | null
  /** Import path of package main. */
  readonly package: string | null
  /** `linux/amd64`. */
  readonly target: string
  /** The binary's file name. */
  readonly name: string
}

export const MODES = ['build', 'inspect'] as const
export type Mode = (typeof MODES)[number]

export interface Run {
  readonly mode: Mode
  /** When the run began, ISO 8601 in UTC. The only clock in a record. */
  readonly time: string
  /** The GitHub event's name; `null` outside of Actions. */
  readonly event: string | null
  readonly repository: string | null
  readonly ref: string | null
  readonly workflow: string | null
  readonly job: string | null
  /** Which leg of a matrix, as the runner's orchestration names it; `null` where it does not. */
  readonly leg: string | null
  readonly runId: string | null
  readonly runNumber: number | null
  readonly runAttempt: number | null
  /** The workflow's file, when it is in the checkout: its path and the sha256 of its text. */
  readonly workflowFile: { readonly path: string; readonly sha256: string } | null
  readonly runner: { readonly os: string; readonly arch: string; readonly image: string | null }
}

export interface Source {
  /** `none`: no repository here; `unavailable`: git could not be asked. */
  readonly vcs: 'git' | 'none' | 'unavailable'
  /** Why git could not be asked. */
  readonly reason: string | null
  readonly head: string | null
  readonly parents: readonly string[]
  readonly branch: string | null
  readonly shallow: boolean | null
  /** How many files differ from HEAD, untracked ones included; `null` where git was not asked. */
  readonly dirtyCount: number | null
  readonly dirtyFiles: readonly string[]
  /** The module's folder, relative to the repository's root, with `/`; empty for the root itself. */
  readonly directory: string
  /** The event's own commits, where it names them. */
  readonly event: EventCommits
}

export interface EventCommits {
  /** GITHUB_SHA: of a pull request the test merge. */
  readonly commit: string | null
  /** What the event is about: the pull request's head, the pushed commit. */
  readonly head: string | null
  /** What it is compared with. */
  readonly base: string | null
}

export interface Toolchain {
  /** GOVERSION of the go command as it works in the module's folder; `null` when there is no go command. */
  readonly version: string | null
  readonly goroot: string | null
  /** The host it runs on: `linux/amd64`. */
  readonly host: string | null
  /** GOTOOLCHAIN as it is in effect: `auto`, `local`, `go1.26.8`. */
  readonly asked: string | null
  /** The version of the go command that PATH names, before GOTOOLCHAIN and go.mod may switch to another. */
  readonly local: string | null
  readonly experiments: string
  /** The go command that PATH names, and the tools it runs. */
  readonly tools: readonly Tool[]
  /** The C compiler, where C code took part in the build. */
  readonly cc: (Tool & { readonly version: string | null }) | null
  readonly goMod: GoModLines | null
  /** Whether this is the Go that was published; `null` where it was not asked. */
  readonly authenticity: Authenticity | null
}

export interface Tool {
  readonly name: string
  readonly path: string
  readonly sha256: string
  readonly size: number
}

export interface GoModLines {
  /** go.mod's path relative to the repository's root. */
  readonly file: string
  readonly module: string
  readonly go: string | null
  readonly goLine: number | null
  readonly toolchain: string | null
  readonly toolchainLine: number | null
}

export interface Environment {
  /** What the go command used, without what only says where things lie on one machine. Redacted. */
  readonly effective: Readonly<Record<string, string>>
  /** What was changed from Go's defaults, by whatever means. Redacted. */
  readonly changed: Readonly<Record<string, string>>
  /** Where each changed value comes from. */
  readonly origins: Readonly<Record<string, EnvOrigin>>
}

export interface Modules {
  readonly vendored: boolean
  /** go.work's path relative to the repository's root, `null` outside of workspaces. */
  readonly workspace: string | null
  readonly deps: readonly ModuleRecord[]
}

export interface ModuleRecord extends Module {
  readonly state: LockState
}

export interface CacheUse {
  /** GOCACHE. */
  readonly path: string | null
  /** What the folder was found to be; `null` where it was not looked at. */
  readonly state: CacheState | null
  /** What else is odd about it, in sentences. */
  readonly remarks: readonly string[]
  readonly compiled: number
  readonly cached: number
  /** Of the cached: those whose bytes, seal, action and index entry agree. */
  readonly verified: number
  /** Of the cached: other bytes than the name says. */
  readonly corrupt: readonly CacheFault[]
  /** Of the cached: whole, but not what the index or their own seal says. */
  readonly conflicting: readonly CacheFault[]
  /** Of the cached: those that could not be read to the end. */
  readonly unverified: readonly CacheFault[]
  /** Who vouches for the entries; `null` where that was not asked. */
  readonly ledger: LedgerUse | null
}

/** The ledger of trusted runs, and what it made of the cache. */
export interface LedgerUse {
  readonly trust: Exclude<CacheTrust, 'off'>
  /** Where it was read from. */
  readonly file: string
  readonly state: LedgerState
  /** Why it was not used, or vouches for nothing any more; else `null`. */
  readonly why: string | null
  readonly generation: number | null
  /** sha256 of its content. */
  readonly digest: string | null
  /** The workflow that signed it, with its ref; `null`: it is not signed, or not used. */
  readonly signer: string | null
  /** Entries that it vouches for on the day of the run. */
  readonly entries: number
  /** Entries that were set aside before the build. */
  readonly setAside: number
  /** Whether everything in the cache was vouched for before the build; `null` where that was not looked at. */
  readonly trusted: boolean | null
  /** Of the packages from the cache that verified: those that it vouches for. */
  readonly witnessed: number
  /** Of the packages from the cache that verified: those that nobody vouches for. */
  readonly unwitnessed: readonly CacheFault[]
}

/** An entry of the build cache with which something is wrong. */
export interface CacheFault {
  /** Import path. */
  readonly package: string
  /** The archive, in the cache's folder. */
  readonly file: string
  /** "expected X, got Y". */
  readonly why: string
}

export const ORIGINS = ['compiled', 'cached'] as const

export interface PackageRecord {
  readonly path: string
  /** `std` for the standard library, `null` where it is not known. */
  readonly module: string | null
  readonly actionId: string | null
  readonly contentId: string | null
  /** sha256 of the archive that was linked. */
  readonly outputSha256: string | null
  readonly origin: (typeof ORIGINS)[number]
  /** What checking the cached archive gave; `null` for a package that was compiled now. */
  readonly entry: EntryState | null
  readonly milliseconds: number | null
}

export interface BuildRequest {
  readonly packages: readonly string[]
  /** As given to `go build`, values of -X redacted. */
  readonly flags: readonly string[]
  /** Environment that the policy sets for the build, redacted. */
  readonly env: Readonly<Record<string, string>>
  readonly flagsFrom: 'input' | 'policy' | 'none'
  readonly flagsAt: Place | null
  /** sha256 of the policy file that the build was read from, `null` without one. */
  readonly policySha256: string | null
}

export interface LinkRecord {
  /** The linker's arguments without its own path, the module info and the work folder; values of -X redacted. */
  readonly flags: readonly string[]
  readonly buildMode: string | null
  readonly external: boolean
  readonly actionId: string | null
  readonly landed: 'mv' | 'cp' | null
  /** Whether the module info that the linker was given is the one in the binary. `null` without either. */
  readonly modInfoAgrees: boolean | null
}

/** What the trace of `go build -x` shows beside the link. */
export interface TraceRecord {
  /** What -toolexec put in front of every tool. */
  readonly toolexec: readonly string[] | null
  /** Files that -overlay had compiled in the place of others. */
  readonly overlaid: readonly { readonly from: string; readonly to: string }[]
  /** Packages with C code: those that were compiled now, and those from the cache whose archives hold objects of it. */
  readonly cgo: readonly string[]
  /** C compilers and other programs of the host that ran. */
  readonly hostPrograms: readonly string[]
  /** Whether the trace has a link command of this binary. */
  readonly linked: boolean
  /** Where the file landed when that is not where it was to land. */
  readonly landedElsewhere: string | null
  /** Names of -X definitions that changed nothing. */
  readonly missedVariables: readonly string[]
  /** Whether the go command's action graph tells of the same compiler runs; `null` without one. */
  readonly graphAgrees: boolean | null
  readonly lines: number
  /** Lines over the bound, of which the rest was not read. */
  readonly cutLines: number
}

/** A command that was run first, every tool of Go in it observed through -toolexec. */
export interface ObservedRecord {
  /** Program and arguments, with what may be secret redacted. */
  readonly command: readonly string[]
  /** Runs of compile, asm, cgo and link. */
  readonly toolRuns: number
  readonly links: number
  /** Pieces of evidence that could not be read. */
  readonly damaged: number
  /** Whether one of the links made this file; only then there are `link`, `trace` and `packages`. */
  readonly linked: boolean
  /** Whether the file is what that link wrote, but for the content ID; `null` where that cannot be compared. */
  readonly bytesAgree: boolean | null
}

/** The second witness: `go version -m` on the same file. */
export interface Witness {
  /** Version of the go command that was asked; empty when it is not known. */
  readonly asked: string
  /** What it reads. */
  readonly goVersion: string | null
  readonly exitCode: number
  readonly refusal: string
  /** What it reads otherwise than this program, in words; empty when both agree. */
  readonly differences: readonly string[]
  /** The id of the known Go defect that explains the difference (core/binary/reader-defects.ts). */
  readonly knownDefect: string | null
}

export interface Release {
  /** Where the verified file was put, relative to the working directory; `null` when nowhere was asked. */
  readonly output: string | null
  /** sha256 of the file there, read back. */
  readonly sha256: string | null
}
