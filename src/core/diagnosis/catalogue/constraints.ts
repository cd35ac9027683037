/** Causes of the family `constraints`: files that a build leaves out, by `//go:build` lines and by their names. */
import { quote } from '../../text/markup.ts'
import { word } from './commands.ts'
import { byPattern, type Cause } from './types.ts'

/** Folders of Go itself: a package of the standard library was left out. */
const GOROOT_FOLDER = /(?:^|[\\/])(?:go|golang|toolchain@[^\\/]{1,100}|x64|libexec|go[\d.]{1,12})[\\/]src[\\/]/i

export const CONSTRAINTS: readonly Cause[] = [
  {
    id: 'build-constraint-syntax',
    family: 'constraints',
    title: 'A `//go:build` line that cannot be read',
    meaning:
      'The line is an expression of tags with `&&`, `||`, `!` and parentheses, and a file has one of them. Commas and spaces belong to the older `// +build`.',
    example: 'main.go: parsing //go:build line: invalid syntax at &\n',
    examples: [
      'main.go: parsing //go:build line: unexpected end of expression\n',
      'main.go: parsing //go:build line: double negation not allowed\n',
      'main.go: multiple //go:build comments\n'
    ],
    go: '1.21 to 1.27',
    marks: ['parsing //go:build line: ', 'multiple //go:build comments'],
    match: byPattern(
      [/^parsing \/\/go:build line: (?<why>[^\n]{1,300})/, /^(?<two>multiple \/\/go:build comments)/],
      (group, { file }) => ({
        message:
          group('two') === ''
            ? `the \`//go:build\` line of ${quote(file ?? 'the file')} cannot be read: ${quote(group('why'))}`
            : `${quote(file ?? 'the file')} has more than one \`//go:build\` line`,
        fix:
          group('two') === ''
            ? 'write it as in `//go:build linux && (amd64 || arm64) && !cgo`'
            : 'join them into one with `&&`',
        root: file ?? ''
      })
    )
  },
  {
    id: 'all-files-excluded',
    family: 'constraints',
    title: 'Every file of a package is left out of this build',
    meaning:
      'The folder has Go files, but none is for this build: their `//go:build` lines ask for other tags, their names end in another system or processor (`_windows.go`, `_arm64.go`), or they say `import "C"` and cgo is off, as it is without a C compiler and in cross builds.',
    example: 'package example.com/app: build constraints exclude all Go files in /home/runner/work/app/app\n',
    examples: [
      'package example.com/app\n\timports example.com/app/lib: build constraints exclude all Go files in /home/runner/work/app/app/lib\n',
      'package example.com/app\n\timports encoding/json/v2: build constraints exclude all Go files in /usr/local/go/src/encoding/json/v2\n',
      'main.go:4:2: build constraints exclude all Go files in /home/runner/work/app/app/lib\n'
    ],
    go: '1.21 to 1.27',
    marks: ['build constraints exclude all Go files in '],
    match: byPattern(
      [/^build constraints exclude all Go files in (?<dir>[^\n]{1,1000})/],
      (group, { imports, package: pkg, form }) => {
        const path = form === 'loader' ? (imports.at(-1)?.path ?? pkg) : null
        const importer = imports.length > 1 ? (imports.at(-2)?.path ?? null) : null
        const what = path === null ? `the folder ${quote(group('dir'))}` : `the package ${quote(path)}`
        return {
          message: `no Go file of ${what} is for this build${importer === null ? '' : `, and ${quote(importer)} imports it`}`,
          fix: GOROOT_FOLDER.test(group('dir'))
            ? `it is part of Go, and needs another target or a \`GOEXPERIMENT\`: read the \`//go:build\` lines in ${quote(group('dir'))}`
            : `list why, \`go list -e -f '{{.IgnoredGoFiles}} {{.CgoFiles}}' ${path === null ? '.' : word(path)}\`, and build with the \`-tags\`, \`GOOS\` and \`GOARCH\` that those files ask for, or \`CGO_ENABLED=1\` for such that import \`C\``,
          root: group('dir'),
          package: path
        }
      }
    )
  }
]
