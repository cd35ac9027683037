/**
 * The build cache before a build: which ledger vouches for it, and what is set aside since nobody does.
 *
 * The place that a ledger is read from decides what it is worth. A path within the repository is read like the policy: on
 * a pull request from the base commit, so that a change cannot vouch for what it brings. A path outside of the
 * repository is what an earlier step put there, an artifact of the default branch for one; only the workflow can name it.
 * Which of both it is is told by the words of the path, before links are followed: a link in the tree is the change's own.
 * The word `artifact` stands for what the base branch's last trusted run left (ledger-artifact.ts).
 *
 * A missing ledger vouches for nothing, and neither does one that is refused. To enforce it is then to build cold.
 */
import { isAbsolute, join, relative, resolve } from 'node:path'
import type { BuildLog } from '../core/buildlog/build-log.ts'
import { type Ledger, type LedgerEntries, MAX_LEDGER_BYTES } from '../core/cache/ledger.ts'
import { type LedgerAnswer, unusedLedger } from '../core/cache/ledger-answer.ts'
import type { Expected } from '../core/cache/ledger-chain.ts'
import { MAX_BUNDLE_BYTES, signatureFile } from '../core/cache/ledger-signature.ts'
import { errorMessage, GateError } from '../core/errors.ts'
import type { RunEvent } from '../core/event/read-event.ts'
import type { CachePolicy, CacheTrust } from '../core/policy/types.ts'
import type { LedgerUse } from '../core/record/types.ts'
import { count, plainText, quote } from '../core/text/markup.ts'
import { parseJson, textAt } from '../core/untrusted.ts'
import type { Ports } from '../ports/types.ts'
import type { GateRequest } from '../request.ts'
import type { Vouch } from './cache-entries.ts'
import { prepareCache } from './cache-prepare.ts'
import { jobEvent } from './job-event.ts'
import { ARTIFACT_LEDGER, type ArtifactLedger, artifactLedger } from './ledger-artifact.ts'
import { today } from './ledger-file.ts'
import { judgeSignedLedger, MAX_ROOT_BYTES, type SignatureCheck } from './ledger-signature.ts'
import { readJudgingFile } from './policy.ts'
import type { Repository } from './repository.ts'
import { go } from './toolchain.ts'

/** A longer path is none that a system takes. */
const MAX_PATH_CHARS = 32_768

/** What a ledger is called when nothing says otherwise. */
const LEDGER_NAME = 'cache.ledger'

/** The ledger of a run. */
export interface RunLedger {
  readonly trust: Exclude<CacheTrust, 'off'>
  /** Where it was read from, as it is shown. */
  readonly file: string
  readonly answer: LedgerAnswer
  readonly signing: Signing
}

/** What is done about signatures in a run. */
export interface Signing extends SignatureCheck {
  /** Whether the ledger that this run writes is to be signed. */
  readonly sign: boolean
}

/** A build cache that was looked at before a build. */
export interface TrustedCache {
  /** GOCACHE. */
  readonly cache: string
  readonly entries: LedgerEntries
  /** `null`: no ledger is used. */
  readonly ledger: Ledger | null
  readonly signing: Signing
  readonly use: Omit<LedgerUse, 'witnessed' | 'unwitnessed'>
}

/** The build caches of a run: one, unless targets have their own. */
export class RunCaches {
  readonly #ports: Ports
  readonly #request: GateRequest
  readonly #ledger: RunLedger | null
  readonly #caches = new Map<string, TrustedCache>()
  readonly #own = new Set<string>()

  constructor(ports: Ports, request: GateRequest, ledger: RunLedger | null) {
    this.#ports = ports
    this.#request = request
    this.#ledger = ledger
  }

  get all(): readonly TrustedCache[] {
    return [...this.#caches.values()]
  }

  /** Looks at the cache before a build and all else that writes to it, once; `null` where no ledger is asked for. Throws what `prepareCache` throws. */
  async before(overlay: Readonly<Record<string, string>>): Promise<TrustedCache | null> {
    if (this.#ledger === null) return null
    // Asked for these two alone: `go env` as a whole looks for a C compiler, and caches what it finds.
    const said = await go(this.#ports, this.#request.cwd, ['env', '-json', 'GOCACHE', 'GOCACHEPROG'], overlay)
    const known = parseJson(said.stdout)
    const cache = textAt(known, MAX_PATH_CHARS, 'GOCACHE') ?? ''
    const env = { GOCACHE: cache, GOCACHEPROG: textAt(known, MAX_PATH_CHARS, 'GOCACHEPROG') ?? '' }
    const trusted =
      this.#caches.get(cache) ?? (await prepareCache(this.#ports, this.#request, this.#ledger, env, overlay))
    this.#caches.set(cache, trusted)
    return trusted
  }

  /** Who vouches for what a build took from a cache: this run, too, for what it compiled in an earlier build. */
  vouch(trusted: TrustedCache | null, logs: readonly BuildLog[]): Vouch | null {
    for (const { compiled } of logs) {
      for (const { outputSha256 } of compiled) if (outputSha256 !== null) this.#own.add(outputSha256)
    }
    return trusted === null ? null : { entries: trusted.entries, own: this.#own }
  }
}

/** Reads the ledger of a run, `null` where none is asked for. Never throws: what is wrong with it is its state. */
export async function readRunLedger(
  ports: Ports,
  request: GateRequest,
  repository: Repository,
  policy: CachePolicy
): Promise<RunLedger | null> {
  const path = request.ledger ?? policy.ledger
  const trust = request.cacheTrust ?? policy.trust ?? (path === null ? 'off' : 'audit')
  if (trust === 'off') return null
  const read = (one: string | null, name: string, maxBytes: number): Promise<FoundFile | null> =>
    readFile(ports, request, repository, one, name, maxBytes)
  const readRoot = async (): Promise<string | null> => {
    if (policy.trustedRoot === null) return null
    const root = await read(policy.trustedRoot, policy.trustedRoot, MAX_ROOT_BYTES)
    if (root !== null) return root.text
    throw new GateError('evidence', `there is no trust root in ${quote(policy.trustedRoot)}`)
  }
  const signing = { sign: policy.sign, rule: policy.signature, readRoot }
  if (path === ARTIFACT_LEDGER) return fromArtifact(ports, request, repository, trust, signing)
  try {
    const found = await read(path, LEDGER_NAME, MAX_LEDGER_BYTES)
    const file = found?.shown ?? path ?? LEDGER_NAME
    const readBundle = async (): Promise<string | null> =>
      (await read(signatureFile(found?.file ?? file), LEDGER_NAME, MAX_BUNDLE_BYTES))?.text ?? null
    const place = { ...signing, file: signatureFile(file), readBundle }
    return {
      trust,
      file,
      answer: await judgeSignedLedger(ports, found?.text ?? null, expected(ports, request.event), place),
      signing
    }
  } catch (error) {
    const state = error instanceof GateError && error.code === 'limit' ? 'invalid' : 'unreadable'
    return { trust, file: path ?? LEDGER_NAME, answer: unusedLedger(state, errorMessage(error)), signing }
  }
}

/** On a laptop a policy that is meant for jobs must not have the whole cache set aside, build after build. */
async function fromArtifact(
  ports: Ports,
  request: GateRequest,
  { source }: Repository,
  trust: RunLedger['trust'],
  signing: Signing
): Promise<RunLedger | null> {
  if (ports.ledgers === null && request.ledger === null) {
    ports.log.info(
      'the ledger of the build cache is an artifact of runs, and this is none: the cache is taken as it is'
    )
    return null
  }
  const checkout = { cwd: request.cwd, head: source.head, parents: source.parents }
  try {
    // The command line has no event, but may run in a job.
    const event = request.event ?? (await jobEvent(ports))
    const found = await artifactLedger(ports, event, { ...signing, expected: expected(ports, event) }, checkout)
    sayArtifact(ports, found)
    return { trust, ...found, signing }
  } catch (error) {
    return { trust, file: ARTIFACT_LEDGER, answer: unusedLedger('unreadable', errorMessage(error)), signing }
  }
}

/** What is wrong with a ledger that is there is a finding; that there is none is said here. */
function sayArtifact({ log }: Ports, { file, answer: { state, why, ledger, entries } }: ArtifactLedger): void {
  if (ledger !== null) {
    const vouching = count(entries.size, 'entry', 'entries')
    const words = why === null ? '' : `: ${plainText(why)}`
    log.info(`ledger of the build cache: ${file}, generation ${ledger.generation}, vouches for ${vouching}${words}`)
  } else if (state === 'unreadable')
    log.warn(`the ledger of the build cache could not be read: ${plainText(why ?? '')}`)
  else log.info(`the ledger of the build cache is not used: ${plainText(why ?? '')}`)
}

interface FoundFile {
  readonly text: string
  /** As it is shown. */
  readonly shown: string
  /** What to name it by, to find what lies beside it. */
  readonly file: string
}

/** A file that takes part in judging; `path` `null`: the nearest of that name. */
async function readFile(
  ports: Ports,
  request: GateRequest,
  repository: Repository,
  path: string | null,
  name: string,
  maxBytes: number
): Promise<FoundFile | null> {
  const root = repository.root ?? request.cwd
  if (path === null || (await isInside(ports, root, request.cwd, path))) {
    const found = await readJudgingFile(ports, request, repository, path, name, maxBytes)
    return found === null ? null : { ...found, file: path ?? join(root, found.shown) }
  }
  const text = await ports.files.readText(resolve(request.cwd, path), maxBytes)
  return text === null ? null : { text, shown: path, file: path }
}

async function isInside(ports: Ports, root: string, cwd: string, path: string): Promise<boolean> {
  const [realRoot, realCwd] = await Promise.all([ports.files.realPath(root), ports.files.realPath(cwd)])
  return [root, realRoot].some((top) =>
    [resolve(cwd, path), resolve(realCwd, path)].some((file) => {
      const within = relative(top, file)
      return !isAbsolute(within) && within !== '..' && !/^\.\.[\\/]/.test(within)
    })
  )
}

/** In a job a ledger is of its repository, and of the default branch or the one that the change is for. */
function expected(ports: Ports, event: RunEvent | null): Expected {
  const branches = [event?.defaultBranch ?? null, event?.baseBranch ?? null].filter((name) => name !== null)
  return {
    repository: event?.repository ?? null,
    refs: branches.length === 0 ? null : [...new Set(branches)].map((name) => `refs/heads/${name}`),
    today: today(ports)
  }
}
