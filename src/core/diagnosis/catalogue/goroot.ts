/**
 * Causes of the family `goroot`: an installation of Go that is not whole, mixed from two releases, or whose tools were
 * replaced or crash.
 *
 * Whatever is wrong with GOROOT, dozens of packages say it. They are one failure: the root is the installation.
 */
import { quote } from '../../text/markup.ts'
import { baseName, byWhole, word } from './commands.ts'
import { looksStandard, standardSince } from './standard-library.ts'
import { byPattern, type Cause, type Match } from './types.ts'

const REINSTALL =
  'install Go anew, into a folder that was removed before (`rm -rf /usr/local/go`; `actions/setup-go` in a workflow), `unset GOROOT`, and `go clean -cache`'

const MIXED: Pick<Match, 'fix' | 'root' | 'place'> = { fix: REINSTALL, root: 'mixed', place: null }

/** Tools that come with Go, by whose absence an installation shows that it is not whole. */
const TOOLS: ReadonlySet<string> = new Set(
  'addr2line asm buildid cgo compile covdata cover dist distpack doc fix link nm objdump pack pprof preprofile test2json trace vet'.split(
    ' '
  )
)

export const GOROOT: readonly Cause[] = [
  {
    id: 'tool-version-mismatch',
    family: 'goroot',
    title: 'The go command and its tools are of two releases',
    meaning:
      'The go command hands its own version to the compiler, which refuses any other, down to the last number. Two installations are mixed: `GOROOT` points to another one than the go command in `PATH`, or a new release was unpacked over an old one.',
    example:
      '# internal/goarch\ncompile: version "go1.25.14" does not match go tool version "go1.26.8"\n# internal/cpu\ncompile: version "go1.25.14" does not match go tool version "go1.26.8"\n',
    examples: [
      '# runtime\n/usr/local/go/pkg/tool/linux_amd64/compile: version "go1.25.14" does not match go tool version "go1.26.8"\n',
      '# internal/cpu\nflag provided but not defined: -std\nusage: asm [options] file.s ...\nFlags:\n  -D value\n'
    ],
    go: '1.21 to 1.27',
    // Only a newer go command hands this flag to an assembler; nobody types it.
    marks: ['" does not match go tool version "', 'flag provided but not defined: -std'],
    match: byPattern(
      [
        /^\S{0,1000}: version "(?<tool>[^"\n]{1,100})" does not match go tool version "(?<go>[^"\n]{1,100})"/,
        /^flag provided but not defined: -std\nusage: (?<name>asm|compile) /
      ],
      (group) => ({
        message:
          group('name') !== ''
            ? `the tool ${quote(group('name'))} is older than the go command that runs it, and does not know its flags: two installations of Go are mixed`
            : `the go command is ${quote(group('go'))} and its tools are ${quote(group('tool'))}: two installations of Go are mixed`,
        fix: `\`unset GOROOT\`, then compare \`type -a go\` with \`go env GOROOT\`; or install one of them anew into an empty folder`,
        root: 'tools',
        place: null
      })
    )
  },
  {
    id: 'object-version-mismatch',
    family: 'goroot',
    title: 'A compiled package comes from another release of Go',
    meaning:
      'Compiled packages hold the exact version, the target and the experiments they were built with, and neither compiler nor linker takes any other. A prebuilt archive, or a cache that was put together by hand, is older or newer than this Go.',
    example:
      '# example.com/m\n/usr/local/go/pkg/tool/linux_amd64/link: lib.a: linked object header mismatch:\nhave "go object linux amd64 go1.25.14 GOAMD64=v1"\nwant "go object linux amd64 go1.26.8 GOAMD64=v1"\n',
    examples: [
      'main.go:3:8: could not import lib (object is [go object linux amd64 go1.25.14 GOAMD64=v1] expected [go object linux amd64 go1.26.8 GOAMD64=v1])\n'
    ],
    go: '1.21 to 1.27',
    marks: ['linked object header mismatch', '(object is [go object '],
    match: byPattern(
      [
        /^could not import (?<path>\S{1,500}) \(object is \[go object (?<have>[^\]\n]{1,300})\] expected \[go object (?<want>[^\]\n]{1,300})\]/,
        /^(?:\S{1,1000}: )?(?<path>[^\s:]{1,1000}): linked object header mismatch/
      ],
      (group) => ({
        message: `${quote(group('path'))} was compiled by another Go${group('have') === '' ? '' : `: it is of ${quote(group('have'))}, and ${quote(group('want'))} is needed`}`,
        fix: '`go clean -cache`, and build what was prebuilt anew with this Go',
        root: group('path'),
        place: null
      })
    )
  },
  {
    id: 'goroot-missing',
    family: 'goroot',
    title: '`GOROOT` names a folder that is not there',
    meaning:
      'The go command finds its tools and the standard library in `GOROOT`. It knows that folder by itself; the variable only has to be set in rare cases, and is best left alone.',
    example: 'go: cannot find GOROOT directory: /nonexistent/go\n',
    examples: ["go: cannot find GOROOT directory: 'go' binary is trimmed and GOROOT is not set\n"],
    go: '1.19 to 1.27',
    marks: ['cannot find GOROOT directory'],
    match: byPattern([/^cannot find GOROOT directory: (?<what>[^\n]{1,1000})/], (group) => {
      const what = group('what')
      const trimmed = what.includes('is trimmed')
      return {
        message: trimmed
          ? 'this go command was built without knowing its folder, and `GOROOT` is not set'
          : `\`GOROOT\` is ${quote(what)}, and there is no such folder`,
        fix: trimmed
          ? 'set `GOROOT` to the folder that holds `bin/go`, `pkg` and `src`'
          : '`unset GOROOT`, and remove it where it was set for good: `go env -u GOROOT`, the shell, the workflow, the image',
        root: 'GOROOT'
      }
    })
  },
  {
    id: 'goroot-package-missing',
    family: 'goroot',
    title: 'The standard library lacks one of its packages',
    meaning:
      'The imported package belongs to the standard library, and its folder is not in `GOROOT`: the installation is not whole, or `GOROOT` points somewhere else.',
    example: 'main.go:3:8: package strings is not in std (/opt/go/src/strings)\n',
    examples: ['main.go:3:8: package strings is not in GOROOT (/opt/go/src/strings)\n'],
    go: '1.20 to 1.27',
    marks: [' is not in std (', ' is not in GOROOT ('],
    match: byPattern(
      [/^package (?<path>[^\s()]{1,300}) is not in (?:std|GOROOT) \((?<dir>[^()\n]{1,1000})\)/],
      (group) =>
        standardSince(group('path')) === null
          ? null
          : {
              message: `the go command does not find the package ${quote(group('path'))} of the standard library in ${quote(group('dir'))}: the installation of Go is not whole, \`GOROOT\` is wrong, or the build cache cannot be read or written`,
              ...MIXED,
              fix: `see whether the folder is there, \`ls ${word(group('dir'))}\`: if it is, \`go clean -cache\`, and look at limits and rights of \`$(go env GOCACHE)\` (\`ulimit -f\`); if not, ${MIXED.fix}`
            }
    )
  },
  {
    id: 'goroot-mixed',
    family: 'goroot',
    title: 'The standard library does not build',
    meaning:
      'The compiler complains about a file of the standard library. That is not your code: the sources in `GOROOT` and the tools belong to two releases, as when a new Go was unpacked over an old one, or a file was changed.',
    example:
      '# internal/runtime/syscall\n/usr/local/go/src/internal/runtime/syscall/asm_linux_amd64.s:27: ABI selector only permitted when compiling runtime, reference was to "internal/runtime/syscall.Syscall6"\nasm: assembly of /usr/local/go/src/internal/runtime/syscall/asm_linux_amd64.s failed\n',
    examples: [
      '# runtime\n/usr/local/go/src/runtime/mheap.go:568:8: write barrier prohibited\n',
      '# internal/runtime/maps\n/usr/local/go/src/internal/runtime/maps/map.go:364:18: cannot range over m.dirLen (variable of type int)\n',
      '# runtime\n/usr/local/go/src/runtime/stubs.go:12:6: f redeclared in this block\n\t/usr/local/go/src/runtime/old.go:3:6: other declaration of f\n',
      '# internal/bytealg\nasm: asmins: missing op 00047 (<unknown line number>)\tPCALIGN\t$16\nasm: assembly failed\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      'ABI selector only permitted',
      'write barrier prohibited',
      'cannot range over ',
      'redeclared in this block',
      'method redeclared',
      'undefined: ',
      'missing function body',
      'unrecognized instruction',
      'asm: asmins: missing op',
      'asm: assembly',
      'cannot use ',
      'not enough arguments in call',
      'too many arguments in call',
      'has no field or method'
    ],
    match: ({ package: pkg, file, message }) => {
      if (pkg === null || !looksStandard(pkg)) return null
      const own =
        file?.replaceAll('\\', '/').includes(`/src/${pkg}/`) ?? /^asm: (?:asmins: missing op|assembly)/.test(message)
      if (!own) return null
      return {
        message: `the package ${quote(pkg)} of the standard library does not build with these tools: the installation of Go is mixed from two releases, or was changed`,
        ...MIXED
      }
    }
  },
  {
    id: 'goroot-symbol-missing',
    family: 'goroot',
    title: 'The standard library lacks a part of itself',
    meaning:
      'The linker misses a function of the standard library that the standard library itself uses. The sources in `GOROOT` were changed, or belong to two releases.',
    example: '# example.com/m\nruntime.chansend: relocation target runtime.gcWriteBarrier1 not defined\n',
    go: '1.21 to 1.27',
    examples: [
      '# example.com/m\nlink: reference to undefined builtin "runtime.gcWriteBarrier1" from package "runtime"\n'
    ],
    marks: ['relocation target ', 'reference to undefined builtin "'],
    match: byWhole(
      [
        /^\S{0,1000}: reference to undefined builtin "(?<to>[\w/]{1,200})\.(?<name>[^"\s]{1,500})" from package "(?<from>[^"\n]{1,200})"/,
        /^(?<from>[\w/]{1,200})\.[^\n]{1,1000}?: relocation target (?<to>[\w/]{1,200})\.(?<name>\S{1,500}) not defined/
      ],
      (group) =>
        looksStandard(group('from')) && looksStandard(group('to'))
          ? {
              message: `${quote(`${group('to')}.${group('name')}`)}, which the standard library itself needs, is defined nowhere: the installation of Go is mixed from two releases, or was changed`,
              ...MIXED
            }
          : null
    )
  },
  {
    id: 'go-tool-missing',
    family: 'goroot',
    title: 'A tool of the installation is missing, or is none of Go',
    meaning:
      'The go command runs programs that come with it (`compile`, `link`, `asm`) from `pkg/tool` in `GOROOT`. From Go 1.24 on `go tool` also runs the tools that go.mod lists with a `tool` line.',
    example: 'go: no such tool "banana"\n',
    examples: ['go: no such tool "compile"\n', 'go tool: no such tool "stringer"\n'],
    go: '1.21 to 1.27',
    marks: ['no such tool "'],
    match: byPattern([/^(?:go tool: )?no such tool "(?<name>[^"\n]{0,300})"/], (group) => {
      const name = group('name')
      return TOOLS.has(name)
        ? {
            message: `the tool ${quote(name)}, which comes with Go, is not in this installation`,
            fix: REINSTALL,
            root: name
          }
        : {
            message: `Go has no tool named ${quote(name)}, and no \`tool\` line of go.mod brings one`,
            fix: `correct the name (\`go tool\` lists them all), or add the tool with the path of its package: \`go get -tool PACKAGE\` from Go 1.24 on`,
            root: name
          }
    })
  },
  {
    id: 'tool-cannot-run',
    family: 'goroot',
    title: 'A tool of the build cannot be run',
    meaning:
      'Before it builds anything, the go command asks each of its tools for its version. That failed: the program is not there, is for another system, or may not be executed. With `-toolexec` it is the program named there.',
    example: 'go: error obtaining buildID for go tool compile: fork/exec /opt/wrap: no such file or directory\n',
    examples: [
      'go: error obtaining buildID for go tool compile: fork/exec /usr/local/go/pkg/tool/linux_amd64/compile: exec format error\n',
      'go: error obtaining buildID for go tool asm: fork/exec /usr/local/go/pkg/tool/linux_amd64/asm: permission denied\n',
      'go: error obtaining buildID for go tool compile: exit status 1\n',
      "go: can't execute /nonexistent/tool -flags: fork/exec /nonexistent/tool: no such file or directory\n",
      'go: /nonexistent/tool -flags failed: fork/exec /nonexistent/tool: no such file or directory\n',
      'go: parsing buildID from go tool compile -V=full: unexpected output:\n\tcompile version devel\n'
    ],
    go: '1.21 to 1.27',
    marks: ['error obtaining buildID for ', 'parsing buildID from ', ' -flags failed: ', ' -flags: '],
    match: byPattern(
      [
        /^can't execute (?<vettool>[^\n:]{1,1000}(?::[\\/][^\n:]{1,1000})?) -flags: (?<why>[^\n]{1,500})/,
        /^(?<vettool>[^\n:]{1,1000}(?::[\\/][^\n:]{1,1000})?) -flags failed: (?<why>[^\n]{1,500})/,
        /^error obtaining buildID for (?:go tool )?(?<tool>[^\n:]{1,200}): (?:fork\/exec (?<path>[^\n:]{1,1000}(?::[\\/][^\n:]{1,1000})?): )?(?<why>[^\n]{1,500})/,
        /^parsing buildID from (?:go tool )?(?<tool>\S{1,200})/
      ],
      (group) => {
        const [tool, path, why] = [group('tool'), group('path'), group('why')]
        if (group('vettool') !== '') {
          return {
            message: `${quote(group('vettool'))}, which \`-vettool\` names, cannot be run: ${quote(why)}`,
            fix: 'install it, and name it by its absolute path: `go vet -vettool="$(command -v TOOL)" ./...`',
            root: group('vettool')
          }
        }
        // Limits of the machine are other causes.
        if (/too many open files|cannot allocate memory|temporarily unavailable/.test(why)) return null
        const wrapped = path !== '' && baseName(path).replace(/\.exe$/, '') !== tool
        return {
          message: wrapped
            ? `${quote(path)}, through which \`-toolexec\` runs every tool, cannot be run: ${quote(why)}`
            : `the tool ${quote(tool)} does not answer${why === '' ? ' as a tool of Go does' : `: ${quote(why)}`}`,
          fix: wrapped
            ? `correct \`-toolexec\` (also in \`GOFLAGS\`), with an absolute path of a program that may be executed`
            : `run \`go tool ${tool.replaceAll('`', '')} -V=full\` to see for yourself; ${REINSTALL}`,
          root: path || tool
        }
      }
    )
  },
  {
    id: 'tool-crashed',
    family: 'goroot',
    title: 'A tool of the build crashed',
    meaning:
      'The compiler, the linker or a wrapper around them was ended by a signal of the processor: a damaged installation or cache, faulty memory, or a bug of the tool.',
    example: 'example.com/m: /usr/local/go/pkg/tool/linux_amd64/compile: signal: segmentation fault\n',
    examples: [
      'example.com/m: /usr/local/go/pkg/tool/linux_amd64/link: signal: segmentation fault (core dumped)\n',
      'example.com/m: /usr/local/go/pkg/tool/linux_amd64/compile: signal: illegal instruction\n'
    ],
    go: '1.21 to 1.27',
    marks: ['signal: segmentation fault', 'signal: illegal instruction', 'signal: bus error', 'signal: aborted'],
    match: byPattern(
      [
        /^(?:(?<package>[^\s:]{1,500}): )?(?<tool>\S{1,1000}): signal: (?<signal>segmentation fault|illegal instruction|bus error|aborted)/
      ],
      (group, { package: pkg }) => {
        const name = group('package') || pkg
        return {
          message: `${quote(baseName(group('tool')))} crashed (${group('signal')})${name === null ? '' : ` while it worked on ${quote(name)}`}`,
          fix: `clear what may be damaged, \`go clean -cache\`, and try again; if it stays, run ${quote(group('tool'))} without what wraps it, or another release of Go`,
          root: group('tool'),
          package: name
        }
      }
    )
  },
  {
    id: 'internal-compiler-error',
    family: 'goroot',
    title: 'The compiler has a bug',
    meaning:
      'The compiler met something that cannot be, by its own reckoning. The code may be right; the line that is named is where it happened.',
    example: "# example.com/m\n./main.go:12:3: internal compiler error: 'f': value not defined\n",
    examples: [
      '# example.com/m\n<autogenerated>:1: internal compiler error: panic: runtime error: index out of range\n'
    ],
    go: '1.21 to 1.27',
    marks: ['internal compiler error: '],
    match: byPattern([/^(?:\S{1,1000}: )?internal compiler error: (?<what>[^\n]{1,500})/], (group) => ({
      message: `the compiler failed at itself: ${quote(group('what'))}`,
      fix: 'try the newest release of the same Go, `go clean -cache`, and a build without special `-gcflags`; if it stays, report the shortest program that shows it at `https://go.dev/issue/new`'
    }))
  }
]
