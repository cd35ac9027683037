/**
 * What the arguments of one compiler run say about the code that comes out.
 *
 * The go command rewrites paths in every build: `-trimpath "$WORK/b001=>"` hides the work folder. Two more kinds of
 * entries may stand there: with `-trimpath` of the user's own each folder of sources is given its module's name, and with
 * `-overlay` each replaced file is given the name of the file that it stands in for. An entry of two files is an overlay;
 * nothing else in a trace shows one (cmd/go/internal/work/gc.go, trimPath and overlay).
 */

export interface CompileFlags {
  /** Whether the names of folders are replaced by those of modules. */
  readonly trimpath: boolean
  /** Files that -overlay put in the place of others: what was compiled, and as what. */
  readonly overlaid: readonly { readonly from: string; readonly to: string }[]
  /** -N, without optimizations; -l, without inlining. */
  readonly unoptimized: boolean
  readonly uninlined: boolean
  /** `race`, `msan`, `asan`. */
  readonly instrumented: readonly string[]
}

/** Overlaid files that are kept of one package. */
const MAX_OVERLAID = 50
const SOURCE_FILE = /\.(?:go|s|S|sx|c|cc|cpp|cxx|h|hh|hpp|m|syso)$/
const INSTRUMENTS = ['race', 'msan', 'asan'] as const

/** Reads the arguments of a compiler, its own path first. */
export function compileFlags(argv: readonly string[]): CompileFlags {
  const rewrites = rewritesOf(valueAfter(argv, '-trimpath') ?? '')
  const overlaid = rewrites.filter(({ from, to }) => SOURCE_FILE.test(from) && SOURCE_FILE.test(to))
  return {
    trimpath: rewrites.some(({ from, to }) => to !== '' && !SOURCE_FILE.test(from)),
    overlaid: overlaid.slice(0, MAX_OVERLAID),
    unoptimized: argv.includes('-N'),
    uninlined: argv.includes('-l'),
    instrumented: INSTRUMENTS.filter((name) => argv.includes(`-${name}`))
  }
}

function rewritesOf(list: string): { from: string; to: string }[] {
  // Of most packages the work folder alone is rewritten, to nothing.
  if (!list.includes(';') && list.endsWith('=>')) return []
  return list.split(';').flatMap((entry) => {
    const arrow = entry.indexOf('=>')
    return arrow < 0 ? [] : [{ from: entry.slice(0, arrow), to: entry.slice(arrow + 2) }]
  })
}

function valueAfter(argv: readonly string[], name: string): string | null {
  const at = argv.indexOf(name)
  return at < 0 ? null : (argv[at + 1] ?? null)
}
