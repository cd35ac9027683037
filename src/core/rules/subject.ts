/** Parts of sentences that several rules share. */
import type { ImageFacts } from '../binary/facts.ts'
import { quote } from '../text/markup.ts'
import type { GateRecord } from '../record/types.ts'
import type { Place } from './types.ts'

/** The binary's name as a value in a sentence. */
export function binaryName(record: GateRecord): string {
  return quote(record.subject.name)
}

/** Where a finding about the flags belongs: the line they are written on. */
export function flagsPlace(record: GateRecord): Place | null {
  return record.build?.flagsAt ?? modulePlace(record)
}

/** Where a finding about the binary as a whole belongs, for want of a better line: its module's go.mod. */
export function modulePlace(record: GateRecord): Place | null {
  const goMod = record.toolchain.goMod
  return goMod === null ? null : { file: goMod.file, line: 1 }
}

/** go.mod's line that asks for a Go version. */
export function goLinePlace(record: GateRecord): Place | null {
  const goMod = record.toolchain.goMod
  return goMod === null ? null : { file: goMod.file, line: goMod.toolchainLine ?? goMod.goLine ?? 1 }
}

/** Whether the file is one whose build info and tables mean something. */
export function isGo({ outcome }: Pick<ImageFacts, 'outcome'>): boolean {
  return outcome === 'go' || outcome === 'go-without-buildinfo'
}
