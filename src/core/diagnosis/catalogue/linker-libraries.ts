/** Causes of the family `linker`: C libraries that are missing, for another architecture, or of another age. */
import { quote } from '../../text/markup.ts'
import { libraryFix } from './cgo-packages.ts'
import { findLine, word } from './commands.ts'
import type { Cause } from './types.ts'

/** What stands in front: `/usr/bin/ld: `, `ld.lld: error: `, `C:/mingw/bin/ld.exe: `, `clang: error: `; more than one of them. */
const LD = String.raw`^(?:(?:[A-Za-z]:)?[^\s:]{0,300}(?:ld|ld\.\w{1,8}|ld64|ld-classic|gcc|clang|collect2)(?:\.exe)?: )?(?:(?:fatal )?error: )?`

export const LINKER_LIBRARIES: readonly Cause[] = [
  {
    id: 'race-library-mismatch',
    family: 'linker',
    title: 'The library of the race detector does not fit this C library',
    meaning:
      'The race detector comes compiled, for glibc on Linux. With musl (Alpine) or a very old C library the linker misses functions that it uses.',
    example:
      "# runtime/race\n/usr/lib/gcc/x86_64-alpine-linux-musl/bin/ld: race_linux_amd64.syso: in function `__sanitizer::GetArgv()':\ngotsan.cpp:(.text+0x4183): undefined reference to `__libc_stack_end'\ncollect2: error: ld returned 1 exit status\n",
    go: '1.15 to 1.27',
    marks: ['race_linux_', 'race_windows_', 'gotsan.cpp'],
    match: (error) =>
      /race_\w{1,30}\.syso|gotsan\.cpp/.test(error.text) &&
      /undefined reference|ndefined symbol|unrecognized|relocation/.test(error.text)
        ? {
            message:
              'the library of the race detector cannot be linked with the C library or the linker of this machine',
            fix: 'run the tests with `-race` on an image with glibc (`golang:1.26-bookworm` in place of `-alpine`); on Windows with a recent mingw-w64',
            root: 'race',
            place: null
          }
        : null
  },
  {
    id: 'c-library-wrong-architecture',
    family: 'linker',
    title: 'A C library is for another architecture',
    meaning: 'The linker found the library, and passed it over since it is for another processor than the program.',
    example:
      '# example.com/m\n/usr/local/go/pkg/tool/linux_amd64/link: running aarch64-linux-gnu-gcc failed: exit status 1\n/usr/lib/gcc-cross/aarch64-linux-gnu/12/ld: skipping incompatible /usr/lib/libfoo.so when searching for -lfoo\n/usr/lib/gcc-cross/aarch64-linux-gnu/12/ld: cannot find -lfoo\ncollect2: error: ld returned 1 exit status\n',
    examples: [
      "# example.com/m\nld: warning: ignoring file '/opt/homebrew/lib/libfoo.dylib': found architecture 'arm64', required architecture 'x86_64'\nUndefined symbols for architecture x86_64:\n",
      '# example.com/m\nld: warning: ignoring file /usr/local/lib/libfoo.dylib, building for macOS-arm64 but attempting to link with file built for macOS-x86_64\n'
    ],
    go: 'all: the C linker says it',
    marks: ['skipping incompatible ', 'but attempting to link with file built for', ", required architecture '"],
    match: (error) => {
      const found = findLine(error.text, [
        /^\S{0,300}: skipping incompatible (?<file>\S{1,1000}) when searching for -l(?<lib>\S{1,200})/,
        /^ld: (?:warning: )?ignoring file '?(?<file>[^\s',]{1,1000})'?[,:] (?:building for (?<want>\S{1,60}) but attempting|found architecture '\w{1,30}', required architecture '(?<arch>\w{1,30})')/
      ])
      if (found === null || (found.line.includes('skipping incompatible') && !/cannot find -l/.test(error.text)))
        return null
      return {
        message: `the library ${quote(found.group('file'))} is for another architecture than the program`,
        fix: `install the library for the target (\`apt-get install lib${word(found.group('lib') || 'NAME')}-dev:ARCH\` after \`dpkg --add-architecture\`), or build on a machine of that architecture`,
        root: found.group('file'),
        place: null
      }
    }
  },
  {
    id: 'c-library-missing',
    family: 'linker',
    title: 'A C library is not installed',
    meaning:
      'The linker was told to take a library (`-lNAME`, as a rule from a `#cgo LDFLAGS` line) and finds it in none of its folders. To link, the development package is needed, not only the library itself.',
    example:
      '# example.com/m\n/usr/local/go/pkg/tool/linux_amd64/link: running gcc failed: exit status 1\n/usr/bin/ld: cannot find -lnosuchlibrary: No such file or directory\ncollect2: error: ld returned 1 exit status\n',
    examples: [
      '# example.com/m\n/usr/bin/ld: cannot find -lz\ncollect2: error: ld returned 1 exit status\n',
      "# example.com/m\n/usr/local/go/pkg/tool/darwin_arm64/link: running clang failed: exit status 1\nld: library 'sqlite3x' not found\nclang: error: linker command failed with exit code 1 (use -v to see invocation)\n",
      '# example.com/m\nld: library not found for -lfoo\nclang: error: linker command failed with exit code 1 (use -v to see invocation)\n',
      '# example.com/m\nld.lld: error: unable to find library -lfoo\n',
      '# example.com/m\nld: framework not found Foo\n',
      '# example.com/m\n/usr/bin/ld: cannot find Scrt1.o: No such file or directory\ncollect2: error: ld returned 1 exit status\n'
    ],
    go: 'all: the C linker says it',
    marks: [
      'cannot find -l',
      'library not found for -l',
      "library '",
      'unable to find library -l',
      'framework not found ',
      "framework '",
      'cannot find Scrt1.o',
      'cannot find crt'
    ],
    match: (error) => {
      const found = findLine(error.text, [
        new RegExp(`${LD}(?:cannot find|library not found for|unable to find library) -l(?<lib>:?[^\\s:]{1,200})`),
        new RegExp(`${LD}library '(?<lib>[^'\\n]{1,200})' not found`),
        new RegExp(`${LD}framework (?:not found )?'?(?<framework>[\\w.-]{1,200})'?(?: not found)?$`),
        new RegExp(`${LD}cannot find (?<object>S?crt[1in]\\.o)`)
      ])
      if (found === null) return null
      if (found.group('object') !== '') {
        return {
          message: `the C library itself is not installed for linking: ${quote(found.group('object'))} is missing`,
          fix: '`apt-get install libc6-dev`, `apk add musl-dev` or `dnf install glibc-devel`',
          root: 'libc',
          place: null
        }
      }
      const [lib, framework] = [found.group('lib'), found.group('framework')]
      return framework === ''
        ? {
            message: `the C library ${quote(lib)} (\`-l${word(lib)}\`) is not installed, or not where the linker looks`,
            fix: libraryFix(lib),
            root: lib,
            place: null
          }
        : {
            message: `the framework ${quote(framework)} is not in the macOS SDK that is used`,
            fix: 'correct its name in the `#cgo LDFLAGS: -framework` line, or use a newer Xcode: `xcode-select -p`',
            root: framework,
            place: null
          }
    }
  },
  {
    id: 'glibc-too-old',
    family: 'linker',
    title: 'The program was linked on a newer system than this one',
    meaning:
      'A program that uses cgo needs the C library of the machine it was built on, or a newer one. This one has an older one.',
    example: "./app: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by ./app)\n",
    go: 'all: the loader of the system says it',
    marks: ["' not found (required by "],
    match: (error) => {
      const found =
        /^(?<file>[^\s:]{1,1000}): (?<lib>\S{1,1000}): version [`'](?<version>GLIBC(?:XX)?_[\w.]{1,30})' not found \(required by/.exec(
          error.text
        )?.groups
      return found === undefined
        ? null
        : {
            message: `${quote(found['file'] ?? '')} needs ${quote(found['version'] ?? '')}, and the C library of this system is older`,
            fix: 'build on an image as old as the oldest that has to run it, or without C: `CGO_ENABLED=0 go build`',
            root: found['version'] ?? ''
          }
    }
  }
]
