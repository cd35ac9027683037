/** The commits of a run: from which of them records are wanted, and how a record that was found stands to them. */
import { type Relation, type Standing, standing } from '../core/baseline/standing.ts'
import { mergedBase } from '../core/event/test-merge.ts'
import { once } from '../core/once.ts'
import type { GateRecord } from '../core/record/types.ts'
import type { Ports } from '../ports/types.ts'
import type { GateRequest } from '../request.ts'
import { firstParents, mergeBase, relationOf } from './ancestry.ts'
import type { BaselineMemory } from './baseline-memory.ts'

/** Ancestors whose records are asked for by name. */
const MAX_COMMITS = 50

interface Asking {
  readonly ports: Ports
  readonly request: GateRequest
  readonly record: GateRecord
  readonly memory: BaselineMemory
}

/** The commit that this run builds upon, and the last one of the branch that is part of it. */
interface Commits {
  readonly base: string | null
  readonly head: string | null
  readonly called: { readonly base: string; readonly head: string }
}

const MERGE_BASE = 'the merge base'
const THIS = 'this one'

/** Whether a run is about a change that goes into a branch: that branch goes no further than its base. */
function isChange({ run }: GateRecord): boolean {
  return /^(?:pull_request|merge_group)/.test(run.event ?? '')
}

/**
 * The same, as git knows it: of a pull request whose own head is checked out the commit at which it left its base branch.
 * What the branch became since is not in the tree, and must not be taken for something that the change took away.
 */
async function commitsIn(asking: Asking): Promise<Commits> {
  const { ports, request, record, memory } = asking
  const commits = commitsOf(record)
  const { head, vcs, event } = record.source
  if (!isChange(record) || vcs !== 'git' || head === null || head === event.commit || commits.base === null)
    return commits
  const tip = commits.base
  const base = await once(memory.mergeBases, `${tip} ${head}`, () => mergeBase(ports, request.cwd, tip, head))
  return { ...commits, base: base ?? tip }
}

function commitsOf(record: GateRecord): Commits {
  const { head, event } = record.source
  if (isChange(record)) {
    const base = mergedBase(record.run.event, event, record.source) ?? event.base
    return { base, head: base, called: { base: MERGE_BASE, head: MERGE_BASE } }
  }
  if (event.base === null || event.base === head) return { base: head, head, called: { base: THIS, head: THIS } }
  return { base: event.base, head, called: { base: 'the commit before this push', head: THIS } }
}

/** Commits whose record is wanted, the best first. */
export async function queryCommits(asking: Asking): Promise<string[]> {
  const { base } = await commitsIn(asking)
  if (base === null) return []
  const { ports, request, record, memory } = asking
  if (record.source.vcs !== 'git') return [base]
  return once(memory.ancestors, base, () => firstParents(ports, request.cwd, base, MAX_COMMITS))
}

/** How a record that was found stands to this run. `name` is where it is from. */
export async function placed(asking: Asking, found: GateRecord, name: string): Promise<Standing> {
  const { base, head, called } = await commitsIn(asking)
  const toBase = await relation(asking, found.source.head, base)
  const toHead = base === head ? toBase : await relation(asking, found.source.head, head)
  return standing(name, found, asking.record, { toBase, toHead, called })
}

async function relation(asking: Asking, commit: string | null, reference: string | null): Promise<Relation> {
  if (commit === null || reference === null) return { kind: 'unknown' }
  if (commit === reference) return { kind: 'same' }
  const { ports, request, record, memory } = asking
  if (record.source.vcs !== 'git') return { kind: 'unknown' }
  return once(memory.relations, `${commit} ${reference}`, () => relationOf(ports, request.cwd, commit, reference))
}
