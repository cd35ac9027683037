/** Who took the symbols away: the linker, or something after it. */
import type { Stripped, StrippedBy } from './facts.ts'
import type { Image } from './image.ts'
import { parseLdflags, strippedByFlags } from './link-flags.ts'
import { type ModInfo, settingValue } from './modinfo.ts'
import type { SealState } from './seal.ts'

/**
 * A seal that holds proves that the linker never wrote them. Where it does not hold:
 * - flags that asked for it say the linker;
 * - of ELF files the place of the section table tells: an internal link puts it before the contents, and a tool that
 *   strips writes it anew behind them;
 * - else flags that are recorded and did not ask say that something did it afterwards, and with -trimpath, which keeps
 *   them out of the record, nothing is known.
 */
export function strippedBy(image: Image, modInfo: ModInfo, seal: SealState, stripped: Stripped): StrippedBy | null {
  if (stripped === 'none') return null
  if (seal === 'intact' || seal === 'resigned') return 'linker'
  const asked = strippedByFlags(parseLdflags(settingValue(modInfo, '-ldflags') ?? ''))
  if (stripped === 'symbols' ? asked.symbols : asked.debug) return 'linker'
  if (image.format === 'elf' && image.sections.length > 0 && !image.sectionTableAtEnd) return 'linker'
  if (seal !== 'broken') return null
  return image.format === 'elf' || settingValue(modInfo, '-trimpath') !== 'true' ? 'after-link' : null
}
