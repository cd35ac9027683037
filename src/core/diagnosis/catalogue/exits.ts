/** Causes that nothing but an exit code tells: the command was ended, or never began. The last of all to be asked. */
import { byPattern, type Cause, type Match } from './types.ts'

const always = (match: Match) => (): Match => match

export const EXITS: readonly Cause[] = [
  {
    id: 'go-killed',
    family: 'memory',
    title: 'The go command itself was killed',
    meaning:
      'SIGKILL ended the go command, so it could not say why: as a rule the kernel or the container, for want of memory. A shell shows that as exit code 137. When only a compiler or a linker is killed, the go command lives on and exits 1.',
    example: 'exit code 137\n',
    examples: ['bash: line 1: 13331 Killed                  go build -o out .\n'],
    go: 'all: no wording of Go',
    marks: ['exit code 137', 'Killed  ', 'Killed: 9', ' killed     go '],
    match: byPattern(
      [
        /^exit code 137$/,
        /^(?:\S{1,40}: )?(?:\S{1,200}: )?(?:line \d{1,9}: )?\s{0,20}(?:\d{1,10}|\[\d{1,5}\]) {1,4}[Kk]illed(?:: 9)?(?: {1,40}\(core dumped\))? {1,40}\S/
      ],
      always({
        message:
          'the go command was ended by SIGKILL: as a rule by the kernel or the container for want of memory, else by the service that runs the job',
        fix: 'build with less at a time, `go build -p=1`, with `GOMEMLIMIT` and `GOGC=50` in the environment, or on a machine with more memory',
        root: 'killed'
      })
    )
  },
  {
    id: 'go-terminated',
    family: 'memory',
    title: 'The command was asked to end',
    meaning:
      'SIGTERM ended the command, which a shell shows as exit code 143: a job was cancelled, or a time limit was reached. Nothing is said about the code.',
    example: 'exit code 143\n',
    go: 'all: no wording of Go',
    marks: ['exit code 143'],
    match: byPattern(
      [/^exit code 143$/],
      always({
        message: 'the command was ended by SIGTERM: the job was cancelled, or reached its time limit',
        fix: 'run it again, with a longer time limit (`timeout-minutes`) where that was the reason'
      })
    )
  },
  {
    id: 'go-interrupted',
    family: 'memory',
    title: 'The command was interrupted',
    meaning: 'SIGINT ended the command, which a shell shows as exit code 130: Ctrl-C, or a job that was cancelled.',
    example: 'exit code 130\n',
    go: 'all: no wording of Go',
    marks: ['exit code 130'],
    match: byPattern(
      [/^exit code 130$/],
      always({ message: 'the command was interrupted (SIGINT)', fix: 'run it again' })
    )
  },
  {
    id: 'process-crashed',
    family: 'memory',
    title: 'A process crashed',
    meaning:
      'A signal ended a process that did something it may not: 132 is an unknown instruction, 134 an abort, 136 arithmetic, 139 memory that is not its own. The go command turns such an end of its tools into 1, so this was the go command itself or a program that ran after it.',
    example: 'exit code 139\n',
    examples: ['exit code 132\n', 'exit code 134\n'],
    go: 'all: no wording of Go',
    marks: ['exit code 132', 'exit code 134', 'exit code 135', 'exit code 136', 'exit code 139'],
    match: byPattern([/^exit code (?<code>132|134|135|136|139)$/], (group) => ({
      message: `a process crashed (exit code ${group('code')}) without a word: the program that was run, or the go command`,
      fix: 'clear what may be damaged, `go clean -cache`, build again with `go build -a`, and run the program by itself to see whether it is the one'
    }))
  },
  {
    id: 'command-not-found',
    family: 'flags',
    title: 'A command was not found',
    meaning: 'The shell found no program of that name, which it says with exit code 127. Nothing was built.',
    example: 'bash: line 1: go: command not found\n',
    examples: [
      'exit code 127\n',
      'sh: 1: go: not found\n',
      '/bin/sh: go: not found\n',
      'zsh: command not found: go\n',
      'make: golangci-lint: No such file or directory\n'
    ],
    go: 'all: the shell says it',
    marks: ['command not found', ': not found', 'exit code 127', 'make: ', 'make[1]: '],
    match: byPattern(
      [
        /^(?:\S{1,200}: )?(?:line \d{1,9}: )?(?:\d{1,9}: )?(?<name>[\w./+-]{1,200}): (?:command )?not found$/,
        /^\S{1,100}: command not found: (?<name>[\w./+-]{1,200})$/,
        /^make(?:\[\d{1,2}\])?: (?<name>[\w.+-]{1,200}): No such file or directory$/,
        /^exit code 127$/
      ],
      (group) => {
        const name = group('name')
        return {
          message: name === '' ? 'the shell did not find the command' : `the shell did not find \`${name}\``,
          fix:
            name === 'go'
              ? 'install Go (`actions/setup-go` in a workflow), and put its `bin` folder into `PATH`'
              : `install ${name === '' ? 'it' : `\`${name}\``}, or put its folder into \`PATH\``,
          root: name
        }
      }
    )
  }
]
