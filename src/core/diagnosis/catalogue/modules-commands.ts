/** Causes of the family `modules` that `go mod` and `go work` have by themselves. */
import { quote } from '../../text/markup.ts'
import { baseName, word } from './commands.ts'
import { byPattern, type Cause } from './types.ts'

export const MODULE_COMMANDS: readonly Cause[] = [
  {
    id: 'go-mod-not-tidy',
    family: 'modules',
    title: 'A go.mod or go.sum that is not tidy',
    meaning:
      '`go mod tidy -diff` writes nothing and fails when `go mod tidy` would change something: a requirement that nothing imports, one that is missing, a sum too many or too few.',
    example:
      'diff current/go.mod tidy/go.mod\n--- current/go.mod\n+++ tidy/go.mod\n@@ -1,7 +1,3 @@\n module example.com/m\n',
    examples: ['diff current/go.sum tidy/go.sum\n--- current/go.sum\n+++ tidy/go.sum\n'],
    go: '1.23 to 1.27',
    marks: ['diff current/go.'],
    match: byPattern([/^diff current\/(?<file>go\.(?:mod|sum)) tidy\/go\.(?:mod|sum)$/], (group) => ({
      message: `${group('file')} is not what \`go mod tidy\` would write; the log has the difference`,
      fix: 'run `go mod tidy` with the same version of Go and commit go.mod and go.sum',
      place: { file: group('file'), line: null }
    }))
  },
  {
    id: 'go-mod-exists',
    family: 'modules',
    title: 'A go.mod or go.work that is there already',
    meaning: '`go mod init` and `go work init` write a new file, and never over one that is there.',
    example: 'go: /home/runner/work/app/app/go.mod already exists\n',
    examples: ['go: /home/runner/work/app/app/go.work already exists\n'],
    go: '1.21 to 1.27',
    marks: ['go.mod already exists', 'go.work already exists'],
    match: byPattern([/^(?<path>[^\n]{0,1000}go\.(?:mod|work)) already exists$/], (group) => {
      const work = baseName(group('path')) === 'go.work'
      return {
        message: `${quote(group('path'))} is there already`,
        fix: work
          ? 'add a module to it with `go work use DIR`, or delete it first'
          : 'change it with `go mod edit -module=PATH`, or leave the command away',
        root: group('path'),
        place: { file: group('path'), line: null }
      }
    })
  },
  {
    id: 'go-mod-init-path',
    family: 'modules',
    title: '`go mod init` needs the path of the module',
    meaning: 'Outside of `GOPATH` nothing says what a new module is called, so `go mod init` has to be told.',
    example:
      'go: cannot determine module path for source directory /home/runner/work/app/app (outside GOPATH, module path must be specified)\n',
    examples: [
      'go: invalid module path "example.com/user/repo/v0": major version suffixes must be in the form of /vN and are only allowed for v2 or later:\n\tgo mod init example.com/user/repo/v2\n',
      'go: invalid -module: module path is reserved\n'
    ],
    go: '1.21 to 1.27',
    marks: ['cannot determine module path for source directory ', 'invalid module path "', 'invalid -module: '],
    match: byPattern(
      [
        /^invalid module path "(?<bad>[^"\n]{0,500})": ?(?<reason>[^\n]{0,300}?):?(?:\n\t(?<init>go mod init [^\n]{1,300}))?$/m,
        /^invalid -module: (?<reason>[^\n]{1,300})/,
        /^cannot determine module path for source directory (?<path>[^\n]{1,1000}?)(?: \((?<why>[^()\n]{1,200})\))?$/m
      ],
      (group) =>
        group('bad') !== '' || group('reason') !== ''
          ? {
              message: `${group('bad') === '' ? 'what was given' : quote(group('bad'))} is no path for a module${group('reason') === '' ? '' : `: ${quote(group('reason'))}`}`,
              fix:
                group('init') === ''
                  ? 'take one that begins with a host: `github.com/OWNER/NAME`'
                  : `\`${group('init')
                      .split(' ')
                      .map((one) => word(one))
                      .join(' ')}\``,
              root: group('bad')
            }
          : {
              message: `nothing says what the module in ${quote(group('path'))} is called`,
              fix: 'name it as people will import it: `go mod init github.com/OWNER/NAME`',
              root: group('path')
            }
    )
  },
  {
    id: 'go-mod-edit-argument',
    family: 'modules',
    title: '`go mod edit` or `go work edit` does not take the argument',
    meaning: 'Each flag of these commands has a form of its own, most of them `PATH@VERSION`.',
    example: 'go: -require=example.com/dep: need path@version\n',
    examples: [
      'go: -replace=a=b=c: unversioned new path must be local directory\n',
      'go: -replace=example.com/dep: need old[@v]=new[@w] (missing =)\n'
    ],
    go: '1.21 to 1.27',
    marks: [': need path', ': need old[@v]=new[@w]', ': unversioned new path must be local directory'],
    match: byPattern(
      [/^(?<flag>-[a-z]{1,30})=(?<value>[^\n:]{0,500}): (?<why>(?:need|unversioned) [^\n]{1,300})/],
      (group) => ({
        message: `${quote(group('flag'))} does not take ${quote(group('value'))}: ${quote(group('why'))}`,
        fix: `write it as in \`go mod edit -require=example.com/dep@v1.2.3\` or \`-replace=example.com/dep=../dep\`; \`go get ${word(group('value').split('=')[0] ?? '')}\` finds a version by itself`,
        root: group('flag')
      })
    )
  }
]
