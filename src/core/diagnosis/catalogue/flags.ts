/** Causes of the family `flags`: what the command line and the environment say, before anything is built. */
import { quote } from '../../text/markup.ts'
import { word } from './commands.ts'
import { ENVIRONMENT } from './environment.ts'
import { byPattern, type Cause } from './types.ts'

/** Flags of one command that people give to another, with what to do instead. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'install -o': '`go build -o FILE` writes to a file of your choice, `GOBIN=DIR go install` to a folder',
  'compile -gcflags':
    '`-gcflags` belongs to the go command: `go build -gcflags=-S .`; `go tool compile` takes `-S` itself',
  'mod verify -v': '`go mod verify` takes no flags',
  'vet -fix': '`go fix` from Go 1.26 on; `go vet` only reports'
}

const RESTRICTED: ReadonlySet<string> = new Set(['compile', 'asm', 'link', 'cgo'])
const BY_TOOL: Readonly<Record<string, string>> = {
  compile: '-gcflags',
  asm: '-asmflags',
  link: '-ldflags',
  cgo: 'the flags of cgo'
}

export const FLAGS: readonly Cause[] = [
  {
    id: 'flag-unknown',
    family: 'flags',
    title: 'A flag does not exist',
    meaning:
      'The command, or a tool that it runs, knows no flag of that name. Below `# import/path` it is the compiler or the linker that says so, of what `-gcflags` or `-ldflags` hand to it.',
    example:
      "flag provided but not defined: -nosuchflag\nusage: go build [-o output] [build flags] [packages]\nRun 'go help build' for details.\n",
    examples: [
      '# example.com/m\nflag provided but not defined: -nosuchflag\nusage: compile [options] file.go...\n  -%\tdebug non-static initializers\n',
      "flag provided but not defined: -o\nusage: go install [build flags] [packages]\nRun 'go help install' for details.\n",
      'flag provided but not defined: -gcflags\nusage: compile [options] file.go...\n  -S\tprint assembly listing\n'
    ],
    go: '1.21 to 1.27',
    marks: ['flag provided but not defined: '],
    match: byPattern(
      [/^flag provided but not defined: (?<flag>-\S{1,300})(?:\nusage: (?<usage>[^\n]{1,300}))?/],
      (group, { package: pkg }) => {
        const flag = group('flag')
        const words = group('usage').split(' ')
        const tool = words[0] ?? ''
        // `go mod verify` and its like are commands of two words.
        const command = tool === 'go' ? words.slice(1, /^(?:mod|work)$/.test(words[1] ?? '') ? 3 : 2).join(' ') : tool
        const elsewhere = Object.hasOwn(ELSEWHERE, `${command} ${flag}`) ? ELSEWHERE[`${command} ${flag}`] : undefined
        const handed = tool !== 'go' && RESTRICTED.has(tool) && pkg !== null ? BY_TOOL[tool] : undefined
        return {
          message: `${command === '' ? 'the command' : quote(tool === 'go' ? `go ${command}` : `go tool ${command}`)} has no flag ${quote(flag)}${handed === undefined ? '' : `, which \`${handed}\` hands to it`}`,
          fix:
            elsewhere ??
            (handed === undefined
              ? `take it away or correct it; \`go help ${(command === '' ? 'build' : command)
                  .split(' ')
                  .map((one) => word(one))
                  .join(' ')}\` lists the flags of the command, which stand in front of the packages`
              : `correct \`${handed}\` (also in \`GOFLAGS\`); \`go tool ${word(tool)} -h\` lists its flags`),
          root: `${command} ${flag}`
        }
      }
    )
  },
  {
    id: 'flag-c-not-first',
    family: 'flags',
    title: '`-C` has to be the first flag',
    meaning:
      '`-C DIR` changes the folder before everything else, so it comes first, directly behind the name of the command.',
    example:
      'invalid value "." for flag -C: -C flag must be first flag on command line\nusage: go build [-o output] [build flags] [packages]\nRun \'go help build\' for details.\n',
    go: '1.21 to 1.27',
    marks: ['-C flag must be first flag on command line'],
    match: byPattern(
      [
        /^invalid value "(?<value>[^"\n]{0,1000})" for flag -C: -C flag must be first[^\n]{0,100}(?:\nusage: go (?<name>[a-z]{1,20}) )?/
      ],
      (group) => ({
        message: `\`-C ${word(group('value'))}\` stands behind other flags`,
        fix: `put it directly behind the command: \`go ${group('name') || 'build'} -C ${word(group('value'))}\`, and the other flags behind it`,
        root: '-C'
      })
    )
  },
  {
    id: 'flag-quote-open',
    family: 'flags',
    title: 'A quotation mark in a flag is not closed',
    meaning:
      '`-ldflags`, `-gcflags` and their like hold several words, parted by spaces and held together by quotation marks of their own, inside of those of the shell.',
    example:
      "invalid value \"-X 'main.N=3\" for flag -ldflags: unterminated ' string\nusage: go build [-o output] [build flags] [packages]\nRun 'go help build' for details.\n",
    go: '1.21 to 1.27',
    marks: ["unterminated ' string", 'unterminated " string'],
    match: byPattern(
      [/^invalid (?:boolean )?value "(?<value>[^\n]{0,2000})" for (?:flag )?(?<flag>-\w{1,60}): unterminated/],
      (group) => ({
        message: `a quotation mark in \`${group('flag')}\` is not closed: ${quote(group('value'))}`,
        fix: `close it: \`${group('flag')}="-X 'main.version=1 2 3'"\`; a value from a variable may hold a mark itself`,
        root: group('flag')
      })
    )
  },
  {
    id: 'flag-value-invalid',
    family: 'flags',
    title: 'A flag has a value that it does not take',
    meaning:
      'The command does not start with such a value. Flags that are on or off take `true` and `false` behind an equals sign.',
    example:
      "invalid boolean value \"banana\" for -buildvcs: value is neither 'auto' nor a valid bool\nusage: go build [-o output] [build flags] [packages]\nRun 'go help build' for details.\n",
    examples: [
      'invalid value "x" for flag -p: parse error\nusage: go build [-o output] [build flags] [packages]\n',
      'go: -p must be a positive integer: 0\n',
      "-mod=banana not supported (can be '', 'mod', 'readonly', or 'vendor')\n",
      'go: -tags space-separated list contains comma\n',
      'flag needs an argument: -o\nusage: go build [-o output] [build flags] [packages]\n',
      'build flag -mod=vendor only valid when using modules\n',
      'go: invalid boolean value "asdf" for flag -e (from $GOFLAGS): parse error\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      'invalid value "',
      'invalid boolean value "',
      ' must be a positive integer: ',
      ' not supported (can be ',
      'space-separated list contains comma',
      'flag needs an argument: ',
      ' only valid when using modules'
    ],
    match: byPattern(
      [
        /^invalid (?:boolean )?value "(?<value>[^"\n]{0,2000})" for (?:flag )?(?<flag>-[\w.]{1,60})(?: \(from [$%]GOFLAGS%?\))?: (?<why>[^\n]{1,500})/,
        /^(?<flag>-\w{1,60}) (?<why>must be a positive integer): (?<value>[^\n]{0,100})/,
        /^(?<flag>-mod)=(?<value>[^\s]{0,100}) (?<why>not supported \(can be [^\n]{1,100}\))/,
        /^(?<flag>-tags) (?<why>space-separated list contains comma)/,
        /^(?<why>flag needs an argument): (?<flag>-\w{1,60})/,
        /^build flag (?<flag>-\w{1,60})(?:=(?<value>\S{1,100}))? (?<why>only valid when using modules)/
      ],
      (group) => {
        const [flag, value, why] = [group('flag'), group('value'), group('why').replaceAll('`', "'")]
        return {
          message: `\`${flag}\` ${value === '' ? '' : `does not take ${quote(value)}: `}${value === '' ? `cannot be used so: ${why}` : why}`,
          fix:
            flag === '-tags'
              ? 'part the tags with commas and nothing else: `-tags=a,b`'
              : why.startsWith('only valid')
                ? '`unset GO111MODULE` (`go env -u GO111MODULE`) to build with modules'
                : why.startsWith('flag needs')
                  ? `write a value behind \`${flag}\`; an empty variable of a script leaves none`
                  : `correct the value of \`${flag}\` (also in \`GOFLAGS\`); \`go help build\` says what it takes`,
          root: flag
        }
      }
    )
  },
  {
    id: 'goflags-invalid',
    family: 'flags',
    title: '`GOFLAGS` holds something that is no flag',
    meaning:
      '`GOFLAGS` is a list of flags, parted by spaces, each with its hyphen and with an equals sign before its value. It counts for every go command that has such a flag.',
    example: 'go: parsing $GOFLAGS: non-flag "mod=mod"\n',
    examples: ['go: parsing $GOFLAGS: unknown flag -nosuchflag\n', 'go: parsing %GOFLAGS%: non-flag "vendor"\n'],
    go: '1.11 to 1.27',
    marks: ['GOFLAGS: non-flag ', 'GOFLAGS: unknown flag ', 'GOFLAGS%: ', 'parsing $GOFLAGS: '],
    match: byPattern(
      [
        /^parsing [$%]GOFLAGS%?: (?:non-flag "(?<word>[^"\n]{0,500})"|unknown flag (?<flag>-\S{1,300})|(?<why>[^\n]{1,500}))/
      ],
      (group) => ({
        message:
          group('word') !== ''
            ? `\`GOFLAGS\` holds ${quote(group('word'))}, which is no flag: it has no hyphen`
            : group('flag') === ''
              ? `\`GOFLAGS\` cannot be read: ${quote(group('why'))}`
              : `\`GOFLAGS\` holds ${quote(group('flag'))}, which no go command knows`,
        fix:
          group('word') === ''
            ? 'correct it where it is set: the workflow, the shell, or for good (`go env -u GOFLAGS` takes that away)'
            : `write \`GOFLAGS=-${word(group('word').replace(/^-+/, ''))}\`; a flag and its value are one word, \`-mod=mod\``,
        root: 'GOFLAGS'
      })
    )
  },
  {
    id: 'command-unknown',
    family: 'flags',
    title: 'The go command has no such command',
    meaning: 'The word behind `go` is none of its commands. `go help` lists them.',
    example: "go banana: unknown command\nRun 'go help' for usage.\n",
    examples: [
      "go mod banana: unknown command\nRun 'go help mod' for usage.\n",
      'go: unknown command "banana"\n',
      "go mod: unknown command\nRun 'go help mod' for usage.\n"
    ],
    go: '1.11 to 1.27',
    marks: [': unknown command', 'unknown command "'],
    match: byPattern(
      [/^(?<command>go [\w -]{1,200}): unknown command/, /^unknown command "(?<word>[^"\n]{1,200})"/],
      (group) =>
        /^go (?:mod|work|telemetry)$/.test(group('command'))
          ? {
              message: `${quote(group('command'))} has no command of the name that was given`,
              fix: `\`go help ${group('command').slice('go '.length)}\` lists its commands; a newer Go may have one that this does not: \`go version\``,
              root: group('command')
            }
          : {
              message: `there is no command ${quote(group('command') || `go ${group('word')}`)}`,
              fix: '`go help` lists the commands; a newer Go may have one that this does not: `go version`',
              root: group('command') || group('word')
            }
    )
  },
  {
    id: 'folder-missing',
    family: 'flags',
    title: 'The folder of `-C` does not exist',
    meaning: '`-C DIR` changes the folder before the command does anything else, and there is none of that name.',
    example: 'go: chdir nosuch: no such file or directory\n',
    go: '1.20 to 1.27',
    marks: [': chdir ', 'chdir '],
    match: byPattern([/^chdir (?<path>[^\n]{1,1000}): (?<why>[^\n:]{1,200})/], (group) => ({
      message: `\`-C\` names the folder ${quote(group('path'))}: ${quote(group('why'))}`,
      fix: `correct the path, which counts from the folder where the command is typed`,
      root: group('path')
    }))
  },
  {
    id: 'modfile-misused',
    family: 'flags',
    title: '`-modfile` does not go with this command',
    meaning:
      '`-modfile` puts another file in the place of go.mod, and commands that leave the module out (`go install PACKAGE@VERSION`) take no such flag. Often it is in `GOFLAGS`.',
    example: 'go: -modfile cannot be used with commands that ignore the current module\n',
    go: '1.16 to 1.27',
    marks: ['-modfile cannot be used with commands'],
    match: byPattern([/^-modfile cannot be used with commands that ignore/], () => ({
      message: '`-modfile` is set, and this command does not use the module of the current folder',
      fix: 'take `-modfile` away for this command, also from `GOFLAGS` (`go env GOFLAGS`)',
      root: 'modfile'
    }))
  },
  {
    id: 'overlay-invalid',
    family: 'flags',
    title: 'The file of `-overlay` cannot be used',
    meaning:
      '`-overlay` names a JSON file that says which files stand in for which others. It cannot be read, or does not have that form.',
    example: 'go: reading overlay: open nosuch.json: no such file or directory\n',
    examples: [
      'go: reading overlay file: open nosuch.json: no such file or directory\n',
      "go: parsing overlay JSON: invalid character 'x' looking for beginning of value\n",
      'go: duplicate paths a.go and ./a.go in overlay map\n'
    ],
    go: '1.16 to 1.27',
    marks: ['reading overlay', 'parsing overlay JSON', ' in overlay map'],
    match: byPattern(
      [
        /^(?<why>(?:reading overlay|parsing overlay JSON|empty string key in overlay map|duplicate paths |inconsistent files )[^\n]{0,1000})/
      ],
      (group) => ({
        message: `the overlay cannot be used: ${quote(group('why'))}`,
        fix: 'correct `-overlay` (also in `GOFLAGS`); the file reads `{"Replace": {"/src/a.go": "/tmp/a.go"}}`',
        root: 'overlay'
      })
    )
  },
  ...ENVIRONMENT
]
