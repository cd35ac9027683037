/** Causes of the family `assembler`: Go's own assembler, whose files end with `.s`. */
import { quote } from '../../text/markup.ts'
import { baseName, word } from './commands.ts'
import { byPattern, type Cause } from './types.ts'

export const ASSEMBLER: readonly Cause[] = [
  {
    id: 'asm-unknown-instruction',
    family: 'assembler',
    title: 'The assembler does not know an instruction',
    meaning:
      'Go has an assembler of its own, with its own names: `MOVQ` and not `mov`. An instruction also has to exist for the architecture, which the end of the file name (`_amd64.s`) or a `//go:build` line chooses.',
    example: '# example.com/m\n./f_amd64.s:3: unrecognized instruction "BOGUS"\nasm: assembly of ./f_amd64.s failed\n',
    go: '1.21 to 1.27',
    marks: ['unrecognized instruction "'],
    match: byPattern([/^unrecognized instruction "(?<name>[^"\n]{0,300})"/], (group, { file }) => ({
      message: `Go's assembler knows no instruction ${quote(group('name'))}${file === null ? '' : ` for the architecture of ${quote(baseName(file))}`}`,
      fix: `write it as Go's assembler does (the names stand in \`$(go env GOROOT)/src/cmd/internal/obj/ARCH/anames.go\`), and let the file name say the architecture: \`_amd64.s\`, \`_arm64.s\``
    }))
  },
  {
    id: 'asm-include-missing',
    family: 'assembler',
    title: 'A file that an assembly file includes is not there',
    meaning:
      'The assembler finds `textflag.h` and `funcdata.h` in the installation, `go_asm.h` is made by the build, and all others have to lie beside the file.',
    example:
      '# example.com/m\n./a_amd64.s:2: #include: open /usr/local/go/pkg/include/nosuch.h: no such file or directory\n',
    go: '1.21 to 1.27',
    marks: ['#include: open '],
    match: byPattern([/^#include: open (?<path>[^\n]{1,1000}): (?<why>[^\n:]{1,200})/], (group) => {
      const name = baseName(group('path'))
      return {
        message: `the included file ${quote(name)} is not there`,
        fix: ['textflag.h', 'funcdata.h', 'asm_amd64.h', 'asm_ppc64x.h'].includes(name)
          ? 'it comes with Go: install Go anew, `$(go env GOROOT)/pkg/include` is not whole'
          : `put ${quote(name)} beside the file, and commit it: \`git add -f ${word(name)}\` where a .gitignore names it`,
        root: name
      }
    })
  },
  {
    id: 'asm-abi-selector',
    family: 'assembler',
    title: 'Assembly names an ABI, which only the runtime may',
    meaning:
      'A name with `<ABIInternal>` is for the packages of the runtime. Assembly elsewhere is called by the stable rules (ABI0), which need no mark.',
    example:
      '# example.com/m\n./f_amd64.s:3: ABI selector only permitted when compiling runtime, reference was to "main.f"\nasm: assembly of ./f_amd64.s failed\n',
    go: '1.21 to 1.27',
    marks: ['ABI selector only permitted when compiling runtime'],
    match: byPattern(
      [/^ABI selector only permitted when compiling runtime, reference was to (?<name>[^\n]{1,500})/],
      (group) => ({
        message: `the file names the ABI of ${quote(group('name').replaceAll('"', ''))}, which only the runtime may`,
        fix: 'leave `<ABIInternal>` away; or, where this is a library, take a version of it that fits this Go'
      })
    )
  },
  {
    id: 'asm-error',
    family: 'assembler',
    title: 'The assembler does not accept a line',
    meaning:
      "Go's assembler stopped at a line of an assembly file. Its words name the operand or the label that it did not expect.",
    example: '# example.com/m\n./a_amd64.s:5: undefined label foo\nasm: assembly of ./a_amd64.s failed\n',
    examples: [
      '# example.com/m\n./a_amd64.s:2: expected identifier, found "}"\nasm: assembly of ./a_amd64.s failed\n',
      '# example.com/m\n./a_arm64.s:7: illegal or missing addressing mode for symbol x\nasm: assembly of ./a_arm64.s failed\n',
      '# example.com/m\n./a_amd64.s:4: wrong number of arguments to JMP instruction\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      'asm: assembly',
      'undefined label ',
      'expected ',
      'illegal ',
      'wrong number of arguments to ',
      'unrecognized ',
      ' multiply defined',
      'must be a symbol(SB)',
      'invalid addressing mode',
      'register ',
      'operand',
      'unexpected '
    ],
    match: ({ file, message }) => {
      if (file === null || !file.endsWith('.s')) return null
      // GNU as has its own words, and `go vet` says `[amd64] f: wrong argument size`.
      if (/^(?:(?:Error|error|warning|Warning|fatal error|note): |\[\w{1,20}\] )/.test(message)) return null
      return {
        message: `Go's assembler does not accept this line of ${quote(file)}: ${quote(message)}`,
        fix: 'correct the line; `go vet` compares the sizes and offsets with the Go declarations'
      }
    }
  },
  {
    id: 'asm-invalid-instruction',
    family: 'assembler',
    title: 'An instruction does not take these operands',
    meaning: 'The instruction exists, but not with operands of this kind or number.',
    example:
      '# example.com/m\nasm: main.f: invalid instruction: 00000 (/src/app/a_amd64.s:2)\tMOVQ\tAX\nasm: assembly failed\n',
    go: '1.21 to 1.27',
    marks: [': invalid instruction: '],
    match: byPattern(
      [
        /^asm: (?<name>\S{1,500}): invalid instruction: \d{1,9} \((?<file>(?:[A-Za-z]:)?[^\n:()]{1,1000}):(?<line>\d{1,9})\)\t?(?<code>[^\n]{0,300})/
      ],
      (group) => ({
        message: `the assembler finds no form of this instruction in ${quote(group('name'))}: ${quote(group('code').replaceAll('\t', ' '))}`,
        fix: 'correct the number, the order (the target stands last) and the size of the operands',
        place: { file: group('file'), line: Number(group('line')) }
      })
    )
  }
]
