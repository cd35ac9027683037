/**
 * What a record is compared with, in this order: the file that was named; in a job the record of the base branch's last
 * run; on a laptop the last run. Whatever is read is validated and has to be about the same subject; what is not is
 * named and not used.
 */
import { isAbsolute, join } from 'node:path'
import { incomparableBecause } from '../core/baseline/compare.ts'
import { baselineKey } from '../core/baseline/key.ts'
import { BASELINE_STATES, type Baseline, type BaselineSource, type BaselineStoreName } from '../core/baseline/types.ts'
import { commitWords, lastRunWords } from '../core/baseline/words.ts'
import { errorMessage, GateError } from '../core/errors.ts'
import type { GateRecord } from '../core/record/types.ts'
import { quote } from '../core/text/markup.ts'
import { MAX_RECORD_BYTES, parseRecord } from '../schemas/parse-record.ts'
import type { Ports, StoredBaseline } from '../ports/types.ts'
import type { GateRequest } from '../request.ts'
import { commitDistance } from './repository.ts'

/** Records of a folder that are looked at for the one about this subject. */
const MAX_FOLDER_RECORDS = 1000

/** Finds the baseline of a record. `recordFile` is where this run will write its own. */
export async function findBaseline(
  ports: Ports,
  request: GateRequest,
  record: GateRecord,
  recordFile: string
): Promise<Baseline> {
  const { baseline: choice, event } = request
  if (choice.kind === 'none') return none('no baseline was asked for')
  if (choice.kind === 'file') return fromFile(ports, request, record, choice.path)
  if (event === null) return fromLastRun(ports, request, record, recordFile)
  return fromStores(ports, request, record)
}

function none(words: string): Baseline {
  return {
    source: 'none',
    state: 'missing-first-run',
    distance: null,
    record: null,
    words,
    passedOver: [],
    vouched: false,
    writes: true
  }
}

function unusable(source: BaselineSource, state: Baseline['state'], words: string, writes = false): Baseline {
  return { source, state, distance: null, record: null, words, passedOver: [], vouched: false, writes }
}

/** A file that was named must be usable: somebody typed it. With `on-missing-baseline` given, that decides. */
async function fromFile(ports: Ports, request: GateRequest, record: GateRecord, path: string): Promise<Baseline> {
  const missing = (state: Baseline['state'], why: string): Baseline => {
    if (request.onMissingBaseline === null) {
      throw new GateError('input', `baseline: ${why}`, { fix: 'correct the path, or leave `baseline` out' })
    }
    return unusable('file', state, why)
  }
  const file = isAbsolute(path) ? path : join(request.cwd, path)
  const kind = await ports.files.kind(file)
  if (kind === 'missing') return missing('missing-expired', `${quote(path)} does not exist`)
  try {
    const candidates = kind === 'directory' ? await folderRecords(ports, file) : [file]
    for (const candidate of candidates) {
      const found = await readCandidate(ports, candidate, kind === 'directory')
      const other = found === null ? 'no record' : incomparableBecause(found, record)
      if (found !== null && other === null) return await usable(ports, request, record, found, 'file', path)
      if (kind === 'file') return missing('incomparable', `${quote(path)} cannot be compared with: ${other}`)
    }
  } catch (error) {
    if (request.onMissingBaseline === null) throw asInput(error, path)
    return unusable('file', 'unreadable', errorMessage(error))
  }
  // A folder holds records of what there was; a command that is new has none yet.
  return unusable('file', 'incomparable', `${quote(path)} holds no record of this package and target`)
}

function asInput(error: unknown, path: string): GateError {
  if (error instanceof GateError && error.code === 'input') return error
  const sentence = error instanceof GateError ? error.message : `${quote(path)}: ${errorMessage(error)}`
  return new GateError('input', `baseline: ${sentence}`, {
    fix: 'name a record.json that this program wrote, or leave `baseline` out',
    cause: error
  })
}

/** A record of a folder, `null` for a file that is none: a folder may hold other things. */
async function readCandidate(ports: Ports, file: string, inFolder: boolean): Promise<GateRecord | null> {
  try {
    return parseRecord((await ports.files.readText(file, MAX_RECORD_BYTES)) ?? '', file)
  } catch (error) {
    if (inFolder) return null
    throw error
  }
}

async function folderRecords(ports: Ports, folder: string): Promise<string[]> {
  const found = await ports.files.glob(['**/*.json'], folder)
  return found.slice(0, MAX_FOLDER_RECORDS)
}

async function fromLastRun(
  ports: Ports,
  request: GateRequest,
  record: GateRecord,
  recordFile: string
): Promise<Baseline> {
  let text: string | null
  try {
    text = await ports.files.readText(recordFile, MAX_RECORD_BYTES)
    if (text === null) return unusable('last-run', 'missing-first-run', 'this is the first run here', true)
    const found = parseRecord(text, recordFile)
    const other = incomparableBecause(found, record)
    if (other !== null) return unusable('last-run', 'incomparable', `your last run: ${other}`, true)
    const baseline = await usable(ports, request, record, found, 'last-run', '')
    return { ...baseline, words: lastRunWords(found.run.time, record.run.time), vouched: false, writes: true }
  } catch (error) {
    return unusable('last-run', 'unreadable', errorMessage(error), true)
  }
}

/** Asks the stores in their order. What one of them has and cannot be used is named, and the next one is asked. */
async function fromStores(ports: Ports, request: GateRequest, record: GateRecord): Promise<Baseline> {
  const branch = request.event?.baseBranch ?? null
  const writes = request.event?.writesBaseline ?? false
  if (branch === null) return unusable('none', 'unreadable', 'the event names no branch to compare with', writes)
  if (ports.baselines.length === 0)
    return unusable('cache', 'unreadable', 'the Actions cache is not available here', writes)
  const query = { key: baselineKey(record, workflowName(record), branch), branch, commits: [] }
  const answers: Baseline[] = []
  for (const store of ports.baselines) {
    const answer = { ...(await fromStore(ports, request, record, await store.find(query), store.name, branch)), writes }
    const passedOver = answers.filter(({ state }) => state !== 'missing-first-run').map(({ words }) => words)
    if (answer.record !== null) return { ...answer, passedOver }
    answers.push(answer)
  }
  return worst(answers)
}

/** Of several stores without a usable record the one that says most: what was found and refused before what was never there. */
function worst(answers: readonly Baseline[]): Baseline {
  const rank = ({ state }: Baseline): number => BASELINE_STATES.indexOf(state)
  const [first = none('no store of baselines was asked'), ...others] = answers.toSorted((a, b) => rank(b) - rank(a))
  const said = others.filter(({ state }) => state !== 'missing-first-run')
  return { ...first, passedOver: said.map(({ words }) => words) }
}

async function fromStore(
  ports: Ports,
  request: GateRequest,
  record: GateRecord,
  stored: StoredBaseline,
  source: BaselineStoreName,
  branch: string
): Promise<Baseline> {
  if (stored.kind === 'unavailable') return unusable(source, 'unreadable', stored.why)
  if (stored.kind === 'expired') return unusable(source, 'missing-expired', stored.why)
  if (stored.kind === 'missing')
    return unusable(source, 'missing-first-run', `no run on ${quote(branch)} has recorded one yet`)
  try {
    const found = parseRecord(stored.text, stored.name)
    const other = incomparableBecause(found, record) ?? foreign(found, record)
    if (other !== null) return unusable(source, 'incomparable', `the record of ${quote(branch)}: ${other}`)
    return await usable(ports, request, record, found, source, branch)
  } catch (error) {
    return unusable(source, 'unreadable', errorMessage(error))
  }
}

/** What tells workflows apart: the file's path; its name where the path is not known. */
export function workflowName(record: GateRecord): string {
  return record.run.workflowFile?.path ?? record.run.workflow ?? ''
}

function foreign(found: GateRecord, record: GateRecord): string | null {
  return found.run.repository === record.run.repository
    ? null
    : `it is of another repository: expected ${quote(record.run.repository ?? 'none')}, got ${quote(found.run.repository ?? 'none')}`
}

async function usable(
  ports: Ports,
  request: GateRequest,
  record: GateRecord,
  found: GateRecord,
  source: BaselineSource,
  name: string
): Promise<Baseline> {
  const base = baseOf(record) ?? record.source.head
  const commit = found.source.head
  const distance = base === null || commit === null ? null : await commitDistance(ports, request.cwd, commit, base)
  const reference = /^(?:pull_request|merge_group)/.test(record.run.event ?? '') ? 'the merge base' : 'this one'
  return {
    source,
    state: distance === 0 ? 'exact' : 'ancestor',
    distance,
    record: found,
    words: commitWords(name, commit, distance, reference),
    passedOver: [],
    vouched: true,
    writes: false
  }
}

/** The commit that this run builds upon: of a test merge its first parent, else what the event names. */
function baseOf(record: GateRecord): string | null {
  const { head, parents, event } = record.source
  if (head !== null && head === event.commit && event.head !== null && event.head !== head && parents.length === 2)
    return parents[0] ?? null
  return event.base
}
