/** The cause of the family `types` about interfaces that a type does not implement. */
import { quote } from '../../text/markup.ts'
import { byCompiler } from './compiled.ts'
import type { Cause } from './types.ts'

/** Types of the language itself: nobody adds a method to them. */
const BUILT_IN = /^(?:any|bool|byte|complex\d+|error|float\d+|rune|string|u?int(?:\d+|ptr)?)$/

/** What to do where no method is missing. */
function otherReason(type: string, why: string): string {
  if (why.startsWith('ambiguous'))
    return `declare the method on ${quote(type)} itself: more than one embedded type has it`
  return why.includes('is a field')
    ? `rename the field of ${quote(type)}, and declare a method of that name`
    : 'use the interface itself, without the `*`: a pointer to an interface has none of its methods'
}

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

export const IMPLEMENTS: readonly Cause[] = [
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
      '# example.com/app\n./main.go:9:11: cannot use C{} (value of struct type C) as I value in variable declaration: C does not implement I (ambiguous selector C.M)\n',
      '# example.com/app\n./main.go:6:6: cannot use t (variable of struct type T) as I value in assignment: T does not implement I (T.m is a field, not a method)\n',
      '# example.com/app\n./main.go:6:6: cannot use p (variable of type *J) as I value in assignment: *J does not implement I (type *J is pointer to interface, not interface)\n',
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
        fix: /ambiguous selector|is a field, not a method|is pointer to interface/.test(why)
          ? otherReason(type, why)
          : why.includes('pointer receiver')
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
  }
]
