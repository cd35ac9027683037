/** Whether the seal holds, what it rests on, and where it is broken what most likely broke it. */
import { quote } from '../text/markup.ts'
import type { GoVersion } from '../toolchain/version.ts'
import type { BuildId } from './build-id.ts'
import type { ByteSource } from './bytes.ts'
import type { Image } from './image.ts'
import { type ModInfo, settingValue } from './modinfo.ts'
import type { Inspection } from './pass.ts'
import { type SealState, uncoveredRanges, unsignedAttempts } from './seal.ts'

export interface SealJudgement {
  readonly state: SealState
  readonly evidence: readonly string[]
}

export interface SealQuestion {
  readonly source: ByteSource
  readonly image: Image
  readonly id: BuildId | null
  readonly version: GoVersion | null
  readonly modInfo: ModInfo
  /** The content IDs of the file as it stands. */
  readonly seals: readonly string[]
}

/** cmd/go writes a content ID into an archive as well; it says something of the file that a C linker takes. */
function archiveEvidence(id: BuildId | null, seals: readonly string[]): string[] {
  if (id?.parts == null) return []
  const { content } = id.parts
  return [
    seals.includes(content)
      ? `content ID ${content} recomputed over the archive`
      : `the content ID ${content} is not that of the archive`
  ]
}

/** Judges the seal; asks for one more pass when a signature may have to be undone. */
export function* judgeSeal({ source, image, id, version, modInfo, seals }: SealQuestion): Inspection<SealJudgement> {
  if (image.format === 'archive') {
    return {
      state: 'not-applicable',
      evidence: ['an archive: no linker made this file', ...archiveEvidence(id, seals)]
    }
  }
  if (settingValue(modInfo, '-buildmode') === 'c-archive') {
    return { state: 'not-applicable', evidence: ['built as c-archive: the C linker made this file, not the Go linker'] }
  }
  if (id === null) return { state: 'absent', evidence: ['the file has no Go build ID'] }
  if (id.parts === null) {
    return { state: 'absent', evidence: [`the build ID ${quote(id.text, 60)} has no content part`] }
  }
  const want = id.parts.content
  if (seals.includes(want)) {
    const uncovered = uncoveredRanges(image, version).map(
      ({ what, range }) => `not covered: ${range.size} bytes of the ${what}`
    )
    return { state: 'intact', evidence: [`content ID ${want} recomputed`, ...uncovered] }
  }
  const attempts = unsignedAttempts(source, image, id, version)
  if (attempts.length > 0) {
    const undone = yield {
      range: { offset: 0, size: source.size },
      patterns: [],
      views: attempts.map(({ view }) => view)
    }
    if (undone.seals.includes(want)) {
      const kind = image.signature?.kind === 'authenticode' ? 'an Authenticode' : 'a code'
      return { state: 'resigned', evidence: [`content ID ${want} recomputed with ${kind} signature undone`] }
    }
  }
  return { state: 'broken', evidence: [`content ID: expected ${want}, got ${seals[0] ?? 'none'}`] }
}
