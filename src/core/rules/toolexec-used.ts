/** A program stood between the go command and its tools. */
import { quote } from '../text/markup.ts'
import { isExpectedFlag } from './expected-flag.ts'
import { binaryName, flagsPlace } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

export const toolexecUsed: Rule = {
  id: 'toolexec-used',
  link: 'toolchain',
  level: 'error',
  title: 'A program ran in front of the compiler and the linker',
  check(record, _baseline, policy) {
    const { trace } = record
    if (trace === null) return notApplicable('the build was not seen')
    const asked = [...(record.build?.flags ?? []), record.environment.effective['GOFLAGS'] ?? '']
    const flag = asked.some((text) => /(?:^|\s)['"]?--?toolexec[=\s]/.test(`${text} `))
    if (trace.toolexec === null && !flag) return PASS
    if (isExpectedFlag(policy, '-toolexec')) return PASS
    const program = trace.toolexec === null ? 'a program' : quote(trace.toolexec.join(' '), 200)
    return violation({
      message: `${binaryName(record)} was built with \`-toolexec\`: ${program} ran in front of every tool, saw all sources and could change what was compiled. The binary does not record it.`,
      fix: 'take `-toolexec` out of the build flags and GOFLAGS; where a tool needs it (an instrumenting agent, garble), expect it: `expect: { flags: ["-toolexec"] }`',
      place: flagsPlace(record)
    })
  }
}
