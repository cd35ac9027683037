/** What inspecting one file gives: the shape of `inspect --json` and of a record's `binary`. */
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
  readonly buildInfo: BuildInfoSource
  readonly copies: Copies
  /** Whether the host's linker made the file, not Go's own; `null` where nothing tells. */
  readonly hostLinked: boolean | null
  readonly symbols: { readonly symtab: boolean; readonly dwarf: boolean }
  readonly stripped: Stripped
  readonly strippedBy: StrippedBy | null
  /** The packer's name, where the file is packed. */
  readonly packed: string | null
  readonly size: number
  /** Of the whole file, hex; `null` when it could not be read. */
  readonly sha256: string | null
}

export interface BinaryFacts extends ImageFacts {
  /** For fat files: one entry a slice. */
  readonly slices: readonly ImageFacts[]
}

/** Evidence that the section headers of an ELF file are gone; Go from 1.27 on reads nothing in such a file. */
export const NO_SECTION_HEADERS = 'the file has no section headers'

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
    buildInfo: 'none',
    copies: 'none',
    hostLinked: null,
    symbols: { symtab: false, dwarf: false },
    stripped: 'none',
    strippedBy: null,
    packed: null,
    size,
    sha256: null,
    slices: []
  }
}
