/** The linker left the debug information out, but kept the symbols (-w). */
import { binaryName, flagsPlace, isGo } from './subject.ts'
import { howAsked } from './stripped.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

export const strippedDebug: Rule = {
  id: 'stripped-debug',
  link: 'binary',
  level: 'error',
  title: 'The linker left out the debug information',
  check(record, _baseline, policy) {
    const { binary } = record
    if (!isGo(binary)) return notApplicable('the file is no readable Go binary')
    if (policy.expect.stripped === 'allowed') return PASS
    if (binary.stripped !== 'debug' || binary.strippedBy === 'after-link') return PASS
    return violation({
      message: `${binaryName(record)} ${howAsked(record)}: it has symbols but no DWARF, so no debugger can show its variables.`,
      fix: 'drop `-w` from the linker flags, or allow it in the policy: `expect: { stripped: allowed }`',
      place: flagsPlace(record)
    })
  }
}
