/**
 * A binary, and the run of the linker that made it.
 *
 * They are brought together by the build ID, which the linker was given: action, main action, main content. Between the
 * linker and the file in its place the go command writes the content ID into it and nothing else, but for the signature of
 * Mach-O files. So where the file, read with the linker's own ID in the place of its ID, has the digest of what the linker
 * wrote, it is that file byte for byte. The seal cannot show as much: who knows its rule can stamp a changed file anew.
 */
import { findLink, withArchiveHashes } from '../core/buildlog/observed.ts'
import type { ObservedLink } from '../core/buildlog/observed.ts'
import type { BinaryFacts } from '../core/binary/facts.ts'
import { MAX_HITS } from '../core/binary/limits.ts'
import type { LinkedArchive } from '../core/cache/archive-id.ts'
import type { CacheFolder } from '../core/cache/state.ts'
import type { EntryCheck } from '../core/cache/used-entry.ts'
import type { GoObservation, ObservedInput } from '../core/record/assemble.ts'
import { cachedInputs, inputKey } from '../core/record/packages.ts'
import type { Tool } from '../core/record/types.ts'
import type { Ports } from '../ports/types.ts'
import { readArchiveIds } from './archive-ids.ts'
import { checkEntries } from './cache-entries.ts'
import { readCacheFolder } from './cache-folder.ts'
import { hashCompiler, usesC } from './c-compiler.ts'
import type { ObservedCommand } from './command.ts'
import { missedVariables } from './linker-variables.ts'

export interface MatchedCommand {
  readonly observed: ObservedInput
  readonly archiveIds: ReadonlyMap<string, LinkedArchive>
  readonly cacheEntries: ReadonlyMap<string, EntryCheck>
  readonly cacheFolder: CacheFolder | null
  /** With the tools that ran. */
  readonly go: GoObservation | null
}

/** What a command has to do with a binary. `bytes` is where the binary's bytes are, `null` when there are none. */
export async function matchCommand(
  ports: Ports,
  { argv, build, log, entries }: ObservedCommand,
  binary: BinaryFacts,
  bytes: string | null,
  go: GoObservation | null
): Promise<MatchedCommand> {
  const counts = {
    command: argv,
    toolRuns: build.runs,
    links: build.links.length,
    damaged: build.damaged,
    times: build.times
  }
  const found = bytes === null ? null : findLink(build.links, binary)
  if (found === null || bytes === null) {
    const observed = { ...counts, bytesAgree: null, trace: null }
    return { observed, archiveIds: new Map(), cacheEntries: new Map(), cacheFolder: null, go }
  }
  const { link } = found
  const env = go?.env ?? {}
  const archiveIds = readArchiveIds(ports, { link, log }, env['GOCACHE'] ?? '')
  const missed = await missedVariables(ports, { file: bytes, link })
  const filled = withArchiveHashes(log, archiveIds)
  const trace = { log: filled, link, landedElsewhere: null, missedVariables: missed, actions: [] }
  // Several binaries are linked from the same archives. Which actions were asked for, only the go command could say.
  const inputs = cachedInputs(filled, link).filter((input) => !entries.has(inputKey(input)))
  const [checked, cacheFolder] = await Promise.all([
    checkEntries(ports, inputs, new Map()),
    readCacheFolder(ports, env['GOCACHE'] ?? '', ports.env, env['GOCACHEPROG'] ?? '')
  ])
  for (const [key, check] of checked) entries.set(key, check)
  const tools = [...build.tools].flatMap(([name, { path, sha256, size }]): Tool[] =>
    sha256 === null ? [] : [{ name, path, sha256, size }]
  )
  const cc = go !== null && usesC({ link }) ? await hashCompiler(ports, go.env) : null
  return {
    observed: { ...counts, bytesAgree: await bytesAgree(ports, bytes, binary, found), trace },
    archiveIds,
    cacheEntries: entries,
    cacheFolder,
    go: go === null ? null : { ...go, tools, cc }
  }
}

/** Whether a file is what the linker wrote, but for the content ID. `null` where the go command changes more than that. */
async function bytesAgree(
  ports: Pick<Ports, 'files' | 'hashing'>,
  file: string,
  binary: BinaryFacts,
  { link, output }: ObservedLink
): Promise<boolean | null> {
  if (output?.sha256 == null) return null
  if (output.sha256 === binary.sha256) return true
  const is = binary.buildId?.text
  const was = link.buildId
  // The go command signs a Mach-O file again; a fat file is put together by another tool.
  if (binary.format === 'macho' || binary.slices.length > 0) return null
  if (is === undefined || was === null || is.length !== was.length) return null
  // A signature that was added later is honest, and said elsewhere.
  if (binary.seal !== 'intact' || output.size !== binary.size) return null
  const range = { offset: 0, size: binary.size }
  const { hits } = await ports.hashing.pass(file, { range, patterns: [Buffer.from(is, 'latin1')], views: [] })
  const offsets = hits[0]?.offsets ?? []
  if (offsets.length === 0 || offsets.length >= MAX_HITS) return null
  const patches = offsets.map((offset) => ({ offset, bytes: Buffer.from(was, 'latin1') }))
  // A view reads its `id` as zero; this one stands in no file.
  const id = Buffer.from(output.sha256, 'hex')
  const view = { length: binary.size, padding: 0, zero: [], patches, id }
  const { seals } = await ports.hashing.pass(file, { range, patterns: [], views: [view] })
  return seals[0] === Buffer.from(output.sha256, 'hex').subarray(0, SEAL_BYTES).toString('base64url')
}

/** How many bytes of its sha256 a view is told by. */
const SEAL_BYTES = 15
