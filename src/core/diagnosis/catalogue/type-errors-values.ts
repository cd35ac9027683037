/** Causes of the family `types` about values: types that do not fit together, and constants that a type cannot hold. */
import { quote } from '../../text/markup.ts'
import { byCompiler } from './compiled.ts'
import type { Cause } from './types.ts'

/** What the compiler puts in parentheses behind an expression: `(variable of type int)`, `(untyped string constant)`. */
export const typeOf = (description: string): string =>
  /(?:of (?:[a-z]{1,12}\d{0,3} ){0,2}type |nil)(?<type>[^\n]{0,300})$/.exec(description)?.groups?.['type'] ??
  description

/** Ways from one type to another that people look for first. */
function conversion(from: string, to: string, expr: string): string {
  if (/^untyped \w+ constant/.test(from))
    return `write a value of type ${quote(to)}, or change the type that is expected`
  const plain = from.replace(/^untyped (\w+) constant.*$/, '$1').replace(/ constrained by .*$/, '')
  if (to === 'string' && /^(?:int|u?int\d*|rune)$/.test(plain))
    return '`strconv.Itoa` or `fmt.Sprint` make a string of a number'
  if (to === 'error') return '`errors.New` makes an error of a string'
  if (/^u?int\d*$/.test(to) && plain === 'string') return '`strconv.Atoi` reads a number from a string'
  if (/^(?:u?int\d*|float\d+)$/.test(to) && /^(?:u?int\d*|float\d+)$/.test(plain))
    return `convert it: ${quote(`${to}(${expr})`)}`
  return `give a value of type ${quote(to)}, or change the type that is expected`
}

const NUMBER = /^(?:untyped )?(?:u?int\d{0,2}|uintptr|float(?:32|64)?|rune|byte|complex\d{0,3})$/
const TEXT = /^(?:untyped )?string$/

/** How two operands become of one type. */
function oneType(left: string, right: string): string {
  if (right.includes('nil'))
    return `compare with the zero value of ${quote(left)}: only pointers, slices, maps, channels, functions and interfaces can be \`nil\``
  if ((TEXT.test(left) && NUMBER.test(right)) || (NUMBER.test(left) && TEXT.test(right)))
    return 'convert one of them: `strconv.Itoa` and `fmt.Sprint` make a string of a number, `strconv.Atoi` a number of a string'
  if (left === `*${right}` || right === `*${left}`) return 'take the value of the pointer, with `*` in front of it'
  // An untyped constant takes the type of the other side; `bool` converts to nothing.
  const into = left.startsWith('untyped ') ? right : left
  return into.startsWith('untyped ') || [left, right].some((one) => /^(?:untyped )?bool$/.test(one))
    ? 'write both sides with values of one type; Go has no conversion between these two'
    : `convert one of them, as in ${quote(`${/^[*<[]/.test(into) ? `(${into})` : into}(...)`)}`
}

export const VALUES: readonly Cause[] = [
  {
    id: 'constant-out-of-range',
    family: 'types',
    title: 'A constant that its type cannot hold',
    meaning:
      'Constants are exact: one that is too large, negative, or has a fraction does not fit into a type that cannot hold it, and the compiler does not cut it off. `int` has 32 bits on 32-bit targets.',
    example:
      '# example.com/app\n./main.go:4:15: cannot use 300 (untyped int constant) as int8 value in variable declaration (overflows)\n',
    examples: [
      '# example.com/app\n./main.go:3:13: cannot use 1.5 (untyped float constant) as int value in variable declaration (truncated)\n',
      '# example.com/app\n./main.go:3:13: constant shift overflow\n',
      '# example.com/app\n./main.go:3:20: cannot use 1 << 40 (untyped int constant 1099511627776) as int value in argument to f (overflows)\n',
      '# example.com/app\n./main.go:3:20: math.MaxUint32 (untyped int constant 4294967295) overflows int\n',
      '# example.com/app\n./main.go:4:18: 2.5 (untyped float constant) truncated to int\n',
      '# example.com/app\n./main.go:3:13: cannot use 1i + 1 (untyped complex constant (1 + 1i)) as int value in variable declaration (truncated)\n',
      '# example.com/app\n./main.go:3:11: malformed constant: 1e+1000000000\n'
    ],
    go: '1.21 to 1.27',
    marks: ['(overflows)', '(truncated)', 'truncated to ', 'overflow', 'malformed constant: '],
    match: byCompiler(
      [
        /^cannot use (?<value>[^\n]{1,300}?) \([^\n]{1,200}?\) as (?<type>[^\n]{1,200}?) value in [^\n(]{1,300} \((?<why>overflows|truncated)\)/,
        /^(?:cannot use )?(?<value>[^\n]{1,500}?)(?: \([^\n]{1,300}?\))? (?<why>overflows|truncated to) (?<type>[^\n]{1,300})$/m,
        /^(?<what>constant [^\n]{0,100}overflow|malformed constant: [^\n]{1,100})/
      ],
      (group) =>
        group('what') === ''
          ? {
              message: `the constant ${quote(group('value'))} does not fit into ${quote(group('type'))}: it ${group('why') === 'overflows' ? 'is too large, or negative' : 'has a fraction'}`,
              fix: `use a type that holds it (\`int64\`, \`uint64\`, \`float64\`), or another value`
            }
          : {
              message: `a constant grows beyond what the compiler computes with (${quote(group('what'))})`,
              fix: 'write a smaller one'
            }
    )
  },
  {
    id: 'cannot-use',
    family: 'types',
    title: 'A value of the wrong type',
    meaning:
      'A value is assigned, passed or returned where another type is expected. Go converts nothing by itself, not even `int` to `int64`.',
    example:
      '# example.com/app\n./main.go:3:13: cannot use "s" (untyped string constant) as int value in variable declaration\n',
    examples: [
      '# example.com/app\n./main.go:3:13: cannot use nil as int value in variable declaration\n',
      '# example.com/app\n./main.go:4:41: cannot use r (variable of interface type io.Reader) as io.Writer value in argument to f: need type assertion\n',
      '# example.com/app\n./main.go:3:9: use of untyped nil in variable declaration\n'
    ],
    go: '1.21 to 1.27',
    marks: ['cannot use ', 'use of untyped nil'],
    match: byCompiler(
      [
        /^cannot use (?<expr>[^\n]{1,500}?) \((?<from>[^\n]{1,500}?)\) as (?<to>[^\n]{1,500}?) value in (?<where>[^\n:]{1,300})(?:: (?<why>[^\n]{1,500}))?/,
        /^cannot use (?<expr>nil) as (?<to>[^\n]{1,500}?) value in (?<where>[^\n:]{1,300})/,
        /^use of untyped (?<expr>nil) in (?<where>[^\n]{1,300})/
      ],
      (group) => {
        const [expr, to, where] = [group('expr'), group('to'), group('where')]
        if (expr === 'nil') {
          return to === ''
            ? { message: `\`nil\` alone has no type (${where})`, fix: 'name the type, as in `var x *T = nil`' }
            : {
                message: `\`nil\` is no value of the type ${quote(to)} (${quote(where)})`,
                fix: /^[A-Z]\w?$/.test(to)
                  ? `return the zero value: \`var zero ${to.replaceAll('`', '')}\``
                  : 'give its zero value: `0`, `""`, `false` or `T{}`'
              }
        }
        const from = typeOf(group('from'))
        const why = group('why')
        return {
          message: `${quote(expr)} is of type ${quote(from)}, and the ${quote(where)} wants ${quote(to)}${why === '' ? '' : ` (${quote(why)})`}`,
          fix: why.startsWith('need type assertion')
            ? `assert it: ${quote(`${expr}.(${to})`)}`
            : conversion(from, to, expr)
        }
      }
    )
  },
  {
    id: 'type-mismatch',
    family: 'types',
    title: 'Two operands of different types',
    meaning:
      'Both sides of an operator have the same type in Go; nothing is converted by itself, not even `int` to `float64`.',
    example: '# example.com/app\n./main.go:6:7: invalid operation: y + "b" (mismatched types int and untyped string)\n',
    examples: [
      '# example.com/app\n./main.go:3:27: invalid operation: a += b (mismatched types int and string)\n',
      '# example.com/app\n./main.go:3:34: invalid operation: x == nil (mismatched types int and untyped nil)\n',
      '# example.com/app\n./main.go:3:40: invalid argument: mismatched types untyped string (previous argument) and untyped int (type of 1)\n',
      '# example.com/app\n./main.go:3:12: invalid case "a" in switch on x (mismatched types untyped string and int)\n'
    ],
    go: '1.21 to 1.27',
    marks: ['mismatched types '],
    match: byCompiler(
      [
        /^invalid operation: (?<expr>[^\n]{1,500}?) \(mismatched types (?<left>[^\n]{1,300}?) and (?<right>[^\n]{1,300})\)/,
        /^(?<expr>invalid case [^\n]{1,500}?) \(mismatched types (?<left>[^\n]{1,300}?) and (?<right>[^\n]{1,300})\)/,
        /^invalid argument: mismatched types (?<left>[^\n]{1,300}?) \(previous argument\) and (?<right>[^\n]{1,300}?) \(type of (?<expr>[^\n]{1,300})\)/
      ],
      (group) => {
        const [left, right] = [group('left'), group('right')]
        return {
          message: `${quote(group('expr'))} brings two types together: ${quote(left)} and ${quote(right)}`,
          fix: oneType(left, right)
        }
      }
    )
  },
  {
    id: 'cannot-convert',
    family: 'types',
    title: 'A conversion that Go does not have',
    meaning: 'Types convert when they have the same form, or are both numbers, or are strings and bytes or runes.',
    example: '# example.com/app\n./main.go:3:28: cannot convert s (variable of type string) to type int\n',
    examples: ['# example.com/app\n./main.go:3:16: cannot convert nil to type string\n'],
    go: '1.21 to 1.27',
    marks: ['cannot convert '],
    match: byCompiler(
      [
        /^cannot convert (?<expr>[^\n]{1,500}?) \((?<from>[^\n]{1,500}?)\) to type (?<to>[^\n]{1,500})/,
        /^cannot convert (?<nil>nil) to type (?<to>[^\n]{1,500})/
      ],
      (group) =>
        group('nil') === ''
          ? {
              message: `${quote(group('expr'))} of type ${quote(typeOf(group('from')))} cannot become ${quote(group('to'))}`,
              fix: conversion(typeOf(group('from')), group('to'), group('expr'))
            }
          : {
              message: `\`nil\` is no value of the type ${quote(group('to'))}`,
              fix: 'give its zero value: `0`, `""`, `false` or `T{}`'
            }
    )
  }
]
