/**
 * What most likely broke a seal, from the evidence that is left in the file.
 *
 * - A packer leaves its mark.
 * - Appended bytes are proved, not guessed: without them the seal holds.
 * - A tool that rewrites an ELF file (strip, objcopy) puts the section table behind the contents, where Go's own linker
 *   never puts it; `strip` of a package build leaves `.gnu_debuglink`.
 * - The page hashes of a code signature name the page that was changed; when all are right, somebody signed anew what was
 *   changed before.
 * - A file that is laid out as the linker left it, with bytes that are not the linker's, was patched in place.
 *
 * Where two causes are possible none is named: "something changed it" is true, a wrong name costs the reader an hour.
 */
import { quote } from '../text/markup.ts'
import type { ByteSource, Range } from './bytes.ts'
import { checkPages } from './code-directory.ts'
import type { SealBreaker, Stripped, StrippedBy } from './facts.ts'
import { findSection, type Image } from './image.ts'
import type { Inspection } from './pass.ts'
import type { SealAttempt } from './seal.ts'

export interface BrokenSeal {
  readonly source: ByteSource
  readonly image: Image
  /** The content ID that the build ID names. */
  readonly want: string
  readonly attempts: readonly SealAttempt[]
  readonly appended: Range | null
  readonly packed: string | null
  readonly stripped: Stripped
  readonly strippedBy: StrippedBy | null
}

export interface Cause {
  readonly by: SealBreaker | null
  readonly evidence: readonly string[]
}

/** Looks for the cause; asks for one more pass when there are appended bytes. */
export function* causeOfBreak(broken: BrokenSeal): Inspection<Cause> {
  const { image, packed, appended } = broken
  if (packed !== null) return { by: 'packer', evidence: [`packed with ${packed}`] }
  if (appended !== null) {
    const bytes = `${appended.size} bytes stand behind the end at offset ${appended.offset}`
    if (yield* holdsWithout(broken, appended))
      return { by: 'appended', evidence: [`${bytes}; without them the seal holds`] }
    const rest = layoutCause(broken)
    return { by: rest.by, evidence: [bytes, ...rest.evidence] }
  }
  if (image.signature?.kind === 'codesign') return signedCause(broken, image.signature)
  return layoutCause(broken)
}

function* holdsWithout({ source, want, attempts }: BrokenSeal, appended: Range): Inspection<boolean> {
  const views = attempts.map(({ view }) => ({ ...view, length: appended.offset }))
  const { seals } = yield { range: { offset: 0, size: source.size }, patterns: [], views }
  return seals.includes(want)
}

function signedCause(broken: BrokenSeal, signature: Range): Cause {
  const pages = checkPages(broken.source, signature)
  if (pages === null) return layoutCause(broken)
  if (pages.bad.length > 0) {
    const where = pages.bad.map((offset) => `0x${offset.toString(16)}`).join(', ')
    return {
      by: 'patch',
      evidence: [`the code signature names ${pages.bad.length === 1 ? 'a changed page' : 'changed pages'} at ${where}`]
    }
  }
  const by = broken.strippedBy === 'after-link' ? 'strip' : null
  return { by, evidence: [`all ${pages.pages} pages are as signed: the file was changed, and then signed anew`] }
}

function layoutCause({ image, stripped, strippedBy }: BrokenSeal): Cause {
  if (image.format !== 'elf') return { by: strippedBy === 'after-link' ? 'strip' : null, evidence: [] }
  const evidence: string[] = []
  const link = findSection(image, '.gnu_debuglink')
  if (link !== undefined)
    evidence.push('`.gnu_debuglink` names a file of debug information, as a package build leaves it')
  const moved = image.sectionTableAtEnd && image.hostLinked === false
  if (moved) evidence.push('the section table was written anew behind the contents')
  const foreign = image.hostLinked === false ? foreignSections(image) : []
  if (foreign.length > 0)
    evidence.push(`the Go linker writes no ${foreign.map((name) => `section ${quote(name, 40)}`).join(', ')}`)
  if (strippedBy === 'after-link')
    return { by: 'strip', evidence: [...evidence, `${stripped === 'symbols' ? 'symbols' : 'debug info'} missing`] }
  if (moved || foreign.length > 0) return { by: 'objcopy', evidence }
  if (image.sections.length > 0 && image.hostLinked === false) {
    return { by: 'patch', evidence: [...evidence, 'laid out as the Go linker left it, so bytes were changed in place'] }
  }
  return { by: null, evidence }
}

/** Names of sections that Go's own linker writes, and beginnings of names; cmd/link/internal/ld: elf.go, data.go, dwarf.go. */
const LINKER_SECTIONS = new Set(
  '.text .rodata .typelink .itablink .gosymtab .gopclntab .data .noptrdata .bss .noptrbss .tbss .tdata .symtab .strtab .shstrtab .interp .hash .dynamic .dynsym .dynstr .got .plt .init_array .fini_array .elfdata'.split(
    ' '
  )
)
const LINKER_BEGINNINGS = [
  '.go.',
  '.note.',
  '.debug_',
  '.zdebug_',
  '.data.rel.ro',
  '.rel',
  '.got.',
  '.gnu.',
  '.MIPS.',
  '.ARM.'
]

function foreignSections(image: Image): string[] {
  const isForeign = (name: string): boolean =>
    name !== '' && !LINKER_SECTIONS.has(name) && !LINKER_BEGINNINGS.some((beginning) => name.startsWith(beginning))
  return image.sections
    .map(({ name }) => name)
    .filter(isForeign)
    .slice(0, 5)
}
