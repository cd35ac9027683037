/**
 * One executable image: a file, or a slice of one.
 *
 * The headers say where the build ID and the build info are. One pass over the bytes gives both digests and shows every
 * other place where a blob, a copy of the module info or the version stands. What came of it is put together in three
 * steps that ask for no further pass but where the seal does not hold: how the seal stands, what the file is, what else
 * is in it.
 */
import { redactSettings } from '../record/redact.ts'
import { quote } from '../text/markup.ts'
import { type GoVersion, parseGoVersion } from '../toolchain/version.ts'
import { appendedData } from './appended.ts'
import { type BuildId, findBuildId } from './build-id.ts'
import { BUILD_INFO_MAGIC, type BuildInfoBlob, locateBlob, MODINFO_START } from './build-info.ts'
import type { ByteSource, Range } from './bytes.ts'
import { type BinaryFacts, bareFacts, type Outcome } from './facts.ts'
import { versionOfSymbol } from './elf-build-version.ts'
import { findSection, type Image, markElsewhere } from './image.ts'
import { judgeSeal } from './judge-seal.ts'
import { lineTableOf } from './line-table.ts'
import { settingValue } from './modinfo.ts'
import { type ModuleInfo, moduleInfo } from './module-info.ts'
import { nestedPrograms } from './nested.ts'
import { hiddenVersion } from './obfuscated.ts'
import { packerOf } from './packed.ts'
import type { Inspection } from './pass.ts'
import { NO_BLOB, readerTraps } from './reader-traps.ts'
import { plainAttempts, type SealAttempt } from './seal.ts'
import { causeOfBreak } from './seal-breaker.ts'
import { strippedBy, strippedOf } from './stripped-by.ts'
import { standsElsewhere, versionPattern } from './version-elsewhere.ts'

/** What the headers and the one pass gave. */
interface Seen {
  readonly source: ByteSource
  readonly image: Image
  readonly blob: BuildInfoBlob | null
  readonly id: BuildId | null
  readonly goVersion: string | null
  readonly version: GoVersion | null
  readonly attempts: readonly SealAttempt[]
  readonly sha256: string
  readonly seals: readonly string[]
  readonly info: ModuleInfo
  readonly packed: string | null
  readonly appended: Range | null
  /** File offsets of every start of a blob, and of every copy of the version's text. */
  readonly blobHits: readonly number[]
  readonly versionHits: readonly number[]
}

/** The facts about one image. Throws GateError for module info that lies about its size. */
export function* inspectImage(path: string, source: ByteSource, image: Image): Inspection<BinaryFacts> {
  const seen = yield* look(source, image)
  const outcome = outcomeOf(seen)
  if (outcome.kind === 'not-go') {
    return {
      ...bareFacts(path, 'not-go', outcome.evidence, source.size),
      ...headerFacts(image),
      symbols: { symtab: image.symtab, dwarf: image.dwarf },
      sha256: seen.sha256
    }
  }
  const { blob, id, info, goVersion } = seen
  const { modInfo } = info
  const sealed = yield* sealFacts(seen)
  const nested = nestedPrograms(source, image, blob, seen.blobHits)
  const table = lineTableOf(source, image, modInfo, goVersion)
  return {
    ...bareFacts(path, outcome.kind, [...outcome.evidence, ...info.evidence, ...table.evidence], source.size),
    ...headerFacts(image),
    goos: settingValue(modInfo, 'GOOS') ?? image.goos,
    goarch: settingValue(modInfo, 'GOARCH') ?? image.goarch,
    goVersion,
    mainPackage: modInfo.path === '' ? null : modInfo.path,
    main: modInfo.main,
    settings: redactSettings(modInfo.settings),
    deps: modInfo.deps,
    buildId: id === null ? null : { text: id.text, ...id.parts },
    ...sealed,
    buildInfo: info.source,
    copies: info.copies,
    hostLinked: image.hostLinked,
    symbols: { symtab: image.symtab, dwarf: image.dwarf },
    packed: seen.packed,
    obfuscated: [...hiddenVersion(goVersion), ...table.obfuscated],
    lineTable: table.lineTable,
    versionElsewhere: versionElsewhere(seen, nested),
    nested,
    appended: seen.appended,
    sha256: seen.sha256
  }
}

function* look(source: ByteSource, opened: Image): Inspection<Seen> {
  const blob = locateBlob(source, opened)
  const versionMark = opened.versionMark ?? (blob === null ? versionOfSymbol(source, opened) : null)
  const image = { ...opened, versionMark }
  const id = findBuildId(source, image)
  const goVersion = blob?.goVersion ?? image.versionMark?.text ?? null
  const version = parseGoVersion(goVersion ?? '')
  const attempts = id?.parts == null ? [] : plainAttempts(source, image, id, version)
  const versionText = goVersion === null ? [] : [versionPattern(goVersion, image, version)]
  const pass = yield {
    range: { offset: 0, size: source.size },
    patterns: [MODINFO_START, BUILD_INFO_MAGIC, ...versionText],
    views: attempts.map((attempt) => attempt.view)
  }
  const [modInfoHits = [], blobHits = [], versionHits = []] = pass.hits.map(({ offsets }) => offsets)
  return {
    source,
    image,
    blob,
    id,
    goVersion,
    version,
    attempts,
    sha256: pass.sha256,
    seals: pass.seals,
    info: moduleInfo(source, blob, modInfoHits),
    packed: packerOf(source, image),
    appended: appendedData(source, image.end),
    blobHits,
    versionHits
  }
}

type SealFacts = Pick<BinaryFacts, 'seal' | 'sealEvidence' | 'sealBrokenBy' | 'stripped' | 'strippedBy'>

/** How the seal stands, who stripped the file, and where the seal is broken who broke it: each leans on the one before. */
function* sealFacts(seen: Seen): Inspection<SealFacts> {
  const { source, image, id, version, info, seals, attempts, appended, packed } = seen
  const { modInfo } = info
  const sealed = yield* judgeSeal({ source, image, id, version, modInfo, seals })
  const stripped = strippedOf(image)
  const by = strippedBy(image, modInfo, sealed.state, stripped)
  const facts = { seal: sealed.state, stripped, strippedBy: by }
  if (sealed.state !== 'broken' || id?.parts == null) {
    return { ...facts, sealEvidence: sealed.evidence, sealBrokenBy: null }
  }
  const want = id.parts.content
  const cause = yield* causeOfBreak({ source, image, want, attempts, appended, packed, stripped, strippedBy: by })
  return { ...facts, sealEvidence: [...sealed.evidence, ...cause.evidence], sealBrokenBy: cause.by }
}

function versionElsewhere({ image, blob, info, versionHits }: Seen, nested: BinaryFacts['nested']): boolean | null {
  if (blob === null) return markElsewhere(image, versionHits)
  // A plugin has no runtime.buildVersion of its own: that is its host program's.
  if (settingValue(info.modInfo, '-buildmode') === 'plugin') return null
  return standsElsewhere(blob, versionHits, image, nested)
}

function headerFacts(image: Image): Pick<BinaryFacts, 'format' | 'bits' | 'goos' | 'goarch' | 'header'> {
  const { format, bits, goos, goarch } = image
  return { format, bits, goos, goarch, header: { goos, goarch } }
}

const NO_BLOB_IN_WASM = 'Go writes no build info blob into wasm'
const C_ARCHIVE = 'a C archive, with the object that Go linked for a C linker'

function markEvidence({ versionMark }: Image): string[] {
  return versionMark === null ? [] : [`${versionMark.place} names ${quote(versionMark.text, 60)}`]
}

function outcomeOf({ image, blob, id, info, packed, blobHits }: Seen): { kind: Outcome; evidence: string[] } {
  if (blob !== null) {
    const archive = image.format === 'archive' ? [C_ARCHIVE] : []
    const traps = readerTraps(image, blob, blobHits)
    return { kind: 'go', evidence: [`build info at offset ${blob.offset}`, ...traps, ...archive] }
  }
  if (info.copies !== 'none') {
    return { kind: 'go', evidence: [image.format === 'wasm' ? NO_BLOB_IN_WASM : NO_BLOB, ...markEvidence(image)] }
  }
  if (packed !== null) return { kind: 'packed', evidence: [`packed with ${packed}`] }
  const traces = [
    ...(id === null ? [] : [`a Go build ID at offset ${id.offset}`]),
    ...markEvidence(image),
    ...['.gopclntab', '.data.rel.ro.gopclntab', '__gopclntab'].flatMap((name) =>
      findSection(image, name) === undefined ? [] : [`a section ${name}`]
    )
  ]
  if (traces.length > 0) return { kind: 'go-without-buildinfo', evidence: traces }
  return { kind: 'not-go', evidence: ['no build info, no module info, no Go build ID, no Go line table'] }
}
