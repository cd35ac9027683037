/** Causes of the family `types` about declarations: literals, constants, cycles and receivers. */
import { quote } from '../../text/markup.ts'
import { byCompiler } from './compiled.ts'
import type { Cause } from './types.ts'

export const DECLARATIONS: readonly Cause[] = [
  {
    id: 'duplicate-case',
    family: 'types',
    title: 'The same case or key twice',
    meaning: 'A `switch` cannot have a constant or a type as a case twice, a literal no key, index or field twice.',
    example:
      '# example.com/app\n./main.go:3:41: duplicate case 1 (constant of type int) in expression switch\n\t./main.go:3:33: previous case\n',
    examples: [
      '# example.com/app\n./main.go:3:50: duplicate case int in type switch\n\t./main.go:3:40: previous case\n',
      '# example.com/app\n./main.go:3:32: duplicate key "a" in map literal\n',
      '# example.com/app\n./main.go:3:21: duplicate index 0 in array or slice literal\n',
      '# example.com/app\n./main.go:4:17: duplicate field name a in struct literal\n'
    ],
    go: '1.21 to 1.27',
    marks: ['duplicate case ', 'duplicate key ', 'duplicate index ', 'duplicate field name '],
    match: byCompiler(
      [
        /^duplicate (?<kind>case|key|index|field name) (?<value>[^\n]{1,500}?) (?:\([^\n]{1,300}\) )?in (?<where>[^\n]{1,50})(?:\n\t(?<other>\S{1,500}): previous case)?/
      ],
      (group) => ({
        message: `the ${group('kind')} ${quote(group('value'))} stands twice in the ${group('where')}${group('other') === '' ? '' : `; the first is at ${quote(group('other').replace(/^\.\//, ''))}`}`,
        fix: 'delete one of the two'
      })
    )
  },
  {
    id: 'bad-literal',
    family: 'types',
    title: 'A composite literal that does not fit its type',
    meaning:
      'A literal of a struct names fields that exist, or gives all of them in their order; one of another package cannot set fields that begin with a small letter.',
    example: '# example.com/app\n./main.go:4:11: unknown field b in struct literal of type T\n',
    examples: [
      '# example.com/app\n./main.go:4:11: unknown field name in struct literal of type T, but does have Name\n',
      '# example.com/app\n./main.go:4:12: too few values in struct literal of type T\n',
      '# example.com/app\n./main.go:4:14: too many values in struct literal of type T\n',
      '# example.com/app\n./main.go:4:17: mixture of field:value and value elements in struct literal\n',
      '# example.com/app\n./main.go:4:22: implicit assignment to unexported field buf in struct literal of type bytes.Buffer\n',
      '# example.com/app\n./main.go:4:22: cannot refer to unexported field buf in struct literal of type bytes.Buffer\n',
      '# example.com/app\n./main.go:3:9: invalid composite literal type int\n',
      '# example.com/app\n./main.go:3:24: missing key in map literal\n',
      '# example.com/app\n./main.go:4:11: unknown field Form in struct literal of type big.Float, but does have unexported form\n',
      '# example.com/app\n./main.go:4:11: invalid field name T0.a in struct literal\n',
      '# example.com/app\n./main.go:4:11: missing type in composite literal\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      'in struct literal',
      'invalid composite literal ',
      'missing key in map literal',
      'missing type in composite literal'
    ],
    match: byCompiler(
      [
        /^unknown field (?<field>\S{1,300}) in struct literal of type (?<type>[^\n,]{1,500})(?:, but does have (?<unexported>unexported )?(?<have>\S{1,300}))?/,
        /^(?<much>too few|too many) values in struct literal of type (?<type>[^\n]{1,500})/,
        /^(?<mixed>mixture of field:value and value)/,
        /^(?:implicit assignment|cannot refer) to unexported field (?<hidden>\S{1,300}) in struct literal of type (?<type>[^\n]{1,500})/,
        /^invalid composite literal (?:element )?type (?<none>[^\n]{1,500})/,
        /^(?<key>missing key) in map literal/,
        /^invalid field name (?<odd>[^\n]{1,300}) in struct literal/,
        /^(?<untyped>missing type) in composite literal/
      ],
      (group, { package: pkg }) => {
        const type = quote(group('type'))
        if (group('field') !== '') {
          return {
            message: `the struct ${type} has no field ${quote(group('field'))}${group('have') === '' ? '' : `, but it has ${quote(group('have'))}`}`,
            fix:
              group('unexported') !== ''
                ? `${quote(group('have'))} can only be set within its own package: use a function of that package that makes the value`
                : group('have') === ''
                  ? `correct the name, or take a version of the package whose ${type} has it`
                  : `write ${quote(group('have'))}`,
            root: `${pkg ?? ''} ${group('type')}.${group('field')}`
          }
        }
        if (group('much') !== '') {
          return {
            message: `the literal of ${type} has ${group('much')} values`,
            fix: 'name the fields, as in `T{A: 1}`: then those that are missing are zero'
          }
        }
        if (group('mixed') !== '') {
          return { message: 'the literal names some of its fields and others not', fix: 'name all of them' }
        }
        if (group('hidden') !== '') {
          return {
            message: `the field ${quote(group('hidden'))} of ${type} can only be set in its own package`,
            fix: 'name the fields that are exported, or use a function of the package that makes the value'
          }
        }
        if (group('odd') !== '') {
          return {
            message: `${quote(group('odd'))} is no name of a field`,
            fix: 'write the name of the field alone, as in `T{A: 1}`'
          }
        }
        if (group('untyped') !== '') {
          return {
            message: 'the literal has no type',
            fix: 'name it in front of the brace, as in `T{...}` or `[]T{...}`'
          }
        }
        if (group('key') !== '')
          return { message: 'an element of the map literal has no key', fix: 'write it as `key: value`' }
        return {
          message: `${quote(group('none'))} has no literal with braces`,
          fix: 'write the value without braces, or name the type of the elements'
        }
      }
    )
  },
  {
    id: 'not-constant',
    family: 'types',
    title: 'A value that is not constant',
    meaning:
      'Constants, and lengths of arrays, are known when the code is compiled: a call or a variable is not. In `golang.org/x/tools` of 2024 and before, Go 1.25 and later find such a length.',
    example: '# example.com/app\n./main.go:4:11: g() (value of type int) is not constant\n',
    examples: [
      '# example.com/app\n./main.go:4:8: invalid array length n\n',
      '# golang.org/x/tools/internal/tokeninternal\n../../go/pkg/mod/golang.org/x/tools@v0.22.0/internal/tokeninternal/tokeninternal.go:64:9: invalid array length -delta * delta (constant -256 of type int64)\n',
      '# example.com/app\n./main.go:3:9: invalid constant type []int\n',
      '# example.com/app\n./main.go:4:8: array length n (variable of type int) must be constant\n',
      '# example.com/app\n./main.go:4:8: array length "foo" (untyped string constant) must be integer\n'
    ],
    go: '1.21 to 1.27',
    marks: [') is not constant', 'array length ', 'invalid constant type ', ' must be constant'],
    match: byCompiler(
      [
        /^(?<expr>[^\n]{1,500}?) \([^\n]{1,300}\) is not constant/,
        /^(?:invalid )?array length (?<length>[^\n]{1,500}?)(?: \([^\n]{1,300}\))?(?: must be (?:constant|integer))?$/m,
        /^invalid constant type (?<type>[^\n]{1,500})/
      ],
      (group) => {
        if (group('type') !== '') {
          return {
            message: `a constant cannot be of type ${quote(group('type'))}`,
            fix: 'write `var` instead of `const`'
          }
        }
        return group('length') === ''
          ? {
              message: `${quote(group('expr'))} is not known when the code is compiled`,
              fix: 'write `var` instead of `const`'
            }
          : {
              message: `${quote(group('length'))} is no length of an array: it is not constant, negative, or no whole number`,
              fix: 'use a constant, or a slice: `make([]T, n)`'
            }
      }
    )
  },
  {
    id: 'declaration-cycle',
    family: 'types',
    title: 'A declaration that needs itself',
    meaning: 'A type contains itself, or a variable, a constant or a function needs its own value to begin with.',
    example: '# example.com/app\n./main.go:3:6: invalid recursive type: T refers to itself\n',
    examples: [
      '# example.com/app\n./main.go:3:6: invalid recursive type A\n\t./main.go:3:6: A refers to B\n\t./main.go:4:6: B refers to A\n',
      '# example.com/app\n./main.go:3:6: invalid recursive type A\n\t./main.go:3:6: A refers to\n\t./main.go:4:6: B refers to\n\t./main.go:3:6: A\n',
      '# example.com/app\n./main.go:3:5: initialization cycle for a\n\t./main.go:3:5: a refers to b\n',
      '# example.com/app\n./main.go:3:8: invalid cycle in declaration of a\n'
    ],
    go: '1.21 to 1.27',
    marks: ['invalid recursive type', 'initialization cycle', 'invalid cycle in declaration', 'instantiation cycle'],
    match: byCompiler(
      [
        /^invalid recursive type:? (?<type>[^\s:]{1,300})/,
        /^(?:initialization cycle|invalid cycle in declaration|instantiation cycle)(?:(?: for| of|:) (?<name>\S{1,300}))?/
      ],
      (group) =>
        group('type') === ''
          ? {
              message: `${group('name') === '' ? 'a declaration' : quote(group('name'))} needs itself to begin with`,
              fix: 'break the circle: set one of them in `init`, or in a function that is called later'
            }
          : {
              message: `the type ${quote(group('type'))} contains itself, and would be of endless size`,
              fix: 'hold a pointer to it, as in `*T`, or a slice'
            }
    )
  },
  {
    id: 'bad-receiver',
    family: 'types',
    title: 'A method on a type that cannot have it',
    meaning: 'Methods are declared in the package of their type, on a type that is neither a pointer nor an interface.',
    example: '# example.com/app\n./main.go:3:9: cannot define new methods on non-local type int\n',
    examples: [
      '# example.com/app\n./main.go:4:9: invalid receiver type P (pointer or interface type)\n',
      '# example.com/app\n./main.go:5:11: invalid method expression T.M (needs pointer receiver (*T).M)\n',
      '# example.com/app\n./main.go:5:9: receiver type parameter []int must be an identifier\n',
      '# example.com/app\n./main.go:5:9: receiver declares 1 type parameter, but receiver base type declares 2\n',
      '# example.com/app\n./main.go:5:9: got 1 type parameter, but receiver base type declares 2\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      'cannot define new methods on ',
      'invalid receiver type ',
      'invalid method expression ',
      'receiver type parameter ',
      'receiver declares ',
      'but receiver base type'
    ],
    match: byCompiler(
      [
        /^cannot define new methods on (?:non-local type (?:alias )?)?(?<what>[^\n]{1,500})/,
        /^(?<parameters>receiver (?:type parameter [^\n]{1,300} must be an identifier|declares \d{1,3} type parameters?, but [^\n]{1,100})|got \d{1,3} type parameters?, but receiver base type [^\n]{1,100})/,
        /^invalid receiver type (?<what>[^\n]{1,500})/,
        /^invalid method expression (?<expr>[^\n]{1,500}?) \(needs pointer receiver (?<want>[^\n]{1,300})\)/
      ],
      (group) =>
        group('parameters') !== ''
          ? {
              message: `the type parameters of the receiver are wrong: ${quote(group('parameters'))}`,
              fix: 'name each type parameter of the type once, as in `func (x T[K, V]) M()`'
            }
          : group('want') === ''
            ? {
                message: `methods cannot be declared on ${quote(group('what'))}`,
                fix: 'declare a type of your own in this package, `type MyT T`, or write a function'
              }
            : {
                message: `the method of ${quote(group('expr'))} belongs to the pointer`,
                fix: `write ${quote(group('want'))}`
              }
    )
  }
]
