/**
 * Causes of the family `linker` where a C linker says what is wrong: GNU ld, gold, lld, that of macOS, mingw.
 *
 * Its words come below `link: running gcc failed`, when the program is linked, or below `# import/path` alone, when a
 * package that uses cgo is. Either way each of its lines stands for itself, so they are searched line by line.
 */
import { quote, quoteList } from '../../text/markup.ts'
import { readPlace } from '../place.ts'
import type { RawError } from '../raw-error.ts'
import { findLine } from './commands.ts'
import { compilerFix } from './cgo-packages.ts'
import type { Cause, Match } from './types.ts'

/** The place in front of the linker's words, where it is a file of source: `/src/b.c:1: multiple definition ...`. */
function placeOf(line: string): { readonly file: string; readonly line: number | null } | null {
  const placed = readPlace(line.replace(/^\S{0,300}ld(?:\.\w{1,8})?(?:\.exe)?: /, ''))
  // `/tmp/go-build/main.cgo2.c` is written by the build, and no file of anybody.
  return placed === null || /\.cgo2\.c$|_cgo_\w{1,20}\.c$/.test(placed.file)
    ? null
    : { file: placed.file, line: placed.line }
}

/** All values of a pattern's group `name`, once each, from the lines of a text. */
function allOf(text: string, pattern: RegExp): string[] {
  const found = new Set<string>()
  for (const line of text.split('\n')) {
    const name = pattern.exec(line)?.groups?.['name']
    if (name !== undefined) found.add(name)
  }
  return [...found]
}

const UNDEFINED_LINES = [
  /undefined reference to [`'"](?<name>[^`'"\n]{1,500})['"]/,
  /^(?:\S{0,300}: )?(?:error: )?undefined symbol: (?<name>[^\n]{1,500})/,
  /^ {2}"(?<name>[^"\n]{1,500})", referenced from:/
]

/** Which library a missing function is known to lie in. */
function libraryOf(name: string): string | null {
  if (/^(?:std::|operator (?:new|delete)|vtable for|typeinfo for|__cxa_|__gxx_)|^_?_Z(?:St|N|n|d|S)/.test(name))
    return 'stdc++'
  if (/^(?:sqrt|sin|cos|tan|pow|exp|log|log2|log10|floor|ceil|fmod|round|atan2?|cbrt|hypot)f?$/.test(name)) return 'm'
  if (/^dl(?:open|sym|close|error)$/.test(name)) return 'dl'
  if (name.startsWith('pthread_')) return 'pthread'
  if (/^(?:deflate|inflate|crc32|adler32|compress|uncompress|gz(?:open|read|write|close))/.test(name)) return 'z'
  if (name.startsWith('sqlite3_')) return 'sqlite3'
  if (/^(?:SSL|BIO|TLS)_/.test(name)) return 'ssl'
  if (/^(?:EVP|RSA|ERR|BN|EC|HMAC|X509|PEM)_/.test(name)) return 'crypto'
  return null
}

function undefinedReference(error: RawError): Match | null {
  const names = UNDEFINED_LINES.flatMap((pattern) => allOf(error.text, pattern))
  const [first] = names
  if (first === undefined) return null
  // Of one error more are counted than are named; what is missing is the list.
  const callers = allOf(error.text, /(?:^|[\\/])(?<name>[\w.-]{1,200})\.cgo2\.c:/).map((name) => `${name}.go`)
  const library = libraryOf(first.replace(/^_(?=[A-Za-z])/, ''))
  const line = error.text.split('\n').find((one) => one.includes('undefined reference')) ?? ''
  return {
    message: `${names.length === 1 ? 'the C function or variable' : 'these C functions or variables are'} ${quoteList(names)}${names.length === 1 ? ' is' : ''} used${callers.length === 0 ? '' : ` (in ${quoteList(callers)})`} and defined nowhere`,
    fix:
      library === null
        ? `add the library that defines ${quote(first)}, \`#cgo LDFLAGS: -lNAME\` above \`import "C"\`, or the C file that does to the folder of the package`
        : `link the library that has it: \`#cgo LDFLAGS: -l${library}\` above \`import "C"\`${library === 'stdc++' ? ', or have a file that ends in .cpp in the package' : ''}`,
    root: names.toSorted().join(' '),
    place: placeOf(line)
  }
}

export const EXTERNAL_LINKER: readonly Cause[] = [
  {
    id: 'c-multiple-definition',
    family: 'linker',
    title: 'A C function or variable is defined twice',
    meaning:
      'Two objects hold the same function or variable. It stands in a header or, in a file with `//export`, in the comment above `import "C"`, both of which are compiled more than once; or a C file is included by another one.',
    example:
      "# example.com/m\n/usr/local/go/pkg/tool/linux_amd64/link: running gcc failed: exit status 1\n/usr/bin/ld: /tmp/go-link-2704779540/000003.o: in function `foo':\n/home/runner/work/app/app/b.c:1: multiple definition of `foo'; /tmp/go-link-2704779540/000002.o:/home/runner/work/app/app/a.c:1: first defined here\ncollect2: error: ld returned 1 exit status\n",
    examples: [
      "# example.com/m\n/usr/local/go/pkg/tool/darwin_arm64/link: running clang failed: exit status 1\nduplicate symbol '_foo' in:\n    /tmp/go-link-1/000001.o\n    /tmp/go-link-1/000002.o\nld: 1 duplicate symbols\nclang: error: linker command failed with exit code 1 (use -v to see invocation)\n",
      '# example.com/m\nld.lld: error: duplicate symbol: foo\n>>> defined at a.c:1\n'
    ],
    go: 'all: the C linker says it',
    marks: ['multiple definition of ', "duplicate symbol '", 'duplicate symbol: '],
    match: (error) => {
      const found = findLine(error.text, [
        /^(?<front>[^\n`']{0,3000}?)multiple definition of [`'](?<name>[^`'\n]{1,500})'(?:; (?:\S{0,500}\.o:)?(?<first>(?:[A-Za-z]:)?[^\s:]{1,1000}:\d{1,9}): first defined here)?/,
        /^(?<front>)duplicate symbol '_?(?<name>[^'\n]{1,500})' in:/,
        /^(?<front>)(?:\S{0,300}: )?error: duplicate symbol: (?<name>[^\n]{1,500})/
      ])
      if (found === null) return null
      const [name, first] = [found.group('name'), found.group('first')]
      return {
        message: `the C function or variable ${quote(name)} is defined twice${first === '' ? '' : `, first in ${quote(first)}`}`,
        fix: `keep one of them and only declare it elsewhere, or make it \`static inline\` where it stands in a header or in a comment above \`import "C"\``,
        root: name,
        place: placeOf(found.line)
      }
    }
  },
  {
    id: 'c-not-position-independent',
    family: 'linker',
    title: 'A C object is not position-independent',
    meaning:
      'A library was compiled without `-fPIC`, and the program or shared library that is linked has to work at any address.',
    example:
      "# example.com/m\n/usr/local/go/pkg/tool/linux_amd64/link: running gcc failed: exit status 1\n/usr/bin/ld: libfoo.a(foo.o): relocation R_X86_64_32 against `.rodata' can not be used when making a PIE object; recompile with -fPIE\ncollect2: error: ld returned 1 exit status\n",
    go: 'all: the C linker says it',
    marks: ['recompile with -fPI'],
    match: (error) => {
      const found = findLine(error.text, [
        /^(?:\S{0,300}ld(?:\.\w{1,8})?: )?(?:error: )?(?<file>[^\s:]{1,1000}): [^\n]{0,500}recompile with -fPI/,
        /^[^\n]{0,1000}recompile with -fPI/
      ])
      return found === null
        ? null
        : {
            message: `${found.group('file') === '' ? 'a C object' : quote(found.group('file'))} was compiled to work at one address only`,
            fix: 'compile that library with `-fPIC`, or link a program for a fixed address: `-buildmode=exe -ldflags="-extldflags=-no-pie"`',
            root: found.group('file'),
            place: null
          }
    }
  },
  {
    id: 'c-undefined-reference',
    family: 'linker',
    title: 'A C function is used and defined nowhere',
    meaning:
      'The C compiler saw a declaration, and the linker finds no definition: a library is missing from `#cgo LDFLAGS`, stands too early there, or a C file is not part of the package.',
    example:
      "# example.com/m\n/usr/local/go/pkg/tool/linux_amd64/link: running gcc failed: exit status 1\n/usr/bin/ld: /tmp/go-link-1091288481/000001.o: in function `_cgo_d277350844a3_Cfunc_foo':\n/tmp/go-build/main.cgo2.c:52: undefined reference to `foo'\ncollect2: error: ld returned 1 exit status\n",
    examples: [
      '# example.com/m\n/usr/local/go/pkg/tool/darwin_arm64/link: running clang failed: exit status 1\nUndefined symbols for architecture arm64:\n  "_foo", referenced from:\n      __cgo_4b_Cfunc_foo in 000001.o\nld: symbol(s) not found for architecture arm64\nclang: error: linker command failed with exit code 1 (use -v to see invocation)\n',
      '# example.com/m\nld.lld: error: undefined symbol: foo\n',
      "# example.com/m\n/usr/bin/ld: $WORK/b001/_x002.o: in function `f':\n./b.c:3: undefined reference to `sqrt'\ncollect2: error: ld returned 1 exit status\n"
    ],
    go: 'all: the C linker says it',
    marks: ['undefined reference to ', 'undefined symbol: ', 'Undefined symbols for architecture'],
    match: undefinedReference
  },
  {
    id: 'static-glibc-warning',
    family: 'linker',
    kind: 'note',
    title: 'A static program still needs the C library to look names up',
    meaning:
      'With glibc a static program loads parts of the C library when it looks up hosts or users, and they have to be of the very version that it was linked with. It builds, and may crash elsewhere.',
    example:
      "# example.com/m\n/usr/bin/ld: /tmp/go-link-1725835419/000001.o: in function `f':\n/home/runner/work/app/app/main.go:4: warning: Using 'getaddrinfo' in statically linked applications requires at runtime the shared libraries from the glibc version used for linking\n",
    go: 'all: GNU ld says it',
    marks: ['in statically linked applications requires at runtime'],
    match: (error) => {
      const found = findLine(error.text, [
        /^[^\n]{0,2000}warning: Using '(?<name>[^'\n]{1,100})' in statically linked applications requires at runtime/
      ])
      return found === null
        ? null
        : {
            message: `the static program uses ${quote(found.group('name'))}, which needs the same glibc where it runs`,
            fix: 'let Go look names up, `-tags netgo,osusergo`, or link with musl: `CC=musl-gcc`; `CGO_ENABLED=0` does both where no C is needed',
            root: 'static'
          }
    }
  },
  {
    id: 'linker-program-missing',
    family: 'linker',
    title: 'The program that links is not there',
    meaning: 'The linker hands over to a C compiler (`CC`, or `-extld`), and that program could not be started.',
    example:
      '# example.com/m\n/usr/local/go/pkg/tool/linux_amd64/link: running /nonexistent/ld failed: fork/exec /nonexistent/ld: no such file or directory\n',
    examples: [
      '# example.com/m\n/usr/local/go/pkg/tool/linux_amd64/link: running gcc failed: exec: "gcc": executable file not found in $PATH\n'
    ],
    go: '1.21 to 1.27',
    marks: ['link: running ', 'link.exe: running '],
    match: (error) => {
      const found =
        /^\S{0,1000}link(?:\.exe)?: running (?<name>[^\n]{1,1000}?) failed: (?:fork\/exec [^\n]{1,1000}: (?:no such file|permission denied|The system cannot find)|exec: "[^"\n]{1,1000}": )/.exec(
          error.text
        )?.groups
      const name = found?.['name'] ?? ''
      return found === undefined
        ? null
        : {
            message: `${quote(name)}, which has to link the program, cannot be started`,
            fix: `${compilerFix(name)}; where \`-ldflags=-extld\` names it, correct that`,
            root: name
          }
    }
  },
  {
    id: 'external-linker-failed',
    family: 'linker',
    title: 'The C linker failed',
    meaning:
      'The program was handed to the C linker, which ended with an error that this catalogue does not know. Its own words follow.',
    example:
      '# example.com/m\n/usr/local/go/pkg/tool/linux_amd64/link: running gcc failed: exit status 1\n/usr/bin/ld: unrecognised option\ncollect2: error: ld returned 1 exit status\n',
    go: '1.21 to 1.27',
    marks: ['link: running ', 'link.exe: running '],
    match: (error) => {
      const found = /^\S{0,1000}link(?:\.exe)?: running (?<name>[^\n]{1,1000}?) failed: (?<why>[^\n]{1,300})/.exec(
        error.text
      )?.groups
      if (found === undefined) return null
      // The command itself follows from Go 1.22 on; what the linker says comes behind it.
      const said = error.text
        .split('\n')
        .slice(1)
        .find((line) => line.trim() !== '' && !/ -o \S{0,500}(?:a\.out|exe) |-Wl,|go\.o /.test(line))
      return {
        message: `${quote(found['name'] ?? '')} failed to link the program (${found['why'] ?? ''})${said === undefined ? '' : `: ${quote(said)}`}`,
        fix: 'read the lines of the linker; the `#cgo LDFLAGS` lines, `CGO_LDFLAGS` and `-ldflags=-extldflags` say what it is given',
        root: error.text.slice(0, 2000)
      }
    }
  }
]
