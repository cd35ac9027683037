/**
 * The build ID of a package archive, as it stands in the build cache.
 *
 *   !<arch>\n
 *   __.PKGDEF       0           0     0     644     1234      `\n      (60 bytes, ar(1) header)
 *   go object linux amd64 go1.26.8 GOAMD64=v1 ...\n
 *   build id "ACTION/CONTENT"\n
 *
 * Source: cmd/internal/buildid/buildid.go (ReadFile), which reads the same lines.
 */
import { latin1 } from '../binary/bytes.ts'

/** Bytes from the start of an archive within which the ID stands. */
export const ARCHIVE_HEAD_BYTES = 1024

export interface ArchiveId {
  readonly actionId: string
  readonly contentId: string
}

/** What is read of an archive that was linked. */
export interface LinkedArchive extends ArchiveId {
  /** Whether it holds objects of a C compiler; `null` where its members could not be read. */
  readonly cCode: boolean | null
}

/** How cmd/go names the objects that cgo's C compiler makes (cmd/go/internal/work/exec.go, cgo); an assembler's keep the name of their source. */
const C_OBJECT = /^_x\d{3,6}\.o$/

/** Whether one of an archive's members is what a C compiler made. */
export function hasCCode(members: readonly { readonly name: string }[]): boolean {
  return members.some(({ name }) => C_OBJECT.test(name))
}

/** The ID in the first bytes of an archive, `null` when they are none (or it has another form). */
export function parseArchiveId(head: Uint8Array): ArchiveId | null {
  const text = latin1(head.subarray(0, ARCHIVE_HEAD_BYTES))
  const found = /^!<arch>\n__\.PKGDEF {7}.{42}`\ngo object [^\n]*\nbuild id "([\w-]{20})\/([\w-]{20})"\n/.exec(text)
  return found === null ? null : { actionId: found[1] ?? '', contentId: found[2] ?? '' }
}
