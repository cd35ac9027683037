/**
 * Causes of the family `modules`: what stands in go.mod and go.sum, and what it asks for.
 *
 * Source: cmd/go/internal/modload (init.go, import.go, modfile.go, query.go) and golang.org/x/mod/modfile of Go 1.26.
 */
import { quote } from '../../text/markup.ts'
import { word } from './commands.ts'
import { GET } from './modules-get.ts'
import { MODULE_COMMANDS } from './modules-commands.ts'
import { GO_MOD } from './modules-go-mod.ts'
import { VERSIONS } from './modules-versions.ts'
import { byPattern, type Cause } from './types.ts'

export const MODULES: readonly Cause[] = [
  {
    id: 'go-sum-missing-entry',
    family: 'modules',
    title: 'No checksum of a module in go.sum',
    meaning:
      'go.mod asks for a module whose checksum is not in go.sum, and a build adds none by itself. go.mod was edited by hand, or one of the two files was changed or merged without the other.',
    example:
      'main.go:3:8: missing go.sum entry for module providing package example.com/dep (imported by example.com/app); to add:\n\tgo get example.com/app\n',
    examples: [
      'go: example.com/dep@v1.0.0: missing go.sum entry for go.mod file; to add it:\n\tgo mod download example.com/dep\n',
      'main.go:3:8: missing go.sum entry needed to verify package example.com/dep/sub (imported by example.com/app) is provided by exactly one module; to add:\n\tgo get example.com/app\n',
      'go: updates to go.sum needed, disabled by -mod=readonly\n',
      'missing go.sum entry for module providing package example.com/dep; to add:\n\tgo mod download example.com/dep\n',
      'go: example.com/dep@v1.5.2 (replaced by example.com/fork@v1.5.1): missing go.sum entry for go.mod file; to add it:\n\tgo mod download example.com/dep\n',
      'go: example.com/dep@v1.0.0: missing go.sum entry\n'
    ],
    go: '1.21 to 1.27',
    marks: ['missing go.sum entry', 'updates to go.sum needed'],
    match: byPattern(
      [
        /^missing go\.sum entry (?:for module providing|needed to verify) package (?<path>[^\s;]{1,1000})/,
        /^(?<module>[^\s@]{1,500}@[^\s:]{1,200})(?: \(replaced by [^\n()]{1,500}\))?: missing go\.sum entry/,
        /^missing go\.sum entry\b/,
        /^updates to go\.sum needed/
      ],
      (group) => ({
        message:
          group('path') !== ''
            ? `go.sum has no checksum for the module that provides ${quote(group('path'))}`
            : group('module') !== ''
              ? `go.sum has no checksum for ${quote(group('module'))}`
              : 'go.sum lacks checksums of modules that go.mod asks for',
        fix: 'write go.sum anew from go.mod, `go mod tidy`, and commit both files',
        root: 'go.sum'
      })
    )
  },
  {
    id: 'go-sum-malformed',
    family: 'modules',
    title: 'A line of go.sum that cannot be read',
    meaning:
      'Every line of go.sum has three fields: a module, a version and a checksum. A merge conflict that was committed leaves others.',
    example: 'malformed go.sum:\n/home/runner/work/app/app/go.sum:1: wrong number of fields 4\n',
    go: '1.22 to 1.27; before, such lines are passed over',
    marks: ['wrong number of fields '],
    match: byPattern([/^wrong number of fields (?<fields>\d{1,6})/], (group, { file, line }) =>
      /go(?:\.work)?\.sum$/.test(file ?? '')
        ? {
            message: `line ${line ?? ''} of go.sum has ${group('fields')} fields instead of three`,
            fix: 'delete the line, or the marks of a merge conflict around it, and run `go mod tidy`',
            root: file ?? ''
          }
        : null
    )
  },
  {
    id: 'go-mod-updates-needed',
    family: 'modules',
    title: 'An incomplete go.mod',
    meaning:
      'What go.mod says does not fit together, for example when a module needs a newer version of another one than go.mod names, and a build does not change go.mod by itself.',
    example: 'go: updates to go.mod needed; to update it:\n\tgo mod tidy\n',
    examples: ['go: updates to go.mod needed, disabled by -mod=readonly\n', 'go: updates to go.mod needed\n'],
    go: '1.21 to 1.27',
    marks: ['updates to go.mod needed'],
    match: byPattern([/^updates to go\.mod needed/], () => ({
      message: 'go.mod does not name everything that the build needs',
      fix: '`go mod tidy`, and commit go.mod and go.sum',
      root: 'go.mod'
    }))
  },
  {
    id: 'go-mod-missing',
    family: 'modules',
    title: 'No go.mod where the command ran',
    meaning:
      'The go command looks for go.mod in the folder where it runs and in those above. There is none: the module lies in a folder below, or the repository has none yet.',
    example: "go: go.mod file not found in current directory or any parent directory; see 'go help modules'\n",
    examples: [
      'pattern ./...: directory prefix . does not contain main module or its selected dependencies\n',
      "main.go:2:8: no required module provides package github.com/x/y: go.mod file not found in current directory or any parent directory; see 'go help modules'\n",
      'go: cannot find main module, but found .git/config in /home/runner/work/app/app\n\tto create a module there, run:\n\tgo mod init\n',
      "go: no modules specified (see 'go help mod download')\n"
    ],
    go: '1.21 to 1.27',
    marks: [
      'go.mod file not found in',
      'does not contain main module',
      'cannot find main module',
      'no modules specified (see'
    ],
    match: byPattern(
      [
        /^(?:no required module provides package \S{1,500}: )?go\.mod file not found in/,
        /^(?:pattern (?<pattern>[^\s:]{1,500}): )?directory prefix (?<dir>[^\n]{1,500}?) does not contain main module/,
        /^cannot find main module(?!, but -modfile)(?:, but found (?<found>\S{1,200}) in (?<dir>[^\n]{1,500}))?/,
        /^no modules specified \(see/
      ],
      (group) => ({
        message: `there is no go.mod in ${group('dir') === '' || group('dir') === '.' ? 'the folder where the command ran' : quote(group('dir'))}, nor in one above it`,
        fix: 'run the command in the folder of the module (`working-directory` in a workflow, or `go -C DIR build ./...`), or make one: `go mod init example.com/NAME && go mod tidy`',
        root: 'go.mod',
        place: null
      })
    )
  },
  {
    id: 'modfile-missing',
    family: 'modules',
    title: 'The go.mod that was named cannot be read',
    meaning: '`-modfile` names another file than go.mod, and it is not there, or does not end in `.mod`.',
    example: 'go: open nosuch.mod: no such file or directory\n',
    examples: ['go: -modfile=x.txt: file does not have .mod extension\n'],
    go: '1.21 to 1.27',
    marks: ['.mod: no such file or directory', 'file does not have .mod extension'],
    match: byPattern(
      [
        /^open (?<file>[^\n:]{1,1000}\.mod): no such file or directory/,
        /^-modfile=(?<name>[^\n]{1,500}): file does not have \.mod/
      ],
      (group) => ({
        message:
          group('name') === ''
            ? `the file ${quote(group('file'))} is not there`
            : `${quote(group('name'))} does not end in \`.mod\``,
        fix: 'correct `-modfile`, on the command line or in `GOFLAGS`, or leave it out'
      })
    )
  },
  {
    id: 'replacement-missing',
    family: 'modules',
    title: 'A folder that go.mod puts in place of a module is not there',
    meaning:
      'A `replace` line of go.mod points to a folder that does not exist, or has no go.mod. A folder beside the repository is on the machine of its author only.',
    example: 'main.go:3:8: example.com/dep@v1.0.0: replacement directory ../nosuchdir does not exist\n',
    examples: [
      'go: example.com/dep@v1.0.0 (replaced by ../dep): reading ../dep/go.mod: open /home/runner/work/app/dep/go.mod: no such file or directory\n',
      'main.go:3:8: module ./lib: reading lib/go.mod: open /home/runner/work/app/app/lib/go.mod: no such file or directory\n'
    ],
    go: '1.21 to 1.27',
    marks: ['replacement directory ', ' (replaced by ', ': reading '],
    match: byPattern(
      [
        /^(?<module>[^\s:]{1,500}): replacement directory (?<dir>[^\n]{1,500}?)(?: does not exist|: )/,
        /^(?<module>[^\s:]{1,500}) \(replaced by (?<dir>[^\s):]{1,500})\): (?:module \S{1,500}: )?reading \S{1,500}go\.mod: open [^\n]{1,1000}: no such file/,
        /^module (?<dir>\.{0,2}\/[^\s:]{1,500}): reading \S{1,500}go\.mod: open [^\n]{1,1000}: no such file/
      ],
      (group) => ({
        message: `${group('module') === '' ? 'a module' : quote(group('module'))} is replaced by the folder ${quote(group('dir'))}, which is not there or has no go.mod`,
        fix:
          group('module') === ''
            ? `check the folder out, give it a go.mod (\`go mod init\` in it), or delete its \`replace\` line from go.mod`
            : `check the folder out, or take the line away: \`go mod edit -dropreplace=${word(group('module').replace(/@.*/, ''))} && go mod tidy\`, or \`go work edit -dropreplace=${word(group('module').replace(/@.*/, ''))}\` where it stands in go.work`,
        root: group('dir')
      })
    )
  },
  {
    id: 'ambiguous-import',
    family: 'modules',
    title: 'Two modules provide one package',
    meaning:
      'Two modules of the build hold the same package. Often a part of a module became a module of its own, and an old version of the whole is still required.',
    example:
      'main.go:3:8: ambiguous import: found package example.com/ambig/sub in multiple modules:\n\texample.com/ambig v1.0.0 (/home/runner/go/pkg/mod/example.com/ambig@v1.0.0/sub)\n\texample.com/ambig/sub v1.0.0 (/home/runner/go/pkg/mod/example.com/ambig/sub@v1.0.0)\n',
    go: '1.21 to 1.27',
    marks: ['ambiguous import: found package '],
    match: (error) => {
      const path = /^(?:\S{1,500}: )?ambiguous import: found package (?<path>\S{1,500}) in multiple/.exec(error.text)
        ?.groups?.['path']
      if (path === undefined) return null
      const modules = error.text
        .split('\n')
        .slice(1, 4)
        .flatMap(
          (line) => /^\t(\S{1,500})(?: (v\S{1,200}))? \(/.exec(line)?.slice(1, 3).join('@').replace(/@$/, '') ?? []
        )
      const [whole = ''] = modules
      return {
        message: `the package ${quote(path)} is in ${modules.map((one) => quote(one)).join(' and in ')}`,
        fix: `go to a version of the larger module that no longer holds it, \`go get ${word(whole.replace(/@.*/, ''))}@latest && go mod tidy\`, or drop one of the two from go.mod; \`go mod why -m\` shows who needs it`,
        root: path
      }
    }
  },
  {
    id: 'module-path-mismatch',
    family: 'modules',
    title: 'A module has another name than the one it was asked for by',
    meaning:
      'The `module` line of the module says another path than the one it is required by: it was renamed or moved, is a fork, or its path needs other capital letters.',
    example:
      'main.go:3:8: example.com/wrong@v1.0.0: parsing go.mod:\n\tmodule declares its path as: example.com/other\n\t        but was required as: example.com/wrong\n',
    examples: [
      'go: example.com/wrong@v1.0.0: parsing go.mod:\n\tmodule declares its path as: example.com/other\n\t        but was required as: example.com/wrong\n',
      'go: example.com/app imports\n\texample.com/wrong: parsing go.mod:\n\tmodule declares its path as: example.com/other\n\t        but was required as: example.com/wrong\n'
    ],
    go: '1.21 to 1.27',
    marks: ['module declares its path as: '],
    match: byPattern(
      [/\n\tmodule declares its path as: (?<own>\S{1,500})\n\t {1,12}but was required as: (?<asked>\S{1,500})/],
      (group) => ({
        message: `the module that is required as ${quote(group('asked'))} calls itself ${quote(group('own'))}`,
        fix: `write ${quote(group('own'))} in the imports and take the old name away: \`go mod edit -droprequire=${word(group('asked'))} && go get ${word(group('own'))} && go mod tidy\`; for a fork keep the name and add \`go mod edit -replace=${word(group('own'))}=${word(group('asked'))}@VERSION\``,
        root: group('asked')
      })
    )
  },
  ...GET,
  ...VERSIONS,
  ...MODULE_COMMANDS,
  ...GO_MOD
]
