/** Causes of the family `cgo`: the compiler that is needed, pkg-config, the `#cgo` lines, and what the cgo tool says. */
import { quote, quoteList } from '../../text/markup.ts'
import { CGO_C } from './cgo-c.ts'
import { compilerFix, crossCompiler } from './cgo-packages.ts'
import { CGO_PKG_CONFIG } from './cgo-pkg-config.ts'
import { CGO_TOOL } from './cgo-tool.ts'
import { findLine, word } from './commands.ts'
import { byPattern, type Cause } from './types.ts'

/** `#cgo LDFLAGS` and `pkg-config --libs` go to the linker, all other flags to compilers. */
function allowVariable(source: string): string {
  const named = /#cgo (?<kind>C|CPP|CXX|F|LD)FLAGS/.exec(source)?.groups?.['kind']
  if (named !== undefined) return `CGO_${named}FLAGS_ALLOW`
  return source.includes('--libs') ? 'CGO_LDFLAGS_ALLOW' : 'CGO_CFLAGS_ALLOW'
}

/** A flag as a regular expression that matches it and nothing else. */
function asExpression(flag: string): string {
  return flag.replaceAll(/[.*+?^${}()|[\]\\]/g, (character) => `\\${character}`)
}

export const CGO: readonly Cause[] = [
  {
    id: 'c-compiler-missing',
    family: 'cgo',
    title: 'The C compiler is not installed',
    meaning:
      'A package that imports "C", and `-race` with it, is compiled with a C compiler: `gcc` or what `CC` names. Small images have none. Where no package needs C, `CGO_ENABLED=0` builds everything in Go.',
    example: '# runtime/cgo\ncgo: C compiler "gcc" not found: exec: "gcc": executable file not found in $PATH\n',
    examples: [
      '# runtime/cgo\ncgo: C compiler "/nonexistent/cc" not found: exec: "/nonexistent/cc": stat /nonexistent/cc: no such file or directory\n',
      '# runtime/cgo\nexec: "gcc": executable file not found in %PATH%\n',
      '# example.com/m\ncgo: exec /missing-cc: fork/exec /missing-cc: no such file or directory\n',
      '# example.com/m\nexec: "g++": executable file not found in $PATH\n',
      '# example.com/m\ngcc: fatal error: cannot execute ‘cc1plus’: execvp: No such file or directory\ncompilation terminated.\n',
      "# example.com/m\ngcc: error trying to exec 'cc1plus': execvp: No such file or directory\n",
      'exec: "aarch64-linux-gnu-gcc": executable file not found in $PATH\n'
    ],
    go: '1.17 to 1.27',
    marks: ['C compiler "', 'executable file not found in ', 'cannot execute ', 'error trying to exec ', 'cgo: exec '],
    match: byPattern(
      [
        /^(?:cgo: )?C compiler "(?<name>[^"\n]{1,1000})" not found: /,
        /^(?:\S{1,1000}: )?(?:cgo: )?(?:exec \S{1,1000}: )?exec: "(?<name>(?:[^"\n\\/]{1,200}-)?(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+|gfortran)(?:-\d{1,3})?(?:\.exe)?)": executable file not found in /,
        /^cgo: exec (?<name>\S{1,1000}): (?:fork\/exec \S{1,1000}: )?(?:no such file|permission denied|exec format error)/,
        /^\S{1,300}: (?:fatal )?(?:error: )?(?:cannot execute|error trying to exec) [^\w\n]{1,3}(?<front>cc1plus|cc1|cc1obj|f951|as)[^\w\n]{1,3}/
      ],
      (group) => {
        const front = group('front')
        const name = front === '' ? group('name') : (FRONT_ENDS[front] ?? 'gcc')
        return {
          message:
            front === ''
              ? `the C compiler ${quote(name)} is not there, and a package of the build needs it`
              : `the compiler is there, and its part ${quote(front)}, which belongs to ${quote(name)}, is not`,
          fix: compilerFix(name),
          root: name,
          place: null
        }
      }
    )
  },
  {
    id: 'xcode-tools-missing',
    family: 'cgo',
    title: 'The command line tools of Xcode are not usable',
    meaning:
      'On macOS the C compiler comes with the command line tools of Xcode. They are not installed, were lost in an update, or their licence was not accepted.',
    example:
      '# runtime/cgo\nxcrun: error: invalid active developer path (/Library/Developer/CommandLineTools), missing xcrun at: /Library/Developer/CommandLineTools/usr/bin/xcrun\n',
    examples: [
      "# runtime/cgo\nYou have not agreed to the Xcode license agreements. Please run 'sudo xcodebuild -license' from within a Terminal window to review and agree to the Xcode and Apple SDKs license.\n"
    ],
    go: 'all: macOS says it',
    marks: ['xcrun: error: ', 'You have not agreed to the Xcode license'],
    match: byPattern(
      [/^xcrun: error: (?<why>[^\n]{1,300})/, /^(?<license>You have not agreed to the Xcode license)/],
      (group) => ({
        message:
          group('license') === ''
            ? `the C compiler of macOS cannot be used: ${quote(group('why'))}`
            : 'the licence of Xcode was not accepted on this machine',
        fix:
          group('license') === ''
            ? '`xcode-select --install`, or `sudo xcode-select --reset`'
            : '`sudo xcodebuild -license accept`',
        root: 'xcode'
      })
    )
  },
  {
    id: 'c-compiler-other-target',
    family: 'cgo',
    title: 'The C compiler is for another system than the program',
    meaning:
      'Go builds for another system by itself, a C compiler does not: `gcc` of this machine was given code for another processor or system. Cgo is off by default in such a build, so `CGO_ENABLED=1` was set.',
    example:
      "# runtime/cgo\ngcc_arm64.S: Assembler messages:\ngcc_arm64.S:30: Error: no such instruction: `stp x29,x30,[sp,'\ngcc_arm64.S:34: Error: operand size mismatch for `mov'\n",
    examples: [
      "# runtime/cgo\ngcc: error: unrecognized command-line option '-m64'\n",
      '# runtime/cgo\ngcc: error: unrecognized command line option ‘-mthreads’; did you mean ‘-pthread’?\n',
      "# runtime/cgo\ncc1: error: bad value 'armv5t' for '-march=' switch\n",
      "# runtime/cgo\ngcc: error: unrecognized command line option '-arch'; did you mean '-march='?\n"
    ],
    go: '1.21 to 1.27',
    marks: [
      ': Error: ',
      'Error: no such instruction',
      'Error: operand ',
      'Error: ',
      'unrecognized command',
      'error: bad value '
    ],
    match: ({ package: pkg, file, message }) => {
      const assembly = /^gcc_(?<arch>[a-z0-9_]{1,30}?)\.S$/.exec(file ?? '')?.groups?.['arch']
      const flag =
        /^\S{1,300}: error: unrecognized command[ -]line option [^\w\n-]{1,3}(?<flag>-m64|-m32|-marm|-mthreads|-mthumb|-arch|-mabi\S{0,20}|-fno-\S{0,30})[^\w\n]/.exec(
          message
        )?.groups?.['flag'] ??
        /^\S{1,300}: error: bad value [^\n]{1,60}(?<flag>-march=)/.exec(message)?.groups?.['flag']
      const isAssembly = assembly !== undefined && message.startsWith('Error: ')
      if (!isAssembly && (flag === undefined || pkg !== 'runtime/cgo')) return null
      const arch = assembly?.replace(/^(?:linux|darwin|windows)_/, '').replace(/x$/, 'le') ?? null
      const cross = arch === null ? null : crossCompiler(arch)
      return {
        message: `the C compiler is for another system than the program${arch === null ? '' : `, which is for ${quote(arch)}`}`,
        fix: `\`CGO_ENABLED=0\` where no package needs C; else a C compiler for the target: ${cross === null ? '`CC=TARGET-gcc`, with the libraries of the target' : `\`CC=${cross}\` (${compilerFix(cross)})`}`,
        root: 'target',
        place: null
      }
    }
  },
  {
    id: 'cgo-flag-not-allowed',
    family: 'cgo',
    title: 'A flag for the C compiler is not allowed',
    meaning:
      'A `#cgo` line, or pkg-config, wants a flag that could run programs or read files while the package is built. The go command passes on the ones it knows to be harmless; others have to be allowed by whoever builds, with a regular expression.',
    example: 'example.com/m: invalid flag in #cgo LDFLAGS: -fplugin=x (see https://go.dev/s/invalidflag)\n',
    examples: [
      'example.com/m: invalid flag in #cgo LDFLAGS: -fplugin=x\n',
      'go build example.com/m: invalid flag in #cgo CFLAGS: -march-x=y\n',
      '# [pkg-config --cflags  -- foo]\nexample.com/m: invalid flag in pkg-config --cflags: -Wp,-D_X\n'
    ],
    go: '1.9 to 1.27',
    marks: ['invalid flag in '],
    match: (error) => {
      const found = findLine(error.text, [
        /^(?:go build )?(?:(?<package>[^\s:]{1,500}): )?invalid flag in (?<source>[^:\n]{1,300}): (?<flag>\S{1,500})/
      ])
      if (found === null) return null
      const [source, flag] = [found.group('source'), found.group('flag')]
      const pkg = found.group('package') || error.package
      return {
        message: `${quote(source)} ${pkg === null ? '' : `of ${quote(pkg)} `}has the flag ${quote(flag)}, which the go command does not pass on by itself`,
        fix: `if you trust the package: \`${allowVariable(source)}=${word(asExpression(flag))} go build ./...\`; else take the flag away, or use another version of the package`,
        root: `${source} ${flag}`,
        package: pkg,
        place: null
      }
    }
  },
  {
    id: 'cgo-line-invalid',
    family: 'cgo',
    title: 'A `#cgo` line is not understood',
    meaning:
      'A `#cgo` line is `#cgo [tags] NAME: values`, with NAME one of `CFLAGS`, `CPPFLAGS`, `CXXFLAGS`, `FFLAGS`, `LDFLAGS`, `pkg-config`, `noescape` and `nocallback`. Values take no shell, and no characters that one would need to quote.',
    example: '/src/app/main.go: invalid #cgo verb: #cgo FOO: -x\n',
    examples: [
      '/src/app/main.go: invalid #cgo line: #cgo LDFLAGS -x\n',
      '/src/app/main.go: malformed #cgo argument: $(x)\n'
    ],
    go: '1.21 to 1.27',
    marks: ['invalid #cgo verb: ', 'invalid #cgo line: ', 'malformed #cgo argument: '],
    match: byPattern(
      [/^(?<why>invalid #cgo verb|invalid #cgo line|malformed #cgo argument): (?<what>[^\n]{0,500})/],
      (group) => ({
        message: `${quote(group('what'))} is no \`#cgo\` line: ${group('why')}`,
        fix: 'write it as `#cgo LDFLAGS: -lfoo`, with the colon; `${SRCDIR}` is the only name that is replaced'
      })
    )
  },
  {
    id: 'c-files-without-cgo',
    family: 'cgo',
    title: 'C files lie in a package that does not use cgo',
    meaning:
      'Files that end in `.c`, `.cpp`, `.m` or the like are only built in a package with a Go file that imports "C". None does here: it has to, or the files do not belong there, or cgo is off and those Go files are left out.',
    example: 'package example.com/m: C source files not allowed when not using cgo or SWIG: x.c\n',
    examples: [
      'package example.com/m\n\timports example.com/m/lib: C++ source files not allowed when not using cgo or SWIG: a.cpp b.cpp\n'
    ],
    go: '1.21 to 1.27',
    marks: [' source files not allowed when not using cgo or SWIG'],
    match: byPattern(
      [
        /^(?<kind>C|C\+\+|Objective-C|Fortran) source files not allowed when not using cgo or SWIG: (?<files>[^\n]{1,2000})/
      ],
      (group, { package: pkg }) => {
        const files = group('files').split(' ')
        return {
          message: `${pkg === null ? 'the package' : quote(pkg)} has ${quoteList(files)} and no Go file in this build that imports "C"`,
          fix: `build with \`CGO_ENABLED=1\` and a C compiler if it is meant to use C; else \`import "C"\` in one of its Go files, or move the files away or begin them with \`//go:build ignore\``,
          root: pkg ?? group('files')
        }
      }
    )
  },
  {
    id: 'cgo-with-go-assembly',
    family: 'cgo',
    title: 'A package has both cgo and Go assembly',
    meaning:
      'In a package that imports "C", files that end in `.s` are not Go\'s assembly: a package has one of the two.',
    example: 'example.com/m: package using cgo has Go assembly file a_amd64.s\n',
    go: '1.12 to 1.27',
    marks: ['package using cgo has Go assembly file '],
    match: byPattern(
      [/^(?:(?<package>[^\s:]{1,500}): )?package using cgo has Go assembly file (?<file>[^\n]{1,500})/],
      (group, { package: pkg }) => ({
        message: `the package imports "C" and has Go assembly in ${quote(group('file'))}`,
        fix: `move ${quote(group('file'))} with its Go declarations into a package of its own, or write it for the C compiler as a file that ends in \`.S\``,
        root: group('package') || group('file'),
        package: group('package') || pkg
      })
    )
  },
  {
    id: 'swig-missing',
    family: 'cgo',
    title: 'SWIG is not installed, or too old',
    meaning: 'Files that end in `.swig` or `.swigcxx` are translated by the program SWIG, version 3.0.6 or newer.',
    example: '# example.com/m\nexec: "swig": executable file not found in $PATH\n',
    examples: ['example.com/m: must have SWIG version >= 3.0.6\n'],
    go: '1.6 to 1.27',
    marks: ['exec: "swig": ', 'must have SWIG version >= '],
    match: byPattern(
      [
        /^(?:\S{1,500}: )?exec: "swig": executable file not found/,
        /^(?:\S{1,500}: )?must have SWIG version >= (?<need>\S{1,20})/
      ],
      (group) => ({
        message: group('need') === '' ? 'the program `swig` is not in `PATH`' : `SWIG is older than ${group('need')}`,
        fix: '`apt-get install swig`, `apk add swig` or `brew install swig`',
        root: 'swig'
      })
    )
  },
  ...CGO_PKG_CONFIG,
  ...CGO_TOOL,
  ...CGO_C
]

/** The parts that gcc starts, and the package that has them. */
const FRONT_ENDS: Readonly<Record<string, string>> = {
  cc1plus: 'g++',
  cc1: 'gcc',
  cc1obj: 'gobjc',
  f951: 'gfortran',
  as: 'binutils'
}
