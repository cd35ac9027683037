/**
 * Fat Mach-O files (universal binaries): several programs in one file, one for each processor. Big endian.
 *
 *   fat_header          fat_arch (20)       fat_arch_64 (32)
 *   0 magic      4      0  cputype    4     0  cputype    4     magic 0xcafebabe: fat_arch, 0xcafebabf: fat_arch_64
 *   4 nfat_arch  4      4  cpusubtype 4     4  cpusubtype 4
 *                       8  offset     4     8  offset     8
 *                       12 size       4     16 size       8
 *                       16 align      4     24 align      4, reserved 4
 *
 * A Java class file has the same first four bytes; behind them stand its minor and major version, 45 and above.
 *
 * The kernel runs one slice and nobody else sees the others, so each is judged as a file of its own, and the file is as
 * bad as its worst slice. `go version -m` reads the first slice only.
 *
 * Source: mach-o/fat.h; debug/macho (NewFatFile).
 */
import { bounded, FormatError, TruncatedError } from '../errors.ts'
import { type ByteSource, Fields, type Range, readRange, subSource, within } from './bytes.ts'
import { type BinaryFacts, bareFacts, type ImageFacts } from './facts.ts'
import { MAX_SLICES } from './limits.ts'
import { cpuGoarch } from './macho.ts'
import type { Inspection } from './pass.ts'

const MAGIC = 0xcafebabe
const MAGIC_64 = 0xcafebabf
const HEADER_BYTES = 8

/** One program of a fat file. */
export interface FatSlice extends Range {
  /** Its processor: a GOARCH, or the number of one that Go never had. */
  readonly name: string
}

/** Inspects one slice, or any file that is not fat. */
export type InspectOne = (source: ByteSource) => Inspection<BinaryFacts>

/** Whether the bytes start as a fat file does; a Java class file does not. */
export function isFat(head: Uint8Array): boolean {
  if (head.length < 4) return false
  const fields = new Fields(head, false)
  const magic = fields.u32(0)
  return magic === MAGIC_64 || (magic === MAGIC && (head.length < HEADER_BYTES || fields.u32(4) <= MAX_SLICES))
}

/**
 * The table of slices, in the file's order. Throws FormatError when they lie over each other or over the table, so that
 * no byte is read for two slices; TruncatedError when one leaves the file; LimitError for more than any file has.
 */
export function readFat(source: ByteSource): FatSlice[] {
  const header = new Fields(readRange(source, 0, HEADER_BYTES, HEADER_BYTES, 'fat header'), false)
  const is64 = header.u32(0) === MAGIC_64
  const stride = is64 ? 32 : 20
  const count = bounded(header.u32(4), MAX_SLICES, 'fat slice count')
  if (count === 0) throw new FormatError('fat header: expected a slice, got none', 4)
  const bytes = readRange(source, HEADER_BYTES, count * stride, MAX_SLICES * stride, 'fat slice table')
  const table = new Fields(bytes, false, HEADER_BYTES)
  const slices = Array.from({ length: count }, (_, index): FatSlice => {
    const at = index * stride
    const cpu = table.u32(at)
    const name = cpuGoarch(cpu) ?? `cpu 0x${cpu.toString(16)}`
    return is64
      ? { name, offset: table.u64(at + 8), size: table.u64(at + 16) }
      : { name, offset: table.u32(at + 8), size: table.u32(at + 12) }
  })
  for (const { name, offset, size } of slices) {
    if (!within({ offset, size }, source.size)) {
      const message = `slice ${name}: expected ${size} bytes at offset ${offset}, the file ends at ${source.size}`
      throw new TruncatedError(message, offset)
    }
  }
  let end = HEADER_BYTES + count * stride
  for (const { name, offset, size } of slices.toSorted((a, b) => a.offset - b.offset)) {
    if (offset < end)
      throw new FormatError(`slice ${name}: expected an offset of ${end} or more, got ${offset}`, offset)
    end = offset + size
  }
  return slices
}

/** Inspects every slice, and gives the facts of the worst as those of the file. */
export function* inspectFat(
  path: string,
  source: ByteSource,
  slices: readonly FatSlice[],
  inspectOne: InspectOne
): Inspection<BinaryFacts> {
  const judged: { slice: FatSlice; facts: ImageFacts }[] = []
  for (const slice of slices) {
    const inspected = yield* movedTo(slice.offset, inspectOne(subSource(source, slice)))
    const { slices: _none, ...facts } = inspected
    judged.push({ slice, facts: fileOffsets(facts, slice.offset) })
  }
  const { sha256 } = yield { range: { offset: 0, size: source.size }, patterns: [], views: [] }
  const worst = judged.toSorted((a, b) => compareBadness(b.facts, a.facts))[0]
  if (worst === undefined) return bareFacts(path, 'unreadable', ['a fat Mach-O file without slices'], source.size)
  const end = Math.max(...slices.map(({ offset, size }) => offset + size))
  const named = (pick: (facts: ImageFacts) => readonly string[]): string[] =>
    judged.flatMap(({ slice, facts }) => pick(facts).map((sentence) => `slice ${slice.name}: ${sentence}`))
  const layout = slices.map(({ name, offset, size }) => `${name} (${size} bytes at offset ${offset})`).join(', ')
  return {
    ...worst.facts,
    path,
    evidence: [
      `a fat Mach-O file, slices ${layout}; its own facts are those of slice ${worst.slice.name}`,
      ...named((facts) => facts.evidence)
    ],
    sealEvidence: named((facts) => facts.sealEvidence),
    appended: end < source.size ? { offset: end, size: source.size - end } : worst.facts.appended,
    size: source.size,
    sha256,
    slices: judged.map(({ facts }) => facts)
  }
}

const worstFirst = <T extends string>(...values: T[]): readonly T[] => values

/** Each list from worst to best. */
const OUTCOME_ORDER = worstFirst<ImageFacts['outcome']>(
  'unreadable',
  'truncated',
  'packed',
  'not-go',
  'go-without-buildinfo',
  'go'
)
const SEAL_ORDER = worstFirst<ImageFacts['seal']>('broken', 'absent', 'not-applicable', 'resigned', 'intact')
const COPIES_ORDER = worstFirst<ImageFacts['copies']>('differ', 'none', 'single', 'agree')
const BUILD_INFO_ORDER = worstFirst<ImageFacts['buildInfo']>('none', 'version-only', 'rodata', 'blob')
const STRIPPED_ORDER = worstFirst<ImageFacts['stripped']>('symbols', 'debug', 'none')

/**
 * How bad a slice is: the first difference decides.
 *
 *  1. the outcome: what cannot be read is worse than what is cut, packed, no Go program, without build info, whole. A
 *     slice that is no Go program is worse than one that is, since nothing is known of what runs there;
 *  2. the seal: broken, absent, not applicable, resigned, intact;
 *  3. the copies of the module info: they differ, there are none, there is one, they agree;
 *  4. where the module info was read: nowhere, the version alone, rodata, the blob;
 *  5. bytes behind the end; another program inside; hidden names; a version that stands nowhere else;
 *  6. symbols taken away after linking; symbols missing; DWARF missing.
 *
 * Of slices that are equally bad the first counts. Positive when `a` is worse.
 */
export function compareBadness(a: ImageFacts, b: ImageFacts): number {
  const [left, right] = [badness(a), badness(b)]
  for (const [index, value] of left.entries()) {
    const difference = value - (right[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** One number for each question, the larger the worse. */
function badness(facts: ImageFacts): number[] {
  const rank = <T extends string>(order: readonly T[], value: T): number => order.length - order.indexOf(value)
  return [
    rank(OUTCOME_ORDER, facts.outcome),
    rank(SEAL_ORDER, facts.seal),
    rank(COPIES_ORDER, facts.copies),
    rank(BUILD_INFO_ORDER, facts.buildInfo),
    Number(facts.appended !== null),
    Number(facts.nested.length > 0),
    Number(facts.obfuscated.length > 0),
    Number(facts.versionElsewhere === false),
    Number(facts.strippedBy === 'after-link'),
    rank(STRIPPED_ORDER, facts.stripped)
  ]
}

/** An inspection of a part of a file as one of the file: its passes are over the part. */
function* movedTo<T>(offset: number, inspection: Inspection<T>): Inspection<T> {
  for (let step = inspection.next(); ; ) {
    if (step.done === true) return step.value
    const { range, patterns, views } = step.value
    step = inspection.next(yield { range: { ...range, offset: range.offset + offset }, patterns, views })
  }
}

/** Offsets in a slice as offsets in the file. Sentences of evidence keep those in the slice, as its own tools show them. */
function fileOffsets(facts: ImageFacts, by: number): ImageFacts {
  const moved = <T extends { readonly offset: number }>(item: T): T => ({ ...item, offset: item.offset + by })
  return {
    ...facts,
    lineTable: facts.lineTable === null ? null : moved(facts.lineTable),
    nested: facts.nested.map(moved),
    appended: facts.appended === null ? null : moved(facts.appended),
    digests: facts.digests === null ? null : { ...facts.digests, sections: facts.digests.sections.map(moved) }
  }
}
