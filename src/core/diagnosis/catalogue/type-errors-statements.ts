/** Causes of the family `types` about statements: loops, jumps, conditions, and the end of a function. */
import { quote } from '../../text/markup.ts'
import { byCompiler } from './compiled.ts'
import type { Cause } from './types.ts'

export const STATEMENTS: readonly Cause[] = [
  {
    id: 'missing-return',
    family: 'types',
    title: 'A function that may end without `return`',
    meaning:
      'A function with results has to end in `return`, in `panic`, or in a loop without an end, on every way through it. `if` without `else` and `switch` without `default` leave a way open.',
    example: '# example.com/app\n./main.go:3:15: missing return\n',
    go: '1.21 to 1.27',
    marks: ['missing return'],
    match: byCompiler([/^missing return$/m], () => ({
      message: 'the function can reach its end without a `return`',
      fix: 'return a value at the end of the function, where this place is'
    }))
  },
  {
    id: 'cannot-range',
    family: 'types',
    title: 'A `range` over something that has no elements',
    meaning:
      '`range` goes over arrays, slices, strings, maps and channels; over whole numbers since Go 1.22, and over functions since Go 1.23.',
    example: '# example.com/app\n./main.go:3:31: cannot range over x (variable of type float64)\n',
    examples: [
      '# example.com/app\n./main.go:4:17: cannot range over 3 (untyped int constant)\n',
      '# example.com/app\n./main.go:3:27: cannot range over f (value of type func(func(int) bool))\n',
      '# example.com/app\n./main.go:3:27: range over x (variable of type []int) permits only one iteration variable\n'
    ],
    go: '1.21 to 1.27',
    marks: ['cannot range over ', ' permits no iteration variable', ' permits only one iteration'],
    match: byCompiler(
      [
        /^cannot range over (?<expr>[^\n]{1,500}?) \((?<type>[^\n]{1,500}?)\)(?:: (?<why>[^\n]{1,300})|$)/m,
        /^range over (?<expr>[^\n]{1,500}?) \([^\n]{1,500}?\) permits (?<permits>[^\n]{1,100})/
      ],
      (group) => {
        const [expr, type] = [group('expr'), group('type')]
        if (group('permits') !== '') {
          return {
            message: `the \`range\` over ${quote(expr)} permits ${group('permits')}`,
            fix: 'delete the variable that is too much'
          }
        }
        // A compiler that knows such a range says which version of the language it needs, or why it is none.
        const since = /^(?:untyped int|(?:constant|variable|value)[^\n]* of type u?int)/.test(type)
          ? '1.22'
          : /of type (?:func\(|iter\.)/.test(type) && group('why') === ''
            ? '1.23'
            : null
        return since === null
          ? {
              message: `\`range\` cannot go over ${quote(expr)} (${quote(type)})${group('why') === '' ? '' : `: ${quote(group('why'))}`}`,
              fix: 'range over an array, a slice, a string, a map, a channel, a whole number, or a function that takes `yield`'
            }
          : {
              message: `\`range\` over ${quote(expr)} (${quote(type)}) needs Go ${since}, and this Go is older`,
              fix: `build with Go ${since} or newer, and say so: \`go mod edit -go=${since}\``,
              root: `range ${since}`
            }
      }
    )
  },
  {
    id: 'no-new-variables',
    family: 'types',
    title: 'A `:=` that declares nothing new',
    meaning:
      'On the left side of `:=` stand names, each once, and at least one of them is new in this block. A field, an element and a name in parentheses are none.',
    example: '# example.com/app\n./main.go:3:22: no new variables on left side of :=\n',
    examples: [
      '# example.com/app\n./main.go:5:2: non-name t.err on left side of :=\n',
      '# example.com/app\n./main.go:5:5: b repeated on left side of :=\n'
    ],
    go: '1.21 to 1.27',
    marks: ['no new variable', ' on left side of :='],
    match: byCompiler(
      [
        /^no new variables? on left side of :=/,
        /^non-name (?<other>[^\n]{1,300}) on left side of :=/,
        /^(?<twice>\S{1,300}) repeated on left side of :=/
      ],
      (group) =>
        group('other') !== ''
          ? {
              message: `\`:=\` declares names, and ${quote(group('other'))} is none`,
              fix: 'write `=` instead, and declare the other names with `var` on a line above'
            }
          : group('twice') !== ''
            ? {
                message: `${quote(group('twice'))} stands twice on the left side of \`:=\``,
                fix: 'give one of them another name'
              }
            : {
                message: 'all names on the left side of `:=` are declared already',
                fix: 'write `=` instead'
              }
    )
  },
  {
    id: 'non-boolean-condition',
    family: 'types',
    title: 'A condition that is no boolean',
    meaning: 'The condition of `if` and `for` is of type `bool`; a number or a pointer is none.',
    example: '# example.com/app\n./main.go:3:20: non-boolean condition in if statement\n',
    go: '1.21 to 1.27',
    marks: ['non-boolean condition in '],
    match: byCompiler([/^non-boolean condition in (?<where>\w{1,10}) statement/], (group) => ({
      message: `the condition of the ${quote(group('where'))} is no boolean`,
      fix: 'compare it, as in `x != 0` or `p != nil`'
    }))
  },
  {
    id: 'statement-misplaced',
    family: 'types',
    title: 'A statement that does not belong there',
    meaning:
      '`break`, `continue` and `fallthrough` belong into loops, `switch` and `select`; the last case of a `switch` has nothing to fall into.',
    example: '# example.com/app\n./main.go:3:12: break is not in a loop, switch, or select\n',
    examples: [
      '# example.com/app\n./main.go:3:12: continue is not in a loop\n',
      '# example.com/app\n./main.go:3:36: cannot fallthrough final case in switch\n',
      '# example.com/app\n./main.go:3:36: fallthrough statement out of place\n'
    ],
    go: '1.21 to 1.27',
    marks: ['break is not in ', 'continue is not in ', 'fallthrough '],
    match: byCompiler([/^(?<word>break|continue) is not in /, /^(?:cannot )?(?<word>fallthrough) /], (group) => ({
      message: `${quote(group('word'))} does not belong there`,
      fix:
        group('word') === 'fallthrough'
          ? 'let it be the last statement of a case that another follows'
          : 'write `return` to leave the function, or move it into the loop that is meant'
    }))
  },
  {
    id: 'label-wrong',
    family: 'types',
    title: 'A label that is missing, unused or out of reach',
    meaning:
      '`break`, `continue` and `goto` reach only labels of their own function: the first two those of a statement around them, `goto` none behind the declaration of a variable or within a block.',
    example: '# example.com/app\n./main.go:3:17: label L not defined\n',
    examples: [
      '# example.com/app\n./main.go:4:1: label L defined and not used\n',
      '# example.com/app\n./main.go:3:24: break label not defined: L\n',
      '# example.com/app\n./main.go:7:17: invalid continue label L\n',
      '# example.com/app\n./main.go:3:17: goto L jumps over declaration of x at ./main.go:3:22\n'
    ],
    go: '1.21 to 1.27',
    marks: ['label ', ' jumps over ', ' jumps into '],
    match: byCompiler(
      [
        /^label (?<name>\S{1,300}) (?:defined|declared) and (?<unused>not used)/,
        /^(?<what>label \S{1,300} not (?:defined|declared)|(?:break|continue) label not defined: \S{1,300}|invalid (?:break|continue) label \S{1,300}|goto \S{1,300} jumps (?:over|into) [^\n]{1,500})/
      ],
      (group) =>
        group('unused') === ''
          ? {
              message: `the jump is not possible: ${quote(group('what'))}`,
              fix: 'put the label in front of the statement that is meant, or correct its name'
            }
          : { message: `nothing jumps to the label ${quote(group('name'))}`, fix: 'delete the label' }
    )
  }
]
