/** From the first bytes of a file to its headers, whatever its format. */
import { GateError, TruncatedError } from '../errors.ts'
import type { ByteSource } from './bytes.ts'
import { isElf, readElf } from './elf.ts'
import type { Outcome } from './facts.ts'
import type { Image } from './image.ts'
import { isMachO, readMachO } from './macho.ts'
import { isMz, readPe } from './pe.ts'

const HEAD_BYTES = 16

export type Opened =
  | { readonly kind: 'image'; readonly image: Image }
  | { readonly kind: Extract<Outcome, 'not-go' | 'truncated' | 'unreadable'>; readonly why: string }

/** Reads the headers by the format that the first bytes name. */
export function openImage(source: ByteSource): Opened {
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
