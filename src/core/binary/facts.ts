/** What inspecting one file gives: the shape of `inspect --json` and of a record's `binary`. */
import type { Range } from './bytes.ts'
import type { BinaryFormat } from './image.ts'
import type { BuildIdParts } from './build-id.ts'
import type { Module } from './modinfo.ts'
import type { SealState } from './seal.ts'

export const OUTCOMES = ['go', 'go-without-buildinfo', 'packed', 'truncated', 'not-go', 'unreadable'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** How the two copies of the module info stand to each other. */
export const COPIES = ['agree', 'differ', 'single', 'none'] as const
export type Copies = (typeof COPIES)[number]

export const STRIPPED = ['none', 'debug', 'symbols'] as const
export type Stripped = (typeof STRIPPED)[number]

export const STRIPPERS = ['linker', 'after-link'] as const
export type StrippedBy = (typeof STRIPPERS)[number]

/** Where the module info was read: from the blob, recovered from rodata, or nowhere (the blob then names Go alone). */
export const BUILD_INFO = ['blob', 'rodata', 'version-only', 'none'] as const
export type BuildInfoSource = (typeof BUILD_INFO)[number]

/** Another Go program inside of the file: a helper that was embedded, a file that was joined. */
export interface NestedProgram {
  /** File offset of its build info. */
  readonly offset: number
  readonly goVersion: string
  readonly mainPackage: string | null
}

/** What the table of functions and files says, which the runtime needs and strip leaves alone. */
export interface LineTable {
  /** File offset of its header. */
  readonly offset: number
  /** How many packages have functions in it. */
  readonly packages: number
  /** Packages of no recorded module and not of the standard library, sorted; the first of them. */
  readonly unrecorded: readonly string[]
  /** Runtime support that was linked in: `race`, `msan`, `asan`, `cover`, `cgo`. */
  readonly traces: readonly string[]
  /** Absolute folders of the machine that compiled it, as -trimpath would have removed them; the first of them. */
  readonly paths: readonly string[]
}

/** Digests that tell "stripped, code untouched" from "patched here" when two records are compared. */
export interface Digests {
  /** Of what the loader maps, without what tools rewrite (docs/seal.md); hex, `null` where the format has no such rule. */
  readonly load: string | null
  readonly sections: readonly {
    readonly name: string
    readonly offset: number
    readonly size: number
    readonly sha256: string
  }[]
}

/** What most likely broke the seal, from the evidence that is left. */
export const SEAL_BREAKERS = ['strip', 'objcopy', 'packer', 'appended', 'patch'] as const
export type SealBreaker = (typeof SEAL_BREAKERS)[number]

/** What is known of one executable image: a file, or one slice of a fat file. */
export interface ImageFacts {
  /** As it was given. */
  readonly path: string
  readonly outcome: Outcome
  /** Why the outcome is what it is, one sentence each: which structure, at which offset. */
  readonly evidence: readonly string[]
  readonly format: BinaryFormat | null
  readonly bits: 32 | 64 | null
  /** As recorded in the build info, else as the headers say. */
  readonly goos: string | null
  readonly goarch: string | null
  /** What the headers alone say; `goos` is `null` for ELF systems that leave no mark. */
  readonly header: { readonly goos: string | null; readonly goarch: string | null } | null
  readonly goVersion: string | null
  /** The import path of package main. */
  readonly mainPackage: string | null
  readonly main: Module | null
  /** Build settings by key; values of `-X` are redacted. */
  readonly settings: Readonly<Record<string, string>>
  readonly deps: readonly Module[]
  readonly buildId: (BuildIdParts & { readonly text: string }) | { readonly text: string } | null
  readonly seal: SealState
  /** What the seal rests on, and what it does not cover. */
  readonly sealEvidence: readonly string[]
  /** For a broken seal, where the evidence points to one cause. */
  readonly sealBrokenBy: SealBreaker | null
  readonly buildInfo: BuildInfoSource
  readonly copies: Copies
  /** Whether the host's linker made the file, not Go's own; `null` where nothing tells. */
  readonly hostLinked: boolean | null
  readonly symbols: { readonly symtab: boolean; readonly dwarf: boolean }
  readonly stripped: Stripped
  readonly strippedBy: StrippedBy | null
  /** The packer's name, where the file is packed. */
  readonly packed: string | null
  /** What a tool that hides names left: garble's `unknown` version, hashed packages. Empty: nothing. */
  readonly obfuscated: readonly string[]
  /** Whether the version of the build info stands in the file elsewhere, too; `null` where there is none. */
  readonly versionElsewhere: boolean | null
  readonly lineTable: LineTable | null
  readonly nested: readonly NestedProgram[]
  /** Bytes behind the last one that a header accounts for. */
  readonly appended: Range | null
  /** `null` unless they were asked for: they cost one more pass. */
  readonly digests: Digests | null
  readonly size: number
  /** Of the whole file, hex; `null` when it could not be read. */
  readonly sha256: string | null
}

export interface BinaryFacts extends ImageFacts {
  /** For fat files: one entry a slice. */
  readonly slices: readonly ImageFacts[]
}

/** Facts about a file of which nothing more is known. */
export function bareFacts(path: string, outcome: Outcome, evidence: readonly string[], size = 0): BinaryFacts {
  return {
    path,
    outcome,
    evidence,
    format: null,
    bits: null,
    goos: null,
    goarch: null,
    header: null,
    goVersion: null,
    mainPackage: null,
    main: null,
    settings: {},
    deps: [],
    buildId: null,
    seal: 'absent',
    sealEvidence: [],
    sealBrokenBy: null,
    buildInfo: 'none',
    copies: 'none',
    hostLinked: null,
    symbols: { symtab: false, dwarf: false },
    stripped: 'none',
    strippedBy: null,
    packed: null,
    obfuscated: [],
    versionElsewhere: null,
    lineTable: null,
    nested: [],
    appended: null,
    digests: null,
    size,
    sha256: null,
    slices: []
  }
}
