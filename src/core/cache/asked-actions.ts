/**
 * Which action a build asked the cache for, package by package.
 *
 * The trace of `go build -x` names the archive that was linked, and not the action that it was looked up by. The action
 * graph (`go build -debug-actiongraph=FILE`) does, and its `ActionID` is computed by the go command from the inputs,
 * whatever the cache then gives. So an entry that was repointed at another honest archive shows: that archive names the
 * action that made it.
 *
 * The flag is undocumented, so this is a second witness: without a graph an archive is held against the entry of the
 * action that it names itself.
 *
 * Source: cmd/go/internal/work/action.go (actionJSON), buildid.go (useCache).
 */
import { parseJson, textAt } from '../untrusted.ts'

/** Import paths and IDs are short; what is longer is none. */
const MAX_PATH_CHARS = 4096

/** The action IDs, 20 characters of base64url, that were asked for of each import path. Several: variants of a package. */
export type AskedActions = ReadonlyMap<string, ReadonlySet<string>>

/** Reads an action graph. What is no such graph asks for nothing. */
export function parseAskedActions(json: string): AskedActions {
  const asked = new Map<string, Set<string>>()
  const nodes = parseJson(json)
  if (!Array.isArray(nodes)) return asked
  for (const node of nodes as readonly unknown[]) {
    const path = textAt(node, MAX_PATH_CHARS, 'Package')
    const action = textAt(node, MAX_PATH_CHARS, 'ActionID')
    if (path === null || action === null || textAt(node, MAX_PATH_CHARS, 'Mode') !== 'build') continue
    const actions = asked.get(path) ?? new Set()
    asked.set(path, actions.add(action))
  }
  return asked
}

/** What several builds asked for. */
export function mergeAsked(all: readonly AskedActions[]): AskedActions {
  const merged = new Map<string, Set<string>>()
  for (const [path, actions] of all.flatMap((asked) => [...asked])) {
    merged.set(path, new Set([...(merged.get(path) ?? []), ...actions]))
  }
  return merged
}
