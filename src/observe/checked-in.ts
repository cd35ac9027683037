/**
 * Records in the repository, or wherever a path leads. On a pull request what lies in the repository is read from the base
 * commit, as the policy is. A path outside of it is what an earlier step put there; only the workflow can name it.
 */
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { RECORDS_PATH } from '../core/baseline/checked-in.ts'
import { incomparableBecause } from '../core/baseline/compare.ts'
import { errorMessage } from '../core/errors.ts'
import type { GateRecord } from '../core/record/types.ts'
import { MAX_RECORD_BYTES, parseRecord } from '../schemas/parse-record.ts'
import type { Ports } from '../ports/types.ts'
import type { GateRequest } from '../request.ts'
import { baseCommit, listAtBase, readAtBase } from './base-commit.ts'
import { findRepository, type Repository } from './repository.ts'

/** Records of a folder that are looked at for the one about this subject. */
const MAX_FOLDER_RECORDS = 1000

/** A file that may be a record. */
interface Candidate {
  /** As messages say it: relative to the repository's root, or absolute. */
  readonly shown: string
  /** Throws what reading throws; `null` when it is gone. */
  readonly text: () => Promise<string | null>
  /** What the record is about; `null` for a file that is none, and `problem` says why. */
  readonly subject: string | null
  readonly problem: string | null
}

/** What is at one place. */
export interface RecordPlace {
  readonly shown: string
  readonly folder: boolean
  readonly candidates: readonly Candidate[]
  /** The same place in the tree, where `candidates` are those of the base commit. */
  readonly tree: RecordPlace | null
  /** Whether it is in the tree alone: this change brings it. */
  readonly isNew: boolean
}

/** Where a path, relative to the working directory, leads: by its words, before links are followed. */
export async function placeOf(
  ports: Ports,
  { cwd }: GateRequest,
  path: string
): Promise<{ readonly root: string | null; readonly file: string; readonly shown: string; readonly inside: boolean }> {
  const { root, directory } = await findRepository(ports, cwd)
  const file = isAbsolute(path) ? path : join(cwd, path)
  const shown = join(directory, relative(cwd, resolve(file)))
    .split(sep)
    .join('/')
    .replace(/^\.$/, '')
  return { root, file, shown, inside: !isAbsolute(shown) && shown !== '..' && !shown.startsWith('../') }
}

/** Finds what is at a path, relative to the working directory. Throws GateError `evidence`, `unreadable`. */
export async function recordsAt(
  ports: Ports,
  request: GateRequest,
  record: GateRecord,
  path: string
): Promise<RecordPlace | null> {
  const { root, file, shown, inside } = await placeOf(ports, request, path)
  const repository: Repository = { root, source: record.source }
  const commit = baseCommit(request, repository)
  if (commit === null || !inside) return inTree(ports, file, path)
  const tree = await inTree(ports, file, shown)
  const reading = { repository, commit, what: 'the baseline' }
  const listed = await listAtBase(ports, reading, shown)
  if (listed === null) return tree === null ? null : { ...tree, candidates: [], isNew: true }
  const files = listed.folder ? listed.paths.filter((name) => name.endsWith('.json')) : listed.paths
  const candidates = await candidatesOf(
    files.map((name) => ({ shown: name, text: () => readAtBase(ports, reading, name, MAX_RECORD_BYTES) })),
    listed.folder
  )
  return { shown: path, folder: listed.folder, candidates, tree, isNew: false }
}

/** The nearest folder of records from the working directory upwards to the root of the repository. */
export async function nearestRecords(
  ports: Ports,
  request: GateRequest,
  record: GateRecord
): Promise<RecordPlace | null> {
  const { root } = await findRepository(ports, request.cwd)
  for (let folder = request.cwd; ; folder = dirname(folder)) {
    const path = join(folder, ...RECORDS_PATH.split('/'))
    const found = await recordsAt(ports, request, record, relative(request.cwd, path))
    // What this change brings must not hide what is further up in the base.
    if (found !== null && !found.isNew) return found
    if (folder === resolve(root ?? request.cwd) || dirname(folder) === folder) return null
  }
}

async function inTree(ports: Ports, file: string, shown: string): Promise<RecordPlace | null> {
  const kind = await ports.files.kind(file)
  if (kind === 'missing') return null
  const folder = kind === 'directory'
  const files = folder ? await ports.files.glob(['**/*.json'], file) : [file]
  const candidates = await candidatesOf(
    files.map((each) => ({
      shown: folder ? [shown.replace(/\/$/, ''), ...relative(file, each).split(sep)].join('/') : shown,
      text: () => ports.files.readText(each, MAX_RECORD_BYTES)
    })),
    folder
  )
  return { shown, folder, candidates, tree: null, isNew: false }
}

/** Of a folder it is looked at what each file is about; a single file is the one that was meant, whatever it holds. */
async function candidatesOf(
  files: readonly Pick<Candidate, 'shown' | 'text'>[],
  folder: boolean
): Promise<Candidate[]> {
  const candidates: Candidate[] = []
  // One after the other: only what they are about is kept.
  for (const file of files.slice(0, MAX_FOLDER_RECORDS)) {
    if (!folder) candidates.push({ ...file, subject: null, problem: null })
    else {
      try {
        const subject = subjectOf(parseRecord((await file.text()) ?? '', file.shown))
        candidates.push({ ...file, subject, problem: null })
      } catch (error) {
        candidates.push({ ...file, subject: null, problem: errorMessage(error) })
      }
    }
  }
  return candidates
}

function subjectOf({ run, subject }: GateRecord): string {
  return JSON.stringify([run.mode, subject.module, subject.package, subject.target])
}

export interface Fitting {
  readonly record: GateRecord
  readonly shown: string
  readonly text: string
}

/**
 * The record of a place about the same thing, or why there is none. Throws GateError when a single file cannot be read or
 * is no record.
 */
export async function fittingRecord(place: RecordPlace, record: GateRecord): Promise<Fitting | string> {
  const wanted = subjectOf(record)
  const candidate = place.candidates.find(({ subject }) => !place.folder || subject === wanted)
  if (candidate === undefined) return 'it holds no record of this package and target'
  const text = (await candidate.text()) ?? ''
  const found = parseRecord(text, candidate.shown)
  return incomparableBecause(found, record) ?? { record: found, shown: candidate.shown, text }
}

/** The record that this change makes of one at the same place; `undefined` where it leaves that alone. */
export async function editedRecord(
  place: RecordPlace,
  record: GateRecord,
  base: Fitting
): Promise<{ readonly record: GateRecord; readonly file: string } | undefined> {
  if (place.tree === null) return undefined
  try {
    const edited = await fittingRecord(place.tree, record)
    return typeof edited === 'string' || edited.text === base.text
      ? undefined
      : { record: edited.record, file: edited.shown }
  } catch {
    // Whatever the change made of it explains nothing.
    return undefined
  }
}
