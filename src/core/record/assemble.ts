/**
 * From what was seen to a record. Everything here is a rearrangement: parsing happened before, judging comes after, and
 * the chain and the findings are put in last (complete), once the rules have spoken.
 */
import { actionTimes } from '../buildlog/action-graph.ts'
import type { Link } from '../buildlog/build-log.ts'
import type { LinkedArchive } from '../cache/archive-id.ts'
import type { CacheFolder } from '../cache/state.ts'
import type { EntryCheck } from '../cache/used-entry.ts'
import type { BinaryFacts } from '../binary/facts.ts'
import { parseModInfo } from '../binary/modinfo.ts'
import { type Chain, mapLinks } from '../chain.ts'
import { type GoSum, lockState } from '../modules/go-sum.ts'
import type { PolicyOrigin } from '../policy/types.ts'
import type { Finding } from '../rules/types.ts'
import type { EnvOrigin } from '../toolchain/env-origin.ts'
import { type GoEnv, hostOf, isMachineOnly } from '../toolchain/go-env.ts'
import type { Authenticity } from '../toolchain/authenticity.ts'
import { cachedInputs, entryFaults, packageRecords, witnesses } from './packages.ts'
import { redactArgs, redactCommandLine, redactEnvironment, redactSettings } from './redact.ts'
import { type TraceInput, traceRecord } from './trace.ts'
import {
  type BuildRequest,
  type CacheUse,
  type Environment,
  type GateRecord,
  type GoModLines,
  type LedgerUse,
  type LinkRecord,
  type ModuleRecord,
  type ObservedRecord,
  type PackageRecord,
  type Release,
  type Run,
  SCHEMA_VERSION,
  type Source,
  type Tool,
  type Toolchain,
  type Witness
} from './types.ts'

/** What was seen of one binary. The parts that a mode or a machine cannot give are `null`. */
export interface Observation {
  readonly toolVersion: string
  readonly run: Run
  readonly source: Source
  readonly go: GoObservation | null
  readonly build: (BuildRequest & TraceInput) | null
  /** A command that was run first; `null` without one. */
  readonly observed: ObservedInput | null
  readonly archiveIds: ReadonlyMap<string, LinkedArchive>
  /** What checking the entries of the build cache gave, by inputKey; empty where no build was seen. */
  readonly cacheEntries: ReadonlyMap<string, EntryCheck>
  readonly cacheFolder: CacheFolder | null
  /** The ledger that the entries were held against; `null` where none was asked for. */
  readonly cacheLedger: Omit<LedgerUse, 'witnessed' | 'unwitnessed'> | null
  readonly binary: BinaryFacts
  /** Used where the binary itself does not say. */
  readonly expected: { readonly package: string | null; readonly module: string | null; readonly target: string | null }
  readonly witness: Witness | null
  readonly locks: ModuleLocks
  readonly release: Release
  readonly policy: PolicyOrigin
}

export interface ObservedInput extends Omit<ObservedRecord, 'linked'> {
  /** The link that made this binary and what goes with it; `null` when none did. */
  readonly trace: TraceInput | null
  /** How long packages took to compile, by action ID, in milliseconds. */
  readonly times: ReadonlyMap<string, number>
}

export interface GoObservation {
  readonly env: GoEnv
  readonly changed: GoEnv
  readonly origins: Readonly<Record<string, EnvOrigin>>
  /** The version of the go command that PATH names. */
  readonly local: string | null
  readonly tools: readonly Tool[]
  readonly cc: Toolchain['cc']
  readonly goMod: GoModLines | null
  readonly authenticity: Authenticity | null
}

export interface ModuleLocks {
  readonly sums: GoSum
  readonly vendored: ReadonlySet<string>
  readonly workspace: string | null
}

/** A record without chain and findings, ready to be judged. */
export function assembleRecord(seen: Observation): GateRecord {
  const { binary, go, build, observed } = seen
  const trace = build ?? observed?.trace ?? null
  const link = trace?.link ?? null
  const packages =
    trace === null || link === null
      ? []
      : packageRecords({
          log: trace.log,
          link,
          ids: seen.archiveIds,
          modules: modulePaths(binary, seen.expected.module),
          checks: seen.cacheEntries,
          times: observed?.times ?? actionTimes(trace.actions)
        })
  return {
    schema: SCHEMA_VERSION,
    tool: { name: 'go-provenance-gate', version: seen.toolVersion },
    subject: {
      module: binary.main?.path ?? seen.expected.module,
      package: binary.mainPackage ?? seen.expected.package,
      target: seen.expected.target ?? `${binary.goos ?? 'unknown'}/${binary.goarch ?? 'unknown'}`,
      name: /(?<![^\\/])[^\\/]*$/.exec(binary.path)?.[0] ?? binary.path
    },
    run: seen.run,
    source: seen.source,
    toolchain: toolchain(go),
    environment: environment(go),
    modules: {
      vendored: seen.locks.vendored.size > 0,
      workspace: seen.locks.workspace,
      deps: binary.deps.map(
        (dep): ModuleRecord => ({
          ...dep,
          state: lockState(dep, seen.locks.sums, (path) => seen.locks.vendored.has(path))
        })
      )
    },
    cache: cacheUse(seen, packages),
    packages,
    build: build === null ? null : requestOf(build),
    link: link === null ? null : linkRecord(link, binary),
    trace: trace === null ? null : traceRecord(trace, withCCode(packages, seen.archiveIds)),
    observed: observed === null ? null : observedRecord(observed),
    binary,
    witness: seen.witness,
    release: seen.release,
    policy: seen.policy,
    chain: EMPTY_CHAIN,
    findings: []
  }
}

/** The record as it is written: with what the rules made of it. */
export function completeRecord(record: GateRecord, chain: Chain, findings: readonly Finding[]): GateRecord {
  return { ...record, chain, findings }
}

function withCCode(packages: readonly PackageRecord[], ids: ReadonlyMap<string, LinkedArchive>): string[] {
  return packages
    .filter(({ outputSha256 }) => outputSha256 !== null && ids.get(outputSha256)?.cCode === true)
    .map(({ path }) => path)
}

function cacheUse(
  { go, build, cacheEntries, cacheFolder, cacheLedger }: Observation,
  packages: readonly PackageRecord[]
): CacheUse {
  const compiled = packages.filter((entry) => entry.origin === 'compiled').length
  const inputs = build === null || build.link === null ? [] : cachedInputs(build.log, build.link)
  return {
    path: go?.env['GOCACHE'] ?? null,
    state: cacheFolder?.state ?? null,
    remarks: cacheFolder?.remarks ?? [],
    compiled,
    cached: packages.length - compiled,
    verified: packages.filter((entry) => entry.entry === 'verified').length,
    corrupt: entryFaults(inputs, cacheEntries, 'corrupt'),
    conflicting: entryFaults(inputs, cacheEntries, 'conflicting'),
    unverified: entryFaults(inputs, cacheEntries, 'unverified'),
    ledger: cacheLedger === null ? null : { ...cacheLedger, ...witnesses(inputs, cacheEntries) }
  }
}

const EMPTY_CHAIN: Chain = mapLinks(() => ({ state: 'unknown', evidence: [] }))

function modulePaths(binary: BinaryFacts, expected: string | null): string[] {
  const main = binary.main?.path ?? expected
  return [...(main === null ? [] : [main]), ...binary.deps.map((dep) => dep.path)]
}

function toolchain(go: GoObservation | null): Toolchain {
  if (go === null) {
    return {
      version: null,
      goroot: null,
      host: null,
      asked: null,
      local: null,
      experiments: '',
      tools: [],
      cc: null,
      goMod: null,
      authenticity: null
    }
  }
  const { env, tools, cc, goMod, authenticity } = go
  return {
    version: env['GOVERSION'] ?? null,
    goroot: env['GOROOT'] ?? null,
    host: hostOf(env),
    asked: env['GOTOOLCHAIN'] ?? null,
    local: go.local,
    experiments: env['GOEXPERIMENT'] ?? '',
    tools,
    cc,
    goMod,
    authenticity
  }
}

function environment(go: GoObservation | null): Environment {
  if (go === null) return { effective: {}, changed: {}, origins: {} }
  const redacted = (env: GoEnv, keep: (name: string) => boolean): Record<string, string> =>
    Object.fromEntries(
      Object.entries(env)
        .filter(([name]) => keep(name))
        .map(([name, value]) => [name, redactEnvironment(name, value)])
    )
  return {
    effective: redacted(go.env, (name) => !isMachineOnly(name)),
    changed: redacted(go.changed, () => true),
    origins: go.origins
  }
}

function requestOf(build: BuildRequest): BuildRequest {
  const { packages, flags, env, flagsFrom, flagsAt, policySha256 } = build
  return {
    packages,
    flags: redactArgs(flags),
    env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, redactEnvironment(name, value)])),
    flagsFrom,
    flagsAt,
    policySha256
  }
}

function observedRecord({ command, toolRuns, links, damaged, bytesAgree, trace }: ObservedInput): ObservedRecord {
  return { command: redactCommandLine(command), toolRuns, links, damaged, linked: trace !== null, bytesAgree }
}

/** Linker arguments that name files of this run or repeat the build ID. */
const RUN_ONLY = new Set(['-o', '-importcfg', '-buildid'])

function linkRecord(link: Link, binary: BinaryFacts): LinkRecord {
  const program = link.argv.findIndex((word) => /(?:^|[\\/])link(?:\.exe)?$/.test(word))
  const args = link.argv.slice(program + 1, -1)
  const flags: string[] = []
  let isFirstBuildId = true
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    const name = arg.split('=', 1)[0] ?? ''
    // The go command's own -buildid comes first; another one behind it is the user's, and tells.
    if (RUN_ONLY.has(name) && (name !== '-buildid' || isFirstBuildId)) {
      if (name === '-buildid') isFirstBuildId = false
      if (!arg.includes('=')) i += 1
    } else flags.push(arg)
  }
  const mode = flags.find((flag) => flag.startsWith('-buildmode='))?.slice('-buildmode='.length) ?? null
  return {
    flags: redactArgs(flags),
    buildMode: mode,
    // Without -linkmode the linker chooses for itself, which the log does not show; the file does.
    external: binary.hostLinked ?? asksForHostLinker(flags),
    actionId: link.buildId?.split('/')[0] ?? null,
    landed: link.landing?.how ?? null,
    modInfoAgrees: link.modInfo === null || binary.buildInfo === 'none' ? null : agrees(link.modInfo, binary)
  }
}

function asksForHostLinker(flags: readonly string[]): boolean {
  return flags.some(
    (flag, index) => flag === '-linkmode=external' || (flag === 'external' && flags[index - 1] === '-linkmode')
  )
}

/** Whether the module info that was given to the linker says what the binary says. */
function agrees(given: string, binary: BinaryFacts): boolean {
  const info = parseModInfo(given)
  const settings = redactSettings(info.settings)
  return (
    info.path === (binary.mainPackage ?? '') &&
    JSON.stringify(info.main) === JSON.stringify(binary.main) &&
    JSON.stringify(info.deps) === JSON.stringify(binary.deps) &&
    JSON.stringify(settings) === JSON.stringify(binary.settings)
  )
}
