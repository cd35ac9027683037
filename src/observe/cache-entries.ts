/**
 * The entries of the build cache that one build used. The cost follows the build, not the cache: each archive that was
 * linked is read once, and of the index only the folders that its actions lie in are listed.
 */
import { join } from 'node:path'
import type { AskedActions } from '../core/buildlog/action-graph.ts'
import { INDEX_ENTRY_BYTES, type IndexEntryReading, parseIndexEntry } from '../core/cache/index-entry.ts'
import type { LedgerEntries } from '../core/cache/ledger.ts'
import { actionDigits, type CachedFile, cachedFile, cacheName } from '../core/cache/layout.ts'
import { type EntryCheck, judgeUsedEntry } from '../core/cache/used-entry.ts'
import { once } from '../core/once.ts'
import { type LinkedInput, inputKey } from '../core/record/packages.ts'
import type { DataFileAnswer, Ports } from '../ports/types.ts'

type EntryPorts = Pick<Ports, 'files' | 'hashing' | 'buildCache'>

/** Who vouches: trusted runs, and this run for the outputs that it compiled itself, by their sha256. */
export interface Vouch {
  readonly entries: LedgerEntries
  readonly own: ReadonlySet<string>
}

/** Checks archives that were linked and not compiled in this build; the answers by `inputKey`. */
export async function checkEntries(
  ports: EntryPorts,
  inputs: readonly LinkedInput[],
  asked: AskedActions,
  vouch: Vouch | null = null
): Promise<Map<string, EntryCheck>> {
  const unique = [...new Map(inputs.map((input) => [inputKey(input), input])).values()]
  const files = [...new Set(unique.filter(({ file }) => cachedFile(file) !== null).map(({ file }) => file))]
  const answers = await ports.hashing.dataFiles(files)
  const readings = new Map(files.map((file, at) => [file, answers[at]]))
  const index = new Index(ports)
  const checks = new Map<string, EntryCheck>()
  for (const input of unique) {
    const named = cachedFile(input.file)
    checks.set(
      inputKey(input),
      named === null
        ? { state: 'elsewhere', why: 'linked from a file that is in no build cache' }
        : await check(index, named, readings.get(input.file), asked.get(input.path) ?? null, vouch)
    )
  }
  return checks
}

async function check(
  index: Index,
  { cache, hash, inFolder }: CachedFile,
  reading: DataFileAnswer | undefined,
  asked: ReadonlySet<string> | null,
  vouch: Vouch | null
): Promise<EntryCheck> {
  if (reading === undefined || 'problem' in reading) {
    return { state: 'unverified', why: reading?.problem ?? 'its archive was not read' }
  }
  const action = reading.archive?.id?.actionId
  const entries = action === undefined ? [] : await index.entries(cache, actionDigits(action))
  const judged = judgeUsedEntry({ hash, inFolder, reading, asked, entries })
  if (vouch === null || judged.state !== 'verified') return judged
  const named = entries.flatMap((found) => (found.ok && found.entry.output === hash ? [found.entry] : []))
  return { ...judged, witnessed: vouch.own.has(hash) || named.some((entry) => vouch.entries.vouches(entry)) }
}

/** The index, of which a build ID holds 15 of the 32 bytes that its files are named by. */
class Index {
  readonly #ports: EntryPorts
  readonly #folders = new Map<string, Promise<readonly string[]>>()

  constructor(ports: EntryPorts) {
    this.#ports = ports
  }

  async entries(cache: string, digits: string): Promise<IndexEntryReading[]> {
    const folder = join(cache, digits.slice(0, 2))
    return (await once(this.#folders, folder, () => this.#list(folder)))
      .filter((name) => name.startsWith(digits))
      .flatMap((name) => {
        const named = cacheName(digits.slice(0, 2), name)
        if (named?.kind !== 'index') return []
        const bytes = this.#ports.files.head(join(folder, name), INDEX_ENTRY_BYTES + 1)
        return [bytes === null ? UNREADABLE : parseIndexEntry(bytes, named.hash)]
      })
  }

  async #list(folder: string): Promise<readonly string[]> {
    // A folder that cannot be listed leaves its entries unverified.
    const listing = await this.#ports.buildCache.list(folder).catch(() => null)
    return (listing ?? []).map(({ name }) => name)
  }
}

const UNREADABLE: IndexEntryReading = { ok: false, why: 'cannot be read' }
