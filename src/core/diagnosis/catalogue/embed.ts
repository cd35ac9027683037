/** Causes of the family `embed`: `//go:embed`. Source: cmd/go/internal/load/pkg.go, cmd/compile/internal/noder. */
import { quote } from '../../text/markup.ts'
import { byCompiler } from './compiled.ts'
import { byPattern, type Cause } from './types.ts'

export const EMBED: readonly Cause[] = [
  {
    id: 'embed-no-match',
    family: 'embed',
    title: 'A file to embed is not there',
    meaning:
      'The pattern of a `//go:embed` line matches no file below the folder of its package. Files that are made by another step (a web build, `go generate`) or are not committed are missing in a fresh checkout; names that begin with `.` or `_` are taken only when they are named, or with `all:`.',
    example: 'main.go:5:12: pattern nosuch.txt: no matching files found\n',
    examples: [
      'main.go:3:12: pattern all:dist: no matching files found\n',
      'go: resolving embeds in example.com/dep: pattern foo.txt: no matching files found\n'
    ],
    go: '1.21 to 1.27',
    marks: [': no matching files found'],
    match: byPattern(
      [/^(?:resolving embeds in (?<of>\S{1,500}): )?pattern (?<pattern>[^\n]{1,500}): no matching files found/],
      (group, { package: pkg }) =>
        group('of') !== ''
          ? {
              message: `\`//go:embed\` finds no file for ${quote(group('pattern'))} in ${quote(group('of'))}`,
              fix: 'the module that holds the package lacks the file: take another version of it, or where it is yours commit the file',
              root: `${group('of')} ${group('pattern')}`,
              package: group('of')
            }
          : {
              message: `\`//go:embed\` finds no file for ${quote(group('pattern'))}`,
              fix: `make the files before the build (the step that writes ${quote(group('pattern').replace(/^all:/, ''))}, or \`go generate ./...\`), commit them, or correct the pattern; it is relative to the folder of the Go file`,
              root: `${pkg ?? ''} ${group('pattern')}`
            }
    )
  },
  {
    id: 'embed-bad-pattern',
    family: 'embed',
    title: 'A pattern that `//go:embed` does not take',
    meaning:
      'A pattern is a path below the folder of the Go file, with `/`, without `.` and `..`, and without a `/` at its begin or end.',
    example: 'main.go:5:12: pattern ../a.txt: invalid pattern syntax\n',
    examples: [
      '# example.com/app\n./main.go:1:3: usage: //go:embed pattern...\n',
      '# example.com/app\n./main.go:3:3: invalid quoted string in //go:embed: "a.txt\n'
    ],
    go: '1.21 to 1.27',
    marks: [': invalid pattern syntax', 'usage: //go:embed ', 'invalid quoted string in //go:embed'],
    match: byPattern(
      [
        /^(?:resolving embeds in \S{1,500}: )?pattern (?<pattern>[^\n]{1,500}): invalid pattern syntax/,
        /^(?:usage: \/\/go:embed pattern|invalid quoted string in \/\/go:embed: (?<pattern>[^\n]{1,300}))/
      ],
      (group) => {
        const pattern = group('pattern')
        return {
          message:
            pattern === ''
              ? 'the `//go:embed` line names no pattern'
              : `\`//go:embed\` does not take the pattern ${quote(pattern)}`,
          fix: pattern.includes('..')
            ? 'move the files below the folder of the Go file, or embed them in a Go file of the folder where they are'
            : pattern.startsWith('./') || pattern.endsWith('/')
              ? `write ${quote(pattern.replace(/^(?:\.\/)+/, '').replace(/\/$/, ''))}`
              : 'write the path of a file below the folder of the Go file, between double quotes when it has spaces'
        }
      }
    )
  },
  {
    id: 'embed-refused',
    family: 'embed',
    title: 'A file that cannot be embedded',
    meaning:
      'Links, files of another module (a folder with a go.mod of its own), folders without a file to take, and names that no module may have cannot be embedded.',
    example: 'main.go:3:12: pattern e: cannot embed directory e: contains no embeddable files\n',
    examples: [
      'main.go:3:12: pattern sub/x.txt: cannot embed file sub/x.txt: in different module\n',
      'main.go:3:12: pattern link: cannot embed irregular file link\n',
      'main.go:3:12: pattern all:t: cannot embed directory t: contains no embeddable files\n'
    ],
    go: '1.21 to 1.27',
    marks: [': cannot embed '],
    match: byPattern(
      [
        /^(?:resolving embeds in \S{1,500}: )?pattern (?<pattern>(?:all:)?[^\n:]{1,500}): cannot embed (?<what>(?:irregular file |file |directory )?)(?<name>[^\n:]{1,500})(?:: (?<why>[^\n]{1,300}))?/
      ],
      (group) => ({
        message: `${quote(group('name'))} cannot be embedded: ${group('why') === '' ? `it is no regular file` : quote(group('why'))}`,
        fix: group('why').includes('different module')
          ? 'embed it in a package of that module, or copy it'
          : group('why').includes('no embeddable')
            ? `put a file into it; names that begin with \`.\` or \`_\` need ${quote(`all:${group('pattern')}`)}`
            : 'put a copy of the file in its place'
      })
    )
  },
  {
    id: 'embed-misused',
    family: 'embed',
    title: 'A `//go:embed` line that does not fit its variable',
    meaning:
      'The line stands right above one variable of a package, of type `string`, `[]byte` or `embed.FS` and without a value, in a file that imports `embed`. A string or `[]byte` takes one file.',
    example:
      '# example.com/app\n./main.go:2:3: go:embed requires import "embed" (or import _ "embed", if package is not used)\n',
    examples: [
      '# example.com/app\n./main.go:2:3: go:embed only allowed in Go files that import "embed"\n',
      '# example.com/app\n./main.go:4:5: go:embed cannot apply to var of type int\n',
      '# example.com/app\n./main.go:4:3: go:embed cannot apply to var inside func\n',
      '# example.com/app\n./main.go:4:5: invalid go:embed: multiple files for type string\n',
      '# example.com/app\n./main.go:3:3: misplaced go:embed directive\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      'go:embed requires import',
      'go:embed only allowed',
      'go:embed cannot apply',
      'invalid go:embed: ',
      'misplaced go:embed'
    ],
    match: byCompiler(
      [
        /^go:embed (?<import>requires import|only allowed in Go files that import)/,
        /^(?:go:embed cannot apply to |invalid go:embed: )(?<what>[^\n]{1,200})/,
        /^(?<misplaced>misplaced) go:embed/
      ],
      (group) =>
        group('import') === ''
          ? {
              message: `\`//go:embed\` does not fit what stands below it${group('what') === '' ? '' : `: ${quote(group('what'))}`}`,
              fix: group('what').startsWith('multiple files')
                ? 'make the variable an `embed.FS`'
                : 'put it right above one `var NAME string`, `[]byte` or `embed.FS` of the package, without a value'
            }
          : {
              message: 'the file has a `//go:embed` line and does not import `embed`',
              fix: 'add `import _ "embed"` to the file'
            }
    )
  }
]
