/**
 * The story in one page: observe, record, compare, judge, put the verified files in place, write the records.
 *
 * Nothing here decides and nothing here reads a file: the steps are in observe/ (what is), core/ (what it means) and
 * ports/ (the world). The two entries, action.ts and cli.ts, wire the ports and put the outcome into words.
 */
import { join } from 'node:path'
import { explainByEdit } from './core/baseline/checked-in.ts'
import { compareRecords } from './core/baseline/compare.ts'
import { explainRebuilds, type Rebuild } from './core/baseline/rebuilt.ts'
import { type Imports, otherCode } from './core/baseline/sources.ts'
import type { Baseline, Comparison, Drift } from './core/baseline/types.ts'
import { mapLinks } from './core/chain.ts'
import { endWords, failedBuildFindings } from './core/diagnosis/build-findings.ts'
import { report } from './core/diagnosis/report.ts'
import { GateError } from './core/errors.ts'
import type { Judged, Outcome } from './core/outcome.ts'
import type { Policy } from './core/policy/types.ts'
import { assembleRecord, completeRecord } from './core/record/assemble.ts'
import { canonicalJson } from './core/record/canonical.ts'
import { compiledImports } from './core/record/packages.ts'
import type { GateRecord } from './core/record/types.ts'
import { buildChain, foldChains } from './core/rules/build-chain.ts'
import { evaluateRules } from './core/rules/evaluate.ts'
import { setKnownApart } from './core/rules/known.ts'
import { quote } from './core/text/markup.ts'
import { closingLevel, decide, exitCode, type FailOn } from './core/rules/verdict.ts'
import { writeRunLedger } from './observe/cache-witness.ts'
import { findBaseline } from './observe/baseline.ts'
import { type BaselineMemory, newMemory } from './observe/baseline-memory.ts'
import { readChange } from './observe/change.ts'
import type { FailedObservation } from './observe/build.ts'
import { readScope } from './observe/known.ts'
import { type Observations, type Observed, observeBuild, observeFiles } from './observe/observe.ts'
import { placeOutputs } from './observe/outputs.ts'
import { recordFile } from './observe/paths.ts'
import { type JudgingPolicy, readPolicy } from './observe/policy.ts'
import { moduleFolders } from './observe/module-folders.ts'
import { readRepository, type Repository } from './observe/repository.ts'
import { type BuildPlan, type InspectPlan, keepsOf, makePlan, withBaselinePolicy } from './plan.ts'
import type { Ports } from './ports/types.ts'
import type { GateRequest } from './request.ts'

/** Runs the gate once. Throws GateError for wrong input and for evidence without which there is nothing to judge. */
export async function run(asked: GateRequest, ports: Ports): Promise<Outcome> {
  await refuseMissingFolder(asked, ports)
  const repository = await readRepository(ports, asked.cwd)
  const policy = await readPolicy(ports, asked, repository).catch((error: unknown) => {
    // Of two reasons not to build this one first: the other's fix would lead to it.
    if (asked.binaries === null) refuseForeignCode(asked, repository)
    throw error
  })
  const request = withBaselinePolicy(asked, policy.policy)
  const plan = makePlan(request, policy.policy, policy.treeSha256)
  if (plan.mode === 'build' || plan.command !== null) refuseForeignCode(request, repository)
  const folder = await ports.files.makeTemporary('go-provenance-gate-')
  try {
    const seen = await observe(request, ports, plan, repository, policy, folder)
    if (!seen.ok) return await failed(request, ports, repository, seen.failedBuild)
    const search = { ...request, gate: request.gate ?? policy.policy.gate }
    const [about, memory] = [{ repository, policy: policy.policy }, newMemory()]
    const judged = await Promise.all(seen.observed.map((one) => judge(search, ports, about, one, memory)))
    const outcome = decideOn(request, judged)
    const placed =
      outcome.exitCode === 0 && plan.mode === 'build' ? await placeOutputs(ports, request, plan, judged) : judged
    const ledgerFile = await writeRunLedger(ports, request, outcome, seen.caches)
    return await write(ports, { ...outcome, judged: placed, ledgerFile })
  } finally {
    await ports.hashing.close()
    if (!request.keepBinaries) await ports.files.remove(folder)
  }
}

function observe(
  request: GateRequest,
  ports: Ports,
  plan: BuildPlan | InspectPlan,
  repository: Repository,
  policy: JudgingPolicy,
  folder: string
): Promise<Observations> {
  if (plan.mode === 'build') return observeBuild(ports, request, plan, repository, policy, folder)
  return observeFiles(ports, request, plan, repository, policy, folder)
}

async function refuseMissingFolder(request: GateRequest, ports: Ports): Promise<void> {
  if ((await ports.files.kind(request.cwd)) === 'directory') return
  throw new GateError('input', `${quote(request.cwd)} is no folder`, {
    fix: 'correct `working-directory` (on the command line `-C`), or check the repository out before the gate'
  })
}

/** A privileged event must not build code that is not the base branch's own: building runs it, with its rights. */
function refuseForeignCode(request: GateRequest, repository: Repository): void {
  const { event, allowUntrustedCheckout } = request
  if (event === null || !event.privileged || allowUntrustedCheckout) return
  const { head } = repository.source
  if (head !== null && head === event.commits.commit) return
  const what = head === null ? 'which commit is checked out cannot be told' : 'other code is checked out'
  throw new GateError(
    'input',
    `a ${event.name} run has the rights of the default branch, but ${what}: refusing to build it`,
    {
      fix: 'gate pull requests on `pull_request` and `merge_group`; see docs/security.md before you set `allow-untrusted-checkout: true`'
    }
  )
}

async function judge(
  request: GateRequest,
  ports: Ports,
  { repository, policy }: { readonly repository: Repository; readonly policy: Policy },
  seen: Observed,
  memory: BaselineMemory
): Promise<Judged> {
  const record = assembleRecord(seen.observation)
  const file = recordFile(request.stateFolder, record)
  const baseline = await findBaseline(ports, request, record, file, memory)
  const drifts = await driftSince(ports, repository, policy, baseline, record, importsOf(seen))
  const comparison = { baseline, drifts }
  const scope = await readScope(ports, request, repository, policy, baseline)
  const answers = evaluateRules(record, comparison, withMissingBaseline(policy, request), {
    today: record.run.time.slice(0, 10),
    helpFor: (rule) => `${request.helpBase}docs/rules/${rule}.md`
  })
  const results = setKnownApart(answers, record, scope)
  const rebuilds = rebuildsOf(seen, record, comparison)
  return { record, comparison, results, scope, rebuilds, recordFile: file, file: seen.file }
}

/** Compares twice: what was edited is looked at only where there is something to explain. */
async function driftSince(
  ports: Ports,
  { root }: Repository,
  policy: Policy,
  baseline: Baseline,
  after: GateRecord,
  imports: Imports
): Promise<readonly Drift[]> {
  const { record: before } = baseline
  if (before === null) return []
  const isSame =
    before.source.head === after.source.head &&
    compareRecords(before, after, policy).length === 0 &&
    otherCode(before, after).length === 0
  const change = isSame ? null : await readChange(ports, { before, after, root, to: null })
  return explainByEdit(compareRecords(before, after, policy, change, imports), baseline, after, policy)
}

function importsOf({ observation: { build } }: Observed): Imports {
  return build?.link == null ? new Map() : compiledImports(build.log, build.link)
}

function rebuildsOf(seen: Observed, after: GateRecord, { baseline, drifts }: Comparison): Rebuild[] {
  if (baseline.record === null || seen.observation.build?.link == null) return []
  return explainRebuilds({ before: baseline.record, after, drifts, imports: importsOf(seen) })
}

/** `on-missing-baseline` is the level of one rule, unless the policy names one. */
function withMissingBaseline(policy: Policy, request: GateRequest): Policy {
  const level = { warn: 'warning', fail: 'error', pass: 'off' } as const
  if (request.onMissingBaseline === null || policy.rules['baseline-missing'] !== undefined) return policy
  return { ...policy, rules: { ...policy.rules, 'baseline-missing': level[request.onMissingBaseline] } }
}

function decideOn(request: GateRequest, judged: readonly Judged[]): Outcome {
  const { verdict, findings, missing } = decide(
    judged.map((one) => one.results),
    request.failOn
  )
  return {
    verdict,
    exitCode: exitCode(verdict, request.failOn),
    failOn: request.failOn,
    chain: foldChains(judged.map((one) => chainOf(one, request.failOn))),
    judged,
    findings,
    missing,
    failedBuild: null,
    ledgerFile: null,
    keeps: keepsOf(request)
  }
}

function chainOf({ record, comparison, results }: Judged, failOn: FailOn): GateRecord['chain'] {
  return buildChain(record, comparison, results, closingLevel(failOn))
}

/** Completes the records, now that everything is known, and writes them. */
async function write(ports: Ports, outcome: Outcome): Promise<Outcome> {
  const judged = await Promise.all(
    outcome.judged.map(async (one): Promise<Judged> => {
      const findings = one.results.flatMap((result) => [...result.findings, ...result.known])
      const record = completeRecord(one.record, chainOf(one, outcome.failOn), findings)
      await ports.files.writeText(one.recordFile, canonicalJson(record))
      return { ...one, record }
    })
  )
  return { ...outcome, judged, chain: foldChains(judged.map((one) => one.record.chain)) }
}

/** A failed build has no binary to judge; its findings are its errors, and it closes the gate. The trace is kept. */
async function failed(
  request: GateRequest,
  ports: Ports,
  repository: Repository,
  { diagnosis, ...build }: FailedObservation
): Promise<Outcome> {
  const logFile = join(request.stateFolder, 'build.log')
  await ports.files.copy(build.logFile, logFile)
  const where = {
    root: repository.root,
    directory: repository.source.directory,
    modules: await moduleFolders(ports, repository.root ?? request.cwd, request.cwd)
  }
  // With the catalogue of causes, which only a failed build needs.
  const { checkBeyondText } = await import('./observe/diagnosis-checks.ts')
  const found = await checkBeyondText(ports, { directory: request.cwd, root: repository.root }, diagnosis.failures)
  const failedBuild = { ...build, report: report(diagnosis, where, request.helpBase, found), logFile }
  const findings = failedBuildFindings(failedBuild, `${request.helpBase}docs/rules/build-failed.md`)
  return {
    verdict: 'violation',
    exitCode: exitCode('violation', request.failOn),
    failOn: request.failOn,
    chain: mapLinks((name) => ({
      state: name === 'link' ? 'broken' : 'unknown',
      evidence: [name === 'link' ? `${build.command ?? '`go build`'} ${endWords(build.exitCode)}` : 'nothing was built']
    })),
    judged: [],
    findings,
    missing: [],
    failedBuild,
    ledgerFile: null,
    keeps: null
  }
}
