/** Causes of the family `modules` about the text of go.mod. Source: golang.org/x/mod/modfile/rule.go of Go 1.26. */
import { quote } from '../../text/markup.ts'
import type { RawError } from '../raw-error.ts'
import { byPattern, type Cause, type Groups, type Match } from './types.ts'

/** Directives that came later than Go 1.16, and the version that brought them. */
const SINCE: ReadonlyMap<string, string> = new Map([
  ['toolchain', '1.21'],
  ['godebug', '1.23'],
  ['tool', '1.24'],
  ['ignore', '1.25']
])

/** `byPattern` for a line of a go.mod. */
function inGoMod(patterns: readonly RegExp[], say: (group: Groups, error: RawError) => Match | null): Cause['match'] {
  const match = byPattern(patterns, say)
  return (error, context) =>
    error.line !== null && error.file?.endsWith('.mod') === true ? match(error, context) : null
}

export const GO_MOD: readonly Cause[] = [
  {
    id: 'go-mod-unknown-directive',
    family: 'modules',
    title: 'A word in go.mod that this Go does not know',
    meaning:
      'A line of go.mod begins with a word that is no directive, or one that came with a later version of Go: `toolchain` with 1.21, `godebug` with 1.23, `tool` with 1.24, `ignore` with 1.25.',
    example: 'go: errors parsing go.mod:\ngo.mod:5: unknown directive: tool\n',
    examples: [
      'go: errors parsing go.mod:\ngo.mod:5: unknown directive: frobnicate\n',
      'go: errors parsing go.mod:\ngo.mod:4: unknown block type: frob\n',
      'go: errors parsing go.mod:\ngo.mod:4: unknown directive: <<<<<<<\n'
    ],
    go: '1.21 to 1.27',
    marks: ['unknown directive: ', 'unknown block type: '],
    match: inGoMod([/^unknown (?:directive|block type): (?<word>[^\n]{1,300})/], (group, { file }) => {
      const name = group('word').split(' ')[0] ?? ''
      const since = SINCE.get(name)
      return {
        message: `${quote(name)} is no directive of go.mod${since === undefined ? '' : ` that this Go knows: it came with Go ${since}`}`,
        fix:
          since !== undefined
            ? `build with Go ${since} or newer, and say so: \`go mod edit -go=${since}\``
            : /^[<=>]{7}/.test(name)
              ? 'resolve the merge conflict in go.mod, then run `go mod tidy`'
              : 'correct or delete the line',
        // All marks of a file are one conflict.
        ...(/^[<=>]{7}/.test(name) ? { root: `conflict ${file ?? ''}` } : {})
      }
    })
  },
  {
    id: 'go-mod-go-version',
    family: 'modules',
    title: 'A Go version in go.mod that is none',
    meaning:
      'The `go` line holds a version as `1.23` or `1.23.4`, the `toolchain` line one as `go1.23.4`. Before Go 1.21 only `1.23` is read, so an old Go stops at a line with three numbers.',
    example: "go: errors parsing go.mod:\ngo.mod:3: invalid go version '1.x': must match format 1.23.0\n",
    examples: [
      "go: errors parsing go.mod:\ngo.mod:3: invalid go version '1.21.0': must match format 1.23\n",
      "go: errors parsing go.mod:\ngo.mod:4: invalid toolchain version 'banana': must match format go1.23.0 or default\n",
      'go: errors parsing go.mod:\ngo.mod:4: go directive expects exactly one argument\n'
    ],
    go: '1.19 to 1.27',
    marks: ["invalid go version '", "invalid toolchain version '", ' directive expects exactly one'],
    match: inGoMod(
      [
        /^invalid (?<what>go|toolchain) version '(?<version>[^'\n]{1,200})': must match format (?<format>[^\n]{1,100})/,
        /^(?<what>go|toolchain) directive expects exactly one argument/
      ],
      (group) => {
        const [what, version] = [group('what'), group('version')]
        const old = what === 'go' && /^1\.\d{1,3}\.\d{1,3}$/.test(version)
        return {
          message:
            version === ''
              ? `the ${quote(what)} line has no version, or more than one`
              : old
                ? `the Go that runs is older than 1.21 and cannot read the version ${quote(version)}`
                : `${quote(version)} is no version of Go`,
          fix: old
            ? `build with Go ${version.split('.').slice(0, 2).join('.')} or newer; for an older one write \`go mod edit -go=${version.split('.').slice(0, 2).join('.')}\``
            : what === 'go'
              ? 'write the version of the language that the code needs: `go mod edit -go=1.23`'
              : 'write a version, `go mod edit -toolchain=go1.23.4`, or take the line away: `go mod edit -toolchain=none`'
        }
      }
    )
  },
  {
    id: 'go-mod-replace-syntax',
    family: 'modules',
    title: 'A `replace` line that cannot be read',
    meaning:
      'A `replace` line has a module on the left of `=>`, and on the right either a folder (with `./`, `../` or `/` in front) or a module and its version with a space between.',
    example:
      'go: errors parsing go.mod:\ngo.mod:4: replacement module without version must be directory path (rooted or starting with . or ..)\n',
    examples: [
      "go: errors parsing go.mod:\ngo.mod:4: replacement module must match format 'path version', not 'path@version'\n",
      'go: errors parsing go.mod:\ngo.mod:4: replacement directory appears to be Windows path (on a non-windows system)\n',
      'go: errors parsing go.mod:\ngo.mod:4: usage: replace module/path [v1.2.3] => other/module v1.4\n\t or replace module/path [v1.2.3] => ../local/directory\n'
    ],
    go: '1.21 to 1.27',
    marks: ['replacement module ', 'replacement directory appears', 'usage: replace module/path'],
    match: inGoMod(
      [/^(?<what>replacement (?:module|directory) [^\n]{1,300})/, /^(?<what>usage: replace module\/path [^\n]{1,200})/],
      (group) => ({
        message: `the \`replace\` line cannot be read: ${quote(group('what'))}`,
        fix: 'write it as `replace example.com/a => ../a`, or `replace example.com/a => example.com/fork v1.2.3`'
      })
    )
  },
  {
    id: 'go-mod-no-module',
    family: 'modules',
    title: 'No name of the module in go.mod',
    meaning: 'The file is empty, or its `module` line is missing or is no path.',
    example:
      'go: error reading go.mod: missing module declaration. To specify the module path:\n\tgo mod edit -module=example.com/mod\n',
    examples: [
      'go: malformed module path "a b": invalid char \' \'\n',
      'go: errors parsing go.mod:\ngo.mod:2: usage: module module/path\n',
      'go: error reading go.mod: invalid module path: "a"\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      'missing module declaration',
      'malformed module path "',
      'usage: module module/path',
      'invalid module path: "'
    ],
    match: byPattern(
      [
        /^error reading [^\n:]{1,500}: missing module declaration/,
        /^error reading [^\n:]{1,500}: invalid module path: "(?<path>[^"\n]{0,500})"/,
        /^malformed module path "(?<path>[^"\n]{0,500})"(?:: (?<why>[^\n]{1,200}))?/,
        /^usage: module module\/path/
      ],
      (group, { form }, { command }) =>
        // Of a path on the command line, or of a requirement, another cause says more.
        group('path') !== '' &&
        (form !== 'go' || group('why').startsWith('missing dot') || command?.includes(group('path')) === true)
          ? null
          : {
              message:
                group('path') === ''
                  ? 'go.mod has no `module` line with a path'
                  : `${quote(group('path'))} is no path of a module${group('why') === '' ? '' : ` (${quote(group('why'))})`}`,
              fix: 'name the module as people import it: `go mod edit -module=github.com/OWNER/NAME`'
            }
    )
  },
  {
    id: 'go-mod-syntax',
    family: 'modules',
    title: 'A line of go.mod that cannot be read',
    meaning:
      'The line is not written as go.mod wants it: `require example.com/a v1.2.3`, one `go` line, blocks that are closed.',
    example: 'go: errors parsing go.mod:\ngo.mod:5: usage: require module/path v1.2.3\n',
    examples: [
      'go: errors parsing go.mod:\ngo.mod:4: repeated go statement\n',
      'go: errors parsing go.mod:\ngo.mod:6: syntax error (unterminated block started at go.mod:4:1)\n',
      'go: errors parsing go.mod:\ngo.mod:4:30: unexpected newline in string\n',
      "go: errors parsing go.mod:\ngo.mod:4: expected ']' after version\n",
      'go: errors parsing go.mod:\ngo.mod:4: malformed module path "../b": invalid path element ".."\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      'usage: ',
      'repeated ',
      'syntax error',
      'unexpected newline in string',
      'expected ',
      ' too new (toolchain is ',
      'invalid quoted string',
      'no module directive found',
      'malformed module path',
      'must be of the form ',
      'unexpected token '
    ],
    match: inGoMod([/^(?<what>[^\n]{1,500})/], (group) => ({
      message: `Go cannot read the line: ${quote(group('what'), 300)}`,
      fix: 'correct the line; `go mod edit` and `go get` write such lines by themselves, and `go mod tidy` mends what follows from them'
    }))
  }
]
