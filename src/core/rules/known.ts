/**
 * `gate: new`: what a change did not bring does not stop it.
 *
 * A finding is known when the record of the baseline has it already. A known finding is shown and counted apart; the gate
 * stays as the others leave it. Three questions decide how far that may go.
 *
 * Who says so? The list of what is known opens the gate, so it has to come from where a change cannot write: a record that
 * a run of the base branch left as an artifact, one in a git ref, or one in the repository that this change does not touch.
 * The Actions cache is no such place on a pull request: its runs may write entries that only they see, and they see them
 * first, so a record planted there could declare any finding known. On a run that itself writes the baseline only such
 * runs can have written it. The last run on a laptop is nobody's word either. (Who may write what:
 * docs.github.com, "Dependency caching reference", restrictions for accessing a cache.)
 *
 * Is it the same? Rule, binary and target, file, and the sentence without what differs from run to run: commits, times,
 * offsets. No line numbers, which move with every edit above. As many as the baseline has: a second one of the same words
 * is new.
 *
 * Is alike enough? Not for bytes. "The file was changed after linking" on the base branch, accepted or overlooked, must not
 * be a licence to change it after linking in another way, and of two patches the sentences are the same. Such findings are
 * known where the very same bytes were judged, by digest, and never by similarity: the binary, the tree of the tool chain,
 * the entries of the cache, the ledger. What says that something differs from the baseline is new by its nature.
 *
 * A first run has nothing to compare with. On a run that writes the baseline what it finds is taken as the beginning, else
 * nobody with an old finding could begin; findings about bytes close the gate even then.
 */
import type { GateRecord } from '../record/types.ts'
import { findRule } from './registry.ts'
import type { Finding, KnownBy, RuleResult } from './types.ts'

/** Which findings close the gate. */
export type GateScope =
  /** All of them: nothing else was asked for. */
  | { readonly kind: 'all' }
  /** All of them, although only new ones were to: there is nothing that says which are known. `why` is a clause. */
  | { readonly kind: 'everything'; readonly why: string }
  /** Those that this record does not have. `words` name it. */
  | { readonly kind: 'since'; readonly record: GateRecord; readonly words: string }
  /** Those about bytes: the rest is what this branch begins with. */
  | { readonly kind: 'beginning' }

/** The answers with findings that are known set apart. */
export function setKnownApart(results: readonly RuleResult[], record: GateRecord, scope: GateScope): RuleResult[] {
  if (scope.kind === 'all' || scope.kind === 'everything') return [...results]
  const isKnown =
    scope.kind === 'beginning'
      ? ({ rule }: Finding): boolean => knownBy(rule) === 'words'
      : knownIn(scope.record, record)
  return results.map((result) => {
    const known = result.findings.filter((finding) => isKnown(finding))
    return { ...result, known, findings: result.findings.filter((finding) => !known.includes(finding)) }
  })
}

function knownBy(rule: string): KnownBy {
  return findRule(rule)?.knownBy ?? 'words'
}

/** Asks for one finding after the other whether the earlier record has it; each of that record stands for one. */
function knownIn(before: GateRecord, after: GateRecord): (finding: Finding) => boolean {
  const left = new Map<string, number>()
  for (const finding of before.findings) {
    const print = fingerprint(finding)
    left.set(print, (left.get(print) ?? 0) + 1)
  }
  return (finding) => {
    if (!sameBytes(knownBy(finding.rule), before, after)) return false
    const print = fingerprint(finding)
    const n = left.get(print) ?? 0
    left.set(print, n - 1)
    return n > 0
  }
}

/** What of a finding is the same in every run that finds it. */
function fingerprint({ rule, subject, file, message }: Finding): string {
  const stable = message
    .replace(/\b[0-9a-f]{7,64}\b/g, '#')
    .replace(/\b\d{14}\b/g, '#')
    .replace(/\boffset \d+/g, 'offset #')
  return JSON.stringify([rule, subject, file, stable])
}

function sameBytes(by: KnownBy, before: GateRecord, after: GateRecord): boolean {
  if (by === 'words') return true
  if (by === 'nothing') return false
  const [was, is] = [digestOf(by, before), digestOf(by, after)]
  return was !== null && was === is
}

function digestOf(by: Exclude<KnownBy, 'words' | 'nothing'>, record: GateRecord): string | null {
  const { cache, binary, toolchain } = record
  switch (by) {
    case 'binary':
      return binary.sha256
    case 'toolchain':
      return toolchain.authenticity?.treeHash ?? null
    case 'ledger':
      return cache.ledger?.digest ?? null
    case 'cache':
      // Archives in the cache are named by the sha256 of their bytes; of a corrupt one the name is not the digest.
      return cache.corrupt.length > 0
        ? null
        : JSON.stringify(
            [cache.conflicting, cache.ledger?.unwitnessed ?? []].map((list) => list.map(({ file }) => file))
          )
  }
}
