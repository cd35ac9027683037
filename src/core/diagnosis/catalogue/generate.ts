/** Causes of the family `tests` that `go generate` has. */
import { quote } from '../../text/markup.ts'
import { byPattern, type Cause } from './types.ts'

export const GENERATE: readonly Cause[] = [
  {
    id: 'generator-failed',
    family: 'tests',
    title: 'A `//go:generate` command failed',
    meaning:
      '`go generate` runs the commands of `//go:generate` lines. One of them is not installed, or ended with an error of its own, which stands above.',
    example: 'main.go:3: running "nosuchtool": exec: "nosuchtool": executable file not found in $PATH\n',
    examples: ['boom\nmain.go:3: running "sh": exit status 3\n'],
    go: '1.21 to 1.27',
    marks: [': exit status ', ': executable file not found in ', 'running "'],
    match: byPattern(
      [
        /^running "(?<tool>[^"\n]{1,300})": (?:(?<missing>exec: [^\n]{1,400})|(?<end>exit status \d{1,5}|signal: [a-z ]{1,30}))/
      ],
      (group) =>
        group('missing') === ''
          ? {
              message: `the command ${quote(group('tool'))} of a \`//go:generate\` line failed: ${quote(group('end'))}`,
              fix: `read what it printed above, and run it by hand in the folder of the file`
            }
          : {
              message: `the command ${quote(group('tool'))} of a \`//go:generate\` line is not installed`,
              fix: `install it before \`go generate\`; a tool written in Go is best named in go.mod, \`go get -tool PATH\` (Go 1.24), and called as ${quote(`go tool ${group('tool')}`)}`,
              root: group('tool')
            }
    )
  },
  {
    id: 'generate-line-invalid',
    family: 'tests',
    title: 'A `//go:generate` line that cannot be read',
    meaning:
      'The words of a `//go:generate` line are those of a command: separated by spaces, or between double quotes as a string of Go. There is no shell that would read more into them.',
    example: 'main.go:3: mismatched quoted string\n',
    examples: [
      'main.go:3: bad quoted string\n',
      'main.go:3: expected space after quoted argument\n',
      'main.go:4: command "foo" multiply defined\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      'mismatched quoted string',
      'bad quoted string',
      'expected space after quoted argument',
      '" multiply defined',
      'no arguments to directive',
      'no command specified for -command'
    ],
    match: (error) => {
      if (error.form !== 'place' || error.column !== null) return null
      const why =
        /^(?:mismatched quoted string|bad quoted string|expected space after quoted argument|command "[^"\n]{1,300}" multiply defined|no arguments to directive|no command specified for -command)$/.exec(
          error.message
        )?.[0]
      return why === undefined
        ? null
        : {
            message: `\`go generate\` cannot read this line: ${quote(why)}`,
            fix: 'close every double quote; where a shell is wanted, call one: `//go:generate sh -c "..."`'
          }
    }
  }
]
