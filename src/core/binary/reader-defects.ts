/**
 * The defects of `go version -m` that are known by name: where it says less than a file holds, in a way that was
 * reproduced with real files and every minor version of Go from 1.18 to 1.27. A difference between it and this program
 * is a finding unless one of these explains it.
 *
 * Each entry holds for a range of versions and looks at what both readers said; none of them excuses another reading,
 * only silence, or (`first-64-kib`) a version without module info. docs/rules/reader-disagreement.md lists them; a test
 * holds both lists together.
 */
import { parseGoVersion } from '../toolchain/version.ts'
import type { BinaryFacts } from './facts.ts'
import { FAR_BUILD_INFO, MISALIGNED_MAGIC, NO_BLOB, NO_BUILD_INFO_SECTION, NO_SECTION_HEADERS } from './reader-traps.ts'
import type { VersionM } from './version-m.ts'

export interface ReaderDefect {
  /** What records and the docs call it; for ever. */
  readonly id: string
  /** What `go version -m` does, as the end of a sentence that begins with `it`. */
  readonly title: string
  /** First minor version of Go that has it, `null` for all that were measured. */
  readonly from: number | null
  /** Last minor version of Go that has it, `null` when the newest measured (1.27.4) still has it. */
  readonly to: number | null
  /** Whether it explains what was said of this file. */
  readonly explains: (facts: BinaryFacts, said: VersionM) => boolean
}

const NOT_A_GO_EXECUTABLE = /not a Go executable$/
/** Of a file without the executable bit it gives no reason at all, in whatever words it would have given one. */
const UNRECOGNIZED = /unrecognized file format$|^$/

function silent(said: VersionM, words: RegExp): boolean {
  return said.goVersion === null && words.test(said.refusal)
}

function nothingFound(said: VersionM): boolean {
  return silent(said, NOT_A_GO_EXECUTABLE) || silent(said, /^$/)
}

/** In the order in which they are looked for: what no version reads first. */
export const READER_DEFECTS: readonly ReaderDefect[] = [
  {
    id: 'no-wasm',
    title: 'reads no WebAssembly',
    from: null,
    to: null,
    explains: (facts, said) => facts.format === 'wasm' && silent(said, UNRECOGNIZED)
  },
  {
    id: 'no-archive',
    title: 'reads no archives (`-buildmode=c-archive`)',
    from: null,
    to: null,
    explains: (facts, said) => facts.format === 'archive' && silent(said, UNRECOGNIZED)
  },
  {
    // internal/xcoff looks for the names behind the symbols, at offset 0 when there are none: the magic is no length.
    id: 'stripped-xcoff',
    title: 'reads no XCOFF files without symbols (`-ldflags=-s`)',
    from: null,
    to: null,
    explains: (facts, said) => facts.format === 'xcoff' && !facts.symbols.symtab && silent(said, UNRECOGNIZED)
  },
  {
    id: 'blob-only',
    title: 'reads the build info blob only, not the copy in rodata',
    from: null,
    to: null,
    // Not of a file that has a blob with a version: why nothing is read of that one has to be told.
    // In a PE file the search goes by the size in memory of the data, and where that is a megabyte more than the bytes in
    // the file, their end is called an unrecognized format (debug/buildinfo, searchMagic).
    explains: (facts, said) =>
      facts.evidence.includes(NO_BLOB) && (nothingFound(said) || (facts.format === 'pe' && silent(said, UNRECOGNIZED)))
  },
  {
    id: 'no-blob',
    title: 'reads nothing of programs that Go 1.12 or older linked, which have no build info',
    from: null,
    to: null,
    explains: (facts, said) => facts.buildInfo === 'none' && (minorOf(facts.goVersion) ?? 99) < 13 && nothingFound(said)
  },
  {
    id: 'packed',
    title: 'reads nothing of a packed file',
    from: null,
    to: null,
    explains: (facts, said) => facts.packed !== null && nothingFound(said)
  },
  {
    id: 'section-name',
    title: 'finds the build info by the name of its section only',
    from: 27,
    to: null,
    explains: (facts, said) =>
      [NO_SECTION_HEADERS, NO_BUILD_INFO_SECTION].some((trap) => facts.evidence.includes(trap)) && nothingFound(said)
  },
  {
    id: 'misaligned-magic',
    title: 'gives up behind a misaligned start of a build info blob',
    from: 24,
    to: null,
    explains: (facts, said) => facts.evidence.includes(MISALIGNED_MAGIC) && nothingFound(said)
  },
  {
    id: 'first-64-kib',
    title: 'reads the first 64 KiB of the data only',
    from: null,
    to: 21,
    explains: (facts, said) =>
      facts.evidence.includes(FAR_BUILD_INFO) && (nothingFound(said) || versionAlone(facts, said))
  },
  {
    id: 'no-fat-files',
    title: 'reads no fat Mach-O files',
    from: null,
    to: 20,
    explains: (facts, said) => facts.slices.length > 0 && silent(said, UNRECOGNIZED)
  },
  {
    id: 'no-plan9',
    title: 'reads no Plan 9 executables',
    from: null,
    to: 19,
    explains: (facts, said) => facts.format === 'plan9' && silent(said, UNRECOGNIZED)
  },
  {
    id: 'executable-bit',
    title: 'reads executable files only',
    from: null,
    to: 19,
    explains: (_facts, said) => silent(said, /^not executable file$/)
  }
]

/** The defect of the asked Go that explains what it said, `null` when none does. */
export function explainingDefect(facts: BinaryFacts, said: VersionM, asked: string): ReaderDefect | null {
  const minor = minorOf(asked)
  const has = ({ from, to }: ReaderDefect): boolean =>
    minor === null || ((from ?? 0) <= minor && minor <= (to ?? Number.POSITIVE_INFINITY))
  return READER_DEFECTS.find((defect) => has(defect) && defect.explains(facts, said)) ?? null
}

function versionAlone(facts: BinaryFacts, { goVersion, modInfo }: VersionM): boolean {
  const { path, main, deps, settings } = modInfo
  return goVersion === facts.goVersion && path === '' && main === null && deps.length === 0 && settings.length === 0
}

function minorOf(version: string | null): number | null {
  return parseGoVersion(version ?? '')?.minor ?? null
}
