/** Causes of the family `toolchain`: which version of Go runs, which one is asked for, and what cannot be had. */
import { quote } from '../../text/markup.ts'
import { findLine, word } from './commands.ts'
import { minorVersion, standardSince } from './standard-library.ts'
import { byPattern, type Cause, type Groups } from './types.ts'

const MEANING_TOO_OLD =
  'From Go 1.21 on, the `go` line of a module is the least version of Go that may build it. An older go command fetches a newer one by itself (`GOTOOLCHAIN=auto`), unless `GOTOOLCHAIN=local` forbids it, as the official `golang` images do.'

const REQUIRES = [
  /^\t?(?:cannot load module \S{1,500} listed in go\.work file: )?(?:[^\s:]{1,500}: ){0,3}(?:module |updating )?(?<what>[^\s:]{1,500})(?: in (?<list>\S{1,500}))? requires go >= (?<need>[^\s();]{1,50}) \(running go (?<have>[^\s();]{1,50})(?:; GOTOOLCHAIN=(?<setting>[^\s();]{1,100}))?(?:; (?<file>[^\s();]{1,300}) sets (?<sets>go|toolchain) (?<value>[^\s();]{1,50}))?\)/
]

/** How to get the version that is asked for, by what kept the go command from fetching it. */
function getGo(group: Groups): string {
  const newer = `Go ${word(group('need'))} or newer`
  return group('setting') === 'local' || group('setting') === 'path'
    ? `use ${newer} (\`actions/setup-go\` with \`go-version-file\` reads it from go.mod), or let the go command fetch it with \`GOTOOLCHAIN=auto\``
    : `use ${newer} (\`actions/setup-go\` with \`go-version-file\` reads it from go.mod)`
}

export const TOOLCHAIN: readonly Cause[] = [
  {
    id: 'go-too-old',
    family: 'toolchain',
    title: 'The module asks for a newer Go',
    meaning: MEANING_TOO_OLD,
    example: 'go: go.mod requires go >= 1.99.0 (running go 1.26.8; GOTOOLCHAIN=local)\n',
    examples: [
      'go: go.work requires go >= 1.99 (running go 1.21.13; GOTOOLCHAIN=local)\n',
      'go: module ./lib requires go >= 1.99 (running go 1.23.12; GOTOOLCHAIN=local)\n',
      'go: ../go.mod requires go >= 1.25 (running go 1.24.13; GOTOOLCHAIN=go1.24.13)\n',
      'go: cannot load module a listed in go.work file: a/go.mod requires go >= 1.99 (running go 1.26.8; GOTOOLCHAIN=local)\n',
      'go: updating go.mod requires go >= 1.28.0 (running go 1.26.8; GOTOOLCHAIN=local)\n'
    ],
    go: '1.21 to 1.27',
    marks: [' requires go >= '],
    match: (error) => {
      const found = findLine(error.text, REQUIRES)
      const what = found?.group('what') ?? ''
      if (found === null || what.includes('@') || found.group('list') !== '') return null
      const own = /(?:^|[\\/])go\.(?:mod|work)$/.test(what)
      const file = own ? what : `${what}/go.mod`
      const edit = file.endsWith('go.work') ? 'work' : 'mod'
      const have = found.group('have')
      return {
        message: `${quote(file)} asks for Go ${quote(found.group('need'))}, and Go ${quote(have)} runs${found.group('setting') === 'local' ? ', which `GOTOOLCHAIN=local` keeps from fetching a newer one' : ''}`,
        fix: `${getGo(found.group)}; if the code does not need it, ask for less: \`go ${edit} edit -go=${word(have)}\`${own ? '' : ` in ${quote(what)}`}`,
        root: `${file} ${found.group('need')}`,
        place: { file, line: null }
      }
    }
  },
  {
    id: 'dependency-needs-newer-go',
    family: 'toolchain',
    title: 'A dependency asks for a newer Go',
    meaning: `The go.mod of a module that is required, or asked for on the command line, has a \`go\` line above the version that runs. ${MEANING_TOO_OLD}`,
    example: 'go: example.com/newgo@v1.0.0 requires go >= 1.99.0 (running go 1.26.8; GOTOOLCHAIN=local)\n',
    examples: [
      'go: example.com/tool@latest: example.com/tool@v1.4.0 requires go >= 1.99.0 (running go 1.23.12; GOTOOLCHAIN=local)\n',
      'go: example.com/newgo in vendor/modules.txt requires go >= 1.99.0 (running go 1.26.8; GOTOOLCHAIN=local)\n',
      'go: example.com/a@v1.0.0 requires\n\texample.com/newgo@v1.0.0 requires go >= 1.99.0 (running go 1.26.8; GOTOOLCHAIN=local)\n'
    ],
    go: '1.21 to 1.27',
    marks: [' requires go >= '],
    match: (error) => {
      const found = findLine(error.text, REQUIRES)
      if (found === null) return null
      const what = found.group('what')
      const module = what.replace(/@.*/, '')
      return {
        message: `the module ${quote(what)} asks for Go ${quote(found.group('need'))}, and Go ${quote(found.group('have'))} runs`,
        fix: `${getGo(found.group)}, or take an older version of the module, which \`go list -m -versions ${word(module)}\` names`,
        root: what
      }
    }
  },
  {
    id: 'toolchain-switched',
    family: 'toolchain',
    kind: 'note',
    title: 'The go command switched to another version of itself',
    meaning:
      'What was asked for needs a newer Go than the one that was called, so the go command fetched that and started it. What follows comes from the newer one.',
    example: 'go: example.com/tool@v1.4.0 requires go >= 1.25.0; switching to go1.25.14\n',
    go: '1.21 to 1.27',
    marks: ['; switching to go'],
    match: byPattern(
      [/^(?<what>\S{1,500}) requires go >= (?<need>[^\s;]{1,50}); switching to (?<to>go\S{1,50})/],
      (group) => ({
        message: `the go command switched to ${quote(group('to'))}, since ${quote(group('what'))} asks for Go ${quote(group('need'))}`,
        fix: `use that version from the start where a fixed one is wanted, or set \`GOTOOLCHAIN=local\` to be told instead`,
        root: group('to')
      })
    )
  },
  {
    id: 'toolchain-not-available',
    family: 'toolchain',
    title: 'The version of Go that is asked for cannot be had',
    meaning:
      'The go command tried to fetch another version of itself, as a module from `GOPROXY`, and there is none of that name: the version does not exist, or not for this system, or the proxy does not have it. `GOPROXY=off` is said in the same words.',
    example: 'go: download go1.99.0 for linux/amd64: toolchain not available\n',
    examples: [
      'go: downloading go1.99.1-custom (linux/amd64)\ngo: download go1.99.1-custom for linux/amd64: toolchain not available\n'
    ],
    go: '1.21 to 1.27',
    marks: [': toolchain not available'],
    match: byPattern(
      [/^download (?<version>go\S{1,100}) for (?<target>[\w/]{1,50}): toolchain not available/],
      (group) => ({
        message: `the go command found no ${quote(group('version'))} for ${quote(group('target'))} to download`,
        fix: `correct the version in the \`go\` and \`toolchain\` lines of go.mod (or in \`GOTOOLCHAIN\`), see that \`go env GOPROXY\` names a proxy that has it, or install it and set \`GOTOOLCHAIN=local\``,
        root: group('version')
      })
    )
  },
  {
    id: 'toolchain-language-version',
    family: 'toolchain',
    title: 'A language version is asked for as a toolchain',
    meaning: '`1.22` is a version of the language. A release to download has three numbers: `1.22.0`, `1.22.1`.',
    example: 'go: invalid toolchain: go1.22 is a language version but not a toolchain version (go1.22.x)\n',
    go: '1.21 to 1.27',
    marks: [' is a language version but not a toolchain version'],
    match: byPattern([/^invalid toolchain: (?<version>go[\w.]{1,50}) is a language version/], (group) => {
      const version = group('version')
      return {
        message: `${quote(version)} is a version of the language, and no release that can be downloaded`,
        fix: `write a whole version: \`go mod edit -go=${word(version.slice(2))}.0\`, or \`-toolchain=${word(version)}.0\` where a \`toolchain\` line asks for it`,
        root: version,
        place: null
      }
    })
  },
  {
    id: 'toolchain-download-failed',
    family: 'toolchain',
    title: 'Another version of Go could not be downloaded',
    meaning:
      'The go command tried to fetch another version of itself, since go.mod or `GOTOOLCHAIN` asks for it, and the download failed on the way.',
    example:
      'go: download go1.22.3: golang.org/toolchain@v0.0.1-go1.22.3.linux-amd64: reading https://goproxy.example.org/golang.org/toolchain/@v/v0.0.1-go1.22.3.linux-amd64.zip: 500 Internal Server Error\n',
    examples: [
      'go: download go1.25.0: golang.org/toolchain@v0.0.1-go1.25.0.linux-amd64: Get "https://goproxy.example.org/golang.org/toolchain/@v/v0.0.1-go1.25.0.linux-amd64.zip": dial tcp: lookup goproxy.example.org: no such host\n'
    ],
    go: '1.21 to 1.27',
    marks: ['download go1.'],
    match: byPattern([/^download (?<version>go\S{1,100}): (?<why>[^\n]{1,2000})/], (group, error) => {
      // A sum that does not agree, and a disk that is full, are other causes.
      if (/checksum mismatch|SECURITY ERROR|no space left/.test(error.text.slice(0, 8000))) return null
      const why = group('why').replace(/^golang\.org\/toolchain@\S{1,200}: /, '')
      return {
        message: `the go command could not download ${quote(group('version'))}: ${quote(why, 400)}`,
        fix: `install ${quote(group('version'))} in the job (\`actions/setup-go\`) and set \`GOTOOLCHAIN=local\`, or see to \`go env GOPROXY\` and the network and run again`,
        root: group('version')
      }
    })
  },
  {
    id: 'gotoolchain-invalid',
    family: 'toolchain',
    title: '`GOTOOLCHAIN` or a `toolchain` line has no valid value',
    meaning:
      '`GOTOOLCHAIN` may be `local`, `auto`, `path`, the name of a release such as `go1.26.8`, or that with `+auto` or `+path`. A `toolchain` line of go.mod names a release, or is `default`.',
    example: 'go: invalid GOTOOLCHAIN "banana"\n',
    examples: [
      'go: invalid GOTOOLCHAIN "go1.22.3+x": only version suffixes are +auto and +path\n',
      'go: invalid GOTOOLCHAIN "banana+auto": invalid minimum toolchain "banana"\n',
      'go: invalid toolchain "banana" in go.mod\n'
    ],
    go: '1.21 to 1.27',
    marks: ['invalid GOTOOLCHAIN ', 'invalid toolchain "'],
    match: byPattern(
      [
        /^invalid GOTOOLCHAIN "(?<value>[^"\n]{0,300})"/,
        /^invalid toolchain "(?<value>[^"\n]{0,300})" in (?<file>\S{1,500})/
      ],
      (group) => {
        const [value, file] = [group('value'), group('file')]
        return file === ''
          ? {
              message: `\`GOTOOLCHAIN\` is ${quote(value)}, which names no version of Go`,
              fix: `set it to \`auto\`, \`local\` or a release such as \`go1.26.8\`; \`go env GOTOOLCHAIN\` and \`go env GOENV\` show where it comes from`,
              root: 'GOTOOLCHAIN'
            }
          : {
              message: `the \`toolchain\` line of ${quote(file)} has ${quote(value)}, which names no version of Go`,
              fix: `correct it, \`go mod edit -toolchain=go1.26.8\`, or drop it, \`go mod edit -toolchain=none\``,
              root: file,
              place: { file, line: null }
            }
      }
    )
  },
  {
    id: 'toolchain-not-in-path',
    family: 'toolchain',
    title: 'The version of Go that is asked for is not in `PATH`',
    meaning:
      'With `GOTOOLCHAIN=path`, or a value that ends in `+path`, the go command downloads nothing: it looks in `PATH` for a program of the name of the release.',
    example: 'go: cannot find "go1.99.0" in PATH\n',
    go: '1.21 to 1.27',
    marks: ['cannot find "go'],
    match: byPattern([/^cannot find "(?<version>go\d[^"\n]{0,100})" in PATH/], (group) => ({
      message: `no program ${quote(group('version'))} is in \`PATH\`, and \`GOTOOLCHAIN\` forbids to download it`,
      fix: `set \`GOTOOLCHAIN=auto\`, or install it under that name: \`go install golang.org/dl/${word(group('version'))}@latest && ${word(group('version'))} download\``,
      root: group('version')
    }))
  },
  {
    id: 'toolchain-loop',
    family: 'toolchain',
    title: 'The go command cannot settle on a version of itself',
    meaning:
      'Each version that was started asked for another one, or was not the one that its name says: a program in `PATH`, or one in the module cache, has been replaced.',
    example: 'go: too many toolchain switches\n',
    examples: ['go: toolchain go1.25.14 invoked to provide go1.26.8\n'],
    go: '1.21 to 1.27',
    marks: ['too many toolchain switches', ' invoked to provide go'],
    match: byPattern(
      [/^too many toolchain switches/, /^toolchain (?<is>\S{1,100}) invoked to provide (?<want>go\S{1,100})/],
      (group) => ({
        message:
          group('is') === ''
            ? 'the go command switched from version to version and came to no end'
            : `a program that calls itself ${quote(group('is'))} stands where ${quote(group('want'))} should be`,
        fix: 'clear what was downloaded, `go clean -modcache`, look at what `type -a go` finds, and set `GOTOOLCHAIN=local`',
        root: 'loop'
      })
    )
  },
  {
    id: 'toolchain-cannot-start',
    family: 'toolchain',
    title: 'Another version of Go was found but cannot be started',
    meaning:
      'The go command hands over to another version of itself, and the system refused to run that: its file may not be executed (a module cache on a file system mounted `noexec`), or is one for another system.',
    example: 'go: exec go1.25.14: permission denied\n',
    examples: [
      'go: exec /home/runner/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.25.14.linux-amd64/bin/go: exec format error\n'
    ],
    go: '1.21 to 1.27',
    marks: ['exec go1.', '/bin/go: ', 'bin\\go.exe: '],
    match: byPattern(
      [/^exec (?<what>go1\.[\w.]{1,50}|\S{1,1000}[\\/]bin[\\/]go(?:\.exe)?): (?<why>[^\n]{1,500})/],
      (group) => ({
        message: `the go command could not start ${quote(group('what'))}: ${quote(group('why'))}`,
        fix: 'put the module cache where programs may run (`go env -w GOMODCACHE=DIR`), or install that version of Go and set `GOTOOLCHAIN=local`',
        root: group('what')
      })
    )
  },
  {
    id: 'std-package-needs-newer-go',
    family: 'toolchain',
    title: 'A package of the standard library is younger than this Go',
    meaning:
      'The imported package belongs to the standard library of a later release. The Go that runs does not have it.',
    example: 'main.go:3:8: package log/slog is not in GOROOT (/usr/local/go/src/log/slog)\n',
    examples: ['main.go:4:2: package testing/synctest is not in std (/usr/local/go/src/testing/synctest)\n'],
    go: '1.20 to 1.27',
    marks: [' is not in std (', ' is not in GOROOT ('],
    match: byPattern(
      [/^package (?<path>[^\s()]{1,300}) is not in (?:std|GOROOT) \((?<dir>[^()\n]{1,1000})\)/],
      (group, _error, { goVersion }) => {
        const since = standardSince(group('path'))
        if (since === null || since === 0) return null
        const runs = minorVersion(goVersion ?? /toolchain@v0\.0\.1-(go1\.\d{1,3})/.exec(group('dir'))?.[1] ?? null)
        if (runs !== null && runs >= since) return null
        return {
          message: `the package ${quote(group('path'))} came with Go 1.${since}, and the Go that runs is older, or its installation (${quote(group('dir'))}) is not whole`,
          fix: `use Go 1.${since} or newer, which \`go version\` has to show, and say so in go.mod: \`go mod edit -go=1.${since}.0\``,
          root: group('path')
        }
      }
    )
  },
  {
    id: 'compile-without-importcfg',
    family: 'toolchain',
    title: 'The compiler was run by hand and does not find a package',
    meaning:
      '`go tool compile` looks nothing up by itself: the go command tells it where each imported package lies. Since Go 1.20 an installation has no compiled standard library either, so even `fmt` is not found.',
    example: 'main.go:3:8: could not import fmt (file not found)\n',
    go: '1.20 to 1.27',
    marks: ['could not import '],
    match: byPattern([/^could not import (?<path>[^\s()]{1,500}) \(file not found\)/], (group) => ({
      message: `the compiler was not told where the package ${quote(group('path'))} lies`,
      fix: 'let the go command run it and hand it the flags: `go build -gcflags=-S .`',
      root: group('path')
    }))
  }
]
