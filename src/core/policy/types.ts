/** What a repository asks of its binaries: the content of .github/go-provenance-gate.yml. */
import type { BaselineChoice } from '../baseline/choice.ts'
import type { SignatureRule } from '../cache/ledger-signature.ts'
import type { Level, Place } from '../rules/types.ts'

/** Where the policy is looked for when nothing else is said, from the working directory upwards. */
export const POLICY_PATH = '.github/go-provenance-gate.yml'

export const STRIP_EXPECTATIONS = ['forbidden', 'allowed'] as const
export type StripExpectation = (typeof STRIP_EXPECTATIONS)[number]

export interface PolicyBuild {
  readonly packages: readonly string[]
  readonly flags: readonly string[]
  readonly targets: readonly string[]
  readonly output: string | null
  readonly env: Readonly<Record<string, string>>
  /** Where the flags stand, for findings about them. */
  readonly flagsAt: Place | null
}

export interface Expectations {
  /** Go versions that may build: `1.26.8`, `1.26.x`, `>=1.26`. Empty: go.mod decides. */
  readonly go: readonly string[]
  /** Flags that every build must have, each as `go build` takes it: `-trimpath`. */
  readonly flags: readonly string[]
  /** Targets that binaries may be for: `linux/amd64`. Empty: any. */
  readonly targets: readonly string[]
  /** Whether a binary may lack its symbols or debug information. */
  readonly stripped: StripExpectation
  /** `null`: as the build environment says. */
  readonly cgo: boolean | null
  /** Commits whose binaries are expected: a full ID, or `null` for the checked-out one. */
  readonly revision: string | null
}

/** An exception with a reason and an end. */
export interface Waiver {
  readonly rule: string
  readonly reason: string
  /** Last day on which it holds, `2026-12-31`, UTC. */
  readonly until: string
  /** A binary's name or package; `null`: every one. */
  readonly subject: string | null
  readonly at: Place | null
}

/** `auto`: by the checksum database, else by a lock file; `offline`: by a lock file alone; `off`: not at all. */
export const TOOLCHAIN_CHECKS = ['auto', 'offline', 'off'] as const
export type ToolchainCheck = (typeof TOOLCHAIN_CHECKS)[number]

/** Whether the Go that builds is held against the one that was published. */
export interface ToolchainPolicy {
  readonly verify: ToolchainCheck
  /** The lock file, relative to the working directory; `null`: the nearest toolchain.lock upwards. */
  readonly lock: string | null
}

/** `audit`: entries that nobody vouches for are told; `enforce`: they are set aside before the build; `off`: no ledger is read. */
export const CACHE_TRUSTS = ['off', 'audit', 'enforce'] as const
export type CacheTrust = (typeof CACHE_TRUSTS)[number]

/** Who is believed to have written the build cache. */
export interface CachePolicy {
  /** `null`: `audit` where a ledger is named, else `off`. */
  readonly trust: CacheTrust | null
  /** `artifact`, or the ledger's path relative to the working directory; `null`: the nearest cache.ledger upwards. */
  readonly ledger: string | null
  /** Whether a trusted run signs the ledger that it writes. */
  readonly sign: boolean
  readonly signature: SignatureRule
  /** A file with the trust roots that signatures are checked with; `null`: that of the public Sigstore. */
  readonly trustedRoot: string | null
}

/** What a run is compared with, and which runs leave a record to compare with. */
export interface BaselinePolicy {
  /** `null`: `auto`. */
  readonly from: BaselineChoice | null
  /** Globs of branches besides the default one whose runs write a baseline: `release/*`. */
  readonly branches: readonly string[]
}

/** Whether findings that the base branch has already close the gate: `new`: those of the change alone do. */
export const GATE_MODES = ['all', 'new'] as const
export type GateMode = (typeof GATE_MODES)[number]

export interface Policy {
  readonly gate: GateMode
  readonly build: PolicyBuild | null
  /** Globs of binaries that were built elsewhere. */
  readonly binaries: readonly string[]
  readonly rules: Readonly<Record<string, Level>>
  readonly expect: Expectations
  readonly toolchain: ToolchainPolicy
  readonly cache: CachePolicy
  readonly baseline: BaselinePolicy
  readonly waivers: readonly Waiver[]
}

export const DEFAULT_EXPECTATIONS: Expectations = {
  go: [],
  flags: [],
  targets: [],
  stripped: 'forbidden',
  cgo: null,
  revision: null
}

/** The policy of a repository that has none. */
export const DEFAULT_POLICY: Policy = {
  gate: 'all',
  build: null,
  binaries: [],
  rules: {},
  expect: DEFAULT_EXPECTATIONS,
  toolchain: { verify: 'auto', lock: null },
  cache: { trust: null, ledger: null, sign: false, signature: 'optional', trustedRoot: null },
  baseline: { from: null, branches: [] },
  waivers: []
}

/** How a policy came to be used, for the record and the report. */
export interface PolicyOrigin {
  /** Path in the repository, `null` when there is no policy file. */
  readonly path: string | null
  /** Hex sha256 of the text that levels, expectations and waivers were taken from; `null` for the defaults. */
  readonly sha256: string | null
  /** The commit that text was read from; `null`: the working tree. */
  readonly commit: string | null
  /** Whether the working tree's policy differs from the one that judged. */
  readonly changed: boolean
  /** Why the judging policy is not the one in the base commit, `null` where it is. */
  readonly note: string | null
}
