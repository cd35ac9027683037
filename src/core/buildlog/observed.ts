/**
 * Observed tool runs as a build log: the shape that a trace of `go build -x` gives, as far as the tools themselves show it.
 *
 * One command may run the go command many times, each with a work folder of its own in which the actions are counted from
 * b001 on. Here they are counted through: `$WORK/b001` of the second work folder becomes, say, `$WORK/b87`, so that one
 * log holds them all. What the tools do not show stays empty: where a linked file landed (the go command moves it itself)
 * and which programs of the host ran (the go command starts C compilers without -toolexec).
 *
 * The digest of a compiled archive is known where a linker was given it: what the compiler writes is changed again, by
 * assembled files that are added and by its own content ID.
 */
import type { BinaryFacts } from '../binary/facts.ts'
import type { ArchiveId } from '../cache/archive-id.ts'
import type { BuildLog, CompiledPackage, Link, LinkedPackage } from './build-log.ts'
import { compileFlags } from './compile-flags.ts'
import { parseToolRun, type SeenFile, type ToolName, type ToolRun } from './exec-trace.ts'
import { flagValue, readModInfo } from './parse.ts'

/** Entries of all import configurations together. */
const MAX_IMPORTS = 5_000_000
const MAX_CGO_PACKAGES = 10_000
/** Binaries of one command. */
const MAX_LINKS = 10_000
const MAX_FAILED = 20

/** A linker run, and what it wrote. */
export interface ObservedLink {
  readonly link: Link
  readonly output: SeenFile | null
}

/** A tool run that did not end well. */
export interface FailedRun {
  readonly tool: ToolName
  readonly importPath: string | null
  /** -1 when a signal ended it. */
  readonly exitCode: number
}

export interface ObservedBuild {
  readonly log: BuildLog
  /** In the order in which they ran. */
  readonly links: readonly ObservedLink[]
  /** The first of them. */
  readonly failed: readonly FailedRun[]
  /** The tools that ran, one of each name, the last one seen. */
  readonly tools: ReadonlyMap<ToolName, SeenFile>
  /** How long the compiler took, by action ID, in milliseconds. */
  readonly times: ReadonlyMap<string, number>
  readonly runs: number
  /** Texts of evidence that do not read. */
  readonly damaged: number
}

/** Takes the evidence of one command, a text a tool run, in the order of their start. */
export class ObservedRuns {
  readonly #actions = new Map<string, string>()
  readonly #compiled = new Map<string, CompiledPackage>()
  readonly #hashes = new Map<string, string>()
  readonly #times = new Map<string, number>()
  readonly #links: ObservedLink[] = []
  readonly #failed: FailedRun[] = []
  readonly #files = new Map<ToolName, SeenFile>()
  readonly #tools = new Map<string, number>()
  readonly #cgo = new Set<string>()
  #toolexec: readonly string[] | null = null
  #imports = 0
  #runs = 0
  #damaged = 0

  /** One text; `null` for one that could not be read. */
  push(text: string | null): void {
    const run = text === null ? null : parseToolRun(text)
    if (run === null) this.#damaged += 1
    else this.#read(run)
  }

  #read(run: ToolRun): void {
    this.#runs += 1
    this.#tools.set(run.tool, (this.#tools.get(run.tool) ?? 0) + 1)
    if (run.toolFile !== null) this.#files.set(run.tool, run.toolFile)
    if (run.before.length > 0) this.#toolexec ??= run.before
    if (run.exitCode !== 0) {
      const { tool, importPath, exitCode } = run
      if (this.#failed.length < MAX_FAILED) this.#failed.push({ tool, importPath, exitCode })
    } else if (run.tool === 'compile') this.#compile(run)
    else if (run.tool === 'link') this.#link(run)
    else if (run.tool === 'cgo') {
      const path = flagValue(run.argv, '-importpath')
      if (path !== null && this.#cgo.size < MAX_CGO_PACKAGES) this.#cgo.add(path)
    }
  }

  end(): ObservedBuild {
    const compiled = [...this.#compiled.values()].map((one) => ({
      ...one,
      outputSha256: this.#hashes.get(one.action) ?? null
    }))
    const log: BuildLog = {
      work: null,
      compiled,
      links: this.#links.map(({ link }) => link),
      toolexec: this.#toolexec,
      cgo: [...this.#cgo].toSorted(),
      hostPrograms: [],
      tools: Object.fromEntries([...this.#tools].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      lines: 0,
      cutLines: 0
    }
    return {
      log,
      links: this.#links,
      failed: this.#failed,
      tools: this.#files,
      times: this.#times,
      runs: this.#runs,
      damaged: this.#damaged
    }
  }

  #compile(run: ToolRun): void {
    const action = this.#actionOf(flagValue(run.argv, '-o'))
    const path = flagValue(run.argv, '-p')
    const actionId = flagValue(run.argv, '-buildid')?.split('/')[0]
    if (action === null || path === null || actionId === undefined) return
    const { packages } = this.#importConfig(run)
    this.#times.set(actionId, (this.#times.get(actionId) ?? 0) + run.milliseconds)
    // The compiler runs twice where it makes assembly headers; the later run is the one whose output counts.
    this.#compiled.set(action, {
      path,
      action,
      actionId,
      outputSha256: null,
      flags: compileFlags(run.argv),
      imports: packages
    })
  }

  #link(run: ToolRun): void {
    const action = this.#actionOf(flagValue(run.argv, '-o'))
    if (action === null) return
    const { packages, modInfo } = this.#importConfig(run)
    for (const { path, sha256 } of run.inputs) {
      const archive = /[\\/]_pkg_\.a$/.test(path) ? this.#actionOf(path) : null
      if (archive !== null && sha256 !== null) this.#hashes.set(archive, sha256)
    }
    const own = packages.find(({ file }) => file === archiveOf(action))
    if (this.#links.length >= MAX_LINKS) return
    this.#links.push({
      output: run.output,
      link: {
        action,
        mainPackage: own?.path ?? packages[0]?.path ?? null,
        argv: run.argv,
        env: {},
        buildId: flagValue(run.argv, '-buildid'),
        packages,
        modInfo,
        landing: null
      }
    })
  }

  #importConfig(run: ToolRun): { packages: LinkedPackage[]; modInfo: string | null } {
    const packages: LinkedPackage[] = []
    let modInfo: string | null = null
    const text = run.configs.get(flagValue(run.argv, '-importcfg') ?? '') ?? ''
    for (const line of text.split('\n')) {
      if (line.startsWith('modinfo ')) modInfo = readModInfo(line.slice('modinfo '.length))
      const entry = /^packagefile ([^=]+)=(.+)$/.exec(line)
      if (entry === null || this.#imports >= MAX_IMPORTS) continue
      this.#imports += 1
      const [, path = '', file = ''] = entry
      const action = /[\\/]_pkg_\.a$/.test(file) ? this.#actionOf(file) : null
      packages.push({ path, file: action === null ? file : archiveOf(action) })
    }
    return { packages, modInfo }
  }

  /** The action that a file below a work folder belongs to, counted through over all work folders. */
  #actionOf(path: string | null): string | null {
    // The last such folder: the user's own may be named alike.
    const folder = /^(.*[\\/]b\d+)[\\/]/.exec(path ?? '')?.[1]
    if (folder === undefined) return null
    const known = this.#actions.get(folder) ?? `b${this.#actions.size + 1}`
    this.#actions.set(folder, known)
    return known
  }
}

function archiveOf(action: string): string {
  return `$WORK/${action}/_pkg_.a`
}

/**
 * Which run of the linker made a binary: one that wrote these very bytes, else one with the same action, main action and
 * main content in its build ID (the content ID comes later). The last such run; `null` when there is none.
 */
export function findLink(links: readonly ObservedLink[], binary: BinaryFacts): ObservedLink | null {
  const same = links.findLast(({ output }) => output?.sha256 != null && output.sha256 === binary.sha256)
  if (same !== undefined) return same
  const known = idsOf(binary)
  return links.findLast(({ link }) => link.buildId !== null && known.includes(inputsPart(link.buildId))) ?? null
}

/** What of a build ID says what was linked; of a fat file each slice has its own. */
function idsOf(binary: BinaryFacts): string[] {
  return [binary, ...binary.slices].flatMap(({ buildId }) =>
    buildId !== null && 'mainAction' in buildId ? [inputsPart(buildId.text)] : []
  )
}

function inputsPart(buildId: string): string {
  return buildId.split('/').slice(0, 3).join('/')
}

/**
 * Fills in the digests of archives that were compiled in one run of the go command and linked, from the cache, in another:
 * the archive in the cache has the action ID of what was compiled. `ids` maps digests to the IDs in the archives.
 */
export function withArchiveHashes(log: BuildLog, ids: ReadonlyMap<string, ArchiveId>): BuildLog {
  const hashes = new Map([...ids].map(([sha256, { actionId }]) => [actionId, sha256]))
  return {
    ...log,
    compiled: log.compiled.map((one) => ({
      ...one,
      outputSha256: one.outputSha256 ?? hashes.get(one.actionId) ?? null
    }))
  }
}
