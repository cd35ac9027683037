/** The trace of `go build -x`: commands, and files that are written by here-documents. None of it is an error. */
import { endsHeredoc } from '../buildlog/heredoc.ts'

const COMMANDS = new Set(['cd', 'git', 'mkdir', 'mv', 'cp', 'rm', 'touch', 'echo', 'ar', 'ranlib', 'sed'])
const MAX_COMMAND_CHARS = 'ranlib'.length
/** Lines of one here-document; the import configuration of the largest builds has about 10,000. */
const MAX_HEREDOC_LINES = 200_000

/** Whether a line is a command of the trace. Looks at the first word and what follows it, no further. */
export function isTrace(line: string): boolean {
  const first = line.charCodeAt(0)
  const upper = first >= 0x41 && first <= 0x5a
  if (upper && (line.startsWith('WORK=') || line.startsWith('TERM=') || line.startsWith('PWD='))) return true
  if (line.charCodeAt(line.length - 1) === 0x6c && line.endsWith('# internal')) return true
  const space = line.indexOf(' ')
  if (space <= 0) return false
  if (space <= MAX_COMMAND_CHARS && COMMANDS.has(line.slice(0, space))) return true
  // A tool by its path, with a flag behind it; `NAME=value command`.
  const next = line.charCodeAt(space + 1)
  if (next === 0x2d || next === 0x22) {
    const word = line.slice(0, space)
    if (/[\\/]/.test(word) && !word.endsWith(':')) return true
  }
  return upper && /^[A-Z][A-Z0-9_]{0,60}=/.test(line.slice(0, space))
}

/** Swallows `cat >$WORK/b001/importcfg << 'EOF'` and its lines. */
export class HeredocFilter {
  #left = 0

  /** Whether a line that does not hold `EOF` is part of a here-document: nothing else of it needs to be looked at. */
  passes(raw: string): boolean {
    if (this.#left === 0 || raw.includes('EOF')) return false
    this.#left -= 1
    return true
  }

  /** Whether the line is part of a here-document of the go command. */
  swallows(line: string): boolean {
    if (this.#left > 0) {
      this.#left = endsHeredoc(line) ? 0 : this.#left - 1
      return true
    }
    if (!line.startsWith('cat >') || !line.includes("<< 'EOF'") || !/[\\/]b\d{3,9}[\\/]/.test(line)) return false
    this.#left = MAX_HEREDOC_LINES
    return true
  }
}
