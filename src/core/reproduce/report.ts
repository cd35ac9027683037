/** What `reproduce` has to say about one binary; the shape of `reproduce --json`. */
import type { ImageFacts } from '../binary/facts.ts'
import { count, quoteList } from '../text/markup.ts'
import type { ReproduceCause } from './causes.ts'
import type { Difference } from './differences.ts'
import type { Unavailable } from './unavailable.ts'
import { type EvidenceLevel, levelWords, type Likeness } from './levels.ts'
import { reachingUnknowns, type ReproduceVerdict, type Unknown } from './verdict.ts'

export interface BuildFacts {
  readonly sha256: string | null
  readonly buildId: string | null
}

/** What the second build was made from. */
export interface SourceFacts {
  /** The tree at hand, a copy of it in another folder, a commit of the repository, a module as a directory or by `go install`. */
  readonly kind: 'tree' | 'copy' | 'commit' | 'module' | 'install'
  /** The commit, where there is one. */
  readonly revision: string | null
  /** `module@version`, where a proxy gave it. */
  readonly module: string | null
  /** Its sum, which the go command held against the checksum database as its settings say. */
  readonly sum: string | null
  /** What was taken from the file's own word and is not proved by this build; in sentences. */
  readonly claims: readonly string[]
}

export interface Reproduction {
  readonly file: string
  readonly level: EvidenceLevel | null
  /** Whether action, main action and main content are equal: the same declared inputs. */
  readonly sameInputs: boolean
  readonly verdict: ReproduceVerdict
  /** One sentence. */
  readonly why: string
  readonly before: BuildFacts
  readonly after: BuildFacts
  readonly differences: readonly Difference[]
  readonly causes: readonly ReproduceCause[]
  /** Parameters of the first build that are not known and can be the reason for the difference. */
  readonly unknowns: readonly Unknown[]
  /** Of the second build; `null` when there is none. */
  readonly go: { readonly version: string; readonly path: string | null } | null
  readonly source: SourceFacts | null
  /** What else is worth knowing, in sentences. */
  readonly remarks: readonly string[]
}

/** What a report says of one of two builds. */
export function buildFacts({ sha256, buildId }: Pick<ImageFacts, 'sha256' | 'buildId'>): BuildFacts {
  return { sha256, buildId: buildId?.text ?? null }
}

/** What `--json` prints where there is no second build: nothing was compared, so nothing is decided. */
export function notRebuilt(file: string, before: BuildFacts, { missing, message, fix }: Unavailable): Reproduction {
  return {
    file,
    level: null,
    sameInputs: false,
    verdict: 'inconclusive',
    why: message,
    before,
    after: { sha256: null, buildId: null },
    differences: [],
    causes: [],
    unknowns: [{ parameter: missing, reach: 'all', why: message, fix }],
    go: null,
    source: null,
    remarks: []
  }
}

/** The verdict in a sentence. */
export function whyOf(likeness: Likeness, verdict: ReproduceVerdict, unknowns: readonly Unknown[]): string {
  const { level } = likeness
  if (level === 0) return 'the second build has the same bytes'
  if (level === 1) {
    return 'the second build has the same content and both seals hold; the bytes differ by the build ID or a signature alone'
  }
  const words = levelWords(likeness)
  const doubt = likeness.sealed || level === null ? '' : ', as far as the file can be believed: its seal does not hold'
  if (verdict === 'differs') return `the second build differs: ${words}${doubt}`
  const reaching = reachingUnknowns(likeness, unknowns)
  const names = quoteList(reaching.map(({ parameter }) => parameter))
  return `the second build differs (${words}), and ${count(reaching.length, 'parameter')} of the first ${reaching.length === 1 ? 'is' : 'are'} not known: ${names}`
}

/** 0 reproduced, 1 differs, 3 not decided. */
export function exitCodeOf(reproductions: readonly Pick<Reproduction, 'verdict'>[]): 0 | 1 | 3 {
  if (reproductions.some(({ verdict }) => verdict === 'differs')) return 1
  return reproductions.every(({ verdict }) => verdict === 'reproduced') ? 0 : 3
}
