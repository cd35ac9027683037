/** Causes of the family `flags` that are about variables of the environment: targets, experiments, modules, compilers. */
import { quote } from '../../text/markup.ts'
import { byPattern, type Cause } from './types.ts'

export const ENVIRONMENT: readonly Cause[] = [
  {
    id: 'target-unsupported',
    family: 'flags',
    title: 'There is no such target',
    meaning:
      '`GOOS` and `GOARCH` name a system and a processor. Not every pair exists, and the names are those of Go: `amd64` and not `x86_64`, `darwin` and not `macos`.',
    example: 'go: unsupported GOOS/GOARCH pair linux/banana\n',
    examples: ['cmd/go: unsupported GOOS/GOARCH pair banana/amd64\n'],
    go: '1.4 to 1.27',
    marks: ['unsupported GOOS/GOARCH pair '],
    match: byPattern(
      [/^(?:cmd\/go: )?unsupported GOOS\/GOARCH pair (?<goos>[^\s/]{0,100})\/(?<goarch>\S{0,100})/],
      (group) => {
        const better = [GOOS_NAMES[group('goos').toLowerCase()], GOARCH_NAMES[group('goarch').toLowerCase()]]
        const pair = `${better[0] ?? group('goos')}/${better[1] ?? group('goarch')}`
        const known = better[0] !== undefined || better[1] !== undefined
        return {
          message: `Go has no target ${quote(`${group('goos')}/${group('goarch')}`)}`,
          fix: `${known ? `write it as Go does: ${quote(pair)}` : 'correct `GOOS` and `GOARCH`'}; \`go tool dist list\` lists all targets`,
          root: `${group('goos')}/${group('goarch')}`
        }
      }
    )
  },
  {
    id: 'target-invalid',
    family: 'flags',
    title: 'A level of the processor does not exist',
    meaning:
      '`GOAMD64`, `GOARM`, `GOARM64`, `GO386` and their like choose what the processor has to know. Go 1.21 refuses what it does not know; newer releases take some of it in silence and write it into the binary.',
    example: 'go: invalid GOAMD64: must be v1, v2, v3, v4\n',
    examples: [
      'go: invalid GOARM64: must start with v8.{0-9} or v9.{0-5} and may optionally end in ",lse" and/or ",crypto"\n',
      'unsupported setting GO386=x\n',
      'go: invalid GOWASM: no such feature "x"\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      'invalid GOAMD64: ',
      'invalid GOARM: ',
      'invalid GOARM64: ',
      'invalid GOMIPS',
      'invalid GOPPC64: ',
      'invalid GORISCV64: ',
      'invalid GOWASM: ',
      'invalid GO386: ',
      'unsupported setting GO386='
    ],
    match: byPattern(
      [
        /^invalid (?<name>GO(?:AMD64|ARM|ARM64|386|MIPS|MIPS64|PPC64|RISCV64|WASM)): (?<why>[^\n]{1,300})/,
        /^unsupported setting (?<name>GO386)=(?<value>[^\n]{0,100})/
      ],
      (group) => ({
        message: `\`${group('name')}\` has a value that does not exist: ${group('why') === '' ? quote(group('value')) : group('why').replaceAll('`', "'")}`,
        fix: `correct it, or take it away to have the default: \`unset ${group('name')}\`, \`go env -u ${group('name')}\``,
        root: group('name')
      })
    )
  },
  {
    id: 'goexperiment-unknown',
    family: 'flags',
    title: 'There is no such experiment',
    meaning: '`GOEXPERIMENT` switches on parts of Go that are not finished. They come and go with releases.',
    example: 'go: unknown GOEXPERIMENT banana\n',
    go: '1.17 to 1.27',
    marks: ['unknown GOEXPERIMENT '],
    match: byPattern([/^unknown GOEXPERIMENT (?<name>\S{1,200})/], (group) => ({
      message: `this Go knows no experiment ${quote(group('name'))}`,
      fix: 'take it away (`unset GOEXPERIMENT`, `go env -u GOEXPERIMENT`), or use the release that has it: `go doc internal/goexperiment.Flags` lists those of this one',
      root: group('name')
    }))
  },
  {
    id: 'gofips140-invalid',
    family: 'flags',
    title: '`GOFIPS140` has no valid value',
    meaning:
      '`GOFIPS140` chooses the version of the cryptography that is built in: `off`, `latest`, `inprocess`, `certified`, or one that this Go comes with.',
    example: 'go: invalid GOFIPS140: must be off, latest, inprocess, certified, or v1.Y.Z\n',
    examples: ['go: unknown GOFIPS140 version "v1.9.9"\n', 'go: cannot use GOFIPS140 with GOEXPERIMENT=boringcrypto\n'],
    go: '1.24 to 1.27',
    marks: [
      'invalid GOFIPS140: ',
      'unknown GOFIPS140 version ',
      'malformed GOFIPS140 version ',
      'cannot use GOFIPS140 with '
    ],
    match: byPattern(
      [
        /^(?<why>invalid GOFIPS140: [^\n]{1,200}|(?:unknown|malformed) GOFIPS140 version [^\n]{1,200}|cannot use GOFIPS140 with [^\n]{1,200})/
      ],
      (group) => ({
        message: `\`GOFIPS140\` cannot be used: ${quote(group('why'))}`,
        fix: 'set it to `off`, `latest`, or one of the versions in `$(go env GOROOT)/lib/fips140`',
        root: 'GOFIPS140'
      })
    )
  },
  {
    id: 'go111module-invalid',
    family: 'flags',
    title: '`GO111MODULE` keeps the command from using modules',
    meaning:
      'With `GO111MODULE=off` the go command works as it did before modules, and commands about modules do not work. The variable takes `on`, `off` and `auto`, and is best left unset.',
    example: "go: modules disabled by GO111MODULE=off; see 'go help modules'\n",
    examples: ['go: unknown environment setting GO111MODULE=banana\n'],
    go: '1.11 to 1.27',
    marks: ['modules disabled by GO111MODULE=off', 'unknown environment setting GO111MODULE='],
    match: byPattern(
      [
        /^modules disabled by (?<off>GO111MODULE=off)/,
        /^unknown environment setting GO111MODULE=(?<value>[^\n]{0,100})/
      ],
      (group) => ({
        message:
          group('off') === ''
            ? `\`GO111MODULE\` is ${quote(group('value'))}, which is no setting of it`
            : 'modules are switched off, and this command is about modules',
        fix: '`unset GO111MODULE`, and `go env -u GO111MODULE` where it was set for good',
        root: 'GO111MODULE'
      })
    )
  },
  {
    id: 'compiler-variable-invalid',
    family: 'flags',
    title: 'A variable that names a compiler cannot be used',
    meaning:
      '`CC`, `CXX`, `FC` and `PKG_CONFIG` hold the name of a program in `PATH`, or an absolute path, with flags behind it where needed.',
    example: 'go: CC environment variable is relative; must be absolute path: rel/cc\n',
    examples: ["go: CC environment variable could not be parsed: unterminated ' string\n"],
    go: '1.18 to 1.27',
    marks: [' environment variable is relative; must be absolute path', ' environment variable could not be parsed'],
    match: byPattern(
      [
        /^(?<name>[A-Z_]{1,40}) environment variable (?<why>is relative; must be absolute path|could not be parsed): (?<value>[^\n]{0,500})/
      ],
      (group) => ({
        message: `\`${group('name')}\` ${group('why').startsWith('is relative') ? `is the relative path ${quote(group('value'))}` : `cannot be read: ${quote(group('value'))}`}`,
        fix: `give the whole path, \`${group('name')}="$PWD/..."\`, or the name of a program in \`PATH\`; \`go env ${group('name')}\` shows the value`,
        root: group('name')
      })
    )
  },
  {
    id: 'go-env-write',
    family: 'flags',
    title: '`go env -w` cannot set this',
    meaning:
      '`go env -w` keeps settings of the go command for good. It takes the variables that `go help environment` lists, but for those that only the system may set.',
    example: 'go: unknown go command variable FOO\n',
    examples: [
      'go: GOENV can only be set using the OS environment\n',
      'go: GOEXE cannot be modified\n',
      'go: arguments must be KEY=VALUE: invalid argument: GOPROXY\n',
      'go: no KEY=VALUE arguments given\n',
      'go: GOTMPDIR must be an absolute path\n'
    ],
    go: '1.13 to 1.27',
    marks: [
      'unknown go command variable ',
      ' can only be set using the OS environment',
      ' cannot be modified',
      'arguments must be KEY=VALUE',
      'no KEY=VALUE arguments given',
      ' must be an absolute path'
    ],
    match: byPattern(
      [
        /^(?<why>unknown go command variable \S{1,100}|[A-Z0-9_]{2,60} (?:can only be set using the OS environment|cannot be modified)|arguments must be KEY=VALUE[^\n]{0,300}|no KEY=VALUE arguments given|(?:GOTMPDIR|CC|CXX) must be an absolute path)$/m
      ],
      (group) => ({
        message: `\`go env -w\` refuses: ${quote(group('why'))}`,
        fix: group('why').endsWith('absolute path')
          ? 'give the whole path, as in `go env -w GOTMPDIR=/var/tmp`'
          : 'set it in the environment of the command instead (`env:` in a workflow), or correct the name: `go env` lists all',
        root: group('why')
      })
    )
  }
]

/** What people write, and what Go calls it. */
const GOOS_NAMES: Readonly<Record<string, string>> = {
  macos: 'darwin',
  mac: 'darwin',
  osx: 'darwin',
  win: 'windows',
  windows32: 'windows',
  win64: 'windows',
  wasi: 'wasip1'
}
const GOARCH_NAMES: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  'x86-64': 'amd64',
  x64: 'amd64',
  aarch64: 'arm64',
  i386: '386',
  i686: '386',
  x86: '386',
  armv6: 'arm',
  armv7: 'arm',
  armv7l: 'arm',
  armhf: 'arm',
  ppc64el: 'ppc64le',
  wasm32: 'wasm'
}
