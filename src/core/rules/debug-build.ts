/** The compiler was told not to optimize (-gcflags with -N or -l). */
import { parseGcflags } from '../binary/compile-flags.ts'
import { quote } from '../text/markup.ts'
import { isExpected, reportedAsDrift } from './build-kind.ts'
import { binaryName, flagsPlace, isGo } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

/** `-gcflags` with one of the two letters somewhere behind it, as a word. */
const UNOPTIMIZED = /(?:^|\s)--?gcflags[= ][^]*-[Nl](?![\w-])/

export const debugBuild: Rule = {
  id: 'debug-build',
  link: 'binary',
  level: 'warning',
  title: 'The compiler was told not to optimize',
  check(record, comparison, policy) {
    const { binary } = record
    if (!isGo(binary)) return notApplicable('the file is no readable Go binary')
    const recorded = binary.settings['-gcflags']
    if (recorded === undefined) return PASS
    const { noOptimizations, noInlining } = parseGcflags(recorded)
    const off = [...(noOptimizations ? ['optimizations (`-N`)'] : []), ...(noInlining ? ['inlining (`-l`)'] : [])]
    if (off.length === 0 || isExpected(policy, '-gcflags', recorded)) return PASS
    const told = reportedAsDrift(comparison, policy, (flags) => UNOPTIMIZED.test(flags))
    if (told !== null) return notApplicable(`${told} reports the flag`)
    return violation({
      message: `${binaryName(record)} was compiled with ${quote(`-gcflags=${recorded}`)}: ${off.join(' and ')} off, as debuggers want it.`,
      fix: 'drop `-N` and `-l` from `-gcflags` for what is shipped, and keep them for the build that is debugged',
      place: flagsPlace(record)
    })
  }
}
