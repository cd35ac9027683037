/** Everything that is looked at before anything is judged. Independent observations run side by side. */
import { basename, join, relative } from 'node:path'
import { askedActions } from '../core/buildlog/action-graph.ts'
import type { BinaryFacts } from '../core/binary/facts.ts'
import type { LinkedArchive } from '../core/cache/archive-id.ts'
import type { CacheFolder } from '../core/cache/state.ts'
import type { EntryCheck } from '../core/cache/used-entry.ts'
import { GateError } from '../core/errors.ts'
import { once } from '../core/once.ts'
import type { GoObservation, ModuleLocks, Observation } from '../core/record/assemble.ts'
import { cachedInputs } from '../core/record/packages.ts'
import type { Tool, Witness } from '../core/record/types.ts'
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
import { listMains } from './mains.ts'
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
import { askGoModEarly, findGo, hashTools, readGoEnv, readGoMod, readLocks } from './toolchain.ts'
import { askWitness, askWitnessBeside, findWitness } from './witness.ts'

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
    const options = { cwd: request.cwd, request: plan.request, env: overlay, folder: join(folder, String(index)) }
    const listing = listMains(ports, options)
    // Heard where it is awaited; what is wrong with the environment or go.mod goes before.
    listing.catch(() => {})
    const early = await askGoModEarly(ports, request.cwd)
    const { env, changed } = await readGoEnv(ports, request.cwd, overlay)
    const local = localGo(ports, request.cwd, env, overlay)
    const mod = await readGoMod(ports, request.cwd, env, repository.root, early)
    const goroot = env['GOROOT'] ?? ''
    const tools = once(hashed, goroot, () => hashTools(ports, launcher, env))
    // Not waited for when the build fails: nothing to fail a run for that has failed already.
    const authentic = once(verified, goroot, () =>
      checkToolchain(ports, request, repository, policy.policy.toolchain, env)
    )
    const locks = readLocks(ports, request.cwd, env, mod.file, repository.root)
    // Settled together: a build that fails must not leave a rejection of the others unheard.
    const building = ports.log.group(`go build${target === null ? '' : ` for ${target.text}`}`, () =>
      buildTarget(ports, options, listing)
    )
    const [built, goTools, sums] = await Promise.all([building, tools, locks])
    if (!built.ok)
      return {
        ok: false,
        failedBuild: { ...built.failure, target: target?.text ?? null, command: null, failedTools: [] }
      }
    const { binaries } = built
    const vouch = caches.vouch(
      trusted,
      binaries.map(({ log }) => log)
    )
    const [looked, cache, origins, cc, localVersion, authenticity] = await Promise.all([
      lookAtBuilt(ports, request.cwd, binaries, target, env),
      observeCache(ports, binaries, env, overlay, vouch),
      readOrigins(ports, env, changed, { policy: overlay, goMod: mod.goMod }),
      binaries.some(usesC) ? hashCompiler(ports, env) : null,
      local,
      authentic
    ])
    const go: GoObservation = {
      env,
      changed,
      origins,
      local: localVersion,
      tools: goTools,
      cc,
      goMod: mod.lines,
      authenticity
    }
    const platform = target?.text ?? `${env['GOOS'] ?? ''}/${env['GOARCH'] ?? ''}`
    for (const { binary, facts, witness, missed } of looked) {
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
            missedVariables: missed
          },
          observed: null,
          archiveIds: cache.archiveIds,
          cacheEntries: cache.entries,
          cacheFolder: cache.folder,
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

interface LookedAt {
  readonly binary: BuiltBinary
  readonly facts: BinaryFacts
  readonly witness: Witness | null
  /** Variables that -X names and did not set. */
  readonly missed: readonly string[]
}

/** What the built files are, one after the other; each is read by this program and by the go command at once. */
async function lookAtBuilt(
  ports: Ports,
  cwd: string,
  binaries: readonly BuiltBinary[],
  target: Target | null,
  env: GoObservation['env']
): Promise<LookedAt[]> {
  const witnessGo = await findWitness(ports, env)
  const looked: LookedAt[] = []
  for (const binary of binaries) {
    const reading = readBinary(ports, binary.file, shownFile(binary, target), { digests: true })
    const [facts, witness, missed] = await Promise.all([
      reading,
      askWitnessBeside(ports, cwd, witnessGo, binary.file, reading),
      missedVariables(ports, binary)
    ])
    looked.push({ binary, facts, witness, missed })
  }
  return looked
}

/** A built file has no lasting place yet, so its facts name it as a user would: `app`, `linux_arm64/app`. */
function shownFile(binary: BuiltBinary, target: Target | null): string {
  const name = basename(binary.file)
  return target === null ? name : `${target.text.replaceAll('/', '_')}/${name}`
}

interface ObservedCache {
  readonly entries: Map<string, EntryCheck>
  readonly archiveIds: Map<string, LinkedArchive>
  readonly folder: CacheFolder
}

/** The folder of the build cache, the entries that the build took from it, and the IDs of all that was linked. */
async function observeCache(
  ports: Ports,
  binaries: readonly BuiltBinary[],
  env: GoObservation['env'],
  overlay: Readonly<Record<string, string>>,
  vouch: Vouch | null
): Promise<ObservedCache> {
  const cache = env['GOCACHE'] ?? ''
  const inputs = binaries.flatMap(({ log, link }) => (link === null ? [] : cachedInputs(log, link)))
  const asked = askedActions(binaries.flatMap(({ actions }) => actions))
  const checking = checkEntries(ports, inputs, asked, vouch)
  const looking = readCacheFolder(ports, cache, { ...ports.env, ...overlay }, env['GOCACHEPROG'] ?? '')
  // Here, while threads read the archives.
  const archiveIds = new Map<string, LinkedArchive>()
  for (const binary of binaries) readArchiveIds(ports, binary, cache, archiveIds)
  const [entries, folder] = await Promise.all([checking, looking])
  return { entries, archiveIds, folder }
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
