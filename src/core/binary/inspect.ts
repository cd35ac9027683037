/**
 * One file, from its first bytes to a judgement-free list of facts.
 *
 * The order: the first bytes name the format; the headers say where the build ID and the build info are; one pass over
 * the file gives both digests and shows every other place where a blob or a copy of the module info stands; then the
 * findings are put together. Nothing here throws for what a file holds: a file that is cut is `truncated`, one that
 * lies is `unreadable` with the sentence that says how.
 */
import { GateError } from '../errors.ts'
import { parseGoVersion } from '../toolchain/version.ts'
import { redactSettings } from '../record/redact.ts'
import { quote } from '../text/markup.ts'
import { type BuildId, findBuildId } from './build-id.ts'
import { BUILD_INFO_MAGIC, type BuildInfoBlob, locateBlob, MODINFO_START } from './build-info.ts'
import type { ByteSource } from './bytes.ts'
import { digestsOf } from './digests.ts'
import { type BinaryFacts, bareFacts, type Outcome } from './facts.ts'
import { inspectFat, type InspectOne } from './fat.ts'
import { findSection, type Image, markElsewhere } from './image.ts'
import { judgeSeal } from './judge-seal.ts'
import { type ModuleInfo, moduleInfo } from './module-info.ts'
import { settingValue } from './modinfo.ts'
import { openImage, openSlices } from './open-image.ts'
import { drive, type Inspection } from './pass.ts'
import { nestedPrograms } from './nested.ts'
import { inspectPackage } from './package-archive.ts'
import { packerOf } from './packed.ts'
import { NO_BLOB, readerTraps } from './reader-traps.ts'
import { plainAttempts } from './seal.ts'
import { causeOfBreak } from './seal-breaker.ts'
import { strippedBy, strippedOf } from './stripped-by.ts'

export interface InspectOptions {
  /** Whether to compute the load digest and those of sections: one more pass over the file. */
  readonly digests: boolean
}

/** Inspects one file in this thread. `path` is only named. Throws GateError `unreadable` when it cannot be read. */
export function inspectBinary(path: string, source: ByteSource, options?: InspectOptions): BinaryFacts {
  return drive(inspection(path, source, options), source)
}

/** The same as an inspection whose passes are run by whoever drives it. */
export function* inspection(
  path: string,
  source: ByteSource,
  options: InspectOptions = { digests: false }
): Inspection<BinaryFacts> {
  if (source.size === 0) return bareFacts(path, 'not-go', ['the file is empty'])
  const inspectOne: InspectOne = (part) => inspectThin(path, part, options)
  const slices = openSlices(source)
  if (slices === null) return yield* inspectOne(source)
  if (slices.kind !== 'slices') return yield* unopened(path, source, slices.kind, slices.why)
  return yield* inspectFat(path, source, slices.slices, inspectOne)
}

/** Anything but a fat file. */
function* inspectThin(path: string, source: ByteSource, options: InspectOptions): Inspection<BinaryFacts> {
  const opened = openImage(source)
  if (opened.kind === 'package') return yield* inspectPackage(path, source, opened.archive)
  if (opened.kind !== 'image') return yield* unopened(path, source, opened.kind, opened.why)
  try {
    const facts = yield* inspectImage(path, source, opened.image)
    return options.digests ? { ...facts, digests: digestsOf(source, opened.image) } : facts
  } catch (error) {
    // What stands behind the headers can lie as well: module info of more lines than any build has.
    if (!(error instanceof GateError) || error.code === 'unreadable') throw error
    return yield* unopened(path, source, 'unreadable', error.message)
  }
}

/** Of a file that is no image, or a lying one, the digest is what is left to say. */
function* unopened(path: string, source: ByteSource, outcome: Outcome, why: string): Inspection<BinaryFacts> {
  const { sha256 } = yield { range: whole(source), patterns: [], views: [] }
  return { ...bareFacts(path, outcome, [why], source.size), sha256 }
}

const whole = (source: ByteSource) => ({ offset: 0, size: source.size })

function* inspectImage(path: string, source: ByteSource, image: Image): Inspection<BinaryFacts> {
  const blob = locateBlob(source, image)
  const id = findBuildId(source, image)
  const goVersion = blob?.goVersion ?? image.versionMark?.text ?? null
  const version = parseGoVersion(goVersion ?? '')
  const attempts = id?.parts == null ? [] : plainAttempts(source, image, id, version)
  const versionText = goVersion === null ? [] : [Buffer.from(goVersion)]
  const patterns = [MODINFO_START, BUILD_INFO_MAGIC, ...versionText]
  const pass = yield { range: whole(source), patterns, views: attempts.map((attempt) => attempt.view) }
  const [modInfoHits = [], blobHits = [], versionHits = []] = pass.hits.map(({ offsets }) => offsets)
  const info = moduleInfo(source, blob, modInfoHits)
  const { modInfo } = info
  // A plugin has no runtime.buildVersion of its own: that is its host program's.
  const plugin = settingValue(modInfo, '-buildmode') === 'plugin'
  const sealed = yield* judgeSeal({ source, image, id, version, modInfo, seals: pass.seals })
  const stripped = strippedOf(image)
  const packed = packerOf(source, image)
  const by = strippedBy(image, modInfo, sealed.state, stripped)
  const appended = image.end < source.size ? { offset: image.end, size: source.size - image.end } : null
  const cause =
    sealed.state === 'broken' && id?.parts != null
      ? yield* causeOfBreak({
          source,
          image,
          want: id.parts.content,
          attempts,
          appended,
          packed,
          stripped,
          strippedBy: by
        })
      : { by: null, evidence: [] }
  const outcome = outcomeOf(image, blob, blobHits, id, info, packed)
  if (outcome.kind === 'not-go') {
    return {
      ...bareFacts(path, 'not-go', outcome.evidence, source.size),
      ...headerFacts(image),
      symbols: { symtab: image.symtab, dwarf: image.dwarf },
      sha256: pass.sha256
    }
  }
  return {
    ...bareFacts(path, outcome.kind, [...outcome.evidence, ...info.evidence], source.size),
    ...headerFacts(image),
    goos: settingValue(modInfo, 'GOOS') ?? image.goos,
    goarch: settingValue(modInfo, 'GOARCH') ?? image.goarch,
    goVersion,
    mainPackage: modInfo.path === '' ? null : modInfo.path,
    main: modInfo.main,
    settings: redactSettings(modInfo.settings),
    deps: modInfo.deps,
    buildId: id === null ? null : { text: id.text, ...id.parts },
    seal: sealed.state,
    sealEvidence: [...sealed.evidence, ...cause.evidence],
    sealBrokenBy: cause.by,
    buildInfo: info.source,
    copies: info.copies,
    hostLinked: image.hostLinked,
    symbols: { symtab: image.symtab, dwarf: image.dwarf },
    stripped,
    strippedBy: by,
    packed,
    versionElsewhere:
      blob === null ? markElsewhere(image, versionHits) : plugin ? null : standsElsewhere(blob, versionHits),
    nested: nestedPrograms(source, image, blob, blobHits),
    appended,
    sha256: pass.sha256
  }
}

/**
 * Whether the version stands outside of the blob: the linker writes it once more, as runtime.buildVersion. It did in all
 * of 230 published binaries; where it does not, the one in the blob was edited.
 */
function standsElsewhere(blob: BuildInfoBlob, hits: readonly number[]): boolean {
  const end = blob.offset + BLOB_HEAD_BYTES
  return hits.some((at) => at < blob.offset || at > end)
}

/** Where in a blob its version can begin: behind the header of 32 bytes and its length. */
const BLOB_HEAD_BYTES = 48

function headerFacts(image: Image): Pick<BinaryFacts, 'format' | 'bits' | 'goos' | 'goarch' | 'header'> {
  const { format, bits, goos, goarch } = image
  return { format, bits, goos, goarch, header: { goos, goarch } }
}

const NO_BLOB_IN_WASM = 'Go writes no build info blob into wasm'
const C_ARCHIVE = 'a C archive, with the object that Go linked for a C linker'

function outcomeOf(
  image: Image,
  blob: BuildInfoBlob | null,
  magics: readonly number[],
  id: BuildId | null,
  info: ModuleInfo,
  packed: string | null
): { kind: Outcome; evidence: string[] } {
  if (blob !== null) {
    const archive = image.format === 'archive' ? [C_ARCHIVE] : []
    const traps = readerTraps(image, blob, magics)
    return { kind: 'go', evidence: [`build info at offset ${blob.offset}`, ...traps, ...archive] }
  }
  if (info.copies !== 'none') {
    return { kind: 'go', evidence: [image.format === 'wasm' ? NO_BLOB_IN_WASM : NO_BLOB] }
  }
  if (packed !== null) return { kind: 'packed', evidence: [`packed with ${packed}`] }
  const traces = [
    ...(id === null ? [] : [`a Go build ID at offset ${id.offset}`]),
    ...(image.versionMark === null ? [] : [`${image.versionMark.place} names ${quote(image.versionMark.text, 60)}`]),
    ...['.gopclntab', '.data.rel.ro.gopclntab', '__gopclntab'].flatMap((name) =>
      findSection(image, name) === undefined ? [] : [`a section ${name}`]
    )
  ]
  if (traces.length > 0) return { kind: 'go-without-buildinfo', evidence: traces }
  return { kind: 'not-go', evidence: ['no build info, no module info, no Go build ID, no Go line table'] }
}
