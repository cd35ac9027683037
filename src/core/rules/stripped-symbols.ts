/** The linker left the symbol table out (-s). */
import { isObfuscated, TOLD_BY_OBFUSCATED } from './obfuscated.ts'
import { binaryName, flagsPlace, isGo } from './subject.ts'
import { howAsked } from './stripped.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

export const strippedSymbols: Rule = {
  id: 'stripped-symbols',
  link: 'binary',
  level: 'error',
  title: 'The linker left out the symbol table',
  check(record, _baseline, policy) {
    const { binary } = record
    if (!isGo(binary)) return notApplicable('the file is no readable Go binary')
    if (policy.expect.stripped === 'allowed') return PASS
    if (binary.stripped !== 'symbols' || binary.strippedBy === 'after-link') return PASS
    if (isObfuscated(binary)) return notApplicable(TOLD_BY_OBFUSCATED)
    const debug = binary.symbols.dwarf ? '' : ', no debug info'
    return violation({
      message:
        `${binaryName(record)} ${howAsked(record)}: no symbol table${debug}. ` +
        'A crash report or a profile of it cannot be read in full, and govulncheck sees less.',
      fix: 'drop `-s` from the linker flags, or allow it in the policy: `expect: { stripped: allowed }`',
      place: flagsPlace(record)
    })
  }
}
