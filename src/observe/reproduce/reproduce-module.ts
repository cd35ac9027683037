/**
 * Builds the programs of a module twice: where they are, as `check` does, and in a copy of the tree in another folder,
 * with a build cache that is empty; then compares.
 */
import { join } from 'node:path'
import { GateError } from '../../core/errors.ts'
import { packageRecords } from '../../core/record/packages.ts'
import type { PackageRecord } from '../../core/record/types.ts'
import { causesOf, type ReproduceCause, timeInFlags } from '../../core/reproduce/causes.ts'
import { type Difference, packageDifferences } from '../../core/reproduce/differences.ts'
import { buildFacts, type Reproduction, whyOf } from '../../core/reproduce/report.ts'
import { failureWords } from '../../core/reproduce/said.ts'
import { having } from '../../core/reproduce/unavailable.ts'
import { verdictOf } from '../../core/reproduce/verdict.ts'
import type { Target } from '../../core/target.ts'
import { splitQuoted } from '../../core/text/go-quote.ts'
import { count, quote } from '../../core/text/markup.ts'
import { type BuildPlan, makePlan } from '../../plan.ts'
import type { Ports } from '../../ports/types.ts'
import type { GateRequest } from '../../request.ts'
import { readBinary } from '../binaries.ts'
import { type BuildResult, type BuiltBinary, buildTarget } from '../build.ts'
import { readPolicy } from '../policy.ts'
import { readRepository, type Repository } from '../repository.ts'
import { findGo, readGoEnv } from '../toolchain.ts'
import { workFolder } from './go-setup.ts'
import { otherGo, ownCache, refuseFixedOverlay } from './apart.ts'
import { compareFiles } from './compare-files.ts'
import { copyTree } from './copy-tree.ts'
import { readArchiveIds } from '../archive-ids.ts'

export interface ReproduceModuleRequest {
  readonly cwd: string
  /** `null`: as the policy says. */
  readonly packages: readonly string[] | null
  readonly flags: readonly string[] | null
  readonly targets: readonly string[] | null
  readonly policy: string | null
  /** Another go command for the second build, absolute. */
  readonly go: string | null
  /** A build cache for the second build instead of a new one. */
  readonly cache: string | null
  readonly offline: boolean
}

/** Reproduces every program of a module. Throws GateError when one of the builds fails. */
export async function reproduceModule(ports: Ports, request: ReproduceModuleRequest): Promise<Reproduction[]> {
  const launcher = await having('go', () => findGo(ports))
  const repository = await readRepository(ports, request.cwd)
  const asked = gateRequest(request)
  const { policy, treeSha256 } = await readPolicy(ports, asked, repository)
  const plan = makePlan(asked, policy, treeSha256)
  if (plan.mode !== 'build') {
    throw new GateError('input', 'reproduce: the policy names `binaries`, which are not built', {
      fix: 'name a package, or one of the files'
    })
  }
  const folder = await ports.files.realPath(await ports.files.makeTemporary('go-provenance-gate-reproduce-'))
  try {
    const found: Reproduction[] = []
    for (const [index, target] of plan.targets.entries()) {
      const work = join(folder, String(index))
      found.push(...(await reproduceTarget(ports, request, { plan, repository, target, work, launcher, folder })))
    }
    return found
  } finally {
    await ports.files.remove(folder)
  }
}

function gateRequest({ cwd, packages, flags, targets, policy }: ReproduceModuleRequest): GateRequest {
  return {
    cwd,
    packages,
    flags,
    targets,
    output: null,
    binaries: null,
    command: null,
    policy,
    baseline: { kind: 'none' },
    onMissingBaseline: null,
    failOn: 'error',
    gate: 'all',
    verifyToolchain: 'off',
    cacheTrust: 'off',
    ledger: null,
    allowUntrustedCheckout: false,
    event: null,
    workspace: null,
    stateFolder: '',
    keepBinaries: false,
    helpBase: ''
  }
}

interface TargetOptions {
  readonly plan: BuildPlan
  readonly repository: Repository
  readonly target: Target | null
  /** A folder for this target alone. */
  readonly work: string
  readonly folder: string
  readonly launcher: string
}

async function reproduceTarget(
  ports: Ports,
  request: ReproduceModuleRequest,
  { plan, repository, target, work, folder, launcher }: TargetOptions
): Promise<Reproduction[]> {
  const overlay = {
    ...plan.request.env,
    ...target?.env,
    ...(request.offline ? { GOPROXY: 'off' } : {}),
    GOTMPDIR: await workFolder(ports, folder)
  }
  const { env } = await readGoEnv(ports, request.cwd, overlay)
  const flags = [...(splitQuoted(env['GOFLAGS'] ?? '') ?? []), ...plan.request.flags]
  await refuseFixedOverlay(ports, request.cwd, flags, env)
  const first = built(
    'the build failed',
    await ports.log.group('the first build', () =>
      buildTarget(ports, {
        cwd: request.cwd,
        request: plan.request,
        env: overlay,
        folder: join(work, 'first')
      })
    )
  )
  const copy = await copyTree(ports, {
    cwd: request.cwd,
    repository: repository.source.vcs === 'git' ? repository.root : null,
    env,
    overlay,
    flags,
    ownFlags: plan.request.flags,
    packages: plan.request.packages,
    folder: join(work, 'a-copy-in-another-folder')
  })
  const cache = request.cache ?? join(folder, 'cache')
  const again = {
    ...overlay,
    ...copy.env,
    ...(await ownCache(ports, copy.cwd, cache)),
    ...(await otherGo(ports, request.go, env, copy.cwd))
  }
  const second = built(
    'it was built once, and not again in a copy of the tree',
    await ports.log.group('the second build', () =>
      buildTarget(ports, {
        cwd: copy.cwd,
        request: plan.request,
        env: again,
        folder: join(work, 'second')
      })
    )
  )
  const time = timeInFlags(flags)
  const found: Reproduction[] = []
  for (const one of first) {
    const other = second.find(({ main }) => main.path === one.main.path)
    if (other === undefined) throw new GateError('evidence', `the second build has no ${quote(one.main.path)}`)
    const caches = { before: env['GOCACHE'] ?? '', after: cache }
    found.push(
      await compareBuilds(ports, {
        one,
        other,
        caches,
        target,
        repository,
        time,
        remarks: copy.remarks,
        go: request.go ?? launcher
      })
    )
  }
  return found
}

function built(what: string, result: BuildResult): readonly BuiltBinary[] {
  if (result.ok) return result.binaries
  throw new GateError('evidence', `${what}: ${failureWords(result.failure.diagnosis)}`, {
    fix: '`check` says more about a build that fails'
  })
}

interface Pair {
  readonly one: BuiltBinary
  readonly other: BuiltBinary
  readonly caches: { readonly before: string; readonly after: string }
  readonly target: Target | null
  readonly repository: Repository
  readonly time: ReproduceCause | null
  readonly remarks: readonly string[]
  readonly go: string
}

async function compareBuilds(ports: Ports, pair: Pair): Promise<Reproduction> {
  const { one, other, target, repository, time, go } = pair
  const shown = target === null ? one.main.path : `${target.text} ${one.main.path}`
  const facts = await readBinary(ports, one.file, shown, { digests: true })
  const {
    after,
    likeness,
    differences: ofFiles
  } = await compareFiles(ports, { file: one.file, facts }, other.file, shown)
  const packages = likeness.level === 0 ? [] : await differingPackages(ports, pair, likeness.sameInputs)
  const differences = [
    ...ofFiles.filter((entry) => entry.kind === 'setting'),
    ...packages,
    ...ofFiles.filter((entry) => entry.kind !== 'setting')
  ]
  // Everything is known: it was built a moment ago.
  const verdict = verdictOf(likeness, { seal: 'absent' }, [])
  const same = verdict === 'reproduced'
  const { sameInputs } = likeness
  const { source } = repository
  const dirty = source.dirtyCount ?? 0
  return {
    file: shown,
    level: likeness.level,
    sameInputs,
    verdict,
    why: whyOf(likeness, verdict, []),
    before: buildFacts(facts),
    after: buildFacts(after),
    differences,
    causes: [
      ...(same
        ? []
        : causesOf({
            before: facts,
            after,
            differences,
            sameInputs,
            level: likeness.level,
            builtHere: true,
            sameLinkFlags: true,
            cgo: [...one.log.cgo, ...other.log.cgo]
          })),
      ...(time === null ? [] : [time])
    ],
    unknowns: [],
    go: { version: after.goVersion ?? '', path: go },
    source: { kind: 'copy', revision: source.head, module: null, sum: null, claims: [] },
    remarks: [
      ...pair.remarks,
      ...(dirty === 0
        ? []
        : [
            `${count(dirty, 'file')} of the tree ${dirty === 1 ? 'is' : 'are'} in no commit: nobody else can build this`
          ])
    ]
  }
}

/**
 * Packages whose archives differ. Where the IDs are all the same the bytes are not, so those that came from the cache are
 * read: an archive that was changed there keeps its name and its ID.
 */
async function differingPackages(
  ports: Ports,
  { one, other, caches }: Pair,
  sameInputs: boolean
): Promise<readonly Difference[]> {
  const [before, after] = [packagesOf(ports, one, caches.before), packagesOf(ports, other, caches.after)]
  const differing = packageDifferences(before, after)
  if (!sameInputs || differing.length > 0) return differing
  const changed: Difference[] = []
  for (const { path, outputSha256, origin } of before) {
    if (outputSha256 === null || origin !== 'cached') continue
    const file = join(caches.before, outputSha256.slice(0, 2), `${outputSha256}-d`)
    if ((await ports.files.kind(file)) !== 'file') continue
    const sha256 = await ports.files.sha256(file)
    if (sha256 !== outputSha256)
      changed.push({ kind: 'package', path, before: sha256, after: outputSha256, sameAction: true })
  }
  return changed
}

/** The packages of a link with the IDs in their archives. */
function packagesOf(ports: Ports, binary: BuiltBinary, cache: string): PackageRecord[] {
  const { log, link } = binary
  if (link === null) return []
  const ids = readArchiveIds(ports, binary, cache)
  return packageRecords({ log, link, ids, modules: [], checks: new Map(), times: new Map() })
}
