/** Facts about a package archive: a compiled package that is not linked yet, no program. */
import { quote } from '../text/markup.ts'
import type { PackageArchive } from './ar.ts'
import { buildIdParts } from './build-id.ts'
import type { ByteSource } from './bytes.ts'
import { type BinaryFacts, bareFacts } from './facts.ts'
import type { Inspection } from './pass.ts'

/** GOARCH values with words of 32 bits; all others have 64. */
const WORDS_OF_32_BITS = new Set(['386', 'arm', 'mips', 'mipsle'])

/** The facts of a package archive; asks for one pass, for the digest. */
export function* inspectPackage(path: string, source: ByteSource, archive: PackageArchive): Inspection<BinaryFacts> {
  const { sha256 } = yield { range: { offset: 0, size: source.size }, patterns: [], views: [] }
  const { goos, goarch, goVersion, buildId, member, end } = archive
  const evidence =
    `a package archive, which is no executable: its member ${quote(member, 40)} was compiled by ` +
    `${quote(goVersion, 60)} for ${quote(`${goos}/${goarch}`, 40)}`
  return {
    ...bareFacts(path, 'go-without-buildinfo', [evidence], source.size),
    format: 'archive',
    bits: WORDS_OF_32_BITS.has(goarch) ? 32 : 64,
    goos,
    goarch,
    header: { goos, goarch },
    goVersion,
    buildId: buildId === null ? null : { text: buildId, ...buildIdParts(buildId) },
    seal: 'not-applicable',
    sealEvidence: ['a package archive: no linker made this file'],
    // What a linker needs is all there: names are kept whatever the flags.
    symbols: { symtab: true, dwarf: false },
    appended: end < source.size ? { offset: end, size: source.size - end } : null,
    sha256
  }
}
