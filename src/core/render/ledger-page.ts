/** What `cache ledger` and `cache enforce` say when they are done. */
import type { CacheAudit } from '../cache/audit.ts'
import type { Enforced } from '../cache/enforced.ts'
import { dayWords, type Ledger } from '../cache/ledger.ts'
import type { CacheFolder } from '../cache/state.ts'
import { boundWords } from '../cache/ledger-chain.ts'
import { count, plainText, quote } from '../text/markup.ts'
import { visible } from '../text/visible.ts'
import { wrap } from './layout.ts'
import type { TerminalOptions } from './terminal.ts'

/** Names of a list that a page shows; `--json` has more. */
const MAX_SHOWN = 10

/** A ledger without its entries, for `--json`. */
function ledgerFacts({ repository, ref, generation, written, ancestors, entries, digest }: Ledger): object {
  const previous = ancestors[0]?.digest ?? null
  return { repository, ref, generation, written: dayWords(written), previous, entries: entries.size, digest }
}

/** A ledger that vouches, and the workflow that signed it; `null`: it is not signed. */
export interface VouchingLedger {
  readonly ledger: Ledger
  readonly signer: string | null
}

/** The same of a ledger that vouches. */
export function vouchingFacts({ ledger, signer }: VouchingLedger): object {
  return { ...ledgerFacts(ledger), signer }
}

/** Until when trusted runs vouch, and who says so. */
export function vouchingWords({ ledger, signer }: VouchingLedger): string {
  const until = `by trusted runs up to ${dayWords(ledger.written)}`
  return signer === null ? until : `${until}, signed by ${quote(signer)}`
}

export interface WrittenLedger {
  /** Where it was written. */
  readonly file: string
  readonly ledger: Ledger
  readonly signed: boolean
  /** Entries of the cache that verified. */
  readonly witnessed: number
  readonly audit: CacheAudit
}

/** What `cache ledger --json` prints. */
export function ledgerJson({ file, ledger, signed, witnessed, audit }: WrittenLedger): object {
  return {
    file,
    ...ledgerFacts(ledger),
    signed,
    witnessed,
    unverified: audit.entries - witnessed,
    totals: audit.totals
  }
}

/** The page about a ledger that was written, ending in a newline. */
export function ledgerPage(
  { file, ledger, signed, witnessed, audit }: WrittenLedger,
  options: TerminalOptions
): string {
  const { repository, ref, generation, entries, digest } = ledger
  const left = audit.entries - witnessed
  const bad = audit.totals.corrupt + audit.totals.conflicting
  const lines = [
    `${options.paint('bold', visible(options.showPath(file)))}  ${count(entries.size, 'entry', 'entries')}`,
    '',
    ...paragraph(
      `Generation ${generation}, of ${repository === null ? 'no repository' : quote(repository)}${ref === null ? '' : ` at ${quote(ref)}`}, digest ${digest.slice(0, 12)}…${signed ? ', signed' : ''}.`,
      options
    ),
    ...paragraph(`${count(witnessed, 'entry', 'entries')} of this cache witnessed.`, options)
  ]
  const bound = boundWords(ledger)
  if (bound !== '') lines.push(...paragraph(`It is ${bound}.`, options))
  if (left > 0) lines.push(...paragraph(`${count(left, 'entry', 'entries')} left out, which did not verify.`, options))
  if (bad > 0) {
    const words = `${count(bad, 'entry', 'entries')} corrupt or conflicting: do not rely on what this cache made. Exit 1.`
    lines.push(
      options.paint('bad', words),
      'Fix    cache audit names them; go clean -cache, build, and write the ledger anew'
    )
  }
  return `${lines.join('\n')}\n`
}

/** What `cache enforce --json` prints, of the folder of the cache. */
export function enforceJson({ path, remarks }: CacheFolder, done: Enforced, by: VouchingLedger): object {
  return { path, remarks, ...done, ledger: vouchingFacts(by) }
}

/** The page about a cache that a ledger was enforced upon, ending in a newline. */
export function enforcePage(
  { path, remarks }: CacheFolder,
  done: Enforced,
  by: VouchingLedger,
  options: TerminalOptions
): string {
  const { aside, entries, kept, setAside, corrupt, listed } = done
  const lines = [
    `${options.paint('bold', visible(options.showPath(path)))}  ${count(entries, 'entry', 'entries')}`,
    '',
    // What a program hands out, or other users write, was not cleared.
    ...remarks.flatMap((remark) => paragraph(`Note: ${remark}.`, options)),
    ...paragraph(`${kept} stay${kept === 1 ? 's' : ''}: witnessed ${vouchingWords(by)}.`, options)
  ]
  if (aside === null) lines.push(options.paint('good', 'Nothing was set aside.'))
  else {
    lines.push(
      ...paragraph(
        `${count(setAside.entries, 'entry', 'entries')} and ${count(setAside.outputs, 'output')} set aside in ${quote(options.showPath(aside))}.`,
        options
      )
    )
    if (corrupt > 0) {
      const words = `${count(corrupt, 'output')} of them with other bytes than its name says: find out who writes here.`
      lines.push(options.paint('bad', words))
    }
    lines.push(...listed.slice(0, MAX_SHOWN).map((file) => `  ${visible(file)}`))
    if (setAside.entries > MAX_SHOWN) lines.push(`  and ${setAside.entries - MAX_SHOWN} more`)
    lines.push('Next   go build compiles them anew; cache enforce --restore moves them back')
  }
  return `${lines.join('\n')}\n`
}

export interface RestoredCache {
  readonly aside: string
  readonly moved: number
  readonly taken: number
}

/** The page about what was moved back into a cache, ending in a newline. */
export function restorePage(path: string, { aside, moved, taken }: RestoredCache, options: TerminalOptions): string {
  const words = [
    `${count(moved, 'file')} moved back from ${quote(options.showPath(aside))} to ${quote(options.showPath(path))}.`
  ]
  if (taken > 0)
    words.push(`${count(taken, 'file')} left there: Go has made ${taken === 1 ? 'it' : 'them'} anew since.`)
  return `${words.flatMap((text) => paragraph(text, options)).join('\n')}\n`
}

function paragraph(text: string, options: TerminalOptions): string[] {
  return wrap(plainText(text), options.columns, options.measure)
}
