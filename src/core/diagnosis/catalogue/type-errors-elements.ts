/** Causes of the family `types` about parts of values: elements, pointers, and what can be assigned to. */
import { quote } from '../../text/markup.ts'
import { byCompiler } from './compiled.ts'
import { typeOf } from './type-errors-values.ts'
import type { Cause } from './types.ts'

export const ELEMENTS: readonly Cause[] = [
  {
    id: 'cannot-assign',
    family: 'types',
    title: 'Something that nothing can be assigned to',
    meaning:
      'Constants, bytes of a string, results of calls, and fields of a struct within a map cannot be changed in place.',
    example:
      '# example.com/app\n./main.go:3:20: cannot assign to s[0] (neither addressable nor a map index expression)\n',
    examples: [
      '# example.com/app\n./main.go:4:26: cannot assign to struct field m["a"].a in map\n',
      '# example.com/app\n./main.go:4:12: cannot assign to c (constant 1 of type untyped int)\n'
    ],
    go: '1.21 to 1.27',
    marks: ['cannot assign to '],
    match: byCompiler(
      [
        /^cannot assign to struct field (?<field>[^\n]{1,500}) in map/,
        /^cannot assign to (?<expr>[^\n]{1,500}?)(?: \((?<why>[^\n]{1,500})\))?$/m
      ],
      (group) =>
        group('field') === ''
          ? {
              message: `nothing can be assigned to ${quote(group('expr'))}${group('why') === '' ? '' : ` (${quote(group('why'))})`}`,
              fix: 'assign to a variable; change a string through a `[]byte` of it'
            }
          : {
              message: `the field ${quote(group('field'))} lies within a map and cannot be changed in place`,
              fix: 'take the struct out, change it and put it back (`v := m[k]; v.f = x; m[k] = v`), or keep pointers in the map'
            }
    )
  },
  {
    id: 'bad-index',
    family: 'types',
    title: 'An index that does not fit',
    meaning:
      'Arrays, slices, strings and maps have indices; those of the first three are whole numbers, not negative, and below the length where the compiler knows it.',
    example: '# example.com/app\n./main.go:3:22: cannot index x (variable of type int)\n',
    examples: [
      '# example.com/app\n./main.go:3:22: invalid operation: cannot index x (variable of type int)\n',
      '# example.com/app\n./main.go:3:26: invalid argument: index 3 out of bounds [0:2]\n',
      '# example.com/app\n./main.go:3:25: invalid argument: index -1 (constant of type int) must not be negative\n',
      '# example.com/app\n./main.go:3:22: index 2 is out of bounds (>= 2)\n',
      '# example.com/app\n./main.go:3:22: index i must be integer constant\n',
      '# example.com/app\n./main.go:3:22: invalid slice indices: 0 < 10\n',
      '# example.com/app\n./main.go:3:22: middle index required in 3-index slice\n',
      '# example.com/app\n./main.go:3:22: cannot slice x (variable of type int)\n',
      '# example.com/app\n./main.go:6:6: invalid operation: a() (value of type [3]int) (slice of unaddressable value)\n',
      '# example.com/app\n./main.go:6:6: cannot slice unaddressable value f() (value of type [3]int)\n',
      '# example.com/app\n./main.go:6:6: cannot slice m (variable of type map[string]int)\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      'cannot index ',
      'cannot slice ',
      '(slice of unaddressable value)',
      'out of bounds ',
      ' must not be negative',
      ' must be integer constant',
      'invalid slice indices',
      ' in 3-index slice'
    ],
    match: byCompiler(
      [
        /^invalid operation: (?<value>[^\n]{1,500}?) \([^\n]{1,500}\) \(slice of unaddressable value\)/,
        /^(?:invalid operation: )?cannot slice unaddressable value (?<value>[^\n]{1,500}?) \([^\n]{1,500}\)/,
        /^(?:invalid operation: )?cannot (?<verb>index|slice) (?<expr>[^\n]{1,500}?) \((?<type>[^\n]{1,500})\)/,
        /^(?:invalid argument: )?(?<what>index [^\n]{1,300}? (?:is )?out of bounds [^\n]{1,100}|[^\n]{1,300} must (?:not be negative|be integer constant)|invalid slice indices: [^\n]{1,50}|(?:middle|final) index required in 3-index slice)/
      ],
      (group) =>
        group('value') !== ''
          ? {
              message: `${quote(group('value'))} is an array that lies nowhere, so no slice can be made of it`,
              fix: 'assign it to a variable first, and slice that'
            }
          : group('verb') === ''
            ? { message: `the index does not fit: ${quote(group('what'))}`, fix: 'correct the index or the length' }
            : {
                message: `${quote(group('expr'))} is of type ${quote(typeOf(group('type')))}, which ${group('verb') === 'slice' ? 'cannot be sliced' : 'has no elements'}`,
                fix:
                  group('verb') === 'slice'
                    ? 'slice an array, a slice or a string; call a function first, as in `f()[1:]`'
                    : 'index an array, a slice, a string or a map; dereference a pointer first, as in `(*p)[0]`'
              }
    )
  },
  {
    id: 'bad-pointer',
    family: 'types',
    title: 'A `*` or `&` where none can be',
    meaning:
      '`*x` follows a pointer, `&x` needs something that lies in memory: a variable, an element, or a composite literal.',
    example: '# example.com/app\n./main.go:3:22: invalid operation: cannot indirect x (variable of type int)\n',
    examples: [
      '# example.com/app\n./main.go:3:17: invalid operation: cannot take address of 1 (untyped int constant)\n'
    ],
    go: '1.21 to 1.27',
    marks: ['cannot indirect ', 'cannot take address of '],
    match: byCompiler(
      [/^invalid operation: cannot (?<verb>indirect|take address of) (?<expr>[^\n]{1,500}?)(?: \([^\n]{1,500}\))?$/m],
      (group) =>
        group('verb') === 'indirect'
          ? { message: `${quote(group('expr'))} is no pointer`, fix: 'delete the `*`' }
          : {
              message: `${quote(group('expr'))} has no address`,
              fix: 'assign it to a variable first, and take the address of that'
            }
    )
  }
]
