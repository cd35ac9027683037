/** Causes of the family `types` about calls and statements: counts of values, what can be called, ranged over or sent. */
import { count, quote } from '../../text/markup.ts'
import { byCompiler } from './compiled.ts'
import type { Cause } from './types.ts'

export const CALLS: readonly Cause[] = [
  {
    id: 'wrong-argument-count',
    family: 'types',
    title: 'A call with too few or too many arguments',
    meaning:
      'A call gives another number of arguments than the function takes. After an update of a module its functions may take others than before.',
    example:
      '# example.com/app\n./main.go:4:14: not enough arguments in call to g\n\thave (number)\n\twant (int, int)\n',
    examples: [
      '# example.com/app\n./main.go:4:17: too many arguments in call to g\n\thave (number, number)\n\twant (int)\n',
      '# example.com/app\n./main.go:3:31: invalid operation: make([]int) expects 2 or 3 arguments; found 1\n',
      '# example.com/app\n./main.go:3:48: invalid operation: too many arguments for new(1, 2) (expected 1, found 2)\n',
      '# example.com/app\n./main.go:3:48: missing argument in conversion to int\n'
    ],
    go: '1.21 to 1.27',
    marks: [' arguments in call to ', ' arguments; found ', ' arguments for ', ' in conversion to '],
    match: byCompiler(
      [
        /^(?<much>not enough|too many) arguments in call to (?<call>[^\n]{1,500})(?:\n\thave (?<have>[^\n]{1,500})\n\twant (?<want>[^\n]{1,500}))?/,
        /^invalid operation: (?<much>not enough|too many) arguments for (?<call>[^\n]{1,500}?) \(expected (?<want>\d{1,3}), found (?<have>\d{1,3})\)/,
        /^invalid operation: (?<call>[^\n]{1,500}) expects (?<want>[^\n]{1,30}) arguments?; found (?<have>\d{1,3})/,
        /^(?<much>missing|too many) arguments? (?<call>in conversion to [^\n]{1,500})/
      ],
      (group, { package: pkg }) => ({
        message: `the call of ${quote(group('call'))} has ${group('much') === '' ? 'the wrong number of' : group('much') === 'missing' ? 'no' : group('much').replace('not enough', 'too few')} arguments${group('want') === '' ? '' : `: it gives ${quote(group('have'))}, and ${quote(group('want'))} is wanted`}`,
        fix: `give what ${quote(group('call'))} takes; \`go doc\` shows its signature`,
        ...(group('want') === '' ? {} : { root: `${pkg ?? ''} ${group('call')} ${group('have')} ${group('want')}` })
      })
    )
  },
  {
    id: 'wrong-return-count',
    family: 'types',
    title: 'A `return` with too few or too many values',
    meaning: 'A `return` gives as many values as the function names results.',
    example: '# example.com/app\n./main.go:3:32: not enough return values\n\thave (number)\n\twant (int, error)\n',
    examples: ['# example.com/app\n./main.go:3:19: too many return values\n\thave (number)\n\twant ()\n'],
    go: '1.21 to 1.27',
    marks: [' return values'],
    match: byCompiler(
      [/^(?<much>not enough|too many) return values(?:\n\thave (?<have>[^\n]{1,500})\n\twant (?<want>[^\n]{1,500}))?/],
      (group) => ({
        message: `the \`return\` gives too ${group('much') === 'too many' ? 'many' : 'few'} values${group('want') === '' ? '' : `: ${quote(group('have'))}, and ${quote(group('want'))} is wanted`}`,
        fix: 'return one value for each result, or change the results of the function'
      })
    )
  },
  {
    id: 'assignment-mismatch',
    family: 'types',
    title: 'As many values as variables',
    meaning:
      'An assignment has as many variables on the left as there are values on the right. A function that also returns an `error` gives two.',
    example: '# example.com/app\n./main.go:4:17: assignment mismatch: 1 variable but g returns 2 values\n',
    examples: ['# example.com/app\n./main.go:3:20: assignment mismatch: 2 variables but 1 value\n'],
    go: '1.21 to 1.27',
    marks: ['assignment mismatch: '],
    match: byCompiler(
      [
        /^assignment mismatch: (?<vars>\d{1,4}) variables? but (?<call>[^\n]{1,500}?) returns? (?<values>\d{1,4}) values?/,
        /^assignment mismatch: (?<vars>\d{1,4}) variables? but (?<values>\d{1,4}) values?/
      ],
      (group) => {
        const [vars, values] = [Number(group('vars')), Number(group('values'))]
        const names = Array.from({ length: Math.min(values, 6) }, (_value, index) => (index < vars ? 'v' : '_')).join(
          ', '
        )
        return {
          message: `${count(vars, 'variable')} on the left and ${count(values, 'value')} on the right${group('call') === '' ? '' : `, which is what ${quote(group('call'))} returns`}`,
          fix:
            values > vars && values <= 6
              ? `take all values, \`${names} := ...\`, and look at the \`error\` when it is one of them`
              : 'write as many variables as there are values'
        }
      }
    )
  },
  {
    id: 'multiple-values',
    family: 'types',
    title: 'Several values where one is expected, or none',
    meaning: 'A call that returns several values, or none, cannot stand within an expression.',
    example:
      '# example.com/app\n./main.go:5:14: multiple-value g() (value of type (int, error)) in single-value context\n',
    examples: ['# example.com/app\n./main.go:4:9: g() (no value) used as value\n'],
    go: '1.21 to 1.27',
    marks: ['multiple-value ', ' used as value'],
    match: byCompiler(
      [
        /^multiple-value (?<expr>[^\n]{1,500}?) (?:\([^\n]{1,500}\) )?in single-value context/,
        /^(?<none>[^\n]{1,500}?) \(no value\) used as value/
      ],
      (group) =>
        group('none') === ''
          ? {
              message: `${quote(group('expr'))} returns several values, and one is expected`,
              fix: 'assign them first, as in `v, err := f()`, and use `v`'
            }
          : {
              message: `${quote(group('none'))} returns nothing, and is used as a value`,
              fix: 'call it on a line of its own, or let it return something'
            }
    )
  },
  {
    id: 'cannot-call',
    family: 'types',
    title: 'A call of something that is no function',
    meaning:
      'What stands in front of the parentheses is no function, or `go` and `defer` stand in front of something other than a call.',
    example:
      '# example.com/app\n./main.go:3:17: invalid operation: cannot call x (variable of type int): int is not a function\n',
    examples: [
      '# example.com/app\n./main.go:3:17: invalid operation: cannot call non-function x (variable of type int)\n',
      '# example.com/app\n./main.go:3:18: expression in defer must be function call\n',
      '# example.com/app\n./main.go:3:18: defer requires function call, not conversion\n',
      '# example.com/app\n./main.go:5:16: cannot call pointer method M on T\n',
      '# example.com/app\n./main.go:3:9: len (built-in) must be called\n'
    ],
    go: '1.21 to 1.27',
    marks: ['cannot call ', ' must be function call', ' requires function call', ' (built-in) must be called'],
    match: byCompiler(
      [
        /^invalid operation: cannot call (?:non-function )?(?<expr>[^\n]{1,500}?) \([^\n]{1,500}\)/,
        /^expression in (?<defer>go|defer) must be function call/,
        /^(?<defer>go|defer) requires function call/,
        /^cannot call pointer method (?<method>\S{1,300}) on (?<type>[^\n]{1,300})/,
        /^(?<builtin>[\w.]{1,40}) \(built-in\) must be called/
      ],
      (group) => {
        if (group('defer') !== '') {
          return {
            message: `what stands behind ${quote(group('defer'))} is no call`,
            fix: `call it, as in \`${group('defer')} f()\` or \`${group('defer')} func() { ... }()\``
          }
        }
        if (group('method') !== '') {
          return {
            message: `${quote(group('method'))} belongs to ${quote(`*${group('type')}`)}, and this value has no address`,
            fix: 'assign the value to a variable first, or make a pointer with `&`'
          }
        }
        if (group('builtin') !== '') {
          return {
            message: `the built-in ${quote(group('builtin'))} can only be called, not used as a value`,
            fix: 'call it, or rename a variable that was meant'
          }
        }
        return {
          message: `${quote(group('expr'))} is no function`,
          fix: 'delete the parentheses, or rename a variable that hides a function of this name'
        }
      }
    )
  },
  {
    id: 'channel-misused',
    family: 'types',
    title: 'A channel in the wrong direction',
    meaning:
      '`<-chan T` can only be received from, `chan<- T` only be sent to and closed, and what is no channel has neither.',
    example:
      '# example.com/app\n./main.go:3:24: invalid operation: cannot send to receive-only channel c (variable of type <-chan int)\n',
    examples: [
      '# example.com/app\n./main.go:3:26: invalid operation: cannot receive from send-only channel chan<- int c (variable of type chan<- int)\n',
      '# example.com/app\n./main.go:3:30: invalid operation: cannot close receive-only channel c (variable of type <-chan int)\n',
      '# example.com/app\n./main.go:3:19: invalid operation: cannot receive from non-channel c (variable of type int)\n'
    ],
    go: '1.21 to 1.27',
    marks: ['cannot send to ', 'cannot receive from ', 'cannot close '],
    match: byCompiler(
      [/^invalid operation: (?<what>cannot (?:send to|receive from|close) [^\n]{1,300}?) \([^\n]{1,500}\)/],
      (group) => ({
        message: quote(group('what')),
        fix: 'use the channel that is meant, or change its direction where it is declared'
      })
    )
  },
  {
    id: 'not-an-interface',
    family: 'types',
    title: 'A type assertion on something that is no interface',
    meaning:
      '`x.(T)` and `switch x.(type)` ask which type an interface holds. Every other value has a type that is known.',
    example: '# example.com/app\n./main.go:3:21: invalid operation: x (variable of type int) is not an interface\n',
    examples: ['# example.com/app\n./main.go:3:24: x (variable of type int) is not an interface\n'],
    go: '1.21 to 1.27',
    marks: [' is not an interface'],
    match: byCompiler(
      [/^(?:invalid operation: )?(?<expr>[^\n]{1,500}?) \([^\n]{1,500}\) is not an interface/],
      (group) => ({
        message: `${quote(group('expr'))} is no interface, so there is nothing to assert`,
        fix: `use it as it is, or convert it first: ${quote(`any(${group('expr')})`)}`
      })
    )
  },
  {
    id: 'variadic-misused',
    family: 'types',
    title: 'A `...` where none can be',
    meaning:
      '`f(s...)` hands a slice to the last parameter of a function that is declared with `...`, and to nothing else.',
    example: '# example.com/app\n./main.go:4:19: cannot use ... in call to non-variadic g\n',
    go: '1.21 to 1.27',
    marks: ['cannot use ... ', 'invalid use of ...'],
    match: byCompiler([/^(?:cannot use|invalid use of) \.\.\. (?<where>[^\n]{1,300})/], (group) => ({
      message: `\`...\` cannot stand there: ${quote(group('where'))}`,
      fix: 'hand over single values without `...`, or declare the last parameter with `...`'
    }))
  },
  {
    id: 'builtin-misused',
    family: 'types',
    title: 'A built-in function with an argument that it does not take',
    meaning: '`len`, `cap`, `append`, `copy`, `delete`, `make`, `clear`, `min` and their like take certain types only.',
    example: '# example.com/app\n./main.go:3:25: invalid argument: x (variable of type int) for built-in len\n',
    examples: [
      '# example.com/app\n./main.go:3:25: invalid argument: x (variable of type int) for len\n',
      '# example.com/app\n./main.go:3:28: invalid append: argument must be a slice; have x (variable of type int)\n',
      '# example.com/app\n./main.go:3:28: first argument to append must be a slice; have x (variable of type int)\n',
      '# example.com/app\n./main.go:3:26: invalid argument: m (variable of type []int) is not a map\n',
      '# example.com/app\n./main.go:3:21: invalid argument: cannot make int: type must be slice, map, or channel\n',
      '# example.com/app\n./main.go:3:23: invalid argument: cannot clear x (variable of type int): argument must be (or constrained by) map or slice\n',
      '# example.com/app\n./main.go:3:24: invalid copy: arguments m (variable of type []int) and "a" (untyped string constant) have different element types int and byte\n'
    ],
    go: '1.21 to 1.27',
    marks: ['invalid argument: ', 'invalid append: ', 'invalid copy: ', 'first argument to append '],
    match: byCompiler(
      [
        /^(?:invalid (?:argument|append|copy): )(?<what>[^\n]{1,600})/,
        /^(?<what>first argument to append [^\n]{1,600})/
      ],
      (group) => ({
        message: `the built-in function does not take that: ${quote(group('what'), 400)}`,
        fix: 'give it an argument of a type that it takes; `go doc builtin` lists them'
      })
    )
  }
]
