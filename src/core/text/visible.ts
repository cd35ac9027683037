/**
 * Text from outside, made safe to show.
 *
 * Names of files, branches, modules and settings come from pull requests and from binaries. Three things can go wrong
 * when one is printed: control and bidirectional characters make a line read as something else; a newline or a `::`
 * or `##[` makes the runner take a line for a command of ours; sheer length buries the rest. `visible` deals with the
 * first and the last for a single value; `safeLogLine` is the last thing every printed line goes through, so that no
 * combination of harmless values can become a command.
 *
 * Rules of the runner: actions/runner, Runner.Common/ActionCommand.cs (`::` counts at the start of a line after
 * whitespace, `##[` anywhere) and Runner.Worker/Handlers/OutputManager.cs (LF, CRLF and a lone CR end a line).
 */

/** How many characters of one value are shown. The record keeps the whole. */
const MAX_VALUE_CHARS = 300

/* C0 and C1 controls, soft hyphen, Arabic letter mark, zero-width and bidirectional characters, line and paragraph
 * separators, byte order mark, interlinear annotations, tag characters, lone surrogates. */
const UNSAFE =
  // oxlint-disable-next-line no-control-regex -- control characters are the point here
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/gu

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function escapeCharacter(character: string): string {
  const named = NAMED[character]
  if (named !== undefined) return named
  const code = character.codePointAt(0) ?? 0
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
}

/**
 * One value, on one line, with every character that does not show itself written as Go would write it in a quoted
 * string (`\n`, `\x1b`, `\u202e`), cut to `max` characters.
 */
export function visible(value: string, max: number = MAX_VALUE_CHARS): string {
  // Cut before escaping as well: a value of megabytes must not be walked by the regular expression.
  const short = value.length > max ? value.slice(0, max) : value
  const shown = short.replace(UNSAFE, escapeCharacter)
  return value.length > max || shown.length > max ? `${shown.slice(0, max - 1)}…` : shown
}

/** A zero-width space: breaks a token for a machine, invisible to a reader. */
const BREAK = '\u200b'

/**
 * A line for a log in which the runner finds no command: neither `##[` anywhere, nor `::` at its start. Colour codes
 * that the program itself put in survive; line ends do not.
 */
export function safeLogLine(line: string): string {
  return line
    .replace(/[\r\n\v\f\u0085\u2028\u2029]+/g, ' ')
    .replace(/#(?=#\[)/g, `#${BREAK}`)
    .replace(/^(\s*)(?=::)/, `$1${BREAK}`)
}
