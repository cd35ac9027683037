/** What the trace of a build shows beside its link: what was put between the sources and the compiler. */
import { type ActionNode, graphAgrees } from '../buildlog/action-graph.ts'
import type { BuildLog, Link } from '../buildlog/build-log.ts'
import { redactArgs } from './redact.ts'
import type { TraceRecord } from './types.ts'

/** Overlaid files that are named; beyond, one is as telling as a hundred. */
const MAX_OVERLAID = 100
const MAX_CGO = 1000

export interface TraceInput {
  readonly log: BuildLog
  readonly link: Link | null
  /** Where the file landed when that is not where it was to land. */
  readonly landedElsewhere: string | null
  /** Names of -X definitions that changed nothing. */
  readonly missedVariables: readonly string[]
  /** What the go command planned and ran, by its own account; empty where it gave none. */
  readonly actions: readonly ActionNode[]
}

/** The part of a record that tells how the tools were run. `cached`: packages from the cache whose archives hold C code. */
export function traceRecord(
  { log, link, landedElsewhere, missedVariables, actions }: TraceInput,
  cached: readonly string[]
): TraceRecord {
  const overlaid = log.compiled.flatMap((compiled) => compiled.flags.overlaid)
  return {
    toolexec: log.toolexec === null ? null : redactArgs(log.toolexec),
    overlaid: overlaid.slice(0, MAX_OVERLAID),
    cgo: [...new Set([...log.cgo, ...cached])].slice(0, MAX_CGO),
    hostPrograms: log.hostPrograms,
    linked: link !== null,
    landedElsewhere,
    missedVariables,
    graphAgrees: graphAgrees(actions, log),
    lines: log.lines,
    cutLines: log.cutLines
  }
}
