/** What of symbols and DWARF is missing, and who took it away: the linker, or something after it. */
import type { Stripped, StrippedBy } from './facts.ts'
import type { Image } from './image.ts'
import { parseLdflags, strippedByFlags } from './link-flags.ts'
import { type ModInfo, settingValue } from './modinfo.ts'
import { sealHolds, type SealState } from './seal.ts'

/** Formats for which Go's linker never writes DWARF (cmd/link/internal/ld/dwarf.go: dwarfEnabled): none is missing there. */
const WITHOUT_DWARF: ReadonlySet<Image['format']> = new Set(['plan9', 'wasm'])

/** What is missing of what the linker writes when nobody asks for less. */
export function strippedOf(image: Image): Stripped {
  if (!image.symtab) return 'symbols'
  return image.dwarf || WITHOUT_DWARF.has(image.format) ? 'none' : 'debug'
}

/**
 * A seal that holds proves that the linker never wrote them. Where it does not hold:
 * - flags that asked for it say the linker;
 * - of ELF files the place of the section table tells: an internal link puts it before the contents, and a tool that
 *   strips writes it anew behind them;
 * - else flags that are recorded and did not ask say that something did it afterwards, and with -trimpath, which keeps
 *   them out of the record, or flags for other packages alone, nothing is known.
 */
export function strippedBy(image: Image, modInfo: ModInfo, seal: SealState, stripped: Stripped): StrippedBy | null {
  if (stripped === 'none') return null
  if (sealHolds(seal)) return 'linker'
  const flags = parseLdflags(settingValue(modInfo, '-ldflags') ?? '', modInfo.path)
  const asked = strippedByFlags(flags ?? [])
  if (stripped === 'symbols' ? asked.symbols : asked.debug) return 'linker'
  if (image.format === 'elf' && image.sections.length > 0 && !image.sectionTableAtEnd) return 'linker'
  if (seal !== 'broken') return null
  const recorded = flags !== null && settingValue(modInfo, '-trimpath') !== 'true'
  return image.format === 'elf' || recorded ? 'after-link' : null
}
