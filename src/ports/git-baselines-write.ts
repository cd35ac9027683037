/**
 * Writing records into a git ref.
 *
 * Each write is one commit on top of what is there, pushed without force. When another job was faster the server refuses
 * the push; what is there now is fetched, the same records are laid into that, and it is pushed again: a key that only
 * the other job wrote stays, and for one that both wrote it is asked anew whose record is newer. So jobs that end together
 * lose nothing, and a branch that is protected against force pushes and deletion can be written.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type GitRef,
  isRecordName,
  noteRecord,
  noteWithRecord,
  parseGitRef,
  recordName
} from '../core/baseline/git-ref.ts'
import { errorMessage, GateError } from '../core/errors.ts'
import { shortCommit } from '../core/source/git.ts'
import { isFile, notePath, notesByCommit, type TreeEntry } from '../core/source/git-tree.ts'
import { count, quote } from '../core/text/markup.ts'
import { visible } from '../core/text/visible.ts'
import { parseJson, textAt } from '../core/untrusted.ts'
import { MAX_RECORD_BYTES } from '../schemas/parse-record.ts'
import { systemFiles } from './files.ts'
import type { GitBaselineOptions } from './git-baselines.ts'
import { complaint, type Git, isForbidden } from './git-command.ts'
import {
  blobSize,
  listTree,
  makeObject,
  MAX_NOTE_BYTES,
  readBlob,
  readNote,
  withFile,
  writeBlob,
  writeTree
} from './git-objects.ts'
import { fetchTip, ownRepository, privateRepository, remoteAddress } from './git-remote.ts'
import type { BaselineWriter, KeptRecord, ReplaceCheck, WrittenRecord } from './store-types.ts'

/** Every leg of a large matrix may end at the same time, and one of them wins each round. */
const MAX_TRIES = 20
const MAX_WAIT_MS = 3000

/** A record that can be written. */
interface Ready extends KeptRecord {
  readonly text: string
  /** Its place in what was asked for. */
  readonly index: number
}

interface Work {
  readonly git: Git
  readonly ref: GitRef
  readonly mustStay: ReplaceCheck
  /** What became of each record, by its index. */
  readonly answers: Map<number, WrittenRecord>
}

/** The writing side of a git ref: all records of a run in one commit, pushed to `origin`. */
export function gitWriter(options: GitBaselineOptions): BaselineWriter {
  return {
    name: 'git',
    async write(records, mustStay) {
      const ref = parseGitRef(options.ref)
      const answers = new Map<number, WrittenRecord>()
      const ready: Ready[] = []
      for (const [index, record] of records.entries()) {
        try {
          ready.push({ ...record, index, text: await readRecord(ref, record) })
        } catch (error) {
          answers.set(index, { key: record.key, at: null, why: { meant: false, words: errorMessage(error) } })
        }
      }
      if (ready.length > 0) await put(options, ref, ready, mustStay, answers)
      return [...answers].toSorted(([a], [b]) => a - b).map(([, answer]) => answer)
    }
  }
}

async function readRecord(ref: GitRef, { file, key, commit }: KeptRecord): Promise<string> {
  recordName(key)
  if (ref.kind === 'notes' && commit === null)
    throw new GateError('evidence', `${quote(ref.name)} keeps records by commit, and git could not tell this one's`)
  const text = await systemFiles.readText(file, MAX_RECORD_BYTES)
  if (text === null) throw new GateError('unreadable', `${quote(file)} does not exist`)
  return text
}

async function put(
  options: GitBaselineOptions,
  ref: GitRef,
  records: readonly Ready[],
  mustStay: ReplaceCheck,
  answers: Map<number, WrittenRecord>
): Promise<void> {
  const own = await ownRepository(options)
  const address = await remoteAddress(options, own)
  if (address === null) throw new GateError('evidence', 'the repository has no remote `origin` to write to')
  const repository = await privateRepository(options, own, address)
  try {
    const work: Work = { git: repository.git, ref, mustStay, answers }
    for (let tries = 1; tries <= MAX_TRIES; tries++) {
      const tip = await fetchTip(repository, ref)
      const commit = await commitOn(work, tip, records)
      if (commit === null || (await push(work, commit))) return
      await sleep(Math.random() * Math.min(MAX_WAIT_MS, 200 * tries))
    }
    throw new GateError('evidence', `${quote(ref.name)} was changed by others before each of ${MAX_TRIES} pushes`)
  } finally {
    repository.remove()
  }
}

/** A commit on top of `tip` with the records in it; `null` when it has them, or newer ones, already. */
async function commitOn(work: Work, tip: string | null, records: readonly Ready[]): Promise<string | null> {
  const { git, ref } = work
  const { tree, written } = await (ref.kind === 'branch' ? inBranch : inNotes)(work, tip, records)
  if (tree === null || written.length === 0) return null
  const parent = tip === null ? [] : ['-p', tip]
  return makeObject(git, ['commit-tree', tree, ...parent], { input: message(written), env: AUTHOR })
}

const AUTHOR = {
  GIT_AUTHOR_NAME: 'go-provenance-gate',
  GIT_AUTHOR_EMAIL: 'go-provenance-gate@localhost',
  GIT_COMMITTER_NAME: 'go-provenance-gate',
  GIT_COMMITTER_EMAIL: 'go-provenance-gate@localhost'
}

interface Laid {
  /** `null` when nothing was written. */
  readonly tree: string | null
  readonly written: readonly Ready[]
}

async function inBranch(work: Work, tip: string | null, records: readonly Ready[]): Promise<Laid> {
  const { git, ref } = work
  const there = tip === null ? [] : await listTree(git, tip)
  const foreign = there.find(({ name }) => !isRecordName(name))
  if (foreign !== undefined) {
    const what = `${quote(ref.name)} holds ${quote(foreign.name)}`
    throw new GateError('input', `${what}: expected a branch that holds baselines and nothing else`)
  }
  const entries = new Map(there.map((entry) => [entry.name, entry]))
  const written: Ready[] = []
  for (const record of records) {
    const name = recordName(record.key)
    const entry = entries.get(name)
    if (!(await mayWrite(work, record, await readKept(git, entry)))) continue
    const id = await writeBlob(git, record.text)
    if (entry?.id === id && isFile(entry)) continue
    entries.set(name, { mode: '100644', type: 'blob', id, name })
    written.push(record)
  }
  return { tree: written.length === 0 ? null : await writeTree(git, [...entries.values()]), written }
}

/** What stands in a record's place, `null` when that is nothing that could be a record: it is replaced then. */
async function readKept(git: Git, entry: TreeEntry | undefined): Promise<string | null> {
  if (entry === undefined || !isFile(entry) || (await blobSize(git, entry)) > MAX_RECORD_BYTES) return null
  return readBlob(git, entry, MAX_RECORD_BYTES)
}

async function inNotes(work: Work, tip: string | null, records: readonly Ready[]): Promise<Laid> {
  const { git } = work
  const entries = tip === null ? [] : await listTree(git, tip, true)
  const notes = notesByCommit(entries)
  let tree = tip === null ? null : `${tip}^{tree}`
  const written: Ready[] = []
  for (const commit of new Set(records.map((record) => record.commit ?? ''))) {
    const [first, ...others] = notes.get(commit) ?? []
    const before = first === undefined ? '' : await readNote(git, [first, ...others])
    let note = before
    for (const record of records.filter((one) => one.commit === commit)) {
      if (!(await mayWrite(work, record, noteRecord(note, record.key)))) continue
      const changed = noteWithRecord(note, record.key, record.text)
      if (changed !== note) written.push(record)
      note = changed
    }
    if (note === before) continue
    if (note.length > MAX_NOTE_BYTES)
      throw new GateError('limit', `the note of ${quote(commit)}: expected at most ${MAX_NOTE_BYTES >> 20} MiB`)
    tree = await withFile(git, tree, first?.name ?? notePath(commit, entries), await writeBlob(git, note))
    // Their texts are in the one that was written.
    for (const other of others) tree = await withFile(git, tree, other.name, null)
  }
  return { tree, written }
}

/** Whether a record may stand where `kept` does; writes down what becomes of it. */
async function mayWrite({ ref, mustStay, answers }: Work, record: Ready, kept: string | null): Promise<boolean> {
  const newer = kept === null ? null : await mustStay(record, { text: kept, name: ref.name })
  const { key, index } = record
  const why = newer === null ? null : { meant: true, words: `${quote(ref.name)} has a newer one, ${newer}` }
  answers.set(index, { key, at: newer === null ? `${recordName(key)} in ${ref.name}` : null, why })
  return newer === null
}

function message(records: readonly Ready[]): string {
  const commits = [...new Set(records.map(({ commit }) => commit ?? 'an unknown commit'))]
  const at = commits.length === 1 ? shortCommit(commits[0] ?? '') : count(commits.length, 'commit')
  const lines = records.map(({ key, text, commit }) => {
    const value = parseJson(text)
    const of = textAt(value, 300, 'subject', 'package') ?? textAt(value, 300, 'subject', 'name') ?? 'a binary'
    const target = textAt(value, 100, 'subject', 'target') ?? 'an unknown target'
    const run = textAt(value, 100, 'run', 'runId')
    const place = commit === null ? '' : ` at ${commit}`
    return `${visible(of)} for ${visible(target)}${place}${run === null ? '' : `, run ${visible(run)}`}\n  ${key}`
  })
  return `${count(records.length, 'baseline')} at ${at}\n\n${lines.join('\n')}\n`
}

/** How a server says that somebody else has written in the meantime. */
const OVERTAKEN =
  /\((?:fetch first|non-fast-forward|stale info|failed to update ref|cannot lock ref.*|failed to lock|incorrect old value provided|reference already exists)\)/

/** Pushes a commit: whether the ref has it now, else it was overtaken. Throws GateError `evidence`. */
async function push({ git, ref }: Work, commit: string): Promise<boolean> {
  const pushed = await git(['push', '--porcelain', '--no-verify', 'origin', `${commit}:${ref.name}`])
  if (pushed.code === 0) return true
  const rejection = pushed.stdout.split('\n').find((line) => line.startsWith('!'))
  if (rejection !== undefined && OVERTAKEN.test(rejection)) return false
  const said = complaint(pushed.stderr)
  if (isForbidden(pushed.stderr)) {
    throw new GateError(
      'evidence',
      `${quote(ref.name)} may not be written: this job needs \`permissions: contents: write\` (${said})`
    )
  }
  const why = rejection === undefined ? said : quote(rejection.split('\t').at(-1) ?? '')
  throw new GateError('evidence', `${quote(ref.name)} was not taken by \`origin\`: ${why}`)
}
