/** Causes of the family `types` about names: those that are missing, used for nothing, or declared twice. */
import { quote } from '../../text/markup.ts'
import { byCompiler } from './compiled.ts'
import type { Cause } from './types.ts'

export const NAMES: readonly Cause[] = [
  {
    id: 'not-exported',
    family: 'types',
    title: 'A name of another package that begins with a small letter',
    meaning: 'Only names that begin with a capital letter can be used by other packages.',
    example: '# example.com/app\n./main.go:3:19: name foo not exported by package lib\n',
    examples: [
      '# example.com/app\n./main.go:3:19: foo not exported by package lib\n',
      '# example.com/app\n./main.go:4:17: undefined: strings.toUpper (but have ToUpper)\n'
    ],
    go: '1.21 to 1.27',
    marks: [' not exported by package ', ' (but have '],
    match: byCompiler(
      [
        /^(?:name )?(?<name>[^\s.]{1,300}) not exported by package (?<lib>\S{1,300})$/m,
        /^undefined: (?<lib>[^\s.]{1,300})\.(?<name>\S{1,300}) \(but have (?<have>\S{1,300})\)$/m
      ],
      (group, { package: pkg }) => ({
        message:
          group('have') === ''
            ? `${quote(group('name'))} cannot be used outside of its package ${quote(group('lib'))}: it begins with a small letter`
            : `${quote(group('lib'))} exports no ${quote(group('name'))}, but it does export ${quote(group('have'))}`,
        fix:
          group('have') === ''
            ? `use what ${quote(group('lib'))} exports, or begin the name with a capital letter where it is declared`
            : `write ${quote(`${group('lib')}.${group('have')}`)}`,
        root: `${pkg ?? ''} ${group('lib')}.${group('name')}`
      })
    )
  },
  {
    id: 'undefined',
    family: 'types',
    title: 'A name is not declared',
    meaning:
      'The code uses a name that no file of the package declares and that no import brings. A file that declares it may be left out of this build by a constraint: a tag, a name that ends in `_windows.go`, or `import "C"` without cgo.',
    example: '# example.com/app\n./main.go:4:2: undefined: foo\n',
    examples: [
      '# example.com/app\n./main.go:4:6: undefined: strings.Foo\n',
      '# example.com/app\n./main.go:4:12: undefined array length A or missing type constraint\n'
    ],
    go: '1.21 to 1.27',
    marks: ['undefined: ', 'undefined array length '],
    match: byCompiler(
      [/^undefined: (?<name>\S+)/, /^undefined array length (?<name>\S{1,300}) or missing/],
      (group, { package: pkg }) => {
        const name = group('name')
        if (pkg === 'command-line-arguments' && !name.includes('.')) {
          return {
            message: `${quote(name)} is not declared in the files that the command names`,
            fix: `name the folder instead of single files, \`go run .\` or \`go build .\`, so that all files of the package count; else declare ${quote(name)} or correct its spelling`,
            root: `${pkg} ${name}`
          }
        }
        return {
          message: `${quote(name)} is not declared${pkg === null ? '' : ` in package ${quote(pkg)}`}`,
          fix: name.includes('.')
            ? `correct the name, or take a version of the package that exports ${quote(name)}`
            : `declare ${quote(name)}, correct its spelling, or build with the tags, the target and the \`CGO_ENABLED\` that the file declaring it asks for`,
          root: `${pkg ?? ''} ${name}`
        }
      }
    )
  },
  {
    id: 'no-field-or-method',
    family: 'types',
    title: 'A type has no such field or method',
    meaning:
      'The value is of a type that has no field and no method of that name, or has it with another capital letter, or only behind a pointer to an interface.',
    example: '# example.com/app\n./main.go:4:17: t.foo undefined (type T has no field or method foo)\n',
    examples: [
      '# example.com/app\n./main.go:4:31: t.name undefined (type T has no field or method name, but does have field Name)\n',
      '# example.com/app\n./main.go:4:31: t.name undefined (type T has no field or method name, but does have Name)\n',
      '# example.com/app\n./main.go:4:31: f.Form undefined (type *big.Float has no field or method Form, but does have unexported field form)\n',
      '# example.com/app\n./main.go:4:39: b.off undefined (cannot refer to unexported field off)\n',
      '# example.com/app\n./main.go:4:18: i.M undefined (type *I is pointer to interface, not interface)\n'
    ],
    go: '1.21 to 1.27',
    marks: [' undefined (type ', ' undefined (cannot refer to unexported '],
    match: byCompiler(
      [
        /^(?<expr>[^\s(]{1,300}) undefined \(type (?<type>[^\n]{1,300}?) has no (?:field or )?method (?<name>[^\s,)]{1,300})(?:, but does have (?<unexported>unexported )?(?:field |method )?(?<have>[^\s)]{1,300}))?\)/,
        /^(?<expr>[^\s(]{1,300}) undefined \((?<hidden>cannot refer to unexported) (?:field |method )?(?<name>[^\s)]{1,300})\)/,
        /^(?<expr>[^\n]{1,300}?) undefined \(type (?<type>[^\n]{1,300}?) is (?<pointer>pointer to (?:interface|type parameter)), not/,
        /^(?<expr>[^\n]{1,500}?) undefined \((?<why>(?:type|cannot refer to unexported) [^\n]{1,1000})\)$/m
      ],
      (group, { package: pkg }) => {
        const [expr, name, type, have] = [group('expr'), group('name'), group('type'), group('have')]
        if (group('why') !== '') {
          return {
            message: `${quote(expr)} does not exist: ${quote(group('why'))}`,
            fix: `correct the name, or take a version of the package that has it`
          }
        }
        if (group('pointer') !== '') {
          return {
            message: `${quote(expr)} does not exist: ${quote(type)} is a ${group('pointer')}, and a pointer has none of its methods`,
            fix: `use the ${group('pointer').slice('pointer to '.length)} itself, without the \`*\``
          }
        }
        if (group('hidden') !== '') {
          return {
            message: `${quote(name)} begins with a small letter, so only its own package can use ${quote(expr)}`,
            fix: 'use a function or method that the package exports'
          }
        }
        return {
          message: `the type ${quote(type)} has no field and no method ${quote(name)}${have === '' ? '' : `, but it has ${quote(have)}`}`,
          fix:
            group('unexported') !== ''
              ? `${quote(have)} can only be used within its own package: use a function or method that the package exports`
              : have === ''
                ? `correct the name, declare it, or take a version of the package whose ${quote(type)} has it`
                : `write ${quote(have)}`,
          root: `${pkg ?? ''} ${type}.${name}`
        }
      }
    )
  },
  {
    id: 'ambiguous-selector',
    family: 'types',
    title: 'A name that two embedded types have',
    meaning: 'The type embeds several others at the same depth that have a field or method of this name.',
    example: '# example.com/app\n./main.go:6:28: ambiguous selector c.X\n',
    go: '1.21 to 1.27',
    marks: ['ambiguous selector '],
    match: byCompiler([/^ambiguous selector (?<expr>[^\n]{1,500})$/m], (group) => ({
      message: `${quote(group('expr'))} could mean the field or method of more than one embedded type`,
      fix: 'name the embedded type that is meant, as in `c.A.X`'
    }))
  },
  {
    id: 'unused-variable',
    family: 'types',
    title: 'A variable that nothing uses',
    meaning:
      'Go does not compile a function with a local variable that is set and never read. A `:=` in an inner block that was meant to be `=` looks so too.',
    example: '# example.com/app\n./main.go:3:12: declared and not used: x\n',
    examples: [
      '# example.com/app\n./main.go:3:12: x declared and not used\n',
      '# example.com/app\n./main.go:3:12: x declared but not used\n'
    ],
    go: '1.17 to 1.27',
    marks: ['declared and not used', 'declared but not used'],
    match: byCompiler(
      [/^declared and not used: (?<name>\S{1,300})$/m, /^(?!label )(?<name>\S{1,300}) declared (?:and|but) not used$/m],
      (group) => ({
        message: `the variable ${quote(group('name'))} is never used`,
        fix: `use it, delete it, or write \`_\` in its place; write \`=\` instead of \`:=\` when a ${quote(group('name'))} of an outer block is meant`
      })
    )
  },
  {
    id: 'unused-import',
    family: 'types',
    title: 'An import that nothing uses',
    meaning: 'Go does not compile a file that imports a package and uses nothing of it.',
    example: '# example.com/app\n./main.go:3:8: "strings" imported and not used\n',
    examples: [
      '# example.com/app\n./main.go:3:8: "strings" imported as s and not used\n',
      '# example.com/app\n./main.go:3:8: imported and not used: "strings"\n'
    ],
    go: '1.17 to 1.27',
    marks: ['" imported and not used', '" imported as ', 'imported and not used: '],
    match: byCompiler(
      [
        /^"(?<path>[^"\n]{1,500})" imported (?:as (?<name>\S{1,300}) )?and not used/,
        /^imported and not used: "(?<path>[^"\n]{1,500})"/
      ],
      (group) => ({
        message: `the import of ${quote(group('path'))} is not used`,
        fix: 'delete the line, as `goimports -w .` does; write `_` in front of the path when only its `init` is wanted'
      })
    )
  },
  {
    id: 'unused-result',
    family: 'types',
    title: 'A value that nothing takes',
    meaning: 'A statement is a call, an assignment or the like. An expression alone computes a value for nothing.',
    example: '# example.com/app\n./main.go:3:19: append(a, 1) (value of type []int) is not used\n',
    examples: [
      '# example.com/app\n./main.go:3:17: x == 1 (untyped bool value) is not used\n',
      '# example.com/app\n./main.go:3:18: defer discards result of len("") (constant 0 of type int)\n'
    ],
    go: '1.21 to 1.27',
    marks: [') is not used', ' discards result of '],
    match: byCompiler(
      [
        /^(?<expr>[^\n]{1,500}?) \([^\n]{1,500}\) is not used$/m,
        /^(?:go|defer) discards result of (?<expr>[^\n]{1,500}?)(?: \([^\n]{1,500}\))?$/m
      ],
      (group) => ({
        message: `the value of ${quote(group('expr'))} is not used`,
        fix: group('expr').startsWith('append(')
          ? 'assign it, as in `a = append(a, x)`'
          : 'assign it, return it, or delete the line'
      })
    )
  },
  {
    id: 'redeclared',
    family: 'types',
    title: 'A name is declared twice',
    meaning:
      'Two declarations of one block or one package have the same name: in two files of the package, in files for several systems that one build takes together, or as a field and a method of one type.',
    example: '# example.com/app\n./b.go:4:5: x redeclared in this block\n\t./a.go:3:5: other declaration of x\n',
    examples: [
      '# example.com/app\n./main.go:5:10: method T.M already declared at ./main.go:4:10\n',
      '# example.com/app\n./main.go:4:10: field and method with the same name M\n\t./main.go:3:16: other declaration of M\n',
      '# example.com/app\n./main.go:3:23: a redeclared\n\t./main.go:3:16: other declaration of a\n',
      '# example.com/app\n./main.go:3:24: duplicate method M\n\t./main.go:3:19: other declaration of method M\n',
      '# example.com/app\n./main.go:4:5: fmt already declared through import of package fmt ("fmt")\n\t./main.go:3:8: other declaration of fmt\n',
      '# example.com/app\n./main.go:6:1: label L already defined at ./main.go:4:1\n'
    ],
    go: '1.21 to 1.27',
    marks: [' redeclared', ' already declared ', ' already defined at ', 'with the same name ', 'duplicate method '],
    match: byCompiler(
      [
        /^(?<name>\S{1,300}) redeclared(?: in this block)?\n\t(?<other>\S{1,500}): other declaration/,
        /^(?:method |label )?(?<name>\S{1,300}) already (?:declared|defined) at (?<other>\S{1,500})/,
        /^(?<name>\S{1,300}) already declared through (?:dot-)?import of [^\n]{1,500}(?:\n\t(?<other>\S{1,500}): other declaration)?/,
        /^field and method with the same name (?<name>\S{1,300})(?:\n\t(?<other>\S{1,500}): other declaration)?/,
        /^duplicate method (?<name>\S{1,300})(?:\n\t(?<other>\S{1,500}): other declaration)?/,
        /^(?<name>\S{1,300}) redeclared(?: in this block)?$/m
      ],
      (group, { package: pkg }) => ({
        message: `${quote(group('name'))} is declared twice${group('other') === '' ? '' : `; the other declaration is at ${quote(group('other').replace(/^\.\//, ''))}`}`,
        fix: `rename or delete one of the two; when they are meant for different systems, give one of their files a \`//go:build\` line`,
        root: `${pkg ?? ''} ${group('name')} ${group('other')}`
      })
    )
  },
  {
    id: 'main-misdeclared',
    family: 'types',
    title: 'A `main` or `init` that is no plain function',
    meaning:
      '`main` of a program and `init` are functions without arguments and results, and nothing else may have that name.',
    example: '# example.com/app\n./main.go:2:6: func main must have no arguments and no return values\n',
    examples: [
      '# example.com/app\n./main.go:2:5: cannot declare main - must be func\n',
      '# example.com/app\n./main.go:2:5: cannot declare init - must be func\n',
      '# example.com/app\n./main.go:9:8: cannot import package as init - init must be a func\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      'func main must ',
      'func init must ',
      'cannot declare main',
      'cannot declare init',
      'cannot import package as '
    ],
    match: byCompiler(
      [
        /^func (?<name>main|init) must have no (?<what>[^\n]{1,100})/,
        /^cannot (?:declare|import package as) (?<name>main|init)\b/
      ],
      (group) => ({
        message: `${quote(group('name'))} must be a function without arguments and results`,
        fix: `write \`func ${group('name')}() {\`, and take arguments from \`os.Args\` or \`flag\``
      })
    )
  },
  {
    id: 'package-as-value',
    family: 'types',
    title: 'The name of a package where a value is expected',
    meaning: 'A package is no value; only what stands behind its name and a dot can be used.',
    example: '# example.com/app\n./main.go:4:9: use of package fmt not in selector\n',
    examples: ['# example.com/app\n./main.go:4:9: use of package fmt without selector\n'],
    go: '1.17 to 1.27',
    marks: ['use of package '],
    match: byCompiler([/^use of package (?<name>\S{1,300}) (?:not in|without) selector/], (group) => ({
      message: `${quote(group('name'))} is a package here, and stands without a name of it`,
      fix: `write ${quote(`${group('name')}.Name`)} with the name that is meant, or rename the import when a variable is meant`
    }))
  },
  {
    id: 'not-a-type',
    family: 'types',
    title: 'A value where a type is expected, or a type where a value is',
    meaning:
      'The name stands for something of the other kind: often a variable or parameter has the name of a type or package.',
    example: '# example.com/app\n./main.go:4:7: T (variable of type int) is not a type\n',
    examples: [
      '# example.com/app\n./main.go:4:7: T (package-level variable) is not a type\n',
      '# example.com/app\n./main.go:4:7: T is not a type\n',
      '# example.com/app\n./main.go:4:9: T (type) is not an expression\n'
    ],
    go: '1.21 to 1.27',
    marks: [' is not a type', '(type) is not an expression'],
    match: byCompiler(
      [
        /^(?<name>[^\n]{1,500}?)(?: \([^\n]{1,300}\))? is not a type$/m,
        /^(?<type>[^\n]{1,500}?) \(type\) is not an expression/
      ],
      (group) =>
        group('type') === ''
          ? {
              message: `${quote(group('name'))} is a value, and a type is expected here`,
              fix: 'write the name of the type; rename a variable that hides it'
            }
          : {
              message: `${quote(group('type'))} is a type, and a value is expected here`,
              fix: 'make a value of it, as in `T{}` or `T(x)`'
            }
    )
  }
]
