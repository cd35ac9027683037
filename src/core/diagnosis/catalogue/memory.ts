/** Causes of the family `memory`: processes that were killed, and memory that was refused. */
import { quote } from '../../text/markup.ts'
import { byPattern, type Cause } from './types.ts'

export const MEMORY: readonly Cause[] = [
  {
    id: 'tool-killed',
    family: 'memory',
    title: 'A tool of the build was killed',
    meaning:
      'The compiler, the linker or another tool was ended by SIGKILL while the go command lived on, which is why `go build` exits 1 and not 137. As a rule the kernel did it, for want of memory.',
    example: 'example.com/app: /usr/local/go/pkg/tool/linux_amd64/link: signal: killed\n',
    go: '1.21 to 1.27',
    marks: ['signal: killed'],
    match: byPattern(
      [/^(?:(?<package>\S+): )?(?<tool>\S+): signal: killed$/m, /^(?<tool>\S+) .*: signal: killed$/m],
      (group, { package: pkg }) => {
        const tool = /[^\\/]*$/.exec(group('tool'))?.[0] ?? ''
        const name = group('package') || pkg
        return {
          message: `${quote(tool)} was killed${name === null ? '' : ` while it worked on ${quote(name)}`}: as a rule by the kernel, for want of memory`,
          fix: 'build with less at a time, `go build -p=1`, with `GOGC=50` in the environment, or on a machine with more memory',
          root: 'killed',
          package: name
        }
      }
    )
  }
]
