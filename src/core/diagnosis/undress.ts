/**
 * Takes off what CI services and terminals put around a line of output: colours, timestamps, prefixes of commands.
 *
 *   2026-11-21T12:00:00.0000000Z ##[error]./main.go:4:2: undefined: foo   GitHub, Azure
 *   2026-11-21T12:00:00.000000Z 00O ./main.go:4:2: undefined: foo         GitLab; `+` for O continues a line
 *   #12 3.456 ./main.go:4:2: undefined: foo                               docker build
 *   [build] ESC[31m./main.go:4:2: undefined: fooESC[0m                    a terminal
 *
 * Each pattern is anchored and of one pass. What stays of the line is as the go command wrote it, tabs included: they
 * say which lines belong together.
 */

/** A line without its dress, and what the dress said about it. */
export interface Undressed {
  readonly text: string
  /** `command`: the line is a command that is about to run. `end`: the service says how a step ended. */
  readonly role: 'output' | 'command' | 'end'
  /** The exit code that the service names; `null` everywhere else. */
  readonly exitCode: number | null
}

const ESCAPE = String.fromCharCode(27)
const BOM = 0xfeff

// oxlint-disable-next-line no-control-regex -- escape sequences are the point here (ECMA-48: CSI, OSC, two characters)
const SEQUENCE = /\u001b(?:\[[0-9;:?]{0,40}[ -/]{0,4}[@-~]|\][^\u0007\u001b]{0,2000}(?:\u0007|\u001b\\)?|[@-Z\\-_])/g
/** `gh run view --log` puts the names of job and step in front. */
const JOB = /^[^\t]{1,200}\t[^\t]{1,200}\t\uFEFF?(?=\d{4}-\d\d-\d\dT)/
const TIME = /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]? ?(?:[0-9a-f]{2}[OE][+ ])?/
/** GitLab: its number, output or error, and whether the line goes on. */
const STREAM = /^[0-9a-f]{2}[OE][+ ]/
const CLOCK = /^\[?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?\]?(?: |$)/
const BUILDKIT = /^#\d{1,6} (?:\d{1,6}\.\d{1,6} )?/
const SECONDS = /^\d{1,6}\.\d{3} (?=\S)/
/** docker compose, act: a name and a bar. */
const BAR = /^(?:\[[^\]]{1,200}\]|[\w.-]{1,100}-\d{1,4}) {1,20}\| ?/
const COMPOSE = /^[\w.-]{1,100}-\d{1,4} {1,20}\| /
const MARKER =
  /^(?:##\[(?<hash>\w{1,20})\]|\[(?<bracket>command)\]|::(?<colons>error|warning|notice|debug)(?: [^:]{0,2000}(?::[^:]{1,2000}){0,20}?)?::)/
/** How a service, make or docker says that a command ended. */
const ENDED =
  /^(?:Error: )?(?:Process completed with exit code|Bash exited with code|ERROR: Job failed: exit (?:code|status)|The command "[^"]{0,300}" exited with|Exited with code(?: exit status)?|make(?:\[\d{1,3}\])?: \*\*\* [^\n]{1,300}\] Error|ERROR: failed to solve: process "[^"]{0,300}" did not complete successfully: exit code:|The command '[^']{0,300}' returned a non-zero code:) '?(\d{1,5})'?\.?/
const SHELL_PROMPT = /^(?:[$+>%]|PS [^>]{0,200}>) (?=\S)/

/** Undresses one line, given without its line end. */
export function undress(line: string): Undressed {
  let text = line
  const end = text.charCodeAt(text.length - 1)
  if (end === 0x0d) text = text.slice(0, -1)
  // A progress bar writes over itself: what was written last is what is seen.
  if (text.includes('\r')) text = text.slice(text.lastIndexOf('\r') + 1)
  if (text.includes(ESCAPE)) text = text.replace(SEQUENCE, '')
  if (text.charCodeAt(0) === BOM) text = text.slice(1)
  if (text.includes('\t')) text = text.replace(JOB, '')
  // Most lines have nothing in front. A bar is rare, and to look for one costs less than to try a pattern.
  const bar = text.includes(' |')
  if (!bar && (text === '' || FIRST[text.charCodeAt(0)] !== 1)) return { text, role: 'output', exitCode: null }
  return marked(withoutPrefixes(text, bar))
}

/**
 * Characters that begin something to take off: digits, `[`, `#` and `:` of what services put in front, and the first
 * letters of ENDED, of SHELL_PROMPT and of `Error: `.
 */
const FIRST = new Uint8Array(128)
for (const letter of '0123456789[#:BEPTm$+>%') FIRST[letter.charCodeAt(0)] = 1

/** Digits, brackets and `#` start what services put in front; most lines start with neither. */
function withoutPrefixes(line: string, bar: boolean): string {
  let text = line
  if (bar && COMPOSE.test(text)) text = text.replace(BAR, '')
  for (let round = 0; round < 3; round += 1) {
    const first = text.charCodeAt(0)
    const timed = isDigit(first) || first === 0x5b
    if (!timed && first !== 0x23) break
    const before = text
    text = timed ? withoutClock(withoutTime(text), bar) : text.replace(BUILDKIT, '')
    if (text === before) break
  }
  return text
}

/** Clocks, seconds and bars behind a time, or instead of one. */
function withoutClock(line: string, bar: boolean): string {
  const first = line.charCodeAt(0)
  const text = isDigit(first) || first === 0x5b ? line.replace(CLOCK, '').replace(SECONDS, '') : line
  return bar ? text.replace(BAR, '') : text
}

/** How many characters of a time are read by their places: as GitHub, GitLab and docker write it. */
const TIME_CHARS = '2026-11-21T12:00:00.'.length

/**
 * Takes off a time. A log of a service has one in every line, so the usual form is read by hand: digits up to `Z `, and
 * the stream of GitLab behind it. All else is for the pattern.
 */
function withoutTime(text: string): string {
  if (text.charCodeAt(10) !== 0x54 || text.charCodeAt(19) !== 0x2e || !isUsualTime(text)) return text.replace(TIME, '')
  let at = TIME_CHARS
  while (at < TIME_CHARS + 9 && isDigit(text.charCodeAt(at))) at += 1
  const end = at + 2
  if (at === TIME_CHARS || text.charCodeAt(at) !== 0x5a || text.charCodeAt(at + 1) !== 0x20)
    return text.replace(TIME, '')
  const stream = text.charCodeAt(end + 2)
  return text.slice((stream === 0x4f || stream === 0x45) && STREAM.test(text.slice(end, end + 4)) ? end + 4 : end)
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

/** `dddd-dd-ddTdd:dd:dd.` */
function isUsualTime(text: string): boolean {
  for (let at = 0; at < 4; at += 1) if (!isDigit(text.charCodeAt(at))) return false
  for (let at = 4; at < 19; at += 3) {
    if (!isDigit(text.charCodeAt(at + 1)) || !isDigit(text.charCodeAt(at + 2))) return false
  }
  return (
    text.charCodeAt(4) === 0x2d &&
    text.charCodeAt(7) === 0x2d &&
    text.charCodeAt(13) === 0x3a &&
    text.charCodeAt(16) === 0x3a
  )
}

function marked(line: string): Undressed {
  const first = line.charCodeAt(0)
  let text = line
  let name = ''
  // `#`, `[`, `:`
  if (first === 0x23 || first === 0x5b || first === 0x3a) {
    const found = MARKER.exec(text)
    if (found !== null) {
      name = found.groups?.['hash'] ?? found.groups?.['bracket'] ?? found.groups?.['colons'] ?? ''
      text = text.slice(found[0].length)
    }
  }
  const ended = 'BEPTm'.includes(text.charAt(0)) ? ENDED.exec(text) : null
  if (ended !== null) return { text, role: 'end', exitCode: Number(ended[1]) }
  if (name === 'command') return { text, role: 'command', exitCode: null }
  if (name === 'group' && text.startsWith('Run ')) return { text: text.slice(4), role: 'command', exitCode: null }
  if ('$+>%P'.includes(text.charAt(0)) && SHELL_PROMPT.test(text))
    return { text: text.replace(SHELL_PROMPT, ''), role: 'command', exitCode: null }
  // The runner's own error, and how GitHub's page shows `##[error]`.
  if (name === '' && text.startsWith('Error: ') && /^Error: {1,2}(?=\S{1,500}:\d)/.test(text))
    text = text.replace(/^Error: {1,2}/, '')
  return { text, role: 'output', exitCode: null }
}
