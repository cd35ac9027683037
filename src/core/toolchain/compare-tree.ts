/**
 * A GOROOT held against the published sum, and what is different where it differs.
 *
 * The sum is one hash of all files. It says that something differs, never what. What differs is found in three steps,
 * each only when the one before did not settle it:
 *
 * 1. The innocent changes are undone in thought: of the files that cannot reach a build only the texts of a release are
 *    kept or put back, go.env is taken as it is released. When the sum then fits, the difference is known, without anything
 *    to compare with.
 * 2. Another copy of the same release, when one is at hand whose own sum fits, names every file.
 * 3. Else the difference is stated and not named.
 *
 * What cannot reach a build: the go command reads GOROOT/VERSION and GOROOT/go.env, runs what is in bin/ and pkg/tool/,
 * compiles src/, and reads pkg/include/ and lib/. The other files at the root are texts (LICENSE, README.md), and a
 * packager may add a marker of its own (`__init__.py`, INSTALL_RECEIPT.json) or leave texts out.
 */
import { createHash } from 'node:crypto'
import { releasedTexts } from './released-texts.ts'
import { publishedFiles, type TreeFile, treeHash } from './tree-hash.ts'

/** `equivalent`: the sum differs, but only by files that cannot reach a build. */
export type TreeVerdict = 'authentic' | 'equivalent' | 'modified'

/** Why a modified tree may be innocent: only go.env differs, and there only GOTOOLCHAIN. */
export type Cause = 'gotoolchain' | 'go-env'

export interface Differences {
  readonly modified: readonly string[]
  readonly missing: readonly string[]
  readonly extra: readonly string[]
}

export interface TreeComparison extends Differences {
  readonly verdict: TreeVerdict
  /** The tree's own sum. */
  readonly treeHash: string
  /** Whether the lists above are all that differs; without it they are empty. */
  readonly named: boolean
  readonly cause: Cause | null
  /** Whether every program of the go command differs from the published one: another build of Go, no edited one. */
  readonly rebuilt: boolean
}

export interface TreeToCompare {
  /** Of golang.org/toolchain. */
  readonly moduleVersion: string
  /** `h1:...` */
  readonly published: string
  readonly files: readonly TreeFile[]
  /** The text of GOROOT/go.env, `null` when there is none. */
  readonly goEnv: string | null
  /** The files of another copy of the release, `null` when there is none at hand; used only when its sum fits. */
  readonly reference: readonly TreeFile[] | null
}

const SAME: Differences = { modified: [], missing: [], extra: [] }

/** Compares a tree with the sum that was published for it. */
export function compareTree(tree: TreeToCompare): TreeComparison {
  const files = publishedFiles(tree.files)
  const own = treeHash(tree.moduleVersion, files)
  const found = (differences: Differences, more: Partial<TreeComparison> = {}): TreeComparison => ({
    verdict: verdictOf(differences),
    treeHash: own,
    named: true,
    cause: null,
    rebuilt: false,
    ...differences,
    ...more
  })
  if (own === tree.published) return found(SAME)
  const cause = goEnvCause(tree.goEnv)
  const fits = (candidate: readonly TreeFile[]): boolean => treeHash(tree.moduleVersion, candidate) === tree.published
  for (const innocent of innocentTrees(files, tree.moduleVersion)) {
    if (fits(innocent)) return found(difference(files, innocent))
    if (cause === null) continue
    const released = withReleasedGoEnv(innocent)
    if (fits(released)) return found(difference(files, released), { cause })
  }
  const reference = tree.reference === null ? null : publishedFiles(tree.reference)
  if (reference === null || !fits(reference)) {
    return { verdict: 'modified', treeHash: own, named: false, cause: null, rebuilt: false, ...SAME }
  }
  const differences = difference(files, reference)
  const onlyGoEnv = verdictOf({ ...differences, modified: differences.modified.filter((path) => path !== GO_ENV) })
  return found(differences, {
    cause: differences.modified.includes(GO_ENV) && onlyGoEnv !== 'modified' ? (cause ?? 'go-env') : null,
    rebuilt: isRebuilt(files, reference)
  })
}

/** The trees that this one would be if only files that no build reads had been changed. Each is made when it is asked for. */
function* innocentTrees(files: readonly TreeFile[], moduleVersion: string): Generator<TreeFile[]> {
  const live = files.filter((file) => canReachBuild(file.path))
  const own = files.filter((file) => TEXTS.has(file.path))
  for (const texts of [own, ...releasedTexts(moduleVersion)]) yield publishedFiles([...live, ...texts])
}

function verdictOf({ modified, missing, extra }: Differences): TreeVerdict {
  const all = [...modified, ...missing, ...extra]
  if (all.length === 0) return 'authentic'
  return all.some(canReachBuild) ? 'modified' : 'equivalent'
}

function difference(files: readonly TreeFile[], reference: readonly TreeFile[]): Differences {
  const have = new Map(files.map((file) => [file.path, file.sha256]))
  const want = new Map(reference.map((file) => [file.path, file.sha256]))
  return {
    modified: [...want].filter(([path, sha256]) => have.has(path) && have.get(path) !== sha256).map(([path]) => path),
    missing: [...want.keys()].filter((path) => !have.has(path)),
    extra: [...have.keys()].filter((path) => !want.has(path))
  }
}

/** Texts at the root of a release, of all releases since 1.9. */
const TEXTS = new Set([
  'AUTHORS',
  'CONTRIBUTING.md',
  'CONTRIBUTORS',
  'LICENSE',
  'PATENTS',
  'README.md',
  'SECURITY.md',
  'codereview.cfg',
  'favicon.ico',
  'robots.txt'
])
/** Folders that the go command runs, compiles or reads something of. */
const LIVE_FOLDERS = new Set(['bin', 'lib', 'pkg', 'src'])
/** Files at the root that the go command reads, or may find when it looks upwards from src/. */
const LIVE_FILES = new Set([
  'version',
  'version.cache',
  'go.env',
  '_go.mod',
  'go.mod',
  'go.sum',
  'go.work',
  'go.work.sum'
])

/** Whether the go command may read, compile or run a file of its GOROOT. Case is folded: some file systems do. */
export function canReachBuild(path: string): boolean {
  const end = path.indexOf('/')
  return end < 0 ? LIVE_FILES.has(path.toLowerCase()) : LIVE_FOLDERS.has(path.slice(0, end).toLowerCase())
}

const GO_ENV = 'go.env'

/** sha256 of GOROOT/go.env as every release from go1.21.0 to go1.27.4 has it: three settings and their comments. */
const RELEASED_GO_ENV_SHA256 = '98fcab78e155e9fa0c36b18874add30724d04c2452078117c78618107ebfbc9e'

function withReleasedGoEnv(files: readonly TreeFile[]): TreeFile[] {
  return files.map((file) => (file.path === GO_ENV ? { path: GO_ENV, sha256: RELEASED_GO_ENV_SHA256 } : file))
}

/**
 * What a go.env changes: GOTOOLCHAIN alone when the text is as released with that line taken for the released one; `null`
 * when it changes nothing or is not there.
 */
function goEnvCause(text: string | null): Cause | null {
  if (text === null || isReleased(text)) return null
  return isReleased(text.replace(/^GOTOOLCHAIN=.*$/m, 'GOTOOLCHAIN=auto')) ? 'gotoolchain' : 'go-env'
}

function isReleased(text: string): boolean {
  return createHash('sha256').update(text).digest('hex') === RELEASED_GO_ENV_SHA256
}

/** The programs that make a binary. A packager's build of Go has none of them as published. */
const PROGRAMS = /^(?:bin\/go|pkg\/tool\/[^/]+\/(?:asm|cgo|compile|link))(?:\.exe)?$/

function isRebuilt(files: readonly TreeFile[], reference: readonly TreeFile[]): boolean {
  const have = new Map(files.map((file) => [file.path, file.sha256]))
  const programs = reference.filter((file) => PROGRAMS.test(file.path) && have.has(file.path))
  return programs.length > 1 && programs.every((file) => have.get(file.path) !== file.sha256)
}
