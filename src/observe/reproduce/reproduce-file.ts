/**
 * Builds a file again from what it records, and compares.
 *
 * Sources and spellings of flags are tried in turn; the first that gives the same bytes is a proof, whatever was guessed.
 * Everything is written below one temporary folder, but modules, which go where the go command keeps them.
 */
import { delimiter, join, resolve } from 'node:path'
import type { BinaryFacts } from '../../core/binary/facts.ts'
import { locateBlob } from '../../core/binary/build-info.ts'
import { type ModInfo, parseModInfo } from '../../core/binary/modinfo.ts'
import { openImage } from '../../core/binary/open-image.ts'
import { errorMessage, GateError } from '../../core/errors.ts'
import { redactFlags } from '../../core/record/redact.ts'
import { causesOf } from '../../core/reproduce/causes.ts'
import { type LinkTries, type LinkTry, linkTries } from '../../core/reproduce/link-variants.ts'
import { readRecordedBuild, type RecordedBuild } from '../../core/reproduce/recorded.ts'
import { buildFacts, type Reproduction, whyOf } from '../../core/reproduce/report.ts'
import { lastLine } from '../../core/reproduce/said.ts'
import { reachingUnknowns, type Unknown, verdictOf } from '../../core/reproduce/verdict.ts'
import { quote } from '../../core/text/markup.ts'
import type { Ports } from '../../ports/types.ts'
import { readBinary } from '../binaries.ts'
import { findGo, readGoEnv } from '../toolchain.ts'
import { type ComparedFiles, compareFiles } from './compare-files.ts'
import { type GoSetup, runGo, setUpGo } from './go-setup.ts'
import { findSources, type Prepared } from './sources.ts'

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

/** Reproduces one file. Throws GateError `evidence` when it cannot be built at all. */
export async function reproduceFile(ports: Ports, request: ReproduceFileRequest): Promise<Reproduction> {
  const file = resolve(request.file)
  const facts = await readBinary(ports, file, request.file, { digests: true })
  const build = readRecordedBuild(modInfoOf(ports, file, facts), facts)
  await findGo(ports)
  const folder = await ports.files.realPath(await ports.files.makeTemporary('go-provenance-gate-reproduce-'))
  try {
    const { env: user } = await readGoEnv(ports, request.cwd, {})
    const cache = request.cache ?? join(folder, 'cache')
    const setup = await setUpGo(ports, build, user, { cwd: folder, cache, go: request.go, offline: request.offline })
    const paths = facts.lineTable?.paths ?? []
    const options = { cwd: request.cwd, folder, build, module: request.module, env: setup.env, paths }
    const sources = await findSources(ports, options)
    if (sources.length === 0) throw noSources(build, paths)
    const link = linkTries(build, facts, request.ldflags)
    const before = { file, facts }
    const failures: string[] = []
    let best: Attempt | null = null
    for (const source of sources) {
      try {
        const prepared = await source.prepare()
        best = better(best, await attempt(ports, { before, build, setup, prepared, folder, link }))
      } catch (error) {
        if (!(error instanceof GateError) || error.code !== 'evidence') throw error
        failures.push(`${source.name}: ${errorMessage(error)}`)
      }
      if (best?.compared.likeness.level === 0) break
    }
    if (best === null) throw new GateError('evidence', failures.join('; '))
    return report(before.facts, build, setup, best, link.known)
  } finally {
    await ports.files.remove(folder)
  }
}

function modInfoOf(ports: Ports, file: string, facts: BinaryFacts): ModInfo {
  if (facts.outcome !== 'go' || facts.slices.length > 0) {
    const what = facts.slices.length > 0 ? 'a fat file; take one slice out of it' : (facts.evidence[0] ?? facts.outcome)
    throw new GateError(
      'evidence',
      `${quote(facts.path)} cannot be built again: expected a Go program with build info, got ${what}`
    )
  }
  const source = ports.files.open(file)
  try {
    const opened = openImage(source)
    const blob = opened.kind === 'image' ? locateBlob(source, opened.image) : null
    if (blob === null || blob.modInfo === '') {
      throw new GateError('evidence', `${quote(facts.path)} cannot be built again: it has no module info`)
    }
    return parseModInfo(blob.modInfo)
  } finally {
    source.close()
  }
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
  readonly before: { readonly file: string; readonly facts: BinaryFacts }
  readonly build: RecordedBuild
  readonly setup: GoSetup
  readonly prepared: Prepared
  readonly folder: string
  readonly link: LinkTries
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
    const out = join(folder, 'out', `${prepared.facts.kind}-${index}`)
    let built = await runBuild(ports, { ...options, prepared }, link, out)
    if (built.file === null && prepared.stamp === 'replayed' && built.said.includes('VCS status')) {
      prepared = withoutStamp(prepared)
      built = await runBuild(ports, { ...options, prepared }, link, out)
    }
    if (built.file === null && best !== null) break
    if (built.file === null) throw new GateError('evidence', `the build failed: ${quote(lastLine(built.said))}`)
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
  { build: recorded, setup, prepared, folder }: AttemptOptions,
  link: LinkTry,
  out: string
): Promise<{ file: string | null; said: string }> {
  const flags = [...recorded.flags, ...link.flags, ...(link.ldflags === '' ? [] : [`-ldflags=${link.ldflags}`])]
  const tools = prepared.tools === null || prepared.stamp !== 'replayed' ? null : prepared.tools
  const path = setup.env['PATH'] ?? ports.env['PATH'] ?? ''
  const env = { ...setup.env, ...(tools === null ? {} : { PATH: `${tools}${delimiter}${path}` }) }
  if (prepared.install !== null) {
    // Programs for another system cannot be installed into GOBIN, so into a GOPATH.
    const gopath = join(folder, 'gopath')
    const run = await runGo(ports, prepared.cwd, ['install', ...flags, '--', prepared.install], {
      ...env,
      GOPATH: gopath
    })
    const [file] = run.exitCode === 0 ? (await ports.files.walk(join(gopath, 'bin'))).files : []
    return { file: file ?? null, said: run.stderr }
  }
  if (tools !== null) {
    // Modules that are fetched by git need the real one.
    const list = ['list', '-deps', '-buildvcs=false', '-f', '', ...recorded.flags, '--', recorded.mainPackage]
    await runGo(ports, prepared.cwd, list, setup.env)
  }
  const stamp = `-buildvcs=${prepared.stamp === 'none' ? 'false' : 'true'}`
  const args = ['build', ...flags, stamp, '-o', out, '--', recorded.mainPackage]
  const run = await runGo(ports, prepared.cwd, args, env)
  return { file: run.exitCode === 0 ? out : null, said: run.stderr }
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
  const unknowns = [...build.unknowns, ...best.unknowns, ...(linkKnown ? [] : [hiddenFlags])]
  const verdict = verdictOf(likeness, facts, unknowns)
  const same = verdict === 'reproduced'
  const { sameInputs } = likeness
  const sameLinkFlags = linkKnown ? true : null
  return {
    file: facts.path,
    level: likeness.level,
    sameInputs,
    verdict,
    why: whyOf(likeness, verdict, unknowns),
    before: buildFacts(facts),
    after: buildFacts(after),
    differences,
    causes: same ? [] : causesOf({ before: facts, after, differences, sameInputs, builtHere: false, sameLinkFlags }),
    unknowns: verdict === 'inconclusive' ? reachingUnknowns(likeness, unknowns) : [],
    go: { version: setup.version, path: setup.path },
    source: prepared.facts,
    remarks: [
      ...(build.ldflags === null && best.link.ldflags !== ''
        ? [`linked with ${quote(`-ldflags="${redactFlags(best.link.ldflags)}"`)}`]
        : []),
      ...(likeness.level === 0 || facts.seal !== 'broken' ? [] : facts.sealEvidence.slice(0, 3))
    ]
  }
}
