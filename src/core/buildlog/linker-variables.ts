/**
 * -X definitions and whether they hit anything.
 *
 * `-X importpath.name=value` sets a string variable. A name that no package has, or one that the linker dropped because
 * nothing uses it, is passed over in silence, exit 0 (cmd/link/internal/ld/data.go, addstrdata): the program then says
 * `dev` of itself. A definition that hit leaves its value in the program's data. The build info repeats the flags with
 * their values, so a value counts only where it stands outside of such a line.
 */
import type { ByteSource } from '../binary/bytes.ts'

/** A shorter text stands in every program by chance. */
const MIN_VALUE_BYTES = 6
/** Definitions that are looked for. */
const MAX_DEFINITIONS = 50
const MAX_VALUE_BYTES = 300
/** How far back the start of a line of build info is looked for. */
const MAX_LINE_BYTES = 1 << 16

export interface Definition {
  /** `main.version`. */
  readonly name: string
  readonly value: string
}

/** The definitions in a linker's arguments whose value can be looked for. The last one of a name wins, as in the linker. */
export function definitions(argv: readonly string[]): Definition[] {
  const found = new Map<string, string>()
  for (const [index, arg] of argv.entries()) {
    const text = /^--?X$/.test(arg) ? argv[index + 1] : /^--?X=(.*)$/s.exec(arg)?.[1]
    const equals = text?.indexOf('=') ?? -1
    if (text === undefined || equals <= 0) continue
    found.set(text.slice(0, equals), text.slice(equals + 1))
  }
  return [...found]
    .map(([name, value]) => ({ name, value }))
    .filter(({ name, value }) => {
      const bytes = Buffer.byteLength(value)
      // The go command's own definition is always there.
      return bytes >= MIN_VALUE_BYTES && bytes <= MAX_VALUE_BYTES && name !== 'runtime.godebugDefault'
    })
    .slice(0, MAX_DEFINITIONS)
}

/**
 * Whether a value stands in the program elsewhere than in a line of its build info. `hits` are file offsets of the value,
 * all of them or so many that some are certainly elsewhere.
 */
export function standsInData(source: ByteSource, hits: readonly number[]): boolean {
  return hits.some((offset) => !isInBuildInfo(source, offset))
}

function isInBuildInfo(source: ByteSource, offset: number): boolean {
  const length = Math.min(MAX_LINE_BYTES, offset)
  const before = Buffer.from(source.read(offset - length, length)).toString('latin1')
  return before.slice(before.lastIndexOf('\n') + 1).startsWith('build\t')
}
