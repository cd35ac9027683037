/** Causes of the family `types` about values: types that do not fit together, and operations that a type does not have. */
import { quote } from '../../text/markup.ts'
import { byCompiler } from './compiled.ts'
import type { Cause } from './types.ts'

/** What the compiler puts in parentheses behind an expression: `(variable of type int)`, `(untyped string constant)`. */
export const typeOf = (description: string): string =>
  /(?:of (?:(?:interface|struct|map|slice|func|pointer|chan|array) )?type |nil)(?<type>[^\n]{0,300})$/.exec(description)
    ?.groups?.['type'] ?? description

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

/** Types of the language itself: nobody adds a method to them. */
const BUILT_IN = /^(?:any|bool|byte|complex\d+|error|float\d+|rune|string|u?int(?:\d+|ptr)?)$/

/** What an error says of a type and an interface. By hand: three parts of any length in one pattern take too long. */
function implementation(text: string): Readonly<Record<string, string | undefined>> | null {
  const middle = text.indexOf(' does not implement ')
  if (middle < 0) return null
  const front = text.slice(0, middle)
  const start = Math.max(front.lastIndexOf(': ') + 2, front.lastIndexOf('\n\t') + 2)
  const rest =
    /^(?<iface>[^\n]{1,500}?) \((?<why>[^\n]{1,500})\)(?:\n\t\thave (?<have>[^\n]{1,500})\n\t\twant (?<want>[^\n]{1,500}))?/.exec(
      text.slice(middle + ' does not implement '.length)
    )?.groups
  return rest === undefined ? null : { ...rest, type: front.slice(start) }
}

export const VALUES: readonly Cause[] = [
  {
    id: 'missing-method',
    family: 'types',
    title: 'A type does not implement an interface',
    meaning:
      'A type implements an interface when it has all of its methods, with the same arguments and results. Methods with a pointer as receiver belong to the pointer only.',
    example:
      '# example.com/app\n./main.go:5:11: cannot use T{} (value of struct type T) as I value in variable declaration: T does not implement I (missing method M)\n',
    examples: [
      '# example.com/app\n./main.go:5:11: cannot use T{} (value of type T) as I value in variable declaration: T does not implement I (method M has pointer receiver)\n',
      '# example.com/app\n./main.go:6:11: cannot use T{} (value of type T) as I value in argument to f: T does not implement I (wrong type for method M)\n\t\thave M(string)\n\t\twant M(int)\n',
      '# example.com/app\n./main.go:4:19: impossible type assertion: i.(int)\n\tint does not implement I (missing method M)\n'
    ],
    go: '1.21 to 1.27',
    marks: [' does not implement '],
    match: byCompiler([/^(?:cannot use |impossible type )/], (_start, { text, package: pkg }) => {
      const found = implementation(text)
      if (found === null) return null
      const group = (name: string): string => found[name] ?? ''
      const [type, iface, why] = [group('type'), group('iface'), group('why')]
      const method = /method (?<name>[^\s)]{1,300})/.exec(why)?.groups?.['name'] ?? ''
      return {
        message: `the type ${quote(type)} does not implement ${quote(iface)}: ${quote(why)}${group('have') === '' ? '' : `; it has ${quote(group('have'))}, and ${quote(group('want'))} is wanted`}`,
        fix: why.includes('pointer receiver')
          ? `give a pointer: ${quote('&')} in front of the value, since ${quote(method)} belongs to ${quote(`*${type}`)}`
          : iface === 'error' && type === 'string'
            ? 'make an error of it: `errors.New(...)` or `fmt.Errorf(...)`'
            : why.startsWith('wrong type')
              ? `change ${quote(method)} of ${quote(type)} to the signature of the interface`
              : /^\*?[A-Z_a-z]\w*$/.test(type) && !BUILT_IN.test(type)
                ? `add the method ${quote(method)} to ${quote(type)}; after an update of a module its interface may ask for more than before`
                : `give a value of a type that has the method ${quote(method)}; after an update of a module its interface may ask for more than before`,
        root: `${pkg ?? ''} ${type} ${iface} ${why}`
      }
    })
  },
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
      '# example.com/app\n./main.go:3:20: math.MaxUint32 (untyped int constant 4294967295) overflows int\n'
    ],
    go: '1.21 to 1.27',
    marks: ['(overflows)', '(truncated)', 'overflow', 'overflows'],
    match: byCompiler(
      [
        /^cannot use (?<value>[^\n]{1,300}?) \([^\n()]{1,200}\) as (?<type>[^\n]{1,200}?) value in [^\n(]{1,300} \((?<why>overflows|truncated)\)/,
        /^(?:cannot use )?(?<value>[^\n]{1,500}?)(?: \([^\n]{1,300}?\))? (?<why>overflows|truncated to) (?<type>[^\n]{1,300})$/m,
        /^(?<what>constant [^\n]{0,100}overflow)/
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
          fix: right.includes('nil')
            ? `compare with the zero value of ${quote(left)}: only pointers, slices, maps, channels, functions and interfaces can be \`nil\``
            : /^(?:untyped )?(?:string|int|rune)$/.test(left) && /^(?:untyped )?(?:string|int|rune)$/.test(right)
              ? 'convert one of them: `strconv.Itoa` and `fmt.Sprint` make a string of a number, `strconv.Atoi` a number of a string'
              : `convert one of them, as in ${quote(`${left.replace(/^untyped /, '')}(...)`)}`
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
    go: '1.21 to 1.27',
    marks: ['cannot convert '],
    match: byCompiler(
      [/^cannot convert (?<expr>[^\n]{1,500}?) \((?<from>[^\n]{1,500}?)\) to type (?<to>[^\n]{1,500})/],
      (group) => ({
        message: `${quote(group('expr'))} of type ${quote(typeOf(group('from')))} cannot become ${quote(group('to'))}`,
        fix: conversion(typeOf(group('from')), group('to'), group('expr'))
      })
    )
  },
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
      '# example.com/app\n./main.go:3:11: invalid map key type []int\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      ' can only be compared to nil',
      ' cannot be compared)',
      'incomparable types in type set',
      'invalid map key type '
    ],
    match: byCompiler(
      [
        /^invalid operation: (?<expr>[^\n]{1,500}?) \((?<why>(?:\w{1,20} can only be compared to nil|[^\n]{1,300} cannot be compared|incomparable types in type set))\)/,
        /^invalid map key type (?<key>[^\n]{1,500})/
      ],
      (group) =>
        group('key') === ''
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
      '# example.com/app\n./main.go:3:13: invalid operation: division by zero\n'
    ],
    go: '1.21 to 1.27',
    marks: [' not defined on ', '(non-numeric type ', ' must be integer', 'negative shift count ', 'division by zero'],
    match: byCompiler(
      [
        /^invalid operation: operator (?<op>\S{1,5}) not defined on (?<expr>[^\n]{1,500}?) \((?<type>[^\n]{1,500})\)/,
        /^invalid operation: (?<expr>[^\n]{1,500}?)(?<op>\+\+|--) \(non-numeric type (?<type>[^\n]{1,500})\)/,
        /^invalid operation: (?<what>shift[^\n]{1,500} must be integer|negative shift count [^\n]{1,500}|division by zero)/
      ],
      (group) =>
        group('op') === ''
          ? { message: `the operation is not possible: ${quote(group('what'))}`, fix: 'correct the operand' }
          : {
              message: `${quote(group('expr'))} is of type ${quote(typeOf(group('type')))}, which has no operator ${quote(group('op'))}`,
              fix: group('type').includes('constrained by')
                ? 'give the type parameter a constraint whose types all have it, such as `cmp.Ordered`, or `~int | ~float64`'
                : 'convert the operand, or use another operator'
            }
    )
  }
]
