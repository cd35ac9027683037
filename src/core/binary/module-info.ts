/** Both copies of the module info, and what they say together. */
import { type BuildInfoBlob, MODINFO_START, readRodataCopy } from './build-info.ts'
import type { ByteSource } from './bytes.ts'
import type { BuildInfoSource, Copies } from './facts.ts'
import { type ModInfo, parseModInfo, settingValue } from './modinfo.ts'

export interface ModuleInfo {
  readonly modInfo: ModInfo
  readonly source: BuildInfoSource
  readonly copies: Copies
  readonly evidence: readonly string[]
}

/** Reads every copy whose start marker stands at one of `starts`. The blob's is believed first, as Go does. */
export function moduleInfo(source: ByteSource, blob: BuildInfoBlob | null, starts: readonly number[]): ModuleInfo {
  const own = blob?.modInfoOffset == null ? null : blob.modInfoOffset - MODINFO_START.length
  const rodata = starts.flatMap((offset, index) => {
    if (offset === own) return []
    const text = readRodataCopy(source, offset, starts[index + 1])
    return text === null || !text.includes('\t') ? [] : [{ offset, text }]
  })
  const first = rodata[0]
  const fromBlob = blob === null || blob.modInfo === '' ? null : blob.modInfo
  const modInfo = parseModInfo(fromBlob ?? first?.text ?? '')
  if (fromBlob === null && first === undefined) {
    return { modInfo, source: blob === null ? 'none' : 'version-only', copies: 'none', evidence: [] }
  }
  if (fromBlob === null) {
    const evidence = [`module info recovered from the copy in rodata at offset ${first?.offset}`]
    const copies = rodata.some((copy) => copy.text !== first?.text) ? 'differ' : 'single'
    return { modInfo, source: 'rodata', copies, evidence }
  }
  const differing = rodata.filter((copy) => copy.text !== fromBlob)
  const judged = (copies: Copies, ...evidence: string[]): ModuleInfo => ({ modInfo, source: 'blob', copies, evidence })
  if (rodata.length === 0) {
    return settingValue(modInfo, '-buildmode') === 'plugin'
      ? judged('single', "a plugin holds one copy of its module info: runtime.modinfo is its host program's")
      : judged('single', 'the copy of the module info in rodata is missing')
  }
  if (differing.length < rodata.length) return judged('agree')
  return judged('differ', `the module info in the blob and in rodata (offset ${differing[0]?.offset}) differ`)
}
