/** Everything that is looked at before anything is judged. Independent observations run side by side. */
import { basename, join, relative } from 'node:path'
import { askedActions } from '../core/buildlog/action-graph.ts'
import type { CacheFolder } from '../core/cache/state.ts'
import type { EntryCheck } from '../core/cache/used-entry.ts'
import { GateError } from '../core/errors.ts'
import { once } from '../core/once.ts'
import type { GoObservation, ModuleLocks, Observation } from '../core/record/assemble.ts'
import { cachedInputs } from '../core/record/packages.ts'
import type { Tool } from '../core/record/types.ts'
import type { Authenticity } from '../core/toolchain/authenticity.ts'
import type { Target } from '../core/target.ts'
import { count, quote, quoteList } from '../core/text/markup.ts'
import type { BuildPlan, InspectPlan } from '../plan.ts'
import type { Ports } from '../ports/types.ts'
import type { GateRequest } from '../request.ts'
import { VERSION } from '../version.ts'
import { readArchiveIds } from './archive-ids.ts'
import { readBinary } from './binaries.ts'
import { type BuiltBinary, buildTarget, type FailedObservation } from './build.ts'
import { checkToolchain } from './check-toolchain.ts'
import { checkEntries, type Vouch } from './cache-entries.ts'
import { readCacheFolder } from './cache-folder.ts'
import { runObserved } from './command.ts'
import { readRunLedger, RunCaches, type TrustedCache } from './cache-trust.ts'
import { eventCommits, readRun } from './context.ts'
import type { JudgingPolicy } from './policy.ts'
import { matchCommand } from './observed-link.ts'
import { readFile } from './read-file.ts'
import type { Repository } from './repository.ts'
import { missedVariables } from './linker-variables.ts'
import { hashCompiler, usesC } from './c-compiler.ts'
import { localGo, readOrigins } from './go-settings.ts'
import { findGo, hashTools, readGoEnv, readGoMod, readLocks } from './toolchain.ts'
import { askWitness, findWitness } from './witness.ts'

/** An observation and the file that it is about. */
export interface Observed {
  readonly observation: Observation
  readonly file: string
}

export type Observations =
  | { readonly ok: true; readonly observed: readonly Observed[]; readonly caches: readonly TrustedCache[] }
  | { readonly ok: false; readonly failedBuild: FailedObservation }

/** More files than any release has; beyond, a glob is taken for a mistake. */
const MAX_BINARIES = 2000

const NO_LOCKS: ModuleLocks = { sums: new Map(), vendored: new Set(), workspace: null }

/** Builds what the plan asks for, one target after the other, and looks at all that comes out. */
export async function observeBuild(
  ports: Ports,
  request: GateRequest,
  plan: BuildPlan,
  repository: Repository,
  policy: JudgingPolicy,
  folder: string
): Promise<Observations> {
  const launcher = await findGo(ports)
  const run = await readRun(ports, request, 'build')
  const source = { ...repository.source, event: eventCommits(request) }
  const hashed = new Map<string, Promise<Tool[]>>()
  const verified = new Map<string, Promise<Authenticity | null>>()
  const observed: Observed[] = []
  const caches = new RunCaches(ports, request, await readRunLedger(ports, request, repository, policy.policy.cache))
  for (const [index, target] of plan.targets.entries()) {
    const overlay = { ...plan.request.env, ...target?.env }
    const trusted = await caches.before(overlay)
    const { env, changed } = await readGoEnv(ports, request.cwd, overlay)
    const local = localGo(ports, request.cwd, env, overlay)
    const mod = await readGoMod(ports, request.cwd, env, repository.root)
    const goroot = env['GOROOT'] ?? ''
    const tools = once(hashed, goroot, () => hashTools(ports, launcher, env))
    // Not waited for when the build fails: nothing to fail a run for that has failed already.
    const authentic = once(verified, goroot, () =>
      checkToolchain(ports, request, repository, policy.policy.toolchain, env)
    )
    const locks = readLocks(ports, request.cwd, env, mod.file, repository.root)
    const options = { cwd: request.cwd, request: plan.request, target, folder: join(folder, String(index)) }
    // Settled together: a build that fails must not leave a rejection of the others unheard.
    const building = ports.log.group(`go build${target === null ? '' : ` for ${target.text}`}`, () =>
      buildTarget(ports, options)
    )
    const [built, goTools, sums] = await Promise.all([building, tools, locks])
    if (!built.ok)
      return {
        ok: false,
        failedBuild: { ...built.failure, target: target?.text ?? null, command: null, failedTools: [] }
      }
    const cc = built.binaries.some(usesC) ? await hashCompiler(ports, env) : null
    const origins = await readOrigins(ports, env, changed, { policy: overlay, goMod: mod.goMod })
    const go: GoObservation = {
      env,
      changed,
      origins,
      local: await local,
      tools: goTools,
      cc,
      goMod: mod.lines,
      authenticity: await authentic
    }
    const witnessGo = await findWitness(ports, env)
    const vouch = caches.vouch(
      trusted,
      built.binaries.map(({ log }) => log)
    )
    const cache = observeCache(ports, built.binaries, env, overlay, vouch)
    // Read beside the binaries and awaited behind them; a rejection in between is heard there.
    cache.catch(() => {})
    const platform = target?.text ?? `${env['GOOS'] ?? ''}/${env['GOARCH'] ?? ''}`
    for (const binary of built.binaries) {
      const facts = await readBinary(ports, binary.file, shownFile(binary, target), { digests: true })
      const witness = await askWitness(ports, request.cwd, witnessGo, binary.file, facts)
      const { entries, folder: cacheFolder } = await cache
      observed.push({
        file: binary.file,
        observation: {
          toolVersion: VERSION,
          run,
          source,
          go,
          build: {
            ...plan.request,
            log: binary.log,
            actions: binary.actions,
            link: binary.link,
            landedElsewhere: binary.landedElsewhere,
            missedVariables: await missedVariables(ports, binary)
          },
          observed: null,
          archiveIds: readArchiveIds(ports, binary, env['GOCACHE'] ?? ''),
          cacheEntries: entries,
          cacheFolder,
          cacheLedger: trusted?.use ?? null,
          binary: facts,
          expected: { package: binary.main.path, module: binary.main.module, target: platform },
          witness,
          locks: sums,
          release: { output: null, sha256: null },
          policy: policy.origin
        }
      })
    }
  }
  return { ok: true, observed, caches: caches.all }
}

/** A built file has no lasting place yet, so its facts name it as a user would: `app`, `linux_arm64/app`. */
function shownFile(binary: BuiltBinary, target: Target | null): string {
  const name = basename(binary.file)
  return target === null ? name : `${target.text.replaceAll('/', '_')}/${name}`
}

/** The folder of the build cache, and the entries that the build took from it. */
async function observeCache(
  ports: Ports,
  binaries: readonly BuiltBinary[],
  env: GoObservation['env'],
  overlay: Readonly<Record<string, string>>,
  vouch: Vouch | null
): Promise<{ entries: Map<string, EntryCheck>; folder: CacheFolder }> {
  const inputs = binaries.flatMap(({ log, link }) => (link === null ? [] : cachedInputs(log, link)))
  const asked = askedActions(binaries.flatMap(({ actions }) => actions))
  const [entries, folder] = await Promise.all([
    checkEntries(ports, inputs, asked, vouch),
    readCacheFolder(ports, env['GOCACHE'] ?? '', { ...ports.env, ...overlay }, env['GOCACHEPROG'] ?? '')
  ])
  return { entries, folder }
}

/**
 * Looks at files that were built elsewhere, or by a command that is run first. Throws GateError `input` when no file
 * matches.
 */
export async function observeFiles(
  ports: Ports,
  request: GateRequest,
  plan: InspectPlan,
  repository: Repository,
  policy: JudgingPolicy,
  folder: string
): Promise<Observations> {
  const run = await readRun(ports, request, 'inspect')
  const ran = plan.command === null ? null : await runObserved(ports, request.cwd, plan.command, folder)
  if (ran?.ok === false) return ran
  const files = await ports.files.glob(plan.globs, request.cwd)
  if (files.length === 0) {
    throw new GateError(
      'input',
      `binaries: ${quoteList(plan.globs)} match${plan.globs.length === 1 ? 'es' : ''} no file in ${quote(request.cwd)}`,
      {
        fix: 'run the step that makes the binaries before the gate, or correct the pattern'
      }
    )
  }
  refuseTooMany(files.length, 'file')
  const source = { ...repository.source, event: eventCommits(request) }
  const { go, locks } = await readGoIfThere(ports, request, repository)
  const witnessGo = go === null ? null : await findWitness(ports, go.env)
  const observed: Observed[] = []
  for (const file of files) {
    const shown = relative(request.cwd, file).replaceAll('\\', '/')
    const seen = await readFile(ports, file, shown, { digests: true }, async (binary, bytes): Promise<Observed> => {
      const built = ran === null ? null : await matchCommand(ports, ran.seen, binary, bytes, go)
      return {
        file,
        observation: {
          toolVersion: VERSION,
          run,
          source,
          go: built?.go ?? go,
          build: null,
          observed: built?.observed ?? null,
          archiveIds: built?.archiveIds ?? new Map(),
          cacheEntries: built?.cacheEntries ?? new Map(),
          cacheFolder: built?.cacheFolder ?? null,
          cacheLedger: null,
          binary,
          expected: { package: null, module: null, target: null },
          witness: bytes === null ? null : await askWitness(ports, request.cwd, witnessGo, bytes, binary),
          locks,
          release: { output: null, sha256: null },
          policy: policy.origin
        }
      }
    })
    observed.push(...seen)
    refuseTooMany(observed.length, 'binary', 'binaries')
  }
  return { ok: true, observed, caches: [] }
}

function refuseTooMany(found: number, noun: string, plural?: string): void {
  if (found <= MAX_BINARIES) return
  const message = `binaries: expected at most ${MAX_BINARIES}, got ${count(found, noun, plural)}`
  throw new GateError('input', message, { fix: 'narrow the pattern' })
}

/** Inspecting works without Go and without a module; with both there is more to compare with. */
async function readGoIfThere(
  ports: Ports,
  request: GateRequest,
  repository: Repository
): Promise<{ go: GoObservation | null; locks: ModuleLocks }> {
  if ((await ports.exec.which('go')) === null) return { go: null, locks: NO_LOCKS }
  const { env, changed } = await readGoEnv(ports, request.cwd, {})
  // Of a binary that was built elsewhere the settings here say nothing.
  const known = { env, changed, origins: {}, local: null, tools: [], cc: null, authenticity: null }
  try {
    const mod = await readGoMod(ports, request.cwd, env, repository.root)
    const locks = await readLocks(ports, request.cwd, env, mod.file, repository.root)
    return { go: { ...known, goMod: mod.lines }, locks }
  } catch (error) {
    if (error instanceof GateError && error.code === 'input') return { go: { ...known, goMod: null }, locks: NO_LOCKS }
    throw error
  }
}
