/** Causes of the family `types`: what the type checker says. The most general patterns of the catalogue stand here. */
import { quote } from '../../text/markup.ts'
import { byPattern, type Cause } from './types.ts'

export const TYPES: readonly Cause[] = [
  {
    id: 'undefined',
    family: 'types',
    title: 'A name is not declared',
    meaning:
      'The code uses a name that no file of the package declares and that no import brings. A file that declares it may be left out of this build by a constraint: a tag, a name that ends in `_windows.go`, or `import "C"` without cgo.',
    example: '# example.com/app\n./main.go:4:2: undefined: foo\n',
    examples: ['# example.com/app\n./main.go:4:6: undefined: strings.Foo\n'],
    go: '1.21 to 1.27',
    marks: ['undefined: '],
    match: byPattern([/^undefined: (?<name>\S+)/], (group, { package: pkg }) => {
      const name = group('name')
      return {
        message: `${quote(name)} is not declared${pkg === null ? '' : ` in package ${quote(pkg)}`}`,
        fix: name.includes('.')
          ? `correct the name, or take a version of the package that exports ${quote(name)}`
          : `declare ${quote(name)}, correct its spelling, or build with the tags, the target and the \`CGO_ENABLED\` that the file declaring it asks for`,
        root: `${pkg ?? ''} ${name}`
      }
    })
  }
]
