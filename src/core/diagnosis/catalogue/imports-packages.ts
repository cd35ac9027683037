/** Causes of the family `imports` about folders and packages: what is named, what lies there, what can be built of it. */
import { quote } from '../../text/markup.ts'
import { word } from './commands.ts'
import { byPattern, type Cause } from './types.ts'

export const PACKAGES: readonly Cause[] = [
  {
    id: 'import-of-program',
    family: 'imports',
    title: 'A program is imported',
    meaning: 'A package `main` is a program and cannot be imported, only run.',
    example: 'main.go:3:8: import "example.com/app/cmd" is a program, not an importable package\n',
    go: '1.21 to 1.27',
    marks: [' is a program, not an importable package'],
    match: byPattern([/^import "(?<path>[^"\n]{1,500})" is a program, not an importable/], (group) => ({
      message: `${quote(group('path'))} is a package \`main\`, and cannot be imported`,
      fix: 'move what is needed into a package of its own, and import that from both',
      root: group('path')
    }))
  },
  {
    id: 'case-collision',
    family: 'imports',
    title: 'Two names that differ in capital letters only',
    meaning:
      'Two imports, or two files, differ only in upper and lower case. On many systems they would be one folder or one file, so Go refuses them everywhere.',
    example: 'main.go:3:8: case-insensitive import collision: "example.com/app/lib" and "example.com/app/Lib"\n',
    examples: [
      'package example.com/app: case-insensitive file name collision: "A.go" and "a.go"\n',
      'case-insensitive import collision: "example.com/app/a" and "example.com/App/a"\n'
    ],
    go: '1.21 to 1.27',
    marks: ['case-insensitive import collision: ', 'case-insensitive file name collision: '],
    match: byPattern(
      [/^case-insensitive (?<kind>import|file name) collision: "(?<one>[^"\n]{1,500})" and "(?<two>[^"\n]{1,500})"/],
      (group) => {
        const names = `${quote(group('one'))} and ${quote(group('two'))}`
        return group('kind') === 'import'
          ? {
              message: `${names} are imported, and differ in capital letters only`,
              fix: 'write all imports of it alike, as the `module` line of its go.mod has it; for a module that was renamed `go get` a version of the other one that imports it alike, and `go mod why` shows who imports it',
              root: [group('one'), group('two')].toSorted().join(' ')
            }
          : { message: `the files ${names} differ in capital letters only`, fix: 'rename one of the two' }
      }
    )
  },
  {
    id: 'several-packages-in-folder',
    family: 'imports',
    title: 'Files of different packages in one folder',
    meaning: 'All Go files of a folder belong to one package; only tests may have its name with `_test` behind it.',
    example: 'found packages main (a.go) and other (b.go) in /home/runner/work/app/app\n',
    examples: ['main.go:2:8: found packages x (a.go) and y (b.go) in /home/runner/work/app/app/x\n'],
    go: '1.21 to 1.27',
    marks: ['found packages '],
    match: byPattern(
      [
        /^found packages (?<one>\S{1,200}) \((?<first>[^()\n]{1,300})\) and (?<two>\S{1,200}) \((?<second>[^()\n]{1,300})\) in (?<dir>[^\n]{1,1000})/
      ],
      (group, { file, line, column }) => ({
        message: `in ${quote(group('dir'))} the file ${quote(group('first'))} is of package ${quote(group('one'))} and ${quote(group('second'))} of ${quote(group('two'))}`,
        fix: `write the same \`package\` line in both, or move one of them into a folder of its own; a file that is no part of the package gets \`//go:build ignore\``,
        root: group('dir'),
        place: file === null ? { file: `${group('dir')}/${group('second')}`, line: null } : { file, line, column }
      })
    )
  },
  {
    id: 'no-go-files',
    family: 'imports',
    title: 'A folder without Go files',
    meaning:
      'The folder that the command is about has no Go file, or only tests. Often the command ran in another folder than the one with the program.',
    example: 'no Go files in /home/runner/work/app/app\n',
    examples: [
      'example.com/app: no non-test Go files in /home/runner/work/app/app\n',
      'package example.com/app: no Go files in /home/runner/work/app/app\n',
      'main.go:4:2: no non-test Go files in /home/runner/work/app/app/lib\n'
    ],
    go: '1.21 to 1.27',
    marks: ['no Go files in ', 'no non-test Go files in '],
    match: byPattern(
      [/^(?:(?<package>\S{1,500}): )?no (?<tests>non-test )?Go files in (?<dir>[^\n]{1,1000})$/m],
      (group, { package: pkg }) => ({
        message: `${quote(group('dir'))} has no Go file${group('tests') === '' ? '' : ' but tests'}`,
        fix:
          group('tests') === ''
            ? 'name the folder of the program, as in `go build ./cmd/app`, or all packages with `go build ./...`; `go list ./...` prints those that there are'
            : 'add a Go file that is no test, or run `go test` there instead of `go build`',
        root: group('dir'),
        package: group('package') || pkg
      })
    )
  },
  {
    id: 'directory-not-found',
    family: 'imports',
    title: 'A folder that was named is not there',
    meaning: 'The command names a folder that does not exist in the folder where it ran.',
    example: 'stat /home/runner/work/app/app/nosuchdir: directory not found\n',
    examples: ['pattern ./nosuch/...: lstat ./nosuch/: no such file or directory\n'],
    go: '1.21 to 1.27',
    marks: [': directory not found', 'pattern ./', 'pattern ../'],
    match: byPattern(
      [
        /^stat (?<dir>[^\n]{1,1000}): directory not found/,
        /^pattern (?<pattern>\.{1,2}\/[^\s:]{0,500}): lstat (?<dir>[^\n]{1,1000}): no such file or directory/
      ],
      (group) => ({
        message: `the folder ${quote(group('dir'))} is not there`,
        fix: 'correct it, or run the command in another folder (`working-directory` in a workflow, `go -C DIR`); `go list ./...` prints the packages that there are',
        root: group('dir')
      })
    )
  },
  {
    id: 'files-of-different-folders',
    family: 'imports',
    title: 'Files of different folders are named together',
    meaning: 'When a command names files, they are one package, and all lie in one folder.',
    example: 'named files must all be in one directory; have a and b\n',
    examples: ['named files must be .go files: a.txt\n', 'go: no go files listed\n'],
    go: '1.21 to 1.27',
    marks: ['named files must ', 'no go files listed'],
    match: byPattern(
      [
        /^named files must all be in one directory; have (?<one>[^\n]{0,500}) and (?<two>[^\n]{0,500})/,
        /^named files must be \.go files: (?<file>[^\n]{1,500})/,
        /^no go files listed/
      ],
      (group) =>
        group('file') === ''
          ? {
              message:
                group('one') === ''
                  ? 'the command names no Go file'
                  : `the files that the command names lie in ${quote(group('one'))} and in ${quote(group('two'))}`,
              fix: 'name folders instead of files, as in `go build ./...` or `go run .`'
            }
          : { message: `${quote(group('file'))} is no Go file`, fix: 'name Go files, or a folder' }
    )
  },
  {
    id: 'not-a-main-package',
    family: 'imports',
    title: 'A package that is no program',
    meaning: '`go run`, and `go install` with a version, take programs: packages named `main` with a function `main`.',
    example: 'package example.com/app is not a main package\n',
    go: '1.21 to 1.27',
    marks: [' is not a main package'],
    match: byPattern([/^(?:package )?(?<path>\S{1,500}) is not a main package/], (group, { package: pkg }) => {
      const path = group('path') || pkg || ''
      return {
        message: `${quote(path)} is a library, and cannot be run or installed as a program`,
        fix: `name the folder of a program, as in \`go run ./cmd/app\`, or write \`package main\`; \`go list -f '{{if eq .Name "main"}}{{.ImportPath}}{{end}}' ./...\` prints the programs of this module`,
        root: path,
        package: path
      }
    })
  },
  {
    id: 'package-not-in-gopath',
    family: 'imports',
    title: 'A package that is not in GOPATH',
    meaning:
      'With `GO111MODULE=off` the go command knows no modules and no go.mod: it looks in `GOROOT` and `GOPATH` only.',
    example:
      'main.go:3:8: cannot find package "example.com/app/x" in any of:\n\t/usr/local/go/src/example.com/app/x (from $GOROOT)\n\t/home/runner/go/src/example.com/app/x (from $GOPATH)\n',
    examples: ['main.go:3:8: cannot find package "." in:\n\t/home/runner/go/src/example.com/app\n'],
    go: '1.21 to 1.27',
    marks: ['cannot find package "'],
    match: byPattern([/^cannot find package "(?<path>[^"\n]{1,500})" in(?: any of)?:/], (group) => ({
      message: `modules are off, and ${quote(group('path'))} is not in \`GOPATH\``,
      fix: 'turn modules on: take `GO111MODULE=off` out of the environment, and `go env -u GO111MODULE`',
      root: group('path')
    }))
  },
  {
    id: 'not-importable',
    family: 'imports',
    title: 'A name that is no package',
    meaning:
      'The name is one that the go command keeps for itself (`std`, `cmd`, `all`), or a folder that lies outside of the module.',
    example: '"std" is not an importable package; see \'go help packages\'\n',
    examples: [
      'directory ../x outside main module or its selected dependencies\n',
      'directory lib is outside main module or its selected dependencies\n',
      'current directory outside main module or its selected dependencies\n'
    ],
    go: '1.21 to 1.27',
    marks: [' is not an importable package', ' outside main module or its selected'],
    match: byPattern(
      [
        /^"(?<name>[^"\n]{1,500})" is not an importable package/,
        /^(?:pattern [^\n]{1,500}?: )?(?<here>current directory) outside main/,
        /^(?:directory )?(?<dir>[^\n]{1,500}?)(?: is)? outside main module or its selected dependencies/
      ],
      (group) =>
        group('here') !== ''
          ? {
              message: 'the folder where the command ran belongs to no module of this build',
              fix: 'run the command in the folder of a module; `go env GOMOD GOWORK` shows which files are in force',
              root: '.'
            }
          : group('dir') === ''
            ? {
                message: `${quote(group('name'))} is a name of the go command, and no package`,
                fix: 'name another package; a module needs a path of its own in its `module` line'
              }
            : {
                message: `the folder ${quote(group('dir'))} belongs to no module of this build`,
                fix: `run the command within that folder's own module (\`go -C ${word(group('dir'))} build ./...\`), or join both in a workspace: \`go work init . ${word(group('dir'))}\``,
                root: group('dir')
              }
    )
  },
  {
    id: 'no-packages-matched',
    family: 'imports',
    kind: 'note',
    title: 'A pattern that matches no package',
    meaning:
      'The go command found no package for the pattern, said so, and ended with 0: nothing was built. All files may be left out by constraints, or the command ran in another folder.',
    example: 'go: warning: "./..." matched no packages\n',
    examples: ['go: warning: "example.com/app/x/..." matched no packages\nno packages to test\n'],
    go: '1.21 to 1.27',
    marks: [' matched no packages'],
    match: byPattern([/^warning: "(?<pattern>[^"\n]{1,500})" matched no packages/], (group) => ({
      message: `${quote(group('pattern'))} matches no package, so nothing was built`,
      fix: 'run the command in the folder of the module, or correct the pattern; `go list -e ./...` prints the packages that there are',
      root: group('pattern')
    }))
  }
]
