/**
 * What an exit code of the go command says, and what it does not.
 *
 * Popular articles give a meaning to each: 2 for errors of syntax, 62 for modules, 64 for constraints. None of these is
 * so. Measured on Go 1.21 to 1.27: nearly everything that can go wrong in a build ends with 1; 2 is for flags and
 * variables of the environment that the go command refuses before it starts, for a panic of its own, and for tools that
 * somebody runs directly; 62 and 64 stand nowhere in its source. A tool that ends with any other code still makes it 1.
 */
import { quote } from '../text/markup.ts'
import type { RawError } from './raw-error.ts'

const NONE = 'no code of the go command, whatever articles say'
/** What is known of single codes, ascending. */
export const EXIT_CODES: ReadonlyMap<number, string> = new Map([
  [
    0,
    'the command succeeded, which does not say that it did what was meant: a pattern that matches no package ends with 0 as well'
  ],
  [
    1,
    'what the go command gives for nearly every failure: syntax, types, modules, linking, and also when a tool of the build was killed. It names no cause; the text does'
  ],
  [
    2,
    'what the go command gives when it refuses a flag or a variable of the environment before it builds anything, and what a crash of it gives; errors in the code end with 1. `make` ends with 2 whenever a command of it fails'
  ],
  [62, `${NONE}: errors of modules end with 1`],
  [64, `${NONE}: build constraints end with 1, a target that does not exist with 2`],
  [66, 'what a program built with `-race` gives when it ran into a data race'],
  [126, 'a shell found the command but may not run it'],
  [127, 'a shell did not find the command'],
  [130, 'the command was interrupted (SIGINT, Ctrl-C)'],
  [132, 'the process ran into an instruction that the processor does not have (SIGILL)'],
  [134, 'the process aborted itself (SIGABRT)'],
  [
    137,
    'the command itself was ended by SIGKILL: as a rule by the kernel or the container for want of memory, or by a service that stopped the job. Where only a compiler is killed, the go command lives on and ends with 1'
  ],
  [139, 'the process read or wrote where it may not (SIGSEGV)'],
  [143, 'the command was asked to end (SIGTERM), as a service does with a job that is cancelled or takes too long']
])

/** One sentence on an exit code, in the markup of text/markup.ts. */
export function exitCodeMeaning(code: number): string {
  const known = EXIT_CODES.get(code)
  if (known !== undefined) return known
  if (code > 128 && code < 160) {
    return `a shell's word for a process that signal ${code - 128} ended`
  }
  return `not a code of the go command; ${quote('go run')} and ${quote('go test')} turn every code of a program into 1, so this one comes from another program`
}

/** POSIX numbers of the signals that end a build. */
const SIGNALS: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGILL: 4,
  SIGABRT: 6,
  SIGBUS: 7,
  SIGFPE: 8,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGPIPE: 13,
  SIGTERM: 15
}

/** The exit code as a shell shows it: 128 and the number of the signal that ended the command; `null` for neither. */
export function shellExitCode(end: {
  readonly exitCode: number | null
  readonly signal?: string | null
}): number | null {
  if (end.exitCode !== null) return end.exitCode
  const number = SIGNALS[end.signal ?? '']
  return number === undefined ? null : 128 + number
}

/** An error that has nothing but an exit code, and the last lines of the log. `null`: the log says only that it failed. */
export function exitCodeError(code: number | null, lastWords: readonly string[]): RawError {
  const message = code === null ? 'failed' : `exit code ${code}`
  return {
    form: 'exit',
    package: null,
    file: null,
    line: null,
    column: null,
    message,
    text: message,
    lines: lastWords,
    imports: []
  }
}
