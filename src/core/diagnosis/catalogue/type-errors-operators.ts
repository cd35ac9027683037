/** Causes of the family `types` about operators: values that cannot be compared, and operations that a type does not have. */
import { quote } from '../../text/markup.ts'
import { byCompiler } from './compiled.ts'
import { typeOf } from './type-errors-values.ts'
import type { Cause } from './types.ts'

const CONSTRAIN =
  'give the type parameter a constraint whose types all have it, such as `cmp.Ordered`, or `~int | ~float64`'

export const OPERATORS: readonly Cause[] = [
  {
    id: 'cannot-compare',
    family: 'types',
    title: 'Values that cannot be compared',
    meaning:
      'Slices, maps and functions, and structs that hold one, have no `==`, except with `nil`. Neither are they keys of a map.',
    example: '# example.com/app\n./main.go:3:34: invalid operation: a == b (slice can only be compared to nil)\n',
    examples: [
      '# example.com/app\n./main.go:3:44: invalid operation: x == x (struct containing func() cannot be compared)\n',
      '# example.com/app\n./main.go:3:37: invalid operation: a == b (incomparable types in type set)\n',
      '# example.com/app\n./main.go:3:11: invalid map key type []int\n',
      '# example.com/app\n./main.go:4:9: cannot switch on f (variable of type func()) (func() is not comparable)\n',
      '# example.com/app\n./main.go:4:7: invalid case g in switch on s (slice can only be compared to nil)\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      ' can only be compared to nil',
      ' cannot be compared)',
      'incomparable types in type set',
      'invalid map key type ',
      'cannot switch on '
    ],
    match: byCompiler(
      [
        /^(?:invalid operation: )?(?<expr>(?!cannot |invalid map )[^\n]{1,500}?) \((?<why>(?:\w{1,20} can only be compared to nil|[^\n]{1,300} cannot be compared|incomparable types in type set))\)/,
        /^invalid map key type (?<key>[^\n]{1,500})/,
        /^cannot switch on (?<switch>[^\n]{1,300}?) \([^\n]{1,500}\)$/m
      ],
      (group) =>
        group('switch') !== ''
          ? {
              message: `a \`switch\` cannot compare ${quote(group('switch'))}: values of its type have no \`==\``,
              fix: 'write the cases as conditions: `switch {` and `case f == nil:`'
            }
          : group('key') === ''
            ? {
                message: `${quote(group('expr'))} is not possible: ${quote(group('why'))}`,
                fix: group('why').startsWith('incomparable')
                  ? 'write `comparable` instead of `any` as the constraint of the type parameter'
                  : 'compare their parts: `slices.Equal`, `maps.Equal`, `reflect.DeepEqual`, or `bytes.Equal`'
              }
            : {
                message: `${quote(group('key'))} cannot be the key of a map: its values cannot be compared`,
                fix: 'use a string, a number, an array, or a struct of such as the key'
              }
    )
  },
  {
    id: 'operator-not-defined',
    family: 'types',
    title: 'An operator that the type does not have',
    meaning:
      'Arithmetic is for numbers, `+` for strings too, `!` and `&&` for booleans, `%` and shifts for integers. A shift counts with a whole number that is not negative.',
    example:
      '# example.com/app\n./main.go:3:25: invalid operation: operator ! not defined on x (variable of type string)\n',
    examples: [
      '# example.com/app\n./main.go:3:19: invalid operation: a++ (non-numeric type []int)\n',
      '# example.com/app\n./main.go:3:30: invalid operation: shift count x (variable of type float64) must be integer\n',
      '# example.com/app\n./main.go:3:37: invalid operation: shifted operand x (variable of type float64) must be integer\n',
      '# example.com/app\n./main.go:3:14: invalid operation: negative shift count -1 (untyped int constant)\n',
      '# example.com/app\n./main.go:3:13: invalid operation: division by zero\n',
      '# example.com/app\n./main.go:3:34: invalid operation: a < b (operator < not defined on struct)\n',
      '# example.com/app\n./main.go:3:34: invalid operation: x < y (type parameter P cannot use operator <)\n',
      '# example.com/app\n./main.go:3:34: invalid operation: a < b (type parameter T is not comparable with <)\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      ' not defined on ',
      ' cannot use operator ',
      ' is not comparable with ',
      '(non-numeric type ',
      ' must be integer',
      'negative shift count ',
      'division by zero'
    ],
    match: byCompiler(
      [
        /^invalid operation: operator (?<op>\S{1,5}) not defined on (?<expr>[^\n]{1,500}?) \((?<type>[^\n]{1,500})\)/,
        /^invalid operation: (?<expr>[^\n]{1,500}?)(?<op>\+\+|--) \(non-numeric type (?<type>[^\n]{1,500})\)/,
        /^invalid operation: (?<expr>[^\n]{1,500}?) \(operator (?<op>\S{1,5}) not defined on (?<kind>[^\n]{1,300})\)/,
        /^invalid operation: (?<expr>[^\n]{1,500}?) \((?<parameter>type parameter [^\n]{1,100}?) (?:cannot use operator|is not comparable with) (?<op>\S{1,5})\)/,
        /^invalid operation: (?<what>shift[^\n]{1,500} must be integer|negative shift count [^\n]{1,500}|division by zero)/
      ],
      (group) =>
        group('op') === ''
          ? { message: `the operation is not possible: ${quote(group('what'))}`, fix: 'correct the operand' }
          : group('parameter') !== ''
            ? {
                message: `${quote(group('expr'))} is not possible: not every type of the ${group('parameter').replaceAll('`', '')} has an operator ${quote(group('op'))}`,
                fix: CONSTRAIN
              }
            : group('kind') !== ''
              ? {
                  message: `${quote(group('expr'))} is not possible: ${quote(group('kind'))} has no operator ${quote(group('op'))}`,
                  fix: 'compare or add a field or an element that has it, or write a function that does'
                }
              : {
                  message: `${quote(group('expr'))} is of type ${quote(typeOf(group('type')))}, which has no operator ${quote(group('op'))}`,
                  fix: group('type').includes('constrained by')
                    ? CONSTRAIN
                    : 'convert the operand, or use another operator'
                }
    )
  }
]
