/** Files were compiled in the place of others. */
import { quote, quoteList } from '../text/markup.ts'
import { isExpectedFlag } from './expected-flag.ts'
import { binaryName, flagsPlace } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

export const overlayUsed: Rule = {
  id: 'overlay-used',
  link: 'source',
  level: 'error',
  title: 'Files outside of the commit were compiled',
  check(record, _baseline, policy) {
    const { trace } = record
    if (trace === null) return notApplicable('the build was not seen')
    const asked = [...(record.build?.flags ?? []), record.environment.effective['GOFLAGS'] ?? '']
    const overlaid = trace.overlaid.map(({ from, to }) => `${quote(from)} as ${quote(to)}`)
    // Packages from the cache show nothing of it, the flag does.
    if (overlaid.length === 0 && !asked.some((text) => /(?:^|\s)['"]?--?overlay[=\s]/.test(`${text} `))) return PASS
    if (isExpectedFlag(policy, '-overlay')) return PASS
    const which = overlaid.length === 0 ? '' : `: ${overlaid.slice(0, 3).join(', ')}`
    const more = overlaid.length > 3 ? ` and ${overlaid.length - 3} more` : ''
    return violation({
      message: `${binaryName(record)} was built with \`-overlay\`, which compiles other files than those of the commit, and is recorded nowhere in the binary${which}${more}.`,
      fix: `take ${quoteList(['-overlay'])} out of the build flags and GOFLAGS, and commit what it replaces`,
      place: flagsPlace(record)
    })
  }
}
