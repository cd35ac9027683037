/**
 * One file, from its first bytes to a judgement-free list of facts.
 *
 * The order: the first bytes name the format; the headers say where the build ID and the build info are; one pass over
 * the file gives both digests and shows every other place where a blob or a copy of the module info stands; then the
 * findings are put together. Nothing here throws for what a file holds: a file that is cut is `truncated`, one that
 * lies is `unreadable` with the sentence that says how.
 */
import { GateError, TruncatedError } from '../errors.ts'
import { quote } from '../text/markup.ts'
import { parseGoVersion } from '../toolchain/version.ts'
import { redactSettings } from '../record/redact.ts'
import { type BuildId, findBuildId } from './build-id.ts'
import { BUILD_INFO_MAGIC, type BuildInfoBlob, locateBlob, MODINFO_START, readRodataCopy } from './build-info.ts'
import type { ByteSource } from './bytes.ts'
import { isElf, readElf } from './elf.ts'
import {
  type BinaryFacts,
  type BuildInfoSource,
  bareFacts,
  type Copies,
  NO_SECTION_HEADERS,
  type Outcome,
  type Stripped,
  type StrippedBy
} from './facts.ts'
import { findSection, type Image } from './image.ts'
import { parseLdflags, strippedByFlags } from './link-flags.ts'
import { isMachO, readMachO } from './macho.ts'
import { type ModInfo, parseModInfo, settingValue } from './modinfo.ts'
import { isMz, readPe } from './pe.ts'
import { scan, type ScanResult } from './scan.ts'
import { plainAttempts, type SealState, uncoveredRanges, unsignedAttempts } from './seal.ts'

const UPX_MAGIC = Buffer.from('UPX!', 'latin1')
const PATTERNS = [MODINFO_START, BUILD_INFO_MAGIC, UPX_MAGIC] as const
const HEAD_BYTES = 16

/** Inspects one file. `path` is only named. Throws GateError `unreadable` when the source cannot be read. */
export function inspectBinary(path: string, source: ByteSource): BinaryFacts {
  if (source.size === 0) return bareFacts(path, 'not-go', ['the file is empty'])
  const image = openImage(source)
  if (image.kind !== 'image') {
    const { sha256 } = scan(source, [], [])
    return { ...bareFacts(path, image.kind, [image.why], source.size), sha256 }
  }
  try {
    return inspectImage(path, source, image.image)
  } catch (error) {
    // What stands behind the headers can lie as well: module info of more lines than any build has.
    if (!(error instanceof GateError) || error.code === 'unreadable') throw error
    return { ...bareFacts(path, 'unreadable', [error.message], source.size), sha256: scan(source, [], []).sha256 }
  }
}

type Opened =
  | { readonly kind: 'image'; readonly image: Image }
  | { readonly kind: Extract<Outcome, 'not-go' | 'truncated' | 'unreadable'>; readonly why: string }

/** Reads the headers by the format that the first bytes name. */
function openImage(source: ByteSource): Opened {
  const head = source.read(0, Math.min(HEAD_BYTES, source.size))
  const read = isElf(head) ? readElf : isMachO(head) ? readMachO : isMz(head) ? readPe : null
  if (read === null) {
    const other = otherFormat(head)
    if (other === null) return { kind: 'not-go', why: 'the first bytes are those of no executable format' }
    return { kind: 'unreadable', why: `${other}: this version reads ELF, Mach-O and PE` }
  }
  try {
    const image = read(source)
    if (image.end > source.size) {
      return { kind: 'truncated', why: `the headers describe ${image.end} bytes, the file has ${source.size}` }
    }
    return { kind: 'image', image }
  } catch (error) {
    if (error instanceof TruncatedError) return { kind: 'truncated', why: error.message }
    if (error instanceof GateError && error.code !== 'unreadable') return { kind: 'unreadable', why: error.message }
    throw error
  }
}

/** Formats in which Go programs come as well. Saying that such a file is no Go binary would be a guess. */
const OTHER_FORMATS: readonly (readonly [magic: string, name: string])[] = [
  ['0061736d', 'a wasm file'],
  // A Java class begins alike; behind the magic stand its version, 45 and above, or the number of slices.
  ['cafebabe000000', 'a fat Mach-O file'],
  ['cafebabf', 'a fat Mach-O file'],
  ['01df', 'an XCOFF file'],
  ['01f7', 'an XCOFF file'],
  ['213c617263683e0a', 'an archive'],
  ['000001eb', 'a Plan 9 file'],
  ['00008a97', 'a Plan 9 file'],
  ['00000647', 'a Plan 9 file']
]

const FIRST_JAVA_MAJOR = 45

function otherFormat(head: Uint8Array): string | null {
  const hex = Buffer.from(head).toString('hex')
  if (hex.startsWith('cafebabe') && (head[7] ?? 0) >= FIRST_JAVA_MAJOR) return null
  return OTHER_FORMATS.find(([magic]) => hex.startsWith(magic))?.[1] ?? null
}

function inspectImage(path: string, source: ByteSource, image: Image): BinaryFacts {
  const blob = locateBlob(source, image)
  const id = findBuildId(source, image)
  const version = parseGoVersion(blob?.goVersion ?? '')
  const attempts = id?.parts == null ? [] : plainAttempts(source, image, id, version)
  const pass = scan(
    source,
    PATTERNS,
    attempts.map((attempt) => attempt.view)
  )
  const info = moduleInfo(source, blob, pass)
  const sealed = judgeSeal(source, image, id, blob, pass, info.modInfo)
  const stripped: Stripped = image.symtab ? (image.dwarf ? 'none' : 'debug') : 'symbols'
  const packed = (pass.hits[2]?.offsets.length ?? 0) > 0 && image.sections.length === 0 ? 'UPX' : null
  const outcome = outcomeOf(image, blob, id, info, packed)
  if (outcome.kind === 'not-go') {
    return {
      ...bareFacts(path, 'not-go', outcome.evidence, source.size),
      ...headerFacts(image),
      symbols: { symtab: image.symtab, dwarf: image.dwarf },
      sha256: pass.sha256
    }
  }
  const { modInfo } = info
  return {
    path,
    outcome: outcome.kind,
    evidence: [...outcome.evidence, ...info.evidence],
    ...headerFacts(image),
    goos: settingValue(modInfo, 'GOOS') ?? image.goos,
    goarch: settingValue(modInfo, 'GOARCH') ?? image.goarch,
    goVersion: blob?.goVersion ?? null,
    mainPackage: modInfo.path === '' ? null : modInfo.path,
    main: modInfo.main,
    settings: redactSettings(modInfo.settings),
    deps: modInfo.deps,
    buildId: id === null ? null : { text: id.text, ...id.parts },
    seal: sealed.state,
    sealEvidence: sealed.evidence,
    buildInfo: info.source,
    copies: info.copies,
    hostLinked: image.hostLinked,
    symbols: { symtab: image.symtab, dwarf: image.dwarf },
    stripped,
    strippedBy: stripped === 'none' ? null : strippedBy(image, modInfo, sealed.state, stripped),
    packed,
    size: source.size,
    sha256: pass.sha256,
    slices: []
  }
}

function headerFacts(image: Image): Pick<BinaryFacts, 'format' | 'bits' | 'goos' | 'goarch' | 'header'> {
  const { format, bits, goos, goarch } = image
  return { format, bits, goos, goarch, header: { goos, goarch } }
}

interface ModuleInfo {
  readonly modInfo: ModInfo
  readonly source: BuildInfoSource
  readonly copies: Copies
  readonly evidence: readonly string[]
}

/** Both copies of the module info, and what they say together. The blob's is believed first, as Go does. */
function moduleInfo(source: ByteSource, blob: BuildInfoBlob | null, pass: ScanResult): ModuleInfo {
  const own = blob?.modInfoOffset == null ? null : blob.modInfoOffset - MODINFO_START.length
  const starts = pass.hits[0]?.offsets ?? []
  const rodata = starts.flatMap((offset, index) => {
    if (offset === own) return []
    const text = readRodataCopy(source, offset, starts[index + 1])
    return text === null || !text.includes('\t') ? [] : [{ offset, text }]
  })
  const first = rodata[0]
  const fromBlob = blob === null || blob.modInfo === '' ? null : blob.modInfo
  const modInfo = parseModInfo(fromBlob ?? first?.text ?? '')
  if (fromBlob === null && first === undefined) {
    return { modInfo, source: blob === null ? 'none' : 'version-only', copies: 'none', evidence: [] }
  }
  if (fromBlob === null) {
    const evidence = [`module info recovered from the copy in rodata at offset ${first?.offset}`]
    const copies = rodata.some((copy) => copy.text !== first?.text) ? 'differ' : 'single'
    return { modInfo, source: 'rodata', copies, evidence }
  }
  const differing = rodata.filter((copy) => copy.text !== fromBlob)
  const judged = (copies: Copies, ...evidence: string[]): ModuleInfo => ({ modInfo, source: 'blob', copies, evidence })
  if (rodata.length === 0) return judged('single', 'the copy of the module info in rodata is missing')
  if (differing.length < rodata.length) return judged('agree')
  return judged('differ', `the module info in the blob and in rodata (offset ${differing[0]?.offset}) differ`)
}

interface SealJudgement {
  readonly state: SealState
  readonly evidence: readonly string[]
}

function judgeSeal(
  source: ByteSource,
  image: Image,
  id: BuildId | null,
  blob: BuildInfoBlob | null,
  pass: ScanResult,
  modInfo: ModInfo
): SealJudgement {
  if (settingValue(modInfo, '-buildmode') === 'c-archive') {
    return { state: 'not-applicable', evidence: ['built as c-archive: the C linker made this file, not the Go linker'] }
  }
  if (id === null) return { state: 'absent', evidence: ['the file has no Go build ID'] }
  if (id.parts === null)
    return { state: 'absent', evidence: [`the build ID ${quote(id.text, 60)} has no content part`] }
  const version = parseGoVersion(blob?.goVersion ?? '')
  const want = id.parts.content
  if (pass.seals.includes(want)) {
    const uncovered = uncoveredRanges(image, version).map(
      ({ what, range }) => `not covered: ${range.size} bytes of the ${what}`
    )
    return { state: 'intact', evidence: [`content ID ${want} recomputed`, ...uncovered] }
  }
  const attempts = unsignedAttempts(source, image, id, version)
  if (
    attempts.length > 0 &&
    scan(
      source,
      [],
      attempts.map((attempt) => attempt.view)
    ).seals.includes(want)
  ) {
    const kind = image.signature?.kind === 'authenticode' ? 'an Authenticode' : 'a code'
    return { state: 'resigned', evidence: [`content ID ${want} recomputed with ${kind} signature undone`] }
  }
  return { state: 'broken', evidence: [`content ID: expected ${want}, got ${pass.seals[0] ?? 'none'}`] }
}

function outcomeOf(
  image: Image,
  blob: BuildInfoBlob | null,
  id: BuildId | null,
  info: ModuleInfo,
  packed: string | null
): { kind: Outcome; evidence: string[] } {
  if (blob !== null) {
    const headless = image.format === 'elf' && image.sections.length === 0 ? [NO_SECTION_HEADERS] : []
    return { kind: 'go', evidence: [`build info at offset ${blob.offset}`, ...headless] }
  }
  if (info.copies !== 'none') return { kind: 'go', evidence: ['no build info blob'] }
  if (packed !== null) return { kind: 'packed', evidence: [`packed with ${packed}`] }
  const traces = [
    ...(id === null ? [] : [`a Go build ID at offset ${id.offset}`]),
    ...['.gopclntab', '.data.rel.ro.gopclntab', '__gopclntab'].flatMap((name) =>
      findSection(image, name) === undefined ? [] : [`a section ${name}`]
    )
  ]
  if (traces.length > 0) return { kind: 'go-without-buildinfo', evidence: traces }
  return { kind: 'not-go', evidence: ['no build info, no module info, no Go build ID, no Go line table'] }
}

/**
 * Who took the symbols away. A seal that holds proves that the linker never wrote them. Where it does not hold:
 * - flags that asked for it say the linker;
 * - of ELF files the place of the section table tells: an internal link puts it before the contents, and a tool that
 *   strips writes it anew behind them;
 * - else flags that are recorded and did not ask say that something did it afterwards, and with -trimpath, which keeps
 *   them out of the record, nothing is known.
 */
function strippedBy(image: Image, modInfo: ModInfo, seal: SealState, stripped: Stripped): StrippedBy | null {
  if (seal === 'intact' || seal === 'resigned') return 'linker'
  const asked = strippedByFlags(parseLdflags(settingValue(modInfo, '-ldflags') ?? ''))
  if (stripped === 'symbols' ? asked.symbols : asked.debug) return 'linker'
  if (image.format === 'elf' && image.sections.length > 0 && !image.sectionTableAtEnd) return 'linker'
  if (seal !== 'broken') return null
  return image.format === 'elf' || settingValue(modInfo, '-trimpath') !== 'true' ? 'after-link' : null
}
