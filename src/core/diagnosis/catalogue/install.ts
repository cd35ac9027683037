/** Causes of the family `install`: where what was built is to go, and what `go install` and `go run` take. */
import { quote, quoteList } from '../../text/markup.ts'
import { word } from './commands.ts'
import { OUTPUT } from './output.ts'
import { byPattern, type Cause } from './types.ts'

export const INSTALL: readonly Cause[] = [
  {
    id: 'gobin-relative',
    family: 'install',
    title: '`GOBIN` is a relative path',
    meaning:
      '`go install` takes an absolute path in `GOBIN` and no other, though `go list` shows a target for a relative one.',
    example: 'cannot install, GOBIN must be an absolute path\n',
    go: '1.21 to 1.27',
    marks: ['GOBIN must be an absolute path'],
    match: byPattern([/^cannot install, GOBIN must be an absolute path/], () => ({
      message: '`GOBIN` is a relative path, and has to be an absolute one',
      fix: '`GOBIN="$PWD/bin" go install ./...`, or `go build -o bin/ ./...`',
      root: 'GOBIN'
    }))
  },
  {
    id: 'gobin-cross',
    family: 'install',
    title: '`go install` for another system does not go into `GOBIN`',
    meaning:
      'Programs for another system could overwrite those of this one, so `go install` refuses `GOBIN` for them. Without it they go into `bin/GOOS_GOARCH` below `GOPATH`.',
    example: 'go: cannot install cross-compiled binaries when GOBIN is set\n',
    go: '1.21 to 1.27',
    marks: ['cannot install cross-compiled binaries when GOBIN is set'],
    match: byPattern([/^cannot install cross-compiled binaries when GOBIN is set/], () => ({
      message: '`GOBIN` is set, and the program is built for another system',
      fix: '`go build -o DIR/ ./cmd/...` says where it goes; or `env -u GOBIN go install ./cmd/...`, and `go env -u GOBIN` where it was set for good',
      root: 'GOBIN'
    }))
  },
  {
    id: 'install-no-location',
    family: 'install',
    title: 'There is no place to install to',
    meaning:
      '`go install` writes into `GOBIN`, or else into `bin` of the first folder of `GOPATH`, which by default is `go` in the home folder. None of them is known.',
    example:
      "go: no install location for directory /src/app outside GOPATH\n\tFor more details see: 'go help gopath'\n",
    examples: [
      'go: no install location for .go files listed on command line (GOBIN not set)\n',
      'go: no install location for /src/app: hidden by /go/src/app\n'
    ],
    go: '1.21 to 1.27',
    marks: ['no install location for '],
    match: byPattern([/^no install location for (?<what>[^\n]{1,1000})/], (group) => ({
      message: `there is no place to install to: ${quote(group('what'))}`,
      fix: 'set `HOME`, or `GOBIN` to an absolute path; or `go build -o FILE`',
      root: 'location'
    }))
  },
  {
    id: 'gopath-invalid',
    family: 'install',
    title: '`GOPATH` is no list of absolute paths',
    meaning:
      '`GOPATH` holds the module cache and installed programs. Each of its folders has to be an absolute path; `~` is not understood.',
    example:
      'go: GOPATH entry is relative; must be absolute path: "rel/gp".\nFor more details see: \'go help gopath\'\n',
    examples: ['go: GOPATH entry cannot start with shell metacharacter \'~\': "~/go"\n'],
    go: '1.21 to 1.27',
    marks: ['GOPATH entry is relative', 'GOPATH entry cannot start with shell metacharacter'],
    match: byPattern([/^GOPATH entry (?:is relative|cannot start)[^\n"]{1,200}"(?<path>[^"\n]{0,1000})"/], (group) => ({
      message: `\`GOPATH\` has ${quote(group('path'))}, which is no absolute path`,
      fix: '`unset GOPATH` (`go env -u GOPATH`) to have the default, `go` in the home folder, or give the whole path: `GOPATH="$HOME/go"`',
      root: 'GOPATH'
    }))
  },
  {
    id: 'gopath-is-goroot',
    family: 'install',
    kind: 'note',
    title: '`GOPATH` and `GOROOT` are the same folder',
    meaning: '`GOROOT` is where Go itself lies. A `GOPATH` in the same place mixes your programs with those of Go.',
    example:
      'warning: both GOPATH and GOROOT are the same directory (/usr/local/go); see https://go.dev/wiki/InstallTroubleshooting\n',
    examples: ['warning: GOPATH set to GOROOT (/usr/local/go) has no effect\n'],
    go: '1.21 to 1.27',
    marks: ['GOPATH set to GOROOT', 'both GOPATH and GOROOT are the same directory'],
    match: byPattern(
      [/^warning: (?:GOPATH set to GOROOT|both GOPATH and GOROOT are the same directory) \((?<path>[^\n)]{0,1000})\)/],
      (group) => ({
        message: `\`GOPATH\` and \`GOROOT\` are the same folder${group('path') === '' ? '' : `, ${quote(group('path'))}`}`,
        fix: '`unset GOPATH` (`go env -u GOPATH`) to have the default, `go` in the home folder',
        root: 'GOPATH'
      })
    )
  },
  {
    id: 'install-version-missing',
    family: 'install',
    title: '`go install` outside of a module needs a version',
    meaning: 'Outside of a module nothing says which version of a program to install.',
    example:
      "go: 'go install' requires a version when current directory is not in a module\n\tTry 'go install example.com/dep/cmd/tool@latest' to install the latest version\n",
    go: '1.16 to 1.27',
    marks: ["'go install' requires a version when "],
    match: byPattern(
      [/^'go install' requires a version when [^\n]{1,200}(?:\n\tTry 'go install (?<path>[^\s']{1,1000})')?/],
      (group) => ({
        message: 'no version is given, and the current folder is in no module that could say one',
        fix: `\`go install ${word(group('path') || 'PACKAGE@latest')}\`, or \`cd\` into the module`,
        root: group('path')
      })
    )
  },
  {
    id: 'install-replace-directive',
    family: 'install',
    title: 'A module with `replace` lines cannot be installed by its version',
    meaning:
      '`go install PACKAGE@VERSION` and `go run PACKAGE@VERSION` build a module as it stands. Its `replace` and `exclude` lines only count where it is the main module, so the go command refuses to build it without them.',
    example:
      'go: example.com/withreplace@v1.0.0 (in example.com/withreplace@v1.0.0):\n\tThe go.mod file for the module providing named packages contains one or\n\tmore replace directives. It must not contain directives that would cause\n\tit to be interpreted differently than if it were the main module.\n',
    go: '1.16 to 1.27',
    marks: ['for the module providing named packages contains one or'],
    match: byPattern(
      [
        /^(?<path>\S{1,500}@[^\s()]{1,200}) \(in (?<module>\S{1,700})\):\n\tThe go\.mod file for the module providing named packages contains one or\n\tmore (?<kind>replace|exclude) directives/
      ],
      (group) => ({
        message: `the go.mod of ${quote(group('module'))} has \`${group('kind')}\` lines, so it cannot be installed by its version`,
        fix: `clone its repository and \`go install .\` in the folder of the program, or take a version without such lines`,
        root: group('module')
      })
    )
  },
  {
    id: 'install-arguments',
    family: 'install',
    title: 'These arguments of `go install` or `go run` do not go together',
    meaning:
      'With `@version` all arguments name packages of one module at one version, by their import paths, not by folders.',
    example:
      'go: example.com/b@v1.0.1: all arguments must refer to packages in the same module at the same version (@v1.0.0)\n',
    examples: ['go: ./cmd/x@latest: argument must be a package path, not a relative path\n'],
    go: '1.16 to 1.27',
    marks: [
      'all arguments must refer to packages in the same module',
      'argument must be a package path, not ',
      'argument must not be a package in the standard library'
    ],
    match: byPattern(
      [
        /^(?<what>[^\s:]{1,500}): (?<why>all arguments must refer to packages in the same module at the same version|argument must be a package path, not [^\n]{1,100}|argument must not be a package in the standard library)/
      ],
      (group) => ({
        message: `${quote(group('what'))} cannot be used so: ${quote(group('why'))}`,
        fix: 'a folder goes without a version, `go install ./cmd/x`; a version goes with an import path, `go install example.com/x/cmd/x@latest`, one module at a time',
        root: group('what')
      })
    )
  },
  {
    id: 'no-program-to-build',
    family: 'install',
    title: 'No program is among the packages',
    meaning:
      'With `-o DIR/`, and with the build modes that give one file, the go command wants packages named `main`. The arguments name none, or several where one is wanted.',
    example: 'go: no main packages to build\n',
    examples: ['-buildmode=c-shared requires exactly one main package\n'],
    go: '1.21 to 1.27',
    marks: ['no main packages to build', ' requires exactly one main package'],
    match: byPattern(
      [/^no main packages to build/, /^-buildmode=(?<mode>[\w-]{1,50}) requires exactly one main package/],
      (group) =>
        group('mode') === ''
          ? {
              message: 'none of the packages is a program (`package main`)',
              fix: 'name the folder of a program, or leave `-o DIR/` away to only compile; `go list -f \'{{if eq .Name "main"}}{{.ImportPath}}{{end}}\' ./...` lists the programs',
              root: 'none'
            }
          : {
              message: `\`-buildmode=${word(group('mode'))}\` builds one program (\`package main\`), and the arguments name none or several`,
              fix: `name the one: \`go build -buildmode=${word(group('mode'))} -o FILE ./PACKAGE\``,
              root: group('mode')
            }
    )
  },
  {
    id: 'run-several-programs',
    family: 'install',
    title: '`go run` wants one program',
    meaning: '`go run` takes the files or the folder of one program, and what follows is for that program.',
    example: 'go: pattern ./... matches multiple packages:\n\texample.com/m/a\n\texample.com/m/b\n',
    examples: ['go: no packages loaded from ./x\n'],
    go: '1.21 to 1.27',
    marks: [' matches multiple packages:', 'no packages loaded from '],
    match: byPattern(
      [
        /^pattern (?<pattern>[^\s:]{1,500}) matches multiple packages:\n(?<list>(?:\t[^\n]{1,500}\n?){1,50})/,
        /^no packages loaded from (?<pattern>\S{1,500})/
      ],
      (group) => {
        const packages = group('list')
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '')
        return {
          message:
            packages.length > 0
              ? `${quote(group('pattern'))} stands for several programs: ${quoteList(packages)}`
              : `${quote(group('pattern'))} names no package that could be run`,
          fix: `name the folder of one: \`go run ${word(packages[0] ?? './cmd/NAME')}\``,
          root: group('pattern')
        }
      }
    )
  },
  ...OUTPUT
]
