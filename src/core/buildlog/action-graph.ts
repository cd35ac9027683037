/**
 * The action graph of a build (`go build -debug-actiongraph=FILE`): what the go command planned, asked the cache for, ran,
 * and how long that took.
 *
 *   [{"Mode":"build","Package":"example.com/a","Objdir":"/tmp/go-build1/b002/","ActionID":"A","BuildID":"A/C",
 *     "TimeStart":"2026-11-22T00:38:21.650379057Z","TimeDone":"...","Cmd":["..."],"CmdUser":39416000,"CmdSys":14479000}, ...]
 *
 * `Cmd` is null for what came from the cache. The trace of `go build -x` names the archive that was linked, and not the
 * action that it was looked up by; the graph does, and its `ActionID` is computed by the go command from the inputs,
 * whatever the cache then gives. So an entry that was repointed at another honest archive shows: that archive names the
 * action that made it.
 *
 * The flag is undocumented, so this is a second witness: nothing rests on the graph alone, and a build without one is
 * judged by its trace.
 *
 * Source: cmd/go/internal/work/action.go (actionJSON), buildid.go (useCache); measured with Go 1.18 to 1.27.
 */
import { parseJson, textAt, valueAt } from '../untrusted.ts'
import type { BuildLog } from './build-log.ts'

/** Import paths and IDs are short; what is longer is none. */
const MAX_PATH_CHARS = 4096
/** Nodes that are read; the largest real builds have some 20,000. */
const MAX_NODES = 500_000

export interface ActionNode {
  readonly path: string
  /** 20 characters of base64url. */
  readonly actionId: string
  /** Folder below $WORK: `b001`; `null` where it is written otherwise. */
  readonly action: string | null
  /** Whether a command ran for it. */
  readonly ran: boolean
  /** On the clock, `null` where it does not say. */
  readonly milliseconds: number | null
}

/** The nodes that compile packages. What is no such graph has none. */
export function parseActionGraph(json: string): ActionNode[] {
  const nodes = parseJson(json)
  if (!Array.isArray(nodes)) return []
  return (nodes as readonly unknown[]).slice(0, MAX_NODES).flatMap((node): ActionNode[] => {
    const path = textAt(node, MAX_PATH_CHARS, 'Package')
    const actionId = textAt(node, MAX_PATH_CHARS, 'ActionID')
    if (path === null || actionId === null || textAt(node, MAX_PATH_CHARS, 'Mode') !== 'build') return []
    const action = /[\\/](b\d+)[\\/]?$/.exec(textAt(node, MAX_PATH_CHARS, 'Objdir') ?? '')?.[1] ?? null
    return [{ path, actionId, action, ran: Array.isArray(valueAt(node, 'Cmd')), milliseconds: duration(node) }]
  })
}

function duration(node: unknown): number | null {
  const [start, done] = [instant(node, 'TimeStart'), instant(node, 'TimeDone')]
  return start === null || done === null || done < start ? null : Math.round(done - start)
}

/** RFC 3339 with nanoseconds, as milliseconds. */
function instant(node: unknown, name: string): number | null {
  const at = Date.parse(textAt(node, 40, name) ?? '')
  return Number.isFinite(at) && at > 0 ? at : null
}

/** The action IDs that were asked for of each import path. Several: variants of a package. */
export type AskedActions = ReadonlyMap<string, ReadonlySet<string>>

/** Which action a build asked the cache for, package by package. */
export function askedActions(nodes: readonly ActionNode[]): AskedActions {
  const asked = new Map<string, Set<string>>()
  for (const { path, actionId } of nodes) asked.set(path, (asked.get(path) ?? new Set()).add(actionId))
  return asked
}

/** How long each action that ran took, by action ID. */
export function actionTimes(nodes: readonly ActionNode[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const { actionId, ran, milliseconds } of nodes)
    if (ran && milliseconds !== null) times.set(actionId, milliseconds)
  return times
}

/**
 * Whether the graph tells of the same compiler runs as the trace, action by action; `null` without a graph. Packages
 * that the trace compiled must have run in the graph, under the same action ID.
 */
export function graphAgrees(nodes: readonly ActionNode[], log: BuildLog): boolean | null {
  if (nodes.length === 0) return null
  const byAction = new Map(nodes.map((node) => [node.action, node]))
  return log.compiled.every(({ action, actionId }) => {
    const node = byAction.get(action)
    return node !== undefined && node.ran && node.actionId === actionId
  })
}
