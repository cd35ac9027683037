/** The trace of `go build -x`: commands, and files that are written by here-documents. None of it is an error. */
import { endsHeredoc } from '../buildlog/heredoc.ts'

const COMMANDS = new Set(['cd', 'git', 'mkdir', 'mv', 'cp', 'rm', 'touch', 'echo', 'ar', 'ranlib', 'sed'])
/** Lines of one here-document; the import configuration of the largest builds has about 10,000. */
const MAX_HEREDOC_LINES = 200_000

/** Whether a line is a command of the trace. Looks at the first word and what follows it, no further. */
export function isTrace(line: string): boolean {
  if (line.startsWith('WORK=') || line.startsWith('TERM=') || line.startsWith('PWD=')) return true
  if (line.endsWith('# internal')) return true
  const space = line.indexOf(' ')
  if (space <= 0) return false
  const word = line.slice(0, space)
  if (COMMANDS.has(word)) return true
  const next = line[space + 1]
  // A tool by its path, with a flag behind it; `NAME=value command`.
  if ((next === '-' || next === '"') && /[\\/]/.test(word) && !word.endsWith(':')) return true
  return /^[A-Z][A-Z0-9_]{0,60}=/.test(word)
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
