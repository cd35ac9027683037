/** Causes of the family `imports`: packages that cannot be found, or must not be imported. */
import { quote } from '../../text/markup.ts'
import type { RawError } from '../raw-error.ts'
import { byPattern, type Cause } from './types.ts'

export const IMPORTS: readonly Cause[] = [
  {
    id: 'import-cycle',
    family: 'imports',
    title: 'Packages import each other in a circle',
    meaning: 'Go compiles a package after those that it imports, so no chain of imports may come back to its start.',
    example:
      'package example.com/app\n\timports example.com/app/a from main.go\n\timports example.com/app/b from a.go\n\timports example.com/app/a from b.go: import cycle not allowed\n',
    examples: [
      'package example.com/app\n\timports example.com/app/a\n\timports example.com/app/b\n\timports example.com/app/a: import cycle not allowed\n'
    ],
    go: '1.21 to 1.27; with the files from 1.24 on',
    marks: ['import cycle not allowed'],
    match: (error) => {
      if (!error.message.startsWith('import cycle not allowed')) return null
      const cycle = cycleOf(error)
      return {
        message: `packages import each other: ${cycle.map((path) => quote(path)).join(', then ')}`,
        fix: `move what ${quote(cycle.at(-2) ?? '')} needs of ${quote(cycle.at(-1) ?? '')} into a package of its own, and import that from both`,
        root: cycle.toSorted().join(' '),
        package: cycle[0] ?? error.package
      }
    }
  },
  {
    id: 'missing-module',
    family: 'imports',
    title: 'No module in go.mod provides an imported package',
    meaning: 'A package is imported, but no `require` line of go.mod names a module that holds it.',
    example:
      'main.go:3:8: no required module provides package example.com/dep/sub; to add it:\n\tgo get example.com/dep/sub\n',
    go: '1.21 to 1.27',
    marks: ['no required module provides package '],
    match: byPattern([/^no required module provides package (?<path>[^\s;]+)/], (group) => ({
      message: `no module that go.mod requires holds the package ${quote(group('path'))}`,
      fix: `\`go get ${group('path').replaceAll('`', '')} && go mod tidy\`, or correct the import path`,
      root: group('path')
    }))
  }
]

/** The part of the chain from the first to the second time that the last package stands in it. */
function cycleOf({ imports }: RawError): string[] {
  const paths = imports.map((one) => one.path)
  const start = paths.indexOf(paths.at(-1) ?? '')
  return paths.slice(start)
}
