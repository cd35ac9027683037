/** From the first bytes of a file to its headers, whatever its format. */
import { GateError, TruncatedError } from '../errors.ts'
import { type PackageArchive, isAr, readAr } from './ar.ts'
import type { ByteSource } from './bytes.ts'
import { isElf, readElf } from './elf.ts'
import type { Outcome } from './facts.ts'
import { type FatSlice, isFat, readFat } from './fat.ts'
import type { Image } from './image.ts'
import { isMachO, readMachO } from './macho.ts'
import { isMz, readPe } from './pe.ts'
import { isPlan9, readPlan9 } from './plan9.ts'
import { isWasm, readWasm } from './wasm.ts'
import { isXcoff, readXcoff } from './xcoff.ts'

const HEAD_BYTES = 16

/** Why there is no image. */
export interface Refusal {
  readonly kind: Extract<Outcome, 'not-go' | 'truncated' | 'unreadable'>
  readonly why: string
}

export type Opened =
  | { readonly kind: 'image'; readonly image: Image }
  | { readonly kind: 'package'; readonly archive: PackageArchive; readonly why: string }
  | Refusal

const READERS: readonly (readonly [is: (head: Uint8Array) => boolean, read: (source: ByteSource) => Image])[] = [
  [isElf, readElf],
  [isMachO, readMachO],
  [isMz, readPe],
  [isXcoff, readXcoff],
  [isWasm, readWasm],
  [isPlan9, readPlan9]
]

/** Reads the headers by the format that the first bytes name. */
export function openImage(source: ByteSource): Opened {
  const head = headOf(source)
  return refusing(() => {
    const unread = unreadFormat(head)
    if (unread !== null) return { kind: 'unreadable', why: `${unread}: this version does not read it` }
    if (isAr(head)) return openArchive(source)
    const read = READERS.find(([is]) => is(head))?.[1]
    if (read === undefined) return { kind: 'not-go', why: 'the first bytes are those of no executable format' }
    const image = read(source)
    if (image.end > source.size) {
      return { kind: 'truncated', why: `the headers describe ${image.end} bytes, the file has ${source.size}` }
    }
    return { kind: 'image', image }
  })
}

/** The slices of a fat file; `null` when the file is none. */
export function openSlices(
  source: ByteSource
): { readonly kind: 'slices'; readonly slices: readonly FatSlice[] } | Refusal | null {
  return isFat(headOf(source)) ? refusing(() => ({ kind: 'slices', slices: readFat(source) })) : null
}

const headOf = (source: ByteSource): Uint8Array => source.read(0, Math.min(HEAD_BYTES, source.size))

function openArchive(source: ByteSource): Opened {
  const archive = readAr(source)
  if (archive === null) return { kind: 'not-go', why: 'an archive without a Go object' }
  return 'format' in archive
    ? { kind: 'image', image: archive }
    : { kind: 'package', archive, why: 'a package archive is no executable' }
}

/** What a reader throws for a file that is cut or lies, as an outcome. */
function refusing<T>(read: () => T): T | Refusal {
  try {
    return read()
  } catch (error) {
    if (error instanceof TruncatedError) return { kind: 'truncated', why: error.message }
    if (error instanceof GateError && error.code !== 'unreadable') return { kind: 'unreadable', why: error.message }
    throw error
  }
}

/** Files that are not read, though Go objects come in them: saying that such a file is no Go binary would be a guess. */
const UNREAD: readonly (readonly [magic: string, name: string])[] = [
  ['!<arch>\ndebian-b', 'a Debian package, whose files are in archives of their own'],
  ['<bigaf>\n', 'an archive of AIX'],
  ['!<thin>\n', 'a thin archive, whose members are files of their own']
]

function unreadFormat(head: Uint8Array): string | null {
  if (isFat(head)) return 'a fat Mach-O file as a slice of another'
  const text = Buffer.from(head).toString('latin1')
  return UNREAD.find(([magic]) => text.startsWith(magic))?.[1] ?? null
}
