/**
 * Is this Go the one that was published? The files of the GOROOT are hashed, the release's sum is asked of the checksum
 * database (or read from a lock file), and what differs is named where it can be.
 *
 * `unknown` is an answer, with its reason, and no error: a dead proxy must neither stop a build nor pass for a proof.
 */
import { join } from 'node:path'
import { errorMessage } from '../core/errors.ts'
import { count, quote } from '../core/text/markup.ts'
import { type Authenticity, differencesOf } from '../core/toolchain/authenticity.ts'
import { compareTree, type TreeComparison, type TreeToCompare } from '../core/toolchain/compare-tree.ts'
import { type LockedRelease, lockedSum } from '../core/toolchain/lock-file.ts'
import { mixedParts } from '../core/toolchain/mixed-root.ts'
import { packagerOf } from '../core/toolchain/packager.ts'
import { moduleVersion, TOOLCHAIN_MODULE, type TreeFile } from '../core/toolchain/tree-hash.ts'
import type { Ports } from '../ports/types.ts'
import { isBeyondLimits, platformOf, readParts, readRootText, readTree } from './goroot.ts'
import { type DatabaseSettings, publishedSum, type SumAnswer } from './sum-proof.ts'

export interface AuthenticityOptions {
  readonly goroot: string
  /** The platform of the tools where the GOROOT has tools of several: `linux/amd64`. */
  readonly host: string | null
  /** `null`: the network is not used. */
  readonly database: DatabaseSettings | null
  /** GOMODCACHE, where another copy of the release may be; `null`: none is looked for. */
  readonly moduleCache: string | null
  /** Reads the lock file, when it is needed. */
  readonly lock: () => Promise<readonly LockedRelease[] | null>
  /** Where digests and proofs are kept from one run to the next. */
  readonly folder: string
  /** Milliseconds for all questions to the network together. */
  readonly patience: number
  /** Names in each list of what differs. */
  readonly mostNamed: number
}

const NOTHING: Authenticity = {
  verdict: 'unknown',
  version: null,
  platform: null,
  treeHash: null,
  published: null,
  source: null,
  log: null,
  modified: [],
  missing: [],
  extra: [],
  differing: null,
  cause: null,
  why: '',
  mixed: []
}

/** Looks at one GOROOT. Never throws for what the GOROOT, the network or a lock file are. */
export async function observeAuthenticity(ports: Ports, options: AuthenticityOptions): Promise<Authenticity> {
  try {
    return await observe(ports, options)
  } catch (error) {
    const why = errorMessage(error)
    return isBeyondLimits(error) ? { ...NOTHING, verdict: 'modified', why } : { ...NOTHING, why }
  }
}

async function observe(ports: Ports, options: AuthenticityOptions): Promise<Authenticity> {
  const { goroot } = options
  const files = await readTree(ports, goroot, options.folder)
  const paths = files.map((file) => file.path)
  const platform = platformOf(paths, options.host)
  const parts = platform === null ? [] : await readParts(ports, goroot, platform)
  const version = parts.find(({ part }) => part === 'VERSION')?.version ?? null
  if (platform === null || version === null) {
    return { ...NOTHING, why: `${quote(goroot)} is no GOROOT: it has no ${platform === null ? 'compiler' : 'VERSION'}` }
  }
  const seen = { ...NOTHING, version, platform, mixed: mixedParts(parts) }
  const [goos = '', goarch = ''] = platform.split('/')
  const release = { version, goos, goarch }
  const module = moduleVersion(release)
  if (module === null) {
    return { ...seen, verdict: 'unpublished', why: `${quote(version, 80)} is no release of the Go project` }
  }
  const locked = async (): Promise<string | null> => lockedSum((await options.lock()) ?? [], release)
  const sum = await findSum(ports, options, module, locked)
  if (sum.kind !== 'found') {
    const own = compareTree({ moduleVersion: module, published: '', files, goEnv: null, reference: null }).treeHash
    return { ...seen, verdict: sum.kind, treeHash: own, why: sum.why }
  }
  const comparison = await compareWith(ports, options, {
    moduleVersion: module,
    published: sum.sum,
    files,
    goEnv: await readRootText(ports, goroot, 'go.env'),
    reference: null
  })
  const packager = packagerOf(await ports.files.realPath(goroot))
  const isOther = comparison.verdict === 'modified' && packager !== null && (!comparison.named || comparison.rebuilt)
  return {
    ...seen,
    ...differencesOf(comparison, options.mostNamed),
    verdict: isOther ? 'unpublished' : comparison.verdict,
    treeHash: comparison.treeHash,
    published: sum.sum,
    source: sum.source,
    log: sum.log,
    cause: comparison.cause,
    why: isOther ? `lies where ${packager} puts a Go that it builds itself` : wordsOf(comparison, sum.where)
  }
}

type FoundSum =
  | (Pick<Authenticity, 'source' | 'log'> & { readonly kind: 'found'; readonly sum: string; readonly where: string })
  | Exclude<SumAnswer, { kind: 'published' }>

/** The database first, because it proves; then the lock, which somebody wrote down. */
async function findSum(
  ports: Ports,
  options: AuthenticityOptions,
  module: string,
  locked: () => Promise<string | null>
): Promise<FoundSum> {
  const { database, folder, patience } = options
  const answer: SumAnswer =
    database === null
      ? { kind: 'unknown', why: 'the network is not used' }
      : await publishedSum(ports, database, module, join(folder, `${module}.proof.json`), patience)
  if (answer.kind === 'published') {
    const { sum, proof } = answer.published
    return { kind: 'found', sum, source: 'database', log: proof, where: `${quote(proof.name)}, record ${proof.record}` }
  }
  try {
    const sum = await locked()
    if (sum !== null) return { kind: 'found', sum, source: 'lock', log: null, where: 'the lock file' }
    return answer.kind === 'unpublished' ? answer : { ...answer, why: `${answer.why}, and no lock file has its sum` }
  } catch (error) {
    return { kind: 'unknown', why: `${answer.why}, and ${errorMessage(error)}` }
  }
}

/** Compares, and looks for another copy of the release only when that is what it takes to name what differs. */
async function compareWith(ports: Ports, options: AuthenticityOptions, tree: TreeToCompare): Promise<TreeComparison> {
  const comparison = compareTree(tree)
  if (comparison.named || options.moduleCache === null) return comparison
  const reference = await readReference(ports, options, tree.moduleVersion)
  return reference === null ? comparison : compareTree({ ...tree, reference })
}

/** The release as the go command fetched it at some time; its own sum decides whether it is of use. */
async function readReference(ports: Ports, options: AuthenticityOptions, module: string): Promise<TreeFile[] | null> {
  const folder = join(options.moduleCache ?? '', ...TOOLCHAIN_MODULE.split('/').slice(0, -1), `toolchain@${module}`)
  try {
    if ((await ports.files.kind(folder)) !== 'directory' || folder === options.goroot) return null
    return await readTree(ports, folder, options.folder)
  } catch {
    return null
  }
}

function wordsOf(comparison: TreeComparison, where: string): string {
  const { modified, missing, extra, verdict, named, cause } = comparison
  if (verdict === 'authentic') return `the files that were published (${where})`
  if (!named) return `its files are not those that were published (${where}); which ones differ is not known`
  const n = modified.length + missing.length + extra.length
  if (verdict === 'equivalent') return `as published (${where}) but for ${count(n, 'file')} that no build reads`
  if (cause === 'gotoolchain') return `as published (${where}) but for GOTOOLCHAIN in \`go.env\``
  if (cause === 'go-env') return `as published (${where}) but for settings in \`go.env\``
  return `${count(n, 'file')} differ${n === 1 ? 's' : ''} from what was published (${where})`
}
