/**
 * Causes of the family `syntax`. Two programs read Go: the go command (go/parser, `expected 'package', found 'EOF'`) as
 * far as the imports, the compiler (cmd/compile/internal/syntax, `syntax error: unexpected }`) all of it.
 */
import { quote } from '../../text/markup.ts'
import { CHARACTERS } from './syntax-characters.ts'
import { byCompiler } from './compiled.ts'
import { word } from './commands.ts'
import type { Cause } from './types.ts'

export const SYNTAX: readonly Cause[] = [
  ...CHARACTERS,
  {
    id: 'brace-on-own-line',
    family: 'syntax',
    title: 'An opening brace on a line of its own',
    meaning:
      'Go ends a statement at the end of a line, so an opening brace stands on the line of its `func`, `if`, `for` or `switch`, and `else` on the line of the brace that it follows.',
    example: '# example.com/app\n./main.go:4:1: syntax error: unexpected semicolon or newline before {\n',
    examples: [
      '# example.com/app\n./main.go:2:35: syntax error: unexpected newline, expected { after for clause\n',
      '# example.com/app\n./main.go:3:1: syntax error: unexpected keyword else, expected }\n',
      '# example.com/app\n./main.go:3:1: syntax error: unexpected else, expected }\n',
      '# example.com/app\n./main.go:3:2: syntax error: else must be followed by if or statement block\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      'unexpected semicolon or newline before {',
      'unexpected newline, expected { after',
      'unexpected keyword else',
      'unexpected else',
      'else must be followed by'
    ],
    match: byCompiler(
      [
        /^syntax error: unexpected semicolon or newline before \{/,
        /^syntax error: unexpected newline, expected \{ after/,
        /^syntax error: (?<else>unexpected (?:keyword )?else\b|else must be followed by)/
      ],
      (group) =>
        group('else') === ''
          ? {
              message: 'the opening brace stands on a line of its own',
              fix: 'move `{` to the end of the line above'
            }
          : {
              message: '`else` does not stand right behind the closing brace of its `if`',
              fix: 'write `} else {` or `} else if` on one line'
            }
    )
  },
  {
    id: 'missing-comma',
    family: 'syntax',
    title: 'A list lacks a comma or its closing bracket',
    meaning:
      'A list of arguments, values or parameters goes on where it had to be divided or closed. When it goes over several lines, each line ends with a comma, the last one too.',
    example:
      '# example.com/app\n./main.go:6:17: syntax error: unexpected newline in argument list; possibly missing comma or )\n',
    examples: [
      '# example.com/app\n./main.go:2:28: syntax error: unexpected literal 1 in composite literal; possibly missing comma or }\n',
      '# example.com/app\n./main.go:4:4: syntax error: unexpected comma in interface type; possibly missing semicolon or newline or }\n'
    ],
    go: '1.21 to 1.27',
    marks: ['; possibly missing '],
    match: byCompiler(
      [
        /^syntax error: unexpected (?<token>[^\n]{1,200}?) in (?<list>[a-z ]{1,60}); possibly missing (?<sep>\S{1,20}(?: or newline)?) or (?<close>\S{1,5})/
      ],
      (group) => {
        const close = group('close')
        const newline = group('token') === 'newline'
        return {
          message: `the ${group('list')} is not closed, or lacks a ${group('sep')}, before ${newline ? 'the end of the line' : quote(group('token'))}`,
          fix: newline
            ? `end the line with a ${group('sep')}, or put ${quote(close)} onto it`
            : `put a ${group('sep')} or ${quote(close)} in front of it`
        }
      }
    )
  },
  {
    id: 'merge-conflict',
    family: 'syntax',
    title: 'The marks of a merge conflict',
    meaning:
      'Git writes `<<<<<<<`, `=======` and `>>>>>>>` into a file that two sides changed. They stand at the start of a line, and Go reads them as operators.',
    example: '# example.com/app\n./main.go:4:1: syntax error: unexpected <<, expected }\n',
    examples: [
      "main.go:3:1: expected ';', found '<<'\n",
      '# example.com/app\n./main.go:6:1: syntax error: unexpected ==, expected }\n',
      '# example.com/app\n./main.go:9:1: syntax error: unexpected >>, expected }\n',
      "main.go:3:1: expected 'package', found '<<'\n"
    ],
    go: '1.21 to 1.27',
    marks: ['unexpected <<', 'unexpected ==', 'unexpected >>', ", found '<<'", ", found '=='", ", found '>>'"],
    match: byCompiler(
      [/^syntax error: unexpected (?:<<|==|>>)/, /^expected [^\n]{1,60}, found '(?:<<|==|>>)'/],
      (_group, { file, column }) =>
        column === 1
          ? {
              message: `${file === null ? 'the file' : quote(file.replace(/^\.[\\/]/, ''))} has the marks of a merge conflict`,
              fix: `decide between the two sides, and delete the lines that begin with \`<<<<<<<\`, \`=======\` and \`>>>>>>>\`; \`git diff --check\` lists all of them`,
              root: file ?? ''
            }
          : null
    )
  },
  {
    id: 'code-outside-function',
    family: 'syntax',
    title: 'A statement outside of any function',
    meaning:
      'Outside of functions Go takes declarations only: `import`, `const`, `type`, `var` and `func`. A brace too many above, `x := 1` outside of a function, and the marks of a merge conflict (`<<<<<<<`) all look so.',
    example: '# example.com/app\n./main.go:2:1: syntax error: non-declaration statement outside function body\n',
    examples: [
      '# example.com/app\n./main.go:3:1: syntax error: imports must appear before other declarations\n',
      '# example.com/app\n./main.go:2:14: syntax error: unexpected } after top level declaration\n'
    ],
    go: '1.21 to 1.27',
    marks: ['non-declaration statement', 'imports must appear before', ' after top level declaration'],
    match: byCompiler(
      [
        /^syntax error: (?:non-declaration statement|unexpected [^\n]{1,200} after top level)/,
        /^syntax error: (?<import>imports must appear)/
      ],
      (group) =>
        group('import') === ''
          ? {
              message: 'something other than a declaration stands outside of all functions',
              fix: 'look for a brace too many above it, for the marks of a merge conflict, and write `var x = 1` for `x := 1`'
            }
          : {
              message: 'an `import` stands behind other declarations',
              fix: 'move it up, right behind the `package` line'
            }
    )
  },
  {
    id: 'assignment-as-value',
    family: 'syntax',
    title: 'An assignment where a value is expected',
    meaning: 'In Go an assignment is a statement and has no value, so it cannot be a condition.',
    example: '# example.com/app\n./main.go:2:17: syntax error: cannot use assignment x = 1 as value\n',
    examples: ['# example.com/app\n./main.go:2:17: syntax error: cannot use x := 1 as value\n'],
    go: '1.21 to 1.27',
    marks: ['syntax error: cannot use '],
    match: byCompiler([/^syntax error: cannot use (?:assignment )?(?<what>[^\n]{1,500}) as value$/m], (group) => ({
      message: `the assignment ${quote(group('what'))} stands where a value is expected`,
      fix: 'write `==` to compare, or `if x := f(); x {` to assign first'
    }))
  },
  {
    id: 'package-clause-missing',
    family: 'syntax',
    title: 'A file does not begin with its package',
    meaning:
      'The first thing in a Go file is `package NAME`. A file that is empty, or was cut, has none; neither has one in another language that was named `.go`.',
    example: "main.go:1:1: expected 'package', found 'EOF'\n",
    examples: [
      "main.go:1:1: expected 'package', found 'func'\n",
      '# example.com/app\n./main.go:1:1: syntax error: package statement must be first\n'
    ],
    go: '1.21 to 1.27',
    marks: ["expected 'package'", 'package statement must be first'],
    match: byCompiler(
      [/^expected 'package', found (?<found>[^\n]{1,100})/, /^syntax error: package statement must be first/],
      (group) => ({
        message: group('found') === "'EOF'" ? 'the file is empty' : 'the file does not begin with `package NAME`',
        fix: 'write `package` and the name of the other files’ package on its first line, or delete the file'
      })
    )
  },
  {
    id: 'syntax-error',
    family: 'syntax',
    title: 'The code is not written as Go is',
    meaning:
      'The parser expected something else at this place. What is wrong is often right before it: a bracket, a comma, an operator.',
    example: '# example.com/app\n./main.go:6:1: syntax error: unexpected }, expected expression\n',
    examples: [
      '# example.com/app\n./main.go:2:18: syntax error: unexpected name true at end of statement\n',
      "main.go:1:9: expected 'IDENT', found 'EOF'\n",
      'main.go:2:11: missing import path\n',
      'main.go:2:8: import path must be a string\n',
      'main.go:2:11: missing import path; require quoted string\n',
      '# example.com/app\n./main.go:2:9: method has no receiver\n',
      '# example.com/app\n./main.go:1:9: invalid package name _\n',
      'a_test.go:3:11: missing parameter name\n',
      '# example.com/app\n./main.go:2:10: can only use ... with final parameter in list\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      'syntax error: ',
      "expected '",
      ', found ',
      'missing import path',
      'import path must be a string',
      'method has ',
      'invalid package name ',
      'missing parameter name',
      'can only use ... with final',
      'must not be parenthesized',
      'missing init expr',
      'extra init expr'
    ],
    match: byCompiler(
      [
        /^syntax error: (?<what>[^\n]{1,500})/,
        /^(?<what>invalid package name \S{1,100}|missing parameter name)/,
        /^(?<what>expected [^\n]{1,60}, found [^\n]{1,100}|missing import path[^\n]{0,40}|import path must be a string)/,
        /^(?<what>method has (?:no|multiple) receivers?|can only use \.\.\. with final parameter[^\n]{0,20}|expression in \w{2,5} must not be parenthesized|(?:missing|extra) init expr[^\n]{0,200})/
      ],
      (group, { file }) => ({
        message: `Go cannot read the code here: ${quote(group('what'))}`,
        fix: `correct this place, or what stands right before it; \`gofmt -e ${word(file ?? '.')}\` lists all such places of the file`
      })
    )
  }
]
