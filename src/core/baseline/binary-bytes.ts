/**
 * The same inputs, other bytes: what became of a file since an earlier record.
 *
 * The first three parts of a build ID name what was linked: the flags and packages, the action and the content of
 * package main. Where one of them differs another program was built, and other bytes are no surprise. Where all three
 * are the same the bytes should be, too, and the digests of both records say what kind of difference it is:
 *
 *  - the seal's own part is the same and holds: only bytes that it does not cover differ, a signature or a host ID;
 *  - what is loaded is the same: symbols or debug information went, the code did not;
 *  - the content part differs although both seals hold: patched and stamped anew, or a link that is not reproducible;
 *  - what is loaded differs: patched. The sections say where.
 *
 * Measured levels: docs/seal.md.
 */
import type { BinaryFacts } from '../binary/facts.ts'
import { haveSameInputs, partsOf } from '../binary/build-id.ts'
import { sealHolds } from '../binary/seal.ts'
import type { GateRecord } from '../record/types.ts'
import { quoteList } from '../text/markup.ts'
import { drift, type Explanation } from './drift.ts'
import type { Drift } from './types.ts'

/** Sections that are named. */
const MAX_NAMED = 5

/** The difference between the bytes of two binaries of the same inputs; empty when there is none, or when it is no wonder. */
export function binaryDrift(before: GateRecord, after: GateRecord): Drift[] {
  const [was, is] = [before.binary, after.binary]
  const [wasId, isId] = [partsOf(was), partsOf(is)]
  if (was.sha256 === null || is.sha256 === null || was.sha256 === is.sha256) return []
  if (wasId === null || isId === null || !haveSameInputs(wasId, isId)) return []
  if (sealHolds(was.seal) && sealHolds(is.seal)) {
    return wasId.content === isId.content
      ? drift('binary.sha256', was.sha256, is.sha256, uncovered(is))
      : [restamped(wasId.content, isId.content, changedWithId(was, is))]
  }
  const [wasLoad, isLoad] = [was.digests?.load ?? null, is.digests?.load ?? null]
  if (wasLoad === null || isLoad === null) {
    const why = 'the inputs are the same and the bytes are not; without digests of both files it cannot be said where'
    return [{ path: 'binary.sha256', before: was.sha256, after: is.sha256, class: 'unexplained', why }]
  }
  if (wasLoad === isLoad) return drift('binary.sha256', was.sha256, is.sha256, untouched(was, is))
  const where = changedSections(was, is)
  const why = `what is loaded differs: patched${where.length === 0 ? '' : ` in ${quoteList(where)}`}`
  return [{ path: 'binary.digests.load', before: wasLoad, after: isLoad, class: 'unexplained', why }]
}

function uncovered({ seal }: BinaryFacts): Explanation {
  const why =
    seal === 'resigned'
      ? 'signed after linking: without the signature it is the same file'
      : 'only bytes that the seal does not cover differ: a signature or a host ID'
  return { class: 'explained', why }
}

function untouched(was: BinaryFacts, is: BinaryFacts): Explanation {
  return { class: 'explained', why: `${whatHappened(was, is)} after linking, the code is untouched` }
}

function whatHappened(was: BinaryFacts, is: BinaryFacts): string {
  if (was.symbols.symtab && !is.symbols.symtab) return 'stripped'
  if (was.symbols.dwarf && !is.symbols.dwarf) return 'debug information removed'
  return is.appended === null ? 'rewritten' : 'appended to'
}

function restamped(before: string, after: string, where: readonly string[]): Drift {
  const places = where.length === 0 ? '' : ` (${quoteList(where)} ${where.length === 1 ? 'differs' : 'differ'})`
  const why = `the same inputs gave other bytes${places}: patched and stamped anew, or a link that is not reproducible`
  return { path: 'binary.buildId.content', before, after, class: 'unexplained', why }
}

function changedWithId(was: BinaryFacts, is: BinaryFacts): string[] {
  return changedSections(was, is).filter((name) => is.format === 'elf' || !CODE.has(name))
}

/** Names of sections of both files with other bytes, and of those that came or went, but for what strip takes. */
function changedSections(was: BinaryFacts, is: BinaryFacts): string[] {
  const [before, after] = [sectionDigests(was), sectionDigests(is)]
  const names = [...new Set([...before.keys(), ...after.keys()])]
  return names
    .filter((name) => !HOLDS_THE_ID.has(name) && before.get(name) !== after.get(name))
    .filter((name) => !TAKEN_AWAY.test(name) || (before.has(name) && after.has(name)))
    .slice(0, MAX_NAMED)
}

/** The text of the ID is not the difference but its label. Other formats than ELF hold it in the code. */
const HOLDS_THE_ID = new Set(['.note.go.buildid', '.note.gnu.build-id'])
const CODE = new Set(['.text', '__text'])
/** Tables that tools take away, move or write anew without touching the program. */
const TAKEN_AWAY =
  /^(?:\.symtab|\.strtab|\.shstrtab|\.debug_|\.zdebug_|__debug_|__zdebug_|\.gnu_debuglink|\.comment|\.note)/

function sectionDigests({ digests }: BinaryFacts): Map<string, string> {
  return new Map((digests?.sections ?? []).map(({ name, sha256 }) => [name, sha256]))
}
