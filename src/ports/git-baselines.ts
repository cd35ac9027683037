/**
 * Records of earlier runs in a git ref: a branch, or notes on commits.
 *
 * A branch has one file for each key, the newest record, and its history shows how each came to change. Notes stay with
 * their commits: a run is compared with the record of the very commit that it builds upon, or of the nearest one
 * before it that has one, as far as the checkout knows them.
 *
 * The ref is read from `origin`, since what a checkout holds is as old as the checkout; without a remote (on a laptop)
 * the repository's own ref of that name stands in. Whatever it holds was written by anybody who may write to
 * the repository: links, submodules and folders are no records, sizes are asked for before anything is read, and the
 * text is for the caller to validate.
 */
import { noteRecord, parseGitRef, recordName, type GitRef } from '../core/baseline/git-ref.ts'
import { errorMessage, GateError } from '../core/errors.ts'
import { count, quote } from '../core/text/markup.ts'
import { isFile, notesByCommit } from '../core/source/git-tree.ts'
import { MAX_RECORD_BYTES } from '../schemas/parse-record.ts'
import type { Git } from './git-command.ts'
import { listTree, readBlob, readNote } from './git-objects.ts'
import {
  commitOf,
  fetchTip,
  type GitPlace,
  type OwnRepository,
  ownRepository,
  privateRepository,
  remoteAddress
} from './git-remote.ts'
import type { BaselineQuery, BaselineStore, StoredBaseline } from './store-types.ts'

export interface GitBaselineOptions extends GitPlace {
  /** What stands behind `git:`, a branch or `refs/notes/...`; empty for the branch `go-provenance-gate`. */
  readonly ref: string
}

/** Notes that are looked into for one record: each has to be fetched. */
const MAX_NOTES = 100

/** A ref as it is now. */
interface View {
  readonly git: Git
  readonly ref: GitRef
  readonly own: OwnRepository
  /** A commit; `null` where there is no such ref. */
  readonly tip: string | null
}

/** A store that reads a git ref. The remote is asked once, when the first record is looked for. */
export function gitBaselines(options: GitBaselineOptions): BaselineStore {
  let view: Promise<View> | null = null
  return {
    name: 'git',
    async find(query) {
      try {
        view ??= open(options)
        return await findIn(await view, query)
      } catch (error) {
        return { kind: 'unavailable', why: errorMessage(error) }
      }
    }
  }
}

async function open(options: GitBaselineOptions): Promise<View> {
  const ref = parseGitRef(options.ref)
  const own = await ownRepository(options)
  const address = await remoteAddress(options, own)
  if (address !== null) {
    const repository = await privateRepository(options, own, address)
    // It is needed for as long as records may be asked for, which is as long as the process lives.
    atExit(repository.remove)
    return { git: repository.git, ref, own, tip: await fetchTip(repository, ref) }
  }
  if (own.root === null) throw new GateError('evidence', `the repository could not be asked: ${own.why}`)
  const { code } = await own.git(['show-ref', '--verify', '--quiet', ref.name])
  return { git: own.git, ref, own, tip: code === 0 ? await commitOf(own.git, ref.name) : null }
}

const leftovers: (() => void)[] = []

function atExit(remove: () => void): void {
  if (leftovers.length === 0) process.once('exit', () => leftovers.forEach((one) => one()))
  leftovers.push(remove)
}

async function findIn(view: View, query: BaselineQuery): Promise<StoredBaseline> {
  const { tip, ref } = view
  if (tip === null) return { kind: 'missing' }
  return ref.kind === 'branch' ? findInBranch(view, tip, query) : findInNotes(view, tip, query)
}

async function findInBranch({ git, ref }: View, tip: string, { key }: BaselineQuery): Promise<StoredBaseline> {
  const name = recordName(key)
  const entry = (await listTree(git, tip)).find((candidate) => candidate.name === name)
  if (entry === undefined) return { kind: 'missing' }
  if (!isFile(entry)) {
    const what = entry.mode === '120000' ? 'a link' : entry.type === 'tree' ? 'a folder' : 'a submodule'
    return { kind: 'unavailable', why: `${quote(ref.name)} has ${what} in the place of a record: ${quote(name)}` }
  }
  const text = await readBlob(git, entry, MAX_RECORD_BYTES)
  return { kind: 'found', text, name: ref.name }
}

async function findInNotes({ git, ref, own }: View, tip: string, query: BaselineQuery): Promise<StoredBaseline> {
  const notes = notesByCommit(await listTree(git, tip, true))
  const annotated = query.commits.filter((commit) => notes.has(commit))
  for (const commit of annotated.slice(0, MAX_NOTES)) {
    const text = noteRecord(await readNote(git, notes.get(commit) ?? []), query.key)
    if (text !== null) return { kind: 'found', text, name: `${ref.name} of ${commit}` }
  }
  if (notes.size === 0 || !(own.shallow || query.commits.length === 0)) return { kind: 'missing' }
  const known = query.commits.length === 0 ? 'no commit' : `only ${count(query.commits.length, 'commit')}`
  return {
    kind: 'unavailable',
    why: `${quote(ref.name)} keeps records by commit, and this shallow checkout knows ${known} to look for; \`fetch-depth: 0\` shows all`
  }
}
