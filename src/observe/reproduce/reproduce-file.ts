/**
 * Builds a file again from what it records, and compares.
 *
 * Sources and spellings of flags are tried in turn; the first that gives the same bytes is a proof, whatever was guessed.
 * Everything is written below one temporary folder, but modules, which go where the go command keeps them.
 */
import { basename, delimiter, join, resolve } from 'node:path'
import type { BinaryFacts } from '../../core/binary/facts.ts'
import { GateError } from '../../core/errors.ts'
import { redactFlags } from '../../core/record/redact.ts'
import { causesOf } from '../../core/reproduce/causes.ts'
import { type LinkTries, type LinkTry, linkTries } from '../../core/reproduce/link-variants.ts'
import { readRecordedBuild, type RecordedBuild } from '../../core/reproduce/recorded.ts'
import { type BuildFacts, buildFacts, type Reproduction, whyOf } from '../../core/reproduce/report.ts'
import { failureWordsOf } from '../../core/reproduce/said.ts'
import { having, Unavailable } from '../../core/reproduce/unavailable.ts'
import { unmatchedParameters } from '../../core/reproduce/unmatched.ts'
import { reachingUnknowns, type Unknown, verdictOf } from '../../core/reproduce/verdict.ts'
import { quote } from '../../core/text/markup.ts'
import { visible } from '../../core/text/visible.ts'
import type { GoEnv } from '../../core/toolchain/go-env.ts'
import type { Ports } from '../../ports/types.ts'
import { findGo, readGoEnv } from '../toolchain.ts'
import { type Before, type ComparedFiles, compareFiles } from './compare-files.ts'
import { readGiven } from './given.ts'
import { type GoSetup, runGo, setUpGo, withOwnModules } from './go-setup.ts'
import type { Prepared } from './prepared.ts'
import { findSources } from './sources.ts'

export interface ReproduceFileRequest {
  /** As it was named. */
  readonly file: string
  /** Where a repository may be at hand. */
  readonly cwd: string
  /** Another go command than that of PATH, absolute. */
  readonly go: string | null
  /** `-ldflags` of the first build, as the user knows them. */
  readonly ldflags: string | null
  /** `module@version` of the sources, as the user knows it. */
  readonly module: string | null
  /** A build cache to use instead of a new one. */
  readonly cache: string | null
  readonly offline: boolean
}

interface Attempt {
  readonly compared: ComparedFiles
  readonly prepared: Prepared
  readonly link: LinkTry
  readonly unknowns: readonly Unknown[]
}

/**
 * Reproduces one file. Throws Unavailable when it cannot be built at all. `known` is told what the file is, as soon as
 * that is known.
 */
export async function reproduceFile(
  ports: Ports,
  request: ReproduceFileRequest,
  known: (before: BuildFacts) => void
): Promise<Reproduction> {
  const file = resolve(request.file)
  const given = await having('file', () => readGiven(ports, file, request.file))
  const { facts } = given
  known(buildFacts(facts))
  const build = await having(facts.outcome === 'unreadable' ? 'file' : 'record', () => {
    const recorded = readRecordedBuild(given.modInfo(), facts)
    return { ...recorded, unknowns: [...recorded.unknowns, ...given.unknowns] }
  })
  await having('go', () => findGo(ports))
  const folder = await ports.files.realPath(await ports.files.makeTemporary('go-provenance-gate-reproduce-'))
  try {
    ports.log.status(`looking for ${build.go}`)
    const { env: user } = await having('go', () => readGoEnv(ports, request.cwd, {}))
    const cache = request.cache ?? join(folder, 'cache')
    const where = { cwd: folder, cache, go: request.go, offline: request.offline }
    const setup = await having('go', () => setUpGo(ports, build, user, where))
    const paths = facts.lineTable?.paths ?? []
    const workspace = /^$|^off$/.test(user['GOWORK'] ?? '') ? null : (user['GOWORK'] ?? null)
    const options = { cwd: request.cwd, folder, build, module: request.module, env: setup.env, paths, workspace }
    const sources = await having('source', () => findSources(ports, options))
    if (sources.length === 0) throw new Unavailable('source', noSources(build, paths))
    const link = linkTries(build, facts, request.ldflags ?? given.ldflags)
    const before = { file: given.file, facts }
    const failures: { readonly name: string; readonly error: Unavailable }[] = []
    let best: Attempt | null = null
    for (const source of sources) {
      try {
        ports.log.status(`fetching ${visible(source.name)}`)
        const prepared = await having('source', source.prepare)
        const tried = await having('build', () =>
          attemptAll(ports, { before, build, setup, user, prepared, folder, link, name: source.name })
        )
        best = better(best, tried)
      } catch (error) {
        if (!(error instanceof Unavailable) || error.code !== 'evidence') throw error
        failures.push({ name: source.name, error })
      }
      if (best?.compared.likeness.level === 0) break
    }
    if (best === null) throw allFailed(failures)
    return report(before.facts, build, setup, best, link.known)
  } finally {
    ports.log.status(null)
    await ports.files.remove(folder)
  }
}

function allFailed(failures: readonly { readonly name: string; readonly error: Unavailable }[]): Unavailable {
  const words = failures
    .map(({ name, error }) => (error.message.startsWith(quote(name)) ? error.message : `${name}: ${error.message}`))
    .join('; ')
  const last = failures.at(-1)?.error
  const fix = last?.fix ?? null
  return new Unavailable(last?.missing ?? 'source', new GateError('evidence', words, fix === null ? {} : { fix }))
}

function noSources(build: RecordedBuild, paths: readonly string[]): GateError {
  if (!build.trimpath && build.sum === null) {
    const where = paths.length === 0 ? '' : ` (${quote(paths.find((path) => !path.includes('/go')) ?? paths[0] ?? '')})`
    return new GateError(
      'evidence',
      `it was built without -trimpath, so its folder${where} is part of its bytes, and the tree at hand is not that module at that commit`,
      { fix: 'run this in the folder it was built in, at its commit; and build with `-trimpath`' }
    )
  }
  return new GateError(
    'evidence',
    `no sources: ${quote(build.module)} names no version and no commit that can be had`,
    {
      fix: 'name a checkout with `-C DIR`, or a version with `--module PATH@VERSION`'
    }
  )
}

interface AttemptOptions {
  /** The source, for whoever watches. */
  readonly name: string
  readonly before: Before
  readonly build: RecordedBuild
  readonly setup: GoSetup
  /** The user's own `go env`. */
  readonly user: GoEnv
  readonly prepared: Prepared
  readonly folder: string
  readonly link: LinkTries
}

/**
 * Builds from one source, in its workspace and without one: which it was is not recorded, and a build without is usual
 * for releases of a repository that has one. Throws GateError `evidence` when nothing is built.
 */
async function attemptAll(ports: Ports, options: AttemptOptions): Promise<Attempt> {
  const { workspace } = options.prepared
  if (workspace === null) return attempt(ports, options)
  let best: Attempt | null = null
  let failed: unknown = null
  for (const GOWORK of [workspace, 'off']) {
    try {
      const env = { ...options.setup.env, GOWORK }
      const tried = await attempt(ports, { ...options, setup: { ...options.setup, env } })
      best = better(best, tried)
      if ((tried.compared.likeness.level ?? 5) <= 1) break
    } catch (error) {
      if (!(error instanceof GateError) || error.code !== 'evidence') throw error
      failed ??= error
    }
  }
  if (best === null) throw failed
  return best
}

/** Builds from one source, with the spellings of the flags in turn. Throws GateError `evidence` when nothing is built. */
async function attempt(ports: Ports, options: AttemptOptions): Promise<Attempt> {
  const { before, folder } = options
  let { prepared } = options
  let best: Attempt | null = null
  for (const [index, link] of options.link.tries.entries()) {
    // Other spellings change the first part of the ID alone: worth a try when nothing else differs.
    const level = best?.compared.likeness.level ?? 1
    if (level === 0) break
    if (level > 1 && !link.otherBytes) continue
    // The name of a library is in its bytes on some systems.
    const out = join(folder, 'out', `${prepared.facts.kind}-${index}`, basename(before.facts.path))
    ports.log.status(`building ${visible(options.name)}${index === 0 ? '' : `, other flags (${index})`}`)
    let built = await runBuild(ports, { ...options, prepared }, link, out)
    if (built.file === null && prepared.stamp === 'replayed' && built.said.includes('VCS status')) {
      prepared = withoutStamp(prepared)
      built = await runBuild(ports, { ...options, prepared }, link, out)
    }
    if (built.file === null && best !== null) break
    if (built.file === null) throw new GateError('evidence', `the build failed: ${built.why}`)
    const compared = await compareFiles(ports, before, built.file, 'rebuilt')
    best = better(best, { compared, prepared, link, unknowns: prepared.unknowns })
  }
  if (best === null) throw new GateError('evidence', 'there are no flags to link with')
  return best
}

/** Where a Go asks git something that the stand-in does not know: better no stamp than a wrong one. */
function withoutStamp(prepared: Prepared): Prepared {
  const why = 'this Go asks git for more than can be repeated; it was built without a stamp'
  const unknown: Unknown = { parameter: 'VCS stamp', reach: 'main', why, fix: null }
  return { ...prepared, stamp: 'none', unknowns: [...prepared.unknowns, unknown] }
}

async function runBuild(
  ports: Ports,
  { build: recorded, setup, user, prepared, folder }: AttemptOptions,
  link: LinkTry,
  out: string
): Promise<{ file: string | null; said: string; why: string }> {
  const flags = [...recorded.flags, ...link.flags, ...(link.ldflags === '' ? [] : [`-ldflags=${link.ldflags}`])]
  const tools = prepared.tools === null || prepared.stamp !== 'replayed' ? null : prepared.tools
  const path = setup.env['PATH'] ?? ports.env['PATH'] ?? ''
  const env =
    tools === null ? setup.env : { ...withOwnModules(setup.env, folder, user), PATH: `${tools}${delimiter}${path}` }
  const words = (args: readonly string[], { stderr, exitCode }: { stderr: string; exitCode: number | null }) => ({
    said: stderr,
    why: exitCode === 0 ? '' : failureWordsOf(stderr, args, exitCode)
  })
  if (prepared.install !== null) {
    // Programs for another system cannot be installed into GOBIN, so into a GOPATH.
    const gopath = join(folder, 'gopath')
    const args = ['install', ...flags, '--', prepared.install]
    const run = await runGo(ports, prepared.cwd, args, { ...env, GOPATH: gopath })
    const [file] = run.exitCode === 0 ? (await ports.files.walk(join(gopath, 'bin'))).files : []
    return { file: file ?? null, ...words(args, run) }
  }
  if (tools !== null) {
    // Modules that are fetched by git need the real one.
    const list = ['list', '-deps', '-buildvcs=false', '-f', '', ...recorded.flags, '--', recorded.mainPackage]
    await runGo(ports, prepared.cwd, list, setup.env)
  }
  const stamp = `-buildvcs=${prepared.stamp === 'none' ? 'false' : 'true'}`
  const args = ['build', ...flags, stamp, '-o', out, '--', recorded.mainPackage]
  const run = await runGo(ports, prepared.cwd, args, env)
  return { file: run.exitCode === 0 ? out : null, ...words(args, run) }
}

function better(a: Attempt | null, b: Attempt): Attempt {
  const rank = ({ compared }: Attempt): number => compared.likeness.level ?? 5
  return a === null || rank(b) < rank(a) ? b : a
}

function report(
  facts: BinaryFacts,
  build: RecordedBuild,
  setup: GoSetup,
  best: Attempt,
  linkKnown: boolean
): Reproduction {
  const { compared, prepared } = best
  const { likeness, after, differences } = compared
  const hiddenFlags: Unknown = {
    parameter: '-ldflags',
    reach: 'link',
    why: 'with -trimpath Go does not record them',
    fix: 'give them with `--ldflags`'
  }
  const { trimpath } = build
  const { facts: source } = prepared
  const stamped = prepared.stamp !== 'none'
  const unmatched = unmatchedParameters({ before: facts, after, differences, trimpath, stamped, source: source.kind })
  const unknowns = [...build.unknowns, ...best.unknowns, ...unmatched, ...(linkKnown ? [] : [hiddenFlags])]
  const verdict = verdictOf(likeness, facts, unknowns)
  const same = verdict === 'reproduced'
  const { level, sameInputs } = likeness
  const sameLinkFlags = linkKnown ? true : null
  return {
    file: facts.path,
    level,
    sameInputs,
    verdict,
    why: whyOf(likeness, verdict, unknowns),
    before: buildFacts(facts),
    after: buildFacts(after),
    differences,
    causes: same
      ? []
      : causesOf({ before: facts, after, differences, sameInputs, level, builtHere: false, sameLinkFlags, cgo: [] }),
    unknowns: verdict === 'inconclusive' ? reachingUnknowns(likeness, unknowns) : [],
    go: { version: setup.version, path: setup.path },
    // The go command verified the module that it built, whatever sum the first file names.
    source: source.kind === 'install' ? { ...source, sum: after.main?.sum ?? null } : source,
    remarks: [
      ...(build.ldflags === null && best.link.ldflags !== ''
        ? [`linked with ${quote(`-ldflags="${redactFlags(best.link.ldflags)}"`)}`]
        : []),
      ...(likeness.level === 0 || facts.seal !== 'broken' ? [] : facts.sealEvidence.slice(0, 3))
    ]
  }
}
