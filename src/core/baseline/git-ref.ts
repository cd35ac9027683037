/**
 * The name of a git ref that holds records, and how records lie in it.
 *
 * A branch holds one file for each key. Notes hold, for each commit, one line of JSON for each key: what is in a note is
 * text that `git notes show` prints, and lines of several jobs can stand below each other in it.
 */
import { GateError } from '../errors.ts'
import { quote } from '../text/markup.ts'

/** The branch that `baseline: git` means. */
const DEFAULT_GIT_REF = 'go-provenance-gate'

export interface GitRef {
  readonly kind: 'branch' | 'notes'
  /** In full: `refs/heads/...` or `refs/notes/...`. */
  readonly name: string
}

const MAX_REF = 250

/**
 * The ref that a user names: a branch, short or in full, or notes in full; the default for an empty text. `null` for
 * anything else, a name that git itself would refuse among them.
 */
export function gitRefOf(text: string): GitRef | null {
  const given = text === '' ? DEFAULT_GIT_REF : text
  const name = given.startsWith('refs/') ? given : `refs/heads/${given}`
  const kind = name.startsWith('refs/heads/') ? 'branch' : name.startsWith('refs/notes/') ? 'notes' : null
  return kind === null || given.startsWith('-') || !isRefName(name) ? null : { kind, name }
}

/** The same for a ref that must be one. Throws GateError `input`. */
export function parseGitRef(text: string): GitRef {
  const ref = gitRefOf(text)
  if (ref !== null) return ref
  throw new GateError(
    'input',
    `baseline: expected a branch or \`refs/notes/NAME\` behind \`git:\`, got ${quote(text)}`,
    { fix: `\`baseline: git\` takes the branch \`${DEFAULT_GIT_REF}\`` }
  )
}

/** The rules of git-check-ref-format(1) for a full name; a test holds this and git to the same answers. */
function isRefName(name: string): boolean {
  // oxlint-disable-next-line no-control-regex -- git refuses control characters
  if (name.length > MAX_REF || /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\.$/.test(name)) return false
  const parts = name.split('/')
  return parts.length > 1 && parts.every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'))
}

/** `go-provenance-gate-v1-...` of core/baseline/key.ts; what could be a path or an option is no key. */
const KEY = /^go-provenance-gate-v\d+-[\w.-]{1,400}$/

/** Whether a name in the branch's tree is one of ours. */
export function isRecordName(name: string): boolean {
  return name.endsWith('.json') && KEY.test(name.slice(0, -'.json'.length))
}

/** The file of a key in a branch. Throws GateError `input` for a key that this program did not make. */
export function recordName(key: string): string {
  const name = `${key.replace(/-$/, '')}.json`
  if (!isRecordName(name)) throw new GateError('input', `${quote(key)} is no key of a baseline`)
  return name
}

const lineStart = (key: string): string =>
  `{"key":${JSON.stringify(recordName(key).slice(0, -'.json'.length))},"record":`

/** The text of a key's record in a note, `null` when it has none. What stands there is as untrusted as the rest. */
export function noteRecord(note: string, key: string): string | null {
  const start = lineStart(key)
  const line = note.split('\n').findLast((candidate) => candidate.startsWith(start))
  return line === undefined ? null : line.slice(start.length).replace(/\}\s*$/, '')
}

/** A note with a key's record in it, in place of the one that it had; every other line stays as it is. */
export function noteWithRecord(note: string, key: string, record: string): string {
  const start = lineStart(key)
  // Between the parts of a canonical text is nothing but white space, and within a JSON string there is no line end.
  const line = `${start}${record.trim().replace(/\n\s*/g, '')}}`
  const others = note.split('\n').filter((candidate) => candidate !== '' && !candidate.startsWith(start))
  return `${[...others, line].join('\n')}\n`
}
