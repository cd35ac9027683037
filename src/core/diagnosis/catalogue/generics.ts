/** Causes of the family `generics`: type parameters, and the version of the language that a module asks for. */
import { quote } from '../../text/markup.ts'
import { word } from './commands.ts'
import { byCompiler, foreignModule } from './compiled.ts'
import { byPattern, type Cause } from './types.ts'

/** The reason stands in the last parentheses; the constraint may have some of its own, `interface{m()}`. */
function reasonOf(text: string): { readonly constraint: string; readonly why: string } {
  const open = text.endsWith(')') ? text.lastIndexOf(' (') : -1
  return open < 0 ? { constraint: text, why: '' } : { constraint: text.slice(0, open), why: text.slice(open + 2, -1) }
}

export const GENERICS: readonly Cause[] = [
  {
    id: 'language-version',
    family: 'generics',
    title: 'The code uses more of the language than go.mod asks for',
    meaning:
      'The `go` line of go.mod sets the version of the language for the whole module, however new the compiler is; a `//go:build go1.N` line sets it for one file. A vendored module without a version in `vendor/modules.txt` is read as Go 1.16.',
    example:
      '# example.com/app\n./main.go:3:8: type parameter requires go1.18 or later (-lang was set to go1.17; check go.mod)\n',
    examples: [
      '# example.com/app\n./main.go:4:17: cannot range over 3 (untyped int constant): requires go1.22 or later (-lang was set to go1.20; check go.mod)\n',
      '# example.com/app\n./main.go:2:9: new(3) requires go1.26 or later (-lang was set to go1.25; check go.mod)\n',
      '# example.com/app\n./main.go:4:12: generic method requires go1.27 or later (-lang was set to go1.21; check go.mod)\n',
      '# example.com/app\n./main.go:5:8: type parameter requires go1.18 or later (file declares //go:build go1.17)\n',
      '# example.com/app\n./main.go:3:3: go:embed requires go1.16 or later (-lang was set to go1.15; check go.mod)\n'
    ],
    go: '1.21 to 1.27',
    marks: [' or later (-lang was set to go', ' or later (file declares //go:build '],
    match: byPattern(
      [
        /^(?<what>[^\n]{1,500}?):? requires go(?<want>1\.\d{1,3}) or later \((?:-lang was set to go(?<have>1\.\d{1,3})|(?<tag>file declares) \/\/go:build go(?<file>1\.\d{1,3}))/
      ],
      (group, { package: pkg, file }) => {
        const want = group('want')
        const module = foreignModule(file)
        const message = `${quote(group('what'))} needs Go ${want} as the version of the language`
        if (module !== null) {
          return {
            message: `${message}, and the go.mod of ${quote(module.path)} says ${group('have')}`,
            fix: `take another version of it: \`go get ${word(module.path)}@latest && go mod tidy\``,
            root: `${module.path} ${want}`
          }
        }
        if (/(?:^|[\\/])vendor[\\/]/.test(file ?? '')) {
          return {
            message: `${message}, and \`vendor/modules.txt\` says ${group('have')} for its module`,
            fix: 'write the vendor folder anew: `go mod vendor`',
            root: `vendor ${want}`
          }
        }
        return group('tag') === ''
          ? {
              message: `${message}, and go.mod says ${group('have')}`,
              fix: `raise the \`go\` line: \`go mod edit -go=${want} && go mod tidy\``,
              root: `${pkg ?? ''} ${want}`
            }
          : {
              message: `${message}, and a line of the file says ${group('file')}`,
              fix: `write \`//go:build go${want}\` at the top of the file, or delete that line`,
              root: `${file ?? ''} ${want}`
            }
      }
    )
  },
  {
    id: 'constraint-not-satisfied',
    family: 'generics',
    title: 'A type that a constraint does not allow',
    meaning: 'A type parameter takes only the types that its constraint names, or those that have its methods.',
    example: '# example.com/app\n./main.go:5:13: string does not satisfy N (string missing in ~int | ~float64)\n',
    examples: [
      '# example.com/app\n./main.go:4:13: []int does not satisfy comparable\n',
      '# example.com/app\n./main.go:5:13: int does not satisfy I (missing method M)\n',
      '# example.com/app\n./main.go:5:13: T (type int) does not satisfy I\n',
      '# example.com/app\n./main.go:5:13: in call to f, P (type any) does not satisfy interface{m1(Q); m2() R} (missing method m1)\n',
      '# example.com/app\n./main.go:5:13: T does not satisfy I (method M has pointer receiver)\n',
      '# example.com/app\n./main.go:5:13: cannot satisfy I (empty type set)\n'
    ],
    go: '1.21 to 1.27',
    marks: [' does not satisfy ', 'cannot satisfy '],
    match: byCompiler(
      [
        /^(?:in call to [^\n]{1,300}?, \S{1,100} \(type (?<of>[^\n]{1,300}?)\)|(?<type>[^\n]{1,500}?)) does not satisfy (?<rest>[^\n]{1,1000})/,
        /^cannot satisfy (?<nobody>[^\n]{1,500}) \(empty type set\)/
      ],
      (group) => {
        if (group('nobody') !== '') {
          return {
            message: `no type satisfies the constraint ${quote(group('nobody'))}`,
            fix: 'correct the constraint: its parts exclude each other'
          }
        }
        const { constraint, why } = reasonOf(group('rest'))
        const type = group('of') || group('type')
        return {
          message: `the type ${quote(type)} is not allowed by the constraint ${quote(constraint)}${why === '' ? '' : `: ${quote(why)}`}`,
          fix: why.startsWith('possibly missing ~')
            ? 'write `~` in front of the type in the constraint'
            : why.includes('pointer receiver')
              ? `give the pointer as the type argument, ${quote(`*${type}`)}: the method belongs to it`
              : 'use another type, or widen the constraint'
        }
      }
    )
  },
  {
    id: 'cannot-infer',
    family: 'generics',
    title: 'A type argument that cannot be found by itself',
    meaning:
      'Go finds type arguments from the arguments of the call. Where those do not tell, or tell two things, they have to be written.',
    example: '# example.com/app\n./main.go:4:13: in call to g, cannot infer T (declared at ./main.go:3:8)\n',
    examples: [
      '# example.com/app\n./main.go:4:13: cannot infer T (/home/runner/work/app/app/main.go:3:8)\n',
      '# example.com/app\n./main.go:4:17: in call to g, mismatched types untyped int and untyped string (cannot infer T)\n',
      '# example.com/app\n./main.go:4:32: type string of y does not match inferred type int for T\n',
      '# example.com/app\n./main.go:4:13: in call to g, type int of 1 does not match []T (cannot infer T)\n',
      '# example.com/app\n./main.go:4:26: inferred type func(string) string for func(P) P does not match type func(string) int of v\n'
    ],
    go: '1.21 to 1.27',
    marks: ['cannot infer ', ' does not match inferred type ', 'inferred type '],
    match: byCompiler(
      [
        /^(?:in call to (?<call>[^\n]{1,300}?), )?cannot infer (?<name>[^\s(]{1,300})/,
        /^inferred type (?<inferred>[^\n]{1,300}?) for (?<parameter>[^\n]{1,300}?) does not match type (?<given>[^\n]{1,300}) of (?<value>[^\n]{1,100})$/m,
        /^(?:in call to (?<call>[^\n]{1,300}?), )?(?<what>[^\n]{1,500}?) (?:does not match inferred type (?<type>[^\n]{1,300}?) for (?<name>\S{1,300})$|\(cannot infer (?<names>[^)\n]{1,300})\))/m
      ],
      (group) => {
        if (group('inferred') !== '') {
          return {
            message: `${quote(group('value'))} is of type ${quote(group('given'))}, and the generic function would be ${quote(group('inferred'))}`,
            fix: `give ${quote(group('value'))} a type of the form ${quote(group('parameter'))}`
          }
        }
        const name = group('name') || group('names')
        return {
          message: `the type of ${quote(name)} does not follow from the call${group('call') === '' ? '' : ` of ${quote(group('call'))}`}${group('what') === '' ? '' : `: ${quote(`${group('what')}${group('type') === '' ? '' : ` does not match ${group('type')}`}`)}`}`,
          fix: `write it in brackets, as in ${quote(`${group('call').replace(/\[.*/, '') || 'f'}[int](...)`)}, or give arguments of one type`
        }
      }
    )
  },
  {
    id: 'not-instantiated',
    family: 'generics',
    title: 'A generic type or function without its type arguments',
    meaning: 'A generic type needs its type arguments wherever it is named, in the receiver of a method too.',
    example: '# example.com/app\n./main.go:4:7: cannot use generic type L[T any] without instantiation\n',
    examples: ['# example.com/app\n./main.go:4:9: cannot use generic function g without instantiation\n'],
    go: '1.21 to 1.27',
    marks: ['cannot use generic '],
    match: byCompiler(
      [/^cannot use generic (?<kind>type|function|value) (?<name>[^\n]{1,500}?) without instantiation/],
      (group) => ({
        message: `the generic ${group('kind')} ${quote(group('name'))} stands without type arguments`,
        fix: `name them, as in ${quote(`${group('name').replace(/\[.*/, '')}[int]`)}; in a receiver repeat the names of the parameters`
      })
    )
  },
  {
    id: 'type-argument-count',
    family: 'generics',
    title: 'Too few or too many type arguments',
    meaning: 'A generic type or function takes as many type arguments as it has type parameters.',
    example: '# example.com/app\n./main.go:4:7: not enough type arguments for type L: have 1, want 2\n',
    examples: [
      '# example.com/app\n./main.go:4:7: got 1 arguments but 2 type parameters\n',
      '# example.com/app\n./main.go:4:7: got 2 type arguments but want 1\n'
    ],
    go: '1.21 to 1.27',
    marks: [' type arguments for ', ' type parameters', ' type arguments but '],
    match: byCompiler(
      [
        /^(?:not enough|too many) type arguments for (?:type )?(?<name>[^\n]{1,300}?): have (?<have>\d{1,3}), want (?<want>\d{1,3})/,
        /^got (?<have>\d{1,3}) (?:type )?arguments but (?:want )?(?<want>\d{1,3})/
      ],
      (group) => ({
        message: `${group('name') === '' ? 'it' : quote(group('name'))} takes ${group('want')} type arguments, and ${group('have')} are given`,
        fix: 'write one type for each type parameter'
      })
    )
  },
  {
    id: 'constraint-as-type',
    family: 'generics',
    title: 'A constraint where a type is expected',
    meaning: 'An interface that lists types, or is `comparable`, can only be the constraint of a type parameter.',
    example:
      '# example.com/app\n./main.go:4:7: cannot use type N outside a type constraint: interface contains type constraints\n',
    examples: [
      '# example.com/app\n./main.go:3:7: cannot use type comparable outside a type constraint: interface is (or embeds) comparable\n'
    ],
    go: '1.21 to 1.27',
    marks: [' outside a type constraint: '],
    match: byCompiler([/^cannot use type (?<name>[^\n]{1,300}?) outside a type constraint: /], (group) => ({
      message: `${quote(group('name'))} is a constraint, and no variable or field can be of that type`,
      fix: `make the function or the type generic: ${quote(`[T ${group('name')}]`)}, and use \`T\``
    }))
  },
  {
    id: 'generic-method',
    family: 'generics',
    title: 'A method with type parameters',
    meaning:
      'Before Go 1.27 methods have no type parameters of their own, only those of their type; methods of interfaces never have.',
    example: '# example.com/app\n./main.go:4:11: syntax error: method must have no type parameters\n',
    examples: ['# example.com/app\n./main.go:2:20: interface method must have no type parameters\n'],
    go: '1.21 to 1.27',
    marks: ['method must have no type parameters'],
    match: byCompiler([/^(?:syntax error: )?(?<interface>interface )?method must have no type parameters/], () => ({
      message: 'the method has type parameters of its own',
      fix: 'write a function that takes the receiver as an argument, or give the type parameter to the type'
    }))
  },
  {
    id: 'type-parameter-misused',
    family: 'generics',
    title: 'Something that a type parameter cannot do',
    meaning:
      'Within generic code a value of a type parameter can do what all types of its constraint can. It cannot be embedded, and a `switch` on its type needs `any(x)`.',
    example:
      '# example.com/app\n./main.go:3:29: cannot use type switch on type parameter value x (variable of type T constrained by any)\n',
    examples: [
      '# example.com/app\n./main.go:3:23: embedded field type cannot be a (pointer to a) type parameter\n',
      '# example.com/app\n./main.go:4:7: invalid operation: L[int] (L is not a generic type)\n',
      '# example.com/app\n./main.go:4:19: invalid use of ~ (underlying type of M is int)\n',
      '# example.com/app\n./main.go:3:25: overlapping terms ~int and int\n',
      '# example.com/app\n./main.go:4:25: cannot use main.I in union (main.I contains methods)\n',
      '# example.com/app\n./main.go:3:8: generic type cannot be alias\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      ' type parameter',
      ' is not a generic type',
      'invalid use of ~',
      'overlapping terms ',
      ' in union (',
      'generic type cannot be alias'
    ],
    match: byCompiler(
      [
        /^(?<switch>cannot use type switch on type parameter value) (?<expr>[^\s(]{1,300})/,
        /^(?<alias>generic type cannot be alias)/,
        /^(?<what>embedded field type cannot be a [^\n]{1,100}|invalid operation: [^\n]{1,300} is not a generic type\)|invalid use of ~ [^\n]{1,300}|overlapping terms [^\n]{1,300}|cannot use [^\n]{1,300} in union [^\n]{1,300}|cannot use a type parameter as [^\n]{1,100}|term cannot (?:be|represent) [^\n]{1,100})/
      ],
      (group) =>
        group('alias') !== ''
          ? {
              message: 'an alias (`type A[T any] = ...`) with type parameters needs Go 1.24, and this Go is older',
              fix: 'build with Go 1.24 or newer, and say so: `go mod edit -go=1.24.0`; or declare a type without the `=`'
            }
          : group('switch') === ''
            ? {
                message: `the language does not allow it: ${quote(group('what'))}`,
                fix: 'name a type that is allowed there'
              }
            : {
                message: `${quote(group('expr'))} is of a type parameter, and is no interface`,
                fix: `ask the interface of it: ${quote(`switch any(${group('expr')}).(type)`)}`
              }
    )
  }
]
