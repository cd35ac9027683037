/**
 * Which policy judges. On a pull request levels, expectations and waivers come from the base commit, so that a change
 * cannot loosen its own gate; what is built (packages, flags, targets) is part of the change and comes from the tree.
 */
import { createHash } from 'node:crypto'
import { basename, dirname, isAbsolute, join, resolve } from 'node:path'
import { errorMessage, GateError } from '../core/errors.ts'
import { DEFAULT_POLICY, type Policy, POLICY_PATH, type PolicyOrigin } from '../core/policy/types.ts'
import { quote } from '../core/text/markup.ts'
import type { Ports } from '../ports/types.ts'
import type { GateRequest } from '../request.ts'
import { baseCommit, readAtBase } from './base-commit.ts'
import { type Repository, repositoryPath } from './repository.ts'

const MAX_POLICY_BYTES = 256 * 1024

export interface JudgingPolicy {
  /** The tree's build section with the judging levels, expectations and waivers. */
  readonly policy: Policy
  readonly origin: PolicyOrigin
  /** sha256 of the tree's own file, `null` without one: says whether the build section changed between two runs. */
  readonly treeSha256: string | null
}

/** Finds and reads the policy. Throws GateError `policy`, or `evidence` when the base commit's cannot be had. */
export async function readPolicy(ports: Ports, request: GateRequest, repository: Repository): Promise<JudgingPolicy> {
  const places = await placesOf(ports, request, repository, request.policy, POLICY_PATH)
  const tree = await firstText(places, ({ file }) => ports.files.readText(file, MAX_POLICY_BYTES))
  const treePolicy = tree === null ? DEFAULT_POLICY : await parsePolicy(tree.text, tree.shown)
  const treeSha256 = tree === null ? null : sha256(tree.text)
  const commit = baseCommit(request, repository)
  if (commit === null) {
    if (tree === null) refuseMissing(request)
    const origin = { path: tree?.shown ?? null, sha256: treeSha256, commit: null, changed: false, note: null }
    return { policy: treePolicy, origin, treeSha256 }
  }
  // Looked for by name in the base as well: a file that the change puts nearer must not hide the one that judges.
  const reading = { repository, commit, what: 'the policy' }
  const base = await firstText(places, ({ shown }) => readAtBase(ports, reading, shown, MAX_POLICY_BYTES))
  if (tree === null && base === null) refuseMissing(request)
  const judging = base === null ? { policy: DEFAULT_POLICY, note: null } : await parseBase(base.text, base.shown)
  const sha = base === null ? null : sha256(base.text)
  const changed = sha !== treeSha256 || (tree !== null && base !== null && tree.shown !== base.shown)
  return {
    policy: { ...judging.policy, build: treePolicy.build, binaries: treePolicy.binaries },
    origin: {
      path: (changed ? tree : base)?.shown ?? base?.shown ?? null,
      sha256: sha,
      commit,
      changed,
      note: judging.note
    },
    treeSha256
  }
}

/**
 * The text of a file that takes part in judging, from where the judging policy is read: on a pull request the base commit,
 * so that a change cannot vouch for itself. `path` is relative to the working directory, `null`: the nearest `name` from
 * there upwards. Throws GateError `evidence` when the base commit cannot be read.
 */
export async function readJudgingFile(
  ports: Ports,
  request: GateRequest,
  repository: Repository,
  path: string | null,
  name: string,
  maxBytes: number
): Promise<{ readonly text: string; readonly shown: string } | null> {
  const places = await placesOf(ports, request, repository, path, name)
  const commit = baseCommit(request, repository)
  return firstText(places, ({ file, shown }) =>
    commit === null
      ? ports.files.readText(file, maxBytes)
      : readAtBase(ports, { repository, commit, what: quote(name) }, shown, maxBytes)
  )
}

/** The reader of YAML is large, and most repositories have no policy. */
async function parsePolicy(text: string, shown: string): Promise<Policy> {
  const { parsePolicyFile } = await import('../schemas/policy-file.ts')
  return parsePolicyFile(text, shown)
}

/** A base policy that does not parse must not stop the change that mends it: the built-in levels judge, and that is said. */
async function parseBase(text: string, shown: string): Promise<{ policy: Policy; note: string | null }> {
  try {
    return { policy: await parsePolicy(text, shown), note: null }
  } catch (error) {
    return { policy: DEFAULT_POLICY, note: `the base commit's own policy does not parse: ${errorMessage(error)}` }
  }
}

function refuseMissing(request: GateRequest): void {
  if (request.policy === null) return
  throw new GateError('policy', `${quote(request.policy)}: expected a policy file, there is none`, {
    fix: 'correct the path, or leave it out'
  })
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

interface Place {
  /** Absolute. */
  readonly file: string
  /** Relative to the repository's root, with `/`. */
  readonly shown: string
}

/** The named file, else one of that name in every folder from the working directory up to the root. */
async function placesOf(
  ports: Ports,
  request: GateRequest,
  repository: Repository,
  path: string | null,
  name: string
): Promise<Place[]> {
  const place = async (file: string): Promise<Place> => ({
    file,
    shown: await shownPath(ports, repository, request.cwd, file)
  })
  if (path !== null) return [await place(isAbsolute(path) ? path : join(request.cwd, path))]
  const root = resolve(repository.root ?? request.cwd)
  const places: Place[] = []
  for (let folder = request.cwd; ; folder = dirname(folder)) {
    places.push(await place(join(folder, ...name.split('/'))))
    if (folder === root || dirname(folder) === folder) return places
  }
}

async function firstText(
  places: readonly Place[],
  read: (place: Place) => Promise<string | null>
): Promise<(Place & { text: string }) | null> {
  for (const place of places) {
    const text = await read(place)
    if (text !== null) return { ...place, text }
  }
  return null
}

async function shownPath(ports: Ports, repository: Repository, cwd: string, file: string): Promise<string> {
  const folder = await repositoryPath(ports, repository.root ?? cwd, dirname(file))
  return [...(folder === '' ? [] : [folder]), basename(file)].join('/')
}
