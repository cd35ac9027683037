/**
 * Go programs inside of a Go program: an agent with its helper embedded, two files joined. The outer one is judged, the
 * inner ones are listed by their build info.
 */
import { GateError } from '../errors.ts'
import { type BuildInfoBlob, decodeBlob } from './build-info.ts'
import type { ByteSource } from './bytes.ts'
import type { NestedProgram } from './facts.ts'
import type { Image } from './image.ts'
import { parseModInfo } from './modinfo.ts'
import { parseGoVersion } from '../toolchain/version.ts'

const MAX_NESTED = 20

/** The blobs at `hits` that are not the file's own and decode to something. */
export function nestedPrograms(
  source: ByteSource,
  image: Image,
  own: BuildInfoBlob | null,
  hits: readonly number[]
): NestedProgram[] {
  const nested: NestedProgram[] = []
  for (const offset of hits) {
    if (offset === own?.offset || nested.length >= MAX_NESTED) continue
    const blob = decodeBlob(source, image, offset)
    // The magic stands in every program that reads build info (as a string), and decodes to nothing there.
    if (blob === null || parseGoVersion(blob.goVersion) === null) continue
    nested.push({ offset, goVersion: blob.goVersion, mainPackage: mainPackageOf(blob.modInfo) })
  }
  return nested
}

/** What is wrong with an inner program's module info says nothing about the outer one. */
function mainPackageOf(modInfo: string): string | null {
  try {
    const { path } = parseModInfo(modInfo)
    return path === '' ? null : path
  } catch (error) {
    if (error instanceof GateError) return null
    throw error
  }
}
