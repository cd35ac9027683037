/** What is said of an error that no cause knows: its own words, and nothing that is not in them. */
import { quote } from '../text/markup.ts'
import { exitCodeMeaning } from './exit-codes.ts'
import type { RawError } from './raw-error.ts'

/**
 * What the go command says with `go: ` in front and goes on: hints, and what it leaves out. All that its source prints
 * so without failing, in Go 1.21 to 1.27, and that no cause knows.
 */
const HINT =
  /^(?:trying upgrade to |accepting indirect upgrade |read full module graph|(?:dropping|ignoring) requirement on excluded |ignoring package |toolchain upgrade needed |upgrading toolchain to |default toolchain set to |using (?:local|\S{1,100}) toolchain |no dependencies to vendor|no module dependencies to download|not (?:fixing|formatting|generating in) packages in dependency |writing (?:stat|go\.mod) cache: |-\w{1,10} flag is (?:deprecated|a no-op)|switching from \S{1,100} to \S{1,100}|[^\n]{1,1000} requires go >= \S{1,100}; switching to )/

/** What has the form of an error, though no cause knows it. A remark of a C compiler is none. */
export function isError({ form, message, file, column, package: pkg }: RawError): boolean {
  if (form === 'line' || /^(?:warning|note|info|remark): /i.test(message)) return false
  if (form === 'go' && HINT.test(message)) return false
  if (form !== 'place') return !message.startsWith('warning: ')
  // `main.go:12: listening` is what a program logs; a compiler names the column, or stands below its `# package`.
  return column !== null || pkg !== null || /(?:^|[\\/])go\.(?:mod|sum|work)$/.test(file ?? '')
}

/** The error's own words. */
export function unknownMessage(error: RawError): string {
  if (error.form !== 'exit') return `no known cause: ${quote(error.message, 600)}`
  const code = /(?<!\d)\d+$/.exec(error.message)?.[0]
  const words =
    error.lines.length === 0 ? '' : `; the log says last: ${error.lines.map((line) => quote(line, 300)).join(', ')}`
  if (code === undefined) return `the log says that something failed, and not what${words}`
  return `no known cause. Exit code ${code} is ${exitCodeMeaning(Number(code))}${words}`
}

export function unknownFix(error: RawError): string {
  return error.form === 'exit'
    ? 'read what the command printed before it ended; run it again by itself to see that'
    : 'read the lines as they were printed; no entry of the catalogue knows them'
}
