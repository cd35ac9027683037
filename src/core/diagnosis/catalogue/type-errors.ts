/**
 * Causes of the family `types`: what the type checker says. The most general patterns of the catalogue stand here.
 *
 * Source: cmd/compile/internal/types2 and internal/types/errors/codes.go of Go 1.26; each wording was printed by Go 1.21,
 * 1.23, 1.26 and 1.27 where `go` says so.
 */
import { quote } from '../../text/markup.ts'
import { byCompiler } from './compiled.ts'
import { CALLS } from './type-errors-calls.ts'
import { DECLARATIONS } from './type-errors-declarations.ts'
import { ELEMENTS } from './type-errors-elements.ts'
import { IMPLEMENTS } from './type-errors-implements.ts'
import { LIMITS } from './type-errors-limits.ts'
import { NAMES } from './type-errors-names.ts'
import { OPERATORS } from './type-errors-operators.ts'
import { STATEMENTS } from './type-errors-statements.ts'
import { VALUES } from './type-errors-values.ts'
import type { Cause } from './types.ts'

export const TYPES: readonly Cause[] = [
  ...NAMES,
  ...IMPLEMENTS,
  ...VALUES,
  ...OPERATORS,
  ...ELEMENTS,
  ...CALLS,
  ...STATEMENTS,
  ...DECLARATIONS,
  ...LIMITS,
  {
    id: 'type-error',
    family: 'types',
    title: 'The type checker refuses the code',
    meaning: 'The code is well-formed, but breaks a rule of the language; the compiler’s own words say which.',
    example: '# example.com/app\n./main.go:3:9: cannot use iota outside constant declaration\n',
    examples: [
      '# example.com/app\n./main.go:3:17: cannot use _ as value or type\n',
      '# example.com/app\n./main.go:4:7: invalid use of [...] array (outside a composite literal)\n',
      '# example.com/app\n./main.go:3:26: select case must be send or receive (possibly with assignment)\n',
      '# example.com/app\n./main.go:3:38: result parameter err not in scope at return\n\t./main.go:3:26: inner declaration of var err error\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      'invalid operation: ',
      'invalid argument: ',
      'invalid use of ',
      'invalid recursive ',
      'cannot use ',
      'cannot call ',
      'cannot declare ',
      'cannot define ',
      'cannot take ',
      'cannot infer ',
      'cannot embed ',
      'select case must be ',
      'result parameter ',
      'impossible ',
      'embedded field type ',
      'use of untyped nil',
      'use of .(type) outside ',
      'unexported field ',
      'multiple defaults ',
      'missing key in '
    ],
    match: byCompiler(
      [
        /^(?:invalid syntax tree: )?(?<what>(?:invalid (?:operation|argument): |invalid use of |invalid recursive |cannot (?:use|call|declare|define|take|infer|embed) |select case must be |result parameter |impossible |embedded field type |use of (?:untyped nil|\.\(type\) outside)|multiple defaults |missing key in |implicit assignment to unexported field )[^\n]{0,1000})/
      ],
      (group, { package: pkg }) =>
        pkg === null
          ? null
          : {
              message: `the compiler refuses it: ${quote(group('what'), 600)}`,
              fix: 'change the expression at this place so that it keeps that rule'
            }
    )
  }
]
