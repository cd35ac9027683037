/** Which lines belong to the error above them. */

/**
 * How an error goes on:
 * - `tabs`: lines set in, and the picture of the code that a C compiler draws;
 * - `security`: the paragraph under SECURITY ERROR, after an empty line;
 * - `linker`: all that the C linker says, up to `collect2:`;
 * - `tool`: all that pkg-config says, up to an empty line;
 * - `usage`: the flags of a tool that did not understand its arguments;
 * - `dump`: the goroutines of a panic;
 * - `race`: the report of the race detector;
 * - `test`: what a test said, set in below its name; `example`: what an example printed, which is not set in.
 */
export type Mode = 'tabs' | 'security' | 'linker' | 'tool' | 'usage' | 'dump' | 'race' | 'test' | 'example'

/** How an error with this first line goes on. */
export function modeOf(message: string): Mode {
  if (message.includes('checksum mismatch') || message.includes('SECURITY ERROR')) return 'security'
  if (message.includes(': running ') && /^\S{0,1000}link(?:\.exe)?: running .{1,1000} failed: /.test(message))
    return 'linker'
  if (/^# \[?\S*pkg-config/.test(message)) return 'tool'
  if (/^(?:flag provided but not defined: |flag needs an argument: |invalid (?:boolean )?value )/.test(message))
    return 'usage'
  if (/^(?:panic: |fatal error: (?!.*No such file)|unexpected fault address|SIG[A-Z]+: )/.test(message)) return 'dump'
  if (message.startsWith('WARNING: DATA RACE')) return 'race'
  if (/^ {0,80}--- FAIL: /.test(message)) return message.startsWith('--- FAIL: Example') ? 'example' : 'test'
  return 'tabs'
}

const CODE_PICTURE = /^ {0,8}\d{0,8} {0,8}\| ?/
const AFTERWORDS =
  /^(?:compilation terminated\.|Confirm the import path was entered correctly\.|If this is a private repository, see |asm: assembly of )/
const DUMP =
  /^(?:goroutine |runtime[: ]|created by |exit status |main\.|r\d{1,2} |\[signal |\[recovered|running tests:|\.\.\.\d{1,9} frames |panic: |[\w./*()[\]{}%~-]{1,300}\()/
/** The headings of a race report; all else is set in. */
const RACE =
  /^(?: {2}|={10}|Read |Write |Previous |Goroutine |Location |Mutex |Heap |Global |Atomic |As if |\[failed to restore)/
/** What stands at the start of a line and is no output of an example. */
const TEST_LINE = /^(?:FAIL|ok {2}|PASS|exit status |panic: |coverage: |--- |=== )/

/** Whether a line, no empty one, belongs to an error of this mode. `afterBlank`: an empty line stands between. */
export function continues(mode: Mode, line: string, afterBlank: boolean): boolean {
  if (mode === 'race') return RACE.test(line)
  if (mode === 'test') return line.startsWith('    ')
  if (mode === 'example') return !TEST_LINE.test(line)
  if (line.startsWith('# ') && mode !== 'tool') return false
  // Whatever would go on to the next empty line: the frame of `go test` around it does not belong to it.
  if ((mode === 'security' || mode === 'linker' || mode === 'tool') && TEST_LINE.test(line)) return false
  switch (mode) {
    case 'security':
      return (
        line.startsWith('\t') ||
        !afterBlank ||
        line.startsWith('SECURITY ERROR') ||
        line.startsWith('For more information')
      )
    case 'linker':
      return !afterBlank && !line.startsWith('FAIL')
    case 'tool':
      return !afterBlank && !line.startsWith('# ')
    case 'usage':
      return /^(?:usage: |[ \t]|Run 'go help|For more details)/.test(line)
    case 'dump':
      return line.startsWith('\t') || DUMP.test(line)
    default:
      return line.startsWith('\t') || (!afterBlank && (CODE_PICTURE.test(line) || AFTERWORDS.test(line)))
  }
}

/** Whether a line that belongs to an error is its last one. */
export function endsBlock(mode: Mode, line: string): boolean {
  if (mode === 'linker') return /^(?:collect2: |clang: error: |\S{1,300}: error: linker command failed)/.test(line)
  if (mode === 'race') return /^={10}/.test(line)
  return mode === 'security' && line.startsWith('For more information')
}
