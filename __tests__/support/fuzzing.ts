/** What must hold of every file, whatever its bytes; and a search for mutants of which it does not. */
import * as v from 'valibot'
import { bytesSource } from '../../src/core/binary/bytes.ts'
import { inspectBinary } from '../../src/core/binary/inspect.ts'
import { RecordSchema } from '../../src/schemas/record.ts'
import { bytesOfMutant, type Edit, type Mutant, Random, randomMutant } from './mutants.ts'
import { countedSource } from './sources.ts'

/**
 * Bytes that an inspection may read: a few times the file, for its passes and their repetition with a signature undone,
 * and what headers of any size may cost. With digests the parts are hashed once more each, twice at most.
 */
const READ_TIMES = { plain: 8, digests: 14 }
const READ_AT_ALL = 4 << 20

const FACTS = RecordSchema.entries.binary

/** What is wrong with the inspection of these bytes, `null` when all holds. */
export function defectIn(bytes: Uint8Array): string | null {
  return defectWith(bytes, false) ?? defectWith(bytes, true)
}

function defectWith(bytes: Uint8Array, digests: boolean): string | null {
  const source = countedSource(bytesSource(bytes))
  const label = digests ? 'with digests: ' : ''
  try {
    const facts = inspectBinary('mutant', source, { digests })
    const parsed = v.safeParse(FACTS, facts)
    if (!parsed.success) {
      const issue = parsed.issues[0]
      // Deeper keys come from the file.
      const where = issue.path?.[0].key
      return `${label}${typeof where === 'string' ? where : 'facts'}: expected ${issue.expected ?? 'another'}, got ${issue.received.slice(0, 80)}`
    }
    if (facts.size !== bytes.length) return `${label}size: expected ${bytes.length}, got ${facts.size}`
    if (facts.evidence.length === 0) return `${label}the outcome ${facts.outcome} has no evidence`
  } catch (error) {
    return `${label}thrown: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`
  }
  const limit = bytes.length * (digests ? READ_TIMES.digests : READ_TIMES.plain) + READ_AT_ALL
  return source.total() > limit ? `${label}${source.total()} bytes read of a file of ${bytes.length}` : null
}

export interface Found extends Mutant {
  readonly defect: string
}

export interface FuzzOptions {
  readonly seed: number
  /** Stops after so many milliseconds, by `now`. */
  readonly milliseconds: number
  readonly now: () => number
  /** One base only. */
  readonly base?: string | undefined
  /** Called ahead of each mutant: a run that hangs can then be traced. */
  readonly about?: (mutant: Mutant) => void
}

export interface FuzzResult {
  readonly runs: number
  /** Each defect once, told apart by its words without numbers, with the fewest edits that show it. */
  readonly found: readonly Found[]
}

/** Mutates bases until the time is over. */
export function fuzz({ seed, milliseconds, now, base, about }: FuzzOptions): FuzzResult {
  const random = new Random(seed)
  const found = new Map<string, Found>()
  const end = now() + milliseconds
  let runs = 0
  for (; now() < end; runs++) {
    const mutant = randomMutant(random, base)
    about?.(mutant)
    const defect = defectIn(bytesOfMutant(mutant))
    if (defect === null) continue
    const key = kindOf(defect)
    if (!found.has(key)) found.set(key, smallest(mutant, key))
  }
  return { runs, found: [...found.values()] }
}

const kindOf = (defect: string): string => defect.replaceAll(/\d+/g, 'N')

/** Leaves out edits one at a time, for as long as the same kind of defect is left. */
function smallest(mutant: Mutant, kind: string): Found {
  const shows = (edits: readonly Edit[]): string | null => {
    const defect = defectIn(bytesOfMutant({ base: mutant.base, edits }))
    return defect !== null && kindOf(defect) === kind ? defect : null
  }
  let { edits } = mutant
  let defect = shows(edits) ?? kind
  for (let index = edits.length - 1; index >= 0; index--) {
    const fewer = edits.toSpliced(index, 1)
    const still = shows(fewer)
    if (still === null) continue
    edits = fewer
    defect = still
  }
  return { base: mutant.base, edits, defect }
}
