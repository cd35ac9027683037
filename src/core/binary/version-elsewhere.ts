/**
 * The Go version stands in a program twice: in the build info blob, and as the text of runtime.buildVersion. The linker
 * writes both; whoever edits one has to know of the other. It did stand twice in all of 230 published binaries.
 *
 * The second text ends with a NUL (cmd/link/internal/ld/data.go, addstrdata; measured on Go 1.17.13, 1.18.10, 1.21.13,
 * 1.24.13, 1.26.8 and 1.27.4 in ELF, Mach-O and PE; not so on 1.15.15). That tells it from paths and settings that name
 * a version (`toolchain@v0.0.1-go1.21.13.linux-amd64`), and `go1.21.1` from the start of `go1.21.13`. A wasm file leaves
 * out zeros, so there the text alone is looked for.
 */
import type { BuildInfoBlob } from './build-info.ts'
import type { NestedProgram } from './facts.ts'
import type { Image } from './image.ts'
import type { GoVersion } from '../toolchain/version.ts'

const FIRST_WITH_NUL = 18

/** Where in a blob its version can begin: behind the header of 32 bytes and its length. */
const BLOB_HEAD_BYTES = 48

/** What to look for in the file; `version` is `goVersion`, parsed. */
export function versionPattern(goVersion: string, image: Image, version: GoVersion | null): Uint8Array {
  const ended = image.format !== 'wasm' && version !== null && version.minor >= FIRST_WITH_NUL
  return Buffer.from(ended ? `${goVersion}\0` : goVersion)
}

/**
 * Whether one of the hits is neither in the blob, nor in that of a nested program, nor behind the image's end, where an
 * appended program has its own.
 */
export function standsElsewhere(
  blob: BuildInfoBlob,
  hits: readonly number[],
  image: Image,
  nested: readonly NestedProgram[]
): boolean {
  const blobs = [blob, ...nested].map(({ offset }) => offset)
  return hits.some((at) => at < image.end && blobs.every((offset) => at < offset || at > offset + BLOB_HEAD_BYTES))
}
