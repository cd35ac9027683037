/**
 * What is shared by the rules about missing symbols and debug information.
 *
 * Recorded flags do not tell whether a binary is stripped (-trimpath drops -ldflags from the record, golang/go#63432):
 * the tables of the file do. The flags only say who did it.
 */
import { quote } from '../text/markup.ts'
import type { GateRecord } from '../record/types.ts'

/** The words for how the linker was asked, from the best evidence there is. */
export function howAsked(record: GateRecord): string {
  const request = requestedFlags(record.build?.flags ?? [])
  if (request !== null) return `was linked with ${quote(request)}`
  const linker = record.link === null ? [] : record.link.flags.filter((flag) => flag === '-s' || flag === '-w')
  if (linker.length > 0) return `was linked with ${quote(linker.join(' '))}`
  const recorded = record.binary.settings['-ldflags']
  if (recorded !== undefined) return `records ${quote(`-ldflags=${recorded}`)}`
  if (record.binary.strippedBy === null) return 'lacks what the Go linker writes, and nothing tells who took it'
  return 'was linked that way (-trimpath keeps the flags out of the record)'
}

/** `-ldflags=...`, or `-ldflags` and its value as two words. */
function requestedFlags(flags: readonly string[]): string | null {
  const index = flags.findLastIndex((flag) => /^--?ldflags(?:=|$)/.test(flag))
  const flag = flags[index]
  if (flag === undefined) return null
  return flag.includes('=') ? flag : `${flag}=${flags[index + 1] ?? ''}`
}
