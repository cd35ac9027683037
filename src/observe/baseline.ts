/**
 * What a record is compared with, in this order: a record in the repository; in a job the stores of earlier runs; on a
 * laptop the last run. Whatever is read is validated, has to be about the same subject and from before this run; what is
 * not is named and not used.
 */
import { incomparableBecause } from '../core/baseline/compare.ts'
import { AUTO } from '../core/baseline/choice.ts'
import { foreignBecause, workflowOf } from '../core/baseline/foreign.ts'
import { baselineKey } from '../core/baseline/key.ts'
import { BASELINE_STATES, type Baseline, type BaselineSource, type BaselineStoreName } from '../core/baseline/types.ts'
import { lastRunWords } from '../core/baseline/words.ts'
import { errorMessage, GateError } from '../core/errors.ts'
import { once } from '../core/once.ts'
import type { GateRecord } from '../core/record/types.ts'
import { quote } from '../core/text/markup.ts'
import { MAX_RECORD_BYTES, parseRecord } from '../schemas/parse-record.ts'
import type { BaselineStore, StoredBaseline } from '../ports/store-types.ts'
import type { Ports } from '../ports/types.ts'
import type { GateRequest } from '../request.ts'
import { type BaselineMemory, newMemory } from './baseline-memory.ts'
import { placed, queryCommits } from './baseline-placing.ts'
import { editedRecord, fittingRecord, nearestRecords, type RecordPlace, recordsAt } from './checked-in.ts'

/** What one run asks about one record. */
interface Search {
  readonly ports: Ports
  readonly request: GateRequest
  readonly record: GateRecord
  readonly memory: BaselineMemory
}

/**
 * Finds the baseline of a record. `recordFile` is where this run will write its own; `memory` keeps what is the same for
 * all binaries of a run. Throws GateError `input` for a named file that cannot be used, `evidence` where the base commit
 * cannot be read.
 */
export async function findBaseline(
  ports: Ports,
  request: GateRequest,
  record: GateRecord,
  recordFile: string,
  memory: BaselineMemory = newMemory()
): Promise<Baseline> {
  const search = { ports, request, record, memory }
  const choice = request.baseline ?? AUTO
  if (choice.kind === 'none') return unusable('none', 'missing-first-run', 'no baseline was asked for', true)
  if (choice.kind === 'file') return fromFile(search, choice.path)
  const checkedIn = choice.kind === 'auto' ? await fromRepository(search) : null
  if (checkedIn !== null && checkedIn.record !== null) return checkedIn
  const found =
    request.event === null
      ? await fromLastRun(search, recordFile)
      : await fromStores(search, ports.baselines(choice), choice.kind)
  return checkedIn === null ? found : { ...found, passedOver: [checkedIn.words, ...found.passedOver] }
}

function unusable(source: BaselineSource, state: Baseline['state'], words: string, writes = false): Baseline {
  return { source, state, distance: null, record: null, words, passedOver: [], vouched: false, writes }
}

/** A file that was named must be usable: somebody typed it. With `on-missing-baseline` given, that decides. */
async function fromFile(search: Search, path: string): Promise<Baseline> {
  const { ports, request, record, memory } = search
  const missing = (state: Baseline['state'], why: string): Baseline => {
    if (request.onMissingBaseline === null) {
      throw new GateError('input', `baseline: ${why}`, { fix: 'correct the path, or leave `baseline` out' })
    }
    return unusable('file', state, why)
  }
  try {
    const place = await once(memory.places, path, () => recordsAt(ports, request, record, path))
    if (place === null) return missing('missing-expired', `${quote(path)} does not exist`)
    // It cannot have been there before this change, and whoever reviews the change sees it.
    if (place.isNew)
      return unusable(
        'file',
        'missing-first-run',
        `${quote(path)} comes with this change, and counts from the next one on`,
        true
      )
    const found = await fromPlace(search, place)
    // A folder holds records of what there was; a command that is new has none yet.
    return found.record !== null || place.folder ? found : missing(found.state, found.words)
  } catch (error) {
    if (request.onMissingBaseline === null) throw asInput(error, path)
    return unusable('file', 'unreadable', errorMessage(error))
  }
}

function asInput(error: unknown, path: string): GateError {
  if (error instanceof GateError && (error.code === 'evidence' || error.message.startsWith('baseline: '))) return error
  const sentence = error instanceof GateError ? error.message : `${quote(path)}: ${errorMessage(error)}`
  return new GateError('input', `baseline: ${sentence}`, {
    fix: 'name a record.json that this program wrote, or leave `baseline` out',
    cause: error
  })
}

/** Throws what reading a single file throws. */
async function fromPlace(search: Search, place: RecordPlace): Promise<Baseline> {
  const fitting = await fittingRecord(place, search.record)
  if (typeof fitting === 'string') {
    const words = place.folder
      ? `${quote(place.shown)} holds no record of this package and target`
      : `${quote(place.shown)} cannot be compared with: ${fitting}`
    const problems = place.candidates.flatMap(({ problem }) => (problem === null ? [] : [problem]))
    return { ...unusable('file', 'incomparable', words), passedOver: few(problems) }
  }
  const { words, distance } = await placed(search, fitting.record, place.shown)
  const edited = await editedRecord(place, search.record, fitting)
  return { ...usable('file', fitting.record, words, distance), ...(edited === undefined ? {} : { edited }) }
}

const MAX_PASSED_OVER = 5

function few(sentences: readonly string[]): string[] {
  const rest = sentences.length - MAX_PASSED_OVER
  return rest > 0 ? [...sentences.slice(0, MAX_PASSED_OVER), `and ${rest} more`] : [...sentences]
}

function usable(source: BaselineSource, record: GateRecord, words: string, distance: number | null): Baseline {
  const state = distance === 0 ? 'exact' : 'ancestor'
  return { source, state, distance, record, words, passedOver: [], vouched: true, writes: false }
}

/** The place that needs no name. Nobody typed it: what is wrong there is told, and stops nothing. */
async function fromRepository(search: Search): Promise<Baseline | null> {
  const { ports, request, record, memory } = search
  try {
    const place = await once(memory.places, '', () => nearestRecords(ports, request, record))
    return place === null ? null : await fromPlace(search, place)
  } catch (error) {
    return unusable('file', 'unreadable', errorMessage(error))
  }
}

async function fromLastRun(search: Search, recordFile: string): Promise<Baseline> {
  const { ports, record } = search
  const none = (state: Baseline['state'], words: string): Baseline => unusable('last-run', state, words, true)
  try {
    const text = await ports.files.readText(recordFile, MAX_RECORD_BYTES)
    if (text === null) return none('missing-first-run', 'this is the first run here')
    const found = parseRecord(text, recordFile)
    const other = incomparableBecause(found, record)
    if (other !== null) return none('incomparable', `your last run: ${other}`)
    const { distance } = await placed(search, found, '')
    const words = lastRunWords(found.run.time, record.run.time)
    return { ...usable('last-run', found, words, distance), vouched: false, writes: true }
  } catch (error) {
    return none('unreadable', errorMessage(error))
  }
}

/** Asks the stores in their order. What one of them has and cannot be used is named, and the next one is asked. */
async function fromStores(search: Search, stores: readonly BaselineStore[], asked: string): Promise<Baseline> {
  const { request, record } = search
  const branch = request.event?.baseBranch ?? null
  const writes = request.event?.writesBaseline ?? false
  if (branch === null) return unusable('none', 'unreadable', 'the event names no branch to compare with', writes)
  const name = asked === 'auto' ? 'the Actions cache' : `the store ${quote(asked)}`
  if (stores.length === 0) return unusable('none', 'unreadable', `${name} is not available here`, writes)
  const query = {
    key: baselineKey(record, workflowOf(record) ?? '', branch),
    branch,
    commits: await queryCommits(search)
  }
  const answers: Baseline[] = []
  const closed: string[] = []
  for (const store of inOrder(stores, request)) {
    const stored = await store.find(query)
    const answer = { ...(await fromStore(search, stored, store.name, branch)), writes }
    if (answer.record !== null) return { ...answer, passedOver: [...said(answers), ...closed] }
    // Where nobody chose a store, one that this run may not ask is no failure.
    if (stored.kind === 'unavailable' && stored.closed === true && stores.length > 1) closed.push(stored.why)
    else answers.push(answer)
  }
  const found = answers.length > 0 ? worst(answers) : unusable('none', 'unreadable', closed.join('; '), writes)
  return { ...found, passedOver: [...found.passedOver, ...closed] }
}

/** What was found and not used. That a store has nothing is no news where another one has. */
function said(answers: readonly Baseline[]): string[] {
  return answers.filter(({ state }) => state !== 'missing-first-run').map(({ words }) => words)
}

/** Where known findings are to be told from new ones a store that this change could have written is asked last. */
function inOrder(stores: readonly BaselineStore[], { gate, event }: GateRequest): BaselineStore[] {
  const last = (store: BaselineStore): number => Number(store.name === 'cache')
  return gate === 'new' && event?.writesBaseline !== true ? stores.toSorted((a, b) => last(a) - last(b)) : [...stores]
}

/** Of several stores without a usable record the one that says most: what was found and refused before what was never there. */
function worst(answers: readonly Baseline[]): Baseline {
  const rank = ({ state }: Baseline): number => BASELINE_STATES.indexOf(state)
  const [first, ...others] = answers.toSorted((a, b) => rank(b) - rank(a))
  if (first === undefined) return unusable('none', 'missing-first-run', 'no store of baselines was asked')
  return { ...first, passedOver: said(others) }
}

async function fromStore(
  search: Search,
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
    const other = foreignBecause(found, search.record, branch)
    if (other !== null) return unusable(source, 'incomparable', `the record of ${quote(branch)}: ${other}`)
    const { newer, words, distance } = await placed(search, found, branch)
    if (newer) return unusable(source, 'incomparable', `what is recorded is newer than this run: ${words}`)
    return usable(source, found, words, distance)
  } catch (error) {
    return unusable(source, 'unreadable', errorMessage(error))
  }
}
