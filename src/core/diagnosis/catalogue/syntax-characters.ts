/** Causes of the family `syntax` about characters, strings, comments and numbers. */
import { quote } from '../../text/markup.ts'
import { word } from './commands.ts'
import { byCompiler } from './compiled.ts'
import { byPattern, type Cause } from './types.ts'

/** Characters that word processors, chats and web pages put in place of those that Go knows. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '2018': "`'`",
  '2019': "`'`",
  '201C': '`"`',
  '201D': '`"`',
  FF02: '`"`',
  FF08: '`(`',
  FF09: '`)`',
  FF0C: '`,`',
  FF1A: '`:`',
  FF1B: '`;`',
  '2013': '`-`',
  '2014': '`-`',
  '2212': '`-`',
  '00A0': 'a space',
  '3000': 'a space'
}

export const CHARACTERS: readonly Cause[] = [
  {
    id: 'invalid-character',
    family: 'syntax',
    title: 'A character that Go does not know',
    meaning:
      'A character stands in the code that Go allows only within strings and comments: typographic quotes and dashes of a text that was pasted, a space that does not break or has no width, the mark of a file’s byte order in its middle, or bytes that are no UTF-8.',
    example: "# example.com/app\n./main.go:4:20: invalid character U+201C '“' in identifier\n",
    examples: [
      "# example.com/app\n./main.go:2:9: invalid character U+0040 '@'\n",
      '# example.com/app\n./main.go:2:4: invalid character U+00A0 in identifier\n',
      '# example.com/app\n./main.go:3:1: invalid BOM in the middle of the file\n',
      '# example.com/app\n./main.go:2:10: invalid NUL character\n',
      '# example.com/app\n./main.go:2:10: invalid UTF-8 encoding\n',
      'main.go:3:1: illegal byte order mark\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      'invalid character U+',
      'invalid BOM in',
      'invalid NUL char',
      'invalid UTF-8 enc',
      'illegal byte order mark'
    ],
    match: byCompiler(
      [
        /^invalid character U\+(?<code>[0-9A-F]{4,6})(?: '(?<char>[^\n]{1,4})')?/,
        /^(?<what>invalid BOM in the middle of the file|invalid NUL character|invalid UTF-8 encoding|illegal byte order mark)/
      ],
      (group) => {
        const code = group('code')
        if (code === '') {
          return {
            message: `the file has bytes that no Go source may have: ${group('what')}`,
            fix: 'delete them there, and save the file as UTF-8 without a byte order mark'
          }
        }
        const instead = LOOKALIKES[code]
        return {
          message: `the character ${quote(`U+${code}`)}${group('char') === '' ? '' : ` (${quote(group('char'))})`} means nothing to Go outside of strings and comments`,
          fix: instead === undefined ? 'delete it, or put it into a string' : `write ${instead} instead`
        }
      }
    )
  },
  {
    id: 'nul-in-source',
    family: 'syntax',
    title: 'A source file with a zero byte',
    meaning:
      'The go command found a zero byte in a `.go` file and did not read on. The file is damaged, or was saved as UTF-16.',
    example: 'read /home/runner/work/app/app/main.go: unexpected NUL in input\n',
    go: '1.21 to 1.27',
    marks: ['unexpected NUL in input'],
    match: byPattern([/^unexpected NUL in input/], (_group, { file: printed }) => {
      const file = printed?.replace(/^read /, '') ?? ''
      return file === ''
        ? null
        : {
            message: `the file ${quote(file)} has a zero byte`,
            fix: `save it as UTF-8 without zero bytes, or restore it: \`git checkout -- ${word(file)}\``,
            root: file,
            place: { file, line: null }
          }
    })
  },
  {
    id: 'unclosed',
    family: 'syntax',
    title: 'A string, a comment or a block is not closed',
    meaning: 'What was opened with a quote, with `/*` or with a bracket does not end where it has to.',
    example: '# example.com/app\n./main.go:3:1: syntax error: unexpected EOF, expected }\n',
    examples: [
      '# example.com/app\n./main.go:2:13: newline in string\n',
      '# example.com/app\n./main.go:2:9: string not terminated\n',
      'main.go:2:1: comment not terminated\n',
      'main.go:2:8: string literal not terminated\n',
      '# example.com/app\n./main.go:2:11: newline in rune literal\n'
    ],
    go: '1.21 to 1.27',
    marks: ['unexpected EOF', 'newline in string', 'newline in rune literal', ' not terminated'],
    match: byCompiler(
      [
        /^syntax error: (?<eof>unexpected EOF)(?:[^\n]{0,200}?(?:expected|or) (?<close>[^\s]{1,10})$)?/m,
        /^newline in (?<what>string|rune literal)/,
        /^(?<what>string|comment|rune literal|string literal|raw string literal|escape sequence) not terminated/
      ],
      (group) =>
        group('eof') === ''
          ? {
              message: `the ${group('what')} that begins here is not closed`,
              fix:
                group('what') === 'comment'
                  ? 'close it with `*/`'
                  : 'close it on its line, or write a text of several lines between back quotes (U+0060)'
            }
          : {
              message: 'the file ends within a block: a closing bracket is missing above',
              fix: `find what is not closed (\`gofmt -l .\` names the file, the indentation shows the block) and add ${quote(group('close') || '}')}`
            }
    )
  },
  {
    id: 'invalid-literal',
    family: 'syntax',
    title: 'A number, a rune or an escape that Go does not know',
    meaning:
      "Numbers, runes (`'a'`: one character) and escapes (`\\n`) have fixed forms. A number with a leading zero is octal, and text stands between double quotes.",
    example: '# example.com/app\n./main.go:2:9: more than one character in rune literal\n',
    examples: [
      "# example.com/app\n./main.go:2:10: invalid digit '8' in octal literal\n",
      '# example.com/app\n./main.go:2:11: unknown escape\n',
      "# example.com/app\n./main.go:2:11: '_' must separate successive digits\n",
      '# example.com/app\n./main.go:2:11: hexadecimal literal has no digits\n',
      "# example.com/app\n./main.go:2:10: empty rune literal or unescaped '\n",
      '# example.com/app\n./main.go:2:10: escape is invalid Unicode code point U+D800\n',
      "# example.com/app\n./main.go:2:10: invalid character '8' in octal escape\n",
      "# example.com/app\n./main.go:2:10: 'p' exponent requires hexadecimal mantissa\n",
      "# example.com/app\n./main.go:2:10: identifier cannot begin with digit U+06F6 '۶'\n"
    ],
    go: '1.21 to 1.27',
    marks: [
      'in rune literal',
      'empty rune literal',
      'invalid digit ',
      'unknown escape',
      'must separate successive',
      ' literal has no digits',
      'exponent has no digits',
      ' exponent requires ',
      'escape is invalid ',
      'invalid character ',
      'identifier cannot begin '
    ],
    match: byCompiler(
      [
        /^(?<rune>more than one character in rune literal|empty rune literal)/,
        /^(?<what>invalid digit '[^\n]{1,4}' in \w{1,20} literal|unknown escape|'_' must separate successive digits|\w{1,20} literal has no digits|exponent has no digits|'[a-z]' exponent requires \w{1,20} mantissa|escape is invalid Unicode code point U\+[0-9A-F]{1,8}|octal escape value \d{1,6} > 255|invalid character [^\n]{1,8} in \w{1,20} escape|identifier cannot begin with digit [^\n]{1,20})/
      ],
      (group) =>
        group('rune') === ''
          ? {
              message: `a literal is malformed: ${group('what')}`,
              fix: 'correct it; a decimal number has no leading zero, and a backslash in a string is written `\\\\`'
            }
          : { message: `a rune holds exactly one character: ${group('rune')}`, fix: 'write text between double quotes' }
    )
  }
]
