/** Causes of the family `types` beyond the types: bodies, directives and sizes, which the compiler looks at last. */
import { quote } from '../../text/markup.ts'
import { byCompiler } from './compiled.ts'
import type { Cause } from './types.ts'

export const LIMITS: readonly Cause[] = [
  {
    id: 'missing-function-body',
    family: 'types',
    title: 'A function without a body',
    meaning:
      'A function without braces is written in assembler: its package needs a `.s` file for the target, and a `//go:linkname` function at least an empty one. The compiler sees none here.',
    example: '# example.com/app\n./main.go:3:6: missing function body\n',
    examples: [
      '# example.com/app\n./main.go:3:6: generic function is missing function body\n',
      '# example.com/app\n./main.go:3:6: func init must have a body\n'
    ],
    go: '1.21 to 1.27',
    marks: ['missing function body', 'func init must have a body'],
    match: byCompiler(
      [/^(?:generic function is )?missing function body/, /^func init must have a body/],
      (_group, { package: pkg }) => ({
        message: 'the function has no body, and the package no assembler file for this target',
        fix: `write the body between \`{\` and \`}\`; for a function in assembler look whether the \`.s\` file is there and meant for this target (\`go list -f '{{.SFiles}}' ${pkg === null || /[^\w./~-]/.test(pkg) ? '.' : pkg}\`)`
      })
    )
  },
  {
    id: 'misplaced-directive',
    family: 'types',
    title: 'A compiler directive in the wrong place',
    meaning:
      'Directives such as `//go:linkname`, `//go:noinline` and `//go:build` work only in certain places: a `//go:build` line stands above `package`, others right above a function, and `//go:linkname` in a file that imports `unsafe`.',
    example: '# example.com/app\n./main.go:2:3: misplaced compiler directive\n',
    examples: [
      '# example.com/app\n./main.go:3:3: //go:linkname only allowed in Go files that import "unsafe"\n',
      'main.go:2:1: misplaced //go:build comment\n',
      '# example.com/app\n./main.go:4:3: //go:linkname must refer to declared function or variable\n',
      '# example.com/app\n./main.go:3:3: usage: //go:linkname localname [linkname]\n',
      '# example.com/app\n./main.go:3:6: can only use //go:noescape with external func implementations\n',
      '# example.com/app\n./main.go:3:3: //go:nowritebarrier only allowed in runtime\n',
      '# example.com/app\n./main.go:22: duplicate //go:linkname for x\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      'misplaced compiler directive',
      '//go:linkname ',
      'misplaced //go:build',
      'misplaced +build',
      'usage: //go:',
      'can only use //go:',
      ' only allowed in '
    ],
    match: byCompiler(
      [
        /^(?<what>misplaced (?:compiler directive|(?:\/\/go:build|\+build) comment|go:(?:wasmimport|wasmexport) directive))/,
        /^(?<what>\/\/go:\w{1,30} (?:only allowed|must refer|is only allowed|is not allowed) [^\n]{1,200})/,
        /^(?<what>can only use \/\/go:\w{1,30} with [^\n]{1,100}|duplicate \/\/go:linkname for \S{1,200})/,
        /^(?<what>\/\/go:\w{1,30} [^\n]{1,200} only allowed in cgo-generated code)/,
        /^(?<what>usage: \/\/go:(?!embed)[^\n]{1,200})/
      ],
      (group) => ({
        message: `the directive has no effect or no meaning here: ${quote(group('what'))}`,
        fix: group('what').includes('unsafe')
          ? 'add `import _ "unsafe"` to the file'
          : /duplicate/.test(group('what'))
            ? 'delete one of the two'
            : /only (?:allowed )?in |with external/.test(group('what')) && !group('what').includes('unsafe')
              ? 'delete the directive: it is for the runtime, for cgo, or for functions without a body'
              : 'move it: a `//go:build` line above `package` with an empty line between, others right above what they are about'
      })
    )
  },
  {
    id: 'too-large',
    family: 'types',
    title: 'A type or a stack frame that is too large',
    meaning:
      'A variable, a type or the local variables of a function take more memory than the target can address, or than a stack frame may have.',
    example: '# example.com/app\n./main.go:3:5: type [1152921504606846976]int larger than address space\n',
    examples: [
      '# example.com/app\n./main.go:3:6: stack frame too large (>1GB): 2048 MB locals + 0 MB args\n',
      '# example.com/app\n./main.go:3:5: type [1152921504606846976]int too large\n',
      '# example.com/app\n./main.go:9:23: a (variable of type [1073741824]E) is too large\n',
      '# example.com/app\n./main.go:9:5: channel element type too large (>64kB)\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      ' larger than address space',
      'stack frame too large',
      'int too large',
      'byte too large',
      ') is too large',
      'element type too large'
    ],
    match: byCompiler(
      [
        /^type (?<type>[^\n]{1,500}?) (?:larger than address space|too large)/,
        /^(?<type>[^\n]{1,300}?) \([^\n]{1,300}\) is too large$/m,
        /^(?<element>channel element type) too large/,
        /^(?<frame>stack frame too large [^\n]{1,200})/
      ],
      (group) => ({
        message:
          group('element') !== ''
            ? 'the elements of the channel are larger than 64 kB each'
            : group('frame') === ''
              ? `the type ${quote(group('type'))} is larger than the memory of the target`
              : `the local variables of the function are too large: ${quote(group('frame'))}`,
        fix: 'make it smaller, or allocate it with `make` as a slice'
      })
    )
  }
]
