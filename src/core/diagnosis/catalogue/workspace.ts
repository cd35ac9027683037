/** Causes of the family `workspace`: go.work and the modules that it lists. */
import { quote } from '../../text/markup.ts'
import { word } from './commands.ts'
import { byPattern, type Cause } from './types.ts'
import { WORK_USE } from './workspace-use.ts'

const OFF = 'or leave the workspace out: `GOWORK=off`'

export const WORKSPACE: readonly Cause[] = [
  {
    id: 'work-module-not-listed',
    family: 'workspace',
    title: 'The current module is not one of the workspace',
    meaning:
      'A go.work file in this folder or above it decides which modules are worked on. This module is not on its list, so its packages are not built.',
    example:
      'current directory is contained in a module that is not one of the workspace modules listed in go.work. You can add the module to the workspace using:\n\tgo work use .\n',
    examples: [
      'directory b is contained in a module that is not one of the workspace modules listed in go.work. You can add the module to the workspace using:\n\tgo work use b\n',
      'current directory is contained in a module that is not one of the workspace modules listed in go.work. You can add the module to the workspace using:\n\tgo work use ..\n'
    ],
    go: '1.18 to 1.27',
    marks: ['is contained in a module that is not one of the workspace modules'],
    match: byPattern(
      [
        /^(?:[^\n]{0,500}?: )?(?:current directory|directory (?<dir>\S{1,1000})) is contained in a module that is not one of the workspace modules(?:[^\n]{0,300}\n\tgo work use (?<use>[^\n]{1,1000}))?/
      ],
      (group) => {
        const dir = group('dir') || '.'
        return {
          message: `the module in ${quote(dir)} is not listed in go.work`,
          fix: `\`go work use ${word(group('use') || dir)}\`, ${OFF}`,
          root: dir,
          place: null
        }
      }
    )
  },
  {
    id: 'work-directory-outside',
    family: 'workspace',
    title: 'The folder belongs to no module of the workspace',
    meaning:
      'A go.work file is in force, and a folder that was asked for lies in none of the modules that it lists. The root of a repository with several modules is such a folder: `./...` there does not reach into the modules below it.',
    example:
      'pattern ./...: directory prefix . does not contain modules listed in go.work or their selected dependencies\n',
    examples: [
      'directory ./b outside modules listed in go.work or their selected dependencies\n',
      'directory prefix . does not contain modules listed in go.work or their selected dependencies\n'
    ],
    go: '1.18 to 1.27',
    marks: [' listed in go.work or their selected dependencies'],
    match: byPattern(
      [
        /^(?:pattern (?<pattern>[^\s:]{1,500}): )?(?:directory prefix|directory) (?<dir>\S{1,1000}) (?:does not contain|outside) (?:main module or )?modules? listed in go\.work/
      ],
      (group) => ({
        message: `${quote(group('dir'))} lies in none of the modules that go.work lists${group('pattern') === '' ? '' : `, so ${quote(group('pattern'))} matches nothing`}`,
        fix: `name the folders of the modules, \`go build ./MODULE/...\` or \`go build -C MODULE ./...\` for each of them, or add the module: \`go work use ${word(group('dir'))}\``,
        root: group('dir'),
        place: null
      })
    )
  },
  {
    id: 'work-go-lower',
    family: 'workspace',
    title: '`go.work` has a lower `go` line than one of its modules',
    meaning:
      'The `go` line of go.work has to be at least that of each module that it lists, since it decides for all of them.',
    example:
      'go: module a listed in go.work file requires go >= 1.21.5, but go.work lists go 1.21; to update it:\n\tgo work use\n',
    examples: [
      'go: module lib listed in go.work file requires go >= 1.99, but go.work lists go 1.21; to download and use go 1.99:\n\tgo work use\n',
      'go: module a listed in go.work file requires go >= 1.21.5, but go.work implicitly requires go 1.18; to update it:\n\tgo work use\n'
    ],
    go: '1.21 to 1.27',
    marks: [' listed in go.work file requires go >= '],
    match: byPattern(
      [
        /^module (?<module>\S{1,1000}) listed in go\.work file requires go >= (?<need>\S{1,50}), but go\.work (?:lists|implicitly requires) go (?<have>[^\s;]{1,50})/
      ],
      (group) => ({
        message: `go.work stands at Go ${quote(group('have'))}, and the module ${quote(group('module'))} that it lists asks for ${quote(group('need'))}`,
        fix: `\`go work use\` updates it, or \`go work edit -go=${word(group('need'))}\``,
        root: group('need'),
        place: { file: 'go.work', line: null }
      })
    )
  },
  {
    id: 'work-file-unreadable',
    family: 'workspace',
    title: '`go.work` cannot be read',
    meaning:
      '`GOWORK` names a file that is not there, or one that may not be read. The variable takes an absolute path, or `off`.',
    example: 'go: reading go.work: open /src/nosuch.work: no such file or directory\n',
    examples: [
      'go: reading go.work: open ../nosuch.work: no such file or directory\n',
      'go: invalid GOWORK: not an absolute path\n'
    ],
    go: '1.18 to 1.27',
    marks: ['reading go.work: open ', 'invalid GOWORK: not an absolute path'],
    match: byPattern(
      [
        /^reading go\.work: open (?<file>[^\n]{1,1000}): (?<why>[^\n:]{1,300})/,
        /^invalid GOWORK: (?<why>not an absolute path)/
      ],
      (group) => ({
        message:
          group('file') === ''
            ? '`GOWORK` is a relative path, and has to be an absolute one, or `off`'
            : `the go.work file ${quote(group('file'))} cannot be read: ${quote(group('why'))}`,
        fix: 'correct `GOWORK` (`go env GOWORK` shows its value, `go env -u GOWORK` takes a lasting one away), or set `GOWORK=off`',
        root: 'GOWORK'
      })
    )
  },
  {
    id: 'work-parse-error',
    family: 'workspace',
    title: '`go.work` has a line that is no directive of it',
    meaning: 'go.work knows the directives `go`, `toolchain`, `godebug`, `use` and `replace`.',
    example: 'go: errors parsing go.work:\ngo.work:3: unknown directive: usee\n',
    examples: ['go: reading go.work: /src/go.work:3: unknown directive: usee\n'],
    go: '1.18 to 1.27',
    marks: ['reading go.work: ', 'unknown directive: ', 'unknown block type: ', 'invalid go version', 'usage: use '],
    match: ({ message, file, line }) => {
      const found =
        /^(?:reading go\.work: (?<file>[^\n]{1,1000}?\.work):(?<line>\d{1,9}):(?:\d{1,9}:)? )?(?<what>(?:unknown (?:directive|block type): |invalid go version|usage: use )[^\n]{0,500})/.exec(
          message
        )?.groups
      const inFile = found?.['file'] ?? file
      if (found === undefined || inFile === null || !inFile.endsWith('.work')) return null
      const number = found['line'] === undefined ? line : Number(found['line'])
      return {
        message: `${quote(inFile)} cannot be understood: ${quote(found['what'] ?? '')}`,
        fix: `correct ${number === null ? 'it' : `line ${number}`}: \`use ./MODULE\`, \`replace A => ./B\`, \`go 1.26\``,
        place: { file: inFile, line: number }
      }
    }
  },
  {
    id: 'work-mod-flag',
    family: 'workspace',
    title: '`-mod` is not allowed in a workspace',
    meaning:
      'In a workspace the go command never changes a go.mod by itself, so `-mod=mod` makes no sense there. Often the flag is in `GOFLAGS`.',
    example:
      'go: -mod may only be set to readonly or vendor when in workspace mode, but it is set to "mod"\n\tRemove the -mod flag to use the default readonly value, \n\tor set GOWORK=off to disable workspace mode.\n',
    examples: [
      'go: -mod may only be set to readonly when in workspace mode, but it is set to "vendor"\n\tRemove the -mod flag to use the default readonly value,\n\tor set GOWORK=off to disable workspace mode.\n',
      'go: -modfile cannot be used in workspace mode\n'
    ],
    go: '1.18 to 1.27',
    marks: [' when in workspace mode, but it is set to ', '-modfile cannot be used in workspace mode'],
    match: byPattern(
      [
        /^(?<flag>-mod) may only be set to [a-z ]{1,100} when in workspace mode, but it is set to "(?<value>[^"\n]{0,100})"/,
        /^(?<flag>-modfile) cannot be used in workspace mode/
      ],
      (group) => ({
        message: `\`${group('flag')}${group('value') === '' ? '' : `=${word(group('value'))}`}\` is not allowed while a go.work file is in force`,
        fix: `take \`${group('flag')}\` away (also from \`GOFLAGS\`, see \`go env GOFLAGS\`), ${OFF}`,
        root: group('flag')
      })
    )
  },
  {
    id: 'work-vendor-command',
    family: 'workspace',
    title: '`go mod vendor` does not work in a workspace',
    meaning: 'A workspace has one vendor folder for all of its modules, which `go work vendor` makes.',
    example:
      "go: 'go mod vendor' cannot be run in workspace mode. Run 'go work vendor' to vendor the workspace or set 'GOWORK=off' to exit workspace mode.\n",
    go: '1.22 to 1.27',
    marks: ["'go mod vendor' cannot be run in workspace mode"],
    match: byPattern([/^'go mod vendor' cannot be run in workspace mode/], () => ({
      message: '`go mod vendor` was run while a go.work file is in force',
      fix: '`go work vendor` for the workspace, or `GOWORK=off go mod vendor` for this module alone',
      root: 'vendor'
    }))
  },
  {
    id: 'work-module-missing',
    family: 'workspace',
    title: '`go.work` lists a folder that holds no module',
    meaning:
      'Each `use` line of go.work names a folder with a go.mod file. This one has none, or the folder is not there, as when a submodule or a second repository was not checked out.',
    example: 'go: cannot load module nosuch listed in go.work file: open nosuch/go.mod: no such file or directory\n',
    go: '1.18 to 1.27',
    marks: ['cannot load module '],
    match: byPattern(
      [
        /^cannot load module (?<dir>\S{1,1000}) listed in go\.work file: (?:open (?<file>[^\n]{1,1000}): )?(?<why>[^\n]{1,500})/
      ],
      (group) => {
        const dir = group('dir')
        return {
          message: `go.work lists ${quote(dir)}, and ${group('file') === '' ? `its module cannot be loaded: ${quote(group('why'))}` : `${quote(group('file'))} cannot be opened: ${quote(group('why'))}`}`,
          fix: `check that folder out (\`git submodule update --init\` where it is a submodule), or take the line away: \`go work edit -dropuse=${word(/^[./\\]/.test(dir) ? dir : `./${dir}`)}\``,
          root: dir,
          place: { file: 'go.work', line: null }
        }
      }
    )
  },
  {
    id: 'work-duplicate',
    family: 'workspace',
    title: '`go.work` lists something twice',
    meaning:
      'Two `use` lines of go.work name the same folder, or two folders whose go.mod files declare the same module path.',
    example: 'go: module example.com/a appears multiple times in workspace\n',
    examples: ['go: error loading go.work:\ngo.work:5: path ./a appears multiple times in workspace\n'],
    go: '1.18 to 1.27',
    marks: [' appears multiple times in workspace'],
    match: ({ message, text }) => {
      const found =
        /^(?:error loading go\.work:\n(?:\S{0,1000}go\.work:(?<line>\d{1,9}): )?)?(?<kind>module|path) (?<what>\S{1,1000}) appears multiple times in workspace/.exec(
          text
        )?.groups
      if (found === undefined && !message.includes('appears multiple times')) return null
      const what = found?.['what'] ?? ''
      return {
        message: `${found?.['kind'] === 'path' ? 'the folder' : 'the module'} ${quote(what)} is listed twice in go.work`,
        fix:
          found?.['kind'] === 'path'
            ? `take one of its \`use\` lines away`
            : `take one of the folders away, \`go work edit -dropuse=DIR\`, or give it another \`module\` line: \`grep -rn --include=go.mod 'module ${what.replaceAll(/[`']/g, '')}' .\` finds both`,
        root: what,
        ...(found?.['kind'] === 'path' ? {} : { place: { file: 'go.work', line: null } })
      }
    }
  },
  {
    id: 'work-module-replaced',
    family: 'workspace',
    title: '`go.work` replaces a module that it lists',
    meaning:
      'A module of the workspace is used as it lies in its folder. A `replace` line of go.work for all of its versions would send it somewhere else.',
    example:
      'go: workspace module example.com/a is replaced at all versions in the go.work file. To fix, remove the replacement from the go.work file or specify the version at which to replace the module.\n',
    go: '1.18 to 1.27',
    marks: [' is replaced at all versions in the go.work file'],
    match: byPattern([/^workspace module (?<module>\S{1,500}) is replaced at all versions/], (group) => ({
      message: `${quote(group('module'))} is a module of the workspace, and go.work replaces it as well`,
      fix: `\`go work edit -dropreplace=${word(group('module'))}\``,
      root: group('module'),
      place: { file: 'go.work', line: null }
    }))
  },
  {
    id: 'work-file-missing',
    family: 'workspace',
    title: 'There is no go.work file',
    meaning: 'The commands of `go work` need a go.work file in the current folder or above it.',
    example:
      "go: no go.work file found\n\t(run 'go work init' first or specify path using GOWORK environment variable)\n",
    go: '1.18 to 1.27',
    marks: ['no go.work file found'],
    match: byPattern([/^no go\.work file found/], () => ({
      message: 'no go.work file is in this folder or above it',
      fix: '`go work init ./MODULE` for each module of the workspace, or `cd` to the folder of the workspace',
      root: 'go.work'
    }))
  },
  ...WORK_USE
]
