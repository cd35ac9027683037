/**
 * Causes of the family `cgo` that the C compiler tells, in the words of gcc and of clang.
 *
 * gcc:    ./main.go:3:32: error: 'x' undeclared (first use in this function)
 * clang:  ./main.go:3:32: error: use of undeclared identifier 'x'
 *
 * The comment above `import "C"` is C as well, so such an error stands at a line of a Go file.
 */
import { quote } from '../../text/markup.ts'
import type { RawError } from '../raw-error.ts'
import { headerFix } from './cgo-packages.ts'
import { byPattern, type Cause, type Groups, type Match } from './types.ts'

/** gcc writes its quotes as the locale says. */
const QUOTED = String.raw`['‘"](?<name>[^'’"\n]{1,300})['’"]`

/** Only where a file and a line stand in front: the word `error: ` is in everybody's mouth. */
function placed(patterns: readonly RegExp[], say: (group: Groups, error: RawError) => Match | null): Cause['match'] {
  const match = byPattern(patterns, say)
  return (error, context) => (error.form === 'place' ? match(error, context) : null)
}

const c = (words: string): RegExp => new RegExp(`^(?:fatal )?error: ${words}`)

export const CGO_C: readonly Cause[] = [
  {
    id: 'c-header-missing',
    family: 'cgo',
    title: 'A C header is not installed',
    meaning:
      'An `#include` names a file that the C compiler finds in none of its folders. As a rule it belongs to a C library whose development package is not installed.',
    example:
      '# example.com/m\n./main.go:3:11: fatal error: nosuch/header.h: No such file or directory\n    3 | // #include <nosuch/header.h>\n      |           ^~~~~~~~~~~~~~~~~\ncompilation terminated.\n',
    examples: [
      "# example.com/m\n./main.go:3:10: fatal error: 'zlib.h' file not found\n",
      '# runtime/cgo\n_cgo_export.c:3:10: fatal error: stdlib.h: No such file or directory\n',
      '# github.com/google/gopacket/pcap\n../../go/pkg/mod/github.com/google/gopacket@v1.1.19/pcap/pcap_unix.go:34:10: fatal error: pcap.h: No such file or directory\n'
    ],
    go: 'all: gcc and clang say it',
    marks: ['fatal error: '],
    match: placed(
      [
        /^fatal error: (?<header>[^\s:'"]{1,500}): No such file or directory/,
        /^fatal error: ['"](?<header>[^'"\n]{1,500})['"] file not found/
      ],
      (group, { file }) => ({
        message: `the C header ${quote(group('header'))} is not there`,
        fix: headerFix(group('header')),
        root: group('header'),
        // What the build itself wrote is no file of anybody.
        ...(file?.startsWith('_cgo_') === true ? { place: null } : {})
      })
    )
  },
  {
    id: 'c-undeclared',
    family: 'cgo',
    title: 'A name of C is not declared',
    meaning:
      'The C code uses a variable, a function or a type that nothing before it declares. Newer compilers (gcc 14, clang 16) refuse calls of functions without a declaration, which older ones took with a warning.',
    example:
      "# example.com/m\n./main.go:3:32: error: 'x' undeclared (first use in this function)\n    3 | // static int foo(void) { return x + ; }\n      |                                ^\n",
    examples: [
      "# example.com/m\n./main.go:3:32: error: use of undeclared identifier 'x'\n",
      "# example.com/m\nx.c:4:2: error: unknown type name 'foo_t'\n",
      "# example.com/m\nx.c:4:2: error: implicit declaration of function 'foo' [-Wimplicit-function-declaration]\n",
      "# example.com/m\nx.c:4:2: error: call to undeclared function 'foo'; ISO C99 and later do not support implicit function declarations\n",
      '# example.com/m\nx.c:4:2: error: ‘x’ undeclared (first use in this function); did you mean ‘y’?\n',
      "# example.com/m\nx.cc:1:35: error: 'nosuch' has not been declared\n"
    ],
    go: 'all: gcc and clang say it',
    marks: [
      ' undeclared',
      'unknown type name ',
      'implicit declaration of function ',
      ' has not been declared',
      ' was not declared in'
    ],
    match: placed(
      [
        c(`${QUOTED} undeclared`),
        c(`${QUOTED} (?:has not been|was not) declared`),
        c(`use of undeclared identifier ${QUOTED}`),
        c(`unknown type name ${QUOTED}`),
        c(`implicit declaration of function ${QUOTED}`),
        c(`call to undeclared (?:library )?function ${QUOTED}`)
      ],
      (group, { file }) => ({
        message: `the C code uses ${quote(group('name'))}, which nothing before it declares`,
        fix: `include the header that declares it, or correct the name; where it came with a newer or an older release of a library, install that one`,
        root: `${file ?? ''} ${group('name')}`
      })
    )
  },
  {
    id: 'c-redefinition',
    family: 'cgo',
    title: 'Two C declarations of one name do not agree',
    meaning: 'The same function, type or variable is declared or defined twice, in different ways.',
    example: "# example.com/m\nx.c:5:6: error: conflicting types for 'foo'; have 'void(void)'\n",
    examples: [
      "# example.com/m\nx.c:5:5: error: redefinition of 'foo'\n",
      "# example.com/m\nx.c:5:5: error: static declaration of 'foo' follows non-static declaration\n"
    ],
    go: 'all: gcc and clang say it',
    marks: ['conflicting types for ', 'redefinition of ', 'declaration of '],
    match: placed(
      [
        c(`conflicting types for ${QUOTED}`),
        c(`redefinition of ${QUOTED}`),
        c(`(?:non-)?static declaration of ${QUOTED} follows`)
      ],
      (group) => ({
        message: `the C name ${quote(group('name'))} is declared twice, and not alike`,
        fix: `keep one declaration, in a header with a guard (\`#pragma once\`); of a function that Go exports with \`//export\`, write only \`extern\` declarations in the comment above \`import "C"\``,
        root: group('name')
      })
    )
  },
  {
    id: 'c-warning-as-error',
    family: 'cgo',
    title: 'A C warning counts as an error',
    meaning: '`-Werror` makes errors of warnings, and a newer compiler has new warnings.',
    example: "# example.com/m\nx.c:3:6: error: unused variable 'x' [-Werror=unused-variable]\n",
    examples: ["# example.com/m\nx.c:3:6: error: unused variable 'x' [-Werror,-Wunused-variable]\n"],
    go: 'all: gcc and clang say it',
    marks: ['[-Werror'],
    match: placed([/^error: (?<what>[^\n]{1,1000}) \[-Werror[=,](?:-W)?(?<flag>[\w+=-]{1,100})\]/], (group) => ({
      message: `${quote(group('what'))}, a warning that \`-Werror\` makes an error`,
      fix: `mend it, or let it be a warning again: \`#cgo CFLAGS: -Wno-error=${group('flag')}\`, for somebody else's code \`CGO_CFLAGS="-O2 -g -Wno-error=${group('flag')}"\``
    }))
  },
  {
    id: 'c-assembly-error',
    family: 'cgo',
    title: 'The assembler of C does not accept a line',
    meaning:
      'An assembly file for the C compiler, or assembly within C, has an instruction that the assembler does not know: it is for another processor, or the assembler is too old.',
    example: "# example.com/m\nfoo.S: Assembler messages:\nfoo.S:12: Error: no such instruction: `vpdpbusd %ymm0'\n",
    go: 'all: GNU as says it',
    marks: ['Error: '],
    match: placed([/^Error: (?<what>[^\n]{1,500})/], (group) => ({
      message: `the assembler of C does not accept this: ${quote(group('what').replaceAll('`', "'"))}`,
      fix: 'build the file for its own processor only (a name that ends in `_amd64.S`), or with a newer binutils'
    }))
  },
  {
    id: 'c-error',
    family: 'cgo',
    title: 'The C compiler does not accept the code',
    meaning:
      'The C compiler stopped at the C code of a package: a C file, a header, or the comment above `import "C"` in a Go file.',
    example:
      "# example.com/m\n./main.go:3:36: error: expected expression before ';' token\n    3 | // static int foo(void) { return x + ; }\n      |                                    ^\n",
    examples: [
      "# example.com/m\n./main.go:3:3: error: expected '=', ',', ';', 'asm' or '__attribute__' before ':' token\n    3 | //go:cgo_import_dynamic mylib mylib.so\n      |   ^\n",
      '# example.com/m\nx.c:9:2: error: #error "needs version 3"\n',
      '# example.com/m\nx.c:9:12: error: expected expression\n'
    ],
    go: 'all: gcc and clang say it',
    marks: ['error: '],
    match: placed([c('(?<what>[^\\n]{1,1000})')], (group, { file, lines }) => {
      const directive = lines.some((line) => /\/\/go:cgo_/.test(line))
      return {
        message: `the C compiler does not accept ${file?.endsWith('.go') === true ? 'the C code in the comment above `import "C"`' : 'this'}: ${quote(group('what').replaceAll('`', "'"))}`,
        fix: directive
          ? 'take the line `//go:cgo_...` out of the comment: those are for what cgo itself writes, and in the comment above `import "C"` everything is C'
          : 'correct the C code; where it is not yours, a newer version of the module, or an older C compiler (`CC`)'
      }
    })
  }
]
