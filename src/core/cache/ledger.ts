/**
 * The ledger: which entries of the build cache trusted runs wrote or verified.
 *
 * A seal is a checksum, so whoever edits a cached archive and seals it anew passes every test of the cache itself. What
 * tells such an archive from an honest one is who wrote it. A run of the default branch with the published Go and a cache
 * that was empty, or in which everything was vouched for already, knows that all entries it leaves behind are honest: it
 * writes them down as pairs of action and output. Later runs hold their cache against that list.
 *
 *   go-provenance-gate cache ledger 1
 *   repository owner/name              `-`: of no repository
 *   ref refs/heads/main                `-`: of no ref
 *   generation 7
 *   written 20780                      days since 1970
 *   ancestor 6 <digest>                the ledgers that this one goes back to, newest first, at most 64
 *   entries 419
 *   <action> <output> <day>            base64url of the two hashes, the day of the last witness; sorted
 *   digest <sha256 of every byte above, as hex>
 *
 * One content has one form: sorted, no spare spaces, no other order. Two runs that end at the same time make two ledgers
 * of one ancestor; the next one has both as ancestors and the entries of both, so that nothing is lost. A day, and
 * not a time, is kept: what nobody has seen for a month vouches for nothing, so an old ledger that is played back
 * ages by itself.
 *
 * The digest shows damage and ties a ledger to its ancestors; it is no signature, and whoever can write the file can make
 * another. So the place it is read from decides what it is worth (observe/cache-trust.ts), or a signature of these bytes
 * in a file beside it (ledger-signature.ts). Anything behind the digest is refused.
 */
import { createHash } from 'node:crypto'
import { quote } from '../text/markup.ts'

const LEDGER_VERSION = 1

/** Entries of a ledger: caches of real repositories hold 400 to 30,000. */
export const MAX_LEDGER_ENTRIES = 200_000
/** A line of an entry has at most 96 bytes. */
export const MAX_LEDGER_BYTES = 20 << 20
/** Ancestors that a ledger names. */
export const MAX_ANCESTORS = 64

const TITLE = 'go-provenance-gate cache ledger'
const DAY_MS = 86_400_000

/** Whom a ledger is of. `null`: of nobody in particular, as on a laptop. */
export interface LedgerOwner {
  /** `owner/name`. */
  readonly repository: string | null
  /** `refs/heads/main`. */
  readonly ref: string | null
}

export interface Ancestor {
  readonly generation: number
  /** 64 hex digits. */
  readonly digest: string
}

export interface Ledger extends LedgerOwner {
  readonly generation: number
  /** When it was written, in days since 1970. */
  readonly written: number
  readonly ancestors: readonly Ancestor[]
  readonly entries: LedgerEntries
  /** sha256 of its text but for the last line, 64 hex digits. */
  readonly digest: string
}

/** An entry of the index: both hashes as 64 hex digits. */
export interface Pair {
  readonly action: string
  readonly output: string
}

/** The pairs of a ledger, each with the day on which it was witnessed last. An action may have several outputs. */
export class LedgerEntries {
  /** By the text of both hashes as it stands in a line, in any order. */
  readonly days: ReadonlyMap<string, number>
  #outputs: Set<string> | null = null

  constructor(days: ReadonlyMap<string, number>) {
    this.days = days
  }

  get size(): number {
    return this.days.size
  }

  /** Whether a trusted run has witnessed that this action gave this output. */
  vouches(pair: Pair): boolean {
    return this.days.has(lineKey(pair))
  }

  /** Whether any action is known to give this output, 64 hex digits. */
  knows(output: string): boolean {
    this.#outputs ??= new Set([...this.days.keys()].map((key) => key.slice(HASH_CHARS + 1)))
    return this.#outputs.has(base64(output))
  }

  /** Those that were witnessed on `day` or later. */
  since(day: number): LedgerEntries {
    return new LedgerEntries(new Map([...this.days].filter(([, seen]) => seen >= day)))
  }
}

export const NO_ENTRIES = new LedgerEntries(new Map())

/** base64url of 32 bytes, whose last character holds four bits and two zeros. */
const HASH_CHARS = 43
const HASH = '[\\w-]{42}[AEIMQUYcgkosw048]'

function base64(hash: string): string {
  return Buffer.from(hash, 'hex').toString('base64url')
}

/** The form in which a pair stands in a ledger and in LedgerEntries. */
export function lineKey({ action, output }: Pair): string {
  return `${base64(action)} ${base64(output)}`
}

/** Days since 1970 of a time in milliseconds. */
export function dayOf(milliseconds: number): number {
  return Math.floor(milliseconds / DAY_MS)
}

/** The day of a number of days since 1970: `2026-11-21`. */
export function dayWords(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

export type LedgerReading =
  | { readonly ok: true; readonly ledger: Ledger }
  /** `why`: "expected X, got Y", in the markup of text/markup.ts. */
  | { readonly ok: false; readonly why: string }

/** Reads a ledger. What is not a whole ledger of this version is refused, and nothing of it is used. */
export function parseLedger(text: string): LedgerReading {
  if (text.length > MAX_LEDGER_BYTES) return refused(`expected at most ${MAX_LEDGER_BYTES} bytes, got ${text.length}`)
  const version = /^go-provenance-gate cache ledger (\d{1,6})\n/.exec(text)?.[1]
  if (version === undefined) {
    // Git does that at checkout, on Windows by default: the bytes are no longer those that were written.
    const isRewritten = text.startsWith(TITLE) && /^[^\r\n]{1,100}\r\n/.test(text)
    const lines = 'expected lines that end in LF, got CRLF: `cache.ledger -text` in .gitattributes keeps git from that'
    return refused(isRewritten ? lines : 'expected a ledger, got something else')
  }
  if (version !== String(LEDGER_VERSION)) return refused(`expected version ${LEDGER_VERSION}, got ${version}`)
  const end = /^digest ([0-9a-f]{64})\n/m.exec(text)
  if (end === null) return refused('expected a digest in its last line, got none: it was cut off or edited')
  const above = text.slice(0, end.index)
  const rest = text.slice(end.index + end[0].length)
  if (rest !== '') return refused(`expected nothing behind the digest, got ${quote(rest.slice(0, 40))}`)
  const digest = digestOf(above)
  if (digest !== end[1]) {
    return refused(`expected the digest ${digest.slice(0, 12)}… of its content, got ${(end[1] ?? '').slice(0, 12)}…`)
  }
  return parseContent(above.split('\n').slice(1, -1), digest)
}

const FIELDS: readonly [name: string, value: RegExp][] = [
  ['repository', /^(?:-|[\w.-]{1,100}\/[\w.-]{1,100})$/],
  ['ref', /^(?:-|refs\/[^\s\p{C}]{1,250})$/u],
  ['generation', /^[1-9]\d{0,8}$/],
  ['written', /^\d{1,7}$/]
]

/** The lines between the title and the digest, which was found to be theirs. */
function parseContent(lines: readonly string[], digest: string): LedgerReading {
  const values: string[] = []
  for (const [at, [name, form]] of FIELDS.entries()) {
    const value = fieldOf(lines[at], name)
    if (value === null || !form.test(value)) return refused(oddLine(name, lines[at], at))
    values.push(value)
  }
  const [repository = '-', ref = '-', generation = '', written = ''] = values
  const ancestors: Ancestor[] = []
  let at = FIELDS.length
  for (let found = ancestorOf(lines[at]); found !== null; found = ancestorOf(lines[++at])) ancestors.push(found)
  const last = ancestors.find((ancestor, index) => !isAfter(ancestor, ancestors[index - 1], Number(generation)))
  if (last !== undefined || ancestors.length > MAX_ANCESTORS) {
    return refused('expected its ancestors by generation, the newest first, each older than itself')
  }
  const count = fieldOf(lines[at], 'entries')
  if (count === null || !/^\d{1,7}$/.test(count)) return refused(oddLine('entries', lines[at], at))
  if (Number(count) > MAX_LEDGER_ENTRIES) {
    return refused(`expected at most ${MAX_LEDGER_ENTRIES} entries, got ${count}`)
  }
  const entries = lines.slice(at + 1)
  if (entries.length !== Number(count)) return refused(`expected ${count} entries, got ${entries.length}`)
  const days = new Map<string, number>()
  let before = ''
  for (const [index, line] of entries.entries()) {
    const day = ENTRY.exec(line)?.[1]
    const key = line.slice(0, 2 * HASH_CHARS + 1)
    if (day === undefined) return refused(oddLine('an action, an output and a day', line, at + 1 + index))
    if (key <= before) return refused(`line ${at + index + 3}: expected its entries sorted, each once`)
    if (Number(day) > Number(written)) {
      return refused(`line ${at + index + 3}: expected an entry that is no younger than the ledger`)
    }
    days.set(key, Number(day))
    before = key
  }
  return {
    ok: true,
    ledger: {
      repository: repository === '-' ? null : repository,
      ref: ref === '-' ? null : ref,
      generation: Number(generation),
      written: Number(written),
      ancestors,
      entries: new LedgerEntries(days),
      digest
    }
  }
}

const ENTRY = new RegExp(`^${HASH} ${HASH} (0|[1-9]\\d{0,6})$`)

function fieldOf(line: string | undefined, name: string): string | null {
  return line?.startsWith(`${name} `) === true ? line.slice(name.length + 1) : null
}

function ancestorOf(line: string | undefined): Ancestor | null {
  const found = /^ancestor ([1-9]\d{0,8}) ([0-9a-f]{64})$/.exec(line ?? '')
  return found === null ? null : { generation: Number(found[1]), digest: found[2] ?? '' }
}

function isAfter({ generation, digest }: Ancestor, before: Ancestor | undefined, own: number): boolean {
  if (before === undefined) return generation < own
  return generation < before.generation || (generation === before.generation && digest > before.digest)
}

function oddLine(expected: string, line: string | undefined, at: number): string {
  return `line ${at + 2}: expected ${quote(expected)}, got ${line === undefined ? 'the end' : quote(line.slice(0, 60))}`
}

function refused(why: string): LedgerReading {
  return { ok: false, why }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** A ledger of this content, with its digest. */
export function sealLedger(content: Omit<Ledger, 'digest'>): Ledger {
  return { ...content, digest: digestOf(contentOf(content)) }
}

/** The text of a ledger: the same ledger, the same bytes. */
export function writeLedger(ledger: Ledger): string {
  const above = contentOf(ledger)
  return `${above}digest ${digestOf(above)}\n`
}

function contentOf(ledger: Omit<Ledger, 'digest'>): string {
  const { repository, ref, generation, written, ancestors, entries } = ledger
  const lines = [...entries.days].map(([key, day]) => `${key} ${day}`).toSorted()
  return [
    `${TITLE} ${LEDGER_VERSION}`,
    `repository ${repository ?? '-'}`,
    `ref ${ref ?? '-'}`,
    `generation ${generation}`,
    `written ${written}`,
    ...ancestors.map((ancestor) => `ancestor ${ancestor.generation} ${ancestor.digest}`),
    `entries ${entries.size}`,
    ...lines,
    ''
  ].join('\n')
}
