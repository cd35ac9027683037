/** A package was compiled from the same inputs as in the baseline's run, and to other bytes. */
import { judgeOutputs } from './other-output.ts'
import type { Rule } from './types.ts'

export const notReproducible: Rule = {
  id: 'not-reproducible',
  link: 'toolchain',
  level: 'error',
  title: 'The same inputs were compiled to other bytes than in the baseline',
  knownBy: 'nothing',
  check: (record, comparison) =>
    judgeOutputs(record, comparison, [
      {
        holds: ({ was, is }) => was.origin === 'compiled' && is.origin === 'compiled',
        what: (many, words) => `${many ? 'were' : 'was'} compiled from the same inputs as by ${words}, to other bytes`,
        cause:
          'Go compiles the same inputs to the same bytes, so something took part that the go command does not know of: a wrapper of the compiler, a replaced tool',
        fix: 'look at `-toolexec`, at what stands before `go` in PATH and at `toolchain verify`; then build again with an empty GOCACHE on a machine you trust'
      }
    ])
}
